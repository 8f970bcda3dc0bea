import { projectedRecords } from "../../output/csv/yearly-rows.ts";
import { headOf, nameOf, type RecordList, rowsOf, scenariosOf } from "../../output/document.ts";
import type { View } from "../../output/report-view.ts";
import type { CompareReport } from "../../report/types.ts";
import { bridgeRecords, inputRecords } from "./compare-csv.ts";
import { comparePage } from "./compare-table.ts";

export const compareView: View<CompareReport> = {
  page: comparePage,
  document: (report) => ({
    head: { ...headOf(report), ...scenariosOf(report), baseline: nameOf(report, report.baseline) },
    lists: [...rowsOf(report), differencesOf(report), inputsOf(report), ...bridgesOf(report)],
  }),
  records: (report, wide) => {
    if (report.showInputs) return inputRecords(report);
    if (report.bridges.length > 0) return bridgeRecords(report, wide);
    return projectedRecords(report, wide);
  },
};

export function differencesOf(report: CompareReport): RecordList {
  const items = report.differences.map(
    ({ scenario, of, metric, statistic, unit, values, total, relative }) => ({
      scenario: nameOf(report, scenario),
      of,
      metric,
      statistic,
      unit,
      values,
      total,
      relative,
    }),
  );
  return { key: "differences", record: "difference", items };
}

function inputsOf(report: CompareReport): RecordList {
  const items = report.inputs.map(({ label, ...input }) => ({ ...input, label: label.en }));
  return { key: "inputs", record: "input", items };
}

function bridgesOf(report: CompareReport): RecordList[] {
  if (report.bridges.length === 0) return [];
  const items = report.bridges.map(
    ({ scenario, metric, label, unit, kind, nominal, baseline, other, parts }) => ({
      scenario: nameOf(report, scenario),
      metric,
      label: label.en,
      unit,
      kind,
      nominal,
      baseline: { values: baseline.values, total: baseline.total },
      other: { values: other.values, total: other.total },
      parts: parts.map(({ inputs, prefix, values, total }) => ({ inputs, prefix, values, total })),
    }),
  );
  return [{ key: "bridge", record: "bridge", items }];
}
