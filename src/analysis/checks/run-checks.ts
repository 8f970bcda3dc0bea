/** Checks in one scenario: conditions, probabilities, and figures that must have a value. */

import { Failure, type Issue } from "../../errors.ts";
import { append } from "../../lists.ts";
import type { Expression, Figure, Model } from "../../model/types.ts";
import type { AssertCheck, DefinedCheck } from "../../plan/checks.ts";
import type { Project, Scenario } from "../../plan/types.ts";
import { expressionOf } from "../conditions/condition.ts";
import { definedIn } from "../projection/projection.ts";
import { modelOf } from "../scenario-model.ts";
import { type Assertion, assertionOf, likelihoodIn } from "./assertion.ts";
import { type CheckCase, caseOf, errorCase, type Finding } from "./findings.ts";
import { cellsOf, type Row } from "./input-ends.ts";
import { type LikelyCheck, likelihoodCases, type Sampling } from "./probability.ts";

/** A check of figures, and of those that must have a value which they are. */
export type ScenarioCheck =
  | AssertCheck
  | (DefinedCheck & { readonly figures: (model: Model) => readonly Figure[] });

/** What is evaluated of a check in every cell, and what is made of it. */
interface Look {
  readonly check: ScenarioCheck;
  readonly outputs: readonly (Figure | Expression)[];
  /** `value`: of one of its outputs. */
  readonly found: (value: Row["value"], cell: Row["cell"]) => readonly Finding[];
}

/**
 * Returns each check's case in one scenario. All conditions are outputs of one kernel, all probabilities are counted in one simulation.
 * A check that cannot be read over the scenario's model is an error, and the others are asked; where the scenario cannot be evaluated,
 * as its inputs contradict each other, each of its checks is.
 */
export function casesIn(
  project: Project,
  scenario: Scenario,
  checks: readonly ScenarioCheck[],
  sampling: Sampling,
): ReadonlyMap<ScenarioCheck, CheckCase> {
  const cases = new Map<ScenarioCheck, CheckCase>();
  /** Evaluates checks; where that cannot be done, each of them is an error. */
  const evaluate = (
    own: readonly ScenarioCheck[],
    run: () => Iterable<readonly [ScenarioCheck, CheckCase]>,
  ) => {
    if (own.length === 0) return;
    const { value, issues } = collectIssues(run);
    const error = errorCase(issues, { scenario: scenario.name });
    for (const [check, found] of value ?? own.map((check) => [check, error] as const))
      cases.set(check, found);
  };
  evaluate(checks, () => {
    const model = modelOf(project, scenario);
    const looks: Look[] = [];
    const likely: LikelyCheck[] = [];
    for (const check of checks) {
      evaluate([check], () => {
        const read = readCheck(project, scenario, model, check);
        if ("likelihood" in read) likely.push(read);
        else looks.push(read);
        return [];
      });
    }
    evaluate(
      looks.map(({ check }) => check),
      () => inCells(project, scenario, model, looks),
    );
    evaluate(
      likely.map(({ check }) => check),
      () => likelihoodCases(project, scenario, likely, sampling),
    );
    return [];
  });
  return cases;
}

/** Throws Failure "input" for a check that cannot be read over the scenario's model. */
function readCheck(
  project: Project,
  scenario: Scenario,
  model: Model,
  check: ScenarioCheck,
): Look | LikelyCheck {
  if (check.kind === "defined") return definedLook(check, model, scenario);
  const question = { text: check.assert, notes: check.notes, placeOf: check.placeOf };
  const likelihood = likelihoodIn(question);
  if (likelihood === undefined) {
    return assertLook(check, assertionOf(project, model, question, check.yearly), scenario);
  }
  // Read first where it stands, so that its faults are shown there.
  expressionOf(project, model, likelihood.question, check.yearly);
  return { check, likelihood };
}

/** Returns what some work gives, or else what is wrong with its input, each fault once. Other failures are thrown. */
export function collectIssues<T>(run: () => T): { readonly value?: T; readonly issues: readonly Issue[] } {
  try {
    return { value: run(), issues: [] };
  } catch (error) {
    return { issues: inputIssues(error) };
  }
}

/** Returns the issues of a Failure "input" or "file"; throws what is none. */
export function inputIssues(error: unknown): readonly Issue[] {
  if (!(error instanceof Failure) || error.kind === "usage" || error.kind === "unsolved") throw error;
  return distinct(error.issues);
}

/** Each issue once. */
export function distinct(issues: readonly Issue[]): readonly Issue[] {
  return [...new Map(issues.map((issue) => [JSON.stringify(issue), issue])).values()];
}

function inCells(
  project: Project,
  scenario: Scenario,
  model: Model,
  looks: readonly Look[],
): (readonly [ScenarioCheck, CheckCase])[] {
  const found = looks.map((): Finding[] => []);
  let from = 0;
  const starts = looks.map(({ outputs }) => {
    const start = from;
    from += outputs.length;
    return start;
  });
  const outputs = looks.flatMap((look) => look.outputs);
  const matrix = looks.some(({ check }) => check.matrix);
  let cells = 0;
  for (const { cell, broken, value } of cellsOf(project, scenario, model, outputs, matrix)) {
    cells++;
    for (const [k, look] of looks.entries()) {
      if (cell !== undefined && !look.check.matrix) continue;
      const start = starts[k] as number;
      // Of inputs that contradict each other no figure means anything.
      const findings =
        broken.length > 0
          ? broken.map((requirement): Finding => ({ kind: "requirement", requirement, ...at(cell) }))
          : look.found((output, t) => value(start + output, t), cell);
      append(found[k] as Finding[], findings);
    }
  }
  return looks.map(({ check }, k) => {
    const findings = found[k] as Finding[];
    const more = { scenario: scenario.name, ...(check.matrix ? { evaluations: cells } : {}) };
    return [check, caseOf(findings.length === 0 ? "pass" : "fail", findings, more)];
  });
}

function at(cell: Row["cell"]) {
  return cell === undefined ? {} : { rangeEnd: cell };
}

function definedLook(check: ScenarioCheck & DefinedCheck, model: Model, { years }: Scenario): Look {
  const outputs = check.figures(model);
  const found: Look["found"] = (value, cell) => {
    const findings: Finding[] = [];
    // Nearly all figures have a value in nearly all cells: only what has none makes anything.
    for (const [output, { name, yearly }] of outputs.entries()) {
      const length = yearly ? years.length : 1;
      for (let t = 0; t < length; t++) {
        if (Number.isFinite(value(output, t))) continue;
        const year = length === 1 ? {} : { year: years[t] as number };
        findings.push({ kind: "undefined", metric: name, ...year, ...at(cell) });
      }
    }
    return findings;
  };
  return { check, outputs, found };
}

function assertLook(check: AssertCheck, { condition, sides }: Assertion, { years }: Scenario): Look {
  const outputs = sides === undefined ? [condition] : [condition, sides.left, sides.right];
  const found: Look["found"] = (value, cell) =>
    (condition.yearly ? years : [undefined]).flatMap((year, t): Finding[] => {
      const met = value(0, t);
      if (met === 1) return [];
      const where = { ...(year === undefined ? {} : { year }), ...at(cell) };
      if (sides === undefined) return [{ kind: "unmet", undefined: met !== 0, ...where }];
      const { op, unit } = sides;
      const [left, right] = [definedIn(value(1, t), unit), definedIn(value(2, t), unit)];
      return [{ kind: "compared", op, left, right, unit: unit.text, ...where }];
    });
  return { check, outputs, found };
}
