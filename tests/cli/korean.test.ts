/** The program as a Korean reader meets it: every command in Korean, in the width of a terminal, with no English left over. */

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { width } from "../../src/output/text/width.ts";
import { baekjo } from "../helpers/cli.ts";
import { root } from "../helpers/folders.ts";

const folder = mkdtempSync(join(tmpdir(), "baekjo-ko-"));
afterAll(() => rmSync(folder, { recursive: true }));

const saved = join(folder, "saved.json");
await baekjo(["run", "gpus-100k", "-o", saved]);
const differing = join(folder, "differing.json");
writeFileSync(differing, readFileSync(saved, "utf8").replace(/"total": (\d+)/, '"total": 1$1'));

const short = "any(balance.public.cumulative < 0)";
const lasting = "all(balance.public.cumulative >= 0)";

/** Commands, and with which code each ends. */
const asked: readonly (readonly [args: readonly string[], code: number])[] = [
  [[], 0],
  [["help"], 0],
  ...["run", "compare", "sweep", "solve", "simulate", "sensitivity", "explain", "check", "list"].map(
    (command) => [["help", command], 0] as const,
  ),
  ...["formulas", "units", "scenarios", "formats", "exit-codes"].map(
    (topic) => [["help", topic], 0] as const,
  ),
  [["run"], 0],
  [["run", "gpus-100k", "--section", "all"], 0],
  [["run", "gpus-100k", "--chart"], 0],
  [["run", "gpus-100k", "--group-by", "payer"], 0],
  [["run", "--in", "USD", "--real", "2025"], 0],
  [["run", "--plan", "data/india/plan.json"], 0],
  [["compare", "gpus-50k", "gpus-100k", "stress"], 0],
  [["compare", "gpus-50k", "stress", "--inputs"], 0],
  [["compare", "gpus-50k", "stress", "--bridge", "balance.public.cumulative"], 0],
  [["compare", "gpus-50k", "stress", "--chart"], 0],
  [["sweep", "gpus-50k", "gpus-100k", "--vary", "fx.usd=1300..1700/3"], 0],
  [
    [
      "sweep",
      "--vary",
      "compute.target=50000..90000:20000",
      "--vary",
      "fx.usd*=[0.9, 1.1]",
      "--where",
      lasting,
    ],
    0,
  ],
  [["solve", "--max", "compute.target", "--subject-to", lasting], 0],
  [["solve", "total(uses.public) <= 1조", "--by", "fx.usd", "--between", "1000..3000"], 4],
  [["solve", "total(funding.private) >= 0", "--by", "fx.usd", "--between", "1000..3000"], 0],
  [["simulate", "gpus-50k", "gpus-100k", "--trials", "500", "--prob", short], 0],
  [["simulate", "gpus-100k", "--trials", "500", "--chart"], 0],
  [["sensitivity", "gpus-100k"], 0],
  [["sensitivity", "gpus-100k", "--global", "--trials", "64", "--metric", "compute.cost"], 0],
  [["explain", "uses.state"], 0],
  [["explain", "--diff", "gpus-50k", "gpus-100k", "balance.public"], 0],
  [["check", "--assert", "all(balance.public >= 0)", "gpus-100k"], 1],
  [["check", "--assert", `P(${short}) <= 20%`, "gpus-50k"], 0],
  [["replay", saved], 0],
  [["replay", differing], 1],
  [["backtest"], 0],
  [["track", "--as-of", "2026-06-30"], 0],
  [["list", "scenarios"], 0],
  [["list", "metrics", "compute"], 0],
  [["list", "inputs", "rubin"], 0],
  [["list", "programmes"], 0],
  [["list", "sources", "--unused"], 0],
  [["list", "sources", "--missing"], 0],
  [["validate"], 0],
];

const ask = async (args: readonly string[], columns: number) =>
  await baekjo([...args], { env: { LC_ALL: "ko_KR.UTF-8", COLUMNS: String(columns) } });

/** Names that are the same in every language: of pages' publishers, as the data have them. */
const publishers = (
  JSON.parse(readFileSync(join(root, "data/sources.json"), "utf8")) as {
    readonly sources: Readonly<Record<string, { readonly publisher: string }>>;
  }
).sources;
const names = [...new Set(Object.values(publishers).map(({ publisher }) => publisher))].sort(
  (a, b) => b.length - a.length,
);

/** Runs of words in a row that no name, formula or address holds: what a reader would take for an English sentence. */
function english(out: string): string[] {
  const joined = out.replace(/^ *baekjo .*$/gm, "·").replace(/\n +/g, " ");
  const told = names.reduce((text, name) => text.replaceAll(name, ""), joined);
  const bare = told.replace(/https?:\S+|(?:--|\$ )\S+|\S*[_.()<>=/"'*:]\S*/g, "·");
  return bare.match(/(?<![\w-])(?:[A-Za-z]{2,} +){3,}[A-Za-z]{2,}(?![\w-])/g) ?? [];
}

/** A page's address, and a command to paste, are as long as they are. */
const unbroken = /^\s*(?:https?:\S+|<\S+>|baekjo .*|echo .*|\{ "format".*)$/;

describe.each(asked)("%j", (args, code) => {
  test("80 columns, and no English", async () => {
    const { out, err, code: ended } = await ask(args, 80);
    expect(ended).toBe(code);
    expect(err).not.toMatch(/error:|note:/);
    const lines = out.split("\n").filter((line) => !unbroken.test(line));
    expect(lines.filter((line) => width(line) > 80)).toEqual([]);
    // Words of the language of formulas, and units, are no sentence.
    const words = /\b(?:min|max|first|last|floor|years|kWh|TFLOPS)\b/;
    const left = english(out).filter((run) => !words.test(run));
    expect(left).toEqual([]);
  });

  test("sentences fit 40 columns, and nothing is wider than its numbers and names need", async () => {
    const { out, code: ended } = await ask(args, 40);
    expect(ended).toBe(code);
    const sentences = out.split("\n").filter((line) => /(?:니다|십시오)\.$/.test(line));
    expect(sentences.filter((line) => width(line) > 40)).toEqual([]);
    expect(out.split("\n").filter((line) => !unbroken.test(line) && width(line) > 80)).toEqual([]);
  });
});

test("in a pipe and with NO_COLOR there is no colour, with FORCE_COLOR the same text in colour", async () => {
  const run = async (env: Readonly<Record<string, string>>) =>
    (await baekjo(["compare", "gpus-50k", "stress"], { env: { LANG: "ko_KR.UTF-8", LC_ALL: "", ...env } }))
      .out;
  const plain = await run({});
  expect(plain).not.toContain("\u001b");
  expect(await run({ NO_COLOR: "1" })).toBe(plain);
  const coloured = await run({ FORCE_COLOR: "1" });
  expect(coloured).toContain("\u001b");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colour is made of them
  expect(coloured.replace(/\u001b\[[\d;]*m/g, "")).toBe(plain);
});

test("a unit stands once in a label", async () => {
  const { out } = await ask(["run", "--section", "scale"], 80);
  expect(out).toMatch(/\(%p\)/);
  expect(out).not.toMatch(/\(%p\) \(%\)/);
});

const failures: readonly (readonly [args: readonly string[], code: number])[] = [
  [["rum"], 2],
  [["run", "--sett"], 2],
  [["run", "gpus-100"], 3],
  [["run", "--metric", "compute.cots"], 3],
  [["run", "--section", "fundin"], 3],
  [["run", "--set", "fx.usd"], 2],
  [["run", "--set", "fx.uds=1500"], 3],
  [["run", "--set", "funding.private=65"], 3],
  [["run", "--set", "energy.price=200 GPU"], 3],
  [["run", "--set", "compute.cost=3"], 3],
  [["run", "--in", "XYZ"], 2],
  [["run", "--in", "GBP"], 3],
  [["run", "--years", "2035..2026"], 2],
  [["run", "--format", "xml"], 2],
  [["run", "-o", "/no/such/folder.json"], 5],
  [["run", "-o", "x.foo"], 2],
  [["run", "./none.json"], 5],
  [["merge", "none.json"], 5],
  [["replay", "none.json"], 5],
  [["run", "--model", "data/sources.json"], 3],
  [["solve", "balance.public > 0", "--by", "fx.usd"], 3],
  [["explain", "nothing"], 3],
  [["check", "--assert", "nothing > 1"], 3],
  [["track", "--as-of", "2026-02-31"], 2],
];

test.each(failures)("%j fails in Korean, on standard error alone", async (args, code) => {
  const { out, err, code: ended } = await ask(args, 80);
  expect([out, ended]).toEqual(["", code]);
  expect(err).toMatch(/^오류(?: \d+개)?: .*[가-힣]/);
  expect(err).not.toMatch(/ENOENT|\{\w+\}/);
  const said = err
    .split("\n")
    .filter((line) => !/^\s*(?:\d+ )?\||^\s*--\S+ \||목록: |구역: |참고: |가운데 하나/.test(line));
  expect(english(said.join("\n"))).toEqual([]);
});
