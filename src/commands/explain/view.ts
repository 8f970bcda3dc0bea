import { headOf, type Json, scenariosOf } from "../../output/document.ts";
import { plain, plainOrEmpty } from "../../output/numbers/number.ts";
import type { View } from "../../output/report-view.ts";
import type {
  ExplainReport,
  FigureHead,
  NodeRow,
  ParameterRow,
  RestsOnRow,
  SourceRow,
} from "../../report/explanation.ts";
import { explainPage } from "./explain-table.ts";

export const explainView: View<ExplainReport> = {
  page: explainPage,
  document: (report) => ({
    head: {
      ...headOf(report),
      ...scenariosOf(report),
      of: "figure",
      ...figureItem(report.figure),
      depth: report.depth,
      rests: { ...report.rests, share: report.rests.share === null ? null : { ...report.rests.share } },
    },
    lists: [
      { key: "nodes", record: "node", items: report.nodes.map(nodeItem) },
      { key: "parameters", record: "parameter", items: report.parameters.map(restsOnItem) },
      sourceList(report.sources),
    ],
  }),
  records: parameterRecords,
};

export function figureItem({ metric, label, about, unit, kind, nominal, year, value }: FigureHead) {
  return { metric, label: label.en, about: about.en, unit, kind, nominal, year, value };
}

function nodeItem({
  key,
  name,
  label,
  kind,
  unit,
  nominal,
  years,
  values,
  total,
  formula,
  active,
  reads,
}: NodeRow): Json {
  return {
    ...{ key, name, label: label.en, kind, unit, nominal, years, values, total, formula, active },
    reads: reads.map(({ key, active }) => ({ key, active })),
  };
}

export function parameterItem(row: ParameterRow) {
  const { name, label, unit, value, range, prices, rest, layer, ground, sources, reason, note } = row;
  return {
    ...{
      name,
      label: label.en,
      unit,
      value,
      range: range === undefined ? null : { ...range },
      prices,
      rest: rest?.parts,
      layer,
      ground,
      sources,
    },
    ...{ reason: reason?.en, note: note?.en },
  };
}

function restsOnItem(row: RestsOnRow): Json {
  const { active, more, less, better, share } = row;
  return { ...parameterItem(row), active, more, less, better, share };
}

export function sourceList(sources: readonly SourceRow[]) {
  return { key: "sources", record: "source", items: sources.map(sourceItem) };
}

export function sourceItem({ id, title, publisher, date, url }: SourceRow) {
  return { id, title: title.en, publisher: publisher.en, date, url };
}

/** The parameters that a figure rests on: a tree has no columns. */
function parameterRecords(report: ExplainReport): string[][] {
  const head = [
    ...[
      "metric",
      "year",
      "parameter",
      "value",
      "unit",
      "shape",
      "as",
      "low",
      "high",
      "layer",
      "ground",
      "active",
    ],
    ...["more", "less", "better", "share", "sources"],
  ];
  const { metric, year } = report.figure;
  const records = report.parameters.map((row) => [
    metric,
    year === undefined ? "" : String(year),
    row.name,
    valueCell(row.value),
    row.unit,
    row.range?.shape ?? "",
    row.range === undefined || typeof row.value === "number" ? "" : (row.range.as ?? "factor"),
    plainOrEmpty(row.range?.low ?? null),
    plainOrEmpty(row.range?.high ?? null),
    row.layer,
    row.ground,
    String(row.active),
    plainOrEmpty(row.more),
    plainOrEmpty(row.less),
    row.better ?? "",
    plainOrEmpty(row.share),
    row.sources.join(";"),
  ]);
  return [head, ...records];
}

/** The years of a path behind each other. */
export function valueCell(value: ParameterRow["value"]): string {
  if (value === null) return "";
  return typeof value === "number" ? plain(value) : value.map(plainOrEmpty).join(";");
}
