/**
 * Which formulas may be undefined: a division, a logarithm, a root, also as a power, a present value at a rate of -100%, a year that never comes,
 * the least of no members, or what names such a metric.
 */

import type { Tree } from "../../formula/syntax.ts";
import { familyOf, forMember } from "../../model/family.ts";
import { membersOf, reducesMembers, starFamily } from "../../model/references.ts";
import type { Model } from "../../model/types.ts";

const never: ReadonlySet<string> = new Set([
  ...["ln", "sqrt", "exp", "at", "firstyear", "allocate", "lag", "npv"],
]);

export class Undefined {
  private readonly model: Model;
  private readonly known = new Map<string, boolean>();

  constructor(model: Model) {
    this.model = model;
  }

  /** Whether a formula may be, for a member or for any of them. */
  mayBe(tree: Tree, member: string | undefined): boolean {
    const of = (part: Tree) => this.mayBe(part, member);
    switch (tree.kind) {
      case "number":
        return false;
      case "name":
        return familyOf(tree.name) === undefined
          ? this.isFigure(tree.name)
          : (member === undefined ? membersOf(tree.name, this.model.instance) : [member]).some((one) =>
              this.isFigure(forMember(tree.name, one)),
            );
      case "unary":
        return of(tree.arg);
      case "binary":
        if (tree.op === "/" && !(tree.right.kind === "number" && tree.right.value !== 0)) return true;
        if (tree.op === "^" && !(tree.right.kind === "number" && Number.isInteger(tree.right.value)))
          return true;
        return of(tree.left) || of(tree.right);
      case "call":
        return (
          never.has(tree.fn) || this.isOfNone(tree) || tree.args.some((arg) => this.mayBe(arg, undefined))
        );
    }
  }

  /** Of a family without members only the sum is known. */
  private isOfNone(tree: Tree & { readonly kind: "call" }): boolean {
    if (tree.fn === "sum" || !reducesMembers(tree)) return false;
    return membersOf(`${starFamily(tree.args[0] as Tree)}.*.x`, this.model.instance).length === 0;
  }

  private isFigure(name: string): boolean {
    const known = this.known.get(name);
    if (known !== undefined) return known;
    const figure = this.model.figures.get(name);
    if (figure === undefined) return false;
    // What rests on itself in an earlier year is undefined where something else that it rests on is.
    this.known.set(name, false);
    const found = this.mayBe(figure.tree, figure.member);
    this.known.set(name, found);
    return found;
  }
}
