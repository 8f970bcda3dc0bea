/**
 * The steps of a graph, each there once (hash-consing; Filliâtre and Conchon 2006), in flat arrays that grow: of a large plan there are
 * hundreds of thousands, and as objects of their own they would be moved about in memory for longer than it takes to make them.
 */

import type { Flat } from "../../model/types.ts";
import { codeOf, type Node, operationNames, others, type Step } from "./steps.ts";

const operationCount = operationNames.length;
const constantCode = codeOf("constant");
const inputCode = codeOf("input");
const partCode = codeOf("part");
const lagCode = codeOf("lag");

export class StepTable {
  /** How many steps there are. */
  length = 0;
  /** As in `Flat`. */
  private codes = new Uint8Array(1024);
  private starts = new Uint32Array(1025);
  private args = new Uint32Array(4096);
  private constants = new Float64Array(256);
  private constantCount = 0;
  /** Steps at the places that their hashes give, or behind (open addressing): none where it is -1. Never more than half full. */
  private places = new Int32Array(2048).fill(-1);

  /** The step of a code and its arguments, as `Flat` has them, which is added where it is not there. */
  of(code: number, args: readonly number[]): Node {
    const place = this.placeOf(code, args);
    const known = this.places[place] as number;
    if (known >= 0) return known;
    const node = this.push(code, args);
    this.places[place] = node;
    if (node * 2 >= this.places.length) this.spread();
    return node;
  }

  /** Adds a step that is a number. */
  constant(value: number): Node {
    if (this.constantCount === this.constants.length) this.constants = grown(this.constants, Float64Array);
    this.constants[this.constantCount] = value;
    return this.push(constantCode, [this.constantCount++]);
  }

  /** The value of a step that is a number. */
  valueOf(node: Node): number | undefined {
    if (this.codes[node] !== constantCode) return undefined;
    return this.constants[this.args[this.starts[node] as number] as number];
  }

  /** The slot of a step that is an input. */
  slotOf(node: Node): number | undefined {
    return this.codes[node] === inputCode ? this.args[this.starts[node] as number] : undefined;
  }

  /** A step as it is read by name. */
  at(node: Node): Step {
    const code = this.codes[node] as number;
    const from = this.starts[node] as number;
    const end = this.starts[node + 1] as number;
    const op = operationNames[code];
    if (op !== undefined) return { kind: "operation", op, args: this.listed(from, end) };
    const first = this.args[from] as number;
    const kind = others[code - operationCount] as (typeof others)[number];
    switch (kind) {
      case "constant":
        return { kind, value: this.constants[first] as number };
      case "input":
        return { kind, slot: first };
      case "part":
        return { kind, split: first, index: this.args[from + 1] as number };
      case "lag":
        return { kind, least: first, args: this.listed(from + 2, end) };
      default:
        return { kind: "split", op: kind, parts: first, args: this.listed(from + 2, end) };
    }
  }

  isOperation(node: Node): boolean {
    return (this.codes[node] as number) < operationCount;
  }

  /** Whether a step looks back. */
  isLag(node: Node): boolean {
    return this.codes[node] === lagCode;
  }

  /** Gives what `readsOf` lists to `visit`, one by one, and makes nothing. */
  eachRead(node: Node, visit: (read: Node) => void): void {
    const code = this.codes[node] as number;
    if (code === constantCode || code === inputCode) return;
    const isPart = code === partCode;
    // What is kept before the arguments of a split or a lag is no step.
    const from = (this.starts[node] as number) + (isPart || code < operationCount ? 0 : 2);
    const end = isPart ? from + 1 : (this.starts[node + 1] as number);
    for (let i = from; i < end; i++) visit(this.args[i] as number);
  }

  /** Marks what some nodes need, themselves included: 1 by node. `isKnown`: whether a node needs nothing. */
  neededFor(nodes: readonly Node[], isKnown: (node: Node) => boolean = () => false): Uint8Array {
    const needed = new Uint8Array(this.length);
    const mark = (node: Node) => {
      needed[node] = 1;
    };
    for (const node of nodes) mark(node);
    // Each step is behind what it reads.
    for (let node = this.length - 1; node >= 0; node--) {
      if (needed[node] === 1 && !isKnown(node)) this.eachRead(node, mark);
    }
    return needed;
  }

  /** All that there are now, as they lie here. */
  view(): Flat {
    const { codes, starts, args, constants, length, constantCount } = this;
    return {
      codes: codes.subarray(0, length),
      args: args.subarray(0, starts[length]),
      starts: starts.subarray(0, length + 1),
      constants: constants.subarray(0, constantCount),
    };
  }

  /** The same, kept apart from this table. */
  flat(): Flat {
    const { codes, starts, args, constants } = this.view();
    return { codes: codes.slice(), args: args.slice(), starts: starts.slice(), constants: constants.slice() };
  }

  private listed(from: number, end: number): number[] {
    // Made as long as it will be: one that grows takes room for seventeen.
    const list = new Array<number>(end - from);
    for (let i = from; i < end; i++) list[i - from] = this.args[i] as number;
    return list;
  }

  private push(code: number, args: readonly number[]): Node {
    const node = this.length++;
    if (node === this.codes.length) {
      this.codes = grown(this.codes, Uint8Array);
      this.starts = grown(this.starts, Uint32Array);
    }
    this.codes[node] = code;
    let end = this.starts[node] as number;
    while (end + args.length > this.args.length) this.args = grown(this.args, Uint32Array);
    for (let i = 0; i < args.length; i++) this.args[end++] = args[i] as number;
    this.starts[node + 1] = end;
    return node;
  }

  /** Where the step is, or would be. */
  private placeOf(code: number, args: readonly number[]): number {
    const last = this.places.length - 1;
    let mixed = code;
    for (let i = 0; i < args.length; i++) mixed = mix(mixed, args[i] as number);
    let place = mixed & last;
    for (;;) {
      const node = this.places[place] as number;
      if (node < 0 || this.is(node, code, args)) return place;
      place = (place + 1) & last;
    }
  }

  private is(node: Node, code: number, args: readonly number[]): boolean {
    const from = this.starts[node] as number;
    if (this.codes[node] !== code || (this.starts[node + 1] as number) - from !== args.length) return false;
    for (let i = 0; i < args.length; i++) if (this.args[from + i] !== args[i]) return false;
    return true;
  }

  /** Doubles the places. */
  private spread(): void {
    const { codes, starts, args } = this;
    this.places = new Int32Array(2 * this.places.length).fill(-1);
    const last = this.places.length - 1;
    for (let node = 0; node < this.length; node++) {
      if (codes[node] === constantCode) continue;
      let mixed = codes[node] as number;
      for (let i = starts[node] as number; i < (starts[node + 1] as number); i++) {
        mixed = mix(mixed, args[i] as number);
      }
      let place = mixed & last;
      while ((this.places[place] as number) >= 0) place = (place + 1) & last;
      this.places[place] = node;
    }
  }
}

function mix(hash: number, value: number): number {
  const mixed = Math.imul(hash ^ value, 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}

/** The same in an array of about twice the length. */
function grown<A extends Uint8Array | Uint32Array | Float64Array>(
  array: A,
  Kind: new (length: number) => A,
): A {
  const larger = new Kind(2 * array.length);
  larger.set(array);
  return larger;
}
