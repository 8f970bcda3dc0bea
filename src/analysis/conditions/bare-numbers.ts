/** Bare numbers in a user's condition beside what is shown in another unit than formulas count in: `compute.delay > 6`. */

import { isComparison } from "../../engine/comparison.ts";
import { type Message, message } from "../../errors.ts";
import { operandsOf, type Span, type Tree } from "../../formula/syntax.ts";
import type { Unit } from "../../formula/units.ts";
import type { Model } from "../../model/types.ts";

/** What is asked about a bare number, and where it stands. */
export interface BareNumber extends Message {
  readonly span: Span;
  readonly next: readonly Message[];
}

/**
 * Returns the first bare number of a condition that is compared with, added to or otherwise put beside a name which is shown in
 * months, or one above 1 beside a name in %. A formula counts time in years and shares of a whole, and the unit that is shown is
 * the unit that is read. 0 is the same in every unit, and 0.5 beside a name in % is the share that formulas write for 50%.
 * Undefined where nothing is in doubt.
 */
export function bareNumberIn(tree: Tree, text: string, model: Model): BareNumber | undefined {
  const operands = operandsOf(tree);
  if (sameUnit(tree) && operands.length > 1) {
    for (const operand of operands) {
      const value = bareValue(operand);
      if (value === undefined || value === 0) continue;
      for (const other of operands) {
        const shown = other === operand ? undefined : shownIn(other, Math.abs(value) > 1, model);
        if (shown !== undefined) return question(operand.span, value, shown, text);
      }
    }
  }
  for (const operand of operands) {
    const found = bareNumberIn(operand, text, model);
    if (found !== undefined) return found;
  }
  return undefined;
}

interface Shown {
  readonly name: string;
  readonly unit: Unit;
}

function question({ from, to }: Span, value: number, { name, unit }: Shown, text: string): BareNumber {
  const number = text.slice(from, to).trim();
  const isShare = unit.text === "%";
  const exactly = isShare ? `${Number((value * 100).toPrecision(15))}%` : `${number}[years]`;
  const write = (amount: string) => text.slice(0, from) + amount + text.slice(to);
  return {
    ...message("condition.bare", { name, number, unit: unit.text, exactly }),
    span: { from, to },
    next: [
      message("next.write", { text: write(isShare ? `${number}%` : `${number}[${unit.text}]`) }),
      message("next.exactly", { text: write(exactly) }),
    ],
  };
}

/** Whether all operands are in one unit. What is multiplied or divided may be converted on purpose: `12 * compute.delay > 6`. */
function sameUnit(tree: Tree): boolean {
  if (tree.kind === "binary") return isComparison(tree.op) || tree.op === "+" || tree.op === "-";
  return tree.kind === "call" && (tree.fn === "min" || tree.fn === "max");
}

function bareValue(tree: Tree): number | undefined {
  if (tree.kind === "unary" && tree.op === "-") {
    const value = bareValue(tree.arg);
    return value === undefined ? undefined : -value;
  }
  return tree.kind === "number" && tree.unit === "" ? tree.value : undefined;
}

/** Functions whose value is in the unit of their first argument. */
const kept: ReadonlySet<string> = new Set([
  "min",
  "max",
  "abs",
  "sum",
  "prev",
  "total",
  "first",
  "last",
  "lowest",
  "highest",
  "mean",
  "at",
  "cumulative",
]);

/** The first name in whose unit an operand is, where that is a length of time and not what formulas count in, or % if so asked. */
function shownIn(tree: Tree, inPercent: boolean, model: Model): Shown | undefined {
  const within = (arg: Tree) => shownIn(arg, inPercent, model);
  switch (tree.kind) {
    case "name": {
      const unit = unitOf(tree.name, model);
      const scaled = unit !== undefined && unit.dims.size === 0 && unit.num !== unit.den;
      return scaled && (inPercent || unit.text !== "%") ? { name: tree.name, unit } : undefined;
    }
    case "unary":
      return within(tree.arg);
    case "binary": {
      if (!sameUnit(tree) || isComparison(tree.op)) return undefined;
      const [left, right] = [within(tree.left), within(tree.right)];
      const found = left ?? right;
      // 1 + macro.growth is a factor.
      return found?.unit.text === "%" && !(left && right) ? undefined : found;
    }
    case "call": {
      const args = tree.fn === "min" || tree.fn === "max" ? tree.args : tree.args.slice(0, 1);
      if (!kept.has(tree.fn)) return undefined;
      return args.map(within).find((shown) => shown !== undefined);
    }
    default:
      return undefined;
  }
}

/** Of a family's name with its `*` the unit of its first member. */
function unitOf(name: string, { figures, instance }: Model): Unit | undefined {
  const own = figures.get(name)?.unit ?? instance.inputs.get(name)?.unit;
  if (own !== undefined || !name.includes("*")) return own;
  return (
    [...figures.values()].find(({ metric }) => metric.name === name)?.unit ??
    [...instance.inputs.values()].find(({ declaration }) => declaration.name === name)?.unit
  );
}
