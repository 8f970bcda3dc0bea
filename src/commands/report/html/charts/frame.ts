/** What every picture is set in: a title and a description for those who cannot see it, and axes. */

import type { ScaleContinuousNumeric } from "d3-scale";
import { maxOf } from "../../../../lists.ts";
import { formatterOf } from "../../../../output/numbers/formatter.ts";
import { short } from "../../../../output/numbers/number.ts";
import { width } from "../../../../output/text/width.ts";
import { isMoney, minus, type Setting } from "../context.ts";
import { type Child, el, type Markup } from "../element.ts";

/**
 * Pictures are drawn for the narrowest screen and grow with wider ones: their text is never smaller than it was drawn. Units are
 * those of the SVG, pixels there.
 */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export function svg(
  frame: Frame,
  { id, title, description }: { readonly id: string; readonly title: string; readonly description: string },
  ...children: readonly Child[]
): Markup {
  return el(
    "svg",
    {
      ...{ xmlns: "http://www.w3.org/2000/svg", viewBox: `0 0 ${frame.width} ${frame.height}`, role: "img" },
      "aria-labelledby": `${id}-title ${id}-desc`,
    },
    el("title", { id: `${id}-title` }, title),
    el("desc", { id: `${id}-desc` }, description),
    children,
  );
}

/** How an axis is written: its round values, and what they are of. */
export interface Axis {
  readonly print: (value: number) => string;
  readonly unit: string;
}

export type Linear = ScaleContinuousNumeric<number, number>;

/** Lines across at round values, with their numbers at the left and over them what they are of. */
export function levels(frame: Frame, y: Linear, count: number, { print, unit }: Axis): Child[] {
  const marks = y.ticks(count).map((value) => {
    const at = round(y(value));
    return [
      el("line", {
        ...{ x1: frame.left, x2: frame.width - frame.right, y1: at, y2: at },
        class: value === 0 ? "zero" : "level",
      }),
      text(frame.left - 5, at + 3.5, minus(print(value)), "end"),
    ];
  });
  return unit === "" ? marks : [text(1, 10, unit, "start"), ...marks];
}

/** Numbers at the right, each with a short line at its height: a second axis has no lines across. */
export function rightLevels(frame: Frame, y: Linear, count: number, { print }: Axis): Child[] {
  const edge = frame.width - frame.right;
  return y.ticks(count).map((value) => {
    const at = round(y(value));
    return [
      el("line", { x1: edge, x2: edge + 4, y1: at, y2: at, class: "level" }),
      text(edge + 7, at + 3.5, print(value), "start"),
    ];
  });
}

/** Numbers below the picture at round values, as many as stand clear of each other, and a line where they stand. */
export function columns(frame: Frame, x: Linear, most: number, { print, unit }: Axis): Child[] {
  const foot = frame.height - frame.bottom;
  const [first = 0, last = 0] = x.range();
  const fits = (count: number) => {
    const ticks = x.ticks(count);
    return (ticks.length - 1) * roomFor(ticks.map(print)) <= last - first;
  };
  const counts = Array.from({ length: most - 1 }, (_, i) => most - i);
  return [
    ...x.ticks(counts.find(fits) ?? 2).map((value) => {
      const at = round(x(value));
      const half = roomFor([print(value)]) / 2;
      const within = Math.min(frame.width - half, Math.max(half, at));
      return [
        el("line", { x1: at, x2: at, y1: foot, y2: foot + 4, class: "level" }),
        text(within, foot + 15, minus(print(value)), "middle"),
      ];
    }),
    el("line", { x1: frame.left, x2: frame.width - frame.right, y1: foot, y2: foot, class: "zero" }),
    text(frame.width - frame.right, foot + 27, unit, "end"),
  ];
}

/** Pixels that the widest of some labels takes, with a little air: no font is known here, and digits are alike in most. */
export function roomFor(labels: readonly string[], letter = 6.2): number {
  return Math.ceil(maxOf(labels.map(width), 0) * letter) + 8;
}

export type Anchor = "start" | "middle" | "end";

export function text(x: number, y: number, content: string, anchor: Anchor, kind?: string): Markup {
  return el("text", { x: round(x), y: round(y), "text-anchor": anchor, class: kind }, content);
}

/** Hundredths of a pixel are seen by nobody. */
export function round(value: number): number {
  return Math.round(value * 100) / 100 + 0;
}

export type Print = (value: number) => string;

export function axisAmount({ table, moneyName }: Setting): Axis {
  return { print: (value) => short(value, table.scale.power), unit: moneyName };
}

/** How one figure's numbers are printed: in text with its usual digits, on an axis short; and its unit, where it is not money. */
export function printerOf(
  setting: Setting,
  figure: { readonly unit: string; readonly kind: "flow" | "stock" | "rate" | "single" },
  values: readonly (number | null)[],
): { readonly print: Print; readonly axis: Axis; readonly unit: string } {
  const alike = [null, ...values].map((total) => ({ ...figure, values: [], total }));
  const { amount, unit, power } = formatterOf(alike, setting.table);
  const axis = isMoney(setting, figure)
    ? axisAmount(setting)
    : { print: (value: number) => short(value, power), unit };
  return { print: amount, axis, unit };
}
