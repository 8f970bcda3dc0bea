/** The shapes of data files, by zod: what it finds becomes issues with places. */

import * as z from "zod";
import {
  type IdTaking,
  type Issue,
  type Message,
  type MessageId,
  message,
  nearest,
  type Values,
  type ValuesFor,
} from "../../errors.ts";
import { plainText, readNumber, toNumber } from "../../formula/numbers.ts";
import { readScales } from "../../formula/unit-scales.ts";
import type { Unit, UnitContext } from "../../formula/units.ts";
import { maxIssues, shown } from "../../issues.ts";
import { sameText, type Text } from "../../model/definition.ts";
import type { JsonDocument, Path } from "../json/json.ts";
import { isPresent, placeOf, placeOfKey } from "../json/place.ts";

/** Patterns that a schema names by an id as its error, so that the id words it. */
export const patterns = {
  /** Scenarios, sources, plans: they are also file names and arguments. */
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: "shape.id" satisfies ShapeId }),
  member: /^[a-z][a-z0-9_]*$/,
  name: /^[a-z][a-z0-9_]*(\.\*)?(\.[a-z][a-z0-9_]*)*$/,
};

/** Tables wrap and measure these, which is not free; a label is said once more for each {member} of another. */
const shortLine = z.string().min(1).max(200);
const paragraph = z.string().min(1).max(2000);
export const label = inWords(shortLine);
export const text = inWords(paragraph);
/** In both languages, or in one, which is then shown in either: as one text, or under its language alone. */
export function inWords(line: z.ZodString) {
  const error = "shape.expected-words" satisfies ShapeId;
  const languages = z
    .strictObject({ en: line.optional(), ko: line.optional() })
    .refine(({ en, ko }) => en !== undefined || ko !== undefined, { error })
    .meta({ minProperties: 1 });
  return z.union([languages, line], { error }).transform((text): Text => {
    if (typeof text === "string") return sameText(text);
    const { en = text.ko, ko = en } = text;
    return { en: en as string, ko: ko as string };
  });
}

export const numberOrText = z.union([z.number(), z.string().min(1)]);
export const citation = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]);
/** By a name, what people call it besides. */
export const synonyms = z.record(z.string().min(1).max(200), z.array(z.string().min(1).max(80)).max(100));
/** By its name, how much of another unit a unit is. */
export const scalesShape = z.record(z.string().min(1).max(200), z.string().min(1).max(200));
export const anything = z.record(z.string(), z.unknown());

/** For editors: names the JSON Schema of the file, and means nothing to the reader. */
export const forEditors = { $schema: z.string().max(2000).optional() };

/** What is said of a value without the right shape. */
export type ShapeId = Extract<IdTaking<never>, `shape.${string}`>;

/** Collects what is wrong with one file. */
export interface Reporter {
  readonly document: JsonDocument;
  readonly issues: Issue[];
  /** Something wrong with the value at a path; `key` puts the caret under its key instead. */
  readonly at: <Id extends MessageId>(path: Path, id: Id, ...more: More<Id>) => void;
}

interface Mark {
  readonly next?: readonly Message[];
  readonly key?: boolean;
}

type More<Id extends MessageId> =
  ValuesFor<Id> extends []
    ? [values?: Readonly<Record<string, never>>, mark?: Mark]
    : [...ValuesFor<Id>, mark?: Mark];

export function reporterFor(document: JsonDocument): Reporter {
  const issues: Issue[] = [];
  return {
    document,
    issues,
    at: (path, id, ...more) => {
      const [values = {}, { next = [], key = false } = {}] = more as readonly [values?: Values, mark?: Mark];
      // Behind the cap only their number counts; finding places is not free.
      if (issues.length > maxIssues) {
        issues.push({ id });
        return;
      }
      const place = key ? placeOfKey(document, path) : placeOf(document, path);
      issues.push({ id, values, place, ...(next.length > 0 ? { next } : {}) });
    },
  };
}

/**
 * The value at a path in the shape wanted, or undefined with what is wrong with it reported. A key too many is reported, but
 * hides nothing that is wrong with the rest.
 */
export function readShape<T>(
  schema: z.ZodType<T>,
  value: unknown,
  path: Path,
  reporter: Reporter,
): T | undefined {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const known = schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
  for (const issue of result.error.issues) reportShape(issue, path, known, reporter);
  const extra = new Set(
    result.error.issues.flatMap((issue) =>
      issue.code === "unrecognized_keys" && issue.path.length === 0 ? issue.keys : [],
    ),
  );
  if (extra.size === 0) return undefined;
  const rest = Object.entries(value as object).filter(([key]) => !extra.has(key));
  const without = schema.safeParse(Object.fromEntries(rest));
  return without.success ? without.data : undefined;
}

/** With more names than a person would write, the nearest is not worth finding. */
const maxNames = 2000;

/** Did you mean: the nearest of the names that would have been right. Costs nothing once a file is wrong all over. */
export function hint(name: string, known: Iterable<string>, reporter: Reporter): readonly Message[] {
  const names = reporter.issues.length > maxIssues ? [] : [...known];
  return nearest(name, names.length > maxNames ? [] : names, 1).map((nearestName) =>
    message("next.did-you-mean", { names: nearestName }),
  );
}

type ZodIssue = z.core.$ZodIssue;

function reportShape(issue: ZodIssue, base: Path, known: readonly string[], reporter: Reporter): void {
  const path = [...base, ...issue.path.map((part) => (typeof part === "symbol" ? "" : part))];
  if (issue.code === "unrecognized_keys") {
    const allowed = issue.path.length === 0 ? known : [];
    for (const key of issue.keys) {
      const next = hint(key, allowed, reporter);
      reporter.at([...path, key], "shape.unknown-key", { key: shown(key) }, { next, key: true });
    }
    return;
  }
  if (!isPresent(reporter.document, path)) {
    reporter.at(path, "shape.missing", { key: String(path.at(-1)) });
    return;
  }
  switch (issue.code) {
    case "invalid_type":
      reporter.at(
        path,
        typeIds[issue.expected] ?? "shape.wrong",
        {},
        { next: numberMeant(issue, path, reporter) },
      );
      return;
    case "invalid_value":
      reporter.at(path, "shape.one-of", { known: issue.values.map(String).join(", ") });
      return;
    case "too_small":
      if (issue.origin === "number") reporter.at(path, "shape.too-small", { min: Number(issue.minimum) });
      else
        reporter.at(path, issue.minimum === 1 ? "shape.empty" : "shape.too-few", {
          min: Number(issue.minimum),
        });
      return;
    case "too_big":
      if (issue.origin === "number") reporter.at(path, "shape.too-big", { max: Number(issue.maximum) });
      else {
        const id = issue.origin === "string" ? "shape.too-long" : "shape.too-many";
        reporter.at(path, id, { max: Number(issue.maximum) });
      }
      return;
    case "invalid_union": {
      if ("options" in issue && issue.options !== undefined) {
        reporter.at(path, "shape.one-of", { known: issue.options.map(String).join(", ") });
        return;
      }
      // The alternative that got furthest into the value is the one that was meant.
      const intended = issue.errors.find((errors) =>
        errors.some((error) => error.path.length > 0 || isDeep(error)),
      );
      if (intended !== undefined) for (const error of intended) reportShape(error, path, [], reporter);
      else if (issue.message.startsWith("shape.")) reporter.at(path, ownId(issue));
      else reportAlternatives(issue, path, reporter);
      return;
    }
    default:
      reporter.at(path, ownId(issue));
  }
}

/** What may stand where none of several shapes does, and the number that was meant, if one was. */
function reportAlternatives(
  { errors }: Pick<z.core.$ZodIssueInvalidUnion, "errors">,
  path: Path,
  reporter: Reporter,
): void {
  const first = errors.flatMap(([error]) => (error === undefined ? [] : [error]));
  const kinds = first.flatMap(kindsOf);
  const [en, ko] = [kinds.map((kind) => kind.en).join(", "), kinds.map((kind) => kind.ko).join(", ")];
  const next = first.flatMap((error) => numberMeant(error, path, reporter));
  if (kinds.length === 0) reporter.at(path, "shape.wrong");
  else reporter.at(path, "shape.one-of", { known: { en, ko } }, { next });
}

/** What may stand in the place of an issue, in words. */
function kindsOf(issue: ZodIssue): readonly Text[] {
  if (issue.code === "invalid_value") return issue.values.map((value) => sameText(JSON.stringify(value)));
  const words = issue.code === "invalid_type" ? typeWords[issue.expected] : undefined;
  return words === undefined ? [] : [words];
}

/**
 * Where a number belongs and text stands that is one: the number to write. A percentage is one of an input whose unit is %, as the key
 * beside it says, and a part of 1 elsewhere.
 */
function numberMeant(issue: ZodIssue, path: Path, { document }: Reporter): readonly Message[] {
  if (issue.code !== "invalid_type" || !["number", "int"].includes(issue.expected)) return [];
  const written = document.find(path)?.value;
  if (typeof written !== "string") return [];
  const [, sign = "", text = ""] = /^([-+]?)\s*(.*)$/s.exec(plainText(written.slice(0, 80)).trim()) ?? [];
  const number = readNumber(text, 0, true);
  if (number === undefined || number.end < text.length || !["", "%", "money"].includes(number.unit))
    return [];
  const unit = document.find([...path.slice(0, -1), "unit"])?.value ?? "1";
  const isPart = number.unit === "%" && unit === "1";
  if (number.unit === "%" && unit !== "%" && !isPart) return [];
  const { digits, exponent } = number.decimal;
  const meant = toNumber({ digits, exponent: isPart ? exponent - 2 : exponent });
  return [message("next.write", { text: String(sign === "-" ? -meant : meant) })];
}

/** A schema's own error is an id. */
function ownId({ message }: ZodIssue): ShapeId {
  return message.startsWith("shape.") ? (message as ShapeId) : "shape.wrong";
}

function isDeep(issue: ZodIssue): boolean {
  return ["unrecognized_keys", "too_small", "too_big"].includes(issue.code);
}

const typeWords: Readonly<Record<string, Text>> = {
  string: { en: "text in quotes", ko: "따옴표 친 글" },
  number: { en: "a number", ko: "숫자" },
  boolean: { en: "true or false", ko: "true 또는 false" },
  object: { en: "an object { }", ko: "객체 { }" },
  record: { en: "an object { }", ko: "객체 { }" },
  array: { en: "a list [ ]", ko: "목록 [ ]" },
};

const typeIds: Readonly<Record<string, ShapeId>> = {
  string: "shape.expected-text",
  number: "shape.expected-number",
  int: "shape.expected-whole",
  boolean: "shape.expected-boolean",
  object: "shape.expected-object",
  record: "shape.expected-object",
  array: "shape.expected-list",
  tuple: "shape.expected-list",
};

/** More units than anyone makes up, each of which may be made of the one before. */
const maxUnits = 500;

/** The units that a model or plan makes of others under its key `units`; what is wrong with one is reported. */
export function readOwnUnits(
  written: z.infer<typeof scalesShape>,
  context: UnitContext,
  reporter: Reporter,
): ReadonlyMap<string, Unit> {
  const count = Object.keys(written).length;
  if (count > maxUnits) {
    reporter.at(["units"], "unit.too-many", { count, most: maxUnits }, { key: true });
    return new Map();
  }
  const { scales, issues } = readScales(written, context);
  for (const { name, id, values, next, ofName } of issues) {
    reporter.at(["units", name], id, values, { next, key: ofName });
  }
  return scales;
}
