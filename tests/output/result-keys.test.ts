import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { baekjo, type Run } from "../helpers/cli.ts";
import { folder } from "../helpers/folders.ts";

/** Words that results had for things that the field, and the rest of the program, call otherwise. */
const retired = new Set(
  [
    "verb made asked now differing parameters parameter figure figures",
    "least most firsts first never higher bound broken breaks contradictory ranged drawn unsound",
    "below_zero_from flips flipped_by flips_sign shortage rank other parts bridge relative rests",
    "at where names best instead scanned chosen whole short lasts before after",
    "record later beyond needed needed_a_year arrives base level counts_as missing",
    "slip doubts apart informed spreads spread log_spread four_in_five naive per_gpu within shared",
    "holds cells says layer ground moved moves more less share uses risk under over curve shares changed left_over",
  ].flatMap((line) => line.split(" ")),
);

/** What has such a name and is the thing that the field calls so. */
const meant: ReadonlySet<string> = new Set([
  // A check of drift: how far apart the two may be.
  "check within",
  // How bad it is where a check fails, as the file of checks has it.
  "check level",
  // Whether a record is the lower or the upper one.
  "track bound",
]);

const commands: readonly (readonly string[])[] = [
  ["run", "gpus-100k", "--group-by", "payer", "--in", "USD", "--real", "2025"],
  ["compare", "gpus-50k", "gpus-100k", "--bridge", "compute.cost"],
  ["compare", "gpus-50k", "gpus-100k", "--inputs"],
  [
    "sweep",
    "gpus-50k",
    "--vary",
    "fx.usd=1300..1700/2",
    "--at",
    "2028",
    "--where",
    "total(uses.public) < 30조",
  ],
  ["sweep", "gpus-50k", "--vary", "funding.private.profile*=0..1/2", "--vary", "fx.usd=1300..1700/2"],
  ["solve", "total(compute.cost) = 20조", "gpus-100k", "--by", "fx.usd"],
  ["solve", "any(balance.public.cumulative < 0)", "--by", "compute.target"],
  ["solve", "--max", "compute.target", "--subject-to", "last(balance.public.cumulative) >= 0"],
  ["solve", "--min", "energy.price", "--subject-to", "total(compute.cost) > 8조"],
  ["solve", "total(compute.cost) = 9000조", "--by", "compute.target"],
  ["solve", "total(funding.private) > 60조", "--by", "funding.private.profile", "--between", "0..1"],
  ["simulate", "gpus-50k", "gpus-100k", "--trials", "100", "--prob", "compute.cost < 0"],
  ["simulate", "--draws", "2"],
  ["simulate", "--trials", "100", "--shard", "1/2"],
  ["sensitivity", "gpus-100k"],
  ["sensitivity", "gpus-100k", "--global", "--trials", "32"],
  ["explain", "compute.cost", "gpus-100k"],
  ["explain", "fx.usd"],
  ["explain", "compute.cost", "gpus-50k", "gpus-100k", "--diff"],
  ["cite", "compute.cost"],
  ["track"],
  ["backtest"],
  ["check"],
  ["check", "--assert", "total(compute.cost) < 1조", "--assert", "P(any(balance.public < 0)) < 1%"],
  ["list"],
  ...["inputs", "metrics", "scenarios", "sources", "plans", "programmes"].map((kind) => ["list", kind]),
  ["list", "sources", "--unused"],
  ["validate", "data/korea/plan.json"],
  ["report", "gpus-50k", "gpus-100k", "--trials", "100"],
];

/** The keys of objects whose keys are names of the program; those that are ids and names of the user's are left out. */
function keysIn(value: unknown, keys = new Set<string>()): Set<string> {
  if (Array.isArray(value)) for (const item of value) keysIn(item, keys);
  else if (typeof value === "object" && value !== null) {
    for (const [key, inside] of Object.entries(value)) {
      if (named.has(key)) continue;
      if (!isName(key)) keys.add(key);
      keysIn(inside, keys);
    }
  }
  return keys;
}

/** A metric or an input, as a key of what is calculated of it. */
const isName = (key: string) => /^[a-z][a-z0-9_]*(\.[a-z0-9_*]+)+(@.*| [*+]=)?$/.test(key);

/** Objects whose keys are the user's: settings, options, files. */
const named: ReadonlySet<string> = new Set(["provenance", "options"]);

function expectWords(command: string, keys: Iterable<string>) {
  const all = [...keys];
  expect(all.filter((key) => retired.has(key) && !meant.has(`${command} ${key}`))).toEqual([]);
  expect(all.filter((key) => !/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/.test(key))).toEqual([]);
}

const jsonOf = ({ out, err }: Run) => {
  expect(out, err).not.toBe("");
  return JSON.parse(out);
};

const byLine = (of: readonly (readonly string[])[]) => of.map((args) => [args.join(" "), args] as const);

test.each(byLine(commands))(
  "every key of the JSON of %s is a word of the field, in small letters",
  async (_, args) => {
    const document = jsonOf(await baekjo([...args, "--json"]));
    expect(document.format).toMatch(/^baekjo\/[a-z]+\/2$/);
    expectWords(args[0] ?? "", keysIn(document));
  },
);

/** A part to be merged, and a page, are no tables. */
const tables = commands.filter((args) => !args.includes("--shard") && args[0] !== "report");

test.each(byLine(tables))("and every column of the CSV of %s", async (_, args) => {
  const { out, err } = await baekjo([...args, "--format", "csv"]);
  expect(out, err).not.toBe("");
  const [head = ""] = out.split(/\r?\n/);
  const columns = head.split(",").filter((column) => !isName(column) && !/^\d{4}$/.test(column));
  expectWords(args[0] ?? "", columns);
});

test("and what merge and replay write has the same words", async () => {
  const cwd = folder();
  for (const i of [1, 2]) {
    await baekjo(["simulate", "--trials", "100", "--shard", `${i}/2`, "-o", `${i}.json`], { cwd });
  }
  expectWords("simulate", keysIn(jsonOf(await baekjo(["merge", "1.json", "2.json", "--json"], { cwd }))));
  const saved = jsonOf(await baekjo(["run", "gpus-100k", "--json"]));
  saved.rows[0].values[0] = 1;
  writeFileSync(join(cwd, "saved.json"), JSON.stringify(saved));
  const replayed = await baekjo(["replay", "saved.json", "--json"], { cwd });
  expect(replayed.code).toBe(1);
  expectWords("replay", keysIn(jsonOf(replayed)));
});
