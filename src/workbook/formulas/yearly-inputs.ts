/** Which inputs may be given a value for each year: a workbook has cells for these. */

import type { Tree } from "../../formula/syntax.ts";
import { forMember } from "../../model/family.ts";
import type { Input, Instance } from "../../model/inputs.ts";
import { link } from "../../model/link.ts";
import { bareNames, dividesMembers, membersOf } from "../../model/references.ts";
import type { Model } from "../../model/types.ts";

/**
 * The model linked for inputs that have a value for each year wherever they may have one. Where a model takes none of these, as it is.
 */
export function withYearlyInputs(model: Model): Model {
  const { definition, instance } = model;
  const single = singleInputs(model);
  const widened = (input: Input): Input => {
    if (typeof input.value !== "number" || single.has(input.name)) return input;
    const { range: _, value, ...kept } = input;
    return { ...kept, value: new Map(instance.years.map((year) => [year, value])) };
  };
  const inputs = new Map([...instance.inputs].map(([name, input]) => [name, widened(input)]));
  const linked = link(definition, { ...instance, inputs });
  return "issues" in linked ? model : { ...linked.structure, instance: { ...instance, inputs } };
}

/** The inputs that stand, by whatever way, where one value for all years is needed. */
function singleInputs({ figures, requirements, instance }: Model): ReadonlySet<string> {
  const queue: string[] = [];
  const read = (tree: Tree, member: string | undefined) => {
    const { names, ofAll } = bareNames(tree);
    for (const name of names) queue.push(forMember(name, member));
    for (const name of ofAll) for (const one of membersOf(name, instance)) queue.push(forMember(name, one));
  };
  for (const { tree, member } of [...figures.values(), ...requirements]) {
    for (const part of singleParts(tree)) read(part, member);
  }
  for (const { metric, tree, member } of figures.values()) if (metric.kind === "single") read(tree, member);
  const found = new Set<string>();
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    const figure = figures.get(name);
    if (figure !== undefined) read(figure.tree, figure.member);
  }
  return found;
}

/** The parts of a formula that need one value for all years: lengths of time, years, rates of discount, and what years divide. */
function singleParts(tree: Tree): readonly Tree[] {
  switch (tree.kind) {
    case "number":
    case "name":
      return [];
    case "unary":
      return singleParts(tree.arg);
    case "binary":
      return [...singleParts(tree.left), ...singleParts(tree.right)];
    case "call": {
      const [first, second] = tree.args as [Tree, Tree];
      const inside = tree.args.flatMap(singleParts);
      if (tree.fn === "lag" || tree.fn === "at") return [second, ...inside];
      if (tree.fn === "npv" || (tree.fn === "allocate" && !dividesMembers(tree))) return [first, ...inside];
      return inside;
    }
  }
}

export function hasYears({ instance }: { readonly instance: Instance }, name: string): boolean {
  return typeof instance.inputs.get(name)?.value !== "number";
}
