/** model.json → Definition: its shape, names, units and limits. Formulas are read later, when a plan gives the members. */

import * as z from "zod";
import { functions } from "../../formula/syntax.ts";
import { nameTaken } from "../../formula/unit-scales.ts";
import { readUnit, toBase, type UnitContext, unitNames } from "../../formula/units.ts";
import { shown } from "../../issues.ts";
import {
  type Definition,
  kinds,
  type MetricDefinition,
  type ParameterDeclaration,
  type Requirement,
  type Share,
  sameText,
  type Text,
} from "../../model/definition.ts";
import { familyOf } from "../../model/family.ts";
import type { JsonDocument } from "../json/json.ts";
import {
  casesShape,
  checkWhere,
  headlineShape,
  readCaseTerms,
  readHeadline,
  readPicture,
} from "./model-references.ts";
import { checkPayersNamed } from "./payer-names.ts";
import {
  anything,
  forEditors,
  hint,
  label,
  patterns,
  type Reporter,
  readOwnUnits,
  readShape,
  reporterFor,
  scalesShape,
  synonyms,
  text,
} from "./schema.ts";

/** A heading or a word, and what is to be said of it. */
const paragraph = z.strictObject({ label, about: text });

export const fileShape = z.strictObject({
  ...forEditors,
  format: z.literal("baekjo/model/1"),
  id: patterns.id,
  label,
  counts: anything,
  units: scalesShape.optional(),
  families: anything,
  sections: anything,
  payers: anything.optional(),
  parameters: anything,
  metrics: anything,
  requirements: anything.optional(),
  shares: anything.optional(),
  method: z.array(paragraph).max(20).optional(),
  glossary: z.array(paragraph).max(60).optional(),
  pictures: z.array(z.unknown()).max(20).optional(),
  cases: casesShape.optional(),
  headline: headlineShape.optional(),
  synonyms: synonyms.optional(),
});

export const parameterShape = z.strictObject({
  unit: z.string().min(1),
  label,
  about: text.optional(),
  default: z.union([z.number(), z.literal("rest")]).optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  whole: z.boolean().optional(),
  outside: z.enum(["hold", "zero"]).optional(),
  where: z
    .array(z.strictObject({ set: z.record(z.string(), z.number()), label }))
    .max(20)
    .optional(),
});

export const metricShape = z.strictObject({
  formula: z.string().min(1).max(2000),
  unit: z.string().min(1),
  kind: z.enum(kinds),
  section: z.string(),
  summary: z.boolean().optional(),
  memo: z.boolean().optional(),
  label,
  about: text,
  payer: z.string().optional(),
  worse: z.enum(["low", "high"]).optional(),
  lever: z.string().optional(),
});

export const requirementShape = z.strictObject({ formula: z.string().min(1).max(2000), says: text });

export const shareShape = z.strictObject({ label, members: z.array(z.string()).min(1).max(500) });

const reserved: ReadonlySet<string> = new Set([
  ...["year", "index", "hours", "and", "or", "not", "undefined"],
  ...Object.keys(functions),
]);

/**
 * The definition in a model file. `definition` is undefined when the file is not in the shape of one; whatever else is wrong
 * is among the issues, and the definition is then not to be used.
 */
export function readDefinition(document: JsonDocument): {
  definition: Definition | undefined;
  issues: Reporter["issues"];
} {
  const reporter = reporterFor(document);
  const { issues } = reporter;
  const file = readShape(fileShape, document.value, [], reporter);
  if (file === undefined) return { definition: undefined, issues };

  const countName = /^[A-Za-z][A-Za-z0-9_]*$/;
  const counts = readTexts(file.counts, "counts", countName, reporter);
  // The plan names the currency; for the shape of a unit any will do.
  const countless: UnitContext = { currency: "KRW", decimals: 0, counts: new Set() };
  for (const count of counts.keys()) {
    const taken = countName.test(count) ? nameTaken(count, countless) : undefined;
    if (taken !== undefined) reporter.at(["counts", count], taken.id, taken.values, { key: true });
  }
  const counted = { ...countless, counts: new Set(counts.keys()) };
  const units = readOwnUnits(file.units ?? {}, counted, reporter);
  const families = readTexts(file.families, "families", patterns.member, reporter);
  const sections = readTexts(file.sections, "sections", patterns.member, reporter);
  const payers = readTexts(file.payers ?? {}, "payers", patterns.member, reporter);
  checkPayersNamed(document.value, payers, reporter);
  const context: UnitContext = { ...counted, scales: units };

  const parameters: ParameterDeclaration[] = [];
  for (const [name, raw] of Object.entries(file.parameters)) {
    const path = ["parameters", name];
    if (!checkName(name, path, families, reporter)) continue;
    const shape = readShape(parameterShape, raw, path, reporter) ?? namedAlone(name, raw);
    if (shape === undefined) continue;
    checkUnit(shape.unit, [...path, "unit"], context, reporter);
    const declaration = { ...shape, name, whole: shape.whole ?? false, outside: shape.outside ?? "hold" };
    checkLimits(declaration as ParameterDeclaration, path, context, reporter);
    parameters.push(declaration as ParameterDeclaration);
  }
  const parameterNames = new Set(parameters.map((parameter) => parameter.name));
  checkWhere(parameters, parameterNames, reporter);

  const metrics: MetricDefinition[] = [];
  for (const [name, raw] of Object.entries(file.metrics)) {
    const path = ["metrics", name];
    if (!checkName(name, path, families, reporter)) continue;
    if (parameterNames.has(name)) reporter.at(path, "model.name-taken", { name }, { key: true });
    // The sums by payer have these names.
    if (payers.size > 0 && name.split(".")[0] === "payers")
      reporter.at(path, "model.reserved-name", { name }, { key: true });
    const shape = readShape(metricShape, raw, path, reporter);
    if (shape === undefined) continue;
    checkUnit(shape.unit, [...path, "unit"], context, reporter);
    if (!sections.has(shape.section)) {
      const next = hint(shape.section, sections.keys(), reporter);
      reporter.at([...path, "section"], "model.unknown-section", { section: shown(shape.section) }, { next });
    }
    if (shape.payer !== undefined) checkPayer(shape, path, payers, reporter);
    if (shape.lever !== undefined) checkLever(name, shape.lever, parameterNames, reporter);
    const { summary = false, memo = false } = shape;
    const metric = { ...shape, name, summary, memo };
    metrics.push(metric as MetricDefinition);
  }

  const requirements: Requirement[] = [];
  for (const [name, raw] of Object.entries(file.requirements ?? {})) {
    const path = ["requirements", name];
    if (!checkName(name, path, families, reporter)) continue;
    const shape = readShape(requirementShape, raw, path, reporter);
    if (shape !== undefined) requirements.push({ ...shape, name });
  }

  const shares = readShares(file.shares ?? {}, parameters, families, context, reporter);
  const pictures = (file.pictures ?? []).flatMap((raw, i) => readPicture(raw, i, metrics, reporter));

  const headline = readHeadline(file.headline, metrics, { payers, parameterNames }, reporter);
  const cases = readCaseTerms(file.cases, { metrics, families, parameterNames }, reporter);

  const names = new Set([...parameterNames, ...metrics.map(({ name }) => name)]);
  for (const name of Object.keys(file.synonyms ?? {})) {
    if (names.has(name)) continue;
    const next = hint(name, names, reporter);
    reporter.at(["synonyms", name], "model.unknown-synonym", { name: shown(name) }, { next, key: true });
  }

  const { id } = file;
  const definition = {
    ...{ id, label: file.label, counts, families, sections, payers },
    ...{ parameters, metrics, requirements, pictures, shares },
    ...(units.size === 0 ? {} : { units }),
    ...(headline === undefined ? {} : { headline }),
    ...(cases === undefined ? {} : { cases }),
    ...(file.method === undefined ? {} : { method: file.method }),
    ...(file.glossary === undefined ? {} : { glossary: file.glossary }),
    ...(file.synonyms === undefined ? {} : { synonyms: new Map(Object.entries(file.synonyms)) }),
  };
  return { definition, issues };
}

/** A record of labels, in the order of the file: sections are shown in it. */
function readTexts(
  record: Readonly<Record<string, unknown>>,
  key: string,
  pattern: RegExp,
  reporter: Reporter,
): Map<string, Text> {
  const texts = new Map<string, Text>();
  for (const [name, raw] of Object.entries(record)) {
    if (!pattern.test(name))
      reporter.at([key, name], "model.malformed-name", { name: shown(name) }, { key: true });
    const read = readShape(label, raw, [key, name], reporter);
    if (read !== undefined) texts.set(name, read);
  }
  return texts;
}

function checkName(
  name: string,
  path: readonly string[],
  families: ReadonlyMap<string, Text>,
  reporter: Reporter,
): boolean {
  const wellFormed = patterns.name.test(name) && !name.endsWith("*") && name.length <= 200;
  if (!wellFormed || reserved.has(name)) {
    const id = wellFormed ? "model.reserved-name" : "model.malformed-name";
    reporter.at(path, id, { name: shown(name) }, { key: true });
    return false;
  }
  const family = familyOf(name);
  if (family !== undefined && !families.has(family)) {
    const next = hint(family, families.keys(), reporter);
    reporter.at(path, "model.unknown-family", { family }, { next, key: true });
    return false;
  }
  return true;
}

/** What is wrong with an input is wrong where it stands: everywhere else its name and its unit are known. */
function namedAlone(name: string, raw: unknown): z.infer<typeof parameterShape> | undefined {
  const { unit, default: initial } = (raw ?? {}) as { readonly unit?: unknown; readonly default?: unknown };
  if (typeof unit !== "string") return undefined;
  return { unit, label: sameText(name), ...(initial === undefined ? {} : { default: 0 }) };
}

function checkUnit(unit: string, path: readonly string[], context: UnitContext, reporter: Reporter): void {
  const read = readUnit(unit, context);
  if (!("unknown" in read)) return;
  const next = hint(read.unknown, unitNames(context), reporter);
  reporter.at(path, "model.unknown-unit", { unit: shown(read.unknown) }, { next });
}

function checkLimits(
  declaration: ParameterDeclaration,
  path: readonly string[],
  context: UnitContext,
  reporter: Reporter,
): void {
  const { min = -Infinity, max = Infinity, default: initial } = declaration;
  if (min > max) reporter.at([...path, "max"], "model.limits-crossed", { min, max });
  if (initial === undefined || initial === "rest") return;
  if (initial < min) reporter.at([...path, "default"], "value.below-minimum", { value: initial, min });
  if (initial > max) reporter.at([...path, "default"], "value.above-maximum", { value: initial, max });
  const unit = readUnit(declaration.unit, context);
  if (declaration.whole && "unit" in unit && !Number.isInteger(toBase(initial, unit.unit))) {
    reporter.at([...path, "default"], "value.not-whole", { value: initial });
  }
}

/** Parts of a whole are shares of it, and of no other. */
function readShares(
  written: Readonly<Record<string, unknown>>,
  parameters: readonly ParameterDeclaration[],
  families: ReadonlyMap<string, Text>,
  context: UnitContext,
  reporter: Reporter,
): Share[] {
  const shares: Share[] = [];
  const known = new Map(parameters.map((parameter) => [parameter.name, parameter]));
  const taken = new Map<string, string>();
  for (const [name, raw] of Object.entries(written)) {
    const path = ["shares", name];
    if (!checkName(name, path, families, reporter)) continue;
    const shape = readShape(shareShape, raw, path, reporter);
    if (shape === undefined) continue;
    for (const [i, member] of shape.members.entries()) {
      const at = [...path, "members", i];
      const parameter = known.get(member);
      const family = familyOf(name);
      if (parameter === undefined) {
        const next = hint(member, known.keys(), reporter);
        reporter.at(at, "model.share-unknown", { name: shown(member) }, { next });
        continue;
      }
      const unit = readUnit(parameter.unit, context);
      if (!("unit" in unit) || unit.unit.dims.size > 0) {
        reporter.at(at, "model.share-unit", { name: member, unit: parameter.unit });
      }
      if (family !== undefined && familyOf(member) !== family) {
        reporter.at(at, "model.share-family", { name: member, share: name });
      }
      const other = taken.get(member);
      if (other !== undefined) reporter.at(at, "model.share-twice", { name: member, share: other });
      taken.set(member, name);
    }
    shares.push({ name, ...shape });
  }
  for (const { name, default: initial } of parameters) {
    if (initial === "rest" && !taken.has(name)) {
      reporter.at(["parameters", name, "default"], "share.no-part", { name });
    }
  }
  return shares;
}

/** Sums by payer add whole amounts over the years: a stock or a memo among them would count money twice. */
function checkPayer(
  { payer = "", unit, kind, memo }: z.infer<typeof metricShape>,
  path: readonly string[],
  payers: ReadonlyMap<string, Text>,
  reporter: Reporter,
): void {
  if (!payers.has(payer)) {
    const next = hint(payer, payers.keys(), reporter);
    reporter.at([...path, "payer"], "model.unknown-payer", { payer: shown(payer) }, { next });
  } else if (unit !== "money" || kind !== "flow" || memo === true) {
    reporter.at([...path, "payer"], "model.payer-flow");
  }
}

function checkLever(
  metric: string,
  lever: string,
  parameters: ReadonlySet<string>,
  reporter: Reporter,
): void {
  const path = ["metrics", metric, "lever"];
  if (!parameters.has(lever)) {
    const next = hint(lever, parameters, reporter);
    reporter.at(path, "model.unknown-lever", { lever }, { next });
  } else if (familyOf(lever) !== undefined && familyOf(lever) !== familyOf(metric)) {
    reporter.at(path, "model.lever-family", { lever, metric });
  }
}
