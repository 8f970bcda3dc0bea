/** A simulation as programs are given it. */

import type { ScenarioHead } from "../report/report.ts";
import type { SimulateReport } from "../report/simulation.ts";
import type { Document, Json } from "./document.ts";

export function simulationDocument(
  report: SimulateReport,
  { format, version, plan, model, scenarios, years }: Readonly<Record<string, Json | undefined>>,
): Document {
  const { trials, seed, sampling, ranged } = report;
  const nameOf = (place: number) => (report.scenarios[place] as ScenarioHead).name;
  const named = <T extends { readonly scenario: number }>(row: T) => ({
    ...row,
    scenario: nameOf(row.scenario),
  });
  return {
    head: { format, version, plan, model, trials, seed, sampling, ranged, scenarios, years },
    lists: [
      {
        key: "rows",
        record: "row",
        items: report.rows.map(({ label, statistic, metric, ...row }) => {
          const { scenario, unit, kind, values, total } = named(row);
          return { scenario, metric, statistic, label: label.en, unit, kind, values, total };
        }),
      },
      {
        key: "probabilities",
        record: "probability",
        items: report.probabilities.map((row) => {
          const { scenario, condition, year, probability, se, undefined: missing } = named(row);
          return { scenario, condition, year, probability, se, undefined: missing };
        }),
      },
      {
        key: "firsts",
        record: "first",
        items: report.firsts.map(({ label, ...row }) => {
          const { scenario, metric, years: each, never } = named(row);
          return { scenario, metric, label: label.en, years: each.map((one) => ({ ...one })), never };
        }),
      },
      {
        key: "differences",
        record: "difference",
        items: report.differences.map(({ label, ...row }) => {
          const { scenario, metric, unit, kind, statistics, higher, same } = named(row);
          return { scenario, metric, label: label.en, unit, kind, ...statistics, higher, same };
        }),
      },
      {
        key: "broken",
        record: "broken",
        items: report.broken.map(({ says, ...row }) => {
          const { scenario, member, trials: count } = named(row);
          return { scenario, requirement: says.en, member, trials: count };
        }),
      },
    ],
  };
}
