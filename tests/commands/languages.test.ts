/** Whatever a file says may be said in one language: what is missing falls back, in every command and format, without a word. */

import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadProject } from "../../src/files/load.ts";
import { schemaOf } from "../../src/files/readers/json-schema.ts";
import { runIn } from "../helpers/cli.ts";
import { everyCommand, planless } from "../helpers/every-command.ts";
import { failing, temporaryFolder, tinyWith } from "../helpers/tiny.ts";

// biome-ignore lint/suspicious/noExplicitAny: JSON about to be changed has no type
type Json = any;

type Said = { readonly en: string; readonly ko: string };

/** The text in its own place: every { en, ko } of a file as `write` has it. */
function rewritten(value: Json, write: (said: Said) => unknown): Json {
  if (Array.isArray(value)) return value.map((each) => rewritten(each, write));
  if (typeof value !== "object" || value === null) return value;
  if (typeof value.en === "string" && typeof value.ko === "string") return write(value);
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, rewritten(each, write)]));
}

function jsonFiles(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return jsonFiles(path);
    return name.endsWith(".json") ? [path] : [];
  });
}

const checks = {
  format: "baekjo/checks/1",
  checks: [
    { id: "cost", text: { en: "It costs.", ko: "돈이 든다." }, assert: "total(compute.cost) > 0" },
    {
      id: "none",
      text: { en: "It is free.", ko: "공짜다." },
      assert: "total(compute.cost) < 0",
      level: "warn",
    },
  ],
};

/** A package with the small plan as it is, and beside it somebody's own: the same plan and model with texts written so. */
const at = join(temporaryFolder(), "package");
const from = tinyWith({ "tiny/checks.json": JSON.stringify(checks) });
function packaged(write: (said: Said) => unknown): void {
  rmSync(at, { recursive: true, force: true });
  mkdirSync(join(at, "mine"), { recursive: true });
  writeFileSync(join(at, "package.json"), '{ "version": "9.9.9" }');
  cpSync(from, join(at, "data"), { recursive: true });
  cpSync(join(from, "tiny"), join(at, "mine"), { recursive: true });
  cpSync(join(from, "model.json"), join(at, "mine/model.json"));
  for (const file of jsonFiles(join(at, "mine"))) {
    writeFileSync(file, JSON.stringify(rewritten(JSON.parse(readFileSync(file, "utf8")), write)));
  }
}

const run = (args: readonly string[]) => runIn(at, args, { cwd: at, env: { BAEKJO_PLAN: "./mine" } });

const asked = {
  ...{ base: "as-planned", scenario: "double", metric: "compute.cost", input: "compute.target" },
  ...{
    value: "50000",
    axis: "compute.target=20000..60000/3",
    condition: "total(compute.cost) < 9조",
    year: 2026,
  },
};

/** What every command says, in a language. */
async function answers(write: (said: Said) => unknown, language: "en" | "ko") {
  packaged(write);
  const folder = join(at, "made");
  mkdirSync(folder);
  const lines = await everyCommand(asked, run, folder);
  const said = new Map<string, unknown>();
  for (const [id, args] of lines) {
    if (planless.has(args[0] as string)) continue;
    const { out, err, code } = await run([...args, "--lang", language]);
    said.set(id, {
      out: out
        // A finding is given in both languages.
        .replace(/^ {2}"finding": .*\n/m, "")
        .replace(/,"finding":\{[^}]*\}/, "")
        .replace(/^ {2}"provenance": .*?\n {2}\},?$/ms, "")
        .replace(/line=\d+,col=\d+/g, ""),
      err,
      code,
    });
  }
  return said;
}

describe("a text in one language", () => {
  test.each([
    ["en", "as one text", ({ en }: Said) => en],
    ["en", "under its language", ({ en }: Said) => ({ en })],
    ["ko", "as one text", ({ ko }: Said) => ko],
    ["ko", "under its language", ({ ko }: Said) => ({ ko })],
  ] as const)(
    "%s, %s, reads in that language as it did in two, in every command",
    async (language, _, write) => {
      const both = await answers((said) => said, language);
      const one = await answers(write, language);
      for (const [id, answer] of both) {
        // What is for programs is in English, and falls back to the language that is there; cite gives them both.
        if (id === "cite json") continue;
        if (language === "ko" && /json|csv|junit|github|results/.test(id)) continue;
        expect([id, one.get(id)]).toEqual([id, answer]);
      }
    },
  );

  test("falls back in the other language, in tables, JSON and CSV, and says nothing of it", async () => {
    packaged(({ ko }) => ({ ko }));
    const { out, err } = await run(["run", "--json"]);
    expect(err).toBe("");
    expect(JSON.parse(out).plan.label).toBe("100조 작은 계획");
    expect(JSON.parse(out).rows[0].label).toMatch(/[가-힣]/);
    expect(await run(["run"])).toMatchObject({
      err: "",
      code: 0,
      out: expect.stringContaining("100조 작은 계획"),
    });
    expect((await run(["list", "scenarios", "--format", "csv"])).out).toMatch(/double,[^,]*[가-힣]/);
  });
});

test("a text in no language, or in one that nobody asks for, is an error with its place", () => {
  const faults = (label: unknown) =>
    failing(() =>
      loadProject({ dataDir: tinyWith({ "tiny/plan.json": (plan) => Object.assign(plan, { label }) }) }),
    );
  expect(faults({})).toMatchObject({ kind: "input", ids: ["shape.expected-words"] });
  expect(faults({ fr: "Plan" })).toMatchObject({
    kind: "input",
    ids: ["shape.unknown-key", "shape.expected-words"],
  });
  expect(faults(5)).toMatchObject({ kind: "input", ids: ["shape.expected-words"] });
  expect(faults({ en: "" })).toMatchObject({ kind: "input", ids: ["shape.empty"] });
});

test("the schemas take what the program takes", () => {
  for (const kind of ["plan", "model"] as const) {
    const { label } = (schemaOf(kind) as Json).properties;
    expect(label.anyOf).toMatchObject([
      { type: "object", properties: { en: {}, ko: {} }, minProperties: 1, additionalProperties: false },
      { type: "string", minLength: 1 },
    ]);
    expect(label.anyOf[0]).not.toHaveProperty("required");
  }
});
