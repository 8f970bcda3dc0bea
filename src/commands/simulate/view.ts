/** A simulation: as a page, as programs are given it, and as records of CSV. */

import { basisUnit } from "../../output/csv/unit-basis.ts";
import { type Document, headOf, listFrom, nameOf, recordOf, scenariosOf } from "../../output/document.ts";
import { plainOrEmpty } from "../../output/numbers/number.ts";
import type { View } from "../../output/report-view.ts";
import type { SimulateReport } from "../../report/simulated.ts";
import type { ScenarioHead } from "../../report/types.ts";
import { simulatePage } from "./simulate-table.ts";

export const simulateView: View<SimulateReport> = {
  page: simulatePage,
  document: simulationDocument,
  records: simulationRecords,
};

export function simulationDocument(report: SimulateReport): Document {
  const { rows, probabilities, firsts, broken } = report;
  const { made, ...about } = headOf(report);
  const { scenarios, years } = scenariosOf(report);
  const differences = report.differences.map((row) => ({
    ...{ scenario: nameOf(report, row.scenario), ...recordOf(row, "metric label unit kind") },
    ...{ ...row.statistics, higher: row.higher, same: row.same },
  }));
  return {
    head: { ...about, ...recordOf(report, "trials seed sampling ranged"), scenarios, years, made },
    lists: [
      listFrom(report, "rows", "row", rows, "scenario metric statistic label unit kind nominal values total"),
      listFrom(
        report,
        "probabilities",
        "probability",
        probabilities,
        "scenario condition year probability se bound undefined",
      ),
      listFrom(report, "firsts", "first", firsts, "scenario metric label years never"),
      { key: "differences", record: "difference", items: differences },
      listFrom(report, "broken", "broken", broken, "scenario requirement=says member trials"),
    ],
  };
}

/** One record a number; without a year the total, which no pivot of the years gives. Probabilities are metrics of unit 1. */
function simulationRecords({
  scenarios,
  years,
  rows,
  probabilities,
  firsts,
  differences,
  money,
}: SimulateReport): string[][] {
  const head = ["scenario", "year", "metric", "statistic", "value", "unit"];
  const nameOf = (scenario: number) => (scenarios[scenario] as ScenarioHead).name;
  const statistics = rows.flatMap((row) => {
    const { scenario, metric, statistic, kind, values, total } = row;
    const unit = basisUnit(row, money);
    const record = (year: string, value: number | null) => [
      nameOf(scenario),
      year,
      metric,
      statistic,
      plainOrEmpty(value),
      unit,
    ];
    const yearly = kind === "single" ? [] : years.map((year, t) => record(String(year), values[t] ?? null));
    return kind === "rate" ? yearly : [...yearly, record("", total)];
  });
  const chances = probabilities.flatMap(({ scenario, condition, year, probability, undefined: missing }) => {
    const record = (statistic: string, value: number) => [
      nameOf(scenario),
      year === undefined ? "" : String(year),
      condition,
      statistic,
      plainOrEmpty(value),
      "1",
    ];
    return [record("probability", probability), record("undefined", missing)];
  });
  const shares = firsts.flatMap(({ scenario, metric, years: each, never }) => [
    ...each.map(({ year, probability }) => [
      nameOf(scenario),
      String(year),
      metric,
      "probability",
      plainOrEmpty(probability),
      "1",
    ]),
    [nameOf(scenario), "", metric, "never", plainOrEmpty(never), "1"],
  ]);
  const paired = differences.flatMap(({ scenario, metric, unit, nominal, statistics, higher }) => [
    ...Object.entries(statistics).map(([statistic, value]) => [
      nameOf(scenario),
      "",
      metric,
      `difference ${statistic}`,
      plainOrEmpty(value),
      basisUnit({ unit, ...(nominal && { nominal }) }, money),
    ]),
    [nameOf(scenario), "", metric, "higher", plainOrEmpty(higher), "1"],
  ]);
  return [head, ...statistics, ...chances, ...shares, ...paired];
}
