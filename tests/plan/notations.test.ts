import { describe, expect, it, test } from "vitest";
import { readUnit, type Unit, type UnitContext } from "../../src/formula/units.ts";
import { format } from "../../src/messages/format.ts";
import { isQuantity, readQuantity } from "../../src/plan/settings/quantities.ts";
import { baekjo } from "../helpers/cli.ts";

const korea: UnitContext = { currency: "KRW", decimals: 0, counts: new Set(["GPU"]) };
const britain: UnitContext = { currency: "GBP", decimals: 2, counts: new Set(["pupil"]) };

function read(text: string, expected: string, context: UnitContext) {
  const { unit } = readUnit(expected, context) as { unit: Unit };
  return readQuantity(text, unit, context);
}

/** What is offered in place of a text that is not read. */
function offered(text: string, expected: string, context: UnitContext): string | number {
  const found = read(text, expected, context);
  return isQuantity(found) ? found.value : (found.next ?? []).map((next) => format(next, "en")).join(" ");
}

describe("an amount as documents write it, which is read in no way of its own, is offered in one that is", () => {
  it.each([
    // What may be meant in two ways, or says more than a number.
    ["35tn 500bn", "35.5T"],
    ["35 trillion and 500 billion", "35.5T"],
    ["35 trillion, 500 billion", "35.5T"],
    ["1.5mm", "1.5 million"],
    ["35tr", "35 trillion"],
    ["35 500 000 000 000", "35,500,000,000,000"],
    ["50 000+", "50,000"],
    ["50,000+", "50,000"],
    ["1.000.000", "1,000,000"],
    ["1480,5조", "1,480.5조"],
    ["35조.", "35조"],
    ["35조 원;", "35조 원"],
    ["“35조”", "35조"],
    ["35조 (잠정)", "35조"],
    ["35조 1)", "35조"],
    ["35조¹", "35조"],
    ["35조여 원", "35조 원"],
    ["35조 안팎", "35조"],
    ["최대 35조", "35조"],
    ["up to 35 trillion", "35 trillion"],
    ["≥35조", "35조"],
    ["3.5×10¹³", "3.5e13"],
    ["3.5 x 10^13", "3.5e13"],
    ["half a trillion", "0.5 trillion"],
    ["a quarter of a billion", "0.25 billion"],
    ["two trillion", "2 trillion"],
    ["a hundred billion", "100 billion"],
    ["1½조", "1.5조"],
    ["nil", "0"],
    ["–", "0"],
  ])("%s", (text, meant) => {
    expect(offered(text, "money", korea)).toBe(`did you mean ${meant}?`);
    expect(isQuantity(read(meant, "money", korea))).toBe(true);
  });

  it.each([
    ["30 to 40 trillion", "30 trillion..40 trillion"],
    ["between 30 and 40 trillion", "30 trillion..40 trillion"],
    ["from 30tn to 40tn", "30tn..40tn"],
    ["30조에서 40조", "30조..40조"],
    ["30~40조", "30조..40조"],
    ["30조~40조 사이", "30조..40조"],
  ])("%s, as a range", (text, range) => {
    expect(offered(text, "money", korea)).toBe(
      `a range stands behind its value, in brackets: VALUE[${range}]`,
    );
  });

  it.each([
    ["half", "50%"],
    ["절반", "50%"],
    ["1/4", "25%"],
    ["a third", "33.3333333333333%"],
    ["3분의 1", "33.3333333333333%"],
    ["two-thirds", "66.6666666666667%"],
    ["7 out of 10", "70%"],
    ["70:30", "70%"],
    ["7할 5푼", "75%"],
    ["12½%", "12.5%"],
    ["70%대", "70%"],
  ])("%s, of a share", (text, meant) => {
    expect(offered(text, "%", korea)).toBe(`did you mean ${meant}?`);
  });

  it.each([
    ["1년 6개월", "months", "18 months"],
    ["half a year", "months", "0.5 year"],
    ["2년 반", "months", "2.5년"],
    ["달러당 1,480원", "KRW/USD", "1,480원/달러"],
    ["1 USD = 1,480 KRW", "KRW/USD", "1,480 KRW/USD"],
    ["₩1,480/$", "KRW/USD", "₩1,480/USD"],
    ["end of 2028", "year", "2028"],
    ["2028 Q3", "year", "2028"],
    ["2028-07", "year", "2028"],
    ["'28", "year", "2028"],
  ])("%s in %s", (text, unit, meant) => {
    expect(offered(text, unit, korea)).toBe(`did you mean ${meant}?`);
  });
});

describe("a part of an amount is offered as the amount that it is", () => {
  it.each([
    ["1/3조", "333,333,333,333 KRW"],
    ["3분의 1조", "333,333,333,333 KRW"],
    ["one third of 100tn", "33,333,333,333,333 KRW"],
    ["100조의 3분의 1", "33,333,333,333,333 KRW"],
    ["half of 70tn", "35T"],
    ["70조의 절반", "35T"],
    ["70조 절반", "35T"],
    ["1/4 of 100tn", "25T"],
    ["10% of 350tn", "35T"],
    ["350조의 10%", "35T"],
    ["1/3 of the 100 trillion", "33,333,333,333,333 KRW"],
  ])("%s", (text, meant) => {
    expect(offered(text, "money", korea)).toBe(`did you mean ${meant}?`);
    expect(isQuantity(read(meant, "money", korea))).toBe(true);
  });

  it("of things whole ones, and of bare numbers none", () => {
    expect(offered("1/3 of 100k", "GPU", korea)).toBe("did you mean 33,333 GPU?");
    expect(offered("1/3 of 100", "money", korea)).toBe("");
    expect(offered("1조 반", "money", korea)).not.toContain("500B");
  });
});

describe("hundredths of a currency are offered in the currency", () => {
  const euro: UnitContext = { currency: "EUR", decimals: 2, counts: new Set(["pupil"]) };
  it.each([
    ["350p", "money", britain, "£3.50"],
    ["£3 50p", "money", britain, "£3.50"],
    ["3 pounds 50 pence", "money", britain, "£3.50"],
    ["3파운드 50펜스", "money", britain, "£3.50"],
    ["15p/kWh", "money/kWh", britain, "£0.15/kWh"],
    ["1.5p/kWh", "money/kWh", britain, "£0.015/kWh"],
    ["350 pence per pupil", "money/pupil", britain, "£3.50 per pupil"],
    ["20 cents", "money", euro, "€0.20"],
    ["3유로 50센트", "money", euro, "€3.50"],
    ["15¢/kWh", "USD/kWh", korea, "$0.15/kWh"],
    ["$3 50 cents", "USD/kWh", korea, "$3.50"],
  ])("%s in %s", (text, unit, context, meant) => {
    expect(offered(text, unit, context)).toBe(`did you mean ${meant}?`);
    expect(isQuantity(read(meant, unit, context))).toBe(true);
  });

  it("but not where more than a hundred of them stand behind a whole", () => {
    expect(offered("£3 150p", "money", britain)).toBe("");
  });
});

describe("lengths of time are offered in months", () => {
  it.each([
    ["1y6m", "18 months"],
    ["2 quarters", "6 months"],
    ["2분기", "6 months"],
    ["73 days", "2.4 months"],
    ["365일", "12 months"],
    ["52 weeks", "12 months"],
  ])("%s", (text, meant) => {
    expect(offered(text, "months", korea)).toBe(`did you mean ${meant}?`);
  });
});

describe("an amount a year", () => {
  it.each([
    ["7tn/yr", "en", ["together, write 35T", "such amount, write 7tn"]],
    ["7tn a year", "en", ["together, write 35T", "such amount, write 7tn"]],
    ["7tn p.a.", "en", ["together, write 35T", "such amount, write 7tn"]],
    ["7조/년", "ko", ["합계인 35조", "금액이라면 7조"]],
    ["연 7조", "ko", ["합계인 35조", "금액이라면 7조"]],
    ["매년 7조씩", "ko", ["합계인 35조", "금액이라면 7조"]],
  ])(
    "%s, of an input that has one for all years, is asked about with both sums",
    async (text, lang, ways) => {
      const { code, err } = await baekjo(["run", "--lang", lang, "--set", `funding.public.amount=${text}`]);
      expect(code).toBe(3);
      for (const way of ways) expect(err).toContain(way);
    },
  );

  it("is what it is a year, of an input with a value for each", async () => {
    const said = await baekjo(["run", "--set", "programmes.departments.record@2026=1tn/yr"]);
    expect(said.err).toContain("did you mean 1tn?");
    expect((await baekjo(["run", "--set", "programmes.departments.record@2026=1tn"])).code).toBe(0);
  });
});

test("half of what there is moves it", async () => {
  expect((await baekjo(["run", "--set", "compute.target=1/2"])).err).toContain("compute.target *= 0.5?");
  expect((await baekjo(["run", "--lang", "ko", "--set", "compute.target=절반"])).err).toContain(
    "compute.target *= 0.5",
  );
});

test.each([
  ["1'000'000", 100_000_000],
  ["£1’000.50", 100_050],
  ["£(1,000)", -100_000],
  ["(£1,000)", -100_000],
  ["−£1,000", -100_000],
  ["£1m £200k", "did you mean £1,200,000?"],
  ["£1m to £2m", "a range stands behind its value, in brackets: VALUE[£1m..£2m]"],
  ["1.000.000,50", "did you mean 1,000,000.50?"],
])("%s in pounds", (text, meant) => {
  expect(offered(text, "money", britain)).toBe(meant);
});

test.each([
  ["A$3bn", "AUD"],
  ["CA$3bn", "CAD"],
  ["C$3bn", "CAD"],
  ["HK$3bn", "HKD"],
  ["NZ$3bn", "NZD"],
  ["S$3bn", "SGD"],
  ["NT$3bn", "TWD"],
  ["R$3bn", "BRL"],
  ["CN¥3bn", "CNY"],
  ["RMB 3bn", "CNY"],
  ["3bn A$", "AUD"],
])("%s names its currency", (text, code) => {
  const found = read(text, "money", korea);
  expect(isQuantity(found) ? "" : format(found, "en")).toBe(`"${text}" is in ${code}; KRW is needed`);
});

test("a price is offered no numeral that it is not written with", async () => {
  const { err } = await baekjo(["run", "--set", "fx.usd=14.8"]);
  expect(err).toContain("for exactly that, write 14.8 KRW/USD");
  expect(err).not.toContain("14.8k");
  // 1.48k is the plan's own.
  expect((await baekjo(["run", "--set", "fx.usd=1.48"])).err).toContain("did you mean 1.48k?");
});

test.each(["en", "ko"])("ends of a range in other signs are offered with two dots, in %s", async (lang) => {
  const asked = [
    "solve",
    "--lang",
    lang,
    "--max",
    "compute.target",
    "--subject-to",
    "all(balance.public.cumulative >= 0)",
  ];
  expect((await baekjo([...asked, "--between", "50k to 100k"])).err).toContain("50k..100k");
  expect((await baekjo([...asked, "--between", "5만~10만"])).err).toContain("5만..10만");
  expect((await baekjo([...asked, "--between", "50k..100k"])).code).toBe(0);
  expect((await baekjo(["sweep", "--lang", lang, "--vary", "fx.usd=1400-1600"])).err).toContain(
    "1400..1600/5",
  );
  expect((await baekjo(["sweep", "--lang", lang, "--vary", "fx.usd=1400..1600/5"])).code).toBe(0);
});

test.each([
  ["=<", "<="],
  ["=>", ">="],
  ["==", "="],
  ["!=", "<>"],
])("%s in a condition is offered as %s", async (sign, meant) => {
  const { code, err } = await baekjo(["check", "--assert", `total(compute.cost) ${sign} 20T`]);
  expect(code).toBe(2);
  expect(err).toContain(`--assert 'total(compute.cost) ${meant} 20T'`);
});

test.each(["0,500tn", "-0,5조", "0,500"])("%s is no amount: a zero begins no thousands", async (text) => {
  const { code, err } = await baekjo(["run", "--set", `funding.public.amount=${text}`]);
  expect(code).toBe(2);
  expect(err).toContain("a comma that does not separate thousands");
});

test.each([
  ["programmes.departments.record.2026=1tn", "@2026=1tn"],
  ["programmes.departments.record[2026]=1tn", "@2026=1tn"],
  ["2026.programmes.departments.record=1tn", "@2026=1tn"],
  ["programmes.departments.record@2026,2027=1tn", "@2026..2027=1tn"],
])("years in a setting's name are not left out: %s", async (text, meant) => {
  for (const lang of ["en", "ko"]) {
    const { code, err } = await baekjo(["run", "--lang", lang, "--set", text]);
    expect(code).toBe(2);
    expect(err).toContain(`programmes.departments.record${meant}`);
    // Without the year it would be set in all.
    expect(err).not.toContain("--set programmes.departments.record=1tn");
  }
});

test.each([
  [["run", "--real", "25"], "2025"],
  [["run", "--real", "2025 prices"], "2025"],
  [["run", "--years", "2030..2026"], "2026..2030"],
  [["sensitivity", "--metric", "balance", "--at", "28"], "2028"],
])("the year that is meant is offered: %j", async (args, meant) => {
  expect((await baekjo(args)).err).toContain(`did you mean ${meant}?`);
  expect((await baekjo([...args, "--lang", "ko"])).err).toContain(meant);
});

test("a currency is named by its sign too", async () => {
  const [sign, code] = await Promise.all(
    ["$", "USD"].map((each) => baekjo(["run", "--metric", "balance", "--in", each])),
  );
  expect([sign?.code, sign?.out]).toEqual([0, code?.out]);
});

test.each([
  [
    ["solve", "--max", "compute.target", "--subject-to", "balance >= 0", "--between", "100k..50k"],
    "50k..100k",
  ],
  [["sweep", "--vary", "compute.target=100k..50k/3"], "50k..100k/3"],
  [["sweep", "--vary", "compute.target=100k..50k:10k"], "50k..100k:10k"],
  [["sweep", "--vary", "compute.target=5만,10만"], "[5만, 10만]"],
  [["sweep", "--vary", "fx.usd=1400, 1500"], "[1400, 1500]"],
])("the range or list that is meant is offered: %j", async (args, meant) => {
  const { code, err } = await baekjo(args);
  expect(code).toBe(2);
  expect(err).toContain(`did you mean ${meant}?`);
  expect((await baekjo([...args, "--lang", "ko"])).err).toContain(`혹시 ${meant}입니까?`);
});

test.each(["1,480,1,600", "50,000,100,000"])(
  "%s may be two values or four: none is offered",
  async (text) => {
    expect((await baekjo(["sweep", "--vary", `fx.usd=${text}`])).err).not.toContain("did you mean");
  },
);
