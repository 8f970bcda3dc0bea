/** A file of checks: statements about the figures, about where they come from, and about results that were published. */

import { dirname, isAbsolute, join } from "node:path";
import * as z from "zod";
import { Failure } from "../../errors.ts";
import { capped } from "../../issues.ts";
import { type Check, type Checks, defaultSeed, defaultTrials } from "../../plan/checks.ts";
import { type JsonDocument, readJson } from "../json/json.ts";
import { placeInString, placeOf } from "../json/place.ts";
import { readBytes } from "../json/read-file.ts";
import { forEditors, patterns, type Reporter, readShape, reporterFor, type ShapeId, text } from "./schema.ts";

const short = z.string().min(1).max(2000);
const percent = z.string().regex(/^\s*\d+(\.\d+)?\s*%\s*$/, { error: "shape.percent" satisfies ShapeId });

export const checkShape = z.strictObject({
  id: patterns.id,
  text: text.optional(),
  reason: text.optional(),
  level: z.enum(["fail", "warn"]).optional(),
  assert: short.optional(),
  defined: z.union([z.literal("all"), z.array(short).min(1).max(1000)]).optional(),
  scenarios: z.array(short).min(1).max(1000).optional(),
  each: z.literal("year").optional(),
  matrix: z.boolean().optional(),
  coverage: z.strictObject({ sourced: percent.optional(), documented: percent.optional() }).optional(),
  unused: z.number().int().min(0).optional(),
  age: z
    .string()
    .regex(/^\s*\d{1,4}\s*(mo|months?|years?)\s*$/, { error: "shape.months" satisfies ShapeId })
    .optional(),
  drift: z
    .strictObject({ result: short, metric: short, scenario: short.optional(), within: percent })
    .optional(),
});

export const fileShape = z.strictObject({
  ...forEditors,
  format: z.literal("baekjo/checks/1"),
  trials: z.number().int().min(100).max(10_000_000).optional(),
  seed: z.number().int().min(0).optional(),
  checks: z.array(z.unknown()).min(1).max(1000),
});

const kinds = ["assert", "defined", "coverage", "unused", "age", "drift"] as const;
/** Keys that only speak of some kinds. */
const belongs: Readonly<Record<string, readonly string[]>> = {
  scenarios: ["assert", "defined"],
  matrix: ["assert", "defined"],
  each: ["assert"],
};

/**
 * Reads a file of checks, named to the user as `shown`, or its content where that is known. A check that is wrong by itself is invalid, with what is wrong with it, and the
 * others are read. Throws Failure: "file", or "input" with all that is wrong with the file around them.
 */
export function readChecks(file: string, shown: string, content?: Uint8Array): Checks {
  const document = readJson(shown, content ?? readBytes(file));
  const reporter = reporterFor(document);
  const read = readShape(fileShape, document.value, [], reporter);
  const checks: Check[] = [];
  const ids = new Set<string>();
  for (const [i, raw] of (read?.checks ?? []).entries()) {
    const path = ["checks", i];
    const own = reporterFor(document);
    const shape = readShape(checkShape, raw, path, own);
    const check = shape && checkOf(shape, path, document, own, dirname(file));
    const given = (raw as { readonly id?: unknown } | null)?.id;
    const named = typeof given === "string" && patterns.id.safeParse(given).success ? given : undefined;
    const twice = named !== undefined && ids.has(named);
    if (twice) own.at([...path, "id"], "check.twice", { id: named });
    const id = named === undefined || twice ? `check-${i + 1}` : named;
    ids.add(id);
    if (check !== undefined && own.issues.length === 0) checks.push(check);
    else {
      const issues = capped(own.issues);
      checks.push({ kind: "invalid", id, level: "fail", place: placeOf(document, path), issues });
    }
  }
  if (read === undefined || reporter.issues.length > 0) throw new Failure("input", capped(reporter.issues));
  return { file: shown, trials: read.trials ?? defaultTrials, seed: read.seed ?? defaultSeed, checks };
}

function checkOf(
  shape: z.infer<typeof checkShape>,
  path: readonly (string | number)[],
  document: JsonDocument,
  reporter: Reporter,
  folder: string,
): Check | undefined {
  const given = kinds.filter((kind) => shape[kind] !== undefined);
  const [kind] = given;
  if (kind === undefined || given.length > 1) {
    reporter.at(path, "check.one-kind", { kinds: kinds.join(", ") });
    return undefined;
  }
  for (const [key, of] of Object.entries(belongs)) {
    if (shape[key as "each"] !== undefined && !of.includes(kind)) {
      reporter.at([...path, key], "check.not-with", { key, kind }, { key: true });
    }
  }
  const common = {
    id: shape.id,
    level: shape.level ?? "fail",
    place: placeOf(document, [...path, kind]),
    text: shape.text,
    reason: shape.reason,
  } as const;
  const within = {
    matrix: shape.matrix ?? false,
    scenarios: (shape.scenarios ?? []).map((pattern, i) => ({
      pattern,
      place: placeOf(document, [...path, "scenarios", i]),
    })),
  };
  switch (kind) {
    case "assert":
      return {
        ...common,
        ...within,
        kind,
        assert: shape.assert as string,
        yearly: shape.each === "year",
        placeOf: ({ from, to }) => placeInString(document, [...path, "assert"], from, to),
        notes: [],
      };
    case "defined":
      return { ...common, ...within, kind, defined: shape.defined ?? "all" };
    case "coverage": {
      const { sourced, documented } = shape.coverage ?? {};
      if (sourced === undefined && documented === undefined) {
        reporter.at([...path, kind], "shape.empty");
        return undefined;
      }
      return {
        ...common,
        kind,
        ...(sourced === undefined ? {} : { sourced: shareOf(sourced) }),
        ...(documented === undefined ? {} : { documented: shareOf(documented) }),
      };
    }
    case "unused":
      return { ...common, kind, most: shape.unused ?? 0 };
    case "age": {
      const [, count = "", unit = ""] = /(\d+)\s*(\w+)/.exec(shape.age ?? "") ?? [];
      return { ...common, kind, months: Number(count) * (unit.startsWith("y") ? 12 : 1) };
    }
    case "drift": {
      const { result = "", metric = "", scenario, within: limit = "" } = shape.drift ?? {};
      const named = isAbsolute(result) ? result : join(folder, result);
      const only = scenario === undefined ? {} : { scenario };
      return { ...common, kind, file: named, metric, ...only, within: shareOf(limit) };
    }
  }
}

/** 20% as 0.2. */
function shareOf(percent: string): number {
  return Number.parseFloat(percent) / 100;
}
