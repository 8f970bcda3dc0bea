/** A page as programs are given it: its numbers stand where `data-at` of the HTML says, "answers.0.final_balance". */

import {
  breakEvenFields,
  headOf,
  listFrom,
  nameOf,
  type RecordList,
  recordOf,
  recordsOf,
  rowsOf,
  scenariosOf,
} from "../../output/document.ts";
import type { Language } from "../../output/formats.ts";
import type { View } from "../../output/report-view.ts";
import { outcomeClause, sentence, withBreakEven, wordingOf } from "../../output/text/finding.ts";
import type { ParameterRow } from "../../report/explanation.ts";
import { outcomeMetrics } from "../../report/scenario-outcome.ts";
import { compareFinding } from "../compare/finding.ts";
import { differencesOf } from "../compare/view.ts";
import { rangeItem } from "../explain/view.ts";
import { sensitivityLists } from "../sensitivity/view.ts";
import { percentilesOf, simulationDocument } from "../simulate/view.ts";
import { trackView } from "../track/view.ts";
import type { PageReport } from "./report.ts";

export const reportView: View<PageReport> = {
  finding: pageFinding,
  findingMetrics: ({ comparison }) => outcomeMetrics(comparison),
  page: onlyPage,
  document: documentOf,
  records: onlyPage,
};

/** As `compare` finds it, and of one scenario as `run` does. */
export function pageFinding({ comparison }: PageReport, language: Language): string | undefined {
  const [outcome, another] = comparison.outcomes;
  if (outcome === undefined) return undefined;
  if (another !== undefined) return compareFinding(comparison, language);
  const wording = wordingOf(comparison, language);
  return sentence(withBreakEven(outcomeClause(outcome, wording), comparison, wording));
}

function onlyPage(): never {
  throw new Error("a page is no table");
}

function documentOf(report: PageReport) {
  const { simulation, commandLine } = report;
  const { breakEven } = report.comparison;
  const places = { scenario: (place: number) => nameOf(report, place) };
  const drawn = simulation === undefined ? {} : { trials: simulation.trials, seed: simulation.seed };
  return {
    head: {
      ...headOf(report),
      fingerprint: { ...report.fingerprint },
      command: commandLine,
      ...scenariosOf(report),
      ...drawn,
      ...(simulation === undefined ? {} : percentilesOf()),
      break_even: breakEven && recordOf(breakEven, `scenario ${breakEvenFields}` as const, places),
      as_of: report.day,
      actuals_money: actualsMoneyOf(report),
    },
    lists: [
      listFrom(
        report,
        "answers",
        "answer",
        report.answers,
        "scenario spending funding finalBalance firstShortfallYear shortfallProbability",
      ),
      listFrom(report, "spending", "spending", report.uses, "scenario id type label count unit values total"),
      listFrom(report, "annual_balances", "annual_balance", report.left, "scenario unit values total"),
      ...rowsOf(report.comparison),
      differencesOf(report.comparison),
      ...drawnOf(report),
      ...hingingOf(report),
      ...gridList(report),
      ...progressOf(report),
      ...citationsOf(report),
    ],
  };
}

/** Where the page is restated: what the record is expressed in nevertheless, the plan's own nominal money. */
function actualsMoneyOf({ record, money: { currency, prices } }: PageReport) {
  if (record === undefined) return undefined;
  const { code, decimals } = record.money.currency;
  return prices === undefined && currency.code === code ? undefined : { currency: code, decimals };
}

/** As `simulate` tells it, and the bars and the curve of the one figure. */
function drawnOf(report: PageReport): RecordList[] {
  const { simulation, spread } = report;
  if (simulation === undefined) return [];
  const keys = new Map([
    ["rows", { key: "statistics", record: "statistic" }],
    ["first_years", { key: "first_years", record: "first_year" }],
    ["violations", { key: "violations", record: "violation" }],
  ]);
  const lists = simulationDocument(simulation).lists.flatMap(({ key, items }) => {
    const named = keys.get(key);
    return named === undefined ? [] : [{ ...named, items }];
  });
  if (spread === undefined) return lists;
  const rows = spread.spreads.map((row) => ({ ...spread, ...row }));
  const fields = "scenario metric unit edges counts below above cumulativeProbabilities quantiles";
  return [...lists, listFrom(report, "histograms", "histogram", rows, fields)];
}

/** As `sensitivity` tells it, one scenario after the other. */
function hingingOf(report: PageReport): RecordList[] {
  const records = { measures: "measure", ranged_inputs: "ranged_input", tornado: "bar" };
  return Object.entries(records).map(([key, record]) => ({
    key,
    record,
    items: report.sensitivities.flatMap((sensitivity, scenario) => {
      const from = key === "ranged_inputs" ? "inputs" : key;
      const list = sensitivityLists(sensitivity).find((each) => each.key === from);
      return (list?.items ?? []).map((item) => ({ scenario: nameOf(report, scenario), ...item }));
    }),
  }));
}

/** As `sweep` finds it. */
function gridList({ grid }: PageReport): RecordList[] {
  if (grid === undefined) return [];
  const { metric, unit, axes, points } = grid;
  const inputs = axes.map(({ input }) => input);
  const items = points.map((point) => ({ metric, unit, inputs, ...point }));
  return [{ key: "grid", record: "point", items: recordsOf(items, "metric unit inputs inputValues value") }];
}

/** As `track` tells it of the first scenario. */
function progressOf({ record }: PageReport): RecordList[] {
  return record === undefined ? [] : trackView.document(record).lists.filter(({ key }) => key !== "rows");
}

function citationsOf(report: PageReport): RecordList[] {
  const { changed, inputs, figures, sources } = report;
  const fields = "name unit value prices setBy evidence sources label range rest reason note";
  const documented = <R extends ParameterRow>(row: R) => ({
    ...row,
    range: rangeItem(row),
    rest: row.rest?.parts,
  });
  return [
    listFrom(
      report,
      "changed_inputs",
      "changed_input",
      changed.map(documented),
      `scenario ${fields} baseline=before` as const,
    ),
    { key: "inputs", record: "input", items: recordsOf(inputs.map(documented), fields) },
    {
      key: "metrics",
      record: "metric",
      items: recordsOf(figures, "metric label formula inputs sources assumptions"),
    },
    { key: "sources", record: "source", items: recordsOf(sources, "id title publisher date url note") },
  ];
}
