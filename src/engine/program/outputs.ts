/**
 * A model's arithmetic with every input left open, as steps in flat arrays: fit to be kept. To bind it takes less than to unroll the
 * formulas once more, and gives the same bits.
 */

import { readFormula } from "../../formula/parse.ts";
import type { Tree } from "../../formula/syntax.ts";
import { append } from "../../lists.ts";
import { extentOf, fewestYears } from "../../model/input-values.ts";
import type { Input, Instance } from "../../model/inputs.ts";
import type { Expression, Figure, Model, Program, ProgramInput } from "../../model/types.ts";
import { restsIn, sameRests } from "../../model/wholes.ts";
import { boundsOfYears } from "./lag.ts";

/** Where an output's values stand among those of several, and how many they are: one a year, or one. */
export interface Slot {
  readonly from: number;
  readonly length: number;
}

export type Outputs = readonly (Figure | Expression)[];

/** What a program has the values of, in its order. */
export function outputsOf({ requirements, figures }: Pick<Model, "requirements" | "figures">): Outputs {
  return [...requirements, ...figures.values()];
}

/** The inputs of a program: a rest is none of its own, since it follows from the others. */
export function programInputs({ inputs }: Instance): ProgramInput[] {
  return [...inputs.values()]
    .filter(({ rest }) => rest === undefined)
    .map(({ name, value, prices }) => ({
      name,
      ...(typeof value === "number" ? {} : { years: [...value.keys()] }),
      ...(prices === undefined ? {} : { prices }),
    }));
}

/** Whether the steps would be the same for these inputs. `extent`: the least and the greatest value that one of them can take. */
export function isCompatible(
  program: Program,
  { years, inputs }: Instance,
  extent: (input: Input) => readonly [number, number] = extentOf,
): boolean {
  return (
    years.length === program.years.length &&
    years.every((year, t) => year === program.years[t]) &&
    sameRests(program.rests, restsIn({ inputs })) &&
    [...(program.closed ?? [])].every(([name, { value, prices }]) => {
      const input = inputs.get(name);
      return input?.value === value && input.prices === prices;
    }) &&
    program.inputs.every(({ name, years, prices }) => {
      const input = inputs.get(name);
      if (input === undefined || input.prices !== prices) return false;
      const { value } = input;
      if (typeof value === "number" || years === undefined) return typeof value === "number" && !years;
      return value.size === years.length && years.every((year) => value.has(year));
    }) &&
    [...program.lags].every(([years, own]) => {
      const read = inputs.has(years) ? undefined : readFormula(years);
      const tree: Tree = read && "tree" in read ? read.tree : { kind: "name", name: years, span: nowhere };
      const { low } = boundsOfYears(tree, (name) => extent(inputs.get(name) as Input));
      return fewestYears(low) >= own;
    })
  );
}

const nowhere = { from: 0, to: 0 };

/** The steps of some outputs one behind the other, and where each output's stand. None where the program has not all of them. */
export function stepsOf(
  program: Program,
  { instance, ...model }: Pick<Model, "requirements" | "figures" | "instance">,
  outputs: Outputs,
): { readonly slots: Slot[]; readonly steps: number[] } | undefined {
  const lengthOf = ({ yearly }: Figure | Expression) => (yearly ? instance.years.length : 1);
  const places = new Map<Figure | Expression, number>();
  let place = 0;
  for (const output of outputsOf(model)) {
    places.set(output, place);
    place += lengthOf(output);
  }
  const slots: Slot[] = [];
  const steps: number[] = [];
  for (const output of outputs) {
    const start = places.get(output);
    if (start === undefined) return undefined;
    const length = lengthOf(output);
    slots.push({ from: steps.length, length });
    append(steps, program.outputs.subarray(start, start + length));
  }
  return { slots, steps };
}
