import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { smallestUnit } from "../../src/formula/currency.ts";
import { readScales } from "../../src/formula/unit-scales.ts";
import {
  combine,
  dimsText,
  fromBase,
  maxAmount,
  readUnit,
  toBase,
  type Unit,
  type UnitContext,
  writtenIn,
} from "../../src/formula/units.ts";
import { plain } from "../../src/output/numbers/number.ts";

const won: UnitContext = { currency: "KRW", decimals: 0, counts: new Set(["GPU", "H100e"]) };
const dollars: UnitContext = { ...won, currency: "USD", decimals: 2 };

function unit(text: string, context = won): Unit {
  const read = readUnit(text, context);
  if ("unknown" in read) throw new Error(read.unknown);
  return read.unit;
}

describe("units", () => {
  it("holds power in kW, energy in kWh, durations in years", () => {
    expect(toBase(2, unit("MW"))).toBe(2000);
    expect(toBase(3, unit("GWh"))).toBe(3_000_000);
    expect(toBase(6, unit("months"))).toBe(0.5);
    expect(toBase(12, unit("%"))).toBe(0.12);
    expect(toBase(2, unit("EFLOPS"))).toBe(2e18);
  });

  it("turns a monthly charge into a yearly one: 153 dollars a kW and month are 1,836 a kW and year", () => {
    expect(toBase(153, unit("USD/kW/month"))).toBe(1836);
  });

  it("knows that kW × h is kWh", () => {
    expect(dimsText(combine(unit("kW").dims, unit("h").dims, 1))).toBe("kWh");
    expect(unit("KRW/kWh").dims).toEqual(unit("KRW/kW/h").dims);
  });

  it("holds the plan's own money in its smallest unit", () => {
    expect(toBase(1, unit("money"))).toBe(1);
    expect(toBase(12.34, unit("money", dollars))).toBe(1234);
    expect(fromBase(1234, unit("USD", dollars))).toBe(12.34);
  });

  it("reads counts of the model, and no unit that it does not know", () => {
    expect(dimsText(unit("USD/GPU").dims)).toBe("USD/GPU");
    expect(unit("H100e/GPU").dims.get("H100e")).toBe(1);
    expect(readUnit("kW/gpu", won)).toEqual({ unknown: "gpu" });
    expect(readUnit("", won)).toEqual({ unknown: "" });
    expect(readUnit("MWH", won)).toEqual({ unknown: "MWH" });
  });

  it("refuses a scale that no double holds exactly, and one beyond all doubles", () => {
    expect(toBase(1, unit("EFLOPS/W"))).toBe(1e21);
    for (const text of ["EFLOPS^2", "EFLOPS^9*EFLOPS^9", "EFLOPS^9*EFLOPS^9/EFLOPS^9/EFLOPS^9"]) {
      expect(readUnit(text, won)).toEqual({ unknown: text });
    }
  });

  it("comes back from the base as it went", () => {
    for (const text of ["kW", "MW", "GWh", "%", "months", "USD/kW/month", "KRW/MW"]) {
      for (const value of [0, 1, 2.3, 182.7, 11_500_000]) {
        expect(fromBase(toBase(value, unit(text)), unit(text)), text).toBeCloseTo(value, 9);
      }
    }
  });
});

describe("units made of others", () => {
  const own: UnitContext = { ...won, counts: new Set(["kg", "m3", "box"]) };
  const made = (written: Readonly<Record<string, string>>) => {
    const { scales, issues } = readScales(written, own);
    return { context: { ...own, scales }, found: issues.map(({ id, name }) => [id, name]) };
  };

  it("are read in any order and chain, to the last digit", () => {
    const { context, found } = made({
      kt: "1,000 t",
      t: "1000 kg",
      l: "0.001 m3",
      lb: "0.45359237 kg",
      bp: "0.01 %",
    });
    expect(found).toEqual([]);
    expect(toBase(2, unit("kt", context))).toBe(2_000_000);
    expect(toBase(832, unit("kg/l", context))).toBe(832_000);
    expect(toBase(1, unit("lb", context))).toBe(0.45359237);
    expect(toBase(25, unit("bp", context))).toBe(0.0025);
    expect(unit("KRW/t", context)).toMatchObject({ num: 1, den: 1000 });
    expect(unit("kWh/t", context).dims).toEqual(unit("kWh/kg", context).dims);
    const { context: twelves } = made({ gross: "12 dozen", dozen: "12 box" });
    expect(toBase(3, unit("gross", twelves))).toBe(432);
  });

  it("say where each is wrong, a circle once, and nothing of what is made of a wrong one", () => {
    expect(made({ a: "2 b", b: "3 a", c: "4 a", d: "5 box" }).found).toEqual([["unit.cycle", "a"]]);
    expect(made({ a: "0 box", b: "2 a", kW: "2 box", e: "2 crate" }).found).toEqual([
      ["unit.zero", "a"],
      ["unit.taken", "kW"],
      ["model.unknown-unit", "e"],
    ]);
    expect(made({ a: "5만 box", b: "box", c: "2", d: "two box" }).found).toEqual([
      ["unit.malformed", "a"],
      ["unit.malformed", "b"],
      ["unit.malformed", "d"],
    ]);
  });

  it("come back from the base as they went, whatever they are made of", () => {
    const size = fc.integer({ min: 1, max: 999 });
    fc.assert(
      fc.property(
        size,
        size,
        fc.integer({ min: 0, max: 4 }),
        fc.integer({ max: 1e9, min: -1e9 }),
        (a, b, tens, x) => {
          const { context, found } = made({ u: `${a} v`, v: `${(b / 10 ** tens).toFixed(tens)} kg` });
          expect(found).toEqual([]);
          expect(fromBase(toBase(x, unit("u", context)), unit("u", context))).toBeCloseTo(x, 5);
          expect(toBase(x, unit("u", context))).toBeCloseTo((x * a * b) / 10 ** tens, 3);
          expect(unit("v/u", context)).toMatchObject({ num: 1, den: a, dims: new Map() });
        },
      ),
    );
  });
});

describe("the largest amount that is counted", () => {
  /** Its decimal, by whole numbers alone. */
  const decimalOf = (count: bigint, decimals: number): string => {
    if (decimals <= 0) return String(count * 10n ** BigInt(-decimals));
    const digits = String(count).padStart(decimals + 1, "0");
    return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`.replace(/\.?0+$/, "");
  };

  it.each([
    [0, "9007199254740991"],
    [1, "562949953421311.9"],
    [2, "70368744177663.99"],
    [3, "8796093022207.999"],
    [-3, "4611686018427387000"],
  ])(
    "of a currency of %d decimals is %s, and all up to it are the decimals that they are",
    (decimals, most) => {
      const unit = smallestUnit(decimals);
      const largest = maxAmount(unit);
      expect(decimalOf(BigInt(largest), decimals)).toBe(most);
      fc.assert(
        fc.property(fc.oneof(fc.nat(5_000), fc.maxSafeNat()), (below) => {
          const count = largest - (below % largest);
          expect(writtenIn(count, unit)).toBe(Number(decimalOf(BigInt(count), decimals)));
          expect(plain(writtenIn(count, unit))).toBe(decimalOf(BigInt(count), decimals));
        }),
      );
    },
  );
});
