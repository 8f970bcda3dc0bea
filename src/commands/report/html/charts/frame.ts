/** What every picture is set in: a title and a description for those who cannot see it, and axes. */

import type { ScaleContinuousNumeric } from "d3-scale";
import { maxOf } from "../../../../lists.ts";
import { formatterOf } from "../../../../output/numbers/formatter.ts";
import { short } from "../../../../output/numbers/number.ts";
import { width } from "../../../../output/text/width.ts";
import { isMoney, minus, type Setting } from "../context.ts";
import { type Child, el, Markup } from "../element.ts";

/** Pictures are drawn for the narrowest screen and grow with wider ones. Units are those of the SVG, pixels on a screen of 360. */
export const pictureWidth = 360;

export interface Frame {
  readonly width: typeof pictureWidth;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** For those who cannot see a picture. `id`: of the page, for one picture alone. */
export interface About {
  readonly id: string;
  readonly title: string;
  readonly description: string;
}

/** A picture on the page that can be taken out of it. */
export class Picture extends Markup {
  readonly width: number;
  readonly height: number;
  constructor(text: string, { width, height }: Pick<Frame, "width" | "height">) {
    super(text);
    this.width = width;
    this.height = height;
  }
}

export function svg(frame: Frame, { id, title, description }: About, ...children: readonly Child[]): Picture {
  const { width, height } = frame;
  const { text } = el(
    "svg",
    {
      ...{ xmlns: "http://www.w3.org/2000/svg", viewBox: `0 0 ${width} ${height}`, role: "img" },
      "aria-labelledby": `${id}-title ${id}-desc`,
    },
    el("title", { id: `${id}-title` }, title),
    el("desc", { id: `${id}-desc` }, description),
    children,
  );
  return new Picture(text, frame);
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

/** Numbers below the picture at round values, as many as stand clear of each other, and a line where they stand. */
export function columns(frame: Frame, x: Linear, most: number, { print, unit }: Axis): Child[] {
  const foot = frame.height - frame.bottom;
  const [first = 0, last = 0] = x.range();
  const fits = (count: number) => {
    const ticks = x.ticks(count);
    return (ticks.length - 1) * roomFor(ticks.map((tick) => minus(print(tick)))) <= last - first;
  };
  const counts = Array.from({ length: most - 1 }, (_, i) => most - i);
  return [
    ...x.ticks(counts.find(fits) ?? 2).map((value) => {
      const at = round(x(value));
      return [
        el("line", { x1: at, x2: at, y1: foot, y2: foot + 4, class: "level" }),
        text(at, foot + 15, minus(print(value)), "middle"),
      ];
    }),
    el("line", { x1: frame.left, x2: frame.width - frame.right, y1: foot, y2: foot, class: "zero" }),
    text(frame.width - frame.right, foot + 27, unit, "end"),
  ];
}

/** The years below a picture: as many of them as stand clear of each other, the last among them. */
export function yearMarks(frame: Frame, years: readonly string[], x: (t: number) => number): Child[] {
  const step = years.length < 2 ? Number.POSITIVE_INFINITY : x(1) - x(0);
  const every = Math.max(1, Math.ceil((roomFor(years) - 4) / step));
  return years.map((year, t) =>
    (years.length - 1 - t) % every === 0 ? text(x(t), frame.height - 8, year, "middle") : undefined,
  );
}

/** A label at the right end of what it names. */
export interface EndLabel {
  readonly label: string;
  /** A value over the label, or one behind it, which no long label takes away. */
  readonly over?: string;
  readonly behind?: string;
  /** Where what it names ends. */
  readonly at: number;
  readonly kind: string;
  /** Of what it names, where that is filled: a patch of it stands before the label. */
  readonly fill?: string;
}

const labelLine = 11.5;
/** Below the foot of a picture a label has so much room before it meets the years. */
const belowFoot = 4;
/** From the end of what is named to its label, and to one with a patch before it. */
const labelGap = 9;
const filledGap = 19;

const maxLabelLines = 4;

/**
 * Labels at the right of a picture, one below the other where they would meet, each with a thin line from what it names. Of a long one
 * there are as many lines as leave room for the others.
 */
export function endLabels(frame: Frame, labels: readonly EndLabel[]): Child[] {
  const from = frame.width - frame.right;
  const limits: [number, number] = [frame.top - 14, frame.height - frame.bottom + belowFoot];
  const room = Math.floor((limits[1] - limits[0]) / labelLine);
  const linesOf = (most: number) => labels.map((label) => endLines(frame, label, most));
  const tries = Array.from({ length: maxLabelLines }, (_, i) => linesOf(maxLabelLines - i));
  const texts = tries.find((each) => each.flat().length <= room) ?? linesOf(1);
  const sizes = texts.map((lines) => lines.length * labelLine);
  const middles = spread(
    labels.map(({ at }) => at),
    sizes,
    limits,
  );
  return labels.map(({ at, kind, fill }, i) => {
    const lines = texts[i] as string[];
    const middle = middles[i] as number;
    const first = middle - ((lines.length - 1) * labelLine) / 2 + 3.5;
    return [
      Math.abs(middle - at) < 2
        ? undefined
        : el("path", {
            d: `M${round(from + 1)} ${round(at)}L${round(from + 7)} ${round(middle)}`,
            class: "leader",
          }),
      fill === undefined
        ? undefined
        : el("g", { class: fill }, el("rect", { x: from + 8, y: round(first - 7.5), width: 8, height: 8 })),
      lines.map((line, k) =>
        text(from + (fill === undefined ? labelGap : filledGap), first + k * labelLine, line, "start", kind),
      ),
    ];
  });
}

/**
 * Places along a line moved apart until nothing of their sizes lies over another, each as near to its own as that leaves, within the
 * limits as far as there is room.
 */
export function spread(
  places: readonly number[],
  sizes: readonly number[],
  [least, most]: readonly [number, number],
): number[] {
  // Of those at one place the later lies higher, as layers do.
  const order = places
    .map((_, i) => i)
    .sort((a, b) => (places[a] as number) - (places[b] as number) || b - a);
  const moved = [...places];
  for (let pass = 0; pass < 60; pass++) {
    for (const [k, i] of order.entries()) {
      const half = (sizes[i] as number) / 2;
      moved[i] = Math.max(least + half, Math.min(most - half, moved[i] as number));
      const next = order[k + 1];
      if (next === undefined) continue;
      const missing =
        half + (sizes[next] as number) / 2 + 1 - ((moved[next] as number) - (moved[i] as number));
      if (missing <= 0) continue;
      moved[i] = (moved[i] as number) - missing / 2;
      moved[next] = (moved[next] as number) + missing / 2;
    }
  }
  return moved;
}

/** Pixels that the widest of some labels takes, with a little air. */
export function roomFor(labels: readonly string[]): number {
  return (
    Math.ceil(
      maxOf(
        labels.map((label) => textWidth(label)),
        0,
      ),
    ) + 8
  );
}

const fontSize = 10.8;
/** Advance widths in DejaVu Sans, the widest of the fonts that are usual, as parts of the size; other letters are no wider than digits. */
const advances: readonly (readonly [letters: RegExp, advance: number])[] = [
  [/[ijlI.,:;'|!()[\]/·ftr -]/, 0.42],
  [/[mwMW%@−+±×=<>→…—]/u, 0.99],
  [/[A-Z&]/, 0.76],
];

/**
 * Pixels that a text takes at most: no font is known here. Hangul and what else takes two columns is as wide as it is high.
 * @param bold As names and ends are, which takes an eighth more.
 */
export function textWidth(content: string, bold = false): number {
  const ems = [...content].map(
    (letter) => advances.find(([letters]) => letters.test(letter))?.[1] ?? (width(letter) === 2 ? 1 : 0.64),
  );
  return ems.reduce((sum, em) => sum + em, 0) * fontSize * (bold ? 1.12 : 1);
}

function isBold(kind: string): boolean {
  return /\b(?:strong|end|loss)\b/.test(kind);
}

/** Lines of at most so many pixels, and at most so many of them: what is left out of the last is an ellipsis. */
function fitted(content: string, pixels: number, bold: boolean, most: number): string[] {
  const fits = (line: string) => textWidth(line, bold) <= pixels;
  /** The longest beginning that fits with something behind it. */
  const cut = (line: string, behind: string) => {
    const letters = [...line];
    while (letters.length > 1 && !fits(letters.join("").trimEnd() + behind)) letters.pop();
    return letters.join("").trimEnd();
  };
  const lines: string[] = [];
  let left = content.trim().split(/\s+/);
  while (left.length > 0 && lines.length < most) {
    let count = 1;
    while (count < left.length && fits(left.slice(0, count + 1).join(" "))) count++;
    const line = left.slice(0, count).join(" ");
    const kept = fits(line) ? line : cut(line, "");
    const rest = [...(kept === line ? [] : [line.slice(kept.length)]), ...left.slice(count)];
    const isLast = lines.length === most - 1 && rest.length > 0;
    lines.push(isLast ? `${cut([kept, ...rest].join(" "), "…")}…` : kept);
    left = rest;
  }
  return lines;
}

/** The lines of a label at the right: of its own text so many at most. */
function endLines({ right }: Frame, { over, behind, label, kind, fill }: EndLabel, most: number): string[] {
  const pixels = right - (fill === undefined ? labelGap : filledGap);
  const lines = label === "" ? [] : fitted(label, pixels, isBold(kind), most);
  if (over !== undefined) return [over, ...lines];
  if (behind === undefined) return lines;
  const together = `${lines.at(-1)} ${behind}`;
  return textWidth(together, isBold(kind)) <= pixels ? [...lines.slice(0, -1), together] : [...lines, behind];
}

export type Anchor = "start" | "middle" | "end";

/** A text of a picture, which is moved where it would be cut at the picture's edge. */
export function text(x: number, y: number, content: string, anchor: Anchor, kind = ""): Markup {
  const wide = textWidth(content, isBold(kind));
  const before = { start: 0, middle: wide / 2, end: wide }[anchor];
  const within = Math.max(before, Math.min(pictureWidth - (wide - before), x));
  const attributes = { x: round(within), y: round(y), "text-anchor": anchor };
  return el("text", { ...attributes, class: kind === "" ? undefined : kind }, content);
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
