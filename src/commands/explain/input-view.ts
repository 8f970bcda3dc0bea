import { translator } from "../../messages/format.ts";
import { textCell } from "../../output/csv/csv.ts";
import { documentOf, recordsOf } from "../../output/document.ts";
import type { Style } from "../../output/formats.ts";
import { plainOrEmpty } from "../../output/numbers/number.ts";
import { measureName } from "../../output/numbers/ranges.ts";
import type { CsvStyle, View } from "../../output/report-view.ts";
import { overridesLine } from "../../output/text/heading.ts";
import { type Entry, outline } from "../../output/text/outline.ts";
import { type Page, type Part, type Room, unlimited } from "../../output/text/page.ts";
import type { ParameterReport } from "../../report/explanation.ts";
import { inputFinding } from "./explain-finding.ts";
import {
  betterText,
  effectsText,
  groundText,
  numbersOf,
  sourceGrid,
  sourceLines,
  valueText,
} from "./provenance-table.ts";
import {
  amountsOf,
  documented,
  effectFields,
  figureFields,
  figureText,
  inputFields,
  moneyLine,
  sourceList,
} from "./view.ts";

export const parameterView: View<ParameterReport> = {
  finding: inputFinding,
  page: parameterPage,
  document: (report) =>
    documentOf(
      {
        ...report,
        ...documented(report.parameter),
        subject: "input",
        affects: { metrics: report.moves.figures, of: report.moves.of },
      },
      `subject ${inputFields} about affects` as const,
      [
        { key: "used_by", record: "use", items: recordsOf(report.usedBy, "metric formula active label") },
        {
          key: "affected_metrics",
          record: "affected_metric",
          items: recordsOf(report.moved, `${figureFields} ${effectFields}` as const),
        },
        sourceList(report.sources),
      ],
    ),
  records: usedRecords,
};

/** The formulas that name the parameter. */
function usedRecords({ parameter, usedBy, moved }: ParameterReport, { language }: CsvStyle): string[][] {
  const byName = new Map(moved.map((row) => [row.metric, row]));
  const records = usedBy.map(({ metric, label, formula, active }) => [
    parameter.name,
    metric,
    textCell(label, language),
    formula,
    String(active),
    plainOrEmpty(byName.get(metric)?.effectOfIncrease ?? null),
    plainOrEmpty(byName.get(metric)?.effectOfDecrease ?? null),
    byName.get(metric)?.better ?? "",
  ]);
  return [
    ["input", "metric", "label", "formula", "active", "effect_of_increase", "effect_of_decrease", "better"],
    ...records,
  ];
}

/** Where a parameter comes from, and what rests on it. */
export function parameterPage(report: ParameterReport, { language }: Style, room: Room): Page {
  const t = translator(language);
  const [scenario] = report.scenarios;
  const { parameter, usedBy, moved, moves, sources } = report;
  const style = amountsOf(report, language);
  const numbers = numbersOf(sources);
  const label = parameter.label[language].normalize("NFC");
  const prose = [parameter.about, parameter.note].flatMap((text) =>
    text === undefined ? [] : [text[language].normalize("NFC")],
  );
  const value: Part = {
    drawing: outline(
      [
        {
          first: "",
          next: "  ",
          name: parameter.name,
          value: valueText(parameter, style),
          below: [groundText(parameter, numbers, style, t)],
        },
      ],
      room,
    ),
  };
  const users = usedBy.map(({ metric, formula, active }): Entry => {
    const mark = active ? "" : ` (${t("explain.inactive")})`;
    return { first: "", next: "  ", name: metric + mark, value: "", below: [`= ${formula}`] };
  });
  const effects = moved.map((row): Entry => {
    return {
      first: `${effectsText(row)}  `,
      next: " ".repeat(19),
      name: measureName(row, report, language, t),
      value: figureText(row, style),
      below: betterText(row.better, t),
    };
  });
  return {
    titles: [
      t("table.title", { name: scenario.name, label: scenario.label[language].normalize("NFC") }),
      t("explain.title", { figure: label, value: valueText(parameter, style) }),
    ],
    typed: overridesLine(scenario),
    basis: moneyLine(report, [parameter, ...moved], language),
    parts: [
      ...prose.map((remark) => ({ remark })),
      value,
      ...(sources.length === 0
        ? []
        : [
            room === unlimited
              ? sourceGrid(sources, language, t("explain.sources"), t)
              : sourceLines(sources, numbers, language, room, t("explain.sources")),
          ]),
      ...(users.length === 0
        ? [{ remark: t("explain.unused") }]
        : [{ title: t("explain.used-by", { count: users.length }), drawing: outline(users, room) }]),
      ...(effects.length === 0 ? [] : [{ title: t("explain.one-percent"), drawing: outline(effects, room) }]),
    ],
    notes: [
      [
        parameter.rest === undefined
          ? t("explain.moves", { figures: moves.figures, of: moves.of })
          : t("explain.rest-still"),
      ],
    ],
  };
}
