/** The package as its users get it: packed, installed beside nothing else, imported, required, compiled against, and its manual read. */

import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { openPlan } from "../../src/index.ts";
import { root } from "../helpers/folders.ts";
import { environment } from "../helpers/spawned.ts";
import { temporaryFolder } from "../helpers/tiny.ts";

const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const folder = temporaryFolder();
/** A program of somebody else's, with the package among its modules; and where npm puts what is installed for all. */
const consumer = join(folder, "consumer");
const prefix = join(folder, "prefix");

function npm(args: readonly string[], cwd: string): string {
  const offline = ["--offline", "--no-audit", "--no-fund", "--ignore-scripts"];
  return execFileSync("npm", [...args, ...offline], { cwd, encoding: "utf8", env: environment() });
}

function node(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const done = spawnSync(process.execPath, args, { cwd: consumer, encoding: "utf8", env: environment(env) });
  return { out: done.stdout, err: done.stderr, code: done.status };
}

beforeAll(() => {
  // What `prepare` would build has been built before all tests.
  const [{ filename }] = JSON.parse(npm(["pack", "--json", "--pack-destination", folder], root));
  mkdirSync(consumer);
  writeFileSync(join(consumer, "package.json"), '{ "private": true, "type": "module" }');
  npm(["install", join(folder, filename)], consumer);
  npm(["install", "--global", "--prefix", prefix, join(folder, filename)], folder);
}, 120_000);

test("brings nothing else, and no source", () => {
  expect(readdirSync(join(consumer, "node_modules")).filter((name) => !name.startsWith("."))).toEqual([
    "baekjo",
  ]);
  const installed = readdirSync(join(consumer, "node_modules/baekjo")).sort();
  expect(installed).toEqual([
    ...["CHANGELOG.md", "LICENSE", "README.ko.md", "README.md", "bin", "data", "dist", "package.json"],
  ]);
});

test("installs the program and its manual", () => {
  const run = spawnSync(join(prefix, "bin/baekjo"), ["--version"], { encoding: "utf8", env: environment() });
  expect(run.stdout).toBe(`${version}\n`);
  const page = join(prefix, "share/man/man1/baekjo.1");
  expect(existsSync(page)).toBe(true);
  expect(readFileSync(page, "utf8")).toContain(`"baekjo ${version}"`);
});

test.each([
  ["en", /^A model holds formulas/],
  ["ko", /^모델에는 계산식이 있/],
])("has its texts beside it: %s", (language, first) => {
  const baekjo = join(prefix, "bin/baekjo");
  const said = spawnSync(baekjo, ["help", "model", "--lang", language], { encoding: "utf8" });
  expect([said.stderr, said.status]).toEqual(["", 0]);
  expect(said.stdout).toMatch(first);
});

test.skipIf(spawnSync("man", ["--version"]).status !== 0)("man baekjo shows it", () => {
  const env = { ...environment({ MANPATH: join(prefix, "share/man"), MANPAGER: "cat", MANWIDTH: "80" }) };
  const { stdout, status } = spawnSync("man", ["baekjo"], { encoding: "utf8", env });
  expect(status).toBe(0);
  expect(stdout).toMatch(/NAME\n\s+baekjo/);
});

test("in a container it is the package", () => {
  const { files } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const [, last = ""] = readFileSync(join(root, "Dockerfile"), "utf8").split(/^FROM .*\n(?![\s\S]*^FROM )/m);
  const copied = [...last.matchAll(/^COPY (?:--from=\S+ )?(.*) \S+$/gm)].flatMap(([, names = ""]) =>
    names.split(" "),
  );
  const tops = copied.map((name) => name.replace("/src/", ""));
  const [left = [], packed = []] = [true, false].map((out) =>
    (files as string[]).filter((file) => file.startsWith("!") === out),
  );
  for (const file of packed) expect(tops).toContain(file.split("/")[0]);
  const ignored = readFileSync(join(root, ".dockerignore"), "utf8").split("\n");
  for (const file of left) expect(ignored).toContain(file.slice(1));
  for (const name of tops.filter((name) => name !== "dist")) expect(ignored).toContain(`!${name}`);
});

describe("what it exports", () => {
  const loads = (code: string) => node(["--input-type=module", "-e", code]);

  test("is imported, and required where Node can require a module", () => {
    const print = "const { id, version } = await openPlan(); console.log(id, version)";
    const imported = loads(`import { openPlan } from "baekjo"; ${print}`);
    expect(imported).toEqual({ out: `korea-100t ${version}\n`, err: "", code: 0 });
    const required = node([
      "--input-type=commonjs",
      "-e",
      `const { openPlan } = require("baekjo"); (async () => { ${print} })();`,
    ]);
    expect(required).toEqual(imported);
  });

  test("are its data, its schemas and its package.json, and no more", () => {
    const resolve = (path: string) => loads(`console.log(import.meta.resolve("baekjo/${path}"))`);
    for (const [path, file] of [
      ["schemas/plan.json", "data/schemas/plan.json"],
      ["data/korea/plan.json", "data/korea/plan.json"],
      ["package.json", "package.json"],
    ] as const) {
      expect(resolve(path).out.trim()).toMatch(
        new RegExp(`/node_modules/baekjo/${file.replaceAll(".", "\\.")}$`),
      );
      expect(existsSync(join(consumer, "node_modules/baekjo", file))).toBe(true);
    }
    expect(resolve("dist/baekjo.cjs").code).not.toBe(0);
  });

  test("reads, writes and asks nothing before a plan is opened, and nothing of the environment then", () => {
    const { out, err, code } = loads(`
      import fs from "node:fs";
      import { syncBuiltinESMExports } from "node:module";
      // What finds and reads the module itself.
      const ofNode = /^(readFileSync|statSync|lstatSync|realpathSync)$|^env WATCH_REPORT_DEPENDENCIES$/;
      let touched = [];
      for (const [name, real] of Object.entries(fs)) {
        if (typeof real === "function" && /^[a-z]/.test(name)) fs[name] = (...args) => (touched.push(name), real(...args));
      }
      syncBuiltinESMExports();
      const { env } = process;
      process.env = new Proxy(env, { get: (_, name) => (touched.push("env " + String(name)), env[name]) });
      const listeners = () => process.eventNames().reduce((sum, name) => sum + process.listenerCount(name), 0);
      const before = listeners();
      const { openPlan } = await import("baekjo");
      const onImport = touched.filter((name) => !ofNode.test(name));
      touched = [];
      const plan = await openPlan();
      await plan.run({ metric: "compute.cost" });
      await plan.run({ sett: 1 }).catch(() => {});
      const read = [...new Set(touched)].filter((name) => /^env|write|append|mkdir|rm|unlink|rename/i.test(name));
      console.log(JSON.stringify({ onImport, read, listeners: listeners() - before, exitCode: process.exitCode ?? null }));
    `);
    const none = { onImport: [], read: [], listeners: 0, exitCode: null };
    expect(err).toBe("");
    expect(JSON.parse(out)).toEqual(none);
    expect(code).toBe(0);
  });
});

describe("its types", () => {
  const tsc = join(root, "node_modules/typescript/bin/tsc");

  function compiled(
    text: string,
    resolution: "nodenext" | "node16" | "bundler",
    lib: readonly string[] = ["es2022", "dom"],
  ): string {
    writeFileSync(join(consumer, "asks.ts"), text);
    const module = resolution === "bundler" ? "esnext" : resolution;
    const compilerOptions = {
      ...{
        strict: true,
        exactOptionalPropertyTypes: true,
        noUncheckedIndexedAccess: true,
        skipLibCheck: false,
      },
      ...{
        noEmit: true,
        target: "es2022",
        module,
        moduleResolution: resolution,
        types: [],
        lib,
      },
    };
    writeFileSync(join(consumer, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["asks.ts"] }));
    // What is wrong once is wrong in many rows.
    const said = node([tsc, "-p", consumer])
      .out.split("\n")
      .map((line) => line.replace(/,\d+\)/, ")"));
    return [...new Set(said)].slice(0, 12).join("\n");
  }

  test("need nothing but the language: neither a browser's types nor Node's", () => {
    expect(
      compiled('import { openPlan } from "baekjo"; (await openPlan()).scenarios;', "bundler", ["es2022"]),
    ).toBe("");
  });

  test.each(["nodenext", "node16", "bundler"] as const)("stand by themselves: %s", (resolution) => {
    const text = `
      import { BaekjoError, openPlan, type Plan, type RunResult, type Value } from "baekjo";
      const plan: Plan = await openPlan({ plan: "india", scenarios: { mine: { set: [] } } }, { lang: "ko", onNote: ({ code }) => void code });
      const result: RunResult = await plan.run({ scenario: "mine", set: { "fx.usd": 90, "fx.usd@2026": "91", "x": [1, "2"], y: { 2026: 1 } }, real: 2025 });
      const total: Value | undefined = result.rows[0]?.total;
      const drawn = await plan.simulate({ draws: 10 });
      const counted = await plan.simulate({ trials: 10 }, { signal: AbortSignal.timeout(1), onProgress: (done, trials) => void (done / trials) });
      const numbers: readonly unknown[] = [total, drawn.rows[0]?.values.x, counted.probabilities[0]?.probability];
      const explained = await plan.explain({ name: "x" });
      if (explained.subject === "metric") numbers.includes(explained.input_summary.inputs);
      const row: Float64Array = (await plan.kernel({ inputs: "fx.usd" })).evaluate([90]);
      try { await plan.check(); } catch (error) { if (error instanceof BaekjoError) console.log(error.kind, error.issues[0]?.place?.line, row); }
      // @ts-expect-error a key that no request has
      await plan.run({ scenarios: [] });
      // @ts-expect-error a kernel is of some inputs
      await plan.kernel({});
    `;
    expect(compiled(text, resolution)).toBe("");
  });

  test("are those of the results: each as a literal, of which nothing is left over", async () => {
    const bus = await openPlan(join(root, "tests/fixtures/bus"));
    const korea = await openPlan();
    const metric = ["compute.cost", "balance.public.short"];
    const scenarios = ["gpus-50k", "gpus-100k"];
    const condition = "all(balance.public.cumulative >= 0)";
    const results: readonly (readonly [type: string, result: object])[] = [
      [
        "RunResult",
        await korea.run({
          scenario: "gpus-100k+fx.usd=1500",
          set: { "compute.target": 90_000 },
          metric,
          in: "USD",
          real: 2025,
        }),
      ],
      ["RunResult", await bus.run({ groupBy: "payer" })],
      ["CompareResult", await korea.compare({ scenarios, metric, bridge: "compute.cost" })],
      ["CompareResult", await bus.compare({ scenarios: ["late-depot"] })],
      [
        "SweepResult",
        await korea.sweep({
          scenarios,
          vary: ["fx.usd=1400..1600/2", "compute.*.share*=[1]"].slice(0, 1),
          where: condition,
          at: 2028,
        }),
      ],
      ["SweepResult", await korea.sweep({ scenarios, metric })],
      ["SolveResult", await korea.solve({ max: "compute.target", subjectTo: condition })],
      [
        "SolveResult",
        await korea.solve({
          by: "funding.public.amount",
          condition,
          between: "20조..60조",
          in: "USD",
          real: 2025,
        }),
      ],
      ["SolveResult", await korea.solve({ by: "fx.usd", condition: "total(compute.cost) = 10조" })],
      [
        "SimulateResult",
        await korea.simulate({
          scenarios,
          trials: 300,
          metric,
          prob: [condition, "balance.public.cumulative < 0"].slice(0, 1),
        }),
      ],
      ["SimulateResult", await bus.simulate({ trials: 300 })],
      ["DrawsResult", await korea.simulate({ draws: 3, metric })],
      ["ExplainMetricResult", await korea.explain({ name: "compute.cost@2028" })],
      ["ExplainMetricResult", await bus.explain({ name: "cost.per_km" })],
      ...(await Promise.all(
        ["fx.usd", "compute.delay", "energy.price"].map(
          async (name) => ["ExplainInputResult", await korea.explain({ name })] as const,
        ),
      )),
      ["ExplainDifferenceResult", await korea.explain({ name: "compute.cost", diff: true, scenarios })],
      [
        "CheckResult",
        await korea.check({
          assert: [condition, `P(${condition}) >= 50%`, "balance.public >= 0"],
          scenarios,
        }),
      ],
      ["CheckResult", await bus.check({ asOf: "2029-06-30" })],
    ];
    const types = [...new Set(results.map(([type]) => type))];
    const literals = results.map(
      ([type, result], i) => `export const r${i}: ${type} = ${JSON.stringify(result)};`,
    );
    const text = `import type { ${types.join(", ")} } from "baekjo";\n${literals.join("\n")}\n`;
    expect(compiled(text, "nodenext")).toBe("");
  }, 60_000);
});
