/** The scale in which money is told: one that people can read. */

import type { Currency } from "../../report/types.ts";
import type { Language, ScaleName } from "../formats.ts";
import { ticksOf } from "./number.ts";

export interface Scale {
  /** In front of the currency's name: "조", "million", "만", or nothing. */
  readonly name: string;
  /** Of ten: 12 for 조. */
  readonly power: number;
  readonly decimals: number;
}

const one = (currency: Currency): Scale => ({ name: "", power: 0, decimals: currency.decimals });
const jo: Scale = { name: "조", power: 12, decimals: 2 };
const eok: Scale = { name: "억", power: 8, decimals: 0 };
const eokSmall: Scale = { ...eok, decimals: 2 };
const billion: Scale = { name: "billion", power: 9, decimals: 2 };
const million: Scale = { name: "million", power: 6, decimals: 2 };

/** Foreign money in Korean, to the digit of billions and millions with two decimals: nobody says 십억 달러. */
const foreign: readonly Scale[] = [
  { name: "억", power: 8, decimals: 1 },
  { name: "만", power: 4, decimals: 0 },
];

/** The scale for a table whose largest amount is `largest`: one for the whole table, so that rows can be added by eye. */
export function chooseScale(
  asked: ScaleName,
  currency: Currency,
  largest: number,
  language: Language = "en",
): Scale {
  const hangul = currency.code === "KRW";
  if (!hangul && language === "ko" && asked === "auto") {
    const [large, small] = foreign as [Scale, Scale];
    if (largest >= 1e10) return large;
    if (largest >= 1e9) return { ...large, decimals: 2 };
    return largest >= 1e7 ? small : one(currency);
  }
  if (asked === "won") return one(currency);
  if (asked === "jo") return jo;
  if (asked === "eok") return largest < 100e8 ? eokSmall : eok;
  const [large, small] = hangul ? [jo, eok] : [billion, million];
  // What would be printed as ten thousand of the smaller is one of the larger: 9,999.6억 is 1.00조.
  if (largest >= (hangul ? 1e12 : 1e10) || reaches(largest, small, hangul ? 12 : 10)) return large;
  if (largest >= (hangul ? 1e10 : 1e7)) return small;
  return one(currency);
}

/** Whether an amount, as a scale prints it, is no less than ten to some power. */
function reaches(amount: number, { power, decimals }: Scale, least: number): boolean {
  return ticksOf(amount, decimals, power) >= 10n ** BigInt(least - power + decimals);
}

/** The scale of one amount by itself, which is printed with it: 17.98조, 306억, 45.10억. */
export function ownScale(currency: Currency, size: number, language: Language): Scale {
  const small = currency.code === "KRW" && size >= 1e8 && size < 1e10;
  return chooseScale(small ? "eok" : "auto", currency, size, language);
}
