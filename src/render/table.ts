/** For reading: 80 columns, rounded, in scaled money. Scripts should ask for another format. */

import type { Style } from "./formats.ts";
import { footnotes, grid } from "./table/grid.ts";
import { type Page, unlimited } from "./table/page.ts";
import { painter } from "./table/paint.ts";
import type { Reported, View } from "./view.ts";

const lineWidth = 80;

export function table<R extends Reported>(report: R, view: View<R>, style: Style): string {
  const page = view.page(report, style, style.wide ? unlimited : lineWidth);
  return textOf(page, style.color)
    .map((line) => `${line}\n`)
    .join("");
}

function textOf({ titles, typed, basis, parts, notes }: Page, color: boolean): string[] {
  const paint = painter(color);
  const sentences = (texts: readonly string[]) => footnotes(texts, lineWidth, paint.dim);
  const head = [...titles.map(paint.bold), ...footnotes(typed, lineWidth, paint.bold), ...basis];
  const bodies = parts.map((part) => {
    if ("remark" in part) return sentences([part.remark]);
    if ("names" in part) return [...part.names];
    const title = part.title === undefined ? [] : [paint.bold(part.title)];
    return [...title, ...grid(part.columns, part.rows, paint)];
  });
  return [head, ...bodies, ...notes.map(sentences)]
    .filter((lines) => lines.length > 0)
    .flatMap((lines, i) => (i === 0 ? lines : ["", ...lines]));
}
