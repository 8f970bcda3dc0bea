/** Currencies as texts name them: a sign, a code of ISO 4217, or a word in English or Korean. */

import { currenciesByName } from "../unit-names.ts";

const signs: Readonly<Record<string, string>> = {
  "₩": "KRW",
  $: "USD",
  "€": "EUR",
  "£": "GBP",
  "¥": "JPY",
  "₹": "INR",
};

/** Words beside the names of currencies, in lower case. One that several countries use is the one that is meant where no country is named. */
const words: ReadonlyMap<string, string> = new Map([
  ...currenciesByName(),
  ["dollar", "USD"],
  ["dollars", "USD"],
  ["sterling", "GBP"],
  ["rs", "INR"],
  ["원정", "KRW"],
  ["불", "USD"],
  ["rmb", "CNY"],
  // Signs that say whose dollar, yuan or yen it is.
  ...Object.entries({
    ...{ a$: "AUD", au$: "AUD", c$: "CAD", ca$: "CAD", hk$: "HKD", mx$: "MXN", nt$: "TWD", nz$: "NZD" },
    ...{ r$: "BRL", s$: "SGD", "cn¥": "CNY", "jp¥": "JPY" },
  }),
]);

/** Codes that are read in lower case too; `all` and `top` are codes as well, and words first. */
const common: ReadonlySet<string> = new Set(["KRW", "USD", "EUR", "GBP", "JPY", "CNY", "INR"]);

let currencies: ReadonlySet<string> | undefined;

/** Whether this is a currency code of ISO 4217. */
export function isCurrency(code: string): boolean {
  if (!/^[A-Z]{3}$/.test(code)) return false;
  currencies ??= new Set(Intl.supportedValuesOf("currency"));
  return currencies.has(code);
}

/** The decimals that a currency is counted in, by ISO 4217. */
export function decimalsOf(code: string): number {
  const format = new Intl.NumberFormat("en", { style: "currency", currency: code });
  return format.resolvedOptions().maximumFractionDigits ?? 2;
}

/** The code of a currency by its code or word: `USD`, `usd`, `dollars`, `Canadian dollars`, `달러`. Undefined for what is neither. */
export function currencyNamed(name: string): string | undefined {
  const word = words.get(name.toLowerCase().replaceAll(" ", ""));
  if (word !== undefined) return word;
  const upper = name.toUpperCase();
  return isCurrency(name) || common.has(upper) ? upper : undefined;
}

/**
 * What one of a currency is in its smallest unit, as the scale of a unit (`toBase`, `fromBase`): a euro of 2 decimals is 100 cents, a
 * rupiah of -3 a thousandth of a thousand. One of the two is 1 and the other a power of ten, so that both ways are exact.
 */
export function smallestUnit(decimals: number): { readonly num: number; readonly den: number } {
  const places = Math.abs(decimals);
  const power = 10 ** places;
  return decimals < 0 ? { num: 1, den: power } : { num: power, den: 1 };
}

/** The code of the currency that a sign stands for: `€`. */
export function currencyOfSign(sign: string): string | undefined {
  return Object.hasOwn(signs, sign) ? signs[sign] : undefined;
}

/** The sign of a currency, if it has one that is read back. */
export function signOf(currency: string): string | undefined {
  return Object.keys(signs).find((sign) => signs[sign] === currency);
}

export interface CurrencyAt {
  readonly code: string;
  /** Offset behind it. */
  readonly end: number;
}

let before: RegExp | undefined;
let after: RegExp | undefined;
/** Patterns by the properties of letters take a moment to make: not at a start that reads no amount. */
const beforeNumber = () =>
  /(?:(?:US|U\.S\.) ?)?([₩$€£¥₹])|(W(?=\d))|(Rs\.|[A-Za-z]{1,2}[$¥]|[A-Za-z]{2,3}(?![\p{L}_]))/uy;
const behindNumber = () =>
  /([₩$€£¥₹])|(?:(?:south korean|korean|us|u\.s\.|american|indian|japanese|chinese) )?((?:(?:canadian|australian|swiss|캐나다|호주|스위스) )?[\p{L}]+[$¥]?)(?![\p{L}\p{N}_])/iuy;

/** The currency that stands before a number at `at`: `₩`, `US$`, `KRW`, `Rs.`, and `W` close to its digits. */
export function currencyBefore(text: string, at: number): CurrencyAt | undefined {
  before ??= beforeNumber();
  before.lastIndex = at;
  const match = before.exec(text);
  if (match === null) return undefined;
  const [, sign, won, code] = match;
  const found =
    sign !== undefined
      ? currencyOfSign(sign)
      : won !== undefined
        ? "KRW"
        : currencyNamed((code as string).replace(".", ""));
  return found === undefined ? undefined : { code: found, end: before.lastIndex };
}

/** The currency that stands behind a number at `at`: `원`, `won`, `Korean won`, `US dollars`, `US$`, `USD`, `€`. */
export function currencyAfter(text: string, at: number): CurrencyAt | undefined {
  after ??= behindNumber();
  after.lastIndex = at;
  const match = after.exec(text);
  if (match === null) return undefined;
  const [, sign, word = ""] = match;
  const found =
    sign !== undefined ? currencyOfSign(sign) : word.toUpperCase() === "US$" ? "USD" : currencyNamed(word);
  return found === undefined ? undefined : { code: found, end: after.lastIndex };
}
