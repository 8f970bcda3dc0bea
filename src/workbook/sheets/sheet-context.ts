/** What all sheets of a workbook are made from: a scenario calculated, and where its metrics and inputs stand. */

import { unitIn } from "../../analysis/projection/projection.ts";
import { locatingCycles } from "../../analysis/scenario-model.ts";
import { compile } from "../../engine/evaluate.ts";
import { print } from "../../formula/print.ts";
import { unitTextIn, writtenIn } from "../../formula/units.ts";
import type { Translate } from "../../messages/format.ts";
import type { Text } from "../../model/definition.ts";
import type { Expression, Figure, Model } from "../../model/types.ts";
import { unitName } from "../../output/numbers/quantity.ts";
import type { Project, Scenario, Setting } from "../../plan/types.ts";
import { yearName } from "../../year-names.ts";
import type { Heads } from "../formulas/translator.ts";
import { type Cell, columns, headRows, Row, type SheetName } from "../spreadsheet.ts";

export interface Sheet {
  readonly name: SheetName;
  readonly rows: readonly Row[];
  /** Of columns by place, in characters. */
  readonly widths: readonly number[];
  readonly freeze?: { readonly rows: number; readonly columns: number };
  readonly validations?: readonly Validation[];
  /** Below the rows, one below the other. */
  readonly charts?: readonly Chart[];
}

/** Columns year by year, side by side: a picture of the model, of a whole and the line that it should stay under. */
export interface Chart {
  readonly title: string;
  readonly format: string;
  /** Whether none of it is below zero. */
  readonly fromZero: boolean;
  readonly series: readonly { readonly name: string; readonly row: Row }[];
  /** The row that names the years, and the first and the last column of them. */
  readonly years: Row;
  readonly from: number;
  readonly to: number;
}

/** A number that a cell is warned about outside its limits. */
export interface Validation {
  readonly range: string;
  readonly low: number | undefined;
  readonly high: number | undefined;
}

export interface SheetContext {
  readonly project: Project;
  readonly scenario: Scenario;
  /** With a value a year for every input that may have one. */
  readonly model: Model;
  readonly language: "en" | "ko";
  readonly t: Translate;
  /** Of all columns. */
  readonly years: readonly number[];
  /** The places of the years asked about among them. */
  readonly requested: { readonly from: number; readonly to: number };
  /** The results of a metric or a requirement, in base units: one a year. */
  readonly results: (output: Figure | Expression) => readonly number[];
  /** The result of the master check: a text. */
  readonly master: Row;
}

export function textIn(text: Text, { language }: Pick<SheetContext, "language">): string {
  return text[language];
}

/** Calculates all metrics and requirements of a scenario. Throws Failure for a cycle. */
export function resultsOf(project: Project, model: Model): SheetContext["results"] {
  const outputs = [...model.figures.values(), ...model.requirements];
  const kernel = locatingCycles(project, () => compile(model, outputs));
  const values = new Float64Array(kernel.size);
  kernel.evaluate(new Float64Array(), values);
  const slots = new Map(outputs.map((output, i) => [outputKey(output), kernel.slots[i]]));
  const years = model.instance.years.length;
  return (output) => {
    const { from, length } = slots.get(outputKey(output)) as { from: number; length: number };
    return Array.from({ length: years }, (_, t) => values[from + (length > 1 ? t : 0)] as number);
  };
}

/** The same metric of models that are linked for other shapes of inputs. */
function outputKey(output: Figure | Expression): string {
  return "metric" in output ? output.name : `${output.name} ${output.member ?? ""} ${print(output.tree)}`;
}

/** The rows at the top of a sheet, with a column a year: what they are, and how the master check stands. */
export function head(
  context: SheetContext,
  sheet: SheetName,
  title: string,
  headings: ReadonlyMap<number, string>,
): { rows: Row[]; heads: Heads } {
  const { years, t, project, master } = context;
  const rows = Array.from({ length: headRows.index }, () => new Row(sheet));
  // The check of all sheets is a cell of one of them.
  if (sheet === master.sheet) rows[headRows.check - 1] = master;
  const at = (row: keyof typeof headRows) => rows[headRows[row] - 1] as Row;
  at("title").set(columns.id, { value: title, look: "title" });
  at("check").set(columns.id, { value: t("workbook.checks"), look: "check" });
  if (sheet !== master.sheet) {
    const formula = { kind: "cell", row: master, column: { at: columns.value } } as const;
    at("check").set(columns.value, { formula, look: "check" });
  }
  for (const [column, heading] of headings) at("headings").set(column, { value: heading, look: "heading" });
  at("years").set(columns.id, { value: t("workbook.year"), look: "helper" });
  at("index").set(columns.id, { value: t("workbook.index"), look: "helper" });
  for (const [i, year] of years.entries()) {
    const column = columns.years + i;
    at("headings").set(column, { value: yearName(year, project.plan.calendar), look: "heading" });
    at("years").set(column, { value: year, look: "helper" });
    at("index").set(column, { value: i, look: "helper" });
  }
  return { rows, heads: { year: at("years"), index: at("index") } };
}

/** A row of text alone, in bold: what the rows below it are. */
export function sectionRow(sheet: SheetName, text: string): Row {
  return new Row(sheet).set(columns.id, { value: text, look: "section" });
}

/** A value in base units as a cell has it: a percentage as a fraction, NaN where it is undefined. */
export function cellValue(
  base: number,
  unit: { readonly num: number; readonly den: number; readonly text: string },
): number {
  if (!Number.isFinite(base)) return Number.NaN;
  const shown = writtenIn(base, unit);
  return unit.text === "%" ? shifted(shown, -2) : shown;
}

/** A decimal with its point so many places further right: 0.562186% is 0.00562186, which no division gives. */
export function shifted(value: number, places: number): number {
  const [digits, exponent = "0"] = String(value).split("e");
  return Number(`${digits}e${Number(exponent) + places}`);
}

/** A figure's unit as it is shown. */
export function unitOf(figure: Figure, { project }: Pick<SheetContext, "project">) {
  return unitIn(figure, project.plan.currency, project);
}

/** A unit in the words of the workbook's language: in English as it is typed. */
export function unitInWords(
  text: string,
  { language, project }: Pick<SheetContext, "language" | "project">,
): string {
  return language === "ko" ? unitName(text, { language, counts: project.definition.counts }) : text;
}

export function inputUnitText({ unit }: Setting, { project }: Pick<SheetContext, "project">): string {
  return unitTextIn(unit.text, project.plan.currency.code);
}

/** How numbers of a unit are shown: nothing that counts is hidden. */
export function formatOf(unit: string, { project }: Pick<SheetContext, "project">): string | undefined {
  const { code, decimals } = project.plan.currency;
  if (unit === "%") return "0.00%";
  if (unit === "year") return "0";
  if (unit === code) return decimals > 0 ? `#,##0.${"0".repeat(decimals)}` : "#,##0";
  return project.context.counts.has(unit) ? "#,##0" : undefined;
}

/** The same of a metric: a year that is 0 is none. */
export function metricFormatOf(
  unit: string,
  context: Pick<SheetContext, "project" | "t">,
): string | undefined {
  return unit === "year" ? `0;-0;"${context.t("table.none")}"` : formatOf(unit, context);
}

export const labelled = (row: Row, id: string, label: string, unit: string, look?: Cell["look"]): Row =>
  row
    .set(columns.id, { value: id, ...(look && { look }) })
    .set(columns.label, { value: label, ...(look && { look }) })
    .set(columns.unit, { value: unit, ...(look && { look }) });
