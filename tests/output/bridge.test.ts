import { describe, expect, test } from "vitest";
import { width } from "../../src/output/text/width.ts";
import type { BridgePartRow, BridgeRow, CompareReport } from "../../src/report/types.ts";
import { compareSample, style } from "../helpers/sample.ts";
import { renderers } from "../helpers/written.ts";

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
  alternative: { values: [3.004 * jo, 17 * jo], total: 20.004 * jo },
  contributions: [
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
        ["contribution", "input", "total"],
        ["gpus-50k", "10.00"],
        ["compute (2 inputs)", "+6.67"],
        ["GPUs by the target date", "50,000 → 100,000 GPUs", "+3.33"],
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
      alternative: { values: [3, 4], total: null },
      contributions: [{ inputs: ["compute.target"], values: [2, null], total: null }],
    };
    const shown = lines(renderers.table(report(rate), style));
    expect(shown).toContainEqual(["GPUs by the target date: 50,000 → 100,000 GPUs", "+2.0", "n/a"]);
    expect(shown).toContainEqual(["gpus-50k", "1.0", "n/a"]);
    expect(shown.filter(([first]) => first === "contribution")).toEqual([]);
  });

  test("foreign money stands in the unit that the heading names: 67.57 billion dollars, not 67,570,000,000", () => {
    const dollars: BridgeRow = {
      ...steep,
      ...{ label: { en: "Funding in dollars", ko: "달러 환산 재원" }, unit: "USD" },
      baseline: { values: [13.5e9, 54.07e9], total: 67.57e9 },
      alternative: { values: [12.5e9, 48.37e9], total: 60.87e9 },
      contributions: [part(["compute.target"], [-1e9, -5.7e9])],
    };
    const shown = lines(renderers.table(report(dollars), style));
    expect(shown).toContainEqual(["Funding in dollars (billion US dollars): from gpus-50k to gpus-100k"]);
    expect(shown).toContainEqual(["gpus-50k", "67.57"]);
    expect(shown).toContainEqual(["gpus-100k", "60.87"]);
    expect(shown).toContainEqual(["GPUs by the target date", "-1.00", "-5.70"]);
  });

  test("Markdown shows the same", () => {
    const shown = renderers.markdown(report(steep), style);
    expect(shown).toContain("**Cost of compute: from gpus-50k to gpus-100k**");
    expect(shown).toContain("| GPUs by the target date | 50,000 → 100,000 GPUs | +3.33 |");
  });
});

describe("a bridge for programs", () => {
  test("JSON: beside the rows, exact; none where none was asked for", () => {
    const { rows, bridges } = JSON.parse(renderers.json(report(steep), style));
    expect(rows.length).toBe(compareSample.rows.length);
    expect(bridges).toEqual([
      {
        ...{ scenario: "gpus-100k", metric: "compute.cost", label: "Cost of compute" },
        ...{ unit: "KRW", kind: "flow", baseline: steep.baseline, alternative: steep.alternative },
        contributions: steep.contributions,
      },
    ]);
    expect(JSON.parse(renderers.json(compareSample, style))).not.toHaveProperty("bridges");
  });

  test("NDJSON: a record each", () => {
    const last = renderers.ndjson(report(steep, steep), style).trimEnd().split("\n").slice(-2);
    for (const line of last) expect(JSON.parse(line)).toMatchObject({ record: "bridge", unit: "KRW" });
  });

  test("CSV: the bridge alone, its start, parts and end", () => {
    const long = renderers.csv(report(steep), style).split("\r\n");
    expect(long.slice(0, 4)).toEqual([
      "scenario,year,metric,label,step,inputs,input_labels,value,unit",
      "gpus-100k,2026,compute.cost,Cost of compute,start,,,2004000000000,KRW",
      "gpus-100k,2027,compute.cost,Cost of compute,start,,,8000000000000,KRW",
      "gpus-100k,2026,compute.cost,Cost of compute,contribution,compute.a;compute.b,;,0,KRW",
    ]);
    const wide = renderers.csv(report(steep), { ...style, wide: true }).split("\r\n");
    expect(wide[0]).toBe("scenario,metric,label,step,inputs,input_labels,unit,2026,2027,total");
    expect(wide[3]).toBe(
      "gpus-100k,compute.cost,Cost of compute,contribution,compute.target,GPUs by the target date,KRW,1000000000000,2333000000000,3333000000000",
    );
  });
});

describe("the printed digits", () => {
  /** 67.57 billion dollars, of which a dearer dollar takes 6.70. */
  const dollars: BridgeRow = {
    ...steep,
    ...{ unit: "USD", metric: "funding.usd" },
    baseline: { values: [67.57e9], total: 67.57e9 },
    alternative: { values: [60.87e9], total: 60.87e9 },
    contributions: [part(["compute.target"], [-6.7e9])],
  };

  test("a unit with a scale of its own: billions are divided by a billion", () => {
    const shown = renderers.table({ ...report(dollars), years: [2026] }, style);
    expect(lines(shown)).toEqual(
      expect.arrayContaining([
        ["Cost of compute (billion US dollars): from gpus-50k to gpus-100k"],
        ["gpus-50k", "67.57"],
        ["GPUs by the target date", "50,000 → 100,000 GPUs", "-6.70"],
        ["gpus-100k", "60.87"],
      ]),
    );
  });

  test("where the parts as printed do not lead to the end, and only there, it is said", () => {
    const uneven = { ...steep, parts: steep.contributions.map((each) => ({ ...each, total: 5 * jo })) };
    const note = "Figures may not add up because of rounding.";
    expect(renderers.table({ ...report(dollars), years: [2026] }, style)).not.toContain(note);
    expect(
      renderers.table(
        report({
          ...uneven,
          baseline: { values: [0, 0], total: 10.004 * jo },
          alternative: { values: [0, 0], total: 20.004 * jo },
        }),
        style,
      ),
    ).not.toContain(note);
    const thirds = [3.335 * jo, 6.665 * jo];
    const off: BridgeRow = {
      ...steep,
      baseline: { values: [0, 0], total: 10 * jo },
      alternative: { values: [0, 0], total: 20 * jo },
      contributions: thirds.map((total) => ({ inputs: ["compute.target"], values: [0, 0], total })),
    };
    // 3.34 and 6.67 are 10.01.
    expect(renderers.table(report(off), style)).toContain(note);
  });
});
