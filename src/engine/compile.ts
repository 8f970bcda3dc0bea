/**
 * Figures × years → scalar nodes. A figure of a year is calculated once, after what it reads; one that waits for itself is a
 * cycle, and is reported with its path.
 */

import { smallestUnit } from "../formula/currency.ts";
import type { Tree } from "../formula/syntax.ts";
import { maxAmount, readUnit, toBase, type UnitContext } from "../formula/units.ts";
import { append } from "../lists.ts";
import { familyOf, forMember } from "../model/family.ts";
import type { Input } from "../model/inputs.ts";
import { unitContext } from "../model/link.ts";
import { hasYears, isRestated } from "../model/money-terms.ts";
import type { Expression, Figure, Model } from "../model/types.ts";
import { isSplit, Wholes } from "../model/whole-amounts.ts";
import { type Comparison, compare, isComparison } from "./comparison.ts";
import { type At, addsTerms, Calls } from "./functions.ts";
import { Graph, SizeError } from "./graph.ts";
import { bind } from "./program/bind.ts";
import { isCompatible, type Outputs, type Slot, stepsOf } from "./program/outputs.ts";
import type { Node, Source } from "./program/steps.ts";
import { type Restatement, Restating } from "./restatement.ts";
import { type FreeInput, Inputs, type Switch } from "./slots.ts";

/** A figure waits for itself: the names on the way, with years where they have one. */
export class CycleError extends Error {
  readonly path: readonly string[];
  /** The name of the first figure on the way. */
  readonly figure: string;
  constructor(path: readonly string[], figure: string) {
    super(`cycle: ${path.join(" -> ")}`);
    this.name = "CycleError";
    this.path = path;
    this.figure = figure;
  }
}

/** Formulas within formulas: as many as the stack of a Node carries where each is also restated; a plan of a hundred years takes half. */
const maxFrames = 900;
const maxSteps = 4_000_000;

export interface UnrollOptions {
  readonly free?: readonly FreeInput[];
  readonly switches?: readonly Switch[];
  readonly restatement?: Restatement | undefined;
  /** Figures are not calculated where they are named but read, from these slots: each formula by itself. */
  readonly readFigure?: (figure: Figure, t: number) => number;
}

export class Unrolling {
  readonly graph = new Graph();
  private readonly model: Model;
  private readonly units: UnitContext;
  private readonly inputs: Inputs;
  private readonly calls: Calls;
  private readonly wholes: Wholes;
  /** The largest amounts of money that are counted: of the plan's own, and of the currency that it is restated in. */
  private readonly largest: { readonly own: number; readonly restated: number };
  private readonly restating: Restating | undefined;
  private readonly readFigure: UnrollOptions["readFigure"];
  private readonly program: Model["program"];
  private readonly done = new Map<Figure, (Node | undefined)[]>();
  private readonly doneRestated = new Map<Figure, (Node | undefined)[]>();
  private readonly targets = new Map<Tree, Map<string | undefined, Figure | Input>>();
  /** The figures that are being unrolled, each waiting for the next: by figure, year and whether restated. */
  private readonly waiting = new Map<string, { readonly figure: Figure; readonly label: string }>();
  private frames = 0;
  private steps = 0;

  constructor(model: Model, { free = [], switches = [], restatement, readFigure }: UnrollOptions = {}) {
    this.model = model;
    this.units = unitContext(model.definition, model.instance);
    this.inputs = new Inputs(this.graph, model.instance, free, switches, readFigure !== undefined);
    this.wholes = new Wholes(model, this.units);
    this.largest = {
      own: maxAmount(smallestUnit(model.instance.currency.decimals)),
      restated: maxAmount(smallestUnit((restatement ?? model.instance.currency).decimals)),
    };
    this.calls = new Calls(model, this.graph, this.inputs, {
      lower: (tree, at, terms) => this.lower(tree, at, terms),
      count: (amount, at) => this.count(amount, at),
    });
    this.restating =
      restatement &&
      new Restating(model, this.graph, this.inputs, restatement, {
        lower: (tree, at) => this.lower(tree, at),
        nominal: (figure, t) => this.figureAt(figure, t, false),
        count: (amount, at) => this.count(amount, at),
        isRounded: (name) => this.wholes.isRounded(name),
      });
    this.readFigure = readFigure;
    const isCompiled =
      restatement === undefined &&
      readFigure === undefined &&
      switches.length === 0 &&
      free.every(({ years }) => years === undefined);
    this.program = isCompiled ? model.program : undefined;
  }

  get years(): number {
    return this.model.instance.years.length;
  }

  /** The fewest years that lags by inputs look back, by the formula of these. */
  get lags(): ReadonlyMap<string, number> {
    return this.calls.lags;
  }

  /**
   * The nodes of a figure: one a year, or a single one. Restated, an amount that is the same in every year has one a year too: each
   * goes by the rate and the price level of its year. Throws CycleError, SizeError.
   */
  figure(figure: Figure): Node[] {
    const restated = this.restating !== undefined && isRestated(figure.unit.dims, this.units.currency);
    const length = hasYears(figure, restated) ? this.years : 1;
    return Array.from({ length }, (_, t) => this.figureAt(figure, t, restated));
  }

  /** A figure's own formula in a year, as a function of what it names where figures are read apart. */
  formula(figure: Figure, t: number): Node {
    return this.nominal(figure, figure.yearly ? t : 0);
  }

  /** What parts of a whole leave its rest in a year, as a function of the parts where those are free. */
  left(parts: readonly string[], year: number): Node {
    return this.inputs.left(parts, year);
  }

  /** The nodes of a formula that stands by itself, in nominal money: one a year, or a single one. Money is counted as in a condition. */
  expression({ tree, member, yearly, beside }: Expression): Node[] {
    const nodes: Node[] = [];
    const counted = this.wholes.isAmount(tree) || (beside !== undefined && this.wholes.isAmount(beside));
    for (let t = 0; t < (yearly ? this.years : 1); t++) {
      nodes.push(this.lower(tree, { t, member, restated: false, hasYear: yearly, counted }));
    }
    return nodes;
  }

  /** The nodes of several outputs one behind the other, and where each output's stand: from the model's program where one serves, far faster. */
  outputs(outputs: Outputs): { slots: Slot[]; nodes: Node[] } {
    const compiled = this.compiled(outputs);
    if (compiled !== undefined) return { slots: compiled.slots, nodes: bind(compiled.source, this.graph) };
    this.steps = 0;
    this.bindFigures(outputs.filter((output) => "metric" in output));
    const slots: Slot[] = [];
    const nodes: Node[] = [];
    for (const output of outputs) {
      const own = "metric" in output ? this.figure(output) : this.expression(output);
      slots.push({ from: nodes.length, length: own.length });
      append(nodes, own);
    }
    return { slots, nodes };
  }

  /** Binds the program for figures that are requested beside conditions: what names them need not unroll them. */
  private bindFigures(figures: readonly Figure[]): void {
    const compiled = figures.length === 0 ? undefined : this.compiled(figures);
    if (compiled === undefined) return;
    const nodes = bind(compiled.source, this.graph);
    for (const [i, figure] of figures.entries()) {
      const { from, length } = compiled.slots[i] as Slot;
      this.done.set(figure, nodes.slice(from, from + length));
    }
  }

  /** The same as plain data, to be put on graphs: none is made where the program serves. */
  source(outputs: Outputs): { slots: Slot[]; source: Source } {
    const compiled = this.compiled(outputs);
    if (compiled !== undefined) return compiled;
    const { slots, nodes } = this.outputs(outputs);
    return { slots, source: { flat: this.graph.steps.flat(), wanted: nodes } };
  }

  /** The program where there is one that serves for some outputs, bound to what the inputs are. */
  compiled(outputs: Outputs): { slots: Slot[]; source: Source } | undefined {
    const { program, inputs, model } = this;
    if (program === undefined) return;
    if (!isCompatible(program, model.instance, (input) => inputs.extentOf(input.name))) return;
    if ([...(program.closed?.keys() ?? [])].some((name) => inputs.isFree(name))) return;
    const found = stepsOf(program, model, outputs);
    if (found === undefined) return;
    const { codes, args, starts, constants } = program;
    // Of what is one value for all years, any year is as good.
    const given = program.inputs.flatMap(({ name, years = [0] }) =>
      years.map((year) => inputs.given(name, year)),
    );
    const flat = { codes, args, starts, constants };
    return { slots: found.slots, source: { flat, wanted: found.steps, given } };
  }

  private figureAt(figure: Figure, t: number, restated: boolean): Node {
    const at = hasYears(figure, restated) ? t : 0;
    if (this.readFigure !== undefined) return this.graph.input(this.readFigure(figure, at));
    const done = restated ? this.doneRestated : this.done;
    let nodes = done.get(figure);
    if (nodes === undefined) {
      nodes = [];
      done.set(figure, nodes);
    }
    const found = nodes[at];
    if (found !== undefined) return found;
    const label = figure.yearly ? `${figure.name}@${this.model.instance.years[at]}` : figure.name;
    const key = restated ? `${label} restated` : label;
    if (this.waiting.has(key)) {
      const path = [...this.waiting.values()].slice([...this.waiting.keys()].indexOf(key));
      throw new CycleError([...path.map((frame) => frame.label), label], figure.name);
    }
    this.waiting.set(key, { figure, label });
    const node = restated && this.restating ? this.restating.figure(figure, at) : this.nominal(figure, at);
    this.waiting.delete(key);
    nodes[at] = node;
    return node;
  }

  private nominal(figure: Figure, t: number): Node {
    const { tree, member, yearly } = figure;
    const value = this.lower(tree, { t, member, restated: false, hasYear: yearly, counted: figure.rounded });
    if (!figure.rounded) return value;
    const isWhole = this.wholes.isMoney(tree) || isSplit(tree);
    // In a unit of its own an amount is a number up to another size.
    const most = Math.min(this.largest.own, maxAmount(figure.unit));
    // Sums are counted as they are added up, and what is split up to what a double counts.
    if (isWhole && most === (isSplit(tree) ? Number.MAX_SAFE_INTEGER : this.largest.own)) return value;
    return this.upTo(most, isWhole ? value : this.graph.op("round", value));
  }

  /** An amount of money that is undefined where it cannot be counted to the last unit. */
  private count(amount: Node, { restated }: Pick<At, "restated">): Node {
    return this.upTo(restated ? this.largest.restated : this.largest.own, amount);
  }

  private upTo(most: number, amount: Node): Node {
    return this.graph.op("exact", amount, this.graph.constant(most));
  }

  /** `terms`: takes what the formula adds up, or the node itself where it is no sum. */
  private lower(tree: Tree, at: At, terms?: Node[]): Node {
    if (++this.frames > maxFrames || ++this.steps > maxSteps) {
      throw new SizeError([...this.waiting.values()].at(-1)?.figure.name);
    }
    const node =
      at.restated && at.hasYear && this.restating
        ? this.restating.amount(tree, at, (tree, at) => this.lowered(tree, at))
        : this.lowered(tree, at, terms);
    if (terms !== undefined && !isSum(tree)) terms.push(node);
    this.frames--;
    return node;
  }

  private lowered(tree: Tree, at: At, terms?: Node[]): Node {
    const { graph } = this;
    switch (tree.kind) {
      case "number": {
        if (tree.unit === "") return graph.constant(tree.value);
        const read = readUnit(tree.unit, this.units);
        if ("unknown" in read) throw new Error(`unit not checked: ${tree.unit}`);
        return graph.constant(toBase(tree.value, read.unit));
      }
      case "name":
        return this.name(tree, at);
      case "unary":
        return graph.op(tree.op === "-" ? "neg" : "not", this.lower(tree.arg, at, terms));
      case "binary": {
        const { op, left, right } = tree;
        if (isComparison(op)) return this.comparison(op, left, right, at);
        if (isSum(tree)) {
          const node = graph.op(operations[op], this.lower(left, at, terms), this.lower(right, at, terms));
          return at.counted ? this.count(node, at) : node;
        }
        const a = this.lower(left, this.factorAt(left, at, op === "*" || op === "/"));
        return graph.op(operations[op], a, this.lower(right, this.factorAt(right, at, op === "*")));
      }
      case "call":
        return this.calls.of(tree, at, terms);
    }
  }

  /** Where a factor is read. An amount of money that shares are taken of is counted: in `a * b` either, in `a / b` the first. */
  private factorAt(side: Tree, at: At, isTaken: boolean): At {
    if (!at.counted) return at;
    return isTaken && this.wholes.isAmount(side) ? at : { ...at, counted: false };
  }

  private comparison(op: Comparison, left: Tree, right: Tree, at: At): Node {
    const areWhole = this.wholes.isWhole(left) && this.wholes.isWhole(right);
    const terms: Node[] | undefined = areWhole ? undefined : [];
    const counted = this.wholes.isAmount(left) || this.wholes.isAmount(right);
    const a = this.lower(left, { ...at, counted }, terms);
    const b = this.lower(right, { ...at, counted }, terms);
    return compare(this.graph, op, a, b, terms);
  }

  private name(tree: Tree & { kind: "name" }, at: At): Node {
    const { graph } = this;
    const { years } = this.model.instance;
    if (tree.name === "index") return graph.constant(at.t);
    if (tree.name === "year") return graph.constant(years[at.t] as number);
    // Every year of the plan counts 8,760 hours: 365 days, leap days left out.
    if (tree.name === "hours") return graph.constant(8760);
    const target = this.targetOf(tree, at.member);
    const { dims } = target.unit;
    const restating = at.restated && dims.has(this.units.currency) ? this.restating : undefined;
    if ("metric" in target) {
      if (restating === undefined) return this.figureAt(target, at.t, false);
      // A price of other money is no figure to restate, but what it is a factor of is.
      if (!isRestated(dims, this.units.currency)) {
        return restating.convert(this.figureAt(target, at.t, false), dims, at.t);
      }
      // A figure with one value for all years counts as an amount of each year that reads it.
      const each = at.hasYear && target.metric.kind === "single";
      return each ? restating.ofYear(target, at.t) : this.figureAt(target, at.t, true);
    }
    const node = this.inputs.at(target, years[at.t] as number);
    return restating === undefined ? node : restating.convert(node, dims, at.t);
  }

  /** The figure or input that a name means for a member: looked up once, since every year asks again. */
  private targetOf(tree: Tree & { kind: "name" }, member: string | undefined): Figure | Input {
    let byMember = this.targets.get(tree);
    if (byMember === undefined) {
      byMember = new Map();
      this.targets.set(tree, byMember);
    }
    let target = byMember.get(member);
    if (target === undefined) {
      const full = forMember(tree.name, familyOf(tree.name) === undefined ? undefined : member);
      target = this.model.figures.get(full) ?? this.model.instance.inputs.get(full);
      if (target === undefined) throw new Error(`name not checked: ${full}`);
      byMember.set(member, target);
    }
    return target;
  }
}

const operations = {
  "+": "add",
  "-": "sub",
  "*": "mul",
  "/": "div",
  "^": "pow",
  and: "and",
  or: "or",
} as const;

/** Whether a formula adds up terms of its own: what `lower` looks through. */
function isSum(tree: Tree): boolean {
  if (tree.kind === "unary") return tree.op === "-";
  if (tree.kind === "binary") return tree.op === "+" || tree.op === "-";
  return tree.kind === "call" && addsTerms(tree);
}
