/** A bridge drawn: from the bar of one scenario, each part where the ones before it have led, to the bar of the other. */

import { maxOf, minOf } from "../../lists.ts";
import type { Drawing, Stroke } from "../text/page.ts";
import { width, wrap } from "../text/width.ts";
import { joined, zeroMark } from "./strokes.ts";

export interface WaterfallStep {
  readonly name: string;
  /** As printed. */
  readonly amount: string;
  /** The ends of its bar: of a scenario, from zero. Undefined with either null. */
  readonly from: number | null;
  readonly to: number | null;
  /** Below zero, or making it so. */
  readonly alarm: boolean;
  readonly part: boolean;
}

const fills = { end: "█", rise: "▓", fall: "░" };
const minBar = 12;
const longestName = 34;

export function waterfallDrawing(title: string, steps: readonly WaterfallStep[], columns: number): Drawing {
  const amounts = maxOf(steps.map(({ amount }) => width(amount)));
  const names = Math.min(
    longestName,
    maxOf(steps.map(({ name, part }) => width(name) + (part ? 2 : 0))),
    columns - amounts - minBar - 4,
  );
  const room = columns - names - amounts - 4;
  const ends = steps.flatMap(({ from, to }) => [from ?? 0, to ?? 0]);
  const lowest = minOf(ends, 0);
  const span = maxOf(ends, 0) - lowest;
  const place = (value: number) => (span > 0 ? Math.round(((value - lowest) / span) * room) : 0);
  const drawing = steps.flatMap((step): Stroke[][] => {
    const indent = step.part ? "  " : "";
    const [first = "", ...rest] = wrap(step.name, names - indent.length).map((line) => indent + line);
    const amount = " ".repeat(amounts - width(step.amount)) + step.amount;
    return [
      [
        { text: `${first}${" ".repeat(names - width(first) + 2)}` },
        step.alarm ? { text: amount, tone: "alarm" } : { text: amount },
        { text: "  " },
        ...barOf(step, room, place, lowest < 0),
      ],
      ...rest.map((text) => [{ text }]),
    ];
  });
  return { title, drawing };
}

function barOf(
  { from, to, part, alarm }: WaterfallStep,
  room: number,
  place: (value: number) => number,
  below: boolean,
): Stroke[] {
  if (from === null || to === null) return [];
  const cells = Array.from({ length: room }, (): Stroke => ({ text: " " }));
  const text = part ? (to > from ? fills.rise : fills.fall) : fills.end;
  const tone = alarm ? "alarm" : part ? 1 : 0;
  cells.fill({ text, tone }, place(Math.min(from, to)), place(Math.max(from, to)));
  const zero = place(0);
  if (below && cells[zero]?.tone === undefined && zero < room)
    cells[zero] = { text: zeroMark, tone: "faint" };
  return joined(cells);
}
