/** A model's program: its formulas unrolled once, to be bound for many values of its inputs. */

import type { Input } from "../../model/inputs.ts";
import type { Model, Program } from "../../model/types.ts";
import { Unrolling } from "../compile.ts";
import { outputsOf, programInputs } from "./outputs.ts";

/** Compiles a model with every input open, or those alone that `isOpen` says. Throws CycleError, SizeError. */
export function compileProgram(model: Model, isOpen: (name: string) => boolean = () => true): Program {
  const all = programInputs(model.instance);
  const inputs = all.filter(({ name }) => isOpen(name));
  const closed = all.filter(({ name }) => !isOpen(name));
  // As values or ranges have it, lags look back no less than so far.
  const unrolling = new Unrolling(model, { free: inputs });
  const { nodes } = unrolling.outputs(outputsOf(model));
  return {
    years: model.instance.years,
    inputs,
    closed: new Map(closed.map(({ name }) => [name, model.instance.inputs.get(name) as Input])),
    lags: unrolling.lags,
    rests: model.rests,
    ...unrolling.graph.steps.flat(),
    outputs: Uint32Array.from(nodes),
  };
}
