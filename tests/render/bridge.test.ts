import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bridgeTicks } from "../../src/render/table/money.ts";
import { width } from "../../src/render/width.ts";
import type { BridgePartRow, BridgeRow, CompareReport } from "../../src/report/report.ts";
import { compareSample, style } from "./sample.ts";
import { renderers } from "./written.ts";

const label = { en: "Cost of compute", ko: "컴퓨팅 비용" };
const part = (inputs: string[], values: number[], more: Partial<BridgePartRow> = {}): BridgePartRow => ({
  inputs,
  values,
  total: values.reduce((sum, value) => sum + value, 0),
  ...more,
});

/** 10.004 and, by 3.333 and 6.667, 20.004: rounded one by one the parts would give 3.33 and 6.67. */
const jo = 1e12;
const steep: BridgeRow = {
  ...{ scenario: 1, metric: "compute.cost", label, unit: "KRW", kind: "flow" },
  baseline: { values: [2.004 * jo, 8 * jo], total: 10.004 * jo },
  other: { values: [3.004 * jo, 17 * jo], total: 20.004 * jo },
  parts: [
    part(["compute.a", "compute.b"], [0, 6.667 * jo], { prefix: "compute" }),
    part(["compute.target"], [1 * jo, 2.333 * jo]),
  ],
};
const report = (...bridges: BridgeRow[]): CompareReport => ({
  ...compareSample,
  years: [2026, 2027],
  bridges,
});
const lines = (text: string) => text.split("\n").map((line) => line.split(/ {2,}/).filter((cell) => cell));

describe("a bridge as a table", () => {
  const text = renderers.table(report(steep), style);

  test("from the baseline by each part, with what was changed, to the other; then year by year", () => {
    expect(lines(text)).toEqual(
      expect.arrayContaining([
        ["Cost of compute: from gpus-50k to gpus-100k"],
        ["part", "input", "total"],
        ["gpus-50k", "10.00"],
        ["compute (2 inputs)", "+6.67"],
        ["GPUs by the target date", "50,000 → 100,000 GPU", "+3.33"],
        ["gpus-100k", "20.00"],
        ["by year", "2026", "2027"],
        ["GPUs by the target date", "+1.00", "+2.33"],
      ]),
    );
    expect(text).not.toContain("Cost of compute  13.41");
  });

  test.each(["en", "ko"] as const)("%s: no line is wider than 80 columns", (language) => {
    const years = Array.from({ length: 5 }, (_, i) => 2026 + i);
    const values = years.map(() => 2e15);
    const wide = {
      ...steep,
      baseline: part([], values),
      other: part(
        [],
        values.map((value) => 2 * value),
      ),
      parts: [part(["compute.target"], values)],
    };
    const shown = renderers.table({ ...report(wide), years }, { ...style, language, scale: "won" });
    for (const line of shown.split("\n")) expect(width(line)).toBeLessThanOrEqual(80);
  });

  test("a rate has no total: its years say what was changed", () => {
    const rate: BridgeRow = {
      ...steep,
      ...{ unit: "%", kind: "rate" },
      baseline: { values: [1, null], total: null },
      other: { values: [3, 4], total: null },
      parts: [{ inputs: ["compute.target"], values: [2, null], total: null }],
    };
    const shown = lines(renderers.table(report(rate), style));
    expect(shown).toContainEqual(["GPUs by the target date: 50,000 → 100,000 GPU", "+2.0", "n/a"]);
    expect(shown).toContainEqual(["gpus-50k", "1.0", "n/a"]);
    expect(shown.filter(([first]) => first === "part")).toEqual([]);
  });

  test("foreign money stands in the unit that the heading names: 67.57 billion dollars, not 67,570,000,000", () => {
    const dollars: BridgeRow = {
      ...steep,
      ...{ label: { en: "Funding in dollars", ko: "달러 환산 재원" }, unit: "USD" },
      baseline: { values: [13.5e9, 54.07e9], total: 67.57e9 },
      other: { values: [12.5e9, 48.37e9], total: 60.87e9 },
      parts: [part(["compute.target"], [-1e9, -5.7e9])],
    };
    const shown = lines(renderers.table(report(dollars), style));
    expect(shown).toContainEqual(["Funding in dollars (billion USD): from gpus-50k to gpus-100k"]);
    expect(shown).toContainEqual(["gpus-50k", "67.57"]);
    expect(shown).toContainEqual(["gpus-100k", "60.87"]);
    expect(shown).toContainEqual(["GPUs by the target date", "-1.00", "-5.70"]);
  });

  test("Markdown shows the same", () => {
    const shown = renderers.markdown(report(steep), style);
    expect(shown).toContain("**Cost of compute: from gpus-50k to gpus-100k**");
    expect(shown).toContain("| GPUs by the target date | 50,000 → 100,000 GPU | +3.33 |");
  });
});

describe("a bridge for programs", () => {
  test("JSON: beside the rows, exact; none where none was asked for", () => {
    const { rows, bridge } = JSON.parse(renderers.json(report(steep), style));
    expect(rows.length).toBe(compareSample.rows.length);
    expect(bridge).toEqual([
      {
        ...{ scenario: "gpus-100k", metric: "compute.cost", label: "Cost of compute" },
        ...{ unit: "KRW", kind: "flow", baseline: steep.baseline, other: steep.other },
        parts: steep.parts,
      },
    ]);
    expect(JSON.parse(renderers.json(compareSample, style))).not.toHaveProperty("bridge");
  });

  test("NDJSON: a record each", () => {
    const last = renderers.ndjson(report(steep, steep), style).trimEnd().split("\n").slice(-2);
    for (const line of last) expect(JSON.parse(line)).toMatchObject({ record: "bridge", unit: "KRW" });
  });

  test("CSV: the bridge alone, its start, parts and end", () => {
    const long = renderers.csv(report(steep), style).split("\r\n");
    expect(long.slice(0, 4)).toEqual([
      "scenario,year,metric,step,inputs,value,unit",
      "gpus-100k,2026,compute.cost,start,,2004000000000,KRW",
      "gpus-100k,2027,compute.cost,start,,8000000000000,KRW",
      "gpus-100k,2026,compute.cost,part,compute.a;compute.b,0,KRW",
    ]);
    const wide = renderers.csv(report(steep), { ...style, wide: true }).split("\r\n");
    expect(wide[0]).toBe("scenario,metric,step,inputs,unit,2026,2027,total");
    expect(wide[3]).toBe(
      "gpus-100k,compute.cost,part,compute.target,KRW,1000000000000,2333000000000,3333000000000",
    );
  });
});

describe("the printed digits add up", () => {
  const whole = fc.integer({ min: -1e9, max: 1e9 });

  test("for any amounts, from start to end; and no part moves by more than a tick and a bit", () => {
    fc.assert(
      fc.property(
        whole,
        fc.array(whole, { minLength: 1 }),
        fc.integer({ min: 1, max: 1e6 }),
        (start, parts, tick) => {
          const end = parts.reduce((sum, each) => sum + each, start);
          const ticks = bridgeTicks(start, parts, end, tick);
          const sum = ticks.parts.reduce(
            (sum: number, each) => sum + (each as number),
            ticks.start as number,
          );
          expect(sum).toBe(ticks.end);
          for (const [i, each] of ticks.parts.entries())
            expect(Math.abs((each as number) - (parts[i] as number) / tick)).toBeLessThan(2 + 1e-9);
        },
      ),
    );
  });

  test("what changes nothing stays nothing", () => {
    expect(bridgeTicks(150, [0, 0], 150, 100)).toEqual({ start: 2, parts: [0, 0], end: 2 });
    expect(bridgeTicks(150, [30, -30], 150, 100).parts).toEqual([0, 0]);
  });

  test("where one is undefined, the others are rounded alone", () => {
    expect(bridgeTicks(null, [16], 54, 10)).toEqual({ start: null, parts: [2], end: 5 });
    expect(bridgeTicks(0, [16, null], 54, 10)).toEqual({ start: 0, parts: [2, null], end: 5 });
  });
});
