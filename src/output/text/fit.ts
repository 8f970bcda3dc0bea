/** Fits the grids of a page to the width of its lines: the one place where columns are left out, shared out and wrapped. */

import { maxOf } from "../../lists.ts";
import { columnWidth, type GridCell, type GridColumn, type GridRow, gap, gridWidth } from "./grid.ts";
import type { Alternative, Choice, Grid, Page, Part } from "./page.ts";
import { longestWord, width as textWidth, wrap } from "./width.ts";

/** What is left to be written: each column has the width at which it wraps. */
export type FittedPart = Exclude<Part, Choice>;

export interface FittedPage extends Page {
  readonly parts: readonly FittedPart[];
}

/**
 * Returns the page for lines of so many columns; of infinitely many, with all that it holds. `most`: columns that a grid may take where its
 * cells need them, such as those of pictures, which are drawn for the whole of a terminal.
 */
export function fitted(page: Page, width: number, most = width): FittedPage {
  const found = page.parts.map((part) => fittedPart(part, width, most));
  const [first = [], ...others] = page.notes;
  const more = found.flatMap(({ notes }) => notes);
  return {
    ...page,
    parts: found.flatMap(({ parts }) => parts),
    notes: more.length === 0 ? page.notes : [[...more, ...first], ...others],
  };
}

function fittedPart(
  part: Part,
  width: number,
  most: number,
): { parts: readonly FittedPart[]; notes: readonly string[] } {
  if ("choices" in part) {
    const { parts, notes = [] } = chosenOf(part, width);
    const found = parts.map((each) => fittedPart(each, width, most));
    return {
      parts: found.flatMap(({ parts }) => parts),
      notes: [...notes, ...found.flatMap(({ notes }) => notes)],
    };
  }
  if (!("rows" in part)) return { parts: [part], notes: [] };
  const grids = part.split ? splitGrid(part, width) : [withoutOptional(part, width)];
  return { parts: grids.map((grid) => withinLines(wrapped(grid, width), most)), notes: [] };
}

/** A grid as it is, where lines have room for all of its columns side by side; else with the cells of each row below each other. */
function withinLines(grid: Grid, width: number): Grid {
  if (width === Number.POSITIVE_INFINITY) return grid;
  const rows = grid.rows.flatMap((row): readonly GridRow[] =>
    "title" in row ? wrap(row.title, width).map((title) => ({ title })) : [row],
  );
  if (gridWidth(grid.columns, rows) <= width) return { ...grid, rows };
  return grid.columns.length < 2 ? inOneColumn(grid, width) : stacked({ ...grid, rows }, width);
}

function inOneColumn(grid: Grid, width: number): Grid {
  return { ...grid, columns: grid.columns.map((column) => ({ ...column, wrap: width })) };
}

/** Columns of text that a heading has at least beside its value. */
const minHeading = 8;

/** Each row as its first cell, and below it the headings and what stands under them; an empty cell is left out. */
function stacked({ columns, rows, ...grid }: Grid, width: number): Grid {
  const [label, ...others] = columns as readonly [GridColumn, ...GridColumn[]];
  const indent = gap;
  // What is right-aligned is a number, which is never broken.
  const numbers = others.map((column, i) =>
    column.align === "right"
      ? columnWidth({ ...column, heading: "" }, i + 1, rows)
      : Math.max(minHeading, wordsIn(rows, i + 1)),
  );
  const longest = maxOf(others.map(({ heading }) => textWidth(heading) + indent));
  const words = maxOf(others.map(({ heading }) => longestWord(heading, longestWhole) + indent));
  const heading = Math.min(longest, Math.max(minHeading, words, width - gap - maxOf(numbers)));
  const isNumeric = others.every(({ align }) => align === "right");
  return {
    ...grid,
    columns: [
      { heading: label.heading, align: "left", wrap: heading },
      { heading: "", align: isNumeric ? "right" : "left", wrap: width - gap - heading },
    ],
    rows: rows.flatMap((row): readonly GridRow[] => {
      if ("title" in row) return [row];
      const [first, ...cells] = row;
      const titles = wrap(first?.text ?? "", width).map((title, i) =>
        i === 0 ? ({ title, stacked: true } as const) : { title },
      );
      const below = cells.flatMap((cell, i): GridRow[] =>
        cell.text === ""
          ? []
          : [
              [
                { text: others[i]?.heading ?? "", indent },
                { ...cell, indent: 0 },
              ],
            ],
      );
      return [...titles, ...below];
    }),
  };
}

function chosenOf({ choices }: Choice, width: number): Alternative {
  let last: Alternative = { parts: [] };
  for (const choice of choices) {
    last = choice();
    if (last.parts.every((part) => fits(part, width))) break;
  }
  return last;
}

function fits(part: Part, width: number): boolean {
  return !("rows" in part) || isWideEnough(part, width);
}

/** Whether the columns that take what is left have as much as they need; without such columns, whether all fit. */
function isWideEnough({ columns, rows }: Grid, width: number): boolean {
  if (columns.every(({ min }) => min === undefined)) return gridWidth(columns, rows) <= width;
  const shares = sharesOf({ columns, rows }, width);
  return shares.every(({ least, share }) => share >= least);
}

/** A word of a text is not broken up to this width: longer ones are addresses and the like. */
const longestWhole = 24;

/** Columns of text that the longest word in the cells of a column takes. */
function wordsIn(rows: readonly GridRow[], column: number): number {
  const cells = rows.map((row) => {
    if ("title" in row) return 0;
    const { text, indent = 0 } = row[column] as GridCell;
    return indent + longestWord(text, longestWhole);
  });
  return maxOf(cells, 0);
}

/** Columns of text that a column which wraps has at least. */
function leastOf({ rows }: Pick<Grid, "rows">, { heading, min = 0 }: GridColumn, column: number): number {
  return Math.max(min, longestWord(heading, longestWhole), wordsIn(rows, column));
}

/** What the other columns leave for each column that has a `min`: as much as its longest word needs, the rest in equal shares. */
function sharesOf(
  { columns, rows }: Pick<Grid, "columns" | "rows">,
  width: number,
): readonly { readonly column: number; readonly least: number; readonly share: number }[] {
  const taken = columns.flatMap((column, i) =>
    column.min === undefined ? [columnWidth(column, i, rows)] : [],
  );
  const fixed = taken.reduce((sum, each) => sum + each, gap * Math.max(0, taken.length - 1));
  const flexible = columns.flatMap((each, column) =>
    each.min === undefined ? [] : [{ column, least: leastOf({ rows }, each, column) }],
  );
  let [left, count] = [width - fixed - gap * flexible.length, flexible.length];
  const shares = new Map<number, number>();
  for (const { column, least } of [...flexible].sort((a, b) => b.least - a.least)) {
    const share = Math.max(Math.floor(left / count), Math.min(least, left));
    shares.set(column, share);
    left -= share;
    count--;
  }
  return flexible.map(({ column, least }) => ({ column, least, share: shares.get(column) ?? 0 }));
}

function withoutOptional(grid: Grid, width: number): Grid {
  if (grid.columns.every(({ optional }) => optional === undefined)) return grid;
  const levels = [...new Set(grid.columns.map(({ optional }) => optional ?? 0))].sort((a, b) => a - b);
  const kept = levels.map((level) => columnsOf(grid, ({ optional = 0 }) => optional <= level));
  return kept.findLast((each) => isWideEnough(each, width)) ?? (kept[0] as Grid);
}

function columnsOf(grid: Grid, keep: (column: GridColumn, i: number) => boolean): Grid {
  const places = grid.columns.flatMap((column, i) => (keep(column, i) ? [i] : []));
  if (places.length === grid.columns.length) return grid;
  const at = <Of>(items: readonly Of[]) => places.map((i) => items[i] as Of);
  return {
    ...grid,
    columns: at(grid.columns),
    rows: grid.rows.map((row) => ("title" in row ? row : at(row))),
  };
}

/**
 * As many columns beside each other as there is room for, the rest below: numbers are never cut. The first column, which stands in each part,
 * wraps where that takes fewer parts.
 */
function splitGrid(grid: Grid, width: number): Grid[] {
  const [label, ...others] = grid.columns as readonly [GridColumn, ...GridColumn[]];
  const own = columnWidth(label, 0, grid.rows);
  const widths = others.map((column, i) => columnWidth(column, i + 1, grid.rows));
  const whole = groupsOf(widths, width - own);
  const narrow = label.min === undefined ? whole : groupsOf(widths, width - leastOf(grid, label, 0));
  return (narrow.length < whole.length ? narrow : whole).map((group, g) => ({
    ...columnsOf(grid, (_, i) => i === 0 || group.includes(i)),
    title: g === 0 ? grid.title : undefined,
  }));
}

/** The places of columns, from 1 on, in groups that have room side by side; one that has none stands alone. */
function groupsOf(widths: readonly number[], room: number): number[][] {
  const groups: number[][] = [];
  let left = -1;
  for (const [i, taken] of widths.entries()) {
    left -= taken + gap;
    if (left < 0) {
      groups.push([]);
      left = room - taken - gap;
    }
    groups.at(-1)?.push(i + 1);
  }
  return groups;
}

function wrapped(grid: Grid, width: number): Grid {
  const limited = width !== Number.POSITIVE_INFINITY;
  const shares = new Map(
    limited ? sharesOf(grid, width).map(({ column, ...of }) => [column, of] as const) : [],
  );
  const columns = grid.columns.map((column, i): GridColumn => {
    const { min, max, narrow } = column;
    if (narrow) return { ...column, wrap: columnWidth(column, i, grid.rows) };
    if (!limited) return column;
    if (min !== undefined) {
      const { least = min, share = 0 } = shares.get(i) ?? {};
      return { ...column, wrap: Math.max(least, share) };
    }
    return max === undefined ? column : { ...column, wrap: columnWidth(column, i, grid.rows) };
  });
  return { ...grid, columns };
}
