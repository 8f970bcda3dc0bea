/** In how many trials a requirement is broken: where any of its columns is false. */

import type { Memory } from "../engine/simd/memory.ts";
import { bits, both, get, i32, longs, repeat, set, v128, when, word, words } from "../engine/simd/wasm.ts";
import { define, wasmModule } from "../engine/simd/wasm-module.ts";

/** `kept(from, to, bytes)`: in how many trials none of the columns is 0 whose addresses are listed. */
const kept = define("kept", { params: [i32, i32, i32], results: [i32] }, (local) => {
  const [from, to, bytes] = [0, 1, 2] as const;
  const [offset, column] = [local(i32), local(i32)];
  const [holds, trials] = [local(v128), local(v128)];
  return [
    repeat(
      [
        set(holds, words.const([-1, -1, -1, -1])),
        set(column, get(from)),
        repeat(
          [
            set(
              holds,
              bits.and(
                get(holds),
                both.ne(both.load(word.add(word.load(get(column), 0), get(offset)), 0), both.const(0)),
              ),
            ),
            set(column, word.add(get(column), word.const(4))),
          ],
          word.ltUnsigned(get(column), get(to)),
        ),
        // Of an odd number of trials the last stands alone.
        when(
          word.lt(word.sub(get(bytes), get(offset)), word.const(16)),
          set(holds, bits.and(get(holds), words.const([-1, -1, 0, 0]))),
        ),
        set(trials, longs.sub(get(trials), get(holds))),
        set(offset, word.add(get(offset), word.const(16))),
      ],
      word.ltUnsigned(get(offset), get(bytes)),
    ),
    word.add(words.lane(0, get(trials)), words.lane(2, get(trials))),
  ];
});

let compiled: WebAssembly.Module | undefined;

export class Requirements {
  private readonly lists: { readonly place: number; readonly from: number; readonly to: number }[] = [];
  private readonly kept: (from: number, to: number, bytes: number) => number;

  /** `columns`: their addresses, by requirement; one without any is never broken. */
  constructor(memory: Memory, columns: readonly (readonly number[])[]) {
    for (const [place, addresses] of columns.entries()) {
      if (addresses.length === 0) continue;
      const from = memory.reserve(4 * addresses.length);
      memory.words(from, addresses.length).set(addresses);
      this.lists.push({ place, from, to: from + 4 * addresses.length });
    }
    compiled ??= new WebAssembly.Module(wasmModule({}, [kept]));
    const { exports } = new WebAssembly.Instance(compiled, { host: { memory: memory.wasm } });
    this.kept = exports.kept as typeof this.kept;
  }

  /** Adds in how many of the first n trials each is broken. */
  add(n: number, broken: number[]): void {
    for (const { place, from, to } of this.lists) {
      broken[place] = (broken[place] as number) + n - this.kept(from, to, 8 * n);
    }
  }
}
