/** What a command answers by default fits one screen: 40 lines of 80 columns, in both languages, for any plan that ships. */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { width } from "../../src/output/text/width.ts";
import { baekjo } from "../helpers/cli.ts";
import { dataDir } from "../helpers/shipped.ts";

const lasts = "all(balance.public.cumulative >= 0)";

const commands: readonly (readonly string[])[] = [
  ["run"],
  ["run", "gpus-100k"],
  ["compare", "gpus-50k", "gpus-100k"],
  ["compare", "gpus-50k", "gpus-100k", "gpus-200k", "stress", "weak-won", "slow-private", "late-grid"],
  ["compare", "gpus-50k", "gpus-100k", "--inputs"],
  ["compare", "gpus-50k", "stress", "--inputs"],
  ["simulate", "--trials", "500"],
  ["simulate", "gpus-50k", "gpus-100k", "--trials", "500"],
  ["sensitivity"],
  ["sensitivity", "--global", "--trials", "64"],
  ["sweep", "--vary", "compute.target=10000..100000/60"],
  ["sweep", "--vary", "compute.target=10000..100000/6", "--vary", "fx.usd=1300..1600/4"],
  ["solve", "--max", "compute.target", "--subject-to", lasts],
  ["solve", lasts, "--by", "fx.usd"],
  ["track"],
  ["backtest"],
  ["check"],
  ["explain", "compute.cost"],
  ["explain", "compute.target"],
  ["explain", "compute.cost", "gpus-50k", "gpus-100k", "--diff"],
  ["list"],
  ["list", "inputs"],
  ["list", "metrics"],
  ["list", "scenarios"],
  ["list", "sources"],
  ["list", "plans"],
  ["list", "programmes"],
  ["validate"],
];

function expectScreen(out: string) {
  const lines = out.trimEnd().split("\n");
  expect(out).not.toBe("");
  expect(lines.length).toBeLessThanOrEqual(40);
  expect(lines.filter((line) => width(line) > 80 && !/https?:|[/\\]/.test(line))).toEqual([]);
}

describe.each(["en", "ko"])("one screen, in %s", (lang) => {
  test.each(commands.map((args) => [args.join(" "), args] as const))("%s", async (_, args) => {
    expectScreen((await baekjo([...args, "--lang", lang])).out);
  });
});

/** Of the other plans that ship: what their own scenarios and record are requested. */
const plans = readdirSync(dataDir)
  .filter((name) => name !== "korea" && existsSync(join(dataDir, name, "scenarios")))
  .map((name) => ({ name, plan: JSON.parse(readFileSync(join(dataDir, name, "plan.json"), "utf8")) }));

describe.each(plans)("one screen, of the plan of $name", ({ name, plan }) => {
  const { base, alternatives } = plan as { base: string; alternatives: readonly [string] };
  const all = readdirSync(join(dataDir, name, "scenarios")).map((file) => file.replace(".json", ""));
  const asked: readonly (readonly string[])[] = [
    ["run"],
    ["run", ...alternatives.slice(0, 1)],
    ["compare", base, ...alternatives.slice(0, 1)],
    ["compare", base, ...all],
    ["compare", base, ...alternatives.slice(0, 1), "--inputs"],
    ["simulate", "--trials", "500"],
    ["simulate", base, ...all, "--trials", "200"],
    ["sensitivity"],
    ["sensitivity", "--global", "--trials", "64"],
    ["sweep", "--vary", "compute.target*=[0.5,0.75,1,1.25,1.5]"],
    ["solve", "--max", "compute.target", "--subject-to", lasts],
    ["check"],
    ["explain", "compute.cost"],
    ["explain", "compute.target"],
    ["explain", "compute.cost", base, ...alternatives.slice(0, 1), "--diff"],
    ...["inputs", "metrics", "scenarios", "sources", "programmes"].map((list) => ["list", list]),
  ];
  test.each(asked.map((args) => [args.join(" "), args] as const))("%s", async (_, args) => {
    for (const lang of ["en", "ko"]) {
      const { out, err, code } = await baekjo([...args, "--plan", name, "--lang", lang]);
      // A plan without checks has nothing to check, and one without a target nothing that bounds a search.
      if (["check", "solve"].includes(args[0] as string) && (code ?? 0) > 1)
        expect(err).toMatch(/^(error|오류): /);
      else expectScreen(out);
    }
  });
});

test("what is left out is counted, and --all shows it", async () => {
  const short = (await baekjo(["track"])).out;
  const whole = (await baekjo(["track", "--all"])).out;
  expect(short).toMatch(/^More with --all: /m);
  expect(whole).not.toContain("More with --all");
  expect(whole.split("\n").length).toBeGreaterThan(100);
});

test("machine formats keep every row", async () => {
  const rows = async (...more: string[]) =>
    JSON.parse((await baekjo(["run", "--json", ...more])).out).rows.length as number;
  expect(await rows()).toBeGreaterThan(200);
  expect((await baekjo(["run", "--json", "--all"])).err).toContain("--all is for --format table, markdown");
});
