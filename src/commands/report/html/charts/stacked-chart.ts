/** Uses year by year, stacked, under the lines of the money that there is for them. */

import { scaleBand, scaleLinear } from "d3-scale";
import { line, stack, stackOffsetDiverging } from "d3-shape";
import { marked } from "../context.ts";
import { type Child, el, type Markup } from "../element.ts";
import { type Axis, type Frame, levels, roomFor, round, svg, text } from "./frame.ts";

export interface Layer {
  readonly key: string;
  /** Which of the fills. */
  readonly fill: string;
  readonly values: readonly number[];
  readonly at: string;
}

export interface Limit {
  readonly label: string;
  readonly kind: string;
  readonly values: readonly (number | null)[];
  readonly at: string;
}

const usual: Frame = { width: 360, height: 300, left: 32, right: 6, top: 32, bottom: 24 };

/** `span`: the least and the most that any panel shows, so that all have one scale. */
export function stacked(
  about: { readonly id: string; readonly title: string; readonly description: string },
  years: readonly string[],
  layers: readonly Layer[],
  limits: readonly Limit[],
  span: readonly [number, number],
  axis: Axis,
): Markup {
  const y = scaleLinear()
    .domain(span)
    .nice(5)
    .range([usual.height - usual.bottom, usual.top]);
  const frame = { ...usual, left: Math.max(usual.left, roomFor(y.ticks(5).map(axis.print))) };
  const x = scaleBand<number>()
    .domain(years.map((_, i) => i))
    .range([frame.left, frame.width - frame.right])
    .paddingInner(0.28)
    .paddingOuter(0.16);
  const stacks = stack<unknown, number, string>()
    .keys(layers.map(({ key }) => key))
    .value((t, key) => layers.find((layer) => layer.key === key)?.values[t] ?? 0)
    .offset(stackOffsetDiverging)(years.map((_, i) => i));
  const bars = stacks.map((series, k) => {
    const { fill, values, at } = layers[k] as Layer;
    const rects = series.flatMap(([from, to], t) => {
      const height = y(from) - y(to);
      if (height < 0.05) return [];
      const place = {
        x: round(x(t) as number),
        y: round(y(to)),
        width: round(x.bandwidth()),
        height: round(height),
      };
      return [el("rect", { ...place, ...marked(values[t] as number, `${at}.values.${t}`) })];
    });
    return el("g", { class: fill }, rects);
  });
  return svg(
    frame,
    about,
    levels(frame, y, 5, axis),
    bars,
    limits.map((limit, i) => {
      const meets = limits.slice(0, i).some(({ values }) => values[0] === limit.values[0]);
      return limitLine(limit, frame, years, x, y, meets);
    }),
    years.map((year, t) => text((x(t) as number) + x.bandwidth() / 2, frame.height - 8, year, "middle")),
  );
}

/** A step for each year, as wide as the year. Its name stands at its first year, or at its last where another line begins at one with it. */
function limitLine(
  { label, kind, values, at }: Limit,
  frame: Frame,
  years: readonly string[],
  x: ReturnType<typeof scaleBand<number>>,
  y: (value: number) => number,
  atEnd: boolean,
): Child[] {
  const half = (x.step() - x.bandwidth()) / 2;
  const points = years.flatMap((_, t): [number, number][] => {
    const value = values[t];
    if (value === null || value === undefined) return [];
    const [from, to] = [(x(t) as number) - half, (x(t) as number) + x.bandwidth() + half];
    return [
      [from, y(value)],
      [to, y(value)],
    ];
  });
  if (points.length === 0) return [];
  const [, height] = points.at(atEnd ? -1 : 0) as [number, number];
  const last = years.length - 1;
  return [
    el("path", {
      d: line().digits(2)(points) ?? "",
      class: `limit ${kind}`,
      ...marked(values[last] as number, `${at}.values.${last}`),
    }),
    atEnd
      ? text(frame.width - frame.right - 2, height - 5, label, "end", "halo")
      : text(frame.left + 3, height - 5, label, "start", "halo"),
  ];
}
