import type { Language } from "../../output/formats.ts";
import { grouped, significant, ticksOf } from "../../output/numbers/number.ts";
import { currencyName } from "../../unit-names.ts";

const signs: Readonly<Record<string, string>> = {
  USD: "$",
  EUR: "€",
  GBP: "£",
  JPY: "¥",
  INR: "₹",
  KRW: "₩",
};
const latin = [
  ["T", 12],
  ["B", 9],
  ["M", 6],
  ["k", 3],
] as const;
const korean = [
  ["조", 12],
  ["억", 8],
  ["만", 4],
] as const;

/** `$43.9M`, `₩1.46T`, `DKK 700M`; in Korean `1.46조 원`, `4,390만 달러`, `7.00억 DKK`. */
export function costText(value: number, currency: string, language: Language): string {
  const scales = language === "ko" ? korean : latin;
  // The largest of which there is one, as it is printed.
  const [name, power] = scales.find(([, power]) => ticksOf(value, 3, power) >= 1000n) ?? ["", 0];
  // Three digits, whatever the scale: the others of 4,390만 are not known.
  const digits = ticksOf(value, 2, power) < 1000n ? 2 : ticksOf(value, 1, power) < 1000n ? 1 : 0;
  const amount = `${threeDigits(value, digits, power)}${name}`;
  if (language === "ko") return `${amount} ${currencyName(currency, language)}`;
  return `${signs[currency] ?? `${currency} `}${amount}`;
}

function threeDigits(value: number, decimals: number, power: number): string {
  return decimals > 0 ? grouped(value, decimals, power) : grouped(Number(significant(value, 3, power)), 0);
}
