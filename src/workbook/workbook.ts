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
import type { Places } from "./formulas/translator.ts";
import { Undefined } from "./formulas/undefined.ts";
import { withYearlyInputs } from "./formulas/yearly-inputs.ts";
import { aboutSheet, constantRows, type Origin } from "./sheets/about-sheet.ts";
import { type Ground, resultsOf, type Sheet } from "./sheets/ground.ts";
import { InputSheet } from "./sheets/inputs-sheet.ts";
import { ModelSheet } from "./sheets/model-sheet.ts";
import { checksSheet, sourcesSheet, summarySheet } from "./sheets/result-sheets.ts";
import { columns, headRows, Row } from "./spreadsheet.ts";
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
  const ground: Ground = {
    ...{ project, scenario, model, language, years, t: translator(language) },
    asked: { from, to: from + scenario.years.length },
    results: resultsOf(project, own),
    master: new Row("Checks"),
  };
  const units = unitContext(project.definition, own.instance);
  const inputs = new InputSheet(ground);
  const metrics = new ModelSheet(ground, inputs);
  const constants = constantRows(ground);
  const reach = new LagReach(own, units);
  const places: Places = {
    ...{ model, units, constants },
    wholes: new Wholes(own, units),
    undefined: new Undefined(model),
    rowOf: (name) => metrics.place(name),
    leastLag: (span, member, arg, metric) => reach.least(span, member, arg, metric),
  };
  const modelSheet = metrics.sheet(places);
  const checks = checksSheet(ground, places);
  const mark = new Row("About");
  const sheets = [
    aboutSheet(ground, constants, made, mark),
    summarySheet(ground, metrics, constants),
    inputs.sheet(),
    modelSheet,
    checks,
    sourcesSheet(ground),
  ];
  for (const { rows } of sheets) for (const [i, row] of rows.entries()) row.number = i + 1;
  mark
    .set(columns.id, { value: "formulas", look: "helper" })
    .set(columns.label, { value: ground.t("workbook.origin.formulas") })
    .set(columns.unit, { value: markOf([modelSheet, checks].flatMap(formulasOf)) });
  return { sheets, title: `${project.plan.label[language]}: ${scenario.label[language]}` };
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
