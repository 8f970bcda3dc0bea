/** Inputs along axes as the free inputs of a kernel: what the plan says a value means, in the slots that it is read from. */

import type { Bounds } from "../../engine/bounds/interval.ts";
import type { FreeInput } from "../../engine/slots.ts";
import type { Axis } from "../../plan/settings/axis.ts";
import type { Scenario, Setting } from "../../plan/types.ts";
import { withSettings } from "../scenario-model.ts";

/** An axis on one scenario: its part of the kernel's inputs. */
export interface FreeAxis {
  readonly free: readonly FreeInput[];
  readonly from: number;
  readonly length: number;
  /** Between which values each slot stays. */
  readonly within: readonly Bounds[];
  /** Writes what the inputs are at value number `i` into their slots; `row` of columns that are `rows` long. */
  readonly write: (i: number, inputs: Float64Array, row?: number, rows?: number) => void;
}

/** So many numbers of an axis are kept; a longer one is calculated again each time. */
const maxKept = 65_536;

/** Axes on a scenario, in order, and the scenario with the first value of each laid on: the shapes that its model has. */
export function sweepVariables(
  scenario: Scenario,
  axes: readonly Axis[],
): { readonly axes: readonly FreeAxis[]; readonly slots: number; readonly base: Scenario } {
  let from = 0;
  const settings = new Map(scenario.settings);
  const free = axes.map((axis) => {
    const laid = axis.settingsAt(scenario, 0);
    for (const [name, setting] of laid) settings.set(name, setting);
    const made = freeAxis(scenario, axis, laid, from);
    from += made.length;
    return made;
  });
  return { axes: free, slots: from, base: withSettings(scenario, settings) };
}

function freeAxis(
  scenario: Scenario,
  axis: Axis,
  first: ReadonlyMap<string, Setting>,
  from: number,
): FreeAxis {
  const years = [...first].map(([, { value }]) =>
    typeof value === "number" ? undefined : [...value.keys()],
  );
  const length = years.reduce((sum, named) => sum + (named?.length ?? 1), 0);
  const valuesAt = (i: number, into: Float64Array, start: number) => {
    let at = start;
    for (const { value } of axis.settingsAt(scenario, i).values()) {
      if (typeof value === "number") into[at++] = value;
      else for (const each of value.values()) into[at++] = each;
    }
  };
  const kept = axis.count * length <= maxKept ? new Float64Array(axis.count * length) : undefined;
  if (kept !== undefined) for (let i = 0; i < axis.count; i++) valuesAt(i, kept, i * length);
  // Along an axis that is not kept everything rises, or falls.
  const ends = kept ?? new Float64Array(2 * length);
  if (kept === undefined) {
    valuesAt(0, ends, 0);
    valuesAt(axis.count - 1, ends, length);
  }
  const within = Array.from({ length }, (_, k): Bounds => {
    let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (let at = k; at < ends.length; at += length) {
      low = Math.min(low, ends[at] as number);
      high = Math.max(high, ends[at] as number);
    }
    return [low, high];
  });
  let slot = 0;
  const free = [...first.keys()].map((name, which): FreeInput => {
    const [least, most] = within[slot] as Bounds;
    const named = years[which];
    slot += named?.length ?? 1;
    return named === undefined ? { name, least, most } : { name, least: 0, years: named };
  });
  const one = new Float64Array(length);
  const write = (i: number, inputs: Float64Array, row = 0, rows = 1) => {
    if (kept === undefined) valuesAt(i, one, 0);
    const [values, start] = kept === undefined ? [one, 0] : [kept, i * length];
    for (let k = 0; k < length; k++) inputs[(from + k) * rows + row] = values[start + k] as number;
  };
  return { free, from, length, within, write };
}
