import { expect, test } from "vitest";
import {
  currencyAfter,
  currencyBefore,
  currencyNamed,
  currencyOfSign,
  decimalsOf,
  isCurrency,
  signOf,
  smallestUnit,
} from "../../src/formula/currency.ts";
import { facts } from "../helpers/facts.ts";

/** The code, and what is left of the text behind it. */
const before = (text: string) => {
  const found = currencyBefore(text, 0);
  return found && [found.code, text.slice(found.end)];
};
const after = (text: string) => {
  const found = currencyAfter(text, 0);
  return found && [found.code, text.slice(found.end)];
};

test("a currency before a number", () => {
  facts(before, {
    "₩5": ["KRW", "5"],
    $5: ["USD", "5"],
    "€5": ["EUR", "5"],
    "£5": ["GBP", "5"],
    "¥5": ["JPY", "5"],
    "₹5": ["INR", "5"],
    "$ 5": ["USD", " 5"],
    // Whose dollar it is.
    US$5: ["USD", "5"],
    "US $5": ["USD", "5"],
    "U.S.$5": ["USD", "5"],
    "U.S. $5": ["USD", "5"],
    UxS$5: undefined,
    A$5: ["AUD", "5"],
    a$5: ["AUD", "5"],
    AU$5: ["AUD", "5"],
    HK$5: ["HKD", "5"],
    "CN¥5": ["CNY", "5"],
    "JP¥5": ["JPY", "5"],
    "CA£5": undefined,
    X$5: undefined,
    "1$5": undefined,
    "A.5": undefined,
    AU5: undefined,
    // W stands close to its digits.
    W5: ["KRW", "5"],
    "W 5": undefined,
    Wx5: undefined,
    KRW5: ["KRW", "5"],
    "KRW 5": ["KRW", " 5"],
    krw5: ["KRW", "5"],
    SEK5: ["SEK", "5"],
    sek5: undefined,
    "Rs.5": ["INR", "5"],
    "Rs 5": ["INR", " 5"],
    Rs5: ["INR", "5"],
    Rsx5: undefined,
    KRW원: undefined,
    KRW_5: undefined,
    USDT5: undefined,
    "(5": undefined,
    " $5": undefined,
  });
});

test("a currency behind a number", () => {
  facts(after, {
    원: ["KRW", ""],
    원정: ["KRW", ""],
    "원/kWh": ["KRW", "/kWh"],
    원이: undefined,
    달러: ["USD", ""],
    불: ["USD", ""],
    "캐나다 달러": ["CAD", ""],
    "호주 달러": ["AUD", ""],
    "스위스 프랑": ["CHF", ""],
    won: ["KRW", ""],
    Won: ["KRW", ""],
    "Korean won": ["KRW", ""],
    "South Korean won": ["KRW", ""],
    "North Korean won": undefined,
    "US dollars": ["USD", ""],
    "U.S. dollars": ["USD", ""],
    "UxS dollars": undefined,
    "American dollar": ["USD", ""],
    "Indian rupees": ["INR", ""],
    "Japanese yen": ["JPY", ""],
    "Chinese yuan": ["CNY", ""],
    "Canadian dollars": ["CAD", ""],
    "Australian dollar": ["AUD", ""],
    "Swiss francs": ["CHF", ""],
    sterling: ["GBP", ""],
    RMB: ["CNY", ""],
    rs: ["INR", ""],
    USD: ["USD", ""],
    usd: ["USD", ""],
    SEK: ["SEK", ""],
    sek: undefined,
    USD2: undefined,
    USD_: undefined,
    "USD 2": ["USD", " 2"],
    US$: ["USD", ""],
    us$: ["USD", ""],
    R$: ["BRL", ""],
    "CN¥": ["CNY", ""],
    X$: undefined,
    "€": ["EUR", ""],
    "€5": ["EUR", "5"],
    "₹": ["INR", ""],
    kWh: undefined,
    "5": undefined,
    "": undefined,
  });
});

test("both look at the place that they are sent to, and say where what they found ends", () => {
  expect(currencyBefore("5 + KRW 7", 4)).toEqual({ code: "KRW", end: 7 });
  expect(currencyBefore("5 + $7", 0)).toBeUndefined();
  expect(currencyAfter("5 won", 2)).toEqual({ code: "KRW", end: 5 });
  expect(currencyAfter("5 won", 0)).toBeUndefined();
});

test("the code of a currency by its code or word", () => {
  facts(currencyNamed, {
    USD: "USD",
    usd: "USD",
    Krw: "KRW",
    dollars: "USD",
    Dollars: "USD",
    "Canadian dollars": "CAD",
    "Swiss franc": "CHF",
    달러: "USD",
    SEK: "SEK",
    // Words first: only in capitals are they codes.
    ALL: "ALL",
    all: undefined,
    TOP: "TOP",
    top: undefined,
    XXQ: undefined,
    kW: undefined,
    "": undefined,
  });
  for (const code of ["KRW", "USD", "EUR", "GBP", "JPY", "CNY", "INR"]) {
    expect(currencyNamed(code.toLowerCase())).toBe(code);
  }
});

test("codes of ISO 4217 are three capitals", () => {
  facts(isCurrency, { USD: true, KRW: true, SEK: true, QQQ: false, usd: false, USDX: false, XUSD: false });
});

test("a currency is counted in as many decimals as ISO 4217 says", () => {
  facts(decimalsOf, { KRW: 0, JPY: 0, USD: 2, EUR: 2, KWD: 3 });
});

test("the smallest unit of a currency, as the scale of one", () => {
  expect(smallestUnit(2)).toEqual({ num: 100, den: 1 });
  expect(smallestUnit(0)).toEqual({ num: 1, den: 1 });
  expect(smallestUnit(-3)).toEqual({ num: 1, den: 1000 });
});

test("signs and currencies, there and back", () => {
  const signs = { "₩": "KRW", $: "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR" };
  facts<string | undefined>(currencyOfSign, { ...signs, "%": undefined, constructor: undefined });
  for (const [sign, code] of Object.entries(signs)) expect(signOf(code)).toBe(sign);
  expect(signOf("SEK")).toBeUndefined();
});
