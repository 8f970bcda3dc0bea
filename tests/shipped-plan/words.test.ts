/** The words in the data that ships: said in both languages, with the same figures. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { baekjo } from "../helpers/cli.ts";
import { root } from "../helpers/folders.ts";

interface Said {
  readonly at: string;
  readonly key: string;
  readonly text: string | { readonly en: string; readonly ko: string };
}

const prose = new Set(["label", "about", "why", "note", "reason", "doubts", "apart", "text", "title"]);

/** The texts of a file, by where they stand. */
function* saidIn(value: unknown, at: string): Iterable<Said> {
  if (typeof value !== "object" || value === null) return;
  for (const [key, item] of Object.entries(value)) {
    const here = `${at}.${key}`;
    const both = typeof item === "object" && item !== null && "en" in item && "ko" in item;
    if (both || (typeof item === "string" && (prose.has(key) || key === "publisher")))
      yield { at: here, key, text: item };
    else yield* saidIn(item, here);
  }
}

const data = join(root, "data");
const files = readdirSync(data, { recursive: true, encoding: "utf8" }).filter(
  (file) => file.endsWith(".json") && !file.startsWith("schemas"),
);
const said = files.flatMap((file) => [...saidIn(JSON.parse(readFileSync(join(data, file), "utf8")), file)]);

/** Four words of another script in a row are a sentence; three may still be a name. */
const sentence = /[A-Za-z][A-Za-z'’.]*(?:,? [A-Za-z][A-Za-z'’.]*){3,}/;
const hangul = /[가-힣]/;

test("there are texts to look at", () => {
  expect(said.filter(({ key }) => key === "note").length).toBeGreaterThan(100);
  expect(said.filter(({ key }) => key === "doubts").length).toBeGreaterThan(50);
});

test("every text of the shipped data is in both languages", () => {
  // A publisher's name may be the same in both.
  const lacking = said.filter(
    ({ key, text }) => typeof text === "string" && (key !== "publisher" || sentence.test(text)),
  );
  expect(lacking.map(({ at }) => at)).toEqual([]);
});

test("each language is its own", () => {
  const wrong = said.filter(
    ({ key, text }) =>
      typeof text !== "string" &&
      (hangul.test(text.en) ||
        sentence.test(text.ko) ||
        (prose.has(key) && key !== "label" && !hangul.test(text.ko))),
  );
  expect(wrong.map(({ at }) => at)).toEqual([]);
});

const koreanUnits: Readonly<Record<string, number>> = { 천: 1e3, 만: 1e4, 억: 1e8, 조: 1e12 };
const englishUnits: Readonly<Record<string, number>> = {
  " million": 1e6,
  " billion": 1e9,
  " trillion": 1e12,
  " crore": 1e7,
  " lakh crore": 1e12,
};

// What a chip, a page or a machine is called holds digits and no figure.
const withoutNames = (text: string) => text.replace(/\b(?!mid-)[A-Za-z][\w-]*\d[\w.-]*/g, " ");
const numberOf = (digits: string) => Number(digits.replaceAll(",", ""));
const number = "\\d+(?:,\\d{3})*(?:\\.\\d+)?";

interface Figure {
  readonly value: number;
  /** Whether its own unit says of which size it is: 1.46 after trillions may mean trillions too. */
  readonly sized: boolean;
}

function englishFigures(text: string): Figure[] {
  const found = withoutNames(text).matchAll(
    new RegExp(`(${number})( million| billion| trillion| crore| lakh crore)?`, "g"),
  );
  return [...found].map(([, digits, unit]) => ({
    value: numberOf(digits as string) * (unit === undefined ? 1 : (englishUnits[unit] as number)),
    sized: unit !== undefined || (digits as string).includes(","),
  }));
}

/** "1조 4,600억" is one figure, and so is "3만 5천". */
function koreanFigures(text: string): number[] {
  const found = withoutNames(text).matchAll(
    new RegExp(`${number}[천만억조]*(?:(?<=[만억조]) ${number}[천만억조]*)*`, "g"),
  );
  return [...found].map(([figure]) =>
    [...figure.matchAll(new RegExp(`(${number})([천만억조]*)`, "g"))].reduce(
      (sum, [, digits, units]) =>
        sum +
        [...(units as string)].reduce(
          (value, unit) => value * (koreanUnits[unit] as number),
          numberOf(digits as string),
        ),
      0,
    ),
  );
}

const near = (a: number, b: number) => Math.abs(a - b) <= 1e-9 * Math.max(a, b);
/** 1,460 and 1.46 have the same digits: where English leaves the size to the sentence, no more can be asked. */
const digitsOf = (value: number) =>
  value
    .toPrecision(12)
    .replace(/e.*|\./g, "")
    .replace(/^0+|0+$/g, "");

/** What English writes out and Korean in digits. */
const written = { november: 11, december: 12, fifteen: 15, "a quarter of a percent": 0.25 };

function inWords(text: string): number[] {
  return Object.entries(written).flatMap(([words, value]) =>
    text.toLowerCase().includes(words) ? [value] : [],
  );
}

test("the figures are read in both languages", () => {
  expect(koreanFigures("2030년 1조 9,067억 원, 3만 5천 장, 14억 5천만 명, B200 9.8조 원")).toEqual([
    2030, 1_906_700_000_000, 35_000, 1_450_000_000, 9_800_000_000_000,
  ]);
  expect(
    englishFigures("H100: 1.9067 trillion won in 2025, 35,000 and 0.6").map(({ value }) => value),
  ).toEqual([1_906_700_000_000, 2025, 35_000, 0.6]);
});

test("both languages tell the same figures", () => {
  const wrong = said.flatMap(({ at, key, text }) => {
    if (typeof text === "string" || !["note", "reason", "doubts", "title"].includes(key)) return [];
    const english = englishFigures(text.en);
    const korean = koreanFigures(text.ko);
    const lost = english.filter(
      ({ value, sized }) =>
        !korean.some((one) => near(one, value) || (!sized && digitsOf(one) === digitsOf(value))),
    );
    // One digit may be a word of any kind: "the sixth", "half".
    const added = korean.filter(
      (one) =>
        digitsOf(one).length > 1 &&
        !english.some(({ value }) => digitsOf(one) === digitsOf(value)) &&
        !inWords(text.en).includes(one),
    );
    return lost.length + added.length === 0 ? [] : [`${at}: ${lost.map(({ value }) => value)} | ${added}`];
  });
  expect(wrong).toEqual([]);
});

describe("nothing English is left in what is printed in Korean", () => {
  test.each([
    "list inputs --wide",
    "list sources --wide",
    "list scenarios",
    "explain compute.cost gpus-100k --wide",
    "explain compute.cost gpus-100k",
    "explain energy.price",
    "compare gpus-50k gpus-100k --inputs",
    "backtest --wide",
    "track --as-of 2026-07-02",
    "list inputs --format markdown",
    "list sources --format markdown",
  ])("%s", async (command) => {
    const { out, code } = await baekjo([...command.split(" "), "--lang", "ko"]);
    expect(code).toBe(0);
    const lines = out.replace(/https?:\/\/\S+/g, "").split("\n");
    expect(lines.filter((line) => sentence.test(line))).toEqual([]);
  });
});
