/**
 * Numbers as people write them: `65조`, `1조 4,600억`, `$76k`, `65T`, `65e12`, `12%`. Read as exact decimals: the
 * digits are never multiplied as floats, so every spelling of an amount gives the same number.
 */

/** digits × 10^exponent. */
export interface Decimal {
  readonly digits: bigint;
  readonly exponent: number;
}

export interface ReadNumber {
  readonly decimal: Decimal;
  /** "" for a bare number; "money" for an amount by its numerals (`5조`); a currency by its sign; "%". */
  readonly unit: string;
  /** Offset behind the last character that belongs to the number. */
  readonly end: number;
}

const signs: Readonly<Record<string, string>> = {
  "₩": "KRW",
  $: "USD",
  "€": "EUR",
  "£": "GBP",
  "¥": "JPY",
  "₹": "INR",
};

/** Korean numerals count in steps of ten thousand, the larger first: 1조 4,600억. */
const koreanNumerals: Readonly<Record<string, number>> = { 조: 12, 억: 8, 만: 4 };
const latinNumerals: Readonly<Record<string, number>> = { k: 3, K: 3, M: 6, B: 9, T: 12 };

const mostDigits = 40;
const mostExponent = 300;

/** The currency that a sign stands for, if it is one. */
export function currencyOfSign(character: string): string | undefined {
  return Object.hasOwn(signs, character) ? signs[character] : undefined;
}

/**
 * The number that starts at `from`, unsigned; undefined where none starts there or it is out of all proportion (more than
 * 40 digits, beyond 10^300). `commas`: whether `4,600` is one number (text of its own) or two (a formula's arguments).
 */
export function readNumber(text: string, from: number, commas: boolean): ReadNumber | undefined {
  let at = from;
  let unit = currencyOfSign(text[at] ?? "") ?? "";
  if (unit !== "") at++;
  const first = readDigits(text, at, commas);
  if (first === undefined) return undefined;
  let decimal = first.decimal;
  at = first.end;

  const afterSpace = skipSpaces(text, at);
  let numeral = koreanNumeral(text, afterSpace);
  if (numeral !== undefined) {
    decimal = scale(decimal, numeral);
    at = afterSpace + 1;
    for (;;) {
      const gap = skipSpaces(text, at);
      const part = readDigits(text, gap, commas);
      if (part === undefined) break;
      const numeralAt = skipSpaces(text, part.end);
      const lower = koreanNumeral(text, numeralAt);
      if (lower === undefined || lower >= numeral) break;
      decimal = add(decimal, scale(part.decimal, lower));
      numeral = lower;
      at = numeralAt + 1;
    }
    if (unit === "") unit = "money";
  } else {
    const latin = text[at] ?? "";
    if (Object.hasOwn(latinNumerals, latin) && !/[\p{L}\p{N}_]/u.test(text[at + 1] ?? "")) {
      decimal = scale(decimal, latinNumerals[latin] as number);
      at++;
      if (unit === "") unit = "money";
    }
  }

  const won = skipSpaces(text, at);
  if (text[won] === "원" && (unit === "" || unit === "money")) {
    unit = "KRW";
    at = won + 1;
  } else if (unit === "" && text[at] === "%") {
    unit = "%";
    at++;
  }
  if (String(decimal.digits).length + Math.max(0, decimal.exponent) > mostExponent) return undefined;
  return { decimal, unit, end: at };
}

function readDigits(
  text: string,
  from: number,
  commas: boolean,
): { decimal: Decimal; end: number } | undefined {
  const pattern = commas
    ? /(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,4}))?/y
    : /(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,4}))?/y;
  pattern.lastIndex = from;
  const match = pattern.exec(text);
  if (match === null) return undefined;
  const whole = (match[1] as string).replaceAll(",", "");
  const fraction = match[2] ?? "";
  if (whole.length + fraction.length > mostDigits) return undefined;
  const exponent = Number(match[3] ?? 0) - fraction.length;
  if (Math.abs(exponent) > mostExponent) return undefined;
  return { decimal: { digits: BigInt(whole + fraction), exponent }, end: pattern.lastIndex };
}

function koreanNumeral(text: string, at: number): number | undefined {
  const character = text[at] ?? "";
  return Object.hasOwn(koreanNumerals, character) ? koreanNumerals[character] : undefined;
}

function skipSpaces(text: string, from: number): number {
  let at = from;
  while (text[at] === " " || text[at] === "\u00a0") at++;
  return at;
}

function scale(decimal: Decimal, exponent: number): Decimal {
  return { digits: decimal.digits, exponent: decimal.exponent + exponent };
}

function add(a: Decimal, b: Decimal): Decimal {
  const exponent = Math.min(a.exponent, b.exponent);
  const digits =
    a.digits * 10n ** BigInt(a.exponent - exponent) + b.digits * 10n ** BigInt(b.exponent - exponent);
  return { digits, exponent };
}

/** The nearest double: exact where one exists. */
export function toNumber(decimal: Decimal): number {
  return Number(`${decimal.digits}e${decimal.exponent}`);
}

/** Whether the decimal is a whole multiple of 10^-decimals: whole won (0), whole cents (2). */
export function isWhole(decimal: Decimal, decimals: number): boolean {
  const missing = -decimal.exponent - decimals;
  return missing <= 0 || decimal.digits % 10n ** BigInt(missing) === 0n;
}
