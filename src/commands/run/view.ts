import { projectedRecords } from "../../output/csv/yearly-rows.ts";
import { documentOf, rowsOf } from "../../output/document.ts";
import type { View } from "../../output/report-view.ts";
import type { RunReport } from "../../report/types.ts";
import { runPage } from "./run-table.ts";

export const runView: View<RunReport> = {
  page: runPage,
  document: (report) => documentOf(report, "", rowsOf(report)),
  records: projectedRecords,
};
