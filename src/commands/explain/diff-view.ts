import { headOf, type Json, scenariosOf } from "../../output/document.ts";
import { plainOrEmpty } from "../../output/numbers/number.ts";
import type { View } from "../../output/report-view.ts";
import type { ChangeRow, DifferenceReport } from "../../report/explanation.ts";
import { changesPage } from "./diff-table.ts";
import { valueCell } from "./view.ts";

export const changesView: View<DifferenceReport> = {
  page: changesPage,
  document: (report) => {
    const { metric, label, about, unit, kind, year, baseline, other, change } = report.figure;
    return {
      head: {
        ...headOf(report),
        ...scenariosOf(report),
        of: "difference",
        ...{ metric, label: label.en, about: about.en, unit, kind, year, baseline, other, change },
        depth: report.depth,
        apart: report.apart,
      },
      lists: [
        { key: "branches", record: "branch", items: report.branches.map(branchItem) },
        {
          key: "parameters",
          record: "parameter",
          items: report.parameters.map(({ label, ...row }) => ({ ...row, label: label.en })),
        },
      ],
    };
  },
  records: ({ branches }) => [
    ["depth", "name", "years", "baseline", "other", "unit", "share", "repeated"],
    ...branches.map((row) => [
      String(row.depth),
      row.name,
      row.years.join(";"),
      valueCell(row.baseline),
      valueCell(row.other),
      row.unit,
      plainOrEmpty(row.share),
      String(row.repeated ?? false),
    ]),
  ],
};

function branchItem({ label, ...row }: ChangeRow): Json {
  return { ...row, label: label.en };
}
