/** A result that was saved as JSON: a stranger's file like any other, read before anything is done that it asks for. */

import * as z from "zod";
import { Failure, type Issue, type Message, message, type Place } from "../../errors.ts";
import { capped, shown } from "../../issues.ts";
import { append } from "../../lists.ts";
import { type Kind, kinds } from "../../model/definition.ts";
import type { Currency } from "../../model/inputs.ts";
import { placeAt } from "../../places.ts";
import type { Recorded } from "../../plan/types.ts";
import type { Calendar } from "../../year-names.ts";
import { type JsonDocument, readJson } from "../json/json.ts";
import { placeOf } from "../json/place.ts";
import { readBytes } from "../json/read-file.ts";
import { readShape, reporterFor } from "../readers/schema.ts";
import { upgraded } from "./format-1.ts";

export interface SavedResult {
  readonly file: string;
  /** What made it: "run". */
  readonly command: string;
  readonly version: string;
  readonly planFile?: string;
  readonly modelFile?: string;
  /** The whole of it. */
  readonly document: Readonly<Record<string, unknown>>;
  /** The same with the place of each of its values. */
  readonly source: JsonDocument;
}

export interface ReplayableResult extends SavedResult {
  readonly arguments: readonly string[];
  readonly options: Readonly<Record<string, string | number | boolean | readonly string[]>>;
  /** By name, each as JSON. */
  readonly contents: ReadonlyMap<string, string>;
  readonly plan: Recorded["plan"];
  readonly model: Recorded["model"];
}

const short = z.string().max(4000);
const texts = z.record(z.string(), short);
const file = z.object({ file: short.optional() });

/** Newer versions may have added to it. */
const savedShape = z.object({
  format: z.string(),
  version: z.string().max(50),
  plan: file.optional(),
  model: file.optional(),
});

const provenanceShape = z.object({
  arguments: z.array(short).max(100),
  options: z.record(z.string(), z.union([short, z.number(), z.boolean(), z.array(short).max(1000)])),
  scenarios: z.record(z.string(), z.unknown()),
  plan: z.object({ fingerprint: z.string(), inputs: texts }),
  model: z.object({ fingerprint: z.string(), defaults: texts, formulas: texts, requirements: texts }),
});

/** Commands whose results are calculated from scenarios. */
export const replayable = ["run", "compare", "sweep", "solve", "simulate", "sensitivity"] as const;

/** Formats of results that are read: what is older than the last is made one of it first. */
const readable: readonly string[] = ["1", "2"];

/** A result in the format of today. Throws Failure: "file" where it cannot be read, "input" for what is no result of this program. */
export function readSaved(name: string): SavedResult {
  const bytes = readBytes(name);
  if (isNdjson(bytes)) throw new Failure("input", message("saved.ndjson", { file: name }));
  const read = readJson(name, bytes);
  const format = (read.value as { format?: unknown } | null)?.format;
  const parts = /^baekjo\/([a-z]+)\/(\d+)$/.exec(typeof format === "string" ? format : "");
  const place = placeOf(read, read.find(["format"]) === undefined ? [] : ["format"]);
  if (parts === null) throw new Failure("input", { ...message("saved.not-result"), place });
  const [, command, version] = parts as unknown as readonly [string, string, string];
  if (!readable.includes(version)) {
    const values = { version, readable: readable.join(", ") };
    throw new Failure("input", { ...message("saved.format-version", values), place });
  }
  if (!(replayable as readonly string[]).includes(command)) throw notWork(format as string, place);
  const document = version === "1" ? upgraded(read, command) : read;
  const reporter = reporterFor(document);
  const shape = readShape(savedShape, document.value, [], reporter);
  if (shape === undefined || reporter.issues.length > 0) {
    throw new Failure("input", capped(reporter.issues));
  }
  return {
    file: name,
    command: command,
    version: shape.version,
    planFile: shape.plan?.file,
    modelFile: shape.model?.file,
    document: document.value as Readonly<Record<string, unknown>>,
    source: document,
  };
}

/** A saved result with what it was made of. Throws Failure, for other documents and for results that do not record it. */
export function readReplayable(name: string): ReplayableResult {
  const saved = readSaved(name);
  const { document } = saved;
  if (document.provenance === undefined) {
    throw new Failure("input", {
      ...message("saved.not-recorded", { version: saved.version }),
      place: placeOf(saved.source, []),
      next: saved.command === "compare" ? [message("saved.of-two")] : [],
    });
  }
  const misprints = misprintsIn(saved.source);
  if (misprints.length > 0) throw new Failure("input", capped(misprints));
  const reporter = reporterFor(saved.source);
  const provenance = readShape(provenanceShape, document.provenance, ["provenance"], reporter);
  if (provenance === undefined || reporter.issues.length > 0)
    throw new Failure("input", capped(reporter.issues));
  return {
    ...saved,
    arguments: provenance.arguments,
    options: provenance.options,
    contents: new Map(
      Object.entries(provenance.scenarios).map(([id, content]) => [id, JSON.stringify(content)]),
    ),
    plan: provenance.plan,
    model: provenance.model,
  };
}

/**
 * Numbers that differ in a digit from what results print, though they are read as the same double: 0.30000000000000005 is
 * 0.30000000000000004. Other ways to write a number (1.0, 1E5) are a program's, not a changed digit.
 */
function misprintsIn({ root, lines }: JsonDocument): Issue[] {
  const issues: Issue[] = [];
  const queue = [root];
  for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
    if (node.children !== undefined) append(queue, node.children);
    if (node.type !== "number") continue;
    const written = lines.text.slice(node.offset, node.offset + node.length);
    const usual = String(node.value);
    if (written === usual || written.length !== usual.length) continue;
    if (written.replaceAll(/\d/g, "0") !== usual.replaceAll(/\d/g, "0")) continue;
    const place = placeAt(lines, node.offset, node.length);
    issues.push({ ...message("saved.misprint", { written, usual }), place });
  }
  return issues;
}

function notWork(format: string, place: Place): Failure {
  const next: Message[] = /^baekjo\/part\/\d+$/.test(format)
    ? [message("next.see", { command: "baekjo merge --help" })]
    : [message("saved.commands", { commands: replayable.join(", ") })];
  return new Failure("input", { ...message("saved.not-work", { format: shown(format) }), place, next });
}

/** Its first line is a whole record. */
function isNdjson(bytes: Uint8Array): boolean {
  const end = bytes.indexOf(10);
  const line = new TextDecoder().decode(bytes.subarray(0, Math.max(end, 0)));
  return line.startsWith('{"format":"baekjo/') && line.endsWith("}") && line.includes('"record":"head"');
}

/** A figure of a saved result as one number: its total, and of a rate its last year. */
export interface SavedAmount {
  readonly scenario: string;
  readonly metric: string;
  readonly unit: string;
  readonly value: number | null;
}

const amount = z.number().nullable();
const rowsShape = z.object({
  years: z.array(z.number()),
  money: z.object({ currency: z.string(), prices: z.number().optional() }).optional(),
  rows: z.array(
    z.object({
      scenario: z.string(),
      metric: z.string(),
      unit: z.string(),
      kind: z.string(),
      /** Of simulations: which statistic of a figure. */
      statistic: z.string().optional(),
      values: z.array(amount),
      total: amount,
    }),
  ),
});

/** The figures of a saved result, and what their money is expressed in. Throws Failure "input" where it holds none. */
export function savedAmounts({ source, document }: SavedResult): {
  readonly years: readonly number[];
  readonly money: { readonly currency?: string; readonly prices?: number };
  readonly amounts: readonly SavedAmount[];
} {
  const reporter = reporterFor(source);
  const read = readShape(rowsShape, document, [], reporter);
  if (read === undefined || reporter.issues.length > 0) throw new Failure("input", capped(reporter.issues));
  const { currency, prices } = read.money ?? {};
  return {
    years: read.years,
    money: { currency, prices },
    amounts: read.rows
      .filter(({ statistic }) => statistic === undefined || statistic === "point")
      .map(({ scenario, metric, unit, kind, values, total }) => ({
        ...{ scenario, metric, unit },
        value: kind === "rate" ? (values.at(-1) ?? null) : total,
      })),
  };
}

/** A row of a saved result, over its years. */
export interface SavedRow {
  readonly scenario: string;
  readonly metric: string;
  readonly label: string;
  readonly unit: string;
  readonly kind: Kind;
  readonly payer?: string | undefined;
  /** Of simulations: which statistic of a figure. */
  readonly statistic?: string | undefined;
  readonly values: readonly (number | null)[];
  /** The values of the years ahead of the result's own, where its finding is of the row and may speak of them. */
  readonly earlier?: readonly (number | null)[];
  readonly total: number | null;
}

/** The rows of a saved result and what they are about, as its file has it. */
export interface SavedRows {
  readonly file: string;
  /** The plan that it is of, where that is not the one taken where none is named. */
  readonly planFile?: string | undefined;
  readonly plan: {
    readonly id: string;
    readonly label: string;
    readonly currency: Currency;
    readonly years?: Calendar | undefined;
  };
  readonly model: { readonly id: string };
  readonly money: { readonly currency: Currency; readonly prices?: number };
  readonly scenarios: readonly {
    readonly name: string;
    readonly label: string;
    readonly inputs: number;
    readonly assumptions: number;
  }[];
  readonly years: readonly number[];
  /** The metrics that its finding is of. */
  readonly about: readonly string[];
  readonly rows: readonly SavedRow[];
}

/** Commands whose results have rows over the years. */
const withRows: readonly string[] = ["run", "compare", "simulate"];

const currencyShape = z.object({ code: z.string().max(10), decimals: z.number().int().min(-9).max(9) });
const calendarShape = z.object({
  range: z.string().max(20),
  name: z.string().max(60),
  begin: z.string().max(7),
});
const count = z.number().int().min(0);
const name = z.string().max(4000);
const wholeShape = z.object({
  plan: z.object({ id: name, label: name, currency: currencyShape, years: calendarShape.optional() }),
  model: z.object({ id: name }),
  money: z
    .object({
      currency: z.string().max(10),
      decimals: z.number().int().min(-9).max(9),
      prices: z.number().optional(),
    })
    .optional(),
  scenarios: z
    .array(z.object({ name, label: name, inputs: count, assumptions: count }))
    .min(1)
    .max(1000),
  years: z.array(z.number().int()).min(1).max(1000),
  finding: z
    .object({ metrics: z.array(name).max(10).optional(), earlier: z.array(amount).max(1000).optional() })
    .optional(),
  rows: z.array(
    z.object({
      ...{ scenario: name, metric: name, label: name, unit: name, kind: z.enum(kinds) },
      ...{ payer: name.optional(), statistic: name.optional() },
      values: z.array(amount),
      total: amount,
    }),
  ),
});

/** Throws Failure "input" for results that have no rows over the years, or not in this shape. */
export function savedRows({ file: named, planFile, command, source, document }: SavedResult): SavedRows {
  if (!withRows.includes(command)) {
    const values = { file: named, command, commands: withRows.join(", ") };
    throw new Failure("input", { ...message("saved.no-rows", values), place: placeOf(source, ["format"]) });
  }
  const reporter = reporterFor(source);
  const read = readShape(wholeShape, document, [], reporter);
  if (read === undefined || reporter.issues.length > 0) throw new Failure("input", capped(reporter.issues));
  const { money, plan } = read;
  const currency = money === undefined ? plan.currency : { code: money.currency, decimals: money.decimals };
  const prices = money?.prices === undefined ? {} : { prices: money.prices };
  const { metrics: about = [], earlier } = read.finding ?? {};
  const rows = read.rows.map((row) =>
    earlier !== undefined && row.metric === about[0] ? { ...row, earlier } : row,
  );
  return { ...read, rows, about, file: named, planFile, money: { currency, ...prices } };
}
