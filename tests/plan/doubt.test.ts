import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadProject } from "../../src/files/load.ts";
import type { Value } from "../../src/messages/message.ts";
import { resolveScenarios } from "../../src/plan/scenarios/resolve.ts";
import { readAxis } from "../../src/plan/settings/axis.ts";
import { domainOf } from "../../src/plan/settings/search-range.ts";
import type { Scenario } from "../../src/plan/types.ts";
import { baekjo } from "../helpers/cli.ts";
import { dataDir, shipped, shippedScenario } from "../helpers/shipped.ts";
import { failing } from "../helpers/tiny.ts";

const resolved = (set: readonly string[], stdin?: string) =>
  resolveScenarios(shipped, {
    scenarios: stdin === undefined ? [] : ["-"],
    set,
    unset: [],
    stdin: () => JSON.stringify({ format: "baekjo/scenario/1", set: [stdin] }),
  });

const inputUnder = (name: string, ...set: string[]) =>
  (resolved(set).scenarios[0] as Scenario).settings.get(name)?.value;

/** A text that comes in both languages, in English. */
const english = (value: Value | undefined) => (typeof value === "object" ? value.en : value);

/** What is wrong with a setting, with what is offered for it, best first. */
function questioned(run: () => unknown): { id: string | undefined; next: unknown[] } {
  const { issues } = failing(run);
  return {
    id: issues[0]?.id,
    next: issues[0]?.next?.map(({ values }) => english(values?.text ?? values?.name)) ?? [],
  };
}

const setting = (text: string) => questioned(() => resolved([text]));

describe("a bare fraction for an input in %", () => {
  test.each([
    ["hosting.load=0.8", ["80%", "0.8%"]],
    ["hosting.load=.8", ["80%", ".8%"]],
    ["hosting.load@2028=0.7", ["70%", "0.7%"]],
    ["hosting.load=[0.5, 60%, 60%, 60%, 60%]", ["50%", "0.5%"]],
    ["hosting.load=65%[0.45..80%]", ["45%", "0.45%"]],
    ["hosting.load+=0.05", ["5%", "0.05%"]],
    ["compute.network.share=0.15", ["15%", "0.15%"]],
    ["macro.inflation=0.021", ["2.1%", "0.021%"]],
    ["funding.private.takeup=0.6", ["60%", "0.6%"]],
    ["accelerators.gb300.drift=-0.07", ["-7%", "-0.07%"]],
  ])("%s is questioned", (text, next) => {
    expect(setting(text)).toEqual({ id: "quantity.fraction", next });
  });

  test("so it is on an axis, in a range to look in, and in a scenario's file", () => {
    const axis = questioned(() => readAxis("hosting.load=0.4..0.8/5", "--vary", shipped));
    expect(axis).toEqual({ id: "quantity.fraction", next: ["40%", "0.4%"] });
    const base = shippedScenario("gpus-50k");
    const domain = questioned(() => domainOf(shipped, base, "--max", "hosting.load", "0.1..0.9"));
    expect(domain).toEqual({ id: "quantity.fraction", next: ["10%", "0.1%"] });
    expect(questioned(() => resolved([], "hosting.load = 0.8")).id).toBe("quantity.fraction");
  });

  test.each([
    ["hosting.load=0.8%", 0.008],
    ["hosting.load=80", 0.8],
    ["hosting.load=80%", 0.8],
    ["hosting.load*=0.8", 0.52],
    ["hosting.load+=5%", 0.7],
  ])("%s is not", (text, value) => {
    expect(inputUnder("hosting.load", text)).toBe(value);
  });
});

describe("a bare number a hundred times off the plan's own", () => {
  test.each([
    ["funding.public.amount=65", ["65T", "65 KRW"]],
    ["funding.public.amount=3.5", ["3.5T"]],
    ["funding.public.amount=35천", ["35천억", "35천 KRW"]],
    ["funding.public.amount=3천5백", ["3천5백 KRW"]],
    ["programmes.npu.amount=팔천", ["팔천억", "팔천 KRW"]],
    ["compute.target=5백", ["5백 GPU"]],
    ["energy.price=0.15", ["$0.15", "0.15 KRW/kWh"]],
    ["accelerators.h200.power=1470", ["1470 W/GPU", "1470 kW/GPU"]],
    ["accelerators.gb300.price=76", ["$76k", "76 USD/GPU"]],
    ["hosting.pue=125", ["125%", "12,500%"]],
    ["fx.usd=1.480", ["1,480", "1.480 KRW/USD"]],
    ["compute.payers.state=1", ["100%", "1%"]],
    ["compute.delay=2400", ["2400 months"]],
  ])("%s is questioned", (text, next) => {
    expect(setting(text)).toEqual({ id: "quantity.bare", next });
  });

  test("amounts of another country are offered in its own numerals", () => {
    const india = loadProject({ dataDir, planFile: join(dataDir, "india/plan.json") });
    const request = { scenarios: [], set: ["funding.public.amount=10371"], unset: [] };
    expect(questioned(() => resolveScenarios(india, request)).next).toEqual(["10371 crore", "10371 INR"]);
  });

  test("what is said exactly is taken", () => {
    expect(inputUnder("funding.public.amount", "funding.public.amount=65 KRW")).toBe(65);
    expect(inputUnder("hosting.pue", "hosting.pue=125 1")).toBe(125);
    expect(inputUnder("hosting.pue", "hosting.pue=12,500%")).toBe(125);
  });

  test("a limit says more than a question, and nothing silly is offered", () => {
    expect(setting("compute.target=-5")).toEqual({ id: "value.below-minimum", next: [] });
    // A thousand does not begin with a zero.
    expect(setting("fx.usd=0.017").next).not.toContain("0,017");
  });

  test("weights and calendar years are in no doubt", () => {
    expect(() => resolved(["funding.public.profile=[1, 2, 3000, 1, 1]"])).not.toThrow();
    expect(() => resolved(["compute.target.year=2029"])).not.toThrow();
    expect(setting("compute.target.year=29")).toEqual({ id: "years.no-year", next: ["2029"] });
  });
});

test("what a shell has left of a dollar sign is nothing anyone meant", () => {
  for (const left of ["0k", "0K", "00", "000", "0,000", "00,000", "0M", "00.00k"]) {
    const next = ["energy.price", "0"];
    expect(setting(`energy.price=${left}`), left).toEqual({ id: "quantity.nothing", next });
  }
  expect(inputUnder("energy.price", "energy.price=0")).toBe(0);
});

describe("moves that are written as values", () => {
  test.each([
    ["energy.price=+20%", ["energy.price += 20%", "energy.price *= 1.2"]],
    ["energy.price@2028=-20%", ["energy.price@2028 += -20%", "energy.price@2028 *= 0.8"]],
    ["energy.price=200%", ["energy.price *= 2"]],
    ["funding.public.amount=+5조", ["funding.public.amount += 5조", "5조"]],
    ["funding.public.amount=++5조", ["funding.public.amount += 5조", "5조"]],
    ["hosting.pue+=20%", ["hosting.pue *= 1.2", "hosting.pue += 0.2"]],
    ["energy.price=20 pct", ["energy.price *= 0.2"]],
    ["hosting.pue=+20%", ["hosting.pue *= 1.2"]],
    // A multiple, and a change in words.
    ["energy.price=2배", ["energy.price *= 2"]],
    ["energy.price@2028=세 배", ["energy.price@2028 *= 3"]],
    ["compute.target=1.5x", ["compute.target *= 1.5"]],
    ["compute.target=x2", ["compute.target *= 2"]],
    ["compute.target=3 times", ["compute.target *= 3"]],
    ["compute.target=Double", ["compute.target *= 2"]],
    ["energy.price+=2배", ["energy.price *= 2"]],
    ["energy.price=10% more", ["energy.price += 10%", "energy.price *= 1.1"]],
    ["energy.price=10% 인상", ["energy.price += 10%", "energy.price *= 1.1"]],
    ["energy.price=cut by 20%", ["energy.price += -20%", "energy.price *= 0.8"]],
    ["funding.public.amount=20% 삭감", ["funding.public.amount += -20%", "funding.public.amount *= 0.8"]],
    ["hosting.load=10% less", ["hosting.load += -10%p", "hosting.load *= 0.9"]],
    ["hosting.pue=up 10%", ["hosting.pue *= 1.1"]],
    // Percentage points are a difference: they are added to what is in %, and to nothing else.
    ["energy.price+=20%p", ["energy.price += 20%"]],
    ["energy.price=20 percentage points", ["energy.price += 20%"]],
    ["hosting.load=5%p", ["hosting.load += 5%p", "hosting.load = 5%"]],
    ["hosting.load*=5%포인트", ["hosting.load += 5%p"]],
    ["hosting.load=50bp", ["hosting.load += 0.5%p", "hosting.load = 0.5%"]],
    ["hosting.load=-25 basis points", ["hosting.load += -0.25%p", "hosting.load = -0.25%"]],
    ["hosting.load*=1,050 bps", ["hosting.load += 10.5%p"]],
    ["energy.price+=50bp", ["energy.price += 0.5%"]],
    ["energy.price=+50‰", ["energy.price += 5%", "energy.price *= 1.05"]],
    ["energy.price=1,200‰", ["energy.price *= 1.2"]],
    ["hosting.pue+=200 per mille", ["hosting.pue *= 1.2", "hosting.pue += 0.2"]],
  ])("%s", (text, next) => {
    expect(setting(text).next).toEqual(next);
  });

  test("what is no change in words is asked about in no way of its own", () => {
    for (const text of [
      "energy.price=more 10% less",
      "energy.price=x",
      "energy.price=배",
      "energy.price=2x3",
    ]) {
      expect(setting(text).next, text).toEqual([]);
    }
  });

  test("+= adds percentage points to what is in %", () => {
    for (const points of [
      "5%",
      "5%p",
      "5 percentage points",
      "5pp",
      "5%포인트",
      "500bp",
      "500 basis points",
      "50‰",
    ]) {
      expect(inputUnder("hosting.load", `hosting.load+=${points}`)).toBe(0.7);
    }
  });

  test("+= takes a percentage of the value, and moves the range alike", () => {
    const moved = (set: string) => (resolved([set]).scenarios[0] as Scenario).settings.get("energy.price");
    expect(moved("energy.price+=20%")).toMatchObject({ value: 219.24, range: { low: 156, high: 258 } });
    expect(moved("energy.price+=20%")?.range).toEqual(moved("energy.price*=1.2")?.range);
    expect(moved("energy.price += -10%")?.value).toBe(164.43);
    for (const text of ["+=200‰", "+=20프로", "+=+20 per cent"]) {
      expect(moved(`energy.price${text}`)?.value).toBe(219.24);
    }
  });

  test("a range whose end passes a limit is said to do so, with the value alone offered", () => {
    // 65% × 1.3 is 84.5%, and the high end of 80% becomes 104%.
    expect(setting("hosting.load*=1.3")).toEqual({ id: "range.above-maximum", next: ["hosting.load=84.5%"] });
    expect(setting("hosting.pue*=0.85")).toEqual({ id: "range.below-minimum", next: ["hosting.pue=1.0625"] });
  });
});

describe("foreign money", () => {
  test.each([
    // 25 billion dollars at 1,480 won.
    ["funding.public.amount", "$25bn", 37_000_000_000_000],
    ["energy.price", "$0.13", 192.4],
    ["energy.price", "$130/MWh", 192.4],
    ["accelerators.gb300.price", "1억 4,800만 원", 100_000],
    ["hosting.own.capex", "148억 원/MW", 10_000],
  ])("%s=%s is converted at the plan's rate, which is said", (name, text, value) => {
    const { scenarios, notes } = resolved([`${name}=${text}`]);
    expect(scenarios[0]?.settings.get(name)?.value).toBe(value);
    expect(notes[0]).toMatchObject({
      id: "note.converted",
      values: { name, text, rate: { en: "fx.usd: 1,480 won/USD", ko: "fx.usd: 1,480원/달러" } },
    });
  });

  test("a numeral alone names no currency, and a currency without a rate is refused", () => {
    expect(setting("accelerators.gb300.price=76k")).toEqual({ id: "quantity.unit", next: ["$76k"] });
    expect(setting("funding.public.amount=€25bn")).toEqual({ id: "quantity.no-rate", next: ["fx.eur"] });
  });
});

describe("outside the plan's own range", () => {
  const notes = (set: readonly string[], stdin?: string) =>
    resolved(set, stdin).notes.map(({ id, values }) => [id, values?.name]);

  test.each([
    [["energy.price=400"], [["note.outside-range", "energy.price"]]],
    [["energy.price@2028=400"], [["note.outside-range", "energy.price@2028"]]],
    [["accelerators.vera_rubin.price=30,000"], [["note.outside-unsigned", "accelerators.vera_rubin.price"]]],
    [["accelerators.vera_rubin.price=$30,000"], [["note.outside-range", "accelerators.vera_rubin.price"]]],
    [["energy.price=215", "fx.usd=1350"], []],
    [["compute.target=60000"], []],
  ])("%j", (set, found) => {
    expect(notes(set)).toEqual(found);
  });

  test("a file's values count, and those of what ships do not", () => {
    expect(notes([], "energy.price = 400")).toEqual([["note.outside-range", "energy.price"]]);
    const stress = resolveScenarios(shipped, { scenarios: ["stress", "weak-won"], set: [], unset: [] });
    expect(stress.notes).toEqual([]);
  });

  test("each input is named once, however many scenarios set it", () => {
    const request = { scenarios: ["gpus-50k", "gpus-100k"], set: ["energy.price=400"], unset: [] };
    expect(resolveScenarios(shipped, request).notes).toHaveLength(1);
  });
});

test.each<[string[], string]>([
  [["run", "--set", "hosting.load=0.8"], "혹시 80%입니까?"],
  [["compare", "gpus-50k", "--set", "hosting.load=0.8"], "혹시 80%입니까?"],
  [["run", "gpus-50k+hosting.load=0.8"], "혹시 80%입니까?"],
  [["simulate", "--set", "hosting.load=0.8"], "혹시 80%입니까?"],
  [["explain", "compute.cost", "--set", "hosting.load=0.8"], "바로 그 값이라면 0.8%로 쓰십시오"],
  [["sensitivity", "--set", "energy.price=0k"], "바로 그 값이라면 0으로 쓰십시오"],
  [["check", "--set", "funding.public.amount=65"], "혹시 65조입니까?"],
])(
  "%j is questioned before anything is worked out, with nothing on standard output",
  async (words, offer) => {
    const { out, err, code } = await baekjo([...words, "--lang", "ko"]);
    expect([out, code]).toEqual(["", 3]);
    expect(err).toContain(offer);
  },
);
