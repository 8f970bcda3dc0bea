import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  everyDigit,
  grouped,
  percentage,
  plain,
  sensibleDecimals,
  short,
  signed,
  significant,
  ticksOf,
} from "../../src/output/numbers/number.ts";

describe("numbers for machines", () => {
  test.each([
    [1e21, "1000000000000000000000"],
    [1.5e22, "15000000000000000000000"],
    [1e-7, "0.0000001"],
    [-1.25e-9, "-0.00000000125"],
    [-0, "0"],
    [65e12, "65000000000000"],
    [0.1, "0.1"],
  ])("%d is %s", (value, text) => expect(plain(value)).toBe(text));

  test("read back to the same number, without an exponent", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const text = plain(value);
        expect(text).toMatch(/^-?\d+(\.\d+)?$/);
        expect(Number(text)).toBe(value === 0 ? 0 : value);
      }),
    );
  });

  test("what is not a number is a bug, not an output", () => {
    expect(() => plain(Number.NaN)).toThrow();
    expect(() => plain(Number.POSITIVE_INFINITY)).toThrow();
  });
});

describe("numbers for people", () => {
  test.each([
    [1234567.891, 2, "1,234,567.89"],
    [-0.001, 2, "0.00"],
    [-1000, 0, "-1,000"],
    [999, 0, "999"],
    [2e21, 0, "2,000,000,000,000,000,000,000"],
  ])("%d with %d decimals is %s", (value, decimals, text) => expect(grouped(value, decimals)).toBe(text));

  test.each([
    // As doubles these lie below the half, as decimals on it.
    [1.005, 2, "1.01"],
    [-1.005, 2, "-1.01"],
    [2.675, 2, "2.68"],
    [0.5, 0, "1"],
    [-0.5, 0, "-1"],
    [0.49999999999999994, 0, "0"],
    [-0.004, 2, "0.00"],
    [1e-12, 3, "0.000"],
    [999.995, 2, "1,000.00"],
  ])("%d with %d decimals is %s: half away from zero", (value, decimals, text) =>
    expect(grouped(value, decimals)).toBe(text),
  );

  test.each([
    [8_505_400_000_000, 2, 12, "8.51"],
    [2_654_216_265_189, 2, 12, "2.65"],
    [1_214_500_000_000, 2, 12, "1.21"],
    [-4_999_999_999, 2, 12, "0.00"],
    [-5_000_000_000, 2, 12, "-0.01"],
    [9_007_199_254_740_991, 0, 8, "90,071,993"],
    [0.285, 1, -2, "28.5"],
  ])("%d with %d decimals in units of ten to the %d is %s", (value, decimals, power, text) =>
    expect(grouped(value, decimals, power)).toBe(text),
  );

  test("what is printed is the decimal of the machine formats, rounded once", () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e20, max: 1e20 }),
        fc.integer({ min: 0, max: 6 }),
        fc.constantFrom(-2, 0, 4, 6, 8, 9, 12),
        (value, decimals, power) => {
          const [whole = "", fraction = ""] = plain(value).replace("-", "").split(".");
          // In units of ten to the -340th: whole numbers of any size.
          const exact = BigInt(whole + fraction.padEnd(340, "0"));
          const tick = 10n ** BigInt(340 + power - decimals);
          const nearest = (2n * exact + tick) / (2n * tick);
          expect(ticksOf(value, decimals, power)).toBe(value < 0 ? -nearest : nearest);
          expect(BigInt(grouped(value, decimals, power).replaceAll(/[,.]/g, ""))).toBe(
            value < 0 ? -nearest : nearest,
          );
        },
      ),
    );
  });

  test("no zero bears a sign", () => {
    expect([grouped(-0, 2), signed(-0, 0), signed(-1e-9, 2), percentage(-0, 1), short(-0)]).toEqual([
      "0.00",
      "0",
      "0.00",
      "0.0%",
      "0",
    ]);
  });

  test.each([
    [512_250_000_000, 6, 8, "5122.5"],
    [999_999.96, 6, 0, "1000000"],
    [1_234_567, 3, 0, "1230000"],
    [0.0123456789, 3, 0, "0.0123"],
    [-0.7, 4, -2, "-70"],
    [0, 6, 0, "0"],
  ])("%d to %d significant digits in units of ten to the %d is %s", (value, digits, power, text) =>
    expect(significant(value, digits, power)).toBe(text),
  );

  test("every digit, with commas before the point only", () => {
    expect(everyDigit(1234567.0001234)).toBe("1,234,567.0001234");
  });

  test("a difference has a sign, unless it is printed as nothing", () => {
    expect(signed(1.5, 1)).toBe("+1.5");
    expect(signed(-1.5, 1)).toBe("-1.5");
    expect(signed(0.001, 2)).toBe("0.00");
  });

  test("digits: about three figures, none for whole numbers", () => {
    expect(sensibleDecimals([1, 50_000], "GPU")).toBe(0);
    expect(sensibleDecimals([12.34, null], "MW")).toBe(2);
    expect(sensibleDecimals([123.4], "MW")).toBe(1);
    expect(sensibleDecimals([1234.5], "GWh")).toBe(0);
    expect(sensibleDecimals([0.0123], "1")).toBe(4);
    expect(sensibleDecimals([3.1], "%")).toBe(1);
    expect(sensibleDecimals([0.23], "%")).toBe(2);
    expect(sensibleDecimals([-0.000912], "%")).toBe(3);
  });
});
