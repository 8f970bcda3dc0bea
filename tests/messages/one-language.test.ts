/**
 * Each language is its own, in every text of the program and in all that its commands print: no Hangul in English, no English words in
 * Korean, and Korean in the polite form or in nouns. What is a name in both languages is said here, as narrowly as it can be.
 */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { openXlsx } from "hucre/xlsx";
import { describe, expect, test } from "vitest";
import { topicNames } from "../../src/cli/options.ts";
import { functions } from "../../src/formula/syntax.ts";
import { unitNames } from "../../src/formula/units.ts";
import { withinSentence } from "../../src/labels.ts";
import { helpEn } from "../../src/messages/en/help/commands.ts";
import { keysEn } from "../../src/messages/en/help/keys.ts";
import { readmeEn } from "../../src/messages/en/help/readme.ts";
import { manualEn, topicsEn } from "../../src/messages/en/help/topics.ts";
import { en } from "../../src/messages/en/index.ts";
import { helpKo } from "../../src/messages/ko/help/commands.ts";
import { keysKo } from "../../src/messages/ko/help/keys.ts";
import { readmeKo } from "../../src/messages/ko/help/readme.ts";
import { manualKo, topicsKo } from "../../src/messages/ko/help/topics.ts";
import { ko } from "../../src/messages/ko/index.ts";
import { commandNames } from "../../src/program.ts";
import { baekjo } from "../helpers/cli.ts";
import { everyCommand } from "../helpers/every-command.ts";
import { root } from "../helpers/folders.ts";
import { decoded, outline } from "../helpers/page.ts";
import { temporaryFolder } from "../helpers/tiny.ts";

/** Every text under a value, with where it stands. */
function texts(value: unknown, at: string): (readonly [at: string, text: string])[] {
  if (typeof value === "string") return [[at, value]];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => texts(each, `${at}.${key}`));
}

/** Every text of the data in one language. */
function dataTexts(language: "en" | "ko"): (readonly [at: string, text: string])[] {
  const within = (value: unknown, at: string): (readonly [string, string])[] => {
    if (typeof value !== "object" || value === null) return [];
    const own = (value as Readonly<Record<string, unknown>>)[language];
    if (typeof own === "string") return [[at, own]];
    return Object.entries(value).flatMap(([key, each]) => within(each, `${at}.${key}`));
  };
  const folder = join(root, "data");
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".json") && !file.startsWith("schemas"))
    .flatMap((file) => within(JSON.parse(readFileSync(join(folder, file), "utf8")), file));
}

const hangul = /[ㄱ-ㆎ가-힣]/;

/** In the topic of units alone: the Korean numerals, which are a notation that every command reads. */
const koreanNumerals: ReadonlySet<string> = new Set<string>(
  topicsEn().units.flatMap((block) =>
    typeof block === "object" && "terms" in block ? block.terms.slice(0, 1).flat() : [],
  ),
);

/**
 * Names of two words that Korean texts have as they are: of products and of what programs are typed with. A unit to type is one in
 * English too.
 */
const names = /\b(?:Vera Rubin|RTX PRO|GitHub Actions|npm ci|list [a-z]+|million EUR)\b/g;

/**
 * Runs of English words in a Korean text, two or more: what is no word of a language is taken out first. That are addresses, options,
 * commands and their arguments, names with a dot or an underscore, what is in brackets of code or quotes as it is typed, ids of files, and
 * names. What stands in two columns of a table is no run.
 */
function english(text: string): string[] {
  const bare = text
    .replace(names, "·")
    .replace(notation, "·")
    .replace(/`[^`]*`|"[^"]*"|'[^']*'|\[[^\]]*\]|\{[^}]*\}/g, "·")
    .replace(/https?:\S+|baekjo(?: [\w./:=*@'"<>-]+)+|--?[a-z][\w-]*(?:[ =][\w./:=*@'"-]+)?/gi, "·")
    .replace(/\S*[\d_.()<>=/"'*:+,;…]\S*/g, "·");
  return bare.match(/(?<![\w-])(?:[A-Za-z]{2,} )+[A-Za-z]{2,}(?![\w-])/g) ?? [];
}

/** The words of the language of formulas, and units: they are typed, in either language. */
const notation = new RegExp(
  `(?<![\\w-])(?:${[...Object.keys(functions), "year", "index", "hours", "before", ...unitNames({ currency: "KRW", decimals: 0, counts: new Set() }), "years", "months"].filter((word) => /^[A-Za-z]+$/.test(word)).join("|")})(?![\\w-])`,
  "g",
);

/** A sentence that ends as books and laws do: in -다 without -니-. */
const plainForm =
  /(?<!니)다(?=[.!?](?:\s|$|["'」)])|["'」)]?$)|(?<![니보마])다(?=\([^)]*\)(?:[.!?\s]|$))|(?:하라|해요|예요|[가-힣]세요)(?=[.!?:]|$)/m;

describe("the texts of the program and of its data", () => {
  const english_ = [
    ...en.flatMap((area) => texts(area(), "en")),
    ...texts(
      [helpEn, keysEn, manualEn, readmeEn, topicsEn].map((table) => table()),
      "en",
    ),
  ];
  const korean = [
    ...ko.flatMap((area) => texts(area(), "ko")),
    ...texts(
      [helpKo, keysKo, manualKo, readmeKo, topicsKo].map((table) => table()),
      "ko",
    ),
  ];

  test("there are texts to look at", () => {
    expect(english_.length).toBeGreaterThan(1500);
    expect(korean.length).toBeGreaterThan(1500);
    expect(dataTexts("ko").length).toBeGreaterThan(1500);
  });

  test("no Hangul in English, but for the Korean numerals where they are explained", () => {
    const wrong = [...english_, ...dataTexts("en")].filter(
      ([, text]) => hangul.test(text) && !koreanNumerals.has(text),
    );
    expect(wrong).toEqual([]);
  });

  test("no English words in Korean", () => {
    const wrong = [...korean, ...dataTexts("ko")].flatMap(([at, text]) =>
      english(text).map((words) => [at, words]),
    );
    expect(wrong).toEqual([]);
  });

  test("Korean in one register", () => {
    const wrong = [...korean, ...dataTexts("ko")].filter(([, text]) => plainForm.test(text));
    expect(wrong).toEqual([]);
  });
});

/** Publishers are called what they call themselves, in both languages. */
const publishers = Object.values(
  (
    JSON.parse(readFileSync(join(root, "data/sources.json"), "utf8")) as {
      readonly sources: Readonly<Record<string, { readonly publisher: string | object }>>;
    }
  ).sources,
)
  .flatMap(({ publisher }) => (typeof publisher === "string" ? [publisher] : []))
  .sort((a, b) => b.length - a.length);

/** What a reader is shown, without the names that are no words of the language. */
function withoutNames(out: string): string {
  const joined = out.replace(/^ *(?:npx )?baekjo .*$/gm, "·").replace(/\n +/g, "  ");
  return publishers.reduce((text, name) => text.replaceAll(name, "·"), joined);
}

const asked = {
  ...{ base: "gpus-50k", scenario: "gpus-100k", metric: "compute.cost", year: 2028 },
  ...{ input: "compute.target", value: "60000", axis: "compute.target=50000..90000/3" },
  condition: "last(balance.public.cumulative) >= 0",
};

const folder = temporaryFolder();
/** What programs read, which has both languages or neither, and pages, whose texts are held above. */
const machine = / (?:json|csv|junit|github|results)$|^(?:schema|completion|init|report|export)/;
const lines = await everyCommand(asked, baekjo, folder);
const shown: readonly (readonly [id: string, args: readonly string[]])[] = [
  ...[...lines].filter(([id]) => !machine.test(id)),
  ...["", "--format markdown"].flatMap((format) =>
    [
      "run --metric balance.public.short",
      "list metrics gpu",
      "solve --min funding.public.amount --subject-to",
    ].map(
      (line) =>
        [
          `${line} ${format}`,
          [
            ...line.split(" "),
            ...(line.startsWith("solve") ? [asked.condition, "gpus-100k"] : []),
            ...format.split(" ").filter((word) => word !== ""),
          ],
        ] as const,
    ),
  ),
  ...["", ...commandNames, ...topicNames].map(
    (of) => [`help ${of}`, ["help", of].filter((word) => word !== "")] as const,
  ),
  ...["india", "eu", "canada", "japan", "uk"].flatMap((plan) =>
    ["run --section all", "list scenarios", "check"].map(
      (line) => [`${plan}: ${line}`, [...line.split(" "), "--plan", plan]] as const,
    ),
  ),
  ...[
    "rnu",
    "run --sett",
    "run gpus-100",
    "run --metric compute.cots",
    "run --set fx.usd",
    "run --set energy.price=200_GPU",
  ].map((line) => [line, line.split(" ")] as const),
];

/** The commands whose answer begins with a sentence. */
const finds =
  /^(?:\w+: )?(?:run|compare|sweep|solve|simulate|sensitivity|explain|track|backtest)\b(?! --set|.*markdown)/;

/** Where an answer's first sentence has a label with the capital of its first word behind other words; in quotes a label stays as it is. */
function capitalsWithin(out: string): string[] {
  const [first = ""] = out.split("\n\n");
  const said = first.replaceAll("\n", " ").replaceAll(/"[^"]*"/g, '""');
  return [...said.matchAll(/(?<=[\p{Ll}\d;:,(%] ?)(?<=[ (])\p{Lu}.*$/gu)].flatMap(([rest]) =>
    withinSentence(rest, "en") === rest ? [] : [rest],
  );
}

describe.each(shown)("%s", (id, args) => {
  test("in English without Hangul, in Korean without English words and in one register", async () => {
    const [inEnglish, inKorean] = await Promise.all(
      ["en", "ko"].map((language) => baekjo([...args, "--lang", language], { cwd: root })),
    );
    const numerals = id === "help units" ? /^.*[경조억만].*$/gm : /$^/;
    const hangulLines = `${inEnglish?.out}${inEnglish?.err}`
      .replace(numerals, "")
      .split("\n")
      .filter((line) => hangul.test(line));
    expect(hangulLines).toEqual([]);
    if (finds.test(id)) expect(capitalsWithin(inEnglish?.out ?? "")).toEqual([]);
    const korean = `${inKorean?.out}${inKorean?.err}`;
    expect(korean).toMatch(hangul);
    expect(english(withoutNames(korean))).toEqual([]);
    expect(korean.split("\n").filter((line) => plainForm.test(line) && /다[.!?(]/.test(line))).toEqual([]);
  });
});

/** The texts of a page, of its pictures, and of what is read out of both. */
function pageTexts(whole: string): string[] {
  const html = whole.replaceAll(/<script[^>]*>[\s\S]*?<\/script>/g, "");
  const attributes = [...html.matchAll(/ (?:title|aria-label|alt|placeholder)="([^"]*)"/g)];
  return [...outline(html).split("\n"), ...attributes.map(([, text]) => decoded(text as string))];
}

/** The texts in the cells of a workbook, without formulas. */
async function cellTexts(file: string): Promise<string[]> {
  const { sheets } = await openXlsx(readFileSync(file));
  const cells = sheets.flatMap(({ name, rows }) => [name, ...rows.flat()]);
  return cells.flatMap((cell) =>
    typeof cell === "string" && (hangul.test(cell) || !/[*/^<>=]|\w\(/.test(cell)) ? [cell] : [],
  );
}

describe("what is written to files", () => {
  const few = ["--trials", "200", "--as-of", "2026-06-30"];
  const written: readonly (readonly [of: string, (language: string) => Promise<readonly string[]>])[] = [
    [
      "the page of report",
      async (language) =>
        pageTexts((await baekjo(["report", "gpus-50k", "gpus-100k", ...few, "--lang", language])).out),
    ],
    [
      "the interactive page",
      async (language) =>
        pageTexts((await baekjo(["report", "gpus-100k", "--interactive", ...few, "--lang", language])).out),
    ],
    [
      "the workbook of export",
      async (language) => {
        const file = join(folder, `book-${language}.xlsx`);
        await baekjo(["export", "gpus-100k", "-o", file, "--lang", language]);
        return await cellTexts(file);
      },
    ],
    [
      "what init says",
      async (language) => {
        const { out, err } = await baekjo(["init", join(folder, `plan-${language}`), "--lang", language]);
        return `${out}${err}`.replaceAll(folder, "").split("\n");
      },
    ],
  ];
  test.each(written)(
    "%s: in English without Hangul, in Korean without English words and in one register",
    async (_, texts) => {
      const [inEnglish, inKorean] = await Promise.all(["en", "ko"].map(texts));
      expect(inEnglish?.filter((text) => hangul.test(text))).toEqual([]);
      expect(inKorean?.filter((text) => hangul.test(text)).length).toBeGreaterThan(1);
      expect(inKorean?.flatMap((text) => english(withoutNames(text)))).toEqual([]);
      expect(inKorean?.filter((text) => plainForm.test(text) && /다[.!?(]/.test(text))).toEqual([]);
    },
    60_000,
  );
});
