import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import {
  fingerprint,
  formulaHashes,
  modelFingerprint,
  planFingerprint,
} from "../../src/files/cache/fingerprint.ts";
import { loadProject } from "../../src/files/load.ts";
import { tiny, tinyWith } from "../helpers/tiny.ts";

const marksOf = (changes: Parameters<typeof tinyWith>[0]) => {
  const { plan, definition } = loadProject({ dataDir: tinyWith(changes) });
  return { plan: planFingerprint(plan), model: modelFingerprint(definition) };
};
const own = { plan: planFingerprint(tiny.plan), model: modelFingerprint(tiny.definition) };

it("is the start of SHA-256 over JSON in one form", () => {
  const hash = createHash("sha256").update('{"a":[1,null,"x"],"b":{"2026":0.5}}').digest("hex");
  const data = { b: new Map([[2026, 0.5]]), c: undefined, a: [1, null, "x"] };
  expect(fingerprint(data)).toBe(hash.slice(0, 12));
});

it("takes no notice of the order of keys, of spelling and of wording", () => {
  const marks = marksOf({
    "tiny/plan.json": (plan) => {
      plan.parameters = Object.fromEntries(Object.entries(plan.parameters).reverse());
      plan.parameters["funding.private.amount"].value = "65,000,000,000,000";
      plan.parameters["fx.usd"].note = "rounder numbers";
      plan.parameters["fx.usd"].reason = { en: "rounder", ko: "어림" };
      plan.label.en = "Another name";
    },
    "sources.json": ({ sources }) => {
      sources.bank.title = { en: "Prices", ko: "가격" };
    },
    "model.json": (model) => {
      model.metrics["compute.cost"].about.en = "Said otherwise.";
      model.metrics = Object.fromEntries(Object.entries(model.metrics).reverse());
    },
  });
  expect(marks).toEqual(own);
});

// biome-ignore lint/suspicious/noExplicitAny: JSON about to be changed on purpose has no type
type Json = any;

it.each([
  ["a value", (plan: Json) => (plan.parameters["compute.target"].value = 40001)],
  ["a range", (plan: Json) => (plan.parameters["funding.private.amount"].range.low = "41조")],
  ["a source", (plan: Json) => (plan.parameters["compute.target"].source = "budget")],
  ["a correlation", (plan: Json) => (plan.correlations = [])],
])("the plan's changes with %s", (_, change) => {
  const marks = marksOf({ "tiny/plan.json": (plan) => void change(plan) });
  expect(marks.plan).not.toBe(own.plan);
  expect(marks.model).toBe(own.model);
});

it("the model's changes with a formula", () => {
  const marks = marksOf({
    "model.json": (model) => {
      model.metrics["funding.total"].formula = "funding.public + funding.private";
    },
  });
  expect(marks.model).not.toBe(own.model);
  expect(marks.plan).toBe(own.plan);
});

it("a short hash changes with the formula, the unit and the kind, and for that figure alone", () => {
  const { definition } = tiny;
  const before = formulaHashes(definition);
  for (const change of [{ formula: "0" }, { unit: "GPU" }, { kind: "stock" }] as const) {
    const [first, ...rest] = definition.metrics;
    const metrics = [{ ...(first as (typeof definition.metrics)[number]), ...change }, ...rest];
    const after = formulaHashes({ ...definition, metrics });
    const names = Object.keys(before.formulas).filter(
      (name) => before.formulas[name] !== after.formulas[name],
    );
    expect(names).toEqual([first?.name]);
  }
});
