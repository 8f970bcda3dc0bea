/** What is known of flat steps while some of their inputs are still open, and which of the others are needed. */

import { allocate } from "../allocation.ts";
import { lagged, waterfall } from "../operations.ts";
import { codeOf, functions, operations, others, type Source } from "./steps.ts";

const selectCode = codeOf("select");

export class Folded {
  readonly source: Source;
  readonly known: Uint8Array;
  readonly values: Float64Array;
  /** The step that has a step's value: where one of several is picked, that one, else the step itself. */
  readonly same: Int32Array;
  private readonly parts = new Map<number, Float64Array>();

  constructor(source: Source) {
    const { codes, starts, args } = source.flat;
    this.source = source;
    this.known = new Uint8Array(codes.length);
    this.values = new Float64Array(codes.length);
    this.same = new Int32Array(codes.length);
    const { known, same } = this;
    let end = 0;
    for (let step = 0; step < codes.length; step++) {
      const at = end;
      end = starts[step + 1] as number;
      same[step] = step;
      const code = codes[step] as number;
      if (code >= operations.length) this.fold(step);
      else if (known[same[args[at] as number] as number] === 1) this.foldOperation(step, code, at, end);
    }
  }

  /** The steps to be made: without those that are known or stand for others. */
  needed(): Uint8Array {
    const { known, same, source } = this;
    const { codes, starts, args } = source.flat;
    const needed = new Uint8Array(codes.length);
    for (const step of source.wanted) needed[same[step] as number] = 1;
    for (let step = codes.length - 1; step >= 0; step--) {
      if (needed[step] === 0) continue;
      if (known[step] === 1) {
        needed[step] = 0;
        continue;
      }
      const code = codes[step] as number;
      let from = starts[step] as number;
      let to = starts[step + 1] as number;
      if (code >= operations.length) {
        const what = others[code - operations.length];
        if (what === "input") continue;
        if (what === "part") to = from + 1;
        else from += 2;
        const picked = what === "lag" ? this.picked(step) : undefined;
        if (picked !== undefined) {
          needed[same[picked.near] as number] = 1;
          needed[same[picked.far] as number] = 1;
          continue;
        }
      }
      for (let i = from; i < to; i++) needed[same[args[i] as number] as number] = 1;
    }
    return needed;
  }

  /** The two values that a lag by a known number of years lies between, and how far it is on the way to the second. */
  picked(step: number): { readonly near: number; readonly far: number; readonly part: number } | undefined {
    const { args, starts } = this.source.flat;
    const at = starts[step] as number;
    const years = this.same[args[at + 2] as number] as number;
    if (this.known[years] === 0) return undefined;
    const least = args[at] as number;
    const past = at + 4;
    const value = this.values[years] as number;
    const whole = Math.floor(value);
    const of = (back: number) => {
      const place = past + back - least;
      return args[place < (starts[step + 1] as number) ? place : at + 3] as number;
    };
    return { near: of(whole), far: of(whole + 1), part: value - whole };
  }

  private is(step: number, value: number): void {
    this.known[step] = 1;
    // A zero has no minus, as among the constants of a graph.
    this.values[step] = value + 0;
  }

  private stands(step: number, other: number): void {
    this.same[step] = this.same[other] as number;
  }

  /** An operation whose first operand is known. */
  private foldOperation(step: number, code: number, at: number, end: number): void {
    const { known, values, same } = this;
    const { args } = this.source.flat;
    const a = same[args[at] as number] as number;
    if (code === selectCode) {
      if (values[a] === 1) this.stands(step, args[at + 1] as number);
      else if (values[a] === 0) this.stands(step, args[at + 2] as number);
      else this.is(step, Number.NaN);
      return;
    }
    const b = end - at > 1 ? (same[args[at + 1] as number] as number) : a;
    if (known[b] === 0) return;
    const operation = functions[code] as (...args: number[]) => number;
    this.is(step, operation(values[a] as number, values[b] as number));
  }

  /** The steps that are no operations: few beside those. */
  private fold(step: number): void {
    const { flat, given } = this.source;
    const at = flat.starts[step] as number;
    const first = flat.args[at] as number;
    const what = others[(flat.codes[step] as number) - operations.length];
    switch (what) {
      case "constant":
        this.is(step, flat.constants[first] as number);
        break;
      case "input": {
        const input = given?.[first];
        if (input !== undefined && "value" in input) this.is(step, input.value);
        break;
      }
      case "part": {
        const value = this.parts.get(first)?.[flat.args[at + 1] as number];
        if (value !== undefined) this.is(step, value);
        break;
      }
      case "lag":
        this.lag(step, first);
        break;
      default: {
        const values = this.several(at + 2, flat.starts[step + 1] as number);
        if (values === undefined) return;
        const shares = values.subarray(1);
        (what === "allocate" ? allocate : waterfall)(values[0] as number, shares, first);
        this.parts.set(step, shares);
        this.is(step, Number.NaN);
      }
    }
  }

  private lag(step: number, least: number): void {
    const { args, starts } = this.source.flat;
    const at = starts[step] as number;
    const lag = this.same[args[at + 2] as number] as number;
    if (this.known[lag] === 0) return;
    const years = this.values[lag] as number;
    if (!(years >= least) || !Number.isFinite(years)) {
      this.is(step, Number.NaN);
      return;
    }
    const values = this.several(at + 3, starts[step + 1] as number);
    if (values !== undefined) {
      const past = values.subarray(1);
      this.is(step, lagged(years, least, values[0] as number, past, past.length));
      return;
    }
    const { near, part } = this.picked(step) as { near: number; part: number };
    if (part === 0) this.stands(step, near);
  }

  /** The values of arguments, where all are known. */
  private several(from: number, to: number): Float64Array | undefined {
    const { args } = this.source.flat;
    const values = new Float64Array(to - from);
    for (let i = from; i < to; i++) {
      const step = this.same[args[i] as number] as number;
      if (this.known[step] === 0) return undefined;
      values[i - from] = this.values[step] as number;
    }
    return values;
  }
}
