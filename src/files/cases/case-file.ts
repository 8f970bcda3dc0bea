/**
 * Case files: real projects with what was bought and what was paid, and beside them the generations of accelerator and the exchange
 * rates that only cases need. What a case file does not bring is taken from the one that ships.
 */

import * as z from "zod";
import { Failure, type Issue, message } from "../../errors.ts";
import { isCurrency } from "../../formula/currency.ts";
import { capped, shown } from "../../issues.ts";
import { append } from "../../lists.ts";
import { caseRun } from "../../plan/cases/case-scenario.ts";
import type { Case, CaseBook, ReferenceClass, SharedSettings } from "../../plan/cases/case-types.ts";
import { caseClasses, vatWords } from "../../plan/cases/classes.ts";
import type { Citation, Project, Source } from "../../plan/types.ts";
import { firstYear, lastYear } from "../../plan/years.ts";
import { type JsonDocument, type Path, readJson } from "../json/json.ts";
import { placesIn } from "../json/place.ts";
import { exists, readBytes } from "../json/read-file.ts";
import {
  anything,
  citation,
  forEditors,
  label,
  patterns,
  type Reporter,
  readShape,
  reporterFor,
  text,
} from "../readers/schema.ts";
import { readCitation, readSourceRecord } from "../readers/sources-file.ts";
import { keyOf, memberNamed, unknownName } from "./accelerator-names.ts";
import { readCase, readSettings } from "./case.ts";
import { extend, generationShape } from "./generations.ts";

const settings = z.array(z.string()).max(100);

/** What held for all cases of a year or class. */
const sharedShape = z.strictObject({
  set: settings,
  without: z.record(z.string(), settings).optional(),
  source: citation,
  reason: text.optional(),
});

/** What held for buyers of a class; of VAT, where cases of the same file do not state it. */
const classShape = sharedShape.extend({
  vat: z.strictObject({ is: z.enum(vatWords), source: citation, reason: text.optional() }).optional(),
});

/** What held for orders of fewer GPUs than `below`. */
const smallShape = sharedShape.omit({ without: true }).extend({ below: z.number().int().min(2).max(1e6) });

export const fileShape = z.strictObject({
  ...forEditors,
  format: z.literal("baekjo/cases/1"),
  about: text.optional(),
  sources: anything.optional(),
  rates: z.strictObject({ source: citation, reason: text.optional(), perDollar: anything }).optional(),
  generations: z.record(z.string(), generationShape).optional(),
  names: z.record(z.string(), z.string()).optional(),
  years: z.record(z.string(), sharedShape).optional(),
  classes: z.partialRecord(z.enum(caseClasses), classShape).optional(),
  small: smallShape.optional(),
  since: z.string().optional(),
  reference: z
    .strictObject({
      label,
      scenario: patterns.id,
      n: z.number().int().min(1),
      ratio: z.number().positive(),
      logSpread: z.number().min(0),
      source: citation,
    })
    .optional(),
  cases: anything,
});

const maxCases = 5000;

/**
 * The cases in a file, on top of what the plan's own file has of generations, names and rates; without a file those of the plan's. Throws
 * Failure "file" for what cannot be read or is not there, else "input" with all that is wrong with the file.
 */
export function loadCases(project: Project, file: string | undefined): CaseBook {
  const { cases: own } = project.files;
  if (file === undefined && !exists(own)) {
    throw new Failure("file", {
      ...message("backtest.no-file", { file: own }),
      next: [message("backtest.give-file")],
    });
  }
  let book = emptyBook(project);
  for (const each of [exists(own) ? own : undefined, file]) {
    if (each === undefined) continue;
    const lenient = each === own && sharesCases(project);
    const read = readCases(readJson(each, readBytes(each)), book, lenient);
    if (read.issues.length > 0) throw new Failure("input", capped(read.issues));
    book = read.book;
  }
  return book;
}

/** One purchase in a file under two ids would be scored twice, and be its own confirmation. */
function checkCopies(
  cases: readonly Case[],
  written: Readonly<Record<string, unknown>>,
  reporter: Reporter,
): void {
  const found = new Map<string, string>();
  for (const { id, apart, gpus, unknown } of cases) {
    if (apart !== undefined) continue;
    // Of what names an accelerator, the accelerator counts; a page more about it makes no other purchase.
    const { gpus: _, source: __, note: ___, ...rest } = written[id] as Readonly<Record<string, unknown>>;
    const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]) => (a < b ? -1 : 1);
    const content = JSON.stringify([[...gpus].sort(byName), unknown, Object.entries(rest).sort(byName)]);
    const same = found.get(content);
    if (same === undefined) found.set(content, id);
    else reporter.at(["cases", id], "actuals.copied", { entry: same });
  }
}

/** Whether the plan ships, and is not the one that the shipped cases were written for. */
export function sharesCases({ files }: Project): boolean {
  return !files.own && files.named.plan !== undefined;
}

export function emptyBook(project: Project): CaseBook {
  const names = new Map<string, string>();
  const members = project.plan.families.get(project.definition.cases?.family ?? "") ?? new Map();
  for (const [member, { en }] of members) {
    names.set(keyOf(member), member);
    names.set(keyOf(en), member);
  }
  return {
    project,
    planned: new Set(members.keys()),
    rates: new Map(),
    years: new Map(),
    classes: new Map(),
    names,
    cases: [],
    cited: new Set(),
  };
}

/**
 * The cases of one file with what `before` knows; `issues` is empty where all is well. `lenient`: the plan need not have the
 * generations that the file speaks of, and where it has one of the file's own, the plan's counts.
 */
export function readCases(
  document: JsonDocument,
  before: CaseBook,
  lenient = false,
): { book: CaseBook; issues: readonly Issue[] } {
  const reporter = reporterFor(document);
  const { issues } = reporter;
  const file = readShape(fileShape, document.value, [], reporter);
  if (file === undefined) return { book: before, issues };

  const own = readSourceRecord(file.sources ?? {}, reporter);
  for (const id of own.keys()) {
    if (!before.project.sources.has(id)) continue;
    reporter.at(["sources", id], "source.twice", { source: id }, { key: true });
  }
  const sources = new Map([...before.project.sources, ...own]);
  const cited = new Set<string>();
  const cite = (source: Citation): Citation => {
    if (source !== "ASSUMPTION") for (const id of source) cited.add(id);
    return source;
  };

  const known = { ...before, project: { ...before.project, sources } };
  const { project, names: extended } = extend(known, file.generations ?? {}, cite, reporter, lenient);
  const names = new Map(extended);
  for (const [name, member] of Object.entries(file.names ?? {})) {
    const memberId = memberNamed(member, names);
    if (memberId !== undefined) names.set(keyOf(name), memberId);
    else if (!lenient) unknownName(member, ["names", name], names, reporter);
  }
  const since = file.since === undefined ? before.since : memberNamed(file.since, names);
  if (file.since !== undefined && since === undefined && !lenient)
    unknownName(file.since, ["since"], names, reporter);
  const rates = new Map(before.rates);
  if (file.rates !== undefined) {
    const { source, reason, perDollar } = file.rates;
    cite(readCitation(source, reason, ["rates", "source"], sources, reporter));
    for (const [code, raw] of Object.entries(perDollar)) {
      const read = readRates(code, raw, reporter);
      rates.set(code, new Map([...(rates.get(code) ?? []), ...read]));
    }
  }
  const reference = referenceOf(file.reference, sources, cite, reporter) ?? before.reference;

  const ids = Object.keys(file.cases);
  if (ids.length > maxCases) reporter.at(["cases"], "shape.too-many", { max: maxCases });
  const caseContext = { project, names, rates, sources, reporter, lenient };
  const cases = ids
    .slice(0, maxCases)
    .map((id) => readCase(id, file.cases[id], caseContext, document))
    .filter((each) => each !== undefined);
  for (const { source } of cases) cite(source);
  checkCopies(cases, file.cases, reporter);
  if (ids.length === 0) reporter.at(["cases"], "shape.empty");
  const years = new Map(before.years);
  const classes = new Map(before.classes);
  const { planned } = before;
  const book = { project, planned, rates, years, classes, names, cases, cited };
  const [any] = cases;
  const readShared = (
    { set, without = {}, source, reason }: z.infer<typeof sharedShape>,
    path: Path,
  ): SharedSettings => ({
    set: readSettings(set, document, [...path, "set"], reporter),
    without: new Map(
      Object.entries(without).map(([id, instead]) => [
        id,
        readSettings(instead, document, [...path, "without", id], reporter),
      ]),
    ),
    source: cite(readCitation(source, reason, [...path, "source"], sources, reporter)),
    placeOf: placesIn(document),
  });
  /** Whether shared settings can be laid under a case of their year or class, and under each that informed them. */
  const isSound = (
    shared: SharedSettings,
    on: Pick<CaseBook, "years" | "classes" | "small">,
    of: Partial<Case>,
  ) => {
    if (any === undefined) return false;
    for (const id of ["", ...shared.without.keys()]) {
      const faults = faultsOf({ ...book, ...on }, { ...any, id, set: [], ...of });
      if (faults.length === 0) continue;
      // A plan on another model need not have the input that is set.
      if (!lenient) append(issues, faults);
      return false;
    }
    return true;
  };
  const readSmall = (): CaseBook["small"] => {
    if (file.small === undefined) return undefined;
    const { below, ...shared } = file.small;
    const read = { below, ...readShared(shared, ["small"]) };
    const on = { years: new Map(), classes: new Map(), small: read };
    return isSound(read, on, { count: 1 }) ? read : undefined;
  };
  for (const [key, raw] of Object.entries(file.years ?? {})) {
    const path = ["years", key];
    const year = readYear(key, path, reporter);
    const shared = readShared(raw, path);
    if (year === undefined) continue;
    const on = { years: new Map([[year, shared]]), classes: new Map() };
    if (isSound(shared, on, { year })) years.set(year, shared);
  }
  for (const kind of caseClasses) {
    const raw = file.classes?.[kind];
    if (raw === undefined) continue;
    const { vat, ...settings } = raw;
    const vatPath = ["classes", kind, "vat", "source"];
    if (vat !== undefined) cite(readCitation(vat.source, vat.reason, vatPath, sources, reporter));
    const shared = readShared(settings, ["classes", kind]);
    const on = { years: new Map(), classes: new Map([[kind, shared]]) };
    if (isSound(shared, on, { class: kind })) classes.set(kind, shared);
  }
  // Small orders are over classes, so a file with classes of its own does not have those of another.
  const small = readSmall() ?? (file.classes === undefined ? before.small : undefined);
  for (const each of cases) if (each.set.length > 0) append(issues, faultsOf({ ...book, small }, each));
  return {
    book: {
      ...book,
      small,
      cases: cases.map((each) => {
        const vat = each.vat === "not-stated" ? file.classes?.[each.class]?.vat?.is : undefined;
        return vat === undefined ? each : { ...each, vat };
      }),
      since,
      reference,
    },
    issues,
  };
}

/** What is wrong with laying a case's settings on the plan. */
function faultsOf(book: CaseBook, each: Case): readonly Issue[] {
  try {
    caseRun(book, each);
    return [];
  } catch (error) {
    if (!(error instanceof Failure) || error.kind !== "input") throw error;
    return error.issues;
  }
}

function referenceOf(
  file: z.infer<typeof fileShape>["reference"],
  sources: ReadonlyMap<string, Source>,
  cite: (source: Citation) => Citation,
  reporter: Reporter,
): ReferenceClass | undefined {
  if (file === undefined) return undefined;
  const source = readCitation(file.source, undefined, ["reference", "source"], sources, reporter);
  return { ...file, source: cite(source) };
}

const yearRates = z.record(z.string(), z.number().min(1e-6).max(1e9));

function readRates(code: string, raw: unknown, reporter: Reporter): Map<number, number> {
  const path = ["rates", "perDollar", code];
  if (!isCurrency(code)) {
    reporter.at(path, "plan.unknown-currency", { currency: shown(code) }, { key: true });
  }
  const rates = new Map<number, number>();
  for (const [key, rate] of Object.entries(readShape(yearRates, raw, path, reporter) ?? {})) {
    const year = readYear(key, [...path, key], reporter);
    if (year !== undefined) rates.set(year, rate);
  }
  return rates;
}

/** The year that a key is, if a horizon may have it. */
function readYear(key: string, path: Path, reporter: Reporter): number | undefined {
  const year = Number(key);
  if (/^\d{4}$/.test(key) && year >= firstYear && year <= lastYear) return year;
  const values = { key: shown(key), first: firstYear, last: lastYear };
  reporter.at(path, "plan.values-year", values, { key: true });
  return undefined;
}
