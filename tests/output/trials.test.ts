/** The law of shares of trials in words: none and all are said of none and of all alone, and every other share as near as it is shown. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { translator } from "../../src/messages/format.ts";
import type { Language } from "../../src/output/formats.ts";
import { shareCell, shareWords, trialsWords } from "../../src/output/text/trials.ts";

/** What a share in words, or in a cell, leaves possible. */
function readShare(text: string): { readonly from: number; readonly to: number } {
  const number = Number(/[\d.]+(?=%)/.exec(text)?.[0]) / 100;
  if (/less than|미만|^</.test(text)) return { from: 0, to: number };
  if (/more than|초과|^>/.test(text)) return { from: number, to: 1 };
  // Half a digit of what is shown to a tenth of a percent.
  return { from: number - 0.0005 - 1e-12, to: number + 0.0005 + 1e-12 };
}

const counts = fc.integer({ min: 1, max: 200_000 }).chain((trials) =>
  fc.record({
    trials: fc.constant(trials),
    met: fc.oneof(fc.integer({ min: 0, max: trials }), fc.constantFrom(0, 1, trials - 1, trials)),
  }),
);

const plainly: Readonly<Record<Language, { none: RegExp; all: RegExp }>> = {
  en: { none: /^none of |^0 of 1 trial|^no trial/, all: /^all |^the only trial|^every trial/ },
  ko: { none: / 가운데 0회|^0%/, all: / 전부|^100%/ },
};

describe.each(["en", "ko"] as const)("in %s", (language) => {
  const t = translator(language);
  test("none is said of none, all of all, and no rounding makes either", () => {
    fc.assert(
      fc.property(counts, ({ trials, met }) => {
        const probability = met / trials;
        for (const said of [trialsWords({ probability }, trials, t), shareWords({ probability }, t)]) {
          expect([said, plainly[language].none.test(said)]).toEqual([said, met === 0]);
          expect([said, plainly[language].all.test(said)]).toEqual([said, met === trials]);
          if (met === 0 || met === trials) continue;
          expect(said).not.toMatch(/(?<![\d.])(?:0|100)\.0%/);
          const { from, to } = readShare(said);
          expect([said, probability >= from && probability <= to]).toEqual([said, true]);
        }
      }),
      { numRuns: 2000, seed: 11 },
    );
  });

  test("trials are counted as the number that they are", () => {
    fc.assert(
      fc.property(counts, ({ trials, met }) => {
        const said = trialsWords({ probability: met / trials }, trials, t);
        if (said !== "the only trial") expect(said).toContain(trials.toLocaleString("en-US"));
        expect(said).not.toMatch(/\b1 trials/);
      }),
      { numRuns: 500, seed: 12 },
    );
  });

  test("of none and of all, what that says of the chance", () => {
    expect(trialsWords({ probability: 0, confidenceBound: 0.0029912 }, 1000, t)).toBe(
      {
        en: "none of 1,000 trials (probability less than 0.3%)",
        ko: "모의실험 1,000회 가운데 0회(확률 0.3% 미만)",
      }[language],
    );
    expect(shareWords({ probability: 1, confidenceBound: 0.9970088 }, t)).toBe(
      { en: "every trial (probability more than 99.7%)", ko: "100%(확률 99.7% 초과)" }[language],
    );
  });
});

test("a cell has 0.0% of none and 100.0% of all alone", () => {
  fc.assert(
    fc.property(counts, ({ trials, met }) => {
      const probability = met / trials;
      const cell = shareCell({ probability });
      expect([cell, cell === "0.0%"]).toEqual([cell, met === 0]);
      expect([cell, cell === "100.0%"]).toEqual([cell, met === trials]);
      const { from, to } = readShare(cell);
      expect([cell, probability >= from && probability <= to]).toEqual([cell, true]);
    }),
    { numRuns: 2000, seed: 13 },
  );
});
