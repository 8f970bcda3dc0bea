import { describe, expect, it } from "vitest";
import { baekjo as shipped, tiny } from "../helpers/cli.ts";
import { folder } from "../helpers/folders.ts";

const json = async (...args: string[]) => {
  const { out, err, code } = await tiny([...args, "--json"]);
  expect([err, code]).toEqual(["", 0]);
  return JSON.parse(out);
};

describe("explain", () => {
  it("tells the number that run shows", async () => {
    const run = await json("run", "double", "--metric", "*.*");
    for (const { metric, values, total } of run.rows) {
      expect((await json("explain", metric, "double")).value).toBe(total);
      expect((await json("explain", `${metric}@2027`, "double")).value).toBe(values[1]);
    }
  });

  it("holds every figure and parameter below, each with what it reads", async () => {
    const { nodes, inputs } = await json("explain", "balance.public.cumulative");
    const keys = new Set(nodes.map(({ key }: { key: string }) => key));
    for (const { reads } of nodes) for (const { key } of reads) expect(keys).toContain(key);
    const leaves = nodes.filter(({ kind }: { kind: string }) => kind === "input");
    expect(leaves.map(({ name }: { name: string }) => name).sort()).toEqual(
      inputs.map(({ name }: { name: string }) => name).sort(),
    );
    expect(inputs).toHaveLength(11);
  });

  it("goes as deep as it is told, and nought shows the figure alone", async () => {
    expect((await json("explain", "uses.public", "--depth", "0")).nodes).toHaveLength(1);
    expect((await json("explain", "uses.public", "--depth", "1")).nodes).toHaveLength(5);
    const { out } = await tiny(["explain", "uses.public", "--depth", "0"]);
    expect(out).toContain("\nuses.public …  12.40 trillion won\n");
  });

  it("does not call flat what has no value, since a small change may give it one", async () => {
    // 9,007 trillion won of reserve and the other uses are more than can be counted; with 1% less reserve they are not.
    const uses = ["explain", "uses.public@2027", "--set"];
    const { out } = await tiny([...uses, "reserve=9007조"]);
    expect(out).toContain(
      "\nIt has no value here: what a small change of an input does to it is not given.\n",
    );
    expect(out).not.toContain("A small change of one input does not change it");
    expect((await json(...uses, "reserve=9007조")).value).toBe(null);
    expect((await json(...uses, "reserve=8916.93조")).value).toBeGreaterThan(8916e12);
  });

  it("says who set a value and on what ground", async () => {
    const by = async (name: string, ...args: string[]) =>
      (await json("explain", "uses.public", ...args)).inputs.find(
        (each: { name: string }) => each.name === name,
      );
    expect(await by("compute.target")).toMatchObject({
      set_by: "as-planned",
      evidence: "cited",
      sources: ["pledge"],
    });
    expect(await by("compute.target", "double")).toMatchObject({
      set_by: "double",
      sources: ["critic"],
      value: 80000,
    });
    expect(await by("reserve", "--set", "reserve=1조")).toMatchObject({
      set_by: "--set",
      evidence: "assumption",
    });
    expect(await by("reserve")).toMatchObject({ set_by: "default", evidence: "default", value: 0 });
  });

  it.each([
    [["explain"], 2, '"name" is missing'],
    [["explain", "compute.cost@28"], 2, '"28" is not a year'],
    [["explain", "compute.cost@2040"], 2, "not one of the years 2026..2028"],
    [["explain", "compute.cost", "double", "stress"], 2, '"stress" is one too many'],
    [["explain", "compute.costs"], 3, "did you mean compute.cost"],
    [["explain", "programmes.*.cost"], 3, "no metric and no input"],
    [["explain", "compute.cost", "doubel"], 3, 'no scenario "doubel"'],
    [["explain", "compute.cost", "--depth", "-1"], 2, "--depth"],
    [["explain", "--diff", "compute.cost"], 2, "--diff takes two scenarios and a metric"],
    [["explain", "--diff", "double", "stress", "fx.usd"], 3, "is an input, not a metric"],
    [["explain", "--diff", "double", "stress", "weak-won"], 3, "no metric and no input"],
    [["explain", "funding.private", "--set", "funding.private.profile=[0,0,0]"], 3, "private weights"],
    [["cite", "fx.usd"], 3, "is an input, not a metric"],
    [["cite"], 2, "is missing"],
  ] as const)("%j fails with %i", async (args, code, words) => {
    const run = await tiny(args);
    expect([run.out, run.code]).toEqual(["", code]);
    expect(run.err).toContain(words);
  });

  it("takes a figure before or behind the two scenarios, and the plan for one that is not named", async () => {
    const behind = await json("explain", "--diff", "as-planned", "double", "compute.cost");
    expect(await json("explain", "--diff", "compute.cost", "as-planned", "double")).toEqual(behind);
    expect(await json("explain", "--diff", "double", "compute.cost")).toEqual(behind);
    expect(behind.difference).toBe(4.4e12);
  });

  it("says that nothing differs where nothing does", async () => {
    const { out, code } = await tiny(["explain", "--diff", "as-planned", "slow-private", "compute.cost"]);
    expect(code).toBe(0);
    expect(out).toContain("is the same in as-planned and slow-private");
  });
});

describe("a flow that is the same each year", () => {
  it("is told by the year and in all", async () => {
    const { out } = await shipped(["explain", "credits.facility_large.forgone", "gpus-50k"]);
    expect(out.replaceAll(/\s+/g, " ")).toContain("total of 2026–2030: 33.00 trillion won");
    expect(out).toMatch(/credits\.facility_large\.forgone +33\.00 trillion won \(6\.60 a year\)/);
    const [node] = JSON.parse(
      (await shipped(["explain", "credits.facility_large.forgone", "gpus-50k", "--json"])).out,
    ).nodes;
    expect(node).toMatchObject({ values: [6.6e12], total: 33e12 });
    const year = JSON.parse((await shipped(["explain", "credits.facility_large.forgone@2028", "--json"])).out)
      .nodes[0];
    expect(year).toMatchObject({ values: [6.6e12], total: 6.6e12 });
  });
});

describe("what a comparison does not show", () => {
  it("is named where it is all that a scenario changes", async () => {
    const { out } = await shipped(["compare", "gpus-50k", "rd-cut-again"]);
    expect(out).toContain("rd-cut-again changes none of the rows shown, but 6 others");
    expect(out).toContain("--section outside");
    expect((await shipped(["compare", "gpus-50k", "gpus-100k"])).out).not.toContain("none of the rows shown");
  });
});

describe("cite", () => {
  it("is one sentence on one line, whichever the scenario", async () => {
    const { out } = await tiny(["cite", "balance.public@2028", "double"]);
    expect(out.match(/\n/g)).toHaveLength(1);
    for (const part of [
      "4.35 trillion won in 2028",
      "current prices, without VAT",
      "Twice the GPUs",
      "9.9.9",
    ])
      expect(out).toContain(part);
    expect((await tiny(["cite", "balance.public@2028", "double", "--all"])).out).toContain(
      "https://example.com/critic",
    );
  });

  it("has the same hashes on another day and in another place, and others with another number", async () => {
    const { fingerprint } = await json("cite", "compute.cost");
    expect(fingerprint).toEqual((await json("cite", "uses.public", "stress")).fingerprint);
    expect(fingerprint.plan).toMatch(/^[0-9a-f]{12}$/);
  });
});

describe("list sources", () => {
  const ids = async (...args: string[]) =>
    (await json("list", "sources", ...args)).items.map(({ id }: { id: string }) => id);

  it("tells those that are older for sure, the oldest first", async () => {
    // Dates: 2025 (a whole year), 2025-04-15, 2025-12, 2026-01-02.
    expect(await ids("--older-than", "12mo", "--as-of", "2026-12-31")).toEqual(["pledge"]);
    expect(await ids("--older-than", "1y", "--as-of", "2027-01-01")).toEqual(["bank", "pledge", "budget"]);
    expect(await ids("--older-than", "365d", "--as-of", "2027-01-02")).toEqual(["bank", "pledge", "budget"]);
    expect(await ids("--older-than", "1w", "--as-of", "2026-01-10")).toEqual([
      "bank",
      "pledge",
      "budget",
      "critic",
    ]);
    expect(await ids("--older-than", "1mo", "--as-of", "2025-05-15")).toEqual([]);
    // A month before 31 May is 30 April.
    expect(await ids("--older-than", "1mo", "--as-of", "2025-05-31")).toEqual(["pledge"]);
  });

  it("names who cites each, and tells parameters that have nothing to rest on", async () => {
    const [bank] = (await json("list", "sources", "bank", "--used-by")).items;
    expect(bank.used_by).toEqual(["compute.price", "fx.usd", "tiny/actuals.json"]);
    expect((await json("list", "sources", "--missing")).items).toEqual([]);
    expect((await tiny(["list", "sources", "--missing"])).out).toContain("Each of the 11 inputs");
  });

  it.each([
    [["list", "metrics", "--unused"], "--unused is for list sources"],
    [["list", "sources", "--missing", "--unused"], "stands alone"],
    [["list", "sources", "--older-than", "12"], '"12" is not an age'],
    [["list", "sources", "--older-than", "1y", "--as-of", "2026-02-30"], "is not a date"],
    [["list", "sources", "--as-of", "2026-02-20"], "goes with --older-than"],
  ] as const)("%j is wrong usage", async (args, words) => {
    const run = await tiny(args);
    expect([run.out, run.code]).toEqual(["", 2]);
    expect(run.err).toContain(words);
  });
});

it("explain writes to a file by its extension", async () => {
  const file = `${folder()}/why.md`;
  expect(await tiny(["explain", "compute.cost", "-o", file])).toMatchObject({ out: "", err: "", code: 0 });
});

it("the difference of a figure in other money is the bridge of compare, which is offered as it can be typed", async () => {
  const asked = [
    "explain",
    "--diff",
    "gpus-50k",
    "gpus-100k",
    "compute.cost@2028",
    "--in",
    "USD",
    "--real",
    "2025",
  ];
  const { out, err, code } = await shipped(asked);
  expect([out, code]).toEqual(["", 2]);
  const offered = "baekjo compare gpus-50k gpus-100k --bridge compute.cost --in USD --real 2025";
  expect(err).toBe(`error: --in does not go with --diff\n  try: ${offered}\n`);
  expect((await shipped(offered.split(" ").slice(1))).code).toBe(0);
});

it("of a metric that no input moves by itself lists the inputs that its heading counts, and no defaults of the model", async () => {
  const { out } = await shipped(["explain", "compute.cost", "--plan", "japan", "--all"]);
  const [, counted] = /Inputs \((\d+) of the \d+ inputs that the plan gives/.exec(out) ?? [];
  const list = out.split("that the plan gives can change it)\n")[1]?.split("\n\n")[0] ?? "";
  expect(list.match(/set by ten-trillion/g)).toHaveLength(Number(counted));
  expect(list).not.toContain("default of the model");
});

describe("an amount too large to be shown", () => {
  // In cents every whole one is a double of its own up to 2^46 euros, 70.37 trillion; below 90.07 trillion they can still be counted.
  const large = [
    ...["--plan", "tests/fixtures/bus/plan.json", "--model", "tests/fixtures/bus/model.json"],
    ...["--set", "bond.amount=30tn", "--set", "city.budget@2028=50tn"],
  ];

  it("is undefined, and nothing raises it", async () => {
    const { out } = await shipped(["explain", "city.money@2028", ...large, "--json"]);
    const { value, finding, inputs } = JSON.parse(out);
    expect([value, finding.en]).toEqual([null, "City's money in 2028: undefined."]);
    for (const { effect_of_increase, effect_of_decrease, sensitivity_share } of inputs) {
      expect([effect_of_increase, effect_of_decrease, sensitivity_share]).toEqual([null, null, null]);
    }
    const { out: sentence } = await shipped(["cite", "city.money@2028", ...large]);
    expect(sentence).not.toContain("sensitivity");
  });

  it("is undefined in every command that asks of it", async () => {
    const asked = async (args: readonly string[]) => {
      const { out, code } = await shipped([...args, ...large, "--json"]);
      return { ...JSON.parse(out), code };
    };
    // 80 trillion is above one, if it is a number.
    const condition = "at(city.money, 2028) > 1tn";
    const { rows } = await asked(["run", "--metric", "city.money"]);
    expect(rows[0].values.slice(0, 3)).toEqual([9e6, null, 8e6]);
    const { code, checks } = await asked(["check", "--assert", condition]);
    expect([code, checks[0].cases[0].findings]).toMatchObject([1, [{ left: null, right: 1e12 }]]);
    const { probabilities } = await asked(["simulate", "--prob", condition, "--trials", "500"]);
    // Of the 500 trials 92 contradict each other.
    expect(probabilities).toMatchObject([{ probability: 0, undefined_trials: 408 }]);
    const { answers } = await asked(["solve", condition, "--by", "bond.amount"]);
    // 50 trillion and the bond: 70,368,744,177,663.99 is the largest that is counted.
    expect(answers).toMatchObject([{ from: 0, to: 20_368_744_177_663.99, next_above_is: "undefined" }]);
  });

  it("is not looked for where nobody says how far to look", async () => {
    const goal = ["last(bond.balance) > 1tn", "--by", "bond.amount"];
    const { out, err, code } = await shipped(["solve", ...goal, ...large, "--json"]);
    expect([err, code]).toEqual(["", 0]);
    expect(JSON.parse(out).range).toMatchObject({ from: 0, to: 70_368_744_177_663 });
  });
});

it("--depth is refused where the records are of inputs alone", async () => {
  const { out, err, code } = await tiny(["explain", "uses.public", "--depth", "1", "--format", "csv"]);
  expect([out, code]).toEqual(["", 2]);
  expect(err).toContain("--depth is for --format table, json, ndjson, markdown");
});
