/** What everything rests on: how each figure comes about, every input, and the pages that these are from. */

import { quantities, quantity, withoutUnit } from "../../../../output/numbers/quantity.ts";
import { shapeName } from "../../../../output/numbers/ranges.ts";
import type { ParameterRow } from "../../../../report/explanation.ts";
import type { FigureNote, PageReport } from "../../report.ts";
import { datum, minus, type Setting } from "../context.ts";
import { type Child, el, link, type Markup } from "../element.ts";
import { noteLetter, section, sourceMarks } from "../figure.ts";
import { type Cell, table } from "../html-table.ts";

export function figureNotes(setting: Setting): Markup {
  const { report, t } = setting;
  return section(
    "notes",
    t("page.notes"),
    el("h3", { id: "terms" }, t("page.terms")),
    terms(setting),
    el("p", {}, t("page.notes-mean")),
    el(
      "ol",
      { class: "notes", type: "a" },
      report.figures.map((note, i) => el("li", { id: `note-${noteLetter(i)}` }, noteOf(setting, note))),
    ),
  );
}

/** Words of the page that not every reader knows. */
function terms(setting: Setting): Child {
  const { report, t, language } = setting;
  const all = [
    ["page.term-assumption", "page.term-assumption-means"],
    ...(report.simulation === undefined
      ? []
      : ([
          ["page.term-trial", "page.term-trial-means"],
          ["page.term-percentile", "page.term-percentile-means"],
        ] as const)),
    ...(report.sensitivities.some(({ bars }) => bars.length > 0)
      ? ([["page.term-range", "page.term-range-means"]] as const)
      : []),
    ...(report.comparison.rows.some(({ memo }) => memo)
      ? ([["page.term-memo", "page.term-memo-means"]] as const)
      : []),
  ] as const;
  return el(
    "dl",
    { class: "terms" },
    all.map(([term, means]) => el("div", {}, el("dt", {}, t(term)), el("dd", {}, t(means)))),
    wordsOnPage(setting).map(({ label, about }) =>
      el("div", {}, el("dt", {}, `${label[language]}:`), el("dd", {}, about[language])),
    ),
  );
}

/** Of the model's glossary what the page's labels and explanations have; of a word with several names, any of them. */
function wordsOnPage({ report, language }: Setting): PageReport["glossary"] {
  const { glossary, comparison, inputs, figures, method } = report;
  const labelled = [...comparison.rows, ...inputs, ...comparison.inputs];
  const facts = [
    ...labelled.flatMap(({ label, unit }) => [label[language], unit]),
    ...[...figures, ...method].flatMap(({ label, about }) => [label[language], about[language]]),
  ].join("\n");
  return glossary.filter(({ label }) => label[language].split(", ").some((word) => isIn(facts, word)));
}

/** Letters beside it would make it another word; Korean particles stand right behind one. */
function isIn(text: string, word: string): boolean {
  const plain = word.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`(?<![\\p{L}\\d])${plain}s?(?![a-zA-Z\\d])`, /[a-z]/.test(word) ? "iu" : "u").test(text);
}

function noteOf(setting: Setting, note: FigureNote): Child[] {
  const { t, language } = setting;
  const { label, metric, about, formula, inputs, sources, assumptions } = note;
  return [
    el("strong", {}, label[language]),
    " ",
    el("code", {}, metric),
    `. ${about[language]} `,
    el("code", { class: "formula" }, formula),
    " ",
    t("page.rests-on", { inputs: inputs.length, assumptions }),
    " ",
    sourceMarks(setting, sources),
  ];
}

export function inputs(setting: Setting): Markup {
  const { report, t, language } = setting;
  const headings = [t("sensitivity.input"), t("page.value-and-range"), { text: t("page.source-or-reason") }];
  const rows = report.inputs.map((input, i) => ({
    head: [input.label[language], " ", el("code", {}, input.name)],
    cells: [
      { content: [inputValue(setting, input, i), inputRange(setting, input, i)] },
      sourceCell(setting, input),
    ],
  }));
  return section(
    "inputs",
    t("page.inputs"),
    el("p", {}, t("page.inputs-mean", { name: setting.nameOf(0), count: rows.length })),
    el(
      "details",
      { class: "printed" },
      el("summary", {}, t("page.inputs-show", { count: rows.length })),
      table(t("page.inputs"), headings, [{ rows }], "inputs"),
    ),
  );
}

function inputValue({ table }: Setting, { value, unit }: ParameterRow, i: number): Child {
  const text = minus(quantities(value, unit, table));
  return typeof value === "number" ? datum(value, text, `inputs.${i}.value`) : text;
}

function inputRange({ table }: Setting, { range, value, unit }: ParameterRow, i: number): Child {
  if (range === undefined) return undefined;
  const { low, high, shape } = range;
  // A range of a yearly path is of factors on it, or of what is added.
  const addend = range.as === "addend";
  const factor = typeof value !== "number" && !addend;
  const sign = (value: number) => (addend && value > 0 ? "+" : "");
  const print = (value: number) =>
    factor ? `×${quantity(value, "1")}` : sign(value) + minus(quantity(value, unit, table));
  const to = print(high);
  const from = factor ? print(low) : sign(low) + minus(withoutUnit(low, unit, table));
  return [
    " ",
    el(
      "span",
      { class: "range" },
      datum(low, from, `inputs.${i}.range.low`),
      " → ",
      datum(high, to, `inputs.${i}.range.high`),
      ` ${shapeName(shape, table.language)}`,
    ),
  ];
}

function sourceCell(setting: Setting, { sources, evidence, reason, note }: ParameterRow): Cell {
  const { t, language } = setting;
  const why = reason?.[language] ?? "";
  const content: Child[] =
    evidence === "assumption"
      ? [el("strong", {}, t("page.assumption")), why === "" ? "" : `: ${why}`]
      : [sourceMarks(setting, sources)];
  return { content: [content, note === undefined ? "" : ` ${note[language]}`], as: "text" };
}

export function sources(setting: Setting): Markup | undefined {
  const { report, t, language } = setting;
  if (report.sources.length === 0) return undefined;
  return section(
    "sources",
    t("page.sources"),
    el(
      "ol",
      { class: "sources" },
      report.sources.map(({ title, publisher, date, url, note }, i) =>
        el(
          "li",
          { id: `source-${i + 1}` },
          el("cite", {}, title[language]),
          `. ${publisher[language]}, ${date}. `,
          link(url),
          note === undefined ? "" : ` ${note[language]}`,
        ),
      ),
    ),
  );
}
