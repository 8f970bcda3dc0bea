import type { RunReport } from "../../report/report.ts";
import { projectedRecords } from "../csv/projected.ts";
import { headOf, rowsOf, scenariosOf } from "../document.ts";
import { runPage } from "../table/run.ts";
import type { View } from "../view.ts";

export const runView: View<RunReport> = {
  page: runPage,
  document: (report) => ({ head: { ...headOf(report), ...scenariosOf(report) }, lists: rowsOf(report) }),
  records: projectedRecords,
};
