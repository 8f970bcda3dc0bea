import { writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadProject } from "../../src/files/load.ts";
import type { Value } from "../../src/messages/message.ts";
import { resolveScenarios } from "../../src/plan/scenarios/resolve.ts";
import { shippedScenarios } from "../../src/plan/scenarios/stack.ts";
import type { Setting } from "../../src/plan/types.ts";
import {
  failing,
  given,
  piped,
  scenario,
  temporaryFolder,
  tiny,
  tinyDir,
  tinyWith,
} from "../helpers/tiny.ts";

const base = tiny.plan.base;
const set = (...settings: string[]) => scenario(base, { set: settings });
/** The values of a yearly setting, in order. */
const path = (setting: Setting | undefined) => [
  ...((setting?.value ?? new Map()) as Map<number, number>).values(),
];
const refused = (...settings: string[]) => failing(() => set(...settings));

describe("a setting in the name of a scenario, in words", () => {
  test.each([
    ["fx.usd=1600", "Won for a dollar at 1,600 won/USD", "원/달러 1,600원/달러"],
    ["compute.target*=2", "GPUs bought ×2", "GPU 구매 수 2배"],
    ["compute.target*=120%", "GPUs bought ×120%", "GPU 구매 수 ×120%"],
    ["funding.public.amount+=5조", "Public pledge +5 trillion won", "정부 약정 +5조 원"],
    ["funding.public.amount+=-5조", "Public pledge −5 trillion won", "정부 약정 −5조 원"],
    ["reserve=-5조", "Reserve kept back each year at −5 trillion won", "연간 예비비 −5조 원"],
    ["macro.inflation=-2.5%", "Inflation at −2.5%", "물가 상승률 −2.5%"],
    ["reserve*=-0.5", "Reserve kept back each year ×−0.5", "연간 예비비 −0.5배"],
    ["fx.usd@2027=1600", "Won for a dollar in 2027 at 1,600 won/USD", "원/달러 2027년 1,600원/달러"],
    ["fx.usd@2027..*=1.1", "Won for a dollar from 2027 ×1.1", "원/달러 2027년부터 1.1배"],
    ["fx.usd=[1500,1550,1600]", "Won for a dollar set by year", "원/달러 연도별 설정"],
    ["programmes.npu.public_share=40%", "Public share of Chips at 40%", "반도체 정부 부담률 40%"],
    ["fx.usd=plan", "Won for a dollar as in the plan", "원/달러 계획대로"],
    ["programmes.*.public_share=40%", "programmes.*.public_share=40%", "programmes.*.public_share=40%"],
  ])("%s", (setting, en, ko) => {
    const { label } = scenario(`${base}+${setting}`);
    expect(label).toEqual({ en: `Tiny plan of 100 trillion + ${en}`, ko: `100조 작은 계획 + ${ko}` });
  });
});

test("each unknown name that is shown is looked up once, and comes with what it may mean", () => {
  const project = { ...tiny };
  const texts: string[] = [];
  project.suggestions = (text, ...more) => {
    texts.push(text);
    return tiny.suggestions(text, ...more);
  };
  const unknown = Array.from({ length: 70 }, (_, i) => `compute.traget${i}=1`);
  const { issues } = failing(() => resolveScenarios(project, { scenarios: [], set: unknown, unset: [] }));
  const shown = issues.filter(({ id }) => id === "set.unknown-parameter");
  expect(shown).toHaveLength(50);
  for (const { next } of shown) {
    expect(next?.[0]).toMatchObject({ values: { name: "compute.target" } });
  }
  expect(texts.length).toBe(new Set(texts).size);
});

describe("the plan itself", () => {
  test("is the base, and what none means", () => {
    const { scenarios, notes } = resolveScenarios(tiny, { scenarios: [], set: [], unset: [] });
    expect(scenarios.map(({ name }) => name)).toEqual([base]);
    expect(notes).toEqual([]);
    expect(given(scenarios[0] as never, "funding.private.amount")).toBe(65e12);
    expect(scenarios[0]?.layers).toEqual([
      expect.objectContaining({ id: base, from: "plan", set: [], unset: [] }),
    ]);
  });

  test("has its years, members and inputs in order", () => {
    const { instance, settings } = scenario(base);
    expect(instance.years).toEqual([2026, 2027, 2028]);
    expect(instance.members.get("programmes")).toEqual(["data", "npu"]);
    expect([...settings.keys()]).toEqual([...settings.keys()].sort());
    expect(instance.inputs).toBe(settings);
    expect(instance.inflation).toBe("macro.inflation");
  });

  test("each value says who set it and from where", () => {
    const { settings } = scenario(base);
    expect(settings.get("funding.public.amount")).toMatchObject({
      layer: base,
      source: ["pledge", "budget"],
    });
    expect(settings.get("macro.inflation")).toMatchObject({ layer: base, source: "ASSUMPTION" });
    expect(settings.get("reserve")).toMatchObject({ layer: "default", source: [], value: 0 });
    expect(settings.get("programmes.data.public_share")).toMatchObject({ layer: "default", value: 1 });
    expect(settings.get("compute.price")).toMatchObject({
      value: 100_000,
      range: { shape: "lognormal", low: 80_000, high: 125_000 },
      prices: 2026,
    });
    expect(settings.get("fx.usd")?.range).toEqual({ shape: "lognormal", low: 0.9, high: 1.2 });
  });
});

describe("a discrete range", () => {
  const project = loadProject({
    dataDir: tinyWith({
      "tiny/plan.json": (json) => {
        json.parameters["funding.private.amount"].range = {
          ...{ shape: "discrete", values: ["70조", "40조", "65조", "50조"], weights: [1, 0.5, 2, 0] },
        };
        json.parameters["fx.usd"].range = { shape: "discrete", values: [1, 0.9] };
      },
    }),
  });
  const rangeAfter = (name: string, ...settings: string[]) => {
    const { scenarios } = resolveScenarios(project, { scenarios: [base], set: settings, unset: [] });
    return scenarios[0]?.settings.get(name)?.range;
  };
  const values = (...pairs: readonly [number, number][]) =>
    pairs.map(([value, weight]) => ({ value, weight }));

  test("has its values in order, without those that never come up, equally likely without weights", () => {
    expect(rangeAfter("funding.private.amount")).toEqual({
      ...{ shape: "discrete", low: 40e12, high: 70e12, values: values([40e12, 0.5], [65e12, 2], [70e12, 1]) },
    });
    expect(rangeAfter("fx.usd")).toEqual({
      ...{ shape: "discrete", low: 0.9, high: 1, values: values([0.9, 1], [1, 1]) },
    });
  });

  test("is moved value by value", () => {
    expect(rangeAfter("funding.private.amount", "funding.private.amount *= 0.8")).toEqual({
      ...{ shape: "discrete", low: 32e12, high: 56e12, values: values([32e12, 0.5], [52e12, 2], [56e12, 1]) },
    });
    const added = rangeAfter("funding.private.amount", "funding.private.amount += 1조");
    expect(added?.values).toEqual(values([41e12, 0.5], [66e12, 2], [71e12, 1]));
    const yearly = rangeAfter("funding.private.amount", "funding.private.amount@2027 = 1조");
    expect(yearly?.values).toEqual(values([40 / 65, 0.5], [1, 2], [70 / 65, 1]));
    expect(yearly).toMatchObject({ low: 40 / 65, high: 70 / 65 });
  });

  test("gives way to a value, and to one with two ends", () => {
    expect(rangeAfter("funding.private.amount", "funding.private.amount = 50조")).toBeUndefined();
    expect(rangeAfter("funding.private.amount", "funding.private.amount = 50조[40조..60조]")).toEqual({
      ...{ shape: "triangular", low: 40e12, high: 60e12 },
    });
  });
});

describe("stacking", () => {
  test("a scenario changes only what it says", () => {
    const before = scenario(base).settings;
    const after = scenario("double").settings;
    const changed = [...after]
      .filter(([name, setting]) => setting !== before.get(name))
      .map(([name]) => name);
    expect(changed).toEqual(["compute.target"]);
    expect(after.get("compute.target")).toMatchObject({ value: 80_000, layer: "double", source: ["critic"] });
  });

  test("what a scenario extends comes first", () => {
    const stress = scenario("stress");
    expect(stress.layers.map(({ id }) => id)).toEqual([base, "weak-won", "stress"]);
    expect(given(stress, "fx.usd")).toEqual({ 2026: 1100, 2027: 1210, 2028: 1320 });
    expect(given(stress, "programmes.npu.amount")).toBe(9e12);
    expect(given(stress, "compute.price")).toEqual({ 2026: 100_000, 2027: 120_000, 2028: 120_000 });
    expect(stress.settings.get("fx.usd")?.layer).toBe("weak-won");
  });

  test("a+b lays b over a, and --set over both", () => {
    const both = scenario("double+slow-private", { set: ["compute.target += 5 GPU"] });
    expect(both.name).toBe("double+slow-private");
    expect(both.label).toEqual({
      en: "Twice the GPUs + Private money comes late",
      ko: "GPU 두 배 + 민간 자금 지연",
    });
    expect(both.layers.map(({ id, from }) => [id, from])).toEqual([
      [base, "plan"],
      ["double", "shipped"],
      ["slow-private", "shipped"],
      ["--set", "set"],
    ]);
    expect(given(both, "compute.target")).toBe(80_005);
    expect(both.settings.get("compute.target")).toMatchObject({ layer: "--set", source: "ASSUMPTION" });
    expect(given(both, "funding.private.profile")).toEqual({ 2026: 0, 2027: 1, 2028: 3 });
  });

  test("a file, stdin and a scenario stack; stdin is read once", () => {
    const file = join(temporaryFolder(), "mine.json");
    writeFileSync(file, piped("compute.target = 10,000"));
    let reads = 0;
    const stdin = () => {
      reads++;
      return piped("compute.target *= 3");
    };
    const request = { scenarios: [file, `double+-`], set: [], unset: [], stdin };
    const [mine, other] = resolveScenarios(tiny, request).scenarios;
    expect(given(mine as never, "compute.target")).toBe(10_000);
    expect(mine?.settings.get("compute.target")).toMatchObject({ layer: file, source: "ASSUMPTION" });
    expect(given(other as never, "compute.target")).toBe(240_000);
    expect(other?.layers.at(-1)).toMatchObject({ id: "-", from: "stdin", set: ["compute.target *= 3"] });
    expect(reads).toBe(1);
  });

  test("the same scenario may be asked for twice", () => {
    const request = { scenarios: ["double", "double"], set: [], unset: [] };
    expect(resolveScenarios(tiny, request).scenarios).toHaveLength(2);
  });

  test("every pair of shipped scenarios stacks", () => {
    for (const a of tiny.scenarioNames) for (const b of tiny.scenarioNames) scenario(`${a}+${b}`);
  });

  test("shipped scenarios can be listed", () => {
    expect(tiny.scenarioNames).toEqual([base, "double", "slow-private", "stress", "weak-won"]);
    expect(shippedScenarios(tiny).map(({ id }) => id)).toEqual(tiny.scenarioNames.slice(1));
  });

  test.each([
    ["doble", "input", "scenario.unknown"],
    ["double++stress", "usage", "scenario.empty"],
    ["", "usage", "scenario.empty"],
    ["-+-", "usage", "scenario.stdin-twice"],
    ["./none.json", "file", "file.missing"],
    [Array(60).fill("double").join("+"), "usage", "scenario.too-many"],
  ])("%j is refused", (name, kind, id) => {
    expect(failing(() => scenario(name))).toMatchObject({ kind, ids: [id] });
  });

  test("an unknown scenario comes with the nearest", () => {
    expect(failing(() => scenario("doble")).issues[0]?.next).toEqual([
      { id: "next.did-you-mean", values: { names: "double" } },
      { id: "next.see", values: { command: "baekjo list scenarios" } },
    ]);
  });

  test("scenarios that extend each other in a circle are an error, where they do", () => {
    const dataDir = tinyWith({
      "tiny/scenarios/double.json": (json) => Object.assign(json, { extends: "stress" }),
      "tiny/scenarios/weak-won.json": (json) => Object.assign(json, { extends: "double" }),
    });
    const project = loadProject({ dataDir });
    const { kind, issues } = failing(() =>
      resolveScenarios(project, { scenarios: ["stress"], set: [], unset: [] }),
    );
    expect(kind).toBe("input");
    expect(issues[0]).toMatchObject({
      id: "scenario.cycle",
      values: { cycle: "stress → double → weak-won → stress" },
      place: { file: join(dataDir, "tiny/scenarios/double.json") },
    });
  });

  test("a fault in a file is placed in the file, inside the string", () => {
    const text = `{\n  "format": "baekjo/scenario/1",\n  "set": ["compute.target = 40000.5",\n "\\u0066x.uds = 5"]\n}`;
    const { kind, issues } = failing(() => scenario("-", { stdin: text }));
    expect(kind).toBe("input");
    expect(issues).toMatchObject([
      { id: "value.not-whole", place: { file: "-", line: 3, column: 29, length: 7 } },
      { id: "set.unknown-parameter", place: { file: "-", line: 4, column: 3, length: 11 } },
    ]);
  });
});

describe("one value", () => {
  test("= makes it certain", () => {
    const { settings } = set("funding.private.amount=50조");
    expect(settings.get("funding.private.amount")).toMatchObject({ value: 50e12, layer: "--set" });
    expect(settings.get("funding.private.amount")).not.toHaveProperty("range");
  });

  test("a range behind it keeps the plan's shape, or is triangular", () => {
    expect(set("compute.price = $90k [$80k..$99k]").settings.get("compute.price")).toMatchObject({
      value: 90_000,
      range: { shape: "lognormal", low: 80_000, high: 99_000 },
    });
    expect(set("compute.target=10만[9만..12만]").settings.get("compute.target")?.range).toEqual({
      ...{ shape: "triangular", low: 90_000, high: 120_000 },
    });
  });

  test("*= and += move value and range alike", () => {
    const { settings } = set("funding.private.amount *= 0.8", "funding.private.amount += 2조");
    expect(settings.get("funding.private.amount")).toMatchObject({
      value: 54e12,
      range: { shape: "triangular", low: 34e12, high: 58e12 },
    });
  });

  test("a factor of zero leaves no range, a negative one turns it", () => {
    expect(set("funding.private.amount *= 0").settings.get("funding.private.amount")).not.toHaveProperty(
      "range",
    );
    const turned = set("reserve = 5조 [4조..7조]", "reserve *= -1").settings.get("reserve");
    expect(turned).toMatchObject({ value: -5e12, range: { low: -7e12, high: -4e12 } });
  });

  test("a factor on whole things gives whole things", () => {
    expect(given(set("compute.target = 13,136", "compute.target *= 0.85"), "compute.target")).toBe(11_166);
    expect(given(set("compute.target *= 1.1"), "compute.target")).toBe(44_000);
    expect(given(set("funding.private = 1 KRW", "funding.private *= 0.5"), "funding.private.amount")).toBe(1);
  });

  test("the plan's prices stay: a setting changes the number, not the year whose prices it is in", () => {
    expect(set("compute.price = $90k").settings.get("compute.price")?.prices).toBe(2026);
  });

  test("a metric stands for its lever, its member carried over", () => {
    expect(given(set("funding.private=50조"), "funding.private.amount")).toBe(50e12);
    expect(given(set("programmes.npu.cost=1조"), "programmes.npu.amount")).toBe(1e12);
  });

  test("* stands for one whole segment", () => {
    const all = set("programmes.*.amount = 1조");
    expect([given(all, "programmes.data.amount"), given(all, "programmes.npu.amount")]).toEqual([1e12, 1e12]);
    expect(given(set("*.*.amount *= 2"), "funding.private.amount")).toBe(130e12);
    expect(refused("*.amount = 1조").ids).toEqual(["set.no-match"]);
    expect(refused("programmes.*.amuont = 1조").issues[0]?.next?.[0]?.values).toEqual({
      names: "programmes.*.amount",
    });
    expect(refused("programmes.* = 1조").ids).toEqual(["set.no-match"]);
  });
});

describe("years", () => {
  test("naming years of a scalar makes it yearly, its range factors", () => {
    const { settings } = set("funding.private.amount@2027.. = 50조");
    expect(settings.get("funding.private.amount")).toMatchObject({
      value: new Map([
        [2026, 65e12],
        [2027, 50e12],
        [2028, 50e12],
      ]),
      range: { shape: "triangular", low: 40 / 65, high: 70 / 65 },
    });
  });

  test("= on every year leaves no range; *= and += on some keep the factors", () => {
    expect(set("fx.usd@2026..2028 = 1000").settings.get("fx.usd")).not.toHaveProperty("range");
    const some = set("fx.usd@..2027 *= 1.1", "fx.usd@2028 += 100").settings.get("fx.usd");
    expect(some).toMatchObject({ range: { shape: "lognormal", low: 0.9, high: 1.2 } });
    expect(path(some)).toEqual([1100, 1210, 1300]);
  });

  test("*= and += without years move a path, and its factors stay", () => {
    const { settings } = set("fx.usd *= 2", "fx.usd += 1");
    expect(path(settings.get("fx.usd"))).toEqual([2001, 2201, 2401]);
    expect(settings.get("fx.usd")?.range).toEqual({ shape: "lognormal", low: 0.9, high: 1.2 });
  });

  test("a list gives every year, a range behind it factors", () => {
    const { settings } = set("fx.usd = [1000, 1200, 1400] [0.8..130%]");
    expect(settings.get("fx.usd")).toMatchObject({ range: { shape: "lognormal", low: 0.8, high: 1.3 } });
    expect(given(set("fx.usd@2027..=[70, 80] "), "fx.usd")).toEqual({ 2026: 1000, 2027: 70, 2028: 80 });
  });

  test("one value for a yearly input holds in all its years, an absolute range becomes factors", () => {
    const fx = set("fx.usd = 1500 [1200..1800]").settings.get("fx.usd");
    expect(path(fx)).toEqual([1500, 1500, 1500]);
    expect(fx?.range).toEqual({ shape: "lognormal", low: 0.8, high: 1.2 });
  });

  test.each([
    ["fx.usd@2025 = 1000", "set.years-outside", "@2025"],
    ["fx.usd@2028..2030 = 1000", "set.years-outside", "@2028..2030"],
    ["fx.usd = [1000, 2000]", "set.list-count", "[1000, 2000]"],
    ["fx.usd@2027.. = [1000]", "set.list-count-named", "[1000]"],
    ["reserve = [1조, 1조, 1조] [9000억..1.1조]", "quantity.unitless", "[9000억..1.1조]"],
  ])("%s is refused", (text, id, part) => {
    const { kind, issues } = refused(text);
    expect(kind).toBe("input");
    expect(issues[0]?.id).toBe(id);
    const { column = 0, length = 0 } = issues[0]?.place ?? {};
    expect(text.slice(column - 1, column - 1 + length)).toBe(part);
  });

  test("a wrong count says how many years there are", () => {
    expect(refused("fx.usd = [1000, 2000]").issues[0]?.values).toEqual({
      ...{ count: 2, wanted: 3, years: "2026..2028" },
    });
  });
});

describe("the horizon", () => {
  const longer = scenario("slow-private", { years: "2025..2030" });

  test("values by year hold the nearest; a profile is zero outside the years it names", () => {
    expect(longer.instance.years).toEqual([2025, 2026, 2027, 2028, 2029, 2030]);
    expect(given(longer, "fx.usd")).toEqual({
      ...{ 2025: 1000, 2026: 1000, 2027: 1100, 2028: 1200, 2029: 1200, 2030: 1200 },
    });
    expect(given(longer, "funding.private.profile")).toEqual({
      ...{ 2025: 0, 2026: 0, 2027: 1, 2028: 3, 2029: 0, 2030: 0 },
    });
  });

  test("that is said once for all", () => {
    const request = { scenarios: [base, "double"], set: [], unset: [], years: "2026..2030" };
    expect(resolveScenarios(tiny, request).notes).toMatchObject([
      { id: "years.held", values: { count: 1, years: "2026..2028" } },
      { id: "years.zero", values: { years: "2029..2030" } },
    ]);
  });

  test("fewer years are a look at part of the plan, which is worked out whole", () => {
    const request = { scenarios: [base], set: ["fx.usd@2028 = 1300"], unset: [], years: "2027" };
    const { scenarios, notes } = resolveScenarios(tiny, request);
    expect(scenarios[0]?.years).toEqual([2027]);
    expect(scenarios[0]?.instance.years).toEqual([2026, 2027, 2028]);
    expect(notes).toEqual([
      { id: "years.part", values: { shown: "2027", years: "2026..2028", unseen: "2026, 2028" } },
    ]);
  });

  test("files speak of the plan's years, --set of the horizon", () => {
    const options = { years: "2026..2029", stdin: piped("fx.usd@2028 = 1300", "reserve = [1조, 2조, 3조]") };
    expect(given(scenario("-", options), "fx.usd")).toMatchObject({ 2028: 1300, 2029: 1300 });
    expect(given(scenario("-", options), "reserve")).toEqual({
      2026: 1e12,
      2027: 2e12,
      2028: 3e12,
      2029: 3e12,
    });
    const four = scenario(base, { years: "2026..2029", set: ["fx.usd = [1000, 1001, 1002, 1003]"] });
    expect(given(four, "fx.usd")).toEqual({ 2026: 1000, 2027: 1001, 2028: 1002, 2029: 1003 });
    expect(failing(() => scenario(base, { years: "2026..2029", set: ["fx.usd@2030 = 1000"] })).ids).toEqual([
      "set.years-outside",
    ]);
  });

  test.each([
    ["2026..2125", undefined],
    ["2026", undefined],
    ["2026..2126", "years.too-many"],
    ["2030..2026", "years.backwards"],
    ["1800..1801", "years.range"],
    ["2026-2030", "years.malformed"],
    ["", "years.malformed"],
  ])("--years %j", (years, id) => {
    if (id === undefined) expect(scenario(base, { years }).instance.years.length).toBeLessThanOrEqual(100);
    else expect(failing(() => scenario(base, { years }))).toMatchObject({ kind: "usage", ids: [id] });
  });
});

describe("--unset", () => {
  test("returns to the plan's value, over the horizon, before --set", () => {
    const back = scenario("stress", { unset: ["fx.usd", "programmes.*.amount"], years: "2026..2029" });
    expect(given(back, "fx.usd")).toEqual({ 2026: 1000, 2027: 1100, 2028: 1200, 2029: 1200 });
    expect(back.settings.get("programmes.npu.amount")).toMatchObject({ value: 8e12, layer: base });
    const again = scenario("double", { unset: ["compute.target"], set: ["compute.target += 1 GPU"] });
    expect(given(again, "compute.target")).toBe(40_001);
  });

  test("no match is an error", () => {
    expect(failing(() => scenario(base, { unset: ["fx.eur"] })).ids).toEqual(["set.unknown-parameter"]);
    expect(failing(() => scenario(base, { unset: [" "] }))).toMatchObject({ kind: "usage" });
  });

  test.each([
    ["fx.usd", "fx.usd=1600", true],
    ["fx.usd", "fx.*=1600", true],
    ["fx.usd", "fx.usd*=1.1", false],
    ["fx.usd", "fx.usd@2028=1600", false],
    ["*.*.amount", "programmes.npu.amount=8조", false],
  ])("of %s, with %s, is refused where it would do nothing", (back, set, refused) => {
    const change = () => scenario("stress", { unset: [back], set: [set] });
    if (refused) expect(failing(change).ids).toEqual(["set.unset-and-set"]);
    else expect(change().settings.size).toBeGreaterThan(0);
  });
});

describe("refusals", () => {
  test.each([
    ["compute.target", "usage", "set.no-operator"],
    ["compute.target=abc", "usage", "quantity.malformed"],
    ["funding.private=50조,60조", "usage", "quantity.comma"],
    ["compute.gpu.price=5", "input", "set.unknown-parameter"],
    ["balance.public=5조", "input", "set.not-an-input"],
    ["compute.price=5 GPU", "input", "quantity.unit"],
    ["compute.price=5 parsec", "input", "quantity.unknown-unit"],
    ["compute.target=-5", "input", "value.below-minimum"],
    ["compute.target=-5만", "input", "value.below-minimum"],
    ["compute.target=40000.5", "input", "value.not-whole"],
    ["programmes.npu.public_share=120%", "input", "value.above-maximum"],
    ["funding.private=9,008조", "input", "quantity.too-large"],
    ["funding.private*=1000", "input", "quantity.too-large"],
    ["compute.price *= 5 GPU", "input", "quantity.unitless"],
    ["funding.private = 50조 [60조..40조]", "input", "range.crossed"],
    ["funding.private = 50조 [55조..60조]", "input", "range.value-outside"],
    ["compute.price = $90k [0..$99k]", "input", "range.lognormal-sign"],
    ["compute.price += -$85k", "input", "range.lognormal-sign"],
    ["fx.usd = [1000, 1100, 1200] [-0.5..2]", "input", "range.factor-sign"],
    ["fx.usd@2026 = 1000 [900..1100]", "input", ""],
    ["fx.usd@2026 = 1000 [₩900..₩1100]", "input", "quantity.unitless"],
    ["reserve = [0, 0, 0] [0.9..1.1]", "input", ""],
  ])("%s", (text, kind, id) => {
    if (id === "") expect(() => set(text)).not.toThrow();
    else expect(refused(text)).toMatchObject({ kind, ids: [id] });
  });

  test("an unknown name comes with the nearest, its value, and where to look", () => {
    expect(refused("compute.gpu.price=5").issues[0]?.next).toEqual([
      {
        id: "next.did-you-mean-value",
        values: { name: "compute.price", value: { en: "$100,000/GPU", ko: "$100,000/장" } },
      },
      { id: "next.see", values: { command: "baekjo list inputs compute" } },
    ]);
  });

  test("all that is wrong comes at once, malformed settings first", () => {
    expect(refused("compute.price=5 GPU", "fx.eur=5", "compute.target=-5만").ids).toEqual([
      ...["quantity.unit", "set.unknown-parameter", "value.below-minimum"],
    ]);
    expect(refused("compute.price=5 GPU", "x", "y").ids).toEqual(["set.no-operator", "set.no-operator"]);
  });

  test("scenarios of one command do not repeat a fault of --set", () => {
    const request = { scenarios: ["double", "stress"], set: ["fx.eur=5"], unset: [] };
    expect(failing(() => resolveScenarios(tiny, request)).ids).toEqual(["set.unknown-parameter"]);
  });
});

/** A text that comes in both languages, in English. */
const english = (value: Value | undefined) => (typeof value === "object" ? value.en : value);

describe("a bare amount a hundred times off", () => {
  const offer = (text: string) => {
    const { issues } = refused(text);
    expect(issues[0]?.id).toBe("quantity.bare");
    return issues[0]?.next?.map(({ values }) => english(values?.text));
  };

  test.each([
    ["funding.private=65", ["65T", "65 KRW"]],
    ["funding.private=650000", ["650000B", "650000 KRW"]],
    ["funding.private=6.5", ["6.5T"]],
    ["funding.private=65조[40..70조]", ["40T", "40 KRW"]],
    ["compute.price=100", ["$100k", "100 USD/GPU"]],
    ["compute.target=40", ["40k", "40 GPU"]],
    ["compute.target=4", ["4k", "4 GPU"]],
    ["compute.target=90,000,000", ["90,000,000 GPU"]],
    ["fx.usd@2027=1.1", ["1.1k", "1.1 KRW/USD"]],
  ])("%s", (text, next) => {
    expect(offer(text)).toEqual(next);
  });

  test.each([
    "funding.private=0",
    "funding.private=65조",
    "funding.private=65 KRW",
    "funding.private=65e12",
    "funding.private=700,000,000,000",
    "compute.target=50 GPU",
    "compute.target += 10",
    "funding.private.profile = [0, 5000, 1]",
    "reserve = 5",
  ])("%s is not questioned", (text) => {
    expect(() => set(text)).not.toThrow();
  });

  test("an addend of money is, and so is a scenario file", () => {
    expect(offer("funding.private += 5")).toEqual(["5T", "5 KRW"]);
    const { kind, issues } = failing(() => scenario("-", { stdin: piped("funding.private = 65") }));
    expect(kind).toBe("input");
    expect(issues[0]).toMatchObject({ id: "quantity.bare", place: { file: "-", line: 1 } });
  });
});

describe("laws", () => {
  const names = [...tiny.declared.keys()];

  test("order of settings on different inputs does not matter", () => {
    const settings = [
      "compute.target *= 2",
      "fx.usd@2027.. += 10",
      "funding.private = 50조",
      "reserve = 1조",
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(settings, { minLength: 4 }), (order) => {
        expect(scenario(base, { set: order }).settings).toEqual(scenario(base, { set: settings }).settings);
      }),
    );
  });

  test("a factor and its inverse, an addend and its opposite, come back", () => {
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.constantFrom(2, 4, 5, 8, 10), (name, factor) => {
        if (name.endsWith("share")) return;
        const back = scenario(base, {
          set: [`${name} *= ${factor}`, `${name} *= ${1 / factor}`],
        }).settings.get(name);
        const { value, range } = tiny.plan.settings.get(name) as { value: unknown; range?: unknown };
        expect(back?.value).toEqual(value);
        expect(back?.range).toEqual(range);
      }),
    );
  });

  test("setting twice is setting once; unset is never having set", () => {
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.integer({ min: 0, max: 1 }), (name, value) => {
        const text = `${name} = ${value} ${tiny.declared.get(name)?.unit.text ?? ""}`;
        expect(set(text, text).settings).toEqual(set(text).settings);
        const stdin = piped(text);
        expect(scenario("-", { stdin, unset: [name] }).settings).toEqual(scenario(base).settings);
      }),
    );
  });

  test("the order of keys and members in files does not matter", () => {
    const reversed = (json: Record<string, unknown>, key: string) => {
      json[key] = Object.fromEntries(Object.entries(json[key] as object).reverse());
    };
    const dataDir = tinyWith({
      "tiny/plan.json": (json) => {
        reversed(json, "parameters");
        reversed(json.families, "programmes");
      },
      "model.json": (json) => reversed(json, "parameters"),
    });
    const other = loadProject({ dataDir });
    const request = { scenarios: ["stress"], set: ["*.*.amount *= 2"], unset: [] };
    const settings = (project: typeof tiny) =>
      JSON.stringify([...(resolveScenarios(project, request).scenarios[0]?.settings ?? [])]);
    expect(settings(other)).toBe(settings(loadProject({ dataDir: tinyDir })));
    expect([...(other.plan.families.get("programmes") ?? [])]).toEqual([
      ...(tiny.plan.families.get("programmes") ?? []),
    ]);
  });
});
