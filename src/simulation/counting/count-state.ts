/** What becomes of the sums, ends and properties of a count with two more values, in WebAssembly. */

import { bits, both, type Code, get, longs, set, type ValueType, v128 } from "../../engine/simd/wasm.ts";
import { at } from "./count-layout.ts";

const kept = ["sum", "squares", "equal", "defined", "broken", "from", "to"] as const;

type Local = (type: ValueType) => number;

/** The state of a count in locals, from `load` to `save`. */
export function stateOf(count: number, local: Local) {
  const own = Object.fromEntries(kept.map((name) => [name, local(v128)])) as Record<
    (typeof kept)[number],
    number
  >;
  const [centre, reference] = [local(v128), local(v128)];
  const equals = (x: number): Code =>
    set(own.equal, longs.sub(get(own.equal), both.eq(get(x), get(reference))));
  const adds = (over: number): Code => [
    set(own.sum, both.add(get(own.sum), get(over))),
    set(own.squares, both.add(get(own.squares), both.mul(get(over), get(over)))),
  ];
  return {
    own,
    load: [
      kept.map((name) => set(own[name], both.load(get(count), at[name]))),
      set(centre, both.load(get(count), at.centre)),
      set(reference, both.load(get(count), at.reference)),
    ] as Code,
    save: kept.map((name) => both.store(get(count), at[name], get(own[name]))) as Code,
    /** Adds a pair of values that are taken for defined. */
    defined: (x: number, over: number): Code => [
      set(own.from, both.least(get(own.from), get(x))),
      set(own.to, both.most(get(own.to), get(x))),
      equals(x),
      // A whole number has the bits of its floor: no third comparison of doubles, of which a processor does few at a time.
      set(own.broken, bits.or(get(own.broken), bits.xor(get(x), both.floor(get(x))))),
      set(over, both.sub(get(x), get(centre))),
      adds(over),
    ],
    /** Adds a pair of any. */
    any: (x: number, over: number, isDefined: number): Code => {
      const all = (code: Code, other: number) => bits.select(code, both.const(other), get(isDefined));
      return [
        set(isDefined, both.lt(both.abs(get(x)), both.const(Number.POSITIVE_INFINITY))),
        set(own.defined, longs.sub(get(own.defined), get(isDefined))),
        equals(x),
        set(own.from, both.least(get(own.from), all(get(x), Number.POSITIVE_INFINITY))),
        set(own.to, both.most(get(own.to), all(get(x), Number.NEGATIVE_INFINITY))),
        set(
          own.broken,
          bits.or(get(own.broken), bits.and(both.ne(get(x), both.floor(get(x))), get(isDefined))),
        ),
        set(over, bits.and(both.sub(get(x), get(centre)), get(isDefined))),
        adds(over),
      ];
    },
    start: [
      set(own.from, both.const(Number.POSITIVE_INFINITY)),
      set(own.to, both.const(Number.NEGATIVE_INFINITY)),
    ] as Code,
    end: [
      both.store(get(count), at.least, both.least(both.load(get(count), at.least), get(own.from))),
      both.store(get(count), at.most, both.most(both.load(get(count), at.most), get(own.to))),
    ] as Code,
    /** Whether all were. */
    wereDefined: longs.all(both.eq(both.sub(get(own.squares), get(own.squares)), both.const(0))),
  };
}
