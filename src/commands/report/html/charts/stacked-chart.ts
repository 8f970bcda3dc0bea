/** Spending year by year, stacked, against the money that there is for it; what is beyond that is missing. */

import { scaleBand, scaleLinear } from "d3-scale";
import { line, stack, stackOffsetDiverging } from "d3-shape";
import { minOf } from "../../../../lists.ts";
import { marked, minus } from "../context.ts";
import { type Child, el } from "../element.ts";
import {
  type About,
  type Axis,
  type EndLabel,
  endLabels,
  type Frame,
  levels,
  type Picture,
  pictureWidth,
  roomFor,
  round,
  svg,
  text,
  textWidth,
  yearMarks,
} from "./frame.ts";

export interface Layer {
  readonly key: string;
  readonly label: string;
  /** Which of the fills. */
  readonly fill: string;
  readonly values: readonly number[];
  readonly at: string;
}

export interface Limit {
  readonly label: string;
  readonly values: readonly (number | null)[];
  readonly at: string;
}

/** What is left of the money of each year: below zero it is missing. */
export interface Left {
  readonly values: readonly (number | null)[];
  readonly at: string;
}

const usual: Frame = { width: pictureWidth, height: 290, left: 30, right: 124, top: 30, bottom: 24 };

/**
 * `span`: the least and the most that any panel shows, so that all have one scale. `print`: an amount beside a mark. `ghost`: how high each
 * year's bar would be otherwise.
 */
export function stacked(
  about: About,
  years: readonly string[],
  layers: readonly Layer[],
  limit: Limit | undefined,
  left: Left | undefined,
  span: readonly [number, number],
  axis: Axis,
  print: (value: number) => string,
  ghost: readonly number[] = [],
): Picture {
  const y = scaleLinear()
    .domain(span)
    .nice(5)
    .range([usual.height - usual.bottom, usual.top]);
  const frame = {
    ...usual,
    left: Math.max(usual.left, roomFor(y.ticks(5).map((tick) => minus(axis.print(tick))))),
  };
  const x = scaleBand<number>()
    .domain(years.map((_, i) => i))
    .range([frame.left, frame.width - frame.right])
    .paddingInner(0.22)
    .paddingOuter(0.12);
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
  const last = years.length - 1;
  const tops = years.map((_, t) =>
    minOf(
      stacks.map((series) => y(series[t]?.[1] ?? 0)),
      y(0),
    ),
  );
  const names = stacks.flatMap((series, k): EndLabel[] => {
    const [from, to] = series[last] as unknown as [number, number];
    const { label, fill } = layers[k] as Layer;
    // What is nothing in the last year is named where it would lie.
    const below = layers.slice(0, k).reduce((sum, { values }) => sum + Math.max(0, values[last] ?? 0), 0);
    return [{ label, at: y(from === to ? below : (from + to) / 2), kind: "name", fill }];
  });
  const money = limit?.values[last];
  const limitName: EndLabel[] =
    limit === undefined || money === null || money === undefined
      ? []
      : [{ label: limit.label, behind: minus(print(money)), at: y(money), kind: "name strong" }];
  return svg(
    frame,
    about,
    levels(frame, y, 5, axis),
    bars,
    missing(limit, left, x, y, print, tops),
    ghost.map((value, t) => {
      const [from, at] = [x(t) as number, round(y(value))];
      return el("path", { d: `M${round(from - 2)} ${at}h${round(x.bandwidth() + 4)}`, class: "ghost" });
    }),
    limit === undefined ? undefined : limitLine(limit, years, x, y),
    endLabels(frame, [...names, ...limitName]),
    yearMarks(frame, years, (t) => (x(t) as number) + x.bandwidth() / 2),
  );
}

type Band = ReturnType<typeof scaleBand<number>>;

/** Between two bars. */
function gapOf(x: Band): number {
  return x.step() - x.bandwidth();
}

/** The part of a bar that no money stands against, with how much it is. `tops`: where the bars end, in pixels. */
function missing(
  limit: Limit | undefined,
  left: Left | undefined,
  x: Band,
  y: (value: number) => number,
  print: (value: number) => string,
  tops: readonly number[],
): Child[] {
  if (limit === undefined || left === undefined) return [];
  const gaps = left.values.flatMap((value, t) => {
    const money = limit.values[t];
    if (value === null || value >= 0 || money === null || money === undefined) return [];
    const label = minus(print(value));
    const [foot, top] = [y(money), y(money - value)];
    return [{ value, t, label, foot, top, middle: (x(t) as number) + x.bandwidth() / 2 }];
  });
  // Where years are narrow the largest are labelled, over no other year's bar, and all are in the table.
  const labelled: typeof gaps = [];
  const isOverBars = ({ label, t, top }: (typeof gaps)[number]) => {
    const half = (textWidth(label, true) - x.bandwidth()) / 2;
    return tops.some(
      (each, k) => k !== t && each < top && (Math.abs(k - t) - 1) * x.step() + gapOf(x) < half,
    );
  };
  for (const gap of [...gaps].sort((a, b) => a.value - b.value)) {
    if (isOverBars(gap)) continue;
    const clear = ({ middle, top, label }: (typeof gaps)[number]) =>
      Math.abs(middle - gap.middle) >= roomFor([label, gap.label]) - 4 || Math.abs(top - gap.top) >= 13;
    if (labelled.every(clear)) labelled.push(gap);
  }
  return gaps.map((gap): Child => {
    const { value, t, label, foot, top, middle } = gap;
    return [
      el("rect", {
        ...{ x: round(x(t) as number), y: round(top) },
        ...{ width: round(x.bandwidth()), height: round(foot - top) },
        class: "short",
        ...marked(value, `${left.at}.values.${t}`),
      }),
      labelled.includes(gap) ? text(middle, top - 4, label, "middle", "loss") : undefined,
    ];
  });
}

/** A step for each year, as wide as the year. */
function limitLine(
  { values, at }: Limit,
  years: readonly string[],
  x: Band,
  y: (value: number) => number,
): Child {
  const half = gapOf(x) / 2;
  const points = years.flatMap((_, t): [number, number][] => {
    const value = values[t];
    if (value === null || value === undefined) return [];
    const [from, to] = [(x(t) as number) - half, (x(t) as number) + x.bandwidth() + half];
    return [
      [from, y(value)],
      [to, y(value)],
    ];
  });
  if (points.length === 0) return undefined;
  const last = years.length - 1;
  const d = line().digits(2)(points) ?? "";
  return [
    el("path", { d, class: "limit-edge" }),
    el("path", { d, class: "limit solid", ...marked(values[last] ?? null, `${at}.values.${last}`) }),
  ];
}
