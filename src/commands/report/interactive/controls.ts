/** An input as something to be moved: its values in round steps, and the setting that gives it one of them. */

import { exactProduct } from "../../../formula/decimal.ts";
import { fromBase, toBase, type Unit, unitless, written } from "../../../formula/units.ts";
import { maxOf, minOf } from "../../../lists.ts";
import { limitsOf } from "../../../model/input-values.ts";
import { smallestOf } from "../../../plan/settings/axis.ts";
import type { Operator } from "../../../plan/settings/grammar.ts";
import { quantityText } from "../../../plan/settings/quantity-text.ts";
import type { Declared, Project, Setting } from "../../../plan/types.ts";

export interface Control {
  readonly name: string;
  /** A path by year moves by a factor, or by what is added to every year of it. */
  readonly op: Operator;
  /** Of the values: of a factor none. */
  readonly unit: Unit;
  /** Rising; none where nothing says how far it may go. */
  readonly values: readonly number[];
  /** One of them. */
  readonly now: number;
  /** The ends of its range, among the values too. */
  readonly low?: number;
  readonly high?: number;
  /** Its values are few and stand each for something. */
  readonly choice: boolean;
}

/** About so many steps from end to end. */
const steps = 120;
/** A slider goes so much further than the range, as a part of it, and without one to so many times the value. */
const beyond = 0.25;
const times = 2;
/** A calendar year goes so far beyond those of the plan. */
const yearsBeyond = 5;
/** More values than these are no choice. */
const maxChoices = 12;

/** `others`: what it is in scenarios beside this one, in base units. None for the rest of a whole, which follows from the other parts. */
export function controlOf(
  setting: Setting,
  project: Project,
  others: readonly number[] = [],
): Control | undefined {
  const { name, value, range, rest, unit } = setting;
  const declared = project.declared.get(name) as Declared;
  if (rest !== undefined) return undefined;
  if (typeof value === "number") return scalarControl(setting, declared, project, others);
  const added = range?.as === "addend";
  const op = added ? "+=" : "*=";
  const own = added ? unit : unitless;
  const [least, most] = limitsOf({ ...setting, range }).map((limit) => fromBase(limit, own)) as [
    number,
    number,
  ];
  const now = added ? 0 : 1;
  const ends = range && { low: shown(range.low, own), high: shown(range.high, own) };
  const isZero = [...value.values()].every((each) => each === 0);
  const { low, high } = ends ?? { low: 0.5, high: 1.5 };
  const [from, to] = ends === undefined ? [low, high] : widened(low, high, added);
  const values =
    isZero && !added
      ? []
      : valuesBetween(Math.max(from, least), Math.min(to, most), undefined, [now, low, high]);
  return { name, op, unit: own, values, now, ...ends, choice: false };
}

function scalarControl(
  { name, value, range, unit }: Setting,
  declared: Declared,
  project: Project,
  others: readonly number[],
): Control {
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY, whole } = declared.declaration;
  const now = shown(value as number, unit);
  const ends = range && { low: shown(range.low, unit), high: shown(range.high, unit) };
  const control = { ...{ name, unit, now, ...ends }, op: "=" as const, choice: false };
  if ((whole || unit.text === "level") && max - min < maxChoices) {
    const values = Array.from({ length: max - min + 1 }, (_, i) => min + i);
    return { ...control, values, choice: values.includes(now) };
  }
  const all = [now, ...others.map((other) => shown(other, unit))];
  const specials = [...all, ...(ends === undefined ? [] : [ends.low, ends.high])];
  if (unit.text === "year") {
    const { years: planned } = project.plan;
    const later = Array.from({ length: yearsBeyond }, (_, i) => (planned.at(-1) as number) + 1 + i);
    const years = [...planned, ...later, ...specials, ...(min === 0 ? [0] : [])];
    return { ...control, values: rising(years.filter((year) => year >= min && year <= max)) };
  }
  const [from, to] = spanOf(all, ends, unit, min, max);
  const values = valuesBetween(
    Math.max(from, min),
    Math.min(to, max),
    smallestOf("=", declared, project),
    specials,
  );
  return { ...control, values };
}

/** How far a slider goes, before the limits of the input. */
function spanOf(
  all: readonly number[],
  ends: { readonly low: number; readonly high: number } | undefined,
  unit: Unit,
  min: number,
  max: number,
): readonly [number, number] {
  if (ends !== undefined) {
    const [from, to] = widened(ends.low, ends.high, ends.low < 0);
    return [minOf(all, from), maxOf(all, to)];
  }
  if (unit.text === "%" && Number.isFinite(min) && Number.isFinite(max)) return [min, max];
  return [times * minOf(all, 0), times * maxOf(all, 0)];
}

/** `signed`: whether it may go below zero. */
function widened(low: number, high: number, signed: boolean): [number, number] {
  const more = beyond * (high - low);
  return [signed ? low - more : Math.max(0, low - more), high + more];
}

/** Multiples of a round step, and some values that are to be among them. */
function valuesBetween(
  from: number,
  to: number,
  smallest: number | undefined,
  specials: readonly number[],
): number[] {
  if (!(to > from)) return [];
  const step = Math.max(roundStep((to - from) / steps), smallest ?? 0);
  const [first, last] = [Math.ceil(from / step - 1e-9), Math.floor(to / step + 1e-9)];
  const kept = specials.filter((each) => each >= from && each <= to);
  const multiples = Array.from({ length: last - first + 1 }, (_, i) => exactProduct(first + i, step));
  const clear = multiples.filter((each) => kept.every((special) => Math.abs(each - special) > step / 2));
  return rising([...clear, ...kept]);
}

/** The least of 1, 2 and 5 times a power of ten that is no smaller. */
function roundStep(step: number): number {
  const power = Math.floor(Math.log10(step));
  const digit = [1, 2, 5, 10].find((each) => Number(`${each}e${power}`) >= step * (1 - 1e-9)) as number;
  return Number(`${digit}e${power}`);
}

function rising(values: readonly number[]): number[] {
  return [...new Set(values)].sort((a, b) => a - b);
}

/** A value in base units as it is shown and typed. */
function shown(base: number, unit: Unit): number {
  return written(fromBase(base, unit));
}

/** The setting that gives an input a value, as it would be typed. */
export function settingText(
  { name, op, unit }: Control,
  value: number,
  { context }: Pick<Project, "context">,
  language: "en" | "ko",
): string {
  return `${name}${op}${op === "*=" ? value : quantityText(toBase(value, unit), unit, context)[language]}`;
}

/** Where a value stands among those of a control: the nearest. */
export function placeOf({ values }: Pick<Control, "values">, value: number): number {
  return values.reduce(
    (best, each, i) => (Math.abs(each - value) < Math.abs((values[best] as number) - value) ? i : best),
    0,
  );
}
