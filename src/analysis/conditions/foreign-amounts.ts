/** Amounts of foreign money in a user's condition, read as the money of the figures beside them: `total(compute.cost) < $10bn`. */

import { type Message, message } from "../../errors.ts";
import { smallestUnit } from "../../formula/currency.ts";
import { exactProduct } from "../../formula/decimal.ts";
import { readFormula } from "../../formula/parse.ts";
import type { Tree } from "../../formula/syntax.ts";
import { fromBase, type Rate, readUnit, type Unit, type UnitContext } from "../../formula/units.ts";
import { type LinkedExpression, linkTree } from "../../model/link.ts";
import type { Model } from "../../model/types.ts";
import { settingContext } from "../../plan/settings/conversion.ts";
import { ratesText } from "../../plan/settings/doubtful.ts";
import { isOwnMoney, numeratorCurrency } from "../../plan/settings/quantities.ts";
import { quantityText } from "../../plan/settings/quantity-text.ts";
import type { Project } from "../../plan/types.ts";
import { yearLiterals } from "./year-literals.ts";

/**
 * A text whose literals of money are all expressed in one currency, the plan's own or else one that it has a rate of, and what is to be
 * said of it; undefined where no currency makes the units of the text agree.
 */
export function inOneCurrency(
  project: Project,
  model: Model,
  text: string,
): { readonly linked: LinkedExpression; readonly notes: readonly Message[] } | undefined {
  const formula = readFormula(text, yearLiterals(project.plan.calendar));
  if ("issue" in formula) return undefined;
  const context = settingContext(project);
  for (const currency of [context.currency, ...(context.rates?.().keys() ?? [])]) {
    const notes: Message[] = [];
    const tree = converted(formula.tree, currency, text, context, notes);
    if (notes.length === 0) continue;
    const linked = linkTree(model, tree, text);
    if (!("issues" in linked)) return { linked, notes };
  }
  return undefined;
}

/** A currency that a text names and the plan has no rate of; undefined where there is none. */
export function unratedIn(project: Project, text: string): string | undefined {
  const formula = readFormula(text, yearLiterals(project.plan.calendar));
  if ("issue" in formula) return undefined;
  const context = settingContext(project);
  const known = new Set([context.currency, ...(context.rates?.().keys() ?? [])]);
  return currenciesOf(formula.tree, context).find((currency) => !known.has(currency));
}

function currenciesOf(tree: Tree, context: UnitContext): string[] {
  switch (tree.kind) {
    case "name":
      return [];
    case "unary":
      return currenciesOf(tree.arg, context);
    case "binary":
      return [tree.left, tree.right].flatMap((part) => currenciesOf(part, context));
    case "call":
      return tree.args.flatMap((part) => currenciesOf(part, context));
    case "number":
      return [currencyOf(tree.unit, context) ?? []].flat();
  }
}

/** The money that a literal is: none of a bare number. */
function currencyOf(unit: string, context: UnitContext): string | undefined {
  const read = readUnit(unit === "" ? "1" : unit, context);
  return "unit" in read ? numeratorCurrency(read.unit, context) : undefined;
}

/** The same tree, at the same places of its text, with literals of other money in that of a currency. */
function converted(tree: Tree, to: string, text: string, context: UnitContext, notes: Message[]): Tree {
  const within = (part: Tree) => converted(part, to, text, context, notes);
  switch (tree.kind) {
    case "name":
      return tree;
    case "unary":
      return { ...tree, arg: within(tree.arg) };
    case "binary":
      return { ...tree, left: within(tree.left), right: within(tree.right) };
    case "call":
      return { ...tree, args: tree.args.map(within) };
    case "number": {
      const from = currencyOf(tree.unit, context);
      if (from === undefined || from === to) return tree;
      const { currency: own } = context;
      const known = context.rates?.() ?? new Map<string, Rate>();
      const rates = [from, to].filter((each) => each !== own).map((each) => known.get(each));
      if (!rates.every((rate) => rate !== undefined)) return tree;
      const smallest = smallestUnit(context.decimals);
      // What one of a currency is worth, in whole units of the plan's own.
      const worth = (each: string) =>
        each === own ? 1 : fromBase(known.get(each)?.value as number, smallest);
      const exact = exactProduct(tree.value, worth(from)) / worth(to);
      const stated = tree.unit.replace(/^(?:money|[A-Z]{3})/, to);
      const { unit } = readUnit(stated, context) as { unit: Unit };
      // An amount of the plan's money is whole in its smallest unit, as figures are.
      const value = isOwnMoney(unit, context)
        ? fromBase(Math.round(exactProduct(exact, smallest.num) / smallest.den), smallest)
        : Number(exact.toPrecision(15));
      const written = quantityText((value * unit.num) / unit.den, unit, context);
      const { span } = tree;
      const values = { text: text.slice(span.from, span.to).trim(), value: written };
      notes.push(message("note.converted-amount", { ...values, rate: ratesText(rates, context) }));
      return { ...tree, value, unit: stated };
    }
  }
}
