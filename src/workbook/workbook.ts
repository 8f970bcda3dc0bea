/** A scenario as a workbook whose cells are the plan's formulas. */

import { refuseContradictions } from "../analysis/conditions/contradictions.ts";
import { modelOf } from "../analysis/scenario-model.ts";
import { fingerprint } from "../files/cache/fingerprint.ts";
import { translator } from "../messages/format.ts";
import { unitContext } from "../model/link.ts";
import { Wholes } from "../model/whole-amounts.ts";
import type { Project, Scenario } from "../plan/types.ts";
import { formulaText } from "./formulas/cell-text.ts";
import { Evaluation } from "./formulas/evaluate-cells.ts";
import { LagReach } from "./formulas/lag-reach.ts";
import { NamedConstants } from "./formulas/named-constants.ts";
import type { Places } from "./formulas/translator.ts";
import { Undefined } from "./formulas/undefined.ts";
import { withYearlyInputs } from "./formulas/yearly-inputs.ts";
import { aboutSheet, type Origin } from "./sheets/about-sheet.ts";
import { InputSheet } from "./sheets/inputs-sheet.ts";
import { ModelSheet } from "./sheets/model-sheet.ts";
import { checksSheet, sourcesSheet, summarySheet } from "./sheets/result-sheets.ts";
import { resultsOf, type Sheet, type SheetContext, unitInWords } from "./sheets/sheet-context.ts";
import { columns, type Formula, headRows, Row } from "./spreadsheet.ts";
import { type Day, writeWorkbook } from "./xlsx.ts";

/** What a workbook says of itself that its sheets do not know. */
export type Made = Omit<Origin, "formulas">;

/** The bytes of an xlsx file. Throws Failure "input" where the inputs contradict each other, or a metric waits for itself. */
export async function workbookOf(
  project: Project,
  scenario: Scenario,
  language: "en" | "ko",
  made: Made,
  day: Day,
): Promise<Uint8Array> {
  const { sheets, title } = sheetsOf(project, scenario, language, made);
  return writeWorkbook(sheets, title, day, new Evaluation());
}

export function sheetsOf(
  project: Project,
  scenario: Scenario,
  language: "en" | "ko",
  made: Made,
): { sheets: readonly Sheet[]; title: string } {
  const own = modelOf(project, scenario);
  refuseContradictions(project, scenario, own);
  const model = withYearlyInputs(own);
  const { years } = own.instance;
  const from = years.indexOf(scenario.years[0] as number);
  const context: SheetContext = {
    ...{ project, scenario, model, language, years, t: translator(language) },
    requested: { from, to: from + scenario.years.length },
    results: resultsOf(project, own),
    master: new Row("Checks"),
  };
  const units = unitContext(project.definition, own.instance);
  const inputs = new InputSheet(context);
  const metrics = new ModelSheet(context, inputs);
  const constants = new NamedConstants(context.t, units.currency, (text) => unitInWords(text, context));
  const reach = new LagReach(own, units);
  const places: Places = {
    ...{ model, units, constants },
    wholes: new Wholes(own, units),
    undefined: new Undefined(model),
    rowOf: (name) => metrics.place(name),
    minLag: (span, member, arg, metric) => reach.least(span, member, arg, metric),
  };
  const mark = new Row("About");
  const [allModel, allChecks] = [metrics.sheet(places), checksSheet(context, places)];
  const summary = summarySheet(context, metrics, constants);
  const used = usedBy([summary, allModel, allChecks]);
  const kept = (sheet: Sheet): Sheet => ({
    ...sheet,
    rows: sheet.rows.filter((row) => !row.helper || used.has(row)),
  });
  const [modelSheet, checks] = [kept(allModel), kept(allChecks)];
  const numbers = constants.rows().filter((row) => used.has(row));
  const about = aboutSheet(context, numbers, made, mark);
  const sheets = [about, summary, inputs.sheet(), modelSheet, checks, sourcesSheet(context)];
  for (const { rows } of sheets) for (const [i, row] of rows.entries()) row.number = i + 1;
  mark
    .set(columns.id, { value: "formulas", look: "helper" })
    .set(columns.label, { value: context.t("workbook.origin.formulas") })
    .set(columns.unit, {
      value: markOf([...[modelSheet, checks].flatMap(formulasOf), ...numbersOf(numbers)]),
    });
  return { sheets, title: `${project.plan.label[language]}: ${scenario.label[language]}` };
}

/** The rows that the formulas of sheets come to from all but their helpers: what was tried for a formula and not taken is not among them. */
function usedBy(sheets: readonly Sheet[]): ReadonlySet<Row> {
  const used = new Set<Row>();
  const queue: Row[] = [];
  const reach = (row: Row) => {
    if (!used.has(row)) queue.push(row);
    used.add(row);
  };
  const read = (formula: Formula): void => {
    if (formula.kind === "cell") reach(formula.row);
    if (formula.kind === "range") {
      const { from, to } = formula;
      from.block.slice(from.block.indexOf(from), from.block.indexOf(to) + 1).forEach(reach);
    }
    if (formula.kind === "negative") read(formula.arg);
    if (formula.kind === "operation") [formula.left, formula.right].forEach(read);
    if (formula.kind === "call") formula.args.forEach(read);
  };
  for (const { rows } of sheets) for (const row of rows) if (!row.helper) reach(row);
  for (let row = queue.pop(); row !== undefined; row = queue.pop()) {
    const formulas = new Set([...row.cells.values()].map(({ formula }) => formula));
    for (const formula of formulas) if (formula !== undefined) read(formula);
  }
  return used;
}

function numbersOf(rows: readonly Row[]): readonly (readonly [column: number, number: string])[] {
  return rows.map((row) => [columns.unit, asSaved(row.cells.get(columns.unit)?.value as number)]);
}

/** A number of a formula as programs that keep 15 digits have it. */
export function asSaved(value: number): string {
  return String(Number(value.toPrecision(15)));
}

/** The formulas of a sheet below its head, row by row and in each from the left. */
function formulasOf({ name, rows }: Sheet): readonly (readonly [column: number, formula: string])[] {
  return rows
    .slice(headRows.index)
    .flatMap((row) =>
      [...row.cells]
        .sort(([a], [b]) => a - b)
        .flatMap(([column, { formula }]) =>
          formula === undefined ? [] : [[column, formulaText(formula, { sheet: name, column })] as const],
        ),
    );
}

/** A mark by which formulas are known again. */
export function markOf(formulas: readonly (readonly [column: number, formula: string])[]): string {
  return fingerprint(formulas.map(([column, formula]) => `${column} ${normalized(formula)}`));
}

/** A formula as any program writes it down again. */
export function normalized(formula: string): string {
  return formula
    .replaceAll(/[\s$']/g, "")
    .toUpperCase()
    .replaceAll(/\b(TRUE|FALSE)\(\)/g, "$1")
    .replaceAll(/(?<![A-Z\d.])\d+(?:\.\d+)?(?:E[+-]?\d+)?(?![\w(!])/g, (digits) => String(Number(digits)));
}
