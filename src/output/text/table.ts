/** For reading: 80 columns, rounded, in scaled money. Scripts should ask for another format. */

import { translator } from "../../messages/format.ts";
import type { Reported } from "../document.ts";
import type { Style } from "../formats.ts";
import { pageWithFinding, type View } from "../report-view.ts";
import { inAscii } from "./ascii.ts";
import { type FittedPage, type FittedPart, fitted } from "./fit.ts";
import { footnotes, grid } from "./grid.ts";
import { type Drawing, lineWidth, printablePage, unlimited } from "./page.ts";
import { type Paint, painter } from "./paint.ts";
import { onScreen, pageHeight, screenLines } from "./screen.ts";

export function table<R extends Reported>(report: R, view: View<R>, style: Style): string {
  return linesOf(report, view, style)
    .map((line) => `${style.ascii ? inAscii(line) : line}\n`)
    .join("");
}

/** The first of the page's forms that fits a screen, the fullest first; else as much of the last as does. */
function linesOf<R extends Reported>(report: R, view: View<R>, style: Style): string[] {
  const columns = lineWidth(style);
  const room = style.wide ? unlimited : columns;
  const paint = painter(style.color);
  const made = pageWithFinding(report, view, { ...style, full: style.wide }, room);
  const pageOf = (compact: number) =>
    fitted(printablePage(made(compact)), room, Math.max(room, style.columns));
  if (!style.screen) return textOf(pageOf(0), columns, paint);
  const { compact: most = 0 } = view;
  for (let compact = 0; ; compact++) {
    const page = pageOf(compact);
    if (compact < most && pageHeight(page, columns) > screenLines) continue;
    return textOf(onScreen(page, columns, translator(style.language)), columns, paint);
  }
}

function textOf(page: FittedPage, columns: number, paint: Paint): string[] {
  const sentences = page.notes.map((texts) => footnotes(texts, columns, paint.dim));
  const bodies = page.parts.map((part) => partOf(part, columns, paint));
  return [...headOf(page, columns, paint), ...bodies, ...sentences]
    .filter((lines) => lines.length > 0)
    .flatMap((lines, i) => (i === 0 ? lines : ["", ...lines]));
}

/** What was found, and what it is about. */
function headOf({ finding, titles, typed, basis }: FittedPage, columns: number, paint: Paint): string[][] {
  return [
    finding === undefined ? [] : footnotes([finding], columns, paint.bold),
    [...footnotes([...titles, ...typed], columns, paint.bold), ...footnotes(basis, columns, (text) => text)],
  ];
}

function partOf(part: FittedPart, columns: number, paint: Paint): string[] {
  if ("remark" in part) return footnotes([part.remark], columns, paint.dim);
  if ("names" in part) return [...part.names];
  if ("drawing" in part) return chart(part, columns, paint);
  const title = part.title === undefined ? [] : footnotes([part.title], columns, paint.bold);
  return [...title, ...grid(part.columns, part.rows, paint)];
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
