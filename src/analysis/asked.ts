/** What a user asks of a simulation in words of the model: conditions, and an accuracy to reach. */

import { Failure, type Place } from "../errors.ts";
import type { Span } from "../formula/tree.ts";
import { compile } from "../model/compile.ts";
import { type Expression, linkExpression, type Model } from "../model/link.ts";
import type { Project, Scenario } from "../plan/project.ts";
import { expressionOf } from "./condition.ts";
import { issueOf, locatingCycles, modelOf } from "./model.ts";

/** Reads `any(balance.public < -5조)`, for `--prob`: year by year too. Throws Failure "input". */
export function chanceOf(project: Project, model: Model, text: string): Expression {
  return expressionOf(project, model, { text, placeOf: (span) => placeIn("--prob", text, span) }, true);
}

function placeIn(file: string, text: string, { from, to }: Span): Place {
  return { file, line: 1, column: from + 1, length: Math.max(1, to - from), text };
}

/** When to stop: once the standard error of a figure's mean is below an amount, in base units. */
export interface Until {
  readonly metric: string;
  readonly below: number;
}

/** Reads `se(balance.public.cumulative) < 0.05조`. Throws Failure. */
export function readUntil(project: Project, scenario: Scenario, text: string): Until {
  const match = /^\s*se\(\s*([^()]+?)\s*\)\s*<\s*(.+?)\s*$/.exec(text);
  if (match === null) throw new Failure("usage", { id: "simulate.until-form", values: { text } });
  const [, metric = "", amount = ""] = match;
  const model = modelOf(project, scenario);
  const figure = model.figures.get(metric);
  const whole = linkExpression(model, `${metric} < ${amount}`);
  if ("issues" in whole) {
    throw new Failure(
      "input",
      whole.issues.map((issue) =>
        issueOf(issue, project, placeIn("--until", `${metric} < ${amount}`, issue.span)),
      ),
    );
  }
  const linked = linkExpression(model, amount);
  if (
    figure === undefined ||
    "issues" in linked ||
    linked.checked.type !== "number" ||
    figure.metric.kind === "rate"
  ) {
    throw new Failure("usage", { id: "simulate.until-form", values: { text } });
  }
  const kernel = locatingCycles(project, () => compile(model, [linked.expression]));
  const value = new Float64Array(kernel.size);
  kernel.evaluate(new Float64Array(), value);
  const below = value[0] as number;
  if (!(below > 0)) throw new Failure("usage", { id: "simulate.until-form", values: { text } });
  return { metric, below };
}
