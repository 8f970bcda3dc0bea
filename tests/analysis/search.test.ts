import fc from "fast-check";
import { expect, it } from "vitest";
import { type Probe, search } from "../../src/analysis/solve/search.ts";

/** A condition at whole places, and bounds that are right but not sharp: they see `blur` places beyond each end. */
function probe(held: readonly boolean[], blur: number): Probe {
  return {
    count: held.length,
    integer: true,
    side: (i) => (held[i] ? 0 : Number.NaN),
    meets: () => false,
    between: (i, j) => {
      const seen = held.slice(Math.max(0, i - blur), j + blur + 1);
      return seen.every(Boolean) ? "yes" : seen.some(Boolean) ? "open" : "no";
    },
    prepare: () => {},
    closer: () => "open",
  };
}

function stretches(held: readonly boolean[]) {
  const found: { from: number; to: number }[] = [];
  for (const [i, holds] of held.entries()) {
    if (!holds) continue;
    const last = found.at(-1);
    if (last !== undefined && last.to === i - 1) last.to = i;
    else found.push({ from: i, to: i });
  }
  return found;
}

const runs = fc
  .array(fc.record({ length: fc.integer({ min: 1, max: 40 }), held: fc.boolean() }), {
    minLength: 1,
    maxLength: 8,
  })
  .map((parts) => parts.flatMap(({ length, held }) => Array.from({ length }, () => held)));

it("finds what a look at every place finds, and proves it", () => {
  fc.assert(
    fc.property(runs, fc.integer({ min: 0, max: 10 }), (held, blur) => {
      const found = search(probe(held, blur), { boxes: 10_000, points: 100 });
      expect(found.holding).toEqual(stretches(held));
      expect(found.undecided).toEqual([]);
    }),
  );
});

it("never says too much with too few boxes: what it does not see lies where it says", () => {
  fc.assert(
    fc.property(
      runs,
      fc.integer({ min: 0, max: 10 }),
      fc.integer({ min: 0, max: 12 }),
      (held, blur, boxes) => {
        const found = search(probe(held, blur), { boxes, points: 10 });
        const told = held.map((_, i) => found.holding.some(({ from, to }) => from <= i && i <= to));
        for (const [i, holds] of held.entries()) {
          if (told[i] === holds) continue;
          expect(found.undecided.some(({ from, to }) => from <= i && i <= to)).toBe(true);
        }
      },
    ),
  );
});
