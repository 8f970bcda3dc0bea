/** What a user asks of a simulation in words of the model: conditions, and an accuracy to reach. */

import { Failure, type Issue, nearest } from "../errors.ts";
import { compile } from "../model/compile.ts";
import { type Expression, type LinkIssue, linkExpression, type Model } from "../model/link.ts";
import type { Project, Scenario } from "../plan/project.ts";
import { locatingCycles, modelOf } from "./model.ts";

/** Reads `any(balance.public < -5조)`. Throws Failure "input". */
export function conditionOf(model: Model, text: string): Expression {
  const linked = linkExpression(model, text);
  if ("issues" in linked)
    throw new Failure(
      "input",
      linked.issues.map((issue) => worded(issue, text, "--prob", model)),
    );
  if (linked.checked.type !== "condition") {
    throw new Failure("input", {
      id: "formula.not-condition",
      values: { of: text },
      place: { file: "--prob", column: 1, length: text.length, text },
    });
  }
  return linked.expression;
}

function worded(
  { id, values, span, next = [] }: LinkIssue,
  text: string,
  option: string,
  model: Model,
): Issue {
  const near =
    id === "formula.unknown-name"
      ? nearest(String(values?.name), [...model.figures.keys(), ...model.instance.inputs.keys()])
      : [];
  const hints = near.length === 0 ? [] : [{ id: "next.did-you-mean", values: { names: near.join(", ") } }];
  return {
    id,
    values: { ...values, of: text },
    place: { file: option, column: span.from + 1, length: Math.max(1, span.to - span.from), text },
    next: [...next, ...hints],
  };
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
      whole.issues.map((issue) => worded(issue, `${metric} < ${amount}`, "--until", model)),
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
