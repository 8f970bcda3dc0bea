import { headOf, scenariosOf } from "../../output/document.ts";
import { plainOrEmpty } from "../../output/numbers/number.ts";
import type { View } from "../../output/report-view.ts";
import type { ParameterReport } from "../../report/explanation.ts";
import { parameterPage } from "./input-table.ts";
import { figureItem, parameterItem, sourceList } from "./view.ts";

export const parameterView: View<ParameterReport> = {
  page: parameterPage,
  document: (report) => ({
    head: {
      ...headOf(report),
      ...scenariosOf(report),
      of: "parameter",
      ...parameterItem(report.parameter),
      about: report.parameter.about?.en,
      moves: { ...report.moves },
    },
    lists: [
      {
        key: "usedBy",
        record: "use",
        items: report.usedBy.map(({ label, ...use }) => ({ ...use, label: label.en })),
      },
      {
        key: "moved",
        record: "figure",
        items: report.moved.map((row) => {
          const { more, less, better } = row;
          return { ...figureItem(row), more, less, better };
        }),
      },
      sourceList(report.sources),
    ],
  }),
  records: usedRecords,
};

/** The formulas that name the parameter. */
function usedRecords({ parameter, usedBy, moved }: ParameterReport): string[][] {
  const byName = new Map(moved.map((row) => [row.metric, row]));
  const records = usedBy.map(({ metric, formula, active }) => [
    parameter.name,
    metric,
    formula,
    String(active),
    plainOrEmpty(byName.get(metric)?.more ?? null),
    plainOrEmpty(byName.get(metric)?.less ?? null),
    byName.get(metric)?.better ?? "",
  ]);
  return [["parameter", "metric", "formula", "active", "more", "less", "better"], ...records];
}
