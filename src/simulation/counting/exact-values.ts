/** Exact sums in memory, added to in WebAssembly: they come to the same parts as those of `ExactSum`. */

import {
  bits,
  both,
  type Code,
  double,
  get,
  i32,
  repeat,
  set,
  v128,
  when,
  word,
} from "../../engine/simd/wasm.ts";
import { define } from "../../engine/simd/wasm-module.ts";
import { mostParts } from "../../math/statistics/exact-sum.ts";

/** How many parts there are and, from `parts` on, the parts. In bytes from the start of a sum. */
export const exact = { size: 0, parts: 8 } as const;
export const exactBytes = exact.parts + 8 * mostParts;

/** `addExact(sum, term)`: adds what stands in both halves of a vector. */
export const addExact = define(undefined, { params: [i32, v128], results: [] }, (local) => {
  const [sum, x] = [0, 1] as const;
  const [from, end, kept] = [local(i32), local(i32), local(i32)];
  const [part, all, added, lost] = [local(v128), local(v128), local(v128), local(v128)];
  const keep = (value: number): Code => double.store(get(kept), exact.parts, both.lane(0, get(value)));
  const next = (place: number): Code => set(place, word.add(get(place), word.const(8)));
  const isNot = (value: Code): Code => bits.any(both.ne(value, both.const(0)));
  return [
    set(from, get(sum)),
    set(kept, get(sum)),
    set(end, word.add(get(sum), word.shiftLeft(word.load(get(sum), exact.size), word.const(3)))),
    when(
      word.ltUnsigned(get(from), get(end)),
      repeat(
        [
          set(part, both.loadSplat(get(from), exact.parts)),
          // What the sum of two loses, whichever is the larger (Knuth).
          set(all, both.add(get(x), get(part))),
          set(added, both.sub(get(all), get(x))),
          set(
            lost,
            both.add(both.sub(get(x), both.sub(get(all), get(added))), both.sub(get(part), get(added))),
          ),
          when(isNot(get(lost)), keep(lost), next(kept)),
          set(x, get(all)),
          next(from),
        ],
        word.ltUnsigned(get(from), get(end)),
      ),
    ),
    // What is not a number swallows the rest.
    when(isNot(both.sub(get(x), get(x))), set(kept, get(sum))),
    keep(x),
    word.store(
      get(sum),
      exact.size,
      word.add(word.shiftRight(word.sub(get(kept), get(sum)), word.const(3)), word.const(1)),
    ),
  ];
});
