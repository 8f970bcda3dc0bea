/** A picture with its caption and legend, and figures by name with their notes. */

import type { Setting } from "./context.ts";
import { type Child, el, type Markup } from "./element.ts";

export interface Key {
  /** What the picture's mark is known by. */
  readonly mark: string;
  readonly shape: "box" | "line";
  readonly label: Child;
}

export function legend(keys: readonly Key[]): Markup {
  return el(
    "ul",
    { class: "legend" },
    keys.map(({ mark, shape, label }) =>
      el(
        "li",
        {},
        el(
          "svg",
          { class: "key", viewBox: "0 0 16 12", "aria-hidden": "true" },
          el(
            "g",
            { class: mark },
            shape === "box"
              ? el("rect", { x: 1, y: 1, width: 14, height: 10 })
              : el("path", { d: "M0 6H16", class: mark.startsWith("limit") ? mark : "stroke" }),
          ),
        ),
        el("span", {}, label),
      ),
    ),
  );
}

/** Panels side by side where there is room, each with a heading of its own. */
export function panels(
  all: readonly { readonly heading?: Child; readonly picture: Child }[],
  ...below: readonly Child[]
): Markup {
  return el(
    "figure",
    {},
    el(
      "div",
      { class: all.length > 1 ? "panels" : "panels alone" },
      all.map(({ heading, picture }) =>
        el(
          "div",
          { class: "panel" },
          heading === undefined ? undefined : el("p", { class: "panel-name" }, heading),
          picture,
        ),
      ),
    ),
    below,
  );
}

export function section(id: string, heading: string, ...content: readonly Child[]): Markup {
  return el(
    "section",
    { id, "aria-labelledby": `${id}-heading` },
    el("h2", { id: `${id}-heading` }, heading),
    content,
  );
}

/** A figure's name with the number of the note that says where it comes from. */
export function named(setting: Setting, label: string, metric: string): Child {
  const place = setting.report.figures.findIndex((note) => note.metric === metric);
  return place < 0 ? label : [label, noteMark(setting, place)];
}

function noteMark({ t }: Setting, place: number): Markup {
  const number = String(place + 1);
  return el(
    "sup",
    {},
    el("a", { href: `#note-${number}`, "aria-label": t("page.note", { number }) }, number),
  );
}

/** [3–5, 9]: sources by the numbers that they bear, each run of them by its ends. */
export function sourceMarks({ report }: Setting, ids: readonly string[]): Child {
  if (ids.length === 0) return undefined;
  const places = ids.map((id) => report.sources.findIndex((source) => source.id === id));
  const runs: [number, number][] = [];
  for (const place of [...places].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last !== undefined && place === last[1] + 1) last[1] = place;
    else runs.push([place, place]);
  }
  const to = (place: number) => el("a", { href: `#source-${place + 1}` }, String(place + 1));
  const parts = runs.flatMap(([from, until], i): Child[] => [
    i === 0 ? "" : ", ",
    from === until ? to(from) : [to(from), until === from + 1 ? ", " : "–", to(until)],
  ]);
  return el("span", { class: "marks" }, "[", parts, "]");
}
