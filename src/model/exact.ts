/** Which formulas are whole as they stand: those that only add up amounts that are whole already. */

import type { Tree } from "../formula/tree.ts";

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

/** Whether its value is whole without rounding: a sum of such figures, or a split into whole parts. */
export function isWholeAsItStands(tree: Tree, isRounded: (name: string) => boolean): boolean {
  return (tree.kind === "call" && tree.fn === "allocate") || addsFigures(tree, isRounded);
}
