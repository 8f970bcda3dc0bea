import { describe, expect, it } from "vitest";
import {
  combine,
  dimsText,
  fromBase,
  readUnit,
  toBase,
  type Unit,
  type UnitContext,
} from "../../src/formula/units.ts";

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
