/**
 * Numbers as people and documents write them: `65조`, `1조 4,600억`, `3천5백억`, `35,000백만원`, `십만`, `$76k`, `65 trillion won`,
 * `10,372 crore`, `65e12`, `12%`, `2‰`. Read as exact decimals: the digits are never multiplied as floats, so every spelling of an
 * amount gives the same number.
 */

import { currencyAfter, currencyBefore } from "./currency.ts";

/** digits × 10^exponent. */
export interface Decimal {
  readonly digits: bigint;
  readonly exponent: number;
}

export interface ReadNumber {
  readonly decimal: Decimal;
  /** "" for a bare number; "money" for an amount by its numerals (`5조`); a currency by its sign, code or word; "%". */
  readonly unit: string;
  /** Offset behind the last character that belongs to the number. */
  readonly end: number;
}

/** Korean numerals count in steps of ten thousand, the larger first: 1조 4,600억. */
const steps: Readonly<Record<string, number>> = { 경: 16, 조: 12, 억: 8, 만: 4, 兆: 12, 億: 8, 萬: 4, 万: 4 };
/** And within a step in tens: 3천5백억. */
const tens: Readonly<Record<string, number>> = { 천: 3, 백: 2, 십: 1, 千: 3, 百: 2, 十: 1 };
const hangulDigits = "일이삼사오육칠팔구";

const scales: readonly (readonly [pattern: string, exponent: number])[] = [
  ["lakh (?:crores?|cr)", 12],
  ["thousand (?:billion|bn)|million (?:million|mn)", 12],
  ["thousand (?:million|mn)", 9],
  ["crores?|cr", 7],
  ["lakhs?", 5],
  ["hundred billion", 11],
  ["hundred million", 8],
  ["trillions?|trn|tn", 12],
  ["billions?|bln|bn", 9],
  ["millions?|mln|mn", 6],
  ["thousands?", 3],
];
/** One letter is read as it is: `M` is a million and so is `m`, since no amount comes in metres; `b` and `t` are not read. */
const letters: Readonly<Record<string, number>> = { k: 3, K: 3, M: 6, m: 6, B: 9, T: 12 };

/** No letter or digit follows, but for the currency that Korean writes without a space: 65T원. */
const wordEnd = "(?!(?!원|달러|불)[\\p{L}\\p{N}_])";
/** Made when an amount is first read: classes of Unicode take V8 a millisecond to make out. */
let scalePatterns: { readonly word: RegExp; readonly letter: RegExp } | undefined;
const readScales = () => ({
  word: new RegExp(
    ` *(?:${scales.map(([words]) => `(${words.replaceAll(" ", " +")})`).join("|")})${wordEnd}`,
    "iuy",
  ),
  letter: new RegExp(` ?([kKMmBT]|MM)${wordEnd}`, "uy"),
});
const percentPattern =
  / *(?:(?:%|percentage|percent|per cent|pct|퍼센트|프로(?!\p{L}))(?: ?(?:p|pp|points?|포인트)(?![\p{L}\p{N}_]))?|pp(?![\p{L}\p{N}_]))/iuy;
/** Parts of a thousand and of ten thousand, which are read as percentages. */
const permillePattern = / *(?:(‱)|‰|per ?mil(?:le?)?(?![\p{L}\p{N}_])|퍼밀(?!\p{L}))/iuy;

const maxDigits = 40;
const maxExponent = 300;

/**
 * Text with what stands for an ASCII character written as that character: full-width digits and signs (`６５`), the minus sign
 * and the dashes that word processors put in its place, and the many kinds of space. Offsets stay, except where Hangul comes in
 * parts: those are joined.
 */
export function plainText(text: string): string {
  return text
    .normalize("NFC")
    .replaceAll(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replaceAll("\ufe6a", "%")
    .replaceAll("\uffe6", "₩")
    .replaceAll("\uffe5", "¥")
    .replaceAll("\uffe1", "£")
    .replaceAll(/[\u2010-\u2013\u2212\ufe63]/g, "-")
    .replaceAll(/[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g, " ");
}

/**
 * The same of an amount that stands alone: thousands that narrow or unbreakable spaces part, as printers set them, or apostrophes, as in
 * Switzerland, are parted by commas; `.8` is 0.8, as it is in a spreadsheet.
 */
export function plainAmount(text: string): string {
  const parted = text.replaceAll(/(?<=\d)[\u00a0\u2007\u2009\u202f'’](?=\d{3}(?!\d))/g, ",");
  return plainText(parted)
    .trim()
    .replace(/^([^\d.]{0,4})\.(?=\d)/, "$10.");
}

/**
 * The number that starts at `from` in a `plainText`, unsigned; undefined where none starts there or it is out of all proportion
 * (more than 40 digits, beyond 10^300). `commas`: whether `4,600` is one number (text of its own) or two (arguments of a
 * function). What would have to be guessed is left unread: `3억5천` leaves out 만, and may be either 3억 5천만 or 3억 5천.
 */
export function readNumber(text: string, from: number, commas: boolean): ReadNumber | undefined {
  const sign = currencyBefore(text, from);
  const start = sign === undefined ? from : skipSpaces(text, sign.end);
  const korean = readKorean(text, start, commas);
  const first = korean ?? readDigits(text, start, commas);
  if (first === undefined) return undefined;
  let { decimal, end } = first;
  let counted = korean !== undefined;
  if (!counted) {
    const scaled = scaleAt(text, end);
    if (scaled !== undefined) {
      decimal = scale(decimal, scaled.exponent);
      end = scaled.end;
      counted = true;
    }
  }

  let unit = sign?.code ?? (counted ? "money" : "");
  const behind = currencyAfter(text, skipSpaces(text, end));
  if (behind !== undefined && (sign === undefined || sign.code === behind.code)) {
    unit = behind.code;
    end = behind.end;
    // As heads of tables have it: 35,000 KRW bn.
    const scaled = counted ? undefined : scaleAt(text, end);
    if (scaled !== undefined) {
      decimal = scale(decimal, scaled.exponent);
      end = scaled.end;
    }
  } else if (unit === "") {
    const percentage = percentageAt(text, end);
    if (percentage !== undefined) {
      unit = "%";
      decimal = scale(decimal, percentage.exponent);
      end = percentage.end;
    }
  }
  if (String(decimal.digits).length + Math.max(0, decimal.exponent) > maxExponent) return undefined;
  return { decimal, unit, end };
}

/** Whether a number may start with this character, besides digits and signs: `십만`, `KRW 65tn`. */
export function startsNumber(character: string): boolean {
  return /[\d₩$€£¥₹A-Z]/.test(character) || character in tens || hangulDigits.includes(character);
}

interface Part {
  readonly decimal: Decimal;
  readonly end: number;
}

/** A number with Korean numerals; undefined where there are none, and the digits are read otherwise. */
function readKorean(text: string, from: number, commas: boolean): Part | undefined {
  let sum: Decimal | undefined;
  let end = from;
  let lowest = Number.POSITIVE_INFINITY;
  for (;;) {
    const part = readUnderStep(text, sum === undefined ? from : skipSpaces(text, end), commas);
    if (part === undefined) break;
    const at = skipSpaces(text, part.end);
    const step = steps[text[at] ?? ""];
    if (step === undefined) {
      // What follows 만 counts in ones; what follows a higher step does only where it says so.
      const remainder = lowest === 4 || (!part.inTens && currencyAfter(text, at) !== undefined);
      const small = toNumber(part.decimal) < 10 ** lowest;
      if (sum === undefined ? part.inTens : remainder && small) {
        sum = sum === undefined ? part.decimal : add(sum, part.decimal);
        end = part.end;
      }
      break;
    }
    if (step >= lowest) break;
    const stepped = scale(part.decimal, step);
    sum = sum === undefined ? stepped : add(sum, stepped);
    lowest = step;
    end = at + 1;
  }
  return sum === undefined ? undefined : { decimal: sum, end };
}

/** What counts a step, or ones: `4,600`, `3천5백`, `천`, `육십오`. */
function readUnderStep(
  text: string,
  from: number,
  commas: boolean,
): (Part & { inTens: boolean }) | undefined {
  let sum: Decimal | undefined;
  let end = from;
  let lowest = Number.POSITIVE_INFINITY;
  let inTens = false;
  while (lowest > 0) {
    const at = sum === undefined ? from : skipSpaces(text, end);
    const digits = readDigits(text, at, commas) ?? hangulDigitAt(text, at);
    const tenAt = digits === undefined ? at : skipSpaces(text, digits.end);
    const ten = tens[text[tenAt] ?? ""];
    // 천 alone is a thousand.
    if (digits === undefined && ten === undefined) break;
    const { decimal } = digits ?? { decimal: { digits: 1n, exponent: 0 } };
    if (sum !== undefined && ((ten ?? 0) >= lowest || toNumber(decimal) * 10 ** (ten ?? 0) >= 10 ** lowest)) {
      break;
    }
    const part = scale(decimal, ten ?? 0);
    sum = sum === undefined ? part : add(sum, part);
    lowest = ten ?? 0;
    inTens ||= ten !== undefined || hangulDigits.includes(text[at] as string);
    end = ten === undefined ? (digits as Part).end : tenAt + 1;
  }
  return sum === undefined ? undefined : { decimal: sum, end, inTens };
}

/** One to nine by its Korean name, where no other word begins with it: 이용 is no number. */
function hangulDigitAt(text: string, at: number): Part | undefined {
  const digit = hangulDigits.indexOf(text[at] || " ") + 1;
  const next = text[at + 1] ?? " ";
  const ends = next in tens || next in steps || next === "원" || !/[\p{L}\p{N}_]/u.test(next);
  return digit > 0 && ends ? { decimal: { digits: BigInt(digit), exponent: 0 }, end: at + 1 } : undefined;
}

function readDigits(text: string, from: number, commas: boolean): Part | undefined {
  // In threes, or as India parts them: 1,00,000. 0,500 is half of one where decimals have a comma, and no way to write 500; 0,000 is nothing.
  const pattern = commas
    ? /([1-9]\d{0,2}(?:,\d{3})+|[1-9]\d?(?:,\d\d)+,\d{3}|0{1,3}(?:,000)+(?!\d)|\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,4}))?/y
    : /(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,4}))?/y;
  pattern.lastIndex = from;
  const match = pattern.exec(text);
  if (match === null) return undefined;
  const whole = (match[1] as string).replaceAll(",", "");
  const fraction = match[2] ?? "";
  if (whole.length + fraction.length > maxDigits) return undefined;
  const exponent = Number(match[3] ?? 0) - fraction.length;
  if (Math.abs(exponent) > maxExponent) return undefined;
  return { decimal: { digits: BigInt(whole + fraction), exponent }, end: pattern.lastIndex };
}

/** `k`, `bn`, ` trillion`: by what power of ten it multiplies. */
function scaleAt(text: string, at: number): { readonly exponent: number; readonly end: number } | undefined {
  scalePatterns ??= readScales();
  const { word: wordPattern, letter: letterPattern } = scalePatterns;
  letterPattern.lastIndex = at;
  const letter = letterPattern.exec(text)?.[1];
  if (letter !== undefined) {
    return { exponent: letter === "MM" ? 6 : (letters[letter] as number), end: letterPattern.lastIndex };
  }
  wordPattern.lastIndex = at;
  const groups = wordPattern.exec(text)?.slice(1);
  const found = groups === undefined ? undefined : scales[groups.findIndex((group) => group !== undefined)];
  return found === undefined ? undefined : { exponent: found[1], end: wordPattern.lastIndex };
}

/** `%`, ` per mille`: the power of ten that makes percent of it. */
function percentageAt(
  text: string,
  at: number,
): { readonly exponent: number; readonly end: number } | undefined {
  percentPattern.lastIndex = at;
  if (percentPattern.test(text)) return { exponent: 0, end: percentPattern.lastIndex };
  permillePattern.lastIndex = at;
  const permille = permillePattern.exec(text);
  return permille === null
    ? undefined
    : { exponent: permille[1] === undefined ? -1 : -2, end: permillePattern.lastIndex };
}

function skipSpaces(text: string, from: number): number {
  let at = from;
  while (text[at] === " ") at++;
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
