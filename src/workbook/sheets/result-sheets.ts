/** What a reader looks at: the summary, the checks, and the sources of the inputs. */

import { saysOf } from "../../analysis/conditions/contradictions.ts";
import { labelsOf, totalOf } from "../../analysis/projection/projection.ts";
import { append, maxOf } from "../../lists.ts";
import type { Figure } from "../../model/types.ts";
import { hasSummary } from "../../report/selection.ts";
import { translatorFor } from "../formulas/function-calls.ts";
import type { NamedConstants } from "../formulas/named-constants.ts";
import type { Places } from "../formulas/translator.ts";
import {
  call,
  callOf,
  choose,
  columns,
  type Formula,
  headRows,
  listed,
  minus,
  ofColumn,
  ofValue,
  ofYear,
  over,
  Row,
  range,
  together,
  truth,
} from "../spreadsheet.ts";
import type { ModelSheet } from "./model-sheet.ts";
import {
  type Chart,
  cellValue,
  head,
  labelled,
  metricFormatOf,
  type Sheet,
  type SheetContext,
  sectionRow,
  textIn,
  unitInWords,
  unitOf,
} from "./sheet-context.ts";

/** The metrics that a person is shown first, with totals, yearly means, and what they were when the workbook was made. */
export function summarySheet(context: SheetContext, model: ModelSheet, constants: NamedConstants): Sheet {
  const { t, project, years, requested } = context;
  const { definition } = project;
  const last = columns.years + years.length;
  const headings = new Map([
    [columns.id, t("workbook.metric")],
    [columns.label, t("workbook.label")],
    [columns.unit, t("workbook.unit")],
    [columns.value, t("workbook.total")],
    [last, t("workbook.mean")],
    [last + 1, t("workbook.as-exported")],
    [last + 2, t("workbook.change")],
  ]);
  const { rows } = head(context, "Summary", t("workbook.summary"), headings);
  const summary = hasSummary(definition);
  const figures = [...context.model.figures.values()].filter(({ metric, member }) =>
    summary ? metric.summary : member === undefined,
  );
  const money = moneyShown(context, model, figures);
  let section: string | undefined;
  for (const figure of figures) {
    const { metric, name } = figure;
    if (metric.section !== section) {
      section = metric.section;
      const label = definition.sections.get(section);
      rows.push(sectionRow("Summary", label === undefined ? section : textIn(label, context)));
    }
    const of = model.rows.get(name) as Row;
    const unit = unitOf(figure, context);
    const inMillions = money !== undefined && isInUnits(figure, model);
    const shown = (formula: Formula) => (inMillions ? over(formula, constants.of("million")) : formula);
    const inUnit = inMillions ? millionText(context) : unitText(figure, context);
    const format = inMillions ? money : (metricFormatOf(unit.text, context) ?? "#,##0.0##");
    const row = labelled(new Row("Summary"), name, textIn(labelsOf(project, figure).label, context), inUnit);
    const total = of.cells.get(columns.value) === undefined ? undefined : shown(ofValue(of));
    if (total !== undefined) row.set(columns.value, { formula: total, format, look: "total" });
    const yearly = model.place(name).yearly;
    if (yearly) row.each(years.length, shown(ofYear(of)), { format });
    if (metric.kind === "flow" && yearly) {
      const across = range(
        row,
        { at: columns.years + requested.from },
        { at: columns.years + requested.to - 1 },
      );
      row.set(last, { formula: call("AVERAGE", across), format });
    }
    const was = exportedTotal(figure, context);
    if (total !== undefined && was !== undefined) {
      const value = inMillions ? was / 1_000_000 : was;
      row.set(last + 1, { value, format, look: "helper" });
      row.set(last + 2, { formula: minus(ofValue(row), ofColumn(row, last + 1)), format, look: "helper" });
    }
    rows.push(row);
  }
  const widths = [36, 44, 16, 18, 3, ...years.map(() => 14), 14, 18, 14];
  const freeze = { rows: headRows.index, columns: columns.before };
  return {
    name: "Summary",
    rows,
    widths,
    freeze,
    charts: chartsOf(context, model, money, rows[headRows.headings - 1] as Row),
  };
}

/**
 * How many digits of a million are shown where the largest amount is so many millions: as many as `run` shows of it, or more. Undefined where
 * amounts are shown to the last unit: a million is more than all of them.
 */
function moneyShown(
  context: SheetContext,
  model: ModelSheet,
  figures: readonly Figure[],
): string | undefined {
  const amounts = figures.flatMap((figure) => {
    if (!isInUnits(figure, model)) return [];
    const inUnit = (base: number) => Math.abs(cellValue(base, unitOf(figure, context)));
    const total = exportedTotal(figure, context) ?? 0;
    return [...context.results(figure).map(inUnit), Math.abs(total)].filter(Number.isFinite);
  });
  const largest = maxOf(amounts, 0);
  return largest >= 1e10 ? "#,##0" : largest >= 1e7 ? "#,##0.00" : undefined;
}

/** The pictures of the model, of the rows that it has them of. `money`: how amounts in millions are shown, as the rows of the summary. */
function chartsOf(
  context: SheetContext,
  model: ModelSheet,
  money: string | undefined,
  years: Row,
): readonly Chart[] {
  const { project, requested } = context;
  const [from, to] = [columns.years + requested.from, columns.years + requested.to - 1];
  return project.definition.pictures.flatMap(({ whole, line = whole }) => {
    const drawn = [...new Set([whole, line])].flatMap((name) => {
      const figure = context.model.figures.get(name);
      return figure === undefined || !model.place(name).yearly ? [] : [figure];
    });
    const [first] = drawn;
    if (first === undefined) return [];
    const series = drawn.map((figure) => ({
      name: textIn(labelsOf(project, figure).label, context),
      row: model.rows.get(figure.name) as Row,
    }));
    const inMillions = money !== undefined && drawn.every((figure) => isInUnits(figure, model));
    const unit = inMillions ? millionText(context) : unitText(first, context);
    const title = `${series.map(({ name }) => name).join(" · ")} (${unit})`;
    const fromZero = drawn.every((figure) => context.results(figure).every((value) => !(value < 0)));
    return [{ title, fromZero, format: inMillions ? `${money},,` : "#,##0", series, years, from, to }];
  });
}

/** Whether its cells are money in units of the currency. */
function isInUnits(figure: Figure, model: ModelSheet): boolean {
  const { scale } = model.rows.get(figure.name) as Row;
  return figure.rounded && scale.num === scale.den;
}

function millionText(context: SheetContext): string {
  return context.t("workbook.million", {
    currency: unitInWords(context.project.plan.currency.code, context),
  });
}

function unitText(figure: Figure, context: SheetContext): string {
  return unitInWords(unitOf(figure, context).text, context);
}

function exportedTotal(figure: Figure, context: SheetContext): number | undefined {
  const { from, to } = context.requested;
  const total = totalOf(figure.metric.kind, context.results(figure).slice(from, to));
  const value = cellValue(total, unitOf(figure, context));
  return Number.isNaN(value) ? undefined : value;
}

/** What the inputs must meet, year by year, and one cell for all of it, which every sheet shows. */
export function checksSheet(context: SheetContext, places: Places): Sheet {
  const { t, model, project, years, master } = context;
  const headings = new Map([
    [columns.id, t("workbook.check")],
    [columns.label, t("workbook.must-hold")],
    [columns.value, t("workbook.holds")],
  ]);
  const { rows, heads } = head(context, "Checks", t("workbook.checks-title"), headings);
  const calculations: Row[] = [];
  const translator = translatorFor(places, "Checks", heads, (more) => append(calculations, more));
  const checks: Row[] = [];
  for (const requirement of model.requirements) {
    const { name, tree, member, yearly } = requirement;
    translator.begin();
    // What is undefined contradicts nothing.
    const condition = translator.shortened(() => {
      const own = translator.of(tree, { yearly, member });
      return places.undefined.mayBe(tree, member) ? call("IFERROR", own, truth(true)) : own;
    });
    const row = new Row("Checks");
    const id =
      member === undefined ? name : name.includes("*") ? name.replace("*", member) : `${name} (${member})`;
    labelled(row, id, textIn(saysOf(requirement, project), context), "");
    const holds = context.results(requirement).map((value) => value !== 0);
    if (yearly) row.each(years.length, condition, {}, holds);
    const formula = yearly ? call("AND", translator.across(row)) : condition;
    row.set(columns.value, { formula, known: holds.every(Boolean), look: "check" });
    checks.push(row);
  }
  append(rows, together(checks));
  if (calculations.length > 0)
    append(rows, [sectionRow("Checks", t("workbook.calculations")), ...calculations]);
  const [ok, wrong] = [t("workbook.ok"), t("workbook.wrong")];
  const text = (value: string): Formula => ({ kind: "value", value });
  const every = checks.length === 0 ? truth(true) : callOf("AND", listed(checks.map(ofValue)));
  master.set(columns.value, { formula: choose(every, text(ok), text(wrong)), look: "check" });
  const widths = [40, 70, 3, 12, 3, ...years.map(() => 10)];
  return { name: "Checks", rows, widths, freeze: { rows: headRows.index, columns: columns.before } };
}

/** What the inputs of the scenario cite, and how many of them. */
export function sourcesSheet(context: SheetContext): Sheet {
  const { t, project, scenario } = context;
  const headings = [
    t("workbook.source"),
    t("workbook.title"),
    t("workbook.publisher"),
    t("workbook.date"),
    t("workbook.address"),
    t("workbook.inputs-citing"),
  ];
  const title = new Row("Sources").set(0, { value: t("workbook.sources"), look: "title" });
  const check = new Row("Sources")
    .set(0, { value: t("workbook.checks"), look: "check" })
    .set(columns.value, { formula: ofValue(context.master), look: "check" });
  const heading = new Row("Sources");
  for (const [i, text] of headings.entries()) heading.set(i, { value: text, look: "heading" });
  const counts = new Map<string, number>();
  for (const { source } of scenario.settings.values()) {
    if (source !== "ASSUMPTION") for (const id of source) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  const rows = [title, check, heading];
  for (const [id, { title, publisher, date, url }] of project.sources) {
    const count = counts.get(id);
    if (count === undefined) continue;
    const row = new Row("Sources").set(0, { value: id }).set(1, { value: textIn(title, context) });
    row.set(2, { value: textIn(publisher, context) }).set(3, { value: date });
    rows.push(row.set(4, { value: url, link: url }).set(5, { value: count }));
  }
  return {
    name: "Sources",
    rows,
    widths: [30, 60, 30, 14, 60, 12],
    freeze: { rows: headRows.headings, columns: 1 },
  };
}
