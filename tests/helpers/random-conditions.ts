/** Random conditions, for laws that hold of any. */

import fc from "fast-check";

/**
 * Conditions on figures of money: compared, divided by what may be nothing, under a root, as first years that may never come, and
 * joined. Many are undefined in some trials, and some in all.
 */
export function conditionsOn(figures: readonly string[], years: readonly number[]): fc.Arbitrary<string> {
  const figure = fc.constantFrom(...figures);
  const part = fc.constantFrom("0", "0.05", "0.2", "0.5", "0.9", "1", "1.1", "2", "10");
  const op = fc.constantFrom("<", "<=", ">", ">=", "=", "<>");
  const over = fc.constantFrom("total", "last", "first", "lowest", "highest");
  const year = fc.constantFrom(...years);
  const { condition } = fc.letrec<{ condition: string }>((tie) => ({
    condition: fc.oneof(
      { maxDepth: 2 },
      fc
        .tuple(over, figure, op, part, over, figure)
        .map(([f, a, o, r, g, b]) => `${f}(${a}) ${o} ${r} * ${g}(${b})`),
      fc
        .tuple(over, figure, over, figure, part, op)
        .map(([f, a, g, b, r, o]) => `${f}(${a}) / max(0, ${g}(${b}) - ${r} * ${f}(${a})) ${o} 1`),
      fc
        .tuple(fc.constantFrom("sqrt", "ln"), over, figure, figure, part, op)
        .map(([f, g, a, b, r, o]) => `${f}(${g}(${a}) / ${g}(${b}) - ${r}) ${o} 0.1`),
      fc
        .tuple(figure, op, part, figure, op, year)
        .map(([a, o, r, b, p, y]) => `firstyear(${a} ${o} ${r} * ${b}) ${p} ${y}`),
      fc
        .tuple(fc.constantFrom("any", "all"), figure, figure, part, op)
        .map(([f, a, b, r, o]) => `${f}(${a} / max(0, ${b} - ${r} * ${a}) ${o} 1)`),
      fc
        .tuple(tie("condition"), fc.constantFrom("and", "or"), tie("condition"))
        .map(([a, o, b]) => `(${a}) ${o} (${b})`),
      tie("condition").map((a) => `not (${a})`),
    ),
  }));
  return condition;
}
