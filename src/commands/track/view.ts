import { headOf, type Json, rowsOf, scenariosOf } from "../../output/document.ts";
import { plainOrEmpty } from "../../output/numbers/number.ts";
import type { View } from "../../output/report-view.ts";
import type { Answer, EntryRow, FactRow, LineRow, TrackReport, TrackRow } from "./report.ts";
import { trackPage } from "./track-table.ts";

export const trackView: View<TrackReport> = {
  page: trackPage,
  document: (report) => ({
    head: {
      ...headOf(report),
      ...scenariosOf(report),
      asOf: report.asOf,
      actuals: {
        file: report.actuals.file,
        about: report.actuals.about?.en,
        entries: report.actuals.entries,
      },
    },
    lists: [
      ...rowsOf(report),
      { key: "tracks", record: "track", items: report.tracks.map(trackItem) },
      { key: "disagreements", record: "disagreement", items: disagreementsOf(report) },
      { key: "history", record: "year", items: historyOf(report) },
      { key: "lines", record: "line", items: report.lines.map(lineItem) },
      { key: "entries", record: "entry", items: report.entries.map(entryItem) },
    ],
  }),
  records,
};

function trackItem({ label, outside, base, least, most, missing, ...row }: TrackRow): Json {
  return {
    ...row,
    label: label.en,
    outside: outside?.en,
    base: base === undefined ? undefined : factItem(base),
    missing,
    least: { ...least },
    most: { ...most },
  };
}

function factItem({ id, label, value, confidence, sources, note }: FactRow): {
  readonly [key: string]: Json | undefined;
} {
  return {
    id,
    label: label?.en,
    value,
    confidence,
    sources: sources.map((source) => ({ ...source, publisher: source.publisher.en })),
    note: note?.en,
  };
}

function disagreementsOf({ disagreements }: TrackReport): Json[] {
  return disagreements.map(({ entry, label, unit, options, note }) => ({
    ...{ entry, label: label.en, unit, note: note?.en },
    options: options.map(({ fact, track }) => ({
      ...factItem(fact),
      least: track === undefined ? undefined : { ...track.least },
      most: track === undefined ? undefined : { ...track.most },
    })),
  }));
}

function historyOf({ history }: TrackReport): Json[] {
  return history.map(({ series, label, unit, entry, year, facts, planned, changes }) => ({
    ...{ series, label: label.en, unit, entry, year, planned, changes },
    facts: facts.map(factItem),
  }));
}

function lineItem({ label, ...row }: LineRow): Json {
  return { ...row, label: label.en };
}

function entryItem({ label, facts, aside, note, reason, ...row }: EntryRow): Json {
  return {
    ...{ ...row, label: label.en, counts: reason === undefined, reason },
    ...{ aside: aside?.en, note: note?.en, facts: facts.map(factItem) },
  };
}

const head = [
  ...["series", "reading", "level", "entry", "fact", "confidence", "bound", "planned", "record", "later"],
  ...["target", "left", "needed_a_year", "pace", "arrives", "unit"],
];

/** Every reading with its least and its most, and behind them what each side of a disagreement comes to. */
function records({ tracks, disagreements, entries }: TrackReport): string[][] {
  const series = new Map(entries.map((entry) => [entry.id, entry.series]));
  const bounds = ({ planned, target, least, most }: TrackRow, head: readonly string[], unit: string) =>
    (
      [
        ["least", least],
        ["most", most],
      ] as const
    ).map(([bound, answer]) => [...head, bound, ...numbers(planned, target, answer), unit]);
  const readings = tracks.flatMap((track) => {
    const { series, reading, level, base, unit } = track;
    return bounds(track, [series, reading, level, "", base?.id ?? "", base?.confidence ?? ""], unit);
  });
  const options = disagreements.flatMap(({ entry, unit, options }) =>
    options.flatMap(({ fact, track }) => {
      const { id = "", confidence, value } = fact;
      const about = [
        series.get(entry) ?? "",
        track?.reading ?? "",
        track?.level ?? "",
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

function numbers(planned: number | null, target: number | null, answer: Answer): string[] {
  const { record, later, left, needed, pace, arrives } = answer;
  return [planned, record, later, target, left, needed, pace, arrives].map(plainOrEmpty);
}
