/**
 * Units as exponents over base dimensions, with a scale to the base. A year has no unit: the step is one year, what
 * happens in it is an amount, and durations are numbers of years.
 */

import { currenciesByName, currencyName } from "../unit-names.ts";
import type { Calendar } from "../year-names.ts";
import { isCurrency, smallestUnit } from "./currency.ts";

export { isCurrency } from "./currency.ts";

export interface Unit {
  /** As written: `KRW/kWh`. */
  readonly text: string;
  /** A value in this unit × num ÷ den is the value in base units. Both are exact. */
  readonly num: number;
  readonly den: number;
  /** Exponents of the base dimensions, none of them zero: KRW 1, kW -1, h -1. */
  readonly dims: ReadonlyMap<string, number>;
}

/** What a unit's text is read against: the plan's currency, and the things that the model counts. */
export interface UnitContext {
  readonly currency: string;
  readonly decimals: number;
  readonly counts: ReadonlySet<string>;
  /** The Korean names of the counts, without spaces. */
  readonly names?: ReadonlyMap<string, string>;
  /** What the model or plan makes of other units: t of kg. */
  readonly scales?: ReadonlyMap<string, Unit> | undefined;
  /** What years are called, in what is read and written of them. */
  readonly calendar?: Calendar | undefined;
  /** By currency, at which rate its money is read as the plan's: where there are none, it is not read. */
  readonly rates?: () => ReadonlyMap<string, Rate>;
}

/** What one of a foreign currency is worth, in base units of the plan's own, and which input says so. */
export interface Rate {
  readonly name: string;
  readonly currency: string;
  readonly value: number;
  /** The year of it, where it differs by year. */
  readonly year?: number;
}

type Known = readonly [num: number, den: number, dims: Readonly<Record<string, number>>];

const known: Readonly<Record<string, Known>> = {
  "%": [1, 100, {}],
  // 1 above, 0 about level, -1 below.
  level: [1, 1, {}],
  year: [1, 1, {}],
  years: [1, 1, {}],
  month: [1, 12, {}],
  months: [1, 12, {}],
  h: [1, 1, { h: 1 }],
  W: [1, 1000, { kW: 1 }],
  kW: [1, 1, { kW: 1 }],
  MW: [1e3, 1, { kW: 1 }],
  GW: [1e6, 1, { kW: 1 }],
  Wh: [1, 1000, { kW: 1, h: 1 }],
  kWh: [1, 1, { kW: 1, h: 1 }],
  MWh: [1e3, 1, { kW: 1, h: 1 }],
  GWh: [1e6, 1, { kW: 1, h: 1 }],
  TWh: [1e9, 1, { kW: 1, h: 1 }],
  FLOPS: [1, 1, { FLOPS: 1 }],
  TFLOPS: [1e12, 1, { FLOPS: 1 }],
  PFLOPS: [1e15, 1, { FLOPS: 1 }],
  EFLOPS: [1e18, 1, { FLOPS: 1 }],
};

/** As Korean output tells units, so that what is read there can be typed. */
const korean: Readonly<Record<string, string>> = {
  년: "years",
  개월: "months",
  시간: "h",
  배: "1",
  ...Object.fromEntries([...currenciesByName()].filter(([name]) => /^[가-힣]/.test(name))),
};

/** A unit's text in Korean words, where there are any: "원/kWh", "장", "개월". */
export function koreanUnit(text: string, { names }: UnitContext): string {
  const word = (name: string) => {
    const own = [...(names ?? [])].find(([, count]) => count === name)?.[0];
    if (own !== undefined) return own;
    const currency = currencyName(name, "ko");
    if (currency !== name) return currency;
    return Object.keys(korean).find((each) => korean[each] === name) ?? name;
  };
  return text.replaceAll(/[A-Za-z]\w*/g, word);
}

export const unitless: Unit = { text: "1", num: 1, den: 1, dims: new Map() };
export const hoursUnit: Unit = { text: "h", num: 1, den: 1, dims: new Map([["h", 1]]) };

/** Every unit name that may stand in a unit's text, for help and for the nearest name of a misspelt one. */
export function unitNames(context: UnitContext): string[] {
  return [
    "1",
    "money",
    context.currency,
    ...Object.keys(known),
    ...context.counts,
    ...(context.scales?.keys() ?? []),
  ];
}

/** Powers of ten are exact up to this, and so are the months and currency decimals among them. */
const maxScale = 1e22;

export type ReadUnit = { readonly unit: Unit } | { readonly unknown: string };

/** The units that were read against a context: a plan writes few texts many times, and a unit that stands once is one object. */
const readBefore = new WeakMap<UnitContext, Map<string, ReadUnit>>();

/** Reads `USD/kW/month`: factors joined by `*` and `/`, each a name with an optional whole exponent. */
export function readUnit(text: string, context: UnitContext): ReadUnit {
  const before = readBefore.get(context) ?? new Map<string, ReadUnit>();
  const read = before.get(text) ?? newUnit(text, context);
  // What is not known may be made known while a plan is read.
  if ("unit" in read) readBefore.set(context, before.set(text, read));
  return read;
}

function newUnit(text: string, context: UnitContext): ReadUnit {
  const dims = new Map<string, number>();
  let num = 1;
  let den = 1;
  let most = maxScale;
  const parts = text.replaceAll(" ", "").split(/([*/])/);
  if (parts.length > 19) return { unknown: text };
  let sign = 1;
  for (const [i, part] of parts.entries()) {
    if (i % 2 === 1) {
      sign = part === "/" ? -1 : 1;
      continue;
    }
    // Classes of Unicode take V8 a millisecond to make out: they are for the names that need them.
    const match =
      /^(1|%|[A-Za-z]\w*)(?:\^(-?[1-9]))?$/.exec(part) ??
      /^(1|%|\p{L}[\p{L}\p{N}_]*)(?:\^(-?[1-9]))?$/u.exec(part);
    if (match === null) return { unknown: part };
    const exponent = sign * Number(match[2] ?? 1);
    const written = match[1] as string;
    const base = baseOf(context.names?.get(written) ?? korean[written] ?? written, context);
    if (base === undefined) return { unknown: written };
    // Of a scale of one's own not only powers of ten come up.
    if (context.scales?.has(written)) most = Number.MAX_SAFE_INTEGER;
    for (let k = Math.abs(exponent); k > 0; k--) {
      num *= exponent > 0 ? base[0] : base[1];
      den *= exponent > 0 ? base[1] : base[0];
    }
    for (const [dim, power] of Object.entries(base[2])) addDim(dims, dim, power * exponent);
  }
  // A scale that a double does not hold exactly would round every value read in it, and one beyond all doubles has no gcd.
  if (num > most || den > most) return { unknown: text };
  const common = gcd(num, den);
  return { unit: { text, num: num / common, den: den / common, dims } };
}

/** Whether this is the name of a unit as it is, case and all. */
export function isUnitName(name: string, context: UnitContext): boolean {
  return context.names?.has(name) || Object.hasOwn(korean, name) || baseOf(name, context) !== undefined;
}

function baseOf(name: string, context: UnitContext): Known | undefined {
  if (name === "1") return [1, 1, {}];
  if (Object.hasOwn(known, name)) return known[name];
  if (context.counts.has(name)) return [1, 1, { [name]: 1 }];
  const scale = context.scales?.get(name);
  if (scale !== undefined) return [scale.num, scale.den, Object.fromEntries(scale.dims)];
  const code = name === "money" ? context.currency : name;
  // The plan's own money is held in its smallest unit, so that sums of it are whole and exact.
  if (code === context.currency) {
    const { num, den } = smallestUnit(context.decimals);
    return [num, den, { [code]: 1 }];
  }
  return isCurrency(code) ? [1, 1, { [code]: 1 }] : undefined;
}

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b);
}

function addDim(dims: Map<string, number>, dim: string, power: number): void {
  const sum = (dims.get(dim) ?? 0) + power;
  if (sum === 0) dims.delete(dim);
  else dims.set(dim, sum);
}

/** Dimensions of a product (sign 1) or quotient (sign -1). */
export function combine(
  a: ReadonlyMap<string, number>,
  b: ReadonlyMap<string, number>,
  sign: 1 | -1,
): ReadonlyMap<string, number> {
  const dims = new Map(a);
  for (const [dim, power] of b) addDim(dims, dim, sign * power);
  return dims;
}

export function raise(a: ReadonlyMap<string, number>, exponent: number): ReadonlyMap<string, number> {
  const dims = new Map<string, number>();
  if (exponent !== 0) for (const [dim, power] of a) dims.set(dim, power * exponent);
  return dims;
}

export function sameDims(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): boolean {
  if (a.size !== b.size) return false;
  for (const [dim, power] of a) if (b.get(dim) !== power) return false;
  return true;
}

/** Dimensions in words for an error: `KRW/kWh`, `1` for none. */
export function dimsText(dims: ReadonlyMap<string, number>): string {
  const rest = new Map(dims);
  const factors: [string, number][] = [];
  const hours = rest.get("h");
  if (hours !== undefined && rest.get("kW") === hours) {
    rest.delete("h");
    rest.delete("kW");
    factors.push(["kWh", hours]);
  }
  for (const dim of [...rest.keys()].sort()) factors.push([dim, rest.get(dim) as number]);
  const above = factors.filter(([, power]) => power > 0).map(([dim, power]) => withPower(dim, power));
  const below = factors.filter(([, power]) => power < 0).map(([dim, power]) => withPower(dim, -power));
  return [above.join("*") || "1", ...below].join("/");
}

function withPower(dim: string, power: number): string {
  return power === 1 ? dim : `${dim}^${power}`;
}

/** A value written in `unit`, in base units; and back. Division by an exact power of ten rounds correctly, once. */
export function toBase(value: number, unit: Pick<Unit, "num" | "den">): number {
  return unit.den === 1 ? value * unit.num : (value * unit.num) / unit.den;
}

export function fromBase(value: number, unit: Pick<Unit, "num" | "den">): number {
  return unit.num === 1 ? value * unit.den : (value * unit.den) / unit.num;
}

/**
 * The largest amount, in base units, of which every whole one up to it is a number of its own in `unit` as well: where base units are cents,
 * doubles lie further apart than one of them from 2^46 dollars on, which is 70 trillion; where they are won, from 2^53.
 */
export function maxAmount({ num, den }: Pick<Unit, "num" | "den">): number {
  const power = Math.floor(52 + Math.log2(den / num));
  return Math.min(Number.MAX_SAFE_INTEGER, Math.floor((2 ** (power + 1) * num) / den) - 1);
}

/**
 * A value in base units in the unit that it is expressed in. A whole number of cents, or of thousands, is a decimal that a double has to the last
 * digit (`maxAmount`), and so years add to totals there too.
 */
export function writtenIn(base: number, unit: Pick<Unit, "num" | "den">): number {
  const value = fromBase(base, unit);
  const inTens = (unit.den === 1 || unit.num === 1) && /^10*$/.test(String(unit.num * unit.den));
  const exact = Number.isSafeInteger(base) && inTens;
  return exact ? value + 0 : written(value);
}

/** The digits that a double is sure of: what a sum leaves in the seventeenth is noise, and no minus stands before zero. */
export function written(value: number): number {
  return Number.isSafeInteger(value) ? value + 0 : Number(value.toPrecision(15));
}

/** A unit's text with `money` read as a currency: `money/kWh` is `KRW/kWh`. */
export function unitTextIn(unit: string, currency: string): string {
  return unit.replaceAll(/\bmoney\b/g, currency);
}
