/** Which formulas are whole: those that only add up amounts that are whole already, and all that are compared exactly. */

import type { Tree } from "../formula/syntax.ts";
import { readUnit, toBase, type UnitContext } from "../formula/units.ts";
import { familyOf, forMember } from "./family.ts";
import type { Model } from "./types.ts";

/** What keeps whole amounts whole besides `+` and `-`. */
const keeping: ReadonlySet<string> = new Set([
  "sum",
  "min",
  "max",
  "abs",
  "prev",
  "cumulative",
  "total",
  "first",
  "last",
  "lowest",
  "highest",
]);

/**
 * Whether a formula of money only adds, subtracts and picks among figures that are rounded already (`isRounded` says which names
 * are). Parameters do not count: a drawn or restated one is not whole.
 */
export function addsFigures(
  tree: Tree,
  isRounded: (name: string) => boolean,
  functions: ReadonlySet<string> = keeping,
): boolean {
  const adds = (part: Tree) => addsFigures(part, isRounded, functions);
  switch (tree.kind) {
    case "number":
      return tree.value === 0;
    case "name":
      return isRounded(tree.name);
    case "unary":
      return tree.op === "-" && adds(tree.arg);
    case "binary":
      return (tree.op === "+" || tree.op === "-") && adds(tree.left) && adds(tree.right);
    case "call":
      if (tree.fn === "if") return adds(tree.args[1] as Tree) && adds(tree.args[2] as Tree);
      if (tree.fn === "at") return functions === keeping && adds(tree.args[0] as Tree);
      return functions.has(tree.fn) && tree.args.every(adds);
  }
}

const withinYear: ReadonlySet<string> = new Set(["sum", "min", "max", "abs"]);

/** Whether it adds and picks among figures, as above, of the same year: it neither looks back nor reduces years. */
export function addsWithinYear(tree: Tree, isRounded: (name: string) => boolean): boolean {
  return addsFigures(tree, isRounded, withinYear);
}

/** Whether a formula splits an amount into whole parts, which need no rounding. */
export function isSplit(tree: Tree): boolean {
  return tree.kind === "call" && tree.fn === "allocate";
}

/** What amounts are passed on through: sums of them, the choice of one, and its rounding. */
const passing: ReadonlySet<string> = new Set([...keeping, "round", "floor", "ceil", "mean", "lag", "at"]);

/** What is whole where all its arguments are. */
const keepingWhole: ReadonlySet<string> = new Set([...keeping, "waterfall"]);

/** What of a model is whole whatever its inputs are drawn as or set to: by what is declared, and not by how a number happens to be. */
export class Wholes {
  private readonly model: Pick<Model, "figures" | "instance">;
  private readonly units: UnitContext;
  private readonly known = new Map<Tree, boolean>();
  private readonly sums = new Map<Tree, boolean>();

  constructor(model: Pick<Model, "figures" | "instance">, units: UnitContext) {
    this.model = model;
    this.units = units;
  }

  /** Whether a name is a figure of money, which is rounded. Members share their metric, so any one of them answers for a `*`. */
  isRounded(name: string): boolean {
    return this.model.figures.get(this.any(name))?.rounded ?? false;
  }

  /** Whether a formula is, adds up or picks an amount of the plan's money: a metric, an input or a literal is among what it adds up. */
  isAmount(tree: Tree): boolean {
    switch (tree.kind) {
      case "number": {
        const read = tree.unit === "" ? undefined : readUnit(tree.unit, this.units);
        return read !== undefined && "unit" in read && this.isCurrency(read.unit.dims);
      }
      case "name": {
        const name = this.any(tree.name);
        const input = this.model.instance.inputs.get(name);
        return (
          this.model.figures.get(name)?.rounded ?? (input !== undefined && this.isCurrency(input.unit.dims))
        );
      }
      case "unary":
        return this.isAmount(tree.arg);
      case "binary":
        return (
          (tree.op === "+" || tree.op === "-") && (this.isAmount(tree.left) || this.isAmount(tree.right))
        );
      case "call":
        if (tree.fn === "if") return tree.args.slice(1).some((part) => this.isAmount(part));
        return passing.has(tree.fn) && this.isAmount(tree.args[0] as Tree);
    }
  }

  private isCurrency(dims: ReadonlyMap<string, number>): boolean {
    return dims.size === 1 && dims.get(this.units.currency) === 1;
  }

  /** Whether a formula adds and picks among figures that are rounded: a sum of money that has to be counted to the last unit. */
  isMoney(tree: Tree): boolean {
    let money = this.sums.get(tree);
    if (money === undefined) {
      money = addsFigures(tree, (name) => this.isRounded(name));
      this.sums.set(tree, money);
    }
    return money;
  }

  /** Whether the value of a formula is a whole number in base units: money, counts, calendar years, and what keeps them whole. */
  isWhole(tree: Tree): boolean {
    const known = this.known.get(tree);
    if (known !== undefined) return known;
    // What rests on itself in an earlier year is not known to be whole.
    this.known.set(tree, false);
    const whole = this.whole(tree);
    this.known.set(tree, whole);
    return whole;
  }

  private whole(tree: Tree): boolean {
    const each = (part: Tree | undefined) => part !== undefined && this.isWhole(part);
    switch (tree.kind) {
      case "number": {
        if (tree.unit === "") return Number.isSafeInteger(tree.value);
        const read = readUnit(tree.unit, this.units);
        return "unit" in read && Number.isSafeInteger(toBase(tree.value, read.unit));
      }
      case "name":
        return this.isWholeName(tree.name);
      case "unary":
        return each(tree.arg);
      case "binary":
        return (tree.op === "+" || tree.op === "-" || tree.op === "*") && each(tree.left) && each(tree.right);
      case "call": {
        const [first, second, third] = tree.args;
        switch (tree.fn) {
          case "round":
          case "floor":
          case "ceil":
          case "allocate":
          case "firstyear":
            return true;
          case "if":
            return each(second) && each(third);
          case "at":
            return each(first);
          default:
            return keepingWhole.has(tree.fn) && tree.args.every(each);
        }
      }
    }
  }

  private isWholeName(name: string): boolean {
    if (name === "year" || name === "index" || name === "hours") return true;
    const { figures, instance } = this.model;
    const full = this.any(name);
    const figure = figures.get(full);
    if (figure !== undefined) return figure.rounded || this.isWhole(figure.tree);
    const input = instance.inputs.get(full);
    // What is stated in prices of another year is carried there by a factor.
    if (input === undefined || input.prices !== undefined) return false;
    return input.declaration.whole || this.isCurrency(input.unit.dims);
  }

  private any(name: string): string {
    const family = familyOf(name);
    return family === undefined ? name : forMember(name, this.model.instance.members.get(family)?.[0]);
  }
}
