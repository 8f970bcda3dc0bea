import { join } from "node:path";
import { Option } from "@commander-js/extra-typings";
import type { Again, App, Program } from "../../cli/app.ts";
import { askedFiles, presentation } from "../../cli/open-project.ts";
import { type AnswerOptions, tabling, whole } from "../../cli/options.ts";
import { destination, print } from "../../cli/output.ts";
import { exitCodes, Failure, message } from "../../errors.ts";
import { placeOf } from "../../files/json/place.ts";
import { shippedName, shippedPlans } from "../../files/json/read-file.ts";
import { type ReplayableResult, readReplayable } from "../../files/results/result-file.ts";
import { shown } from "../../issues.ts";
import { limits } from "../../limits.ts";
import { fileExamples } from "../../messages/example-names.ts";
import type { Provenance } from "../../report/types.ts";
import { changed, differences, replayReport, type Value } from "./report.ts";
import { replayView } from "./view.ts";

/** Two commands that answer as they are pasted, where the files that they name are there. */
export const examples = [fileExamples.replay, "baekjo replay result.json --json"] as const;

/** What the command takes, and what it does. */
export function declare(app: App, { again }: Program) {
  return tabling()
    .argument("<result>")
    .addOption(
      new Option("--most-trials <n>")
        .argParser(whole(1, limits.trials, limits.replayTrials))
        .default(limits.replayTrials),
    )
    .action(async (file, options) => replay(app, file, options, again));
}

type ReplayOptions = AnswerOptions & { readonly mostTrials: number };

/** Runs a command line that works on nothing but the shipped data and what `again` brings. */
export type Rerun = (argv: readonly string[], again: Again) => Promise<unknown>;

/** Told apart by name, or as a note: a path that is typed otherwise, or another version, changes no figure. */
const skipped: ReadonlySet<string> = new Set([
  ...["/version", "/plan/file", "/model/file"],
  ...[
    "/provenance/arguments",
    "/provenance/options",
    "/provenance/plan/inputs",
    "/provenance/model/formulas",
  ],
  "/provenance/model/defaults",
  "/provenance/model/requirements",
  // What a scenario is called says its settings in words; the settings themselves are compared.
  ...Array.from({ length: limits.scenarios }, (_, i) => `/scenarios/${i}/label`),
]);

/** `baekjo replay`: a saved result calculated again. Exit code 1 where it comes out otherwise. */
export async function replay(app: App, file: string, options: ReplayOptions, rerun: Rerun): Promise<void> {
  const to = destination(options, app);
  const saved = readReplayable(file);
  let text: string | undefined;
  const take = (result: string) => {
    text = result;
  };
  const words = commandLine(saved, await planFor(app, saved, options));
  try {
    await rerun(words, { contents: saved.contents, take });
  } catch (error) {
    throw understood(error, saved);
  }
  if (text === undefined) return;
  // A goal without an answer is a result like any other.
  app.streams.exitCode = exitCodes.done;
  const now = JSON.parse(text) as { readonly [key: string]: Value } & { readonly provenance: Provenance };
  // Other versions may write a value otherwise: under the same fingerprint it is the same value.
  const current = saved.version === app.version;
  const changedBehind = <T extends { readonly fingerprint: string }>(
    was: T,
    is: T,
    names: (provenance: T) => Readonly<Record<string, string>>,
  ) => (!current && was.fingerprint === is.fingerprint ? [] : changed(names(was), names(is)));
  const report = replayReport({
    version: app.version,
    file,
    saved: { command: saved.command, version: saved.version },
    requested: { arguments: saved.arguments, options: saved.options },
    formulas: [
      ...changedBehind(saved.model, now.provenance.model, (of) => of.formulas),
      ...changedBehind(saved.model, now.provenance.model, (of) => of.requirements),
    ],
    inputs: [
      ...changedBehind(saved.plan, now.provenance.plan, (of) => of.inputs),
      ...changedBehind(saved.model, now.provenance.model, (of) => of.defaults),
    ],
    differences: differences(saved.document as Value, now, {
      added: current,
      // Another version may word a finding otherwise: the numbers that it is made of are compared themselves.
      skip: current ? skipped : new Set([...skipped, "/finding"]),
    }),
  });
  const notes = current ? [] : [message("replay.version", { file, saved: saved.version, now: app.version })];
  await print(report, replayView, to, notes);
  if (!report.same) app.streams.exitCode = exitCodes.no;
}

/**
 * The options with the plan that is named, else the one of this name that ships, else, for a result of a user's own plan, the plan that
 * surrounds the program. Throws Failure.
 */
async function planFor(app: App, { planFile }: ReplayableResult, options: ReplayOptions) {
  if (options.plan !== undefined || planFile === undefined) return options;
  const ships = shippedPlans(join(app.root, "data")).some((file) => shippedName(file) === planFile);
  const plan = ships ? planFile : (await askedFiles(app, options)).planFile;
  return { ...options, plan };
}

/**
 * The command that makes the result again. Every value is one word with its option, and arguments stand behind `--`: a saved
 * result can ask a question and nothing else. The files of plan and model are the user's to name.
 */
function commandLine(
  saved: ReplayableResult,
  { plan, model, mostTrials }: Pick<ReplayOptions, "plan" | "model" | "mostTrials">,
): string[] {
  const { command, source, planFile, modelFile } = saved;
  for (const [option, file, given] of [
    ["--plan", planFile, plan],
    ["--model", modelFile, model],
  ] as const) {
    if (file === undefined || given !== undefined) continue;
    throw new Failure("usage", message("replay.name-file", { option, file }));
  }
  const words = Object.entries(bounded(saved, mostTrials)).flatMap(([name, value]) => {
    if (presentation.has(name) || !/^[a-z]+(-[a-z]+)*$/.test(name)) {
      const place = placeOf(source, ["provenance", "options", name]);
      throw new Failure("input", { ...message("replay.option", { option: name.slice(0, 40) }), place });
    }
    if (value === false) return [];
    if (value === true) return [`--${name}`];
    const values = typeof value === "object" ? value : [value];
    return values.map((each) => `--${name}=${each}`);
  });
  const files = [
    ...(plan === undefined ? [] : [`--plan=${plan}`]),
    ...(model === undefined ? [] : [`--model=${model}`]),
  ];
  return [command, "--json", ...files, ...words, "--", ...saved.arguments];
}

/** What the file asks for is no usage of the command line: it is the file's fault. */
function understood(error: unknown, { source }: ReplayableResult): unknown {
  const place = placeOf(source, ["provenance", "arguments"]);
  if (error instanceof Failure) {
    const kind = error.kind === "usage" ? "input" : error.kind;
    return new Failure(
      kind,
      error.issues.map((issue) => (issue.place === undefined ? { ...issue, place } : issue)),
    );
  }
  if (!(error instanceof Error && "code" in error && String(error.code).startsWith("commander.")))
    return error;
  const reason = error.message.replace(/^error: /, "").split("\n")[0] as string;
  return new Failure("input", { ...message("replay.question", { reason }), place });
}

/** However few trials are asked of it, a scenario is prepared for them. */
const minTrials = 10_000;
/** Global indices evaluate a trial once an input more: of as many inputs as a plan has ranges for. */
const timesGlobal = 100;

/**
 * The options, none of which may make this machine work for hours because a stranger says so. Of an accuracy to reach, the
 * trials are the most that are tried; of other simulations more than `most` are refused, counted for each scenario.
 */
function bounded(
  { command, options, source, document, arguments: scenarios }: ReplayableResult,
  most: number,
) {
  const global = command === "sensitivity" && options.global !== undefined && options.global !== false;
  if (command !== "simulate" && !global) return options;
  const times = global ? timesGlobal : Math.max(1, scenarios.length);
  const each = Math.floor(most / times);
  const until = options.until !== undefined;
  if (options.trials === undefined && !until && times * minTrials <= most) return options;
  const requested = /^\d{1,15}$/.test(String(options.trials)) ? Number(options.trials) : Number.NaN;
  const needed = until ? Number(document.trials) : requested;
  const counted = global ? needed : Math.max(needed, times > 1 ? minTrials : 0);
  if (counted <= each)
    return { ...options, trials: String(Number.isNaN(requested) ? each : Math.min(requested, each)) };
  const place = placeOf(source, ["provenance", "options", "trials"]);
  const trials = Number.isNaN(needed)
    ? shown(String(options.trials ?? document.trials))
    : String(counted * times);
  throw new Failure("input", { ...message("replay.too-heavy", { trials, most }), place });
}
