/** Bars drawn with characters: one column of text a step. */

export interface Axis {
  readonly from: number;
  readonly to: number;
  /** Columns of text. */
  readonly columns: number;
}

const low = "░";
const high = "█";

/** From where a figure stands, marked by a line, to what it is at an input's low (light) and at its high (full). */
export function tornadoBar(
  base: number,
  ends: { readonly low: number | null; readonly high: number | null },
  axis: Axis,
): string {
  const cells = Array.from({ length: axis.columns }, () => " ");
  const middle = placeOn(axis, base);
  const drawn = [
    { to: ends.low, with: low },
    { to: ends.high, with: high },
  ].map(({ to, ...end }) => ({ ...end, at: to === null ? middle : placeOn(axis, to) }));
  // Where both go the same way the shorter lies over the longer.
  drawn.sort((a, b) => Math.abs(b.at - middle) - Math.abs(a.at - middle));
  for (const { at, with: character } of drawn) {
    for (let i = Math.min(at, middle); i <= Math.max(at, middle); i++) cells[i] = character;
  }
  cells[middle] = "│";
  return cells.join("").trimEnd();
}

/** A share of one, from nothing to all columns. */
export function shareBar(share: number, columns: number): string {
  return high.repeat(Math.round(Math.min(1, Math.max(0, share)) * columns));
}

function placeOn({ from, to, columns }: Axis, value: number): number {
  return to > from ? Math.round(((value - from) / (to - from)) * (columns - 1)) : Math.floor(columns / 2);
}
