/** Which names a formula reads year by year, and which only over all years. */

import { reducers, type Tree } from "../formula/tree.ts";
import { familyOf, forMember } from "./family.ts";

const reducing: ReadonlySet<string> = new Set(reducers);

export interface BareNames {
  /** Whether the formula is yearly whatever its names are: it looks back, adds up or names the year. */
  readonly yearly: boolean;
  /** The names that stand outside every reducer, written out for members. */
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

export function bareNames(
  tree: Tree,
  member: string | undefined,
  members: ReadonlyMap<string, readonly string[]>,
): BareNames {
  const names = new Set<string>();
  let yearly = false;
  const own = [member];
  // Names that stand for all members already: a formula may reduce over the same ones many times.
  const whole = new Set<string>();

  function walk(tree: Tree, inside: readonly (string | undefined)[]): void {
    if (tree.kind === "name") {
      if (tree.name === "year" || tree.name === "index") yearly = true;
      else if (inside === own || !whole.has(tree.name)) {
        if (inside !== own) whole.add(tree.name);
        for (const one of inside) names.add(forMember(tree.name, one));
      }
    } else if (tree.kind === "unary") {
      walk(tree.arg, inside);
    } else if (tree.kind === "binary") {
      walk(tree.left, inside);
      walk(tree.right, inside);
    } else if (tree.kind === "call") {
      if (reducing.has(tree.fn)) {
        // `at(x, y)` reads x over all years, but y as it stands.
        if (tree.args[1] !== undefined) walk(tree.args[1], inside);
        return;
      }
      if (tree.fn === "lag" || tree.fn === "prev" || tree.fn === "cumulative") yearly = true;
      if (tree.fn === "allocate" && !dividesMembers(tree)) yearly = true;
      for (const [i, arg] of tree.args.entries()) {
        const all =
          reducesMembers(tree) ||
          (tree.fn === "waterfall" && i > 0) ||
          (tree.fn === "allocate" && i > 0 && dividesMembers(tree));
        const family = all ? starFamily(arg) : undefined;
        walk(arg, family === undefined ? inside : (members.get(family) ?? []));
      }
    }
  }

  walk(tree, own);
  return { yearly, names };
}
