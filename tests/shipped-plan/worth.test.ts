import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { baekjo } from "../helpers/cli.ts";
import { dataDir, figuresOf, figuresUnder, shipped, shippedScenario } from "../helpers/shipped.ts";

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

  it("keeping the stock is so many GPUs at that, and a headline row", () => {
    const { row } = figure("gpus-50k");
    expect(row("compute.keeping").at(-1)).toBeCloseTo(50_000 * (row("unit.year").at(-1) as number), -6);
    for (const name of ["compute.keeping", "compute.replacements.first"])
      expect(figuresUnder("gpus-50k").get(name)?.summary, name).toBe(true);
  });

  it.each(["late-grid", "two-years-late", "stress", "growth-fund", "gpus-260k"])(
    "%s shows it on a first screen, whatever else has to go",
    async (name) => {
      for (const [lang, label] of [
        ["en", "Annual cost of keeping"],
        ["ko", "연간 GPU 유지비"],
      ] as const) {
        const { out } = await baekjo(["run", name, "--lang", lang], { env: { COLUMNS: "80" } });
        expect(out).toContain(label);
        expect(out.split("\n").length).toBeLessThanOrEqual(41);
      }
    },
  );

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

describe("one price basis, and nothing paid for twice", () => {
  // A rack of $7.8 million for 72 GPUs is what a GPU costs less the network and the storage outside the rack.
  it.each(["korea", "eu", "uk", "canada", "japan"])(
    "%s: network and storage are shares of the price itself",
    (id) => {
      const { parameters } = JSON.parse(readFileSync(join(dataDir, id, "plan.json"), "utf8"));
      const amount = (name: string) => Number(parameters[name].value.replaceAll(/[$,%]/g, ""));
      const outside = (amount("compute.network.share") + amount("compute.storage.share")) / 100;
      expect((amount("accelerators.vera_rubin.price") * (1 - outside) * 72) / 7.8e6).toBeCloseTo(1, 2);
    },
  );

  it("the parts of a price add to it", () => {
    const { row } = figure("gpus-50k");
    const part = row("compute.cost.network").map(
      (money, t) => money + (row("compute.cost.storage")[t] as number),
    );
    for (const [t, servers] of row("unit.servers").entries()) {
      const all = row("unit.hardware")[t] as number;
      expect(servers / all).toBeCloseTo(1 - (part[t] as number) / (row("compute.cost.it")[t] as number), 9);
    }
  });

  it("a contract for maintenance has its spare parts in: a failed GPU is paid by one of the two", () => {
    const { row } = figure("gpus-50k");
    expect(row("compute.gpus.replaced").at(-1)).toBeGreaterThan(0);
    expect(row("compute.cost.replacement").every((money) => money === 0)).toBe(true);
    // More failures cost nothing more under the contract; without one each is bought at the price of the year.
    const failing = ["compute.failure.rate=12%"];
    expect(figure("gpus-50k", failing).total("compute.cost")).toBe(figure("gpus-50k").total("compute.cost"));
    const none = figure("gpus-50k", ["compute.maintenance.rate=0%"]);
    expect(none.row("compute.cost.maintenance").every((money) => money === 0)).toBe(true);
    for (const [t, money] of none.row("compute.cost.replacement").entries())
      expect(money).toBeCloseTo(
        (none.row("compute.gpus.replaced")[t] as number) * (none.row("unit.hardware")[t] as number),
        -1,
      );
    // Half of the parts outside the contract: half of that, beside the whole contract.
    const half = figure("gpus-50k", ["compute.maintenance.parts=50%"]);
    expect(half.total("compute.cost.replacement")).toBeCloseTo(
      none.total("compute.cost.replacement") / 2,
      -1,
    );
  });

  it("staff and software are paid for GPUs that no operator runs in kind", () => {
    const { row } = figure("gpus-50k");
    const each = 1_480 * (170 + 225);
    for (const [t, money] of row("compute.cost.cluster").entries()) {
      const paid =
        (row("compute.gpus.mean")[t] as number) * (1 - (row("hosting.in_kind.part")[t] as number) / 100);
      expect(money).toBeCloseTo(paid * each, -1);
    }
    const inKind = ["hosting.in_kind.share=100%", "hosting.paid.share=0%", "hosting.own.share=0%"];
    expect(figure("gpus-50k", inKind).total("compute.cost.cluster")).toBe(0);
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
    expect(out).not.toContain(figuresUnder("gpus-50k").get("balance.private")?.label.en);
    expect(out).not.toContain("balance.private");
  });

  it("is specified by 334.041 billion of 65 trillion won, and what is left is said to be left when firms take the rest", async () => {
    // Ten dedicated lines of 4.5 billion each, and 16.33% of 1.77 trillion for NPUs.
    expect(figure("gpus-50k").total("private.specified")).toBe(10 * 4.5e9 + 0.1633 * 1.77e12);
    for (const [lang, words] of [
      ["en", "left when firms take the rest"],
      ["ko", "나머지를 기업 자체 투자로 계산한 뒤의"],
    ] as const) {
      for (const command of ["run", "cite", "explain"]) {
        const args = command === "run" ? ["run", "--metric"] : [command];
        const { out } = await baekjo([...args, "balance.private", "--lang", lang]);
        expect(out.replaceAll(/\s+/g, " "), command).toContain(words);
      }
    }
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
