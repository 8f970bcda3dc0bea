/** The model against real projects: as a page, as the records of JSON and NDJSON, and of CSV. */

import { headOf } from "../../output/document.ts";
import { plain, plainOrEmpty } from "../../output/numbers/number.ts";
import type { View } from "../../output/report-view.ts";
import { backtestPage } from "./backtest-table.ts";
import type { BacktestReport } from "./report.ts";

export const backtestView: View<BacktestReport> = {
  page: backtestPage,
  document: (report) => {
    const { casesFile, selection, trials, seed, since, reference, fourInFive } = report;
    return {
      head: {
        ...headOf(report),
        casesFile,
        selection: { ...selection },
        since: since?.en,
        drawn: { trials, seed, range: [0.05, 0.95] },
        reference: reference === undefined ? undefined : { ...reference, label: reference.label.en },
        fourInFive,
      },
      lists: [
        {
          key: "cases",
          record: "case",
          items: report.cases.map(({ id, label, shelf, doubts, ...row }) => ({
            ...{ id, label: label.en, group: shelf },
            ...row,
            doubts: doubts?.en,
          })),
        },
        {
          key: "unscored",
          record: "unscored",
          items: report.unscored.map(({ id, label, apart, ...row }) => ({
            ...{ id, label: label.en },
            ...row,
            apart: apart?.en,
          })),
        },
        { key: "spreads", record: "spread", items: report.spreads.map((row) => ({ ...row })) },
        { key: "informed", record: "informed", items: report.informed.map((row) => ({ ...row })) },
      ],
    };
  },
  records: ({ cases }) => [
    [
      ...["case", "class", "status", "scope", "group", "year", "currency", "actual", "model"],
      ...["model_low", "model_high", "ratio", "within", "naive_ratio", "usd_per_gpu"],
    ],
    ...cases.map((row) => [
      ...[row.id, row.class, row.status, row.scope, row.shelf, String(row.year), row.currency],
      ...[row.actual, row.model, row.low, row.high, row.ratio].map(plain),
      String(row.within),
      ...[row.naive ?? null, row.perGpu ?? null].map(plainOrEmpty),
    ]),
  ],
};
