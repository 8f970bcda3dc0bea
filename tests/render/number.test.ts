import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { grouped, plain, sensibleDecimals, signed } from "../../src/render/number.ts";

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
