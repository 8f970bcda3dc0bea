import { expect, test } from "vitest";
import { isTimed, plainUnit, timeUnitOf } from "../../src/formula/unit-words.ts";
import type { UnitContext } from "../../src/formula/units.ts";
import { facts } from "../helpers/facts.ts";

const korea: UnitContext = {
  currency: "KRW",
  decimals: 0,
  counts: new Set(["GPU", "person", "bus", "H100e", "kg", "pad", "Pad"]),
  names: new Map([["장", "GPU"]]),
};

test("a unit in words is the unit that it means", () => {
  facts((text) => plainUnit(text, korea), {
    // Itself.
    GPU: "GPU",
    "USD/kW/month": "USD/kW/month",
    kWh: "kWh",
    장: "장",
    시간: "시간",
    // In other case, and in the plural.
    gpu: "GPU",
    GPUs: "GPU",
    gpus: "GPU",
    buses: "bus",
    people: "person",
    persons: "persons",
    Person: "person",
    KWH: "kWh",
    gwh: "GWh",
    Month: "month",
    YEAR: "year",
    // Two that it may be, or none.
    PAD: "PAD",
    crate: "crate",
    H100E: "H100e",
    // A small m is a thousandth.
    mW: "mW",
    mw: "mw",
    MW: "MW",
    Mw: "MW",
    // Words of their own.
    percent: "%",
    퍼센트: "%",
    프로: "%",
    y: "years",
    yr: "years",
    Yrs: "years",
    mo: "months",
    mos: "months",
    달: "months",
    hr: "h",
    hrs: "h",
    hour: "h",
    hours: "h",
    watt: "W",
    watts: "W",
    kilowatt: "kW",
    kilowatts: "kW",
    megawatt: "MW",
    Megawatts: "MW",
    gigawatt: "GW",
    gigawatts: "GW",
    constructor: "constructor",
    // Money.
    dollars: "USD",
    Canadiandollars: "CAD",
    원: "원",
    won: "KRW",
    usd: "USD",
    // The squares of Korean documents.
    "㎾h": "kWh",
    "㎿": "MW",
    "원/㎏": "원/kg",
  });
});

test("strokes, hyphens and spaces of a unit in words", () => {
  facts((text) => plainUnit(text, korea), {
    "dollars per GPUs": "USD/GPU",
    "dollars Per  GPU": "USD/GPU",
    "dollars   per GPU": "USD/GPU",
    "per GPU": "/GPU",
    "per\tGPU": "/GPU",
    "dollarsper GPU": "dollarsperGPU",
    "dollars perGPU": "dollarsperGPU",
    "USD / kW": "USD/kW",
    "$ per kW per month": "$/kW/month",
    // A hyphen goes on as its part began.
    "USD/kW-month": "USD/kW/month",
    "kW-h": "kW*h",
    "kW-h/GPU": "kW*h/GPU",
    "USD/kW-month*GPU-h": "USD/kW/month*GPU*h",
    "kW^-1": "kW^-1",
    // 월 is a month below a stroke only.
    "달러/kW/월": "달러/kW/month",
    "6월": "6월",
    월: "월",
  });
});

test("whether a unit says a time", () => {
  facts(isTimed, {
    "USD/kW/month": true,
    "USD/kW": false,
    months: true,
    month: true,
    year: true,
    years: true,
    mo: true,
    mos: true,
    yr: true,
    yrs: true,
    y: true,
    개월: true,
    년: true,
    달: true,
    월: true,
    "kW*month": true,
    "USD-month": true,
    "USD month": true,
    "months/GPU": true,
    monthly: false,
    month2: false,
    month_x: false,
    달러: false,
    xmonth: false,
    "": false,
  });
});

test("the unit of lengths of time, where all are written in one and the same", () => {
  const rows: readonly (readonly [readonly (string | number)[], string | undefined])[] = [
    [["18 months", "2.5 months"], "months"],
    [["18 months", "6 mo"], "months"],
    [["6개월"], "months"],
    [["2 years", "1 yr"], "years"],
    [["2년"], "years"],
    [["-6 months"], "months"],
    [["- 6 months"], "months"],
    [[" 6  months "], "months"],
    [["1,000 months"], "months"],
    // Of two kinds, of none, and of what is no length of time.
    [["18 months", "2 years"], undefined],
    [["18 months", "2"], undefined],
    [["2", "18 months"], undefined],
    [["2"], undefined],
    [[2], undefined],
    [["5 GPU"], undefined],
    [["5 KRW"], undefined],
    [["5%"], undefined],
    [["5 kW"], undefined],
    [["5 crates"], undefined],
    [["5 month^2"], undefined],
    [["months"], undefined],
    [["5조 months"], undefined],
    [["6- months"], undefined],
    [[], undefined],
  ];
  for (const [texts, unit] of rows) expect(timeUnitOf(texts, korea)?.text, String(texts)).toBe(unit);
});
