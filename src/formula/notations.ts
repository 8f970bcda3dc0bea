/**
 * Notations of amounts that are not read, since they can be meant in two ways or say more than a number, as the texts that are read: what was
 * probably meant, to be asked. `30 to 40 trillion`, `35tn 500bn`, `1 000 000`, `3.5×10^13`, `half a billion`, `2/3`, `35조 안팎`.
 */

import { inHundredths, inMonths, partIn } from "./parted-amounts.ts";

const before =
  /^(?:약|대략|총|거의|최대|최소|적어도|about|around|approx\.?|approximately|circa|ca?\.|nearly|almost|over|under|above|below|(?:more|less) than|at (?:least|most)|up to|[~≈<>≤≥=]+) *(?=\S)/iu;
const behind =
  /\s*(?:가량|정도|안팎|내외|남짓|규모|이상|이하|초과|미만|or (?:so|more|less)|\((?:[^()\d]*)\)|\s\d\)|[*†‡¹²³!;,.+]|(?<=[원%조억만])대)\s*$/iu;

/** Without quotation marks, what says that it is about so much, remarks in brackets, and the end of a sentence. */
function bare(text: string): string {
  let plain = text.trim().replace(/^(["'“‘])(.*)["'”’]$/u, "$2");
  for (let last = ""; plain !== last; ) {
    last = plain;
    plain = plain
      .replace(before, "")
      .replace(behind, "")
      .replace(/여(?=\s*[원장명개대]?$)/u, "")
      .trim();
  }
  return plain;
}

/** `1 000 000,50`, `1.000.000`: thousands in other signs. */
function thousands(text: string): string {
  return text.replaceAll(/(?<![\d.,])\d{1,3}(?:[ .]\d{3})+(?![\d.])(?:,\d{1,2}(?!\d))?/g, (digits) => {
    const [whole = "", fraction] = digits.split(",");
    const parted = whole.replaceAll(/[ .]/g, ",");
    return fraction === undefined ? parted : `${parted}.${fraction}`;
  });
}

/** `1480,5` and `1.480,5` are one number in half of Europe. */
function decimalComma(text: string): string {
  return text.replace(
    /^(\D*)(\d{1,3}(?:\.\d{3})+|\d+),(\d+)(?=[^\d,]*$)/,
    (_, sign: string, whole: string, fraction: string) =>
      `${sign}${withCommas(whole.replaceAll(".", ""))}.${fraction}`,
  );
}

function withCommas(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ",");
}

const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** `3.5×10^13`, `3.5*10¹³`. */
function powers(text: string): string {
  const plain = text.replaceAll(/(?<=10)[⁰¹²³⁴-⁹]+/g, (digits) =>
    [...digits].map((digit) => superscripts.indexOf(digit)).join(""),
  );
  return plain
    .replace(/^(\D{0,4})10\^(\d{1,2})(?!\d)/u, "$11e$2")
    .replace(/^(\D{0,4}\d[\d.]*) ?[×x*·] ?10\^?(\d{1,2})(?!\d)/u, "$1e$2");
}

const parts: Readonly<Record<string, number>> = { "½": 0.5, "¼": 0.25, "¾": 0.75, "⅕": 0.2, "⅛": 0.125 };
const counts: Readonly<Record<string, number>> = {
  ...{
    a: 1,
    an: 1,
    one: 1,
    two: 2,
    three: 3,
    four: 4,
    five: 5,
    six: 6,
    seven: 7,
    eight: 8,
    nine: 9,
    ten: 10,
  },
  ...{ eleven: 11, twelve: 12, twenty: 20, thirty: 30, forty: 40, fifty: 50, hundred: 100 },
};
const countNames = Object.keys(counts).join("|");

/** `half a billion`, `1½조`, `two and a half years`, `a hundred billion`, `2년 반`: numbers in words and fractions as decimals. */
function words(text: string): string {
  return text
    .replace(/^(\d*) ?([½¼¾⅕⅛])/u, (_, whole: string, part: string) =>
      String(Number(whole) + (parts[part] as number)),
    )
    .replace(/^(\d+) 1\/2(?!\d)/, "$1.5")
    .replace(new RegExp(`^(${countNames})(?=[ -])`, "i"), (name) => String(counts[name.toLowerCase()]))
    .replace(/^(\d+) and (?:a|one) half(?=\s)/i, "$1.5")
    .replace(/^(?:1 )?half (?:a |an |of a )?(?=\p{L})/iu, "0.5 ")
    .replace(/^(?:1 )?quarter of an? (?=\p{L})/iu, "0.25 ")
    .replace(/^(\d+) ?년 ?반$/, "$1.5년")
    .replace(/^반년$/, "6개월")
    .replace(/^1 hundred /, "100 ");
}

const abbreviations: readonly (readonly [RegExp, string])[] = [
  [/(?<=\d) ?(?:tr|tril|trl)\.?(?![\p{L}\d])/iu, " trillion"],
  [/(?<=\d) ?(?:bil|bill)\.?(?![\p{L}\d])/iu, " billion"],
  [/(?<=\d) ?(?:mil|mill|mm)\.?(?![\p{L}\d])/iu, " million"],
  [/(?<=\d) ?(?:thou|thous)\.?(?![\p{L}\d])/iu, " thousand"],
];
const signNames: Readonly<Record<string, string>> = {
  $: "USD",
  "€": "EUR",
  "£": "GBP",
  "¥": "JPY",
  "₹": "INR",
  "₩": "KRW",
};

/** `35tr`, `1.5mm`, `₩1,480/$`, `달러당 1,480원`, `1 USD = 1,480 KRW`. */
function units(text: string): string {
  return abbreviations
    .reduce((all, [pattern, name]) => all.replace(pattern, name), text)
    .replace(/\/ ?([$€£¥₹₩])$/u, (_, sign: string) => `/${signNames[sign]}`)
    .replace(/^(\p{L}+) ?당 ?(\S.*)$/u, "$2/$1")
    .replace(
      /^1 ?(\p{L}+|[$€£¥₹₩]) ?= ?(\d[\d.,]*) ?(\p{L}+)$/u,
      (_, of: string, rate: string, money: string) => `${rate} ${money}/${signNames[of] ?? of}`,
    );
}

const fractions: Readonly<Record<string, readonly [number, number]>> = {
  ...{ half: [1, 2], "a half": [1, 2], "one half": [1, 2], 절반: [1, 2], 반: [1, 2], "½": [1, 2] },
  ...{ "a third": [1, 3], "one third": [1, 3], "two thirds": [2, 3], "⅓": [1, 3], "⅔": [2, 3] },
  ...{ "a quarter": [1, 4], "one quarter": [1, 4], "three quarters": [3, 4], "¼": [1, 4], "¾": [3, 4] },
  ...{ "a fifth": [1, 5], "one fifth": [1, 5], "a tenth": [1, 10], "one tenth": [1, 10] },
};

/** What part of a whole is said: `half`, `2/3`, `7 out of 10`, `70:30`, `3분의 1`, `7할 5푼`. */
export function shareIn(text: string): readonly [number, number] | undefined {
  const name = text.toLowerCase().replace("-", " ");
  if (Object.hasOwn(fractions, name)) return fractions[name];
  const ratio = /^(\d{1,4}) ?(?:\/|out of|in) ?(\d{1,4})$/.exec(text);
  if (ratio !== null) return [Number(ratio[1]), Number(ratio[2])];
  const both = /^(\d{1,3}) ?: ?(\d{1,3})$/.exec(text);
  if (both !== null) return [Number(both[1]), Number(both[1]) + Number(both[2])];
  const korean = /^(\d{1,4}) ?분의 ?(\d{1,4})$/.exec(text);
  if (korean !== null) return [Number(korean[2]), Number(korean[1])];
  const tenths = /^(\d) ?할(?: ?(\d) ?푼)?$/.exec(text);
  return tenths === null ? undefined : [10 * Number(tenths[1]) + Number(tenths[2] ?? 0), 100];
}

/** The same as a percentage, of as many digits as a double is sure of. */
function percentageIn(text: string): string | undefined {
  const [part, whole] = shareIn(text) ?? [1, 0];
  return part <= whole && whole > 0 ? `${Number(((100 * part) / whole).toPrecision(15))}%` : undefined;
}

const multiples: Readonly<Record<string, number>> = {
  ...{ double: 2, doubled: 2, twice: 2, triple: 3, tripled: 3, quadruple: 4, quadrupled: 4, halved: 0.5 },
  ...{ "두 배": 2, 두배: 2, "세 배": 3, 세배: 3, "네 배": 4, 네배: 4, "다섯 배": 5, "열 배": 10, 갑절: 2 },
};

/** How many times what there is a text says: `2x`, `×1.5`, `3 times`, `twice`, `2배`. */
export function timesIn(text: string): number | undefined {
  const plain = text.trim().toLowerCase();
  if (Object.hasOwn(multiples, plain)) return multiples[plain];
  const [, behind, before] =
    /^(?:(\d{1,9}(?:\.\d{1,9})?) ?(?:x|×|배|times|-?fold)|[x×] ?(\d{1,9}(?:\.\d{1,9})?))$/.exec(plain) ?? [];
  const digits = behind ?? before;
  return digits === undefined ? undefined : Number(digits);
}

const rise = "more|up|higher|increase|rise|증가|인상|상승|늘림";
const fall = "less|down|lower|decrease|cut|reduction|감소|인하|하락|삭감|줄임";
const changes = new RegExp(
  `^(?:(?<word>${rise}|${fall}) (?:of |by )?)?(?<percent>\\d{1,9}(?:\\.\\d{1,9})?) ?(?:%|percent|퍼센트)(?: ?(?<behind>${rise}|${fall}))?$`,
  "i",
);

/** By how many percent a text says that something changes: 10 for `10% more` and `10% 증가`, −20 for `cut by 20%`. */
export function changeInWords(text: string): number | undefined {
  const { word, percent, behind } = changes.exec(text.trim())?.groups ?? {};
  const direction = word ?? behind;
  if (direction === undefined || percent === undefined || (word !== undefined && behind !== undefined)) {
    return undefined;
  }
  const size = Number(percent);
  if (new RegExp(`^(?:${rise})$`, "i").test(direction)) return size;
  // Of nothing more than all can be taken away.
  return size > 100 ? undefined : -size;
}

/** Whether an amount was said to be none: a dash in a table, `nil`. */
function isNone(text: string): boolean {
  return /^(?:none|nil|zero|없음|[-–—])$/i.test(text);
}

/** The texts that a text may stand for, the nearest first; none of them is the text itself. */
function otherNotations(text: string, expected: string, currency: string): readonly string[] {
  const plain = bare(powers(text));
  const share = expected === "%" ? percentageIn(plain) : undefined;
  const rate = /^[a-zA-Z]{3,5}\/[A-Z]{3}$/.test(expected)
    ? /^1 ?: ?(\d[\d.,]*)$/.exec(plain)?.[1]
    : undefined;
  const time = inMonths(plain);
  const each = [thousands, words, units];
  const found = [
    ...(share === undefined ? [] : [share]),
    ...(rate === undefined ? [] : [rate]),
    ...(isNone(text.trim()) ? ["0"] : []),
    plain,
    decimalComma(plain),
    ...each.map((way) => way(plain)),
    ...inHundredths(plain, currency),
    ...(time === undefined ? [] : [time]),
    each.reduce((all, way) => way(all), plain),
  ];
  return [...new Set(found)].filter((other) => other !== text && other !== "");
}

/** The one year that a text about a year names, in the calendar's own notation: `end of 2028`, `2028 Q3`, `'28`. */
export function yearIn(text: string): string | undefined {
  const short = /^['’](\d\d)$/.exec(text.trim());
  if (short !== null) return `20${short[1]}`;
  const years = text.match(/(?<!\d)(?:19|20|21)\d\d(?!\d)/g) ?? [];
  return years.length === 1 ? years[0] : undefined;
}

const longestRange = 200;

/** The ends of a range: `30-40tn`, `30 to 40 trillion`, `between £1m and £2m`, `30조에서 40조`. The scale of the second may stand for both. */
export function rangeIn(text: string): readonly [low: string, high: string] | undefined {
  // To look for both ends takes the square of the time.
  if (text.length > longestRange) return undefined;
  const isBetween = /^between /i.test(text);
  const plain = text.replace(/^(?:between|from) +/i, "").replace(/ *(?:까지|사이)$/, "");
  const sign = isBetween ? / +and +/i : / *(?:[~∼〜–—-]| to |에서|부터|내지) */i;
  const found = new RegExp(`^(.*?\\d.*?)(?:${sign.source})(\\D{0,4}\\d.*)$`, "i").exec(plain);
  if (found === null) return undefined;
  const [, low = "", high = ""] = found;
  const behindDigits = high.replace(/^\D*[\d.,]*/, "");
  return [/\d$/.test(low) ? low + behindDigits : low, high];
}

/** Two amounts that a text has one behind the other, in every way in which it can be parted: `35tn 500bn`, `35 trillion and 500 billion`. */
function pairsIn(text: string): readonly (readonly [string, string])[] {
  const pairs: [string, string][] = [];
  for (const { index } of text.matchAll(/(?<=[^\d.,])[$€£¥₩₹]?\d/g)) {
    const first = text.slice(0, index).replace(/(?:,|\+|&|\band\b|하고|과|와|\s)+$/i, "");
    if (/\d/.test(first)) pairs.push([first, text.slice(index)]);
  }
  return pairs;
}

/** What a number was read as; `bare`: without a unit, a scale or a currency. */
interface Amount {
  readonly value: number;
  readonly bare: boolean;
}

export type Meant =
  | { readonly text: string }
  | { readonly low: string; readonly high: string }
  /** Of two amounts together, or of a part of one. */
  | { readonly value: number };

/**
 * What a text that is no amount was probably meant as: another text, a range, or the sum of two amounts. `expected`: the unit that it is read
 * in, by its text; `currency`: the plan's own; `read`: how texts are read.
 */
export function meantBy(
  text: string,
  expected: string,
  currency: string,
  read: (text: string) => Amount | undefined,
): Meant | undefined {
  const reads = (other: string) => read(other) !== undefined;
  const year = expected === "year" ? yearIn(text) : undefined;
  if (year !== undefined && reads(year)) return { text: year };
  const [low = "", high = ""] = rangeIn(text) ?? [];
  const [from, to] = [low, high].map(read);
  if (from !== undefined && to !== undefined && from.value < to.value) return { low, high };
  const part = partIn(bare(text), shareIn);
  const whole = part === undefined ? undefined : read(part.of);
  if (part !== undefined && whole !== undefined && !whole.bare) {
    return { value: (whole.value * part.part) / part.whole };
  }
  const other = otherNotations(text, expected, currency).find(reads);
  if (other !== undefined) return { text: other };
  for (const pair of pairsIn(text)) {
    const [first, second] = pair.map(read);
    if (first === undefined || second === undefined || first.bare || second.bare) continue;
    if (second.value > 0 && second.value < first.value) return { value: first.value + second.value };
  }
  return undefined;
}
