import { projectedRecords } from "../../output/csv/yearly-rows.ts";
import { documentOf, listFrom, type RecordList, rowsOf } from "../../output/document.ts";
import type { View } from "../../output/report-view.ts";
import type { CompareReport } from "../../report/types.ts";
import { bridgeRecords, inputRecords } from "./compare-csv.ts";
import { comparePage } from "./compare-table.ts";

export const compareView: View<CompareReport> = {
  page: comparePage,
  document: (report) => documentOf(report, "baseline", listsOf(report)),
  records: (report, wide) => {
    if (report.showInputs) return inputRecords(report);
    if (report.bridges.length > 0) return bridgeRecords(report, wide);
    return projectedRecords(report, wide);
  },
};

function listsOf(report: CompareReport): RecordList[] {
  const { inputs, bridges } = report;
  const bridge = "scenario metric label unit kind nominal baseline other parts";
  return [
    ...rowsOf(report),
    differencesOf(report),
    listFrom(report, "inputs", "input", inputs, "name unit values layers rests label"),
    ...(bridges.length === 0 ? [] : [listFrom(report, "bridge", "bridge", bridges, bridge)]),
  ];
}

export function differencesOf(report: CompareReport): RecordList {
  const fields = "scenario of metric statistic unit values total relative";
  return listFrom(report, "differences", "difference", report.differences, fields);
}
