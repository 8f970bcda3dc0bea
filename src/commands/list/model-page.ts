/** A page that documents the model: what each figure means, its very formula, and what it asks of a plan. */

import { format, type Translate, translator } from "../../messages/format.ts";
import type { MessageId } from "../../messages/message.ts";
import type { Language, Style } from "../../output/formats.ts";
import { code, escaped } from "../../output/markdown/escape.ts";
import { tableMarkdown } from "../../output/markdown/markdown.ts";
import { plain } from "../../output/numbers/number.ts";
import { type UnitWords, unitName } from "../../output/numbers/quantity.ts";
import type { GridCell, GridColumn } from "../../output/text/grid.ts";
import type { Cell, ListReport, ModelPage } from "../../report/listing.ts";

type Item = ListReport["items"][number];
type Parameter = ModelPage["parameters"][number];

export function modelMarkdown({ items, model }: ListReport, page: ModelPage, { language }: Style): string {
  const t = translator(language);
  const words = { language, counts: model.counts };
  const payers = new Map(page.payers.map(({ id, label }) => [id, label?.[language] ?? id]));
  const sections = page.sections.flatMap(({ id, label }) => {
    const figures = items.filter(({ section }) => section === id);
    if (figures.length === 0) return [];
    return [
      `## ${escaped(label?.[language] ?? id)}`,
      ...figures.flatMap((figure) => figureParts(figure, payers, words, t)),
    ];
  });
  const command = `baekjo list metrics --format markdown${language === "en" ? "" : ` --lang ${language}`}`;
  const parameters = [`## ${escaped(t("model.parameters"))}`, parameterTable(page.parameters, words, t)];
  const shares = [
    `## ${escaped(t("model.shares"))}`,
    t("model.shares-about"),
    page.shares
      .map(
        ({ label, members }) =>
          `- ${escaped(label[language])}: ${members.map((name) => code(name)).join(", ")}`,
      )
      .join("\n"),
  ];
  return [
    `# ${escaped(page.label[language])}`,
    t("model.written", { command: code(command) }),
    escaped(t("model.kinds")),
    ...page.method.flatMap(({ label, about }) => [
      `## ${escaped(label[language])}`,
      escaped(about[language]),
    ]),
    ...sections,
    ...(page.parameters.length === 0 ? [] : parameters),
    ...(page.shares.length === 0 ? [] : shares),
  ]
    .map((part) => `${part}\n`)
    .join("\n");
}

/** The heading is the row's label, by which a reader of a table looks for it. */
function figureParts(
  { name, label, unit, kind, memo, payer, formula, about }: Item,
  payers: ReadonlyMap<string, string>,
  words: UnitWords,
  t: Translate,
): string[] {
  const { language } = words;
  const marks = [
    unitName(String(unit), words),
    kindName(String(kind), language),
    ...(memo === true ? [t("model.memo")] : []),
    ...(typeof payer === "string" ? [t("model.paid-by", { payer: payers.get(payer) ?? payer })] : []),
  ];
  return [
    `### ${escaped(textOf(label, language))}`,
    `${code(textOf(name, language))} · ${marks.map(escaped).join(" · ")}`,
    `${code(textOf(formula, language))}`,
    escaped(textOf(about, language)),
  ];
}

function parameterTable(parameters: readonly Parameter[], words: UnitWords, t: Translate): string {
  const { language } = words;
  const columns = (["list.name", "list.unit", "model.meaning", "model.limits"] as const).map(
    (id): GridColumn => ({ heading: t(id), align: "left" }),
  );
  const rows = parameters.map((parameter): GridCell[] => {
    const { name, unit, label, about } = parameter;
    const meaning = about === undefined ? label[language] : `${label[language]}. ${about[language]}`;
    return [
      { text: name, code: true },
      { text: unitName(unit, words) },
      { text: meaning },
      { text: limitsOf(parameter, t).join(", ") },
    ];
  });
  return tableMarkdown({ columns, rows });
}

/** In the parameter's unit. */
function limitsOf({ min, max, whole, default: initial, outside }: Parameter, t: Translate): string[] {
  const least = min === undefined ? undefined : plain(min);
  const most = max === undefined ? undefined : plain(max);
  return [
    ...(least !== undefined && most !== undefined ? [`${least} … ${most}`] : []),
    ...(least !== undefined && most === undefined ? [`≥ ${least}`] : []),
    ...(least === undefined && most !== undefined ? [`≤ ${most}`] : []),
    ...(whole ? [t("model.whole")] : []),
    ...(initial === undefined
      ? []
      : [t("model.default", { value: initial === "rest" ? t("share.rest") : plain(initial) })]),
    ...(outside === "zero" ? [t("model.outside-zero")] : []),
  ];
}

const kinds: Readonly<Record<string, MessageId>> = {
  flow: "kind.flow",
  stock: "kind.stock",
  rate: "kind.rate",
  single: "kind.single",
};

/** What a kind of metric is called. */
export function kindName(kind: string, language: Language): string {
  const id = kinds[kind];
  return id === undefined ? kind : format({ id }, language);
}

function textOf(cell: Cell | undefined, language: Language): string {
  if (cell !== null && typeof cell === "object" && "en" in cell) return cell[language];
  return String(cell ?? "");
}
