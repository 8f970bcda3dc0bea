import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { currencyAfter, currencyNamed } from "../../src/formula/currency.ts";
import { readFormula } from "../../src/formula/parse.ts";
import { readUnit, toBase, type Unit, type UnitContext } from "../../src/formula/units.ts";
import { quantity } from "../../src/output/numbers/quantity.ts";
import { isQuantity, readQuantity } from "../../src/plan/settings/quantities.ts";
import { quantityText, writeQuantity } from "../../src/plan/settings/quantity-text.ts";
import { currencyName, namedCurrencies } from "../../src/unit-names.ts";

const korea: UnitContext = {
  currency: "KRW",
  decimals: 0,
  counts: new Set(["GPU", "person", "H100e"]),
  names: new Map([
    ["장", "GPU"],
    ["명", "person"],
  ]),
};

function unit(text: string): Unit {
  const read = readUnit(text, korea);
  if ("unknown" in read) throw new Error(read.unknown);
  return read.unit;
}

function read(text: string, expected = "money") {
  const quantity = readQuantity(text, unit(expected), korea);
  return isQuantity(quantity) ? quantity.value : quantity.id;
}

const suggested = (text: string, expected = "money") => {
  const quantity = readQuantity(text, unit(expected), korea);
  return isQuantity(quantity) ? undefined : quantity.next?.[0]?.values?.text;
};

const thirtyFive = [
  ...["35조", "35조원", "35조 원정", "35 조 원", "₩35조", "￦35조", "３５조", "35兆", "삼십오조", "350천억"],
  ...[
    "350,000억",
    "35,000십억원",
    "35000000백만원",
    "35,000,000백만원",
    "35,000,000 백만원",
    "35,000,000,000천원",
  ],
  ...["34조 9천9백9십9억 10,000만원", "35조".normalize("NFD"), "35\u00a0조", "35\u2009000\u2009000백만원"],
  ...["35T", "35 T", "35T won", "35tn", "35 tn won", "35trn", "35 trillion", "35 Trillion Won", "35,000bn"],
  ...["KRW 35tn", "KRW35 trillion", "krw 35tn", "35 trillion KRW", "W35tn", "W35 trillion", "₩35 trillion"],
  ...[
    "35 trillion Korean won",
    "35 trillion South Korean won",
    "35,000 billion won",
    "35,000,000 million won",
  ],
  ...["35T원", "35trillion원", "35,000bn원", "35 thousand billion won", "35,000 thousand million won"],
  ...["35 KRW tn", "35 KRW trillion", "35,000 KRW bn", "35,000,000 KRW million", "35 lakh cr"],
  ...["350,000 hundred million won", "35 lakh crore", "35e12", "3,50,00,00,00,00,000"],
];

test.each(thirtyFive)("%s is thirty-five trillion won", (text) => {
  expect(read(text)).toBe(35_000_000_000_000);
});

test.each([
  ["35조 4천억", 35_400_000_000_000],
  ["400조4천억원", 400_400_000_000_000],
  ["3천5백억", 350_000_000_000],
  ["3천 5백억", 350_000_000_000],
  ["3천억", 300_000_000_000],
  ["천억", 100_000_000_000],
  ["일억이천만원", 120_000_000],
  ["100천원", 100_000],
  ["5백만", 5_000_000],
  ["백만원", 1_000_000],
  ["3만5천원", 35_000],
  ["1억 2,345원", 100_002_345],
  [".5조", 500_000_000_000],
  ["-.5조", -500_000_000_000],
  ["65.5조 5,000억", 66_000_000_000_000],
  ["4.5m", 4_500_000],
  ["4.5M", 4_500_000],
  ["4.5mn won", 4_500_000],
  ["10,371.92 crore", 103_719_200_000],
  ["△1,234억", -123_400_000_000],
  ["(1,234)백만원", -1_234_000_000],
  ["(1,234)", -1234],
  ["–5조", -5_000_000_000_000],
  ["－5조", -5_000_000_000_000],
  ["₩-5조", -5_000_000_000_000],
])("%s is %d won", (text, won) => {
  expect(read(text)).toBe(won);
});

test.each([
  ["10만장", "GPU", 100_000],
  ["십만 장", "GPU", 100_000],
  ["100,000 GPUs", "GPU", 100_000],
  ["100k gpu", "GPU", 100_000],
  ["10만 개", "GPU", 100_000],
  ["1만 2,345장", "GPU", 12_345],
  ["5,100만 명", "person", 51_000_000],
  ["51 million people", "person", 51_000_000],
  ["US$76k", "USD/GPU", 76_000],
  ["US$ 76k", "USD/GPU", 76_000],
  ["76,000 usd", "USD/GPU", 76_000],
  ["76 thousand dollars per GPU", "USD/GPU", 76_000],
  ["7만6천 달러", "USD/GPU", 76_000],
  ["$67.57bn", "USD", 67_570_000_000],
  ["67.57 billion US dollars", "USD", 67_570_000_000],
  ["$153 per kW per month", "USD/kW/month", 1836],
  ["153 USD/kW-month", "USD/kW/month", 1836],
  ["153달러/kW/월", "USD/kW/month", 1836],
  ["$1,836/kW/year", "USD/kW/month", 1836],
  ["182.7원/㎾h", "KRW/kWh", 182.7],
  ["182.7 won per kWh", "KRW/kWh", 182.7],
  ["100㎿", "kW", 100_000],
  ["1.2 gw", "kW", 1_200_000],
  ["80 percent", "%", 0.8],
  ["80퍼센트", "%", 0.8],
  ["80프로", "%", 0.8],
  [".8 1", "%", 0.8],
  ["$.1", "USD/kWh", 0.1],
  ["８０％", "%", 0.8],
  ["5%p", "%", 0.05],
  ["5pp", "%", 0.05],
  ["50bp", "%", 0.005],
  ["-12.5 bps", "%", -0.00125],
  ["1,050 basis points", "%", 0.105],
  ["25베이시스포인트", "%", 0.0025],
  ["2‰", "%", 0.002],
  ["-12.5 ‰", "%", -0.0125],
  ["2 per mille", "%", 0.002],
  ["2 permil", "%", 0.002],
  ["2퍼밀", "%", 0.002],
  ["1,050‱", "%", 0.105],
  ["950‰", "1", 0.95],
  ["80﹪", "%", 0.8],
  ["1.2배", "1", 1.2],
  ["6 mo", "months", 0.5],
  ["1.5 yrs", "months", 1.5],
  ["2y", "months", 2],
])("%s in %s is %d in base units", (text, expected, value) => {
  expect(read(text, expected)).toBe(value);
});

test.each([
  // Which step of ten thousand is meant, nobody can say.
  ["3억5천", "money", "quantity.skips", "3억 5천만"],
  ["1조 500", "money", "quantity.skips", "1조 500억"],
  ["35,5조", "money", "quantity.comma", "35.5조"],
  ["1.480,5", "KRW/USD", "quantity.comma", "1,480.5"],
  ["▲1,234", "money", "quantity.triangle", undefined],
  ["65t", "money", "quantity.unknown-unit", "65T"],
  ["6m", "months", "quantity.unit", "6 months"],
  ["6M", "months", "quantity.unit", "6 months"],
  ["6 moths", "months", "quantity.unknown-unit", "6 months"],
  // What is offered is a value that would be read.
  ["5조 a year", "money", "quantity.unknown-unit", undefined],
  ["6 months.", "months", "quantity.unknown-unit", "6 months"],
  ["65조.", "money", "quantity.malformed", "65조"],
  ["65.조", "money", "quantity.malformed", undefined],
  // An exchange rate the other way round.
  ["1600 USD/KRW", "KRW/USD", "quantity.unit", undefined],
  ["$1", "KRW/USD", "quantity.unit", undefined],
  ["$100/kW", "USD/kW/month", "quantity.time", "$100/kW/month"],
  ["50%", "months", "quantity.percentage", undefined],
  ["5 pct", "money", "quantity.percentage", undefined],
  ["5‰", "money", "quantity.percentage", undefined],
  ["5 per mile", "%", "quantity.unknown-unit", undefined],
  ["12%p", "money", "quantity.points", undefined],
  ["5 percentage points", "KRW/USD", "quantity.points", undefined],
  ["5pp", "GPU", "quantity.points", undefined],
  ["50bp", "GPU", "quantity.points", undefined],
  ["5조", "1", "quantity.unitless", undefined],
  ["6 months", "%", "quantity.unit", undefined],
  ["5조/month", "money", "quantity.unit", undefined],
  ["100 mW", "kW", "quantity.unknown-unit", "100 MW"],
  ["약 65조", "money", "quantity.malformed", "65조"],
  ["about 65tn", "money", "quantity.malformed", "65tn"],
  ["~65tn", "money", "quantity.malformed", "65tn"],
  ["approx. 65조 parsec", "money", "quantity.malformed", undefined],
  ["65.000.000.000", "money", "quantity.malformed", "65,000,000,000"],
  ["약 65.000.000.000원", "money", "quantity.malformed", "65,000,000,000원"],
  ["1.2.3", "money", "quantity.malformed", undefined],
  ["65조조", "money", "quantity.unknown-unit", undefined],
  ["1조 2조", "money", "quantity.malformed", undefined],
  ["3천5천억", "money", "quantity.malformed", undefined],
  ["5만 이용", "GPU", "quantity.unknown-unit", undefined],
])("%s in %s is no quantity: %s", (text, expected, id, meant) => {
  expect(read(text, expected)).toBe(id);
  expect(suggested(text, expected)).toBe(meant);
});

test.each([
  ["30조~40조", "30조", "40조"],
  ["30-40조", "30조", "40조"],
  ["1.5 – 2 billion", "1.5 billion", "2 billion"],
  ["$30~$40", undefined, undefined],
  ["30조~", undefined, undefined],
  ["1-2-3-4", undefined, undefined],
])("%s is no amount, and may be meant as a range", (text, low, high) => {
  const read = readQuantity(text, unit("money"), korea);
  const [next] = "next" in read ? (read.next ?? []) : [];
  expect(read).toMatchObject({ id: "quantity.malformed" });
  expect(next).toEqual(low === undefined ? undefined : { id: "next.range", values: { low, high } });
});

test("an exchange rate is converted by no rate of exchange", () => {
  const rates = () => new Map([["USD", { name: "fx.usd", currency: "USD", value: 1480 }]]);
  for (const text of ["$1", "1600 USD/KRW"]) {
    expect(readQuantity(text, unit("KRW/USD"), { ...korea, rates })).toMatchObject({
      id: "quantity.unit",
      values: { expected: "KRW/USD" },
    });
  }
});

test("months are written as the decimals that they are", () => {
  const months = unit("months");
  const written = (text: string) => writeQuantity(Number(read(text, "months")), months, korea);
  for (let count = 1; count <= 400; count++) expect(written(String(count))).toBe(`${count} months`);
});

test.each(["35조 4천억", "35.4 trillion won", "35,400,000백만원", "35.4tn", "KRW 35.4tn", "삼십오조 사천억"])(
  "a condition takes %s as well",
  (text) => {
    const formula = readFormula(`total(uses.public) <= ${text} and 1 < 2`);
    expect(formula).toMatchObject({
      tree: { left: { right: { kind: "number", value: 35_400_000_000_000 } } },
    });
  },
);

test("commas part the arguments of a function, and thousands elsewhere", () => {
  expect(readFormula("min(1,000, 2) < (3,000)")).toMatchObject({
    tree: { left: { args: [{ value: 1 }, { value: 0 }, { value: 2 }] }, right: { value: 3000 } },
  });
});

describe.each(["EUR", "CAD", "KRW"])("a plan in %s", (currency) => {
  const counts = new Set(["GPU", "person", "bus", "city"]);
  const context: UnitContext = { ...{ currency, decimals: 0, counts }, names: new Map([["장", "GPU"]]) };
  const units = [...namedCurrencies, "SEK", ...counts, "USD/GPU", "CAD/MW", "%", "months", "years", "1"];

  test("reads each amount as messages, tables and articles word it, in both languages, as the same amount", () => {
    const amounts = fc.oneof(fc.integer({ min: -1e14, max: 1e14 }), fc.integer({ min: -2, max: 2 }));
    fc.assert(
      fc.property(amounts, fc.constantFrom(...units), (value, text) => {
        const found = readUnit(text, context);
        if ("unknown" in found) throw new Error(found.unknown);
        const names = new Map(
          [...counts].map((name) => [name, { en: name, ko: name === "GPU" ? "장" : name }]),
        );
        const asTyped = (["en", "ko"] as const).map((language) =>
          quantity(value, text, { language, counts: names }),
        );
        const { en, ko } = quantityText(toBase(value, found.unit), found.unit, context);
        for (const shown of [...asTyped, en, ko]) {
          const read = readQuantity(shown, found.unit, context);
          expect(isQuantity(read) ? read.value : read.id, shown).toBeCloseTo(toBase(value, found.unit), 9);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

test("each currency is read by each of its names, behind a number and below a stroke", () => {
  for (const code of namedCurrencies) {
    for (const name of [currencyName(code, "en"), currencyName(code, "en", true), currencyName(code, "ko")]) {
      expect(currencyNamed(name)).toBe(code);
      expect(currencyAfter(`5 ${name}`, 2)).toEqual({ code, end: 2 + name.length });
      const read = readQuantity(`5 ${name}/kWh`, unit(`${code}/kWh`), korea);
      expect(isQuantity(read) ? read.value : read, name).toBe(5);
    }
  }
});

/** Ways to write whole won, each to the last one. */
const styles: Readonly<Record<string, (won: number) => string>> = {
  plain: String,
  grouped: (won) => won.toLocaleString("en"),
  indian: (won) => won.toLocaleString("en-IN"),
  sign: (won) => `₩${won}`,
  fullWidth: (won) =>
    [...String(won)].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join(""),
  words: (won) => `${won} won`,
  thousands: (won) => `${decimal(won, 3)}천원`,
  millions: (won) => `${decimal(won, 6)}백만원`,
  billions: (won) => `${decimal(won, 9)} billion won`,
  trillions: (won) => `KRW ${decimal(won, 12)}tn`,
  crore: (won) => `${decimal(won, 7)} crore`,
  hundredMillions: (won) => `${decimal(won, 8)}억`,
  trillionsInKorean: (won) => `${decimal(won, 12)}조`,
  korean: inKorean,
  spelled: (won) => inKorean(won).replaceAll(/\d+/g, (digits) => inTens(Number(digits))),
  accounts: (won) => `(${won})`,
  table: (won) => `△${won.toLocaleString("en")}`,
};

function decimal(won: number, places: number): string {
  const digits = String(won).padStart(places + 1, "0");
  return `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

function inKorean(won: number): string {
  const parts = ["조", "억", "만", "원"].map((numeral, i) => {
    const count = Math.floor(won / 10 ** (12 - 4 * i)) % (i === 0 ? 1e9 : 1e4);
    return count > 0 ? `${count}${numeral}` : "";
  });
  return parts.filter((part) => part !== "").join(" ");
}

/** 4600 as 4천6백. */
function inTens(count: number): string {
  if (count >= 10_000) return String(count);
  return ["천", "백", "십", ""]
    .map((ten, i) => [Math.floor(count / 10 ** (3 - i)) % 10, ten] as const)
    .filter(([digit]) => digit > 0)
    .map(([digit, ten]) => `${digit}${ten}`)
    .join("");
}

describe("laws", () => {
  test.each(Object.keys(styles))("an amount written in the style %s reads back to the last won", (style) => {
    const write = styles[style] as (won: number) => string;
    const negative = style === "accounts" || style === "table";
    fc.assert(
      fc.property(fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), (won) => {
        // What leaves a step out and ends in tens could be read in two ways, and is asked about.
        fc.pre(style !== "spelled" || won % 1e8 >= 1e4 || won % 1e4 === 0);
        expect(read(write(won)), write(won)).toBe(negative ? -won : won);
      }),
    );
  });

  const scraps = [..."0123456789", ",", ".", " ", "-", "△", "(", ")", "%", "$", "₩", "e", "/", "년"];
  const pieces = [
    ...scraps,
    "조",
    "억",
    "만",
    "천",
    "백",
    "십",
    "원",
    "T",
    "k",
    "m",
    "bn",
    " trillion",
    "won",
    "USD",
  ];
  const texts = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((parts) => parts.join("")),
  );

  test("no text crashes, and none reads as what prints as something else", () => {
    const units = ["money", "money/kWh", "USD/GPU", "GPU", "%", "1", "months"];
    fc.assert(
      fc.property(texts, fc.constantFrom(...units), (text, expected) => {
        const value = read(text, expected);
        if (typeof value !== "number") return;
        expect(Number.isFinite(value)).toBe(true);
        expect(read(writeQuantity(value, unit(expected), korea), expected)).toBeCloseTo(
          value,
          -Math.log10(Math.abs(value) || 1) + 13,
        );
        expect(readFormula(text)).toBeDefined();
      }),
      { numRuns: 2000 },
    );
  });
});
