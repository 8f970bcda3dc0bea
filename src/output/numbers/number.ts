/** Numbers as text: the one place where a number is rounded for people. No exponent, no -0, no NaN leaves this file. */

import { maxOf } from "../../lists.ts";

/** Every digit of a double, shortest form, for machines: 1e21 is 1 and 21 zeros. A number that is not finite is a bug. */
export function plain(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`${value} in a result`);
  if (value === 0) return "0";
  const text = String(value);
  const match = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (match === null) return text;
  const [, sign = "", whole = "", fraction = "", power = ""] = match;
  const digits = whole + fraction;
  const point = 1 + Number(power);
  if (point <= 0) return `${sign}0.${"0".repeat(-point)}${digits}`;
  return sign + digits.padEnd(point, "0");
}

/** The same, and nothing for what is undefined. */
export function plainOrEmpty(value: number | null): string {
  return value === null ? "" : plain(value);
}

/** Every digit for people: an answer is to be typed in again. */
export function everyDigit(value: number): string {
  return withCommas(plain(value));
}

/** Commas between the thousands of a number as text. */
export function withCommas(digits: string): string {
  const [whole = "", fraction] = digits.split(".");
  const sign = whole.startsWith("-") ? 1 : 0;
  let grouped = whole;
  for (let at = whole.length - 3; at > sign; at -= 3)
    grouped = `${grouped.slice(0, at)},${grouped.slice(at)}`;
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/**
 * How many of the last printed digit a number is, to the nearest, half away from zero: of 8.505 with two `decimals` 851. What
 * is rounded is the decimal that machine formats have, so that nothing hangs on how a double is stored. `power`: the number is
 * expressed in units of ten to that power; 12 for trillions, -2 for the percent of a share.
 */
export function ticksOf(value: number, decimals: number, power = 0): bigint {
  const [mantissa = "", exponent = ""] = Math.abs(value).toExponential().split("e");
  const digits = mantissa.replace(".", "");
  // Digits in front of the place at which the number is cut off.
  const kept = 1 + Number(exponent) - power + decimals;
  if (kept < 0) return 0n;
  const cut = BigInt(digits.slice(0, kept).padEnd(kept, "0") || "0");
  const ticks = (digits[kept] ?? "0") >= "5" ? cut + 1n : cut;
  return value < 0 ? -ticks : ticks;
}

/** For people: `decimals` digits behind the point, commas between thousands, in units of ten to the `power`. */
export function grouped(value: number, decimals: number, power = 0): string {
  const ticks = ticksOf(value, decimals, power);
  const digits = String(ticks < 0n ? -ticks : ticks).padStart(decimals + 1, "0");
  const point = digits.length - decimals;
  const text = decimals === 0 ? digits : `${digits.slice(0, point)}.${digits.slice(point)}`;
  return (ticks < 0n ? "-" : "") + withCommas(text);
}

/** As `grouped`, with a plus sign above zero: for differences. */
export function signed(value: number, decimals: number, power = 0): string {
  const text = grouped(value, decimals, power);
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/** A share of one as a percentage: 0.285 is 28.5%. */
export function percentage(share: number, decimals: number): string {
  return `${grouped(share, decimals, -2)}%`;
}

/** With a sign: for relative changes. */
export function signedPercentage(share: number, decimals: number): string {
  return `${signed(share, decimals, -2)}%`;
}

/** To so many significant digits, without zeros at the end and without commas: 5122.5, 0.0123. */
export function significant(value: number, digits: number, power = 0): string {
  if (value === 0) return "0";
  const decimals = Math.max(0, digits - 1 - (magnitude(value) - power));
  const cut = Math.min(0, digits - 1 - (magnitude(value) - power));
  // More digits in front of the point than are kept: the others are zeros.
  if (cut < 0) return `${ticksOf(value, 0, power - cut)}${"0".repeat(-cut)}`;
  const text = grouped(value, decimals, power).replaceAll(",", "");
  return decimals === 0 ? text : text.replace(/\.?0+$/, "");
}

/** As many digits behind the point as it takes, up to three: for round values on an axis. */
export function short(value: number, power = 0): string {
  const decimals = [0, 1, 2, 3].find(
    (each) => Math.abs(Number(ticksOf(value, each, power)) - value * powerOfTen(each - power)) < 1e-6,
  );
  return grouped(value, decimals ?? 3, power);
}

/** The double nearest to it, which `**` misses below one in some versions of Node. */
export function powerOfTen(exponent: number): number {
  return Number(`1e${exponent}`);
}

/** The power of ten of a number's first digit; of no zero. */
export function magnitude(value: number): number {
  return Number(value.toExponential().split("e")[1]);
}

/** Digits behind the point that show these numbers to about three figures, and whole numbers as they are. */
export function sensibleDecimals(values: readonly (number | null)[], unit: string, power = 0): number {
  const numbers = values.filter((value) => value !== null);
  const size = 10 ** power;
  const largest = maxOf(numbers.map(Math.abs), 0) / size;
  if (unit === "%") return largest === 0 || largest >= 1 ? 1 : largest >= 0.1 ? 2 : 3;
  if (numbers.every((value) => Number.isInteger(value / size)) || largest >= 1000) return 0;
  if (largest >= 100) return 1;
  if (largest >= 1) return 2;
  return Math.min(8, 2 - Math.floor(Math.log10(largest)));
}
