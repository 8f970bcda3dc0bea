import { type Translate, translator } from "../../messages/format.ts";
import { textCell } from "../../output/csv/csv.ts";
import { documentOf, type RecordList, recordOf, recordsOf } from "../../output/document.ts";
import type { Language, Style } from "../../output/formats.ts";
import { type Amounts, amountText } from "../../output/numbers/amount.ts";
import { basisOf, foreignNote } from "../../output/numbers/cells.ts";
import { percentage, plain, plainOrEmpty } from "../../output/numbers/number.ts";
import { measureName } from "../../output/numbers/ranges.ts";
import type { CsvStyle, View } from "../../output/report-view.ts";
import { basisLines, overridesLine } from "../../output/text/heading.ts";
import { outline } from "../../output/text/outline.ts";
import { type Page, type Room, unlimited } from "../../output/text/page.ts";
import type {
  ExplainReport,
  FigureHead,
  InputSummary,
  ParameterRow,
  SourceRow,
} from "../../report/explanation.ts";
import type { Head } from "../../report/types.ts";
import { currencyName } from "../../unit-names.ts";
import { yearNamer } from "../../year-names.ts";
import { figureFinding } from "./explain-finding.ts";
import { numbersOf, parameterGrid, parameterLines, sourceGrid, sourceLines } from "./provenance-table.ts";
import { treeOf } from "./tree.ts";

export const explainView: View<ExplainReport> = {
  finding: figureFinding,
  page: explainPage,
  document: (report) =>
    documentOf(
      { ...report, ...report.figure, subject: "metric", inputSummary: summaryItem(report.inputSummary) },
      `subject ${figureFields} depth inputSummary` as const,
      [
        {
          key: "nodes",
          record: "node",
          items: recordsOf(
            report.nodes().map((node) => ({ ...node, reads: recordsOf(node.reads, "key active") })),
            "key name label kind unit nominal years values total formula active reads",
          ),
        },
        {
          key: "inputs",
          record: "input",
          items: recordsOf(
            report.parameters.map(documented),
            `${inputFields} active ${effectFields} sensitivity_share=share` as const,
          ),
        },
        sourceList(report.sources),
      ],
    ),
  records: parameterRecords,
};

export const figureFields = "metric label about unit kind nominal year value";

export const inputFields = "name label unit value range prices rest setBy evidence sources reason note";

export const effectFields = "effectOfIncrease effectOfDecrease better";

export function summaryItem(summary: InputSummary) {
  return recordOf(summary, "inputs active assumptions defaults sensitivityShare");
}

/** An input as documents give it: without a range where it has none, and of the rest of a whole the other parts. */
export function documented<R extends ParameterRow>(row: R) {
  return { ...row, range: rangeItem(row) ?? null, rest: row.rest?.parts };
}

/** Of a yearly input its range says what it is to each year: a factor, or an addend. */
export function rangeItem({ range, value }: ParameterRow) {
  return (
    range && (typeof value === "object" && value !== null ? { ...range, as: range.as ?? "factor" } : range)
  );
}

export function sourceList(sources: readonly SourceRow[]): RecordList {
  return { key: "sources", record: "source", items: recordsOf(sources, "id title publisher date url") };
}

/** The parameters that a figure rests on: a tree has no columns. */
function parameterRecords(report: ExplainReport, { language }: CsvStyle): string[][] {
  const head = [
    ...[
      "metric",
      "year",
      "input",
      "label",
      "value",
      "unit",
      "shape",
      "as",
      "low",
      "high",
      "set_by",
      "evidence",
      "active",
    ],
    ...["effect_of_increase", "effect_of_decrease", "better", "sensitivity_share", "sources"],
  ];
  const { metric, year } = report.figure;
  const records = report.parameters.map((row) => [
    metric,
    year === undefined ? "" : yearNamer(report)(year),
    row.name,
    textCell(row.label, language),
    valueCell(row.value),
    row.unit,
    row.range?.shape ?? "",
    rangeItem(row)?.as ?? "",
    plainOrEmpty(row.range?.low ?? null),
    plainOrEmpty(row.range?.high ?? null),
    row.setBy,
    row.evidence,
    String(row.active),
    plainOrEmpty(row.effectOfIncrease),
    plainOrEmpty(row.effectOfDecrease),
    row.better ?? "",
    plainOrEmpty(row.share),
    row.sources.join(";"),
  ]);
  return [head, ...records];
}

/** The years of a path behind each other. */
export function valueCell(value: ParameterRow["value"]): string {
  if (value === null) return "";
  return typeof value === "number" ? plain(value) : value.map(plainOrEmpty).join(";");
}

/** More parameters than these are for --wide and for programs. */
const maxParameters = 8;

export function explainPage(report: ExplainReport, { language }: Style, room: Room): Page {
  const t = translator(language);
  const [scenario] = report.scenarios;
  const { figure, parameters, inputSummary } = report;
  const style = amountsOf(report, language);
  const tree = treeOf(report, style, t);
  const wide = room === unlimited;
  const flat = parameters.every(({ share }) => (share ?? 0) === 0);
  const shown = wide ? parameters : mainParameters(parameters, flat).slice(0, maxParameters);
  const cited = new Set(shown.flatMap(({ sources }) => sources));
  const sources = report.sources.filter(({ id }) => cited.has(id));
  const numbers = numbersOf(sources);
  const title = t(flat ? "explain.rests-flat" : "explain.rests", {
    active: inputSummary.active - inputSummary.defaults,
    given: parameters.filter(({ evidence }) => evidence !== "default").length,
  });
  const list = wide
    ? [
        parameterGrid(shown, style, title, t),
        ...some(sources, () => sourceGrid(sources, language, t("explain.sources"), t)),
      ]
    : [
        parameterLines(shown, numbers, style, room, title, t),
        ...some(sources, () => sourceLines(sources, numbers, language, room, t("explain.sources"))),
      ];
  return {
    titles: [
      t("table.title", { name: scenario.name, label: scenario.label[language].normalize("NFC") }),
      t("explain.title", {
        figure: measureName(figure, report, language, t),
        value: figureText(figure, style),
      }),
    ],
    typed: overridesLine(scenario),
    basis: [...moneyLine(report, [...tree.rows, ...shown], language), ...basisLines([scenario], language)],
    parts: [
      { remark: figure.about[language].normalize("NFC") },
      { drawing: outline(tree.entries, room) },
      ...some(tree.cut, () => ({ remark: t("explain.cut", { count: tree.cut, depth: tree.depth + 1 }) })),
      ...some(shown, () => list).flat(),
    ],
    notes: [
      [
        ...some(parameters.length - shown.length, () =>
          t("explain.more", { count: parameters.length - shown.length }),
        ),
        ...(flat && parameters.length > 0
          ? [t(figure.value === null ? "explain.no-value" : "explain.flat")]
          : []),
        ...foreignNote(tree.rows, language),
        ...(report.restated ? [t("explain.restated")] : []),
        ...restsText(inputSummary, t),
      ],
    ],
  };
}

/** What can move the metric; where none does more than another, the plan's own inputs, which the heading counts, and no defaults. */
function mainParameters(parameters: ExplainReport["parameters"], flat: boolean) {
  const active = parameters.filter((each) => each.active);
  const given = active.filter(({ evidence }) => evidence !== "default");
  return flat && given.length > 0 ? given : active;
}

/** Something to say where there is something to say it of. */
function some<T>(of: number | readonly unknown[], make: () => T): T[] {
  return (typeof of === "number" ? of : of.length) > 0 ? [make()] : [];
}

export function amountsOf(
  { money, model, plan }: Pick<Head, "money" | "model" | "plan">,
  language: Language,
): Amounts {
  return { language, counts: model.counts, calendar: plan.years, currency: money.currency };
}

export function figureText(
  { unit, kind, value }: Pick<FigureHead, "unit" | "kind" | "value">,
  style: Amounts,
): string {
  return amountText({ unit, kind, values: [value], total: value }, style);
}

/** What money is, where there is any. */
export function moneyLine(
  { money, plan }: Pick<Head, "money" | "plan">,
  nodes: readonly { readonly unit: string }[],
  language: Language,
): string[] {
  const { code } = money.currency;
  if (!nodes.some(({ unit }) => unit.split("/")[0] === code)) return [];
  return [basisOf(currencyName(code, language), money, { language, calendar: plan.years })];
}

export function restsText(
  { sensitivityShare, active, assumptions, defaults }: InputSummary,
  t: Translate,
): string[] {
  // As in all other commands, inputs are counted that the plan gives.
  const given = active - defaults;
  if (sensitivityShare === null) return [t("explain.counts", { active: given, assumptions })];
  const percent = (part: number) => percentage(part, 1);
  return [
    t("explain.assumed", { share: percent(sensitivityShare.assumption), assumptions, active: given }),
    ...(sensitivityShare.default > 0
      ? [t("explain.defaulted", { share: percent(sensitivityShare.default), defaults })]
      : []),
    t("explain.measure"),
  ];
}
