/** A figure's formula as text, for one member of its family. */

import { print } from "../formula/print.ts";
import type { Tree } from "../formula/syntax.ts";
import { familyOf, forMember } from "./family.ts";
import { dividesMembers, reducesMembers } from "./references.ts";
import type { Figure } from "./types.ts";

/** As the model has it; of a member with its own names, a `*` standing only where all members are meant. */
export function formulaOf({ metric, member, tree }: Figure): string {
  return member === undefined ? metric.formula : print(ofMember(tree, member));
}

function ofMember(tree: Tree, member: string): Tree {
  switch (tree.kind) {
    case "number":
      return tree;
    case "name":
      return familyOf(tree.name) === undefined ? tree : { ...tree, name: forMember(tree.name, member) };
    case "unary":
      return { ...tree, arg: ofMember(tree.arg, member) };
    case "binary":
      return { ...tree, left: ofMember(tree.left, member), right: ofMember(tree.right, member) };
    case "call": {
      const all = (i: number) =>
        reducesMembers(tree) ||
        (i > 0 && (tree.fn === "waterfall" || (tree.fn === "allocate" && dividesMembers(tree))));
      return { ...tree, args: tree.args.map((arg, i) => (all(i) ? arg : ofMember(arg, member))) };
    }
  }
}
