/** How a figure falls over the trials: bars for how often, and over them the S-curve of the trials that it does not exceed. */

import { scaleLinear } from "d3-scale";
import { line } from "d3-shape";
import { maxOf } from "../../../../lists.ts";
import { percentage } from "../../../../output/numbers/number.ts";
import type { SpreadPart, SpreadRow } from "../../report.ts";
import { marked } from "../context.ts";
import { el, type Markup } from "../element.ts";
import { type Axis, columns, type Frame, levels, rightLevels, round, svg, text } from "./frame.ts";

const frame: Frame = { width: 360, height: 262, left: 38, right: 40, top: 30, bottom: 36 };

export interface Guide {
  readonly label: string;
  readonly value: number;
  readonly share: number;
  readonly at: string;
}

/** As many digits as it takes to tell the marks apart. */
function sharesOf(marks: readonly number[]): Axis {
  const decimals = (marks[1] ?? 1) < 0.01 ? 1 : 0;
  return { print: (share) => percentage(share, decimals), unit: "" };
}

const percents: Axis = { print: (share) => percentage(share, 0), unit: "" };

/** Money that the figure has to stay within. */
export interface Bound {
  readonly label: string;
  readonly value: number;
  readonly at: string;
}

export function spreadChart(
  about: { readonly id: string; readonly title: string; readonly description: string },
  stroke: string,
  { edges, shares, spreads, trials }: SpreadPart,
  { scenario, counts, curve }: SpreadRow,
  guides: readonly Guide[],
  bound: Bound | undefined,
  axis: Axis,
): Markup {
  const at = `spreads.${scenario}`;
  const [first, last] = [edges[0] as number, edges.at(-1) as number];
  const x = scaleLinear()
    .domain([Math.min(first, bound?.value ?? first), Math.max(last, bound?.value ?? last)])
    .range([frame.left, frame.width - frame.right]);
  const y = scaleLinear()
    .domain([0, 1])
    .range([frame.height - frame.bottom, frame.top]);
  const most = maxOf(
    spreads.flatMap((each) => each.counts),
    1,
  );
  // Bars fill the lower half and have an axis of their own, at the right: the curve keeps its room.
  const share = scaleLinear()
    .domain([0, most / trials])
    .range([y(0), y(0) - (y(0) - y(1)) * 0.55]);
  const bars = counts.flatMap((count, i) => {
    if (count === 0) return [];
    const [from, to] = [x(edges[i] as number), x(edges[i + 1] as number)];
    const height = y(0) - share(count / trials);
    const box = {
      x: round(from + 0.4),
      width: round(Math.max(0.4, to - from - 0.8)),
      y: round(y(0) - height),
      height: round(height),
    };
    return [el("rect", { ...box, ...marked(count, `${at}.counts.${i}`) })];
  });
  const within = curve.flatMap((value, i): [number, number][] =>
    value < first || value > last ? [] : [[x(value), y(shares[i] as number)]],
  );
  const path = line().digits(2)(within);
  return svg(
    frame,
    about,
    levels(frame, y, 4, percents),
    rightLevels(frame, share, 3, sharesOf(share.ticks(3))),
    el("g", { class: `${stroke} bars` }, bars),
    bound === undefined
      ? undefined
      : [
          el("line", {
            ...{ x1: round(x(bound.value)), x2: round(x(bound.value)), y1: frame.top - 4, y2: y(0) },
            class: "limit solid",
            ...marked(bound.value, bound.at),
          }),
          text(
            x(bound.value) + (x(bound.value) > frame.width * 0.6 ? 4 : -4),
            12,
            bound.label,
            x(bound.value) > frame.width * 0.6 ? "end" : "start",
            "halo",
          ),
        ],
    el("g", { class: stroke }, el("path", { d: path ?? "", class: "stroke" })),
    guides.map(({ label, value, share, at: place }) => {
      const [across, up] = [round(x(value)), round(y(share))];
      return [
        el("path", { d: `M${frame.left} ${up}H${across}V${y(0)}`, class: "guide" }),
        el("circle", { cx: across, cy: up, r: 3.5, class: "point", ...marked(value, place) }),
        // Before a point the curve lies below it: there is room, but at the edge.
        across - frame.left > 92
          ? text(frame.left + 4, up - 5, label, "start", "halo strong")
          : text(across + 8, up + 10, label, "start", "halo strong"),
      ];
    }),
    columns(frame, x, 6, axis),
  );
}
