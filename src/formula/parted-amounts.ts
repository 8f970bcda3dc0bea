/**
 * Amounts that are said as a part of another, in a hundredth of a currency, by the year or in weeks: `one third of 100tn`, `100조의 3분의 1`,
 * `350p`, `15¢`, `7조/년`, `90 days`. None is read; each is offered as the text that is.
 */

/** Numerals that stand for a hundredth of a currency, and whose sign theirs is. */
const hundredths: readonly (readonly [names: string, signs: readonly string[], wholes: string])[] = [
  ["p|pence|penny|펜스", ["£"], "pounds?|파운드"],
  ["¢|cents?|센트", ["$", "€"], "dollars?|euros?|달러|유로"],
  ["paise|paisa|파이사", ["₹"], "rupees?|루피"],
];

/** `350p` as £3.50, `£3 50p` as £3.50, `20 cents/kWh` as $0.20/kWh or €0.20/kWh: the plan's own currency first. */
export function inHundredths(text: string, currency: string): readonly string[] {
  for (const [names, signs, wholes] of hundredths) {
    const own = signs.length > 1 && currency === "EUR" ? signs.toReversed() : signs;
    const pattern = new RegExp(
      `^(?:([${signs.join("")}])? ?(\\d[\\d,]*) ?(${wholes})?,? (?:and )?)?(\\d[\\d,.]*) ?(?:${names})(?![\\p{L}\\d])(.*)$`,
      "iu",
    );
    const [, sign, whole, word, parts = "", rest = ""] = pattern.exec(text) ?? [];
    const count = Number(parts.replaceAll(",", ""));
    if (parts === "" || Number.isNaN(count)) continue;
    // `£3 150p` is no amount, and `3 50p` names no pounds.
    if (whole !== undefined && (count >= 100 || (sign ?? word) === undefined)) continue;
    const sum = Number((Number(whole?.replaceAll(",", "") ?? 0) + count / 100).toPrecision(15));
    const digits = Number.isInteger(count) ? sum.toFixed(2) : String(sum);
    const named = /euro|유로/i.test(word ?? "") ? "€" : /dollar|달러/i.test(word ?? "") ? "$" : sign;
    return (named === undefined ? own : [named]).map((each) => `${each}${digits}${rest}`);
  }
  return [];
}

const percentage = String.raw`\d{1,3}(?:\.\d{1,6})? ?(?:%|percent|퍼센트)`;

/**
 * A part and what it is a part of: `one third of 100tn`, `1/3조`, `70조의 절반`, `10% of 35tn`. Not `1조 반`, which is one and a half.
 * `shareIn`: what part a text says.
 */
export function partIn(
  text: string,
  shareIn: (text: string) => readonly [number, number] | undefined,
): { readonly part: number; readonly whole: number; readonly of: string } | undefined {
  const ways: readonly (readonly [RegExp, (found: RegExpExecArray) => readonly [string, string]])[] = [
    [/^(.+?) (?:of|out of) (?:the |an? )?(\S.*)$/iu, ([, share = "", of = ""]) => [share, of]],
    [/^(.*\S)의 ?(\S.*)$/u, ([, of = "", share = ""]) => [share, of]],
    [/^(.*\d\D*?) ?(절반)$/u, ([, of = "", share = ""]) => [share, of]],
    [/^(\d{1,4} ?\/ ?\d{1,4}) ?([^\d\s/.,].*)$/u, ([, share = "", scale = ""]) => [share, `1${scale}`]],
    [/^(\d{1,4} ?분의 ?\d{1,4}) ?([^\d\s/.,].*)$/u, ([, share = "", scale = ""]) => [share, `1${scale}`]],
  ];
  for (const [pattern, parted] of ways) {
    // The 의 of 3분의 1 joins no whole and part.
    const plain = text.replaceAll(/(\d) ?분의 ?(\d)/g, "$2/$1");
    const found = pattern.exec(plain);
    if (found === null) continue;
    const [share, of] = parted(found);
    const percent = new RegExp(`^${percentage}$`, "i").test(share) ? Number.parseFloat(share) : undefined;
    const [part, whole] = percent === undefined ? (shareIn(share) ?? [0, 0]) : [percent, 100];
    if (part > 0 && whole > 0 && /\d/.test(of)) return { part, whole, of };
  }
  return undefined;
}

const times = [
  {
    inYear: 1,
    behind: "years?|yrs?|y|년|annum",
    before: "연간|연|매년|해마다|annual(?:ly)?|yearly|every year",
    alone: "p\\.?a\\.?|annually|yearly",
  },
  {
    inYear: 12,
    behind: "months?|mo|월|개월|달",
    before: "월|매월|매달|다달이|monthly|every month",
    alone: "p\\.?m\\.?|monthly",
  },
].map(({ inYear, behind, before, alone }) => ({
  inYear,
  behind: new RegExp(
    `^(.*\\d.*?) ?(?:/ ?(?:${behind})|(?<= )(?:per|an?|each|every) (?:${behind})|(?<= )(?:${alone})|씩)$`,
    "iu",
  ),
  before: new RegExp(`^(?:${before}) ?(?=\\S*\\d)(.+)$`, "iu"),
}));

/** What each year or month has, of a text that says so, and how many of them a year has: `7tn` of `7tn/yr`, `연 7조`, and `매월 7조`. */
export function eachTimeIn(text: string): { readonly each: string; readonly inYear: number } | undefined {
  const plain = text.trim();
  for (const { inYear, behind, before } of times) {
    const amount = before.exec(plain)?.[1] ?? plain;
    const each = behind.exec(amount)?.[1] ?? amount;
    if (each !== plain) return { each, inYear };
  }
  return undefined;
}

/** Months in each; of days and weeks to three digits, in a year of 365 days. */
const months: readonly (readonly [names: string, months: number])[] = [
  ["quarters?|분기|q", 3],
  ["half[- ]years?|halves|반기", 6],
  ["weeks?|wks?|주일?", (7 * 12) / 365],
  ["days?|일", 12 / 365],
];

/** `2 quarters` and `90 days` in months; `1y6m` too. */
export function inMonths(text: string): string | undefined {
  const mixed = /^(\d{1,3}) ?(?:y|yrs?|years?),? ?(?:and )?(\d{1,2}) ?(?:m|mo|mos|mths?|months?)$/iu.exec(
    text,
  );
  if (mixed !== null) return `${12 * Number(mixed[1]) + Number(mixed[2])} months`;
  for (const [names, each] of months) {
    const count = new RegExp(`^(\\d{1,5}(?:\\.\\d{1,3})?) ?(?:${names})$`, "iu").exec(text)?.[1];
    if (count !== undefined) return `${Number((Number(count) * each).toPrecision(3))} months`;
  }
  return undefined;
}
