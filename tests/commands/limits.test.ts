import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { baekjo } from "../helpers/cli.ts";
import { folder, root } from "../helpers/folders.ts";

/** No draw leaves the limits that the model declares for an input. */

const share = { shape: "normal", low: "60%", high: "99%" };
const takeup = "programmes.ai_for_all.takeup";
const outside = [
  "hosting.load > 100% or hosting.load < 0",
  "compute.network.share > 100%",
  `any(${takeup} > 100% or ${takeup} < 0)`,
];

function planned(
  change: (plan: { parameters: Record<string, object>; correlations?: unknown }) => void,
): string {
  const plan = JSON.parse(readFileSync(join(root, "data/korea/plan.json"), "utf8"));
  change(plan);
  const file = join(folder(), "plan.json");
  writeFileSync(file, JSON.stringify(plan, null, 2));
  return file;
}

const withRange = (name: string, range: object, value?: string) =>
  planned(({ parameters }) => {
    parameters[name] = { ...parameters[name], ...(value === undefined ? {} : { value }), range };
  });

test.each(["plain", "sobol"])(
  "in a million trials by %s sampling, correlated or not, none is outside",
  async (sampling) => {
    const plan = planned((json) => {
      json.parameters["hosting.load"] = { ...json.parameters["hosting.load"], range: share };
      json.parameters["compute.network.share"] = {
        ...json.parameters["compute.network.share"],
        range: { shape: "lognormal", low: "10%", high: "95%" },
      };
      // Up to 35% in the plan: times 5 it would be 175%.
      json.parameters[takeup] = { ...json.parameters[takeup], range: { shape: "pert", low: 0.5, high: 5 } };
      json.correlations = [["hosting.load", "energy.price", 0.6]];
    });
    const asked = outside.flatMap((condition) => ["--prob", condition]);
    const args = [
      "simulate",
      "--plan",
      plan,
      "--trials",
      "1000000",
      "--sampling",
      sampling,
      "--metric",
      "energy.price.now",
    ];
    const { out, code } = await baekjo([...args, ...asked, "--json"]);
    expect(code).toBe(0);
    const { probabilities } = JSON.parse(out) as {
      probabilities: { condition: string; probability: number }[];
    };
    expect(probabilities.map(({ condition, probability }) => [condition, probability])).toEqual(
      outside.map((each) => [each, 0]),
    );
  },
);

test.each([
  ["normal", "110%", "above the maximum of 100%"],
  ["lognormal", "110%", "above the maximum of 100%"],
  ["triangular", "110%", "above the maximum of 100%"],
])(
  "a percentile beyond a limit is refused like any end of a range: %s up to %s",
  async (shape, high, said) => {
    const { out, err, code } = await baekjo([
      "run",
      "--plan",
      withRange("hosting.load", { shape, low: "50%", high }),
    ]);
    expect([out, code]).toEqual(["", 3]);
    expect(err).toContain(said);
    expect(err).toMatch(/plan\.json:\d+:\d+/);
  },
);

test("sensitivity takes a path no further than its limits", async () => {
  const plan = planned(({ parameters }) => {
    parameters[takeup] = { ...parameters[takeup], range: { shape: "triangular", low: 0.5, high: 4 } };
  });
  const metric = "programmes.ai_for_all.people";
  const { out } = await baekjo(["sensitivity", "--plan", plan, "--metric", metric, "--json"]);
  const { tornado } = JSON.parse(out) as {
    tornado: { input: string; high: { input_value: number; value: number } }[];
  };
  const bar = tornado.find(({ input }) => input === takeup);
  // 35% of 2030 becomes all of 51,750,000 people.
  expect(bar?.high.input_value).toBeCloseTo(1 / 0.35, 10);
  expect(bar?.high.value).toBe(51_750_000);
});

test.each(["run", "validate", "simulate", "compare", "check"])(
  "%s sees correlations that no draws can have, and says where they are",
  async (command) => {
    const plan = planned((json) => {
      json.correlations = [
        ["fx.usd", "energy.price", 0.9],
        ["energy.price", "hosting.load", 0.9],
        ["compute.delay", "compute.life", 0.3],
        ["fx.usd", "hosting.load", -0.9],
      ];
    });
    const { out, err, code } = await baekjo([command, "--plan", plan]);
    expect([out, code]).toEqual(["", 3]);
    expect(err).toContain("fx.usd, energy.price, hosting.load contradict each other");
    // The last of the list stands on its line.
    const [, line = ""] = /plan\.json:(\d+):\d+/.exec(err) ?? [];
    expect(
      readFileSync(plan, "utf8")
        .split("\n")
        .slice(Number(line) - 1, Number(line) + 3)
        .join(""),
    ).toMatch(/"fx\.usd",\s*"hosting\.load"/);
  },
);

test("a list of which a part could not stand alone with zeros for the others is lawful when all are given", async () => {
  // Without the third, 0.9 and 0.9 contradict a correlation of 0.
  const plan = planned((json) => {
    json.correlations = [
      ["fx.usd", "energy.price", 0.9],
      ["energy.price", "hosting.load", 0.9],
      ["fx.usd", "hosting.load", 0.8],
    ];
  });
  expect((await baekjo(["simulate", "--plan", plan, "--trials", "100"])).code).toBe(0);
});
