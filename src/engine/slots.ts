/** Inputs as nodes: constants, free inputs, switches, and values carried along the inflation path. */

import { extentOf, isNamed, restScale, valueIn, yearNamed } from "../model/input-values.ts";
import type { Input, Instance } from "../model/inputs.ts";
import type { Bounds } from "./bounds/interval.ts";
import type { Graph } from "./graph.ts";
import type { Given, Node } from "./program/steps.ts";

/** An input that changes from one evaluation to the next. */
export interface FreeInput {
  readonly name: string;
  /** The least value it can take: what decides how far back a lag by it must at least look. Without it, that of its own range. */
  readonly least?: number;
  /** The greatest value that it can take, where that is known: no lag by it reads years further back. */
  readonly most?: number;
  /** Of a yearly input: freed year by year, with a slot for each of these years, and not by a factor on its path. */
  readonly years?: readonly number[];
  /** Of a yearly input that is not freed year by year: added to its path, and no factor on it. */
  readonly addend?: boolean;
  /** Of such a one: each of its years is rounded to a whole value, in base units. */
  readonly wholeYears?: boolean;
  /** Whether it only takes whole values, in base units: bounds may count on it. */
  readonly whole?: boolean;
}

/** Inputs that go together from their own values (0) to others (1). */
export interface Switch {
  readonly inputs: ReadonlyMap<string, Input>;
}

export class Inputs {
  private readonly graph: Graph;
  private readonly instance: Instance;
  private readonly slots = new Map<string, number>();
  private readonly freed = new Map<string, readonly number[]>();
  private readonly addends = new Set<string>();
  private readonly whole = new Set<string>();
  /** Between which values an input is freed or switched, and the same where that says more than its own range. */
  private readonly bounds = new Map<string, Bounds>();
  private readonly extents = new Map<string, Bounds>();
  private readonly switched = new Map<string, { readonly slot: number; readonly other: Input }>();
  private readonly levels = new Map<string, Node>();

  /**
   * `readsRests`: the rest of a whole has a slot like any other input; otherwise it follows from the other parts, free or not.
   *
   * A free scalar input is its value; a free yearly one is a factor on its whole path, what is added to it, or a value for each of its
   * years. They are read in this order from a slot each (or one a year), the switches from the slots behind.
   */
  constructor(
    graph: Graph,
    instance: Instance,
    free: readonly FreeInput[],
    switches: readonly Switch[],
    readsRests = false,
  ) {
    this.graph = graph;
    this.instance = instance;
    let slots = 0;
    for (const { name, least, most = Number.POSITIVE_INFINITY, years, addend, wholeYears } of free) {
      if (readsRests || instance.inputs.get(name)?.rest === undefined) {
        this.slots.set(name, slots);
        this.bounds.set(name, [least ?? Number.NEGATIVE_INFINITY, most]);
        if (least !== undefined) this.extents.set(name, [least, most]);
        if (years !== undefined) this.freed.set(name, years);
        if (addend) this.addends.add(name);
        if (wholeYears) this.whole.add(name);
      }
      slots += years?.length ?? 1;
    }
    for (const [i, { inputs }] of switches.entries()) {
      for (const [name, other] of inputs) {
        this.switched.set(name, { slot: slots + i, other });
        const own = instance.inputs.get(name)?.value;
        if (typeof own === "number" && typeof other.value === "number") {
          const bounds: Bounds = [Math.min(own, other.value), Math.max(own, other.value)];
          this.bounds.set(name, bounds);
          this.extents.set(name, bounds);
        }
      }
    }
  }

  /** The least and the greatest value that a scalar input can take: as it is, is freed or switched to, or may be drawn. */
  extentOf(name: string): Bounds {
    const [lowest, highest] = extentOf(this.instance.inputs.get(name) as Input);
    const [least, most] = this.extents.get(name) ?? [lowest, highest];
    return [Math.min(lowest, least), Math.max(highest, most)];
  }

  /** Whether an input changes from one evaluation to the next by itself. */
  isFree(name: string): boolean {
    return this.slots.has(name);
  }

  /** Between which values a scalar input lies here, as it is, is freed or switched: infinite where that is not known. */
  boundsOf(name: string): Bounds {
    const known = this.bounds.get(name);
    if (known !== undefined) return known;
    const { value, rest } = this.instance.inputs.get(name) as Input;
    return typeof value === "number" && rest === undefined ? [value, value] : [-Infinity, Infinity];
  }

  /** A parameter's value in a year, carried there by inflation if it is stated in prices of another. */
  at(input: Input, year: number): Node {
    const node = this.stated(input, year);
    return input.prices === undefined
      ? node
      : this.graph.op("mul", node, this.priceLevel(input.prices, year));
  }

  /** What an input is in one of the years that it names, where none is switched or freed year by year. */
  given(name: string, year: number): Given {
    const { value } = this.instance.inputs.get(name) as Input;
    const slot = this.slots.get(name);
    if (typeof value === "number") return slot === undefined ? { value } : { slot };
    const own = value.get(year) as number;
    if (slot === undefined) return { value: own };
    const rounded = this.whole.has(name);
    return this.addends.has(name) ? { slot, plus: own, rounded } : { slot, times: own, rounded };
  }

  /** What prices of `from` are multiplied by in `year`, along the plan's inflation path. */
  priceLevel(from: number, year: number): Node {
    const { graph } = this;
    const key = `${from} ${year}`;
    let level = this.levels.get(key);
    if (level !== undefined) return level;
    if (from === year) {
      level = graph.constant(1);
    } else {
      const inflation = this.instance.inputs.get(this.instance.inflation ?? "");
      if (inflation === undefined) throw new Error(`prices ${from} without an inflation path`);
      const growth = graph.op("add", graph.constant(1), this.stated(inflation, Math.max(from, year)));
      const before = this.priceLevel(from < year ? from : from - 1, from < year ? year - 1 : year);
      level = graph.op(from < year ? "mul" : "div", before, growth);
    }
    this.levels.set(key, level);
    return level;
  }

  /** What the other parts of its whole leave a rest, as a function of what moves them. See `restOf`. */
  left(others: readonly string[], year: number): Node {
    const { graph } = this;
    let left = graph.constant(1);
    for (const name of others) {
      left = graph.op("sub", left, this.at(this.instance.inputs.get(name) as Input, year));
    }
    const scale = graph.constant(restScale);
    return graph.op("div", graph.op("round", graph.op("mul", left, scale)), scale);
  }

  private stated(input: Input, year: number): Node {
    const { graph } = this;
    const slot = this.slots.get(input.name);
    if (typeof input.value === "number" && slot !== undefined) return graph.input(slot);
    const freed = this.freed.get(input.name);
    if (freed !== undefined && slot !== undefined) {
      const named = yearNamed(freed, year, input.declaration.outside);
      return named === undefined ? graph.constant(0) : graph.input(slot + freed.indexOf(named));
    }
    let node = input.rest === undefined ? graph.constant(valueIn(input, year)) : this.left(input.rest, year);
    if (slot !== undefined) {
      const added = this.addends.has(input.name);
      // Outside its years a path that is zero there stays so.
      if (!added || isNamed(input, year)) node = graph.op(added ? "add" : "mul", node, graph.input(slot));
      if (this.whole.has(input.name)) node = graph.op("round", node);
    }
    const switched = this.switched.get(input.name);
    if (switched === undefined) return node;
    return graph.op(
      "select",
      graph.input(switched.slot),
      graph.constant(valueIn(switched.other, year)),
      node,
    );
  }
}
