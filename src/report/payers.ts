/** Figures brought together by who pays them. */

import { type Figure, type Projection, smallestUnits } from "../analysis/projection/projection.ts";
import { Failure, message } from "../errors.ts";
import type { Currency } from "../model/inputs.ts";
import type { Project } from "../plan/types.ts";
import { sectionsOf } from "./head.ts";
import { matchesPattern, type Selection, select } from "./selection.ts";
import type { Grouping, Row, Section } from "./types.ts";

/** A figure in its place, and whether it is a sum of others. */
export interface Grouped {
  readonly figure: Figure;
  readonly sum?: Row["sum"];
}

/** Where the sum of all payers stands: under no heading. */
const everyone = "";

export function payerSections({ definition }: Project): Section[] {
  return [...[...definition.payers].map(([id, label]) => ({ id, label })), { id: everyone }];
}

/**
 * Those of the figures that somebody pays, payer by payer in the model's order: each with its sum, and the sum of all at
 * the end. A section is a payer's id. Throws Failure "input" where a figure that was requested has no payer, or none has.
 */
export function byPayer(
  figures: readonly Figure[],
  { metrics }: Selection,
  { definition }: Project,
  { decimals }: Currency,
): Grouped[] {
  const paid = figures.filter(({ payer }) => payer !== undefined);
  const unpaid = metrics.filter((pattern) => !paid.some(({ name }) => matchesPattern(pattern, name)));
  if (unpaid.length > 0)
    throw new Failure(
      "input",
      unpaid.map((metric) => message("report.no-payer", { metric })),
    );
  if (paid.length === 0) throw new Failure("input", message("report.no-payers"));
  const groups = [...definition.payers].flatMap(([id, label]): Grouped[] => {
    const own = paid.filter(({ payer }) => payer === id).map((figure) => ({ ...figure, section: id }));
    if (own.length === 0) return [];
    const sum = { ...sumOf(own, decimals), name: `payers.${id}`, label, section: id, payer: id };
    return [...own.map((figure) => ({ figure })), { figure: sum, sum: "payer" }];
  });
  const { payer: _, ...sum } = sumOf(paid, decimals);
  const nobody = { en: "", ko: "" };
  return [...groups, { figure: { ...sum, name: "payers", label: nobody, section: everyone }, sum: "all" }];
}

/** Exact: money is whole in its smallest unit. Undefined where a part is, or what they add up to cannot be counted. Of at least one figure. */
function sumOf(figures: readonly Figure[], decimals: number): Figure {
  const { count, amount, isExact } = smallestUnits(decimals);
  const add = (amounts: readonly (number | null)[]): number | null => {
    let sum = 0;
    for (const each of amounts) {
      if (each === null) return null;
      sum += count(each);
      if (!isExact(sum)) return null;
    }
    return amount(sum);
  };
  const [first] = figures as readonly [Figure];
  const { member: _, terms: _terms, ...one } = first;
  return {
    ...one,
    summary: true,
    values: first.values.map((_, year) => add(figures.map(({ values }) => values[year] ?? null))),
    total: add(figures.map(({ total }) => total)),
    formula: figures.map(({ name }) => name).join(" + "),
  };
}

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
    // A section that has what joins the summary comes first: a screen may not have room for all.
    const joins = ({ id }: Section) =>
      selected.some(({ section, name }) => section === id && selection.joined?.includes(name));
    const [first, others] = [true, false].map((wanted) =>
      sectionsOf(project).filter((section) => joins(section) === wanted),
    ) as [Section[], Section[]];
    return { sections: [...first, ...others], figures: selected.map((figure) => ({ figure })) };
  }
  const selected = select(figures, { ...selection, otherwise: "all" }, project);
  return {
    groupBy: selection.groupBy,
    sections: payerSections(project),
    figures: byPayer(selected, selection, project, currency),
  };
}
