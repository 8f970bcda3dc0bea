import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readShard } from "../../src/commands/simulate/shards.ts";
import { tiny } from "../helpers/cli.ts";
import { folder } from "../helpers/folders.ts";

const asked = ["simulate", "as-planned", "double", "--trials", "5000", "--prob", "funding.private < 15조"];

describe.each([[], ["--sampling", "sobol"]])("simulate %s", async (...sampling) => {
  const args = [...asked, ...sampling];
  const whole = (await tiny([...args, "--json"])).out;

  test("gives the same bytes on any number of threads", async () => {
    expect(whole).toContain('"format": "baekjo/simulate/2"');
    for (const jobs of ["2", "3"]) expect((await tiny([...args, "--json", "--jobs", jobs])).out).toBe(whole);
  });

  test("gives the same bytes put together from shards, in any format", async () => {
    const at = folder();
    const parts = await Promise.all(
      [1, 2, 3, 4, 5, 6, 7].map(async (shard) => {
        const part = join(at, `part-${shard}.json`);
        expect((await tiny([...args, "--shard", `${shard}/7`, "-o", part])).code).toBe(0);
        return part;
      }),
    );
    expect((await tiny(["merge", ...parts.reverse(), "--json"])).out).toBe(whole);
    expect((await tiny(["merge", ...parts])).out).toBe((await tiny(args)).out);
  });
});

test("simulate --json has a row for each statistic of each figure, and probabilities", async () => {
  const {
    rows,
    probabilities,
    differences,
    first_years: firsts,
    trials,
  } = JSON.parse((await tiny([...asked, "--json"])).out);
  expect(trials).toBe(5000);
  const row = (statistic: string) =>
    rows.find(
      (each: { metric: string; statistic: string }) =>
        each.metric === "funding.private" && each.statistic === statistic,
    );
  // A triangle from 40 to 70 lies between its ends, and the plan's own 65 on 5/6 of it.
  expect(row("p5").total).toBeGreaterThan(40e12);
  expect(row("p95").total).toBeLessThan(70e12);
  expect(row("point").total).toBe(65e12);
  expect(row("percentile_rank").total).toBeCloseTo(5 / 6, 1);
  expect(row("mean").values.every(Number.isInteger)).toBe(true);
  // A third of 40 to 70 is below 15 with a chance of (45 − 40)² / (30 · 25).
  expect(probabilities[0].probability).toBeCloseTo(25 / 750, 1);
  expect(differences.map(({ scenario }: { scenario: string }) => scenario)).toContain("double");
  const [first] = firsts;
  const shares = first.years.reduce(
    (sum: number, { probability }: { probability: number }) => sum + probability,
    0,
  );
  expect(shares + first.probability_never).toBeCloseTo(1, 12);
});

test("JSON says what each percentile is, as the head of the table does", async () => {
  const { percentiles, percentile_basis, rows } = JSON.parse((await tiny([...asked, "--json"])).out);
  expect(percentiles).toEqual({ p5: 5, p10: 10, p25: 25, p50: 50, p75: 75, p80: 80, p90: 90, p95: 95 });
  const named = rows.map(({ statistic }: { statistic: string }) => statistic);
  const used = new Set(named.filter((statistic: string) => /^p\d+$/.test(statistic)));
  expect([...used]).toEqual(Object.keys(percentiles));
  const head = /^Percentiles \(P80: 80% of trials are at or below\)$/m;
  expect((await tiny(asked)).out).toMatch(head);
  expect(percentile_basis.en).toMatch(/at or below.*P80: 80%/);
  expect(percentile_basis.ko).toMatch(/이하.*P80은 80%/);
  // Of the values themselves: 80 in 100 single trials are no higher than P80.
  const drawn = JSON.parse(
    (await tiny(["simulate", "--metric", "compute.cost", "--draws", "2000", "--json"])).out,
  );
  const counted = ["simulate", "--metric", "compute.cost", "--trials", "2000", "--json"];
  const statistics = JSON.parse((await tiny(counted)).out).rows as { statistic: string; total: number }[];
  const p80 = statistics.find(({ statistic }) => statistic === "p80")?.total as number;
  const costs = drawn.rows.map(({ values }: { values: Record<string, number> }) => values["compute.cost"]);
  const share = costs.filter((cost: number) => cost <= p80).length / costs.length;
  expect(share).toBeCloseTo(0.8, 2);
});

test("a condition holds, fails or is undefined, and each format says in how many trials", async () => {
  // Undefined where private funding comes to 15조 or more in no year: there is no first year.
  const met = "firstyear(funding.private >= 15조) <= 2027";
  const args = ["simulate", "as-planned", "--trials", "5000", "--prob", met, "--prob", `not (${met})`];
  const { probabilities, trials } = JSON.parse((await tiny([...args, "--json"])).out);
  const [holds, fails] = probabilities;
  expect(holds.undefined_trials).toBe(fails.undefined_trials);
  expect(holds.undefined_trials).toBeGreaterThan(0);
  expect(holds.probability + fails.probability + holds.undefined_trials / trials).toBeCloseTo(1, 12);
  const count = new Intl.NumberFormat("en").format(holds.undefined_trials);
  const table = (await tiny(args)).out.replaceAll(/\s+/g, " ");
  expect(table).toContain(
    `Undefined in ${count} of 5,000 trials, which count neither for nor against it: ${met}`,
  );
  expect((await tiny([...args, "--lang", "ko"])).out.replaceAll(/\s+/g, " ")).toContain(
    `5,000회 가운데 ${count}회에서`,
  );
  expect((await tiny([...args, "--format", "csv"])).out).toContain(
    `${met},,undefined_trials,${holds.undefined_trials},1`,
  );
});

describe("shards", () => {
  const part = async (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
    await tiny(["simulate", "--trials", "5000", ...args], { env });

  test("are read off what Slurm and Kubernetes say", async () => {
    const slurm = { SLURM_ARRAY_TASK_ID: "12", SLURM_ARRAY_TASK_MIN: "10", SLURM_ARRAY_TASK_COUNT: "4" };
    expect(JSON.parse((await part(["--shard", "auto"], slurm)).out).shard).toEqual({ index: 3, count: 4 });
    const kubernetes = { JOB_COMPLETION_INDEX: "0", BAEKJO_SHARDS: "16" };
    expect(JSON.parse((await part(["--shard", "auto"], kubernetes)).out).shard).toEqual({
      index: 1,
      count: 16,
    });
    expect(await part(["--shard", "auto"])).toMatchObject({ code: 2, out: "" });
  });

  const array = (task: number, least: number, most: number, count: number, more = {}) => ({
    SLURM_ARRAY_TASK_ID: String(task),
    SLURM_ARRAY_TASK_MIN: String(least),
    SLURM_ARRAY_TASK_MAX: String(most),
    SLURM_ARRAY_TASK_COUNT: String(count),
    ...more,
  });

  test("to be run again are told of how many by BAEKJO_SHARDS, whatever the array of this time", () => {
    const again = { BAEKJO_SHARDS: "16" };
    expect(readShard("auto", array(3, 3, 3, 1, again))).toEqual({ index: 3, count: 16 });
    expect(readShard("auto", array(9, 3, 9, 3, again))).toEqual({ index: 9, count: 16 });
    expect(readShard("auto", array(7, 0, 15, 16, again))).toEqual({ index: 8, count: 16 });
    expect(readShard("auto", array(5, 5, 5, 1, { BAEKJO_SHARDS: "1" }))).toEqual({ index: 1, count: 1 });
    expect(readShard("auto", array(6, 2, 8, 4, { SLURM_ARRAY_TASK_STEP: "2" }))).toEqual({
      index: 3,
      count: 4,
    });
  });

  test.each([
    ["of an array with gaps", array(4, 1, 9, 4), "the array has gaps (4 tasks from 1 to 9)"],
    ["of an array of one task", array(3, 3, 3, 1), "set BAEKJO_SHARDS"],
    [
      "beyond the last",
      array(17, 17, 17, 1, { BAEKJO_SHARDS: "16" }),
      "SLURM_ARRAY_TASK_ID=17 is not one of 16 shards",
    ],
    [
      "number nought of an array",
      array(0, 0, 0, 1, { BAEKJO_SHARDS: "16" }),
      "SLURM_ARRAY_TASK_ID=0 is not one of 16",
    ],
    [
      "beyond the last pod",
      { JOB_COMPLETION_INDEX: "4", BAEKJO_SHARDS: "4" },
      "JOB_COMPLETION_INDEX=4 is not one of 4",
    ],
    ["of nobody knows how many", { JOB_COMPLETION_INDEX: "4" }, "but not BAEKJO_SHARDS"],
    [
      "of abc",
      { JOB_COMPLETION_INDEX: "4", BAEKJO_SHARDS: "abc" },
      'BAEKJO_SHARDS is a whole number from 1 to 999999999, not "abc"',
    ],
  ])("%s are refused by the name of the variable", async (_, env, words) => {
    expect(await part(["--shard", "auto"], env)).toMatchObject({
      code: 2,
      out: "",
      err: expect.stringContaining(words),
    });
  });

  test("that are no shards are refused", async () => {
    for (const wrong of ["0/3", "4/3", "1", "a/b", "1/0"]) {
      expect(await part(["--shard", wrong]), wrong).toMatchObject({ code: 2, out: "" });
    }
    expect((await part(["--shard", "1/2", "--format", "csv"])).code).toBe(2);
    expect((await part(["--shard", "1/2", "--until", "se(compute.cost) < 1조"])).code).toBe(2);
  });

  test("that are missing, there twice, of another run, or changed are told", async () => {
    const at = folder();
    const saved = async (name: string, args: readonly string[]) => {
      const file = join(at, name);
      await part([...args, "-o", file]);
      return file;
    };
    const [one, two] = [await saved("1.json", ["--shard", "1/2"]), await saved("2.json", ["--shard", "2/2"])];
    const other = await saved("other.json", ["--shard", "2/2", "--seed", "2"]);
    const failing = async (...files: readonly string[]) => await tiny(["merge", ...files]);
    expect(await failing(one)).toMatchObject({
      code: 3,
      out: "",
      err: expect.stringContaining("missing: 2"),
    });
    expect(await failing(one, one)).toMatchObject({ code: 3, err: expect.stringContaining("twice") });
    expect(await failing(one, other)).toMatchObject({
      code: 3,
      err: expect.stringContaining("not of the same"),
    });
    expect((await failing(one, join(at, "none.json"))).code).toBe(5);
    const changed = join(at, "changed.json");
    writeFileSync(changed, readFileSync(two, "utf8").replace(/count\\":\d/, 'count\\":9'));
    expect(await failing(one, changed)).toMatchObject({
      code: 3,
      err: expect.stringContaining("was changed"),
    });
    // Each thing that a part says of itself is under its mark, its place among the parts above all.
    const [first, second] = [readFileSync(one, "utf8"), readFileSync(two, "utf8")];
    for (const [text, from, to] of [
      [first, '"index": 1', '"index": 2'],
      [second, '"index": 2', '"index": 1'],
      [second, '"count": 2', '"count": 3'],
      [second, /"key": "."/, '"key": "x"'],
      [second, /"key": "[^"]*"/, `"key": "${JSON.parse(first).key}0"`],
      [second, /"check": "[^"]*"/, `"check": "${JSON.parse(first).check}"`],
    ] as const) {
      const edited = text.replace(from, to);
      if (edited === text) continue;
      writeFileSync(changed, edited);
      for (const files of [
        [changed, one],
        [one, changed],
        [two, changed],
      ]) {
        expect(await failing(...files), String(to)).toMatchObject({ code: 3, out: "" });
      }
    }
    for (const text of ["", "{}", "null", "[]", '{"format":"baekjo/part/2"}']) {
      writeFileSync(changed, text);
      expect(await failing(changed), text).toMatchObject({ code: 3, out: "" });
    }
  });
});

test("simulate --until goes on until the error is small, the same on any number of threads", async () => {
  const args = [
    "simulate",
    "--until",
    "se(funding.private) < 0.05조",
    "--metric",
    "funding.private",
    "--json",
  ];
  const { out } = await tiny(args);
  const { trials, rows } = JSON.parse(out);
  // 6.56/√n < 0.05 from 17,213 on: looked at after 8, 16, 32 blocks.
  expect(trials).toBe(32 * 1024);
  expect(rows.find(({ statistic }: { statistic: string }) => statistic === "se").total).toBeLessThan(5e10);
  expect((await tiny([...args, "--jobs", "2"])).out).toBe(out);
  expect((await tiny([...args, "--trials", "9000"])).err).toContain("not enough");
});

test("simulate refuses what it cannot do, and prints nothing then", async () => {
  const codes: readonly (readonly [number, readonly string[]])[] = [
    [2, ["--trials", "0"]],
    [2, ["--trials", "1.5"]],
    [2, ["--seed", "-1"]],
    [2, ["--jobs", "none"]],
    [2, ["--until", "mean(x) < 3"]],
    [2, ["--group-by", "payer"]],
    [2, ["--sampling", "halton"]],
    [3, ["--prob", "compute.cost"]],
    [3, ["--prob", "nothing < 0"]],
    [3, ["--metric", "nothing"]],
  ];
  for (const [code, args] of codes)
    expect(await tiny(["simulate", ...args]), args.join(" ")).toMatchObject({ code, out: "" });
});

test("simulate says what it draws in the reader's language", async () => {
  expect((await tiny(["simulate", "--lang", "ko"])).out).toContain("모의실험 10,000회");
  expect((await tiny(["simulate", "--sampling", "sobol", "--trials", "1000"])).err).toContain("1008");
});
