/** Memory that WebAssembly works on. What is reserved stays: it goes with the whole. */

/** Values of a column: the trials of a block. */
export const blockTrials = 1024;
export const columnBytes = 8 * blockTrials;

const page = 2 ** 16;
/** A line of the caches: columns that start on one are read in whole vectors. */
const line = 64;

export class Memory {
  readonly wasm: WebAssembly.Memory;
  private used = line;
  private views: { readonly doubles: Float64Array; readonly words: Uint32Array } | undefined;

  constructor() {
    this.wasm = new WebAssembly.Memory({ initial: 1 });
  }

  /** Gives the address of so many bytes, all zero. Views that were taken before may be of memory that is no longer there. */
  reserve(bytes: number): number {
    const address = this.used;
    this.used += Math.ceil(bytes / line) * line;
    const missing = this.used - this.wasm.buffer.byteLength;
    if (missing > 0) this.wasm.grow(Math.ceil(missing / page));
    return address;
  }

  doubles(address: number, length: number): Float64Array {
    return this.whole().doubles.subarray(address / 8, address / 8 + length);
  }

  words(address: number, length: number): Uint32Array {
    return this.whole().words.subarray(address / 4, address / 4 + length);
  }

  private whole(): { readonly doubles: Float64Array; readonly words: Uint32Array } {
    const { buffer } = this.wasm;
    if (this.views?.words.buffer !== buffer) {
      this.views = { doubles: new Float64Array(buffer), words: new Uint32Array(buffer) };
    }
    return this.views;
  }
}
