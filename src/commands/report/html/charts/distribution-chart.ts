/** How a figure falls over the trials: how often it comes out where, and below that the share of trials that do not exceed it. */

import { scaleLinear } from "d3-scale";
import { line } from "d3-shape";
import { maxOf } from "../../../../lists.ts";
import { percentage } from "../../../../output/numbers/number.ts";
import { wrap } from "../../../../output/text/width.ts";
import type { SpreadPart, SpreadRow } from "../../report.ts";
import { marked } from "../context.ts";
import { el } from "../element.ts";
import {
  type About,
  type Axis,
  columns,
  type Frame,
  levels,
  type Picture,
  pictureWidth,
  round,
  svg,
  text,
} from "./frame.ts";

/** Two strips over one another on the same values: each has an axis of its own. */
const outer: Frame = { width: pictureWidth, height: 318, left: 38, right: 14, top: 44, bottom: 36 };
const bars: Frame = { ...outer, height: 178, bottom: 0 };
const curve: Frame = { ...outer, top: 200 };

export interface Guide {
  readonly label: string;
  readonly value: number;
  readonly share: number;
  readonly at: string;
}

/** Money that the figure has to stay within. */
export interface Bound {
  readonly label: string;
  readonly value: number;
  readonly at: string;
}

/** As many digits as it takes to tell the marks apart. */
function sharesOf(marks: readonly number[], unit: string): Axis {
  const decimals = (marks[1] ?? 1) < 0.01 ? 1 : 0;
  return { print: (share) => percentage(share, decimals), unit };
}

/** `names`: of the two upright axes. */
export function spreadChart(
  about: About,
  stroke: string,
  { edges, cumulativeProbabilities, spreads }: SpreadPart,
  { scenario, counts, quantiles, trials }: SpreadRow,
  guides: readonly Guide[],
  bound: Bound | undefined,
  axis: Axis,
  names: { readonly share: string; readonly notAbove: string },
): Picture {
  const at = `histograms.${scenario}`;
  const [first, last] = [edges[0] as number, edges.at(-1) as number];
  const x = scaleLinear()
    .domain([Math.min(first, bound?.value ?? first), Math.max(last, bound?.value ?? last)])
    .range([outer.left, outer.width - outer.right]);
  const most = maxOf(spreads.flatMap((each) => each.counts.map((count) => count / each.trials)));
  const often = scaleLinear()
    .domain([0, most > 0 ? most : 1 / trials])
    .nice(4)
    .range([bars.height, bars.top]);
  const upTo = scaleLinear()
    .domain([0, 1])
    .range([curve.height - curve.bottom, curve.top]);
  const boxes = counts.flatMap((count, i) => {
    if (count === 0) return [];
    const [from, to] = [x(edges[i] as number), x(edges[i + 1] as number)];
    const top = often(count / trials);
    const box = {
      x: round(from + 0.4),
      width: round(Math.max(0.4, to - from - 0.8)),
      y: round(top),
      height: round(bars.height - top),
    };
    return [el("rect", { ...box, ...marked(count, `${at}.counts.${i}`) })];
  });
  const within = quantiles.flatMap((value, i): [number, number][] =>
    value < first || value > last ? [] : [[x(value), upTo(cumulativeProbabilities[i] as number)]],
  );
  const foot = outer.height - outer.bottom;
  return svg(
    outer,
    about,
    beyond(bound, x, foot),
    levels(bars, often, 4, sharesOf(often.ticks(4), "")),
    el("g", { class: `${stroke} bars` }, boxes),
    levels(curve, upTo, 4, sharesOf(upTo.ticks(4), "")),
    el("g", { class: stroke }, el("path", { d: line().digits(2)(within) ?? "", class: "stroke" })),
    boundLine(bound, x, foot),
    text(outer.left, bars.top - 8, names.share, "start", "caption"),
    text(outer.left, curve.top - 6, names.notAbove, "start", "caption"),
    guides.map(({ label, value, share, at: place }) => {
      const [across, up] = [round(x(value)), round(upTo(share))];
      const room = across - outer.left > 86;
      return [
        el("path", { d: `M${outer.left} ${up}H${across}V${foot}`, class: "guide" }),
        el("circle", { cx: across, cy: up, r: 3.5, class: "point", ...marked(value, place) }),
        // Before a point the curve lies below it: there is room, but at the edge.
        room
          ? text(across - 7, up - 4, label, "end", "halo strong")
          : text(across + 8, up + 10, label, "start", "halo strong"),
      ];
    }),
    columns(outer, x, 6, axis),
  );
}

type Across = (value: number) => number;

/** Where the figure is more than the money. */
function beyond(bound: Bound | undefined, x: Across, foot: number) {
  if (bound === undefined) return undefined;
  const from = round(x(bound.value));
  const width = round(outer.width - outer.right - from);
  return el("rect", { x: from, width, y: bars.top, height: foot - bars.top, class: "missing" });
}

function boundLine(bound: Bound | undefined, x: Across, foot: number) {
  if (bound === undefined) return undefined;
  const at = x(bound.value);
  const anchor = at > outer.width * 0.6 ? "end" : "start";
  const from = anchor === "end" ? outer.width - 4 : Math.max(2, at - 30);
  const [words = ""] = wrap(bound.label, 60);
  return [
    el("line", {
      ...{ x1: round(at), x2: round(at), y1: 16, y2: foot },
      class: "limit solid",
      ...marked(bound.value, bound.at),
    }),
    text(from, 11, words, anchor, "name strong"),
  ];
}
