import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Bounds } from "../../src/engine/bounds/interval.ts";
import { CycleError } from "../../src/engine/compile.ts";
import { compile } from "../../src/engine/evaluate.ts";
import { compileProgram } from "../../src/engine/program/compile-program.ts";
import { BlockKernel, columnStride, compileBlock } from "../../src/engine/simd/block.ts";
import { recordOf } from "../../src/files/cache/recording.ts";
import { openSnapshot, takeSnapshot } from "../../src/files/cache/snapshot.ts";
import { filesOf } from "../../src/files/json/read-file.ts";
import type { Input } from "../../src/model/inputs.ts";
import { isLinkedFor, link, linkExpression, withInputs } from "../../src/model/link.ts";
import type { Model, Structure } from "../../src/model/types.ts";
import type { Scenario } from "../../src/plan/types.ts";
import { randomCase, randomModel } from "../helpers/models/random.ts";
import { model, type Sketch } from "../helpers/models/small.ts";
import { dataDir, shipped, shippedScenario } from "../helpers/shipped.ts";

/** Every output of a model, by the program where it has one that is compatible. NaN is undefined, and so is what is infinite. */
function outputs(of: Model): number[] {
  const kernel = compile(of, [...of.figures.values(), ...of.requirements]);
  const values = new Float64Array(kernel.size);
  kernel.evaluate(new Float64Array(), values);
  return Array.from(values, (x) => (Number.isFinite(x) ? x + 0 : Number.NaN));
}

/** Whether a model's program is bound for it: with its outputs all made the first step, it would tell. */
function isBound({ program, ...of }: Model): boolean {
  const changed = program && { ...program, outputs: program.outputs.map(() => 0) };
  return new Set(outputs({ ...of, ...(changed && { program: changed }) })).size === 1;
}

/** The same model with other values of its inputs. */
function changed(of: Model, change: (input: Input) => Input): Model {
  const inputs = new Map([...of.instance.inputs].map(([name, input]) => [name, change(input)]));
  return { ...of, instance: { ...of.instance, inputs } };
}

describe("the shipped plan", () => {
  const linkedTo = ({ instance }: Scenario, known?: Structure): Model => {
    if (known !== undefined && isLinkedFor(known, instance)) return withInputs(known, instance);
    const linked = link(shipped.definition, instance);
    if ("issues" in linked) throw new Error(JSON.stringify(linked.issues));
    return withInputs(linked.structure, instance);
  };
  const folder = mkdtempSync(join(tmpdir(), "baekjo-"));
  const kept = join(folder, "shipped.bin");
  writeFileSync(kept, takeSnapshot(shipped, recordOf(shipped), dataDir));
  const known = openSnapshot(kept, dataDir, filesOf({ dataDir }))?.structure;
  rmSync(folder, { recursive: true });
  const settings = [
    [],
    ["fx.usd*=1.1", "compute.target=100000"],
    ["macro.inflation@2028=5%", "hosting.pue@2028=1.5"],
    ["energy.price*=1.3", "funding.public=0"],
    ["macro.inflation*=2", "compute.life=2"],
  ];

  it.each(shipped.scenarioNames)("%s gives the same bits from the program as from its formulas", (name) => {
    for (const set of settings) {
      const scenario = shippedScenario(name, set);
      expect(outputs(linkedTo(scenario, known))).toEqual(outputs(linkedTo(scenario)));
    }
  });

  it("is bound where a scenario changes values, and not where it changes years or paths", () => {
    const bound = (name: string, set: readonly string[] = [], years?: string) =>
      isBound(linkedTo(shippedScenario(name, set, years), known));
    const paths = (name: string) =>
      [...shippedScenario(name).instance.inputs.values()].map(({ value }) =>
        typeof value === "number" ? undefined : [...value.keys()],
      );
    for (const name of shipped.scenarioNames) {
      expect([name, bound(name)]).toEqual([name, isDeepStrictEqual(paths(name), paths(shipped.plan.base))]);
    }
    expect(bound("stress")).toBe(true);
    expect(bound("gpus-50k", ["compute.target=70000", "macro.inflation@2028=5%"])).toBe(true);
    expect(bound("gpus-50k", ["hosting.pue@2028=1.5"])).toBe(false);
    expect(bound("gpus-50k", [], "2026..2035")).toBe(false);
  });
});

const sketch: Sketch = {
  inputs: { n: 2, x: [1, 2, 4], p: { of: "", value: 100, prices: 2024 }, inflation: [0.1, 0.2, 0.5], w: 3 },
  members: { f: ["a", "b"] },
  metrics: {
    back: "lag(back, n, 1) + x",
    parts: "p * w :: 1 :: flow",
    split: "allocate(total(x) * 7, x)",
    either: "if(x > w, sqrt(x - w), w ^ 0.5)",
  },
  requirements: { met: "x >= 0" },
  inflation: "inflation",
};

/** Of random models some wait for themselves. */
function within<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch (thrown) {
    if (thrown instanceof CycleError) return undefined;
    throw thrown;
  }
}

describe("a program", () => {
  const compiled = (of: Model, program = compileProgram(of)): Model => ({ ...of, program });
  const base = model(sketch);
  const program = compileProgram(base);

  it("holds for all values of its inputs", () => {
    const number = fc.oneof(
      fc.constantFrom(0, 1, 3, 1e300, -2),
      fc.double({ min: -1e6, max: 1e6, noNaN: true }),
    );
    fc.assert(
      fc.property(
        fc.double({ min: 2, max: 5, noNaN: true }),
        fc.array(number, { minLength: 9 }),
        (n, some) => {
          let at = 0;
          const next = () => some[at++ % some.length] as number;
          const other = changed(base, (input) => {
            if (input.name === "n") return { ...input, value: n };
            const { value } = input;
            return {
              ...input,
              value:
                typeof value === "number" ? next() : new Map([...value.keys()].map((year) => [year, next()])),
            };
          });
          expect(isBound(compiled(other, program))).toBe(true);
          expect(outputs(compiled(other, program))).toEqual(outputs(other));
        },
      ),
    );
  });

  it("with some inputs open serves for any values of these, and for no other value of the rest", () => {
    const some = compileProgram(base, (name) => name === "n" || name === "x");
    expect(some.inputs.map(({ name }) => name).sort()).toEqual(["n", "x"]);
    const moved = (which: string) =>
      changed(base, (input) => {
        const { name, value } = input;
        const more = typeof value === "number" ? value + 1 : new Map([...value].map(([y, v]) => [y, v + 1]));
        return name === which ? { ...input, value: more } : input;
      });
    for (const name of base.instance.inputs.keys()) {
      const other = moved(name);
      expect([name, isBound(compiled(other, some))]).toEqual([name, name === "n" || name === "x"]);
      expect(outputs(compiled(other, some))).toEqual(outputs(other));
    }
  });

  it("with some inputs open serves where these are free, and not where another is", () => {
    const some = compileProgram(base, (name) => name === "x");
    for (const name of ["n", "x", "w"]) {
      const values = [base, compiled(base, some)].map((of) => {
        const kernel = compile(of, [...of.figures.values()], { free: [{ name, least: 2, most: 4 }] });
        const outputs = new Float64Array(kernel.size);
        kernel.evaluate(Float64Array.of(2.5), outputs);
        return [...outputs];
      });
      expect([name, values[1]]).toEqual([name, values[0]]);
    }
  });

  it("of which an input is closed serves for no other year of its prices", () => {
    const some = compileProgram(base, (name) => name === "n");
    const other = changed(base, (input) => (input.name === "p" ? { ...input, prices: 2025 } : input));
    expect(isBound(compiled(other, some))).toBe(false);
    expect(outputs(compiled(other, some))).toEqual(outputs(other));
  });

  it("gives the bits of the formulas, for any model", () => {
    fc.assert(
      fc.property(randomCase, (random) => {
        const of = randomModel(random);
        const answer = within(() => outputs(of));
        fc.pre(answer !== undefined);
        expect(outputs(compiled(of))).toEqual(answer);
      }),
      { numRuns: 200 },
    );
  });

  it("leaves inputs open as the formulas do, for any model", () => {
    const sums = (columns: number) => [Array.from({ length: columns }, (_, column) => column)];
    const opened = (of: Model, half: number) => {
      const inputs = [...of.instance.inputs.values()].filter((_, i) => i % 2 === half);
      const free = inputs.map(({ name, value }) => ({ name, least: typeof value === "number" ? value : 0 }));
      const outputs = [...of.requirements, ...[...of.figures.values()].filter((_, i) => i % 3 !== half)];
      const kernel = compile(of, outputs, { free });
      const values = new Float64Array(kernel.size);
      const at = inputs.map(({ value }) => (typeof value === "number" ? value + half : 1.25));
      kernel.evaluate(Float64Array.from(at), values);
      // Two trials of the block kernel: one between the ends of the bounds that it is made for, one at an end.
      const within = at.map((value): Bounds => [value - 1, value]);
      const block = new BlockKernel(compileBlock(of, outputs, within, { free }, () => sums(kernel.size)));
      for (const [i, value] of at.entries()) {
        for (const t of [0, 1]) block.inputs[i * columnStride + t] = value - 0.5 * t;
      }
      block.evaluate(2);
      const columns = Array.from({ length: kernel.size + 1 }, (_, k) => k * columnStride);
      const found = columns.flatMap((column) => [...block.outputs.subarray(column, column + 2)]);
      // The sign of a zero is nothing that anybody is told, nor how a value is undefined.
      const told = (value: number) => (Number.isFinite(value) ? value + 0 : Number.NaN);
      return {
        slots: kernel.slots,
        values: [...values].map((value) => value + 0),
        blocks: found.map(told),
      };
    };
    fc.assert(
      fc.property(randomCase, fc.constantFrom(0, 1), (random, half) => {
        const of = randomModel(random);
        const answer = within(() => opened(of, half));
        const program = within(() => compileProgram(of));
        fc.pre(answer !== undefined && program !== undefined);
        expect(opened(compiled(of, program), half)).toEqual(answer);
      }),
      { numRuns: 200 },
    );
  });

  it("is left where a lag by a formula may look back less far, whichever way an input moves it", () => {
    const of = model({
      inputs: { grace: 1, sooner: 0.5 },
      metrics: { a: "lag(a, 1 + grace - sooner, 1) + 1", b: "lag(a, 6[months] + grace, 0)" },
    });
    const program = compileProgram(of);
    const set = (values: Readonly<Record<string, number | undefined>>) =>
      compiled(
        changed(of, (input) => ({ ...input, value: values[input.name] ?? (input.value as number) })),
        program,
      );
    for (const kept of [{}, { grace: 3 }, { sooner: -1 }, { grace: 2, sooner: 1.5 }]) {
      const bound = set(kept);
      const { program: _, ...unrolled } = bound;
      expect(isBound(bound), JSON.stringify(kept)).toBe(true);
      expect(outputs(bound)).toEqual(outputs(unrolled));
    }
    // Three years back there are only those before the plan; two and a half, half of the first year.
    expect(outputs(set({ grace: 2, sooner: 0 }))).toEqual([2, 2, 2, 0, 0, 1]);
    expect(() => outputs(set({ sooner: 1.5 }))).toThrow(CycleError);
  });

  it("is left where a lag may look back less far, prices are others, or a path names other years", () => {
    const bound = (name: string, change: (input: Input) => Input) =>
      isBound(
        compiled(
          changed(base, (input) => (input.name === name ? change(input) : input)),
          program,
        ),
      );
    expect(bound("n", (input) => ({ ...input, value: 3 }))).toBe(true);
    expect(bound("n", (input) => ({ ...input, value: 1.5 }))).toBe(false);
    expect(bound("n", (input) => ({ ...input, range: { shape: "uniform", low: 1, high: 4 } }))).toBe(false);
    expect(bound("p", (input) => ({ ...input, prices: 2025 }))).toBe(false);
    expect(bound("w", (input) => ({ ...input, value: new Map([[2026, 1]]) }))).toBe(false);
    expect(bound("x", (input) => ({ ...input, value: 1 }))).toBe(false);
    expect(bound("x", (input) => ({ ...input, value: new Map([[2026, 1]]) }))).toBe(false);
  });

  it("is left for what was not asked of it: free inputs, money stated anew, other formulas", () => {
    const of = compiled(base);
    expect(compile(of, [...of.figures.values()], { free: [{ name: "w", least: 0 }] }).steps).not.toBe(0);
    const linked = linkExpression(of, "any(x > 3)");
    if ("issues" in linked) throw new Error(JSON.stringify(linked.issues));
    const kernel = compile(of, [linked.expression]);
    const values = new Float64Array(1);
    kernel.evaluate(new Float64Array(), values);
    expect([...values]).toEqual([1]);
  });
});
