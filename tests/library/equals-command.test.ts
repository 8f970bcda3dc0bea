/** A question that is asked by the library is answered with what the command of its name writes as JSON, whatever is set. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { presentation } from "../../src/cli/open-project.ts";
import { silentStreams } from "../../src/cli/streams/streams.ts";
import { BaekjoError, openPlan, type Plan } from "../../src/index.ts";
import { requestFields } from "../../src/library/request-options.ts";
import { program } from "../../src/program.ts";
import { baekjo } from "../helpers/cli.ts";
import { root } from "../helpers/folders.ts";

type Method = Exclude<keyof typeof requestFields, "kernel">;
type Request = Readonly<Record<string, unknown>>;

/** What can be asked about a plan. */
interface Asked {
  readonly source: string;
  readonly base: string;
  readonly scenario: string;
  readonly metric: string;
  readonly pattern: string;
  readonly section: string;
  readonly input: string;
  readonly axis: string;
  readonly condition: string;
  readonly year: number;
  readonly years: string;
}

const bus = "tests/fixtures/bus";
const plans: Readonly<Record<string, Asked>> = {
  korea: {
    ...{ source: "korea", base: "gpus-50k", scenario: "gpus-100k", section: "balance", years: "2026..2032" },
    ...{ metric: "compute.cost", pattern: "balance.*", input: "fx.usd", axis: "fx.usd=1400..1600/3" },
    ...{ condition: "all(balance.public.cumulative >= 0)", year: 2028 },
  },
  india: {
    ...{
      source: "india",
      base: "as-approved",
      scenario: "gpus-58k",
      section: "balance",
      years: "2024..2026",
    },
    ...{ metric: "compute.cost", pattern: "balance.*", input: "fx.usd", axis: "fx.usd=[80, 90.5]" },
    ...{ condition: "all(balance.public.cumulative >= 0)", year: 2026 },
  },
  bus: {
    ...{ source: bus, base: "as-voted", scenario: "late-depot", section: "works", years: "2028..2029" },
    ...{ metric: "city.spending", pattern: "types.*.fleet", input: "bond.amount" },
    ...{ axis: "bond.amount=20M..60M/3", condition: "all(city.left >= 0)", year: 2029 },
  },
};

/** A question with its request, by the words that stand by position in the command. */
type Question = readonly [method: Method, words: readonly string[], request: Request];

function questions(asked: Asked): readonly Question[] {
  const { base, scenario, metric, pattern, section, input, axis, condition, year, years } = asked;
  const scenarios = [base, scenario];
  const trials = 300;
  return [
    ["run", [], {}],
    ["run", [scenario], { scenario, metric: [metric, pattern] }],
    [
      "run",
      [`${scenario}+${axis.split("=")[0]}*=1.1`],
      { scenario: `${scenario}+${input}*=1.1`, section, years },
    ],
    ["run", [], { groupBy: "payer" }],
    ["compare", scenarios, { scenarios }],
    ["compare", [scenario], { scenarios: [scenario], baseline: base, inputs: true, bridge: metric }],
    ["sweep", [], { vary: axis, metric }],
    ["sweep", scenarios, { scenarios, vary: [axis], where: condition, at: year }],
    ["solve", [condition], { condition, by: input }],
    ["solve", [scenario], { scenario, max: input, subjectTo: condition }],
    ["simulate", [], { trials, seed: 7, prob: condition }],
    ["simulate", scenarios, { scenarios, trials, metric, sampling: "sobol" }],
    ["simulate", [], { draws: 20, metric }],
    ["explain", [metric], { name: metric }],
    ["explain", [`${metric}@${year}`, scenario], { name: `${metric}@${year}`, scenario, depth: 2 }],
    ["explain", [input], { name: input }],
    ["explain", [...scenarios, metric], { name: metric, scenarios, diff: true }],
    ["check", scenarios, { assert: [condition, `P(${condition}) >= 50%`], scenarios }],
  ];
}

/** The keys of requests that stand by position in a command, and are no option of it. */
const byPosition = ["scenario", "scenarios", "condition", "name", "checks"];

function optionsOf(request: Request): string[] {
  return Object.entries(request).flatMap(([key, value]) => {
    if (byPosition.includes(key)) return [];
    const option = `--${key.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    if (value === true) return [option];
    return [value].flat().map((each) => `${option}=${each}`);
  });
}

/** The library and the command asked the same: the same document, or the same refusal. */
async function askBoth(
  asked: Asked,
  plan: Plan,
  [method, words, request]: Question,
  { set, lang = "en" }: { readonly set?: Readonly<Record<string, number>>; readonly lang?: "en" | "ko" } = {},
) {
  const named = asked.source === "korea" ? [] : ["--plan", asked.source];
  const units = new Map(plan.inputs.map(({ name, unit }) => [name, unit === "1" ? "" : ` ${unit}`]));
  const texts = Object.entries(set ?? {}).map(([name, value]) => `--set=${name}=${value}${units.get(name)}`);
  const args = [method, ...named, "--json", "--lang", lang, ...optionsOf(request), ...texts, ...words];
  const { out, err, code } = await baekjo(args);
  const ask = plan[method] as (request: Request) => Promise<unknown>;
  const answer = ask(set === undefined ? request : { ...request, set });
  if (out !== "") {
    expect(await answer).toEqual(JSON.parse(out));
    return;
  }
  const error = await answer.then(
    () => undefined,
    (thrown) => thrown,
  );
  expect(error).toBeInstanceOf(BaekjoError);
  const { exitCode, issues } = error as BaekjoError;
  expect(exitCode).toBe(code);
  for (const { message } of issues) expect(err).toContain(message);
}

/** Inputs with one value and a range that may be set by themselves, and a value within the range, in few digits. */
function anySetting(plan: Plan): fc.Arbitrary<Readonly<Record<string, number>>> {
  const ranged = plan.inputs.flatMap(({ name, value, range }) =>
    typeof value === "number" && range !== undefined && range.low < range.high
      ? [{ name, value, range }]
      : [],
  );
  const one = fc.constantFrom(...ranged).chain(({ name, range: { low, high }, value }) => {
    const whole = [low, high, value].every(Number.isInteger);
    const within = fc.double({ min: 0, max: 1, noNaN: true }).map((share) => low + share * (high - low));
    return within.map((at) => [name, whole ? Math.round(at) : Number(at.toPrecision(6))] as const);
  });
  return fc.array(one, { minLength: 1, maxLength: 3 }).map((pairs) => Object.fromEntries(pairs));
}

describe.each(Object.entries(plans))("on %s", (_, asked) => {
  test.each(questions(asked).map((each) => [`${each[0]} ${JSON.stringify(each[2])}`, each] as const))(
    "%s",
    async (_, question) => askBoth(asked, await openPlan(asked.source), question),
  );

  test("with any inputs at any values of their ranges, in either language", async () => {
    const opened = { en: await openPlan(asked.source), ko: await openPlan(asked.source, { lang: "ko" }) };
    const asks = questions(asked).filter(([, , request]) => request.years === undefined);
    const cases = fc.asyncProperty(
      fc.constantFrom(...asks),
      anySetting(opened.en),
      fc.constantFrom("en" as const, "ko" as const),
      (question, set, lang) => askBoth(asked, opened[lang], question, { set, lang }),
    );
    await fc.assert(cases, { numRuns: 8 });
  });
});

test("a scenario and a plan that are objects are what standard input would bring", async () => {
  const file = join(root, "data/korea/scenarios/gpus-100k.json");
  const scenario = JSON.parse(readFileSync(file, "utf8"));
  const [plan, metric] = [await openPlan(), "compute.cost"];
  const { out } = await baekjo(["run", "-", "--metric", metric, "--json"], {
    input: JSON.stringify(scenario),
  });
  expect(await plan.run({ scenario, metric })).toEqual(JSON.parse(out));

  const [text, model] = ["plan", "model"].map((name) =>
    readFileSync(join(root, bus, `${name}.json`), "utf8"),
  );
  const own = await openPlan({ plan: JSON.parse(text as string), model: JSON.parse(model as string) });
  const args = ["run", "--plan", "-", "--model", join(bus, "model.json"), "--json"];
  const command = JSON.parse((await baekjo(args, { input: text as string })).out);
  const { model: _, ...found } = (await own.run()) as unknown as Readonly<Record<string, unknown>>;
  expect(found).toEqual(Object.fromEntries(Object.entries(command).filter(([key]) => key !== "model")));
});

test("checks are those beside the plan, of a file, or an object", async () => {
  const file = join(bus, "checks.json");
  const plan = await openPlan(bus);
  const day = "2029-06-30";
  const { out } = await baekjo(["check", "--plan", bus, "--as-of", day, "--json"]);
  const command = JSON.parse(out);
  expect(await plan.check({ asOf: day })).toEqual(command);
  expect(await plan.check({ asOf: day, checks: file })).toEqual(command);
  const checks = JSON.parse(readFileSync(join(root, file), "utf8"));
  const lines = ({ checks }: { readonly checks: readonly object[] }) =>
    checks.map((each) => ({ ...each, line: 0 }));
  expect(lines(await plan.check({ asOf: day, checks }))).toEqual(lines(command));
});

test("requests take every option of their command but those of how the answer is written", async () => {
  const app = { root, version: "", streams: silentStreams() };
  const declared = (await program(app, {}, "en")).commands;
  for (const [method, fields] of Object.entries(requestFields)) {
    if (method === "kernel") continue;
    const options = declared.find((command) => command.name() === method)?.options ?? [];
    const names = options.map((option) => option.long?.replace(/^--(no-)?/, "") ?? "");
    const wanted = names.filter((name) => !presentation.has(name) || name === "jobs");
    const camel = wanted.map((name) => name.replaceAll(/-[a-z]/g, (part) => part.slice(1).toUpperCase()));
    expect([method, Object.keys(fields).sort()]).toEqual([method, camel.sort()]);
  }
});
