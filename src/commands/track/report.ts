/** A plan held against the record of what has been voted, signed and built. */

import type { Projection } from "../../analysis/projection/projection.ts";
import type { Reason } from "../../analysis/tracking/counting-rules.ts";
import type { Answer } from "../../analysis/tracking/pace.ts";
import type { Track, Tracking } from "../../analysis/tracking/progress-to-date.ts";
import { unitTextIn } from "../../formula/units.ts";
import { sameText, type Text } from "../../model/definition.ts";
import type { Actuals, Confidence, Entry, Fact, Series, Status } from "../../plan/actuals.ts";
import type { Project, Scenario } from "../../plan/types.ts";
import { headOf, moneyOf, scenarioHead } from "../../report/head.ts";
import { rowOf } from "../../report/rows.ts";
import type { Head, Origin, Row, ScenarioHead } from "../../report/types.ts";

export type { Answer } from "../../analysis/tracking/pace.ts";

/** One page's number. */
export interface FactRow {
  readonly id?: string;
  readonly label?: Text;
  readonly value: number;
  readonly confidence: Confidence;
  readonly sources: readonly SourceHead[];
  readonly note?: Text;
}

export interface SourceHead {
  readonly id: string;
  readonly publisher: Text;
  readonly date: string;
  readonly url: string;
}

/** One reading of one side of the plan: gross, or what is new above a base. */
export interface TrackRow {
  readonly series: string;
  readonly label: Text;
  readonly unit: string;
  readonly metric?: string;
  readonly outside?: Text;
  readonly reading: "gross" | "new";
  readonly status: Status;
  /** Of a reading of what is new: a year of what was there before. */
  readonly baseline?: FactRow;
  readonly lastDecidedYear?: number;
  readonly day?: string;
  readonly missingYears: readonly number[];
  readonly planned: number | null;
  readonly target: number | null;
  readonly yearsLeft: number;
  readonly lower: Answer;
  readonly upper: Answer;
}

export interface EntryRow {
  readonly id: string;
  readonly series: string;
  readonly label: Text;
  readonly unit: string;
  readonly years: string;
  readonly status: Status;
  readonly date: string;
  readonly until?: string;
  readonly facts: readonly FactRow[];
  /** Why it does not count by itself; without one it counts. */
  readonly reason?: Reason;
  /** What it is part of, shares money with, or was before. */
  readonly partOf: readonly string[];
  readonly division?: string;
  readonly overlaps: readonly string[];
  readonly replaces: readonly string[];
  readonly aside?: Text;
  readonly note?: Text;
}

export interface DisagreementRow {
  readonly entry: string;
  readonly label: Text;
  readonly unit: string;
  readonly options: readonly { readonly fact: FactRow; readonly track?: TrackRow }[];
  readonly note?: Text;
}

export interface HistoryRow {
  readonly series: string;
  readonly label: Text;
  readonly unit: string;
  readonly entry: string;
  readonly year: number;
  readonly facts: readonly FactRow[];
  readonly planned: number | null;
  readonly changes: readonly number[];
}

export interface LineRow {
  readonly entry: string;
  readonly label: Text;
  readonly unit: string;
  readonly years: string;
  readonly status: Status;
  readonly metrics: readonly string[];
  readonly lower: number;
  readonly upper: number;
  readonly planned: number | null;
}

export interface TrackReport extends Head {
  readonly command: "track";
  readonly scenarios: readonly [ScenarioHead];
  readonly years: readonly number[];
  /** The day by which entries have to be known. */
  readonly asOf: string;
  /** The record's file, where it is not the one shipped, and how many of its entries are known by then. */
  readonly actuals: { readonly file?: string; readonly about?: Text; readonly entries: number };
  readonly rows: readonly Row[];
  readonly tracks: readonly TrackRow[];
  readonly disagreements: readonly DisagreementRow[];
  readonly history: readonly HistoryRow[];
  readonly lines: readonly LineRow[];
  readonly entries: readonly EntryRow[];
  /** Whether they are shown in pictures. */
  readonly drawn: boolean;
}

export function trackReport(
  project: Project,
  scenario: Scenario,
  projection: Projection,
  actuals: Actuals,
  { entries, reason, tracks, disagreements, years, lines }: Tracking,
  asOf: string,
  drawn: boolean,
  origin: Origin & { readonly actualsFile?: string },
): TrackReport {
  const { actualsFile, ...rest } = origin;
  const facts = (fact: Fact) => factRow(fact, actuals);
  const seriesOf = ({ series }: Entry) => actuals.series.get(series) as Series;
  const unit = (series: Series) => unitTextIn(series.unit.text, project.plan.currency.code);
  const row = (track: Track) => trackRow(track, unit(track.series), facts);
  return {
    command: "track",
    ...headOf(project, rest, moneyOf(projection)),
    scenarios: [scenarioHead(scenario)],
    years: projection.years,
    asOf,
    actuals: {
      file: actualsFile,
      about: actuals.about,
      entries: entries.length,
    },
    rows: projection.figures.map((figure) => rowOf(figure, 0)),
    tracks: tracks.map(row),
    disagreements: disagreements.map(({ entry, options }) => ({
      entry: entry.id,
      label: entry.label,
      unit: unit(seriesOf(entry)),
      options: options.map(({ fact, track }) => ({
        fact: facts(fact),
        track: track && row(track),
      })),
      ...noteOf(entry),
    })),
    history: years.map(({ series, entry, year, facts: all, planned, changes }) => ({
      ...{ series: series.id, label: series.label, unit: unit(series) },
      ...{ entry: entry.id, year, planned, changes },
      facts: all.map(facts),
    })),
    lines: lines.map(({ entry, lower, upper, planned }) => ({
      ...{ entry: entry.id, label: entry.label, unit: unit(seriesOf(entry)) },
      ...{ years: spanText(entry), status: entry.status, metrics: entry.metrics, lower, upper, planned },
    })),
    drawn,
    entries: entries.map((entry) => {
      const series = seriesOf(entry);
      const why = reason(entry);
      const { id, status, date, until, partOf, division, overlaps, replaces, aside } = entry;
      return {
        ...{ id, series: series.id, label: entry.label, unit: unit(series), status, date },
        ...{ years: spanText(entry), facts: entry.facts.map(facts), partOf, overlaps, replaces },
        until,
        division,
        reason: why,
        aside,
        ...noteOf(entry),
      };
    }),
  };
}

function trackRow(track: Track, unit: string, facts: (fact: Fact) => FactRow): TrackRow {
  const {
    series,
    status,
    baseline,
    lastDecidedYear,
    day,
    missingYears,
    planned,
    target,
    yearsLeft,
    lower,
    upper,
  } = track;
  return {
    ...{ series: series.id, label: series.label, unit },
    metric: series.metric,
    outside: series.outside,
    ...{ reading: baseline === undefined ? "gross" : "new", status },
    baseline: baseline && facts(baseline),
    lastDecidedYear,
    day,
    ...{ missingYears, planned, target, yearsLeft, lower, upper },
  };
}

function factRow({ id, label, value, confidence, source, note }: Fact, { sources }: Actuals): FactRow {
  return {
    id,
    label,
    ...{ value, confidence },
    sources: source.map((cited) => {
      const { publisher = sameText(""), date = "", url = "" } = sources.get(cited) ?? {};
      return { id: cited, publisher, date, url };
    }),
    note,
  };
}

function noteOf({ note }: Entry): { readonly note?: Text } {
  return note === undefined ? {} : { note };
}

/** "2026", "2027..2029", "2026..". */
function spanText({ years: { from, to } }: Entry): string {
  return from === to ? String(from) : `${from}..${to ?? ""}`;
}
