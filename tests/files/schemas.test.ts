import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { schemaNames as named } from "../../src/cli/options.ts";
import { schemaNames, schemaOf } from "../../src/files/readers/json-schema.ts";
import { keysOf, type SchemaPart } from "../../src/files/readers/schema-keys.ts";
import { keyTextId, keyTexts, textOfKey } from "../../src/messages/key-texts.ts";
import { baekjo } from "../helpers/cli.ts";
import { root } from "../helpers/folders.ts";

const data = join(root, "data");
const schemas = join(data, "schemas");
const read = (file: string) => JSON.parse(readFileSync(file, "utf8"));
const kindOf = (format: string) => format.split("/")[1] as (typeof schemaNames)[number];

function faults(kind: (typeof schemaNames)[number], value: unknown): string[] {
  // Nothing but draft 7, and every keyword known.
  const ajv = new Ajv({ allErrors: true, strict: true, strictTuples: false, allowUnionTypes: true });
  const check = ajv.compile(schemaOf(kind));
  check(value);
  return (check.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

test("there is a schema of each kind that is offered", () => {
  expect([...named]).toEqual(schemaNames);
});

test.each(schemaNames)("data/schemas/%s.json is what the validators say", async (kind) => {
  const file = join(schemas, `${kind}.json`);
  const text = `${JSON.stringify(
    schemaOf(kind, (path) => textOfKey(path, "en")),
    null,
    2,
  )}\n`;
  if (process.env.UPDATE_GOLDEN === "1") writeFileSync(file, text);
  expect(existsSync(file) && readFileSync(file, "utf8"), "UPDATE_GOLDEN=1 writes it").toBe(text);
  expect(await baekjo(["schema", kind])).toEqual({ out: text, err: "", code: 0 });
});

describe("every key of every kind of file", () => {
  const paths = schemaNames.flatMap((kind) =>
    keysOf(kind, schemaOf(kind) as SchemaPart).map(({ path }) => path),
  );

  test("is explained in both languages, and nothing else is", () => {
    expect(paths.filter((path) => keyTextId(path) === undefined)).toEqual([]);
    expect([...new Set(paths.map(keyTextId))].sort()).toEqual(Object.keys(keyTexts.en()).sort());
    expect(Object.keys(keyTexts.ko())).toEqual(Object.keys(keyTexts.en()));
    for (const [id, text] of Object.entries(keyTexts.ko()))
      expect([id, text]).toEqual([id, expect.stringMatching(/[가-힣]/)]);
  });

  test.each(["model", "plan", "checks", "scenario"] as const)(
    "%s: help has it, in both languages",
    async (kind) => {
      for (const language of ["en", "ko"] as const) {
        const topic = kind === "scenario" ? "scenarios" : kind;
        const { out } = await baekjo(["help", topic, "--lang", language]);
        const flat = out.replaceAll(/\s+/g, "");
        for (const { path } of keysOf(kind, schemaOf(kind) as SchemaPart)) {
          const said = `${path.split(".").at(-1)}`;
          const [plain, optional] = [
            `${said}${textOfKey(path, language)}`,
            `${said}?${textOfKey(path, language)}`,
          ];
          const has = [plain, optional].some((words) => flat.includes(words.replaceAll(/\s+/g, "")));
          expect([path, language, has]).toEqual([path, language, true]);
        }
      }
    },
  );
});

describe("every shipped file", () => {
  const files = readdirSync(data, { recursive: true, encoding: "utf8" }).filter(
    (file) => file.endsWith(".json") && !file.startsWith("schemas"),
  );

  test.each(files)("%s names its schema and is as it says", (file) => {
    const value = read(join(data, file));
    const kind = kindOf(value.format);
    expect(resolve(dirname(join(data, file)), value.$schema)).toBe(join(schemas, `${kind}.json`));
    expect(faults(kind, value)).toEqual([]);
  });
});

describe("what is wrong is seen", () => {
  const scenario = read(join(data, "korea/scenarios/gpus-100k.json"));
  const plan = read(join(data, "korea/plan.json"));
  const [first = ""] = Object.keys(plan.parameters);

  test.each([
    [
      "an amount as text",
      "result",
      {
        format: "baekjo/run/2",
        version: "1",
        rows: [{ scenario: "a", metric: "b", label: "", unit: "KRW", kind: "flow", values: ["1"], total: 1 }],
      },
    ],
    ["a misspelt key", "scenario", { ...scenario, sett: [] }],
    ["another format", "scenario", { ...scenario, format: "baekjo/plan/1" }],
    ["a setting that is no text", "scenario", { ...scenario, set: [1] }],
    ["a label in no language", "plan", { ...plan, label: {} }],
    ["years that are none", "plan", { ...plan, years: "2026" }],
    ["a parameter without source", "plan", { ...plan, parameters: { [first]: { value: 1 } } }],
    [
      "a range of no known shape",
      "plan",
      {
        ...plan,
        parameters: { [first]: { value: 1, source: "x", range: { shape: "round", low: 0, high: 1 } } },
      },
    ],
    [
      "a figure without unit",
      "model",
      {
        ...read(join(data, "model.json")),
        metrics: { a: { formula: "1", kind: "flow", section: "x" } },
      },
    ],
  ] as const)("%s", (_, kind, value) => {
    expect(faults(kind, value)).not.toEqual([]);
  });
});

test.each([
  [["run", "gpus-100k"]],
  [["run", "--group-by", "payer"]],
  [["compare", "gpus-50k", "gpus-100k+weak-won", "--bridge", "uses.public"]],
  [["sweep", "--vary", "fx.usd=1300..1500/3"]],
  [["solve", "--max", "compute.target", "--subject-to", "last(balance.public) >= 0"]],
  [["simulate", "--trials", "256", "--metric", "uses.public"]],
  [["sensitivity", "--metric", "uses.public"]],
  [["explain", "compute.cost"]],
  [["cite", "compute.cost"]],
  [["track", "--as-of", "2026-12-31"]],
  [["backtest"]],
  [["check"]],
  [["list", "inputs"]],
  [["validate"]],
])("%j is a result by its schema", async (args) => {
  expect(faults("result", JSON.parse((await baekjo([...args, "--json"])).out))).toEqual([]);
});

test("an editor's $schema means nothing to the reader", async () => {
  const input = JSON.stringify({
    $schema: "any/where.json",
    format: "baekjo/scenario/1",
    set: ["fx.usd*=1.05"],
  });
  const { err, code } = await baekjo(["run", "-"], { input });
  expect([err, code]).toEqual(["", 0]);
});
