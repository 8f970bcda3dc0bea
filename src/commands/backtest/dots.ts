/** A ratio on an axis around one, by its logarithm: the same distance for twice and for a half. */

/** The ends of the axis: a quarter and four times. */
const farthest = Math.log(4);

/**
 * From one, marked by a line, to the ratio (full), over the range that was expected (light). What goes beyond the axis ends in an
 * arrow.
 */
export function ratioBar(
  ratio: number,
  { low, high }: { readonly low: number; readonly high: number },
  columns: number,
): string {
  const middle = (columns - 1) / 2;
  const place = (value: number) => {
    const at = Math.round(middle + (Math.log(value) / farthest) * middle);
    return Math.min(columns - 1, Math.max(0, at));
  };
  const cells = Array.from({ length: columns }, () => " ");
  const fill = (from: number, to: number, character: string) => {
    for (let i = Math.min(from, to); i <= Math.max(from, to); i++) cells[i] = character;
  };
  fill(place(low), place(high), "░");
  fill(middle, place(ratio), "█");
  if (Math.log(ratio) > farthest) cells[columns - 1] = ">";
  if (Math.log(ratio) < -farthest) cells[0] = "<";
  cells[middle] = "│";
  return cells.join("").trimEnd();
}
