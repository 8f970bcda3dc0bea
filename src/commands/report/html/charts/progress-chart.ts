/** How much of each target has come, beside how much should have. */

import { scaleLinear } from "d3-scale";
import { percentage } from "../../../../output/numbers/number.ts";
import { marked, minus } from "../context.ts";
import { el } from "../element.ts";
import {
  type About,
  type Axis,
  columns,
  type Frame,
  type Picture,
  pictureWidth,
  round,
  svg,
  text,
} from "./frame.ts";

export interface Reach {
  /** Over the first of several readings of the same: what it is and how much is to come. */
  readonly heading: readonly string[];
  readonly label: readonly string[];
  /** What has come, and what should have. */
  readonly amounts: string;
  /** Shares of the target, and the numbers that they are of. */
  readonly target: number;
  readonly planned: { readonly value: number | null; readonly at: string };
  readonly least: { readonly value: number; readonly at: string };
  readonly most: { readonly value: number; readonly at: string };
  /** Of what is on record for years that have not come, the most. */
  readonly later: { readonly value: number; readonly at: string };
}

const width = pictureWidth;
const lineHeight = 13;
const barHeight = 10;
const gap = 11;
const over = 10;

/** `unit`: what the axis below is of. */
export function recordChart(about: About, reaches: readonly Reach[], unit: string): Picture {
  const above = (heading: readonly string[]) =>
    heading.length === 0 ? 0 : heading.length * lineHeight + over;
  const heights = reaches.map(
    ({ heading, label }) => above(heading) + label.length * lineHeight + 2 + barHeight + gap,
  );
  const height = heights.reduce((sum, each) => sum + each, 0) + 38;
  const frame: Frame = { width, height, left: 2, right: 14, top: 2, bottom: 34 };
  const x = scaleLinear()
    .domain([0, 1])
    .range([frame.left, width - frame.right])
    .clamp(true);
  const axis: Axis = { print: (share) => percentage(share, 0), unit };
  let top = frame.top;
  const rows = reaches.map(({ heading, label, amounts, target, planned, least, most, later }, i) => {
    const start = top + above(heading);
    const foot = start + label.length * lineHeight + 2;
    const words = [
      ...heading.map((line, k) =>
        text(frame.left, top + over + lineHeight * (k + 1) - 5, line, "start", "name strong"),
      ),
      ...label.map((line, k) => text(frame.left, start + lineHeight * (k + 1) - 3, line, "start", "name")),
      text(width - frame.right, foot - 5, minus(amounts), "end", "name"),
    ];
    top += heights[i] as number;
    const bar = (share: number, kind: string, mark: Readonly<Record<string, string>>) =>
      el("rect", {
        ...{ x: frame.left, y: foot, width: round(x(share) - frame.left), height: barHeight, class: kind },
        ...mark,
      });
    const by = planned.value === null ? undefined : round(x(planned.value / target));
    return [
      words,
      bar(1, "rest", {}),
      later.value > 0
        ? bar((most.value + later.value) / target, "later", marked(later.value, later.at))
        : undefined,
      most.value > least.value ? bar(most.value / target, "most", marked(most.value, most.at)) : undefined,
      bar(least.value / target, "least", marked(least.value, least.at)),
      by === undefined
        ? undefined
        : el("line", {
            ...{ x1: by, x2: by, y1: foot - 1, y2: foot + barHeight + 3, class: "limit solid" },
            ...marked(planned.value, planned.at),
          }),
    ];
  });
  return svg(frame, about, rows, columns(frame, x, 5, axis));
}
