/** In how many trials a requirement is broken: where any of its columns is false. */

import type { Memory } from "../engine/simd/memory.ts";

export class Requirements {
  private readonly lists: { readonly place: number; readonly from: number; readonly to: number }[] = [];
  private readonly memory: Memory;

  /** `columns`: their addresses, by requirement; one without any is never broken. */
  constructor(memory: Memory, columns: readonly (readonly number[])[]) {
    this.memory = memory;
    for (const [place, addresses] of columns.entries()) {
      if (addresses.length === 0) continue;
      const from = memory.reserve(4 * addresses.length);
      memory.words(from, addresses.length).set(addresses);
      this.lists.push({ place, from, to: from + 4 * addresses.length });
    }
  }

  /** Adds in how many of the first n trials each is broken. */
  add(n: number, broken: number[]): void {
    for (const { place, from, to } of this.lists) {
      broken[place] = (broken[place] as number) + n - this.memory.kernels.kept(from, to, 8 * n);
    }
  }
}
