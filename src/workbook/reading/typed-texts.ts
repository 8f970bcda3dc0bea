/** Words that were typed beside inputs: where a new value comes from, and why. A scenario has one source and one reason for all that it sets. */

import { type Message, message } from "../../errors.ts";
import { shown } from "../../issues.ts";
import type { Project } from "../../plan/types.ts";
import { columnName } from "../formulas/cell-text.ts";
import { type Exported, type TextColumn, textColumns, textMark } from "../sheets/as-exported.ts";
import type { ReadSheet } from "../xlsx.ts";
import type { Columns } from "./input-rows.ts";

/** What was typed into a cell of words. */
export interface TypedText {
  readonly input: string;
  readonly column: TextColumn;
  readonly text: string;
  readonly cell: string;
}

/** What of a scenario is said of its values. */
export interface Said {
  readonly source?: readonly string[];
  readonly reason?: string;
}

/** The words of a row that are other ones than were written; what was emptied says nothing. */
export function typedTexts(
  row: number,
  input: string,
  was: Exported,
  sheet: ReadSheet,
  columns: Columns,
): readonly TypedText[] {
  return textColumns.flatMap((column) => {
    const place = column === "label" ? columns.label : (columns.of[column] as number);
    const text = String(sheet.at(row, place)?.value ?? "").trim();
    if (was.texts === undefined || text === "" || textMark(text) === was.texts[column]) return [];
    return [{ input, column, text, cell: `Inputs!${columnName(place)}${row + 1}` }];
  });
}

/**
 * The source and the reason of a scenario, of what was typed beside the inputs that it sets: ids of sources where all of them cite the same
 * ones, and else all of it in the reason, by input. `set`: the inputs that were changed; `alone`: whether nothing else is set.
 */
export function saidOf(
  typed: readonly TypedText[],
  set: ReadonlySet<string>,
  alone: boolean,
  { sources }: Pick<Project, "sources">,
  notes: Message[],
): Said {
  const isCarried = ({ input, column }: TypedText) =>
    set.has(input) && (column === "source" || column === "reason");
  const left = typed.filter((each) => !isCarried(each)).map(({ cell }) => cell);
  if (left.length > 0) notes.push(message("import.texts-left", { cells: listed(left) }));
  const idsIn = (text: string) => text.split(/[;,]/).map((id) => id.trim());
  const isCited = (text: string) => idsIn(text).every((id) => sources.has(id));
  const cited = new Map<string, string>();
  const reasons = new Map<string, string[]>();
  for (const each of typed.filter(isCarried)) {
    const { input, column, text, cell } = each;
    if (column === "source" && isCited(text)) cited.set(input, idsIn(text).join("; "));
    else if (column === "reason" || text !== "ASSUMPTION")
      reasons.set(input, [...(reasons.get(input) ?? []), text]);
    if (column === "source" && !isCited(text) && text !== "ASSUMPTION")
      notes.push(message("import.source-said", { source: shown(text), cell }));
  }
  const [ids] = cited.values();
  const one = alone && [...set].every((input) => cited.get(input) === ids) ? ids : undefined;
  if (one === undefined)
    for (const [input, text] of cited) reasons.set(input, [text, ...(reasons.get(input) ?? [])]);
  const named = [...reasons].map(([input, texts]) => {
    const text = texts.join(". ");
    return alone && set.size === 1 ? text : `${input}: ${text}`;
  });
  return {
    ...(one === undefined ? {} : { source: idsIn(one) }),
    ...(named.length === 0 ? {} : { reason: named.join("; ") }),
  };
}

function listed(cells: readonly string[]): string {
  const most = 10;
  return cells.length <= most ? cells.join(", ") : `${cells.slice(0, most).join(", ")}, …`;
}
