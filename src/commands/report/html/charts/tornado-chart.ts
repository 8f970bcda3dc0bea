/** What a figure becomes with each input alone at its low and at its high, the widest first. */

import { scaleLinear } from "d3-scale";
import { maxOf, minOf } from "../../../../lists.ts";
import { marked, minus } from "../context.ts";
import { el, type Markup } from "../element.ts";
import { type Axis, columns, type Frame, roomFor, round, svg, text } from "./frame.ts";

export interface Bar {
  readonly label: readonly string[];
  readonly low: { readonly value: number | null; readonly at: string };
  readonly high: { readonly value: number | null; readonly at: string };
}

const width = 360;
const lineHeight = 13;
const barHeight = 11;
const gap = 9;
/** Room for the numbers at the ends of bars. */
const minSide = 40;

/** `own`: the figure with every input at its value. `label`: a value at the end of a bar. */
export function tornadoChart(
  about: { readonly id: string; readonly title: string; readonly description: string },
  own: number,
  bars: readonly Bar[],
  span: readonly [number, number],
  axis: Axis,
  label: (value: number) => string,
): Markup {
  const heights = bars.map((bar) => bar.label.length * lineHeight + barHeight + gap);
  const height = heights.reduce((sum, each) => sum + each, 0) + 42;
  const frame: Frame = { width, height, left: 4, right: 4, top: 4, bottom: 34 };
  const side = Math.max(minSide, roomFor(span.map(label)));
  const x = scaleLinear()
    .domain(span)
    .range([frame.left + side, width - frame.right - side]);
  let top = frame.top;
  const rows = bars.map(({ label: words, low, high }, i) => {
    const foot = top + words.length * lineHeight;
    const named = words.map((each, k) =>
      text(frame.left, top + lineHeight * (k + 1) - 4, each, "start", "name halo"),
    );
    top += heights[i] as number;
    const ends = [
      { ...low, kind: "low" },
      { ...high, kind: "high" },
    ].flatMap((end) => (end.value === null ? [] : [{ ...end, value: end.value }]));
    const boxes = ends
      .filter(({ value }) => value !== own)
      .map(({ value, at, kind }) => {
        const [from, to] = [Math.min(x(value), x(own)), Math.max(x(value), x(own))];
        const box = { x: round(from), width: round(Math.max(0.5, to - from)), y: foot, height: barHeight };
        return el("rect", { ...box, class: kind, ...marked(value, at) });
      });
    const [least, most] = [
      minOf(
        ends.map(({ value }) => value),
        own,
      ),
      maxOf(
        ends.map(({ value }) => value),
        own,
      ),
    ];
    const numbers = [
      ...(least < own ? [text(x(least) - 3, foot + 9, minus(label(least)), "end", "halo")] : []),
      ...(most > own ? [text(x(most) + 3, foot + 9, minus(label(most)), "start", "halo")] : []),
    ];
    return [named, boxes, numbers];
  });
  const foot = height - frame.bottom;
  return svg(
    frame,
    about,
    span[0] < 0 && span[1] > 0
      ? el("line", { x1: round(x(0)), x2: round(x(0)), y1: frame.top, y2: foot, class: "sign" })
      : undefined,
    el("line", { x1: round(x(own)), x2: round(x(own)), y1: frame.top, y2: foot, class: "zero" }),
    rows,
    columns(frame, x, 6, axis),
  );
}
