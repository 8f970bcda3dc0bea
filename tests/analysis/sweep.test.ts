import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { project as projectOver } from "../../src/analysis/projection/projection.ts";
import { type SweepPoint, sweep } from "../../src/analysis/sweep/grid-search.ts";
import { placeInArgument } from "../../src/places.ts";
import { type Axis, readAxis } from "../../src/plan/settings/axis.ts";
import type { Project, Scenario } from "../../src/plan/types.ts";
import { shipped, shippedScenario } from "../helpers/shipped.ts";
import { failing, scenario, tiny } from "../helpers/tiny.ts";

const question = (text: string) => ({
  text,
  placeOf: ({ from, to }: { from: number; to: number }) => placeInArgument("--where", text, from, to),
});

function points(
  of: Project,
  scenarios: readonly Scenario[],
  texts: readonly string[],
  metrics: readonly string[],
  where?: string,
) {
  const axes = texts.map((text) => readAxis(text, "--vary", of));
  const swept = sweep(of, scenarios, axes, {
    choose: (figures) => figures.filter(({ name }) => metrics.includes(name)),
    ...(where === undefined ? {} : { where: question(where) }),
  });
  return { axes, points: [...swept.points], figures: swept.figures };
}

const valuesOf = (all: readonly SweepPoint[]) => all.map(({ values }) => values[0]);

describe("a sweep", () => {
  it("works a figure out at every point, the last axis the fastest", () => {
    // 35 less programmes of 4 + 8/2, and GPUs: 40,000 × $100,000 × (1000 + 2×1100 + 1200)/4 = 4.4.
    const { points: all } = points(
      tiny,
      [scenario("as-planned")],
      ["funding.public=[35조, 30조]", "compute.target=[40000, 80000]"],
      ["balance.public"],
    );
    expect(all.map(({ at }) => at)).toEqual([
      [35e12, 40_000],
      [35e12, 80_000],
      [30e12, 40_000],
      [30e12, 80_000],
    ]);
    expect(valuesOf(all)).toEqual([22.6e12, 18.2e12, 17.6e12, 13.2e12]);
  });

  it("takes scenarios as an axis, and says where a condition holds", () => {
    const both = [scenario("as-planned"), scenario("double")];
    const { points: all } = points(tiny, both, [], ["compute.cost"], "total(compute.cost) < 5조");
    expect(all).toEqual([
      { scenario: 0, at: [], values: [4.4e12], met: true },
      { scenario: 1, at: [], values: [8.8e12], met: false },
    ]);
  });

  it("tells an undefined condition and inputs that contradict each other from one that fails", () => {
    const { points: all } = points(
      tiny,
      [scenario("as-planned")],
      ["funding.private.profile*=[1, 0]"],
      ["balance.public"],
      "1 / (last(funding.private) - last(funding.private)) > 0",
    );
    expect(all.map(({ values, met, infeasible }) => [values[0], met, infeasible])).toEqual([
      [22.6e12, null, undefined],
      [null, null, true],
    ]);
  });

  it("has money in another currency, as run does, and conditions in the plan's own", () => {
    const asked = {
      money: { currency: "USD", prices: 2026 },
      where: question("total(compute.cost) = 4.4조"),
    };
    const swept = sweep(
      tiny,
      [scenario("as-planned")],
      [readAxis("compute.target=[40000]", "--vary", tiny)],
      {
        ...asked,
        choose: (figures) => figures.filter(({ name }) => name === "compute.cost"),
      },
    );
    // 40,000 GPUs at $100,000, whatever the won does.
    expect([...swept.points]).toEqual([{ scenario: 0, at: [40_000], values: [4e9], met: true }]);
    expect([swept.figures[0]?.unit, swept.currency.code, swept.prices]).toEqual(["USD", "USD", 2026]);
  });

  it("refuses a condition that is no condition, or one of every year", () => {
    const asked = (where: string) =>
      failing(() =>
        points(tiny, [scenario("as-planned")], ["compute.target=[1000]"], ["balance.public"], where),
      ).ids;
    expect(asked("last(balance.public)")).toEqual(["formula.not-condition"]);
    expect(asked("balance.public >= 0")).toEqual(["condition.yearly"]);
    expect(asked("last(balance.pubic) >= 0")).toEqual(["formula.unknown-name"]);
    expect(asked("last(balance.public) >= 5[GPU]")).toEqual(["formula.units-differ"]);
  });
});

describe("laws of sweeps", () => {
  const names = ["balance.public.cumulative", "compute.cost", "energy.share", "uses.total"];
  const texts = [
    "compute.target=40000..120000:7000",
    "energy.price*=0.8..1.3/7",
    "fx.usd=1234.5..1700/6",
    "compute.delay=[0, 3, 12]",
    "macro.inflation*=0.5..1.5/4",
    "funding.public=30조..40조/7",
    "fx.usd@2028..*=[0.9, 1.1]",
  ];
  const axes: readonly Axis[] = texts.map((text) => readAxis(text, "--vary", shipped));

  it("every point is what run says of the same settings", () => {
    const pick = fc.record({
      a: fc.nat(texts.length - 1),
      b: fc.nat(texts.length - 1),
      i: fc.nat(100),
      j: fc.nat(100),
      name: fc.constantFrom("gpus-50k", "gpus-100k+weak-won", "stress"),
    });
    fc.assert(
      fc.property(pick, ({ a, b, i, j, name }) => {
        const [one, two] = [axes[a] as Axis, axes[b] as Axis];
        fc.pre(!one.inputs.some((input) => two.inputs.includes(input)));
        const [x, y] = [i % one.count, j % two.count];
        const set = (axis: Axis, k: number) => `${axis.input} ${axis.op} ${axis.valueAt(k)} ${axis.unit}`;
        const ran = projectOver(shipped, shippedScenario(name, [set(one, x), set(two, y)]));
        const { points: all, figures } = points(
          shipped,
          [shippedScenario(name)],
          [texts[a] as string, texts[b] as string],
          names,
        );
        const expected = figures.map(({ name }) => ran.figures.find((figure) => figure.name === name)?.total);
        expect(all[x * two.count + y]?.values).toEqual(expected);
      }),
      { numRuns: 25 },
    );
  });

  it("turning the axes round moves points and changes none", () => {
    const [a, b] = [texts[0] as string, texts[1] as string];
    const base = [shippedScenario("gpus-50k")];
    const one = points(shipped, base, [a, b], names);
    const two = points(shipped, base, [b, a], names);
    const [n, m] = one.axes.map(({ count }) => count) as [number, number];
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < m; j++)
        expect(one.points[i * m + j]?.values).toEqual(two.points[j * n + i]?.values);
    }
  });

  it("can be read twice", () => {
    const axis = readAxis("compute.target=1000..3000:1000", "--vary", tiny);
    const swept = sweep(tiny, [scenario("as-planned")], [axis], { choose: (figures) => figures.slice(0, 1) });
    expect([...swept.points]).toEqual([...swept.points]);
  });
});
