/** A model's arithmetic as it is kept, with every input left open, and which of its steps are asked for. */

import { append } from "../../lists.ts";
import { fewestYears, leastOf } from "../../model/input-values.ts";
import type { Input, Instance } from "../../model/inputs.ts";
import type { Expression, Figure, Model, Tape } from "../../model/types.ts";
import { restsIn, sameRests } from "../../model/wholes.ts";

/** Where an output's values stand among those of several, and how many they are: one a year, or one. */
export interface Slot {
  readonly from: number;
  readonly length: number;
}

export type Outputs = readonly (Figure | Expression)[];

/** What a tape has the values of, in its order. */
export function outputsOf({ requirements, figures }: Pick<Model, "requirements" | "figures">): Outputs {
  return [...requirements, ...figures.values()];
}

/** Whether the steps would be the same for these inputs. `least`: the least value that one of them can take. */
export function fits(
  tape: Tape,
  { years, inputs }: Instance,
  least: (input: Input) => number = leastOf,
): boolean {
  return (
    years.length === tape.years.length &&
    years.every((year, t) => year === tape.years[t]) &&
    sameRests(tape.rests, restsIn({ inputs })) &&
    tape.inputs.every(({ name, years, prices }) => {
      const input = inputs.get(name);
      if (input === undefined || input.prices !== prices) return false;
      const { value } = input;
      if (typeof value === "number" || years === undefined) return typeof value === "number" && !years;
      return value.size === years.length && years.every((year) => value.has(year));
    }) &&
    [...tape.lags].every(([name, taped]) => fewestYears(least(inputs.get(name) as Input)) >= taped)
  );
}

/** The steps of some outputs one behind the other, and where each output's stand. None where the tape has not all of them. */
export function stepsOf(
  tape: Tape,
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
    append(steps, tape.outputs.subarray(start, start + length));
  }
  return { slots, steps };
}
