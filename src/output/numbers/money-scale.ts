/** The scale in which money is shown: one that people can read, in the words of their language. */

import type { Currency } from "../../report/types.ts";
import type { Language, ScaleName } from "../formats.ts";
import { ticksOf } from "./number.ts";

export interface Scale {
  /** In front of the currency's name: "trillion", "million", "조", "만", or nothing. */
  readonly name: string;
  /** Of ten: 12 for trillions. */
  readonly power: number;
  readonly decimals: number;
}

const whole = (currency: Currency): Scale => ({
  name: "",
  power: 0,
  decimals: Math.max(0, currency.decimals),
});
const jo: Scale = { name: "조", power: 12, decimals: 2 };
const eok: Scale = { name: "억", power: 8, decimals: 0 };
const eokSmall: Scale = { ...eok, decimals: 2 };

/** What a scale is called, by its power of ten. */
const names: Readonly<Record<number, Readonly<Record<Language, string>>>> = {
  3: { en: "thousand", ko: "천" },
  6: { en: "million", ko: "백만" },
  8: { en: "100 million", ko: "억" },
  9: { en: "billion", ko: "십억" },
  12: { en: "trillion", ko: "조" },
};
const powers = { thousand: 3, million: 6, eok: 8, billion: 9, trillion: 12, jo: 12 } as const;

/** A scale by its power of ten: with two digits behind the point, or as many as the currency has there. */
function scaleOf(power: number, { decimals }: Currency, language: Language): Scale {
  const name = names[power]?.[language] ?? "";
  return { name, power, decimals: Math.max(0, Math.min(2, power + decimals)) };
}

/** What is small is shown in the smallest unit of the currency, where that has a name: a plan in thousand euros in thousands. */
function smallest(currency: Currency, language: Language): Scale {
  const power = -currency.decimals;
  return power > 0 && power in names ? scaleOf(power, currency, language) : whole(currency);
}

/** The scale for a table whose largest amount is `largest`: one for the whole table, so that rows can be added by eye. */
export function chooseScale(
  requested: ScaleName,
  currency: Currency,
  largest: number,
  language: Language = "en",
): Scale {
  if (requested === "won" || requested === "one") return whole(currency);
  if (requested === "eok" && currency.code === "KRW" && largest < 100e8) return named(eokSmall, language);
  if (requested === "eok" && currency.code === "KRW") return named(eok, language);
  if (requested !== "auto") return scaleOf(powers[requested], currency, language);
  if (language === "en") return englishScale(currency, largest);
  if (currency.code !== "KRW") return foreignScale(currency, largest);
  // What would be printed as ten thousand of the smaller is one of the larger: 9,999.6억 is 1.00조.
  if (largest >= 1e12 || reaches(largest, eok, 12)) return jo;
  return largest >= 1e10 ? eok : smallest(currency, language);
}

function named(scale: Scale, language: Language): Scale {
  return { ...scale, name: names[scale.power]?.[language] as string };
}

/** From ten of a scale on, which is two digits more than the larger one would show; won from one trillion, as budgets are. */
function englishScale(currency: Currency, largest: number): Scale {
  const scale = (power: number) => scaleOf(power, currency, "en");
  const trillions = currency.code === "KRW" ? 12 : 13;
  if (largest >= 10 ** trillions || reaches(largest, scale(9), trillions)) return scale(12);
  if (largest >= 1e10 || reaches(largest, scale(6), 10)) return scale(9);
  return largest >= 1e7 ? scale(6) : smallest(currency, "en");
}

/** Foreign money in Korean, to the digit of billions and millions with two decimals: nobody says 십억 달러. */
function foreignScale(currency: Currency, largest: number): Scale {
  if (largest >= 1e13) return jo;
  if (largest >= 1e10) return { ...eok, decimals: 1 };
  if (largest >= 1e9) return eokSmall;
  // 만 would part what a plan counts in thousands or millions.
  return largest >= 1e7 && currency.decimals >= -4
    ? { name: "만", power: 4, decimals: 0 }
    : smallest(currency, "ko");
}

/** Whether an amount, as a scale prints it, is no less than ten to some power. */
function reaches(amount: number, { power, decimals }: Scale, least: number): boolean {
  return ticksOf(amount, decimals, power) >= 10n ** BigInt(least - power + decimals);
}

/** The scale of one amount by itself, which is printed with it: 17.98 trillion, 30.60 billion; 17.98조, 306억, 45.10억. */
export function ownScale(currency: Currency, size: number, language: Language): Scale {
  if (language === "en" && size >= 1e6) {
    const fits = (power: number) =>
      size >= 10 ** power || reaches(size, scaleOf(power - 3, currency, "en"), power);
    return scaleOf([12, 9].find(fits) ?? 6, currency, "en");
  }
  if (currency.code !== "KRW" || language === "en" || size >= 1e10)
    return chooseScale("auto", currency, size, language);
  if (size >= 1e8) return eokSmall;
  return size >= 1e6 ? { name: "만", power: 4, decimals: 0 } : whole(currency);
}
