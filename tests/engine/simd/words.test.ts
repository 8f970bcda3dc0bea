import fc from "fast-check";
import { expect, it } from "vitest";
import * as layout from "../../../src/engine/simd/assembly/layout.ts";
import { Memory } from "../../../src/engine/simd/memory.ts";
import { keySchedule, wordOf } from "../../../src/math/random/threefry.ts";
import { ExactSum } from "../../../src/math/statistics/exact-sum.ts";
import { below, pageBins } from "../../../src/math/statistics/histogram.ts";

it("draws the words of each counter, over the end of its lower word too", () => {
  const memory = new Memory();
  const n = 70;
  const at = memory.reserve(4 * n + 128);
  const words = fc.nat({ max: 2 ** 32 - 1 });
  fc.assert(
    fc.property(words, words, words, words, (k0, k1, counter, upper) => {
      const [a, b, c] = keySchedule([k0, k1]);
      memory.kernels.words(a, b, c, counter, upper, at, at + 4 * n);
      // The upper word stays the same: streams start at counters that leave room for a block.
      const last = 2 ** 32 - 1 - counter;
      const known = Math.min(n, 2 * (last + 1));
      const expected = Array.from({ length: known }, (_, i) =>
        wordOf([k0, k1], 2 * (upper * 2 ** 32 + counter) + i),
      );
      if (upper < 2 ** 19) expect([...memory.words(at, known)]).toEqual(expected);
    }),
  );
});

it("adds exactly, whatever the order and the size of the terms", () => {
  const memory = new Memory();
  const sum = memory.reserve(layout.exactBytes);
  const term = fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e300, max: 1e300 }),
    fc.integer(),
  );
  fc.assert(
    fc.property(fc.array(term, { maxLength: 60 }), (terms) => {
      memory.words(sum, 1)[0] = 0;
      const expected = new ExactSum();
      for (const one of terms) {
        memory.kernels.addExact(sum, one);
        expected.add(one);
      }
      const size = memory.words(sum + layout.exactSize, 1)[0] as number;
      const found = new ExactSum();
      found.take(memory.doubles(sum + layout.exactParts, size));
      expect(found.parts).toEqual(expected.parts);
    }),
  );
});

it("counts into the bins of a histogram", () => {
  expect([layout.pageBins, layout.belowBin]).toEqual([pageBins, below]);
});
