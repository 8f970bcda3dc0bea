/**
 * Figures × years → scalar nodes. A figure of a year is worked out once, after what it reads; one that waits for itself is a
 * cycle, and is reported with its path.
 */

import type { Tree } from "../formula/tree.ts";
import { readUnit, toBase, type UnitContext } from "../formula/units.ts";
import { familyOf, forMember } from "./family.ts";
import { Graph, type Node } from "./graph.ts";
import type { Input } from "./instance.ts";
import { type Expression, type Figure, type Model, unitContext } from "./link.ts";
import { dividesMembers, reducesMembers, starFamily } from "./shape.ts";

/** An input that changes from one evaluation to the next. */
export interface FreeInput {
  readonly name: string;
  /** The least value it can take: what decides how far back a lag by it must at least look. */
  readonly least: number;
}

/** Inputs that go together from their own values (0) to others (1). */
export interface Switch {
  readonly inputs: ReadonlyMap<string, Input>;
}

/** A figure waits for itself: the names on the way, with years where they have one. */
export class CycleError extends Error {
  readonly path: readonly string[];
  constructor(path: readonly string[]) {
    super(`cycle: ${path.join(" -> ")}`);
    this.name = "CycleError";
    this.path = path;
  }
}

/** The model is deeper or larger than any plan needs. */
export class SizeError extends Error {
  constructor() {
    super("model too large");
    this.name = "SizeError";
  }
}

const mostFrames = 1_500;
const mostSteps = 8_000_000;

export class Unrolling {
  readonly graph = new Graph();
  private readonly model: Model;
  private readonly units: UnitContext;
  private readonly slots: ReadonlyMap<string, number>;
  private readonly least = new Map<string, number>();
  private readonly switched = new Map<string, { readonly slot: number; readonly other: Input }>();
  private readonly done = new Map<string, (Node | undefined)[]>();
  private readonly waiting = new Set<string>();
  private readonly prices = new Map<string, Node>();
  private frames = 0;
  private steps = 0;

  /**
   * A free scalar input is its value; a free yearly one is a factor on its whole path. `free[i]` is read from slot i, the
   * switches from the slots behind.
   */
  constructor(model: Model, free: readonly FreeInput[] = [], switches: readonly Switch[] = []) {
    this.model = model;
    this.units = unitContext(model.definition, model.instance);
    this.slots = new Map(free.map((input, slot) => [input.name, slot]));
    for (const { name, least } of free) this.least.set(name, least);
    for (const [i, { inputs }] of switches.entries()) {
      for (const [name, other] of inputs) {
        this.switched.set(name, { slot: free.length + i, other });
        const own = model.instance.inputs.get(name)?.value;
        if (typeof own === "number" && typeof other.value === "number") {
          this.least.set(name, Math.min(own, other.value));
        }
      }
    }
  }

  get years(): number {
    return this.model.instance.years.length;
  }

  /** The nodes of a figure: one a year, or a single one. Throws CycleError, SizeError. */
  figure(figure: Figure): Node[] {
    const nodes: Node[] = [];
    for (let t = 0; t < (figure.yearly ? this.years : 1); t++) nodes.push(this.figureAt(figure, t));
    return nodes;
  }

  /** The nodes of a formula that stands by itself: one a year, or a single one. */
  expression(expression: Expression): Node[] {
    const nodes: Node[] = [];
    for (let t = 0; t < (expression.yearly ? this.years : 1); t++) {
      nodes.push(this.lower(expression.tree, t, expression.member));
    }
    return nodes;
  }

  private figureAt(figure: Figure, t: number): Node {
    const at = figure.yearly ? t : 0;
    let nodes = this.done.get(figure.name);
    if (nodes === undefined) {
      nodes = [];
      this.done.set(figure.name, nodes);
    }
    const found = nodes[at];
    if (found !== undefined) return found;
    const key = figure.yearly ? `${figure.name}@${this.model.instance.years[at]}` : figure.name;
    if (this.waiting.has(key)) {
      const path = [...this.waiting];
      throw new CycleError([...path.slice(path.indexOf(key)), key]);
    }
    this.waiting.add(key);
    const value = this.lower(figure.tree, at, figure.member);
    const node =
      figure.rounded && !this.exact(figure.tree, figure.member) ? this.graph.op("round", value) : value;
    this.waiting.delete(key);
    nodes[at] = node;
    return node;
  }

  /** Whether a formula only adds and subtracts figures that are rounded already, and so is whole as it stands. */
  private exact(tree: Tree, member: string | undefined): boolean {
    switch (tree.kind) {
      case "number":
        return tree.value === 0;
      case "name":
        // Members share their metric, so any one of them answers for a `*`.
        return (
          this.model.figures.get(forMember(tree.name, this.anyMember(tree.name, member)))?.rounded ?? false
        );
      case "unary":
        return tree.op === "-" && this.exact(tree.arg, member);
      case "binary":
        return (
          (tree.op === "+" || tree.op === "-") &&
          this.exact(tree.left, member) &&
          this.exact(tree.right, member)
        );
      case "call":
        if (tree.fn === "allocate") return true;
        if (tree.fn === "if")
          return this.exact(tree.args[1] as Tree, member) && this.exact(tree.args[2] as Tree, member);
        if (tree.fn === "at") return this.exact(tree.args[0] as Tree, member);
        if (tree.fn === "waterfall") {
          return this.exact(tree.args[0] as Tree, member) && this.exact(tree.args[1] as Tree, member);
        }
        return adding.has(tree.fn) && tree.args.every((arg) => this.exact(arg, member));
    }
  }

  private anyMember(name: string, member: string | undefined): string | undefined {
    const family = familyOf(name);
    return family === undefined ? undefined : (member ?? this.model.instance.members.get(family)?.[0]);
  }

  /** A parameter's value in year t, carried there by inflation if it is stated in prices of another year. */
  private input(input: Input, t: number): Node {
    const year = this.model.instance.years[t] as number;
    const node = this.inputIn(input, year);
    return input.prices === undefined
      ? node
      : this.graph.op("mul", node, this.priceLevel(input.prices, year));
  }

  /** A parameter's value in a calendar year, as it is stated. */
  private inputIn(input: Input, year: number): Node {
    const { graph } = this;
    const slot = this.slots.get(input.name);
    const switched = this.switched.get(input.name);
    if (typeof input.value === "number" && slot !== undefined) return graph.input(slot);
    let node = graph.constant(statedIn(input, year));
    if (slot !== undefined) node = graph.op("mul", node, graph.input(slot));
    if (switched === undefined) return node;
    return graph.op(
      "select",
      graph.input(switched.slot),
      graph.constant(statedIn(switched.other, year)),
      node,
    );
  }

  /** What prices of `from` are multiplied by in `year`, along the plan's inflation path. */
  private priceLevel(from: number, year: number): Node {
    const { graph } = this;
    const key = `${from} ${year}`;
    let level = this.prices.get(key);
    if (level !== undefined) return level;
    if (from === year) {
      level = graph.constant(1);
    } else {
      const later = Math.max(from, year);
      const inflation = this.model.instance.inputs.get(this.model.instance.inflation ?? "");
      if (inflation === undefined) throw new Error(`prices ${from} without an inflation path`);
      const growth = graph.op("add", graph.constant(1), this.inputIn(inflation, later));
      level = this.priceLevel(from < year ? from : from - 1, from < year ? year - 1 : year);
      level = graph.op(from < year ? "mul" : "div", level, growth);
    }
    this.prices.set(key, level);
    return level;
  }

  private lower(tree: Tree, t: number, member: string | undefined): Node {
    if (++this.frames > mostFrames || ++this.steps > mostSteps) throw new SizeError();
    const node = this.lowered(tree, t, member);
    this.frames--;
    return node;
  }

  private lowered(tree: Tree, t: number, member: string | undefined): Node {
    const { graph } = this;
    switch (tree.kind) {
      case "number": {
        if (tree.unit === "") return graph.constant(tree.value);
        const read = readUnit(tree.unit, this.units);
        if ("unknown" in read) throw new Error(`unit not checked: ${tree.unit}`);
        return graph.constant(toBase(tree.value, read.unit));
      }
      case "name":
        return this.name(tree.name, t, member);
      case "unary": {
        const arg = this.lower(tree.arg, t, member);
        return graph.op(tree.op === "-" ? "neg" : "not", arg);
      }
      case "binary": {
        const a = this.lower(tree.left, t, member);
        const b = this.lower(tree.right, t, member);
        switch (tree.op) {
          case "<>":
            return graph.op("not", graph.op("eq", a, b));
          case ">":
            return graph.op("lt", b, a);
          case ">=":
            return graph.op("le", b, a);
          default:
            return graph.op(operations[tree.op], a, b);
        }
      }
      case "call":
        return this.call(tree, t, member);
    }
  }

  private name(name: string, t: number, member: string | undefined): Node {
    const { graph } = this;
    if (name === "index") return graph.constant(t);
    if (name === "year") return graph.constant(this.model.instance.years[t] as number);
    // Every year of the plan counts 8,760 hours: 365 days, leap days left out.
    if (name === "hours") return graph.constant(8760);
    const full = forMember(name, familyOf(name) === undefined ? undefined : member);
    const figure = this.model.figures.get(full);
    if (figure !== undefined) return this.figureAt(figure, t);
    const input = this.model.instance.inputs.get(full);
    if (input === undefined) throw new Error(`name not checked: ${full}`);
    return this.input(input, t);
  }

  private call(tree: Tree & { kind: "call" }, t: number, member: string | undefined): Node {
    const { graph } = this;
    const { fn, args } = tree;
    const arg = (i: number) => this.lower(args[i] as Tree, t, member);
    if (reducesMembers(tree)) {
      const nodes = this.eachMember(args[0] as Tree, t);
      if (nodes.length === 0) return graph.constant(fn === "sum" ? 0 : Number.NaN);
      return this.chain(fn === "sum" ? "add" : (fn as "min" | "max"), nodes);
    }
    switch (fn) {
      case "if": {
        const nodes = [arg(0), arg(1), arg(2)];
        return graph.op("select", ...nodes);
      }
      case "min":
      case "max":
        return this.chain(
          fn,
          args.map((_, i) => arg(i)),
        );
      case "abs":
      case "round":
      case "floor":
      case "ceil":
      case "exp":
      case "ln":
      case "sqrt":
        return graph.op(fn, arg(0));
      case "cumulative": {
        const nodes: Node[] = [];
        for (let past = 0; past <= t; past++) nodes.push(this.lower(args[0] as Tree, past, member));
        return this.chain("add", nodes);
      }
      case "prev":
        return this.lag(args[0] as Tree, graph.constant(1), 1, arg(1), t, member);
      case "lag": {
        const years = arg(1);
        return this.lag(
          args[0] as Tree,
          years,
          this.leastLag(args[1] as Tree, years, member),
          arg(2),
          t,
          member,
        );
      }
      case "allocate": {
        if (dividesMembers(tree)) {
          const family = starFamily(args[1] as Tree) as string;
          const parts = graph.allocate(arg(0), this.eachMember(args[1] as Tree, t));
          return parts[(this.model.instance.members.get(family) ?? []).indexOf(member as string)] as Node;
        }
        return graph.allocate(arg(0), this.eachYear(args[1] as Tree, member))[t] as Node;
      }
      case "waterfall": {
        const family = starFamily(args[1] as Tree) as string;
        const parts = graph.waterfall(
          arg(0),
          this.eachMember(args[1] as Tree, t),
          this.eachMember(args[2] as Tree, t),
        );
        return parts[(this.model.instance.members.get(family) ?? []).indexOf(member as string)] as Node;
      }
      case "at":
        return this.at(this.eachYear(args[0] as Tree, member), arg(1));
      case "firstyear": {
        const met = this.eachYear(args[0] as Tree, member);
        const which = this.choose(
          met,
          this.model.instance.years.map((year) => graph.constant(year)),
        );
        // An undefined year makes the answer undefined, as in every reducer, wherever it stands.
        return graph.op("select", this.chain("or", met), which, graph.constant(Number.NaN));
      }
      case "total":
        return this.chain("add", this.eachYear(args[0] as Tree, member));
      case "lowest":
        return this.chain("min", this.eachYear(args[0] as Tree, member));
      case "highest":
        return this.chain("max", this.eachYear(args[0] as Tree, member));
      case "any":
        return this.chain("or", this.eachYear(args[0] as Tree, member));
      case "all":
        return this.chain("and", this.eachYear(args[0] as Tree, member));
      case "first":
        return this.lower(args[0] as Tree, 0, member);
      case "last":
        return this.lower(args[0] as Tree, this.years - 1, member);
      case "sum":
        throw new Error("sum is lowered over members");
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
    const years = this.model.instance.years;
    return this.choose(
      years.map((year) => this.graph.op("eq", when, this.graph.constant(year))),
      nodes,
    );
  }

  private chain(op: "add" | "min" | "max" | "or" | "and", nodes: readonly Node[]): Node {
    return nodes.slice(1).reduce((all, node) => this.graph.op(op, all, node), nodes[0] as Node);
  }

  private eachYear(tree: Tree, member: string | undefined): Node[] {
    return Array.from({ length: this.years }, (_, t) => this.lower(tree, t, member));
  }

  private eachMember(tree: Tree, t: number): Node[] {
    const members = this.model.instance.members.get(starFamily(tree) as string) ?? [];
    return members.map((member) => this.lower(tree, t, member));
  }

  /** The fewest years that a lag looks back, whatever its input is drawn as. */
  private leastLag(tree: Tree, years: Node, member: string | undefined): number {
    const value = this.graph.valueOf(years);
    const least = value ?? this.least.get(forMember((tree as { name: string }).name, member)) ?? 0;
    return Number.isFinite(least) ? Math.max(0, Math.floor(least)) : 0;
  }

  private lag(
    tree: Tree,
    years: Node,
    least: number,
    before: Node,
    t: number,
    member: string | undefined,
  ): Node {
    const value = this.graph.valueOf(years);
    const most = value === undefined ? t : Math.ceil(value);
    const past: Node[] = [];
    for (let back = least; back <= Math.min(t, most); back++) past.push(this.lower(tree, t - back, member));
    // Ahead of the plan there is only `before`; within it, `past` reaches as far back as the lag can.
    return this.graph.lag(years, least, before, past);
  }
}

/** What keeps whole amounts whole besides `+` and `-`. */
const adding: ReadonlySet<string> = new Set([
  "sum",
  "min",
  "max",
  "abs",
  "prev",
  "cumulative",
  "total",
  "first",
  "last",
  "lowest",
  "highest",
]);

const operations = {
  "+": "add",
  "-": "sub",
  "*": "mul",
  "/": "div",
  "^": "pow",
  "=": "eq",
  "<": "lt",
  "<=": "le",
  and: "and",
  or: "or",
} as const;

function statedIn(input: Input, year: number): number {
  return typeof input.value === "number" ? input.value : valueIn(input, year);
}

/** A yearly input's value in a year: outside the years it names it holds the nearest, or is zero, as declared. */
export function valueIn(input: Input, year: number): number {
  const values = input.value as ReadonlyMap<number, number>;
  const given = values.get(year);
  if (given !== undefined) return given;
  if (input.declaration.outside === "zero") return 0;
  let nearest = Number.NaN;
  let distance = Number.POSITIVE_INFINITY;
  for (const [named, value] of values) {
    const away = Math.abs(named - year);
    if (away < distance || (away === distance && named < year)) {
      nearest = value;
      distance = away;
    }
  }
  return nearest;
}
