/** No command takes an option that it does not obey: for each one, a call that ends otherwise with it than without it. */

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { silentStreams } from "../../src/cli/streams/streams.ts";
import { program } from "../../src/program.ts";
import { baekjo } from "../helpers/cli.ts";
import { root } from "../helpers/folders.ts";
import { temporaryFolder } from "../helpers/tiny.ts";

const folder = temporaryFolder();
const part = join(folder, "part.json");
const saved = join(folder, "saved.json");
const warned = join(folder, "checks.json");
const table = join(folder, "inputs.csv");
const book = join(folder, "book.xlsx");
await baekjo(["export", "-o", book]);
writeFileSync(table, "name,value\nfx.usd,1600\nfunding.public.amount,30조\n");
const files = new Map([
  [part, ["simulate", "--trials", "300", "--shard", "1/1"]],
  [saved, ["simulate", "--trials", "300", "--metric", "compute.cost", "--json"]],
]);
for (const [file, args] of files) writeFileSync(file, (await baekjo(args)).out);
// A result that comes out otherwise, and a check that warns.
writeFileSync(saved, readFileSync(saved, "utf8").replaceAll(/"total": (?=[1-9])/g, '"total": 1'));
const warning = { id: "cheap", level: "warn", assert: "total(compute.cost) < 1조" };
writeFileSync(warned, JSON.stringify({ format: "baekjo/checks/1", checks: [warning] }));
/** What is added to a call, and to the one that it is held against. */
interface With {
  readonly args: readonly string[];
  readonly beside?: readonly string[];
}

const withArgs = (...args: string[]): With => ({ args });
const csv = ["--format", "csv"];

/** The same for every command that has it, unless it says otherwise. */
const shared: Readonly<Record<string, With>> = {
  "--plan": withArgs("--plan", "no/such.json"),
  "--model": withArgs("--model", "no/such.json"),
  "--format": withArgs("--format", "json"),
  "--json": withArgs("--json"),
  "--output": withArgs("-o", join(folder, "no/such/folder.json")),
  "--wide": withArgs("--wide"),
  "--all": withArgs("--all"),
  "--bom": { args: [...csv, "--bom"], beside: csv },
  "--color": withArgs("--color", "always"),
  "--ascii": withArgs("--ascii"),
  "--lang": withArgs("--lang", "ko"),
  "--set": withArgs("--set", "fx.usd=1600"),
  "--set-file": withArgs("--set-file", table),
  "--unset": {
    args: ["--set-file", table, "--unset", "fx.usd"],
    beside: ["--set-file", table],
  },
  "--years": withArgs("--years", "2026..2028"),
  "--in": withArgs("--in", "USD"),
  "--real": withArgs("--real", "2025"),
  "--metric": withArgs("--metric", "compute.cost"),
  "--section": withArgs("--section", "funding"),
  "--scale": withArgs("--scale", "won"),
  "--chart": withArgs("--chart"),
  "--seed": withArgs("--seed", "7"),
  "--trials": withArgs("--trials", "150"),
  "--as-of": withArgs("--as-of", "2026-01-31"),
  "--actuals": withArgs("--actuals", "no/such.json"),
};

const few = ["--trials", "100"];
const long = "total(compute.cost) < 1조 and total(funding.public) < 1조 and total(funding.private) < 1조";

const calls: Readonly<Record<string, { base: readonly string[]; own: Readonly<Record<string, With>> }>> = {
  run: { base: [], own: { "--group-by": withArgs("--group-by", "payer") } },
  compare: {
    base: ["gpus-50k", "weak-won"],
    own: {
      "--set": withArgs("--set", "compute.life=4"),
      "--unset": withArgs("--unset", "fx.usd"),
      "--group-by": withArgs("--group-by", "payer"),
      "--baseline": withArgs("--baseline", "weak-won"),
      "--inputs": withArgs("--inputs"),
      "--bridge": withArgs("--bridge", "compute.cost"),
    },
  },
  sensitivity: {
    base: [],
    own: {
      "--wide": withArgs("--wide"),
      "--at": withArgs("--at", "2027"),
      "--global": { args: ["--global", "--trials", "32"] },
      "--trials": { args: ["--global", "--trials", "40"], beside: ["--global", "--trials", "32"] },
      "--seed": {
        args: ["--global", "--trials", "32", "--seed", "3"],
        beside: ["--global", "--trials", "32"],
      },
    },
  },
  sweep: {
    base: ["--vary", "compute.target=[50000 GPU, 100000 GPU]"],
    own: {
      "--vary": withArgs("--vary", "compute.life=[4, 5]"),
      "--where": withArgs("--where", "last(balance.public.cumulative) >= 0"),
      "--at": withArgs("--at", "2027"),
      "--wide": { args: [...csv, "--wide"], beside: csv },
      "--all": {
        args: ["--vary", "fx.usd=1300..1600/60", "--all"],
        beside: ["--vary", "fx.usd=1300..1600/60"],
      },
    },
  },
  solve: {
    base: ["all(balance.public.cumulative >= 0)", "--by", "funding.public.amount"],
    own: {
      "--by": withArgs("--by", "compute.life"),
      "--between": withArgs("--between", "20조..40조"),
      "--max": withArgs("--max", "compute.target"),
      "--min": withArgs("--min", "compute.target"),
      "--subject-to": withArgs("--subject-to", "last(balance.public.cumulative) >= 0"),
    },
  },
  simulate: {
    base: few,
    own: {
      "--wide": withArgs("--wide"),
      "--sampling": withArgs("--sampling", "sobol"),
      "--prob": withArgs("--prob", "last(balance.public.cumulative) >= 0"),
      "--until": withArgs("--until", "se(compute.cost) < 1억"),
      // Whatever the number of threads the answer is the same; but there must be some.
      "--jobs": withArgs("--jobs", "0"),
      "--draws": withArgs("--draws", "3"),
      "--shard": withArgs("--shard", "1/1"),
    },
  },
  explain: {
    base: ["compute.cost"],
    own: {
      "--diff": { args: ["gpus-50k", "gpus-100k", "--diff"], beside: ["gpus-50k", "gpus-100k"] },
      "--depth": withArgs("--depth", "1"),
    },
  },
  cite: { base: ["compute.cost"], own: { "--all": withArgs("--all") } },
  merge: { base: [part], own: {} },
  track: {
    base: ["--as-of", "2026-06-30"],
    own: { "--set": withArgs("--set", "funding.public.amount=30조") },
  },
  backtest: {
    base: [],
    own: {
      "--cases": withArgs("--cases", "no/such.json"),
      "--class": withArgs("--class", "state"),
      "--scope": withArgs("--scope", "servers"),
    },
  },
  check: {
    base: ["--assert", "total(compute.cost) < 1조"],
    own: {
      "--assert": withArgs("--assert", "funding.total > 0"),
      "--unset": { args: ["weak-won", "--unset", "fx.usd"], beside: ["weak-won"] },
      "--wide": { args: ["--assert", long, "--wide"], beside: ["--assert", long] },
      "--all": {
        args: ["--assert", "total(funding.public) > 1조", "--all"],
        beside: ["--assert", "total(funding.public) > 1조"],
      },
      "--as-of": withArgs("--as-of", "2026-01-31"),
    },
  },
  export: {
    base: ["-o", book],
    // What it writes goes to a file: what it refuses shows that it was read.
    own: {
      "--set": withArgs("--set", "no.such=1"),
      "--set-file": withArgs("--set-file", "no/such.csv"),
      "--unset": withArgs("--unset", "no.such"),
      "--years": withArgs("--years", "soon"),
      "--lang": { args: ["--set", "no.such=1", "--lang", "ko"], beside: ["--set", "no.such=1"] },
    },
  },
  import: { base: [book], own: {} },
  replay: { base: [saved], own: { "--most-trials": withArgs("--most-trials", "10") } },
  report: {
    base: ["gpus-50k", "--trials", "200", "--as-of", "2026-06-30"],
    own: { "--interactive": withArgs("--interactive") },
  },
  list: {
    base: ["sources"],
    own: {
      "--assumptions": { args: ["inputs", "--assumptions"], beside: ["inputs"] },
      "--used-by": withArgs("--used-by"),
      "--unused": withArgs("--unused"),
      "--missing": withArgs("--missing"),
      "--older-than": withArgs("--older-than", "2y", "--as-of", "2026-06-30"),
      "--as-of": {
        args: ["--older-than", "3mo", "--as-of", "2026-06-30"],
        beside: ["--older-than", "3mo", "--as-of", "2026-01-31"],
      },
      ...Object.fromEntries(
        [
          ["--set", "fx.usd=1600"],
          ["--set-file", table],
          ["--unset", "fx.usd"],
          ["--years", "2026..2027"],
        ].map(([option = "", value = ""]) => [option, withArgs(option, value)]),
      ),
    },
  },
  validate: { base: [], own: {} },
  init: {
    base: [join(folder, "no/such/folder")],
    own: {
      "--blank": withArgs("--blank", "--table", "no/such.csv"),
      "--from": withArgs("--from", "no/such"),
      "--table": withArgs("--table", "no/such.csv"),
      "--unit": withArgs("--unit", "million"),
      "--currency": withArgs("--currency", "none"),
      "--years": withArgs("--years", "soon"),
    },
  },
  schema: { base: ["plan"], own: {} },
  help: { base: ["run"], own: {} },
  completion: { base: ["bash"], own: {} },
};

const { commands } = await program({ root, version: "0", streams: silentStreams() }, {}, "en");
const visible = commands.filter((command) => !command.name().startsWith("_"));

describe.each(visible.map((command) => [command.name(), command] as const))("%s obeys", (name, command) => {
  const call = calls[name] ?? { base: [], own: {} };
  const known = new Map<string, string>();
  const endOf = async (args: readonly string[]) => {
    const key = JSON.stringify(args);
    const end = known.get(key) ?? JSON.stringify(await baekjo([name, ...args]));
    known.set(key, end);
    return end;
  };

  test.each(command.options.map(({ long }) => long as string))("%s", async (option) => {
    // A schema and a script are for programs, and the same in every language.
    // What --strict does shows in a file of checks alone: below.
    if (option === "--strict") return;
    // What is longer than a terminal is shown with a pager: in the tests of terminals.
    if (option === "--no-pager") return;
    if (option === "--lang" && (name === "schema" || name === "completion")) return;
    const { args, beside = [] } = call.own[option] ?? (shared[option] as With);
    expect(await endOf([...call.base, ...args])).not.toBe(await endOf([...call.base, ...beside]));
  });
});

describe("options of which one would be dropped are refused", () => {
  test.each([
    ["run --chart --wide", "--wide does not go with --chart"],
    ["run --chart --group-by payer", "--chart does not go with --group-by"],
    ["run --json --wide", "--wide is for --format table, markdown, csv"],
    ["list metrics --format csv --wide", "--wide is for --format table, markdown"],
    ["run --json --ascii", "--ascii is for --format table"],
    ["run --format csv --color always", "--color always is for --format table"],
    ["list sources --json --bom", "--bom is for --format csv"],
    ["compare gpus-50k gpus-100k --inputs --chart", "--inputs does not go with --chart"],
    ["compare gpus-50k gpus-100k --inputs --bridge compute.cost", "--inputs does not go with --bridge"],
    ["compare gpus-50k gpus-100k --inputs --in USD", "--inputs does not go with --in"],
    [
      "compare gpus-50k gpus-100k --bridge compute.cost --section funding",
      "--bridge does not go with --section",
    ],
    ["compare gpus-50k gpus-100k --chart --metric compute.cost", "--chart does not go with --metric"],
    ["simulate --until se(compute.cost)<1조 --in USD", "--until does not go with --in"],
    ["sensitivity --global --scale won", "--scale does not go with --global"],
    ["check --assert compute.cost>0 --as-of 2026-01-01", "--as-of does not go with --assert"],
    ["solve total(compute.cost)<1조 --by compute.target --in USD", "--in: there is no money here"],
    ["solve total(compute.cost)<1조 --by fx.usd --real 2025", "--real: there is no money here"],
    ["explain compute.life --depth 2", "--depth is for metrics"],
    ["explain funding.public.amount --in USD", "--in is for metrics"],
    ["explain compute.cost --real 2025 --format csv", "--real does not go with --format csv"],
    ["explain --diff gpus-50k gpus-100k compute.cost --in USD", "--in does not go with --diff"],
    ["merge x.json --plan no.json", 'no option "--plan"'],
    ["simulate --group-by payer", 'no option "--group-by"'],
    ["cite compute.cost --ascii", 'no option "--ascii"'],
    ["report --interactive --json", "--interactive is for --format html"],
    ["report --ascii", 'no option "--ascii"'],
  ])("%s", async (line, words) => {
    const { out, err, code } = await baekjo(line.split(" "));
    expect([out, code]).toEqual(["", 2]);
    expect(err).toContain(words);
  });
});

test("a warning fails where --strict says so", async () => {
  expect(
    await Promise.all(
      [[], ["--strict"]].map(async (strict) => (await baekjo(["check", warned, ...strict])).code),
    ),
  ).toEqual([0, 1]);
});

test("the order of options changes no byte", async () => {
  const [a, b] = await Promise.all(
    [
      ["--seed", "1", "--trials", "200", "--real", "2025", "--in", "usd"],
      ["--in", "USD", "--trials", "200", "--seed", "1", "--real", "2025"],
    ].map(async (args) => await baekjo(["simulate", "--metric", "compute.cost", ...args, "--json"])),
  );
  expect(a?.code).toBe(0);
  expect(a).toEqual(b);
});
