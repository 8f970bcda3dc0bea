/** Every command of the program on one plan, in the forms that read or say something of their own. */

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { commandNames } from "../../src/program.ts";
import type { Run, Surroundings } from "./cli.ts";

/** Names of a plan that commands can be asked about. */
export interface Asked {
  /** The plan itself, and a scenario beside it. */
  readonly base: string;
  readonly scenario: string;
  /** A flow of money. */
  readonly metric: string;
  /** An input with one value, a value of it, and an axis over it. */
  readonly input: string;
  readonly value: string;
  readonly axis: string;
  /** What holds, and can be sought. */
  readonly condition: string;
  readonly year: number;
}

type Runner = (args: readonly string[], world?: Surroundings) => Promise<Run>;

/**
 * The command lines, by an id that begins with the command. `run` makes the results and parts that some of them read, in `folder`. A
 * command of the program that is missing here throws.
 */
export async function everyCommand(
  { base, scenario, metric, input, value, axis, condition, year }: Asked,
  run: Runner,
  folder: string,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const saved = join(folder, "saved.json");
  const part = join(folder, "part.json");
  const others = join(folder, "other.json");
  writeFileSync(saved, (await run(["run", "--json"])).out);
  writeFileSync(others, (await run(["run", "--set", `${input}=${value}`, "--json"])).out);
  writeFileSync(part, (await run(["simulate", "--trials", "300", "--shard", "1/1"])).out);
  const book = join(folder, "book.xlsx");
  await run(["export", scenario, "-o", book]);
  const few = ["--trials", "200"];
  const day = ["--as-of", `${year}-06-30`];
  const lines: Readonly<Record<string, readonly string[]>> = {
    run: [],
    "run all": ["--section", "all"],
    "run scenario": [scenario],
    "run payers": ["--group-by", "payer"],
    "run chart": ["--chart"],
    "run csv": ["--format", "csv"],
    "run json": ["--json"],
    compare: [scenario],
    "compare inputs": [scenario, "--inputs"],
    "compare set": ["--set", `${input}=${value}`],
    "compare bridge": [scenario, "--bridge", metric],
    "compare chart": [scenario, "--chart"],
    "compare json": [scenario, "--json"],
    "compare results": [saved, others],
    sensitivity: [],
    "sensitivity metric": ["--metric", metric],
    "sensitivity global": ["--global", "--trials", "64"],
    "sensitivity json": ["--json"],
    sweep: ["--vary", axis],
    "sweep where": ["--vary", axis, "--where", condition],
    "sweep csv": ["--vary", axis, "--format", "csv"],
    solve: [condition, "--by", input],
    "solve most": ["--max", input, "--subject-to", condition],
    "solve json": [condition, "--by", input, "--json"],
    simulate: few,
    "simulate chart": [...few, "--chart"],
    "simulate condition": [...few, "--prob", condition],
    "simulate scenarios": [base, scenario, ...few],
    "simulate json": [...few, "--json"],
    explain: [metric],
    "explain input": [input],
    "explain year": [`${metric}@${year}`],
    "explain diff": ["--diff", base, scenario, metric],
    "explain json": [metric, "--json"],
    cite: [metric],
    "cite year": [`${metric}@${year}`],
    "cite json": [metric, "--json"],
    merge: [part],
    track: day,
    "track chart": [...day, "--chart"],
    "track json": [...day, "--json"],
    backtest: [],
    "backtest json": ["--json"],
    check: day,
    "check assert": ["--assert", condition],
    "check chance": ["--assert", `P(${condition}) >= 0%`],
    "check json": [...day, "--json"],
    "check junit": [...day, "--format", "junit"],
    "check github": [...day, "--format", "github"],
    replay: [saved],
    report: [...few, ...day],
    "report scenario": [scenario, ...few, ...day],
    "report json": [...few, ...day, "--format", "json"],
    export: [scenario, "-o", join(folder, "plan.xlsx")],
    import: [book],
    list: ["scenarios"],
    "list inputs": ["inputs", "--wide"],
    "list metrics": ["metrics", "--wide"],
    "list model": ["metrics", "--format", "markdown"],
    "list sources": ["sources"],
    "list unused": ["sources", "--unused"],
    "list used": ["sources", "--used-by"],
    "list missing": ["sources", "--missing"],
    validate: [],
    "validate json": ["--json"],
    init: [join(folder, "new")],
    schema: ["plan"],
    help: ["run"],
    completion: ["bash"],
  };
  const missing = commandNames.filter((name) => !Object.hasOwn(lines, name));
  if (missing.length > 0) throw new Error(`no command line for ${missing.join(", ")}`);
  return new Map(
    Object.entries(lines).map(([id, args]) => [id, [id.split(" ")[0] as string, ...args]] as const),
  );
}

/** Commands that say nothing of a plan. */
export const planless: ReadonlySet<string> = new Set(["merge", "init", "schema", "help", "completion"]);
