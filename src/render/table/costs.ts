/** One amount of money in any currency, in three digits: cases of many countries stand in one column. */

import type { Language } from "../formats.ts";
import { grouped } from "../number.ts";
import { currencyName } from "./cells.ts";

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

/** `$43.9M`, `1.46조`, `DKK 700M`; in Korean `1.46조 원`, `4,390만 달러`, `7.00억 DKK`. Won are told as won are. */
export function costText(value: number, currency: string, language: Language): string {
  const won = currency === "KRW";
  const scales = won || language === "ko" ? korean : latin;
  const [name, size] = scales.find(([, size]) => value >= size * 0.9995) ?? ["", 1];
  // Three digits, whatever the scale: the others of 4,390만 are not known.
  const scaled = Number((value / size).toPrecision(won ? 15 : 3));
  const decimals = scaled < 9.995 ? 2 : scaled < 99.95 ? 1 : 0;
  const amount = `${grouped(scaled, decimals)}${name}`;
  if (language === "ko") return `${amount} ${currencyName(currency, language)}`;
  if (won) return amount;
  return `${signs[currency] ?? `${currency} `}${amount}`;
}
