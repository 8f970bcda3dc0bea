/** One parameter of a plan file: value or values, unit, range, prices and source. */

import * as z from "zod";
import { timeUnitOf } from "../../formula/unit-words.ts";
import {
  fromBase,
  readUnit,
  sameDims,
  toBase,
  type Unit,
  type UnitContext,
  unitless,
} from "../../formula/units.ts";
import { type Range, spanned, type Weighted } from "../../model/inputs.ts";
import { badPathRange, badRange, forbidden } from "../../plan/settings/input-limits.ts";
import { isQuantity, readQuantity, unitText } from "../../plan/settings/quantities.ts";
import { saysRest } from "../../plan/shares.ts";
import type { Declared, Setting, Source } from "../../plan/types.ts";
import { firstYear, lastYear, readYear } from "../../plan/years.ts";
import { type Calendar, yearName, yearsText } from "../../year-names.ts";
import type { Path } from "../json/json.ts";
import { citation, numberOrText, patterns, type Reporter, readShape, text } from "./schema.ts";
import { readCitation } from "./sources-file.ts";

/** Beyond so many values a shape with two ends says as much. */
const maxValues = 100;

const as = z.literal("addend").optional();

const rangeShape = z.discriminatedUnion("shape", [
  z.strictObject({ shape: z.enum(spanned), as, low: numberOrText, high: numberOrText }),
  z.strictObject({
    shape: z.literal("discrete"),
    as,
    values: z.array(numberOrText).min(2).max(maxValues),
    weights: z.array(z.number().min(0)).max(maxValues).optional(),
  }),
]);

export const parameterShape = z.strictObject({
  value: numberOrText.optional(),
  values: z.union([z.record(z.string(), numberOrText), z.array(numberOrText).min(1)]).optional(),
  unit: z.string().min(1).optional(),
  range: rangeShape.optional(),
  prices: z.number().int().min(firstYear).max(lastYear).optional(),
  source: citation,
  reason: text.optional(),
  note: text.optional(),
  /** By project: what the value would be had that project not informed it. */
  without: z.record(z.string(), z.unknown()).optional(),
});

/** What a parameter is read against. */
export interface InputContext {
  readonly years: readonly number[];
  readonly calendar?: Calendar | undefined;
  readonly base: string;
  readonly inflation: string | undefined;
  readonly context: UnitContext;
  readonly sources: ReadonlyMap<string, Source>;
  readonly reporter: Reporter;
}

/** The setting, or undefined with what is wrong with it reported. `path`: where it stands in its file. */
export function readParameter(
  raw: unknown,
  declared: Declared,
  inputContext: InputContext,
  path: Path = ["parameters", declared.name],
): Setting | undefined {
  const { reporter, context } = inputContext;
  const before = reporter.issues.length;
  const shape = readShape(parameterShape, raw, path, reporter);
  if (shape === undefined) return undefined;

  const source = readCitation(
    shape.source,
    shape.reason,
    [...path, "source"],
    inputContext.sources,
    reporter,
  );
  if (shape.prices !== undefined && inputContext.inflation === undefined) {
    reporter.at([...path, "prices"], "plan.no-inflation", { name: declared.name });
  }
  if ((shape.value === undefined) === (shape.values === undefined)) {
    reporter.at(path, shape.value === undefined ? "plan.no-value" : "plan.value-twice", {
      name: declared.name,
    });
    return undefined;
  }

  const unit =
    shape.unit === undefined
      ? (timeIn(shape, declared, context) ?? declared.unit)
      : readStatedUnit(shape.unit, declared, inputContext, path);
  if (unit === undefined) return undefined;
  const readOne = (written: number | string, at: Path): number | undefined => {
    const value = readAt(written, unit, at, context, reporter);
    const wrong = value === undefined ? undefined : forbidden(value, declared, context);
    if (wrong !== undefined) reporter.at(at, wrong.id, wrong.values);
    return wrong === undefined ? value : undefined;
  };
  const rest = saysRest(shape.value);
  if (rest) {
    // What the other parts leave has no range, unit or prices of its own.
    for (const key of ["unit", "range", "prices"] as const) {
      if (shape[key] === undefined) continue;
      reporter.at([...path, key], "share.rest-alone", { name: declared.name }, { key: true });
    }
  }
  const value = rest
    ? 0
    : shape.value !== undefined
      ? readOne(shape.value, [...path, "value"])
      : readYearly(shape.values ?? [], [...path, "values"], declared, inputContext, readOne);
  if (value === undefined) return undefined;
  const range =
    shape.range === undefined
      ? undefined
      : readRange(shape.range, value, unit, declared, inputContext, [...path, "range"]);
  const without = readWithout(shape.without, declared, inputContext, path);
  if (reporter.issues.length > before) return undefined;

  return {
    ...{ name: declared.name, ...statedIn(unit, declared), value, source, layer: inputContext.base },
    ...(rest ? { rest: [] } : {}),
    range,
    prices: shape.prices,
    reason: shape.reason,
    note: shape.note,
    ...(without.size === 0 ? {} : { without }),
  };
}

/** The unit of a length of time whose values and range are all written with one: `18 months` of an input in years is stated in months. */
function timeIn(
  { value, values = [], range }: z.infer<typeof parameterShape>,
  { unit }: Declared,
  context: UnitContext,
): Unit | undefined {
  if (unit.dims.size > 0 || unit.text === "year") return undefined;
  const ends = range === undefined ? [] : range.shape === "discrete" ? range.values : [range.low, range.high];
  return timeUnitOf([...(value === undefined ? [] : [value]), ...Object.values(values), ...ends], context);
}

/**
 * The unit in which the plan states an input, with its declaration's limits in it. Of one scale the model's word stands: KRW/USD in a
 * plan is its money/USD. A calendar year is no length of time.
 */
function statedIn(unit: Unit, { declaration, unit: own }: Declared): Pick<Setting, "declaration" | "unit"> {
  if (unit.num * own.den === unit.den * own.num || own.text === "year") return { declaration, unit: own };
  const restated = (limit: number) => Number(fromBase(toBase(limit, own), unit).toPrecision(15));
  const { min, max, default: initial } = declaration;
  return {
    declaration: {
      ...declaration,
      unit: unit.text,
      ...(min === undefined ? {} : { min: restated(min) }),
      ...(max === undefined ? {} : { max: restated(max) }),
      ...(typeof initial === "number" ? { default: restated(initial) } : {}),
    },
    unit,
  };
}

/** What the parameter would be without each project that informed it: a parameter again, with its own source. */
function readWithout(
  written: Readonly<Record<string, unknown>> | undefined,
  declared: Declared,
  inputContext: InputContext,
  path: Path,
): ReadonlyMap<string, Setting> {
  const without = new Map<string, Setting>();
  for (const [project, raw] of Object.entries(written ?? {})) {
    const at = [...path, "without", project];
    if (!patterns.id.safeParse(project).success) inputContext.reporter.at(at, "shape.id", {}, { key: true });
    const setting = readParameter(raw, declared, inputContext, at);
    if (setting?.without !== undefined) inputContext.reporter.at([...at, "without"], "plan.without-within");
    if (setting !== undefined) without.set(project, setting);
  }
  return without;
}

function readStatedUnit(
  stated: string,
  declared: Declared,
  inputContext: InputContext,
  of: Path,
): Unit | undefined {
  const { context, reporter } = inputContext;
  const path = [...of, "unit"];
  const read = readUnit(stated, context);
  if ("unknown" in read) {
    reporter.at(path, "model.unknown-unit", { unit: read.unknown.slice(0, 80) });
    return undefined;
  }
  if (!sameDims(read.unit.dims, declared.unit.dims)) {
    const expected = unitText(declared.unit, context);
    reporter.at(path, "plan.unit-mismatch", { name: declared.name, found: stated.slice(0, 80), expected });
    return undefined;
  }
  return read.unit;
}

function readAt(
  written: number | string,
  unit: Unit,
  path: Path,
  context: UnitContext,
  reporter: Reporter,
): number | undefined {
  // A JSON number goes the same way as text, so that 0.07 % is the same value in either spelling.
  const read = readQuantity(String(written), unit, context);
  if (isQuantity(read)) return read.value;
  reporter.at(path, read.id, read.values, read.next === undefined ? {} : { next: read.next });
  return undefined;
}

function readYearly(
  written: Readonly<Record<string, number | string>> | readonly (number | string)[],
  path: Path,
  declared: Declared,
  inputContext: InputContext,
  readOne: (written: number | string, at: Path) => number | undefined,
): ReadonlyMap<number, number> | undefined {
  const { reporter, years } = inputContext;
  const before = reporter.issues.length;
  const values = new Map<number, number>();
  const put = (year: number, one: number | string, at: Path) => {
    const value = readOne(one, at);
    if (value !== undefined) values.set(year, value);
  };
  if (Array.isArray(written)) {
    if (written.length !== years.length) {
      const wanted = {
        count: written.length,
        wanted: years.length,
        years: yearsText(years, inputContext.calendar),
      };
      if (years.length > 0) reporter.at(path, "plan.values-count", wanted);
      return undefined;
    }
    for (const [i, one] of written.entries()) put(years[i] as number, one, [...path, i]);
  } else {
    const entries = Object.entries(written as Readonly<Record<string, number | string>>);
    for (const [key, one] of entries) {
      const year = readYear(key, inputContext.calendar);
      if (typeof year !== "number" || year < firstYear || year > lastYear) {
        const bounds = { key: key.slice(0, 80), first: firstYear, last: lastYear };
        reporter.at([...path, key], "plan.values-year", bounds, { key: true });
      } else if (values.has(year)) {
        reporter.at([...path, key], "plan.values-twice", { key: key.slice(0, 80) }, { key: true });
      } else put(year, one, [...path, key]);
    }
    if (entries.length === 0) reporter.at(path, "shape.empty");
  }
  if (reporter.issues.length > before) return undefined;
  return withoutGaps(values, path, declared, inputContext);
}

/** A path that holds must name every year between its first and its last: whether to hold or to interpolate is not ours to guess. */
function withoutGaps(
  values: ReadonlyMap<number, number>,
  path: Path,
  declared: Declared,
  { calendar, reporter }: InputContext,
): ReadonlyMap<number, number> | undefined {
  const named = [...values.keys()].sort((a, b) => a - b);
  const gap = named.find((year, i) => i > 0 && year !== (named[i - 1] as number) + 1);
  if (gap !== undefined && declared.declaration.outside === "hold") {
    const missing = (named[named.indexOf(gap) - 1] as number) + 1;
    reporter.at(path, "plan.values-gap", { name: declared.name, year: yearName(missing, calendar) });
    return undefined;
  }
  return new Map(named.map((year) => [year, values.get(year) as number]));
}

function readRange(
  written: z.infer<typeof rangeShape>,
  value: number | ReadonlyMap<number, number>,
  unit: Unit,
  declared: Declared,
  inputContext: InputContext,
  path: Path,
): Range | undefined {
  const { context, reporter } = inputContext;
  const yearly = typeof value !== "number";
  const { as } = written;
  if (as !== undefined && !yearly) {
    reporter.at([...path, "as"], "range.addend-of-one", {}, { key: true });
    return undefined;
  }
  const read = (one: number | string, at: Path) =>
    readAt(one, yearly && as === undefined ? unitless : unit, [...path, ...at], context, reporter);
  const ends =
    written.shape === "discrete" ? readValues(written, path, read, reporter) : readEnds(written, read);
  if (ends === undefined) return undefined;
  const range: Range = as === undefined ? ends : { ...ends, as };
  const wrong = yearly ? badPathRange(range, value, declared) : badRange(range, value, declared, context);
  if (wrong === undefined) return range;
  reporter.at(path, wrong.id, wrong.values);
  return undefined;
}

type ReadOne = (written: number | string, at: Path) => number | undefined;

function readEnds(
  {
    shape,
    ...ends
  }: Pick<Exclude<z.infer<typeof rangeShape>, { shape: "discrete" }>, "shape" | "low" | "high">,
  read: ReadOne,
): Range | undefined {
  const [low, high] = [read(ends.low, ["low"]), read(ends.high, ["high"])];
  return low === undefined || high === undefined ? undefined : { shape, low, high };
}

/** Values that come up as often as each other, or as their weights have it. */
function readValues(
  { values, weights }: Extract<z.infer<typeof rangeShape>, { shape: "discrete" }>,
  path: Path,
  read: ReadOne,
  reporter: Reporter,
): Range | undefined {
  if (weights !== undefined && weights.length !== values.length) {
    const counts = { count: weights.length, wanted: values.length };
    reporter.at([...path, "weights"], "range.weights-count", counts);
    return undefined;
  }
  const before = reporter.issues.length;
  const weighted: Weighted[] = [];
  for (const [i, one] of values.entries()) {
    const [value, weight] = [read(one, ["values", i]), weights?.[i] ?? 1];
    if (value === undefined || weight === 0) continue;
    if (weighted.some((other) => other.value === value)) {
      reporter.at([...path, "values", i], "range.value-twice");
    }
    weighted.push({ value, weight });
  }
  if (reporter.issues.length > before) return undefined;
  if (weighted.length < 2) {
    reporter.at(path, "range.few-values");
    return undefined;
  }
  weighted.sort((a, b) => a.value - b.value);
  const [first, last] = [weighted[0], weighted.at(-1)] as [Weighted, Weighted];
  return { shape: "discrete", low: first.value, high: last.value, values: weighted };
}
