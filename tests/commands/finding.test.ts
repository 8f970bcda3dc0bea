/** The sentence that a result begins with: its year, sign, amount and comparison are those of the same result's numbers. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareFinding } from "../../src/commands/compare/finding.ts";
import { exitCodes } from "../../src/errors.ts";
import { outcomeClause, sentence, wordingOf } from "../../src/output/text/finding.ts";
import type { OutcomeRow } from "../../src/report/scenario-outcome.ts";
import type { CompareReport } from "../../src/report/types.ts";
import { baekjo } from "../helpers/cli.ts";
import { compareSample, runSample } from "../helpers/sample.ts";
import { rounded } from "../output/shown.ts";

const jo = 1e12;
const headline = "balance.public.cumulative";

const grants = { metric: "g", label: { en: "Grants", ko: "보조금" }, unit: "KRW", kind: "flow" } as const;

/** A balance of 35 trillion won in the five years of the sample. */
function left(values: readonly (number | null)[], more: Partial<OutcomeRow> = {}): OutcomeRow {
  return {
    ...{ scenario: 0, metric: "b", label: { en: "Balance", ko: "수지" }, unit: "KRW", kind: "stock" },
    ...{ values, total: values.at(-1) ?? null, balance: true },
    funding: { ...grants, values: values.map(() => 7 * jo), total: 35 * jo },
    ...more,
  };
}

const alone = (outcome: OutcomeRow, language: "en" | "ko") =>
  sentence(outcomeClause(outcome, wordingOf(runSample, language)));

describe("what one scenario comes to", () => {
  test.each([
    [
      left([2 * jo, 3 * jo, 4 * jo, 5 * jo, 7.5 * jo]),
      "Grants of 35 trillion won lasts, with 7.5 trillion won left at the end of 2030.",
      "보조금 35조 원으로 충분하며, 2030년 말 7조 5,000억 원이 남습니다.",
    ],
    [
      left([jo, jo, -jo, -3 * jo, -2.614 * jo]),
      "Grants of 35 trillion won runs short in 2028 and is 2.61 trillion won short at the end of 2030.",
      "보조금 35조 원은 2028년에 부족해지며, 2030년 말 부족액은 2조 6,140억 원입니다.",
    ],
    [
      left([jo, -0.25 * jo, -jo, 0, 0.004 * jo]),
      "Grants of 35 trillion won runs short in 2027, by up to 1 trillion won, but has 4 billion won left at the end of 2030.",
      "보조금 35조 원은 2027년에 부족해져 최대 1조 원까지 모자라지만, 2030년 말에는 40억 원이 남습니다.",
    ],
    [
      left([jo, jo, jo, jo, 0]),
      "Grants of 35 trillion won is used up exactly by the end of 2030.",
      "보조금 35조 원을 2030년 말까지 남김없이 씁니다.",
    ],
    [
      left([jo, null, jo, null, 0]),
      "Balance is undefined in 2 of 5 years.",
      "수지는 5개 연도 가운데 2개 연도에서 계산할 수 없습니다.",
    ],
    [
      left([jo, -jo, jo, jo, -jo], { funding: undefined }),
      "Balance falls below zero in 2027 and is −1 trillion won at the end of 2030.",
      "수지는 2027년에 0 아래로 내려가며, 2030년 말 −1조 원입니다.",
    ],
  ])("%#", (outcome, en, ko) => {
    expect(alone(outcome, "en")).toBe(en);
    expect(alone(outcome, "ko")).toBe(ko);
  });

  test.each([
    [{ kind: "flow", total: 17.98 * jo }, "Cost: 17.98 trillion won over 2026–2030."],
    [{ kind: "flow", total: null }, "Cost: undefined over 2026–2030."],
    [{ kind: "single", unit: "year", total: 2028 }, "Cost: 2028."],
    [{ kind: "single", unit: "year", total: null }, "Cost: none."],
    [{ kind: "stock", unit: "GPU", values: [1, 2, 3, 4, 50_000] }, "Cost: 50,000 GPUs at the end of 2030."],
    [{ kind: "rate", unit: "%", values: [10, 11, 12, 13, 12.5] }, "Cost: from 10% in 2026 to 12.5% in 2030."],
  ] as const)("of another metric, %#", (more, said) => {
    const outcome = left([1, 2, 3, 4, 5], {
      ...{ label: { en: "Cost", ko: "비용" }, balance: false },
      ...more,
    } as Partial<OutcomeRow>);
    expect(alone(outcome, "en")).toBe(said);
  });
});

describe("what scenarios come to beside each other", () => {
  const said = (outcomes: readonly (readonly (number | null)[])[], more: Partial<CompareReport> = {}) => {
    const scenarios = outcomes.map((_, i) => ({
      ...compareSample.scenarios[0],
      label: { en: "ABC"[i] as string, ko: "가나다"[i] as string },
    }));
    const report = {
      ...compareSample,
      scenarios: scenarios as CompareReport["scenarios"],
      outcomes: outcomes.map((values, scenario) => left(values, { scenario })),
      differences: [],
      ...more,
    };
    return compareFinding(report, "en");
  };
  const lasting = [jo, jo, jo, jo, jo];
  const short = [jo, -jo, jo, jo, -2 * jo];

  test("two of which one lasts", () => {
    expect(said([lasting, short])).toBe(
      'Grants of 35 trillion won runs short in 2027 with "B" (2 trillion won short at the end of 2030) and lasts with "A" (1 trillion won left at the end of 2030).',
    );
  });

  test("nothing changes", () => {
    const alike = compareSample.rows.map((row) => ({ ...row, values: [], total: 1 }));
    expect(said([short, short], { rows: alike })).toBe(
      'Balance at the end of 2030 is the same with "B" as with "A": −2 trillion won.',
    );
  });

  test("what is compared first is the same, and other rows are not", () => {
    const [first, ...others] = compareSample.rows.map((row) => ({ ...row, values: [], total: 1 }));
    const rows = [...others, { ...(first as (typeof others)[0]), total: 2 }];
    expect(said([short, short], { rows })).toMatch(/: −2 trillion won; 1 of \d rows differs\.$/);
  });

  test("one is undefined", () => {
    expect(said([lasting, [null, jo, jo, jo, jo]])).toBe(
      'Grants of 35 trillion won is undefined with "B" and lasts with "A" (1 trillion won left at the end of 2030).',
    );
  });

  test("a break-even between them", () => {
    const breakEven = {
      input: "n",
      label: { en: "Number", ko: "수" },
      unit: "1",
      sufficient: 83,
      insufficient: 84,
      integer: true,
    };
    expect(said([lasting, short], { breakEven })).toMatch(/; the break-even is 83 \(number\)\.$/);
  });

  test("three: the best and the worst", () => {
    expect(said([lasting, short, [jo, jo, jo, jo, 3 * jo]])).toBe(
      'Grants of 35 trillion won lasts in 2 of 3 scenarios: from 3 trillion won left with "C" to 2 trillion won short with "B" at the end of 2030.',
    );
    expect(said([lasting, lasting, lasting])).toBe(
      "Balance is the same in all 3 scenarios: 1 trillion won at the end of 2030.",
    );
  });

  test("both run short in one year, or are used up: said of both at once", () => {
    expect(said([short, [jo, -jo, jo, jo, -jo]])).toBe(
      'Grants of 35 trillion won runs short in 2027 both with "B" (1 trillion won short at the end of 2030) and with "A" (2 trillion won short); the difference is +1 trillion won.',
    );
    expect(said([short, [-jo, -jo, jo, jo, -jo]])).toMatch(
      / runs short in 2026 with "B" .* and runs short in 2027 /,
    );
    const used = [jo, jo, jo, jo, 0];
    expect(said([used, [jo, jo, jo, 0, 0]])).toBe(
      'Grants of 35 trillion won is used up exactly by the end of 2030, both with "B" and with "A".',
    );
  });

  test("three that all last, none, or that end alike", () => {
    const lower = [-jo, -jo, jo, jo, -jo];
    expect(said([short, lower, short])).toMatch(
      /^Grants of 35 trillion won lasts in none of 3 scenarios: from /,
    );
    expect(said([lasting, [jo, jo, jo, jo, 0], lasting])).toMatch(/ lasts in all 3 scenarios: from /);
    expect(said([lasting, [-jo, jo, jo, jo, jo], lasting])).toBe(
      "Grants of 35 trillion won lasts in 2 of 3 scenarios, and runs short before it recovers in 1: 1 trillion won left at the end of 2030 in each.",
    );
  });

  test("what ends alike by other years, without money that lasts", () => {
    const none = { funding: undefined };
    const outcomes = [lasting, [-jo, jo, jo, jo, jo]].map((values, scenario) =>
      left(values, { scenario, ...none }),
    );
    expect(said([lasting, lasting], { outcomes })).toBe(
      'Balance at the end of 2030 is the same with "B" as with "A": 1 trillion won; single years differ.',
    );
  });
});

test("a switch of yes and no has no break-even, and no values between in the page's grid", async () => {
  const scenarios = ["five-sites", "h100-equivalents", "--plan", "eu"];
  const { finding } = JSON.parse((await baekjo(["compare", ...scenarios, "--json"])).out);
  expect(finding.en).toContain("runs short in 2028");
  expect(finding.en).not.toContain("break-even");
  const page = JSON.parse((await baekjo(["report", ...scenarios, "--trials", "100", "--json"])).out);
  const points = page.grid as { inputs: string[]; input_values: number[] }[];
  expect(points.length).toBeGreaterThan(3);
  expect(new Set(points.map(({ input_values: values }) => values.join())).size).toBe(points.length);
  expect(points[0]?.inputs).not.toContain("compute.target.by_compute");
}, 60_000);

interface SavedRow {
  readonly scenario: string;
  readonly metric: string;
  readonly values: readonly number[];
  readonly total: number;
}

/** An amount as it stands in an English sentence: at the digits shown it is the number. */
function isAmount(text: string, value: number): boolean {
  const [, digits = "", word = ""] = /^([\d,.]+) (?:(trillion|billion|million) )?won$/.exec(text) ?? [];
  const power = { trillion: 12, billion: 9, million: 6 }[word] ?? 0;
  const size = Math.abs(value) / 10 ** power;
  // Two digits behind the point, as a table has them; of a hundred and more one.
  return (
    rounded(Math.abs(value), power === 0 ? 0 : size >= 100 ? 1 : 2, power).replace(
      /\.0+$|(\..*?)0+$/,
      "$1",
    ) === digits
  );
}

const settings = fc.record({
  "compute.target": fc.integer({ min: 1000, max: 250_000 }),
  "fx.usd": fc.integer({ min: 1000, max: 2000 }),
  "funding.public.amount": fc.integer({ min: 15, max: 60 }).map((each) => `${each}조`),
});
const grouped = (count: number) => count.toLocaleString("en-US");
const setting = (values: Readonly<Record<string, unknown>>) =>
  Object.entries(values).flatMap(([name, value]) => ["--set", `${name}=${value}`]);

const valuesOf = (rows: readonly SavedRow[], metric: string, scenario = 0) =>
  rows.filter((row) => row.metric === metric)[scenario] as SavedRow;

describe("over random settings", () => {
  test("the sentence of run says the year, the sign and the amounts of its rows", async () => {
    await fc.assert(
      fc.asyncProperty(settings, async (values) => {
        const { out } = await baekjo(["run", "--json", ...setting(values)]);
        const { finding, rows } = JSON.parse(out) as { finding: Record<string, string>; rows: SavedRow[] };
        const own = valuesOf(rows, headline);
        const year = own.values.findIndex((value) => value < 0);
        const end = own.values.at(-1) as number;
        const [, funding = "", verb = "", when = ""] =
          /^[^0-9]+ of (.+ won) (lasts|runs short in (\d+)|is used up exactly)/.exec(finding.en ?? "") ?? [];
        expect(isAmount(funding, valuesOf(rows, "funding.public").total)).toBe(true);
        expect(verb.startsWith("runs short")).toBe(year >= 0);
        expect(when).toBe(year < 0 ? "" : String(2026 + year));
        const [, amount = "", state = ""] =
          /([\d,.]+ (?:\w+ )?won) (left|short) at the end of 2030/.exec(finding.en ?? "") ?? [];
        expect(state).toBe(end < 0 ? "short" : "left");
        expect(isAmount(amount, end), `${amount} ${end}`).toBe(true);
        // The Korean sentence has the same year and the same side.
        expect(finding.ko?.includes("부족해")).toBe(year >= 0);
        if (year >= 0) expect(finding.ko).toContain(`${2026 + year}년에`);
        expect(finding.ko?.includes("부족액은")).toBe(end < 0);
        // A person is told it first.
        const text = (await baekjo(["run", ...setting(values)])).out.split("\n\n")[0]?.replaceAll("\n", " ");
        expect(text).toBe(finding.en);
      }),
      { numRuns: 20, seed: 4 },
    );
  }, 120_000);

  test("the sentence of compare says which scenario comes to what, and the break-even is where solve finds it", async () => {
    await fc.assert(
      fc.asyncProperty(settings, fc.integer({ min: 1000, max: 250_000 }), async (values, other) => {
        const { "compute.target": own, ...rest } = values;
        const args = [`gpus-50k+compute.target=${own}`, `gpus-50k+compute.target=${other}`];
        const { out } = await baekjo(["compare", ...args, "--json", ...setting(rest)]);
        const { finding, rows } = JSON.parse(out) as { finding: Record<string, string>; rows: SavedRow[] };
        const sides = [0, 1].map((i) => valuesOf(rows, headline, i));
        if (JSON.stringify(sides[0]?.values) === JSON.stringify(sides[1]?.values)) return;
        const lasts = sides.map((side) => side.values.every((value) => value >= 0));
        const said = finding.en ?? "";
        for (const [i, side] of sides.entries()) {
          const year = side.values.findIndex((value) => value < 0);
          const name = `target number of GPUs at ${grouped(i === 0 ? own : other)} GPUs (`;
          const clause = said.split(name)[1]?.split(")")[0] ?? "";
          const before = said.split(name)[0] ?? "";
          const verb = [...before.matchAll(/lasts|runs short in (\d+)/g)].at(-1);
          expect(verb?.[0].startsWith("runs")).toBe(!lasts[i]);
          expect(verb?.[1]).toBe(year < 0 ? undefined : String(2026 + year));
          const end = side.values.at(-1) as number;
          const [, amount = "", state = ""] = /^(.+ won) (left|short)/.exec(clause) ?? [];
          expect(state).toBe(end < 0 ? "short" : "left");
          expect(isAmount(amount, end), `${amount} ${end}`).toBe(true);
        }
        const even = /the break-even is ([\d,]+) GPU/.exec(said)?.[1];
        expect(even !== undefined).toBe(lasts[0] !== lasts[1]);
        if (even === undefined) return;
        // More GPUs are dearer: the break-even is the most for which the money lasts.
        const condition = ["--subject-to", `all(${headline} >= 0)`, "--between", "1000 GPU..250000 GPU"];
        const solved = await baekjo([
          "solve",
          "--max",
          "compute.target",
          ...condition,
          ...setting(rest),
          "--json",
        ]);
        expect(even).toBe((JSON.parse(solved.out) as { optimum: number }).optimum.toLocaleString("en-US"));
      }),
      { numRuns: 15, seed: 9 },
    );
  }, 120_000);
});

test("a sweep of more points than a table takes has the sentence of its ends, and a stream of very many says how many", async () => {
  const args = (count: number) => [
    "sweep",
    "--vary",
    `compute.target=50000..90000/${count}`,
    "--metric",
    headline,
  ];
  const ends = /goes from (.+) at 50,000 GPUs to (.+) at 90,000 GPUs/;
  const [few, many] = await Promise.all(
    [5, 10_001].map(async (count) => JSON.parse((await baekjo([...args(count), "--json"])).out).finding.en),
  );
  expect(ends.exec(many)?.slice(1)).toEqual(ends.exec(few)?.slice(1));
  const stream = (await baekjo([...args(100_001), "--format", "ndjson"])).out;
  const { finding } = JSON.parse(stream.slice(0, stream.indexOf("\n")));
  expect(finding.en).toBe("Cumulative public balance is calculated at 100,001 points.");
}, 60_000);

describe("a sentence has names in words: no setting as it was typed, and no colon but its own", () => {
  const changed = "gpus-50k+programmes.ai_for_all.takeup*=1.5+fx.usd@2028=1600";
  const metric = ["--metric", "programmes.ai_for_all.cost"];
  test.each([
    ["compare", "gpus-50k", changed, ...metric],
    ["compare", "gpus-50k", changed, "gpus-100k", ...metric],
    ["compare", "gpus-50k", "--set", "programmes.ai_for_all.takeup*=1.5"],
    ["run", changed, ...metric],
    ["sweep", "gpus-50k", changed, ...metric, "--vary", "programmes.ai_for_all.takeup=[30%,40%]"],
    ["sweep", ...metric, "--vary", "programmes.ai_for_all.takeup=[30%,40%]"],
    ["solve", "total(programmes.ai_for_all.cost) <= 2조", "--by", "programmes.ai_for_all.takeup"],
    ["simulate", "gpus-50k", changed, ...metric, "--trials", "200"],
    ["sensitivity", changed, ...metric],
    ["explain", "--diff", "gpus-50k", changed, "programmes.ai_for_all.cost"],
    ["explain", "programmes.ai_for_all.takeup"],
    ["explain", "programmes.ai_for_all.unit_cost"],
  ])("%s %s", async (...args) => {
    const { finding } = JSON.parse((await baekjo([...args, "--json"])).out);
    for (const said of [finding.en, finding.ko]) {
      expect(said).not.toMatch(/\w=|=\w|\{/);
      expect(said.split(": ").length, said).toBeLessThanOrEqual(2);
    }
  });
});

describe.each([
  ["run"],
  ["run", "gpus-100k"],
  ["compare", "gpus-50k", "gpus-100k"],
  ["compare", "gpus-50k", "gpus-100k", "--bridge", headline],
  ["simulate", "--trials", "500"],
  ["simulate", "gpus-50k", "gpus-100k", "--trials", "500"],
  ["simulate", "--plan", "eu", "--trials", "500"],
  ["run", "--plan", "canada"],
  ["track"],
])("%s %s", (...args) => {
  test.each(["en", "ko"])(
    "begins with its finding in %s, in whatever form it is shown",
    async (lang) => {
      const { finding } = JSON.parse((await baekjo([...args, "--json"])).out);
      for (const form of [[], ["--wide"], ["--all"], ["--chart"], ["--format", "markdown"]]) {
        const { out, err, code } = await baekjo([...args, "--lang", lang, ...form]);
        // A form that does not go with the others is refused.
        if (code === exitCodes.usage) continue;
        // Markdown escapes what it would take for its own.
        const first = out.split("\n\n")[0]?.replaceAll(/\s+|\\/g, "");
        expect(first, `${form.join(" ")} ${err}`).toBe(finding[lang].replaceAll(/\s+/g, ""));
      }
    },
    60_000,
  );
});

/** What a command answers over some settings, as JSON, with its finding in English. */
async function found(args: readonly string[], values: Readonly<Record<string, unknown>>) {
  const json = JSON.parse((await baekjo([...args, "--json", ...setting(values)])).out);
  return { json, said: json.finding.en as string };
}

/** All amounts of money in a sentence, in their order, below zero with a minus sign. */
const amountsIn = (said: string) =>
  [...said.matchAll(/−?[\d,.]+ (?:trillion |billion |million )?won/g)].map(([text]) => text);
const isSigned = (text: string, value: number) =>
  text.startsWith("−") === value < 0 && isAmount(text.replace("−", ""), value);

describe("the sentence of another command is its own numbers, over random settings", () => {
  const law = (
    name: string,
    check: (values: Readonly<Record<string, unknown>>) => Promise<void>,
    numRuns = 4,
  ) => test(name, () => fc.assert(fc.asyncProperty(settings, check), { numRuns, seed: 3 }), 120_000);

  law("simulate: how often, the median and the ends of nine in ten", async (values) => {
    const { json, said } = await found(["simulate", "--trials", "200"], values);
    const total = (statistic: string) =>
      json.rows.find(
        (row: SavedRow & { statistic: string }) => row.metric === headline && row.statistic === statistic,
      ).total as number;
    const { probability_never: never } = json.first_years.find(
      (each: { metric: string }) => each.metric === "balance.public.short",
    );
    const often =
      { 0: "none of 200 trials", 1: "all 200 trials" }[never as number] ??
      `${rounded(never, 1, -2)}% of 200 trials`;
    expect(said).toContain(`lasts in ${often};`);
    const [p50 = "", p5 = "", p95 = ""] = amountsIn(said);
    expect(isSigned(p50, total("p50"))).toBe(true);
    expect(isSigned(p5, total("p5"))).toBe(true);
    expect(isSigned(p95, total("p95"))).toBe(true);
  });

  law("simulate: how likely what was asked is", async (values) => {
    const asked = "any(balance.public.cumulative < 0)";
    const { json, said } = await found(["simulate", "--trials", "200", "--prob", asked], values);
    const { probability } = json.probabilities.find((row: { condition: string }) => row.condition === asked);
    // Of what none of 200 trials met: 1 − 0.05^(1/200) = 1.49%.
    const often =
      {
        0: "none of 200 trials (probability less than 1.5%)",
        1: "all 200 trials (probability more than 98.5%)",
      }[probability as number] ?? `${rounded(probability, 1, -2)}% of 200 trials`;
    expect(said).toBe(`Cumulative public balance is below zero in at least one year in ${often}.`);
    expect(json.finding.metrics).toEqual([]);
  });

  law("simulate: the likeliest first year", async (values) => {
    const metric = "balance.public.short";
    const { json, said } = await found(["simulate", "--trials", "200", "--metric", metric], values);
    const [{ years, probability_never: never }] = json.first_years;
    const most = Math.max(never, ...years.map(({ probability }: { probability: number }) => probability));
    const year = /: (none|\d{4}) \((.*)\)\.$/.exec(said);
    const likely =
      year?.[1] === "none"
        ? never
        : years.find((each: { year: number }) => `${each.year}` === year?.[1]).probability;
    expect(likely).toBe(most);
    expect(year?.[2]).toBe(most === 1 ? "every trial" : `${rounded(most, 1, -2)}%`);
  });

  law("sensitivity: the longest bar, both its ends, and how many turn the sign", async (values) => {
    const { json, said } = await found(["sensitivity"], values);
    const swing = ({ low, high }: { low: { value: number }; high: { value: number } }) =>
      Math.abs(high.value - low.value);
    const bars = json.tornado as { input: string; low: { value: number }; high: { value: number } }[];
    const most = bars.reduce((best, bar) => (swing(bar) > swing(best) ? bar : best));
    const { label } = json.inputs.find((input: { name: string }) => input.name === most.input);
    expect(said.startsWith(`"${label}" matters most`)).toBe(true);
    const [low = "", high = ""] = amountsIn(said).slice(-2);
    expect(isSigned(low, most.low.value)).toBe(true);
    expect(isSigned(high, most.high.value)).toBe(true);
    const flips = bars.filter(({ low, high }) => {
      const { value } = json.measures[0] as { value: number };
      return [low, high].some((end) => end.value < 0 !== value < 0);
    }).length;
    expect(Number(/(\d+) inputs? can (?:each )?change its sign/.exec(said)?.[1] ?? 0)).toBe(flips);
  });

  law("sweep: both ends, and between which points it crosses zero", async (values) => {
    const { json, said } = await found(["sweep", "--vary", "fx.usd=[1000,1200,1400,1600,1800,2000]"], values);
    const points = json.points.map(
      (point: { inputs: Record<string, number>; values: Record<string, number> }) => ({
        x: point.inputs["fx.usd"] as number,
        y: point.values[headline] as number,
      }),
    ) as { x: number; y: number }[];
    const own = amountsIn(said).filter((text) => !/^1,000 won|^2,000 won/.test(text));
    expect(isSigned(own[0] ?? "", (points[0] as { y: number }).y)).toBe(true);
    expect(isSigned(own[1] ?? "", (points.at(-1) as { y: number }).y)).toBe(true);
    const at = points.findIndex(({ y }, i) => i > 0 && y < 0 !== (points[i - 1] as { y: number }).y < 0);
    expect(said.includes("crosses zero")).toBe(at > 0);
    if (at < 0) return;
    const [before, after] = [points[at - 1], points[at]].map((point) => point?.x.toLocaleString("en-US"));
    expect(said).toContain(`between ${before} won per US dollar and ${after} won per US dollar`);
  });

  law("solve: the greatest", async (values) => {
    const { "compute.target": _, ...rest } = values;
    const { json, said } = await found(
      ["solve", "--max", "compute.target", "--subject-to", `all(${headline} >= 0)`],
      rest,
    );
    if (json.optimum === undefined) expect(said).toMatch(/^There is no value from 0 GPUs to /);
    else expect(said).toContain(`${json.optimum.toLocaleString("en-US")} GPU`);
  });

  law("explain: the value, and the input that moves it most", async (values) => {
    const { json, said } = await found(["explain", "compute.cost"], values);
    expect(isSigned(amountsIn(said)[0] ?? "", json.value)).toBe(true);
    const [most] = json.inputs;
    const change = (most.effect_of_increase || most.effect_of_decrease) as number;
    expect(said).toContain(
      `"${most.label}", 1% ${most.effect_of_increase ? "more" : "less"} of which ${change > 0 ? "raises" : "lowers"} it by ${rounded(Math.abs(change), 2, -2)}%`,
    );
  });
});

test("track says what is on record of each side of the plan, and backtest how many lie in the range", async () => {
  const { json, said } = await found(["track", "--as-of", "2026-06-30"], {});
  for (const { reading, outside, unit, target, lower, upper } of json.tracks.slice(0, 1)) {
    expect([reading, outside ?? "", unit]).toEqual(["gross", "", "KRW"]);
    // Both are trillions, which stands there once.
    const [, low = "", of = ""] = /public funding, ([\d.,]+) of ([\d.,]+) trillion won/.exec(said) ?? [];
    expect(lower.actual).toBe(upper.actual);
    expect(isSigned(`${low} trillion won`, lower.actual)).toBe(true);
    expect(isSigned(`${of} trillion won`, target)).toBe(true);
  }
  const scored = await found(["backtest"], {});
  const { n, median, within_range: within } = scored.json.accuracy[0];
  expect(scored.said).toContain(`At the median, ${n} purchases cost ${rounded(median, 2)} times`);
  expect(scored.said).toContain(`${Math.round(n * within)} of the ${n} `);
});

test("check says how many pass, and which fail", async () => {
  const { out } = await baekjo([
    "check",
    "--assert",
    "total(compute.cost) < 1조",
    "--assert",
    "1 = 1",
    "--json",
  ]);
  expect(JSON.parse(out).finding.en).toMatch(/^1 of 2 checks fails: /);
  const held = JSON.parse((await baekjo(["check", "--assert", "1 = 1", "--json"])).out);
  expect(held.finding).toEqual({ en: "The check passes.", ko: "점검을 통과했습니다." });
});

test("of stacks only what is not in all of them is named, and a whole stack where nothing else is left of one", async () => {
  const namesIn = async (...scenarios: string[]) => {
    const { out } = await baekjo(["compare", ...scenarios, "--json"]);
    return JSON.parse(out).finding.en as string;
  };
  const apart = await namesIn("gpus-100k+fx.usd=1400", "gpus-100k+fx.usd=1600");
  expect(apart).not.toContain("100,000 GPUs");
  expect(apart).toMatch(
    /with US dollar exchange rate at 1,600 won\/USD .* with US dollar exchange rate at 1,400 won\/USD /,
  );
  const within = await namesIn("gpus-100k", "gpus-100k+fx.usd=1600");
  expect(within).toMatch(
    /with 100,000 GPUs \+ US dollar exchange rate at 1,600 won\/USD .* with 100,000 GPUs /,
  );
});
