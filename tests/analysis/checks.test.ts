import { describe, expect, it } from "vitest";
import { likelihoodIn } from "../../src/analysis/checks/assertion.ts";
import { caseOf } from "../../src/analysis/checks/findings.ts";
import { cellsOf } from "../../src/analysis/checks/input-ends.ts";
import { sideOf } from "../../src/analysis/checks/probability.ts";
import { monthsBetween } from "../../src/analysis/checks/source-counts.ts";
import { verdictOf } from "../../src/analysis/checks/verdict.ts";
import { modelOf } from "../../src/analysis/scenario-model.ts";
import type { Figure } from "../../src/model/types.ts";
import { placeInArgument } from "../../src/places.ts";
import { scenariosMeant } from "../../src/plan/scenarios/patterns.ts";
import { writeQuantity } from "../../src/plan/settings/quantity-text.ts";
import { baekjo } from "../helpers/cli.ts";
import { figuresOf, shipped, shippedScenario } from "../helpers/shipped.ts";
import { failing, tiny } from "../helpers/tiny.ts";

const asked = (text: string) => ({
  text,
  placeOf: ({ from, to }: { from: number; to: number }) => placeInArgument("--assert", text, from, to),
});

describe("a verdict", () => {
  const row = (level: "fail" | "warn", status: "pass" | "fail" | "undecided") => ({
    level,
    cases: [caseOf(status, [])],
  });

  it("is no where a check fails, and under strict where one warns or is undecided", () => {
    const codes = (...rows: ReturnType<typeof row>[]) =>
      [false, true].map((strict) => verdictOf(rows, strict).exitCode);
    expect(codes(row("fail", "pass"))).toEqual([0, 0]);
    expect(codes(row("fail", "pass"), row("warn", "fail"))).toEqual([0, 1]);
    expect(codes(row("fail", "undecided"))).toEqual([0, 1]);
    expect(codes(row("warn", "undecided"))).toEqual([0, 1]);
    expect(codes(row("fail", "fail"))).toEqual([1, 1]);
  });
});

describe("a probability", () => {
  it("is read with its limit, and the place of its condition", () => {
    const read = likelihoodIn(asked(" P( any(x < (1)) ) <= 2.5% "));
    expect([read?.op, read?.limit, read?.question.text]).toEqual(["<=", 0.025, " any(x < (1)) "]);
    expect(read?.question.placeOf({ from: 1, to: 4 }).column).toBe(5);
    expect(likelihoodIn(asked("p > 1"))).toBeUndefined();
    expect(likelihoodIn(asked("P(x) >= 0.2"))?.limit).toBe(0.2);
    for (const share of ["2.5 %", "25‰", "2.5 percent", "2.5퍼센트"]) {
      expect(likelihoodIn(asked(`P(x) < ${share}`))?.limit).toBe(0.025);
    }
    for (const text of [
      "P(x)",
      "P(x) < 101%",
      "P(x) < y",
      "P(x) < %",
      "P(x) < 1%%",
      "P(x) = 1%",
      "P(x < 1",
    ]) {
      expect(failing(() => likelihoodIn(asked(text))).ids).toEqual(["check.likelihood"]);
    }
  });

  it("that is compared otherwise is refused with what to write instead", async () => {
    const told = async (text: string) => (await baekjo(["check", "--assert", text])).err;
    expect(await told("20% >= P(1 < 2)")).toContain("did you mean P(1 < 2) <= 20%?");
    expect(await told("not P(1 < 2) <= 20%")).toContain("did you mean P(1 < 2) > 20%?");
    expect(await told("P(1 < 2) = 20%")).toContain("did you mean P(1 < 2) <= 20%?");
    const apart = "give each probability a check of its own";
    for (const text of ["P(1 < 2) <= P(2 < 3)", "P(1 < 2) > 1% and P(2 < 3) > 1%"]) {
      expect(await told(text)).toContain(apart);
    }
  });

  it("is on one side of its limit only where the draws can tell", () => {
    // 100 of 400 is a quarter, its standard error about 2.2%.
    const sides = [20, 22, 29, 31].map((limit) => sideOf(100, 400, "<", limit / 100));
    expect(sides).toEqual(["fail", "undecided", "undecided", "pass"]);
    expect(sideOf(100, 400, ">", 0.2)).toBe("pass");
    // What no draw has met may still be: 2 in 404 is within two standard errors.
    expect(sideOf(0, 400, "<=", 0)).toBe("undecided");
    expect(sideOf(0, 400, "<", 0.05)).toBe("pass");
    expect(sideOf(400, 400, ">=", 1)).toBe("undecided");
  });
});

describe("the age of a source", () => {
  it.each([
    ["2025-04-15", "2026-04-14", 11],
    ["2025-04-15", "2026-04-15", 12],
    ["2025-04", "2026-04-29", 11],
    ["2025-04", "2026-04-30", 12],
    ["2025", "2026-12-30", 11],
    ["2025", "2026-12-31", 12],
    ["2023-01-31", "2023-02-28", 1],
    ["2024-01-31", "2024-02-28", 0],
    ["2024-01-31", "2024-02-29", 1],
    ["2027", "2026-01-01", -24],
  ])("from %s to %s is %d whole months", (date, day, months) => {
    expect(monthsBetween(date, day)).toBe(months);
  });
});

describe("scenarios by pattern", () => {
  const meant = (pattern: string) => scenariosMeant(pattern, undefined, tiny);

  it("are those whose names have the pieces in order", () => {
    expect(meant("*")).toEqual(["as-planned", "double", "slow-private", "stress", "weak-won"]);
    expect(meant("*s*s")).toEqual(["stress"]);
    expect(meant("d*+w*")).toEqual(["double+weak-won"]);
    expect(meant("s* + double")).toEqual(["slow-private+double", "stress+double"]);
    expect(meant("./any*thing.json")).toEqual(["./any*thing.json"]);
  });

  it("are never none, and never without end", () => {
    expect(failing(() => meant("double*e")).ids).toEqual(["check.no-scenario"]);
    expect(failing(() => meant("double+nothing")).ids).toEqual(["scenario.unknown"]);
    expect(failing(() => meant("*+*+*+*+*")).ids).toEqual(["check.many-scenarios"]);
  });
});

describe("the cells of a matrix", () => {
  it("are the shipped scenario with each input set to an end of its range", () => {
    const base = shippedScenario("gpus-100k");
    const model = modelOf(shipped, base);
    const names = ["compute.cost", "balance.public.cumulative", "uses.private", "compute.power"];
    const outputs = names.map((name) => model.figures.get(name) as Figure);
    let looked = 0;
    for (const { cell, broken, value } of cellsOf(shipped, base, model, outputs, true)) {
      expect(broken).toEqual([]);
      looked++;
      // One in nine is compared with a run of its own: that takes a while.
      if (looked % 9 !== 1) continue;
      const set = cell === undefined ? [] : [settingOf(cell.input, cell.value)];
      const figures = figuresOf(shippedScenario("gpus-100k", set));
      for (const [i, name] of names.entries()) {
        const expected = figures.get(name)?.values as number[];
        const { num, den } = (outputs[i] as Figure).unit;
        const shown = expected.map((_, t) => Number(((value(i, t) * den) / num).toPrecision(12)));
        expect(shown, `${name} ${JSON.stringify(cell)}`).toEqual(
          expected.map((value) => Number(value.toPrecision(12))),
        );
      }
    }
    expect(looked).toBeGreaterThan(100);
  });

  function settingOf(name: string, value: number): string {
    const declared = shipped.declared.get(name);
    const { value: planned } = shipped.plan.settings.get(name) ?? {};
    if (typeof planned !== "number") return `${name}*=${value}`;
    const unit = declared?.unit.text ?? "1";
    // A value in the unit that it is declared in.
    return unit === "money"
      ? `${name}=${writeQuantity(value, declared?.unit as never, shipped.context)}`
      : `${name}=${value}${unit === "1" ? "" : ` ${unit}`}`;
  }
});
