import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Figure } from "../../src/analysis/projection/projection.ts";
import { Failure } from "../../src/errors.ts";
import type { Project } from "../../src/plan/types.ts";
import {
  everyScenario,
  figuresOf,
  figuresUnder,
  planNamed,
  planNames,
  scenarioNamed,
  shipped,
  shippedScenario,
} from "../helpers/shipped.ts";

const add = (rows: readonly (readonly number[])[]) =>
  (rows[0] as number[]).map((_, t) => rows.reduce((sum, row) => sum + (row[t] as number), 0));

/** The rows that settings move, of those that `keep` picks. */
function movedBy(set: readonly string[], on = "gpus-50k", keep: (figure: Figure) => boolean = () => true) {
  const before = figuresUnder(on);
  const after = figuresUnder(on, set);
  return [...before.values()]
    .filter((figure) => keep(figure))
    .filter(({ name, values }) => values.some((value, t) => value !== after.get(name)?.values[t]))
    .map(({ name }) => name);
}

describe("each won of uses.total has one line and one payer", () => {
  /** The lines and the payers of a plan's spending each add to all of it, in every year, and every bar of a picture to its parts. */
  const expectOnce = (plan: Project, of: ReadonlyMap<string, Figure>, name: string) => {
    const own = (family: string) => [...(plan.plan.families.get(family)?.keys() ?? [])];
    const row = (metric: string) => of.get(metric)?.values as number[];
    const costs = ["facility", "colocation", "energy", "site", "maintenance", "replacement", "cluster"];
    const lines = [
      ...own("accelerators").map((id) => `accelerators.${id}.cost`),
      ...[...costs, "deferred", "vat"].map((line) => `compute.cost.${line}`),
      ...own("programmes").map((id) => `programmes.${id}.cost`),
      "private.own",
    ];
    const payers = [
      "uses.state",
      "uses.local",
      "uses.equity",
      "compute.firms",
      "programmes.firms",
      "private.own",
    ];
    // Cents are summed as doubles: what differs is less than one of them.
    const expectSum = (parts: readonly string[], whole: string) => {
      for (const [t, money] of add(parts.map(row)).entries())
        expect(Math.abs(money - (row(whole)[t] as number)), `${name}: ${whole}`).toBeLessThan(0.001);
    };
    expectSum(lines, "uses.total");
    expectSum(payers, "uses.total");
    for (const { whole, parts } of plan.definition.pictures) expectSum(parts, whole);
  };

  it.each(planNames)("%s, in every scenario", (name) => {
    for (const each of everyScenario.filter(({ plan }) => plan === name)) {
      const plan = planNamed(name);
      expectOnce(plan, figuresOf(scenarioNamed(each), plan), each.id);
    }
  });

  it("with any two scenarios on each other, and GPUs bought, late, retired and failed in any number", {
    timeout: 60_000,
  }, () => {
    const scenario = fc.constantFrom(...shipped.scenarioNames);
    const setting = fc.oneof(
      fc.integer({ min: 0, max: 40 }).map((months) => `compute.delay=${months}months`),
      fc.integer({ min: 13_136, max: 300_000 }).map((gpus) => `compute.target=${gpus}`),
      fc.integer({ min: 30, max: 60 }).map((tenths) => `compute.life=${tenths / 10}`),
      fc.integer({ min: 0, max: 100 }).map((parts) => `compute.maintenance.parts=${parts}%`),
      fc.integer({ min: 0, max: 40 }).map((rate) => `compute.failure.rate=${rate}%`),
    );
    fc.assert(
      fc.property(scenario, scenario, fc.array(setting, { maxLength: 3 }), (a, b, set) => {
        const name = `${a}+${b}`;
        let of: Map<string, Figure>;
        try {
          of = figuresOf(shippedScenario(name, set, "2026..2035"));
        } catch (error) {
          // Inputs that contradict each other, as a target below what is bought already, have no figures.
          if (error instanceof Failure) return;
          throw error;
        }
        expectOnce(shipped, of, `${name} ${set.join(" ")}`);
        const row = (metric: string) => of.get(metric)?.values as number[];
        const sum = (of: readonly number[]) => of.reduce((a, b) => a + b, 0);
        // Each GPU that was there or came is in service or retired, and none is both.
        const [opening] = [of.get("compute.opening.gpus")?.total as number];
        expect(opening + sum(row("compute.gpus.bought")) - sum(row("compute.gpus.retired")), name).toBe(
          row("compute.gpus.installed").at(-1),
        );
      }),
      { numRuns: 60 },
    );
  });

  it("a programme's won moves its own line and the sums above it, and no line of compute", () => {
    const costs = (figure: Figure) => figure.money && !figure.memo && figure.kind === "flow";
    const rows = movedBy(["programmes.talent.amount+=1조"], "gpus-50k", costs);
    expect(rows.sort()).toEqual([
      "balance",
      "balance.public",
      "programmes.cost",
      "programmes.state",
      "programmes.talent.ask",
      "programmes.talent.cost",
      "programmes.talent.granted",
      "programmes.talent.planned",
      "programmes.talent.state",
      "uses.public",
      "uses.state",
      "uses.total",
    ]);
  });

  it("GPU money is in compute alone", () => {
    // Dearer GPUs move no programme; what a programme's heading held for GPUs is taken out of it and borne once.
    const programmes = ({ name, kind, memo }: Figure) =>
      /^programmes\./.test(name) && kind !== "rate" && kind !== "stock" && !memo;
    expect(movedBy(["accelerators.*.price*=2", "compute.target=100000"], "gpus-50k", programmes)).toEqual([]);
    const compute = ({ name }: Figure) => name.startsWith("compute.");
    expect(movedBy(["programmes.clusters.net_of=4조"], "gpus-50k", compute)).toEqual([]);
    const [before, after] = [[], ["programmes.clusters.net_of=5조"]].map((set) =>
      figuresUnder("gpus-50k", set),
    );
    const total = (of: Map<string, Figure> | undefined, name: string) => of?.get(name)?.total as number;
    expect(total(after, "programmes.clusters.cost") - total(before, "programmes.clusters.cost")).toBe(
      0.357e12,
    );
    // With or without, the heading holds the same.
    expect(total(after, "programmes.public.gross")).toBe(total(before, "programmes.public.gross"));
  });

  it("a service's GPUs are a claim and cost nothing more", () => {
    const money = (figure: Figure) => figure.money && !figure.memo;
    expect(movedBy(["programmes.ai_for_all.use_compute*=20"], "gpus-50k", money)).toEqual([]);
    const of = figuresUnder("gpus-50k", ["programmes.ai_for_all.use_compute*=100"]);
    expect(of.get("compute.gpus.free")?.total).toBeLessThan(0);
  });
});

describe("what stands beside the plan is in no total", () => {
  const beside = [
    "loans.amount=50조",
    "loans.rate=9%",
    "loans.term=2",
    "guarantees.amount=50조",
    "fund.rate=30%",
    "fund.fee=5%",
    "fund.payout_rate=50%",
    "programmes.wealth_fund.in_kind*=2",
    "programmes.cofund.asset=0%",
    "credits.facility_large.income=30조",
    "chips.certain=80%",
    "programmes.research.asset=100%",
    "programmes.*.mobilises*=2",
    "credits.*.base*=2",
    "credits.*.rate*=2",
    "chips.account*=2",
    "rd.base*=2",
    "rd.growth=20%",
    "rd.ai_share=50%",
    "rd.cut.year=2028",
    "funding.private.additionality=80%",
    "funding.private.earlier=1조",
    "compute.network.share=5%",
    "compute.discount=9%",
  ];
  it.each(beside)("%s moves memo rows only", (set) => {
    // GPUs bought in 2025 have a server price alone, which network and storage scale: that is a cost, not a share of one.
    const prices = set.startsWith("compute.network") ? ["accelerators.*.price=$100,000"] : [];
    const before = figuresUnder("gpus-50k", prices);
    const after = figuresUnder("gpus-50k", [...prices, set]);
    const moved = [...before.values()].filter(({ name, values }) =>
      values.some((value, t) => value !== after.get(name)?.values[t]),
    );
    expect(moved.length).toBeGreaterThan(0);
    // The annuity is a way to look at compute's cost; its factors are rates of that view.
    expect(moved.filter(({ memo, name }) => !memo && !name.startsWith("compute.annuity"))).toEqual([]);
  });

  it("a cut of R&D is the same as no cut, within the fund", () => {
    const inFund = ({ memo }: Figure) => !memo;
    expect(movedBy(["rd.cut.year=2027"], "gpus-50k", inFund)).toEqual([]);
  });

  it("what is outside says so, and AI R&D is left out of its sum", () => {
    const of = figuresUnder("rd-cut-again");
    const row = (name: string) => of.get(name)?.values as number[];
    expect(shipped.definition.sections.get("outside")?.en).toMatch(/not in totals/);
    for (const { section, memo, name } of of.values())
      if (section === "outside" || section === "returns") expect(memo, name).toBe(true);
    // 35.5 trillion × 0.853 in 2027, growing by 5.3% from there; 6.479% of it is AI and in programmes already.
    expect(row("rd.budget")).toEqual([
      35.5e12,
      30_281_500_000_000,
      31_886_419_500_000,
      ...row("rd.budget").slice(3),
    ]);
    // Against the path: 35.5 × 1.053 − 35.5 × 0.853.
    expect(row("rd.gap")[1]).toBe(-7_100_000_000_000);
    expect(row("rd.ai")[0]).toBe(2_300_045_000_000);
    expect(row("outside.total")[0]).toBe(7.2e12 + 35.5e12 - 2_300_045_000_000);
  });

  it("what funds draw in is part of private money, which holds it", () => {
    const of = figuresUnder("gpus-50k");
    const [drawn, money] = ["funding.mobilised", "funding.private"].map(
      (name) => of.get(name)?.total as number,
    );
    expect(drawn).toBe(607_200_000_000);
    expect(drawn).toBeLessThan(money as number);
    expect(() => figuresUnder("gpus-50k", ["programmes.cofund.mobilises=200"])).toThrow();
  });

  it("the certain prices of optimism-p80 are the plan's", () => {
    const [plan, scenario] = ["gpus-50k", "optimism-p80"].map((name) => shippedScenario(name).settings);
    for (const [name, { value, layer }] of scenario ?? [])
      if (layer === "optimism-p80" && name !== "compute.optimism")
        expect(value, name).toBe(plan?.get(name)?.value);
  });
});
