import { relative } from "node:path";
import { type CheckCase, errorCase } from "../../analysis/checks/findings.ts";
import {
  casesIn,
  collectIssues,
  distinct,
  inputIssues,
  type ScenarioCheck,
} from "../../analysis/checks/run-checks.ts";
import { coverage, sourceAge, unusedSources } from "../../analysis/checks/source-counts.ts";
import { verdictOf } from "../../analysis/checks/verdict.ts";
import { refuseLong } from "../../analysis/projection/horizon-limit.ts";
import type { App } from "../../cli/app.ts";
import { dayIn } from "../../cli/arguments.ts";
import { errorText } from "../../cli/errors/error-text.ts";
import { openProject, optionsOf, originOf, resolve } from "../../cli/open-project.ts";
import { type AnswerOptions, repeated, resolving, type ScenarioOptions, valued } from "../../cli/options.ts";
import { destination, print, together } from "../../cli/output.ts";
import { toStderr } from "../../cli/streams/stdout.ts";
import { exitCodes, Failure, type Issue, type Message, message } from "../../errors.ts";
import { filesOf } from "../../files/json/read-file.ts";
import { readChecks } from "../../files/readers/checks-file.ts";
import { capped } from "../../issues.ts";
import type { Figure, Model } from "../../model/types.ts";
import { formatsFor } from "../../output/formats.ts";
import { placeInArgument } from "../../places.ts";
import {
  type AssertCheck,
  type Check,
  type Checks,
  type DefinedCheck,
  usualSeed,
  usualTrials,
} from "../../plan/checks.ts";
import { scenariosMeant } from "../../plan/scenarios/patterns.ts";
import type { Project, Scenario } from "../../plan/types.ts";
import { select } from "../../report/selection.ts";
import { driftCases } from "./drift.ts";
import type { CheckReport, CheckRow } from "./report.ts";
import { checkView } from "./view.ts";

/** Two commands that answer as they are pasted, where the files that they name are there. */
export const examples = [
  "baekjo check",
  'baekjo check --assert "P(any(balance.public.cumulative < 0)) <= 20%" gpus-50k',
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

type CheckOptions = AnswerOptions &
  ScenarioOptions & {
    readonly assert?: readonly string[];
    readonly strict?: true;
    readonly asOf?: string;
  };

/** `baekjo check`: whether what is asserted holds. Exit code 1 where it does not, 3 where some of it cannot be asked. */
export async function check(app: App, words: readonly string[], options: CheckOptions): Promise<void> {
  const to = destination(options, app, { offered: formatsFor("check") });
  if (options.assert !== undefined && options.asOf !== undefined) throw together("--as-of", "--assert");
  const asOf = dayIn(options.asOf, app.streams.now);
  const { file, ...asked } =
    options.assert === undefined ? fromFile(app, words, options) : typed(words, options.assert);
  const patterns = asked.checks.flatMap((each) => ("scenarios" in each ? each.scenarios : []));
  const named = patterns.map(({ pattern }) => pattern);
  const project = await openProject(app, options, named);
  const resolved = await scenariosOf(app, project, asked.checks, options);
  const rows = await casesOf(app, project, asked, resolved, asOf, options);
  const errors = errorsIn(rows);
  // Where none could be asked there is nothing to report.
  if (errors.length > 0 && (file === undefined || rows.every(isError))) throw new Failure("input", errors);
  const strict = options.strict ?? false;
  const verdict = verdictOf(rows, strict);
  const { plan, definition } = project;
  const report: CheckReport = {
    verb: "check",
    ...originOf(app, options),
    plan: { id: plan.id, label: plan.label },
    model: { id: definition.id },
    ...{ file, asOf, strict, checks: rows, verdict },
  };
  await print(report, checkView, to, resolved.notes);
  if (errors.length > 0) await toStderr(app.streams, errorText(errors, options.lang));
  if (verdict.exitCode !== exitCodes.done) app.streams.exitCode = verdict.exitCode;
}

/** The scenarios that checks are asked of. */
interface CheckedScenarios {
  readonly scenarios: ReadonlyMap<string, Scenario>;
  /** By the id of a check, the names of its scenarios; none where what it names is in error. */
  readonly names: ReadonlyMap<string, readonly string[]>;
  readonly errors: ReadonlyMap<string, readonly Issue[]>;
  readonly notes: readonly Message[];
}

/** Resolves every scenario that a check names, each once. Throws Failure. */
async function scenariosOf(
  app: App,
  project: Project,
  checks: readonly Check[],
  options: CheckOptions,
): Promise<CheckedScenarios> {
  const names = new Map<string, readonly string[]>();
  const errors = new Map<string, readonly Issue[]>();
  for (const each of checks) {
    const { value, issues } = collectIssues(() => namesFor(each, project));
    if (value === undefined) errors.set(each.id, issues);
    else names.set(each.id, value);
  }
  const all = [...new Set([...names.values()].flat())];
  const resolved = await resolve(app, project, all, options);
  const scenarios = new Map(all.map((name, i) => [name, resolved.scenarios[i] as Scenario]));
  return { scenarios, names, errors, notes: resolved.notes };
}

/** Evaluates all checks: those of scenarios scenario by scenario, as they share a kernel. Throws Failure. */
async function casesOf(
  app: App,
  project: Project,
  { checks, ...sampling }: Asked,
  { scenarios, names, errors }: CheckedScenarios,
  asOf: string,
  options: CheckOptions,
): Promise<CheckReport["checks"]> {
  const unused = checks.some(({ kind }) => kind === "unused") ? await unusedIn(app, options, project) : [];
  const inScenarios = checks.flatMap((each): ScenarioCheck[] => {
    if (each.kind === "defined") return [{ ...each, figures: figuresOf(each, project) }];
    return each.kind === "assert" ? [each] : [];
  });
  const overRanges = inScenarios.filter(({ kind, matrix }) => kind === "defined" || matrix);
  const looked = [...new Set(overRanges.flatMap(({ id }) => names.get(id) ?? []))];
  refuseLong(
    project,
    looked.map((name) => scenarios.get(name) as Scenario),
    "check",
  );
  const cases = new Map<string, CheckCase[]>();
  for (const [name, scenario] of scenarios) {
    const own = inScenarios.filter(({ id }) => names.get(id)?.includes(name));
    for (const [{ id }, found] of casesIn(project, scenario, own, sampling)) {
      cases.set(id, [...(cases.get(id) ?? []), found]);
    }
  }
  const of = async (each: Check): Promise<readonly CheckCase[]> => {
    const issues = errors.get(each.id);
    if (issues !== undefined) return [errorCase(issues)];
    switch (each.kind) {
      case "assert":
      case "defined":
        return cases.get(each.id) ?? [];
      case "coverage":
        return [coverage(project, each)];
      case "unused":
        return [unusedSources(unused, each)];
      case "age":
        return [sourceAge(project, each, asOf)];
      case "drift":
        try {
          return await driftCases(app, project, each, options);
        } catch (error) {
          return [errorCase(inputIssues(error))];
        }
    }
  };
  const rows: CheckRow[] = [];
  for (const each of checks) rows.push({ ...each, cases: await of(each) });
  return rows;
}

/** Returns what is wrong with checks themselves, and with the scenarios that they are asked of, each fault once. */
function errorsIn(rows: readonly CheckRow[]): readonly Issue[] {
  const findings = rows.flatMap(({ cases }) => cases.flatMap((each) => each.findings));
  return capped(distinct(findings.flatMap((finding) => (finding.kind === "error" ? [finding.issue] : []))));
}

function isError({ cases }: CheckRow): boolean {
  return cases.length > 0 && cases.every(({ status }) => status === "error");
}

type Asked = Pick<Checks, "trials" | "seed" | "checks"> & { readonly file?: string };

function fromFile(app: App, words: readonly string[], options: CheckOptions): Asked {
  const [named, ...more] = words;
  if (more.length > 0) throw new Failure("usage", message("check.one-file", { file: more[0] as string }));
  if (named !== undefined) return readChecks(named, named);
  const shipped = filesOf(optionsOf(app, options)).checks;
  // In a checkout the file is where the user is: annotations are placed by such a path.
  const near = relative(app.streams.cwd, shipped);
  return readChecks(shipped, near.startsWith("..") ? shipped : near);
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
    }),
  );
  return { trials: usualTrials, seed: usualSeed, checks };
}

function namesFor(each: Check, project: Project): string[] {
  if (!("scenarios" in each)) return [];
  if (each.scenarios.length === 0) return [project.plan.base];
  return [
    ...new Set(each.scenarios.flatMap(({ pattern, place }) => scenariosMeant(pattern, place, project))),
  ];
}

/** The figures that must have a value. Of a first year in which something holds, having none says that it never does. */
function figuresOf({ defined, place }: DefinedCheck, project: Project) {
  return ({ figures }: Model): readonly Figure[] => {
    const all = [...figures.values()];
    if (defined === "all") {
      return all.filter(({ tree }) => !(tree.kind === "call" && tree.fn === "firstyear"));
    }
    const known = all.map(({ name, metric }) => ({ name, section: metric.section, summary: metric.summary }));
    try {
      const chosen = select(known, { metrics: defined, otherwise: "all" }, project);
      return chosen.map(({ name }) => figures.get(name) as Figure);
    } catch (error) {
      if (!(error instanceof Failure) || place === undefined) throw error;
      throw new Failure(
        error.kind,
        error.issues.map((issue) => ({ ...issue, place })),
      );
    }
  };
}

/** Of the shipped data, what nothing in it cites; of a plan of one's own, what it brings and does not cite. */
async function unusedIn(app: App, options: CheckOptions, { plan }: Project): Promise<string[]> {
  if (options.plan !== undefined) {
    const cited = new Set(
      [...plan.settings.values()].flatMap(({ source }) => (source === "ASSUMPTION" ? [] : source)),
    );
    return [...plan.sources.keys()].filter((id) => !cited.has(id));
  }
  const { validateAll } = await import("../../files/validate.ts");
  const { issues } = validateAll(optionsOf(app, options));
  const others = issues.filter(({ id }) => id !== "source.unused");
  if (others.length > 0) throw new Failure("input", others);
  return issues.map(({ values }) => String(values?.source));
}
