/** Which figures are drawn: the model's pictures, or those that were requested. */

import type { Definition, Picture } from "../model/definition.ts";
import type { Selection } from "./selection.ts";
import type { PictureRow, Row } from "./types.ts";

/** What to draw, as pictures of the model; undefined where figures were requested by name, which are drawn one by one. */
function modelled({ pictures }: Definition, { metrics, section }: Selection): readonly Picture[] | undefined {
  const named = metrics.length > 0 || section !== undefined;
  return named || pictures.length === 0 ? undefined : pictures;
}

/** The selection that finds every figure to be drawn. */
export function chartedSelection(definition: Definition, selection: Selection): Selection {
  const pictures = modelled(definition, selection);
  if (pictures === undefined) return selection;
  return {
    ...selection,
    metrics: pictures.flatMap(({ whole, parts, line = whole }) => [whole, ...parts, line]),
  };
}

/** The pictures of rows that `chartedSelection` has found. What is one value has no years to draw. */
export function picturesOf(
  definition: Definition,
  selection: Selection,
  rows: readonly Row[],
): readonly PictureRow[] {
  const pictures = modelled(definition, selection);
  if (pictures === undefined) {
    return rows.filter(({ kind }) => kind !== "single").map((whole) => ({ whole, parts: [] }));
  }
  const rowOf = (name: string) => rows.find(({ metric }) => metric === name) as Row;
  return pictures.map(({ whole, parts, line }) => ({
    whole: rowOf(whole),
    parts: parts.map(rowOf),
    ...(line === undefined ? {} : { line: rowOf(line) }),
  }));
}
