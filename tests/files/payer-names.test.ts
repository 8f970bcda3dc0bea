import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadProject, readProject } from "../../src/files/load.ts";
import type { Project } from "../../src/plan/types.ts";
import { baekjo } from "../helpers/cli.ts";
import { root } from "../helpers/folders.ts";
import { dataDir, figuresOf, planNamed, planNames, scenarioNamed } from "../helpers/shipped.ts";
import { temporaryFolder } from "../helpers/tiny.ts";

const read = (file: string) => JSON.parse(readFileSync(join(root, "data", file), "utf8"));
const model = read("model.json");

/** What the model says in place of a payer's name: the words behind the bars, by payer and language, and its labels. */
const replaced = (payer: string, language: "en" | "ko"): string[] => {
  const words = [...JSON.stringify(model).matchAll(/\{payers\.([a-z]+)\|([^{}|]*)\}/g)]
    .filter(([, id]) => id === payer)
    .map(([, , said]) => said as string);
  return [
    model.payers[payer][language],
    ...words.filter((said) => /[가-힣]/.test(said) === (language === "ko")),
  ];
};

/** Every text of a project's definition. */
function textsOf(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (value instanceof Map) return [...value.values()].flatMap(textsOf);
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

/** Korea's plan with payers named so. */
function renamed(payers: object): Project {
  const planFile = join(temporaryFolder(), "plan.json");
  writeFileSync(planFile, JSON.stringify({ ...read("korea/plan.json"), payers }));
  return loadProject({ dataDir, planFile });
}

test("the model names each of its payers in more than one place", () => {
  for (const payer of Object.keys(model.payers)) {
    for (const language of ["en", "ko"] as const) expect(replaced(payer, language).length).toBeGreaterThan(5);
  }
});

test.each(planNames)("%s: no text has a hole left", (name) => {
  expect(textsOf(planNamed(name).definition).filter((text) => text.includes("{payers"))).toEqual([]);
});

describe("a plan without names", () => {
  test("says the words behind the bars", () => {
    const { metrics, parameters, payers } = planNamed("korea").definition;
    const labelOf = (name: string) => [...metrics, ...parameters].find((each) => each.name === name)?.label;
    expect(labelOf("compute.state")).toEqual({ en: "Compute: state budget", ko: "GPU 비용: 국비" });
    expect(labelOf("compute.payers.firms")).toEqual({
      en: "Share of GPU cost paid by firms",
      ko: "GPU 비용: 기업 부담 비중",
    });
    expect(labelOf("uses.local")).toEqual({ en: "Spending, local budgets", ko: "지방비 지출" });
    expect(payers.get("firms")).toEqual(model.payers.firms);
  });
});

describe("a plan with names", () => {
  const names = Object.fromEntries(
    Object.keys(model.payers).map((id) => [id, { en: `zyx ${id}`, ko: `가나다 ${id}` }]),
  );

  test("says them wherever the model names a payer, with a capital where the model has one", () => {
    const [old, now] = [planNamed("korea"), renamed(names)].map(({ definition }) => textsOf(definition)) as [
      string[],
      string[],
    ];
    const holes = now.filter((text) => /zyx|가나다/i.test(text));
    expect(now.filter((text, i) => text !== old[i])).toEqual(holes);
    expect(holes.length).toBeGreaterThan(60);
    expect(holes).toContain("Zyx state and zyx local and zyx equity.");
    expect(holes).toContain("Zyx local");
    expect(holes).toContain("Compute: zyx local");
  });

  test("has the numbers that it had", () => {
    const scenario = scenarioNamed({ plan: "korea", id: "gpus-100k" });
    const values = (of: Project) =>
      [...figuresOf(scenario, of)].map(([name, { values, total }]) => [name, values, total]);
    expect(values(renamed(names))).toEqual(values(planNamed("korea")));
  });

  const named = planNames.flatMap((plan) => {
    const { payers = {} } = read(`${plan}/plan.json`) as {
      payers?: Record<string, { en: string; ko: string }>;
    };
    return Object.entries(payers).map(([payer, name]) => ({ plan, payer, ...name }));
  });

  test("those that ship have the words of their pages", () => {
    expect([...new Set(named.map(({ plan }) => plan))]).toEqual(["canada", "eu", "india", "japan", "uk"]);
  });

  test.each(named)("$plan: $en, where its payers are summed", async ({ plan, payer, en, ko }) => {
    for (const [language, name] of Object.entries({ en, ko })) {
      const { out } = await baekjo([
        "run",
        "--group-by",
        "payer",
        "--wide",
        "--plan",
        plan,
        "--lang",
        language,
      ]);
      expect(out.toLowerCase()).toMatch(new RegExp(`^${name.toLowerCase()}$`, "m"));
      expect(out).not.toMatch(new RegExp(`^${model.payers[payer][language]}$`, "m"));
    }
  });

  test.each([
    ["en", "participating states", /local budgets/i],
    ["ko", "참여국", /지방비/],
  ] as const)("%s: explain, cite, CSV, report and workbook have it", async (language, name, words) => {
    const outputs = await Promise.all(
      [
        ["run", "--group-by", "payer", "--format", "csv"],
        ["explain", "uses.local"],
        ["cite", "uses.local"],
        ["list", "metrics", "uses.local"],
        ["run", "--metric", "uses.local", "--format", "markdown"],
      ].map((args) => baekjo([...args, "--plan", "eu", "--lang", language])),
    );
    for (const { out, code } of outputs) {
      expect(code).toBe(0);
      expect(out.toLowerCase()).toContain(name);
      expect(out).not.toMatch(words);
    }
  });
});

describe("a payer that the model does not have", () => {
  test("in a plan, with the nearest that it has", () => {
    const planFile = join(temporaryFolder(), "plan.json");
    writeFileSync(planFile, JSON.stringify({ ...read("korea/plan.json"), payers: { stat: "Union budget" } }));
    const { issues } = readProject({ dataDir, planFile });
    expect(issues.map(({ id }) => id)).toEqual(["model.unknown-payer"]);
    expect(issues[0]?.next?.[0]?.values).toEqual({ names: "state" });
  });

  test("in a text of a model", () => {
    const file = join(temporaryFolder(), "model.json");
    const text = JSON.stringify(model).replace("{payers.state|state budget}", "{payers.stato|state budget}");
    writeFileSync(file, text);
    const { issues } = readProject({ dataDir, modelFile: file });
    expect(issues.map(({ id, values }) => [id, values])).toEqual([
      ["model.unknown-payer", { payer: "stato" }],
    ]);
  });
});

test("two plans that name a payer differently are compared under both names", async () => {
  const { out } = await baekjo([
    "compare",
    "--plan",
    "eu",
    "--plan",
    "korea",
    "--in",
    "USD",
    "--group-by",
    "payer",
    "--wide",
  ]);
  expect(out).toMatch(/^Union budget \/ State budget$/m);
  expect(out).toContain("Participating states / Local budgets, sum");
  expect(out).toMatch(/^Public equity$/m);
});
