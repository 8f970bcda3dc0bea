/** Two results that were saved as JSON, compared row by row. */

import { join } from "node:path";
import { difference } from "../../analysis/compare/difference.ts";
import type { App } from "../../cli/app.ts";
import { openFiles } from "../../cli/open-project.ts";
import { destination, print } from "../../cli/output.ts";
import { Failure, type Message, message } from "../../errors.ts";
import { exists, readBytes, shippedName, shippedPlans } from "../../files/json/read-file.ts";
import type { SavedRow, SavedRows } from "../../files/results/result-file.ts";
import { exactSum } from "../../formula/decimal.ts";
import { translator } from "../../messages/format.ts";
import { sameText } from "../../model/definition.ts";
import type { Language } from "../../output/formats.ts";
import type { OutcomeRow } from "../../report/scenario-outcome.ts";
import { matchesPattern } from "../../report/selection.ts";
import type { CompareReport, DifferenceRow, Row, ScenarioHead, Section, Text } from "../../report/types.ts";
import { yearNamer } from "../../year-names.ts";
import type { CompareOptions } from "./sides.ts";
import { compareView } from "./view.ts";

interface FilesCompared {
  readonly kind: "plan" | "result";
  readonly names: readonly [string, string];
}

/**
 * Whether two arguments are files of plans or of saved results, by the format that they name; undefined where one is neither, and so a
 * scenario. Throws Failure "usage" for a result beside anything else.
 */
export function filesCompared(requested: readonly string[]): FilesCompared | undefined {
  const kinds = requested.map(kindOf);
  const [a, b] = requested;
  if (kinds.includes("result") && (requested.length !== 2 || kinds.some((kind) => kind !== "result"))) {
    throw new Failure(
      "usage",
      message("compare.result-alone", { file: requested[kinds.indexOf("result")] as string }),
    );
  }
  const [kind] = kinds;
  if (kind === undefined || a === undefined || b === undefined || kinds.some((each) => each !== kind))
    return undefined;
  return requested.length === 2 ? { kind, names: [a, b] } : undefined;
}

function kindOf(name: string): FilesCompared["kind"] | undefined {
  // A path that is there as it is written is one file, plus signs and all.
  if (!/\/|\.json$/.test(name) || !exists(name)) return undefined;
  try {
    const text = new TextDecoder().decode(readBytes(name));
    const format = /^\s*\{\s*(?:"\$schema"\s*:\s*"[^"]*"\s*,\s*)?"format"\s*:\s*"baekjo\/([a-z]+)\/\d+"/.exec(
      text,
    )?.[1];
    if (format === "plan") return "plan";
    return format === undefined || others.has(format) ? undefined : "result";
  } catch {
    // What is wrong with the file is said where it is read.
    return undefined;
  }
}

/** Formats of files that are no results. */
const others: ReadonlySet<string> = new Set(["scenario", "model", "sources", "checks", "actuals", "cases"]);

/** What results are compared by, and no other option: the numbers are those that were saved. */
const obeyed: ReadonlySet<string> = new Set([
  ...["format", "json", "output", "wide", "pager", "bom", "color", "ascii", "lang", "scale", "metric"],
]);

/** Throws Failure: "usage" for options that would work something out, "input" for what are no two results of one command. */
export async function compareResults(
  app: App,
  names: readonly [string, string],
  options: CompareOptions,
): Promise<void> {
  const output = destination(options, app, { wideCsv: true });
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined || obeyed.has(name)) continue;
    const option = `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    throw new Failure("usage", message("compare.result-option", { option }));
  }
  const { readSaved, savedRows } = await import("../../files/results/result-file.ts");
  const [before, after] = [readSaved(names[0]), readSaved(names[1])];
  if (before.command !== after.command) {
    const values = { a: before.file, b: after.file, command: before.command, other: after.command };
    throw new Failure("input", message("compare.result-kinds", values));
  }
  const both: Both = [savedRows(before), savedRows(after)];
  const words = await wordsFor(app, both, options.lang);
  const { report, notes } = resultsReport(both, options.metric ?? [], app.version, words);
  await print(report, compareView, output, notes);
}

type Both = readonly [SavedRows, SavedRows];

/** What the names of a result are called in both languages: a result itself has them in English. */
interface Words {
  /** Of a metric, a scenario or a plan by its label. */
  readonly called: (label: string) => Text;
  readonly counts: ReadonlyMap<string, Text>;
  /** A label that has no other language, if one was requested. */
  readonly unknown: () => string | undefined;
}

/** From the plan that ships, where the results are of one; what it calls otherwise today stands as it was saved. */
async function wordsFor(app: App, both: Both, language: Language): Promise<Words> {
  const labels = new Map<string, Text>();
  const counts = new Map<string, Text>();
  let unknown: string | undefined;
  for (const { planFile } of language === "en" ? [] : both) {
    const dataDir = join(app.root, "data");
    const file = planFile && shippedPlans(dataDir).find((each) => shippedName(each) === planFile);
    if (planFile !== undefined && file === undefined) continue;
    const project = await openFiles(app, file === undefined ? { dataDir } : { dataDir, planFile: file }, []);
    for (const [name, count] of project.definition.counts) counts.set(name, count);
    labels.set(project.plan.label.en, project.plan.label);
    for (const { labels: texts } of [...project.callables("metric"), ...project.callables("scenario")]) {
      const [en, ko] = texts;
      if (en !== undefined && ko !== undefined) labels.set(en, { en, ko });
    }
  }
  const called = (label: string): Text => {
    const parts = label.split(" + ").map((part) => labels.get(part) ?? sameText(part));
    if (language !== "en" && parts.some(({ en }) => !labels.has(en))) unknown ??= label;
    return { en: label, ko: parts.map(({ ko }) => ko).join(" + ") };
  };
  return { called, counts, unknown: () => unknown };
}

/** A row of one result and the same of the other, over the years of both. */
interface Pair {
  readonly before: SavedRow;
  readonly after: SavedRow;
}

/**
 * Rows are the same that are of one scenario, figure, statistic, payer and unit; of two results of one scenario each, that of the
 * first is held against that of the second. What is alike in both is counted in a note. Throws Failure "input" where money is expressed
 * in two ways, or no row or no year is in both.
 */
function resultsReport(
  both: Both,
  metrics: readonly string[],
  version: string,
  words: Words,
): { report: CompareReport; notes: Message[] } {
  const [before, after] = both;
  oneMoney(both);
  const single = before.scenarios.length === 1 && after.scenarios.length === 1;
  const keyOf = ({ scenario, metric, statistic, payer, unit }: SavedRow) =>
    JSON.stringify([single ? "" : scenario, metric, statistic, payer, unit]);
  const requested = ({ metric }: SavedRow) =>
    metrics.length === 0 || metrics.some((each) => matchesPattern(each, metric));
  const found = both.map(({ rows }) => new Map(rows.filter(requested).map((row) => [keyOf(row), row]))) as [
    Map<string, SavedRow>,
    Map<string, SavedRow>,
  ];
  const years = before.years.filter((year) => after.years.includes(year));
  const pairs = [...found[0]].flatMap(([key, row]): Pair[] => {
    const other = found[1].get(key);
    if (other === undefined) return [];
    // A total that was saved is of more digits than the values are: of years that not both have, both are summed alike.
    if (before.years.join() === after.years.join()) return [{ before: row, after: other }];
    return [{ before: over(row, before.years, years), after: over(other, after.years, years) }];
  });
  if (pairs.length === 0 || years.length === 0) {
    throw new Failure("input", message("compare.result-none", { a: before.file, b: after.file }));
  }
  const differing = pairs.filter(({ before, after }) => !isSame(before, after));
  const { currency } = before.money;
  const sectionOf = ({ scenario }: SavedRow) => (single ? "" : scenario);
  const rows: Row[] = [];
  const differences: DifferenceRow[] = [];
  for (const pair of differing) {
    for (const [scenario, row] of [pair.before, pair.after].entries()) {
      rows.push(rowOf(row, scenario, sectionOf(pair.before), single, words));
    }
    const money = pair.before.unit === currency.code;
    const [from, to] = [pair.before, pair.after].map(({ metric, unit, values, total }) => ({
      ...{ name: metric, unit, money, values, total },
    })) as [Parameters<typeof difference>[0], Parameters<typeof difference>[0]];
    const change = difference(from, to, currency.decimals);
    differences.push({ scenario: 1, ...change, ...ofRow(pair.before, single) });
  }
  const sections = [...new Set(differing.map(({ before }) => sectionOf(before)))].map(
    (id): Section => (id === "" ? { id } : { id, label: { en: id, ko: id } }),
  );
  const same = pairs.length - differing.length;
  const notes: Message[] = [
    ...(same === 0 ? [] : [message("compare.rows-same", { count: same, all: pairs.length })]),
    ...(years.length === before.years.length && years.length === after.years.length
      ? []
      : [message("compare.result-years", { years: years.map(yearNamer(before)).join(", ") })]),
    ...both.flatMap(({ file }, i) => {
      const others = found[1 - i] as ReadonlyMap<string, SavedRow>;
      const only = [...(found[i] as ReadonlyMap<string, SavedRow>)].filter(([key]) => !others.has(key));
      return onlyIn(
        file,
        only.map(([, row]) => (single ? row.metric : `${row.scenario} ${row.metric}`)),
      );
    }),
  ];
  const report: CompareReport = {
    command: "compare",
    version,
    plan: { ...before.plan, label: words.called(before.plan.label) },
    money: before.money,
    model: { id: before.model.id, counts: words.counts },
    scenarios: both.map((each) => headOf(each, words)),
    ...{ baseline: 0, years, sections, rows, differences },
    compared: { all: pairs.length, differing: differing.length },
    outcomes: outcomesOf(pairs, metrics, before.about, single, words),
    ...{ inputs: [], bridges: [], charted: false, showInputs: false },
  };
  const unknown = words.unknown();
  if (unknown !== undefined) notes.push(message("compare.result-labels", { label: unknown }));
  return { report, notes };
}

/**
 * What the finding is about: the first metric that was requested by its whole name, else what the first result's own finding is about, else
 * the first row that differs. Only of two results of one scenario each is it known to be what is left of some money.
 */
function outcomesOf(
  pairs: readonly Pair[],
  requested: readonly string[],
  about: readonly string[],
  single: boolean,
  words: Words,
): OutcomeRow[] {
  const differing = pairs.filter(({ before, after }) => !isSame(before, after));
  const named = [requested.find((name) => !name.includes("*")) ?? about[0]];
  const of = (some: readonly Pair[], name: string | undefined) =>
    some.find(({ before }) => before.metric === name && (before.statistic ?? "p50") === "p50");
  const found = of(differing, named[0]) ?? (single ? of(pairs, named[0]) : undefined) ?? differing[0];
  if (found === undefined) return [];
  const { metric, statistic } = found.before;
  const funding = single && statistic === undefined && metric === about[0] ? of(pairs, about[1]) : undefined;
  return [found.before, found.after].map((row, scenario): OutcomeRow => {
    const own = { ...rowOf(row, scenario, "", single, words) };
    const label = single ? own.label : inScenario(own.label, row.scenario);
    const money = funding && [funding.before, funding.after][scenario];
    return {
      ...{ ...own, label, balance: money !== undefined },
      ...(row.earlier && { earlier: row.earlier }),
      ...(money === undefined ? {} : { funding: rowOf(money, scenario, "", single, words) }),
    };
  });
}

function inScenario({ en, ko }: Text, scenario: string): Text {
  return { en: `${en} (${scenario})`, ko: `${ko} (${scenario})` };
}

function oneMoney([before, after]: Both): void {
  const basisOf = ({ money: { currency, prices } }: SavedRows) =>
    prices === undefined ? currency.code : `${currency.code} (${prices})`;
  if (basisOf(before) === basisOf(after)) return;
  const values = { a: before.file, b: after.file, from: basisOf(before), to: basisOf(after) };
  throw new Failure("input", message("compare.result-money", values));
}

/** A row in some of its years, and what it was before them. Their total is known of a figure, and of no statistic of it: percentiles do not add up. */
function over(row: SavedRow, own: readonly number[], years: readonly number[]): SavedRow {
  const values = years.map((year) => row.values[own.indexOf(year)] ?? null);
  const before = row.values.slice(0, own.indexOf(years[0] as number));
  return { ...row, values, earlier: [...(row.earlier ?? []), ...before], total: totalOver(row, values) };
}

function totalOver({ kind, statistic, total }: SavedRow, values: readonly (number | null)[]): number | null {
  if (kind === "single") return total;
  if (kind === "rate") return null;
  if (kind === "stock") return values.at(-1) ?? null;
  if (statistic !== undefined || values.some((value) => value === null)) return null;
  return (values as readonly number[]).reduce(exactSum, 0);
}

function isSame(a: SavedRow, b: SavedRow): boolean {
  return a.total === b.total && a.values.every((value, i) => value === b.values[i]);
}

function ofRow(
  { scenario, statistic, payer }: SavedRow,
  single: boolean,
): Pick<Row, "savedScenario" | "statistic" | "payer"> {
  return { ...(single ? {} : { savedScenario: scenario }), statistic, payer };
}

function rowOf(row: SavedRow, scenario: number, section: string, single: boolean, words: Words): Row {
  const { metric, unit, kind, statistic, values, total } = row;
  const own = words.called(row.label);
  const label =
    statistic === undefined
      ? own
      : { en: `${own.en}: ${statistic}`, ko: `${own.ko}: ${inKorean[statistic] ?? statistic.toUpperCase()}` };
  return {
    ...{ scenario, metric, label, unit, kind, section, memo: false, values, total },
    ...ofRow(row, single),
  };
}

/** Statistics of a simulation in Korean tables; percentiles are called alike. */
const inKorean: Readonly<Record<string, string>> = {
  point: translator("ko")("simulate.point"),
  mean: translator("ko")("simulate.mean"),
  se: translator("ko")("simulate.se"),
  sd: translator("ko")("simulate.sd"),
  min: translator("ko")("compare.min"),
  max: translator("ko")("compare.max"),
  percentile_rank: translator("ko")("compare.rank"),
  undefined_trials: translator("ko")("compare.undefined"),
};

/** A result stands where a scenario does, under its file's name. */
function headOf({ file, scenarios }: SavedRows, words: Words): ScenarioHead {
  const named = scenarios.map(({ name, label }) => ({ name, ...words.called(label) }));
  const [first] = scenarios;
  return {
    name: file,
    label: {
      en: named.map(({ name, en }) => `${name} (${en})`).join(", "),
      ko: named.map(({ name, ko }) => `${name} (${ko})`).join(", "),
    },
    layers: [],
    inputs: first?.inputs ?? 0,
    assumptions: first?.assumptions ?? 0,
  };
}

/** So many names are basisOf; of more, how many there are. */
const maxNamed = 8;

export function onlyIn(file: string, names: readonly string[]): Message[] {
  if (names.length === 0) return [];
  const distinct = [...new Set(names)];
  const shown = distinct.slice(0, maxNamed).join(", ");
  const more = distinct.length - maxNamed;
  const values = { file, names: shown, count: more };
  return [message(more > 0 ? "compare.only-more" : "compare.only", values)];
}
