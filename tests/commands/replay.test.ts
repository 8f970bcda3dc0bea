import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { baekjo, tiny } from "../helpers/cli.ts";
import { folder, root } from "../helpers/folders.ts";
import { expectGolden } from "../helpers/golden.ts";
import { temporaryFolder } from "../helpers/tiny.ts";

/** A saved result in an empty folder, and what replay says of it there. */
async function saved(args: readonly string[], run = baekjo) {
  const cwd = folder();
  const { err, code } = await run([...args, "-o", "result.json"], { cwd });
  const file = join(cwd, "result.json");
  const text = readFileSync(file, "utf8");
  return {
    ...{ cwd, err, code, text },
    replay: async (more: readonly string[] = []) => await run(["replay", "result.json", ...more], { cwd }),
    /** The same with the file's text changed before. */
    altered: async (change: (text: string) => string, more: readonly string[] = []) => {
      writeFileSync(file, change(text));
      return await run(["replay", "result.json", ...more], { cwd });
    },
  };
}

// biome-ignore lint/suspicious/noExplicitAny: JSON about to be broken on purpose has no type
const edited = (change: (json: any) => void) => (text: string) => {
  const json = JSON.parse(text);
  change(json);
  return JSON.stringify(json, null, 2);
};

describe("what the shipped plan gives, it gives again", () => {
  test.each([
    [["run"]],
    [
      [
        "run",
        "gpus-100k+weak-won",
        "--set",
        "energy.price*=1.2",
        "--years",
        "2026..2035",
        "--metric",
        "compute.*",
      ],
    ],
    [["run", "--in", "USD", "--real", "2025", "--group-by", "payer", "--unset", "fx.usd"]],
    [["compare", "gpus-50k", "gpus-100k", "--bridge", "compute.cost", "--baseline", "gpus-100k"]],
    [
      [
        "sweep",
        "gpus-50k",
        "primed",
        "--vary",
        "fx.usd=1300..1700/5",
        "--where",
        "total(uses.public) < 30조",
      ],
    ],
    [["solve", "--max", "compute.target", "--subject-to", "last(balance.public.cumulative) >= 0"]],
    [["solve", "total(compute.cost) = 20조", "gpus-100k", "--by", "fx.usd"]],
    [["simulate", "gpus-50k", "gpus-100k", "--prob", "any(balance.public.cumulative < 0)", "--seed", "7"]],
    [["simulate", "--sampling", "sobol", "--metric", "compute.cost", "--until", "se(compute.cost) < 0.1조"]],
    [["sensitivity", "gpus-100k", "--global", "--trials", "64"]],
  ])("%j", async (args) => {
    const { replay } = await saved(args);
    const { out, err, code } = await replay();
    expect([out.split("\n")[0], err, code]).toEqual(["result.json: same", "", 0]);
  });

  test("a goal without an answer is an answer that comes again", async () => {
    const { code, replay } = await saved(["solve", "total(compute.cost) < 0", "--by", "fx.usd"]);
    expect(code).toBe(4);
    expect((await replay()).code).toBe(0);
  });

  test("and so does what merge puts together", async () => {
    const cwd = folder();
    for (const i of [1, 2]) await baekjo(["simulate", "--shard", `${i}/2`, "-o", `${i}.json`], { cwd });
    await baekjo(["merge", "1.json", "2.json", "-o", "all.json"], { cwd });
    expect((await baekjo(["replay", "all.json", "--json"], { cwd })).out).toContain('"same": true');
  });
});

test("scenarios from files and standard input are replayed where they are not", async () => {
  const cwd = folder();
  writeFileSync(
    join(cwd, "a+b.json"),
    '{"format":"baekjo/scenario/1","extends":"weak-won","set":["compute.target*=2"]}',
  );
  const input = '{"format":"baekjo/scenario/1","set":["reserve=1조"]}';
  const { out } = await tiny(["compare", "./a+b.json", "double+-", "--json"], { cwd, input });
  const elsewhere = folder();
  writeFileSync(join(elsewhere, "r.json"), out);
  const replayed = await tiny(["replay", "r.json"], { cwd: elsewhere });
  expect([replayed.out.split("\n")[0], replayed.err, replayed.code]).toEqual(["r.json: same", "", 0]);
});

test("any digit of a saved result that is changed is found", async () => {
  const { text, altered } = await saved(["run", "double", "--set", "reserve=1조"], tiny);
  const version = text.indexOf('"version"');
  const places = [...text.matchAll(/\d/g)]
    .map(({ index }) => index)
    .filter((at) => at > text.indexOf("\n", version))
    .filter((_, i) => i % 37 === 0);
  expect(places.length).toBeGreaterThan(10);
  for (const at of places) {
    const digit = String((Number(text[at]) + 1) % 10);
    const { out, code } = await altered((whole) => whole.slice(0, at) + digit + whole.slice(at + 1));
    expect([code === 0, out.includes(": same")], text.slice(at - 60, at + 20)).toEqual([false, false]);
  }
});

test("a digit that changes no double is named by its place; another way to write the number is none", async () => {
  const { text, altered } = await saved(["compare", "gpus-50k", "gpus-100k"]);
  const alike = [...text.matchAll(/(?<=[[ ])-?\d+\.\d+(?=[,\] }])/g)].flatMap(({ 0: written, index }) =>
    [...Array(10).keys()]
      .map((digit) => ({ written, index, changed: written.slice(0, -1) + digit }))
      .filter(({ changed }) => changed !== written && Number(changed) === Number(written)),
  );
  expect(alike.length).toBeGreaterThan(0);
  const { written, index, changed } = alike[0] as (typeof alike)[number];
  const as = async (digits: string) =>
    await altered((whole) => whole.slice(0, index) + digits + whole.slice(index + written.length));
  const { err, code } = await as(changed);
  expect([code, err.includes(`${written}, not ${changed}`)]).toEqual([3, true]);
  expect(err).toMatch(/result\.json:\d+:\d+/);
  expect((await as(`${written}e0`)).code).toBe(0);
});

test("the place that differs is named, with what it is about", async () => {
  const { altered } = await saved(["run", "double"], tiny);
  const change = edited((json) => {
    json.rows[3].values[1] += 1;
    json.rows[3].total += 1;
  });
  const { out, code } = await altered(change);
  expect(code).toBe(1);
  expectGolden("replay-place.txt", out);
  const [first] = JSON.parse((await altered(change, ["--json"])).out).differences;
  expect(first).toEqual({
    ...{ path: "/rows/3/values/1", metric: "compute.gpus.bought", scenario: "double", year: 2027 },
    ...{ saved: 40001, current: 40000 },
  });
});

describe("what has changed since is named", () => {
  const data = (change: (text: string) => string, name: string) => {
    const file = join(folder(), "changed.json");
    writeFileSync(file, change(readFileSync(join(root, "tests/fixtures/tiny", name), "utf8")));
    return file;
  };

  test("a formula", async () => {
    const { replay } = await saved(["run"], tiny);
    const model = data(
      (text) => text.replace("funding.public - uses.public", "funding.public - 2 * uses.public"),
      "model.json",
    );
    const { out, code } = await replay(["--model", model]);
    expect(code).toBe(1);
    expect(out).toContain("The model's formulas have changed since: balance.public.\n");
    expect(out).toContain("balance.public 2026");
  });

  test("a figure of the plan, with both values", async () => {
    const { replay } = await saved(["run"], tiny);
    const plan = data((text) => text.replace('"8조"', '"9조"'), "tiny/plan.json");
    const { out, code } = await replay(["--plan", plan]);
    expect(code).toBe(1);
    expectGolden("replay-input.txt", out);
    expect((await replay(["--plan", plan, "--lang", "ko"])).out).toContain("programmes.npu.amount  8조");
  });

  test("but a word that no figure rests on changes nothing", async () => {
    const { replay } = await saved(["run"], tiny);
    const plan = data((text) => text.replace("round numbers", "rounded"), "tiny/plan.json");
    expect((await replay(["--plan", plan])).code).toBe(0);
  });

  test("the version of the program, on standard error", async () => {
    const { altered } = await saved(["run"], tiny);
    const { err, code } = await altered(edited((json) => (json.version = "0.0.1")));
    expect(err).toBe("note: result.json was made by version 0.0.1; this is version 9.9.9\n");
    expect(code).toBe(0);
  });
});

describe("a saved result is a stranger's", () => {
  test.each([
    [
      "asks for a file to write",
      (json) => (json.provenance.options.output = "stolen.txt"),
      "cannot use --output",
    ],
    [
      "hides an option among arguments",
      (json) => (json.provenance.arguments = ["--output=stolen.txt"]),
      "no scenario",
    ],
    ["names a file to read", (json) => (json.provenance.arguments = ["/etc/passwd"]), "does not hold"],
    [
      "knows options that there are not",
      (json) => (json.provenance.options.nope = "1"),
      "unknown option '--nope=1'",
    ],
    ["asks for help", (json) => (json.provenance.options.help = true), "cannot use --help"],
    ["is of no shape", (json) => (json.provenance.arguments = "x"), "a list [ ] is expected"],
    [
      "does not say what it was made of",
      (json) => delete json.provenance,
      "does not record what it was made from",
    ],
    ["is a list", (json) => (json.format = "baekjo/list/2"), "is not a result of scenarios"],
    ["is no result", (json) => (json.format = 1), "not a result of baekjo"],
    [
      "is of a later format",
      (json) => (json.format = "baekjo/run/3"),
      "format 3; formats that are read: 1, 2",
    ],
    // biome-ignore lint/suspicious/noExplicitAny: JSON about to be broken on purpose has no type
  ] as [string, (json: any) => void, string][])("that %s", async (_, change, words) => {
    const { out, err, code } = await (await await saved(["run"], tiny)).altered(edited(change));
    expect([out, code]).toEqual(["", 3]);
    expect(err).toContain(words);
    expect(err).toContain("result.json:");
  });

  test("draws without end are refused, and worked out where they are allowed", async () => {
    const { altered } = await saved(["simulate", "--trials", "2000"], tiny);
    const change = edited((json) => (json.provenance.options.trials = "4000000000"));
    expect((await altered(change)).err).toContain("more than the 2000000 that are allowed");
    expect((await altered((text) => text, ["--most-trials", "1999"])).code).toBe(3);
    expect((await altered((text) => text, ["--most-trials", "2000"])).code).toBe(0);
    const goal = edited((json) => {
      json.provenance.options.until = "se(compute.cost) < 0.00001조";
      json.provenance.options.trials = "4000000000";
    });
    expect((await altered(goal, ["--most-trials", "5000"])).code).toBe(1);
  });

  test("the file of another plan is the user's to name", async () => {
    const plan = join(root, "tests/fixtures/tiny/tiny/plan.json");
    const { replay } = await saved(["run", "--plan", plan], tiny);
    expect((await replay()).code).toBe(2);
    expect((await replay(["--plan", plan])).code).toBe(0);
  });

  test("NDJSON is told apart", async () => {
    const cwd = folder();
    writeFileSync(join(cwd, "n.json"), (await tiny(["run", "--format", "ndjson"])).out);
    expect((await tiny(["replay", "n.json"], { cwd })).err).toContain("n.json is NDJSON");
  });
});

test("a comparison of two plans or of two results says why it is not replayed", async () => {
  const at = temporaryFolder();
  const two = join(at, "two.json");
  await baekjo(["compare", "--plan", "korea", "--plan", "india", "--in", "USD", "--json", "-o", two]);
  const { out, err, code } = await baekjo(["replay", two]);
  expect([out, code]).toEqual(["", 3]);
  expect(err).toContain("not for two plans or two saved results");
});
