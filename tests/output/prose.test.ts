import fc from "fast-check";
import { expect, test } from "vitest";
import { formatterOf } from "../../src/output/numbers/formatter.ts";
import { ownScale } from "../../src/output/numbers/money-scale.ts";
import { type Prose, proseAmount, proseRange } from "../../src/output/numbers/prose.ts";

const counts = new Map([
  ["GPU", { en: "GPU", ko: "장" }],
  ["person", { en: "person", ko: "명" }],
]);
const words = (language: Prose["language"]): Prose => ({
  language,
  counts,
  currency: { code: "KRW", decimals: 0 },
});

test.each([
  [17_982_941_960_657, "KRW", "17.98 trillion won", "17조 9,829억 원"],
  // What rounds up to a thousand billion is a trillion.
  [999_960_000_000, "KRW", "1 trillion won", "1조 원"],
  [999_940_000_000, "KRW", "999.9 billion won", "9,999억 원"],
  [-2_610_300_000_000, "KRW", "−2.61 trillion won", "−2조 6,103억 원"],
  [4_600_000_000, "KRW", "4.6 billion won", "46억 원"],
  [1_230_000, "KRW", "1.23 million won", "123만 원"],
  [9_500, "KRW", "9,500 won", "9,500원"],
  [0, "KRW", "0 won", "0원"],
  [210_000_000, "KRW/GPU", "210 million won per GPU", "장당 2억 1,000만 원"],
  [49_847, "KRW/person", "49,847 won per person", "1인당 4만 9,847원"],
  [37_888_481, "KRW/GPU", "37.89 million won per GPU", "장당 3,789만 원"],
  [182.7, "KRW/kWh", "182.7 won per kWh", "kWh당 182.7원"],
  [76_000, "USD/GPU", "76,000 US dollars per GPU", "장당 7만 6,000달러"],
  [67_570_000_000, "USD", "67.57 billion US dollars", "676억 달러"],
  [50_000_000_000, "EUR", "50 billion euros", "500억 유로"],
  [-904_290_000, "GBP", "−904.3 million pounds", "−9억 429만 파운드"],
  [15_324_546, "CAD", "15.32 million Canadian dollars", "1,532만 캐나다 달러"],
  [1, "EUR", "1 euro", "1유로"],
  [1_500, "CHF", "1,500 Swiss francs", "1,500스위스 프랑"],
  [2_000_000, "SEK", "2 million SEK", "200만 SEK"],
  // Of a price in thousands nobody prints the cents.
  [179_396.6302, "EUR/GPU", "179,397 euros per GPU", "장당 17만 9,397유로"],
  [50_000, "GPU", "50,000 GPUs", "5만 장"],
  [51_700_000, "person", "51,700,000 people", "5,170만 명"],
  [86_864, "GPU", "86,864 GPUs", "8만 6,864장"],
  [1, "GPU", "1 GPU", "1장"],
  // The digits that a table has: two behind the point, one of a hundred and more, none of a thousand; of shares one.
  [7_085_300_000_000, "KRW", "7.09 trillion won", "7조 853억 원"],
  [631_870_000_000, "KRW", "631.9 billion won", "6,319억 원"],
  [10_925.57, "MW", "10,926 MW", "10,926 MW"],
  [3.2394, "%", "3.2%", "3.2%"],
  [0.21667, "%", "0.22%", "0.22%"],
  [0.0534, "MW", "0.0534 MW", "0.0534 MW"],
  [2028, "year", "2028", "2028"],
  [406.81, "MW", "406.8 MW", "406.8 MW"],
  [1.5, "1", "1.5", "1.5"],
])("%d %s is %s and %s", (value, unit, en, ko) => {
  expect(proseAmount(value, unit, words("en"))).toBe(en);
  expect(proseAmount(value, unit, words("ko"))).toBe(ko);
});

test.each([
  [
    15_271_000_000_000,
    26_660_000_000_000,
    "KRW",
    "15.27 to 26.66 trillion won",
    "15조 2,710억~26조 6,600억 원",
  ],
  // A scale and a sign of its own for each.
  [755_400_000, 1_515_000_000, "EUR", "755.4 million to 1.52 billion euros", "7억 5,540만~15억 1,500만 유로"],
  [
    -11_744_000_000_000,
    -141_000_000_000,
    "KRW",
    "−11.74 trillion to −141 billion won",
    "−11조 7,440억~−1,410억 원",
  ],
  [160_000_000, 260_000_000, "KRW/GPU", "160 to 260 million won per GPU", "장당 1억 6,000만~2억 6,000만 원"],
  // Nothing has no scale, and what is small has its unit, so that it is not read in the scale of the other.
  [0, 1_200_000, "KRW", "0 to 1.2 million won", "0원~120만 원"],
  [5_000, 1_200_000, "KRW", "5,000 won to 1.2 million won", "5,000원~120만 원"],
  [50_000, 50_000, "GPU", "50,000 GPUs", "5만 장"],
  [0.01, 0.05, "%", "0.01% to 0.05%", "0.01%~0.05%"],
  [1, 2, "1", "1 to 2", "1~2"],
  [-1, 1, "level", "below to above", "밑돎~웃돎"],
])("from %d to %d %s: %s, %s", (low, high, unit, en, ko) => {
  expect(proseRange(low, high, unit, words("en")).range).toBe(en);
  expect(proseRange(low, high, unit, words("ko")).range).toBe(ko);
});

test("a number in a sentence is what its row in a table has, and a sentence has no more digits of the plan's own money", () => {
  const units = fc.constantFrom("USD", "KRW/GPU", "MW", "GWh", "%", "1", "KRW/kWh", "KRW");
  const size = fc.tuple(fc.integer({ min: 1, max: 99_999_999 }), fc.integer({ min: -9, max: 6 }));
  fc.assert(
    fc.property(units, size, (unit, [digits, power]) => {
      const value = Number(`${digits}e${power}`);
      fc.pre(unit !== "KRW" || (Number.isInteger(value) && value >= 1e7));
      fc.pre(!Number.isInteger(value) || unit.startsWith("KRW"));
      const said = proseAmount(value, unit, words("en")).split(/[ %]/)[0] as string;
      const scale = ownScale(words("en").currency, value, "en");
      const cell = formatterOf([{ unit, kind: "rate", values: [value], total: null }], {
        ...{ ...words("en"), scale, requested: "auto" },
      }).amount(value);
      const number = (text: string) => Number(text.replaceAll(",", ""));
      const behind = (text: string) => (text.split(".")[1] ?? "").length;
      if (unit !== "KRW") expect(number(said), `${value} ${unit}`).toBe(number(cell));
      expect(behind(said)).toBeLessThanOrEqual(behind(cell));
      expect(Math.abs(number(said) - number(cell))).toBeLessThan(0.1);
    }),
    { numRuns: 500 },
  );
});
