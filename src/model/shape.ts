/** Which names a formula reads year by year, and which only over all years. */

import { reducers, type Tree } from "../formula/tree.ts";
import { familyOf, forMember } from "./family.ts";

const reducing: ReadonlySet<string> = new Set(reducers);

export interface BareNames {
  /** Whether the formula is yearly whatever its names are: it looks back, adds up or names the year. */
  readonly yearly: boolean;
  /**
   * The names that stand outside every reducer. Of a family: written out for the formula's own member, and with its `*` where it
   * stands for all members, of which there may be hundreds in each of hundreds of formulas.
   */
  readonly names: ReadonlySet<string>;
}

/** How an `allocate` divides: over the members of the weights' family, or over the years. */
export function dividesMembers(tree: Tree & { kind: "call" }): boolean {
  return starFamily(tree.args[1] as Tree) !== undefined && starFamily(tree.args[0] as Tree) === undefined;
}

/** Whether `min` and `max` reduce over members here, as `sum` always does: one argument, with a `*`. */
export function reducesMembers(tree: Tree & { kind: "call" }): boolean {
  return tree.fn === "sum" || ((tree.fn === "min" || tree.fn === "max") && tree.args.length === 1);
}

/** The family that the `*` of an expression stands for, outside inner reductions over members. */
export function starFamily(tree: Tree): string | undefined {
  switch (tree.kind) {
    case "number":
      return undefined;
    case "name":
      return familyOf(tree.name);
    case "unary":
      return starFamily(tree.arg);
    case "binary":
      return starFamily(tree.left) ?? starFamily(tree.right);
    case "call":
      if (reducesMembers(tree)) return undefined;
      for (const arg of tree.args) {
        const family = starFamily(arg);
        if (family !== undefined) return family;
      }
      return undefined;
  }
}

export function bareNames(tree: Tree, member: string | undefined): BareNames {
  const names = new Set<string>();
  let yearly = false;

  /** `whole`: whether a `*` stands for all members here. */
  function walk(tree: Tree, whole: boolean): void {
    if (tree.kind === "name") {
      if (tree.name === "year" || tree.name === "index") yearly = true;
      else names.add(whole ? tree.name : forMember(tree.name, member));
    } else if (tree.kind === "unary") {
      walk(tree.arg, whole);
    } else if (tree.kind === "binary") {
      walk(tree.left, whole);
      walk(tree.right, whole);
    } else if (tree.kind === "call") {
      if (reducing.has(tree.fn)) {
        // `at(x, y)` reads x over all years, but y as it stands.
        if (tree.args[1] !== undefined) walk(tree.args[1], whole);
        return;
      }
      if (tree.fn === "lag" || tree.fn === "prev" || tree.fn === "cumulative") yearly = true;
      if (tree.fn === "allocate" && !dividesMembers(tree)) yearly = true;
      for (const [i, arg] of tree.args.entries()) {
        const all =
          reducesMembers(tree) ||
          (tree.fn === "waterfall" && i > 0) ||
          (tree.fn === "allocate" && i > 0 && dividesMembers(tree));
        walk(arg, whole || (all && starFamily(arg) !== undefined));
      }
    }
  }

  walk(tree, false);
  return { yearly, names };
}
