/** The one answer to all checks. */

import { exitCodes } from "../../errors.ts";
import type { CheckCase } from "./findings.ts";

export interface Verdict {
  readonly passed: number;
  readonly failed: number;
  /** Checks that only warn, and those that are undecided. */
  readonly warned: number;
  /** Checks that could not be asked. */
  readonly errors: number;
  readonly success: boolean;
  readonly exitCode: number;
}

export type Outcome = "passed" | "failed" | "warned" | "errors";

/** What a case counts as. */
export function outcomeOf({ status }: CheckCase, level: "fail" | "warn"): Outcome {
  if (status === "error") return "errors";
  if (status === "pass") return "passed";
  return status === "fail" && level === "fail" ? "failed" : "warned";
}

/** An error makes it bad input; else any failure makes it no, and under `strict` any warning too. */
export function verdictOf(
  checks: readonly { readonly level: "fail" | "warn"; readonly cases: readonly CheckCase[] }[],
  strict: boolean,
): Verdict {
  const count = { passed: 0, failed: 0, warned: 0, errors: 0 };
  for (const { level, cases } of checks) for (const each of cases) count[outcomeOf(each, level)]++;
  const success = count.errors === 0 && count.failed === 0 && !(strict && count.warned > 0);
  const no = count.errors > 0 ? exitCodes.input : exitCodes.no;
  return { ...count, success, exitCode: success ? exitCodes.done : no };
}
