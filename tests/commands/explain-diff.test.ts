import { describe, expect, it } from "vitest";
import { attribution } from "../../src/analysis/explain/attribution.ts";
import { differenceReport } from "../../src/commands/explain/diff-report.ts";
import type { Project, Scenario } from "../../src/plan/types.ts";
import type { DifferenceReport } from "../../src/report/explanation.ts";
import { baekjo } from "../helpers/cli.ts";
import { root } from "../helpers/folders.ts";
import { figuresOf, shipped, shippedScenario } from "../helpers/shipped.ts";
import { scenario, tiny } from "../helpers/tiny.ts";

function difference(
  project: Project,
  from: Scenario,
  to: Scenario,
  figure: string,
  year?: number,
): DifferenceReport {
  const found = attribution(project, from, to);
  return differenceReport(project, [from, to], found, found.trace.figure(figure), { year }, { version: "" });
}

/** Sums of decimals, exact: of won to the won, of all else to the twelfth digit. */
function sum(parts: readonly (number | null)[]): bigint {
  const digits = parts.map((part) => BigInt((part ?? Number.NaN).toFixed(12).replace(".", "")));
  return digits.reduce((all, part) => all + part, 0n);
}

const byName = (report: DifferenceReport) =>
  Object.fromEntries(report.parameters.map(({ name, contribution }) => [name, contribution]));

describe("a difference", () => {
  it("gives a product's change to its factors, averaged over both orders", () => {
    // 40,000 → 80,000 GPUs and a dollar 10% dearer: 4.4 → 9.68. GPUs (4.4 + 4.84) / 2; dollar (0.88 + 0.44) / 2.
    const report = difference(tiny, scenario("as-planned"), scenario("double+weak-won"), "compute.cost");
    expect(report.figure).toMatchObject({ baseline: 4.4e12, alternative: 9.68e12, difference: 5.28e12 });
    expect(byName(report)).toEqual({ "compute.target": 4.62e12, "fx.usd": 0.66e12 });
    expect(report.branches.map(({ name, depth, contribution }) => [name, depth, contribution])).toEqual([
      ["compute.cost", 0, 5.28e12],
      ["compute.gpus.bought", 1, 4.62e12],
      ["compute.target", 2, 4.62e12],
      ["fx.usd", 1, 0.66e12],
    ]);
  });

  it("takes a sum apart by its parts, with their signs, and leaves out what stays", () => {
    const to = scenario("as-planned", {
      set: ["programmes.*.amount += 1조", "funding.public.amount += 3조"],
    });
    const report = difference(tiny, scenario("as-planned"), to, "balance.public");
    // Of the chips the state pays a half.
    expect(byName(report)).toEqual({
      "funding.public.amount": 3e12,
      "programmes.data.amount": -1e12,
      "programmes.npu.amount": -0.5e12,
    });
    expect(report.branches.some(({ name }) => name === "compute.cost")).toBe(false);
  });

  it("says how many parameters differ that it does not come from", () => {
    const to = scenario("as-planned", { set: ["compute.target=80000", "funding.private.amount=60조"] });
    expect(difference(tiny, scenario("as-planned"), to, "compute.cost").otherDifferingInputs).toBe(1);
  });

  it("divides a scalar that became yearly, and one year alone", () => {
    const to = scenario("as-planned", { set: ["compute.price@2027=$200,000"] });
    const report = difference(tiny, scenario("as-planned"), to, "compute.cost", 2027);
    expect(report.figure).toMatchObject({ year: 2027, baseline: 2.2e12, alternative: 4.4e12 });
    expect(byName(report)).toEqual({ "compute.price": 2.2e12 });
    expect(difference(tiny, scenario("as-planned"), to, "compute.cost", 2026).figure.difference).toBe(0);
  });

  it("has no parts of a change that is undefined", () => {
    const to = scenario("as-planned", { set: ["funding.public.amount=1조"] });
    const report = difference(tiny, scenario("as-planned"), to, "balance.public.short_from");
    expect(report.figure).toMatchObject({ baseline: null, alternative: 2026, difference: null });
    expect(report.parameters.map(({ contribution }) => contribution)).toEqual([null]);
  });

  it.each([
    ["gpus-50k", "gpus-100k+weak-won+stress", "compute.cost"],
    ["gpus-100k", "envelope-prorata", "uses.public"],
    ["gpus-100k", "envelope-priority", "programmes.cost"],
    ["state-plan-25t+front-loaded", "gpus-260k+slow-private", "balance.public.cumulative"],
    ["gpus-50k", "late-grid+npu-half", "compute.power"],
    ["gpus-50k", "rubin-only+dear-power", "compute.energy"],
    ["gpus-50k", "compute-fixed+optimism-p80", "compute.cost"],
  ])("from %s to %s in %s: parts add up on every level, and by parameter", (from, to, figure) => {
    const [baseline, other] = [shippedScenario(from), shippedScenario(to)];
    const report = difference(shipped, baseline, other, figure);
    const { branches, parameters, figure: head } = report;
    expect(head.baseline).toBe(figuresOf(baseline).get(figure)?.total);
    expect(head.alternative).toBe(figuresOf(other).get(figure)?.total);
    const change = sum([head.difference]);
    expect(change).not.toBe(0n);
    expect(sum(parameters.map(({ contribution }) => contribution))).toBe(change);
    expect(sum([branches[0]?.contribution ?? null])).toBe(change);
    let levels = 0;
    for (const [i, branch] of branches.entries()) {
      const below = [];
      for (const other of branches.slice(i + 1)) {
        if (other.depth <= branch.depth) break;
        if (other.depth === branch.depth + 1) below.push(other.contribution);
      }
      if (below.length === 0) continue;
      levels++;
      expect(sum(below), branch.key).toBe(sum([branch.contribution]));
    }
    expect(levels).toBeGreaterThan(3);
    // Whoever is followed to the end comes to a parameter that differs.
    for (const [i, { kind, repeated, depth }] of branches.entries()) {
      if ((branches[i + 1]?.depth ?? 0) <= depth && repeated === undefined) expect(kind).toBe("input");
    }
  });
});

it("shows of a path of years what differs in it, where its ends are alike", async () => {
  const bus = [
    "--plan",
    `${root}/tests/fixtures/bus/plan.json`,
    "--model",
    `${root}/tests/fixtures/bus/model.json`,
  ];
  const { out } = await baekjo([
    ...["explain", "--diff", "as-voted", "as-voted+types.midi.orders@2029=0", "city.left@2034", "--all"],
    ...bus,
  ]);
  expect(out).toContain("2029: 6 buses → 2029: 0 buses");
});
