/** The sentence of an explanation, of two saved results and of a page is made of the numbers of the same document, over random settings. */

import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { withinSentence } from "../../src/labels.ts";
import { baekjo } from "../helpers/cli.ts";
import { folder, root } from "../helpers/folders.ts";
import { rounded } from "../output/shown.ts";

type Effects = { effect_of_increase: number | null; effect_of_decrease: number | null };

const headline = "balance.public.cumulative";
const settings = fc.record({
  "compute.target": fc.integer({ min: 20_000, max: 150_000 }),
  "fx.usd": fc.integer({ min: 1000, max: 2000 }),
  "funding.public.amount": fc.integer({ min: 15, max: 60 }).map((each) => `${each}조`),
});
const setting = (values: Readonly<Record<string, unknown>>) =>
  Object.entries(values).flatMap(([name, value]) => ["--set", `${name}=${value}`]);

async function found(args: readonly string[]) {
  const json = JSON.parse((await baekjo([...args, "--json"])).out);
  const text = (await baekjo(args)).out.split("\n\n")[0]?.replaceAll("\n", " ");
  // A person is told it first.
  expect(text).toBe(json.finding.en);
  return { json, en: json.finding.en as string, ko: json.finding.ko as string };
}

/** Amounts of won in a sentence, in their order, below zero with a minus sign: those that scenarios are named by are none. */
const amountsIn = (said: string) =>
  [
    ...said
      .replaceAll("Korea's 100 trillion won AI pledge", "")
      .replaceAll(/(?:GPUs|rate|pledge) at [\d,.]+ (?:trillion won|won\/USD|GPUs?)\b/g, "")
      .matchAll(/[−+]?[\d,.]+ (?:trillion |billion |million )?won/g),
  ].map(([text]) => text);

/** Whether a text is a number of won at the digits shown, its sign included. */
function isWon(text: string | undefined, value: number): boolean {
  const [, sign, digits = "", word = ""] =
    /^([−+]?)([\d,.]+) (?:(trillion|billion|million) )?won$/.exec(text ?? "") ?? [];
  const power = { trillion: 12, billion: 9, million: 6 }[word] ?? 0;
  // Two digits behind the point, one from a hundred on, and none from a thousand on.
  const scaled = Math.abs(value) / 10 ** power;
  const places = scaled >= 999.5 ? 0 : scaled >= 99.5 ? 1 : 2;
  const size = rounded(Math.abs(value), places, power).replace(/\.0+$|(\.\d*?)0+$/, "$1");
  return (sign === "−") === value < 0 && size === digits;
}

/** What a percent of an input does to a metric, below zero as a share of its size. */
const effect = (change: number, metric: string, value: number) =>
  `${change > 0 ? "raises" : "lowers"} ${metric} by ${rounded(Math.abs(change), 2, -2)}%${value < 0 ? " of its size" : ""}.`;
const effectKo = (change: number, value: number) =>
  `${value < 0 ? "절댓값의 " : ""}${rounded(Math.abs(change), 2, -2)}%${value < 0 ? "만큼" : ""} ${value < 0 ? (change > 0 ? "커집니다" : "작아집니다") : change > 0 ? "늘어납니다" : "줄어듭니다"}.`;

test("explain INPUT says its value, who says so, and what a percent of it does to the headline", async () => {
  const inputs = ["fx.usd", "compute.target", "funding.public.amount", "hosting.load", "macro.inflation"];
  await fc.assert(
    fc.asyncProperty(settings, fc.constantFrom(...inputs), async (values, input) => {
      const { json, en, ko } = await found(["explain", input, ...setting(values)]);
      expect(en.startsWith(`${json.label}: `)).toBe(true);
      if (json.unit === "KRW") expect(isWon(amountsIn(en)[0], json.value)).toBe(true);
      else if (Array.isArray(json.value)) expect(en).toContain(`from ${json.value[0]}% in 2026`);
      else expect(en).toContain(json.value.toLocaleString("en-US"));
      const cited = json.sources.length;
      if (json.evidence === "assumption") expect(en).toContain(", an assumption");
      else expect(en).toContain(`, from ${cited} source${cited === 1 ? "" : "s"}`);
      const own = json.affected_metrics.find(({ metric }: { metric: string }) => metric === headline);
      if (own?.effect_of_increase) {
        const metric = `${withinSentence(own.label, "en")} at the end of 2030`;
        expect(en.endsWith(effect(own.effect_of_increase, metric, own.value)), en).toBe(true);
        expect(ko.endsWith(effectKo(own.effect_of_increase, own.value)), ko).toBe(true);
      } else if (
        json.affected_metrics.every((each: Effects) => !each.effect_of_increase && !each.effect_of_decrease)
      ) {
        expect(en).toContain(`it can change ${json.affects.metrics} of ${json.affects.of} metrics`);
      }
    }),
    { numRuns: 12, seed: 5 },
  );
}, 120_000);

test.each([
  ["compute.payers.state", "Share of GPU cost paid by the state: 100%, the rest of 100%."],
  [
    "funding.public.by_year",
    /^Public funding by year \(amounts\): 0 won, the model's default; it can change \d+ of \d+ metrics\.$/,
  ],
])("explain %s, of which no percent can be said", async (input, said) => {
  const { en } = await found(["explain", input]);
  if (typeof said === "string") expect(en).toBe(said);
  else expect(en).toMatch(said);
});

test("explain --diff says both values, their difference, and the input that brings most of it", async () => {
  const figures = [headline, `${headline}@2028`, "compute.cost", "uses.public@2027"];
  await fc.assert(
    fc.asyncProperty(settings, settings, fc.constantFrom(...figures), async (a, b, figure) => {
      const sides = [a, b].map((values) =>
        ["gpus-50k", ...Object.entries(values).map(([name, value]) => `${name}=${value}`)].join("+"),
      );
      const { json, en } = await found(["explain", "--diff", ...sides, figure]);
      const [other, base, difference, part] = amountsIn(en);
      if (json.difference === 0) {
        expect(en).toContain("is the same with");
        return;
      }
      expect(isWon(other, json.alternative)).toBe(true);
      expect(isWon(base, json.baseline)).toBe(true);
      expect(isWon(difference, json.difference)).toBe(true);
      expect(en).toMatch(json.difference > 0 ? /; the difference is \+\d/ : /; the difference is −\d/);
      const shares = json.inputs as { label: string; contribution: number }[];
      const most = shares.reduce((one, row) =>
        Math.abs(row.contribution) > Math.abs(one.contribution) ? row : one,
      );
      expect(en.endsWith(`from "${most.label}".`)).toBe(true);
      if (shares.length > 1) expect(isWon(part, most.contribution)).toBe(true);
      else expect(en).toContain(", all of it from ");
    }),
    { numRuns: 12, seed: 7 },
  );
}, 120_000);

test("explain --diff of what is the same, and of what is not there in one", async () => {
  const same = await found(["explain", "--diff", "gpus-50k", "gpus-100k", "funding.public"]);
  expect(same.en).toMatch(
    /^Public funding over 2026–2030 is the same with 100,000 GPUs as with .*: 35 trillion won\.$/,
  );
  const { json, en, ko } = await found([
    "explain",
    "--diff",
    "gpus-50k",
    "gpus-100k",
    "balance.public.short",
  ]);
  expect(json.baseline).toBeNull();
  expect(en).toMatch(
    new RegExp(`^First year of shortfall: ${json.alternative} with 100,000 GPUs and none with `),
  );
  expect(ko).toContain(`${json.alternative}년`);
  expect(ko).toContain("없음");
});

test("two saved results are told as their scenarios are, with how many rows differ", async () => {
  const path = folder();
  const saved = async (name: string, args: readonly string[]) => {
    const file = join(path, name);
    writeFileSync(file, (await baekjo([...args, "--json"])).out);
    return file;
  };
  await fc.assert(
    fc.asyncProperty(settings, settings, async (a, b) => {
      const [before, after] = [
        await saved("a.json", ["run", ...setting(a)]),
        await saved("b.json", ["run", ...setting(b)]),
      ];
      const { en } = await found(["compare", before, after]);
      const rowsOf = (file: string) =>
        JSON.parse(readFileSync(file, "utf8")).rows as { metric: string; values: number[] }[];
      const rows = [rowsOf(before), rowsOf(after)] as const;
      const differing = rows[0].filter((row, i) => JSON.stringify(row) !== JSON.stringify(rows[1][i])).length;
      if (differing === 0) {
        expect(en).toBe(`All ${rows[0].length} rows are the same in ${before} and in ${after}.`);
        return;
      }
      expect(en.endsWith(`; ${differing} of ${rows[0].length} rows differ.`)).toBe(true);
      for (const [i, file] of [before, after].entries()) {
        const { values } = rows[i as 0 | 1].find(({ metric }) => metric === headline) as { values: number[] };
        const at = en.indexOf(`with ${file}`);
        expect(at).toBeGreaterThan(0);
        if (!en.includes("lasts") && !en.includes("runs short")) continue;
        const [amount] = amountsIn(en.slice(at));
        expect(isWon(amount, Math.abs(values.at(-1) as number))).toBe(true);
        const year = values.findIndex((value) => value < 0);
        const verb = [...en.slice(0, at).matchAll(/lasts|runs short in (\d+)/g)].at(-1);
        expect(verb?.[1]).toBe(year < 0 ? undefined : String(2026 + year));
      }
    }),
    { numRuns: 6, seed: 2 },
  );
  const file = join(path, "a.json");
  const { en, ko } = await found(["compare", file, file]);
  expect(en).toMatch(/^All \d+ rows are the same in /);
  expect(ko).toContain("모두 같습니다");
  const one = await saved("c.json", ["run", "--metric", "compute.cost"]);
  expect((await found(["compare", one, one])).en).toBe(`The row is the same in ${one} and in ${one}.`);
}, 120_000);

test("two versions of a plan are compared in a sentence about the headline", async () => {
  const path = folder();
  const file = join(path, "korea.json");
  copyFileSync(join(root, "data", "korea", "plan.json"), file);
  const text = readFileSync(file, "utf8");
  const changed = text.replace(/("fx\.usd": \{\s*"value": )\d+/, "$11600");
  expect(changed).not.toBe(text);
  writeFileSync(file, changed);
  const { json, en } = await found(["compare", "--plan", "korea", "--plan", file]);
  const own = json.rows.filter(({ metric }: { metric: string }) => metric === headline);
  const amounts = amountsIn(en);
  for (const row of own) expect(amounts.some((text) => isWon(text, Math.abs(row.total)))).toBe(true);
  expect(en).toMatch(/lasts both with .* and with .*; the difference is −.* won\.$/);
});

test("the break-even of a page is where solve finds it", async () => {
  await fc.assert(
    fc.asyncProperty(settings, async ({ "compute.target": _, ...values }) => {
      const args = ["report", "gpus-50k", ...setting(values), "--trials", "100", "--format", "json"];
      const json = JSON.parse((await baekjo(args)).out);
      const condition = `all(${headline} >= 0)`;
      const solved = await baekjo([
        ...["solve", "--max", "compute.target", "--subject-to", condition, ...setting(values), "--json"],
      ]);
      const { optimum: best, answers } = JSON.parse(solved.out) as {
        optimum?: number;
        answers: { next_above: number | null }[];
      };
      // As far as both look; where it holds to the end, there is none.
      const even = answers[0]?.next_above === null ? undefined : best;
      expect(json.break_even?.sufficient).toBe(even);
      if (even === undefined) return;
      expect(json.finding.en).toContain(`the break-even is ${even.toLocaleString("en-US")} GPU`);
      expect(json.break_even.insufficient).toBe(even + 1);
    }),
    { numRuns: 6, seed: 3 },
  );
}, 120_000);
