/** One figure in several scenarios, year by year. */

import { scaleLinear, scalePoint } from "d3-scale";
import { line } from "d3-shape";
import { maxOf, minOf } from "../../../../lists.ts";
import { marked, minus } from "../context.ts";
import { el, type Markup } from "../element.ts";
import { type Axis, type Frame, levels, roomFor, round, svg, text } from "./frame.ts";

export interface Line {
  /** Which of the scenarios' strokes. */
  readonly stroke: string;
  readonly values: readonly (number | null)[];
  readonly at: string;
}

const usual: Frame = { width: 360, height: 300, left: 32, right: 46, top: 32, bottom: 24 };
/** Labels closer than this lie over each other. */
const apart = 13;

/** `label`: one at the end of a line. */
export function lines(
  about: { readonly id: string; readonly title: string; readonly description: string },
  years: readonly string[],
  drawn: readonly Line[],
  axis: Axis,
  label: (value: number) => string,
): Markup {
  const values = drawn.flatMap((each) => each.values.filter((value) => value !== null));
  const y = scaleLinear()
    .domain([minOf(values, 0), maxOf(values, 0)])
    .nice(6)
    .range([usual.height - usual.bottom, usual.top]);
  const named = drawn.flatMap((each) => each.values.slice(-1)).filter((value) => value !== null);
  const frame = {
    ...usual,
    left: Math.max(usual.left, roomFor(y.ticks(6).map(axis.print))),
    right: Math.max(usual.right, roomFor(named.map(label), 7.4)),
  };
  const x = scalePoint<number>()
    .domain(years.map((_, i) => i))
    .range([frame.left, frame.width - frame.right])
    .padding(0.25);
  const [floor] = y.domain() as [number];
  const below = y(floor) - y(0);
  const strokes = drawn.map(({ stroke, values: own, at }) => {
    const points = own.flatMap((value, t) => (value === null ? [] : [{ t, value }]));
    const path = line<{ t: number; value: number }>()
      .x(({ t }) => x(t) as number)
      .y(({ value }) => y(value))
      .digits(2)(points);
    const dots = points.map(({ t, value }) =>
      el("circle", {
        cx: round(x(t) as number),
        cy: round(y(value)),
        r: 3,
        ...marked(value, `${at}.values.${t}`),
      }),
    );
    return el("g", { class: stroke }, el("path", { d: path ?? "", class: "stroke" }), dots);
  });
  const ends = drawn.flatMap(({ stroke, values: own }) => {
    const value = own.at(-1);
    return value === null || value === undefined ? [] : [{ stroke, value, at: y(value) }];
  });
  const heights = spread(ends.map(({ at }) => at));
  const labels = ends.map(({ stroke, value }, i) =>
    text(
      frame.width - frame.right + 2,
      (heights[i] as number) + 3.5,
      minus(label(value)),
      "start",
      `${stroke} end`,
    ),
  );
  return svg(
    frame,
    about,
    below > 0
      ? el("rect", {
          ...{ x: frame.left, width: frame.width - frame.left - frame.right },
          y: round(y(0)),
          height: round(below),
          class: "missing",
        })
      : undefined,
    levels(frame, y, 6, axis),
    strokes,
    labels,
    years.map((year, t) => text(x(t) as number, frame.height - 8, year, "middle")),
  );
}

/** Heights moved apart until none lies over another, each as near to its own as that leaves. */
function spread(heights: readonly number[]): number[] {
  const order = heights.map((_, i) => i).sort((a, b) => (heights[a] as number) - (heights[b] as number));
  const moved = [...heights];
  for (let pass = 0; pass < 20; pass++) {
    for (const [k, i] of order.entries()) {
      const next = order[k + 1];
      if (next === undefined) continue;
      const missing = apart - ((moved[next] as number) - (moved[i] as number));
      if (missing <= 0) continue;
      moved[i] = (moved[i] as number) - missing / 2;
      moved[next] = (moved[next] as number) + missing / 2;
    }
  }
  return moved;
}
