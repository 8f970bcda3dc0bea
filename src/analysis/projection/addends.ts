/** What a figure is a plain sum of: so that tables can say where the numbers they show do not add up. */

import type { Tree } from "../../formula/syntax.ts";
import { forMember } from "../../model/family.ts";

export interface Term {
  /** With `*` where every member of a family is added. */
  readonly metric: string;
  readonly sign: 1 | -1;
  /** Of all years up to each. */
  readonly cumulative?: true;
}

/** The figures that a formula only adds and takes away; undefined where it does anything else. `member`: whose formula it is. */
export function termsOf(tree: Tree, member: string | undefined, sign: 1 | -1 = 1): Term[] | undefined {
  const flipped = sign === 1 ? -1 : 1;
  switch (tree.kind) {
    case "name":
      return [{ metric: forMember(tree.name, member), sign }];
    case "unary":
      return tree.op === "-" ? termsOf(tree.arg, member, flipped) : undefined;
    case "binary": {
      if (tree.op !== "+" && tree.op !== "-") return undefined;
      const left = termsOf(tree.left, member, sign);
      const right = termsOf(tree.right, member, tree.op === "+" ? sign : flipped);
      return left === undefined || right === undefined ? undefined : [...left, ...right];
    }
    case "call": {
      const [arg] = tree.args;
      if (arg?.kind !== "name") return undefined;
      if (tree.fn === "sum") return [{ metric: arg.name, sign }];
      if (tree.fn === "cumulative") return [{ metric: forMember(arg.name, member), sign, cumulative: true }];
      return undefined;
    }
    default:
      return undefined;
  }
}
