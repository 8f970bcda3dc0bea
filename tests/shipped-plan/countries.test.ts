import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, test } from "vitest";
import { project as projectOver } from "../../src/analysis/projection/projection.ts";
import { citersOf } from "../../src/files/citations.ts";
import { width } from "../../src/output/text/width.ts";
import { resolveScenarios } from "../../src/plan/scenarios/resolve.ts";
import { shippedScenarios } from "../../src/plan/scenarios/stack.ts";
import type { Scenario } from "../../src/plan/types.ts";
import { baekjo } from "../helpers/cli.ts";
import { planNamed, planNames } from "../helpers/shipped.ts";
import { temporaryFolder } from "../helpers/tiny.ts";

const countries = ["canada", "eu", "india", "japan", "uk"] as const;
type Country = (typeof countries)[number];

const projects = Object.fromEntries(countries.map((name) => [name, planNamed(name)])) as Record<
  Country,
  ReturnType<typeof planNamed>
>;

const scenariosOf = (name: Country) => shippedScenarios(projects[name]).map(({ id }) => id);

/** The total of a figure, or where it has none its last value. */
function tableOf(name: Country, scenario = projects[name].plan.base) {
  const asked = { scenarios: [scenario], set: [], unset: [] };
  const resolved = resolveScenarios(projects[name], asked).scenarios[0] as Scenario;
  const figures = projectOver(projects[name], resolved).figures;
  const of = new Map(figures.map(({ name, values, total }) => [name, total ?? values.at(-1) ?? null]));
  return (figure: string) => of.get(figure) as number;
}

/** Whether a number lies in a range that was calculated by hand. */
function within(number: number, low: number, high: number) {
  expect(number).toBeGreaterThanOrEqual(low);
  expect(number).toBeLessThanOrEqual(high);
}

test("where most public money has no stated use, the basis says so: what is left is no saving", () => {
  for (const name of countries) {
    const of = tableOf(name);
    const most = of("uses.public") < of("funding.public") / 2;
    const { en } = projects[name].plan.basis as { en: string };
    expect(en.includes("no stated use"), `${name} ${of("uses.public") / of("funding.public")}`).toBe(most);
  }
  // By hand: of ten trillion yen 1,000 are for models, 930 and 150 for Rapidus, in billions.
  expect(tableOf("japan")("uses.public")).toBe((1_000 + 930 + 150) * 1e9);
});

describe("totals as their pages have them", () => {
  it("the EU: 200 billion euro, 150 of it private; 20 and 30 of the 50 public", () => {
    const of = tableOf("eu");
    expect([of("funding.private"), of("funding.public"), of("funding.total")]).toEqual([150e9, 50e9, 200e9]);
    expect(of("programmes.public.gross")).toBe(50e9);
    expect(of("compute.gpus.installed")).toBe(5 * 100_000);
    // The call of July 2026: seven sites, with 10 of some 30 billion public in place of 20; the other 30 of the 50 stay.
    const call = tableOf("eu", "seven-sites");
    expect([call("compute.gpus.installed"), call("funding.public")]).toEqual([7 * 100_000, (10 + 30) * 1e9]);
    expect(call("programmes.public.gross")).toBe((10 + 30) * 1e9);
    expect(call("programmes.cost")).toBe(of("programmes.cost"));
  });

  it("the EU: no site before winners are chosen in July 2027; India: 10,000 by March 2026", () => {
    const installed = (name: Country) => {
      const { base } = projects[name].plan;
      const asked = { scenarios: [base], set: [], unset: [] };
      const scenario = resolveScenarios(projects[name], asked).scenarios[0] as Scenario;
      const { figures } = projectOver(projects[name], scenario);
      return figures.find((figure) => figure.name === "compute.gpus.installed")?.values;
    };
    expect(installed("eu")?.slice(0, 2)).toEqual([0, 0]);
    expect(installed("india")?.[1]).toBe(10_000);
  });

  it("the United Kingdom: two billion pounds, of which 1,000, 750 and 59 million are told apart", () => {
    const of = tableOf("uk");
    expect([of("funding.private"), of("funding.public")]).toEqual([0, 2e9]);
    expect(of("programmes.public.gross")).toBe(1_000e6 + 750e6 + 59e6);
    // 20 times the 5,448 H100-equivalents of 2025; the last GPU bought may go beyond it.
    within(of("compute.h100e"), 20 * 5_448, 20 * 5_448 + 17);
  });

  it("Canada: 700, 300 and a thousand million dollars; Cohere adds 725 less 240", () => {
    const of = tableOf("canada");
    expect(of("funding.public")).toBe(2e9);
    expect(of("programmes.public.gross")).toBe(700e6 + 300e6 + 1_000e6);
    expect(of("funding.private")).toBe(725e6 - 240e6);
    // 925.6 million of Budget 2025, 800 of it set aside before.
    expect(tableOf("canada", "budget-2025")("funding.public")).toBe(2e9 + 925.6e6 - 800e6);
  });

  it("Japan: ten trillion yen; one of it for models, 0.93 and 0.15 for Rapidus", () => {
    const of = tableOf("japan");
    expect(of("funding.public")).toBe(10e12);
    expect(of("programmes.cost")).toBe(1e12 + 0.93e12 + 0.15e12);
    expect(of("balance.public.cumulative")).toBe(10e12 - 2.08e12);
    expect(of("compute.gpus.installed")).toBe(0);
    const models = tableOf("japan", "ai-models-only");
    // SoftBank's two trillion are spent in six years, and five are in the plan's.
    expect([models("funding.private"), models("programmes.cost")]).toEqual([1.667e12, 1e12]);
    expect([models("funding.public"), models("balance.public.cumulative")]).toEqual([1e12, 0]);
  });

  it("India: GDP as the statistics ministry has it, beside a fifth of 10,371.92 crore rupees a year", () => {
    const { figures } = projectOver(
      projects.india,
      resolveScenarios(projects.india, { scenarios: [], set: [], unset: [] }).scenarios[0] as Scenario,
    );
    const [gdp, share] = ["macro.gdp", "funding.public.gdp_share"].map(
      (name) => figures.find((figure) => figure.name === name)?.values as number[],
    ) as [number[], number[]];
    // 318.07 and 345.47 lakh crore in 2024-25 and 2025-26.
    expect((gdp[0] as number) / 318.07e12).toBeCloseTo(1, 3);
    expect((gdp[1] as number) / 345.47e12).toBeCloseTo(1, 3);
    // In percent.
    expect(share[0]).toBeCloseTo((100 * 103.7192e9) / 5 / 318.07e12, 4);
  });

  it("India: 38,000 and 58,000 GPUs, and 20,000 crore rupees", () => {
    expect(tableOf("india", "on-board-38k")("compute.gpus.installed")).toBe(38_000);
    const of = tableOf("india", "second-phase");
    expect([of("compute.gpus.installed"), of("funding.public")]).toEqual([58_000, 200e9]);
  });
});

describe("costs near what a hand works out", () => {
  it("the EU's sites", () => {
    // All are bought in 2028 to 2030, once winners are chosen in July 2027. A GPU is $129,000 (Vera Rubin) or $203,000 (the next, a quarter
    // in 2029 and half in 2030), less 7% a year from 2026: on average $112,000, $122,000 and $130,000. Its 3.1 to 3.9 kW of room at $11.3
    // million a MW, rising 6% a year, 1.8 times that for racks, are $72,000 to $101,000. 500,000 of them at 0.852 euro: 78 to 98 billion;
    // 18 TWh at 19 to 21 cents: 3 to 4 more.
    const of = tableOf("eu");
    within(of("compute.cost"), 81e9, 102e9);
    // The Union pays 17% of that and participating states as much; 66% are the consortia's.
    for (const payer of ["state", "local"]) {
      expect(of(`compute.${payer}`) / of("compute.cost")).toBeCloseTo(0.17, 6);
    }
    expect(of("compute.firms") / of("compute.cost")).toBeCloseTo(0.66, 6);
    // Three sites cost three fifths, as nothing has a fixed cost.
    expect(tableOf("eu", "three-sites")("compute.cost") / of("compute.cost")).toBeCloseTo(0.6, 3);
    // As H100-equivalents a Vera Rubin counts 8.42: a fifth of the GPUs at most.
    within(tableOf("eu", "h100-equivalents")("compute.gpus.installed"), 500_000 / 16.8, 500_000 / 2.55);
  });

  it("the United Kingdom's 20-fold compute", () => {
    // 103,500 more H100-equivalents, and the 5,900 of 2025 again when they are five years old, by GPUs of 2.55 to 16.8, most of them of
    // 8.42: 12,000 to 16,000 GPUs. Each $150,000 to $220,000 with its room, power and upkeep, at 0.735 pounds.
    const of = tableOf("uk");
    within(of("compute.gpus.bought"), 12_000, 16_000);
    within(of("compute.cost"), 12_000 * 150_000 * 0.735, 16_000 * 220_000 * 0.735);
    // What stands at Bristol and Cambridge pays for its power and its operation, and no rent.
    expect(of("compute.cost.colocation")).toBe(0);
    // Read as dense, twice as much; as a count of chips, 130,000 of them.
    within(tableOf("uk", "dense")("compute.cost") / of("compute.cost"), 1.7, 2.1);
    expect(tableOf("uk", "by-count")("compute.gpus.installed")).toBe(130_000);
  });

  it("Canada's machine", () => {
    // 3,200 GPUs: hardware $105,000 to $115,000 each, 3 kW of room for racks $61,000 to $67,000, and until 2032 four to five years of power (3 kW
    // at two thirds of load, PUE 1.25, ten cents: $1,600 a year), site ($900) and upkeep after warranty (4%): $15,000 to $25,000.
    // $181,000 to $207,000 × 3,200 × 1.37.
    within(tableOf("canada")("compute.cost"), 181_000 * 3_200 * 1.37, 207_000 * 3_200 * 1.37);
  });

  it("SoftBank's data centres", () => {
    // 51,600 GPUs at $100,000 to $125,000 of hardware, $58,000 to $81,000 of room and $10,000 to $15,000 to run, at 156.7 yen.
    const cost = tableOf("japan", "softbank-gpus")("compute.cost");
    within(cost, 51_600 * 168_000 * 156.7, 51_600 * 221_000 * 156.7);
    // Five of six years of two trillion, to the billion.
    expect(cost).toBeLessThanOrEqual(1.667e12);
  });

  it("India's 38,000 GPUs", () => {
    // 70% H100s at $32,000 and 30% others at $10,000 a server, 82% of it over 0.8375: $24,900 each at 82.98 rupees are 78 billion, less
    // as prices fall. Some 46 MW of IT at $153 a kW and month are 7 billion a year from 2026, half that on the way: 25 to 30. 1,570 GWh at
    // 8 to 9 rupees: 13. Upkeep a few more.
    within(tableOf("india", "on-board-38k")("compute.cost"), 105e9, 140e9);
  });
});

describe.each(countries)("%s", (name) => {
  const plan = ["--plan", name];

  test("is valid, and its checks hold", async () => {
    expect(await baekjo(["validate", ...plan])).toMatchObject({ code: 0, err: "" });
    const { out, code } = await baekjo(["check", ...plan, "--json"]);
    expect([code, JSON.parse(out).success]).toEqual([0, true]);
  });

  test.each(scenariosOf(name))("%s runs, compares and simulates", { timeout: 60_000 }, async (scenario) => {
    const { base } = projects[name].plan;
    for (const args of [
      ["run", scenario],
      ["compare", base, scenario],
      ["simulate", scenario, "--trials", "50"],
    ]) {
      const { out, code } = await baekjo([...args, ...plan, "--json"]);
      expect([args[0], code]).toEqual([args[0], 0]);
      expect(JSON.parse(out).rows.length).toBeGreaterThan(0);
    }
  });

  test("any two scenarios stack", { timeout: 60_000 }, async () => {
    const all = scenariosOf(name);
    for (const [a, b] of all.flatMap((a) => all.flatMap((b) => (a === b ? [] : [[a, b] as const])))) {
      const { err, code } = await baekjo(["run", `${a}+${b}`, ...plan, "--metric", "uses.total", "--json"]);
      expect([`${a}+${b}`, code], err).toEqual([`${a}+${b}`, 0]);
    }
  });

  test("makes a page in both languages", { timeout: 60_000 }, async () => {
    for (const lang of ["en", "ko"]) {
      const file = join(temporaryFolder(), `${name}-${lang}.html`);
      const args = ["report", ...plan, "--trials", "100", "--lang", lang, "-o", file];
      expect((await baekjo(args)).code).toBe(0);
    }
  });

  test("cites each of its own sources", () => {
    const project = projects[name];
    const citers = citersOf(project);
    const { sources } = JSON.parse(readFileSync(project.files.plan, "utf8"));
    const uncited = Object.keys(sources).filter((id) => citers.get(id)?.length === 0);
    expect(uncited).toEqual([]);
  });
});

test("Korea's checks hold", { timeout: 60_000 }, async () => {
  const { out, code } = await baekjo(["check", "--json"]);
  const { success, checks } = JSON.parse(out);
  expect(
    [code, success],
    JSON.stringify(checks.filter((each: { success: boolean }) => !each.success)),
  ).toEqual([0, true]);
});

describe("plans of several countries side by side", () => {
  const shared = [
    "compute.gpus.installed",
    "compute.power",
    "compute.cost.per_gpu",
    "funding.public.gdp_share.mean",
  ].flatMap((metric) => ["--metric", metric]);

  test("the EU and Korea in dollars", async () => {
    const args = ["compare", "--plan", "eu", "--plan", "korea", "--in", "USD", ...shared, "--json"];
    const { out, code } = await baekjo(args);
    expect(code).toBe(0);
    const { rows, years } = JSON.parse(out);
    expect(years).toEqual([2026, 2027, 2028, 2029, 2030]);
    const of = (metric: string) =>
      rows
        .filter((row: { metric: string; of?: string }) => row.metric === metric && row.of === undefined)
        .map(({ total, values }: { total: number | null; values: number[] }) => total ?? values.at(-1));
    expect(of("compute.gpus.installed")).toEqual([500_000, 50_000]);
    // 10 billion a year of 19 to 22 trillion; 7 trillion of 2,770 to 3,250.
    const [eu, korea] = of("funding.public.gdp_share.mean") as [number, number];
    within(eu, (100 * 10) / 22_000, (100 * 10) / 19_000);
    within(korea, (100 * 7) / 3_250, (100 * 7) / 2_770);
    for (const cost of of("compute.cost.per_gpu")) within(cost, 100_000, 250_000);
  });

  const pairs = planNames.flatMap((a, i) => planNames.slice(i + 1).map((b) => [a, b] as const));

  test.each(pairs)(
    "%s and %s: how large each is for its country, and what a GPU costs, on a screen",
    { timeout: 60_000 },
    async (a, b) => {
      const args = ["compare", "--plan", a, "--plan", b, "--in", "USD"];
      for (const [lang, labels] of [
        ["en", ["Public funding, % of", "Cost per GPU purchased", "GPUs installed", "Peak facility power"]],
        ["ko", ["공공 재원의", "구매 GPU 1장당 비용", "GPU 보유 대수", "시설 최대 전력"]],
      ] as const) {
        const { out, err, code } = await baekjo([...args, "--lang", lang], { env: { COLUMNS: "80" } });
        expect(code, err).toBe(0);
        for (const label of labels) expect(out).toContain(label);
        for (const line of out.split("\n")) expect(width(line), line).toBeLessThanOrEqual(80);
        // Years that one plan lacks were not requested, so nobody meant to delay the other.
        expect(err).not.toMatch(/compute\.delay/);
      }
    },
  );

  test("two versions of one plan show its summary, and the plan without GPUs reaches no target", async () => {
    const own = await baekjo([
      "compare",
      "--plan",
      "japan",
      "--plan",
      "japan",
      "softbank-gpus",
      "ten-trillion",
    ]);
    expect(own.out).not.toContain("% of GDP");
    const { out } = await baekjo(["run", "--plan", "japan", "--metric", "compute.target.reached", "--json"]);
    expect(JSON.parse(out).rows[0].total).toBeNull();
  });

  test.each(["en", "ko"] as const)(
    "each says what it does of tax, and both once where it is the same (%s)",
    async (lang) => {
      const tax = (name: (typeof planNames)[number]) => planNamed(name).plan.tax?.[lang] as string;
      const told = async (a: string, b: string, ...more: string[]) => {
        const { out } = await baekjo([
          "compare",
          "--plan",
          a,
          "--plan",
          b,
          "--in",
          "USD",
          "--lang",
          lang,
          ...more,
        ]);
        return out.replaceAll(/\s+/g, " ");
      };
      for (const format of ["table", "markdown", "csv"]) {
        const out = await told("eu", "korea", "--format", format);
        for (const name of ["eu", "korea"] as const)
          expect(out).toContain(`${tax(name)}; ${planNamed(name).plan.basis?.[lang]}`);
      }
      const out = await told("eu", "uk");
      expect(tax("eu")).toBe(tax("uk"));
      expect(out.split(tax("eu"))).toHaveLength(2);
    },
  );

  test("each plan's own scenario; what only one has is counted, not listed", async () => {
    const args = ["compare", "--plan", "eu", "--plan", "korea", "--in", "USD", "three-sites", "gpus-100k"];
    const { out, err, code } = await baekjo([...args, ...shared]);
    expect(code).toBe(0);
    expect(out).toContain("eu:three-sites");
    expect(out).toContain("korea:gpus-100k");
    expect(err).toMatch(/^note: \d+ metrics only in eu, .*\nnote: \d+ metrics only in korea, [^\n]*\n$/);
  });

  test.each(["en", "ko"])("without --in it says how (%s)", async (lang) => {
    const { out, err, code } = await baekjo(["compare", "--plan", "eu", "--plan", "korea", "--lang", lang]);
    expect([out, code]).toEqual(["", 2]);
    expect(err).toContain("--in USD");
  });

  test.each(["en", "ko"] as const)("list plans shows them (%s)", async (lang) => {
    const { out } = await baekjo(["list", "plans", "--lang", lang, "--format", "csv"]);
    for (const name of [...countries, "korea"]) expect(out).toMatch(new RegExp(`^${name},`, "m"));
  });
});
