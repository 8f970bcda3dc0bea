/** The scenarios that checks are asked of, and what becomes of each check there. */

import { type CheckCase, errorCase } from "../../analysis/checks/findings.ts";
import {
  casesIn,
  collectIssues,
  distinct,
  inputIssues,
  type ScenarioCheck,
} from "../../analysis/checks/run-checks.ts";
import { coverage, drift, sourceAge, unusedSources } from "../../analysis/checks/source-counts.ts";
import { refuseLong } from "../../analysis/projection/horizon-limit.ts";
import { project as projectOver } from "../../analysis/projection/projection.ts";
import type { App } from "../../cli/app.ts";
import { resolve } from "../../cli/open-project.ts";
import type { AnswerOptions, RequestOf, ScenarioOptions } from "../../cli/options.ts";
import { Failure, type Issue, type Message, message } from "../../errors.ts";
import type { ProjectOptions } from "../../files/json/read-file.ts";
import { readSaved, savedAmounts } from "../../files/results/result-file.ts";
import { capped } from "../../issues.ts";
import { append } from "../../lists.ts";
import type { Figure, Model } from "../../model/types.ts";
import type { Check, Checks, DefinedCheck, DriftCheck } from "../../plan/checks.ts";
import { scenariosMeant } from "../../plan/scenarios/patterns.ts";
import type { Project, Scenario } from "../../plan/types.ts";
import { namesSelected, select } from "../../report/selection.ts";
import type { CheckReport, CheckRow } from "./report.ts";

export type CheckOptions = AnswerOptions &
  ScenarioOptions & {
    readonly assert?: readonly string[];
    readonly strict?: true;
    readonly asOf?: string;
  };

/** Checks, and how probabilities of theirs are counted; `file`: where they stand. */
export type CheckRequest = Pick<Checks, "trials" | "seed" | "checks"> & { readonly file?: string };

/** The scenarios that checks are asked of. */
interface CheckedScenarios {
  readonly scenarios: ReadonlyMap<string, Scenario>;
  /** By the id of a check, the names of its scenarios; none where what it names is in error. */
  readonly names: ReadonlyMap<string, readonly string[]>;
  readonly errors: ReadonlyMap<string, readonly Issue[]>;
  /** By name, what is wrong with scenarios that cannot be resolved. */
  readonly broken: ReadonlyMap<string, readonly Issue[]>;
  readonly notes: readonly Message[];
}

/** Resolves every scenario that a check names, each once. Throws Failure where the settings of the command line are at fault. */
export async function scenariosOf(
  app: App,
  project: Project,
  checks: readonly Check[],
  options: RequestOf<CheckOptions>,
): Promise<CheckedScenarios> {
  const names = new Map<string, readonly string[]>();
  const errors = new Map<string, readonly Issue[]>();
  for (const each of checks) {
    const { value, issues } = collectIssues(() => namesFor(each, project));
    if (value === undefined) errors.set(each.id, issues);
    else names.set(each.id, value);
  }
  const all = [...new Set([...names.values()].flat())];
  const { value: resolved } = await collected(() => resolve(app, project, all, options));
  if (resolved !== undefined) {
    const scenarios = new Map(all.map((name, i) => [name, resolved.scenarios[i] as Scenario]));
    return { scenarios, names, errors, broken: new Map(), notes: resolved.notes };
  }
  // One of them cannot be asked about, unless none can: then it is no scenario's fault.
  await resolve(app, project, [], options);
  const scenarios = new Map<string, Scenario>();
  const broken = new Map<string, readonly Issue[]>();
  const notes: Message[] = [];
  for (const name of all) {
    const { value, issues } = await collected(() => resolve(app, project, [name], options));
    if (value === undefined) broken.set(name, issues);
    else {
      scenarios.set(name, value.scenarios[0] as Scenario);
      append(notes, value.notes);
    }
  }
  return { scenarios, names, errors, broken, notes: distinct(notes) };
}

/** What some work gives, or else what is wrong with its input. Other failures are thrown. */
async function collected<T>(run: () => Promise<T>): Promise<{ value?: T; issues: readonly Issue[] }> {
  try {
    return { value: await run(), issues: [] };
  } catch (error) {
    return { issues: inputIssues(error) };
  }
}

/** Evaluates all checks: those of scenarios scenario by scenario, as they share a kernel. Throws Failure. */
export async function casesOf(
  app: App,
  project: Project,
  { checks, ...sampling }: CheckRequest,
  { scenarios, names, errors, broken }: CheckedScenarios,
  asOf: string,
  { options, files }: { readonly options: RequestOf<CheckOptions>; readonly files: ProjectOptions },
): Promise<CheckReport["checks"]> {
  const inScenarios = checks.flatMap((each): ScenarioCheck[] => {
    if (each.kind === "defined") return [{ ...each, figures: figuresOf(each, project) }];
    return each.kind === "assert" ? [each] : [];
  });
  const overRanges = inScenarios.filter(({ kind, matrix }) => kind === "defined" || matrix);
  const looked = [...new Set(overRanges.flatMap(({ id }) => names.get(id) ?? []))];
  refuseLong(
    project,
    looked.flatMap((name) => scenarios.get(name) ?? []),
    "check",
  );
  const cases = new Map<string, CheckCase[]>();
  for (const [name, scenario] of scenarios) {
    const own = inScenarios.filter(({ id }) => names.get(id)?.includes(name));
    for (const [{ id }, found] of casesIn(project, scenario, own, sampling)) {
      cases.set(id, [...(cases.get(id) ?? []), found]);
    }
  }
  for (const [scenario, issues] of broken) {
    for (const { id } of inScenarios.filter(({ id }) => names.get(id)?.includes(scenario))) {
      cases.set(id, [...(cases.get(id) ?? []), errorCase(issues, { scenario })]);
    }
  }
  const of = async (each: Check): Promise<readonly CheckCase[]> => {
    if (each.kind === "invalid") return [errorCase(each.issues)];
    const issues = errors.get(each.id);
    if (issues !== undefined) return [errorCase(issues)];
    switch (each.kind) {
      case "assert":
      case "defined":
        return cases.get(each.id) ?? [];
      case "coverage":
        return [coverage(project, each)];
      case "unused":
        return orError(each, async () => [unusedSources(project, await unusedIn(files, project), each)]);
      case "age":
        return [sourceAge(project, each, asOf)];
      case "drift":
        return orError(each, () => driftCases(app, project, each, options));
    }
  };
  const rows: CheckRow[] = [];
  for (const each of checks) rows.push({ ...each, cases: await of(each) });
  return rows;
}

/** The cases of a check, or the error that it is, placed where it stands where the fault has no place of its own. */
async function orError(
  { place }: Check,
  run: () => Promise<readonly CheckCase[]>,
): Promise<readonly CheckCase[]> {
  const { value, issues } = await collected(run);
  return value ?? [errorCase(issues.map((issue) => (place === undefined ? issue : { place, ...issue })))];
}

/** Returns what is wrong with checks themselves, and with the scenarios that they are asked of, each fault once. */
export function errorsIn(rows: readonly CheckRow[]): readonly Issue[] {
  const findings = rows.flatMap(({ cases }) => cases.flatMap((each) => each.findings));
  return capped(distinct(findings.flatMap((finding) => (finding.kind === "error" ? [finding.issue] : []))));
}

export function isError({ cases }: CheckRow): boolean {
  return cases.length > 0 && cases.every(({ status }) => status === "error");
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

/** Of the plan that ships, what nothing cites; of any other, what it brings and nothing of it cites. */
async function unusedIn(files: ProjectOptions, project: Project): Promise<string[]> {
  if (files.planFile !== undefined) {
    const { citersOf } = await import("../../files/citations.ts");
    const citers = citersOf(project);
    return [...project.plan.sources.keys()].filter((id) => citers.get(id)?.length === 0);
  }
  const { validateAll } = await import("../../files/validate.ts");
  const { issues } = validateAll(files);
  const others = issues.filter(({ id }) => id !== "source.unused");
  if (others.length > 0) throw new Failure("input", others);
  return issues.map(({ values }) => String(values?.source));
}

/** A figure beside the one that a saved result holds: one case for each scenario that the result has the figure of, or for the one that is named. Throws Failure. */
async function driftCases(
  app: App,
  project: Project,
  check: DriftCheck,
  options: RequestOf<ScenarioOptions>,
): Promise<CheckCase[]> {
  const { metric, scenario: only, place, file } = check;
  const wrong = (message: Message) =>
    new Failure("input", place === undefined ? message : { ...message, place });
  const saved = savedAmounts(readSaved(file));
  const amounts = saved.amounts.filter(
    (amount) => amount.metric === metric && (only === undefined || amount.scenario === only),
  );
  if (amounts.length === 0) throw wrong(message("check.drift-none", { file, metric, scenario: only ?? "" }));
  const names = amounts.map(({ scenario }) => scenario);
  const resolved = await resolve(app, project, names, options);
  return amounts.map((amount, i) => {
    const scenario = resolved.scenarios[i] as Scenario;
    if (JSON.stringify(scenario.years) !== JSON.stringify(saved.years)) {
      throw wrong(message("check.drift-years", { file }));
    }
    const { figures } = projectOver(project, scenario, {
      money: saved.money,
      only: (all) => namesSelected(all, { metrics: [metric], otherwise: "all" }, project),
    });
    const [figure] = figures;
    if (figure === undefined || figure.unit !== amount.unit) {
      throw wrong(message("check.drift-unit", { file, metric, unit: amount.unit }));
    }
    const now = figure.kind === "rate" ? (figure.values.at(-1) ?? null) : figure.total;
    return drift(check, scenario.name, amount.value, now, amount.unit);
  });
}
