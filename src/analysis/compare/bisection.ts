/** Where along an input what lasts at one value does not at another: of anything that says of a value whether it does. */

import { exactProduct, exactSum } from "../../formula/decimal.ts";
import { unitTextIn, writtenIn } from "../../formula/units.ts";
import { smallestOf } from "../../plan/settings/axis.ts";
import type { BreakEven, Declared, Project, Scenario, Setting } from "../../plan/types.ts";

/** Values of one input of a scenario, in its unit. */
export interface Line {
  readonly input: Pick<BreakEven, "input" | "label" | "unit">;
  /** What there is nothing between; none of what is not whole. */
  readonly smallest: number | undefined;
  /** Whether a metric is never below zero up to the last year of the scenario; undefined where it is not known. */
  readonly lasts: (value: number) => boolean | undefined;
}

/** What a line is along. */
export function alongInput(
  project: Project,
  { instance, settings }: Scenario,
  { name, declaration, unit }: Setting,
): Omit<Line, "lasts"> {
  const has = ([other, wanted]: readonly [string, number]) => {
    const { value, unit: own } = settings.get(other) ?? {};
    return typeof value === "number" && own !== undefined && writtenIn(value, own) === wanted;
  };
  const { label } = declaration.where?.find(({ set }) => Object.entries(set).every(has)) ?? declaration;
  return {
    input: { input: name, label, unit: unitTextIn(unit.text, instance.currency.code) },
    smallest: smallestOf("=", project.declared.get(name) as Declared, project),
  };
}

/** Of the values of a metric up to the last year of a scenario. */
export function isLasting(values: Float64Array): boolean | undefined {
  return values.some(Number.isNaN) ? undefined : values.every((each) => each >= 0);
}

/** As far as `solve` looks where nobody says how far. */
const reach = 4;

/** How far a break-even is looked for from a value. */
export function endsFrom(own: number): readonly [number, number] {
  return [0, reach * own];
}

/**
 * From the value of an input to zero or to four times it: towards the end at which the metric is below zero in some year, if it is in none
 * at that value, and else towards the one at which it is in none. Undefined where both ends or neither are so.
 */
export function breakEvenFrom(line: Line, own: number): BreakEven | undefined {
  const now = line.lasts(own);
  if (now === undefined) return undefined;
  const ends = endsFrom(own).filter((end) => line.lasts(end) === !now);
  return ends.length === 1 ? bisect(line, own, ends[0] as number) : undefined;
}

/** What is not whole is looked for in so many steps. */
const steps = 1e9;

/**
 * What is bought in whole things costs a little less at one number than at the one before: behind the first number at which the money
 * runs short so many more are looked at for one at which it lasts again.
 */
const maxGap = 100;

/** Undefined where the metric is alike at both values, and where it is not known on the way. */
export function bisect({ input, smallest, lasts }: Line, from: number, to: number): BreakEven | undefined {
  const count = smallest === undefined ? steps : Math.round(Math.abs(to - from) / smallest);
  const step = (to > from ? 1 : -1) * (smallest ?? Math.abs(to - from) / steps);
  const valueAt = (i: number) => (i === count ? to : exactSum(from, exactProduct(i, step)));
  let [low, high] = [0, count];
  const first = lasts(from);
  if (first === undefined || lasts(to) !== !first) return undefined;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    const found = lasts(valueAt(middle));
    if (found === undefined) return undefined;
    if (found === first) low = middle;
    else high = middle;
  }
  const outward = first ? 1 : -1;
  let last = first ? low : high;
  if (smallest !== undefined) {
    for (let away = 2; away <= maxGap; away++) {
      const at = last + outward * away;
      if (at < 0 || at > count) break;
      if (lasts(valueAt(at)) !== true) continue;
      last = at;
      away = 1;
    }
  }
  return {
    ...input,
    ...{ sufficient: valueAt(last), insufficient: valueAt(last + outward) },
    integer: smallest !== undefined,
  };
}
