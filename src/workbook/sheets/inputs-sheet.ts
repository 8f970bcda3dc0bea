/** The sheet of inputs: what somebody who works with the plan changes, and what is read back. */

import { inputRange } from "../../analysis/projection/displayed.ts";
import { toBase } from "../../formula/units.ts";
import type { Translate } from "../../messages/format.ts";
import { valueIn } from "../../model/input-values.ts";
import { isYearly } from "../../model/inputs.ts";
import { shapeName } from "../../output/numbers/ranges.ts";
import { yearsOf } from "../../plan/settings/table/input-table.ts";
import type { Project, Setting } from "../../plan/types.ts";
import { memberLabel } from "../../report/head.ts";
import { yearName } from "../../year-names.ts";
import { columnName } from "../formulas/cell-text.ts";
import { hasYears } from "../formulas/yearly-inputs.ts";
import {
  type Cell,
  call,
  columns,
  type Formula,
  headRows,
  minus,
  number,
  ofColumn,
  ofValue,
  ofYear,
  Row,
  scaleOf,
  together,
} from "../spreadsheet.ts";
import { type Exported, textMark } from "./as-exported.ts";
import {
  cellValue,
  formatOf,
  head,
  inputUnitText,
  labelled,
  type Sheet,
  type SheetContext,
  textIn,
  unitInWords,
  type Validation,
} from "./sheet-context.ts";

/** What stands behind the years, by the heading that it is found by. */
const headings = {
  low: "workbook.low",
  high: "workbook.high",
  shape: "workbook.shape",
  prices: "workbook.prices",
  setBy: "workbook.setBy",
  source: "workbook.source",
  reason: "workbook.reason",
  exported: "workbook.as-exported",
} as const;
export type InputColumn = keyof typeof headings;
export const inputColumns = Object.keys(headings) as InputColumn[];

/** The heading of a column in a language. */
export function headingOf(column: InputColumn, t: Translate): string {
  return t(headings[column]);
}

/** Inputs in the order of their rows: that of the model, members by id. */
export function inOrder(settings: ReadonlyMap<string, Setting>, project: Project): readonly string[] {
  const order = new Map(project.definition.parameters.map(({ name }, i) => [name, i]));
  const placed = (name: string) => order.get((settings.get(name) as Setting).declaration.name) ?? 0;
  return [...settings.keys()].sort((a, b) => placed(a) - placed(b));
}

export class InputSheet {
  readonly rows = new Map<string, Row>();
  private readonly context: SheetContext;
  private readonly headings = new Map<number, string>();
  /** Years beyond those of the columns that an input names, with their columns. */
  private readonly outside = new Map<number, number>();

  constructor(context: SheetContext) {
    this.context = context;
    const { years, scenario, t, project } = context;
    const behind = columns.years + years.length;
    this.headings.set(columns.id, t("workbook.input")).set(columns.label, t("workbook.label"));
    this.headings.set(columns.unit, t("workbook.unit")).set(columns.value, t("workbook.value"));
    for (const [i, column] of inputColumns.entries()) this.headings.set(behind + i, headingOf(column, t));
    const others = yearsOf(scenario.settings.values(), years).filter((year) => !years.includes(year));
    for (const [i, year] of others.entries()) {
      const column = behind + inputColumns.length + i;
      this.outside.set(year, column);
      this.headings.set(column, yearName(year, project.plan.calendar));
    }
    for (const name of inOrder(scenario.settings, project)) {
      const { unit } = this.setting(name);
      const { code, decimals } = project.plan.currency;
      this.rows.set(name, new Row("Inputs", scaleOf(unit, code, decimals)));
    }
    // The members of a family stand together: a range names them all.
    for (const { name } of project.definition.parameters) {
      together(
        [...this.rows].filter(([full]) => this.setting(full).declaration.name === name).map(([, row]) => row),
      );
    }
  }

  private setting(name: string): Setting {
    return this.context.scenario.settings.get(name) as Setting;
  }

  private columnOf(column: InputColumn): number {
    return columns.years + this.context.years.length + inputColumns.indexOf(column);
  }

  /** The cell of an input that holds in a calendar year, whether or not it is one of the columns. */
  inYear(name: string, year: number): Formula {
    const { years } = this.context;
    const row = this.rows.get(name) as Row;
    const at = years.indexOf(year);
    if (at >= 0)
      return ofColumn(row, hasYears(this.context.model, name) ? columns.years + at : columns.value);
    const { value } = this.setting(name);
    if (typeof value === "number")
      return ofColumn(
        row,
        hasYears(this.context.model, name)
          ? columns.years + (year < (years[0] as number) ? 0 : years.length - 1)
          : columns.value,
      );
    const column = this.outside.get(year);
    if (column !== undefined && value.has(year)) return ofColumn(row, column);
    if (this.setting(name).declaration.outside === "zero") return number(0);
    const named = [...value.keys()].sort((a, b) => a - b);
    const nearest = year < (named[0] as number) ? (named[0] as number) : (named.at(-1) as number);
    return this.inYear(name, nearest);
  }

  sheet(): Sheet {
    const { context } = this;
    const { rows } = head(context, "Inputs", context.t("workbook.inputs"), this.headings);
    const validations: Validation[] = [];
    for (const [name, row] of this.rows) {
      this.fill(name, row);
      rows.push(row);
      const limits = this.limits(name, rows.length);
      if (limits !== undefined) validations.push(limits);
    }
    const years = context.years.map(() => 18);
    const widths = [
      34,
      44,
      14,
      20,
      3,
      ...years,
      14,
      14,
      14,
      8,
      16,
      24,
      60,
      12,
      ...[...this.outside].map(() => 14),
    ];
    return {
      name: "Inputs",
      rows,
      widths,
      freeze: { rows: headRows.index, columns: columns.before },
      validations,
    };
  }

  private fill(name: string, row: Row): void {
    const { project, years, language, model } = this.context;
    const setting = this.setting(name);
    const { value, unit, rest, source, prices, layer, reason } = setting;
    const text = inputUnitText(setting, this.context);
    const label = textIn(memberLabel(setting.declaration.label, name, project), this.context);
    labelled(row, name, label, unitInWords(text, this.context));
    const format = formatOf(text, this.context);
    const look = source === "ASSUMPTION" && layer !== "default" ? "assumption" : "input";
    const typed = (base: number): Cell => ({ value: cellValue(base, unit), look, format });
    if (rest !== undefined) this.fillRest(name, row, format);
    else if (typeof value === "number") {
      row.set(columns.value, typed(value));
      // Every year is the one value until another is typed over it.
      if (hasYears(model, name)) {
        row.each(
          years.length,
          ofValue(row),
          { look, format },
          years.map(() => cellValue(value, unit)),
        );
      }
    } else {
      for (const [i, year] of years.entries()) row.set(columns.years + i, typed(valueIn(setting, year)));
      for (const [year, column] of this.outside)
        if (value.has(year)) row.set(column, typed(value.get(year) as number));
    }
    const range = inputRange(setting);
    if (range !== undefined && rest === undefined) {
      const factor = typeof value !== "number" && range.as === undefined;
      const end = (one: number): Cell => ({
        value: factor || unit.text !== "%" ? one : cellValue(toBase(one, unit), unit),
        ...(factor ? {} : { format }),
      });
      row.set(this.columnOf("low"), end(range.low)).set(this.columnOf("high"), end(range.high));
      const kind = typeof value === "number" ? "" : range.as === "addend" ? " (+)" : " (×)";
      row.set(this.columnOf("shape"), { value: `${shapeName(range.shape, language)}${kind}` });
    }
    if (prices !== undefined) row.set(this.columnOf("prices"), { value: prices });
    row.set(this.columnOf("setBy"), { value: layer });
    row.set(this.columnOf("source"), { value: source === "ASSUMPTION" ? source : source.join("; ") });
    if (reason !== undefined) row.set(this.columnOf("reason"), { value: textIn(reason, this.context) });
    row.set(this.columnOf("exported"), { value: JSON.stringify(this.exported(name, row)), look: "helper" });
  }

  /** What the other parts leave of 100%, rounded to 14 decimals as the program does. */
  private fillRest(name: string, row: Row, format: string | undefined): void {
    const { model, years } = this.context;
    const { rest = [], value, unit } = this.setting(name);
    const left = (of: (part: Row, yearly: boolean) => Formula) => {
      const parts = rest.map((part) => of(this.rows.get(part) as Row, hasYears(model, part)));
      return call("ROUND", parts.reduce(minus, number(1)), number(14));
    };
    const known = (year: number) =>
      cellValue(typeof value === "number" ? value : valueIn(this.setting(name), year), unit);
    if (typeof value === "number") {
      row.set(columns.value, {
        formula: left(ofValue),
        look: "total",
        format,
        known: cellValue(value, unit),
      });
    }
    if (hasYears(model, name) || typeof value !== "number") {
      row.each(
        years.length,
        left((part, yearly) => (yearly ? ofYear(part) : ofValue(part))),
        { look: "total", format },
        years.map(known),
      );
    }
  }

  private exported(name: string, row: Row): Exported {
    const { years } = this.context;
    const { value, rest, range, prices } = this.setting(name);
    const at = (column: number) => row.cells.get(column)?.value as number | undefined;
    const mark = (column: number) => textMark(String(row.cells.get(column)?.value ?? ""));
    const texts = {
      label: mark(columns.label),
      setBy: mark(this.columnOf("setBy")),
      source: mark(this.columnOf("source")),
      reason: mark(this.columnOf("reason")),
    };
    if (rest !== undefined) return { rest: true, texts };
    const named = [...years.map((year, i) => [year, columns.years + i] as const), ...this.outside];
    const byYear = named.flatMap(([year, column]) => {
      const one = typeof value === "number" ? undefined : at(column);
      return one === undefined ? [] : [[String(year), one] as const];
    });
    const [low, high] = [at(this.columnOf("low")), at(this.columnOf("high"))];
    return {
      ...(typeof value === "number"
        ? { value: at(columns.value) as number }
        : { years: Object.fromEntries(byYear) }),
      ...(low === undefined || high === undefined ? {} : { low, high }),
      ...(range === undefined ? {} : { shape: range.shape }),
      ...(typeof value === "number" && row.cells.has(columns.years)
        ? { followed: [years[0] as number, years.at(-1) as number] as const }
        : {}),
      ...(prices === undefined ? {} : { prices }),
      texts,
    };
  }

  private limits(name: string, rowNumber: number): Validation | undefined {
    const { declaration, unit, rest } = this.setting(name);
    if (rest !== undefined || (declaration.min === undefined && declaration.max === undefined))
      return undefined;
    const end = (one: number | undefined) =>
      one === undefined ? undefined : cellValue(toBase(one, unit), unit);
    const yearly = hasYears(this.context.model, name);
    const last = yearly ? columns.years + this.context.years.length - 1 : columns.value;
    return {
      range: `${columnName(columns.value)}${rowNumber}:${columnName(last)}${rowNumber}`,
      low: end(declaration.min),
      high: end(declaration.max),
    };
  }

  /** Whether an input is carried from the prices of a year. */
  carried(): readonly string[] {
    return [...this.rows.keys()].filter(
      (name) => this.setting(name).prices !== undefined && isYearly(this.setting(name)),
    );
  }
}
