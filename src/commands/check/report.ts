/** What checks have found, as numbers and names. */

import type { CheckCase } from "../../analysis/checks/findings.ts";
import type { Verdict } from "../../analysis/checks/verdict.ts";
import type { Place } from "../../errors.ts";
import type { Text } from "../../model/definition.ts";
import type { Head, ScenarioHead } from "../../report/types.ts";

export type { CheckCase, Finding } from "../../analysis/checks/findings.ts";
export { outcomeOf } from "../../analysis/checks/verdict.ts";

export interface CheckRow {
  readonly id: string;
  readonly kind: string;
  /** What it says, in words; without them its assertion. */
  readonly text?: Text;
  readonly reason?: Text;
  readonly assert?: string;
  readonly level: "fail" | "warn";
  readonly place?: Place;
  /** One for each scenario, or one alone. */
  readonly cases: readonly CheckCase[];
}

export interface CheckReport extends Head {
  readonly command: "check";
  /** Of checks; none for what was asked on the command line. */
  readonly file?: string;
  /** The day that the age of sources is counted to. */
  readonly asOf: string;
  readonly strict: boolean;
  /** Those that are asked about. */
  readonly scenarios: readonly ScenarioHead[];
  readonly checks: readonly CheckRow[];
  readonly verdict: Verdict;
}
