/** How a figure's values fall over all trials, in bars of one round width. */

import type { Tally } from "./tally.ts";

export interface Bars {
  /** How many trials fall between each two neighbours of `edges`. */
  readonly counts: readonly number[];
  /** How many fall outside all of them. */
  readonly below: number;
  readonly above: number;
}

/** Of a bin in which a tally keeps values, as a share of them. */
const binWidth = 1 / 1024;

/** Over a whole range, so that scenarios side by side have the same bars. */
const defaultBars = 48;

/** Edges of bars from `least` to `most` or a little beyond, so that both stand within them: rising, a round width apart. */
export function edgesOver(least: number, most: number): number[] {
  const span = most - least > 0 ? most - least : Math.abs(most) || 1;
  const width = roundUp(span / defaultBars);
  // What stands on an edge belongs to the bar above, and negative numbers are counted a little lower than they are.
  const [low, high] = [least - Math.max(0, -least) * binWidth, most + Math.max(0, most) * binWidth];
  const first = Math.floor(low / width);
  const last = Math.floor(high / width) + 1;
  // Multiples of the width: added up one by one, the edges would drift.
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * width).toPrecision(12)));
}

/**
 * Trials by the bar that they fall in; what stands on an edge belongs to the bar above. `inUnit`: from base units to those of the edges,
 * rising. A trial counts by where its tally has those of its bin: off by 2^-10 of its value at most.
 */
export function barsOf(tally: Tally, edges: readonly number[], inUnit: (value: number) => number): Bars {
  const counts = edges.slice(1).map(() => 0);
  let below = 0;
  let above = 0;
  let bar = 0;
  for (const { value, count } of tally.values()) {
    const own = inUnit(value);
    if (own < (edges[0] as number)) below += count;
    else {
      while (bar < counts.length && own >= (edges[bar + 1] as number)) bar++;
      if (bar === counts.length) above += count;
      else counts[bar] = (counts[bar] as number) + count;
    }
  }
  return { counts, below, above };
}

/** The least of 1, 2, 2.5, 5 and 10 times a power of ten that is not below. */
function roundUp(value: number): number {
  const power = Number(`1e${Math.floor(Math.log10(value))}`);
  const step = [1, 2, 2.5, 5, 10].find((each) => each * power >= value * (1 - 1e-12)) as number;
  return step * power;
}
