/** Parameters with where they come from, and the pages that they cite. */

import type { Translate } from "../../messages/format.ts";
import type { Text } from "../../model/definition.ts";
import type { Language } from "../../output/formats.ts";
import { signedPercentage } from "../../output/numbers/number.ts";
import { quantities, type UnitWords } from "../../output/numbers/quantity.ts";
import { rangeText, shapeName } from "../../output/numbers/ranges.ts";
import type { GridCell } from "../../output/text/grid.ts";
import { type Entry, outline } from "../../output/text/outline.ts";
import type { Part, Room } from "../../output/text/page.ts";
import type { ParameterRow, RestsOnRow, SourceRow } from "../../report/explanation.ts";
import { yearName } from "../../year-names.ts";

/** The pages of a report, numbered in their order. */
export type Numbers = ReadonlyMap<string, number>;

export function numbersOf(sources: readonly SourceRow[]): Numbers {
  return new Map(sources.map(({ id }, i) => [id, i + 1]));
}

export function valueText({ value, unit }: Pick<ParameterRow, "value" | "unit">, words: UnitWords): string {
  return quantities(value, unit, words);
}

/** By how much one percent more, or less, of a parameter changes a figure; a dash where that cannot be. */
export function effectText(share: number | null): string {
  if (share === null) return "–";
  if (share === 0) return "0";
  const text = signedPercentage(share, Math.abs(share) >= 0.00095 ? 2 : 3);
  return /[1-9]/.test(text) ? text : "~0%";
}

/** Both side by side; nothing where there is neither. */
export function effectsText({
  effectOfIncrease,
  effectOfDecrease,
}: Pick<RestsOnRow, "effectOfIncrease" | "effectOfDecrease">): string {
  if (effectOfIncrease === null && effectOfDecrease === null) return "".padStart(2 * effectColumn + 1);
  return `${effectText(effectOfIncrease).padStart(effectColumn)} ${effectText(effectOfDecrease).padStart(effectColumn)}`;
}

const effectColumn = 8;

export function betterText(better: RestsOnRow["better"], t: Translate): string[] {
  return better === null ? [] : [t(better === "more" ? "explain.more-better" : "explain.less-better")];
}

export function rangeOf({ range, value, unit }: ParameterRow, words: UnitWords): string {
  if (range === undefined) return "";
  const addend = range.as === "addend";
  const factor = typeof value !== "number" && !addend;
  const ends = { ...range, factor, unit: factor ? "1" : unit, ...(addend ? { addend } : {}) };
  return `${rangeText(ends, words)} (${shapeName(range.shape, words.language)})`;
}

/** "80,000 → 125,000 USD/GPU (lognormal) · set by gpus-50k · [1] [2]" */
export function groundText(row: ParameterRow, numbers: Numbers, words: UnitWords, t: Translate): string {
  const { rest } = row;
  return [
    rest === undefined
      ? ""
      : t("explain.rest", { whole: rest.of[words.language], parts: rest.parts.join(", ") }),
    rangeOf(row, words),
    ...(row.prices === undefined
      ? []
      : [t("explain.prices", { year: yearName(row.prices, words.calendar) })]),
    ...(row.evidence === "default" ? [] : [t("explain.set-by", { layer: row.setBy })]),
    ...provenanceOf(row, numbers, words.language, t),
  ]
    .filter((part) => part !== "")
    .join(" · ");
}

/** What it rests on: the numbers of pages, an assumption with its reason, the model's default. */
function provenanceOf(
  { evidence, sources, reason }: ParameterRow,
  numbers: Numbers,
  language: Language,
  t: Translate,
): string[] {
  if (evidence === "default") return [t("explain.default")];
  const words = reason === undefined ? "" : textIn(reason, language);
  if (evidence === "assumption") {
    return [words === "" ? t("explain.assumption") : t("explain.assumption-why", { reason: words })];
  }
  return [sources.map((id) => `[${numbers.get(id) ?? id}]`).join(" ")];
}

/** A line for each parameter, and below it where it comes from. */
export function parameterLines(
  rows: readonly RestsOnRow[],
  numbers: Numbers,
  words: UnitWords,
  room: Room,
  title: string,
  t: Translate,
): Part {
  const flat = rows.every(
    ({ effectOfIncrease, effectOfDecrease }) => effectOfIncrease === null && effectOfDecrease === null,
  );
  const entries = rows.map((row): Entry => {
    const first = flat ? "  " : `${effectsText(row)}  `;
    return {
      first,
      next: " ".repeat(first.length),
      name: row.name,
      value: valueText(row, words),
      below: [[...betterText(row.better, t), groundText(row, numbers, words, t)].join(" · ")],
    };
  });
  return { title, drawing: outline(entries, room) };
}

/** The same as columns, every one of them, for where there is room. */
export function parameterGrid(
  rows: readonly RestsOnRow[],
  words: UnitWords,
  title: string,
  t: Translate,
): Part {
  const cells = rows.map((row): GridCell[] => [
    {
      text:
        row.effectOfIncrease === null && row.effectOfDecrease === null
          ? ""
          : effectText(row.effectOfIncrease),
    },
    {
      text:
        row.effectOfIncrease === null && row.effectOfDecrease === null
          ? ""
          : effectText(row.effectOfDecrease),
    },
    { text: betterText(row.better, t).join("") },
    { text: row.name, code: true },
    { text: valueText(row, words) },
    { text: rangeOf(row, words) },
    { text: row.evidence === "default" ? "" : row.setBy },
    {
      text:
        row.sources.length > 0
          ? row.sources.join(", ")
          : provenanceOf(row, new Map(), words.language, t).join(" "),
    },
    { text: row.active ? "" : t("explain.inactive") },
  ]);
  const left = (heading: string) => ({ heading, align: "left" as const });
  return {
    title,
    columns: [
      { heading: t("explain.percent"), align: "right" },
      { heading: t("explain.percent-less"), align: "right" },
      left(""),
      left(t("explain.parameter")),
      { heading: t("list.value"), align: "right" },
      left(t("list.shape")),
      left(t("list.set-by")),
      left(t("list.source")),
      left(""),
    ],
    rows: cells,
  };
}

/** Each page with its number: title, publisher, date, and the address on a line of its own. */
export function sourceLines(
  sources: readonly SourceRow[],
  numbers: Numbers,
  language: Language,
  room: Room,
  title: string,
): Part {
  const entries = sources.map(({ id, title, publisher, date, url }): Entry => {
    const number = `[${numbers.get(id)}] `.padEnd(`${numbers.size}`.length + 3);
    return {
      first: number,
      next: " ".repeat(number.length),
      name: "",
      value: "",
      below: [`${textIn(title, language)}. ${textIn(publisher, language)}, ${date}`, url],
    };
  });
  return { title, drawing: outline(entries, room) };
}

export function sourceGrid(
  sources: readonly SourceRow[],
  language: Language,
  title: string,
  t: Translate,
): Part {
  return {
    title,
    columns: (["list.id", "list.date", "list.title", "list.publisher", "list.url"] as const).map((id) => ({
      heading: t(id),
      align: "left" as const,
    })),
    rows: sources.map(({ id, date, title, publisher, url }) => [
      { text: id, code: true },
      { text: date },
      { text: textIn(title, language) },
      { text: textIn(publisher, language) },
      { text: url },
    ]),
  };
}

function textIn(text: Text, language: Language): string {
  return text[language].normalize("NFC");
}
