/** How far back lags look at the least, whatever is typed into the inputs that say so. */

import type { Bounds } from "../../engine/bounds/interval.ts";
import { boundsOfYears } from "../../engine/program/lag.ts";
import type { Tree } from "../../formula/syntax.ts";
import { readUnit, toBase, type UnitContext } from "../../formula/units.ts";
import { append } from "../../lists.ts";
import { familyOf, forMember } from "../../model/family.ts";
import { extentOf, fewestYears, limitsOf } from "../../model/input-values.ts";
import type { Input } from "../../model/inputs.ts";
import { membersOf } from "../../model/references.ts";
import type { Model } from "../../model/types.ts";

export class LagReach {
  private readonly model: Model;
  private readonly units: UnitContext;
  private readonly sameYear = new Map<string, readonly string[]>();

  /** `model`: as the scenario has it. */
  constructor(model: Model, units: UnitContext) {
    this.model = model;
    this.units = units;
  }

  /**
   * The fewest years that a lag looks back by the limits that its inputs are declared with. Where the metric would then wait for itself, by
   * the values that they have: less than that is undefined in the workbook, and an error of the program.
   */
  least(years: Tree, member: string | undefined, arg: Tree, figure: string | undefined): number {
    const declared = this.fewest(years, member, (input) => limitsOf({ ...input, value: 0 }));
    if (declared >= 1 || figure === undefined) return declared;
    const now = this.fewest(years, member, extentOf);
    return now >= 1 && this.reaches(this.namesIn(arg, member), figure) ? now : declared;
  }

  private fewest(years: Tree, member: string | undefined, extent: (input: Input) => Bounds): number {
    const formula = this.writtenOut(years, member);
    const of = (name: string) => extent(this.model.instance.inputs.get(name) as Input);
    return fewestYears(boundsOfYears(formula, of).low);
  }

  private writtenOut(tree: Tree, member: string | undefined): Tree {
    const of = (part: Tree) => this.writtenOut(part, member);
    switch (tree.kind) {
      case "number": {
        const read = tree.unit === "" ? undefined : readUnit(tree.unit, this.units);
        return read !== undefined && "unit" in read
          ? { ...tree, value: toBase(tree.value, read.unit), unit: "" }
          : tree;
      }
      case "name":
        return { ...tree, name: forMember(tree.name, member) };
      case "unary":
        return { ...tree, arg: of(tree.arg) };
      case "binary":
        return { ...tree, left: of(tree.left), right: of(tree.right) };
      case "call":
        return { ...tree, args: tree.args.map(of) };
    }
  }

  /** Whether some metrics are calculated from another, in the same year or from all years. */
  private reaches(from: readonly string[], figure: string): boolean {
    const seen = new Set<string>();
    const queue = [...from];
    for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
      if (name === figure) return true;
      if (seen.has(name)) continue;
      seen.add(name);
      append(queue, this.namesOf(name));
    }
    return false;
  }

  private namesOf(name: string): readonly string[] {
    const known = this.sameYear.get(name);
    if (known !== undefined) return known;
    const figure = this.model.figures.get(name);
    const names = figure === undefined ? [] : this.namesIn(figure.tree, figure.member);
    this.sameYear.set(name, names);
    return names;
  }

  /** The names that a formula reads in the same year: of what looks back, only where it looks from. */
  private namesIn(tree: Tree, member: string | undefined): readonly string[] {
    const of = (part: Tree) => this.namesIn(part, member);
    switch (tree.kind) {
      case "number":
        return [];
      case "name": {
        if (familyOf(tree.name) === undefined) return [tree.name];
        return membersOf(tree.name, this.model.instance).map((one) => forMember(tree.name, one));
      }
      case "unary":
        return of(tree.arg);
      case "binary":
        return [...of(tree.left), ...of(tree.right)];
      case "call": {
        const [arg, years] = tree.args as [Tree, Tree];
        const back = tree.fn === "prev" || (tree.fn === "lag" && this.fewest(years, member, extentOf) >= 1);
        return (back ? tree.args.filter((one) => one !== arg) : tree.args).flatMap(of);
      }
    }
  }
}
