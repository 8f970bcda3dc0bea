/** One change laid on one input: what it was, what a setting says, what it is then. */

import { type Message, message } from "../../errors.ts";
import { exactProduct, exactSum } from "../../formula/decimal.ts";
import { toBase, type UnitContext, unitless } from "../../formula/units.ts";
import { moved, type Range } from "../../model/inputs.ts";
import { yearName, yearsText } from "../../year-names.ts";
import type { Declared, Setting } from "../types.ts";
import { cover } from "../years.ts";
import {
  convertedNote,
  inOwnUnit,
  questionBare,
  questionedOnce,
  questionFraction,
  questionOf,
} from "./doubtful.ts";
import type { Change, Part } from "./grammar.ts";
import { badPathRange, badRange, beyondLimits, forbidden, shapeOfEnds } from "./input-limits.ts";
import { asMove, asPoints, asYearly } from "./moves.ts";
import { percentIn } from "./percentage-points.ts";
import { isOwnMoney, isQuantity, readQuantity, type Wrong } from "./quantities.ts";
import { typedQuantity } from "./quantity-text.ts";
import type { Unmoved } from "./unmoved.ts";

/** What a change is laid on with: files speak of the plan's years, the command line of the horizon. */
export interface ChangeContext {
  /** The years that a list gives one value each, and that a scalar gets when it becomes yearly. */
  readonly years: readonly number[];
  /** The first and the last year that may be named. */
  readonly reach: readonly [number, number];
  readonly context: UnitContext;
  /** What is worth saying of what was read goes here. */
  readonly notes?: Message[];
  /** Inputs that a factor leaves as they are go here: 0 times anything is 0. */
  readonly unmoved?: Unmoved[];
  /** The plan's own setting of the same input, with which bare amounts are compared. */
  readonly planned: Setting;
}

type Path = ReadonlyMap<number, number>;
export type WrongPart = Wrong & { readonly part: Part };

/** The value and range after a change, or what is wrong with which part of it. */
export function applyChange(
  current: Setting,
  written: Change,
  declared: Declared,
  within: ChangeContext,
): Pick<Setting, "value" | "range"> | WrongPart {
  const change = relative(written, declared, within);
  if ("part" in change) return change;
  const selected = selectYears(current, change, declared, within);
  if ("part" in selected) return selected;
  const values = readValues(change, selected.years.length, declared, within);
  if ("part" in values) return values;

  const whole = isOwnMoney(declared.unit, within.context) || declared.declaration.whole;
  const move = mover(change.op, whole);
  const first = values.list[0] as number;
  const allYears = change.years === undefined && typeof change.value === "string";
  let next: { value: number | Path; range: Range | undefined };
  if (allYears && typeof current.value === "number") {
    const value = move(current.value, first);
    const range =
      change.op === "="
        ? undefined
        : movedRange(current.range, value, (x) => mover(change.op, false)(x, first));
    next = { value, range };
  } else {
    const path = new Map(selected.path);
    for (const [i, year] of selected.years.entries()) {
      path.set(year, move(path.get(year) as number, values.list[i] ?? first));
    }
    const dropped = change.op === "=" && within.years.every((year) => selected.years.includes(year));
    next = { value: path, range: dropped ? undefined : rangeOnPath(current, change, first) };
  }

  const changed =
    typeof next.value === "number"
      ? [next.value]
      : selected.years.map((year) => (next.value as Path).get(year));
  for (const value of changed) {
    const wrong = forbidden(value as number, declared, within.context);
    if (wrong !== undefined) return { ...wrong, part: "value" };
  }
  if (change.op === "*=") {
    const before =
      typeof next.value === "number" ? [current.value] : selected.years.map(selected.path.get, selected.path);
    const isNone = before.every((old) => old === 0);
    const moves = values.list.some((factor) => factor !== 1 && !(isNone && factor === 0));
    const stays = before.every((old, i) => old === changed[i]);
    if (moves && stays) within.unmoved?.push({ name: declared.name, isNone });
  }
  if (change.range !== undefined) {
    const range = readRange(change.range, first, allYears, next.value, declared, within);
    if ("part" in range) return range;
    next.range = range;
  } else if (typeof next.value === "number" && next.range !== undefined) {
    const wrong = badRange(next.range, next.value, declared, within.context);
    if (wrong !== undefined) {
      const typed = typedQuantity(next.value, declared.unit, within.context);
      const alone = { en: `${declared.name}=${typed.en}`, ko: `${declared.name}=${typed.ko}` };
      return { ...wrong, part: "value", next: [message("next.drop-range", { text: alone })] };
    }
  } else if (typeof next.value !== "number" && next.range !== undefined) {
    const wrong = beyondLimits(next.range, next.value, declared);
    if (wrong !== undefined) return { ...wrong, part: "value" };
  }
  return next.range === undefined ? { value: next.value } : { value: next.value, range: next.range };
}

/** The years that a change names, in order, and the path that it is laid on, with a value for each of them. */
function selectYears(
  current: Setting,
  change: Change,
  declared: Declared,
  within: ChangeContext,
): { years: readonly number[]; path: Path } | WrongPart {
  const base: Path =
    typeof current.value === "number"
      ? new Map(within.years.map((year) => [year, current.value as number]))
      : cover(current.value, within.years, declared.declaration.outside);
  if (change.years === undefined) {
    // A list is the whole path: what the plan names beyond its years goes with the rest of it.
    if (typeof change.value === "string") return { years: [...base.keys()], path: base };
    return {
      years: within.years,
      path: new Map(within.years.map((year) => [year, base.get(year) as number])),
    };
  }
  const { from, to } = change.years;
  for (const year of [from, to]) {
    if (year === undefined || (year >= within.reach[0] && year <= within.reach[1])) continue;
    const [named, first, last] = [year, ...within.reach].map((each) =>
      yearName(each, within.context.calendar),
    );
    const values = { year: named as string, first: first as string, last: last as string };
    return { ...message("set.years-outside", values), part: "years" };
  }
  const ends = [...base.keys()];
  const firstYear = from ?? Math.min(to as number, ends[0] as number);
  const lastYear = to ?? Math.max(from as number, ends.at(-1) as number);
  const years = Array.from({ length: lastYear - firstYear + 1 }, (_, i) => firstYear + i);
  return {
    years,
    path: cover(base, years, typeof current.value === "number" ? "hold" : declared.declaration.outside),
  };
}

function readValues(
  change: Change,
  count: number,
  declared: Declared,
  within: ChangeContext,
): { list: readonly number[] } | WrongPart {
  const texts = typeof change.value === "string" ? [change.value] : change.value;
  if (typeof change.value !== "string" && texts.length !== count) {
    const years = yearsText(within.years, within.context.calendar);
    const id = change.years === undefined ? "set.list-count" : "set.list-count-named";
    return { id, values: { count: texts.length, wanted: count, years }, part: "value" };
  }
  const unit = change.op === "*=" ? unitless : declared.unit;
  const money = isOwnMoney(declared.unit, within.context);
  const { planned, context, notes = [] } = within;
  const list: number[] = [];
  for (const text of texts) {
    const points = change.op === "+=" ? undefined : asPoints(text, change, declared, context);
    if (points !== undefined) return { ...points, part: "value" };
    const read = readQuantity(text, unit, context);
    if (!isQuantity(read)) {
      const doubt = read.id === "quantity.not-whole" ? questionNotWhole(text, declared, within) : undefined;
      const moved = change.op === "*=" ? undefined : asMove(text, read, change, declared, context);
      const yearly = change.op === "*=" ? undefined : asYearly(text, change, declared, within);
      const own = change.op === "=" ? inOwnUnit(text, read, planned, declared, context) : undefined;
      const found = doubt ?? yearly ?? moved ?? own ?? read;
      return {
        ...(change.op === "=" ? questionedOnce(found, planned, declared, context) : found),
        part: "value",
      };
    }
    const question =
      change.op === "=" || (change.op === "+=" && money)
        ? questionOf(text, read, planned, declared, context)
        : // Of an addend that is no money only a fraction for a percentage is in doubt: ten more GPUs are ten.
          change.op === "+=" && read.bare
          ? questionFraction(text, read.value, planned, declared, context)
          : undefined;
    if (question !== undefined) return { ...question, part: "value" };
    if (read.rates !== undefined) notes.push(convertedNote(text, read, declared, context));
    list.push(read.value);
  }
  return { list };
}

/** `1.5` for won is no amount, but most likely `1.5조`. */
export function questionNotWhole(
  text: string,
  declared: Declared,
  within: Pick<ChangeContext, "planned" | "context">,
): Wrong | undefined {
  const value = Number(text.replaceAll(",", "").replace("−", "-"));
  if (Number.isNaN(value)) return undefined;
  return questionBare(text, toBase(value, declared.unit), within.planned, declared, within.context);
}

/**
 * `x += 20%` of an input that is in no percentages moves it by a fifth, as `x *= 1.2` does. For an input in % it is 20 points, in
 * the input's own unit; of one without a unit it could be either, and is questioned.
 */
function relative(change: Change, { name, unit }: Declared, within: ChangeContext): Change | WrongPart {
  if (change.op !== "+=" || typeof change.value !== "string" || unit.text === "%") return change;
  const added = percentIn(change.value, within.context);
  if (added === undefined) return change;
  const share = exactProduct(added.percent, 0.01);
  const factor = String(exactSum(1, share));
  if (unit.text !== "1") return { ...change, op: "*=", value: factor };
  const next = [
    message("next.write", { text: `${name} *= ${factor}` }),
    message("next.exactly", { text: `${name} += ${share}` }),
  ];
  return { ...message("quantity.relative", { name, text: change.value.trim() }), next, part: "value" };
}

/** A factor on whole won, or on a whole count, gives whole ones: half away from zero. */
function mover(op: Change["op"], whole: boolean): (old: number, by: number) => number {
  if (op === "=") return (_, by) => by;
  if (op === "+=") return exactSum;
  return (old, by) => {
    const product = exactProduct(old, by);
    return whole ? Math.sign(product) * Math.round(Math.abs(product)) || 0 : product;
  };
}

/** A scalar's range after both ends have moved like its value; a factor of zero leaves none. */
function movedRange(range: Range | undefined, value: number, move: (x: number) => number): Range | undefined {
  if (range === undefined) return undefined;
  const next = moved(range, move);
  if (next.low === next.high) return undefined;
  if (range.shape !== "triangular" && range.shape !== "pert") return next;
  // Rounding to whole won may have carried the value past an end that it stood on.
  return { ...next, low: Math.min(next.low, value), high: Math.max(next.high, value) };
}

/** The range of an input that is yearly, or becomes it. What is added to the whole path is multiplied along with it. */
function rangeOnPath({ value, range }: Setting, change: Change, by: number): Range | undefined {
  if (range === undefined) return undefined;
  if (typeof value === "number") return fromValue(range, value);
  const whole = change.years === undefined && typeof change.value === "string";
  if (range.as === undefined || change.op !== "*=" || !whole) return range;
  const next = moved(range, (x) => exactProduct(x, by));
  return next.low === next.high ? undefined : next;
}

/** A range around a value, as one on a path that is this value in every year: factors, or what is added where it is zero. */
export function fromValue(range: Range, value: number): Range {
  return value === 0 ? { ...range, as: "addend" } : moved(range, (x) => x / value);
}

/**
 * The range written behind a value: in the input's unit for one value; for values by year factors, or with a sign before both ends, as in
 * `[-1%..+1%]`, what is added to each.
 */
function readRange(
  written: { readonly low: string; readonly high: string },
  value: number,
  absolute: boolean,
  laid: number | Path,
  declared: Declared,
  within: ChangeContext,
): Range | WrongPart {
  const { context, planned, notes = [] } = within;
  const texts = [written.low, written.high];
  const added = !absolute && texts.every((text) => /^[-+−]/.test(text));
  const ends: number[] = [];
  for (const text of texts) {
    const amount = added ? text.replace("+", "").trimStart() : text;
    const read = readQuantity(amount, absolute || added ? declared.unit : unitless, context);
    if (!isQuantity(read)) {
      const next =
        absolute || added ? (read.next ?? []) : [...(read.next ?? []), message("next.range-factors")];
      return { ...read, next, part: "range" };
    }
    const doubtful = absolute || (added && isOwnMoney(declared.unit, context));
    const question = doubtful ? questionOf(text, read, planned, declared, context) : undefined;
    if (question !== undefined) return { ...question, part: "range" };
    if (read.rates !== undefined) notes.push(convertedNote(amount, read, declared, context));
    ends.push(read.value);
  }
  const [low, high] = ends as [number, number];
  const range: Range = {
    shape: shapeOfEnds(planned.range),
    ...(added ? { as: "addend" } : {}),
    low,
    high,
  };
  const wrong =
    absolute || typeof laid === "number"
      ? badRange(range, value, declared, context)
      : badPathRange(range, laid, declared);
  if (wrong !== undefined) return { ...wrong, part: "range" };
  return absolute && typeof laid !== "number" ? fromValue(range, value) : range;
}
