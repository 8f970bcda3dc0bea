/** One figure in several scenarios, year by year. */

import { scaleLinear, scalePoint } from "d3-scale";
import { line } from "d3-shape";
import { maxOf, minOf } from "../../../../lists.ts";
import { marked, minus } from "../context.ts";
import { el } from "../element.ts";
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
  yearMarks,
} from "./frame.ts";

export interface Line {
  readonly label: string;
  /** Which of the scenarios' strokes. */
  readonly stroke: string;
  readonly values: readonly (number | null)[];
  readonly at: string;
}

const usual: Frame = { width: pictureWidth, height: 290, left: 30, right: 128, top: 30, bottom: 24 };
/** Where years stand closer, so do their points: pixels. */
const closeYears = 14;

/** Each line is named where it ends. `print`: its last value there. */
export function lines(
  about: About,
  years: readonly string[],
  drawn: readonly Line[],
  axis: Axis,
  print: (value: number) => string,
): Picture {
  const values = drawn.flatMap((each) => each.values.filter((value) => value !== null));
  const y = scaleLinear()
    .domain([minOf(values, 0), maxOf(values, 0)])
    .nice(6)
    .range([usual.height - usual.bottom, usual.top]);
  const frame = {
    ...usual,
    left: Math.max(usual.left, roomFor(y.ticks(6).map((tick) => minus(axis.print(tick))))),
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
        r: x.step() > 0 && x.step() < closeYears ? 1.6 : 3,
        ...marked(value, `${at}.values.${t}`),
      }),
    );
    return el("g", { class: stroke }, el("path", { d: path ?? "", class: "stroke" }), dots);
  });
  const ends = drawn.flatMap(({ label, stroke, values: own }): EndLabel[] => {
    const value = own.at(-1);
    if (value === null || value === undefined) return [];
    return [{ over: minus(print(value)), label, at: y(value), kind: `${stroke} end` }];
  });
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
    endLabels(frame, ends),
    yearMarks(frame, years, (t) => x(t) as number),
  );
}
