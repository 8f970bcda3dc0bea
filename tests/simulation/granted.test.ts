import { expect, it } from "vitest";
import { compileBlock } from "../../src/engine/simd/block.ts";
import type { Figure } from "../../src/model/types.ts";
import { Simulation } from "../../src/simulation/simulation.ts";
import type { SimulationJob } from "../../src/simulation/types.ts";
import { model } from "../helpers/models/small.ts";

it("counts what is a constant in all trials but those in which it is undefined", () => {
  // Weights below zero divide nothing: then the parts are undefined, and so is whether they are below zero.
  const of = model({
    inputs: { a: 0.5 },
    metrics: { weight: "if(index = 0, a, 1)", part: "allocate(10, weight)", sure: "if(part >= 0, 1, 2)" },
  });
  const program = compileBlock(of, [of.figures.get("sure") as Figure], [[-1, 3]], {
    free: [{ name: "a", least: -1 }],
  });
  expect([...program.constants.values()]).toEqual([]);
  const input = {
    ...{ name: "a", whole: false },
    distribution: { shape: "uniform", low: -1, mode: 0.5, high: 3 } as const,
  };
  const job: SimulationJob = {
    ...{ seed: 1, sampling: "plain", trials: 10_000, correlations: [], names: ["a"], paired: [] },
    scenarios: [
      {
        ...{ inputs: [input], program, conditions: [0], years: [], requirements: [[1, 2]] },
        tallied: [{ column: 0, reference: 1 }],
      },
    ],
  };
  const simulation = new Simulation(job);
  for (let block = 0; block < 10; block++) simulation.run(block);
  const { tallies, conditions, broken } = simulation.take().scenarios[0] ?? {};
  const missing = tallies?.[0]?.undefined as number;
  // A quarter of what is drawn is below zero; three standard errors are 130.
  expect(Math.abs(missing - 2500)).toBeLessThan(130);
  expect(tallies?.[0]?.count).toBe(10_000 - missing);
  expect(conditions).toEqual([{ met: 10_000 - missing, undefined: missing }]);
  // What rests on something undefined is not broken.
  expect(broken).toEqual([0]);
});
