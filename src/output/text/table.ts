/** For reading: 80 columns, rounded, in scaled money. Scripts should ask for another format. */

import type { Reported } from "../document.ts";
import type { Style } from "../formats.ts";
import { pageWithFinding, type View } from "../report-view.ts";
import { inAscii } from "./ascii.ts";
import { type FittedPage, fitted } from "./fit.ts";
import { footnotes, grid } from "./grid.ts";
import { type Drawing, lineWidth, printablePage, unlimited } from "./page.ts";
import { type Paint, painter } from "./paint.ts";

export function table<R extends Reported>(report: R, view: View<R>, style: Style): string {
  const columns = lineWidth(style);
  const room = style.wide ? unlimited : columns;
  const page = fitted(
    printablePage(pageWithFinding(report, view, { ...style, full: style.wide }, room)),
    room,
  );
  return textOf(page, columns, painter(style.color))
    .map((line) => `${style.ascii ? inAscii(line) : line}\n`)
    .join("");
}

function textOf(
  { finding, titles, typed, basis, parts, notes }: FittedPage,
  columns: number,
  paint: Paint,
): string[] {
  const sentences = (texts: readonly string[]) => footnotes(texts, columns, paint.dim);
  const head = [
    ...footnotes([...titles, ...typed], columns, paint.bold),
    ...footnotes(basis, columns, (text) => text),
  ];
  const bodies = parts.map((part) => {
    if ("remark" in part) return sentences([part.remark]);
    if ("names" in part) return [...part.names];
    if ("drawing" in part) return chart(part, columns, paint);
    const title = part.title === undefined ? [] : footnotes([part.title], columns, paint.bold);
    return [...title, ...grid(part.columns, part.rows, paint)];
  });
  const first = finding === undefined ? [] : footnotes([finding], columns, paint.bold);
  return [first, head, ...bodies, ...notes.map(sentences)]
    .filter((lines) => lines.length > 0)
    .flatMap((lines, i) => (i === 0 ? lines : ["", ...lines]));
}

function chart({ title, drawing }: Drawing, columns: number, paint: Paint): string[] {
  const lines = drawing.map((strokes) =>
    strokes
      .map(({ text, tone }) => {
        if (tone === undefined || text.trim() === "") return text;
        if (tone === "alarm") return paint.red(text);
        return tone === "faint" ? paint.dim(text) : paint.tone(tone, text);
      })
      .join("")
      .trimEnd(),
  );
  return title === undefined ? lines : [...footnotes([title], columns, paint.bold), ...lines];
}
