/** What the kernel gives for every figure of a small model. */

import { compile } from "../../../src/engine/evaluate.ts";
import type { Model } from "../../../src/model/types.ts";

/** `free`: what is known of no input but these is folded; these are read. By figure one value a year, or one; NaN is undefined. */
export function evaluate(of: Model, free: Readonly<Record<string, number>> = {}) {
  const figures = [...of.figures.values()];
  const names = Object.keys(free);
  const kernel = compile(of, figures, {
    free: names.map((name) => ({ name, least: free[name] as number })),
  });
  const out = new Float64Array(kernel.size);
  kernel.evaluate(Float64Array.from(Object.values(free)), out);
  const values = new Map<string, number[]>();
  for (const [i, figure] of figures.entries()) {
    const slot = kernel.slots[i] as { from: number; length: number };
    values.set(
      figure.name,
      Array.from(out.subarray(slot.from, slot.from + slot.length), (x) =>
        Number.isFinite(x) ? x + 0 : Number.NaN,
      ),
    );
  }
  return values;
}
