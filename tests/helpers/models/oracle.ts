/**
 * The language once more, as plainly as it can be said: a walk over the tree for one figure and year, undefined at once for
 * whatever is not finite. What the compiled kernel is held against, bit for bit. It shares nothing with the kernel but the
 * reader, with what is told from formulas alone (which are whole, and which add up money), and with the three algorithms that have tests of their own (allocate, waterfall, lagged powers of whole exponents).
 */

import { allocate, waterfall } from "../../../src/engine/allocation.ts";
import type { Tree } from "../../../src/formula/syntax.ts";
import { readUnit, toBase } from "../../../src/formula/units.ts";
import { unitContext } from "../../../src/model/link.ts";
import type { Expression, Figure, Model } from "../../../src/model/types.ts";
import { Wholes } from "../../../src/model/whole-amounts.ts";

const undefinedValue = Number.NaN;
const lawful = (x: number) => (Number.isFinite(x) ? x : undefinedValue);

export class Oracle {
  private readonly model: Model;
  private readonly free: ReadonlyMap<string, number>;
  private readonly wholes: Wholes;
  private readonly money = new Set<Tree>();
  private readonly memo = new Map<string, number>();

  /** `free`: a scalar's value, or a yearly input's factor. */
  /** An amount of money where it can be counted to the last unit. */
  private readonly counted: (x: number) => number;

  constructor(model: Model, free: ReadonlyMap<string, number>) {
    this.model = model;
    this.free = free;
    this.wholes = new Wholes(model, unitContext(model.definition, model.instance));
    const first = firstUncounted(model.instance.currency.decimals);
    this.counted = (x) => (Math.abs(x) < first ? x : undefinedValue);
  }

  values(output: Figure | Expression): number[] {
    const years = output.yearly ? this.model.instance.years.length : 1;
    return Array.from({ length: years }, (_, t) =>
      "metric" in output ? this.figure(output, t) : this.value(output.tree, t, output.member),
    );
  }

  private figure(figure: Figure, t: number): number {
    const key = figure.yearly ? `${figure.name} ${t}` : figure.name;
    const known = this.memo.get(key);
    if (known !== undefined) return known;
    if (figure.rounded) this.count(figure.tree);
    let value = this.value(figure.tree, t, figure.member);
    if (figure.rounded) value = this.counted(rounded(value));
    this.memo.set(key, value);
    return value;
  }

  private input(name: string, t: number): number {
    const input = this.model.instance.inputs.get(name);
    if (input === undefined) throw new Error(name);
    const { years, inputs, inflation } = this.model.instance;
    const year = years[t] as number;
    const at = (of: typeof input, when: number): number => {
      const free = this.free.get(of.name);
      if (typeof of.value === "number") return free ?? of.value;
      const named = [...of.value.keys()].sort((a, b) => a - b);
      let value = of.value.get(when);
      if (value === undefined) {
        const [first, last] = [named[0] as number, named.at(-1) as number];
        if (of.declaration.outside === "zero") value = 0;
        else value = of.value.get(when < first ? first : last) as number;
      }
      return free === undefined ? value : value * free;
    };
    let value = at(input, year);
    if (input.prices === undefined) return lawful(value);
    const path = inputs.get(inflation ?? "");
    if (path === undefined) throw new Error("inflation");
    let level = 1;
    // Upwards year by year as it is lived; downwards from the later year.
    if (input.prices <= year) for (let y = input.prices + 1; y <= year; y++) level *= 1 + at(path, y);
    else level = this.deflator(input.prices, year, (y) => at(path, y));
    value *= level;
    return lawful(value);
  }

  private deflator(from: number, year: number, rate: (year: number) => number): number {
    return from === year ? 1 : this.deflator(from - 1, year, rate) / (1 + rate(from));
  }

  /** Marks the sums that an amount of money is made of: they are counted to the last unit. */
  private count(tree: Tree): void {
    if (this.money.has(tree)) return;
    this.money.add(tree);
    const amounts = (parts: readonly Tree[]) => {
      for (const part of parts) if (this.wholes.isAmount(part)) this.count(part);
    };
    if (tree.kind === "unary") this.count(tree.arg);
    else if (tree.kind === "binary") {
      if (tree.op === "+" || tree.op === "-") for (const side of [tree.left, tree.right]) this.count(side);
      if (tree.op === "*") amounts([tree.left, tree.right]);
      if (tree.op === "/") amounts([tree.left]);
    } else if (tree.kind === "call") {
      const [first, second, third] = tree.args as [Tree, Tree, Tree];
      const { fn } = tree;
      if (fn === "if") for (const value of [second, third]) this.count(value);
      else if (fn === "lag") for (const value of [first, third]) this.count(value);
      else if (fn === "npv") this.count(second);
      else if (fn === "waterfall") for (const value of [first, second]) this.count(value);
      else if (fn === "at" || fn === "allocate") this.count(first);
      else for (const value of tree.args) this.count(value);
    }
  }

  /** A sum, from the left: each step of it counted, where it is one of money. */
  private added(sum: Tree, values: readonly number[]): number {
    const step = this.money.has(sum) ? this.counted : lawful;
    return values.reduce((all, value) => step(all + value));
  }

  /** Where 12 digits of the largest of all that both sides add up agree, they are equal. */
  private compared(
    tree: Tree & { kind: "binary" },
    a: number,
    b: number,
    t: number,
    member?: string,
  ): number {
    const { op, left, right } = tree;
    const apart = lawful(a - b);
    const terms = [...this.terms(left, t, member), ...this.terms(right, t, member)];
    if (this.wholes.isWhole(left) && this.wholes.isWhole(right)) {
      if (Number.isNaN(a) || Number.isNaN(b)) return undefinedValue;
      return truth(op, a === b ? 0 : a < b ? -1 : 1);
    }
    // One value is equal to zero where it is zero.
    const distinct = new Set(terms.filter((term) => term !== 0));
    if (Number.isNaN(apart) || [...distinct].some(Number.isNaN)) return undefinedValue;
    const slack = 1e-12 * Math.max(0, ...[...distinct].map(Math.abs));
    return truth(op, Math.abs(apart) <= slack ? 0 : apart);
  }

  /** What a formula adds up: through `+`, `-`, brackets and the sums over members and years, and not through names. */
  private terms(tree: Tree, t: number, member: string | undefined): number[] {
    if (tree.kind === "unary") return this.terms(tree.arg, t, member);
    if (tree.kind === "binary" && (tree.op === "+" || tree.op === "-")) {
      return [...this.terms(tree.left, t, member), ...this.terms(tree.right, t, member)];
    }
    const { years, members } = this.model.instance;
    const [arg] = tree.kind === "call" ? (tree.args as [Tree]) : [];
    if (tree.kind === "call" && arg !== undefined) {
      if (tree.fn === "sum") {
        return (members.get(starOf(arg) ?? "") ?? []).flatMap((who) => this.terms(arg, t, who));
      }
      if (tree.fn === "total" || tree.fn === "cumulative") {
        return years
          .slice(0, tree.fn === "total" ? years.length : t + 1)
          .flatMap((_, when) => this.terms(arg, when, member));
      }
    }
    if (tree.kind === "call" && tree.fn === "npv") return this.discounted(tree, t, member);
    return [this.value(tree, t, member)];
  }

  /** What `npv` adds up: the value of the first year divided by 1 + rate, of the second by its square, and so on. */
  private discounted(tree: Tree & { kind: "call" }, t: number, member: string | undefined): number[] {
    const [rate, flow] = tree.args as [Tree, Tree];
    const growth = lawful(1 + this.value(rate, t, member));
    let factor = 1;
    return this.model.instance.years.map((_, when) => {
      factor = lawful(factor * growth);
      const value = this.value(flow, when, member);
      return factor === 0 ? undefinedValue : lawful(value / factor);
    });
  }

  value(tree: Tree, t: number, member: string | undefined): number {
    return lawful(this.raw(tree, t, member));
  }

  private raw(tree: Tree, t: number, member: string | undefined): number {
    const { instance, figures, definition } = this.model;
    const years = instance.years;
    if (tree.kind === "number") {
      if (tree.unit === "") return tree.value;
      const read = readUnit(tree.unit, unitContext(definition, instance));
      if ("unknown" in read) throw new Error(tree.unit);
      return toBase(tree.value, read.unit);
    }
    if (tree.kind === "name") {
      if (tree.name === "index") return t;
      if (tree.name === "year") return years[t] as number;
      if (tree.name === "hours") return 8760;
      const name = tree.name.replace("*", member ?? "*");
      const figure = figures.get(name);
      return figure === undefined ? this.input(name, t) : this.figure(figure, t);
    }
    if (tree.kind === "unary") {
      const arg = this.value(tree.arg, t, member);
      return tree.op === "-" ? -arg : 1 - arg;
    }
    if (tree.kind === "binary") {
      if (comparisons.has(tree.op) && (this.wholes.isAmount(tree.left) || this.wholes.isAmount(tree.right))) {
        for (const side of [tree.left, tree.right]) this.count(side);
      }
      const a = this.value(tree.left, t, member);
      const b = this.value(tree.right, t, member);
      if (comparisons.has(tree.op)) return this.compared(tree, a, b, t, member);
      if (tree.op === "and") return conjunction([a, b]);
      if (tree.op === "or") return 1 - conjunction([1 - a, 1 - b]);
      if (Number.isNaN(a) || Number.isNaN(b)) return undefinedValue;
      switch (tree.op) {
        case "+":
          return this.added(tree, [a, b]);
        case "-":
          return this.added(tree, [a, -b]);
        case "*":
          return a * b;
        case "/":
          return b === 0 ? undefinedValue : a / b;
        case "^": {
          if (!Number.isInteger(b) || Math.abs(b) > 32) return a ** b;
          let product = 1;
          for (let i = 0; i < Math.abs(b); i++) product = lawful(product * a);
          return b < 0 ? 1 / product : product;
        }
        default:
          throw new Error(tree.op);
      }
    }

    const args = tree.args;
    const arg = (i: number, when = t, who = member) => this.value(args[i] as Tree, when, who);
    const all = (i: number) => years.map((_, when) => arg(i, when));
    const some = (values: number[], test: () => number) =>
      values.some(Number.isNaN) ? undefinedValue : test();
    const family = starOf(args[args.length > 1 ? 1 : 0] as Tree);
    const members = family === undefined ? [] : (instance.members.get(family) ?? []);
    const add = (values: number[]) => this.added(tree, values);
    const pick = (values: number[], of: (...values: number[]) => number) => some(values, () => of(...values));
    switch (tree.fn) {
      case "if": {
        const c = arg(0);
        return Number.isNaN(c) ? undefinedValue : c === 1 ? arg(1) : arg(2);
      }
      case "min":
      case "max":
        return pick(
          args.length === 1 ? members.map((who) => arg(0, t, who)) : args.map((_, i) => arg(i)),
          Math[tree.fn],
        );
      case "sum":
        return members.length === 0 ? 0 : add(members.map((who) => arg(0, t, who)));
      case "abs":
        return Math.abs(arg(0));
      case "round":
        return rounded(arg(0));
      case "floor":
        return -raised(-arg(0));
      case "ceil":
        return raised(arg(0));
      case "exp":
        return Math.exp(arg(0));
      case "ln":
        return arg(0) > 0 ? Math.log(arg(0)) : undefinedValue;
      case "sqrt":
        return arg(0) >= 0 ? Math.sqrt(arg(0)) : undefinedValue;
      case "prev":
        return t === 0 ? arg(1) : arg(0, t - 1);
      case "lag": {
        const n = arg(1);
        if (!(n >= 0)) return undefinedValue;
        const back = (k: number) => (k > t ? arg(2) : arg(0, t - k));
        const k = Math.floor(n);
        return n === k ? back(k) : back(k) * (1 - (n - k)) + back(k + 1) * (n - k);
      }
      case "cumulative":
        return add(years.slice(0, t + 1).map((_, when) => arg(0, when)));
      case "total":
        return add(all(0));
      case "first":
        return arg(0, 0);
      case "last":
        return arg(0, years.length - 1);
      case "lowest":
        return pick(all(0), Math.min);
      case "highest":
        return pick(all(0), Math.max);
      case "mean": {
        const values = family === undefined ? all(0) : members.map((who) => arg(0, t, who));
        return values.length === 0 ? undefinedValue : add(values) / values.length;
      }
      case "npv":
        return add(this.discounted(tree, t, member));
      case "any":
        return 1 - conjunction(all(0).map((met) => 1 - met));
      case "all":
        return conjunction(all(0));
      case "at": {
        const which = years.indexOf(arg(1));
        return which < 0 ? undefinedValue : arg(0, which);
      }
      case "firstyear": {
        for (const [when, year] of years.entries()) {
          if (arg(0, when) === 1) return year;
          if (Number.isNaN(arg(0, when))) return undefinedValue;
        }
        return undefinedValue;
      }
      case "allocate": {
        const divides = family !== undefined && starOf(args[0] as Tree) === undefined;
        const weights = Float64Array.from(divides ? members.map((who) => arg(1, t, who)) : all(1));
        allocate(arg(0), weights, weights.length);
        return weights[divides ? members.indexOf(member as string) : t] as number;
      }
      case "waterfall": {
        const values = Float64Array.from([1, 2].flatMap((i) => members.map((who) => arg(i, t, who))));
        waterfall(arg(0), values, members.length);
        return values[members.indexOf(member as string)] as number;
      }
    }
  }
}

function truth(op: string, sign: number): number {
  const met = {
    "=": sign === 0,
    "<>": sign !== 0,
    "<": sign < 0,
    "<=": sign <= 0,
    ">": sign > 0,
    ">=": sign >= 0,
  };
  return met[op as keyof typeof met] ? 1 : 0;
}

/** All of some conditions: false where one is false, else undefined where one is undefined. */
function conjunction(conditions: readonly number[]): number {
  if (conditions.includes(0)) return 0;
  return conditions.some(Number.isNaN) ? undefinedValue : 1;
}

/** What counts as nothing beside a value: less than a unit of its fifteenth digit, and never more than a 64th. */
const nothingBeside = (x: number) => Math.min(3 * 2 ** -52 * Math.abs(x), 1 / 64);

/** The nearest whole number; halves, and what is as good as a half, away from zero. */
function rounded(x: number): number {
  const size = Math.abs(x);
  return size < 2 ** 52 ? Math.sign(x) * Math.floor(size + (0.5 + nothingBeside(x))) : x;
}

/** The whole number that is not below it, or as good as it. */
function raised(x: number): number {
  for (const whole of [Math.floor(x), Math.ceil(x)]) {
    if (Math.abs(x - whole) <= nothingBeside(x)) return whole;
  }
  return Math.ceil(x);
}

const comparisons: ReadonlySet<string> = new Set(["=", "<>", "<", "<=", ">", ">="]);

/** Above every amount that a double counts to the last unit, in that unit and in the currency: from there on doubles lie further apart. */
function firstUncounted(decimals: number): number {
  const smallest = Number(`1e${-decimals}`);
  let power = 0;
  while (2 ** (power - 52) <= smallest) power++;
  return Math.min(2 ** 53, 2 ** power / smallest);
}

function starOf(tree: Tree): string | undefined {
  switch (tree.kind) {
    case "number":
      return undefined;
    case "name":
      return tree.name.split(".")[1] === "*" ? tree.name.split(".")[0] : undefined;
    case "unary":
      return starOf(tree.arg);
    case "binary":
      return starOf(tree.left) ?? starOf(tree.right);
    case "call":
      if (tree.fn === "sum" || tree.fn === "mean") return undefined;
      if (["min", "max"].includes(tree.fn) && tree.args.length === 1) return undefined;
      return tree.args.map(starOf).find((family) => family !== undefined);
  }
}
