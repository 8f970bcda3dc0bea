/** A report as people are shown it: worded and rounded, but not yet laid out as text or as Markdown. */

import { printable } from "../../messages/format.ts";
import type { Style } from "../formats.ts";
import type { GridColumn, GridRow } from "./grid.ts";

export interface Page {
  /** The sentence that it begins with. */
  readonly finding?: string | undefined;
  readonly titles: readonly string[];
  /** What was changed on the command line. */
  readonly typed: readonly string[];
  /** Under the titles: whose money it is, and of which years. */
  readonly basis: readonly string[];
  readonly parts: readonly Part[];
  /** Below it all, in groups. */
  readonly notes: readonly (readonly string[])[];
}

export type Part = Grid | Remark | Names | Drawing | Choice;

/**
 * Ways to show the same, the fullest first: the writer takes the first whose grids fit its lines, else the last. Each is made when no fuller
 * one fits.
 */
export interface Choice {
  readonly choices: readonly (() => Alternative)[];
}

export interface Alternative {
  readonly parts: readonly Part[];
  /** In front of the page's own notes. */
  readonly notes?: readonly string[];
}

export interface Grid {
  readonly title?: string;
  readonly columns: readonly GridColumn[];
  readonly rows: readonly GridRow[];
  /** Columns for which a line has no room stand in grids below, each with the first column again. */
  readonly split?: boolean;
}

/** What is said where there is no grid to show. */
export interface Remark {
  readonly remark: string;
}

/** Names a line each, such as those of files: never wrapped. */
export interface Names {
  readonly names: readonly string[];
}

/** A picture in characters, line by line. */
export interface Drawing {
  readonly title?: string;
  readonly drawing: readonly Stroke[][];
}

/** Characters of one look. Where there is no colour they must speak for themselves. */
export interface Stroke {
  readonly text: string;
  /** One of the colours of a stack, by its place; or what is short of money. */
  readonly tone?: number | "alarm" | "faint";
}

/** Columns of text that a line may have: those of a terminal, or as many as it takes. */
export type Room = number;
export const unlimited: Room = Number.POSITIVE_INFINITY;

/** Lines are no longer on a wide terminal: they would be hard to read. Pictures are. */
const longestLine = 80;

/** Columns of a line of text. */
export function lineWidth({ columns }: Pick<Style, "columns">): number {
  return Math.min(longestLine, columns);
}

/** How a page is to be made. */
export interface PageStyle extends Style {
  /** Nothing is left out, however wide lines become: in Markdown, and with --wide. */
  readonly full: boolean;
}

/** The width at which a label wraps; none where there is room for anything. */
export function wrapAt(columns: number): { wrap?: number } {
  return columns === unlimited ? {} : { wrap: columns };
}

/** A page as it may be shown anywhere: each of its texts in NFC, and nothing in them that moves a cursor or turns a line. */
export function printablePage({ finding, titles, typed, basis, parts, notes }: Page): Page {
  return {
    finding: finding === undefined ? undefined : shown(finding),
    titles: titles.map(shown),
    typed: typed.map(shown),
    basis: basis.map(shown),
    parts: parts.map(printablePart),
    notes: notes.map((group) => group.map(shown)),
  };
}

function shown(text: string): string {
  return printable(text.normalize("NFC"));
}

function printablePart(part: Part): Part {
  if ("remark" in part) return { remark: shown(part.remark) };
  if ("names" in part) return { names: part.names.map(shown) };
  if ("choices" in part) {
    return {
      choices: part.choices.map((choice) => () => {
        const { parts, notes } = choice();
        return { parts: parts.map(printablePart), notes: notes?.map(shown) };
      }),
    };
  }
  const title = part.title === undefined ? undefined : shown(part.title);
  if ("drawing" in part) {
    const drawing = part.drawing.map((strokes) =>
      strokes.map((each) => ({ ...each, text: shown(each.text) })),
    );
    return { title, drawing };
  }
  const columns = part.columns.map((column) => ({ ...column, heading: shown(column.heading) }));
  const rows = part.rows.map((row) =>
    "title" in row ? { title: shown(row.title) } : row.map((cell) => ({ ...cell, text: shown(cell.text) })),
  );
  return { title, columns, rows, split: part.split };
}
