/** The library as a program meets it: what it lists, how it refuses, how a simulation is followed, and many evaluations. */

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BaekjoError, type OpenOptions, openPlan, type RunRequest, type Watch } from "../../src/index.ts";
import { baekjo } from "../helpers/cli.ts";
import { temporaryFolder } from "../helpers/tiny.ts";

const bus = "tests/fixtures/bus";

async function json(args: readonly string[]) {
  return JSON.parse((await baekjo([...args, "--json"])).out);
}

/** What a command writes as CSV in Korean: its labels, by the column that names them. */
async function koreanLabels(args: readonly string[], by: string): Promise<Map<string, string>> {
  const { out } = await baekjo([...args, "--lang", "ko", "--format", "csv"]);
  const [head = [], ...records] = out
    .trim()
    .split("\n")
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,"]*))/g)].map((cell) =>
        (cell[1] ?? cell[2] ?? "").replaceAll('""', '"'),
      ),
    );
  const [name, label] = [head.indexOf(by), head.indexOf("label")];
  return new Map(records.map((cells) => [cells[name] as string, cells[label] as string]));
}

describe.each(["korea", "india", bus])("the lists of %s", (source) => {
  test("are those of the command, with labels in both languages", async () => {
    const plan = await openPlan(source);
    for (const [list, infos] of [
      ["scenarios", plan.scenarios],
      ["inputs", plan.inputs],
    ] as const) {
      const { items } = await json(["list", list, "--plan", source]);
      const korean = await koreanLabels(["list", list, "--plan", source], "name");
      const told = (each: { name: string; label: unknown; unit?: string }) => [
        each.name,
        each.label,
        each.unit,
      ];
      expect(infos.map(({ label, ...each }) => told({ ...each, label: label.en }))).toEqual(items.map(told));
      for (const { name, label } of infos) expect([name, label.ko]).toEqual([name, korean.get(name)]);
    }
    const { items } = await json(["list", "inputs", "--plan", source]);
    const numbers = plan.inputs.map(({ value, range, source }) => [
      value,
      range?.low ?? null,
      range?.high ?? null,
      source,
    ]);
    type Item = Record<"value" | "low" | "high" | "source", unknown>;
    expect(numbers).toEqual(items.map(({ value, low, high, source }: Item) => [value, low, high, source]));
  });

  test("name every metric of run, with its unit", async () => {
    const plan = await openPlan(source);
    const { rows } = await json(["run", "--plan", source]);
    type Row = Record<"metric" | "label" | "unit" | "kind", string>;
    expect(plan.metrics.map(({ name, label, unit, kind }) => [name, label.en, unit, kind])).toEqual(
      rows.map(({ metric, label, unit, kind }: Row) => [metric, label, unit, kind]),
    );
    const korean = await koreanLabels(["run", "--plan", source], "metric");
    for (const { name, label } of plan.metrics) expect([name, label.ko]).toEqual([name, korean.get(name)]);
  });
});

describe("settings", () => {
  test.each<[NonNullable<RunRequest["set"]>, readonly string[]]>([
    ["fx.usd=1600", ["fx.usd=1600"]],
    [
      ["fx.usd=1600", "compute.target*=2"],
      ["fx.usd=1600", "compute.target*=2"],
    ],
    [{ "fx.usd": 1600 }, ["fx.usd=1600 KRW/USD"]],
    [{ "funding.public.amount": "40조" }, ["funding.public.amount=40조"]],
    [{ "compute.delay": 1.5 }, ["compute.delay=1.5 months"]],
    [
      { "fx.usd": [1400, 1410, 1420, 1430, 1440] },
      ["fx.usd=[1400 KRW/USD, 1410 KRW/USD, 1420 KRW/USD, 1430 KRW/USD, 1440 KRW/USD]"],
    ],
    [
      { "fx.usd": { 2027: 1500, "2028..": 1600 } },
      ["fx.usd@2027=1500 KRW/USD", "fx.usd@2028..=1600 KRW/USD"],
    ],
    [{ "fx.usd@2028": 0.0000015e9 }, ["fx.usd@2028=1500 KRW/USD"]],
    [{ "fund.rate": -5.5 }, ["fund.rate=-5.5 %"]],
  ])("%j are laid on as %j", async (set, texts) => {
    const plan = await openPlan();
    const metric = "compute.cost";
    const command = await json(["run", "--metric", metric, ...texts.flatMap((text) => ["--set", text])]);
    expect(await plan.run({ set, metric })).toEqual(command);
  });
});

describe("what is wrong is one class, with kind, code, words and place", () => {
  const folder = temporaryFolder();
  const broken = join(folder, "broken.json");
  writeFileSync(broken, '{ "format": "baekjo/scenario/1",\n  "label": "x", "set": ["fx.usd = 15xx"] }\n');

  test.each<[unknown, object]>([
    [
      { set: ["fx.uds=1600"] },
      {
        kind: "input",
        exitCode: 3,
        code: "set.unknown-parameter",
        place: { key: "set", line: 1, column: 1, length: 6 },
      },
    ],
    [{ set: "fx.usd" }, { kind: "usage", exitCode: 2, code: "set.no-operator", place: { key: "set" } }],
    [
      { set: { "fx.uds": 1600 } },
      { kind: "input", exitCode: 3, code: "set.unknown-parameter", place: { key: "set" } },
    ],
    [{ set: { "fx.usd": Number.NaN } }, { kind: "usage", exitCode: 2, code: "request.settings" }],
    [{ set: { "fx.usd": true } }, { kind: "usage", exitCode: 2, code: "request.settings" }],
    [{ set: 5 }, { kind: "usage", exitCode: 2, code: "request.settings" }],
    [{ scenario: "gpus100k" }, { kind: "input", exitCode: 3, code: "scenario.unknown" }],
    [{ scenario: "no/such.json" }, { kind: "file", exitCode: 5, code: "file.missing" }],
    [{ scenario: broken }, { kind: "input", exitCode: 3, place: { file: broken, line: 2 } }],
    [
      { scenario: { format: "baekjo/scenario/1", set: ["fx.usd = x"] } },
      { kind: "input", exitCode: 3, place: { file: "-", line: 4 } },
    ],
    [{ scenario: 7 }, { kind: "usage", exitCode: 2, code: "request.text" }],
    [{ metric: "balanc" }, { kind: "input", exitCode: 3, code: "report.no-metric" }],
    [{ metrics: "compute.cost" }, { kind: "usage", exitCode: 2, code: "request.unknown-key" }],
    [{ groupBy: "section" }, { kind: "usage", exitCode: 2, code: "usage.choice" }],
    [{ years: "2026..1999" }, { kind: "usage", exitCode: 2 }],
    [{ real: "soon" }, { kind: "usage", exitCode: 2, code: "usage.not-year" }],
    [[], { kind: "usage", exitCode: 2, code: "request.no-object" }],
    ["gpus-100k", { kind: "usage", exitCode: 2, code: "request.no-object" }],
    [{ scenario: "-" }, { kind: "usage", exitCode: 2, code: "scenario.no-stdin" }],
  ])("%j", async (request, { code, place, ...expected }: { code?: string; place?: object }) => {
    for (const lang of ["en", "ko"] as const) {
      const plan = await openPlan("korea", { lang });
      const error = await plan.run(request as RunRequest).catch((thrown) => thrown);
      expect(error).toBeInstanceOf(BaekjoError);
      expect(error).toMatchObject({ name: "BaekjoError", ...expected });
      const [issue] = error.issues;
      if (code !== undefined) expect(issue.code).toBe(code);
      if (place !== undefined) expect(issue.place).toMatchObject(place);
      expect(error.message).toBe(error.issues.map((each: { message: string }) => each.message).join("\n"));
      expect(/[가-힣]/.test(error.message)).toBe(lang === "ko");
      expect(error.report).toContain(issue.message);
    }
  });

  test.each<[unknown, string, string]>([
    ["korae", "input", "plan.unknown"],
    ["no/such/plan.json", "file", "file.missing"],
    [7, "usage", "request.no-object"],
    [{ plans: "korea" }, "usage", "request.unknown-key"],
    [{ plan: { format: "baekjo/plan/1" } }, "input", "shape.missing"],
    [{ scenarios: { "Not An Id": {} } }, "usage", "scenario.file-name"],
    [{ plan: { round: 1n } }, "usage", "request.no-json"],
  ])("of a source: %o", async (source, kind, code) => {
    const error = await openPlan(source as string).catch((thrown) => thrown);
    expect(error).toMatchObject({ name: "BaekjoError", kind });
    expect(error.issues[0].code).toBe(code);
  });

  test("options of a plan and of a simulation that there are none of", async () => {
    for (const options of [{ language: "ko" }, { lang: "fr" }, null]) {
      await expect(openPlan("korea", options as unknown as OpenOptions)).rejects.toMatchObject({
        kind: "usage",
      });
    }
    const plan = await openPlan();
    for (const watch of [{ onprogress: () => {} }, 5, { onProgress: 5 }, { signal: {} }, { signal: 5 }]) {
      await expect(plan.simulate({}, watch as unknown as Watch)).rejects.toMatchObject({ kind: "usage" });
    }
    await expect(openPlan("korea", { onNote: 5 } as unknown as OpenOptions)).rejects.toMatchObject({
      issues: [{ code: "request.function" }],
    });
  });

  test("objects that throw when they are read, and values that are shown in what is said", async () => {
    const throwing = Object.defineProperty({}, "x", {
      enumerable: true,
      get: () => {
        throw new Error("of the caller");
      },
    });
    const plan = await openPlan();
    for (const request of [throwing, { set: throwing }, { set: { "fx.usd": throwing } }]) {
      const error = await plan.run(request as RunRequest).catch((thrown) => thrown);
      expect(error).toMatchObject({ kind: "usage", issues: [{ code: "request.unreadable" }] });
    }
    const unspeakable = { toString: () => throwing };
    for (const trials of [{}, [Number.NaN], unspeakable, () => 1, Object.create(null)]) {
      const error = await plan.simulate({ trials: trials as unknown as number }).catch((thrown) => thrown);
      expect(error).toMatchObject({ kind: "usage", issues: [{ code: "usage.whole-number" }] });
      expect(error.message).not.toMatch(/\[object|NaN|undefined/);
    }
  });

  test("values of a simulation that no option takes", async () => {
    const plan = await openPlan();
    for (const request of [
      { trials: 0 },
      { trials: 1.5 },
      { seed: -1 },
      { trials: "100" as unknown as number },
    ]) {
      const error = await plan.simulate(request).catch((thrown) => thrown);
      expect(error).toMatchObject({ kind: "usage", issues: [{ code: "usage.whole-number" }] });
    }
  });
});

test("what is worth a word beside an answer is told", async () => {
  const notes: string[] = [];
  const plan = await openPlan("korea", { onNote: ({ code }) => notes.push(code) });
  await plan.run({ set: { "fx.usd": 3000 }, metric: "compute.cost" });
  expect(notes).toEqual(["note.outside-range"]);
});

test("plans that are open at once do not know of each other", async () => {
  const [korea, india] = await Promise.all([openPlan("korea"), openPlan("india")]);
  const apart = [await korea.run(), await india.run()];
  expect(await Promise.all([korea.run(), india.run()])).toEqual(apart);
  expect(await Promise.all([korea.run({ set: { "fx.usd": 1600 } }), korea.run()])).not.toEqual([
    apart[0],
    apart[0],
  ]);
  expect(await korea.run()).toEqual(apart[0]);
});

test("a result is the caller's own", async () => {
  const plan = await openPlan(bus);
  const [first, second] = [await plan.run(), await plan.run()];
  (first.rows as unknown[]).length = 0;
  (plan.years as unknown[]).length = 0;
  expect(await plan.run()).toEqual(second);
});

describe("a simulation", () => {
  test("is told block by block, and leaves others their turn", async () => {
    const plan = await openPlan(bus);
    const told: number[] = [];
    let turns = 0;
    const timer = setInterval(() => turns++, 0);
    const request = { trials: 20_000, seed: 3 };
    const watched = await plan.simulate(request, { onProgress: (done, trials) => told.push(done / trials) });
    clearInterval(timer);
    expect(told.at(-1)).toBe(1);
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect(told.length).toBe(Math.ceil(20_000 / 1024));
    expect(turns).toBeGreaterThan(0);
    expect(await plan.simulate({ ...request, jobs: 3 })).toEqual(watched);
  });

  test("ends with the reason of its signal", async () => {
    const plan = await openPlan(bus);
    const before = AbortSignal.abort(new Error("not wanted"));
    await expect(plan.simulate({}, { signal: before })).rejects.toThrow("not wanted");
    const during = new AbortController();
    const onProgress = () => during.abort();
    const asked = plan.simulate({ trials: 1_000_000, jobs: 2 }, { onProgress, signal: during.signal });
    await expect(asked).rejects.toMatchObject({ name: "AbortError" });
  });
});

describe("single trials", () => {
  test("are made block by block, with progress, and end with the reason of their signal", async () => {
    const plan = await openPlan(bus);
    const told: (readonly number[])[] = [];
    const watched = await plan.simulate(
      { draws: 2500 },
      { onProgress: (done, trials) => told.push([done, trials]) },
    );
    expect(told).toEqual([
      [1024, 2500],
      [2048, 2500],
      [2500, 2500],
    ]);
    expect(watched.rows).toHaveLength(2500);
    const during = new AbortController();
    const asked = plan.simulate(
      { draws: 20_000 },
      { onProgress: () => during.abort(), signal: during.signal },
    );
    await expect(asked).rejects.toMatchObject({ name: "AbortError" });
  });
});

describe("a kernel", () => {
  test.each([
    [
      "korea",
      ["fx.usd", "compute.target", "compute.delay", "energy.price", "fund.rate"],
      ["compute.cost", "balance.public.cumulative", "balance.public.short"],
    ],
    ["india", ["fx.usd", "compute.delay"], ["compute.cost", "funding.public"]],
    [bus, ["bond.amount", "bond.rate"], ["city.spending", "cost.per_km", "types.*.fleet"]],
  ])("of %s gives the numbers of run, whatever its inputs are set to", async (source, inputs, metric) => {
    const plan = await openPlan(source);
    const kernel = await plan.kernel({ inputs, metric });
    const infos = inputs.map((input) => plan.inputs.find(({ name }) => name === input));
    expect(kernel.inputs).toEqual(infos.map((info) => ({ input: info?.name, unit: info?.unit })));
    const values = fc.tuple(
      ...infos.map((info) => {
        const { low, high } = info?.range ?? {
          low: 0.9 * Number(info?.value),
          high: 1.1 * Number(info?.value),
        };
        const whole = [low, high].every(Number.isInteger) && info?.unit === "GPU";
        return fc.integer({ min: 0, max: 1000 }).map((share) => {
          const value = low + (share / 1000) * (high - low);
          return whole ? Math.round(value) : Number(value.toPrecision(7));
        });
      }),
    );
    const rows: number[][] = [];
    await fc.assert(
      fc.asyncProperty(values, async (given) => {
        const row = kernel.evaluate(given);
        const set = Object.fromEntries(inputs.map((input, i) => [input, given[i] as number]));
        const run = await plan.run({ set, metric }).catch(() => undefined);
        const told = run?.rows.flatMap(({ values, total }) =>
          [...values, total].map((value) => value ?? Number.NaN),
        );
        expect([...row]).toEqual(told ?? kernel.columns.map(() => Number.NaN));
        rows.push([...given], [...row]);
      }),
      { numRuns: 6 },
    );
    const asked = rows.filter((_, i) => i % 2 === 0).flat();
    expect([...kernel.evaluate(asked)]).toEqual(rows.filter((_, i) => i % 2 === 1).flat());
  });

  test("tells what its numbers are, and takes one year of an input", async () => {
    const plan = await openPlan();
    const kernel = await plan.kernel({ inputs: "fx.usd@2028", metric: "compute.cost" });
    const { rows } = await plan.run({ set: "fx.usd@2028=1700", metric: "compute.cost" });
    expect(kernel.columns.map(({ metric, year, unit }) => `${metric}@${year} ${unit}`)).toEqual(
      [2026, 2027, 2028, 2029, 2030, "total"].map((year) => `compute.cost@${year} KRW`),
    );
    expect([...kernel.evaluate([1700])]).toEqual([...(rows[0]?.values ?? []), rows[0]?.total]);
  });

  test("refuses values that an input may not have, and numbers that are no rows", async () => {
    const plan = await openPlan();
    const kernel = await plan.kernel({ inputs: ["compute.target", "fx.usd"], metric: "compute.cost" });
    for (const values of [
      [50_000.5, 1480],
      [-1, 1480],
      [50_000, Number.NaN],
      [50_000, 1480, 1],
    ]) {
      expect(() => kernel.evaluate(values)).toThrow(BaekjoError);
    }
    for (const values of [null, 5, {}, { length: -2 }, "12"])
      expect(() => kernel.evaluate(values as unknown as number[])).toThrow(BaekjoError);
    await expect(plan.kernel({ inputs: ["fx.usd", "fx.usd@2028"] })).rejects.toMatchObject({ kind: "usage" });
    await expect(plan.kernel({ inputs: "compute.cost" })).rejects.toMatchObject({ kind: "input" });
  });
});
