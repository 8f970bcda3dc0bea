/** Years that a user's condition names and nothing is calculated for: `at(uses.public, 2031)` over 2026..2030. */

import { type Message, message } from "../../errors.ts";
import { operandsOf, type Span, type Tree } from "../../formula/syntax.ts";
import type { Model } from "../../model/types.ts";
import { yearName, yearsText } from "../../year-names.ts";

/** What is wrong with a year, and where it stands. */
export interface UnknownYear extends Message {
  readonly span: Span;
  readonly next: readonly Message[];
}

/**
 * Returns the first year of an `at` that is the same for any inputs and not among the years calculated: whatever is read there is
 * undefined, which would look like an answer.
 */
export function unknownYearIn(tree: Tree, text: string, model: Model): UnknownYear | undefined {
  const { years, calendar } = model.instance;
  if (tree.kind === "call" && tree.fn === "at") {
    const [of, year] = tree.args as readonly [Tree, Tree];
    const value = fixedValue(year, years);
    if (value !== undefined && !years.includes(value)) {
      const written = text.slice(year.span.from, year.span.to).trim();
      const values = { year: written, years: yearsText(years, calendar) };
      return { ...message("condition.no-year", values), span: year.span, next: longer(value, model) };
    }
    return unknownYearIn(of, text, model);
  }
  for (const operand of operandsOf(tree)) {
    const found = unknownYearIn(operand, text, model);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The years to ask for where one comes soon after the last. */
function longer(year: number, { instance: { years, calendar } }: Model): Message[] {
  const [first = 0, last = 0] = [years[0], years.at(-1)];
  if (!Number.isInteger(year) || year <= last || year > first + 99) return [];
  return [
    message("condition.more-years", {
      years: yearsText([first, year], calendar),
      year: yearName(year, calendar),
    }),
  ];
}

/** The value of what depends on no input and no metric, undefined of what may. */
function fixedValue(tree: Tree, years: readonly number[]): number | undefined {
  const fixed = (part: Tree | undefined) => part && fixedValue(part, years);
  switch (tree.kind) {
    case "number":
      return tree.unit === "" ? tree.value : undefined;
    case "unary": {
      const value = tree.op === "-" ? fixed(tree.arg) : undefined;
      return value === undefined ? undefined : -value;
    }
    case "binary": {
      const [left, right] = [fixed(tree.left), fixed(tree.right)];
      if (left === undefined || right === undefined) return undefined;
      return tree.op === "+" ? left + right : tree.op === "-" ? left - right : undefined;
    }
    case "call": {
      const [of] = tree.args;
      if (of?.kind !== "name" || of.name !== "year") return undefined;
      return tree.fn === "first" ? years[0] : tree.fn === "last" ? years.at(-1) : undefined;
    }
    case "name":
      return undefined;
  }
}
