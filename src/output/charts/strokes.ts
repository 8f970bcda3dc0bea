/** Cells of a picture, one column of text each, as the strokes of a line. */

import type { Stroke } from "../text/page.ts";

/** Where zero is, in pictures that go below it. */
export const zeroMark = "│";

/** Neighbours of one look, in one stroke; what is blank at the end is left out. */
export function joined(cells: readonly Stroke[]): Stroke[] {
  const strokes: Stroke[] = [];
  for (const { text, tone } of cells) {
    const last = strokes.at(-1);
    if (last !== undefined && last.tone === tone)
      strokes[strokes.length - 1] = { ...last, text: last.text + text };
    else strokes.push(tone === undefined ? { text } : { text, tone });
  }
  const end = strokes.at(-1);
  return end !== undefined && end.text.trim() === "" ? strokes.slice(0, -1) : strokes;
}
