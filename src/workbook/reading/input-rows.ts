/** Rows of the sheet of inputs as they come back: what of each is otherwise than it was written. */

import { type Issue, type Message, message } from "../../errors.ts";
import { exactProduct } from "../../formula/decimal.ts";
import { type Unit, type UnitContext, unitTextIn } from "../../formula/units.ts";
import { shown } from "../../issues.ts";
import { valueIn } from "../../model/input-values.ts";
import { shapeName } from "../../output/numbers/ranges.ts";
import { questionBare, questionOf } from "../../plan/settings/doubtful.ts";
import { writeSetting } from "../../plan/settings/grammar.ts";
import { shapeOfEnds } from "../../plan/settings/input-limits.ts";
import { isQuantity, readQuantity } from "../../plan/settings/quantities.ts";
import { quantityText, writeQuantity } from "../../plan/settings/quantity-text.ts";
import type { Declared, Setting } from "../../plan/types.ts";
import { yearName } from "../../year-names.ts";
import { columnName } from "../formulas/cell-text.ts";
import type { Exported } from "../sheets/as-exported.ts";
import type { InputColumn } from "../sheets/inputs-sheet.ts";
import { shifted } from "../sheets/sheet-context.ts";
import { normalized } from "../workbook.ts";
import type { ReadCell, ReadSheet } from "../xlsx.ts";

const languages = ["en", "ko"] as const;

/** A setting that a cell makes, or that the plan's own value is wanted back. */
export interface Edit {
  readonly input: string;
  readonly set?: string;
  readonly unset?: string;
  readonly cell: string;
}

/** The columns of the sheet, by what their headings say. */
export interface Columns {
  readonly id: number;
  readonly label: number;
  readonly unit: number;
  readonly value: number;
  readonly of: Readonly<Partial<Record<InputColumn, number>>>;
  readonly years: ReadonlyMap<number, number>;
}

/** What a row is read with. */
export interface RowReading {
  readonly sheet: ReadSheet;
  readonly columns: Columns;
  readonly declared: Declared;
  /** The plan's own, with which amounts are compared. */
  readonly planned: Setting;
  /** The other parts of the whole that the input is a part of; none where it is of none. */
  readonly parts: readonly string[];
  readonly context: UnitContext;
  readonly report: (issue: Issue, column: number) => void;
  readonly notes: Message[];
}

/** The settings that a row makes; none where it is as it was written. */
export function editsOf(row: number, was: Exported, reading: RowReading): readonly Edit[] {
  return new InputRow(row, was, reading).edits();
}

class InputRow {
  private readonly row: number;
  private readonly was: Exported;
  private readonly reading: RowReading;

  constructor(row: number, was: Exported, reading: RowReading) {
    this.row = row;
    this.was = was;
    this.reading = reading;
  }

  edits(): readonly Edit[] {
    const { was, reading } = this;
    const { name } = reading.declared;
    const { value: column } = reading.columns;
    if (this.fixedChanged()) return [];
    const years = this.years();
    const range = this.range();
    if (years === undefined || range === undefined) return [];
    if (was.years !== undefined) {
      if (this.at(column) !== undefined) return this.wrong(message("import.yearly", { name }), column);
      if (range !== "same") return this.wrong(message("import.range-years", { name }), this.column("low"));
      return years;
    }
    const cell = this.at(column);
    // A rest that still follows the others is nothing that was set.
    if (was.rest) {
      const rest = cell === undefined ? "rest" : this.restFormula(cell, column);
      if (rest === "rest") return years;
      if (rest === "moved") return this.restMoved(column);
    }
    if (cell === undefined) {
      if (years.length > 0) return this.wrong(message("import.both", { name }), column);
      reading.notes.push(message("import.emptied", { name }));
      return [{ input: name, unset: name, cell: this.cellName(column) }];
    }
    const value = this.number(cell, column);
    if (value === undefined) return [];
    const moved = was.rest === true || !isAlike(value, was.value as number);
    if (years.length > 0) {
      if (moved) return this.wrong(message("import.both", { name }), column);
      return range === "same"
        ? years
        : this.wrong(message("import.range-years", { name }), this.column("low"));
    }
    if (!moved && range === "same") return [];
    const { planned } = reading;
    if (moved && typeof cell.value === "number" && typeof planned.value === "number")
      this.noteFar(value, planned.value);
    return [
      {
        input: name,
        set: this.setting(moved ? value : (was.value as number), range),
        cell: this.cellName(moved ? column : this.column("low")),
      },
    ];
  }

  /** The years that have another value than the input; undefined where one cannot be read. */
  private years(): readonly Edit[] | undefined {
    const { was, reading } = this;
    const { declared, columns, context } = reading;
    const { name } = declared;
    const edits: Edit[] = [];
    const single = this.at(columns.value);
    for (const [year, column] of columns.years) {
      const cell = this.at(column);
      const before = was.years?.[String(year)];
      const [first, last] = was.followed ?? [Number.NaN, Number.NaN];
      if (cell === undefined && year >= first && year <= last && single !== undefined) {
        const values = { name, year: yearName(year, context.calendar) };
        const formula = `=$${columnName(columns.value)}${this.row + 1}`;
        this.wrong(message("import.year-blank", { ...values, formula }), column);
        return undefined;
      }
      if (was.years === undefined && (cell === undefined || this.follows(cell))) continue;
      const rest = was.rest && cell !== undefined ? this.restFormula(cell, column) : undefined;
      if (rest === "rest") continue;
      if (rest === "moved") return void this.restMoved(column);
      if (cell === undefined) {
        if (before === undefined) continue;
        this.wrong(message("import.year-missing", { name, year: yearName(year, context.calendar) }), column);
        return undefined;
      }
      const value = this.number(cell, column);
      if (value === undefined) return undefined;
      const usual = before ?? (was.years === undefined ? single?.value : undefined);
      if (typeof usual === "number" && isAlike(value, usual)) continue;
      if (typeof cell.value === "number") this.noteFar(value, valueIn(reading.planned, year));
      const text = this.written(value);
      const set = writeSetting({ path: name, years: { from: year, to: year }, op: "=", value: text });
      edits.push({ input: name, set, cell: this.cellName(column) });
    }
    return edits;
  }

  /** Whether a cell was changed that says of an input what no scenario does, which is reported. */
  private fixedChanged(): boolean {
    const { was, reading } = this;
    const { name } = reading.declared;
    const shape = this.at(this.column("shape"))?.value;
    const label = typeof shape === "string" ? shape.replace(/ \([+×]\)$/, "") : shape;
    // A range that is gone takes its distribution with it.
    const kept = was.shape ?? shapeOfEnds(reading.planned.range);
    const isShape = label === undefined || languages.some((one) => label === shapeName(kept, one));
    const prices = this.at(this.column("prices"))?.value;
    const isPrices =
      was.prices === undefined
        ? prices === undefined || reading.planned.prices !== undefined
        : Number(prices) === was.prices;
    if (!isShape) this.wrong(message("import.distribution", { name }), this.column("shape"));
    if (!isPrices) this.wrong(message("import.prices", { name }), this.column("prices"));
    return !isPrices || !isShape;
  }

  /** Whether a year is still what the cell of the value says. */
  private follows({ formula }: ReadCell): boolean {
    return (
      formula !== undefined &&
      normalized(formula) === `${columnName(this.reading.columns.value)}${this.row + 1}`
    );
  }

  /** Whether a cell is still the formula of what the other parts leave of 100%, whether or not it still finds them where they stand. */
  private restFormula({ formula }: ReadCell, column: number): "rest" | "moved" | undefined {
    const { sheet, columns, parts } = this.reading;
    const taken = /^ROUND\(1((?:-[A-Z]+\d+)+),14\)$/.exec(normalized(formula ?? ""))?.[1];
    if (taken === undefined) return undefined;
    const here = [columnName(column), columnName(columns.value)];
    const named = [...taken.matchAll(/([A-Z]+)(\d+)/g)].map(([, letters = "", row]) =>
      here.includes(letters) ? String(sheet.at(Number(row) - 1, columns.id)?.value).trim() : "",
    );
    const isRest = named.length === parts.length && parts.every((part) => named.includes(part));
    return isRest ? "rest" : "moved";
  }

  /** The ends of a range that was changed, "none" where it was cleared; undefined where it cannot be read. */
  private range(): readonly [low: number, high: number] | "same" | "none" | undefined {
    const { was, reading } = this;
    const { name } = reading.declared;
    const [lowColumn, highColumn] = [this.column("low"), this.column("high")];
    const [low, high] = [this.at(lowColumn), this.at(highColumn)];
    if (was.rest) return "same";
    if (low === undefined && high === undefined) return was.low === undefined ? "same" : "none";
    if (low === undefined || high === undefined) {
      this.wrong(message("import.range-half", { name }), low === undefined ? lowColumn : highColumn);
      return undefined;
    }
    const ends = [this.number(low, lowColumn), this.number(high, highColumn)] as const;
    if (ends[0] === undefined || ends[1] === undefined) return undefined;
    const same = isAlike(ends[0], was.low ?? Number.NaN) && isAlike(ends[1], was.high ?? Number.NaN);
    if (same) return "same";
    if (was.shape === "discrete") {
      this.wrong(message("import.discrete", { name }), lowColumn);
      return undefined;
    }
    return ends as readonly [number, number];
  }

  /** A value with its range: an unchanged one is said too, since a value alone is certain. */
  private setting(value: number, range: readonly [number, number] | "same" | "none"): string {
    const { was, reading } = this;
    const { name } = reading.declared;
    const own = was.low === undefined || was.high === undefined ? undefined : ([was.low, was.high] as const);
    let ends = range === "same" ? own : range === "none" ? undefined : range;
    const fits = ends !== undefined && ends[0] <= value && value <= ends[1] && was.shape !== "discrete";
    if (range === "same" && ends !== undefined && !fits) {
      reading.notes.push(message("import.range-dropped", { name, value: this.written(value) }));
      ends = undefined;
    }
    const text = this.written(value);
    if (ends === undefined) return writeSetting({ path: name, op: "=", value: text });
    const [low, high] = ends.map((end) => this.written(end)) as [string, string];
    return writeSetting({ path: name, op: "=", value: text, range: { low, high } });
  }

  /** A cell's number, as cells have it; undefined where it is none, which is reported. */
  private number(cell: ReadCell, column: number): number | undefined {
    const { declared, planned, context } = this.reading;
    const { value, formula, type } = cell;
    const unit = unitTextIn(declared.unit.text, context.currency);
    const wrong = (issue: Issue) => void this.wrong(issue, column);
    if (formula !== undefined && linksOutside.test(formula)) return wrong(message("import.cell-link"));
    if (type === "date") return wrong(message("import.date"));
    if (type === "error") return wrong(message("import.error", { value: String(value) }));
    if (typeof value === "number") {
      return formula === undefined ? value : Number(value.toPrecision(15));
    }
    if (formula !== undefined && (value === null || value === "")) return wrong(message("import.no-result"));
    if (typeof value !== "string") return wrong(message("import.text", { text: String(value), unit }));
    const read = readQuantity(value, declared.unit, context);
    if (isQuantity(read)) {
      const question = questionOf(value, read, planned, declared, context);
      return question === undefined ? inCells(read.value, declared.unit) : wrong(question);
    }
    return wrong({ ...message("import.text", { text: shown(value), unit }), next: read.next ?? [] });
  }

  /** A number in a cell is in the unit of its row: one far off the plan's own, in base units, is worth a note, and so is 20 for 20%. */
  private noteFar(cell: number, own: number): void {
    const { declared, planned, context, notes } = this.reading;
    const { name, unit } = declared;
    const base = inBase(cell, unit);
    const asked = questionBare(String(base), base, { ...planned, value: own }, declared, context);
    const isFar = own !== 0 && asked?.id === "quantity.bare";
    const isPercent = unit.text === "%" && Math.abs(base) > 1 && Math.abs(own) <= 1;
    if (!isFar && !isPercent) return;
    const values = {
      name,
      value: quantityText(base, unit, context),
      planned: quantityText(own, unit, context),
    };
    notes.push(isFar ? message("import.far", values) : message("import.percent", values));
  }

  /** A number of a cell as a setting has it, with its unit. */
  private written(value: number): string {
    const { declared, context } = this.reading;
    return writeQuantity(inBase(value, declared.unit), declared.unit, context);
  }

  private at(column: number): ReadCell | undefined {
    const cell = this.reading.sheet.at(this.row, column);
    return cell?.formula === undefined && cell?.value === "" ? undefined : cell;
  }

  private column(column: InputColumn): number {
    return this.reading.columns.of[column] as number;
  }

  private cellName(column: number): string {
    return `${columnName(column)}${this.row + 1}`;
  }

  private restMoved(column: number): readonly Edit[] {
    const { declared, parts } = this.reading;
    const values = { name: declared.name, parts: parts.join(", ") };
    return this.wrong(message("import.rest-moved", values), column);
  }

  private wrong(issue: Issue, column: number): readonly Edit[] {
    this.reading.report(issue, column);
    return [];
  }
}

/** What takes a number from another file or an address: a sheet of a book in brackets, a path, or a function that fetches. */
const linksOutside = /\[[^\]]+\][^![\]]*!|:\/\/|\b(?:WEBSERVICE|RTD|DDE)\(/i;

/** Alike to the 15 digits that spreadsheets keep. */
function isAlike(a: number, b: number): boolean {
  return a === b || Number(a.toPrecision(15)) === Number(b.toPrecision(15));
}

function inBase(value: number, { num, den, text }: Unit): number {
  const inUnit = text === "%" ? shifted(value, 2) : value;
  return exactProduct(inUnit, num) / den;
}

function inCells(base: number, { num, den, text }: Unit): number {
  const inUnit = Number((exactProduct(base, den) / num).toPrecision(15));
  return text === "%" ? shifted(inUnit, -2) : inUnit;
}
