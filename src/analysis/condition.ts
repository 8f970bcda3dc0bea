/** What a user asks about in the language of formulas: `all(balance.public.cumulative >= 0)`. */

import { Failure, type Issue, type Place } from "../errors.ts";
import type { Span } from "../formula/tree.ts";
import { type Expression, linkExpression, type Model } from "../model/link.ts";
import type { Project, Scenario } from "../plan/project.ts";
import { issueOf } from "./model.ts";

export interface Question {
  readonly text: string;
  /** Where a part of the text stands on the command line. */
  readonly placeOf: (span: Span) => Place;
}

/** A condition that holds or not, over all years. Throws Failure "input" for a figure, and for what is so or not year by year. */
export function conditionOf(project: Project, scenario: Scenario, model: Model, asked: Question): Expression {
  return expressionOf(project, scenario, model, asked, false);
}

/** The same, and where `yearly` a condition that holds in some years and not in others. */
export function expressionOf(
  project: Project,
  scenario: Scenario,
  model: Model,
  asked: Question,
  yearly: boolean,
): Expression {
  const linked = linkExpression(model, asked.text);
  const fail = (issue: Issue) => new Failure("input", issue);
  if ("issues" in linked) {
    throw new Failure(
      "input",
      linked.issues.map((issue) => issueOf(issue, project, scenario, asked.placeOf(issue.span))),
    );
  }
  const { expression, checked } = linked;
  const place = asked.placeOf(expression.tree.span);
  const values = { of: asked.text };
  if (checked.type !== "condition") throw fail({ id: "formula.not-condition", values, place });
  if (yearly || !expression.yearly) return expression;
  const next = [{ id: "condition.every-year", values: { text: asked.text } }];
  throw fail({ id: "condition.yearly", values, place, next });
}
