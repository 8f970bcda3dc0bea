/** Memory that the kernels work on. What is reserved stays: it goes with the whole. */

import { instantiate, type Kernels } from "./kernels.ts";

/** A line of the caches: columns that start on one are read in whole vectors. */
export const line = 64;

/** Values of a column: the trials of a block. */
export const blockTrials = 1024;
/**
 * From one column to the next, a line more: a cache keeps few of the lines that are a power of two apart, and a step reads the same
 * trials of many columns.
 */
export const columnBytes = 8 * blockTrials + line;
export const columnStride = columnBytes / 8;

const page = 2 ** 16;

export class Memory {
  readonly kernels: Kernels;
  private readonly wasm: WebAssembly.Memory;
  private used: number;
  private heldDoubles = new Float64Array(0);
  private heldWords = new Uint32Array(0);

  constructor() {
    this.wasm = new WebAssembly.Memory({ initial: 1 });
    this.kernels = instantiate(this.wasm, () => this.allDoubles);
    this.used = Math.ceil(this.kernels.heapBase() / line) * line;
  }

  /** Returns the address of so many bytes, all zero. Views that were taken before may be of memory that is no longer there. */
  reserve(bytes: number): number {
    const address = this.used;
    this.used += Math.ceil(bytes / line) * line;
    const missing = this.used - this.wasm.buffer.byteLength;
    // By half of what there is, or more: to grow copies views and bookkeeping each time, which many small columns would pay for.
    if (missing > 0) this.wasm.grow(Math.ceil(Math.max(missing, this.wasm.buffer.byteLength / 2) / page));
    return address;
  }

  doubles(address: number, length: number): Float64Array {
    return this.allDoubles.subarray(address / 8, address / 8 + length);
  }

  words(address: number, length: number): Uint32Array {
    return this.allWords.subarray(address / 4, address / 4 + length);
  }

  /** All of the memory: the double at an address is number address / 8. Reading so leaves no garbage behind. */
  get allDoubles(): Float64Array {
    if (this.heldDoubles.buffer !== this.wasm.buffer) this.heldDoubles = new Float64Array(this.wasm.buffer);
    return this.heldDoubles;
  }

  get allWords(): Uint32Array {
    if (this.heldWords.buffer !== this.wasm.buffer) this.heldWords = new Uint32Array(this.wasm.buffer);
    return this.heldWords;
  }
}
