/** Which names a formula reads year by year, and which only over all years. */

import { reducers, type Tree } from "../formula/syntax.ts";
import { append } from "../lists.ts";
import { familyOf, forMember } from "./family.ts";
import { type Instance, isYearly } from "./inputs.ts";

export interface BareNames {
  /** Whether the formula is yearly whatever its names are: it looks back, adds up or names the year. */
  readonly yearly: boolean;
  /** The names that stand outside every reducer, as they are written: a `*` among them is the formula's own member. */
  readonly names: ReadonlySet<string>;
  /** The same of a family, where the `*` stands for all members. */
  readonly ofAll: ReadonlySet<string>;
}

/** How an `allocate` divides: over the members of the weights' family, or over the years. */
export function dividesMembers(tree: Tree & { kind: "call" }): boolean {
  return starFamily(tree.args[1] as Tree) !== undefined && starFamily(tree.args[0] as Tree) === undefined;
}

/** Whether a call reduces over members, as `sum` always does: `min` and `max` of one argument, `mean` of one with a `*`. */
export function reducesMembers({ fn, args }: Tree & { kind: "call" }): boolean {
  if (fn === "mean") return starFamily(args[0] as Tree) !== undefined;
  return fn === "sum" || ((fn === "min" || fn === "max") && args.length === 1);
}

/** The argument that a call reduces over the years to one value; undefined where it does not. */
export function reducedOverYears(tree: Tree & { kind: "call" }): Tree | undefined {
  const place = reducers[tree.fn];
  return place === undefined || reducesMembers(tree) ? undefined : tree.args[place];
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
      // Of `mean` either a `*` is reduced, or there is none.
      if (tree.fn === "mean" || reducesMembers(tree)) return undefined;
      for (const arg of tree.args) {
        const family = starFamily(arg);
        if (family !== undefined) return family;
      }
      return undefined;
  }
}

const nameInText = /[a-z][a-z0-9_]*(?:\.(?:\*|[a-z][a-z0-9_]*))*/g;

/** Every name that stands in the text of a formula, and words of the language among them. */
export function namesIn(formula: string): readonly string[] {
  return formula.match(nameInText) ?? [];
}

/** The names in a formula as they are written, in the order in which they stand. */
export function* writtenNames(tree: Tree): Iterable<string> {
  switch (tree.kind) {
    case "number":
      return;
    case "name":
      yield tree.name;
      return;
    case "unary":
      return yield* writtenNames(tree.arg);
    case "binary":
      yield* writtenNames(tree.left);
      return yield* writtenNames(tree.right);
    case "call":
      for (const arg of tree.args) yield* writtenNames(arg);
  }
}

export function bareNames(tree: Tree): BareNames {
  const names = new Set<string>();
  const ofAll = new Set<string>();
  let yearly = false;

  /** `whole`: whether a `*` stands for all members here. */
  function walk(tree: Tree, whole: boolean): void {
    if (tree.kind === "name") {
      if (tree.name === "year" || tree.name === "index") yearly = true;
      else (whole && familyOf(tree.name) !== undefined ? ofAll : names).add(tree.name);
    } else if (tree.kind === "unary") {
      walk(tree.arg, whole);
    } else if (tree.kind === "binary") {
      walk(tree.left, whole);
      walk(tree.right, whole);
    } else if (tree.kind === "call") {
      const reduced = reducedOverYears(tree);
      if (reduced !== undefined) {
        // `at(x, y)` reads x over all years, but y as it stands.
        for (const arg of tree.args) if (arg !== reduced) walk(arg, whole);
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
  return { yearly, names, ofAll };
}

/** A formula and whether it has a value for each year, as far as that is known. */
export interface Formula {
  readonly name: string;
  readonly tree: Tree;
  readonly member?: string;
  readonly yearly: boolean;
}

/** A figure is yearly when a name outside any reducer is, on through the figures that name it. */
export function markYearly<Of extends Formula>(figures: Map<string, Of>, instance: Instance): void {
  // The members of a family share a formula, of which there may be hundreds: it is read once.
  const sharing = new Map<Tree, Map<string | undefined, string[]>>();
  for (const { name, tree, member } of figures.values()) {
    const byMember = sharing.get(tree) ?? new Map<string | undefined, string[]>();
    sharing.set(tree, byMember.set(member, [...(byMember.get(member) ?? []), name]));
  }
  type Users = Map<string, ReadonlyMap<string | undefined, string[]>[]>;
  const namedBy: Users = new Map();
  const ofAllBy: Users = new Map();
  const queue: string[] = [];
  const add = (figures: ReadonlyMap<string | undefined, string[]>) => {
    for (const names of figures.values()) append(queue, names);
  };
  for (const [tree, figures] of sharing) {
    const { yearly, names, ofAll } = bareNames(tree);
    for (const name of names) namedBy.set(name, [...(namedBy.get(name) ?? []), figures]);
    for (const name of ofAll) ofAllBy.set(name, [...(ofAllBy.get(name) ?? []), figures]);
    if (yearly) add(figures);
  }
  const members = new Map([...instance.members].map(([family, of]) => [family, new Set(of)]));
  const reach = (name: string) => {
    for (const users of namedBy.get(name) ?? []) add(users);
    const [family = "", member = "", ...rest] = name.split(".");
    if (members.get(family)?.has(member) !== true) return;
    const starred = [family, "*", ...rest].join(".");
    for (const users of namedBy.get(starred) ?? []) append(queue, users.get(member) ?? []);
    // Whoever names all members of a family names this one.
    for (const users of ofAllBy.get(starred) ?? []) add(users);
    ofAllBy.delete(starred);
  };
  for (const [name, input] of instance.inputs) if (isYearly(input)) reach(name);
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    const figure = figures.get(name) as Of;
    if (figure.yearly) continue;
    figures.set(name, { ...figure, yearly: true });
    reach(name);
  }
}

/** The same of a formula that stands by itself, over figures that are marked. */
export function isYearlyTree(
  tree: Tree,
  member: string | undefined,
  figures: ReadonlyMap<string, Pick<Formula, "yearly">>,
  instance: Instance,
): boolean {
  const { yearly, names, ofAll } = bareNames(tree);
  if (yearly) return true;
  const isBareYearly = (name: string) => {
    const input = instance.inputs.get(name);
    return figures.get(name)?.yearly === true || (input !== undefined && isYearly(input));
  };
  if ([...names].some((name) => isBareYearly(forMember(name, member)))) return true;
  return [...ofAll].some((name) =>
    membersOf(name, instance).some((one) => isBareYearly(forMember(name, one))),
  );
}

/** The members that a name of a family stands for; of any other name the one that is none. */
export function membersOf(name: string, instance: Instance): readonly (string | undefined)[] {
  const family = familyOf(name);
  return family === undefined ? [undefined] : (instance.members.get(family) ?? []);
}
