import { describe, expect, test } from "vitest";
import { width } from "../../src/output/text/width.ts";
import type { RunReport } from "../../src/report/types.ts";
import { compareSample, row, runSample, style } from "../helpers/sample.ts";
import { renderers } from "../helpers/written.ts";

const lines = (text: string) => text.split("\n");
const lineOf = (text: string, start: string) =>
  lines(text).find((line) => line.trim().startsWith(start)) ?? "";

describe("run as a table", () => {
  const text = renderers.table(runSample, style);

  test("says whose money it is, in which scale, and how much is assumed", () => {
    expect(lines(text).slice(0, 2)).toEqual([
      "gpus-50k: 50,000 GPUs, the plan (100 trillion won for AI)",
      "trillion won, current prices, without VAT",
    ]);
    expect(text.trimEnd().endsWith("7 of the 58 inputs that the plan gives are assumptions")).toBe(true);
  });

  test("what was set by hand stands above the numbers, in the order that it is laid on, never cut", () => {
    const [scenario] = runSample.scenarios;
    const set = ["energy.price*=1.2", `fx.usd=${"1".repeat(90)}`];
    const layers = [...scenario.layers, { id: "--set", from: "set", set, unset: ["compute.life"] }];
    const byHand = { ...scenario, layers };
    const shown = renderers.table({ ...runSample, scenarios: [byHand] }, style);
    expect(lines(shown)[1]).toBe("--unset compute.life --set energy.price*=1.2 --set");
    expect(lines(shown).slice(0, 5).join("")).toContain("1".repeat(80));
    const compared = { ...compareSample, scenarios: compareSample.scenarios.map(() => byHand) };
    expect(renderers.table(compared, style)).toContain("--set energy.price*=1.2");
    expect(text).not.toContain("--set");
  });

  test("each number is rounded by itself, and what then does not add up is said once", () => {
    expect(lineOf(text, "Cost of compute").split(/ {2,}/).slice(2)).toEqual([
      "1.00",
      "1.00",
      "1.00",
      "9.50",
      "0.90",
      "13.41",
      "2029",
    ]);
    expect(text.split("Figures may not add up because of rounding.").length).toBe(2);
  });

  test("a rate has no total, a year that never comes is none, a year has no comma", () => {
    expect(text).toMatch(/Share of the state +1\.0 +2\.0 +n\/a +4\.0 +5\.0\n/);
    expect(text).toMatch(/First year short +2029\n/);
  });

  test.each(["en", "ko"] as const)(
    "%s: no line is wider than 80 columns, and numbers end in the same column",
    (language) => {
      for (const scale of ["auto", "won", "eok"] as const) {
        const shown = lines(renderers.table(runSample, { ...style, language, scale }));
        for (const line of shown) expect(width(line)).toBeLessThanOrEqual(80);
      }
      const shown = lines(renderers.table(runSample, { ...style, language }));
      const ends =
        [...runSample.scenarios[0].label[language]].length > 0 &&
        shown.filter((line) => / 35\.00| 13\.41/.test(line));
      const columns = (ends || []).map((line) => width(line.slice(0, line.search(/(35\.00|13\.41)/) + 5)));
      expect(columns.length).toBe(2);
      expect(new Set(columns).size).toBe(1);
    },
  );

  test("ten years fold into the ends, the total and the worst year; --wide shows them all", () => {
    const years = Array.from({ length: 10 }, (_, i) => 2026 + i);
    const values = years.map((_, i) => (i === 6 ? -3e12 : 7e12));
    const long: RunReport = {
      ...runSample,
      years,
      rows: [row("balance.public", values, { worst: 6, label: { en: "Public balance", ko: "공공 수지" } })],
    };
    const folded = renderers.table(long, style);
    expect(lineOf(folded, "Public balance").split(/ {2,}/).slice(2)).toEqual([
      "7.00",
      "7.00",
      "60.00",
      "-3.00",
      "2032",
    ]);
    expect(folded).toContain("--wide shows every year");
    const wide = renderers.table(long, { ...style, wide: true });
    for (const year of years) expect(wide).toContain(String(year));
  });

  test("numbers are never cut, whatever it takes", () => {
    const values = [9_007_199_254_740_991, -9_007_199_254_740_991, 0, 0, 0];
    const text = renderers.table(
      { ...runSample, rows: [row("balance.public", values, { worst: 1 })] },
      { ...style, scale: "won" },
    );
    expect(text).toContain("-9,007,199,254,740,991");
    expect(text).not.toContain("…\n");
  });

  test("colour only where it was decided, and it moves nothing", () => {
    const painted = renderers.table(runSample, { ...style, color: true });
    expect(painted).toContain("\u001b[31m-2.50\u001b[39m");
    // biome-ignore lint/suspicious/noControlCharactersInRegex: it is colour that is looked for
    expect(painted.replace(/\u001b\[\d+m/g, "")).toBe(text);
    expect(text).not.toContain("\u001b");
  });

  test("foreign money and money per thing have a scale of their own", () => {
    const rows = [
      row("compute.cost_per_gpu", [214e6, 214e6, 214e6, 214e6, 214e6], {
        unit: "KRW/GPU",
        kind: "rate",
        total: null,
      }),
      row("funding.dollars", [14e9, 14e9, 14e9, 14e9, 14e9], { unit: "USD" }),
      row("compute.price", [182.7, 182.7, 182.7, 182.7, 182.7], {
        unit: "KRW/kWh",
        kind: "rate",
        total: null,
      }),
    ];
    const text = renderers.table({ ...runSample, rows }, { ...style, wide: true });
    expect(text).toMatch(/compute\.cost_per_gpu \(million won\/GPU\) +214 +214/);
    expect(text).toMatch(/funding\.dollars \(billion US dollars\) +14 .* 70/);
    expect(text).toMatch(/compute\.price \(won\/kWh\) +182\.7/);
  });
});

describe("compare as a table", () => {
  test("totals, change and percent against the baseline; rates wait for --wide", () => {
    const text = renderers.table(compareSample, style);
    expect(lines(text)[0]).toBe("Baseline: gpus-50k (50,000 GPUs, the plan)");
    expect(lineOf(text, "Cost of compute").split(/ {2,}/).slice(2)).toEqual([
      "13.41",
      "26.82",
      "+13.41",
      "+100.0%",
    ]);
    expect(text).not.toContain("Share of the state budget");
    expect(renderers.table(compareSample, { ...style, all: true })).toContain("--wide shows it by year");
    for (const line of lines(text)) expect(width(line)).toBeLessThanOrEqual(80);
    expect(renderers.table(compareSample, { ...style, wide: true, all: true })).toContain(
      "Share of the state budget",
    );
  });

  test("the inputs that differ, and who set them", () => {
    const text = renderers.table({ ...compareSample, showInputs: true }, style);
    expect(text).toMatch(/gpus-100k +100,000 GPUs +gpus-100k/);
    expect(renderers.table({ ...compareSample, inputs: [], showInputs: true }, style)).toContain(
      "No input differs.",
    );
  });

  test("more scenarios than a line holds: one block for each", () => {
    const third = (i: number) => ({ scenario: i });
    const text = renderers.table(
      {
        ...compareSample,
        scenarios: [
          ...compareSample.scenarios,
          { ...compareSample.scenarios[1], name: "gpus-100k+slow-private" } as never,
        ],
        rows: compareSample.rows.flatMap((each, i) =>
          i % 2 === 1 ? [each, { ...each, ...third(2) }] : [each],
        ),
        differences: compareSample.differences.flatMap((each) => [each, { ...each, ...third(2) }]),
      },
      { ...style, all: true },
    );
    expect(lines(text).filter((line) => line.startsWith("metric"))).toHaveLength(2);
    for (const line of lines(text)) expect(width(line)).toBeLessThanOrEqual(80);
  });
});
