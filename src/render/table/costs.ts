/** One amount of money in any currency, in three digits: cases of many countries stand in one column. */

import { grouped } from "../number.ts";

const signs: Readonly<Record<string, string>> = { USD: "$", EUR: "€", GBP: "£", JPY: "¥", INR: "₹" };
const latin = [
  ["T", 1e12],
  ["B", 1e9],
  ["M", 1e6],
  ["k", 1e3],
] as const;
const korean = [
  ["조", 1e12],
  ["억", 1e8],
  ["만", 1e4],
] as const;

/** `$43.9M`, `1.46조`, `DKK 700M`. Won are told as won are. */
export function costText(value: number, currency: string): string {
  const scales = currency === "KRW" ? korean : latin;
  const sign = currency === "KRW" ? "" : (signs[currency] ?? `${currency} `);
  const [name, size] = scales.find(([, size]) => value >= size * 0.9995) ?? ["", 1];
  const scaled = value / size;
  const decimals = scaled < 9.995 ? 2 : scaled < 99.95 ? 1 : 0;
  return `${sign}${grouped(scaled, decimals)}${name}`;
}
