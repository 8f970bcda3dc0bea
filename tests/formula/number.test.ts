import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isWhole, readNumber, toNumber } from "../../src/formula/numbers.ts";

const value = (text: string) => {
  const read = readNumber(text, 0, true);
  return read !== undefined && read.end === text.length ? [toNumber(read.decimal), read.unit] : undefined;
};

describe("readNumber", () => {
  it("reads every spelling of sixty-five trillion to the same integer", () => {
    for (const text of [
      "65조",
      "65T",
      "65조원",
      "65조 원",
      "₩65,000,000,000,000",
      "₩65T",
      "650000억",
      "65000000000000",
    ]) {
      expect(value(text)?.[0], text).toBe(65_000_000_000_000);
    }
    expect(value("65e12")).toEqual([65_000_000_000_000, ""]);
  });

  it("joins Korean numerals from the larger to the smaller", () => {
    expect(value("1조 4,600억")).toEqual([1_460_000_000_000, "money"]);
    expect(value("1조4600억")).toEqual([1_460_000_000_000, "money"]);
    expect(value("2억 3만")).toEqual([200_030_000, "money"]);
    // The second part is no lower: the number ends before it.
    expect(readNumber("1억 2조", 0, true)?.end).toBe(2);
  });

  it("never multiplies a decimal as a float", () => {
    expect(8.2 * 1e12).not.toBe(8_200_000_000_000);
    expect(value("8.2조")?.[0]).toBe(8_200_000_000_000);
    expect(value("1.1조")?.[0]).toBe(1_100_000_000_000);
    expect(value("0.29억")?.[0]).toBe(29_000_000);
  });

  it("takes the currency from the sign, and percent from its sign", () => {
    expect(value("$76k")).toEqual([76_000, "USD"]);
    expect(value("€1.5M")).toEqual([1_500_000, "EUR"]);
    expect(value("12.5%")).toEqual([12.5, "%"]);
  });

  it("leaves a letter that begins a unit alone", () => {
    expect(readNumber("103MW", 0, true)).toMatchObject({ end: 3, unit: "" });
    expect(readNumber("103 MW", 0, true)).toMatchObject({ end: 3, unit: "" });
  });

  it("refuses what is out of all proportion", () => {
    expect(readNumber(`1${"0".repeat(60)}`, 0, true)).toBeUndefined();
    expect(readNumber("1e999", 0, true)).toBeUndefined();
    expect(readNumber("9e295조", 0, true)).toBeUndefined();
  });

  it("agrees with the language's own reading of any decimal", () => {
    fc.assert(
      fc.property(fc.nat(999_999_999), fc.stringMatching(/^\d{1,9}$/), (whole, fraction) => {
        const text = `${whole}.${fraction}`;
        expect(value(text)?.[0]).toBe(Number(text));
      }),
    );
  });

  it("knows a whole won from a broken one", () => {
    const decimal = (text: string) => readNumber(text, 0, true)?.decimal as never;
    expect(isWhole(decimal("8.2조"), 0)).toBe(true);
    expect(isWhole(decimal("0.5"), 0)).toBe(false);
    expect(isWhole(decimal("0.55"), 2)).toBe(true);
    expect(isWhole(decimal("0.555"), 2)).toBe(false);
  });
});
