/** Small models for tests, said in a line or two. */

import { readUnit, toBase } from "../../../src/formula/units.ts";
import type { Definition, MetricDefinition, ParameterDeclaration } from "../../../src/model/definition.ts";
import type { Input, Instance } from "../../../src/model/inputs.ts";
import { link, withInputs } from "../../../src/model/link.ts";
import type { Model } from "../../../src/model/types.ts";

const text = { en: "", ko: "" };

export interface Sketch {
  readonly years?: readonly number[];
  readonly decimals?: number;
  readonly members?: Readonly<Record<string, readonly string[]>>;
  /** Value in `unit`: one number, one a year, or more. A pattern's members share the unit. */
  readonly inputs?: Readonly<Record<string, number | readonly number[] | (Partial<Input> & { of: string })>>;
  readonly units?: Readonly<Record<string, string>>;
  /** `formula` or `formula :: unit :: kind`. */
  readonly metrics: Readonly<Record<string, string>>;
  readonly requirements?: Readonly<Record<string, string>>;
  readonly inflation?: string;
  readonly outside?: Readonly<Record<string, "zero">>;
}

export function sketch(from: Sketch) {
  const years = from.years ?? [2026, 2027, 2028];
  const currency = { code: "KRW", decimals: from.decimals ?? 0 };
  const counts = new Map([["GPU", text]]);
  const context = { currency: currency.code, decimals: currency.decimals, counts: new Set(counts.keys()) };
  const inputs = new Map<string, Input>();
  const declarations: ParameterDeclaration[] = [];
  for (const [name, given] of Object.entries(from.inputs ?? {})) {
    const unitText = from.units?.[name] ?? "1";
    const read = readUnit(unitText, context);
    if ("unknown" in read) throw new Error(read.unknown);
    const declaration = {
      name,
      unit: unitText,
      label: text,
      whole: false,
      outside: from.outside?.[name] ?? ("hold" as const),
    };
    declarations.push(declaration);
    const base = (value: number) => toBase(value, read.unit);
    const value =
      typeof given === "number"
        ? base(given)
        : Array.isArray(given)
          ? new Map(given.map((v: number, i: number) => [(years[0] as number) + i, base(v)]))
          : (given as Input).value;
    const extra = typeof given === "object" && !Array.isArray(given) ? (given as Partial<Input>) : {};
    inputs.set(name, { ...extra, name, declaration, unit: read.unit, value });
  }
  const metrics: MetricDefinition[] = Object.entries(from.metrics).map(([name, line]) => {
    const [formula = "", unit = "1", kind = "flow"] = line.split(" :: ");
    return {
      name,
      formula,
      unit,
      kind: kind as MetricDefinition["kind"],
      section: "s",
      summary: false,
      memo: false,
      worse: "high",
      label: text,
      about: text,
    };
  });
  const definition: Definition = {
    id: "sketch",
    label: text,
    counts,
    families: new Map(Object.keys(from.members ?? {}).map((family) => [family, text])),
    sections: new Map([["s", text]]),
    payers: new Map(),
    parameters: declarations,
    metrics,
    pictures: [],
    requirements: Object.entries(from.requirements ?? {}).map(([name, formula]) => ({
      name,
      formula,
      says: text,
    })),
  };
  const members = new Map(
    Object.entries(from.members ?? {}).map(([family, ids]) => [family, [...ids].sort()]),
  );
  const instance: Instance = {
    currency,
    years,
    members,
    inputs,
    ...(from.inflation === undefined ? {} : { inflation: from.inflation }),
  };
  return { definition, instance };
}

export function model(from: Sketch): Model {
  const { definition, instance } = sketch(from);
  const linked = link(definition, instance);
  if ("issues" in linked) throw new Error(JSON.stringify(linked.issues));
  return withInputs(linked.structure, instance);
}

/** Ids of what is wrong with a sketch. */
export function issues(from: Sketch): string[] {
  const { definition, instance } = sketch(from);
  const linked = link(definition, instance);
  return "issues" in linked ? linked.issues.map((issue) => issue.id) : [];
}
