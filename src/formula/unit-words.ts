/** Units as people and documents word them, written as `readUnit` reads them: `dollars per GPUs` is `USD/GPU`. */

import { plural } from "../unit-names.ts";
import { currencyNamed } from "./currency.ts";
import { plainText, readNumber } from "./numbers.ts";
import { isUnitName, readUnit, type Unit, type UnitContext, unitNames } from "./units.ts";

/** In lower case. */
const words: Readonly<Record<string, string>> = {
  퍼센트: "%",
  프로: "%",
  percent: "%",
  y: "years",
  yr: "years",
  yrs: "years",
  mo: "months",
  mos: "months",
  달: "months",
  hr: "h",
  hrs: "h",
  hour: "h",
  hours: "h",
  watt: "W",
  watts: "W",
  kilowatt: "kW",
  kilowatts: "kW",
  megawatt: "MW",
  megawatts: "MW",
  gigawatt: "GW",
  gigawatts: "GW",
  people: "person",
};

/**
 * The unit that a text means, in the names of `context`; what is not known stays as it is, for `readUnit` to refuse. `per` is a
 * stroke, a hyphen goes on as its part began (USD/kW-month), and the squares of Korean documents (㎾h) are letters. 월 is a month below a stroke only: 6월 is June.
 */
export function plainUnit(text: string, context: UnitContext): string {
  const letters = text.replaceAll(/[\u3371-\u33df]/g, (square) => square.normalize("NFKC"));
  const strokes = letters
    .replaceAll(/(?:^|(?<!\s)\s+)per\s+/gi, "/")
    .replaceAll(" ", "")
    .replaceAll("/월", "/month");
  return strokes
    .split(/(?=[*/])/)
    .map((factor) => factor.replaceAll(/-(?=\p{L})/gu, factor.startsWith("/") ? "/" : "*"))
    .join("")
    .replaceAll(/\p{L}[\p{L}\p{N}_]*/gu, (name) => nameMeant(name, context));
}

/** The name that a word stands for: a word of its own, one in other case, or one in the plural. */
function nameMeant(written: string, context: UnitContext): string {
  if (isUnitName(written, context)) return written;
  const lower = written.toLowerCase();
  if (Object.hasOwn(words, lower)) return words[lower] as string;
  const currency = currencyNamed(written);
  if (currency !== undefined) return currency;
  const same = unitNames(context).filter((name) => {
    const other = name.toLowerCase();
    // A small m is a thousandth: whether mW is MW is asked, not guessed.
    return (other === lower || plural(other) === lower) && written.startsWith("m") <= name.startsWith("m");
  });
  return same.length === 1 ? (same[0] as string) : written;
}

/** Whether a unit's text says a time: `USD/kW/month`, and not `USD/kW`. */
export function isTimed(unit: string): boolean {
  return /(?:^|[*/ -])(?:months?|years?|mos?|yrs?|y|개월|년|달|월)(?![\p{L}\p{N}_])/u.test(unit);
}

/** The unit in which lengths of time are written, where it is one and the same behind each: months of `18 months`, `2.5 months`. */
export function timeUnitOf(texts: readonly (string | number)[], context: UnitContext): Unit | undefined {
  const lengths = ["years", "months"].flatMap((name) => {
    const read = readUnit(name, context);
    return "unit" in read ? [read.unit] : [];
  });
  const units = texts.map((text) => {
    const plain = plainText(String(text)).trim().replace(/^-\s*/, "");
    const number = readNumber(plain, 0, true);
    if (number === undefined || number.unit !== "") return undefined;
    const read = readUnit(plainUnit(plain.slice(number.end), context), context);
    if (!("unit" in read) || read.unit.dims.size > 0) return undefined;
    const { num, den } = read.unit;
    return lengths.find((unit) => unit.num * den === num * unit.den);
  });
  const [first] = units;
  return units.every((unit) => unit?.text === first?.text) ? first : undefined;
}
