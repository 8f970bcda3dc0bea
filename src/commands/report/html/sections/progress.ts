/** The record: what has come so far of what the plan says, and what each year that is left must bring. */

import { moneyBasis, moneyName as moneyNameOf } from "../../../../output/numbers/cells.ts";
import type { TableStyle } from "../../../../output/numbers/formatter.ts";
import { unlimited } from "../../../../output/text/page.ts";
import { wrap } from "../../../../output/text/width.ts";
import { lastYear } from "../../../../plan/years.ts";
import type { EntryRow, FactRow, TrackReport, TrackRow } from "../../../track/report.ts";
import {
  disagreementParts,
  lineParts,
  statusIds,
  type TrackFormat,
  tellingIn,
} from "../../../track/track-details.ts";
import { finer, notesOf, readingOf, seriesTitle, trackScale } from "../../../track/view.ts";
import { type Reach, recordChart } from "../charts/progress-chart.ts";
import { datum, minus, type Setting } from "../context.ts";
import { type Child, el, link, type Markup } from "../element.ts";
import { chart, section } from "../figure.ts";
import { type Cell, folded, type Group, gridTable, table } from "../html-table.ts";

/** Of a label in the picture, before it breaks: columns of text. */
const columns = 56;

export function record(page: Setting): Markup | undefined {
  const { report, t, nameOf } = page;
  const found = report.record;
  if (found === undefined || found.tracks.length === 0) return undefined;
  const setting = { ...page, table: styleOf(found, page) };
  const { currency, prices } = report.money;
  const restated = prices !== undefined || currency.code !== found.money.currency.code;
  const trackFormat = tellingIn(found, setting.table, unlimited, t);
  const intro = t("page.record-of", { name: nameOf(0), day: found.asOf, count: found.actuals.entries });
  const disagreements = disagreementParts(found, trackFormat).flatMap((part) => gridTable(part) ?? []);
  const fine = finer(setting.table);
  const money = moneyNameOf(fine);
  const lines = lineParts(found, tellingIn(found, fine, unlimited, t), money).flatMap(
    (part) => gridTable(part) ?? [],
  );
  return section(
    "record",
    t("page.record"),
    el("p", {}, intro),
    ...(restated ? [el("p", {}, t("page.record-money", { basis: moneyBasis(found, setting.table) }))] : []),
    picture(setting, found, trackFormat),
    tracks(setting, found, trackFormat),
    el("p", { class: "soft" }, t("track.columns")),
    folded(t("page.record-counted"), counted(setting, found, trackFormat)),
    ...(disagreements.length === 0 ? [] : [folded(t("track.disagreements"), disagreements)]),
    ...(lines.length === 0 ? [] : [folded(t("track.lines", { money }), lines)]),
    el(
      "ul",
      { class: "soft small" },
      notesOf(found, trackFormat).map((note) => el("li", {}, note)),
    ),
  );
}

/** The record is of amounts as they were paid: what the rest of the page is restated in does not touch it. */
function styleOf(found: TrackReport, { report, table }: Setting): TableStyle {
  const { currency } = found.money;
  if (currency.code === report.money.currency.code) return table;
  return { ...table, currency, scale: trackScale(found, table) };
}

function picture(setting: Setting, found: TrackReport, trackFormat: TrackFormat): Markup {
  const { t, language, report } = setting;
  const { tracks: all, asOf, years } = found;
  let series = "";
  const reaches = all.flatMap((track, i): Reach[] => {
    const { planned, target, lower, upper, unit } = track;
    if (target === null || target <= 0) return [];
    const at = `tracks.${i}`;
    const heading =
      track.series === series ? [] : wrap(seriesTitle(track, years.at(-1), trackFormat), columns);
    series = track.series;
    const came = trackFormat.range(lower.actual, upper.actual, unit);
    return [
      {
        heading,
        label: wrap(readingOf(track, trackFormat).normalize("NFC"), columns - 20),
        amounts:
          planned === null
            ? came
            : t("page.of-planned", { amount: came, planned: trackFormat.amount(planned, unit) }),
        target,
        planned: { value: planned, at: `${at}.planned` },
        least: { value: lower.actual, at: `${at}.lower.actual` },
        most: { value: upper.actual, at: `${at}.upper.actual` },
        // Where both are the same, the table has it once.
        later: {
          value: upper.committed,
          at: `${at}.${lower.committed === upper.committed ? "lower" : "upper"}.committed`,
        },
      },
    ];
  });
  const about = {
    id: "record-picture",
    title: t("page.record-title", { day: asOf }),
    description: t("page.record-desc"),
  };
  return chart(setting, {
    id: "chart-progress",
    title: t("page.record-title", { day: asOf }),
    measure: t("page.record-measure", { money: moneyNameOf(setting.table) }),
    panels: [{ picture: recordChart(about, reaches, t("page.record-axis")) }],
    keys: [
      { mark: "least", shape: "box", label: t("page.record-least") },
      { mark: "most", shape: "box", label: t("page.record-most") },
      { mark: "later", shape: "box", label: t("page.record-later") },
      { mark: "limit solid", shape: "line", label: t("page.record-planned") },
    ],
    sheet: {
      columns: ["series", "label", "reading", "target", "planned", "least", "most", "later", "unit"],
      rows: all.map((track) => [
        ...[track.series, track.label[language], readingOf(track, trackFormat), track.target, track.planned],
        ...[track.lower.actual, track.upper.actual, track.upper.committed, track.unit],
      ]),
    },
    source: t("page.record-source", { version: report.version, count: found.actuals.entries }),
  });
}

function tracks(setting: Setting, { tracks: all, years }: TrackReport, trackFormat: TrackFormat): Markup {
  const { t } = setting;
  const groups: { title: string; rows: Group["rows"][number][] }[] = [];
  let series = "";
  for (const [i, track] of all.entries()) {
    if (track.series !== series) {
      series = track.series;
      groups.push({
        title: seriesTitle(track, years.at(-1), trackFormat),
        rows: [],
      });
    }
    groups
      .at(-1)
      ?.rows.push({ head: readingOf(track, trackFormat), cells: cellsOf(track, `tracks.${i}`, trackFormat) });
  }
  const headings = ["track.planned", "track.record", "track.later", "track.needed", "track.arrives"] as const;
  return table(t("page.record"), [t("track.figure"), ...headings.map((id) => t(id))], groups);
}

function cellsOf(track: TrackRow, at: string, trackFormat: TrackFormat): Cell[] {
  const { unit, planned, lower, upper } = track;
  const year = (value: number, place: string) =>
    datum(value, trackFormat.year(value), `${at}.${place}.completion_year`);
  // More on record comes sooner.
  const arrival = (late: number | null, soon: number | null): Child => {
    if (late === null || soon === null || late > lastYear) return undefined;
    return late === soon ? year(late, "lower") : [year(soon, "upper"), "–", year(late, "lower")];
  };
  const { amount, perYear } = trackFormat;
  const one = (value: number | null, place: string, text = amount) =>
    datum(value, minus(text(value, unit)), `${at}.${place}`);
  const both = (low: number | null, high: number | null, from: string, to: string, text = amount): Child =>
    low === high ? one(low, from, text) : [one(low, from, text), "–", one(high, to, text)];
  return [
    { content: one(planned, "planned") },
    {
      content: both(lower.actual, upper.actual, "lower.actual", "upper.actual"),
      alarm: planned !== null && upper.actual < planned,
    },
    { content: both(lower.committed, upper.committed, "lower.committed", "upper.committed") },
    {
      content: both(
        upper.requiredPerYear,
        lower.requiredPerYear,
        "upper.required_per_year",
        "lower.required_per_year",
        perYear,
      ),
    },
    { content: arrival(lower.completionYear, upper.completionYear) ?? trackFormat.years(track) },
  ];
}

/** What the sums above are made of, each with its page. */
function counted(setting: Setting, { entries, tracks: all }: TrackReport, trackFormat: TrackFormat): Markup {
  const { t, language } = setting;
  const shown = new Map(
    all.map(({ series, label, unit }) => [series, trackFormat.named(label[language], unit)]),
  );
  const groups = [...shown].map(
    ([series, title]): Group => ({
      title,
      rows: entries.flatMap((entry, i) =>
        entry.series !== series || entry.reason !== undefined ? [] : [lineOf(setting, trackFormat, entry, i)],
      ),
    }),
  );
  const headings = [
    t("track.what"),
    t("track.status"),
    t("track.years"),
    t("track.sum"),
    { text: t("list.source") },
  ];
  return table(
    t("track.counted"),
    headings,
    groups.filter(({ rows }) => rows.length > 0),
  );
}

function lineOf(
  { t, language }: Setting,
  trackFormat: TrackFormat,
  entry: EntryRow,
  place: number,
): Group["rows"][number] {
  const { label, status, years, facts, unit } = entry;
  const weak = ({ confidence }: FactRow) => (confidence === "low" ? " †" : "");
  const sums = facts.flatMap((fact, k): Child[] => [
    k === 0 ? "" : " | ",
    datum(fact.value, trackFormat.amount(fact.value, unit), `entries.${place}.facts.${k}.value`),
    weak(fact),
  ]);
  const pages = new Map(facts.flatMap(({ sources }) => sources.map((source) => [source.id, source])));
  const cited = [...pages.values()].map(({ publisher, date, url }, k): Child[] => [
    k === 0 ? "" : "; ",
    link(url, `${publisher[language]}, ${date}`),
  ]);
  return {
    head: label[language],
    cells: [
      { content: t(statusIds[status]) },
      { content: trackFormat.span(years) },
      { content: sums },
      { content: cited, as: "text" },
    ],
  };
}
