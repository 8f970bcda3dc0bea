/** One figure restated is one number in every command that tells it. */

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { baekjo } from "../helpers/cli.ts";
import { folder } from "../helpers/folders.ts";

const json = async (...args: string[]) => {
  const { out, err, code } = await baekjo([...args, "--json"]);
  expect([err, code]).toEqual(["", 0]);
  return JSON.parse(out);
};
/** A figure as run and explain tell it. */
interface Told {
  readonly metric: string;
  readonly name: string;
  readonly kind: string;
  readonly unit: string;
  readonly years: readonly number[];
  readonly values: readonly (number | null)[];
  readonly total: number | null;
}
const figure = "balance.public.cumulative";

// What is left stands at the end of 2030: 2.1% of 2026 and 2% a year from prices of 2025, and 1,480 won a dollar.
const level = 1.021 * 1.02 ** 4;
describe.each([
  [["--real", "2025"], (won: number) => Math.round(won / level), "KRW (2025 prices)"],
  [["--in", "usd"], (won: number) => Math.round(won / 14.8) / 100, "USD"],
  [
    ["--in", "USD", "--real", "2025"],
    (won: number) => Math.round(won / 14.8 / level) / 100,
    "USD (2025 prices)",
  ],
] as const)("%j", (money, restate, unit) => {
  let left: number;
  beforeAll(async () => {
    left = restate((await json("run", "--metric", figure)).rows[0].total);
  });

  test("run, sweep, sensitivity and simulate tell the same", async () => {
    const run = (await json("run", "--metric", figure, ...money)).rows[0];
    expect(run.total).toBe(left);
    const sweep = await json("sweep", "--vary", "compute.target=[50000 GPU]", "--metric", figure, ...money);
    expect(sweep.points[0].values[figure]).toBe(left);
    expect((await json("sensitivity", "--metric", figure, ...money)).measures[0].value).toBe(left);
    const { rows } = await json("simulate", "--metric", figure, "--trials", "64", ...money);
    expect(rows.find((row: { statistic: string }) => row.statistic === "point").values).toEqual(run.values);
    expect(rows.find((row: { statistic: string }) => row.statistic === "mean").unit).toBe(run.unit);
  });

  test("explain tells the same of the figure, of a year of it, and of every figure of its tree", async () => {
    const found = await json("explain", figure, "--depth", "5", ...money);
    const { years, rows } = (await json("run", ...money)) as { years: number[]; rows: Told[] };
    const named = new Map(rows.map((row) => [row.metric, row]));
    const own = named.get(figure) as Told;
    expect([found.value, found.unit]).toEqual([left, own.unit]);
    expect((await json("explain", `${figure}@2028`, ...money)).value).toBe(own.values[years.indexOf(2028)]);
    expect(found.money.currency).toBe(unit.slice(0, 3));
    const figures = (found.nodes as Told[]).filter(({ kind }) => kind !== "input");
    expect(figures.length).toBeGreaterThan(50);
    for (const { name, unit, years: read, values } of figures) {
      const run = named.get(name) as Told;
      const wanted = read.length === 0 ? [run.total] : read.map((year) => run.values[years.indexOf(year)]);
      expect([name, unit, values]).toEqual([name, run.unit, wanted]);
    }
    // What one percent does is a share of the plan's own nominal figure, and inputs stand as they were given.
    const nominal = await json("explain", figure, "--depth", "5");
    const inputs = ({ kind }: Told) => kind === "input";
    expect(found.inputs).toEqual(nominal.inputs);
    expect(found.nodes.filter(inputs)).toEqual(nominal.nodes.filter(inputs));
    const page = (await baekjo(["explain", figure, "--all", ...money])).out;
    expect(page).toContain(
      unit.includes("2025") ? "in prices of 2025, without recoverable VAT" : "US dollars, current prices",
    );
    expect(page.replaceAll(/\s+/g, " ")).toContain("inputs are shown as given");
  });

  test("report tells the same, but for its record, which stays in won as they were paid", async () => {
    const page = await json("report", "gpus-100k", "--trials", "100", "--as-of", "2026-06-30", ...money);
    expect(page.answers[0].final_balance).toBe(left);
    expect(page.measures[0].value).toBe(left);
    const run = (await json("run", ...money)).rows as { metric: string; values: number[]; total: number }[];
    const rows = page.rows as { metric: string; scenario: string; values: number[]; total: number }[];
    for (const { metric, values, total } of rows.filter(({ scenario }) => scenario === "gpus-50k")) {
      expect(run.find((row) => row.metric === metric)).toMatchObject({ values, total });
    }
    // Public uses are the sum of what they are for.
    const cents = (x: number) => Math.round(x * 100);
    const uses = (page.spending as { scenario: string; type: string; total: number }[])
      .filter(({ scenario, type }) => scenario === "gpus-50k" && type !== "private")
      .reduce((sum, { total }) => sum + cents(total), 0);
    expect(uses).toBe(cents(page.answers[0].spending));
    expect(page.actuals_money).toEqual({ currency: "KRW", decimals: 0 });
    const nominal = await json("report", "gpus-100k", "--trials", "100", "--as-of", "2026-06-30");
    expect([page.tracks, page.entries]).toEqual([nominal.tracks, nominal.entries]);
    expect(nominal).not.toHaveProperty("actuals_money");

    const asked = ["report", "--trials", "100", "--as-of", "2026-06-30", ...money];
    const [en, ko] = [(await baekjo(asked)).out, (await baekjo([...asked, "--lang", "ko"])).out];
    expect(en).toContain(
      unit.includes("2025")
        ? "in prices of 2025, without recoverable VAT."
        : "billion US dollars, current prices",
    );
    expect(en).toContain("are not restated: trillion won, current prices, without recoverable VAT.");
    expect(ko).toContain("환산하지 않았습니다: 조 원, 경상가격");
  });

  test("a bridge goes from the one to the other of compare, to the smallest unit", async () => {
    const { rows, bridges } = await json(
      "compare",
      "gpus-50k",
      "weak-won+gpus-100k",
      "--bridge",
      figure,
      "--metric",
      figure,
      ...money,
    );
    const [{ baseline, alternative, contributions }] = bridges;
    expect([baseline.total, alternative.total]).toEqual(rows.map((row: { total: number }) => row.total));
    const cents = (x: number) => Math.round(x * 100);
    const sum = contributions.reduce(
      (all: number, each: { total: number }) => all + cents(each.total),
      cents(baseline.total),
    );
    expect(sum).toBe(cents(alternative.total));
  });

  test("every format names what it is told in", async () => {
    for (const [command, more] of [
      ["run", []],
      ["compare", ["gpus-100k"]],
      ["compare", ["gpus-100k", "--bridge", figure]],
      ["sweep", ["--vary", "compute.target=[50000 GPU]"]],
      ["sensitivity", []],
      ["simulate", ["--trials", "64"]],
    ] as const) {
      const asked = [command, ...more, ...money];
      const metric = more.includes("--bridge" as never) ? [] : ["--metric", figure];
      expect((await baekjo([...asked, ...metric, "--format", "csv"])).out, asked.join(" ")).toContain(
        `,${unit}`,
      );
      const basis = unit.includes("2025") ? "in prices of 2025" : "current prices";
      expect((await baekjo([...asked, ...metric])).out, asked.join(" ")).toContain(basis);
      const [head] = (await baekjo([...asked, ...metric, "--format", "ndjson"])).out.split("\n");
      expect(JSON.parse(head as string).money, asked.join(" ")).toEqual({
        currency: unit.slice(0, 3),
        decimals: unit.startsWith("USD") ? 2 : 0,
        ...(unit.includes("2025") ? { prices: 2025 } : {}),
      });
    }
  });
});

describe("solve", () => {
  const asked = [
    "solve",
    "last(balance.public.cumulative) >= 0",
    "--by",
    "funding.public.amount",
    "gpus-100k",
  ];

  // Won of no year go by the first: at 1,480 won a dollar, and at 2.1% from prices of 2025 to those of 2026.
  test.each([
    [
      ["--in", "usd"],
      (won: number) => Math.round(won / 14.8) / 100,
      { currency: "USD", decimals: 2, year: 2026, unit: "USD" },
    ],
    [
      ["--real", "2025"],
      (won: number) => Math.round(won / 1.021),
      { currency: "KRW", decimals: 0, prices: 2025, year: 2026, unit: "KRW" },
    ],
  ])(
    "%j tells an answer beside its own unit, and the condition stays as it is",
    async (money, restate, basis) => {
      const nominal = await json(...asked);
      const from = restate(nominal.answers[0].from);
      const found = await json(...asked, ...money);
      expect([found.restated, found.answers[0].restated.from]).toEqual([basis, from]);
      const { restated: _, ...answer } = found.answers[0];
      expect([answer]).toEqual(nominal.answers);
      const file = join(folder(), "saved.json");
      writeFileSync(file, JSON.stringify(found));
      expect(await baekjo(["replay", file])).toMatchObject({ code: 0, out: expect.stringContaining("same") });
      const page = (await baekjo([...asked, ...money])).out;
      const name = money[0] === "--in" ? "US dollars" : "won in prices of 2025";
      expect(page).toContain(`from (${name})`);
      expect(page).toContain(`also restated: ${name}, at the rate and prices of 2026`);
    },
  );

  test("what is nothing of the plan's own money is refused", async () => {
    for (const by of ["compute.target", "fx.usd", "compute.life"]) {
      const { out, err, code } = await baekjo([
        "solve",
        "total(compute.cost) < 1조",
        "--by",
        by,
        "--in",
        "USD",
      ]);
      expect([out, code]).toEqual(["", 2]);
      expect(err).toContain("--in: there is no money here to restate");
    }
  });
});

test("shares of a spread are of restated money as well, and their table says so", async () => {
  const asked = ["sensitivity", "--global", "--metric", "compute.cost", "--trials", "64"];
  const second = async (args: readonly string[]) =>
    (await baekjo([...asked, ...args])).out.split("\n\n")[1]?.split("\n")[1];
  expect(await second([])).toMatch(/^public funding: /);
  expect(await second(["--in", "USD"])).toBe("million US dollars, current prices, without recoverable VAT");
  expect(await second(["--real", "2025"])).toBe("trillion won, in prices of 2025, without recoverable VAT");
  expect(await second(["--real", "2025", "--lang", "ko"])).toBe(
    "조 원, 2025년 가격 기준, 환급되는 부가가치세 제외",
  );
  // Most of the cost is paid in dollars: in won it hangs on the rate of exchange, and in dollars far less.
  const rateIn = async (...args: string[]): Promise<number> => {
    const { indices } = JSON.parse((await baekjo([...asked, ...args, "--json"])).out);
    return indices.find(({ input }: { input: string }) => input === "fx.usd").total_order.value;
  };
  expect(await rateIn("--in", "USD")).toBeLessThan((await rateIn()) / 10);
});

test("what is told again from a saved result is the same, in prices of a year and in dollars too", async () => {
  for (const [command, ...more] of [["run"], ["simulate", "--trials", "64"]] as const) {
    const { out } = await baekjo([
      command,
      ...more,
      "--metric",
      figure,
      "--in",
      "usd",
      "--real",
      "2025",
      "--json",
    ]);
    const file = join(folder(), "saved.json");
    writeFileSync(file, out);
    expect(await baekjo(["replay", file])).toMatchObject({ code: 0, out: expect.stringContaining("same") });
  }
});

test("foreign money stays as it is, and each of its rows says so", async () => {
  const money = ["--real", "2025", "--metric", "funding.usd", "--metric", "funding.total"];
  const rows = (await json("run", ...money)).rows as { metric: string; label: string; nominal?: true }[];
  expect(rows.map(({ metric, label, nominal }) => [metric, label, nominal ?? false])).toEqual([
    ["funding.total", "Total funding", false],
    ["funding.usd", "Total funding in US dollars, nominal", true],
  ]);
  expect((await baekjo(["run", ...money])).out).toContain(
    "nominal: foreign money of each year, not restated.",
  );
  expect((await baekjo(["run", ...money, "--lang", "ko"])).out).toContain("재원 합계(달러 환산), 경상");
  const explained = await json("explain", "funding.usd", "--real", "2025");
  expect([explained.label, explained.nominal]).toEqual(["Total funding in US dollars, nominal", true]);
  expect(explained.nodes[1]).not.toHaveProperty("nominal");
  expect((await baekjo(["explain", "funding.usd", "--real", "2025"])).out).toContain("funding.usd (nominal)");
  expect((await json("run", "--metric", "funding.usd")).rows[0]).not.toHaveProperty("nominal");
});

describe("a year of which no price level is known", () => {
  test.each([
    "run",
    "sensitivity",
    "simulate",
    "sweep --vary compute.life=[4,5]",
    "compare gpus-100k",
    "compare gpus-100k --chart",
    "report --trials 100",
    "explain compute.cost",
  ])("is refused by %s", async (command) => {
    for (const year of ["1998", "2020", "2024", "2031", "2100"]) {
      const { out, err, code } = await baekjo([...command.split(" "), "--real", year]);
      expect([out, code]).toEqual(["", 3]);
      expect(err).toContain(
        `prices of ${year} are not known: the plan's inflation reaches from prices of 2025`,
      );
    }
    expect((await baekjo([...command.split(" "), "--in", "EUR"])).err).toContain(
      "no rate between KRW and EUR: it has USD",
    );
    expect((await baekjo([...command.split(" "), "--in", "XYZ"])).err).toContain("unknown currency XYZ");
  });

  test("is named where inflation or a rate is taken from another", async () => {
    const { err } = await baekjo([
      "run",
      "--real",
      "2025",
      "--in",
      "USD",
      "--years",
      "2026..2032",
      "--metric",
      "fund.value",
    ]);
    expect(err).toContain(
      "macro.inflation: the plan gives nothing for 2031..2032, and the nearest of its years is taken",
    );
    expect(err).toContain("fx.usd: the plan gives nothing for 2031..2032");
    const given = ["--set", "macro.inflation@2031..2032=3%"];
    const known = await baekjo([
      "run",
      "--real",
      "2025",
      "--years",
      "2026..2032",
      "--metric",
      "fund.value",
      ...given,
    ]);
    expect(known.err).not.toContain("macro.inflation");
    expect((await baekjo(["run", "--real", "2025", "--metric", "fund.value"])).err).toBe("");
  });
});

test("every table that holds foreign money beside restated money says that it is not restated", async () => {
  const foreign = ["--metric", "funding.usd"];
  const commands = [
    ["run", ...foreign],
    ["compare", "gpus-50k", "weak-won", ...foreign],
    ["compare", "gpus-50k", "weak-won", ...foreign, "--wide"],
    ["compare", "gpus-50k", "weak-won", "--bridge", "funding.usd"],
    ["compare", "gpus-50k", "weak-won", "--bridge", "funding.usd", "--chart"],
    ["sweep", "--vary", "fx.usd=1300..1700/2", ...foreign],
    ["simulate", "--trials", "50", ...foreign],
    ["sensitivity", ...foreign],
    ["explain", "funding.usd"],
  ];
  for (const command of commands) {
    for (const money of [["--real", "2025"], []]) {
      const { out } = await baekjo([...command, ...money]);
      const said = out.replaceAll(/\s+/g, " ").includes("nominal: foreign money of each year, not restated.");
      expect([command, money, said]).toEqual([command, money, money.length > 0]);
    }
  }
});
