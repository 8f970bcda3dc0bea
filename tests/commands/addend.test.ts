import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, test } from "vitest";
import { baekjo } from "../helpers/cli.ts";
import { folder, root } from "../helpers/folders.ts";

/** A range that is added to a path: a path of zeros can move, and a growth by points. */

const input = "programmes.ai_for_all.takeup";
const figure = "programmes.ai_for_all.cost";
const people = "programmes.ai_for_all.people";
const ranged = `${input}=[0%,5%,15%,25%,35%][-5%..+10%]`;

// biome-ignore lint/suspicious/noExplicitAny: the JSON of a result
async function json(...args: string[]): Promise<any> {
  const { out, code } = await baekjo([...args, "--json"]);
  expect(code, args.join(" ")).toBe(0);
  return JSON.parse(out);
}

// A horizon of its own is unrolled from the formulas, the plan's comes from what is kept of them.
describe.each([
  [[], [0, 5, 15, 25, 35]],
  [
    ["--years", "2026..2032"],
    [0, 5, 15, 25, 35, 35, 30],
  ],
])("with %j", (more, path) => {
  const set = `${input}=[${path.map((share) => `${share}%`).join()}]`;
  const moved = async (by: string) =>
    (await json("run", "--metric", people, "--set", set, "--set", `${input}+=${by}`, ...more)).rows[0];

  test("sensitivity moves every year by the ends, no further than the input may go", async () => {
    const { inputs, tornado } = await json(
      "sensitivity",
      "--metric",
      people,
      "--set",
      `${set}[-5%..+10%]`,
      ...more,
    );
    // 0% in 2026 cannot be 5 points less.
    expect(inputs.find(({ name }: { name: string }) => name === input)).toMatchObject({
      ...{ as: "addend", unit: "%", value: 0, low: 0, high: 10, shape: "triangular" },
    });
    const bar = tornado.find((each: { input: string }) => each.input === input);
    expect(bar.low.value).toBe((await moved("0%")).values.at(-1));
    expect(bar.high.value).toBe((await moved("10%")).values.at(-1));
  });

  test("simulate draws between them", async () => {
    const { rows } = await json("simulate", "--metric", people, "--set", `${set}[-5%..+10%]`, ...more);
    const lastOf = (name: string) =>
      rows.find((row: { statistic: string }) => row.statistic === name).values.at(-1);
    const [least, most] = [(await moved("0%")).values.at(-1), (await moved("10%")).values.at(-1)];
    expect(lastOf("min")).toBeGreaterThanOrEqual(least);
    expect(lastOf("max")).toBeLessThanOrEqual(most);
    // A triangle with its peak at 0, where it is cut off: its mean is a third of the way.
    expect((lastOf("mean") - least) / (most - least)).toBeCloseTo(1 / 3, 2);
  });
});

test("a path of zeros moves, and Sobol indices see it", async () => {
  const zeros = `${input}=[0%,0%,0%,0%,0%][-1%..+10%]`;
  const { inputs, global } = await json(
    "sensitivity",
    "--global",
    "--trials",
    "512",
    "--metric",
    figure,
    "--set",
    zeros,
  );
  const place = inputs.findIndex(({ name }: { name: string }) => name === input);
  const index = JSON.stringify(global ?? {});
  expect(place).toBeGreaterThanOrEqual(0);
  expect(index).not.toBe("");
});

test("*= on the whole path multiplies what is added, and += leaves it", async () => {
  const scaled = await json("sensitivity", "--metric", figure, "--set", ranged, "--set", `${input}*=0.5`);
  const shifted = await json("sensitivity", "--metric", figure, "--set", ranged, "--set", `${input}+=5%`);
  const ends = ({ inputs }: { inputs: { name: string; low: number; high: number }[] }) => {
    const found = inputs.find(({ name }) => name === input);
    return [found?.low, found?.high];
  };
  expect(ends(scaled)).toEqual([0, 5]);
  expect(ends(shifted)).toEqual([-5, 10]);
});

test('a plan says it with "as", and list, explain and a saved result tell it', async () => {
  const cwd = folder();
  const plan = JSON.parse(readFileSync(join(root, "data/korea/plan.json"), "utf8"));
  plan.parameters[input].range = { as: "addend", shape: "pert", low: "-2%", high: "8%" };
  writeFileSync(join(cwd, "plan.json"), JSON.stringify(plan));
  const own = ["--plan", join(cwd, "plan.json")];
  const row = (await json("list", "inputs", input, ...own)).items[0];
  expect([row.shape, row.as, row.low, row.high]).toEqual(["pert", "addend", -2, 8]);
  expect((await baekjo(["list", "inputs", input, "--wide", ...own])).out).toMatch(/PERT +-2% +\+8%/);
  expect((await baekjo(["explain", input, ...own])).out).toContain("-2% → +8% (PERT)");
  expect((await json("explain", input, ...own)).range).toEqual({
    ...{ shape: "pert", as: "addend", low: -2, high: 8 },
  });
  const saved = join(cwd, "result.json");
  expect((await baekjo(["sensitivity", "--metric", figure, "-o", saved, ...own])).code).toBe(0);
  expect(readFileSync(saved, "utf8")).toContain("(pert addend, -2% to 8%)");
  expect((await baekjo(["replay", saved, ...own])).code).toBe(0);
});

test.each([
  [`${input}=[0%,5%,15%,25%,35%][+1%..+10%]`, "around 0, such as -1% and 1%"],
  [`${input}=[0%,5%,15%,25%,35%][+10%..-10%]`, "not below its high end"],
  ["chips.account=[0,1조,1조,1조,1조][-1..+2]", "times off"],
])("%s is refused", async (set, said) => {
  const { out, err, code } = await baekjo(["run", "--set", set]);
  expect([out, code]).toEqual(["", 3]);
  expect(err).toContain(said);
});

test("a plan that adds to a single value, or that adds too much, is told where", async () => {
  const cwd = folder();
  const text = readFileSync(join(root, "data/korea/plan.json"), "utf8");
  for (const [name, range, said] of [
    ["fx.usd", { shape: "triangular", as: "addend", low: -100, high: 100 }, "only values by year"],
    [input, { shape: "uniform", as: "addend", low: "70%", high: "90%" }, "within its limits in every year"],
    [input, { shape: "uniform", low: 3, high: 4 }, "within its limits in every year"],
  ] as const) {
    const plan = JSON.parse(text);
    plan.parameters[name].range = range;
    writeFileSync(join(cwd, "plan.json"), JSON.stringify(plan, null, 2));
    const { out, err, code } = await baekjo(["run", "--plan", join(cwd, "plan.json")]);
    expect([out, code]).toEqual(["", 3]);
    expect(err).toContain(said);
    expect(err).toMatch(/plan\.json:\d+:\d+/);
  }
});

describe("a range on a path of whole numbers", () => {
  const bus = join(root, "tests/fixtures/bus");
  const plan = ["--plan", join(bus, "plan.json"), "--model", join(bus, "model.json")];
  const orders = "types.midi.orders=[4, 6, 6, 4, 0, 0, 0, 0]";
  const asked = (args: readonly string[]) => json(...args, ...plan);
  const fleet = ["--metric", "types.midi.fleet"];

  it.each(["[0.85..1.1]", "[-1..+1]"])("draws whole ones in each year: %s", async (range) => {
    const set = ["--set", `${orders}${range}`, "--set", "types.solo.life=14"];
    const { rows } = await asked(["simulate", ...set, ...fleet, "--trials", "40", "--draws", "40"]);
    const seen = new Set<number>();
    for (const { inputs, values } of rows) {
      const factor = inputs["types.midi.orders *="] ?? 1;
      const addend = inputs["types.midi.orders +="] ?? 0;
      const bought = [4, 6, 6, 4, 0, 0, 0, 0].map((buses) => Math.round(buses * factor + addend));
      const total = bought.reduce((sum, buses) => sum + buses, 0);
      expect(values["types.midi.fleet"], `${factor} ${addend}`).toBe(total);
      seen.add(total);
    }
    expect(seen.size).toBeGreaterThan(1);
  });

  it("takes its ends in whole ones", async () => {
    // 3.4, 5.1, 5.1 and 3.4 buses are 3, 5, 5 and 3; 4.4, 6.6, 6.6 and 4.4 are 4, 7, 7 and 4.
    const { tornado } = await asked(["sensitivity", "--set", `${orders}[0.85..1.1]`, ...fleet]);
    const own = tornado.find(({ input }: { input: string }) => input === "types.midi.orders");
    expect([own.low.value, own.high.value]).toEqual([16, 22]);
  });
});
