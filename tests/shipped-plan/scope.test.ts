import { describe, expect, it } from "vitest";
import { baekjo } from "../helpers/cli.ts";
import { figuresUnder } from "../helpers/shipped.ts";

const figure = (name: string, metric: string, set: readonly string[] = []) =>
  figuresUnder(name, set).get(metric);
const total = (name: string, metric: string, set: readonly string[] = []) =>
  figure(name, metric, set)?.total as number;
const values = (name: string, metric: string, set: readonly string[] = []) =>
  figure(name, metric, set)?.values as number[];
const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

describe("which money", () => {
  it("the programmes of the plan are the state plan's 25 trillion of new money, with GPUs in", () => {
    for (const name of ["gpus-50k", "basis-new-money", "as-built"]) {
      expect(total(name, "programmes.public.gross") / 25e12, name).toBeCloseTo(1, 2);
    }
    // 9.9 trillion a year for five years, of which 2.1 for GPUs.
    expect(total("basis-all-money", "programmes.public.gross") / 49.5e12).toBeCloseTo(1, 2);
  });

  it("what is left is mainly 35 less 25: on new money alone ten trillion less, on all money fourteen", () => {
    const left = (name: string) => total(name, "balance.public");
    expect(left("gpus-50k") - left("basis-new-money")).toBe(35e12 - 25e12);
    expect(left("budget-2026-held") - left("basis-all-money")).toBe(49.5e12 - 35e12);
    expect(left("basis-new-money")).toBeLessThan(0);
    expect(left("basis-all-money")).toBeLessThan(left("basis-new-money"));
  });

  it("from the record, what 2026 leaves of each programme falls on the years after, none of it twice", () => {
    // Research: 19.632% of 25 trillion is 4.908; 2.9 are voted; a quarter of the rest in each of four years.
    expect(values("as-built", "programmes.research.cost").slice(0, 2)).toEqual([2.9e12, 502_000_000_000]);
    for (const id of ["research", "clusters", "talent", "ax", "champion", "npu"]) {
      expect(sum(values("as-built", `programmes.${id}.cost`)), id).toBe(
        sum(values("gpus-50k", `programmes.${id}.cost`)),
      );
    }
  });
});

describe("VAT", () => {
  it("is a tenth of what the public side pays, where it buys everything by itself", () => {
    for (const name of ["gpus-50k", "gpus-100k"]) {
      const bare = values(name, "compute.cost");
      const taxed = values(`${name}+with-vat`, "compute.cost");
      for (const [t, cost] of bare.entries()) expect(taxed[t]).toBe(cost + Math.round(cost / 10));
      expect(values(`${name}+with-vat`, "compute.cost.vat")).toEqual(
        bare.map((cost) => Math.round(cost / 10)),
      );
    }
    expect(sum(values("gpus-50k", "compute.cost.vat"))).toBe(0);
  });

  it("is paid by the state, and by no firm, which deducts it", () => {
    const firms = values("gpus-200k", "compute.firms");
    expect(values("gpus-200k+with-vat", "compute.firms")).toEqual(firms);
    for (const [t, vat] of values("gpus-200k+with-vat", "compute.cost.vat").entries()) {
      const state = values("gpus-200k", "compute.state")[t] as number;
      expect(values("gpus-200k+with-vat", "compute.state")[t]).toBe(state + vat);
      expect(Math.abs(vat - state / 10)).toBeLessThanOrEqual(1);
    }
  });
});

describe("what counts, and by when", () => {
  it("the state's own list is 28,000, 8,496 and 15,000, there by the end of 2028", () => {
    const installed = values("gpus-50k-official", "compute.gpus.installed");
    expect(installed[2]).toBe(28_000 + 8496 + 15_000);
    expect(total("gpus-50k-official", "compute.gpus.bought")).toBe(28_000 - 13_136 + 15_000);
    // Firms own 71% of the centre, which has 15,000 of what is still to be bought.
    const share = total("gpus-50k-official", "compute.firms") / total("gpus-50k-official", "compute.cost");
    expect(share).toBeCloseTo((0.71 * 15_000) / 29_864, 4);
  });

  it("by 2028 both targets stand two years sooner", () => {
    for (const [name, target] of [
      ["gpus-50k", 50_000],
      ["gpus-100k", 100_000],
    ] as const) {
      expect(values(`${name}+by-2028`, "compute.gpus.installed").slice(2)).toEqual([target, target, target]);
      expect(total(`${name}+by-2028`, "compute.target.reached")).toBe(2028);
    }
  });

  it("supercomputer no. 6 stands in its institute's own halls: rent is paid for what is rented from 2026 on alone", () => {
    for (const name of ["gpus-50k-official", "as-built"]) {
      // 8,496 of 1.47 kW beside 10,080 of 2.09 and 3,056 of 1.47 that the operators run in kind.
      const [no6, rest] = [8496 * 1.47, 10_080 * 2.09 + 3056 * 1.47];
      expect(values(name, "compute.opening.power")[0]).toBeCloseTo((no6 + rest) / 1000, 8);
      const rented = { "gpus-50k-official": 0.25, "as-built": 0 }[name] as number;
      const fresh = values(name, "hosting.new")[0] as number;
      const own = { "gpus-50k-official": 0.5, "as-built": 0 }[name] as number;
      // The shares are in hundredths of a per cent.
      expect(values(name, "hosting.paid")[0]).toBeCloseTo(rented * fresh, 2);
      expect(values(name, "hosting.own")[0]).toBeCloseTo(no6 / 1000 + own * fresh, 2);
    }
  });

  it("supercomputer no. 6 is counted once where the record and the list are laid on each other", () => {
    for (const name of ["as-built+gpus-50k-official", "gpus-50k-official+as-built"]) {
      expect(total(name, "compute.opening.gpus")).toBe(13_136 + 8496);
    }
  });
});

describe("the wealth fund", () => {
  it("gets 20 trillion in kind, of which no won is spent, and the stakes that public money pays for", () => {
    expect(values("gpus-50k", "fund.in_kind")).toEqual([20e12, 0, 0, 0, 0]);
    expect(total("gpus-50k", "programmes.wealth_fund.cost")).toBe(0);
    const stakes =
      total("gpus-50k", "programmes.champion.cost") + total("gpus-50k", "programmes.cofund.cost");
    expect(total("gpus-50k", "fund.contributions")).toBe(stakes);
    // A year's return and cost are of what stood before and half of what came in: 4% of half of it in the first.
    const first = 20e12 + (values("gpus-50k", "fund.contributions")[0] as number);
    expect(values("gpus-50k", "fund.value")[0]).toBe(Math.round(first * 1.02));
  });
});

describe("tax credits", () => {
  it("take no firm below the minimum tax: 25% less 17% of its income is the most", () => {
    const forgone = "credits.facility_large.forgone";
    expect(values("gpus-50k", forgone)).toEqual(Array(5).fill(33e12 * 0.2));
    expect(values("gpus-50k", forgone, ["credits.facility_large.income=35.6조"])).toEqual(
      Array(5).fill(2.848e12),
    );
    // Without an income there is no limit.
    expect(values("gpus-50k", forgone, ["credits.facility_large.income=0"])).toEqual(Array(5).fill(6.6e12));
  });
});

describe("plans of others", () => {
  // 35 trillion over the GDP of 2026 to 2030, some 14,970 trillion, is 0.234%. China: 197 of 140,187.9 billion yuan is 0.141%, and 400
  // are 0.285%. Japan, with chips: 10 of 609 trillion yen over seven years is 0.235%, over six 0.274%.
  const level = (set: readonly string[], name = "funding.peers.level") => total("gpus-50k", name, set);

  it("is about level with the highest for AI alone, and with the highest for AI and chips", () => {
    expect(total("gpus-50k", "funding.peers.highest")).toBeCloseTo((197 / 140_187.9) * 100, 9);
    expect(total("gpus-50k", "funding.peers.highest_chips")).toBeCloseTo((10 / 7 / 609) * 100, 9);
    expect([level([]), level([], "funding.peers.level_chips")]).toEqual([0, 0]);
  });

  it("above only where no page has more, below where all pages have", () => {
    expect(level(["peers.china.plan_high=300000000000"])).toBe(1);
    expect(level(["peers.china.plan=390000000000"])).toBe(-1);
    // The chip account is sure by a tenth: all of it would be 0.288%.
    expect(level(["chips.certain=100%"], "funding.peers.level_chips")).toBe(1);
    expect(level(["peers.japan.plan=15000000000000"], "funding.peers.level_chips")).toBe(-1);
  });

  it("says that in words, and shows no difference that is none", async () => {
    for (const [language, words] of [
      ["en", "about level"],
      ["ko", "비슷함"],
    ] as const) {
      const asked = ["--metric", "funding.peers.level", "--lang", language];
      expect((await baekjo(["run", ...asked])).out).toContain(words);
      expect((await baekjo(["compare", "gpus-50k", "gpus-100k", ...asked])).out).toContain(words);
    }
  });
});
