import { spawnSync } from "node:child_process";
import { symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { baekjo, type Run, type Surroundings } from "../helpers/cli.ts";
import { folder } from "../helpers/folders.ts";
import { spawned } from "../helpers/spawned.ts";

const scenario = (...set: string[]) => JSON.stringify({ format: "baekjo/scenario/1", set });
const deep = (open: string) => open.repeat(200_000);
const spaces = " ".repeat(3000);
const wide = "EFLOPS^9*EFLOPS^9/EFLOPS^9/EFLOPS^9";

/** What no failure may show: a stack, a bug of ours, or characters that move the cursor or turn the line. */
const never = /^\s+at |^bug:|[^\P{Cc}\t\n]|[\u202a-\u202e\u2066-\u2069]/mu;

type Program = (args: readonly string[], at: Surroundings) => Run | Promise<Run>;

/** Has a command refused. What could wait for ever is asked in a process that can be ended. */
async function refuses(
  args: readonly string[],
  exit: number,
  input = "",
  program: Program = baekjo,
): Promise<string> {
  const { out, err, code } = await program(args, { input });
  expect([out, code]).toEqual(["", exit]);
  expect(err).toMatch(/^error: /);
  expect(err).not.toMatch(never);
  expect(err.length).toBeLessThan(20_000);
  return err;
}

describe("scenarios from standard input", () => {
  test.each<[string, string, RegExp]>([
    ["zeros", "\0".repeat(1000), /-:1:1/],
    ["depth in objects", deep('{"a":'), /-:1:/],
    ["a comma a value", `[${",".repeat(300_000)}`, /more than 200000 values/],
    ["a key twice", '{"format":"baekjo/scenario/1","set":[],"set":[]}', /-:1:\d/],
    ["a key of prototypes", '{"format":"baekjo/scenario/1","__proto__":{}}', /__proto__/],
    ["a number beyond all doubles", '{"format":"baekjo/scenario/1","set":1e309}', /1e309/],
    ["a colour", '{"format":"baekjo/scenario/1","\\u001b[31m":1}', /U\+001B/],
    ["what it extends", '{"format":"baekjo/scenario/1","extends":"constructor"}', /constructor/],
    ["more settings than a person writes", scenario(...Array(5000).fill("*.*.*=1")), /1000/],
    ["a scale that no double holds", scenario(`fx.usd = 1 ${wide}`), /no unit/],
  ])("%s", async (_, input, words) => {
    expect(await refuses(["run", "-"], 3, input)).toMatch(words);
  });
});

describe("arguments", () => {
  test.each<[readonly string[], number]>([
    [["run", "--set", `fx.usd=1${spaces}x`], 3],
    [["check", "--assert", `compute.cost > 35tn 500bn${spaces}x`], 2],
    [["run", "--set", `fx.usd@${spaces}=1`], 2],
    [["run", "--set", `fx.usd=1[${spaces}1..`], 2],
    [["run", "--set", "fx.usd=NaN"], 2],
    [["run", "--set", "fx.usd=1e308"], 2],
    [["run", "--set", "__proto__=1"], 3],
    [["run", "--set", "fx.usd=5\u001b[31m\u202e"], 2],
    [["run", "--section", "toString"], 3],
    [["list", "hasOwnProperty"], 2],
    [["run", "--years", "1900..2199"], 2],
    [["run", "/dev/zero"], 5],
    [["run", `${"a".repeat(5000)}.json`], 5],
  ])("%j", async (args, exit) => {
    await refuses(args, exit);
  });
});

describe("what is no file to read", () => {
  const readers: readonly (readonly string[])[] = [
    ["run"],
    ["compare", "gpus-50k"],
    ["run", "--plan"],
    ["run", "--model"],
    ["check"],
    ["track", "--actuals"],
    ["backtest", "--cases"],
    ["replay"],
    ["merge"],
    ["validate"],
    ["report", "--actuals"],
  ];

  test("a pipe, a device, a folder, and a file larger than any, is refused by every reader", async () => {
    const at = folder();
    const [pipe, sparse] = [join(at, "pipe.json"), join(at, "sparse.json")];
    expect(spawnSync("mkfifo", [pipe]).status).toBe(0);
    writeFileSync(sparse, "");
    truncateSync(sparse, 3 * 2 ** 30);
    for (const reader of readers) await refuses([...reader, pipe], 5, "", spawned);
    for (const reader of [["run"], ["check"], ["replay"], ["merge"]])
      for (const name of ["/dev/zero", at, sparse]) await refuses([...reader, name], 5, "", spawned);
  });

  test("standard input, where neither a scenario nor a plan is read", async () => {
    for (const reader of readers.slice(3)) {
      expect(await refuses([...reader, "-"], 2)).toContain("standard input");
    }
  });
});

describe("what is no formula", () => {
  const long = `${"1+".repeat(49_999)}1`;
  const nested = `${"(".repeat(5000)}1${")".repeat(5000)}`;
  const askers: readonly (readonly string[])[] = [
    ["check", "--assert"],
    ["simulate", "--trials", "10", "--prob"],
    ["simulate", "--until"],
    ["sweep", "--vary", "fx.usd=1300..1400/2", "--where"],
    ["solve", "--max", "compute.target", "--subject-to"],
    ["solve", "--by", "fx.usd"],
    ["run", "--set"],
  ];

  test.each(askers.map((asker) => [asker.join(" "), asker] as const))(
    "%s: wrong usage, shortly said",
    async (_, asker) => {
      for (const text of [long, nested, "1 +", "P(1 < 2) <"]) {
        expect((await refuses([...asker, text], 2)).length).toBeLessThan(2000);
      }
    },
  );

  test("in a file of checks is bad input, and so is a name that is not known, wherever it stands", async () => {
    const file = join(folder(), "checks.json");
    writeFileSync(file, JSON.stringify({ format: "baekjo/checks/1", checks: [{ id: "x", assert: "1 +" }] }));
    await refuses(["check", file], 3);
    await refuses(["check", "--assert", "any(no.such.figure < 0)"], 3);
    await refuses(["simulate", "--trials", "10", "--prob", "any(no.such.figure < 0)"], 3);
  });
});

test("a scenario that is a link out of the plan's folder is not followed, nor quoted", async () => {
  const [at, outside] = [folder(), folder()];
  expect((await baekjo(["init", join(at, "mine")])).code).toBe(0);
  const [plan, secret] = [join(at, "mine/plan.json"), join(outside, "secret.json")];
  writeFileSync(secret, "the secret");
  symlinkSync(secret, join(at, "mine/scenarios/taken.json"));
  for (const [args, exit] of [
    [["run", "taken", "--plan", plan], 5],
    [["validate", "--plan", plan], 3],
  ] as const) {
    const err = await refuses(args, exit);
    expect(err).toContain("leads out of the plan's folder");
    expect(err).not.toContain("secret");
  }
});

describe("more than a command takes", () => {
  test("scenarios and settings", async () => {
    expect(await refuses(["compare", ...Array(20_000).fill("gpus-50k")], 2)).toContain("at most 200");
    const set = Array(2000).fill(["--set", "fx.usd=1500"]).flat();
    expect(await refuses(["run", ...set], 2)).toContain("2000 settings");
  });

  test.each(["= -1", "= 1", "*= 1.000001"])(
    "a thousand settings of everything %s: faults are counted",
    async (change) => {
      const err = await refuses(["run", "-"], 3, scenario(...Array(1000).fill(`*.*.* ${change}`)));
      expect(err).toMatch(/and \d{3,} more|sets? more than/);
    },
  );
});

describe("formulas", () => {
  const text = { en: "x", ko: "x" };

  /** `run --json` on a plan of its own, in which `a` is 1e298 and a family has 500 members. */
  function running(formulas: Readonly<Record<string, string>>, args: readonly string[] = ["run", "--json"]) {
    const at = folder();
    const members = Array.from({ length: 500 }, (_, i) => `m${i}`);
    const metrics = Object.entries(formulas).map(([name, line]) => {
      const [formula, unit = "1", kind = "flow"] = line.split(" :: ");
      return [name, { formula, unit, kind, section: "s", summary: true, label: text, about: text }];
    });
    const model = {
      format: "baekjo/model/1",
      ...{ id: "m", label: text, counts: {}, families: { f: text }, sections: { s: text } },
      parameters: { a: { unit: "1", label: text }, "f.*.a": { unit: "1", label: text, default: 1 } },
      metrics: Object.fromEntries(metrics),
    };
    const plan = {
      format: "baekjo/plan/1",
      ...{ id: "p", base: "base", label: text, years: "2026..2030", currency: { code: "KRW", decimals: 0 } },
      families: { f: Object.fromEntries(members.map((member) => [member, text])) },
      parameters: { a: { value: "1e298", source: "ASSUMPTION", reason: "a test" } },
    };
    writeFileSync(join(at, "m.json"), JSON.stringify(model));
    writeFileSync(join(at, "p.json"), JSON.stringify(plan));
    return [...args, "--model", join(at, "m.json"), "--plan", join(at, "p.json")];
  }

  test.each<[string, Readonly<Record<string, string>>, RegExp]>([
    ["waits through a total", { x: "total(y)", y: "x + index" }, /→/],
    ["waits through a lag of none", { x: "lag(x, 0, 0)" }, /→/],
    ["is deep", { x: `${"(".repeat(900)}a${")".repeat(900)}` }, /nested too deeply/],
    [
      "waits on thousands",
      Object.fromEntries(Array.from({ length: 3000 }, (_, i) => [`x${i}`, `x${i + 1}+1`])),
      /x/,
    ],
    ["has a unit beyond all doubles", { x: `a :: ${wide}` }, /no unit/],
    ["calls what is no function", { x: "constructor(a)" }, /constructor/],
  ])("%s", async (_, formulas, words) => {
    expect(await refuses(running(formulas), 3)).toMatch(words);
  });

  test("what overflows is null, in whatever unit; what is huge has no exponent", async () => {
    const formulas = {
      base: "a * 10^9 * 9 :: 1 :: rate",
      percent: "a * 10^9 * 9 :: % :: rate",
      months: "a * 10^9 * 9 :: month :: stock",
      sums: "a * 10^9 * 9",
      zero: "-a * 0",
      ratio: "1 / 0",
      nested: "sum(f.*.a * sum(f.*.a * sum(f.*.a)))",
    };
    const { out, code } = await baekjo(running(formulas));
    expect(code).toBe(0);
    // A hash of what it was made of may look like anything.
    const [figures] = out.split('"provenance":');
    expect(figures).not.toMatch(/NaN|Infinity|\de[+-]?\d|-0[,\]]/);
    const rows = new Map(JSON.parse(out).rows.map((row: { metric: string }) => [row.metric, row]));
    expect(rows.get("base")).toMatchObject({ values: Array(5).fill(9e307) });
    expect(rows.get("percent")).toMatchObject({ values: Array(5).fill(null) });
    expect(rows.get("months")).toMatchObject({ total: null });
    expect(rows.get("sums")).toMatchObject({ total: null });
    expect(rows.get("ratio")).toMatchObject({ values: Array(5).fill(null), total: null });
    expect(rows.get("zero")).toMatchObject({ values: Array(5).fill(0), total: 0 });
    expect(rows.get("nested")).toMatchObject({ values: Array(5).fill(500 ** 3) });
    for (const format of ["table", "csv"])
      expect((await baekjo(running(formulas, ["run", "--format", format]))).out).not.toMatch(/NaN|Infinity/);
    const opposite = await baekjo(running(formulas, ["compare", "base", "-"]), { input: scenario("a*=-1") });
    expect([opposite.code, opposite.err]).toEqual([0, ""]);
  });
});
