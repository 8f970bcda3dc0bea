import fc from "fast-check";
import { expect, it } from "vitest";
import { Memory } from "../../src/engine/simd/memory.ts";
import { Requirements } from "../../src/simulation/requirements.ts";

it("counts the trials in which any column of a requirement is false", () => {
  const truth = fc.constantFrom(1, 1, 1, 0, Number.NaN);
  const columns = fc
    .integer({ min: 1, max: 9 })
    .chain((n) => fc.array(fc.array(truth, { minLength: n, maxLength: n }), { minLength: 3, maxLength: 3 }));
  fc.assert(
    fc.property(columns, (values) => {
      const memory = new Memory();
      const addresses = values.map((column) => {
        const address = memory.reserve(8 * column.length + 8);
        // Behind the last trial stands what another block left there.
        memory.doubles(address, column.length + 1).fill(1);
        memory.doubles(address, column.length).set(column);
        return address;
      });
      const [a, b, c] = addresses as [number, number, number];
      const n = values[0]?.length as number;
      const broken = [5, 0, 0];
      new Requirements(memory, [[], [a], [a, b, c]]).add(n, broken);
      const inAny = (...places: readonly number[]) =>
        Array.from({ length: n }, (_, t) => places.some((place) => values[place]?.[t] === 0)).filter(Boolean)
          .length;
      expect(broken).toEqual([5, inAny(0), inAny(0, 1, 2)]);
    }),
  );
});
