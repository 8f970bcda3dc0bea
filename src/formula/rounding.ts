/** Rounding that decides on 15 significant digits: what a decimal would be is not moved by the double beside it. */

/**
 * A value is taken for a half or a whole number that it agrees with to 15 significant digits: 0.285 × 100 is 28.5. No decimal of 15 digits
 * is as near to another.
 */
export const nearness = 3 * 2 ** -52;
/** Never further than this, so that amounts of 14 digits keep what their doubles tell of a won; the doubles beyond lie further apart. */
export const farthest = 2 ** -6;

function nearnessOf(size: number): number {
  return Math.min(size * nearness, farthest);
}

function isNearWhole(x: number): boolean {
  return Math.abs(x - Math.round(x)) <= nearnessOf(Math.abs(x));
}

/** From here on doubles are whole. */
export const allWhole = 2 ** 52;

/** Half away from zero. A whole number stays what it is, however large. */
export function round(x: number): number {
  const size = Math.abs(x);
  if (!(size < allWhole)) return x;
  const rounded = Math.floor(size + (0.5 + nearnessOf(size)));
  return x < 0 ? -rounded : rounded;
}

/** The largest whole number that is not above. */
export function floor(x: number): number {
  return isNearWhole(x) ? Math.round(x) : Math.floor(x);
}

/** The smallest whole number that is not below. */
export function ceil(x: number): number {
  return isNearWhole(x) ? Math.round(x) : Math.ceil(x);
}
