import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { baekjo } from "../helpers/cli.ts";
import { folder } from "../helpers/folders.ts";

interface Compared {
  readonly scenarios: readonly { readonly name: string }[];
  readonly baseline: string;
  readonly rows: readonly {
    readonly scenario: string;
    readonly metric: string;
    readonly total: number | null;
  }[];
  readonly inputs: readonly { readonly name: string; readonly values: readonly unknown[] }[];
}

async function compared(...args: string[]): Promise<Compared> {
  const { out, err, code } = await baekjo(["compare", ...args, "--json"]);
  expect([err, code]).toEqual(["", 0]);
  return JSON.parse(out) as Compared;
}

describe("one scenario as --set changes it", () => {
  test("is compared with itself before the change, by a name that can be asked for", async () => {
    const { scenarios, baseline, rows, inputs } = await compared("gpus-100k", "--set", "fx.usd = 1600");
    expect(scenarios.map(({ name }) => name)).toEqual(["gpus-100k", "gpus-100k+fx.usd=1600"]);
    expect(baseline).toBe("gpus-100k");
    expect(inputs).toMatchObject([{ name: "fx.usd", values: [1480, 1600] }]);
    expect((await compared("gpus-100k", "gpus-100k+fx.usd=1600")).rows).toEqual(rows);
  });

  test("the plan itself where no scenario is named", async () => {
    const { scenarios, rows } = await compared(
      "--set",
      "energy.price*=1.1",
      "--set",
      "compute.target=60,000",
    );
    const names = ["gpus-50k", "gpus-50k+energy.price*=1.1+compute.target=60,000"];
    expect(scenarios.map(({ name }) => name)).toEqual(names);
    expect((await compared(...names)).rows).toEqual(rows);
  });

  test("--unset alike", async () => {
    const { scenarios, rows } = await compared("gpus-100k", "--unset", "compute.target");
    expect(scenarios.map(({ name }) => name)).toEqual(["gpus-100k", "gpus-100k+compute.target=plan"]);
    const targets = rows
      .filter(({ metric }) => metric === "compute.gpus.installed")
      .map(({ total }) => total);
    expect(targets).toEqual([100_000, 50_000]);
  });

  test("of two scenarios --set changes both, and so does it with a baseline", async () => {
    const args = ["--set", "fx.usd=1600"];
    const both = await compared("gpus-50k", "gpus-100k", ...args);
    expect(both.scenarios.map(({ name }) => name)).toEqual(["gpus-50k", "gpus-100k"]);
    expect((await compared("gpus-100k", "--baseline", "gpus-50k", ...args)).rows).toEqual(both.rows);
    expect(both.inputs.map(({ name }) => name)).not.toContain("fx.usd");
  });

  test.each([
    [["--format", "csv"], "gpus-50k+fx.usd=1600,2026,"],
    [["--format", "markdown"], "| gpus-50k+fx.usd=1600 |"],
    [["--format", "ndjson"], '"scenario":"gpus-50k+fx.usd=1600"'],
    [["--inputs"], "gpus-50k+fx.usd=1600"],
    [["--bridge", "uses.public"], "from gpus-50k to gpus-50k+fx.usd=1600"],
    [["--chart"], "gpus-50k+fx.usd=1600"],
    [["--lang", "ko"], "gpus-50k+fx.usd=1600"],
  ])("%j names the changed side", async (args, text) => {
    const { out, code } = await baekjo(["compare", "gpus-50k", "--set", "fx.usd=1600", ...args]);
    expect(code).toBe(0);
    expect(out).toContain(text);
  });

  test("a saved result is worked out again", async () => {
    const file = join(folder(), "saved.json");
    for (const args of [["gpus-100k", "--set", "fx.usd=1600"], ["gpus-100k+fx.usd=1600"], ["fx.usd=1600"]]) {
      const { out } = await baekjo(["compare", ...args, "--json"]);
      writeFileSync(file, out);
      expect(await baekjo(["replay", file])).toMatchObject({ err: "", code: 0 });
    }
  });

  test("nothing to compare is wrong usage", async () => {
    expect(await baekjo(["compare"])).toMatchObject({ out: "", code: 2 });
    expect(await baekjo(["compare", "--set", "fx.usd"])).toMatchObject({ out: "", code: 2 });
    expect(await baekjo(["compare", "--set", "fx.euro=1"])).toMatchObject({ out: "", code: 3 });
  });

  test("without a change, a scenario and itself are said to be the same", async () => {
    expect((await baekjo(["compare", "gpus-50k"])).err).toContain(
      "gpus-50k and gpus-50k have the same inputs",
    );
  });
});

describe("a setting as a layer, in every command that takes scenarios", () => {
  const changed = "gpus-100k+fx.usd=1600";
  test.each([
    ["run", changed],
    ["sweep", "gpus-50k", changed],
    ["simulate", changed, "--trials", "100"],
    ["sensitivity", changed],
    ["solve", "--max", "compute.target", "--subject-to", "last(balance.public.cumulative) >= 0", changed],
    ["explain", "compute.cost", changed],
    ["explain", "--diff", "gpus-100k", changed, "compute.cost"],
    ["cite", "compute.cost", changed],
    ["track", changed],
    ["check", changed, "--assert", "total(compute.cost) > 0", "--json"],
    ["report", changed, "--json", "--trials", "100"],
  ])("%s %s", async (...args) => {
    const { out, err, code } = await baekjo(args);
    expect([err, code]).toEqual(["", 0]);
    // A sentence for an article has it in words.
    expect(out).toContain(args[0] === "cite" ? "exchange rate at 1,600 won" : "fx.usd=1600");
  });

  test("a file and standard input beside a setting", async () => {
    const file = join(folder(), "mine.json");
    const content = JSON.stringify({ format: "baekjo/scenario/1", set: ["compute.target=60000"] });
    writeFileSync(file, content);
    const rowsOf = async (...args: [string]) => {
      const { out, code } = await baekjo(["run", ...args, "--json"], { input: content });
      expect(code).toBe(0);
      return (JSON.parse(out) as Compared).rows.map(({ metric, total }) => [metric, total]);
    };
    const rows = await rowsOf(`${file}+fx.usd=1600`);
    expect(await rowsOf("-+fx.usd=1600")).toEqual(rows);
    expect(await rowsOf("compute.target=60000+fx.usd=1600")).toEqual(rows);
    expect(await rowsOf("fx.usd=1600+compute.target=60000")).toEqual(rows);
  });
});

test.each(["programmes", "gpus", "funding", "hosting", "cost"])(
  "of the section %s no row is shown that is the same in both, and no single member beside its sum; both are counted",
  async (section) => {
    const args = ["gpus-50k", "envelope-priority", "--section", section];
    const short = (await baekjo(["compare", ...args])).out;
    const { rows } = JSON.parse((await baekjo(["compare", ...args, "--json"])).out) as {
      rows: { metric: string; scenario: string; values: unknown; total: unknown }[];
    };
    const shown = short.split("by year")[0] as string;
    for (const line of shown.split("\n")) expect(line).not.toMatch(/ \+?-?0(\.0+)? {2,}\+?0\.0%$/);
    const counts = [...short.matchAll(/^(\d+) rows? (unchanged|about single items)/gm)];
    const leftOut = counts.reduce((sum, [, count]) => sum + Number(count), 0);
    const lines = shown.split("\n").filter((line) => /^ {2}\S.* (\+|-)?[\d,.]+/.test(line)).length;
    const rates = Number(/^(\d+) without a total/m.exec(short)?.[1] ?? 0);
    // A long label takes two lines of which one has the numbers.
    expect(lines + leftOut + rates).toBe(rows.length / 2);
    if (section === "programmes") expect(shown).not.toContain("cost per user");
  },
);

test("scenarios between which metrics depend on each other in a circle are compared, without a break-even", async () => {
  const at = folder();
  const metric = (formula: string, more = {}) => ({
    ...{ formula, unit: "money", kind: "flow", section: "a", summary: true, label: formula, about: formula },
    ...more,
  });
  const given = (value: unknown) => ({ value, source: "ASSUMPTION", reason: "Made up for a test." });
  const model = {
    ...{ format: "baekjo/model/1", id: "m", label: "M", counts: {}, families: {}, sections: { a: "A" } },
    parameters: { term: { unit: "years", label: "Term" }, grant: { unit: "money", label: "Grant" } },
    metrics: {
      funding: metric("grant"),
      dues: metric("rent * 1.5"),
      // Dues of so many years ago: of a term of 1 and of 3 years those of the year before, of 2 those of the year itself.
      rent: metric("lag(dues, max(term - 2[years], 2[years] - term), grant * year / 2026 * 2 / term)"),
      left: metric("cumulative(funding - rent)", { kind: "stock", worse: "low" }),
    },
    headline: { metric: "left", spending: "rent", funding: "funding" },
  };
  const plan = {
    ...{ format: "baekjo/plan/1", id: "p", base: "b", label: "P", years: "2026..2026", families: {} },
    ...{ currency: { code: "USD", decimals: 2 } },
    parameters: { term: given("1 year"), grant: given("1M") },
  };
  writeFileSync(join(at, "model.json"), JSON.stringify(model));
  writeFileSync(join(at, "plan.json"), JSON.stringify(plan));
  const compare = (...args: string[]) => baekjo(["compare", "--plan", at, "b", ...args]);
  const { out, err, code } = await compare("term=3 years");
  // Of a million, 2 million are due at 1 year and two thirds of one at 3.
  expect([code, err]).toEqual([0, ""]);
  expect(out.split("\n\n")[0]?.replaceAll("\n", " ")).toBe(
    'Grant of 1 million US dollars lasts with "P" + Term at 3 years (333,333 US dollars left at the end of 2026) and runs short in 2026 with "P" (1 million US dollars short at the end of 2026).',
  );
});

describe("a rate that is requested by name, which has no total, is shown by year", () => {
  /** 1.05, 1.05², 1.05³ and 1.05⁴. */
  const dearer = /gpus-50k\+macro\.inflation=5% +1\.00 +1\.05 +1\.10 +1\.16 +1\.22\n/;

  test.each([
    ["of two scenarios", []],
    ["of three", ["gpus-100k"]],
  ])("%s", async (_, others) => {
    const rate = ["--metric", "macro.prices"];
    const { out } = await baekjo(["compare", "gpus-50k", "gpus-50k+macro.inflation=5%", ...others, ...rate]);
    expect(out).toMatch(/\nby year +2026 +2027 +2028 +2029 +2030\n/);
    expect(out).toMatch(dearer);
    // No table without rows, nor totals of nothing.
    expect(out).not.toMatch(/─\n\n|Totals of|--wide/);
  });

  test("beside one that has a total", async () => {
    const both = ["--metric", "macro.prices", "--metric", "funding.public"];
    const { out } = await baekjo(["compare", "gpus-50k", "gpus-50k+macro.inflation=5%", ...both]);
    expect(out).toMatch(dearer);
    expect(out).toMatch(/\n {2}Public funding +35\.00 +35\.00 +0\.00 +0\.0%\n/);
  });

  test("also where all scenarios have it alike", async () => {
    const { out } = await baekjo(["compare", "gpus-50k", "by-2028", "--metric", "macro.prices"]);
    expect(out).toMatch(/ {2}by-2028 +1\.00 +1\.02 +1\.04 +1\.06 +1\.08\n/);
  });
});

test("rows that differ where they print alike are counted, those that are equal or print apart are not", async () => {
  const said = async (...args: string[]) =>
    /(\d+) rows? differs? by less than the digits shown/.exec((await baekjo(["compare", ...args])).out)?.[1];
  // A hundred-thousandth of a won on 1,480: a 10⁻⁸ part of six amounts of trillions, which are shown to ten billion won.
  const nearly = "gpus-50k+fx.usd=1480.00001";
  expect(await said("gpus-50k", nearly)).toBe("6");
  expect(await said("gpus-50k", nearly, "--metric", "unit.hardware")).toBe("1");
  expect(await said("gpus-50k", nearly, "--metric", "funding.total")).toBeUndefined();
  expect(await said("gpus-50k", nearly, "--metric", "compute.cost", "--scale", "one")).toBeUndefined();
  expect(await said("gpus-50k", "gpus-50k+fx.usd=1600")).toBeUndefined();
});

test("an input that differs by its range or in years not shown is said to, where its values print alike", async () => {
  const titles = async (...args: string[]) =>
    (await baekjo(["compare", "gpus-50k", ...args, "--inputs"])).out
      .match(/^[\w.]+: .*$/gm)
      ?.filter((line) => line.startsWith("fx.usd"));
  const alike = "fx.usd: US dollar exchange rate (its range or years not shown differ)";
  expect(await titles("gpus-50k+fx.usd=1480")).toEqual([alike]);
  expect(await titles("gpus-50k+fx.usd@2030=1500", "--years", "2026..2028")).toEqual([alike]);
  expect(await titles("gpus-50k+fx.usd=1500")).toEqual(["fx.usd: US dollar exchange rate"]);
});

test("a title that is a number of things stands in quotes beside such things, and without them beside money", async () => {
  const sentence = async (metric: string) => {
    const { out } = await baekjo(["compare", "gpus-50k", "gpus-100k", "--metric", metric]);
    return out.split("\n\n")[0]?.replaceAll("\n", " ");
  };
  expect(await sentence("compute.gpus.installed")).toBe(
    'GPUs installed at the end of 2030: 100,000 GPUs with "100,000 GPUs" and 50,000 GPUs with "50,000 GPUs as pledged"; the difference is +50,000 GPUs.',
  );
  expect(await sentence("compute.cost")).toMatch(
    /^Compute cost over 2026–2030: [\d.]+ trillion won with 100,000 GPUs and [\d.]+ trillion won with 50,000 GPUs as pledged; /,
  );
});
