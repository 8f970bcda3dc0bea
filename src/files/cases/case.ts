/** One case of a case file. */

import * as z from "zod";
import { message } from "../../errors.ts";
import { isCurrency } from "../../formula/currency.ts";
import { readUnit, type Unit } from "../../formula/units.ts";
import { shown } from "../../issues.ts";
import { sameText } from "../../model/definition.ts";
import type { Case, CaseBook } from "../../plan/cases/case-types.ts";
import { type CaseVat, caseClasses, caseScopes, caseStatuses, vatWords } from "../../plan/cases/classes.ts";
import { readSetting } from "../../plan/settings/grammar.ts";
import { isQuantity, readQuantity } from "../../plan/settings/quantities.ts";
import { quantityText } from "../../plan/settings/quantity-text.ts";
import type { Source } from "../../plan/types.ts";
import { firstYear, lastYear } from "../../plan/years.ts";
import type { JsonDocument, Path } from "../json/json.ts";
import { placeInString, placesIn } from "../json/place.ts";
import {
  citation,
  label,
  numberOrText,
  patterns,
  type Reporter,
  readShape,
  type ShapeId,
  text,
} from "../readers/schema.ts";
import { readCitation } from "../readers/sources-file.ts";
import { keyOf, memberNamed, unknownName } from "./accelerator-names.ts";

export const caseShape = z.strictObject({
  label: label.optional(),
  country: z.string().min(1).max(40).optional(),
  date: z
    .string()
    .regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/, { error: "shape.date" satisfies ShapeId }),
  year: z.number().int().min(firstYear).max(lastYear).optional(),
  class: z.enum(caseClasses),
  status: z.enum(caseStatuses),
  scope: z.enum(caseScopes).optional(),
  gpus: z.record(z.string(), z.number().int().min(1).max(1e9)).optional(),
  mw: z.number().min(1e-3).max(1e6).optional(),
  mwOf: z.enum(["it", "site"]).optional(),
  cost: numberOrText.optional(),
  currency: z.string().optional(),
  rate: z.number().min(1e-6).max(1e9).optional(),
  vat: z
    .union([z.number().min(0).max(1), z.enum(vatWords)], { error: "shape.vat" satisfies ShapeId })
    .optional(),
  operation: z.number().gt(0).max(50).optional(),
  confidence: z.enum(["high", "medium", "low"]).optional(),
  apart: text.optional(),
  doubts: text.optional(),
  set: z.array(z.string()).max(100).optional(),
  source: citation.optional(),
  reason: text.optional(),
});

/** The word for accelerators that are counted but not named. */
const mixed = "mix";

export interface CaseContext extends Pick<CaseBook, "project" | "names" | "rates"> {
  readonly sources: ReadonlyMap<string, Source>;
  readonly reporter: Reporter;
  /** Whether the plan need not have every generation: a case of one that it lacks is not scored. */
  readonly lenient: boolean;
}

/** The case, undefined where it has no year; what is wrong with it is reported, and then it is only good for finding more. */
export function readCase(
  id: string,
  raw: unknown,
  caseContext: CaseContext,
  document: JsonDocument,
): Case | undefined {
  const { reporter, sources } = caseContext;
  const path = ["cases", id];
  if (!patterns.id.safeParse(id).success) reporter.at(path, "shape.id", {}, { key: true });
  // What has the wrong shape hides nothing that is wrong with the rest.
  const file = readShape(caseShape, raw, path, reporter) ?? withoutMisshapen(raw);

  const year = file.year ?? yearOf(file.date, reporter, path);
  const currency = file.currency ?? "USD";
  const cost = readCost(file.cost, currency, caseContext, path);
  if (year !== undefined) checkRate(file.rate, currency, year, caseContext, path);
  const { gpus, unknown } = readGpus(file.gpus ?? {}, caseContext, [...path, "gpus"]);
  const counts = Object.values(file.gpus ?? {});
  const set = readSettings(file.set ?? [], document, [...path, "set"], reporter);
  const source =
    file.source === undefined
      ? "ASSUMPTION"
      : readCitation(file.source, file.reason, [...path, "source"], sources, reporter);
  if (year === undefined) return undefined;
  // A purchase of GPUs of which no page says what is in it is most often of all IT; megawatts may be of rooms or of all that is in them.
  if (file.scope === undefined && counts.length === 0) {
    reporter.at(path, "cases.scope-needed", { scopes: caseScopes.join(", ") });
  }
  const { date = "", class: kind = "commercial", status = "contract", scope = "hardware" } = file;
  return {
    ...{
      id,
      label: file.label ?? sameText(id),
      date,
      year,
      class: kind,
      status,
      scope,
      gpus,
      mwOf: file.mwOf ?? "site",
      currency,
      set,
      source,
      placeOf: placesIn(document),
      unknown,
    },
    confidence: file.confidence ?? "medium",
    ...(counts.length === 0 ? {} : { count: counts.reduce((sum, count) => sum + count) }),
    ...(cost === undefined ? {} : { cost: withoutVat(cost, file.vat) }),
    vat: vatOf(file.vat),
    ...(file.scope === undefined ? { scopeIsAssumed: true as const } : {}),
    ...given(file, "country", "mw", "rate", "operation", "apart", "doubts"),
  };
}

function withoutVat(cost: number, vat: CaseShape["vat"]): number {
  return typeof vat === "number" ? cost / (1 + vat) : cost;
}

function vatOf(vat: CaseShape["vat"]): CaseVat {
  if (typeof vat === "number") return vat > 0 ? "removed" : "excluded";
  return vat ?? "not-stated";
}

/** The year of a date; none that is beyond what a horizon may be. */
function yearOf(date: string | undefined, reporter: Reporter, path: Path): number | undefined {
  if (date === undefined) return undefined;
  const year = Number(date.slice(0, 4));
  if (year >= firstYear && year <= lastYear) return year;
  const values = { key: date, first: firstYear, last: lastYear };
  reporter.at([...path, "date"], "plan.values-year", values);
  return undefined;
}

type CaseShape = z.infer<typeof caseShape>;

/** The fields that have the shape they should have. */
function withoutMisshapen(raw: unknown): Partial<CaseShape> {
  const fields = typeof raw === "object" && raw !== null ? Object.entries(raw) : [];
  const shapes: Readonly<Record<string, z.ZodType>> = caseShape.shape;
  return Object.fromEntries(fields.filter(([key, value]) => shapes[key]?.safeParse(value).success));
}

function given<T extends object, K extends keyof T>(file: T, ...keys: K[]): { [P in K]: NonNullable<T[P]> } {
  return Object.fromEntries(keys.filter((key) => file[key] !== undefined).map((key) => [key, file[key]])) as {
    [P in K]: NonNullable<T[P]>;
  };
}

/** Plain numbers and amounts as people write them, in whole units of the currency. */
function readCost(
  written: number | string | undefined,
  currency: string,
  { project, reporter }: CaseContext,
  path: Path,
): number | undefined {
  if (!isCurrency(currency)) {
    reporter.at([...path, "currency"], "plan.unknown-currency", { currency: shown(currency) });
    return undefined;
  }
  if (written === undefined) return undefined;
  const context = { ...project.context, currency, decimals: 0 };
  const { unit } = readUnit("money", context) as { unit: Unit };
  const read =
    typeof written === "number" ? { value: written, bare: true } : readQuantity(written, unit, context);
  if (!isQuantity(read)) reporter.at([...path, "cost"], read.id, read.values, { next: read.next ?? [] });
  else if (read.value > Number.MAX_SAFE_INTEGER) {
    const most = quantityText(Number.MAX_SAFE_INTEGER, unit, context);
    reporter.at([...path, "cost"], "quantity.too-large", { text: String(written), most });
  } else if (read.value > 0) return read.value;
  else reporter.at([...path, "cost"], "cases.not-positive");
  return undefined;
}

/** A cost in a currency that has no rate of the year cannot be held against one in dollars. */
function checkRate(
  rate: number | undefined,
  currency: string,
  year: number,
  { rates, reporter }: CaseContext,
  path: Path,
): void {
  if (rate !== undefined || currency === "USD" || !isCurrency(currency)) return;
  const known = rates.get(currency);
  if (known?.has(year)) return;
  const next = [message("cases.give-rate", { currency })];
  reporter.at([...path, "currency"], "cases.no-rate", { currency, year }, { next });
}

/** By member, how many; two names of one generation add up. Of a mix that is not named, none. */
function readGpus(
  written: Readonly<Record<string, number>>,
  { names, reporter, lenient }: CaseContext,
  path: Path,
): { gpus: ReadonlyMap<string, number>; unknown: readonly string[] } {
  const gpus = new Map<string, number>();
  const unknown: string[] = [];
  for (const [name, count] of Object.entries(written)) {
    if (keyOf(name) === mixed) {
      if (Object.keys(written).length > 1) reporter.at([...path, name], "cases.mix-alone", {}, { key: true });
      continue;
    }
    const member = memberNamed(name, names);
    if (member === undefined && lenient) unknown.push(name);
    else if (member === undefined) unknownName(name, [...path, name], names, reporter, true);
    else gpus.set(member, (gpus.get(member) ?? 0) + count);
  }
  return { gpus, unknown };
}

/** The settings in the list at `path`; what cannot be read is reported. */
export function readSettings(
  written: readonly string[],
  document: JsonDocument,
  path: Path,
  { issues }: Reporter,
): Case["set"] {
  return written.flatMap((text, index) => {
    const change = readSetting(text);
    if (!("malformed" in change)) return [{ change, index }];
    const { span, ...wrong } = change.malformed;
    issues.push({ ...wrong, place: placeInString(document, [...path, index], span.from, span.to) });
    return [];
  });
}
