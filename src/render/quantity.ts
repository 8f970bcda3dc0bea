/** An input's value in words of its unit: 65조, 76,000 USD/GPU, 12%. */

import { plain } from "./number.ts";

const hangulScales: readonly (readonly [string, number])[] = [
  ["조", 1e12],
  ["억", 1e8],
];

export function quantity(value: number, unit: string): string {
  return withUnit(number(value, unit), unit);
}

/** A value for each year: all of them where they are short, else the first and the last; one if they are all alike. */
export function quantities(
  values: number | null | readonly (number | null)[],
  unit: string,
  none: string,
): string {
  if (values === null) return none;
  if (typeof values === "number") return quantity(values, unit);
  const numbers = values.map((value) => (value === null ? none : number(value, unit)));
  const [first = none] = numbers;
  if (numbers.every((text) => text === first)) return withUnit(first, unit);
  const all = numbers.join(" / ");
  return withUnit(all.length <= 20 ? all : `${first} … ${numbers.at(-1)}`, unit);
}

/** Six figures: an input is typed by people, and nobody types more. */
function number(value: number, unit: string): string {
  const won = unit === "KRW" || unit.startsWith("KRW/");
  const scale = won ? hangulScales.find(([, size]) => Math.abs(value) >= size) : undefined;
  const digits = plain(Number((value / (scale?.[1] ?? 1)).toPrecision(6)));
  const [whole = "", fraction] = digits.split(".");
  // Four digits of no unit are more likely a year than anything else.
  const bare = unit === "year" || (unit === "1" && whole.length <= 4);
  const commas = bare ? whole : whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return commas + (fraction === undefined ? "" : `.${fraction}`) + (scale?.[0] ?? "");
}

function withUnit(text: string, unit: string): string {
  if (unit === "%") return `${text}%`;
  if (unit === "years" && text === "1") return "1 year";
  // 65조 is won already.
  const known = unit === "1" || unit === "year" || (unit === "KRW" && /[조억]$/.test(text));
  return known ? text : `${text} ${unit}`;
}
