/** What stands below the answers of `track`: who disagrees, the plan's lines, other years, and the entries themselves. */

import { maxOf } from "../../lists.ts";
import type { Translate } from "../../messages/format.ts";
import type { Language } from "../../output/formats.ts";
import { showPercent } from "../../output/numbers/cells.ts";
import { type Formatter, formatterOf, type TableStyle } from "../../output/numbers/formatter.ts";
import { sensibleDecimals } from "../../output/numbers/number.ts";
import { isMoney } from "../../output/numbers/prose.ts";
import { unitName } from "../../output/numbers/quantity.ts";
import { type GridCell, type GridColumn, type GridRow, gridWidth } from "../../output/text/grid.ts";
import { type Grid, type Part, type Room, wrapAt } from "../../output/text/page.ts";
import { width } from "../../output/text/width.ts";
import { lastYear } from "../../plan/years.ts";
import { yearName } from "../../year-names.ts";
import type { Answer, EntryRow, FactRow, TrackReport, TrackRow } from "./report.ts";

/** Every disagreement of the record, and the answer under each side of it. */
export function disagreementParts({ disagreements }: TrackReport, trackFormat: TrackFormat): Part[] {
  if (disagreements.length === 0) return [];
  const { t, language, amount, range } = trackFormat;
  const rows = disagreements.flatMap(({ label, unit, options }): GridRow[] => [
    { title: trackFormat.named(label[language], unit).normalize("NFC") },
    ...options.map(({ fact, track }): GridRow => {
      const text = t("track.says", {
        label: fact.label?.[language] ?? "",
        source: sourceText(fact, language),
      });
      return [
        { ...cell(text + weakness(fact.confidence)), indent: 2 },
        { text: amount(fact.value, unit) },
        { text: track === undefined ? "" : range(track.lower.actual, track.upper.actual, unit) },
        {
          text:
            track === undefined
              ? ""
              : trackFormat.perYearRange(track.upper.requiredPerYear, track.lower.requiredPerYear, unit),
        },
        { text: track === undefined ? "" : trackFormat.years(track) },
      ];
    }),
  ]);
  const headings = (["track.printed", "track.record", "track.needed", "track.arrives"] as const).map((id) =>
    t(id),
  );
  const title = t("track.disagreements");
  const weak = disagreements.some(({ options }) => options.some(({ fact }) => fact.confidence === "low"));
  return [
    fitted(t("track.figure"), headings, rows, trackFormat.room, title),
    ...(weak ? [{ remark: t("track.weak") }] : []),
  ];
}

/** Lines of the record that are about figures of the plan. */
export function lineParts({ lines }: TrackReport, trackFormat: TrackFormat, money: string): Part[] {
  if (lines.length === 0) return [];
  const { t, language, amount, range, difference } = trackFormat;
  const rows = lines.map(({ label, unit, years, status, lower, upper, planned }): GridRow => {
    const text = t("track.line", {
      label: trackFormat.named(label[language], unit),
      years: trackFormat.span(years),
      status: t(statusIds[status]),
    });
    const differenceFrom = (value: number) => difference(planned === null ? null : value - planned, unit);
    return [
      cell(text),
      { text: amount(planned, unit) },
      { text: range(lower, upper, unit) },
      {
        text: lower === upper ? differenceFrom(upper) : `${differenceFrom(lower)} … ${differenceFrom(upper)}`,
      },
    ];
  });
  const headings = [t("track.plan"), t("track.record"), t("track.difference")];
  return [fitted(t("track.figure"), headings, rows, trackFormat.room, t("track.lines", { money }))];
}

/** What is looked at year by year. */
export function historyParts({ history }: TrackReport, trackFormat: TrackFormat): Part[] {
  const { t, language, amount } = trackFormat;
  const labels = [...new Map(history.map(({ series, label }) => [series, label]))];
  return labels.flatMap(([series, label]) => {
    const rows = history
      .filter((row) => row.series === series)
      .map(({ year, unit, facts, planned, changes }): GridRow => {
        const named = facts.map((fact) => fact.label?.[language]).filter((text) => text !== undefined);
        return [
          cell(trackFormat.year(year) + (named.length === 0 ? "" : ` (${named.join(" | ")})`)),
          { text: facts.map(({ value }) => amount(value, unit)).join(" | ") },
          { text: changes.map((change) => showPercent(change, language)).join(" | ") },
          { text: planned === null ? "" : amount(planned, unit) },
        ];
      });
    const headings = [t("track.record"), t("track.change"), t("track.plan")];
    const { unit } = history.find((row) => row.series === series) as TrackReport["history"][number];
    const title = trackFormat.named(label[language], unit).normalize("NFC");
    return [fitted(t("track.year"), headings, rows, trackFormat.room, title), { remark: t("track.changes") }];
  });
}

/** The entries that count, each with its source; and what is on record beside them, and why it adds nothing. */
export function countedParts({ entries, tracks }: TrackReport, trackFormat: TrackFormat): Part[] {
  const { t, language, amount } = trackFormat;
  const shown = new Map(tracks.map(({ series, label }) => [series, label]));
  const names = new Map(entries.map(({ id, label }) => [id, label[language]]));
  const sums = ({ facts, unit }: EntryRow) =>
    facts.map(({ value, confidence }) => amount(value, unit) + weakness(confidence)).join(" | ");
  const own = entries.filter(({ series }) => shown.has(series));
  const counted = [...shown].flatMap(([series, label]): GridRow[] => {
    const those = own.filter((entry) => entry.series === series && entry.reason === undefined);
    if (those.length === 0) return [];
    return [
      { title: trackFormat.named(label[language], (those[0] as EntryRow).unit).normalize("NFC") },
      ...those.map((entry): GridRow => {
        const sources = [...new Set(entry.facts.map((fact) => sourceText(fact, language)))].join("; ");
        const text = t("track.entry", { label: entry.label[language], sources });
        const { years } = entry;
        return [
          { ...cell(text), indent: 2 },
          { text: t(statusIds[entry.status]) },
          { text: trackFormat.span(years) },
          { text: sums(entry) },
        ];
      }),
    ];
  });
  const why = (entry: EntryRow): string => {
    const named = (ids: readonly string[]) => ids.map((id) => names.get(id) ?? id).join(", ");
    if (entry.reason === "aside") return entry.aside?.[language] ?? "";
    if (entry.reason === "overlap") return t("track.overlap", { entries: named(entry.overlaps) });
    if (entry.reason === "replaced") return t("track.replaced", { entries: named(replacing(entry)) });
    if (entry.reason === "base") return t("track.base");
    if (entry.reason === "years") return t("track.outside-years");
    return t(entry.reason === "doubtful" ? "track.doubtful" : "track.early");
  };
  const replacing = ({ id }: EntryRow) =>
    entries.filter(({ replaces }) => replaces.includes(id)).map((entry) => entry.id);
  const rest = own.filter(({ reason }) => reason !== undefined && reason !== "part");
  const beside = rest.map(
    (entry): GridRow => [
      cell(`${trackFormat.named(entry.label[language], entry.unit)}: ${why(entry)}`),
      { text: sums(entry) },
    ],
  );
  const headings = [t("track.status"), t("track.years"), t("track.sum")];
  return [
    fitted(t("track.what"), headings, counted, trackFormat.room, t("track.counted")),
    ...(beside.length === 0
      ? []
      : [fitted(t("track.what"), [t("track.sum")], beside, trackFormat.room, t("track.beside"))]),
  ];
}

function weakness(confidence: FactRow["confidence"]): string {
  return confidence === "low" ? " †" : "";
}

function sourceText({ sources }: FactRow, language: Language): string {
  return sources.map(({ publisher, date }) => `${publisher[language].normalize("NFC")} ${date}`).join(", ");
}

/** How the numbers and words of one page are written. */
export interface TrackFormat {
  readonly t: Translate;
  readonly language: Language;
  readonly room: Room;
  /** An amount of a unit; what is undefined is said so. */
  readonly amount: (value: number | null, unit: string) => string;
  readonly difference: (value: number | null, unit: string) => string;
  /** The least and the most, where they differ. */
  readonly range: (least: number | null, most: number | null, unit: string) => string;
  /** An amount each year, of which a few things come in parts: 0.4 trams. */
  readonly perYear: (value: number | null, unit: string) => string;
  readonly perYearRange: (least: number | null, most: number | null, unit: string) => string;
  /** A label in the language, with the unit of what is not in the money that the heading names. */
  readonly named: (label: string, unit: string) => string;
  readonly year: (year: number) => string;
  /** `2026..2030` as the plan calls its years. */
  readonly span: (years: string) => string;
  readonly years: (track: Pick<TrackRow, "target" | "lower" | "upper">) => string;
}

/** `report`: what is counted has the digits that all of its amounts need, as in a row of `run`. */
export function tellingIn(
  report: Pick<TrackReport, "tracks" | "entries">,
  style: TableStyle,
  room: Room,
  t: Translate,
): TrackFormat {
  const { language } = style;
  const plain = (unit: string) => formatterOf([{ unit, kind: "flow", values: [], total: null }], style);
  const formatters = new Map<string, Formatter>();
  const format = (unit: string): Formatter => {
    const known =
      formatters.get(unit) ?? plain(unit).finer(isMoney(unit, style) ? 0 : digitsOf(report, unit));
    formatters.set(unit, known);
    return known;
  };
  const perYear = (value: number | null, unit: string) => {
    const few = value !== null && value < 10 && !isMoney(unit, style);
    return few
      ? plain(unit)
          .finer(Math.max(sensibleDecimals([value], unit), format(unit).decimals))
          .amount(value)
      : amount(value, unit);
  };
  const both = (least: string, most: string) => (least === most ? least : `${least}–${most}`);
  const amount = (value: number | null, unit: string) => format(unit).amount(value);
  return {
    ...{ t, language, room, amount, perYear },
    perYearRange: (least, most, unit) => both(perYear(least, unit), perYear(most, unit)),
    named: (label, unit) => (unitIsClear(label, unit, style) ? label : `${label} (${unitName(unit, style)})`),
    year: (year) => yearName(year, style.calendar),
    span: (years) => years.replaceAll(/\d{4}/g, (year) => yearName(Number(year), style.calendar)),
    difference: (value, unit) => format(unit).change(value),
    range: (least, most, unit) => both(amount(least, unit), amount(most, unit)),
    years: ({ target, lower, upper }) => {
      const year = ({ completionYear, pace }: Answer) =>
        completionYear === null
          ? t(pace === null || target === null ? "table.undefined" : "track.never")
          : completionYear > lastYear
            ? t("track.after", { year: yearName(lastYear, style.calendar) })
            : yearName(completionYear, style.calendar);
      // More on record comes sooner.
      return both(year(upper), year(lower));
    },
  };
}

/** Whether the heading has the unit of an amount, or its label names what is counted: GPUs, ferries. */
function unitIsClear(label: string, unit: string, style: TableStyle): boolean {
  if (unit === style.currency.code || unit === "1") return true;
  const names = [unit, unitName(unit, style)].map((name) => name.toLowerCase());
  return style.counts.has(unit) && names.some((name) => label.toLowerCase().includes(name));
}

/** The decimals of what is counted: none where all of it is whole. */
function digitsOf({ tracks, entries }: Pick<TrackReport, "tracks" | "entries">, unit: string): number {
  const amounts = tracks
    .filter((track) => track.unit === unit)
    .flatMap(({ planned, target, lower, upper }) => [planned, target, lower.actual, upper.actual]);
  const facts = entries
    .filter((entry) => entry.unit === unit)
    .flatMap((entry) => entry.facts.map(({ value }) => value));
  return sensibleDecimals([...amounts, ...facts], unit);
}

/** How far a sum has got, in words. */
export const statusIds = {
  announced: "track.status-announced",
  requested: "track.status-requested",
  approved: "track.status-approved",
  voted: "track.status-voted",
  contracted: "track.status-contracted",
  spent: "track.status-spent",
  installed: "track.status-installed",
} as const;

const minLabel = 16;

/** A grid whose first column takes what the numbers leave of the line; where they leave too little, each number has its own line. */
export function fitted(
  heading: string,
  headings: readonly string[],
  rows: readonly GridRow[],
  room: Room,
  title?: string,
): Grid {
  const named = title === undefined ? {} : { title };
  const numbers = headings.map((text): GridColumn => ({ heading: text, align: "right" }));
  const rest = rows.map((row): GridRow => ("title" in row ? row : row.slice(1)));
  const left = room - gridWidth(numbers, rest) - 2;
  if (left >= minLabel)
    return { ...named, columns: [{ heading, align: "left", ...wrapAt(left) }, ...numbers], rows };
  const stacked = rows.flatMap((row): GridRow[] => {
    if ("title" in row) return [[{ text: row.title }, { text: "" }]];
    const [label = { text: "" }, ...cells] = row;
    const lines = cells.map(
      (cell, i): GridRow => [{ text: headings[i] as string, indent: (label.indent ?? 0) + 2 }, cell],
    );
    return [[label, { text: "" }], ...lines.filter((_, i) => cells[i]?.text !== "")];
  });
  const widest = maxOf(
    stacked.map((row) => ("title" in row ? 0 : width((row[1] as GridCell).text))),
    0,
  );
  return {
    ...named,
    columns: [
      { heading, align: "left", ...wrapAt(Math.max(minLabel, room - widest - 2)) },
      { heading: "", align: "right" },
    ],
    rows: stacked,
  };
}

export function cell(text: string): GridCell {
  return { text: text.normalize("NFC") };
}
