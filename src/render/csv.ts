/** CSV as in RFC 4180: for machines, and for spreadsheets with `--bom`. */

import type {
  Cell,
  CompareReport,
  DifferenceRow,
  ListReport,
  Report,
  Row,
  RunReport,
  ScenarioHead,
  SolveReport,
} from "../report/report.ts";
import type { SimulateReport } from "../report/simulation.ts";
import { sweepRecords } from "./csv/sweep.ts";
import type { Style } from "./formats.ts";
import { plain } from "./number.ts";
import { sensitivityRecords } from "./sensitivity.ts";

export function csv(report: Report, style: Style): string {
  return [...csvLines(report, style)].join("");
}

/** The same line by line. */
export function* csvLines(report: Report, style: Style): Iterable<string> {
  if (style.bom) yield "\ufeff";
  for (const record of recordsOf(report, style.wide)) yield `${record.map(quoted).join(",")}\r\n`;
}

function recordsOf(report: Report, wide: boolean): Iterable<readonly string[]> {
  switch (report.verb) {
    case "compare":
      if (report.showInputs) return inputRecords(report);
      if (report.bridges.length > 0) return bridgeRecords(report, wide);
      return wide ? wideRecords(report) : longRecords(report);
    case "run":
      return wide ? wideRecords(report) : longRecords(report);
    case "sensitivity":
      return sensitivityRecords(report);
    case "list":
      return listRecords(report);
    case "sweep":
      return sweepRecords(report, wide);
    case "simulate":
      return simulationRecords(report);
    case "part":
      throw new Error("a part is JSON");
    case "solve":
      return answerRecords(report);
    case "validate":
      return [["file"], ...report.files.map((file) => [file])];
  }
}

/**
 * One record a number, so that any tool can filter and pivot; sums are left to the pivot. A figure with one value for all
 * years names no year.
 */
function longRecords(report: RunReport | CompareReport): string[][] {
  const compare = report.verb === "compare";
  const head = [
    "scenario",
    "year",
    "metric",
    "value",
    "unit",
    ...(compare ? ["difference"] : []),
    ...payerHead(report),
  ];
  const differenceOf = differencesOf(report);
  const records = parts(report).flatMap((row) => {
    const { name } = report.scenarios[row.scenario] as ScenarioHead;
    const difference = differenceOf(row);
    const record = (year: string, value: number | null, change: number | null) => [
      name,
      year,
      row.metric,
      number(value),
      row.unit,
      ...(compare ? [number(change)] : []),
      ...payerOf(row, report),
    ];
    if (row.kind === "single") return [record("", row.total, difference?.total ?? null)];
    return report.years.map((year, i) =>
      record(String(year), row.values[i] ?? null, difference?.values[i] ?? null),
    );
  });
  return [head, ...records];
}

function wideRecords(report: RunReport | CompareReport): string[][] {
  const compare = report.verb === "compare";
  const years = report.years.map(String);
  const changes = compare ? ["difference", "relative"] : [];
  const head = ["scenario", "metric", "unit", "kind", ...years, "total", ...changes, ...payerHead(report)];
  const differenceOf = differencesOf(report);
  const records = parts(report).map((row) => {
    const { name } = report.scenarios[row.scenario] as ScenarioHead;
    const difference = differenceOf(row);
    const values = row.kind === "single" ? years.map(() => "") : row.values.map(number);
    const change = compare ? [number(difference?.total ?? null), number(difference?.relative ?? null)] : [];
    return [
      name,
      row.metric,
      row.unit,
      row.kind,
      ...values,
      number(row.total),
      ...change,
      ...payerOf(row, report),
    ];
  });
  return [head, ...records];
}

/** One record a number; without a year the total, which no pivot of the years gives. Probabilities are metrics of unit 1. */
function simulationRecords({
  scenarios,
  years,
  rows,
  probabilities,
  firsts,
  differences,
}: SimulateReport): string[][] {
  const head = ["scenario", "year", "metric", "statistic", "value", "unit"];
  const nameOf = (scenario: number) => (scenarios[scenario] as ScenarioHead).name;
  const statistics = rows.flatMap(({ scenario, metric, statistic, unit, kind, values, total }) => {
    const record = (year: string, value: number | null) => [
      nameOf(scenario),
      year,
      metric,
      statistic,
      number(value),
      unit,
    ];
    const yearly = kind === "single" ? [] : years.map((year, t) => record(String(year), values[t] ?? null));
    return kind === "rate" ? yearly : [...yearly, record("", total)];
  });
  const chances = probabilities.map(({ scenario, condition, year, probability }) => [
    nameOf(scenario),
    year === undefined ? "" : String(year),
    condition,
    "probability",
    number(probability),
    "1",
  ]);
  const shares = firsts.flatMap(({ scenario, metric, years: each, never }) => [
    ...each.map(({ year, probability }) => [
      nameOf(scenario),
      String(year),
      metric,
      "probability",
      number(probability),
      "1",
    ]),
    [nameOf(scenario), "", metric, "never", number(never), "1"],
  ]);
  const paired = differences.flatMap(({ scenario, metric, unit, statistics, higher }) => [
    ...Object.entries(statistics).map(([statistic, value]) => [
      nameOf(scenario),
      "",
      metric,
      `difference ${statistic}`,
      number(value),
      unit,
    ]),
    [nameOf(scenario), "", metric, "higher", number(higher), "1"],
  ]);
  return [head, ...statistics, ...chances, ...shares, ...paired];
}

/** The inputs that differ: one record a value, without a year where one holds for all. */
function inputRecords({ scenarios, years, inputs }: CompareReport): string[][] {
  const head = ["scenario", "year", "input", "value", "unit", "set_by"];
  const records = inputs.flatMap(({ name, unit, values, layers }) =>
    scenarios.flatMap((scenario, i) => {
      const value = values[i] ?? null;
      const record = (year: string, one: number | null) => [
        scenario.name,
        year,
        name,
        number(one),
        unit,
        layers[i] ?? "",
      ];
      if (value === null || typeof value === "number") return [record("", value)];
      return years.map((year, t) => record(String(year), value[t] ?? null));
    }),
  );
  return [head, ...records];
}

function parts(report: RunReport | CompareReport): readonly Row[] {
  return report.rows.filter(({ sum }) => sum === undefined);
}

/** The last column, where rows are by payer. */
function payerHead({ groupBy }: RunReport | CompareReport): string[] {
  return groupBy === undefined ? [] : ["payer"];
}

function payerOf({ payer = "" }: Row, { groupBy }: RunReport | CompareReport): string[] {
  return groupBy === undefined ? [] : [payer];
}

/** From the baseline to each scenario: its start, a part for each input or group of inputs, its end. */
function bridgeRecords({ scenarios, years, bridges }: CompareReport, wide: boolean): string[][] {
  const step = ["step", "inputs"];
  const head = wide
    ? ["scenario", "metric", ...step, "unit", ...years.map(String), "total"]
    : ["scenario", "year", "metric", ...step, "value", "unit"];
  const records = bridges.flatMap(({ scenario, metric, unit, kind, baseline, other, parts }) => {
    const { name } = scenarios[scenario] as ScenarioHead;
    const steps = [
      { ...baseline, step: ["start", ""] },
      ...parts.map((part) => ({ ...part, step: ["part", part.inputs.join(";")] })),
      { ...other, step: ["end", ""] },
    ];
    return steps.flatMap(({ step, values, total }): string[][] => {
      const yearly = kind === "single" ? years.map(() => "") : values.map(number);
      if (wide) return [[name, metric, ...step, unit, ...yearly, number(total)]];
      if (kind === "single") return [[name, "", metric, ...step, number(total), unit]];
      return yearly.map((value, t) => [name, String(years[t]), metric, ...step, value, unit]);
    });
  });
  return [head, ...records];
}

function differencesOf(report: RunReport | CompareReport): (row: Row) => DifferenceRow | undefined {
  const differences = report.verb === "compare" ? report.differences : [];
  const found = new Map(differences.map((each) => [`${each.scenario} ${each.metric}`, each]));
  return (row) => found.get(`${row.scenario} ${row.metric}`);
}

function answerRecords({ scenarios, by, answers, proved }: SolveReport): string[][] {
  const head = ["scenario", "input", "from", "to", "unit", "before", "after", "crossing", "proved"];
  const [{ name }] = scenarios;
  const records = answers.map(({ from, to, before, after, crossing }) => [
    name,
    by.path,
    plain(from),
    plain(to),
    by.unit,
    number(before),
    number(after),
    String(crossing ?? false),
    String(proved),
  ]);
  return [head, ...records];
}

function listRecords(report: ListReport): string[][] {
  const columns = report.columns.filter(({ as }) => as !== "mark");
  const records = report.items.map((item) =>
    columns.map(({ id, as }) => {
      const text = cellText(item[id] ?? null);
      return as === "text" ? harmless(text) : text;
    }),
  );
  return [columns.map(({ id }) => id), ...records];
}

function cellText(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "string") return cell;
  if (typeof cell === "boolean") return String(cell);
  if (typeof cell === "number") return plain(cell);
  if ("en" in cell) return cell.en;
  return cell.map((each) => (typeof each === "string" ? each : number(each))).join(";");
}

/** A spreadsheet takes prose that starts like a formula for one; an apostrophe keeps it text. Names and numbers stay as they are. */
function harmless(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

function number(value: number | null): string {
  return value === null ? "" : plain(value);
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
