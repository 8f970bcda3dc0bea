/** What a figure becomes with each input alone at its low and at its high, the widest first. */

import { scaleLinear } from "d3-scale";
import { maxOf } from "../../../../lists.ts";
import { marked, minus } from "../context.ts";
import { el } from "../element.ts";
import {
  type About,
  type Axis,
  columns,
  type Frame,
  type Picture,
  pictureWidth,
  roomFor,
  round,
  svg,
  text,
} from "./frame.ts";

/** `label`: the input's value there. `fill`: whether the figure is better there or worse. */
export interface End {
  readonly value: number | null;
  readonly at: string;
  readonly label: string;
  readonly fill: string;
}

export interface Bar {
  readonly label: readonly string[];
  readonly low: End;
  readonly high: End;
}

const width = pictureWidth;
/** Of the names at the left: pixels. */
const namesWidth = 132;
const lineHeight = 12;
const barHeight = 13;
const gap = 9;

/** `own`: the figure with every input at its value, and its name there; `zero`: the name of the line at which it changes its sign. */
export function tornadoChart(
  about: About,
  own: { readonly value: number; readonly label: string },
  zero: string,
  bars: readonly Bar[],
  scale: Scale,
  axis: Axis,
): Picture {
  const heights = bars.map((bar) => Math.max(barHeight, bar.label.length * lineHeight) + gap);
  const top = 34;
  const height = heights.reduce((sum, each) => sum + each, 0) + top + 38;
  const frame: Frame = { width, height, left: namesWidth, right: 2, top, bottom: 34 };
  const x = scaleLinear().domain(scale.values).range(scale.pixels);
  const foot = height - frame.bottom;
  let from = top + 4;
  const rows = bars.map(({ label, low, high }, i) => {
    const room = (heights[i] as number) - gap;
    const middle = from + room / 2;
    const first = middle - ((label.length - 1) * lineHeight) / 2 + 3.6;
    const named = label.map((each, k) => text(0, first + k * lineHeight, each, "start", "name"));
    const y = middle - barHeight / 2;
    from += heights[i] as number;
    const ends = endsOf({ low, high });
    const boxes = ends
      .filter(({ value }) => value !== own.value)
      .map(({ value, at, fill }) => {
        const [left, right] = [x(value), x(own.value)].sort((a, b) => a - b) as [number, number];
        const box = {
          x: round(left),
          width: round(Math.max(0.5, right - left)),
          y: round(y),
          height: barHeight,
        };
        return el("rect", { ...box, class: fill, ...marked(value, at) });
      });
    const numbers = [-1, 1].flatMap((side) =>
      outermost(ends, own.value, side).map(({ value, label: at }) =>
        text(x(value) + 3 * side, middle + 3.6, minus(at), side < 0 ? "end" : "start", "halo"),
      ),
    );
    return [named, boxes, numbers];
  });
  const [least, most] = scale.values;
  const crosses = least < 0 && most > 0;
  // The two lines are named on either side where they are close.
  const [zeroAt, ownAt] = [x(0), x(own.value)];
  return svg(
    frame,
    about,
    crosses
      ? [
          el("line", { x1: round(zeroAt), x2: round(zeroAt), y1: 28, y2: foot, class: "sign" }),
          text(zeroAt, 11, zero, "middle", "loss"),
        ]
      : undefined,
    el("line", { x1: round(ownAt), x2: round(ownAt), y1: 28, y2: foot, class: "zero" }),
    text(ownAt, 24, minus(own.label), "middle", "name strong"),
    rows,
    columns(frame, x, 5, axis),
  );
}

interface Known extends End {
  readonly value: number;
}

function endsOf({ low, high }: Pick<Bar, "low" | "high">): Known[] {
  return [low, high].flatMap((end) => (end.value === null ? [] : [{ ...end, value: end.value }]));
}

/** Of a bar's ends on one side of the figure, the outer: both would write over each other, and the nearer one is left to the table. */
function outermost(ends: readonly Known[], own: number, side: number): Known[] {
  return ends
    .filter(({ value }) => (value - own) * side > 0)
    .sort((a, b) => (b.value - a.value) * side)
    .slice(0, 1);
}

/** Which pixels stand for which values, in all panels alike. */
export interface Scale {
  readonly values: readonly [number, number];
  readonly pixels: readonly [number, number];
}

/** The widest scale in which every bar of every panel has room at both ends for the input's values. `span`: the least and the most. */
export function tornadoScale(
  all: readonly { readonly own: number; readonly bars: readonly Bar[] }[],
  span: readonly [number, number],
): Scale {
  const [least, most] = span;
  const side = (sign: number) =>
    all.flatMap(({ own, bars }) =>
      bars.flatMap((bar) =>
        outermost(endsOf(bar), own, sign).map(({ value, label }) => ({
          value,
          room: roomFor([minus(label)]),
        })),
      ),
    );
  const [lefts, rights] = [side(-1), side(1)];
  const right = width - 2;
  /** Where the least value stands, with so many pixels to a value. */
  const start = (pixels: number) =>
    maxOf(
      lefts.map(({ value, room }) => namesWidth + room - pixels * (value - least)),
      namesWidth,
    );
  const fits = (pixels: number) => {
    const from = start(pixels);
    return (
      from + pixels * (most - least) <= right &&
      rights.every(({ value, room }) => from + pixels * (value - least) + room <= right)
    );
  };
  let [low, high] = [0, (right - namesWidth) / Math.max(most - least, Number.MIN_VALUE)];
  for (let step = 0; step < 40; step++) {
    const middle = (low + high) / 2;
    if (fits(middle)) low = middle;
    else high = middle;
  }
  const from = start(low);
  return { values: span, pixels: [from, from + low * (most - least)] };
}
