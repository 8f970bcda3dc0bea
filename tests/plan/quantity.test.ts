import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { exactProduct, exactSum } from "../../src/formula/decimal.ts";
import { readUnit, type Unit, type UnitContext } from "../../src/formula/units.ts";
import { isQuantity, readQuantity } from "../../src/plan/settings/quantities.ts";
import { writeQuantity } from "../../src/plan/settings/quantity-text.ts";

const korea: UnitContext = { currency: "KRW", decimals: 0, counts: new Set(["GPU", "person"]) };
const america: UnitContext = { currency: "USD", decimals: 2, counts: new Set(["GPU"]) };

function unit(text: string, context = korea): Unit {
  const read = readUnit(text, context);
  if ("unknown" in read) throw new Error(read.unknown);
  return read.unit;
}

function read(text: string, expected: string, context = korea) {
  const quantity = readQuantity(text, unit(expected, context), context);
  return isQuantity(quantity) ? quantity.value : quantity.id;
}

test.each([
  "65조",
  "65조원",
  "65조 원",
  "65T",
  "65e12",
  "65E+12",
  "₩65T",
  "₩65,000,000,000,000",
  "65,000,000,000,000",
  "65000000000000",
  "65000000000000.00",
  "64조 9,999억 10000만",
  "64조 10000억",
  "650000억",
  "65조 KRW",
  "65000000000000 KRW",
  "  65조  ",
])("%j is sixty-five trillion won", (text) => {
  expect(read(text, "money")).toBe(65_000_000_000_000);
});

test.each([
  ["8.2조", "money", 8_200_000_000_000],
  ["0.1조", "money", 100_000_000_000],
  ["1조 4,600억", "money", 1_460_000_000_000],
  ["1조4600억", "money", 1_460_000_000_000],
  ["-5조", "money", -5e12],
  ["−5조", "money", -5e12],
  ["- 5조", "money", -5e12],
  ["-0", "money", 0],
  ["9007199254740991", "money", 9007199254740991],
  ["10만", "GPU", 100_000],
  ["100k", "GPU", 100_000],
  ["10만 GPU", "GPU", 100_000],
  ["50,000", "GPU", 50_000],
  ["$76k", "USD/GPU", 76_000],
  ["$76k/GPU", "USD/GPU", 76_000],
  ["76000 USD/GPU", "USD/GPU", 76_000],
  ["$11.5M", "USD/MW", 11_500],
  ["182.7 KRW/kWh", "money/kWh", 182.7],
  ["₩182.7", "money/kWh", 182.7],
  ["182.7원", "money/kWh", 182.7],
  ["0.1827 KRW/Wh", "money/kWh", 182.7],
  ["1480", "money/USD", 1480],
  ["12%", "%", 0.12],
  ["12", "%", 0.12],
  ["0.12", "1", 0.12],
  ["0.07%", "1", 0.0007],
  ["100 MW", "kW", 100_000],
  ["18", "months", 1.5],
  ["18 months", "years", 1.5],
])("%j where %s is expected is %d in base units", (text, expected, value) => {
  expect(read(text, expected)).toBe(value);
});

test.each([
  ["9,008조", "money", "quantity.too-large"],
  ["9007199254740992", "money", "quantity.too-large"],
  ["-9,008조", "money", "quantity.too-large"],
  ["1.5", "money", "quantity.not-whole"],
  ["0.00001억", "money", 1000],
  ["65조", "USD", "quantity.unit"],
  ["$5", "money", "quantity.unit"],
  ["5조", "1", "quantity.unitless"],
  ["5조", "kWh", "quantity.unit"],
  ["76k", "USD/GPU", "quantity.unit"],
  ["12%", "money", "quantity.percentage"],
  ["5 kW", "kWh", "quantity.unit"],
  ["5 parsec", "money", "quantity.unknown-unit"],
  ["", "money", "quantity.malformed"],
  ["abc", "money", "quantity.malformed"],
  ["5 6", "money", "quantity.malformed"],
  ["1,46", "money", "quantity.comma"],
  ["1조, 2조", "money", "quantity.comma"],
  ["$5 GPU", "USD/GPU", "quantity.malformed"],
  ["NaN", "1", "quantity.malformed"],
  ["Infinity", "1", "quantity.malformed"],
  ["1e999", "1", "quantity.malformed"],
  ["0x10", "1", "quantity.unknown-unit"],
  [`1${"0".repeat(50)}`, "1", "quantity.malformed"],
])("%j where %s is expected: %s", (text, expected, outcome) => {
  expect(read(text, expected)).toBe(outcome);
});

test("a wrong dimension names both units", () => {
  expect(readQuantity("5 kW", unit("kWh"), korea)).toEqual({
    id: "quantity.unit",
    values: { text: "5 kW", found: "kW", expected: "kWh" },
  });
});

test("cents are whole where the plan counts cents", () => {
  expect(read("$76,000.25", "money", america)).toBe(7_600_025);
  expect(read("$0.005", "money", america)).toBe("quantity.not-whole");
  expect(read("$11.5M", "money/MW", america)).toBe(1_150_000);
});

test.each([
  ["65", true],
  ["65e12", true],
  ["65,000", true],
  ["65조", false],
  ["₩65", false],
  ["65 KRW", false],
])("%j is bare: %s", (text, bare) => {
  expect(readQuantity(text, unit("money"), korea)).toMatchObject({ bare });
});

describe("laws", () => {
  const units = ["money", "money/kWh", "USD/GPU", "GPU", "%", "1", "MW", "kWh", "EUR"];

  test("what is written reads back", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.constantFrom(...units), (whole, text) => {
        const expected = unit(text);
        const written = writeQuantity(whole, expected, korea);
        expect(readQuantity(written, expected, korea)).toMatchObject({ value: whole === 0 ? 0 : whole });
      }),
    );
  });

  test("prices in cents are the decimals that they are read from", () => {
    fc.assert(
      fc.property(fc.nat(10_000_000), (thousandths) => {
        const price = `$${(thousandths / 1000).toLocaleString("en", { maximumFractionDigits: 3 })}/kWh`;
        const expected = unit("USD/kWh", america);
        expect(writeQuantity(read(price, "USD/kWh", america) as number, expected, america)).toBe(price);
      }),
      { examples: [[1312]] },
    );
  });

  test("a year has no comma, a larger bare number has", () => {
    expect(writeQuantity(2030, unit("1"), korea)).toBe("2030");
    expect(writeQuantity(20300, unit("1"), korea)).toBe("20,300");
  });

  test("whole amounts survive every numeral exactly", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 90_070_000 }), (hundredMillions) => {
        const won = hundredMillions * 1e8;
        expect(read(`${hundredMillions}억`, "money")).toBe(won);
        expect(read(`${hundredMillions / 1e4}조`, "money")).toBe(won);
        expect(read(`${won}`, "money")).toBe(won);
      }),
    );
  });

  test("nothing read is ever unsafe, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.constantFrom(...units), (text, expected) => {
        const quantity = readQuantity(text, unit(expected), korea);
        if (isQuantity(quantity)) expect(Number.isFinite(quantity.value)).toBe(true);
      }),
    );
  });
});

test("sums and products are those of the written decimals", () => {
  expect(exactProduct(1480, 1.1)).toBe(1628);
  expect(exactProduct(50_000, 1.1)).toBe(55_000);
  expect(exactSum(0.1, 0.2)).toBe(0.3);
  expect(exactProduct(-5e-324, 0)).toBe(0);
  expect(Object.is(exactProduct(-1, 0), -0)).toBe(false);
});

test.each([
  ["10만 장", "GPU", 100_000],
  ["6년", "years", 6],
  ["18개월", "years", 1.5],
  ["1,500 원/달러", "KRW/USD", 1500],
  ["8만 달러/장", "USD/GPU", 80_000],
  ["3억 원", "KRW", 300_000_000],
] as const)("%s is read as Korean output tells it", (text, expected, value) => {
  const named = { ...korea, names: new Map([["장", "GPU"]]) };
  expect(read(text, expected, named)).toBe(value);
});
