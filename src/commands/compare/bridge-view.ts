/** From the baseline to another scenario: what each changed input contributes to the difference of one figure. */

import type { Translate } from "../../messages/format.ts";
import { type WaterfallStep, waterfallDrawing } from "../../output/charts/waterfall.ts";
import { basisUnit, textCell } from "../../output/csv/csv.ts";
import type { Style } from "../../output/formats.ts";
import { foreignNote, moneyBasis } from "../../output/numbers/cells.ts";
import {
  addsUp,
  formatterOf,
  type Measured,
  type TableStyle,
  tableStyleOf,
} from "../../output/numbers/formatter.ts";
import { plainOrEmpty } from "../../output/numbers/number.ts";
import { change, quantities } from "../../output/numbers/quantity.ts";
import { isBalance } from "../../output/numbers/ranges.ts";
import type { CsvStyle } from "../../output/report-view.ts";
import type { GridCell, GridColumn } from "../../output/text/grid.ts";
import { basisLines } from "../../output/text/heading.ts";
import type { Grid, Page, Part } from "../../output/text/page.ts";
import type { BridgePartRow, BridgeRow, CompareReport, ScenarioHead } from "../../report/types.ts";
import { yearNamer } from "../../year-names.ts";

const minLabel = 22;
const maxChange = 30;

type Body = Pick<Page, "basis" | "parts" | "notes">;

export function bridgePage(report: CompareReport, style: Style, t: Translate): Body {
  const { language } = style;
  const table = tableStyleOf(report, style, report.bridges.flatMap(measured));
  const printed = report.bridges.map((bridge) => printBridge(bridge, table));
  const money = report.bridges.some(({ unit }) => unit === table.currency.code);
  const notes = [
    ...(printed.every((each) => columnsOf(each, report.charted).every(({ addsUp }) => addsUp))
      ? []
      : [t("table.rounded")]),
    ...foreignNote(report.bridges, language),
    t("table.bridge-means"),
  ];
  return {
    basis: money ? [moneyBasis(report, table), ...basisLines(report.scenarios, language)] : [],
    parts: report.bridges.flatMap((bridge, i) => partsOf(bridge, printed[i] as Printed, report, style, t)),
    notes: [notes],
  };
}

/** The columns of a bridge as text: of the total, if it has one, and of each year. */
interface Printed {
  readonly unit: string;
  readonly total: Column | undefined;
  readonly years: readonly Column[];
}

interface Column {
  readonly start: string;
  readonly parts: readonly string[];
  readonly end: string;
  /** Whether the parts, as printed, lead from the start to the end. */
  readonly addsUp: boolean;
}

type Amounts = Pick<Measured, "values" | "total">;

/** The columns that are shown: a picture has one. */
function columnsOf({ total, years }: Printed, charted: boolean): readonly Column[] {
  const all = total === undefined ? years : [total, ...years];
  return charted ? [total ?? (years.at(-1) as Column)] : all;
}

function printBridge(bridge: BridgeRow, table: TableStyle): Printed {
  const format = formatterOf(measured(bridge), table);
  const { baseline, alternative, contributions, kind } = bridge;
  const columns = (kind === "single" ? [] : baseline.values).map(
    (_, year) => (row: Amounts) => row.values[year] ?? null,
  );
  const column = (at: (row: Amounts) => number | null): Column => ({
    start: format.amount(at(baseline)),
    parts: contributions.map((part) => format.change(at(part))),
    end: format.amount(at(alternative)),
    addsUp: addsUp([at(baseline), ...contributions.map(at)], at(alternative), format),
  });
  return {
    unit: format.unit,
    total: kind === "rate" ? undefined : column(({ total }) => total),
    years: columns.map(column),
  };
}

function measured({ unit, kind, baseline, alternative, contributions }: BridgeRow): Measured[] {
  return [baseline, alternative, ...contributions].map(({ values, total }) => ({
    unit,
    kind,
    values,
    total,
  }));
}

/** A bridge's steps in words. */
interface Steps {
  readonly title: string;
  readonly from: string;
  readonly to: string;
  readonly names: readonly string[];
  readonly changes: readonly string[];
}

function partsOf(
  bridge: BridgeRow,
  { unit, total, years }: Printed,
  report: CompareReport,
  style: Style,
  t: Translate,
): Part[] {
  const { language } = style;
  const [from, to] = [report.baseline, bridge.scenario].map(
    (place) => (report.scenarios[place] as ScenarioHead).name,
  ) as [string, string];
  const figure = bridge.label[language] + (unit === "" ? "" : ` (${unit})`);
  const steps: Steps = {
    title: t("table.bridge", { figure, from, to }),
    from,
    to,
    names: bridge.contributions.map((part) => nameOf(part, report, language, t)),
    changes: bridge.contributions.map((part) => changeOf(part, bridge, report, language, t)),
  };
  if (report.charted) return [waterfallOf(bridge, steps, total ?? (years.at(-1) as Column), style.columns)];
  const totals = total === undefined ? [] : [totalGrid(steps, total, t)];
  if (years.length === 0 || (years.length === 1 && total !== undefined)) return totals;
  if (total !== undefined) return [...totals, yearPart(steps, years, report.years.map(yearNamer(report)), t)];
  // Without a total the years alone t what was changed.
  const names = steps.names.map((name, i) => (steps.changes[i] ? `${name}: ${steps.changes[i]}` : name));
  return [yearPart({ ...steps, names }, years, report.years.map(yearNamer(report)), t, steps.title)];
}

/** Of the total, or of the last year of what has none. */
function waterfallOf(
  bridge: BridgeRow,
  { title, from, to, names }: Steps,
  column: Column,
  columns: number,
): Part {
  const amountOf = ({ values, total }: Amounts) => (bridge.kind === "rate" ? (values.at(-1) ?? null) : total);
  const [start, end] = [amountOf(bridge.baseline), amountOf(bridge.alternative)];
  const worse = (value: number | null) => isBalance(bridge) && (value ?? 0) < 0;
  const scenario = { from: 0, part: false };
  let reached = start;
  const parts = bridge.contributions.map((part, i): WaterfallStep => {
    const amount = amountOf(part);
    const before = reached;
    reached = reached === null || amount === null ? null : reached + amount;
    return {
      name: names[i] as string,
      amount: column.parts[i] as string,
      from: before,
      to: reached,
      alarm: worse(amount),
      part: true,
    };
  });
  const steps = [
    { name: from, amount: column.start, to: start, alarm: worse(start), ...scenario },
    ...parts,
    { name: to, amount: column.end, to: end, alarm: worse(end), ...scenario },
  ];
  return waterfallDrawing(title, steps, columns);
}

function totalGrid({ title, from, to, names, changes }: Steps, total: Column, t: Translate): Grid {
  const columns: GridColumn[] = [
    { heading: t("table.bridge-part"), align: "left", min: 1 },
    { heading: t("table.bridge-change"), align: "left", max: maxChange },
    { heading: t("table.total"), align: "right" },
  ];
  const rows: GridCell[][] = [
    [{ text: from }, { text: "" }, { text: total.start }],
    ...names.map((name, i) => [
      { text: name, indent: 2 },
      { text: changes[i] as string },
      { text: total.parts[i] as string },
    ]),
    [{ text: to }, { text: "" }, { text: total.end }],
  ];
  return { title, columns, rows };
}

function yearPart(
  { from, to, names }: Steps,
  columns: readonly Column[],
  years: readonly string[],
  t: Translate,
  title?: string,
): Part {
  const rows: GridCell[][] = [
    [{ text: from }, ...columns.map(({ start }) => ({ text: start }))],
    ...names.map((name, i) => [
      { text: name, indent: 2 },
      ...columns.map(({ parts }) => ({ text: parts[i] as string })),
    ]),
    [{ text: to }, ...columns.map(({ end }) => ({ text: end }))],
  ];
  const numbers = years.map((heading): GridColumn => ({ heading, align: "right" }));
  const label: GridColumn = { heading: t("table.by-year"), align: "left", min: minLabel };
  const grid = { title, columns: [label, ...numbers], rows };
  const tooWide = { remark: t("table.by-year-wide") };
  return { choices: [() => ({ parts: [grid] }), () => ({ parts: [tooWide] })] };
}

function nameOf(
  part: BridgePartRow,
  report: CompareReport,
  language: Style["language"],
  t: Translate,
): string {
  const { inputs, prefix } = part;
  const [only = ""] = inputs;
  if (inputs.length === 1) return report.inputs.find(({ name }) => name === only)?.label[language] ?? only;
  const count = inputs.length;
  return prefix === undefined || prefix === ""
    ? t("table.bridge-rest", { count })
    : t("table.bridge-group", { prefix, count });
}

/** "40,000 → 80,000 GPU": the unit once. Of a group there is nothing short to t. */
function changeOf(
  { inputs }: BridgePartRow,
  { scenario }: BridgeRow,
  report: CompareReport,
  language: Style["language"],
  t: Translate,
): string {
  const words = { language, counts: report.model.counts, calendar: report.plan.years };
  const input = inputs.length === 1 ? report.inputs.find(({ name }) => name === inputs[0]) : undefined;
  if (input === undefined) return "";
  const [from, to] = [report.baseline, scenario].map((place) =>
    quantities(input.values[place] ?? null, input.unit, words),
  ) as [string, string];
  if (from === to) return t("table.bridge-path");
  return change(from, to);
}

/** From the baseline to each scenario: its start, a part for each input or group of inputs, its end. */
export function bridgeRecords(
  { plan, scenarios, years, bridges, inputs, money }: CompareReport,
  { wide, language }: CsvStyle,
): string[][] {
  const step = ["step", "inputs", "input_labels"];
  const named = yearNamer({ plan });
  const labels = new Map(inputs.map(({ name, label }) => [name, textCell(label, language)]));
  const labelsOf = (names: readonly string[]) => names.map((name) => labels.get(name) ?? "").join(";");
  const head = wide
    ? ["scenario", "metric", "label", ...step, "unit", ...years.map(named), "total"]
    : ["scenario", "year", "metric", "label", ...step, "value", "unit"];
  const records = bridges.flatMap((bridge) => {
    const { scenario, metric, kind, baseline, alternative, contributions } = bridge;
    const label = textCell(bridge.label, language);
    const unit = basisUnit(bridge, money);
    const { name } = scenarios[scenario] as ScenarioHead;
    const steps = [
      { ...baseline, step: ["start", "", ""] },
      ...contributions.map((part) => ({
        ...part,
        step: ["contribution", part.inputs.join(";"), labelsOf(part.inputs)],
      })),
      { ...alternative, step: ["end", "", ""] },
    ];
    return steps.flatMap(({ step, values, total }): string[][] => {
      const yearly = kind === "single" ? years.map(() => "") : values.map(plainOrEmpty);
      if (wide) return [[name, metric, label, ...step, unit, ...yearly, plainOrEmpty(total)]];
      if (kind === "single") return [[name, "", metric, label, ...step, plainOrEmpty(total), unit]];
      return yearly.map((value, k) => [name, named(years[k] as number), metric, label, ...step, value, unit]);
    });
  });
  return [head, ...records];
}
