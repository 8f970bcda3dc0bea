/** A page as programs are given it: its numbers stand where `data-at` of the HTML says, "answers.0.left". */

import { headOf, nameOf, type RecordList, rowsOf, scenariosOf } from "../../output/document.ts";
import type { View } from "../../output/report-view.ts";
import type { ParameterRow } from "../../report/explanation.ts";
import { differencesOf } from "../compare/view.ts";
import { sourceItem } from "../explain/view.ts";
import { sensitivityLists } from "../sensitivity/view.ts";
import { simulationDocument } from "../simulate/view.ts";
import { trackView } from "../track/view.ts";
import type { PageReport } from "./report.ts";

export const reportView: View<PageReport> = { page: onlyPage, document: documentOf, records: onlyPage };

function onlyPage(): never {
  throw new Error("a page is no table");
}

function documentOf(report: PageReport) {
  const { simulation, command, record } = report;
  const drawn = simulation === undefined ? {} : { trials: simulation.trials, seed: simulation.seed };
  return {
    head: {
      ...headOf(report),
      fingerprint: { ...report.fingerprint },
      command,
      ...scenariosOf(report),
      ...drawn,
      asOf: record?.asOf,
      recordMoney: recordMoneyOf(report),
    },
    lists: [
      answersOf(report),
      usesOf(report),
      ...rowsOf(report.comparison),
      differencesOf(report.comparison),
      ...drawnOf(report),
      ...hingingOf(report),
      ...recordOf(report),
      ...citationsOf(report),
    ],
  };
}

/** Where the page is restated: what the record is told in nevertheless, the plan's own nominal money. */
function recordMoneyOf({ record, money: { currency, prices } }: PageReport) {
  if (record === undefined) return undefined;
  const { code, decimals } = record.money.currency;
  return prices === undefined && currency.code === code ? undefined : { currency: code, decimals };
}

function answersOf(report: PageReport): RecordList {
  const items = report.answers.map(({ scenario, ...answer }) => ({
    scenario: nameOf(report, scenario),
    ...answer,
  }));
  return { key: "answers", record: "answer", items };
}

function usesOf(report: PageReport): RecordList {
  const items = report.uses.map(({ scenario, id, sort, label, count, unit, values, total }) => ({
    ...{ scenario: nameOf(report, scenario), id, sort, label: label?.en, count, unit, values, total },
  }));
  return { key: "uses", record: "use", items };
}

/** As `simulate` tells it, and the bars and the curve of the one figure. */
function drawnOf({ simulation, spread, ...report }: PageReport): RecordList[] {
  if (simulation === undefined) return [];
  const keys = new Map([
    ["rows", { key: "statistics", record: "statistic" }],
    ["firsts", { key: "firsts", record: "first" }],
    ["broken", { key: "broken", record: "broken" }],
  ]);
  const lists = simulationDocument(simulation).lists.flatMap(({ key, items }) => {
    const named = keys.get(key);
    return named === undefined ? [] : [{ ...named, items }];
  });
  if (spread === undefined) return lists;
  const { metric, unit, edges, shares, spreads } = spread;
  const items = spreads.map(({ scenario, counts, under, over, curve }) => ({
    ...{ scenario: nameOf(report, scenario), metric, unit, edges, counts, under, over, shares, curve },
  }));
  return [...lists, { key: "spreads", record: "spread", items }];
}

/** As `sensitivity` tells it, one scenario after the other. */
function hingingOf(report: PageReport): RecordList[] {
  const records = { measures: "measure", ranged: "ranged", tornado: "bar" };
  return Object.entries(records).map(([key, record]) => ({
    key,
    record,
    items: report.sensitivities.flatMap((sensitivity, scenario) => {
      const from = key === "ranged" ? "inputs" : key;
      const list = sensitivityLists(sensitivity).find((each) => each.key === from);
      return (list?.items ?? []).map((item) => ({ scenario: nameOf(report, scenario), ...item }));
    }),
  }));
}

/** As `track` tells it of the first scenario. */
function recordOf({ record }: PageReport): RecordList[] {
  return record === undefined ? [] : trackView.document(record).lists.filter(({ key }) => key !== "rows");
}

function citationsOf(report: PageReport): RecordList[] {
  const { changed, inputs, figures, sources } = report;
  return [
    {
      key: "changed",
      record: "changed",
      items: changed.map(({ scenario, before, ...row }) => ({
        ...{ scenario: nameOf(report, scenario), ...inputItem(row), before },
      })),
    },
    { key: "inputs", record: "input", items: inputs.map(inputItem) },
    {
      key: "figures",
      record: "figure",
      items: figures.map(({ metric, label, about: _, ...figure }) => ({
        metric,
        label: label.en,
        ...figure,
      })),
    },
    {
      key: "sources",
      record: "source",
      items: sources.map(({ note, ...source }) => ({ ...sourceItem(source), note: note?.en })),
    },
  ];
}

function inputItem({ label, range, rest, reason, note, ...row }: ParameterRow) {
  return {
    ...{ ...row, label: label.en, range: range && { ...range }, rest: rest?.parts },
    ...{ reason: reason?.en, note: note?.en },
  };
}
