/** The sheet of metrics: a row each and a column a year, one formula a row. */

import { labelsOf, totalOf } from "../../analysis/projection/projection.ts";
import { maxAmount } from "../../formula/units.ts";
import { append } from "../../lists.ts";
import type { Figure } from "../../model/types.ts";
import { isSplit } from "../../model/whole-amounts.ts";
import { translatorFor } from "../formulas/function-calls.ts";
import type { NamedConstants } from "../formulas/named-constants.ts";
import { rounded } from "../formulas/rounding-formulas.ts";
import type { Heads, Place, Places, Translator } from "../formulas/translator.ts";
import { hasYears } from "../formulas/yearly-inputs.ts";
import {
  call,
  choose,
  columns,
  type Formula,
  headRows,
  number,
  ofColumn,
  ofYear,
  one,
  operation,
  over,
  plus,
  Row,
  range,
  scaleOf,
  times,
  together,
} from "../spreadsheet.ts";
import type { InputSheet } from "./inputs-sheet.ts";
import {
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

export class ModelSheet {
  readonly rows = new Map<string, Row>();
  private readonly context: SheetContext;
  private readonly inputs: InputSheet;
  private readonly carried = new Map<string, Row>();
  private readonly all: Row[];
  private readonly heads: Heads;

  constructor(context: SheetContext, inputs: InputSheet) {
    this.context = context;
    this.inputs = inputs;
    const { t, model, project, years } = context;
    const { code, decimals } = project.plan.currency;
    const headings = new Map([
      [columns.id, t("workbook.metric")],
      [columns.label, t("workbook.label")],
      [columns.unit, t("workbook.unit")],
      [columns.value, t("workbook.total")],
      [columns.before, t("workbook.before")],
      [columns.years + years.length, t("workbook.formula")],
    ]);
    ({ rows: this.all, heads: this.heads } = head(context, "Model", t("workbook.model"), headings));
    for (const [name, figure] of model.figures) {
      this.rows.set(name, new Row("Model", scaleOf(unitOf(figure, context), code, decimals)));
    }
    for (const figures of this.families()) together(figures.map(({ name }) => this.rows.get(name) as Row));
  }

  /** The metrics in the order of the model, those of a family together. */
  private families(): readonly (readonly Figure[])[] {
    const found = new Map<string, Figure[]>();
    for (const figure of this.context.model.figures.values()) {
      const same = found.get(figure.metric.name);
      if (same === undefined) found.set(figure.metric.name, [figure]);
      else same.push(figure);
    }
    return [...found.values()];
  }

  /** Where a metric or an input stands. */
  place(name: string): Place {
    const figure = this.context.model.figures.get(name);
    if (figure !== undefined) {
      const row = this.rows.get(name) as Row;
      if (figure.metric.kind === "single" && !figure.yearly) return { row, yearly: false };
      return { row, yearly: true, column: columns.years };
    }
    const carried = this.carried.get(name);
    if (carried !== undefined) return { row: carried, yearly: true };
    return { row: this.inputs.rows.get(name) as Row, yearly: hasYears(this.context.model, name) };
  }

  sheet(places: Places): Sheet {
    const { context, all } = this;
    this.addPrices(places.constants);
    const translator = translatorFor(places, "Model", this.heads, (rows) => append(all, rows));
    let section: string | undefined;
    for (const figures of this.families()) {
      const { metric } = figures[0] as Figure;
      if (metric.section !== section) {
        section = metric.section;
        const label = context.project.definition.sections.get(section);
        all.push(sectionRow("Model", label === undefined ? section : textIn(label, context)));
      }
      translator.begin(metric.name);
      for (const figure of figures) this.fill(figure, translator);
      append(
        all,
        figures.map(({ name }) => this.rows.get(name) as Row),
      );
    }
    const years = context.years.map(() => 20);
    return {
      name: "Model",
      rows: all,
      widths: [36, 44, 14, 22, 8, ...years, 80],
      freeze: { rows: headRows.index, columns: columns.before },
    };
  }

  private fill(figure: Figure, translator: Translator): void {
    const { context } = this;
    const { name, metric, member } = figure;
    const { years, project, requested } = context;
    const row = this.rows.get(name) as Row;
    const unit = unitOf(figure, context);
    const label = textIn(labelsOf(project, figure).label, context);
    labelled(row, name, label, unitInWords(unit.text, context));
    row.set(columns.years + years.length, { value: metric.formula, look: "note" });
    const { yearly } = this.place(name);
    const formula = translator.shortened(() => this.formula(figure, translator, { yearly, member }));
    const format = metricFormatOf(unit.text, context);
    const base = context.results(figure);
    const counted = (value: number) =>
      figure.rounded && Math.abs(value) > maxAmount(unit) ? Number.NaN : cellValue(value, unit);
    if (!yearly) {
      row.set(columns.value, { formula, known: counted(base[0] as number), format, look: "total" });
      return;
    }
    row.each(years.length, formula, { format }, base.map(counted));
    const shown = base.slice(requested.from, requested.to);
    const known = counted(totalOf(metric.kind, shown));
    const [first, last] = [columns.years + requested.from, columns.years + requested.to - 1];
    const total: Formula | undefined =
      metric.kind === "flow"
        ? call("SUM", range(row, { at: first }, { at: last }))
        : metric.kind === "rate"
          ? undefined
          : ofColumn(row, last);
    if (total !== undefined) row.set(columns.value, { formula: total, known, format, look: "total" });
  }

  /** Money is rounded once where it is defined, unless it only adds what is rounded already. */
  private formula(
    figure: Figure,
    to: Translator,
    at: { yearly: boolean; member: string | undefined },
  ): Formula {
    const { tree, name } = figure;
    const { scale } = this.rows.get(name) as Row;
    const { code, decimals } = this.context.project.plan.currency;
    const { wholes, constants } = to.places;
    if (!figure.rounded) return constants.inCells(to.of(tree, at), scale);
    if (wholes.isMoney(tree) || isSplit(tree) || wholes.isWhole(tree)) {
      const value = to.of(tree, at);
      // Sums of cents are no cents to a spreadsheet.
      return constants.inCells(decimals > 0 ? call("ROUND", value, number(decimals)) : value, scale);
    }
    if (decimals === 0) return constants.inCells(rounded(to, to.cell(tree, at), 0), scale);
    const counted = rounded(to, to.cell(tree, { ...at, smallest: true }), 0);
    if (decimals > 0) return constants.inCells(over(counted, constants.smallest(decimals)), scale);
    const smallest = 1 / 10 ** decimals;
    return constants.inCells(times(counted, constants.cell(smallest, `${smallest} ${code}`)), scale);
  }

  /** What prices of each year that inputs are stated in are multiplied by, and these inputs in the prices of the year. */
  private addPrices(constants: NamedConstants): void {
    const { context, inputs, all } = this;
    const { instance } = context.model;
    const carried = inputs.carried();
    if (carried.length === 0) return;
    all.push(sectionRow("Model", context.t("workbook.prices-section")));
    const levels = new Map<number, Formula>();
    for (const name of carried) {
      const { prices } = instance.inputs.get(name) as { prices: number };
      const level = levels.get(prices) ?? this.addLevel(prices, constants);
      levels.set(prices, level);
      const row = new Row("Model", one);
      row.helper = true;
      labelled(row, "", `${name} × ${context.t("workbook.price-level", { year: prices })}`, "", "helper");
      const input = inputs.rows.get(name) as Row;
      row.each(context.years.length, times(constants.inBase(ofYear(input), input.scale), level), {
        look: "helper",
      });
      this.carried.set(name, row);
      all.push(row);
    }
  }

  /** Upwards from a year as it is lived, downwards from the later year: in two rows, since no cell may wait for itself. */
  private addLevel(from: number, constants: NamedConstants): Formula {
    const { context, inputs, all, heads } = this;
    const { instance } = context.model;
    const { years } = context;
    const [first, last] = [years[0] as number, years.at(-1) as number];
    const inflation = instance.inflation as string;
    const row = inputs.rows.get(inflation) as Row;
    const own = hasYears(context.model, inflation)
      ? (away: number) => ofYear(row, away)
      : () => ofColumn(row, columns.value);
    const growth = (rate: Formula) => plus(number(1), constants.inBase(rate, row.scale));
    const year = ofYear(heads.year);
    const product = (start: number, end: number) => {
      const rates = Array.from({ length: Math.max(0, end - start) }, (_, i) =>
        growth(inputs.inYear(inflation, start + 1 + i)),
      );
      return rates.reduce<Formula>(
        (all, rate) => (all.kind === "value" ? rate : times(all, rate)),
        number(1),
      );
    };
    const add = (label: string, make: (own: Row) => Formula, start: Formula) => {
      const made = new Row("Model");
      made.helper = true;
      labelled(made, "", label, "", "helper");
      made.set(columns.before, { formula: start, look: "helper" });
      made.each(years.length, make(made), { look: "helper" });
      all.push(made);
      return made;
    };
    const name = context.t("workbook.price-level", { year: from });
    // The last year of the columns is one of them.
    const levelYear = (when: number) =>
      when === from
        ? constants.cell(from, name, "literal")
        : ofColumn(heads.year, columns.years + years.length - 1);
    const up = add(
      `${name} ↑`,
      (made) =>
        choose(operation("<=", year, levelYear(from)), number(1), times(ofYear(made, -1), growth(own(0)))),
      product(from, Math.max(from, first - 1)),
    );
    if (from <= first) return ofYear(up);
    const down = add(
      `${name} ↓`,
      (made) => {
        const later = over(ofYear(made, 1), growth(own(1)));
        const end = ofColumn(made, columns.before);
        return choose(operation(">=", year, levelYear(Math.min(from, last))), end, later);
      },
      over(number(1), product(last, from)),
    );
    return times(ofYear(up), ofYear(down));
  }
}
