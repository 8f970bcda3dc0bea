/** Values of earlier years: where a lag looks, and what it finds there. */

/** Where a lag looks among `count` past values and the one before them, whose place is `count`. */
export interface LagPlaces {
  /** The place of the whole number of years back, and the one behind it. */
  readonly near: number;
  readonly far: number;
  /** How far the lag is on the way from the near one to the far one: from 0 to below 1. */
  readonly part: number;
}

/** Returns where a lag looks, `past[j]` being `least + j` years back; undefined for a lag below `least`, or none. */
export function lagPlaces(lag: number, least: number, count: number): LagPlaces | undefined {
  if (!Number.isFinite(lag) || lag < least) return undefined;
  const whole = Math.floor(lag);
  const near = Math.min(whole - least, count);
  return { near, far: Math.min(near + 1, count), part: lag - whole };
}

/**
 * The value `lag` years back among `past[0..n-1]`, where past[j] is the value `least + j` years back, and `before` for all years
 * further back. Between whole years it is interpolated in a straight line. Undefined for a lag below `least`.
 */
export function lagged(lag: number, least: number, before: number, past: Float64Array, n: number): number {
  const places = lagPlaces(lag, least, n);
  if (places === undefined) return Number.NaN;
  const { near, far, part } = places;
  const value = near < n ? (past[near] as number) : before;
  if (part === 0) return value;
  return value * (1 - part) + (far < n ? (past[far] as number) : before) * part;
}
