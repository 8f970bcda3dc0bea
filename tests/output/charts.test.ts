import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Translate } from "../../src/messages/format.ts";
import { distributionDrawing } from "../../src/output/charts/histogram-chart.ts";
import { width } from "../../src/output/text/width.ts";
import { type CurveRow, curveShares } from "../../src/report/simulated.ts";
import type { CompareReport, RunReport } from "../../src/report/types.ts";
import { compareSample, row, runSample, style } from "../helpers/sample.ts";
import { renderers } from "../helpers/written.ts";

const unworded: Translate = (id, ..._values) => id;

const jo = 1e12;

function picture(whole: number[], parts: number[][], line?: number[]): RunReport {
  const years = whole.map((_, t) => 2026 + t);
  return {
    ...runSample,
    years,
    pictures: [
      {
        whole: row("uses.public", whole),
        parts: parts.map((values, i) => row(`part.${i}`, values)),
        ...(line === undefined ? {} : { line: row("funding.public", line) }),
      },
    ],
  };
}

/** The lines of years, from the place where bars begin. */
function bars(report: RunReport, columns: number): string[] {
  return renderers
    .table(report, { ...style, columns })
    .split("\n")
    .filter((line) => /^20\d\d {2}/.test(line))
    .map((line) => line.slice(6));
}

describe("a stack under a line", () => {
  test("is as long as its amounts: 40 columns hold 10조 and the mark behind it", () => {
    // 6 columns for the year, 2 for the gap and 13 for "10.00 of 10.00" leave 40 in 62.
    const [first, second] = bars(
      picture(
        [10 * jo, 5 * jo],
        [
          [4 * jo, 4 * jo],
          [6 * jo, jo],
        ],
        [10 * jo, 2.5 * jo],
      ),
      62,
    );
    expect(first).toBe(`${"█".repeat(16)}${"▓".repeat(23)}┃  10.00 of 10.00`);
    // 5조 are 19.5 columns; the mark stands at 2.5조, over the bar.
    expect(second).toBe(`${"█".repeat(10)}┃${"█".repeat(5)}${"▓".repeat(4)}${" ".repeat(24)}5.00 of 2.50`);
  });

  test("what the parts leave of the whole is drawn last, under a name", () => {
    const text = renderers.table(picture([4 * jo], [[jo]]), { ...style, columns: 40 });
    expect(text).toContain("█ part.0   ▓ other\n2026  ███████▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓");
  });

  test("amounts below zero go to the left of it", () => {
    const [up, down] = bars(picture([2 * jo, -2 * jo], []), 40);
    expect(up).toBe(`${" ".repeat(13)}│${"█".repeat(13)}   2.00`);
    expect(down).toBe(`${"█".repeat(13)}│${" ".repeat(15)}-2.00`);
  });

  test("all zeros have no bar", () => {
    const report = picture([0, 0], []);
    expect(bars(report, 40).every((line) => /^ +0\.00$/.test(line))).toBe(true);
  });

  test("no line is longer than the terminal, and no number is cut", () => {
    const amounts = fc.array(fc.integer({ min: -99, max: 99 }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(
        amounts,
        fc.array(amounts, { maxLength: 6 }),
        amounts,
        fc.integer({ min: 40, max: 200 }),
        fc.boolean(),
        (whole, parts, line, columns, ascii) => {
          const scaled = (values: number[]) => values.map((value) => value * 0.1 * jo);
          const report = picture(scaled(whole), parts.map(scaled), scaled(line));
          const text = renderers.table(report, { ...style, columns, ascii, language: "ko" });
          const drawn = text.split("\n").filter((each) => /^20\d\d {2}/.test(each));
          expect(drawn.length).toBe(3);
          for (const [t, each] of drawn.entries()) {
            expect(width(each)).toBeLessThanOrEqual(columns);
            expect(
              each.endsWith(
                `${((whole[t] as number) / 10).toFixed(2).replace("-0.00", "0.00")} / ${((line[t] as number) / 10).toFixed(2)}`,
              ),
            ).toBe(true);
            if (ascii) expect(each).toMatch(/^[\x20-\x7e]*$/);
          }
        },
      ),
    );
  });
});

describe("a bridge drawn", () => {
  const values = (total: number) => ({ values: [total], total });
  const drawn: CompareReport = {
    ...compareSample,
    charted: true,
    bridges: [
      {
        ...{
          scenario: 1,
          metric: "balance.public",
          label: { en: "Balance", ko: "수지" },
          unit: "KRW",
          kind: "flow",
        },
        ...{ baseline: values(10 * jo), alternative: values(-5 * jo) },
        contributions: [
          { inputs: ["a.b"], ...values(-20 * jo) },
          { inputs: ["c.d"], ...values(5 * jo) },
        ],
      },
    ],
  };

  test("each part starts where the ones before it ended", () => {
    const shown = renderers.table(drawn, { ...style, columns: 49 }).split("\n");
    // 30 columns for 20조: 15 on each side of zero.
    expect(shown.slice(5, 9)).toEqual([
      `gpus-50k    10.00  ${" ".repeat(15)}${"█".repeat(15)}`,
      `  a.b      -20.00  ${"░".repeat(30)}`,
      `  c.d       +5.00  ${"▓".repeat(8)}${" ".repeat(7)}│`,
      `gpus-100k   -5.00  ${" ".repeat(8)}${"█".repeat(7)}│`,
    ]);
  });

  test.each([40, 80, 200])("fits %i columns, in Korean and in ASCII", (columns) => {
    for (const ascii of [false, true]) {
      const text = renderers.table(drawn, { ...style, columns, ascii, language: "ko" });
      for (const line of text.split("\n")) expect(width(line)).toBeLessThanOrEqual(columns);
    }
  });
});

describe("a distribution", () => {
  const curve = (values: readonly (number | null)[]): CurveRow => ({
    ...{ scenario: 0, metric: "compute.cost", label: { en: "Cost", ko: "비용" }, unit: "KRW", kind: "flow" },
    values,
  });
  const lines = (values: readonly (number | null)[], columns: number) =>
    distributionDrawing(curve(values), "Cost", columns, String, unworded).drawing.map((strokes) =>
      strokes
        .map(({ text }) => text)
        .join("")
        .trimEnd(),
    );

  test("that is uniform is flat, and its S-curve straight", () => {
    const shown = lines(curveShares, 18);
    expect(shown.slice(0, 6)).toEqual(Array.from({ length: 6 }, () => `     ${"█".repeat(12)}`));
    // Twelve steps over twelve columns, two to a row.
    expect(shown[6]).toBe("100%       ┊  ┊▄▀");
    expect(shown[11]).toBe("  0% █     ┊  ┊");
    expect(shown.slice(12)).toEqual(["     ──────┼──┼──", "         P50  P80", "     0.005  0.995"]);
  });

  test("of three values has three columns, as high as their shares: 70, 20 and 10 of 100", () => {
    const values = curveShares.map((share) => (share < 0.7 ? 1 : share < 0.9 ? 6 : 12));
    // 11 columns from 1 to 12: 1 stands in the first, 6 ends the fifth, 12 the last.
    const shown = lines(values, 17).slice(0, 6);
    expect(shown.map((line) => line.slice(5).padEnd(11)[0])).toEqual(["█", "█", "█", "█", "█", "█"]);
    const heights = [0, 4, 10].map((column) =>
      shown.reduce(
        (sum, line) => sum + " ▁▂▃▄▅▆▇█".indexOf(line.slice(5).padEnd(11).charAt(column).replace("┊", " ")),
        0,
      ),
    );
    // Of 48 steps: all, two sevenths, one seventh.
    expect(heights).toEqual([48, 14, 7]);
    const bare = shown.map((line) => line.slice(5).padEnd(11).replaceAll("┊", " "));
    for (const line of bare)
      expect([...line].every((mark, i) => [0, 4, 10].includes(i) || mark === " ")).toBe(true);
  });

  test("whose trials are all alike, or undefined, is told in words", () => {
    expect(
      lines(
        curveShares.map(() => 3),
        40,
      ),
    ).toEqual(["chart.always"]);
    expect(
      lines(
        curveShares.map(() => null),
        40,
      ),
    ).toEqual(["chart.undefined"]);
  });

  test("fits any terminal", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1e15, max: 1e15, noNaN: true }), { minLength: 2, maxLength: 9 }),
        fc.integer({ min: 40, max: 200 }),
        (points, columns) => {
          const sorted = points.toSorted((a, b) => a - b);
          const values = curveShares.map(
            (share) => sorted[Math.floor(share * (sorted.length - 1))] as number,
          );
          const drawing = distributionDrawing(
            curve(values),
            "",
            columns,
            (value) => value.toFixed(2),
            unworded,
          );
          for (const strokes of drawing.drawing) {
            expect(
              width(
                strokes
                  .map(({ text }) => text)
                  .join("")
                  .trimEnd(),
              ),
            ).toBeLessThanOrEqual(columns);
          }
        },
      ),
    );
  });
});

test("in Markdown a picture is a block of characters", () => {
  const text = renderers.markdown(picture([4 * jo], []), style);
  expect(text).toMatch(/```text\n2026 {2}█+ {3}4\.00\n```/);
});
