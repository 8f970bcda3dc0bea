/** Probabilities: whether each is on the right side of its limit, and whether the draws can tell. */

import { message } from "../../errors.ts";
import type { AssertCheck } from "../../plan/checks.ts";
import type { Project, Scenario } from "../../plan/types.ts";
import { blocksOf, Simulation } from "../../simulation/simulation.ts";
import { prepare } from "../simulated-scenarios.ts";
import type { Likelihood } from "./assertion.ts";
import { type CheckCase, caseOf, errorCase, type Finding, type Status } from "./findings.ts";

export interface Sampling {
  readonly trials: number;
  readonly seed: number;
}

/** A probability within this many standard errors of its limit is on neither side of it. */
const nearness = 2;

/** A check of how likely something is, and that. */
export interface LikelyCheck {
  readonly check: AssertCheck;
  readonly likelihood: Likelihood;
}

/** Returns a case for each check, all of them counted in one simulation. Throws Failure "input", also where there is nothing to draw. */
export function likelihoodCases(
  project: Project,
  scenario: Scenario,
  checks: readonly LikelyCheck[],
  { trials, seed }: Sampling,
): (readonly [AssertCheck, CheckCase])[] {
  const conditions = checks.map(({ likelihood }) => likelihood.question);
  const request = { metrics: [], conditions, sampling: "plain", trials, seed } as const;
  const { job, layout } = prepare(project, [scenario], request);
  const simulation = new Simulation(job);
  for (let block = 0; block < blocksOf(trials); block++) simulation.run(block);
  const [outcome] = simulation.take().scenarios;
  let counts = outcome?.conditions ?? [];
  // Of inputs that contradict each other nothing is asked: of all other trials it is the share.
  const leftOut = outcome?.leftOut ?? 0;
  const kept = trials - leftOut;
  if (kept === 0) {
    const issue = message("simulate.all-broken", { scenario: scenario.name, trials });
    return checks.map(({ check }) => [check, errorCase([issue], { scenario: scenario.name })] as const);
  }
  return checks.map(({ check, likelihood: { op, limit } }, k) => {
    const yearly = layout.conditions[k]?.yearly ?? false;
    const own = counts.slice(0, yearly ? layout.years.length : 1);
    counts = counts.slice(own.length);
    const each = own.map(({ met, undefined: missing }, t) => {
      const year = yearly ? { year: layout.years[t] as number } : {};
      const finding: Finding = {
        ...{ kind: "probability", ...year, probability: met / kept, se: errorOf(met, kept) },
        ...{ op, limit, trials: kept, undefinedTrials: missing },
        ...(leftOut > 0 ? { infeasibleTrials: leftOut } : {}),
      };
      // Draws that say nothing must not make a check hold: they count for its limit's wrong side.
      const counted = op === "<" || op === "<=" ? met + missing : met;
      return { status: sideOf(counted, kept, op, limit), finding };
    });
    const worst = (["fail", "undecided"] as const).find((one) => each.some(({ status }) => status === one));
    const decisive = worst === undefined ? each : each.filter(({ status }) => status !== "pass");
    const findings = decisive.map(({ finding }) => finding);
    return [check, caseOf(worst ?? "pass", findings, { scenario: scenario.name })];
  });
}

/** The standard error of a share, by Agresti and Coull (1998): not zero where a condition was met in no draw, or in all. */
function errorOf(met: number, trials: number): number {
  const share = (met + 2) / (trials + 4);
  return Math.sqrt((share * (1 - share)) / (trials + 4));
}

/** On which side of its limit a share is. */
export function sideOf(met: number, trials: number, op: Likelihood["op"], limit: number): Status {
  const share = met / trials;
  if (Math.abs(share - limit) <= nearness * errorOf(met, trials)) return "undecided";
  return op === "<" || op === "<=" ? (share < limit ? "pass" : "fail") : share > limit ? "pass" : "fail";
}
