/** The accuracy that a user asks of a simulation: `se(balance.public.cumulative) < 0.05조`. */

import { compile } from "../../engine/evaluate.ts";
import { Failure, message } from "../../errors.ts";
import { linkExpression, linkTree } from "../../model/link.ts";
import type { Project, Scenario } from "../../plan/types.ts";
import { locatingCycles, modelOf } from "../scenario-model.ts";
import { failureOf, linkAsked, type Question, refuseBare } from "./condition.ts";

/** When to stop: once the standard error of a figure's mean is below an amount, in base units. */
export interface Until {
  readonly metric: string;
  readonly below: number;
}

/** Beyond so many characters it is no figure and an amount; patterns take long over them. */
const longest = 1000;

/** Reads `se(balance.public.cumulative) < 0.05조`. Throws Failure. */
export function readUntil(
  project: Project,
  scenario: Scenario,
  { text, notes = [], placeOf }: Question,
): Until {
  const place = placeOf({ from: 0, to: text.length });
  const malformed = () => new Failure("usage", { ...message("simulate.until-form", { text }), place });
  const match = text.length > longest ? null : /^\s*se\(\s*([^()]+?)\s*\)\s*<\s*(.+?)\s*$/.exec(text);
  if (match === null) throw malformed();
  const [, metric = "", amount = ""] = match;
  const model = modelOf(project, scenario);
  const figure = model.figures.get(metric);
  const compared = linkAsked(project, model, { text: `${metric} < ${amount}`, notes, placeOf: () => place });
  if ("issues" in compared) throw failureOf(compared.issues, project, model, { text, placeOf: () => place });
  refuseBare(compared.expression.tree, model, { text: `${metric} < ${amount}`, placeOf: () => place });
  const { tree } = compared.expression;
  const linked = tree.kind === "binary" ? linkTree(model, tree.right, amount) : linkExpression(model, amount);
  if (
    figure === undefined ||
    "issues" in linked ||
    linked.checked.type !== "number" ||
    figure.metric.kind === "rate"
  ) {
    throw malformed();
  }
  const kernel = locatingCycles(project, () => compile(model, [linked.expression]));
  const value = new Float64Array(kernel.size);
  kernel.evaluate(new Float64Array(), value);
  const below = value[0] as number;
  if (!(below > 0)) throw malformed();
  return { metric, below };
}
