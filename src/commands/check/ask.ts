import { relative } from "node:path";
import { verdictOf } from "../../analysis/checks/verdict.ts";
import { dayIn, together } from "../../cli/arguments.ts";
import { originOf, type Session } from "../../cli/open-project.ts";
import type { RequestOf } from "../../cli/options.ts";
import { exitCodes, Failure, type Issue, message } from "../../errors.ts";
import { exists, filesOf } from "../../files/json/read-file.ts";
import { readChecks } from "../../files/readers/checks-file.ts";
import { readableFormats } from "../../output/formats.ts";
import type { Answer } from "../../output/report-view.ts";
import { placeInArgument } from "../../places.ts";
import { type AssertCheck, defaultSeed, defaultTrials } from "../../plan/checks.ts";
import { headOf, scenarioHead } from "../../report/head.ts";
import { type CheckOptions, type CheckRequest, casesOf, errorsIn, isError, scenariosOf } from "./cases.ts";
import type { CheckReport } from "./report.ts";
import { checkView } from "./view.ts";

/**
 * Whether what is asserted holds, and with it what is wrong with those checks that cannot be asked. `content`: of the file of checks,
 * where that is known. Throws Failure, and Interrupted.
 */
export async function askCheck(
  session: Session,
  words: readonly string[],
  options: RequestOf<CheckOptions>,
  content?: Uint8Array,
): Promise<{ readonly answer: Answer<CheckReport>; readonly errors: readonly Issue[] }> {
  const { app, formats } = session;
  if (options.assert !== undefined && options.asOf !== undefined) throw together("--as-of", "--assert");
  const asOf = dayIn(options.asOf, app.streams);
  const { file, ...requested } =
    options.assert === undefined ? await fromFile(session, words, content) : typed(words, options.assert);
  const patterns = requested.checks.flatMap((each) => ("scenarios" in each ? each.scenarios : []));
  const named = patterns.map(({ pattern }) => pattern);
  const project = await session.open(named, options.setFile);
  const resolved = await scenariosOf(app, project, requested.checks, options);
  const files = await session.files();
  const rows = await casesOf(app, project, requested, resolved, asOf, { options, files });
  const errors = errorsIn(rows);
  // Where none could be evaluated people read no more than that; programs look for a report.
  const nothing = errors.length > 0 && rows.every(isError);
  if (nothing && (file === undefined || formats.every((format) => readableFormats.includes(format)))) {
    throw new Failure("input", errors);
  }
  const strict = options.strict ?? false;
  const verdict = verdictOf(rows, strict);
  const report: CheckReport = {
    command: "check",
    ...headOf(project, originOf(app, project)),
    ...{ file, asOf, strict, checks: rows, verdict },
    scenarios: [...resolved.scenarios.values()].map(scenarioHead),
  };
  const converted = requested.checks.flatMap((each) => ("notes" in each ? each.notes : []));
  const answer = {
    report: () => report,
    view: checkView,
    notes: [...resolved.notes, ...converted],
    ...(verdict.exitCode === exitCodes.done ? {} : { exitCode: verdict.exitCode }),
  };
  return { answer, errors };
}

async function fromFile(
  { app, files, open }: Session,
  words: readonly string[],
  content?: Uint8Array,
): Promise<CheckRequest> {
  const [named, ...more] = words;
  if (more.length > 0) throw new Failure("usage", message("check.one-file", { file: more[0] as string }));
  if (named !== undefined) return readChecks(named, named, content);
  const shipped = filesOf(await files()).checks;
  // In a checkout the file is where the user is: annotations are placed by such a path.
  const near = relative(app.streams.cwd, shipped);
  const shown = near.startsWith("..") ? shipped : near;
  if (!exists(shipped)) {
    // What is wrong with the plan comes before what it lacks.
    await open();
    throw new Failure("file", {
      ...message("check.no-file", { file: shown }),
      next: [message("check.give-file")],
    });
  }
  return readChecks(shipped, shown);
}

/** Conditions of the command line, over the scenarios that are named there. */
function typed(words: readonly string[], asserted: readonly string[]): CheckRequest {
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
