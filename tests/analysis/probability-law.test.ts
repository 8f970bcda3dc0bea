import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { prepare } from "../../src/analysis/simulated-scenarios.ts";
import { questionFrom } from "../../src/cli/metric-argument.ts";
import { loadProject } from "../../src/files/load.ts";
import { resolveScenarios } from "../../src/plan/scenarios/resolve.ts";
import type { Project } from "../../src/plan/types.ts";
import { blocksOf, Simulation } from "../../src/simulation/simulation.ts";
import { conditionsOn } from "../helpers/random-conditions.ts";
import { dataDir, shipped } from "../helpers/shipped.ts";
import { tinyWith } from "../helpers/tiny.ts";

const trials = 1500;

interface Counted {
  readonly holds: number;
  readonly undefined: number;
}

/** In how many trials each condition holds, and in how many it is neither true nor false. */
function counted(project: Project, name: string, seed: number, texts: readonly string[]): Counted[] {
  const { scenarios } = resolveScenarios(project, { scenarios: [name], set: [], unset: [] });
  const conditions = texts.map((text) => questionFrom("--prob", text));
  const request = { metrics: [], conditions, trials, seed, sampling: "plain" } as const;
  const { job } = prepare(project, scenarios, request);
  const simulation = new Simulation(job);
  for (let block = 0; block < blocksOf(trials); block++) simulation.run(block);
  const found = simulation.take().scenarios[0]?.conditions ?? [];
  return found.map(({ met, undefined: missing }) => ({ holds: met, undefined: missing }));
}

/** Asks the law of conditions, many at a time; returns how many of them are undefined in some trials and not in all. */
function holdsFor(project: Project, name: string, seed: number, conditions: readonly string[]): number {
  const texts = conditions.flatMap((c) => [c, `not (${c})`, `(${c}) or not (${c})`, `(${c}) and not (${c})`]);
  const found = counted(project, name, seed, texts);
  let mixed = 0;
  for (const [i, condition] of conditions.entries()) {
    const [holds, fails, either, both] = found.slice(4 * i, 4 * i + 4) as [
      Counted,
      Counted,
      Counted,
      Counted,
    ];
    const missing = holds.undefined;
    expect(holds.holds + fails.holds + missing, condition).toBe(trials);
    expect(
      [fails, either, both].map((one) => one.undefined),
      condition,
    ).toEqual([missing, missing, missing]);
    expect([either.holds, both.holds], condition).toEqual([trials - missing, 0]);
    if (missing > 0 && missing < trials) mixed++;
  }
  return mixed;
}

/** What the law is about: conditions that are undefined in some of the trials. */
function law(
  of: (conditions: readonly string[], seed: number) => number,
  condition: fc.Arbitrary<string>,
  numRuns: number,
) {
  let mixed = 0;
  const many = fc.array(condition, { minLength: 12, maxLength: 12 });
  fc.assert(
    fc.property(many, fc.nat(1000), (conditions, seed) => {
      mixed += of(conditions, seed);
    }),
    { numRuns, seed: 7 },
  );
  expect(mixed).toBeGreaterThan(numRuns / 2);
}

const slow = 60_000;

describe("P(c) + P(not c) + P(undefined) = 1, to the trial", () => {
  const figures = [
    "balance.public.cumulative",
    "balance.public",
    "compute.cost",
    "uses.public",
    "funding.public",
  ];

  test("Korea's plan", { timeout: slow }, () => {
    const condition = conditionsOn([...figures, "programmes.cost", "fund.value"], shipped.plan.years);
    for (const name of ["gpus-50k", "gpus-100k"]) {
      law((conditions, seed) => holdsFor(shipped, name, seed, conditions), condition, 4);
    }
  });

  test("India's plan", { timeout: slow }, () => {
    const india = loadProject({ dataDir, planFile: `${dataDir}/india/plan.json` });
    law(
      (conditions, seed) => holdsFor(india, india.plan.base, seed, conditions),
      conditionsOn(figures, india.plan.years),
      4,
    );
  });

  test("small plans with random inputs, drawn from ranges of every shape", { timeout: slow }, () => {
    const names = ["funding.private", "funding.public", "compute.cost", "uses.public", "balance.public"];
    const ends = fc.tuple(
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 1, max: 40 }),
    );
    const ranged = fc.record({
      shape: fc.constantFrom("triangular", "pert", "uniform", "discrete"),
      ends: ends.map(([low, value, high]) => [low, low + value, low + value + high] as const),
    });
    fc.assert(
      fc.property(
        fc.tuple(ranged, ranged, ranged),
        fc.array(conditionsOn(names, [2026, 2027, 2028]), { minLength: 8, maxLength: 8 }),
        fc.nat(1000),
        ([privately, publicly, npu], conditions, seed) => {
          const project = loadProject({
            dataDir: tinyWith({
              "tiny/plan.json": ({ parameters }) => {
                const draw = (name: string, { shape, ends: [low, value, high] }: typeof npu) => {
                  const jo = (count: number) => `${count}조`;
                  const range =
                    shape === "discrete"
                      ? { shape, values: [low, value, high].map(jo), weights: [1, 2, 3] }
                      : { shape, low: jo(low), high: jo(high) };
                  Object.assign(parameters[name], { value: jo(value), range });
                };
                draw("funding.private.amount", privately);
                draw("funding.public.amount", publicly);
                draw("programmes.npu.amount", npu);
              },
            }),
          });
          holdsFor(project, "as-planned", seed, conditions);
        },
      ),
      { numRuns: 20, seed: 3 },
    );
  });
});
