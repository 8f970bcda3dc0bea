/** Amounts as budget tables print them, with the scale and the currency that a heading states for all of them. */

import { type Message, message } from "../../errors.ts";
import { currencyNamed, currencyOfSign } from "../../formula/currency.ts";

/** The unit of a column of amounts: `million EUR`, 백만원, `$ thousand`. */
export interface AmountUnit {
  /** The power of ten that each amount stands for: 6 where they are in millions. */
  readonly exponent: number;
  /** By ISO 4217, where it is said. */
  readonly currency?: string;
}

const scales: readonly (readonly [RegExp, number])[] = [
  [/^(조|trillions?|tn|trn)$/, 12],
  [/^(천억|hundred billions?)$/, 11],
  [/^(십억|billions?|bn|bln)$/, 9],
  [/^(억|hundred millions?)$/, 8],
  [/^(crores?|cr)$/, 7],
  [/^(백만|millions?|mio|mln|mn|m)$/, 6],
  [/^(lakhs?)$/, 5],
  [/^(만)$/, 4],
  [/^(천|thousands?|k|tsd|'?000s?)$/, 3],
  [/^(백|hundreds?)$/, 2],
];

/** Reads what a heading or `--unit` says of amounts; undefined for words that say nothing of the kind. */
export function readAmountUnit(text: string): AmountUnit | undefined {
  const plain = text.normalize("NFKC").toLowerCase().trim();
  const words = plain
    .replaceAll(/([₩$€£¥₹])/g, " $1 ")
    .replaceAll(/(\p{Script=Hangul})\s+(?=원)/gu, "$1")
    .split(/[\s,./·]+/)
    .flatMap((word) => (/^(.+?)(원)$/.exec(word) ? [word.slice(0, -1), "원"] : [word]))
    .filter((word) => !/^(|in|of|units?|단위|us|current|prices?|nominal)$/.test(word));
  let exponent: number | undefined;
  let currency: string | undefined;
  for (const word of words) {
    const scale = scales.find(([pattern]) => pattern.test(word))?.[1];
    const code =
      currencyOfSign(word) ??
      currencyNamed(word.length === 3 ? word.toUpperCase() : word) ??
      currencyNamed(word);
    if (scale !== undefined && exponent === undefined) exponent = scale;
    else if (code !== undefined && currency === undefined) currency = code;
    else return undefined;
  }
  if (exponent === undefined && currency === undefined) return undefined;
  return { exponent: exponent ?? 0, ...(currency === undefined ? {} : { currency }) };
}

/** An amount of a cell: its digits as a decimal fraction, and its power of ten. */
export interface Amount {
  readonly digits: bigint;
  /** The value is digits × 10 ** exponent. */
  readonly exponent: number;
}

export const nothing: Amount = { digits: 0n, exponent: 0 };

/**
 * Reads a cell: thousands apart by commas, spaces or apostrophes, below zero with a sign, a triangle or in brackets; what is blank or a
 * dash is nothing. `comma`: whether it is the comma that stands before decimals, and dots before thousands.
 */
export function readAmount(
  cell: string,
  unit: AmountUnit,
  comma: boolean,
): Amount | (Message & { readonly next?: readonly Message[] }) {
  const { exponent } = unit;
  const plain = cell.normalize("NFKC").trim();
  if (isBlank(plain)) return nothing;
  const wrong = {
    ...message("budget.amount", { text: cell.trim().slice(0, 40) }),
    next: meantIn(plain, unit, comma),
  };
  const brackets = /^\((.*)\)$/.exec(plain);
  const signed = /^([-−–△▲+]?)\s*(.*)$/.exec(brackets?.[1] ?? plain);
  if (signed === null || (brackets !== null && signed[1] !== "")) return wrong;
  const body = (signed[2] as string).replaceAll(/(?<=\d)[\s'’](?=\d{3}(?!\d))/g, "");
  const [point, group] = comma ? [",", "."] : [".", ","];
  const [whole = "", fraction = "", ...more] = body.split(point);
  const groups = whole.split(group);
  const grouped =
    groups.length === 1 ||
    // 0,500 is half of one in half of Europe, and no way to write 500.
    (/^[1-9]\d{0,2}$/.test(groups[0] as string) &&
      (groups.slice(1).every((each) => /^\d{3}$/.test(each)) ||
        // As India writes them: 1,23,45,678.
        (groups.slice(1, -1).every((each) => /^\d\d$/.test(each)) &&
          /^\d{3}$/.test(groups.at(-1) as string))));
  const digits = groups.join("");
  if (more.length > 0 || !grouped || !/^\d+$/.test(digits) || !/^\d*$/.test(fraction)) return wrong;
  if (digits.length + fraction.length > 30) return wrong;
  const value = BigInt(digits + fraction);
  const negative = brackets !== null || /[-−–△▲]/.test(signed[1] as string);
  return { digits: negative ? -value : value, exponent: exponent - fraction.length };
}

/** What a cell that is no amount should be: without its footnote, in the unit of the table where it has one of its own, and none for `n/a`. */
function meantIn(plain: string, { exponent, currency }: AmountUnit, comma: boolean): Message[] {
  const write = (text: string) => [message("next.write", { text })];
  if (/^(?:n\.?\/?a\.?|nil|none|tbd|tbc|없음|미정|해당 ?없음)$/i.test(plain)) return write("0");
  const [, before = "", digits = "", behind = ""] =
    /^([^\d\s]{0,9}) ?(\d[\d.,]{0,29})([^\d]{0,20}?)(?: ?(?:[*†‡]+|\([^()\d]{0,9}\)|\d\)))?$/u.exec(plain) ??
    [];
  const own = readAmountUnit(`${before} ${behind}`);
  if (digits === "" || digits === plain || (own === undefined && (before + behind).trim() !== "")) return [];
  if (own?.currency !== undefined && currency !== undefined && own.currency !== currency) return [];
  const read = readAmount(digits, own ?? { exponent }, comma);
  return "id" in read ? [] : write(plainAmount({ ...read, exponent: read.exponent - exponent }));
}

/** Whether a cell says nothing: it is empty, or a dash. */
export function isBlank(cell: string): boolean {
  return /^[\s\p{Pd}−·.]*$/u.test(cell);
}

/** Whether the amounts of a table can only be read with a comma before decimals: 1.234,5 or 12,34 among them, and none the other way. */
export function commaDecimals(cells: Iterable<string>): boolean {
  let comma = false;
  for (const cell of cells) {
    const plain = cell.replaceAll(/[\s()'’△▲+−-]/g, "");
    if (!/^[\d.,]+$/.test(plain)) continue;
    const onlyPoint = /^\d{1,3}(,\d{3})+\.\d+$|^\d+\.(\d{1,2}|\d{4,})$|^0\.\d+$|^\d{1,3}(,\d{2,3}){2,}$/.test(
      plain,
    );
    if (onlyPoint) return false;
    comma ||=
      /^\d{1,3}(\.\d{3})+(,\d+)?$|^\d+,(\d{1,2}|\d{4,})$|^0,\d+$/.test(plain) &&
      !/^\d{1,3}\.\d{3}$/.test(plain);
  }
  return comma;
}

/** One of the amounts with a point, where each has three digits behind it and at most three before: 1.234 is 1,234 in half of Europe. */
export function pointInDoubt(cells: Iterable<string>): string | undefined {
  const pointed = [...cells].map((cell) => cell.trim()).filter((cell) => cell.includes("."));
  const isDoubtful = pointed.every((cell) => /^[-−–△(]?[1-9]\d{0,2}\.\d{3}\)?$/.test(cell));
  return isDoubtful ? pointed[0] : undefined;
}

/** The sum of amounts, exactly. */
export function sumOf(amounts: Iterable<Amount>): Amount {
  let sum = nothing;
  for (const each of amounts) {
    const exponent = sum.digits === 0n ? each.exponent : Math.min(sum.exponent, each.exponent);
    sum = { digits: at(sum, exponent) + at(each, exponent), exponent };
  }
  return sum;
}

/** How many times 10 ** exponent an amount is; the exponent is no greater than its own. */
export function at({ digits, exponent: own }: Amount, exponent: number): bigint {
  return digits * 10n ** BigInt(Math.max(0, own - exponent));
}

/** The amount as plain decimal text: -1234.5. */
export function plainAmount({ digits, exponent }: Amount): string {
  const sign = digits < 0n ? "-" : "";
  const text = String(digits < 0n ? -digits : digits);
  if (exponent >= 0) return sign + (text === "0" ? text : text + "0".repeat(exponent));
  const padded = text.padStart(1 - exponent, "0");
  const fraction = padded.slice(exponent).replace(/0+$/, "");
  return `${sign}${padded.slice(0, exponent)}${fraction === "" ? "" : `.${fraction}`}`;
}
