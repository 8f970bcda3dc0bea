/** Every scenario year by year: the summary as `run` shows it. */

import { moneyBasis, showRow } from "../../../../output/numbers/cells.ts";
import { columnsAddUp } from "../../../../output/numbers/rounding-note.ts";
import type { Row } from "../../../../report/types.ts";
import { yearNamer } from "../../../../year-names.ts";
import { datum, minus, type Setting } from "../context.ts";
import { el, type Markup } from "../element.ts";
import { named, section } from "../figure.ts";
import { type Cell, folded, type TableRow, table } from "../html-table.ts";

export function years(setting: Setting): Markup {
  const { report, t } = setting;
  const { rows } = report.comparison;
  const all = report.years.map((_, year) => year);
  const holds =
    rows.every(
      (row) =>
        showRow(
          row,
          setting.table,
          rows.filter(({ metric }) => metric === row.metric),
        ).addsUp,
    ) &&
    report.scenarios.every((_, scenario) =>
      columnsAddUp(
        rows.filter((row) => row.scenario === scenario),
        all,
        setting.table,
      ),
    );
  const notes = [
    ...(holds ? [] : [t("table.rounded")]),
    ...(rows.some(({ memo }) => memo) ? [t("table.memo")] : []),
  ];
  return section(
    "years",
    t("page.years"),
    el("p", { class: "measure" }, moneyBasis(report, setting.table)),
    report.scenarios.map((_, scenario) => yearly(setting, scenario)),
    notes.length === 0 ? undefined : el("p", { class: "soft" }, notes.join(" ")),
  );
}

function yearly(setting: Setting, scenario: number): Markup {
  const { report, t, nameOf, language } = setting;
  const { rows, sections } = report.comparison;
  const own = rows.flatMap((row, place) => (row.scenario === scenario ? [{ row, place }] : []));
  const anyWorst = own.some(({ row }) => row.worst !== undefined);
  const headings = [
    t("table.metric"),
    ...report.years.map(yearNamer(report)),
    t("table.total"),
    ...(anyWorst ? [t("table.worst-in")] : []),
  ];
  const groups = sections.flatMap(({ id, label }) => {
    const inSection = own.filter(({ row }) => row.section === id);
    if (inSection.length === 0) return [];
    const lines = inSection.map(({ row, place }) => lineOf(setting, row, place, anyWorst));
    return [{ ...(label === undefined ? {} : { title: label[language] }), rows: lines }];
  });
  const name = nameOf(scenario);
  return folded(t("page.years-of", { name }), table(t("page.years-of", { name }), headings, groups));
}

function lineOf(setting: Setting, row: Row, place: number, anyWorst: boolean): TableRow {
  const { report, table: style } = setting;
  const alike = report.comparison.rows.filter(({ metric }) => metric === row.metric);
  const shown = showRow(row, style, alike);
  const balance = row.metric.split(".")[0] === "balance";
  const short = (value: number | null | undefined) => balance && (value ?? 0) < 0;
  const cells = shown.values.map((text, i): Cell => {
    const value = row.values[i] ?? null;
    return {
      content: text === "" ? "" : datum(value, minus(text), `rows.${place}.values.${i}`),
      alarm: text !== "" && short(value),
    };
  });
  const total: Cell = {
    content: shown.total === "" ? "" : datum(row.total, minus(shown.total), `rows.${place}.total`),
    alarm: shown.total !== "" && short(row.total),
  };
  const worst: Cell[] = anyWorst
    ? [{ content: row.worst === undefined ? "" : yearNamer(report)(report.years[row.worst] as number) }]
    : [];
  return { head: named(setting, shown.label, row.metric), cells: [...cells, total, ...worst] };
}
