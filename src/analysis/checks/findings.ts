/** What speaks against a check, or how near it was: numbers and names, to be worded elsewhere. */

import type { Issue } from "../../errors.ts";
import type { Text } from "../../model/definition.ts";
import type { Comparison } from "./assertion.ts";
import type { Cell } from "./input-ends.ts";

/** undecided: more draws would be needed to tell. error: it cannot be asked at all. */
export type Status = "pass" | "fail" | "undecided" | "error";

/** Where: in which year, and with which input at an end of its range. */
interface Where {
  readonly year?: number;
  readonly rangeEnd?: Cell;
}

export type Finding =
  /** Both sides of a comparison that does not hold; null where undefined. */
  | (Where & {
      readonly kind: "compared";
      readonly op: Comparison;
      readonly left: number | null;
      readonly right: number | null;
      readonly unit: string;
    })
  /** A condition that does not hold, or is undefined, and says no amounts. */
  | (Where & { readonly kind: "unmet"; readonly undefined: boolean })
  /** A figure without a value. */
  | (Where & { readonly kind: "undefined"; readonly metric: string })
  /** Inputs that contradict each other. */
  | (Where & { readonly kind: "requirement"; readonly requirement: Text })
  /** How often a condition was met, with its standard error; also where the check holds. */
  | {
      readonly kind: "probability";
      readonly year?: number;
      readonly probability: number;
      readonly se: number;
      readonly op: Comparison;
      readonly limit: number;
      readonly trials: number;
      readonly undefinedTrials: number;
      /** Trials that are left out, as their inputs contradict each other. */
      readonly infeasibleTrials?: number;
    }
  | {
      readonly kind: "coverage";
      readonly of: "sourced" | "documented";
      readonly share: number;
      readonly minimum: number;
    }
  /** What is wrong with the check itself. */
  | { readonly kind: "error"; readonly issue: Issue }
  | { readonly kind: "uncited"; readonly name: string }
  | { readonly kind: "unused"; readonly source: string }
  /** An input that no formula names. */
  | { readonly kind: "unnamed"; readonly name: string }
  | { readonly kind: "old"; readonly source: string; readonly date: string; readonly months: number }
  | {
      readonly kind: "drift";
      readonly metric: string;
      readonly saved: number | null;
      readonly current: number | null;
      readonly unit: string;
      readonly within: number;
    };

/** A check in one scenario, or on its own. */
export interface CheckCase {
  readonly scenario?: string;
  readonly status: Status;
  /** The first of them, in order. */
  readonly findings: readonly Finding[];
  /** How many there are. */
  readonly findingCount: number;
  /** How many cells were looked at, where a matrix was requested. */
  readonly evaluations?: number;
}

/** More of one case than these tell nothing new. */
const maxFindings = 20;

export function caseOf(
  status: Status,
  findings: readonly Finding[],
  more: Pick<CheckCase, "scenario" | "evaluations"> = {},
): CheckCase {
  return { ...more, status, findings: findings.slice(0, maxFindings), findingCount: findings.length };
}

/** A check that cannot be asked: others are asked all the same. */
export function errorCase(issues: readonly Issue[], more: Pick<CheckCase, "scenario"> = {}): CheckCase {
  const findings = issues.map((issue): Finding => ({ kind: "error", issue }));
  return caseOf("error", findings, more);
}
