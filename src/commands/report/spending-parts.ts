/** What the spending of a plan is made of, for a picture in which it is stacked. */

import { termsOf } from "../../analysis/projection/addends.ts";
import { modelOf } from "../../analysis/scenario-model.ts";
import { append } from "../../lists.ts";
import { familyOf } from "../../model/family.ts";
import type { Figure } from "../../model/types.ts";
import { matches } from "../../plan/names.ts";
import type { Project, Scenario } from "../../plan/types.ts";

/** The figures that spending is drawn as. */
export interface SpendingParts {
  readonly names: readonly string[];
  /** By what they are for: what several payers bear of one thing is one layer. */
  readonly grouped: boolean;
}

/**
 * What the headline's spending is made of: what payers bear of it where it is a sum of that, or else the parts of the model's picture
 * of it, or else itself. Of a model that names no spending, all that somebody pays but the other payer.
 */
export function spendingParts(project: Project, scenario: Scenario): SpendingParts {
  const { headline = {}, pictures } = project.definition;
  const byName = modelOf(project, scenario).figures;
  const figures = [...byName.values()];
  const isPaid = ({ metric: { payer } }: Figure) => payer !== undefined && payer !== headline.otherPayer;
  const spending = figures.find(({ name }) => name === headline.spending);
  if (spending === undefined) return { names: figures.filter(isPaid).map(({ name }) => name), grouped: true };
  const borne = figures.filter(addedIn(spending, byName)).filter(isPaid);
  if (borne.length > 0) return { names: borne.map(({ name }) => name), grouped: true };
  const picture = pictures.find(({ whole }) => whole === spending.name);
  return { names: picture?.parts ?? [spending.name], grouped: false };
}

/** Whether a figure is added, by itself or in a sum, to what another is a sum of; what somebody pays is not looked into. */
function addedIn(whole: Figure, figures: ReadonlyMap<string, Figure>): (figure: Figure) => boolean {
  const namedBy = (pattern: string) =>
    familyOf(pattern) === undefined
      ? (figures.get(pattern) ?? [])
      : [...figures.values()].filter(({ name }) => matches(pattern, name));
  const parts = new Set<Figure>();
  const open = [whole];
  for (let figure = open.pop(); figure !== undefined; figure = open.pop()) {
    if (parts.has(figure)) continue;
    parts.add(figure);
    if (figure.metric.payer !== undefined) continue;
    const terms = termsOf(figure.tree, figure.member) ?? [];
    const added = terms.filter(({ sign, cumulative }) => sign === 1 && cumulative === undefined);
    append(
      open,
      added.flatMap(({ metric }) => namedBy(metric)),
    );
  }
  return (figure) => parts.has(figure);
}
