/** How much of each target has come, beside how much should have. */

import { scaleLinear } from "d3-scale";
import { percentage } from "../../../../output/numbers/number.ts";
import { marked } from "../context.ts";
import { el, type Markup } from "../element.ts";
import { type Axis, columns, type Frame, round, svg, text } from "./frame.ts";

export interface Reach {
  readonly label: readonly string[];
  /** Shares of the target, and the numbers that they are of. */
  readonly target: number;
  readonly planned: { readonly value: number | null; readonly at: string };
  readonly least: { readonly value: number; readonly at: string };
  readonly most: { readonly value: number; readonly at: string };
  /** Of what is on record for years that have not come, the most. */
  readonly later: { readonly value: number; readonly at: string };
}

const width = 360;
const lineHeight = 13;
const barHeight = 10;
const gap = 10;
const percents: Axis = { print: (share) => percentage(share, 0), unit: "" };

export function recordChart(
  about: { readonly id: string; readonly title: string; readonly description: string },
  reaches: readonly Reach[],
): Markup {
  const heights = reaches.map(({ label }) => label.length * lineHeight + barHeight + gap);
  const height = heights.reduce((sum, each) => sum + each, 0) + 28;
  const frame: Frame = { width, height, left: 12, right: 18, top: 4, bottom: 20 };
  const x = scaleLinear()
    .domain([0, 1])
    .range([frame.left, width - frame.right])
    .clamp(true);
  let top = frame.top;
  const rows = reaches.map(({ label, target, planned, least, most, later }, i) => {
    const foot = top + label.length * lineHeight;
    const words = label.map((line, k) =>
      text(frame.left, top + lineHeight * (k + 1) - 4, line, "start", "name"),
    );
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
            ...{ x1: by, x2: by, y1: foot - 2, y2: foot + barHeight + 2, class: "limit solid" },
            ...marked(planned.value, planned.at),
          }),
    ];
  });
  return svg(frame, about, rows, columns(frame, x, 5, percents));
}
