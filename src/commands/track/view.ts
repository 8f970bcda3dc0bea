import { isDone } from "../../analysis/tracking/counting-rules.ts";
import { maxOf } from "../../lists.ts";
import { translator } from "../../messages/format.ts";
import { textCell } from "../../output/csv/csv.ts";
import { documentOf, recordOf, recordsOf, rowsOf } from "../../output/document.ts";
import type { Language, Style } from "../../output/formats.ts";
import { moneyBasis, moneyName } from "../../output/numbers/cells.ts";
import type { TableStyle } from "../../output/numbers/formatter.ts";
import { chooseScale, type Scale } from "../../output/numbers/money-scale.ts";
import { plainOrEmpty } from "../../output/numbers/number.ts";
import { joined } from "../../output/numbers/quantity.ts";
import type { CsvStyle, View } from "../../output/report-view.ts";
import { metricName, sentence, wordingOf } from "../../output/text/finding.ts";
import type { GridRow } from "../../output/text/grid.ts";
import { basisLines, overridesLine } from "../../output/text/heading.ts";
import type { Page, Part, Room } from "../../output/text/page.ts";
import { type Calendar, yearName } from "../../year-names.ts";
import { bulletDrawings } from "./bullets.ts";
import type { Answer, TrackReport, TrackRow } from "./report.ts";
import {
  countedParts,
  disagreementParts,
  fitted,
  historyParts,
  lineParts,
  statusIds,
  type TrackFormat,
  tellingIn,
} from "./track-details.ts";

export const trackView: View<TrackReport> = {
  finding: trackFinding,
  page: trackPage,
  document: (report) =>
    documentOf(report, "asOf actuals", [
      ...rowsOf(report),
      { key: "tracks", record: "track", items: tracksOf(report) },
      { key: "disagreements", record: "disagreement", items: disagreementsOf(report) },
      {
        key: "history",
        record: "year",
        items: recordsOf(report.history, "series label unit entry year planned changes facts"),
      },
      {
        key: "lines",
        record: "line",
        items: recordsOf(report.lines, "entry unit years status metrics lower upper planned label"),
      },
      { key: "entries", record: "entry", items: entriesOf(report) },
    ]),
  records,
};

const trackFields =
  "series unit metric reading status lastDecidedYear day planned target yearsLeft label outside baseline missingYears lower upper";

function tracksOf({ tracks }: TrackReport) {
  const rows = tracks.map((row) => ({ ...row, least: answerItem(row.lower), most: answerItem(row.upper) }));
  return recordsOf(rows, trackFields);
}

function answerItem(answer: Answer) {
  return recordOf(
    answer,
    "beforePlan actual committed afterPlan remaining requiredPerYear pace completionYear",
  );
}

/** Each side of a disagreement with what the plan's answer would be by it. */
function disagreementsOf({ disagreements }: TrackReport) {
  const rows = disagreements.map(({ options, ...row }) => ({
    ...row,
    options: options.map(({ fact, track }) => ({
      ...fact,
      ...(track && { lower: answerItem(track.lower), upper: answerItem(track.upper) }),
    })),
  }));
  return recordsOf(rows, "entry label unit note options");
}

function entriesOf({ entries }: TrackReport) {
  const rows = entries.map((row) => ({ ...row, counts: row.reason === undefined }));
  return recordsOf(
    rows,
    "id series unit status date years partOf overlaps replaces until division label counted=counts reason aside note facts",
  );
}

const head = [
  ...[
    "series",
    "label",
    "reading",
    "status",
    "entry",
    "fact",
    "confidence",
    "bound",
    "planned",
    "actual",
    "committed",
  ],
  ...["target", "remaining", "required_per_year", "pace", "completion_year", "unit"],
];

/** Every reading with its least and its most, and behind them what each side of a disagreement comes to. */
function records({ plan, tracks, disagreements, entries }: TrackReport, { language }: CsvStyle): string[][] {
  const series = new Map(entries.map((entry) => [entry.id, entry.series]));
  const bounds = ({ planned, target, lower, upper }: TrackRow, head: readonly string[], unit: string) =>
    (
      [
        ["lower", lower],
        ["upper", upper],
      ] as const
    ).map(([bound, answer]) => [...head, bound, ...numbers(planned, target, answer, plan.years), unit]);
  const readings = tracks.flatMap((track) => {
    const { series, reading, status, baseline, unit } = track;
    const label = textCell(track.label, language);
    return bounds(
      track,
      [series, label, reading, status, "", baseline?.id ?? "", baseline?.confidence ?? ""],
      unit,
    );
  });
  const options = disagreements.flatMap(({ entry, label, unit, options }) =>
    options.flatMap(({ fact, track }) => {
      const { id = "", confidence, value } = fact;
      const about = [
        series.get(entry) ?? "",
        textCell(label, language),
        track?.reading ?? "",
        track?.status ?? "",
        entry,
        id,
        confidence,
      ];
      if (track !== undefined) return bounds(track, about, unit);
      return [[...about, "printed", "", plainOrEmpty(value), "", "", "", "", "", "", unit]];
    }),
  );
  return [head, ...readings, ...options];
}

function numbers(
  planned: number | null,
  target: number | null,
  answer: Answer,
  calendar: Calendar | undefined,
): string[] {
  const { actual, committed, remaining, requiredPerYear, pace, completionYear } = answer;
  const amounts = [planned, actual, committed, target, remaining, requiredPerYear, pace].map(plainOrEmpty);
  return [...amounts, completionYear === null ? "" : yearName(completionYear, calendar)];
}

export function trackPage(report: TrackReport, style: Style, room: Room): Page {
  const { language } = style;
  const t = translator(language);
  const { currency } = report.money;
  const scale = trackScale(report, { language, requested: style.scale });
  const { counts } = report.model;
  const calendar = report.plan.years;
  const table: TableStyle = { language, currency, scale, requested: style.scale, counts, calendar };
  const trackFormat = tellingIn(report, table, room, t);
  const fine = finer(table);
  const [scenario] = report.scenarios;
  const { assumptions, inputs } = scenario;
  return {
    titles: [t("table.title", { name: scenario.name, label: scenario.label[language].normalize("NFC") })],
    typed: overridesLine(scenario),
    basis: [
      t("track.as-of", { day: report.asOf, count: report.actuals.entries }),
      moneyBasis(report, table),
      ...basisLines(report.scenarios, language),
    ],
    parts: report.drawn
      ? drawingsOf(report, style.columns, trackFormat)
      : [
          trackGrid(report, trackFormat),
          { remark: t("track.columns") },
          ...disagreementParts(report, trackFormat),
          ...lineParts(report, tellingIn(report, fine, room, t), moneyName(fine)),
          ...historyParts(report, trackFormat),
          ...countedParts(report, trackFormat),
        ],
    notes: [
      [
        t("track.note-json"),
        ...notesOf(report, trackFormat),
        t("table.assumptions", { assumptions, inputs }),
      ],
    ],
  };
}

/** One scale for all that is promised and on record. */
export function trackScale(
  { tracks, money }: TrackReport,
  { language, requested }: Pick<TableStyle, "language" | "requested">,
): Scale {
  const amounts = tracks.flatMap(({ target, upper }) => [target ?? 0, upper.actual]);
  return chooseScale(requested, money.currency, maxOf(amounts, 0), language);
}

/** Lines are small beside totals, and people know them in 억. */
export function finer(table: TableStyle): TableStyle {
  const { requested, currency, scale, language } = table;
  const chosen = requested === "auto" && currency.code === "KRW" ? "eok" : requested;
  return { ...table, scale: chooseScale(chosen, currency, 10 ** (scale.power + 2), language) };
}

function trackGrid({ tracks, years }: TrackReport, trackFormat: TrackFormat): Part {
  const { t, amount, range } = trackFormat;
  const rows: GridRow[] = [];
  let series = "";
  for (const track of tracks) {
    const { unit, planned, lower, upper } = track;
    if (track.series !== series) {
      series = track.series;
      rows.push({ title: seriesTitle(track, years.at(-1), trackFormat) });
    }
    rows.push([
      { text: readingOf(track, trackFormat), indent: 2 },
      { text: amount(planned, unit) },
      { text: range(lower.actual, upper.actual, unit), alarm: planned !== null && upper.actual < planned },
      { text: range(lower.committed, upper.committed, unit) },
      { text: trackFormat.perYearRange(upper.requiredPerYear, lower.requiredPerYear, unit) },
      { text: trackFormat.years(track) },
    ]);
  }
  const headings = ["track.planned", "track.record", "track.later", "track.needed", "track.arrives"] as const;
  return fitted(
    t("track.figure"),
    headings.map((id) => t(id)),
    rows,
    trackFormat.room,
  );
}

function drawingsOf(report: TrackReport, columns: number, trackFormat: TrackFormat): Part[] {
  return bulletDrawings(
    report,
    columns,
    trackFormat,
    (track, year) => seriesTitle(track, year, trackFormat),
    (track) => readingOf(track, trackFormat),
  );
}

/** "Public money: 35.00 by the end of 2030". */
export function seriesTitle(
  { label, target, unit, outside }: TrackRow,
  last: number | undefined,
  trackFormat: TrackFormat,
): string {
  const year = last === undefined ? "" : trackFormat.year(last);
  const values = {
    series: trackFormat.named(label[trackFormat.language], unit),
    target: trackFormat.amount(target, unit),
    year,
  };
  const id = outside === undefined ? "track.series" : "track.series-outside";
  return trackFormat.t(id, values).normalize("NFC");
}

/** "gross, voted for whole years, to 2026"; "new money above 1.80 in 2025: main budget". */
export function readingOf(
  { reading, status, baseline, lastDecidedYear, day, unit }: TrackRow,
  trackFormat: TrackFormat,
): string {
  const { t, language, amount } = trackFormat;
  if (reading === "new" && baseline !== undefined) {
    const base = amount(baseline.value, unit);
    const label = baseline.label?.[language];
    return (label === undefined ? t("track.new-alone", { base }) : t("track.new", { base, label })).normalize(
      "NFC",
    );
  }
  const done = t(statusIds[status]);
  if (day !== undefined) return t("track.by-day", { status: done, day });
  return t("track.by-year", {
    status: done,
    year: lastDecidedYear === undefined ? "" : trackFormat.year(lastDecidedYear),
  });
}

/** How the record is counted; what is said on a terminal alone is not in it. */
export function notesOf({ tracks, actuals }: TrackReport, { t, language }: TrackFormat): string[] {
  const outside = tracks.flatMap(({ label, outside }) =>
    outside === undefined
      ? []
      : [t("track.note-outside", { series: label[language], why: outside[language] })],
  );
  return [
    ...(tracks.some(({ reading }) => reading === "new") ? [t("track.note-new")] : []),
    ...(tracks.some(({ lastDecidedYear }) => lastDecidedYear !== undefined) ? [t("track.note-year")] : []),
    ...(tracks.some(({ day }) => day !== undefined) ? [t("track.note-day")] : []),
    t("track.note-once"),
    ...new Set(outside),
    ...(actuals.about === undefined ? [] : [actuals.about[language]]),
  ];
}

function withoutLast(text: string, word: string): string {
  return text.endsWith(` ${word}`) ? text.slice(0, -word.length - 1) : text;
}

/** Of each side of the plan, how much is on record of what it is to reach. */
function trackFinding(report: TrackReport, language: Language): string | undefined {
  const wording = wordingOf(report, language);
  const { t, amount } = wording;
  const seen = new Set<string>();
  const items = report.tracks.flatMap((row) => {
    const { series, outside, reading, target, lower, upper, unit, status, label, day } = row;
    if (outside !== undefined || reading !== "gross" || target === null || seen.has(series)) return [];
    seen.add(series);
    // What is counted is named once: "GPUs 22,840 of 50,000".
    const counted = (value: number | null) => withoutLast(amount(value, unit), label[language]);
    const amounts = [lower.actual, upper.actual, target].map(counted);
    // What all of them end with stands there once, in English behind the last: "6.13 to 12.08 of 65 trillion won".
    const [low = "", high = "", of = ""] = language === "en" ? joined(amounts, "\n").split("\n") : amounts;
    const record = low === high ? low : t("track.finding-range", { low, high });
    const values = { series: metricName({ label }, wording), record, target: of };
    // Of what is promised for years to come, the part of the time until then.
    const item = day === undefined || isDone(status) ? "track.finding-item" : "track.finding-due";
    return [t(item, { ...values, status: t(statusIds[status]) })];
  });
  if (items.length === 0) return undefined;
  return sentence(t("track.finding", { day: report.asOf, list: items.join(t("track.finding-and")) }));
}
