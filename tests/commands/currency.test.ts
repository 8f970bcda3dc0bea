import { describe, expect, test } from "vitest";
import { type Country, countries, indonesia, planIn } from "../helpers/buses.ts";
import { baekjo } from "../helpers/cli.ts";

/** A decimal of a result, off its text, in the smallest unit of the currency: a double has no say in it. */
function counted(text: string, decimals: number): bigint {
  const [whole = "", fraction = ""] = text.replace("-", "").split(".");
  expect(fraction.length).toBeLessThanOrEqual(Math.max(0, decimals));
  const size = BigInt(whole + fraction.padEnd(Math.max(0, decimals), "0"));
  const step = 10n ** BigInt(Math.max(0, -decimals));
  expect(size % step).toBe(0n);
  return (text.startsWith("-") ? -size : size) / step;
}

const sum = (all: readonly bigint[]) => all.reduce((a, b) => a + b, 0n);

describe.each(countries)("a plan in $code of $decimals decimals", (country) => {
  const { code, decimals } = country;
  const plan = planIn(country);

  test("years add to totals, and parts to wholes, to the smallest unit", async () => {
    const { out, code: exit } = await baekjo(["run", ...plan, "--section", "all", "--json"]);
    expect(exit).toBe(0);
    const rows = new Map(
      [...out.matchAll(/"metric": "([^"]+)".*"unit": "(\w+)".*"values": \[([^\]]*)\], "total": ([^ }]+)/g)]
        .filter(([, , unit]) => unit === code)
        .map(([, metric = "", , values = "", total = ""]) => [
          metric,
          {
            years: values.split(", ").map((each) => counted(each, decimals)),
            total: counted(total, decimals),
          },
        ]),
    );
    expect(rows.size).toBe(11);
    for (const [metric, { years, total }] of rows) {
      if (metric !== "left.sum") expect(sum(years), metric).toBe(total);
    }
    const yearsOf = (metric: string) => rows.get(metric)?.years ?? [];
    for (const t of [0, 1, 2]) {
      const shares = ["a", "b", "c"].map((line) => yearsOf(`lines.${line}.share`)[t] as bigint);
      expect(sum(shares)).toBe(yearsOf("funds")[t]);
      expect((yearsOf("funds")[t] as bigint) - (yearsOf("cost")[t] as bigint)).toBe(yearsOf("left")[t]);
      expect(sum(yearsOf("left").slice(0, t + 1))).toBe(yearsOf("left.sum")[t]);
      // Who is served first has all of it.
      expect(yearsOf("lines.a.served")[t]).toBe(yearsOf("funds")[t]);
    }
    const csv = (await baekjo(["run", ...plan, "--section", "all", "--format", "csv"])).out.split("\r\n");
    for (const line of csv) {
      const cells = line.split(",");
      if (cells.at(-1) !== code) continue;
      const at = Number(cells[1]) - 2026;
      expect(counted(cells.at(-2) as string, decimals)).toBe(yearsOf(cells[2] as string)[at]);
    }
  });

  test("setting an input to what is shown for it changes nothing", async () => {
    const { out } = await baekjo(["list", "inputs", ...plan]);
    const shown = [...out.matchAll(/^(\S+) +(\S.*?) {2,}/gm)].filter(
      ([, name = ""]) => !/^(name|spread)/.test(name),
    );
    expect(shown.length).toBeGreaterThan(8);
    const set = shown.flatMap(([, name, value]) => ["--set", `${name}=${value}`]);
    const changed = await baekjo(["compare", "as-written", ...plan, ...set, "--inputs", "--json"]);
    expect(changed.err).toMatch(/^note: [^\n]* have the same inputs\n$/);
  });

  test("every command answers", async () => {
    for (const args of [
      ["explain", "cost"],
      ["cite", "cost"],
      ["sweep", "--vary", `budget=[${country.budget}]`],
      ["sensitivity", "--metric", "left.sum"],
      ["simulate", "--trials", "200"],
      ["report", "--format", "json"],
      ["compare", "as-written", "--set", "fleet=900"],
    ]) {
      const ranged = planIn(country, {
        fleet: {
          value: 1000,
          range: { shape: "triangular", low: 900, high: 1200 },
          source: "ASSUMPTION",
          reason: "Made up for a test.",
        },
      });
      const { code: exit, err } = await baekjo([...args, ...ranged]);
      expect([args.join(" "), exit, err]).toEqual([args.join(" "), 0, ""]);
    }
  });

  test("what is solved for is whole in the smallest unit, and its neighbour fails", async () => {
    const asked = ["solve", "--min", "budget", "--subject-to", "total(left) >= 0", ...plan, "--json"];
    const { out, code: exit } = await baekjo(asked);
    expect(exit).toBe(0);
    const answer = String(JSON.parse(out).answers[0].from);
    const least = counted(answer, decimals);
    const step = decimals > 0 ? 1 / 10 ** decimals : 10 ** -decimals;
    const left = async (budget: string) => {
      const { out } = await baekjo([
        "run",
        ...plan,
        "--set",
        `budget=${budget} ${code}`,
        "--metric",
        "left",
        "--json",
      ]);
      return JSON.parse(out).rows[0].total;
    };
    expect(least).toBeGreaterThan(0n);
    expect(await left(answer)).toBeGreaterThanOrEqual(0);
    expect(await left((Number(answer) - step).toFixed(Math.max(0, decimals)))).toBeLessThan(0);
  });
});

test("100 trillion rupiah in thousands: three years that add up, and a GDP that is held to the thousand", async () => {
  const { out } = await baekjo([
    "run",
    ...planIn(indonesia),
    "--metric",
    "funds",
    "--metric",
    "gdp",
    "--json",
  ]);
  const [funds, gdp] = JSON.parse(out).rows;
  expect(funds.values).toEqual([33_333_333_334_000, 33_333_333_333_000, 33_333_333_333_000]);
  expect(funds.total).toBe(100_000_000_000_000);
  expect(gdp.values[0]).toBe(22_139_000_000_000_000);
  expect(gdp.unit).toBe("IDR");
});

describe("amounts that are no multiple of the smallest unit", () => {
  const plan = planIn(indonesia);
  test.each([
    ["en", '"100,000,000,000,500" is not a multiple of 1,000 IDR, the smallest unit of the money here'],
    ["ko", '"100,000,000,000,500"은 여기서 쓰는 금액의 최소 단위 1,000 IDR의 배수가 아닙니다'],
  ])("are refused, in %s", async (lang, said) => {
    const run = await baekjo(["run", ...plan, "--set", "budget=100,000,000,000,500", "--lang", lang]);
    expect(run).toMatchObject({ out: "", code: 3 });
    expect(run.err).toContain(said);
  });

  test("in a plan's file as well", async () => {
    const odd = { budget: { value: 1500, source: "ASSUMPTION", reason: "Made up for a test." } };
    const run = await baekjo(["run", ...planIn(indonesia, odd)]);
    expect(run).toMatchObject({ out: "", code: 3 });
    expect(run.err).toContain('"1500" is not a multiple of 1,000 IDR');
  });

  test("won of a plan in thousand won are written as won are", async () => {
    const korea = countries.find(({ code }) => code === "KRW") as Country;
    const { err } = await baekjo(["run", ...planIn(korea), "--set", "budget=100원"]);
    expect(err).toContain('"100원" is not a multiple of 1,000 won');
    const { out } = await baekjo(["explain", "budget", ...planIn(korea)]);
    expect(out).toContain("Budget: 1 trillion won");
  });
});

describe("money of other currencies", () => {
  const plan = planIn(indonesia);
  const rate = "at the rate of the plan (fx.usd: 16,300 IDR/USD)";

  test("a dollar price for an input in the plan's money, and the other way round", async () => {
    const first = async (set: string) => {
      const { out, err } = await baekjo(["run", ...plan, "--set", set, "--metric", "cost", "--json"]);
      return { cost: JSON.parse(out).rows[0].values[0], err };
    };
    // (250,000 × 16,300 + 1,000 × 16,300) × 1,000 / 3, in thousands.
    const { cost, err } = await first("price=$250,000");
    expect(cost).toBe(1_363_766_667_000);
    expect(err).toBe(`note: "$250,000" is read as 4,075,000,000 IDR/bus for price, ${rate}\n`);
    // (4,000,000,000 + 32,600,000 / 16,300 × 16,300) × 1,000 / 3
    const fuel = await first("fuel=IDR 32,600,000");
    expect(fuel.cost).toBe(1_344_200_000_000);
    expect(fuel.err).toBe(`note: "IDR 32,600,000" is read as $2,000/bus for fuel, ${rate}\n`);
  });

  test.each([
    ["a range", ["run", "--set", "price=$250,000[$200,000..$300,000]"], ["$250,000", "$200,000", "$300,000"]],
    ["an axis", ["sweep", "--vary", "price=$200k..$300k:$50k"], ["$200k", "$300k", "$50k"]],
    [
      "bounds",
      ["solve", "total(left) >= 50T", "--by", "budget", "--between", "$4bn..$10bn"],
      ["$4bn", "$10bn"],
    ],
    ["a condition", ["solve", "total(left) >= $3bn", "--by", "budget"], ["$3bn"]],
    ["an assertion", ["check", "--assert", "total(left) >= $3bn"], ["$3bn"]],
    [
      "a chance",
      ["simulate", "--trials", "100", "--set", "fleet=1000[900..1100]", "--prob", "total(left) >= $3bn"],
      ["$3bn"],
    ],
    ["what is looked for", ["sweep", "--vary", "fleet=[1000]", "--where", "total(left) >= $3bn"], ["$3bn"]],
  ])("in %s, with a note for each", async (_, args, said) => {
    const { err, code } = await baekjo([...args, ...plan]);
    expect(code).toBe(0);
    expect(
      [...err.matchAll(/^note: "([^"]+)" is read as .*, at the rate of the plan/gm)].map(([, text]) => text),
    ).toEqual(said);
  });

  test("in a condition the same amount as in the plan's own money", async () => {
    const least = async (amount: string) => {
      const asked = [
        "solve",
        "--min",
        "budget",
        "--subject-to",
        `total(left) >= ${amount}`,
        "--between",
        "1T..200T",
      ];
      return JSON.parse((await baekjo([...asked, ...plan, "--json"])).out).answers;
    };
    expect(await least("$3bn")).toEqual(await least("48.9T"));
  });

  test("of a scenario's file", async () => {
    const input = JSON.stringify({ format: "baekjo/scenario/1", set: ["price=$250,000"] });
    const { err, code } = await baekjo(["run", "-", ...plan], { input });
    expect([code, err]).toEqual([
      0,
      `note: "$250,000" is read as 4,075,000,000 IDR/bus for price, ${rate}\n`,
    ]);
  });

  test("of a currency without a rate is refused, with what to declare", async () => {
    const set = await baekjo(["run", ...plan, "--set", "price=€250,000"]);
    expect(set).toMatchObject({ out: "", code: 3 });
    expect(set.err).toContain('"€250,000" is in EUR, for which the plan has no rate: it has USD');
    const declare =
      'in the model an input such as "fx.eur" with the unit money/EUR, in the plan its value in IDR/EUR';
    expect(set.err).toContain(declare);
    const asked = await baekjo(["solve", "total(left) >= €3bn", "--by", "budget", ...plan]);
    expect(asked).toMatchObject({ out: "", code: 3 });
    expect(asked.err).toContain(declare);
  });
});

describe("--scale", () => {
  const headOf = async (scale: string, plan: string[], lang = "en") =>
    (await baekjo(["run", ...plan, "--scale", scale, "--lang", lang])).out
      .split("\n\n")[1]
      ?.split("\n")[1]
      ?.split(",")[0];

  test.each([
    ["thousand", "thousand euros", "천 유로"],
    ["million", "million euros", "백만 유로"],
    ["billion", "billion euros", "십억 유로"],
    ["trillion", "trillion euros", "조 유로"],
    ["eok", "100 million euros", "억 유로"],
    ["jo", "trillion euros", "조 유로"],
    ["one", "euros", "유로"],
    ["auto", "million euros", "만 유로"],
  ])("%s of euros", async (scale, english, korean) => {
    const plan = planIn(countries.find(({ code }) => code === "EUR") as Country);
    expect([await headOf(scale, plan), await headOf(scale, plan, "ko")]).toEqual([english, korean]);
  });

  test.each([
    ["thousand", "thousand won", "천 원"],
    ["million", "million won", "백만 원"],
    ["trillion", "trillion won", "조 원"],
    ["won", "won", "원"],
    ["one", "won", "원"],
  ])("%s of won", async (scale, english, korean) => {
    expect([await headOf(scale, []), await headOf(scale, [], "ko")]).toEqual([english, korean]);
  });

  test("won are refused where money is none, and what to write is said", async () => {
    const run = await baekjo(["run", ...planIn(indonesia), "--scale", "won"]);
    expect(run).toMatchObject({ out: "", code: 2 });
    expect(run.err).toContain("--scale won is for won, and the money here is IDR");
    expect(run.err).toContain("--scale one");
  });

  test("a GDP of 38 billion does not decide how 24 millions a year are told", async () => {
    const small = { ...(countries[3] as Country), budget: "72M", price: "10,000" };
    const { out } = await baekjo(["run", ...planIn(small)]);
    expect(out).toContain("million euros,");
    expect(out).toMatch(/Funds +24\.00 +24\.00 +24\.00 +72\.00/);
    expect(out).toMatch(/GDP +38,000\.00/);
  });

  test("what a plan counts in thousands is told in thousands", async () => {
    const small = { ...(countries[4] as Country), budget: "120,000", price: "20,000" };
    const { out } = await baekjo(["run", ...planIn(small), "--metric", "funds"]);
    expect(out).toContain("thousand euros,");
    expect(out).toMatch(/Funds +40 +40 +40 +120/);
  });
});

test.each([5, -7, 0.5])("decimals are whole, from 4 to -6: %d are refused", async (decimals) => {
  const run = await baekjo(["run", ...planIn({ ...indonesia, decimals })]);
  expect(run).toMatchObject({ out: "", code: 3 });
});

test("a currency is one of ISO 4217", async () => {
  const run = await baekjo(["run", ...planIn({ ...indonesia, code: "BTC" })]);
  expect(run).toMatchObject({ out: "", code: 3 });
  expect(run.err).toContain('"BTC" is not a currency code');
});
