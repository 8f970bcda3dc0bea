/** Where a plan should be by now, where the record has it, and what pages disagree about. */

import { maxOf } from "../../lists.ts";
import { word } from "../../messages/format.ts";
import type { Style } from "../../output/formats.ts";
import { moneyBasis, moneyName } from "../../output/numbers/cells.ts";
import type { TableStyle } from "../../output/numbers/formatter.ts";
import { chooseScale, type Scale } from "../../output/numbers/money-scale.ts";
import type { GridRow } from "../../output/text/grid.ts";
import { byHand } from "../../output/text/overrides-line.ts";
import type { Page, Part, Room, Say } from "../../output/text/page.ts";
import { bulletDrawings } from "./bullets.ts";
import type { TrackReport, TrackRow } from "./report.ts";
import { countedParts, disagreementParts, historyParts, lineParts } from "./track-details.ts";
import { fitted, statusIds, type Telling, tellingIn } from "./track-format.ts";

export function trackPage(report: TrackReport, style: Style, room: Room): Page {
  const { language } = style;
  const say: Say = (id, values = {}) => word({ id, values }, language);
  const { currency } = report.money;
  const scale = trackScale(report, { language, asked: style.scale });
  const table: TableStyle = { language, currency, scale, asked: style.scale, counts: report.model.counts };
  const telling = tellingIn(table, room, say);
  const fine = finer(table);
  const [scenario] = report.scenarios;
  return {
    titles: [say("table.title", { name: scenario.name, label: scenario.label[language].normalize("NFC") })],
    typed: byHand(scenario),
    basis: [
      say("track.as-of", { day: report.asOf, count: report.actuals.entries }),
      moneyBasis(report, table),
    ],
    parts: report.drawn
      ? drawingsOf(report, style.columns, telling)
      : [
          trackGrid(report, telling),
          { remark: say("track.columns") },
          ...disagreementParts(report, telling),
          ...lineParts(report, tellingIn(fine, room, say), moneyName(fine)),
          ...historyParts(report, telling),
          ...countedParts(report, telling),
        ],
    notes: [notesOf(report, telling)],
  };
}

/** One scale for all that is promised and on record. */
export function trackScale(
  { tracks, money }: TrackReport,
  { language, asked }: Pick<TableStyle, "language" | "asked">,
): Scale {
  const amounts = tracks.flatMap(({ target, most }) => [target ?? 0, most.record]);
  return chooseScale(asked, money.currency, maxOf(amounts, 0), language);
}

/** Lines are small beside totals, and people know them in 억. */
export function finer(table: TableStyle): TableStyle {
  const { asked, currency, scale, language } = table;
  const chosen = asked === "auto" && currency.code === "KRW" ? "eok" : asked;
  return { ...table, scale: chooseScale(chosen, currency, 10 ** (scale.power + 2), language) };
}

function trackGrid({ tracks, years }: TrackReport, telling: Telling): Part {
  const { say, amount, range } = telling;
  const rows: GridRow[] = [];
  let series = "";
  for (const track of tracks) {
    const { unit, planned, least, most } = track;
    if (track.series !== series) {
      series = track.series;
      rows.push({ title: seriesTitle(track, years.at(-1) ?? "", telling) });
    }
    rows.push([
      { text: readingOf(track, telling), indent: 2 },
      { text: amount(planned, unit) },
      { text: range(least.record, most.record, unit), alarm: planned !== null && most.record < planned },
      { text: range(least.later, most.later, unit) },
      { text: range(most.needed, least.needed, unit) },
      { text: telling.years(track) },
    ]);
  }
  const headings = ["track.planned", "track.record", "track.later", "track.needed", "track.arrives"] as const;
  return fitted(
    say("track.figure"),
    headings.map((id) => say(id)),
    rows,
    telling.room,
  );
}

function drawingsOf(report: TrackReport, columns: number, telling: Telling): Part[] {
  return bulletDrawings(
    report,
    columns,
    telling,
    (track, year) => seriesTitle(track, year, telling),
    (track) => readingOf(track, telling),
  );
}

/** "Public money: 35.00 by the end of 2030". */
function seriesTitle(
  { label, target, unit, outside }: TrackRow,
  year: number | string,
  telling: Telling,
): string {
  const values = { series: label[telling.language], target: telling.amount(target, unit), year };
  const id = outside === undefined ? "track.series" : "track.series-outside";
  return telling.say(id, values).normalize("NFC");
}

/** "gross, voted for whole years, to 2026"; "new money above 1.80 in 2025: main budget". */
export function readingOf({ reading, level, base, through, day, unit }: TrackRow, telling: Telling): string {
  const { say, language, amount } = telling;
  if (reading === "new" && base !== undefined) {
    const values = { base: amount(base.value, unit), label: base.label?.[language] ?? "" };
    return say("track.new", values).normalize("NFC");
  }
  const status = say(statusIds[level]);
  if (day !== undefined) return say("track.by-day", { status, day });
  return say("track.by-year", { status, year: through ?? "" });
}

export function notesOf({ tracks, scenarios, actuals }: TrackReport, { say, language }: Telling): string[] {
  const [{ assumptions, inputs }] = scenarios;
  const outside = tracks.flatMap(({ label, outside }) =>
    outside === undefined
      ? []
      : [say("track.note-outside", { series: label[language], why: outside[language] })],
  );
  return [
    ...(tracks.some(({ reading }) => reading === "new") ? [say("track.note-new")] : []),
    ...(tracks.some(({ through }) => through !== undefined) ? [say("track.note-year")] : []),
    ...(tracks.some(({ day }) => day !== undefined) ? [say("track.note-day")] : []),
    say("track.note-once"),
    ...new Set(outside),
    ...(actuals.about === undefined ? [] : [actuals.about[language]]),
    say("table.assumptions", { assumptions, inputs }),
  ];
}
