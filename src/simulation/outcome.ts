/** What has been counted in the trials of a simulation: parts merge to the same bits in any order. */

import { Tally, type TallyData } from "../math/statistics/tally.ts";
import { scrambles } from "./sobol-sequence.ts";
import type { ScenarioJob, SimulationJob } from "./types.ts";

export interface ConditionCount {
  met: number;
  undefined: number;
}

export interface ScenarioOutcome {
  readonly tallies: readonly Tally[];
  readonly conditions: readonly ConditionCount[];
  readonly years: readonly Map<number, number>[];
  readonly broken: number[];
  /** Trials whose inputs contradict each other: of them nothing is counted but that. */
  leftOut: number;
  /** Of this scenario less the first; empty for the first. */
  readonly differences: readonly Tally[];
}

export interface OutcomeData {
  readonly trials: number;
  readonly scenarios: readonly {
    readonly tallies: readonly TallyData[];
    readonly conditions: readonly (readonly [met: number, undefined: number])[];
    readonly years: readonly (readonly (readonly [year: number, count: number])[])[];
    readonly broken: readonly number[];
    readonly leftOut: number;
    readonly differences: readonly TallyData[];
  }[];
}

/** What JSON.stringify is to make of an outcome's data: lists of what it has in typed arrays. */
export function listed(_key: string, value: unknown): unknown {
  return value instanceof Uint32Array || value instanceof Float64Array ? Array.from(value) : value;
}

/** How much an outcome holds of each sort: all that is needed to put parts together. */
export interface OutcomeShape {
  /** Into how many groups trials fall that are drawn apart. */
  readonly groups: number;
  readonly scenarios: readonly {
    /** By tally: the value at the inputs as they are; null where it is undefined. */
    readonly references: readonly (number | null)[];
    /** The same of the differences from the first scenario. */
    readonly differences: readonly (number | null)[];
    readonly conditions: number;
    readonly years: number;
    readonly requirements: number;
  }[];
}

export function shapeOf({ scenarios, sampling, paired }: SimulationJob): OutcomeShape {
  const finite = (value: number) => (Number.isFinite(value) ? value : null);
  const first = scenarios[0] as ScenarioJob;
  return {
    groups: sampling === "sobol" ? scrambles : 1,
    scenarios: scenarios.map(({ tallied, conditions, years, requirements }, i) => {
      const reference = (of: ScenarioJob["tallied"], place: number) => of[place]?.reference ?? Number.NaN;
      return {
        references: tallied.map((one) => finite(one.reference)),
        differences: (i === 0 ? [] : paired).map((place) =>
          finite(reference(tallied, place) - reference(first.tallied, place)),
        ),
        conditions: conditions.length,
        years: years.length,
        requirements: requirements.length,
      };
    }),
  };
}

/** What has been counted in some of the trials. */
export class Outcome {
  trials = 0;
  readonly scenarios: readonly ScenarioOutcome[];

  constructor({ scenarios, groups }: OutcomeShape) {
    const times = <T>(n: number, make: () => T) => Array.from({ length: n }, make);
    this.scenarios = scenarios.map(({ references, differences, conditions, years, requirements }) => ({
      tallies: references.map((reference) => new Tally(reference ?? Number.NaN, groups)),
      conditions: times(conditions, () => ({ met: 0, undefined: 0 })),
      years: times(years, () => new Map()),
      broken: times(requirements, () => 0),
      leftOut: 0,
      differences: differences.map((centre) => new Tally(0, groups, centre ?? 0)),
    }));
  }

  get data(): OutcomeData {
    return {
      trials: this.trials,
      scenarios: this.scenarios.map(({ tallies, conditions, years, broken, leftOut, differences }) => ({
        tallies: tallies.map(({ data }) => data),
        conditions: conditions.map(({ met, undefined: missing }) => [met, missing] as const),
        years: years.map((counts) => [...counts].sort(([a], [b]) => a - b)),
        broken,
        leftOut,
        differences: differences.map(({ data }) => data),
      })),
    };
  }

  /** Adds what another part of the same job had counted when it handed on its data. */
  add(data: OutcomeData): void {
    this.trials += data.trials;
    for (const [i, own] of this.scenarios.entries()) {
      const from = data.scenarios[i] as OutcomeData["scenarios"][number];
      for (const [k, tally] of own.tallies.entries()) tally.add(from.tallies[k] as TallyData);
      for (const [k, tally] of own.differences.entries()) tally.add(from.differences[k] as TallyData);
      for (const [k, count] of own.conditions.entries()) {
        const [met, missing] = from.conditions[k] as readonly [number, number];
        count.met += met;
        count.undefined += missing;
      }
      for (const [k, counts] of own.years.entries()) {
        for (const [year, count] of from.years[k] ?? []) counts.set(year, (counts.get(year) ?? 0) + count);
      }
      own.leftOut += (data.scenarios[i] as OutcomeData["scenarios"][number]).leftOut;
      for (const k of own.broken.keys()) {
        own.broken[k] = (own.broken[k] as number) + (from.broken[k] as number);
      }
    }
  }
}
