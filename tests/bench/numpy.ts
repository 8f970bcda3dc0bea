/**
 * The graph as numpy over arrays of trials: `model.py`, which `simulate.py` imports. Two functions of the same steps: `careful`
 * looks at operands as the kernel does; `fast` looks at none. Where nothing divides by zero or overflows, nothing is undefined,
 * and numpy notices that at no cost: `fast` runs until it raises, and then the chunk is done again with care.
 */

import type { Step } from "../../src/engine/program/steps.ts";
import { constantOf, orderOf, type Program, reads } from "./shipped.ts";

const ufuncs: Readonly<Record<string, string>> = {
  ...{ add: "add", sub: "subtract", mul: "multiply", div: "divide", neg: "negative", min: "minimum" },
  ...{ max: "maximum", eq: "equal", lt: "less", le: "less_equal", and: "logical_and", or: "logical_or" },
  ...{ not: "logical_not", abs: "absolute", floor: "floor", ceil: "ceil", exp: "exp", ln: "log" },
  // rint: ties to even, in one pass instead of three; at an exact half it is a unit apart.
  ...{ sqrt: "sqrt", round: "rint", pow: "power", exact: "exact" },
};
const conditions: ReadonlySet<string> = new Set(["eq", "lt", "le", "and", "or", "not"]);

export function numpy(program: Program): string {
  const constants = new Constants();
  const functions = [new Fast(program, constants).written(), careful(program, constants)];
  return ["from operations import *", ...constants.written(), ...functions, ""].join("\n");
}

/** Arrays of no dimensions, made once: a float would be turned into one at each call. */
class Constants {
  private readonly values: number[] = [];

  name(value: number): string {
    const known = this.values.findIndex((one) => Object.is(one, value));
    return `k${known < 0 ? this.values.push(value) - 1 : known}`;
  }

  written(): string[] {
    return this.values.map((value, i) => `k${i} = array(${Number.isNaN(value) ? "nan" : value}, float)`);
  }
}

/** `fast(I, O, n)`: slots and outputs for n trials. Results live in as few arrays as will do, so that they stay near the core. */
class Fast {
  private readonly program: Program;
  private readonly constants: Constants;
  private readonly names: string[] = [];
  private readonly last: number[];
  private readonly undefinedNodes = new Set<number>();
  private readonly booleans = new Set<number>();
  private readonly idle = { f: [] as string[], b: [] as string[] };
  private readonly made = { f: 0, b: 0 };
  private readonly filled = new Map<string, string>();
  private readonly called = new Map<string, string>();
  private readonly lines: string[] = [];

  constructor(program: Program, constants: Constants) {
    this.program = program;
    this.constants = constants;
    this.last = lastReads(program);
  }

  written(): string {
    const { steps, outputs } = this.program;
    for (const [node, step] of steps.entries()) this.step(node, step);
    for (const [i, { node }] of outputs.entries()) this.lines.push(`O[${i}][:] = ${this.name(node)}`);
    const names = (kind: "f" | "b") => Array.from({ length: this.made[kind] }, (_, i) => `${kind}${i}`);
    const space = [
      ...(this.made.f > 0 ? [`${names("f").join(", ")}, = (empty(n) for _ in range(${this.made.f}))`] : []),
      ...(this.made.b > 0
        ? [`${names("b").join(", ")}, = (empty(n, bool) for _ in range(${this.made.b}))`]
        : []),
      ...Array.from(this.filled, ([constant, name]) => `${name} = full(n, ${constant})`),
    ];
    return ["def fast(I, O, n):", ...[...space, ...this.lines].map((line) => `    ${line}`)].join("\n");
  }

  private name(node: number): string {
    if (this.undefinedNodes.has(node)) return this.constants.name(Number.NaN);
    const value = constantOf(this.program, node);
    return value === undefined ? (this.names[node] as string) : this.constants.name(value);
  }

  private step(node: number, step: Step): void {
    if (step.kind === "input") this.names[node] = `I[${step.slot}]`;
    else if (step.kind === "part") this.names[node] = `s${step.split}[${step.index}]`;
    else if (step.kind === "split") this.split(node, step);
    else if (step.kind === "lag") this.lag(node, step);
    else if (step.kind === "operation" && step.op === "select") this.select(node, step.args);
    else if (step.kind === "operation") this.operation(node, step);
  }

  /** Gives back the arrays that are read here for the last time. */
  private release(node: number, read: readonly number[]): void {
    for (const one of new Set(read)) {
      const name = this.names[one];
      if (this.last[one] !== node || name === undefined) continue;
      if (/^f\d/.test(name)) this.idle.f.push(name);
      else if (/^b\d/.test(name)) this.idle.b.push(name);
    }
  }

  private take(kind: "f" | "b"): string {
    return this.idle[kind].pop() ?? `${kind}${this.made[kind]++}`;
  }

  private operation(node: number, step: Step & { kind: "operation" }): void {
    const { op, args } = step;
    const value = (i: number) => constantOf(this.program, args[i] as number);
    const isUndefined = (arg: number) =>
      this.undefinedNodes.has(arg) || Number.isNaN(constantOf(this.program, arg));
    if (args.some(isUndefined) || (op === "div" && value(1) === 0)) {
      this.undefinedNodes.add(node);
      return;
    }
    if (op === "pow" && value(1) === 0) {
      this.names[node] = this.constants.name(1);
      return;
    }
    const names = args.map((arg) => this.name(arg));
    if (op === "min" || op === "max") {
      // numpy is three times slower with a single number here.
      for (const [i, name] of names.entries()) if (value(i) !== undefined) names[i] = this.fill(name);
    }
    this.release(node, args);
    const isCondition = conditions.has(op);
    if (isCondition) this.booleans.add(node);
    const out = this.take(isCondition ? "b" : "f");
    this.lines.push(`${ufuncs[op]}(${[...names, out].join(", ")})`);
    this.names[node] = out;
  }

  private select(node: number, args: readonly number[]): void {
    const [condition, a, b] = args as [number, number, number];
    const names = args.map((arg) => this.name(arg));
    const met = this.booleans.has(condition) ? names[0] : `equal(${names[0]}, ${this.constants.name(1)})`;
    this.release(node, args);
    const isCondition = this.booleans.has(a) || this.booleans.has(b);
    if (isCondition) this.booleans.add(node);
    const out = this.take(isCondition ? "b" : "f");
    // where makes an array of its own, which is quicker than to copy under a mask.
    this.lines.push(`${out} = where(${met}, ${names[1]}, ${names[2]})`);
    this.names[node] = out;
  }

  private fill(constant: string): string {
    const name = this.filled.get(constant) ?? `c${this.filled.size}`;
    this.filled.set(constant, name);
    return name;
  }

  private split(node: number, step: Step & { kind: "split" }): void {
    const { args, parts, op } = step;
    const names = args.map((arg) => this.name(arg));
    const order = orderOf(this.program, step);
    if (order === undefined) {
      this.lines.push(`s${node} = ${op}(n, ${parts}, ${names.join(", ")})`);
      return;
    }
    const zero = this.fill(this.constants.name(0));
    this.lines.push(`s${node} = empty((${parts}, n))`, `left = maximum(${names[0]}, ${zero})`);
    for (const i of order) {
      const ask = names[i + 1] as string;
      const value = constantOf(this.program, args[i + 1] as number);
      const part = `s${node}[${i}]`;
      if (value !== undefined && value <= 0) {
        this.lines.push(`${part} = 0`);
        continue;
      }
      this.lines.push(`served = minimum(${ask}, left, ${part})`);
      if (value === undefined) this.lines.push(`maximum(served, ${zero}, served)`);
      this.lines.push("subtract(left, served, left)");
    }
  }

  /** A straight line between whole years is a sum of tents over them, the same for all lags by one input. */
  private lag(node: number, step: Step & { kind: "lag" }): void {
    const [lag, before, ...past] = step.args as [number, number, ...number[]];
    const years = this.name(lag);
    const once = (fn: string, k: number) => this.once(`${fn} ${lag} ${k}`, `${fn}(${years}, ${k})`);
    const terms = past.map((value, i) => [this.name(value), once("tent", step.least + i)]);
    if (constantOf(this.program, before) !== 0) {
      terms.push([this.name(before), once("beyond", step.least + past.length)]);
    }
    once("within", step.least);
    const out = this.take("f");
    const more = this.take("f");
    for (const [i, [value, tent]] of terms.entries()) {
      this.lines.push(`multiply(${value}, ${tent}, ${i === 0 ? out : more})`);
      if (i > 0) this.lines.push(`add(${out}, ${more}, ${out})`);
    }
    if (terms.length === 0) this.lines.push(`${out}[:] = 0`);
    this.idle.f.push(more);
    this.names[node] = out;
    this.release(node, step.args);
  }

  /** What a call gives, called where it is first needed. */
  private once(key: string, call: string): string {
    const name = this.called.get(key) ?? `t${this.called.size}`;
    if (!this.called.has(key)) this.lines.push(`${name} = ${call}`);
    this.called.set(key, name);
    return name;
  }
}

/** Where each step is read for the last time; outputs are read at the end. */
function lastReads({ steps, outputs }: Program): number[] {
  const last: number[] = [];
  for (const [node, step] of steps.entries()) for (const read of reads(step)) last[read] = node;
  for (const { node } of outputs) last[node] = steps.length;
  return last;
}

/** `careful(I, O, n)`: conditions are 1, 0 and undefined, as in the kernel. */
function careful(program: Program, constants: Constants): string {
  const lines: string[] = [];
  const name = (node: number): string => {
    const step = program.steps[node] as Step;
    switch (step.kind) {
      case "constant":
        return constants.name(step.value);
      case "input":
        return `I[${step.slot}]`;
      case "part":
        return `v${step.split}[${step.index}]`;
      default:
        return `v${node}`;
    }
  };
  for (const [node, step] of program.steps.entries()) {
    if (!("args" in step)) continue;
    const args = step.args.map(name).join(", ");
    if (step.kind === "operation") lines.push(`v${node} = look_${step.op}(${args})`);
    if (step.kind === "split") lines.push(`v${node} = look_${step.op}(n, ${step.parts}, ${args})`);
    if (step.kind === "lag") lines.push(`v${node} = look_lag(${step.least}, ${args})`);
  }
  for (const [i, { node }] of program.outputs.entries()) lines.push(`O[${i}][:] = ${name(node)}`);
  return ["def careful(I, O, n):", ...lines.map((line) => `    ${line}`)].join("\n");
}
