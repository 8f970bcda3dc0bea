/** The one answer to all checks. */

import { exitCodes } from "../errors.ts";
import type { CheckCase } from "./findings.ts";

export interface Verdict {
  readonly passed: number;
  readonly failed: number;
  /** Checks that only warn, and those that are undecided. */
  readonly warned: number;
  readonly holds: boolean;
  readonly exitCode: number;
}

/** What a case counts as. */
export function outcomeOf({ status }: CheckCase, level: "fail" | "warn"): "passed" | "failed" | "warned" {
  if (status === "pass") return "passed";
  return status === "fail" && level === "fail" ? "failed" : "warned";
}

/** Any failure makes it no, and under `strict` any warning too. */
export function verdictOf(
  checks: readonly { readonly level: "fail" | "warn"; readonly cases: readonly CheckCase[] }[],
  strict: boolean,
): Verdict {
  const count = { passed: 0, failed: 0, warned: 0 };
  for (const { level, cases } of checks) for (const each of cases) count[outcomeOf(each, level)]++;
  const holds = count.failed === 0 && !(strict && count.warned > 0);
  return { ...count, holds, exitCode: holds ? exitCodes.done : exitCodes.no };
}
