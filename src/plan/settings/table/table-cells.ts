/** Cells of a table of inputs: amounts, held against the plan's own, and ranges. */

import { type Message, message, shellWord } from "../../../errors.ts";
import { type Unit, type UnitContext, unitless, writtenIn } from "../../../formula/units.ts";
import { type Range, shapes } from "../../../model/inputs.ts";
import type { Declared, Setting, TableRow } from "../../types.ts";
import { questionNotWhole } from "../apply.ts";
import { convertedNote, inOwnUnit, questionedOnce, questionOf } from "../doubtful.ts";
import { percentIn } from "../percentage-points.ts";
import { isOwnMoney, isQuantity, readQuantity, type Wrong } from "../quantities.ts";
import { quantityText } from "../quantity-text.ts";

const rangeColumns = ["shape", "as", "low", "high", "values", "weights"];

/** Nobody means that every year is so many times its value, at the least. */
const maxFactor = 10;

/** Whether a table has columns for ranges: then a row says its input's range, if only by leaving it empty. */
export function saysRanges(columns: ReadonlySet<string>): boolean {
  return rangeColumns.some((column) => columns.has(column));
}

/** What a row is read against: the plan's own setting of its input, and what amounts and citations mean. */
export interface RowContext {
  readonly planned: Setting;
  readonly declared: Declared;
  /** Of the plan. */
  readonly years: readonly number[];
  readonly context: UnitContext;
  readonly isSource: (id: string) => boolean;
  readonly inflation: boolean;
  /** Whether the input is a part of a whole. */
  readonly isPart: boolean;
}

/** What is wrong, and in which column: its id, or a year. */
export type WrongCell = Wrong & { readonly column: string };

export interface Reading extends RowContext {
  readonly cells: ReadonlyMap<string, string>;
  readonly unit: Unit;
  readonly wrong: WrongCell[];
  readonly notes: Message[];
  readonly rests: Map<string, number | ReadonlyMap<number, number>>;
}

interface Amount {
  readonly column: string;
  /** The plan's own. */
  readonly own?: number | undefined;
  /** Without it that of the row. */
  readonly unit?: Unit;
  /** Without it the cell's. */
  readonly text?: string;
  /** Whether it is in no doubt, however far it is from the plan's value. */
  readonly sure?: boolean;
}

/** An amount of the row in base units; `own` itself where it is shown alike. Undefined where it cannot be read. */
export function readAmount(reading: Reading, amount: Amount): number | undefined {
  const { cells, planned, declared, context, wrong, notes } = reading;
  const { column, own, unit = reading.unit, text = cells.get(column) ?? "", sure = false } = amount;
  const read = readQuantity(text, unit, context);
  if (!isQuantity(read)) {
    const suggested =
      read.id === "quantity.not-whole" ? questionNotWhole(text, declared, { planned, context }) : undefined;
    const own = inOwnUnit(text, read, planned, declared, context);
    const found = suggested ?? plusIn(text, amount, reading) ?? own ?? read;
    wrong.push({ ...questionedOnce(found, planned, declared, context), column });
    return undefined;
  }
  if (own !== undefined) {
    if (isShownAs(read.value, own, unit)) return own;
    const digits = /^[-+]?(\d)(?:\.(\d+))?[eE]/.exec(text);
    const shown = writtenIn(own, unit);
    // 2.87719E+15: a spreadsheet writes no more digits than it shows.
    if (
      digits !== null &&
      writtenIn(read.value, unit) === Number(shown.toPrecision(1 + (digits[2] ?? "").length))
    ) {
      const values = { text, planned: quantityText(own, unit, context) };
      wrong.push({ ...message("set-file.rounded", values), column });
      return undefined;
    }
  }
  // A unit of its own leaves no doubt.
  const doubtful = !sure && unit === declared.unit;
  const question = doubtful ? questionOf(text, read, planned, declared, context) : undefined;
  if (question !== undefined) {
    wrong.push({ ...question, column });
    return undefined;
  }
  if (read.rates !== undefined) notes.push(convertedNote(text, read, declared, context));
  return read.value;
}

/** What is wrong with `+1600` and `+20%`: the cells of a table hold values, and add nothing. */
function plusIn(
  text: string,
  { column, unit }: Amount,
  { declared, context, ...row }: Reading,
): Wrong | undefined {
  const [, added = ""] = /^[+＋]\s*(\S.{0,80})$/.exec(text) ?? [];
  const isValue = isQuantity(readQuantity(added, unit ?? row.unit, context));
  if (!isValue && percentIn(added, context) === undefined) return undefined;
  const years = /^\d{4}$/.test(column) ? `@${column}` : column === "value" ? "" : undefined;
  const setting = shellWord(`${declared.name}${years}+=${added}`);
  const next = [
    ...(isValue ? [message("next.exactly", { text: added })] : []),
    ...(years === undefined ? [] : [message("set-file.as-option", { option: `--set ${setting}` })]),
  ];
  return { ...message("quantity.plus", { text: text.slice(0, 80) }), next };
}

/** Whether two values are shown alike, or as alike as a spreadsheet keeps them. */
export function isShownAs(value: number, own: number, unit: Unit): boolean {
  const [a, b] = [writtenIn(value, unit), writtenIn(own, unit)];
  return a === b || a === Number(b.toPrecision(15));
}

/** The range where it is not the plan's: what is then said is the whole of it. */
export function readRangeCells(reading: Reading, yearly: boolean): TableRow["range"] {
  const { cells, planned, wrong, unit } = reading;
  const columns = rangeColumns.filter((column) => cells.has(column));
  if (columns.length === 0 || isPlansRange(reading, columns)) return undefined;
  const cell = (column: string) => cells.get(column) ?? "";
  const report = (id: "set-file.range-end" | "set-file.as-of-one", column: string) => {
    wrong.push({ ...message(id), column });
    return undefined;
  };
  const oneOf = (column: string, known: readonly string[]) => {
    wrong.push({ ...message("shape.one-of", { known: known.join(", ") }), column });
    return undefined;
  };
  const own = planned.range;
  const shape =
    cell("shape").toLowerCase() || (cell("values") !== "" ? "discrete" : own?.shape) || "triangular";
  if (!isShape(shape)) return oneOf("shape", shapes);
  const ends = ["low", "high"].filter((column) => cell(column) !== "");
  if (ends.length === 0 && cell("values") === "") {
    if (cell("shape") === "") return "none";
    return report("set-file.range-end", "shape");
  }
  const as = cell("as").toLowerCase();
  if (as !== "" && !["factor", "addend"].includes(as)) return oneOf("as", ["factor", "addend"]);
  if (as !== "" && !yearly) return report("set-file.as-of-one", "as");
  const added = as === "addend" || (yearly && !cells.has("as") && own?.as === "addend");
  const endUnit = yearly && !added ? unitless : unit;
  const kind = added ? { as: "addend" as const } : {};
  if (shape === "discrete") return readDiscrete(reading, endUnit, kind);
  // Without a column for it the other end is the plan's.
  const [missing] = ["low", "high"].filter(
    (column) => cell(column) === "" && (cells.has(column) || own === undefined),
  );
  if (missing !== undefined) return report("set-file.range-end", missing);
  const sure = added && !isOwnMoney(unit, reading.context);
  const [low, high] = (["low", "high"] as const).map((column) =>
    cells.has(column)
      ? readAmount(reading, { column, own: own?.[column], unit: endUnit, sure })
      : own?.[column],
  );
  if (low === undefined || high === undefined) return undefined;
  if (endUnit === unitless && low >= maxFactor) {
    // The ends themselves, most likely.
    wrong.push({ ...message("range.factors-around-one"), column: "low" });
    return undefined;
  }
  return { shape, ...kind, low, high };
}

function isShape(text: string): text is Range["shape"] {
  return (shapes as readonly string[]).includes(text);
}

/** Whether the cells say the plan's range; what they leave out, they do not say otherwise. */
function isPlansRange({ cells, planned, unit, context }: Reading, columns: readonly string[]): boolean {
  const { range, value } = planned;
  const yearly = typeof value !== "number";
  const endUnit = yearly && range?.as === undefined ? unitless : unit;
  const isAmount = (text: string, own: number) => {
    const read = readQuantity(text, endUnit, context);
    return isQuantity(read) && isShownAs(read.value, own, endUnit);
  };
  const isList = (text: string, own: readonly number[] | undefined, is: typeof isAmount) => {
    const texts = text === "" ? [] : text.split(";");
    return texts.length === (own?.length ?? 0) && texts.every((one, i) => is(one, own?.[i] ?? Number.NaN));
  };
  return columns.every((column) => {
    const text = cells.get(column) ?? "";
    if (range === undefined) return text === "";
    switch (column) {
      case "low":
      case "high":
        return isAmount(text, range[column]);
      case "shape":
        return text === "" || text.toLowerCase() === range.shape;
      case "as":
        return text === "" || text.toLowerCase() === (range.as ?? (yearly ? "factor" : ""));
      case "values":
        return isList(
          text,
          range.values?.map((each) => each.value),
          isAmount,
        );
      default:
        return isList(
          text,
          range.values?.map(({ weight }) => weight),
          (one, own) => isShownAs(Number(one), own, unitless),
        );
    }
  });
}

/** Values parted by semicolons, and as many weights; without any they come up as often as each other. */
function readDiscrete(reading: Reading, unit: Unit, kind: Pick<Range, "as">): Range | undefined {
  const { cells, wrong } = reading;
  const texts = (cells.get("values") ?? "").split(";");
  const weighing =
    (cells.get("weights") ?? "") === "" ? texts.map(() => "1") : (cells.get("weights") ?? "").split(";");
  const counts = { count: weighing.length, wanted: texts.length };
  const before = wrong.length;
  if (weighing.length !== texts.length)
    wrong.push({ ...message("range.weights-count", counts), column: "weights" });
  const weights = weighing.map((text) => Number(text));
  if (!weights.every((weight) => Number.isFinite(weight) && weight >= 0))
    wrong.push({ ...message("shape.expected-number"), column: "weights" });
  const read = texts.map((text) =>
    readAmount(reading, { column: "values", unit, text: text.trim(), sure: true }),
  );
  const values = read
    .map((value, i) => ({ value: value ?? Number.NaN, weight: weights[i] ?? 0 }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => a.value - b.value);
  if (values.some(({ value }, i) => value === values[i - 1]?.value))
    wrong.push({ ...message("range.value-twice"), column: "values" });
  const [first, last] = [values[0], values.at(-1)];
  if (wrong.length > before || first === undefined || last === undefined || first === last) {
    if (wrong.length === before) wrong.push({ ...message("range.few-values"), column: "values" });
    return undefined;
  }
  return { shape: "discrete", ...kind, low: first.value, high: last.value, values };
}
