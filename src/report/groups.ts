import type { Projection } from "../analysis/projection/projection.ts";
import type { Project } from "../plan/types.ts";
import { sectionsOf } from "./head.ts";
import { byPayer, type Grouped, payerSections } from "./payers.ts";
import { type Selection, select } from "./selection.ts";
import type { Grouping, Section } from "./types.ts";

interface Groups {
  readonly groupBy?: Grouping;
  readonly sections: readonly Section[];
  readonly figures: readonly Grouped[];
}

/**
 * The figures selected, under the model's sections or under what they are to be grouped by. Which they are depends on no
 * value: every scenario of a plan gives the same. Throws Failure "input".
 */
export function groupsOf({ figures, currency }: Projection, selection: Selection, project: Project): Groups {
  if (selection.groupBy === undefined) {
    const selected = select(figures, selection, project);
    return { sections: sectionsOf(project), figures: selected.map((figure) => ({ figure })) };
  }
  const selected = select(figures, { ...selection, otherwise: "all" }, project);
  return {
    groupBy: selection.groupBy,
    sections: payerSections(project),
    figures: byPayer(selected, selection, project, currency),
  };
}
