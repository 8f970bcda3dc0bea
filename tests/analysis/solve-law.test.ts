import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { conditionOf } from "../../src/analysis/conditions/condition.ts";
import { project as projectOver } from "../../src/analysis/projection/projection.ts";
import { modelOf } from "../../src/analysis/scenario-model.ts";
import { solve } from "../../src/analysis/solve/goal-seek.ts";
import { Line } from "../../src/analysis/solve/probe.ts";
import { compile } from "../../src/engine/evaluate.ts";
import { Failure } from "../../src/errors.ts";
import { loadProject } from "../../src/files/load.ts";
import { placeInArgument } from "../../src/places.ts";
import { resolveScenarios } from "../../src/plan/scenarios/resolve.ts";
import { domainOf } from "../../src/plan/settings/search-range.ts";
import type { Project, Scenario } from "../../src/plan/types.ts";
import { conditionsOn } from "../helpers/random-conditions.ts";
import { dataDir, shipped } from "../helpers/shipped.ts";
import { tinyWith } from "../helpers/tiny.ts";

const india = loadProject({ dataDir, planFile: `${dataDir}/india/plan.json` });
const slow = 60_000;

const under = (project: Project, name: string, set: readonly string[]) =>
  resolveScenarios(project, { scenarios: [name], set, unset: [] }).scenarios[0] as Scenario;

/** What a condition is under a scenario by itself, as `run` works it out: no input is free, nothing is bounded. */
function stateOf(project: Project, scenario: Scenario, text: string): string {
  try {
    projectOver(project, scenario);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return "infeasible";
  }
  const model = modelOf(project, scenario);
  const kernel = compile(model, [conditionOf(project, model, questionOf(text))]);
  const values = new Float64Array(kernel.size);
  kernel.evaluate(new Float64Array(), values);
  return values[0] === 1 ? "holds" : values[0] === 0 ? "fails" : "undefined";
}

const questionOf = (text: string) => ({
  text,
  placeOf: ({ from, to }: { from: number; to: number }) => placeInArgument("solve", text, from, to),
});

/**
 * Asks where a condition holds along an input, and looks at every stretch that comes of it: at its ends, and at places within.
 * `places` are parts of a stretch, from 0 to 1. Returns how many places of each kind were looked at; nothing where all contradict.
 */
function lookAt(
  project: Project,
  name: string,
  set: readonly string[],
  input: string,
  text: string,
  between: string | undefined,
  places: readonly number[],
): Record<string, number> {
  const scenario = under(project, name, set);
  const domain = domainOf(project, scenario, "--by", input, between);
  const { axis } = domain;
  const last = axis.count - 1;
  const at = (i: number) => {
    const value = axis.valueAt(i);
    const digits = Number.isInteger(value) ? String(value) : value.toFixed(12);
    const change = axis.op === "*=" ? `${input}*=${digits}` : `${input}=${digits} ${axis.unit}`;
    return stateOf(project, under(project, name, [...set, change]), text);
  };
  let found: ReturnType<typeof solve>;
  try {
    found = solve(project, scenario, domain, questionOf(text), "all", { boxes: 3000, points: 1000 });
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    for (const part of places) expect(at(Math.round(part * last))).toBe("infeasible");
    return {};
  }
  const placeOf = (value: number) => {
    let [low, high] = [0, last];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (axis.valueAt(middle) < value) low = middle + 1;
      else high = middle;
    }
    // A value is written to fewer digits than a place has: the nearest is meant.
    const off = (i: number) => Math.abs(axis.valueAt(i) - value);
    return low > 0 && off(low - 1) < off(low) ? low - 1 : low;
  };
  const counts: Record<string, number> = {};
  const look = (i: number, state: string) => {
    counts[state] = (counts[state] ?? 0) + 1;
    expect(at(i), `${text}, ${input} = ${axis.valueAt(i)} after ${set}`).toBe(state);
  };
  const claims: { from: number; to: number; state: string }[] = [
    ...found.answers
      .filter(({ crossing }) => crossing === undefined)
      .map(({ from, to }) => ({ from: placeOf(from), to: placeOf(to), state: "holds" })),
    ...found.infeasibleRanges.map(({ from, to }) => ({
      from: placeOf(from),
      to: placeOf(to),
      state: "infeasible",
    })),
    ...found.undefinedRanges.map(({ from, to }) => ({
      from: placeOf(from),
      to: placeOf(to),
      state: "undefined",
    })),
  ].sort((a, b) => a.from - b.from);
  // What is left between the stretches is called false: where bounds left nothing open.
  const open = found.undecided.length > 0 || found.answers.some(({ crossing }) => crossing);
  let next = 0;
  for (const { from, to } of open ? [] : [...claims, { from: last + 1, to: last + 1 }]) {
    if (from > next) claims.push({ from: next, to: from - 1, state: "fails" });
    next = Math.max(next, to + 1);
  }
  for (const { from, to, state } of claims) {
    for (const i of new Set([from, to, ...places.map((part) => from + Math.floor(part * (to - from)))]))
      look(i, state);
  }
  for (const {
    nextBelow,
    nextAbove,
    nextBelowIs = "fails",
    nextAboveIs = "fails",
    crossing,
  } of found.answers) {
    if (crossing) continue;
    if (nextBelow !== null) look(placeOf(nextBelow), nextBelowIs);
    if (nextAbove !== null) look(placeOf(nextAbove), nextAboveIs);
  }
  return counts;
}

const parts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 });

describe("what solve calls true, false, contradictory or undefined is so by itself, at both ends and within", () => {
  const percent = fc.integer({ min: 0, max: 100 }).map((value) => `${value}%`);
  const questions = fc.constantFrom(
    "all(balance.public.cumulative >= 0)",
    "last(balance.public.cumulative) >= -3조",
    "total(compute.cost) <= 9조",
    "balance.public.short <= 2029",
    "total(uses.state) > total(uses.private) / 4",
    "hosting.own.share > hosting.paid.share",
    "1 / (compute.payers.firms - 20%) > 3",
  );
  const inputs = fc.constantFrom(
    "compute.payers.firms",
    "compute.payers.local",
    "hosting.paid.share",
    "hosting.in_kind.share",
    "programmes.npu.payers.equity",
    "compute.target",
  );
  const sets = fc.tuple(
    fc.constantFrom(
      "compute.payers.local",
      "compute.payers.firms",
      "compute.payers.state",
      "hosting.paid.share",
    ),
    percent,
  );

  test("Korea's plan", { timeout: slow }, () => {
    const seen: Record<string, number> = {};
    fc.assert(
      fc.property(
        fc.constantFrom("gpus-50k", "gpus-100k", "gpus-200k"),
        fc.array(sets, { maxLength: 2 }),
        inputs,
        questions,
        parts,
        (name, made, input, text, places) => {
          const set = made.map(([path, value]) => `${path}=${value}`);
          for (const [state, count] of Object.entries(
            lookAt(shipped, name, set, input, text, undefined, places),
          )) {
            seen[state] = (seen[state] ?? 0) + count;
          }
        },
      ),
      { numRuns: 30, seed: 11 },
    );
    // The law is about all four.
    expect(Object.keys(seen).sort()).toEqual(["fails", "holds", "infeasible", "undefined"]);
  });

  const ranged = (project: Project) => {
    const { settings: all } = under(project, project.plan.base, []);
    const settings = [...all].filter(([, { range }]) => range !== undefined);
    return fc.constantFrom(...settings.map(([name]) => name).sort());
  };
  const figures = [
    "balance.public.cumulative",
    "balance.public",
    "compute.cost",
    "uses.public",
    "funding.public",
  ];

  test.each([
    ["Korea's", shipped, 40],
    ["India's", india, 25],
  ])(
    "%s plan: any condition on money, any input that has a range",
    { timeout: slow },
    (_, project, numRuns) => {
      const names = [project.plan.base, ...(project === shipped ? ["gpus-100k"] : [])];
      const condition = conditionsOn(figures, project.plan.years);
      const seen: Record<string, number> = {};
      fc.assert(
        fc.property(
          fc.constantFrom(...names),
          ranged(project),
          condition,
          parts,
          (name, input, text, places) => {
            const counts = lookAt(project, name, [], input, text, undefined, places);
            for (const [state, count] of Object.entries(counts)) seen[state] = (seen[state] ?? 0) + count;
          },
        ),
        { numRuns, seed: 2 },
      );
      expect(Object.keys(seen)).toEqual(expect.arrayContaining(["fails", "holds", "undefined"]));
    },
  );

  test("India's plan", { timeout: slow }, () => {
    fc.assert(
      fc.property(
        fc.array(sets, { maxLength: 2 }),
        fc.constantFrom("compute.payers.firms", "compute.payers.equity", "hosting.in_kind.share"),
        fc.constantFrom("total(uses.state) > total(compute.cost) / 3", "total(compute.cost) <= 40B"),
        parts,
        (made, input, text, places) => {
          const set = made.map(([path, value]) => `${path}=${value}`);
          lookAt(india, india.plan.base, set, input, text, "0%..100%", places);
        },
      ),
      { numRuns: 10, seed: 5 },
    );
  });

  test("small plans with a whole of two to five parts, with and without a rest", { timeout: slow }, () => {
    const share = fc.integer({ min: 0, max: 60 });
    fc.assert(
      fc.property(
        fc.array(share, { minLength: 1, maxLength: 4 }),
        fc.boolean(),
        fc.array(fc.integer({ min: -3, max: 5 }), { minLength: 5, maxLength: 5 }),
        fc.integer({ min: -200, max: 400 }),
        fc.constantFrom("<=", ">", "="),
        parts,
        (values, rest, weights, limit, op, places) => {
          const names = [...values.keys(), values.length].map((i) => `mix.p${i}`);
          const left = 100 - values.reduce((sum, value) => sum + value, 0);
          const label = { en: "Part", ko: "몫" };
          const of = loadProject({
            dataDir: tinyWith({
              "model.json": (json) => {
                for (const name of names) json.parameters[name] = { unit: "%", label, min: 0, max: 100 };
                json.shares = { mix: { label: { en: "Parts of the mix", ko: "구성 비중" }, members: names } };
                json.metrics["mix.price"] = {
                  formula: names.map((name, i) => `${name} * ${weights[i]}`).join(" + "),
                  unit: "%",
                  kind: "single",
                  section: "costs",
                  label,
                  about: label,
                };
              },
              "tiny/plan.json": (json) =>
                addParts(json, names, values, rest ? "rest" : `${Math.max(0, left)}%`),
            }),
          });
          const name = names[0] as string;
          lookAt(of, of.plan.base, [], name, `mix.price ${op} ${limit}%`, undefined, places);
        },
      ),
      { numRuns: 25, seed: 3 },
    );
  });
});

// biome-ignore lint/suspicious/noExplicitAny: JSON about to be changed has no type
function addParts(json: any, names: readonly string[], values: readonly number[], last: string): void {
  for (const [i, name] of names.entries()) {
    json.parameters[name] = {
      value: i < values.length ? `${values[i]}%` : last,
      source: "ASSUMPTION",
      reason: "Made up.",
    };
  }
}

test("places that are looked at many at a time are what each is by itself", () => {
  const asked: readonly (readonly [input: string, between: string | undefined, text: string])[] = [
    ["compute.target", "0..200,000", "all(balance.public.cumulative >= 0)"],
    ["fx.usd", "1000..3000", "npv(5%, balance.public) = 3조"],
    ["fx.usd", "1000..3000", "ln((total(balance.public) - 8조) / 1조) > 0"],
  ];
  for (const [input, between, text] of asked) {
    const scenario = under(shipped, "gpus-50k", []);
    const domain = domainOf(shipped, scenario, "--by", input, between);
    const line = () => new Line(shipped, scenario, domain, questionOf(text));
    const [many, single] = [line(), line()];
    const last = domain.axis.count - 1;
    const places = Array.from({ length: 1500 }, (_, k) => Math.round((last * k) / 1499));
    many.holds.prepare(places);
    const told = ({ holds, below }: Line) => places.map((i) => [holds.side(i), below.side(i)]);
    expect(told(many)).toEqual(told(single));
    expect(new Set(told(many).map(String)).size).toBeGreaterThan(1);
  }
}, 60_000);
