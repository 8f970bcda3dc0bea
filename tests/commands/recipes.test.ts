/** What `help formulas` and `help units` tell people to write, written into a plan of their own and run. */

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { topicsEn } from "../../src/messages/en/help/topics.ts";
import { topicsKo } from "../../src/messages/ko/help/topics.ts";
import { baekjo } from "../helpers/cli.ts";
import { temporaryFolder } from "../helpers/tiny.ts";

const label = { en: "x", ko: "x" };
type Line = readonly [unit: string, value: unknown];

/** A plan of 2026 to 2031 in euros, with its model beside it: metrics as `formula :: unit`. */
function written(
  metrics: Readonly<Record<string, string>>,
  inputs: Readonly<Record<string, Line>>,
  more: { readonly model?: object; readonly plan?: object } = {},
): string {
  const folder = temporaryFolder();
  const model = {
    ...{ format: "baekjo/model/1", id: "own", label, families: {}, sections: { s: label } },
    counts: { bus: label, kg: label, m3: label },
    parameters: Object.fromEntries(Object.entries(inputs).map(([name, [unit]]) => [name, { unit, label }])),
    metrics: Object.fromEntries(
      Object.entries(metrics).map(([name, line]) => {
        const [formula, unit = "1", kind = "flow"] = line.split(" :: ");
        return [name, { formula, unit, kind, section: "s", summary: true, label, about: label }];
      }),
    ),
    ...more.model,
  };
  const assumed = { source: "ASSUMPTION", reason: "x" };
  const parameters = Object.entries(inputs).map(([name, [, value]]) => {
    return [name, { [Array.isArray(value) ? "values" : "value"]: value, ...assumed }];
  });
  const plan = {
    ...{ format: "baekjo/plan/1", id: "own", base: "own", label, years: "2026..2031", families: {} },
    ...{ currency: { code: "EUR", decimals: 2 }, parameters: Object.fromEntries(parameters) },
    ...more.plan,
  };
  writeFileSync(join(folder, "model.json"), JSON.stringify(model));
  writeFileSync(join(folder, "plan.json"), JSON.stringify(plan));
  return join(folder, "plan.json");
}

/** The values of each metric, one a year or one. */
async function run(plan: string, ...args: string[]): Promise<Record<string, number[]>> {
  const { out, err, code } = await baekjo(["run", "--plan", plan, "--json", ...args]);
  // What is set to what it is already is said to change nothing.
  expect([code, err.replace(/^note: the settings change no metric\n/, "")]).toEqual([0, ""]);
  const { rows } = JSON.parse(out) as { rows: { metric: string; values: number[]; total: number }[] };
  return Object.fromEntries(rows.map(({ metric, values, total }) => [metric, values ?? [total]]));
}

describe.each([
  ["en", topicsEn().formulas],
  ["ko", topicsKo().formulas],
])("the recipes of help formulas in %s", (_, blocks) => {
  const code = blocks.flatMap((block) => (typeof block === "object" && "code" in block ? [block.code] : []));
  // What goes on is further in than a command.
  const lines = code
    .join("\n")
    .replaceAll(/\n {4}/g, " ")
    .split("\n")
    .map((line) => line.trim());
  const formulas = Object.fromEntries(
    lines.filter((line) => !line.startsWith("baekjo ")).map((line) => line.split(/ = (.*)/s).slice(0, 2)),
  ) as Record<string, string>;
  const recipes = Object.fromEntries(
    Object.entries(formulas).map(([name, formula]) => {
      const unit = name.startsWith("debt.") ? " :: money" : "";
      return [name, `${formula}${unit}${/npv|payment/.test(name) ? " :: 1 :: single" : ""}`];
    }),
  );
  const plan = written(recipes, {
    "loan.amount": ["1", 1000],
    "loan.rate": ["%", 5],
    "loan.term": ["years", 10],
    "project.rate": ["%", 10],
    "project.net": ["1", [-70_000, 12_000, 15_000, 18_000, 21_000, 26_000]],
    "tax.base": ["1", [0, 100, 200, 300, 1000, 50]],
    "tax.limit": ["1", 200],
    "tax.low": ["%", 10],
    "tax.high": ["%", 20],
    "fleet.size": ["bus", [0, 49, 50, 51, 50, 49]],
    "fleet.few": ["1", 8],
    "fleet.many": ["1", 7],
    "debt.drawn": ["money", [100, 50, 0, 0, 0, 0]],
    "debt.grace": ["years", 1],
    "debt.term": ["years", 3],
    "debt.rate": ["%", 5],
  });

  it("are worth what spreadsheets and hand calculation give", async () => {
    const values = await run(plan);
    expect(Object.keys(values).sort()).toEqual(Object.keys(formulas).sort());
    // PMT(5%, 10, -1000).
    expect(values["loan.payment"]?.[0]).toBeCloseTo(129.504574965, 8);
    expect(values["tax.due"]).toEqual([0, 10, 20, 40, 180, 5]);
    expect(values["fleet.price"]).toEqual([8, 8, 7, 7, 7, 8]);
    // A third of 100 from 2028 on, and a third of 50 from 2029 on.
    expect(values["debt.repaid"]).toEqual([0, 0, 33.33, 50, 50, 16.67]);
    expect(values["debt.balance"]).toEqual([100, 150, 116.67, 66.67, 16.67, 0]);
    expect(values["debt.interest"]).toEqual([0, 5, 7.5, 5.83, 3.33, 0.83]);
  });

  it("are explained down to what a lag by a formula looks at", async () => {
    const { out } = await baekjo(["explain", "debt.due@2029", "--plan", plan, "--json"]);
    const { nodes } = JSON.parse(out) as {
      nodes: { key: string; reads: { key: string; active: boolean }[] }[];
    };
    const reads = nodes.find(({ key }) => key === "debt.due@2029")?.reads.filter(({ active }) => active);
    // Two years back from 2029 and from all years before it.
    expect(reads?.map(({ key }) => key)).toEqual(["debt.raised@2026..2027", "debt.grace", "debt.term"]);
  });

  it("discount as NPV does, and find the rate of IRR", async () => {
    // The examples of the pages on NPV and IRR of Microsoft Excel: 1,188.44 and 8.66%.
    const values = await run(plan, "--set", "project.net=[-10000, 3000, 4200, 6800, 0, 0]");
    expect(values["project.npv"]?.[0]).toBeCloseTo(1188.4434, 4);
    const [command = ""] = lines.filter((line) => line.startsWith("baekjo "));
    const args = [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? "");
    const { out, code } = await baekjo([...args.slice(1), "--plan", plan, "--json"]);
    expect(code).toBe(0);
    expect(out).toMatch(/"at": 8\.6630\d+|"from": 8\.6630\d+/);
  });
});

describe("units of one's own", () => {
  const inputs: Record<string, Line> = {
    "fuel.used": ["l", 100_000],
    "fuel.density": ["kg/l", 0.832],
    "fuel.price": ["money/t", 1200],
    spread: ["bp", 25],
    path: ["kt", [1, 2, 3, 4, 5, 6]],
  };
  const metrics = {
    mass: "fuel.used * fuel.density :: t",
    // 83.2 t at 1,200 and a quarter of a percent: 100,089.6 euros.
    cost: "fuel.used * fuel.density * fuel.price * (1 + spread) :: money",
    above: "if(mass > 80[t], mass - 0.08[kt], 0) :: kg",
    both: "path + mass :: t",
  };
  const model = { units: { kt: "1000 t", t: "1,000 kg", l: "0.001 m3", bp: "0.01 %" } };
  const plan = written(metrics, inputs, {
    model,
    plan: { units: { gal: "3.785411784 l" } },
  });

  it("are converted wherever they stand, in any chain", async () => {
    const values = await run(plan);
    expect(values.mass?.[0]).toBe(83.2);
    expect(values.cost?.[0]).toBe(100_089.6);
    expect(values.above?.[0]).toBe(3200);
    expect(values.both?.[5]).toBe(6083.2);
    for (const same of ["100 m3", "100,000 l", "26417.20523581484 gal", "100k l"]) {
      expect(await run(plan, "--set", `fuel.used=${same}`), same).toEqual(values);
    }
    for (const same of [
      "fuel.price=1.2 EUR/kg",
      "fuel.price=1.2M EUR/kt",
      "spread=0.25%",
      "path@2031=6000 t",
    ]) {
      expect(await run(plan, "--set", same), same).toEqual(values);
    }
    const more = await run(plan, "--set", "path@2027..=500 t");
    expect(more.both?.slice(0, 3)).toEqual([1083.2, 583.2, 583.2]);
  });

  it("are what settings, conditions and goals are shown and read in", async () => {
    const listed = await baekjo(["list", "inputs", "--plan", plan]);
    expect(listed.out).toMatch(/fuel\.used +100,000 l/);
    const asked = await baekjo(["run", "--plan", plan, "--set", "path@2027=2000"]);
    expect(asked.code).toBe(3);
    expect(asked.err).toContain("did you mean 2000 t?");
    const args = ["solve", "last(mass) = 0.1[kt]", "--by", "fuel.used", "--between", "50 m3..200 m3"];
    const solved = await baekjo([...args, "--plan", plan]);
    // 100,000 / 0.832 litres.
    expect([solved.code, solved.out]).toEqual([0, expect.stringMatching(/120,192\.3/)]);
    const stated = await baekjo(["explain", "mass@2026", "--plan", plan]);
    expect(stated.out).toContain("fuel.density");
  });

  it("may be what a plan states an input of another's model in", async () => {
    const own = written(
      metrics,
      { ...inputs, "fuel.used": ["l", 100_000] },
      {
        model,
        plan: { units: { tank: "50 m3" } },
      },
    );
    expect(await run(own, "--set", "fuel.used=2 tank")).toEqual(await run(plan));
  });
});
