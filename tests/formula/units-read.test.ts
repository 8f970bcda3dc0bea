import { describe, expect, test } from "vitest";
import {
  combine,
  dimsText,
  fromBase,
  isUnitName,
  koreanUnit,
  maxAmount,
  raise,
  readUnit,
  sameDims,
  toBase,
  type Unit,
  type UnitContext,
  unitNames,
  unitTextIn,
  written,
  writtenIn,
} from "../../src/formula/units.ts";
import { facts } from "../helpers/facts.ts";

const korea: UnitContext = {
  currency: "KRW",
  decimals: 0,
  counts: new Set(["GPU", "person"]),
  names: new Map([
    ["장", "GPU"],
    ["명", "person"],
  ]),
};
const tonne: Unit = { text: "t", num: 1000, den: 1, dims: new Map([["GPU", 1]]) };
const tiny: Unit = { text: "u", num: 1, den: 3e15, dims: new Map([["GPU", 1]]) };
const own: UnitContext = {
  ...korea,
  scales: new Map([
    ["t", tonne],
    ["u", tiny],
  ]),
};

/** A unit as its scale and its dimensions; what is not known in it. */
const parts = (text: string, context = korea): unknown => {
  const read = readUnit(text, context);
  return "unknown" in read
    ? read.unknown
    : [read.unit.num, read.unit.den, Object.fromEntries(read.unit.dims)];
};
const dims = (text: string) => {
  const read = readUnit(text, korea);
  if ("unknown" in read) throw new Error(read.unknown);
  return read.unit.dims;
};

test("a unit is read as a scale and dimensions", () => {
  facts((text) => parts(text), {
    "1": [1, 1, {}],
    "%": [1, 100, {}],
    GPU: [1, 1, { GPU: 1 }],
    장: [1, 1, { GPU: 1 }],
    명: [1, 1, { person: 1 }],
    money: [1, 1, { KRW: 1 }],
    KRW: [1, 1, { KRW: 1 }],
    USD: [1, 1, { USD: 1 }],
    원: [1, 1, { KRW: 1 }],
    달러: [1, 1, { USD: 1 }],
    시간: [1, 1, { h: 1 }],
    개월: [1, 12, {}],
    년: [1, 1, {}],
    배: [1, 1, {}],
    "USD/kW": [1, 1, { USD: 1, kW: -1 }],
    "KRW/kW/month": [12, 1, { KRW: 1, kW: -1 }],
    "KRW / kW / month": [12, 1, { KRW: 1, kW: -1 }],
    "kW*h": [1, 1, { kW: 1, h: 1 }],
    "USD/kW*h": [1, 1, { USD: 1, kW: -1, h: 1 }],
    "h/h": [1, 1, {}],
    "kW^2": [1, 1, { kW: 2 }],
    "kW^-1": [1, 1, { kW: -1 }],
    "1/kW^-2": [1, 1, { kW: 2 }],
    "kWh^2": [1, 1, { kW: 2, h: 2 }],
    "MW^2": [1e6, 1, { kW: 2 }],
    "W^2": [1, 1e6, { kW: 2 }],
    "W^-1": [1000, 1, { kW: -1 }],
    "장^2": [1, 1, { GPU: 2 }],
    "장^-1": [1, 1, { GPU: -1 }],
    "1/장": [1, 1, { GPU: -1 }],
    "months/%": [25, 3, {}],
    EFLOPS: [1e18, 1, { FLOPS: 1 }],
    // What is none is what is said to be unknown.
    "kW^0": "kW^0",
    "kW^10": "kW^10",
    "kW^-": "kW^-",
    "kW^x": "kW^x",
    "장^0": "장^0",
    "장^10": "장^10",
    "장^x": "장^x",
    "2kW": "2kW",
    "!kW": "!kW",
    "kW!": "kW!",
    "-장": "-장",
    "장!": "장!",
    장_: "장_",
    장2: "장2",
    "USD/crate": "crate",
    "USD//kW": "",
    "GPU/": "",
    "12": "12",
    usd: "usd",
    "": "",
  });
});

test("a unit is read of no more than ten factors, and of a scale that a double holds", () => {
  const ten = Array(10).fill("h").join("/");
  facts((text) => parts(text, own), {
    [ten]: [1, 1, { h: -8 }],
    [`${ten}/h`]: `${ten}/h`,
    "GW*TWh/GWh": [1e12 / 1e3, 1, { kW: 1 }],
    "EFLOPS/%^2": [1e22, 1, { FLOPS: 1 }],
    "EFLOPS/%^2*GPU": [1e22, 1, { FLOPS: 1, GPU: 1 }],
    "%^2/EFLOPS": [1, 1e22, { FLOPS: -1 }],
    "EFLOPS/%^2/%": "EFLOPS/%^2/%",
    "%^3/EFLOPS": "%^3/EFLOPS",
    // Of scales of one's own less is exact.
    t: [1000, 1, { GPU: 1 }],
    "t*TFLOPS": [1e15, 1, { GPU: 1, FLOPS: 1 }],
    "t*PFLOPS": "t*PFLOPS",
    "u/%": [1, 3e13, { GPU: 1 }],
    "u*%": "u*%",
  });
});

test("a unit that stands twice is one object, and what was not known may be made known", () => {
  const scales = new Map<string, Unit>();
  const context = { ...korea, scales };
  expect(readUnit("USD/GPU", context)).toBe(readUnit("USD/GPU", context));
  expect(readUnit("t", context)).toEqual({ unknown: "t" });
  scales.set("t", tonne);
  expect(readUnit("t", context)).toMatchObject({ unit: { num: 1000 } });
});

test("names of units, as they are", () => {
  facts((name) => isUnitName(name, own), {
    장: true,
    개월: true,
    kWh: true,
    GPU: true,
    t: true,
    USD: true,
    money: true,
    "1": true,
    gpu: false,
    usd: false,
    constructor: false,
    "": false,
  });
  expect(isUnitName("개월", { currency: "KRW", decimals: 0, counts: new Set() })).toBe(true);
  const known = "% level year years month months h W kW MW GW Wh kWh MWh GWh TWh FLOPS TFLOPS PFLOPS EFLOPS";
  expect(unitNames(korea)).toEqual(["1", "money", "KRW", ...known.split(" "), "GPU", "person"]);
  expect(unitNames(own).slice(-3)).toEqual(["person", "t", "u"]);
});

test("a unit in Korean words", () => {
  facts((text) => koreanUnit(text, korea), {
    "KRW/kWh": "원/kWh",
    "USD/GPU": "달러/장",
    "CAD/MW": "캐나다 달러/MW",
    months: "개월",
    years: "년",
    h: "시간",
    person: "명",
    "GPU*h": "장*시간",
    "%": "%",
    "1": "1",
    SEK: "SEK",
    month: "month",
    "h2/GPU1": "h2/GPU1",
  });
  expect(koreanUnit("GPU", { ...korea, names: undefined } as never)).toBe("GPU");
});

describe("dimensions", () => {
  test("in words", () => {
    facts((text) => dimsText(dims(text)), {
      "1": "1",
      GPU: "GPU",
      "kW*h": "kWh",
      "KRW/kWh": "KRW/kWh",
      "1/kWh": "1/kWh",
      "kWh^2": "kWh^2",
      "1/kWh^2": "1/kWh^2",
      "kW/h": "kW/h",
      "kW*h^2": "h^2*kW",
      h: "h",
      kW: "kW",
      "1/kW": "1/kW",
      "kWh*GPU": "kWh*GPU",
      "person*GPU": "GPU*person",
      "USD*GPU/kW/person": "GPU*USD/kW/person",
      "1/h/GPU": "1/GPU/h",
    });
  });

  test("of products, quotients and powers", () => {
    const [kW, h, perH] = [dims("kW"), dims("h"), dims("1/h")];
    expect(combine(kW, h, 1)).toEqual(
      new Map([
        ["kW", 1],
        ["h", 1],
      ]),
    );
    expect(combine(kW, h, -1)).toEqual(
      new Map([
        ["kW", 1],
        ["h", -1],
      ]),
    );
    expect(combine(h, perH, 1)).toEqual(new Map());
    expect(combine(h, dims("h^2"), -1)).toEqual(perH);
    expect(combine(h, perH, -1)).toEqual(dims("h^2"));
    expect(raise(dims("kW/h"), 3)).toEqual(
      new Map([
        ["kW", 3],
        ["h", -3],
      ]),
    );
    expect(raise(dims("kW/h"), -1)).toEqual(dims("h/kW"));
    expect(raise(dims("kW"), 0)).toEqual(new Map());
  });

  test("that are the same", () => {
    const same = (a: string, b: string) => sameDims(dims(a), dims(b));
    expect(same("kW*h", "kWh")).toBe(true);
    expect(same("1", "%")).toBe(true);
    expect(same("kW", "h")).toBe(false);
    expect(same("kW", "kW^2")).toBe(false);
    expect(same("kW", "kWh")).toBe(false);
    expect(same("kWh", "kW")).toBe(false);
  });
});

test("values go to base units and back, divided once", () => {
  const cents = { num: 100, den: 1 };
  const watts = { num: 1, den: 1000 };
  const thirds = { num: 25, den: 3 };
  expect([toBase(12.34, cents), toBase(300, watts), toBase(6, thirds)]).toEqual([1234, 0.3, 50]);
  expect([fromBase(1234, cents), fromBase(0.3, watts), fromBase(50, thirds)]).toEqual([12.34, 300, 6]);
  expect([maxAmount({ num: 1, den: 1 }), maxAmount(cents)]).toEqual([2 ** 53 - 1, 7_036_874_417_766_399]);
});

test("a value is written with the digits that it is sure of", () => {
  const cents = { num: 100, den: 1 };
  expect(written(0.1 + 0.2)).toBe(0.3);
  expect(written(2 ** 53 - 1)).toBe(9_007_199_254_740_991);
  expect(written(-0)).toBe(0);
  expect(written(1234567.891234567)).toBe(1234567.89123457);
  // To the last cent of 16 digits, but only a whole number of them.
  expect(writtenIn(7_036_874_417_766_399, cents)).toBe(70_368_744_177_663.99);
  expect(writtenIn(1234.5000000000002, cents)).toBe(12.345);
  expect(writtenIn(30.000000000000004, { num: 1, den: 1 })).toBe(30);
  expect(writtenIn(-0, cents)).toBe(0);
  expect(writtenIn(5, { num: 1, den: 1000 })).toBe(5000);
  // Thirds are no decimals.
  expect(writtenIn(1, { num: 3, den: 1 })).toBe(0.333333333333333);
  expect(writtenIn(2, { num: 30, den: 1 })).toBe(0.0666666666666667);
  expect(writtenIn(2, { num: 13, den: 10 })).toBe(1.53846153846154);
  expect(writtenIn(1, { num: 11, den: 1 })).toBe(0.0909090909090909);
  expect(writtenIn(10, { num: 100, den: 3 })).toBe(0.3);
});

test("money in the text of a unit is the currency of the plan", () => {
  facts((text) => unitTextIn(text, "KRW"), {
    "money/kWh": "KRW/kWh",
    "money*money": "KRW*KRW",
    moneyed: "moneyed",
    amoney: "amoney",
  });
});
