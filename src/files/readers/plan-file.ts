/** A plan file: its years, currency, members of families, and a value with range and source for every parameter. */

import * as z from "zod";
import { type Issue, nearest } from "../../errors.ts";
import { isCurrency } from "../../formula/currency.ts";
import { readUnit, toBase, type UnitContext } from "../../formula/units.ts";
import type { Definition, ParameterDeclaration, Text } from "../../model/definition.ts";
import { familyOf, forMember } from "../../model/family.ts";
import { unitContext } from "../../model/link.ts";
import { labelOf, settleRests } from "../../model/wholes.ts";
import { nextForName } from "../../plan/names.ts";
import { wholesIn } from "../../plan/shares.ts";
import type { Declared, Plan, Setting, Source } from "../../plan/types.ts";
import { readsBack, readYears } from "../../plan/years.ts";
import { type Calendar, yearName } from "../../year-names.ts";
import type { JsonDocument } from "../json/json.ts";
import { withPayers } from "./payer-names.ts";
import { readParameter } from "./plan-input.ts";
import { checkInflation, checkSynonyms, readCorrelations } from "./plan-references.ts";
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
import { readSourceRecord } from "./sources-file.ts";

export interface ReadPlan {
  /** Undefined when the file is not in the shape of a plan. */
  readonly plan: Plan | undefined;
  /** The model's, with payers called as the plan calls them. */
  readonly definition: Definition;
  readonly declared: ReadonlyMap<string, Declared>;
  readonly context: UnitContext;
  readonly issues: Issue[];
}

/** Years with names. */
export const yearsShape = z.strictObject({
  range: z.string(),
  name: z.string(),
  begin: z.string().optional(),
});

export const fileShape = z.strictObject({
  ...forEditors,
  format: z.literal("baekjo/plan/1"),
  id: patterns.id,
  base: patterns.id,
  label,
  base_label: label.optional(),
  about: text.optional(),
  years: z.union([z.string(), yearsShape]),
  currency: z.strictObject({ code: z.string(), decimals: z.number().int().min(-6).max(4) }),
  units: scalesShape.optional(),
  inflation: z.string().optional(),
  families: z.record(z.string(), anything),
  parameters: anything,
  correlations: z.array(z.tuple([z.string(), z.string(), z.number()])).optional(),
  sources: anything.optional(),
  synonyms: synonyms.optional(),
  payers: z.record(z.string(), label).optional(),
  tax: label.optional(),
  basis: label.optional(),
  basis_short: label.optional(),
  alternatives: z.array(patterns.id).max(5).optional(),
});

const maxMembers = 500;
const maxParameters = 50_000;
/** Among more names than a person would write, the nearest is not worth finding. */
const maxNames = 2000;

/** The plan in a file, for a model; `shared` are the sources of sources.json. */
export function readPlan(
  document: JsonDocument,
  model: Definition,
  shared: ReadonlyMap<string, Source>,
): ReadPlan {
  const reporter = reporterFor(document);
  const file = readShape(fileShape, document.value, [], reporter);
  if (file === undefined) {
    const context = unitContext(model, { currency: { code: "KRW", decimals: 0 } });
    return { plan: undefined, definition: model, declared: new Map(), context, issues: reporter.issues };
  }
  const definition = readPayers(file.payers ?? {}, model, reporter);

  const { currency } = file;
  if (!isCurrency(currency.code)) {
    reporter.at(["currency", "code"], "plan.unknown-currency", { currency: currency.code });
  }
  const units = readOwnUnits(file.units ?? {}, unitContext(definition, { currency }), reporter);
  const { years, calendar } = readPlanYears(file.years, reporter);
  const context = { ...unitContext(definition, { currency, units }), calendar };

  const families = readFamilies(file.families, definition, reporter);
  const declared = declare(definition, families, context, reporter);
  const own = readSourceRecord(file.sources ?? {}, reporter);
  for (const id of own.keys()) {
    if (shared.has(id)) reporter.at(["sources", id], "source.twice", { source: id }, { key: true });
  }
  const sources = new Map([...shared, ...own]);

  const given = new Map<string, Setting>();
  const inputContext = {
    years,
    calendar,
    base: file.base,
    inflation: file.inflation,
    context,
    sources,
    reporter,
  };
  for (const [name, raw] of Object.entries(file.parameters)) {
    const entry = declared.get(name);
    if (entry === undefined) {
      const near = declared.size > maxNames ? [] : nearest(name, declared.keys());
      const next = reporter.issues.length > 50 ? [] : nextForName(name, near, declared, () => undefined);
      const values = { name: name.slice(0, 80) };
      reporter.at(["parameters", name], "plan.unknown-parameter", values, { next, key: true });
      continue;
    }
    const setting = readParameter(raw, entry, inputContext);
    if (setting === undefined) continue;
    given.set(name, setting);
    declared.set(name, { ...entry, declaration: setting.declaration, unit: setting.unit });
  }

  const settings = new Map<string, Setting>();
  const wholes = wholesIn({ definition, plan: { families } });
  const wholeOf = new Map(wholes.flatMap((whole) => whole.parts.map((part) => [part, whole] as const)));
  for (const [name, entry] of declared) {
    const whole = wholeOf.get(name);
    const own = given.get(name);
    if (own?.rest !== undefined && whole === undefined) {
      reporter.at(["parameters", name, "value"], "share.no-part", { name });
    }
    const setting =
      own ??
      byDefault(
        entry,
        whole?.parts.some((part) => given.get(part)?.rest !== undefined),
      );
    if (setting !== undefined) settings.set(name, setting);
    else if (!Object.hasOwn(file.parameters, name)) {
      reporter.at(
        ["parameters"],
        "plan.missing-parameter",
        { name, unit: entry.declaration.unit },
        { key: true },
      );
    }
  }
  for (const whole of wholes) {
    const [first, ...others] = whole.parts.filter((part) => given.get(part)?.rest !== undefined);
    for (const name of others) {
      const label = labelOf(whole, families);
      const values = { whole: label, a: first as string, b: name };
      reporter.at(["parameters", name, "value"], "share.two-rests", values);
    }
  }
  settleRests(settings, wholes);
  checkInflation(file.inflation, declared, settings, reporter);
  const correlations = readCorrelations(file.correlations ?? [], declared, reporter);
  checkSynonyms(file, definition, declared, families, reporter);
  const { id, base, about, inflation } = file;
  const plan = {
    id,
    base,
    label: file.label,
    about,
    years,
    ...(calendar === undefined ? {} : { calendar }),
    currency,
    ...(units.size === 0 ? {} : { units }),
    inflation,
    families,
    settings,
    correlations,
    sources: own,
    ...(file.base_label === undefined ? {} : { baseLabel: file.base_label }),
    ...(file.tax === undefined ? {} : { tax: file.tax }),
    ...(file.basis === undefined ? {} : { basis: file.basis, basisShort: file.basis_short }),
    ...(file.alternatives === undefined ? {} : { alternatives: file.alternatives }),
    ...(file.synonyms === undefined ? {} : { synonyms: new Map(Object.entries(file.synonyms)) }),
  };
  return { plan: plan as Plan, definition, declared, context, issues: reporter.issues };
}

/** The model with payers named as the plan names them. */
function readPayers(
  names: Readonly<Record<string, Text>>,
  model: Definition,
  reporter: Reporter,
): Definition {
  for (const payer of Object.keys(names)) {
    if (model.payers.has(payer)) continue;
    const next = hint(payer, model.payers.keys(), reporter);
    reporter.at(["payers", payer], "model.unknown-payer", { payer: payer.slice(0, 80) }, { next, key: true });
  }
  return withPayers(model, new Map(Object.entries(names)));
}

/** The years of a plan, and what they are called where that is not their number. */
function readPlanYears(
  written: z.infer<typeof fileShape>["years"],
  reporter: Reporter,
): { readonly years: readonly number[]; readonly calendar?: Calendar } {
  const named = typeof written !== "string";
  const read = readYears(named ? written.range : written);
  if ("id" in read) {
    reporter.at(named ? ["years", "range"] : ["years"], read.id, read.values);
    return { years: [] };
  }
  if (!named) return { years: read };
  const first = read[0] as number;
  const { name, begin = `${first}-01` } = written;
  const before = reporter.issues.length;
  const text = name.replaceAll(/\{(?:year|yy|next|nextyear)\}/g, "");
  const examples = "FY{year}, {year}-{next}";
  if (text === name || !/^[\p{L}\p{N} '’/–-]{0,30}$/u.test(text)) {
    reporter.at(["years", "name"], "plan.year-name", { name: name.slice(0, 80), examples });
  }
  const [, start, month] = /^(\d{4})-(\d\d)$/.exec(begin) ?? [];
  if (Math.abs(Number(start) - first) > 1 || !(Number(month) >= 1 && Number(month) <= 12)) {
    reporter.at(["years", "begin"], "plan.year-begin", { begin: begin.slice(0, 80), first });
  }
  if (reporter.issues.length > before) return { years: read };
  const calendar = { range: written.range, name, begin };
  const year = read.find((each) => !readsBack(each, calendar));
  if (year !== undefined) {
    const called = yearName(year, calendar);
    reporter.at(["years", "name"], "plan.year-misread", { year, called, examples });
  }
  return { years: read, calendar };
}

function readFamilies(
  record: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
  definition: Definition,
  reporter: Reporter,
): Map<string, Map<string, Text>> {
  const families = new Map<string, Map<string, Text>>();
  for (const family of Object.keys(record)) {
    if (definition.families.has(family)) continue;
    const next = hint(family, definition.families.keys(), reporter);
    reporter.at(
      ["families", family],
      "plan.unknown-family",
      { family: family.slice(0, 80) },
      { next, key: true },
    );
  }
  for (const family of definition.families.keys()) {
    const members = new Map<string, Text>();
    families.set(family, members);
    const raw = record[family];
    if (raw === undefined) {
      reporter.at(["families"], "plan.missing-family", { family }, { key: true });
      continue;
    }
    const ids = Object.keys(raw).sort();
    if (ids.length > maxMembers) {
      reporter.at(["families", family], "plan.too-many-members", { family, most: maxMembers }, { key: true });
      continue;
    }
    for (const id of ids) {
      const path = ["families", family, id];
      if (!patterns.member.test(id) || id.length > 60) {
        reporter.at(path, "plan.malformed-member", { member: id.slice(0, 80) }, { key: true });
        continue;
      }
      const read = readShape(label, raw[id], path, reporter);
      if (read !== undefined) members.set(id, read);
    }
  }
  return families;
}

/** Every parameter by its full name, sorted: the order of members and keys in files must not matter. */
function declare(
  definition: Definition,
  families: ReadonlyMap<string, ReadonlyMap<string, Text>>,
  context: UnitContext,
  reporter: Reporter,
): Map<string, Declared> {
  const all: Declared[] = [];
  for (const declaration of definition.parameters) {
    const entry = entryOf(declaration, context);
    // The model's own issues tell of an unknown unit.
    if (entry === undefined) continue;
    const family = familyOf(declaration.name);
    if (family === undefined) {
      all.push(entry);
      continue;
    }
    for (const member of families.get(family)?.keys() ?? []) all.push(ofMember(entry, family, member));
    if (all.length > maxParameters) {
      reporter.at(["families"], "plan.too-many-parameters", { most: maxParameters }, { key: true });
      break;
    }
  }
  const declared = new Map<string, Declared>();
  for (const entry of all.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (declared.has(entry.name)) {
      reporter.at(["families", entry.family ?? ""], "plan.name-clash", { name: entry.name }, { key: true });
    }
    declared.set(entry.name, entry);
  }
  return declared;
}

/** A declaration in the model's unit; of a family with its `*`. Undefined where the unit is none. */
export function entryOf(declaration: ParameterDeclaration, context: UnitContext): Declared | undefined {
  const read = readUnit(declaration.unit, context);
  if ("unknown" in read) return undefined;
  return { name: declaration.name, declaration, unit: read.unit };
}

/** A family's declaration as one member has it. */
export function ofMember(entry: Declared, family: string, member: string): Declared {
  return { ...entry, name: forMember(entry.name, member), family, member };
}

/** `filled`: whether another part of the same whole is the rest. */
export function byDefault({ name, declaration, unit }: Declared, filled = false): Setting | undefined {
  const { default: initial } = declaration;
  if (initial === undefined) return undefined;
  const setting = { name, declaration, unit, source: [], layer: "default" };
  if (initial !== "rest") return { ...setting, value: toBase(initial, unit) };
  return filled ? { ...setting, value: 0 } : { ...setting, value: 0, rest: [] };
}
