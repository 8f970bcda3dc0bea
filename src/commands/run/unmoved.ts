/** Settings of the command line that move nothing of what `run` shows, and what they move instead. */

import type { ProjectOptions, RequestOf } from "../../cli/options.ts";
import { type Message, message } from "../../errors.ts";
import type { Row } from "../../report/types.ts";

/** So many metrics that are not shown are named. */
const maxNamed = 3;

type Shown = Pick<Row, "metric" | "label" | "section" | "values" | "total">;

/** Whether inputs are set on the command line itself. */
export function hasSettings({ set, unset, setFile }: RequestOf<ProjectOptions>): boolean {
  return [set, unset, setFile].some((each) => (each ?? []).length > 0);
}

export function withoutSettings(options: RequestOf<ProjectOptions>): RequestOf<ProjectOptions> {
  const { set: _set, unset: _unset, setFile: _setFile, ...others } = options;
  return others;
}

/**
 * A word where settings move none of the rows shown: which others they move, or that they move none. `rowsOf`: the rows shown, or all
 * those of the model, before or after the settings.
 */
export function noteOnUnmoved(
  rowsOf: (side: "before" | "after", all: boolean) => readonly Shown[],
): Message[] {
  const moved = (all: boolean) => {
    const before = new Map(rowsOf("before", all).map((row) => [row.metric, numbers(row)]));
    return rowsOf("after", all).filter((row) => before.get(row.metric) !== numbers(row));
  };
  if (moved(false).length > 0) return [];
  const others = moved(true);
  if (others.length === 0) return [message("run.moves-nothing")];
  const named = (language: "en" | "ko") =>
    others
      .slice(0, maxNamed)
      .map(({ label }) => label[language])
      .join("; ") + (others.length > maxNamed ? "; …" : "");
  const sections = [...new Set(others.map(({ section }) => section))];
  return [
    message("run.moves-unshown", {
      count: others.length,
      metrics: { en: named("en"), ko: named("ko") },
      option: sections.length === 1 ? `--section ${sections[0]}` : "--section all",
    }),
  ];
}

function numbers({ values, total }: Shown): string {
  return JSON.stringify([values, total]);
}
