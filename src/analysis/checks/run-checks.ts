/** Checks in one scenario: conditions, probabilities, and figures that must have a value. */

import { Failure, type Issue } from "../../errors.ts";
import { append } from "../../lists.ts";
import type { Expression, Figure, Model } from "../../model/types.ts";
import type { AssertCheck, DefinedCheck } from "../../plan/checks.ts";
import type { Project, Scenario } from "../../plan/types.ts";
import { definedIn } from "../projection/projection.ts";
import { modelOf } from "../scenario-model.ts";
import { type Assertion, assertionOf, likelihoodIn } from "./assertion.ts";
import { type CheckCase, caseOf, errorCase, type Finding } from "./findings.ts";
import { cellsOf, type Row } from "./input-ends.ts";
import { likelihoodCase, type Sampling } from "./probability.ts";

/** A check of figures, and of those that must have a value which they are. */
export type ScenarioCheck =
  | AssertCheck
  | (DefinedCheck & { readonly figures: (model: Model) => readonly Figure[] });

/** What is worked out in every cell, and what is made of it. */
interface Look {
  readonly check: ScenarioCheck;
  readonly outputs: readonly (Figure | Expression)[];
  /** `values`: of one of its outputs. */
  readonly found: (values: Row["values"], cell: Row["cell"]) => readonly Finding[];
}

/**
 * Each check in one scenario; those that look at the same cells share a kernel. One that cannot be read over the scenario's model is
 * an error, and the others are asked.
 */
export function casesIn(
  project: Project,
  scenario: Scenario,
  checks: readonly ScenarioCheck[],
  sampling: Sampling,
): ReadonlyMap<ScenarioCheck, CheckCase> {
  const model = modelOf(project, scenario);
  const cases = new Map<ScenarioCheck, CheckCase>();
  const looks: Look[] = [];
  const read = (check: ScenarioCheck): void => {
    if (check.kind === "defined") {
      looks.push(definedLook(check, model, scenario));
      return;
    }
    const asked = { text: check.assert, placeOf: check.placeOf };
    const likely = likelihoodIn(asked);
    if (likely === undefined) {
      looks.push(assertLook(check, assertionOf(project, model, asked, check.yearly), scenario));
    } else cases.set(check, likelihoodCase(project, scenario, model, likely, check.yearly, sampling));
  };
  for (const check of checks) {
    const issues = issuesOf([() => read(check)]);
    if (issues.length > 0) cases.set(check, errorCase(issues, { scenario: scenario.name }));
  }
  for (const matrix of [false, true]) {
    const group = looks.filter(({ check }) => check.matrix === matrix);
    if (group.length === 0) continue;
    for (const [check, each] of inCells(project, scenario, model, group, matrix)) cases.set(check, each);
  }
  return cases;
}

/** What is wrong with any of several pieces of work, all of it at once and each fault once. Other failures are thrown. */
export function issuesOf(pieces: readonly (() => void)[]): Issue[] {
  const issues = new Map<string, Issue>();
  for (const run of pieces) {
    try {
      run();
    } catch (error) {
      if (!(error instanceof Failure) || error.kind !== "input") throw error;
      for (const issue of error.issues) issues.set(JSON.stringify(issue), issue);
    }
  }
  return [...issues.values()];
}

function inCells(
  project: Project,
  scenario: Scenario,
  model: Model,
  looks: readonly Look[],
  matrix: boolean,
): (readonly [ScenarioCheck, CheckCase])[] {
  const found = looks.map((): Finding[] => []);
  let from = 0;
  const starts = looks.map(({ outputs }) => {
    const start = from;
    from += outputs.length;
    return start;
  });
  const outputs = looks.flatMap((look) => look.outputs);
  let cells = 0;
  for (const { cell, broken, values } of cellsOf(project, scenario, model, outputs, matrix)) {
    cells++;
    for (const [k, look] of looks.entries()) {
      const start = starts[k] as number;
      // Of inputs that contradict each other no figure means anything.
      const findings =
        broken.length > 0
          ? broken.map((says): Finding => ({ kind: "requirement", says, ...at(cell) }))
          : look.found((output) => values(start + output), cell);
      append(found[k] as Finding[], findings);
    }
  }
  const more = { scenario: scenario.name, ...(matrix ? { cells } : {}) };
  return looks.map(({ check }, k) => {
    const findings = found[k] as Finding[];
    return [check, caseOf(findings.length === 0 ? "pass" : "fail", findings, more)];
  });
}

function at(cell: Row["cell"]) {
  return cell === undefined ? {} : { cell };
}

function definedLook(check: ScenarioCheck & DefinedCheck, model: Model, { years }: Scenario): Look {
  const outputs = check.figures(model);
  const found: Look["found"] = (values, cell) => {
    const findings: Finding[] = [];
    // Nearly all figures have a value in nearly all cells: only what has none makes anything.
    for (const [output, { name }] of outputs.entries()) {
      const all = values(output);
      for (let t = 0; t < all.length; t++) {
        if (Number.isFinite(all[t])) continue;
        const year = all.length === 1 ? {} : { year: years[t] as number };
        findings.push({ kind: "undefined", metric: name, ...year, ...at(cell) });
      }
    }
    return findings;
  };
  return { check, outputs, found };
}

function assertLook(check: AssertCheck, { condition, sides }: Assertion, { years }: Scenario): Look {
  const outputs = sides === undefined ? [condition] : [condition, sides.left, sides.right];
  const found: Look["found"] = (values, cell) =>
    values(0).flatMap((met, t): Finding[] => {
      if (met === 1) return [];
      const where = { ...(condition.yearly ? { year: years[t] as number } : {}), ...at(cell) };
      if (sides === undefined) return [{ kind: "unmet", undefined: met !== 0, ...where }];
      const { op, unit } = sides;
      const side = (output: number) => {
        const all = values(output);
        return definedIn(all[all.length === 1 ? 0 : t] as number, unit);
      };
      return [{ kind: "compared", op, left: side(1), right: side(2), unit: unit.text, ...where }];
    });
  return { check, outputs, found };
}
