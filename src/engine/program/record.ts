/**
 * A model's arithmetic with every input left open, as steps in flat arrays: fit to be kept. What is asked a single time of inputs of
 * the same shape is played from it, which takes less than unrolling the formulas, and gives the same bits.
 */

import type { Input, Instance } from "../../model/inputs.ts";
import type { Model, Tape, TapeInput } from "../../model/types.ts";
import { restsIn } from "../../model/wholes.ts";
import { allocate } from "../allocation.ts";
import { Unrolling } from "../compile.ts";
import { lagged, waterfall } from "../operations.ts";
import { fits, type Outputs, outputsOf, type Slot, stepsOf } from "./outputs.ts";
import { flatten, functions, others } from "./steps.ts";

interface Played {
  readonly slots: readonly Slot[];
  readonly values: readonly number[];
}

/** Unrolls a model for good. Throws CycleError, SizeError. */
export function record(model: Model): Tape {
  const { years, inputs } = model.instance;
  // A rest is no input of its own: it follows from the others.
  const taped = [...inputs.values()].filter(({ rest }) => rest === undefined).map(tapeInput);
  const unrolling = new Unrolling(model, {
    // As values or ranges have it, lags look back no less than so far.
    free: taped.map((input) => ({ ...input, least: Number.POSITIVE_INFINITY })),
  });
  const { nodes } = unrolling.outputs(outputsOf(model));
  return {
    years,
    inputs: taped,
    lags: unrolling.lags,
    rests: restsIn(model.instance),
    ...flatten(unrolling.graph.steps),
    outputs: Uint32Array.from(nodes),
  };
}

function tapeInput({ name, value, prices }: Input): TapeInput {
  return {
    name,
    ...(typeof value === "number" ? {} : { years: [...value.keys()] }),
    prices,
  };
}

/**
 * The values of outputs under the inputs of a model, one behind the other, and where each output's stand. None where the model has no
 * tape of these outputs, or its inputs are of another shape than the tape's.
 */
export function play({ tape, instance, ...model }: Model, outputs: Outputs): Played | undefined {
  if (tape === undefined || !fits(tape, instance)) return undefined;
  const found = stepsOf(tape, { ...model, instance }, outputs);
  if (found === undefined) return undefined;
  const results = run(tape, instance);
  return { slots: found.slots, values: found.steps.map((step) => results[step] as number) };
}

/** The value of each step. A zero has no minus, as among the constants of a graph. */
function run({ inputs: taped, codes, args, constants }: Tape, { inputs }: Instance): Float64Array {
  const read: number[] = [];
  for (const { name, years } of taped) {
    const { value } = inputs.get(name) as Input;
    if (typeof value === "number") read.push(value);
    else for (const year of years ?? []) read.push(value.get(year) as number);
  }
  const values = new Float64Array(codes.length);
  const splits = new Map<number, Float64Array>();
  let at = 0;
  const next = () => args[at++] as number;
  const value = () => values[args[at++] as number] as number;
  const several = (n: number) => Float64Array.from({ length: n }, value);
  const result = (code: number, step: number): number => {
    const operation = functions[code];
    if (operation !== undefined) {
      if (operation.length === 1) return operation(value());
      if (operation.length === 2) return operation(value(), value());
      return operation(value(), value(), value());
    }
    const what = others[code - functions.length];
    switch (what) {
      case "constant":
        return constants[next()] as number;
      case "input":
        return read[next()] as number;
      case "part":
        return splits.get(next())?.[next()] as number;
      case "lag": {
        const [least, count] = [next(), next()];
        const [years, before] = [value(), value()];
        return lagged(years, least, before, several(count - 2), count - 2);
      }
      default: {
        const [parts, count] = [next(), next()];
        const amount = value();
        const shares = several(count - 1);
        (what === "allocate" ? allocate : waterfall)(amount, shares, parts);
        splits.set(step, shares);
        return Number.NaN;
      }
    }
  };
  for (let step = 0; step < codes.length; step++) values[step] = result(codes[step] as number, step) + 0;
  return values;
}
