import { relative } from "node:path";
import { verdictOf } from "../../analysis/checks/verdict.ts";
import type { App } from "../../cli/app.ts";
import { dayIn } from "../../cli/arguments.ts";
import { errorText } from "../../cli/errors/error-text.ts";
import { askedFiles, openFiles, originOf } from "../../cli/open-project.ts";
import { repeated, resolving, valued } from "../../cli/options.ts";
import { destination, everyDestination, print, together } from "../../cli/output.ts";
import { toStderr } from "../../cli/streams/stdout.ts";
import { exitCodes, Failure, message } from "../../errors.ts";
import { exists, filesOf, type ProjectOptions } from "../../files/json/read-file.ts";
import { readChecks } from "../../files/readers/checks-file.ts";
import { named } from "../../messages/example-names.ts";
import { formatsFor, readableFormats } from "../../output/formats.ts";
import { placeInArgument } from "../../places.ts";
import { type AssertCheck, defaultSeed, defaultTrials } from "../../plan/checks.ts";
import { type Asked, type CheckOptions, casesOf, errorsIn, isError, scenariosOf } from "./cases.ts";
import type { CheckReport } from "./report.ts";
import { checkView } from "./view.ts";

/** Two commands that answer as they are pasted, where the files that they name are there. */
export const examples = [
  "baekjo check",
  `baekjo check --assert "P(any(${named.left} < 0)) <= 20%" ${named.base}`,
] as const;

/** What the command takes, and what it does. */
export function declare(app: App) {
  return resolving(formatsFor("check"))
    .argument("[checks...]")
    .addOption(repeated("--assert <condition>"))
    .option("--strict")
    .addOption(valued("--as-of <day>"))
    .action(async (checks, options) => check(app, checks, options));
}

/** `baekjo check`: whether what is asserted holds. Exit code 1 where it does not, 3 where some of it cannot be asked. */
export async function check(app: App, words: readonly string[], options: CheckOptions): Promise<void> {
  const to = destination(options, app, { offered: formatsFor("check") });
  if (options.assert !== undefined && options.asOf !== undefined) throw together("--as-of", "--assert");
  const asOf = dayIn(options.asOf, app.streams);
  const files = await askedFiles(app, options);
  const { file, ...asked } =
    options.assert === undefined ? await fromFile(app, words, files) : typed(words, options.assert);
  const patterns = asked.checks.flatMap((each) => ("scenarios" in each ? each.scenarios : []));
  const named = patterns.map(({ pattern }) => pattern);
  const project = await openFiles(app, files, named, options.setFile);
  const resolved = await scenariosOf(app, project, asked.checks, options);
  const rows = await casesOf(app, project, asked, resolved, asOf, { options, files });
  const errors = errorsIn(rows);
  // Where none could be asked people are told no more than that; programs look for a report.
  const nothing = errors.length > 0 && rows.every(isError);
  if (
    nothing &&
    (file === undefined || everyDestination(to).every(({ format }) => readableFormats.includes(format)))
  ) {
    throw new Failure("input", errors);
  }
  const strict = options.strict ?? false;
  const verdict = verdictOf(rows, strict);
  const { plan, definition } = project;
  const report: CheckReport = {
    verb: "check",
    ...originOf(app, project),
    plan: { id: plan.id, label: plan.label, years: plan.calendar },
    model: { id: definition.id },
    ...{ file, asOf, strict, checks: rows, verdict },
  };
  const converted = asked.checks.flatMap((each) => ("notes" in each ? each.notes : []));
  await print(report, checkView, to, [...resolved.notes, ...converted]);
  if (errors.length > 0) await toStderr(app.streams, errorText(errors, options.lang));
  if (verdict.exitCode !== exitCodes.done) app.streams.exitCode = verdict.exitCode;
}

async function fromFile(app: App, words: readonly string[], files: ProjectOptions): Promise<Asked> {
  const [named, ...more] = words;
  if (more.length > 0) throw new Failure("usage", message("check.one-file", { file: more[0] as string }));
  if (named !== undefined) return readChecks(named, named);
  const shipped = filesOf(files).checks;
  // In a checkout the file is where the user is: annotations are placed by such a path.
  const near = relative(app.streams.cwd, shipped);
  const shown = near.startsWith("..") ? shipped : near;
  if (!exists(shipped)) {
    // What is wrong with the plan comes before what it lacks.
    await openFiles(app, files, []);
    throw new Failure("file", {
      ...message("check.no-file", { file: shown }),
      next: [message("check.give-file")],
    });
  }
  return readChecks(shipped, shown);
}

/** Conditions of the command line, over the scenarios that are named there. */
function typed(words: readonly string[], asserted: readonly string[]): Asked {
  const checks = asserted.map(
    (text, i): AssertCheck => ({
      kind: "assert",
      id: asserted.length === 1 ? "assert" : `assert-${i + 1}`,
      level: "fail",
      assert: text,
      yearly: false,
      matrix: false,
      scenarios: words.map((pattern) => ({ pattern, place: undefined })),
      placeOf: ({ from, to }) => placeInArgument("--assert", text, from, to),
      notes: [],
    }),
  );
  return { trials: defaultTrials, seed: defaultSeed, checks };
}
