import { describe, expect, it } from "vitest";
import { baekjo } from "../helpers/cli.ts";
import { figuresOf, figuresUnder, shipped, shippedScenario } from "../helpers/shipped.ts";

const figure = (name: string, set: readonly string[] = []) => {
  const of = figuresUnder(name, set);
  return {
    row: (metric: string) => of.get(metric)?.values as number[],
    total: (metric: string) => of.get(metric)?.total as number,
  };
};
const inputOf = (name: string) => shipped.plan.settings.get(name)?.value as number;

describe("present value", () => {
  const presentOf = (flow: readonly number[], rate: number) =>
    flow.reduce((sum, money, t) => sum + money / (1 + rate) ** t, 0);

  it("nominal: as it is paid, at what the state pays for ten-year money, the first year as it is", () => {
    const { row, total } = figure("gpus-50k");
    expect(inputOf("compute.discount")).toBeCloseTo(0.0368, 12);
    for (const side of ["funding.public", "funding.private", "uses.public"])
      expect(total(`present_value.${side}`)).toBeCloseTo(presentOf(row(side), 0.0368), -1);
    // 7 trillion a year: 7 + 7 / 1.0368 + ... + 7 / 1.0368^4.
    expect(total("present_value.funding.public")).toBeCloseTo(32.602064988e12, -4);
  });

  it("real: in prices of 2026, at the real rate", () => {
    const { row, total } = figure("gpus-50k");
    const prices = [1, 1.02, 1.02 ** 2, 1.02 ** 3, 1.02 ** 4];
    for (const [t, level] of row("macro.prices").entries())
      expect(level).toBeCloseTo(prices[t] as number, 12);
    const rate = inputOf("macro.discount.real");
    for (const side of ["funding.public", "funding.private", "uses.public"]) {
      const real = row(side).map((money, t) => money / (prices[t] as number));
      expect(total(`present_value.real.${side}`)).toBeCloseTo(presentOf(real, rate), -1);
    }
  });

  it.each(["", "real."])(
    "of the balance is what is left of the two sides, in every scenario (%s)",
    (kind) => {
      for (const name of shipped.scenarioNames) {
        const { total } = figure(name);
        expect(total(`present_value.${kind}balance.public`), name).toBe(
          total(`present_value.${kind}funding.public`) - total(`present_value.${kind}uses.public`),
        );
      }
    },
  );

  it("tells money that comes early from the same money that comes late", () => {
    const [early, late] = [figure("front-loaded"), figure("back-loaded")];
    expect(early.total("balance.public")).toBe(late.total("balance.public"));
    for (const kind of ["", "real."]) {
      const metric = `present_value.${kind}balance.public`;
      expect(early.total(metric)).toBeGreaterThan(late.total(metric));
      // Without interest and inflation the two are worth the same.
      const free = ["compute.discount=0%", "macro.discount.real=0%", "macro.inflation=0%"];
      expect(figure("front-loaded", free).total(metric)).toBe(figure("back-loaded", free).total(metric));
    }
  });
});

describe("what a GPU costs a year, and what keeping all of them costs", () => {
  it("all in: price, facility, power, operation; in one's own facility, hosted, and as the plan has it", () => {
    const { row, total } = figure("gpus-50k");
    const recovery = (life: number) => 0.0368 / (1 - 1.0368 ** -life);
    expect(total("compute.annuity.it")).toBeCloseTo(100 * recovery(5), 10);
    for (const t of [0, 4]) {
      const at = (metric: string) => row(metric)[t] as number;
      const price = at("unit.hardware") * recovery(5);
      const rooms = at("unit.facility") * recovery(14);
      const same = at("unit.energy") + at("unit.cluster") + at("unit.upkeep") / 5;
      expect(at("unit.year.owned")).toBeCloseTo(price + rooms + at("unit.site") + same, -1);
      expect(at("unit.year.hosted")).toBeCloseTo(price + at("unit.rooms") + same, -1);
      // 30% in kind, 30% hosted, 40% own: in kind the operator bears rooms, power and staff.
      const mixed =
        price +
        0.4 * (rooms + at("unit.site")) +
        0.3 * at("unit.rooms") +
        0.7 * (at("unit.energy") + at("unit.cluster")) +
        at("unit.upkeep") / 5;
      expect(at("unit.year")).toBeCloseTo(mixed, -1);
    }
  });

  it("keeping the stock is so many GPUs at that, and a headline row", async () => {
    const { row } = figure("gpus-50k");
    expect(row("compute.keeping").at(-1)).toBeCloseTo(50_000 * (row("unit.year").at(-1) as number), -6);
    const { out } = await baekjo(["run"]);
    expect(out).toContain("Yearly cost of keeping");
    expect(out).toContain("First replacements in");
  });

  it("is no less where the GPUs come late", () => {
    for (const name of ["gpus-50k", "gpus-100k", "compute-fixed"]) {
      const onTime = figure(name).row("compute.keeping").at(-1) as number;
      for (const months of [6, 12, 24])
        expect(
          figure(name, [`compute.delay=${months}`])
            .row("compute.keeping")
            .at(-1) as number,
        ).toBeGreaterThanOrEqual(onTime * 0.9999);
    }
  });

  it.each([2, 3, 4, 4.5, 5, 6])("after %d years the first are replaced, as a longer look shows", (life) => {
    for (const name of ["gpus-50k", "as-built"]) {
      const set = [`compute.life=${life}`];
      const first = figure(name, set).total("compute.replacements.first");
      const retired = figuresOf(shippedScenario(name, set, "2026..2035")).get("compute.gpus.retired");
      expect(2026 + (retired?.values ?? []).findIndex((count) => (count ?? 0) > 0)).toBe(first);
    }
  });
});

describe("a service with its GPUs", () => {
  it("costs its own money and a year of each GPU that it takes, per user and per use", () => {
    const { row, total } = figure("gpus-50k");
    const of = (metric: string) => row(`programmes.ai_for_all.${metric}`);
    const sum = (values: readonly number[]) => values.reduce((all, one) => all + one, 0);
    const gpus = of("gpus").map((count, t) => Math.round(count * (row("unit.year")[t] as number)));
    expect(of("gpu_cost")).toEqual(gpus);
    expect(of("full_cost")).toEqual(of("cost").map((cost, t) => cost + (gpus[t] as number)));
    expect(total("programmes.ai_for_all.per_user")).toBeCloseTo(sum(of("full_cost")) / sum(of("people")), 4);
    expect(total("programmes.ai_for_all.per_use")).toBeCloseTo(
      total("programmes.ai_for_all.per_user") / inputOf("programmes.ai_for_all.uses"),
      6,
    );
    expect(total("programmes.talent.per_user")).toBe(0);
    expect(row("programmes.talent.full_cost")).toEqual(row("programmes.talent.cost"));
  });
});

describe("the private side", () => {
  it("says how much of it is specified: what firms pay for lines of the plan", () => {
    for (const name of shipped.scenarioNames) {
      const { row } = figure(name);
      const [compute, programmes, own, all] = [
        "compute.firms",
        "programmes.firms",
        "private.own",
        "uses.private",
      ].map(row) as [number[], number[], number[], number[]];
      const specified = row("private.specified");
      expect(specified, name).toEqual(compute.map((money, t) => money + (programmes[t] as number)));
      expect(all, name).toEqual(specified.map((money, t) => money + (own[t] as number)));
    }
  });

  it.each([
    ["run"],
    ["simulate", "--trials", "200"],
    ["compare", "gpus-50k", "gpus-100k"],
    ["report", "-o", "-"],
  ])("%s shows no private balance, which is 0 by construction", async (...args) => {
    const { out } = await baekjo(args);
    expect(out).not.toContain("Balance, private");
    expect(out).not.toContain("balance.private");
  });

  it("drawn in by public money, comes out where each won draws in what is needed", () => {
    // 28 of the 35 trillion come early enough to draw any in by 2030: 65 over 28.
    const needed = figure("primed").total("funding.primer.needed");
    expect(needed).toBeCloseTo(65 / 28, 12);
    const drawn = figure("primed", [`funding.primer.ratio=${needed}`]);
    expect(Math.abs(drawn.total("funding.private.missing"))).toBeLessThan(10);
    expect(figure("gpus-50k").total("funding.primer.needed")).toBeCloseTo(65 / 35, 12);
  });
});
