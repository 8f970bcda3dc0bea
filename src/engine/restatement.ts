/** Money restated in another currency, in the prices of one year, or both: nominal amounts by the factor of their year. */

import type { Tree } from "../formula/syntax.ts";
import { familyOf, forMember } from "../model/family.ts";
import type { Input, Instance } from "../model/inputs.ts";
import { discounts, hasReducer, outsideReducers, powerOf } from "../model/money-terms.ts";
import type { Figure, Model } from "../model/types.ts";
import { addsFigures, addsWithinYear } from "../model/whole-amounts.ts";
import type { At, Count } from "./functions.ts";
import { Graph } from "./graph.ts";
import type { Node } from "./program/steps.ts";
import { Inputs } from "./slots.ts";

/** What money is restated in. */
export interface Restatement {
  /** The input that is the price of the other currency in the plan's own. */
  readonly rate?: string;
  /** Digits after the point of the currency that it is stated in. */
  readonly decimals: number;
  /** The year whose prices it is stated in. */
  readonly prices?: number;
}

/** What lowers formulas for it: `lower` any formula as it is read there, `nominal` a figure in a year. */
interface Lowering {
  readonly lower: (tree: Tree, at: At) => Node;
  readonly nominal: (figure: Figure, t: number) => Node;
  readonly count: Count;
  readonly isRounded: (name: string) => boolean;
}

/** What an amount of a year in base units is multiplied by to be in base units of the other currency, or in prices of the other year. */
function factorIn(
  graph: Graph,
  inputs: Inputs,
  instance: Instance,
  { rate, decimals, prices }: Restatement,
  year: number,
): Node {
  let factor = graph.constant(1);
  if (rate !== undefined) {
    const price = inputs.at(instance.inputs.get(rate) as Input, year);
    factor = graph.op("div", graph.constant(10 ** decimals), price);
  }
  return prices === undefined ? factor : graph.op("div", factor, inputs.priceLevel(prices, year));
}

/** The same of an instance as it stands, as a number. */
export function factorOf(instance: Instance, by: Restatement, year: number): number {
  const graph = new Graph();
  const node = factorIn(graph, new Inputs(graph, instance, [], []), instance, by, year);
  return graph.valueOf(node) as number;
}

export class Restating {
  private readonly reducing = new Map<Figure, boolean>();
  private readonly model: Model;
  private readonly graph: Graph;
  private readonly inputs: Inputs;
  private readonly by: Restatement;
  private readonly lowering: Lowering;

  constructor(model: Model, graph: Graph, inputs: Inputs, by: Restatement, lowering: Lowering) {
    this.model = model;
    this.graph = graph;
    this.inputs = inputs;
    this.by = by;
    this.lowering = lowering;
  }

  /**
   * A figure of money. Of a year: its nominal amount by the factor of that year, rounded once. Of no year: by the factor of the first
   * year; but what reduces years is calculated on the restated years. A present value is an amount at the start of the plan.
   */
  figure(figure: Figure, t: number): Node {
    const { tree, member, unit, rounded } = figure;
    if (figure.metric.kind !== "single" || !this.reducesYears(figure)) return this.ofYear(figure, t);
    const adds = rounded && addsFigures(tree, this.lowering.isRounded);
    const undated =
      discounts(tree) ||
      outsideReducers(tree).some((name) =>
        this.targets(name, member, this.model.instance.inputs).some(
          (input) => this.power(input.unit.dims) !== 0,
        ),
      );
    const value = undated
      ? this.convert(this.lowering.nominal(figure, 0), unit.dims, 0)
      : this.lowering.lower(tree, { t: 0, member, restated: true, hasYear: false, counted: adds });
    return rounded && !adds ? this.rounded(value) : value;
  }

  /**
   * A figure as an amount of one year. What only adds figures of that year is the sum of them as they are restated, so that parts go on
   * adding to wholes; but where roundings would leave something of nothing, or turn the sign, it is restated by itself.
   */
  ofYear(figure: Figure, t: number): Node {
    const { graph } = this;
    const { tree, member, unit, rounded } = figure;
    const nominal = this.lowering.nominal(figure, t);
    const converted = this.convert(nominal, unit.dims, t);
    if (!rounded) return converted;
    const alone = this.rounded(converted);
    if (!this.addsOneYear(tree)) return alone;
    const sum = this.lowering.lower(tree, { t, member, restated: true, hasYear: true, counted: true });
    const alike = graph.op("lt", graph.constant(0), graph.op("mul", nominal, sum));
    return graph.op("select", alike, sum, alone);
  }

  private rounded(value: Node): Node {
    return this.lowering.count(this.graph.op("round", value), { restated: true });
  }

  /** A formula's amount of one year: sums as sums of restated figures, all else as a whole. `lower`: its steps as they are. */
  amount(tree: Tree, at: At, lower: (tree: Tree, at: At) => Node): Node {
    if (tree.kind === "name" || this.addsOneYear(tree)) return lower(tree, at);
    const nominal = lower(tree, { ...at, restated: false });
    const { figures, instance } = this.model;
    // Members share their metric, so any one of them answers for a `*`.
    const powerOfName = (name: string) => {
      const [target] = [
        ...this.targets(name, at.member, figures),
        ...this.targets(name, at.member, instance.inputs),
      ];
      return target === undefined ? 0 : this.power(target.unit.dims);
    };
    return this.scaled(nominal, powerOf(tree, powerOfName), at.t);
  }

  /** An amount of a year × the year's factor, to the power in which money stands in its unit. */
  convert(node: Node, dims: ReadonlyMap<string, number>, t: number): Node {
    return this.scaled(node, this.power(dims), t);
  }

  private scaled(node: Node, power: number, t: number): Node {
    const { graph } = this;
    if (power === 0) return node;
    const { instance } = this.model;
    const factor = factorIn(graph, this.inputs, instance, this.by, instance.years[t] as number);
    return graph.op("mul", node, graph.op("pow", factor, graph.constant(power)));
  }

  private power(dims: ReadonlyMap<string, number>): number {
    return dims.get(this.model.instance.currency.code) ?? 0;
  }

  private addsOneYear(tree: Tree): boolean {
    return addsWithinYear(tree, this.lowering.isRounded);
  }

  /** Whether a figure with one value rests on years that its formula, or that of another such figure, reduces to one. */
  private reducesYears(figure: Figure): boolean {
    const known = this.reducing.get(figure);
    if (known !== undefined) return known;
    this.reducing.set(figure, false);
    const { tree, member } = figure;
    const named = () =>
      outsideReducers(tree).flatMap((name) => this.targets(name, member, this.model.figures));
    const reduces =
      hasReducer(tree) || named().some((each) => each.metric.kind === "single" && this.reducesYears(each));
    this.reducing.set(figure, reduces);
    return reduces;
  }

  /** What a name may mean in a formula: of a family the member itself, or all where it is reduced over them. */
  private targets<T>(name: string, member: string | undefined, among: ReadonlyMap<string, T>): T[] {
    const family = familyOf(name);
    const members =
      family === undefined ? [undefined] : [member, ...(this.model.instance.members.get(family) ?? [])];
    return members.flatMap((each) => among.get(forMember(name, each)) ?? []);
  }
}
