import type { Made } from "../../report/types.ts";
import type { Changed, Difference } from "./differences.ts";

export type { Changed, Difference } from "./differences.ts";

/** A saved result beside the one that is worked out now. */
export interface ReplayReport {
  readonly verb: "replay";
  readonly version: string;
  readonly file: string;
  /** What made the result: a verb, and which version of the program. */
  readonly saved: { readonly verb: string; readonly version: string };
  readonly asked: Pick<Made, "arguments" | "options">;
  readonly same: boolean;
  /** Figures whose formulas have changed, and requirements. */
  readonly formulas: readonly Changed[];
  /** Inputs of the plan, and what the model takes those for that it does not give; written out. */
  readonly inputs: readonly Changed[];
  /** The first of them, in the order of the saved result. */
  readonly differences: readonly Difference[];
  /** How many there are. */
  readonly count: number;
}

const mostListed = 100;

/** One answer to whether it is the same: nothing differs, and nothing that it was made of has changed. */
export function replayReport(
  found: Omit<ReplayReport, "verb" | "same" | "differences" | "count"> & {
    readonly differences: readonly Difference[];
  },
): ReplayReport {
  const { formulas, inputs } = found;
  // What is named needs no fingerprint beside it.
  const named = new Set([
    ...(formulas.length + inputs.length > 0 ? ["/made/model/fingerprint", "/made/plan/fingerprint"] : []),
  ]);
  const differences = found.differences.filter(({ path }) => !named.has(path));
  return {
    ...found,
    verb: "replay",
    same: formulas.length + inputs.length + differences.length === 0,
    differences: differences.slice(0, mostListed),
    count: differences.length,
  };
}
