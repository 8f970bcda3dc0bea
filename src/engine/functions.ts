/** Calls of functions in formulas → nodes: over years, over members, and what is split among them. */

import { print } from "../formula/print.ts";
import type { Tree } from "../formula/syntax.ts";
import { append } from "../lists.ts";
import { forMember } from "../model/family.ts";
import { fewestYears } from "../model/input-values.ts";
import { dividesMembers, reducesMembers, starFamily } from "../model/references.ts";
import type { Model } from "../model/types.ts";
import type { Graph } from "./graph.ts";
import { isUnary } from "./operations.ts";
import { boundsOfYears } from "./program/lag.ts";
import type { Node } from "./program/steps.ts";
import type { Inputs } from "./slots.ts";

/** Where a formula is read: which year, for which member, and whether money is nominal or restated. */
export interface At {
  readonly t: number;
  readonly member: string | undefined;
  readonly restated: boolean;
  /** False in a figure that has one value for all years: t stands for none of them. */
  readonly hasYear: boolean;
  /** Whether it adds up money that has to be counted to the last unit: each step of a sum, then, is undefined beyond what can be. */
  readonly counted?: boolean;
}

/** What reduces values one after the other, by the operation that it does. */
const chains = { lowest: "min", highest: "max", any: "or", all: "and" } as const;

type Reduction = keyof typeof chains | "firstyear" | "total" | "mean";

/** Gives the node of any formula; `terms` takes what it adds up. */
export type Lower = (tree: Tree, at: At, terms?: Node[]) => Node;

/** Gives an amount of money where it can be counted to the last unit, of the currency that it is expressed in there. */
export type Count = (amount: Node, at: Pick<At, "restated">) => Node;

/** Whether a call is the sum of what its argument is in several years or members. */
export function addsTerms({ fn }: Tree & { kind: "call" }): boolean {
  return fn === "sum" || fn === "total" || fn === "cumulative" || fn === "npv";
}

/** Nodes by year of formulas, for each member and kind of money by itself. */
type ByYear = Map<Tree, Map<string | undefined, Node[][]>>;

function nodesByYear(known: ByYear, tree: Tree, { member, restated, hasYear, counted }: At): Node[] {
  let byMember = known.get(tree);
  if (byMember === undefined) {
    byMember = new Map();
    known.set(tree, byMember);
  }
  let byMoney = byMember.get(member);
  if (byMoney === undefined) {
    byMoney = [];
    byMember.set(member, byMoney);
  }
  const money = 2 * (restated ? (hasYear ? 1 : 2) : 0) + (counted ? 1 : 0);
  byMoney[money] ??= [];
  return byMoney[money];
}

export class Calls {
  /** The fewest years that lags by inputs look back, by the formula of these. */
  readonly lags = new Map<string, number>();
  private readonly model: Model;
  private readonly graph: Graph;
  private readonly inputs: Inputs;
  private readonly lower: Lower;
  private readonly count: Count;
  private readonly splits = new Map<Tree, Map<string | undefined, Node[]>>();
  private readonly reduced = new Map<Tree, Node[][]>();
  private readonly years: ByYear = new Map();
  private readonly sums: ByYear = new Map();
  /** What formulas come to over all years, at the first place. */
  private readonly reducedYears: ByYear = new Map();

  constructor(model: Model, graph: Graph, inputs: Inputs, { lower, count }: { lower: Lower; count: Count }) {
    this.model = model;
    this.graph = graph;
    this.inputs = inputs;
    this.lower = lower;
    this.count = count;
  }

  /** `terms`: takes what a sum adds up. Throws what lowering its arguments does. */
  of(tree: Tree & { kind: "call" }, at: At, terms?: Node[]): Node {
    const { graph } = this;
    const { fn, args } = tree;
    const { t, member } = at;
    const arg = (i: number) => this.lower(args[i] as Tree, at);
    const uncounted = at.counted ? { ...at, counted: false } : at;
    if (reducesMembers(tree)) {
      const own: Node[] | undefined = terms && fn === "sum" ? [] : undefined;
      const [node, ...added] = this.once(
        tree,
        at,
        () => {
          const nodes = this.eachMember(args[0] as Tree, at, own);
          if (nodes.length === 0) return [graph.constant(fn === "sum" ? 0 : Number.NaN)];
          if (fn === "mean") return [this.mean(nodes, at)];
          const reduced = fn === "sum" ? this.added(nodes, at) : this.chain(fn as "min" | "max", nodes);
          return [reduced, ...(own ?? [])];
        },
        own !== undefined,
      );
      if (terms !== undefined) append(terms, added);
      return node as Node;
    }
    if (isUnary(fn)) return graph.op(fn, arg(0));
    switch (fn) {
      case "if": {
        // Whether a branch is taken does not depend on what money it is expressed in.
        const condition = this.lower(args[0] as Tree, { ...at, restated: false, counted: false });
        return graph.op("select", condition, arg(1), arg(2));
      }
      case "min":
      case "max":
        return this.chain(
          fn,
          args.map((_, i) => arg(i)),
        );
      case "cumulative":
        return this.runningSum(args[0] as Tree, at, terms);
      case "prev":
        return this.lag(args[0] as Tree, graph.constant(1), 1, 1, arg(1), at);
      case "lag": {
        const years = this.lower(args[1] as Tree, uncounted);
        const [least, most] = this.reachOfLag(args[1] as Tree, years, at);
        return this.lag(args[0] as Tree, years, least, most, arg(2), at);
      }
      case "allocate": {
        if (dividesMembers(tree)) {
          const family = starFamily(args[1] as Tree) as string;
          const parts = this.once(tree, at, () =>
            graph.allocate(arg(0), this.eachMember(args[1] as Tree, uncounted)),
          );
          return parts[(this.model.instance.members.get(family) ?? []).indexOf(member as string)] as Node;
        }
        return this.yearly(tree, at, () => graph.allocate(arg(0), this.eachYear(args[1] as Tree, uncounted)))[
          t
        ] as Node;
      }
      case "waterfall": {
        const family = starFamily(args[1] as Tree) as string;
        const serve = () =>
          graph.waterfall(
            arg(0),
            this.eachMember(args[1] as Tree, at),
            this.eachMember(args[2] as Tree, uncounted),
          );
        // An envelope of the member's own makes a split of its own.
        const parts = starFamily(args[0] as Tree) === undefined ? this.once(tree, at, serve) : serve();
        return parts[(this.model.instance.members.get(family) ?? []).indexOf(member as string)] as Node;
      }
      case "at":
        return this.at(
          this.eachYear(args[0] as Tree, at),
          this.lower(args[1] as Tree, { ...at, restated: false, counted: false }),
        );
      case "firstyear":
      case "total":
      case "lowest":
      case "highest":
      case "mean":
      case "any":
      case "all": {
        const added = fn === "total" ? terms : undefined;
        // It is the same whichever year names it: of a hundred years each is looked at once, and not a hundred times.
        const known = added === undefined ? nodesByYear(this.reducedYears, tree, at) : [];
        known[0] ??= this.overYears(fn, this.eachYear(args[0] as Tree, at, added), at);
        return known[0];
      }
      case "npv":
        return this.npv(this.lower(args[0] as Tree, uncounted), args[1] as Tree, at, terms);
      case "first":
        return this.lower(args[0] as Tree, { ...at, t: 0, hasYear: true });
      case "last":
        return this.lower(args[0] as Tree, { ...at, t: this.model.instance.years.length - 1, hasYear: true });
      case "sum":
        throw new Error("sum is lowered over members");
    }
  }

  /** What a formula comes to over all years. */
  private overYears(fn: Reduction, nodes: readonly Node[], at: At): Node {
    switch (fn) {
      case "firstyear":
        // Which year is the first cannot be said where it is undefined whether an earlier one is; later ones do not matter.
        return this.choose(nodes, this.yearNumbers());
      case "total":
        return this.added(nodes, at);
      case "mean":
        return this.mean(nodes, at);
      default:
        return this.chain(chains[fn], nodes);
    }
  }

  /** The first of `values` whose condition is met; undefined if none is. */
  private choose(conditions: readonly Node[], values: readonly Node[]): Node {
    let node = this.graph.constant(Number.NaN);
    for (let i = conditions.length - 1; i >= 0; i--) {
      node = this.graph.op("select", conditions[i] as Node, values[i] as Node, node);
    }
    return node;
  }

  private at(nodes: readonly Node[], when: Node): Node {
    const isYear = this.yearNumbers().map((year) => this.graph.op("eq", when, year));
    return this.choose(isYear, nodes);
  }

  private yearNumbers(): Node[] {
    return this.model.instance.years.map((year) => this.graph.constant(year));
  }

  private mean(nodes: readonly Node[], at: At): Node {
    return this.graph.op("div", this.added(nodes, at), this.graph.constant(nodes.length));
  }

  /** The first year is discounted once, the second twice, and so on, as the NPV of spreadsheets does. */
  private npv(rate: Node, flow: Tree, at: At, terms: Node[] = []): Node {
    const { graph } = this;
    const flows = this.eachYear(flow, at);
    const growth = graph.op("add", graph.constant(1), rate);
    let factor = growth;
    const discounted = flows.map((flow, t) => {
      if (t > 0) factor = graph.op("mul", factor, growth);
      return graph.op("div", flow, factor);
    });
    append(terms, discounted);
    return this.added(discounted, at);
  }

  private added(nodes: readonly Node[], at: At): Node {
    if (!at.counted) return this.chain("add", nodes);
    return nodes.reduce((sum, node) => this.count(this.graph.op("add", sum, node), at));
  }

  private chain(op: "add" | "min" | "max" | "or" | "and", nodes: readonly Node[]): Node {
    return nodes.slice(1).reduce((all, node) => this.graph.op(op, all, node), nodes[0] as Node);
  }

  /** What a formula reduces over members is the same for every member of its own family: calculated once. */
  private once(
    tree: Tree,
    { t, restated, hasYear, counted }: At,
    make: () => Node[],
    withTerms = false,
  ): Node[] {
    let known = this.reduced.get(tree);
    if (known === undefined) {
      known = [];
      this.reduced.set(tree, known);
    }
    const money = restated ? (hasYear ? 1 : 2) : 0;
    const at = 4 * (3 * t + money) + (counted ? 2 : 0) + (withTerms ? 1 : 0);
    known[at] ??= make();
    return known[at];
  }

  /** What is split over the years is the same split for each of them. */
  private yearly(tree: Tree, { member }: At, make: () => Node[]): Node[] {
    let byMember = this.splits.get(tree);
    if (byMember === undefined) {
      byMember = new Map();
      this.splits.set(tree, byMember);
    }
    let parts = byMember.get(member);
    if (parts === undefined) {
      parts = make();
      byMember.set(member, parts);
    }
    return parts;
  }

  /** The sum of the first years is that of one year less, and what the last is. */
  private runningSum(tree: Tree, at: At, terms?: Node[]): Node {
    if (terms !== undefined) for (let t = 0; t <= at.t; t++) this.lower(tree, { ...at, t }, terms);
    const sums = nodesByYear(this.sums, tree, at);
    for (let t = sums.length; t <= at.t; t++) {
      const node = this.inYear(tree, at, t);
      sums[t] = t === 0 ? node : this.added([sums[t - 1] as Node, node], at);
    }
    return sums[at.t] as Node;
  }

  /** What a formula is in a year that many others look back at. */
  private inYear(tree: Tree, at: At, t: number): Node {
    const nodes = nodesByYear(this.years, tree, at);
    nodes[t] ??= this.lower(tree, { ...at, t });
    return nodes[t];
  }

  private eachYear(tree: Tree, at: At, terms?: Node[]): Node[] {
    return Array.from({ length: this.model.instance.years.length }, (_, t) =>
      this.lower(tree, { ...at, t, hasYear: true }, terms),
    );
  }

  private eachMember(tree: Tree, at: At, terms?: Node[]): Node[] {
    const members = this.model.instance.members.get(starFamily(tree) as string) ?? [];
    return members.map((member) => this.lower(tree, { ...at, member }, terms));
  }

  /**
   * How many years a lag looks back: the fewest whatever its inputs may be drawn as, since a range that closes a cycle is found when a
   * plan is first calculated and not when it is first drawn from; and the most that they can be here.
   */
  private reachOfLag(tree: Tree, years: Node, at: At): [least: number, most: number] {
    const value = this.graph.valueOf(years);
    if (tree.kind === "number")
      return [fewestYears(value ?? 0), Math.ceil(value ?? Number.POSITIVE_INFINITY)];
    const formula = this.writtenOut(tree, at);
    const least = fewestYears(boundsOfYears(formula, (name) => this.inputs.extentOf(name)).low);
    this.lags.set(print(formula), least);
    if (value !== undefined) return [least, Math.ceil(value)];
    // The slope of a lag by whole years is taken to the year behind them.
    const { high } = boundsOfYears(formula, (name) => this.inputs.boundsOf(name));
    return [least, Math.floor(high) + 1];
  }

  /** A lag's formula for a member, with its literals in base units: fit to be kept, and read once more. */
  private writtenOut(tree: Tree, at: At): Tree {
    const of = (part: Tree) => this.writtenOut(part, at);
    switch (tree.kind) {
      case "number": {
        const value = this.graph.valueOf(this.lower(tree, at)) as number;
        return { ...tree, value, unit: "", text: String(value) };
      }
      case "name":
        return { ...tree, name: forMember(tree.name, at.member) };
      case "unary":
        return { ...tree, arg: of(tree.arg) };
      case "binary":
        return { ...tree, left: of(tree.left), right: of(tree.right) };
      case "call":
        return { ...tree, args: tree.args.map(of) };
    }
  }

  private lag(tree: Tree, years: Node, least: number, most: number, before: Node, at: At): Node {
    const { t } = at;
    const past: Node[] = [];
    for (let back = least; back <= Math.min(t, most); back++) past.push(this.inYear(tree, at, t - back));
    // Ahead of the plan there is only `before`; within it, `past` reaches as far back as the lag can.
    return this.graph.lag(years, least, before, past);
  }
}
