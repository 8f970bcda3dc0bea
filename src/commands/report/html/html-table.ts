/** Tables that become lists of their rows where a screen is narrow. */

import type { Part } from "../../../output/text/page.ts";
import { minus } from "./context.ts";
import { type Child, el, type Markup } from "./element.ts";

/** So many rows stay on one sheet of paper. */
const fewLines = 16;

export interface TableRow {
  readonly head: Child;
  readonly cells: readonly Cell[];
}

export interface Cell {
  readonly content: Child;
  /** text: prose. Otherwise a number. */
  readonly as?: "text";
  readonly alarm?: boolean;
}

export interface Group {
  readonly title?: Child;
  readonly rows: readonly TableRow[];
}

/** `headings`: of the first column and of each other; those of prose are marked. */
export function table(
  caption: string,
  headings: readonly (string | { readonly text: string })[],
  groups: readonly Group[],
  kind = "",
): Markup {
  const [first, ...others] = headings;
  const heading = (each: string | { readonly text: string } | undefined) =>
    typeof each === "object" ? { text: each.text, class: "t" } : { text: each ?? "", class: "n" };
  const head = el(
    "tr",
    {},
    el("th", { scope: "col" }, heading(first).text),
    others.map((each) => el("th", { scope: "col", class: heading(each).class }, heading(each).text)),
  );
  const bodies = groups.map(({ title, rows }) =>
    el(
      "tbody",
      {},
      title === undefined
        ? undefined
        : el(
            "tr",
            { class: "group" },
            el("th", { colspan: headings.length, scope: "rowgroup" }, el("span", {}, title)),
          ),
      rows.map(({ head: name, cells }) =>
        el(
          "tr",
          {},
          el("th", { scope: "row" }, name),
          cells.map(({ content, as, alarm }, i) =>
            el(
              "td",
              {
                class: [as === "text" ? "t" : "n", alarm ? "alarm" : ""].join(" ").trim(),
                // Where the head of the table is out of sight.
                "data-h": heading(others[i]).text || undefined,
              },
              content,
            ),
          ),
        ),
      ),
    ),
  );
  const lines = groups.reduce((sum, { rows }) => sum + rows.length, 0);
  return el(
    "div",
    {
      class: ["scroll", kind, lines <= fewLines ? "few" : ""].join(" ").replace(/ +/g, " ").trim(),
      role: "group",
      tabindex: 0,
      "aria-label": caption,
    },
    el("table", {}, el("caption", { class: "unseen" }, caption), el("thead", {}, head), bodies),
  );
}

/** A grid of the terminal's tables, or nothing for what is no grid. */
export function gridTable(part: Part): Markup | undefined {
  if (!("rows" in part)) return undefined;
  const groups: { title?: string; rows: TableRow[] }[] = [];
  for (const row of part.rows) {
    if ("title" in row) groups.push({ title: row.title, rows: [] });
    else {
      if (groups.length === 0) groups.push({ rows: [] });
      const [head, ...cells] = row;
      groups.at(-1)?.rows.push({
        head: head?.text ?? "",
        cells: cells.map(({ text, alarm }) => ({ content: minus(text), ...(alarm ? { alarm } : {}) })),
      });
    }
  }
  const headings = part.columns.map(({ heading }) => heading);
  return table(part.title ?? headings[0] ?? "", headings, groups);
}

/** Numbers of a picture for those who do not see it, and for those who want to copy them. */
export function folded(summary: string, ...content: readonly Child[]): Markup {
  return el("details", {}, el("summary", {}, summary), content);
}
