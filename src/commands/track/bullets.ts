/**
 * A plan's path and its record as bullet graphs (after S. Few, 2006): on one axis a side, what has come, as a bar, against a mark
 * where the plan would have it by now.
 */

import { maxOf } from "../../lists.ts";
import { joined } from "../../output/charts/strokes.ts";
import type { Drawing, Stroke } from "../../output/text/page.ts";
import { width, wrap } from "../../output/text/width.ts";
import type { TrackReport, TrackRow } from "./report.ts";
import type { TrackFormat } from "./track-details.ts";

const fills = { record: "█", disputed: "▓", later: "░" };
const marks = { planned: "┃", target: "│" };
const longestName = 34;
const minBar = 12;

/** `readingOf`: what a line is a reading of, in words. */
export function bulletDrawings(
  { tracks, years }: TrackReport,
  columns: number,
  trackFormat: TrackFormat,
  titleOf: (track: TrackRow, year: number | undefined) => string,
  readingOf: (track: TrackRow) => string,
): Drawing[] {
  const series = [...new Set(tracks.map((track) => track.series))];
  const drawings = series.map((id): Drawing => {
    const own = tracks.filter((track) => track.series === id);
    return {
      title: titleOf(own[0] as TrackRow, years.at(-1)),
      drawing: linesOf(own, columns, trackFormat, readingOf),
    };
  });
  const [first, ...rest] = drawings;
  return first === undefined ? [] : [{ drawing: legendOf(columns, trackFormat) }, first, ...rest];
}

function linesOf(
  tracks: readonly TrackRow[],
  columns: number,
  { range, amount, t }: TrackFormat,
  readingOf: (track: TrackRow) => string,
): Stroke[][] {
  const amounts = tracks.map(({ lower, upper, planned, unit }) =>
    t("chart.of", { amount: range(lower.actual, upper.actual, unit), line: amount(planned, unit) }),
  );
  const numbers = maxOf(amounts.map(width));
  const names = Math.max(
    10,
    Math.min(
      longestName,
      maxOf(tracks.map((track) => width(readingOf(track)))),
      columns - numbers - minBar - 4,
    ),
  );
  const room = Math.max(minBar, columns - names - numbers - 4);
  const ends = tracks.flatMap(({ target, planned, upper }) => [
    target,
    planned,
    upper.actual + upper.committed,
  ]);
  const longest = maxOf(
    ends.map((end) => end ?? 0),
    0,
  );
  // A mark takes a column of its own.
  const place = (value: number) =>
    longest > 0 ? Math.round((Math.max(0, value) / longest) * (room - 1)) : 0;
  return tracks.flatMap((track, i): Stroke[][] => {
    const [first = "", ...rest] = wrap(readingOf(track), names);
    const bar = barOf(track, room, place);
    const taken = bar.reduce((sum, { text }) => sum + width(text), 0);
    const text = " ".repeat(numbers - width(amounts[i] as string)) + amounts[i];
    const short = track.planned !== null && track.upper.actual < track.planned;
    return [
      [
        { text: `${first}${" ".repeat(names - width(first) + 2)}` },
        ...bar,
        { text: " ".repeat(room - taken + 2) },
        short ? { text, tone: "alarm" } : { text },
      ],
      ...rest.map((line) => [{ text: line }]),
    ];
  });
}

function barOf({ lower, upper, planned, target }: TrackRow, room: number, place: (value: number) => number) {
  const cells = Array.from({ length: room }, (): Stroke => ({ text: " " }));
  const [sure, all, later] = [lower.actual, upper.actual, upper.actual + upper.committed].map(place) as [
    number,
    number,
    number,
  ];
  cells.fill({ text: fills.record, tone: 0 }, 0, sure);
  cells.fill({ text: fills.disputed, tone: 1 }, sure, all);
  cells.fill({ text: fills.later, tone: "faint" }, all, later);
  if (target !== null) cells[place(target)] = { text: marks.target, tone: "faint" };
  if (planned !== null) cells[place(planned)] = { text: marks.planned };
  return joined(cells);
}

function legendOf(columns: number, { t }: TrackFormat): Stroke[][] {
  const keys = [
    [fills.record, t("chart.record")],
    [fills.disputed, t("chart.disputed")],
    [fills.later, t("chart.later")],
    [marks.planned, t("chart.planned")],
    [marks.target, t("chart.target")],
  ].map(([fill, text]) => `${fill} ${text}`);
  const lines: string[] = [];
  for (const key of keys) {
    const longer = lines.length === 0 ? key : `${lines.at(-1)}   ${key}`;
    if (lines.length > 0 && width(longer) <= columns) lines[lines.length - 1] = longer;
    else lines.push(key);
  }
  return lines.map((text) => [{ text }]);
}
