import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fitted } from "../../src/output/text/fit.ts";
import { type GridColumn, gridHeight, grid as gridLines } from "../../src/output/text/grid.ts";
import type { Page, Part } from "../../src/output/text/page.ts";
import { painter } from "../../src/output/text/paint.ts";
import { width } from "../../src/output/text/width.ts";
import { baekjo } from "../helpers/cli.ts";

const name: GridColumn = { heading: "name", align: "left", min: 6 };
const number = (heading: string, more: Partial<GridColumn> = {}): GridColumn => ({
  ...{ heading, align: "right" },
  ...more,
});

function pageOf(...parts: Part[]): Page {
  return { titles: [], typed: [], basis: [], parts, notes: [["last"]] };
}

/** A name of 12 columns of text, and a number of 5 in each other column. */
function grid(...columns: GridColumn[]) {
  const cells = columns.map(({ min }) => ({ text: min === undefined ? "12345" : "twelve chars" }));
  return { columns, rows: [cells] };
}

const headings = (page: Page) =>
  page.parts.map((part) => ("columns" in part ? part.columns.map(({ heading }) => heading).join(" ") : part));

test("a column that takes what is left wraps there, and at its least where less is left", () => {
  const wraps = (width: number) => {
    const [part] = fitted(pageOf(grid(name, number("a"), number("b"))), width).parts;
    return part !== undefined && "columns" in part ? part.columns[0]?.wrap : undefined;
  };
  // 2 × 5 columns for the numbers, and 2 × 2 between the three.
  expect([wraps(24), wraps(20), wraps(Number.POSITIVE_INFINITY)]).toEqual([10, 6, undefined]);
});

test("optional columns are left out, the highest first, until the others have room", () => {
  const page = pageOf(grid(name, number("a", { optional: 2 }), number("b"), number("c", { optional: 1 })));
  expect(headings(fitted(page, 27))).toEqual(["name a b c"]);
  expect(headings(fitted(page, 26))).toEqual(["name b c"]);
  expect(headings(fitted(page, 19))).toEqual(["name b"]);
  expect(headings(fitted(page, 13))).toEqual(["name b"]);
});

test("of several ways the first that fits is taken, with its notes in front of the page's", () => {
  const choices = [
    () => ({ parts: [grid(name, number("a"), number("b"))] }),
    () => ({ parts: [{ remark: "too wide" }], notes: ["first"] }),
  ];
  expect(headings(fitted(pageOf({ choices }), 20))).toEqual(["name a b"]);
  expect(fitted(pageOf({ choices }), 20).notes).toEqual([["last"]]);
  expect(fitted(pageOf({ choices }), 19).parts).toEqual([{ remark: "too wide" }]);
  expect(fitted(pageOf({ choices }), 19).notes).toEqual([["first", "last"]]);
});

test("a grid that may be split goes on below, with its first column again", () => {
  const columns = [number("name"), number("a"), number("b"), number("c")];
  const page = pageOf({ ...grid(...columns), title: "title", split: true });
  const parts = fitted(page, 20).parts;
  // 5 for the first, and 2 + 5 for each other.
  expect(headings({ ...page, parts })).toEqual(["name a b", "name c"]);
  expect(parts.map((part) => ("title" in part ? part.title : ""))).toEqual(["title", undefined]);
});

test("a grid takes the lines that it is said to take", () => {
  const text = fc.stringMatching(/^[a-c가-나]{0,9}( [a-c가-나]{1,9}){0,4}$/);
  const column = fc.record({
    heading: text,
    align: fc.constantFrom("left" as const, "right" as const),
    wrap: fc.option(fc.integer({ min: 1, max: 12 }), { nil: undefined }),
  });
  const sized = fc.array(column, { minLength: 1, maxLength: 4 }).chain((columns) => {
    const cell = fc.record({ text, indent: fc.constantFrom(0, 2) });
    const cells = fc.tuple(...columns.map(() => cell));
    const row = fc.oneof(fc.record({ title: text }), cells);
    return fc.record({ columns: fc.constant(columns), rows: fc.array(row, { maxLength: 60 }) });
  });
  fc.assert(
    fc.property(sized, ({ columns, rows }) => {
      expect(gridLines(columns, rows, painter(false)).length).toBe(gridHeight(columns, rows));
    }),
  );
});

describe("a grid that is wider than its lines", () => {
  test("has the cells of each row below each other, the empty ones left out", () => {
    const columns = [name, number("first"), number("second"), number("third")];
    const rows = [
      { title: "a heading of many words" },
      [{ text: "one" }, { text: "1,234,567" }, { text: "" }, { text: "-3" }],
    ];
    const [part] = fitted(pageOf({ columns, rows }), 20).parts;
    expect(
      part !== undefined && "rows" in part && gridLines(part.columns, part.rows, painter(false)),
    ).toEqual([
      "name",
      "──────────────────",
      "a heading of many",
      "words",
      "one",
      "  first  1,234,567",
      "  third         -3",
    ]);
  });

  test("of whatever cells: no line is longer than it may be, and no number is cut", () => {
    const text = fc.stringMatching(/^[a-c가-나]{1,9}( [a-c가-나]{1,9}){0,6}$/);
    const digits = fc.stringMatching(/^-?[1-9]\d{0,2}(,\d{3}){0,3}(\.\d{1,2})?$/);
    const grids = fc.array(fc.boolean(), { minLength: 1, maxLength: 7 }).chain((numeric) => {
      const columns = fc.tuple(
        fc.record({ heading: text, align: fc.constant("left" as const), min: fc.constant(6) }),
        ...numeric.map((each) =>
          fc.record({ heading: text, align: fc.constant(each ? ("right" as const) : ("left" as const)) }),
        ),
      );
      const row = fc.tuple(...[false, ...numeric].map((each) => fc.record({ text: each ? digits : text })));
      return fc.record({ columns, rows: fc.array(row, { minLength: 1, maxLength: 9 }) });
    });
    fc.assert(
      fc.property(grids, fc.constantFrom(40, 60, 80, 120), ({ columns, rows }, room) => {
        const [part] = fitted(pageOf({ columns, rows }), room).parts;
        if (part === undefined || !("rows" in part)) throw new Error("no grid");
        const lines = gridLines(part.columns, part.rows, painter(false));
        expect(Math.max(...lines.map(width))).toBeLessThanOrEqual(room);
        const numbers = rows
          .flatMap((row) => row.map(({ text: cell }) => cell))
          .filter((cell) => /\d/.test(cell));
        for (const each of numbers)
          expect(
            lines.some((line) => line.includes(each)),
            each,
          ).toBe(true);
      }),
    );
  });

  /** What is there to be copied is never broken: addresses, files, and commands. */
  const whole = /https?:\/\/|\.json|baekjo /;

  test.each([
    "run --section cost",
    "run --group-by payer",
    "compare gpus-50k gpus-100k",
    "compare gpus-50k gpus-100k by-2028 --all",
    "compare gpus-50k gpus-100k --inputs",
    "compare gpus-50k gpus-100k --bridge compute.cost",
    "simulate --trials 100",
    "sensitivity",
    "sweep gpus-50k gpus-100k --vary fx.usd=1300..1600/4",
    "solve total(compute.cost)=10조 --by compute.target",
    "explain compute.cost --diff gpus-50k gpus-100k",
    "track",
    "backtest --all",
    "check --all --assert 1=1",
    "list metrics cost",
    "list inputs price",
    "list sources nvidia",
    "list plans",
    "compare as-approved gpus-58k --plan india",
  ])(
    "%s fits terminals of 40, 60, 80 and 120 columns",
    async (command) => {
      for (const [i, columns] of [40, 60, 80, 120].entries()) {
        const args = [...command.split(" "), "--lang", i % 2 === 0 ? "ko" : "en"];
        const { out, err } = await baekjo(args, { env: { COLUMNS: String(columns) } });
        expect(err).not.toMatch(/error|오류/);
        const wider = out.split("\n").filter((line) => width(line) > columns && !whole.test(line));
        expect(wider).toEqual([]);
      }
    },
    120_000,
  );
});

test("from 40 columns on no word of up to 18 is broken, of a heading or of a cell, and no line is too long", () => {
  const word = fc.string({ unit: fc.constantFrom(..."abcdefgh"), minLength: 1, maxLength: 18 });
  const text = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(" "));
  const table = fc
    .record({ texts: fc.integer({ min: 1, max: 2 }), numbers: fc.integer({ min: 0, max: 4 }) })
    .chain(({ texts, numbers }) =>
      fc.record({
        headings: fc.array(text, { minLength: texts + numbers, maxLength: texts + numbers }),
        rows: fc.array(fc.array(text, { minLength: texts, maxLength: texts }), {
          minLength: 1,
          maxLength: 4,
        }),
        numbers: fc.constant(numbers),
      }),
    );
  fc.assert(
    fc.property(table, fc.integer({ min: 40, max: 120 }), ({ headings, rows, numbers }, columns) => {
      const texts = headings.length - numbers;
      const page = pageOf({
        columns: headings.map(
          (heading, i): GridColumn =>
            i < texts ? { heading, align: "left", min: 6 } : { heading, align: "right", narrow: true },
        ),
        rows: rows.map((cells) => [
          ...cells.map((each) => ({ text: each })),
          ...Array.from({ length: numbers }, () => ({ text: "1,234.5" })),
        ]),
      });
      const lines = fitted(page, columns).parts.flatMap((part) =>
        "rows" in part ? gridLines(part.columns, part.rows, painter(false)) : [],
      );
      for (const line of lines) expect(width(line)).toBeLessThanOrEqual(columns);
      const shown = new Set(lines.flatMap((line) => line.split(/ +/)));
      const words = [...headings, ...rows.flat()].flatMap((each) => each.split(" "));
      expect(words.filter((each) => !shown.has(each))).toEqual([]);
    }),
    { numRuns: 300, seed: 7 },
  );
});
