/** In which trials a requirement is broken, where any of its columns is false: their inputs contradict each other. */

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

  /** Adds in how many of the first n trials each is broken. Returns the trials in which any is, by place, each once. */
  add(n: number, broken: number[]): readonly number[] {
    const trials = new Set<number>();
    for (const { place, from, to } of this.lists) {
      const count = n - this.memory.kernels.kept(from, to, 8 * n);
      if (count === 0) continue;
      broken[place] = (broken[place] as number) + count;
      for (const address of this.memory.words(from, (to - from) / 4)) {
        const column = this.memory.doubles(address, n);
        for (let t = 0; t < n; t++) if (column[t] === 0) trials.add(t);
      }
    }
    return [...trials];
  }
}
