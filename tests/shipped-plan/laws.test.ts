import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it, onTestFinished } from "vitest";
import { difference } from "../../src/analysis/compare/difference.ts";
import { type Figure, project as projectOver } from "../../src/analysis/projection/projection.ts";
import { modelOf } from "../../src/analysis/scenario-model.ts";
import { compile } from "../../src/engine/evaluate.ts";
import { loadProject } from "../../src/files/load.ts";
import { readUnit } from "../../src/formula/units.ts";
import type { Model } from "../../src/model/types.ts";
import { resolveScenarios } from "../../src/plan/scenarios/resolve.ts";
import type { Scenario } from "../../src/plan/types.ts";
import { dataDir, figuresOf, shipped, shippedScenario, withInputs } from "../helpers/shipped.ts";

const names = shipped.scenarioNames;
/** For tests that work out every scenario: a busy machine takes its time. */
const slow = 30_000;
const figure = (figures: Map<string, Figure>, name: string) => figures.get(name) as Figure;
const values = (figures: Map<string, Figure>, name: string) => figure(figures, name).values as number[];
const add = (rows: readonly (readonly number[])[]) =>
  (rows[0] as number[]).map((_, t) => rows.reduce((sum, row) => sum + (row[t] as number), 0));
const members = (family: string) => [...(shipped.plan.families.get(family)?.keys() ?? [])];

describe("to the won, in every scenario", () => {
  it.each(names)("%s: parts add to wholes and years to totals", (name) => {
    const of = figuresOf(shippedScenario(name));
    const row = (metric: string) => values(of, metric);
    const programmes = members("programmes");

    expect(add([row("funding.private"), row("funding.public")])).toEqual(row("funding.total"));
    expect(add(programmes.map((id) => row(`programmes.${id}.cost`)))).toEqual(row("programmes.cost"));
    expect(add(programmes.map((id) => row(`programmes.${id}.cut`)))).toEqual(row("programmes.cut"));
    for (const id of programmes) {
      const payers = ["state", "local", "equity", "firms"].map((payer) => row(`programmes.${id}.${payer}`));
      expect(add(payers), id).toEqual(row(`programmes.${id}.cost`));
      expect(add(payers.slice(0, 3)), id).toEqual(row(`programmes.${id}.granted`));
      expect(add([row(`programmes.${id}.cost`), row(`programmes.${id}.cut`)]), id).toEqual(
        row(`programmes.${id}.planned`),
      );
    }
    expect(add(["state", "local", "equity", "firms"].map((payer) => row(`compute.${payer}`)))).toEqual(
      row("compute.cost"),
    );
    expect(
      add([
        row("compute.cost.capex"),
        row("compute.cost.running"),
        row("compute.cost.deferred"),
        row("compute.cost.vat"),
      ]),
    ).toEqual(row("compute.cost"));
    expect(add([row("uses.state"), row("uses.local"), row("uses.equity")])).toEqual(row("uses.public"));
    expect(add([row("uses.public"), row("uses.private")])).toEqual(row("uses.total"));
    expect(add([row("balance.public"), row("balance.private")])).toEqual(row("balance"));
    expect(add([row("funding.total"), row("uses.total").map((x) => -x)])).toEqual(row("balance"));
    expect(add(members("accelerators").map((id) => row(`accelerators.${id}.bought`)))).toEqual(
      row("compute.gpus.bought"),
    );
    expect(row("balance.public.cumulative").at(-1)).toBe(figure(of, "balance.public").total);
    const outside = [row("credits.forgone"), row("chips.support"), row("rd.budget")];
    expect(add([row("outside.total"), row("rd.ai")])).toEqual(add(outside));
    expect(add([row("compute.gpus.free"), row("compute.gpus.claimed")])).toEqual(row("compute.gpus.usable"));

    // Every won has one payer: what the payers pay is what is spent.
    const paid = [...of.values()].filter(({ payer }) => payer !== undefined);
    expect(paid.length).toBeGreaterThan(60);
    expect(add(paid.map(({ values: years }) => years as number[]))).toEqual(row("uses.total"));

    for (const { name: metric, kind, money, values: years, total } of of.values()) {
      if (!money || years.includes(null)) continue;
      expect(years.every(Number.isSafeInteger), metric).toBe(true);
      if (kind === "flow")
        expect(
          years.reduce<number>((sum, value) => sum + (value ?? 0), 0),
          metric,
        ).toBe(total);
    }
  });

  it.each(["envelope-prorata", "envelope-priority"])(
    "%s: the envelope is spent to the won, never over",
    (name) => {
      const rule = shippedScenario(name).settings.get("programmes.envelope_rule")?.value;
      for (const below of [name, "gpus-100k+state-plan-25t", "back-loaded+weak-won"]) {
        const of = figuresOf(shippedScenario(below, [`programmes.envelope_rule=${rule}`]));
        const left = values(of, "balance.public.cumulative");
        const cut = values(of, "programmes.cut");
        expect(Math.max(...cut), below).toBeGreaterThan(0);
        for (const [t, money] of left.entries()) {
          // Compute comes first: only what it takes beyond the envelope can be missing.
          if ((values(of, "programmes.room")[t] as number) > 0)
            expect(money, below).toBeGreaterThanOrEqual(0);
          if ((cut[t] as number) > 0 && (values(of, "programmes.room")[t] as number) > 0)
            expect(money, below).toBe(0);
        }
        for (const id of members("programmes"))
          expect(Math.min(...values(of, `programmes.${id}.cut`)), id).toBeGreaterThanOrEqual(0);
      }
    },
  );

  it("by priority, nobody is cut while a later one is served", () => {
    const of = figuresOf(shippedScenario("envelope-priority+state-plan-25t"));
    const settings = shippedScenario("gpus-50k").settings;
    const order = members("programmes").map((id) => ({
      rank: settings.get(`programmes.${id}.priority`)?.value as number,
      ask: values(of, `programmes.${id}.ask`),
      granted: values(of, `programmes.${id}.granted`),
    }));
    for (const a of order)
      for (const b of order)
        if (a.rank < b.rank)
          for (const [t, granted] of a.granted.entries())
            if (granted < (a.ask[t] as number)) expect(b.granted[t]).toBe(0);
  });

  it(
    "splits any pledge into years that add to it exactly",
    () => {
      fc.assert(
        fc.property(
          fc.integer({ min: 1e12, max: 9e14 }),
          fc.integer({ min: 1e12, max: 9e14 }),
          (priv, pub) => {
            const of = figuresOf(
              shippedScenario("gpus-50k", [`funding.private=₩${priv}`, `funding.public=₩${pub}`]),
            );
            expect(figure(of, "funding.private").total).toBe(priv);
            expect(figure(of, "funding.public").total).toBe(pub);
            expect(figure(of, "funding.total").total).toBe(priv + pub);
          },
        ),
        { numRuns: 30 },
      );
    },
    slow,
  );
});

/** The exponent of a dimension in a unit. */
function exponent(unit: string, dim: string): number {
  const read = readUnit(unit, shipped.context);
  if ("unknown" in read) throw new Error(unit);
  return read.unit.dims.get(dim) ?? 0;
}

/** Every figure scales with the power of the unit in which it counts; `slack` is what rounding may move. */
function expectScaled(
  before: Scenario,
  after: Scenario,
  dim: string,
  factor: number,
  slack: (unit: string) => number,
) {
  const small = figuresOf(after);
  for (const [name, { values: years, unit }] of figuresOf(before)) {
    const scale = factor ** exponent(unit, dim);
    for (const [t, value] of years.entries()) {
      const scaled = figure(small, name).values[t] as number | null;
      if (value === null || scaled === null) expect(scaled, name).toBe(value);
      else
        expect(Math.abs(scaled - value * scale), `${name} ${before.years[t]}`).toBeLessThanOrEqual(
          slack(unit) + Math.abs(value * scale) * 2e-3 * (dim === "GPU" ? 1 : 1e-6),
        );
    }
  }
}

describe("no figure hides a constant", () => {
  it.each(["gpus-50k", "gpus-260k", "slow-private"])(
    "%s: a thousandth of all money is a thousandth of every money figure",
    (name) => {
      const before = shippedScenario(name);
      const after = withInputs(before, ({ unit }, value) => value * 0.001 ** (unit.dims.get("KRW") ?? 0));
      // A figure sums a few dozen roundings at most, of half a won each.
      expectScaled(before, after, "KRW", 0.001, (unit) => (exponent(unit, "KRW") > 0 ? 40 : 1e-9));
    },
  );

  it.each(["gpus-50k", "gpus-100k"])(
    "%s: a thousand times the GPUs at a thousandth each moves no won",
    (name) => {
      const before = shippedScenario(name);
      const after = withInputs(before, ({ unit }, value) => value * 1000 ** (unit.dims.get("GPU") ?? 0));
      // GPUs are whole: the plan of thousands rounds each purchase by up to one GPU of some 300 million won, several times over.
      const slack = (unit: string) => {
        if (exponent(unit, "GPU") !== 0) return 3000;
        return exponent(unit, "KRW") > 0 ? 8e9 : exponent(unit, "USD") > 0 ? 6e6 : 60;
      };
      expectScaled(before, after, "GPU", 1000, slack);
    },
  );
});

describe("order and direction", () => {
  it(
    "of members and keys in files changes not a bit",
    () => {
      const reversed = mkdtempSync(join(tmpdir(), "baekjo-order-"));
      onTestFinished(() => rmSync(reversed, { recursive: true, force: true }));
      cpSync(dataDir, reversed, { recursive: true });
      const file = join(reversed, "korea", "plan.json");
      const plan = JSON.parse(readFileSync(file, "utf8"));
      const backwards = (record: object) => Object.fromEntries(Object.entries(record).reverse());
      plan.parameters = backwards(plan.parameters);
      for (const family of Object.keys(plan.families))
        plan.families[family] = backwards(plan.families[family]);
      writeFileSync(file, JSON.stringify(backwards(plan)));
      const other = loadProject({ dataDir: reversed });
      for (const name of names) {
        const scenario = resolveScenarios(other, { scenarios: [name], set: [], unset: [] })
          .scenarios[0] as Scenario;
        expect(projectOver(other, scenario).figures).toEqual(
          projectOver(shipped, shippedScenario(name)).figures,
        );
      }
    },
    slow,
  );

  it(
    "compare a b is minus compare b a",
    () => {
      fc.assert(
        fc.property(fc.constantFrom(...names), fc.constantFrom(...names), (a, b) => {
          const one = figuresOf(shippedScenario(a));
          const two = figuresOf(shippedScenario(b));
          for (const [name, figure] of one) {
            const there = difference(figure, two.get(name) as Figure, 0);
            const back = difference(two.get(name) as Figure, figure, 0);
            const minus = (value: number | null) => (value === null ? null : 0 - value);
            expect(there.values, name).toEqual(back.values.map(minus));
            expect(there.total, name).toBe(minus(back.total));
          }
        }),
        { numRuns: 20 },
      );
    },
    slow,
  );
});

describe("any two scenarios stack", () => {
  // Linking looks at which inputs are yearly, never at their values; and most pairs commute, so that many have the same inputs.
  const linked = new Map<string, Model>();
  const seen = new Set<string>();

  it.each(names)("%s on each of the others", (a) => {
    for (const b of names) {
      const stacked = shippedScenario(`${b}+${a}`);
      const inputs = [...stacked.settings].map(([name, { value }]) => [
        name,
        value instanceof Map ? [...value] : value,
      ]);
      const key = JSON.stringify(inputs);
      if (seen.has(key)) continue;
      seen.add(key);
      const shape = inputs.flatMap(([name, value]) => (Array.isArray(value) ? [name] : [])).join();
      const model = linked.get(shape) ?? modelOf(shipped, stacked);
      linked.set(shape, model);
      const kernel = compile({ ...model, instance: stacked.instance }, model.requirements);
      const met = new Float64Array(kernel.size);
      kernel.evaluate(new Float64Array(), met);
      for (const [i, { name }] of model.requirements.entries()) {
        const { from, length } = kernel.slots[i] as { from: number; length: number };
        expect([...met.subarray(from, from + length)], `${b}+${a}: ${name}`).toEqual(Array(length).fill(1));
      }
    }
  });
});

describe("no formula holds a unit conversion", () => {
  it("the only numbers are 0, 1, 2 and 3", () => {
    const numbers = new Set<string>();
    for (const { formula } of [...shipped.definition.metrics, ...shipped.definition.requirements]) {
      for (const number of formula.replaceAll(/[a-z][a-z0-9_.*]*/g, "").match(/[\d.]+/g) ?? [])
        numbers.add(number);
    }
    // 3 − 2x is part of the smooth step x²(3 − 2x).
    expect([...numbers].sort()).toEqual(["0", "1", "2", "3"]);
  });
});
