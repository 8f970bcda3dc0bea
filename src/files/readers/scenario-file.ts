/** Scenario files: what differs from the plan, and why. */

import * as z from "zod";
import { type Issue, message, shellWord } from "../../errors.ts";
import { limits } from "../../limits.ts";
import { sameText } from "../../model/definition.ts";
import { type Change, readSetting } from "../../plan/settings/grammar.ts";
import type { Project, ScenarioFile, ScenarioOrigin } from "../../plan/types.ts";
import type { JsonDocument } from "../json/json.ts";
import { placeInString, placeOf, placesIn } from "../json/place.ts";
import { citation, forEditors, patterns, readShape, reporterFor, text } from "./schema.ts";
import { readCitation } from "./sources-file.ts";

export const fileShape = z.strictObject({
  ...forEditors,
  format: z.literal("baekjo/scenario/1"),
  id: patterns.id.optional(),
  label: text.optional(),
  why: text.optional(),
  basis: text.optional(),
  basis_short: text.optional(),
  source: citation.optional(),
  reason: text.optional(),
  extends: z.string().optional(),
  set: z.array(z.string()).max(limits.settings).optional(),
  unset: z.array(z.string()).max(limits.settings).optional(),
});

/**
 * The scenario in a file. One that ships has to say its label, why and source, and has its file's name as id (`shippedAs`);
 * a user's own, also where it lies beside a plan, may be as short as its settings, and then counts as an assumption.
 */
export function readScenario(
  document: JsonDocument,
  as: ScenarioOrigin,
  { sources, plan: { calendar } }: Pick<Project, "sources" | "plan">,
): { scenario: ScenarioFile | undefined; issues: readonly Issue[] } {
  const other = anotherKind(document);
  if (other !== undefined) return { scenario: undefined, issues: [other] };
  const reporter = reporterFor(document);
  const { issues } = reporter;
  const file = readShape(fileShape, document.value, [], reporter);
  if (file === undefined) return { scenario: undefined, issues };

  const shipped = "shippedAs" in as;
  const id = shipped ? as.shippedAs : document.file;
  const own = shipped && as.own === true;
  if (shipped && !own) {
    for (const key of ["id", "label", "why", "source"] as const) {
      if (file[key] === undefined) reporter.at([], "shape.missing", { key });
    }
    for (const key of ["label", "why", "basis", "basis_short"] as const) {
      if (file[key] !== undefined && !inBothLanguages(document.value, key)) {
        reporter.at([key], "scenario.one-language");
      }
    }
  }
  if (shipped && file.id !== undefined && file.id !== id) {
    reporter.at(["id"], "scenario.id-file", { id: file.id, file: id });
  }
  const source =
    file.source === undefined
      ? "ASSUMPTION"
      : readCitation(
          file.source,
          file.reason ?? (shipped && !own ? undefined : ""),
          ["source"],
          sources,
          reporter,
        );

  const set: { change: Change; index: number }[] = [];
  for (const [index, text] of (file.set ?? []).entries()) {
    const read = readSetting(text, calendar);
    if (!("malformed" in read)) {
      set.push({ change: read, index });
      continue;
    }
    const { span, ...wrong } = read.malformed;
    issues.push({ ...wrong, place: placeInString(document, ["set", index], span.from, span.to) });
  }
  const reason = file.reason ?? file.why;
  const scenario: ScenarioFile = {
    ...{ id, source, set, issues, unset: file.unset ?? [] },
    ...{ file: document.file, content: document.value, placeOf: placesIn(document) },
    from: shipped ? "shipped" : as.from,
    label: file.label ?? sameText(file.id ?? id),
    why: file.why,
    ...(file.basis === undefined ? {} : { basis: file.basis, basisShort: file.basis_short }),
    reason,
    extends: file.extends,
  };
  return { scenario, issues };
}

function inBothLanguages(file: unknown, key: string): boolean {
  const value = (file as Readonly<Record<string, unknown>>)[key];
  return typeof value === "object" && value !== null && "en" in value && "ko" in value;
}

/** A plan or a saved result in the place of a scenario: what it is, and where it belongs. */
function anotherKind(document: JsonDocument): Issue | undefined {
  const format = (document.value as { readonly format?: unknown } | null)?.format;
  const kind = typeof format === "string" ? /^baekjo\/([a-z]+)\/\d+$/.exec(format)?.[1] : undefined;
  if (kind === undefined || ["scenario", "model", "sources", "checks", "actuals", "cases"].includes(kind))
    return undefined;
  const file = shellWord(document.file);
  const values = { file: document.file.slice(0, 80) };
  const place = placeOf(document, ["format"]);
  const commands =
    kind === "plan"
      ? [`baekjo run --plan ${file}`, `baekjo compare --plan ${file} --plan OTHER.json`]
      : [`baekjo compare ${file} OTHER.json`, `baekjo replay ${file}`];
  const next = commands.map((command) => message("next.see", { command }));
  return { ...message(kind === "plan" ? "scenario.is-plan" : "scenario.is-result", values), place, next };
}
