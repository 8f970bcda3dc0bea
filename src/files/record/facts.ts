/** The numbers of an entry, each with the page that prints it. */

import * as z from "zod";
import { fromBase, type Unit } from "../../formula/units.ts";
import { shown } from "../../issues.ts";
import { type Confidence, confidences, type Fact } from "../../plan/actuals.ts";
import { isOwnMoney, isQuantity, readQuantity } from "../../plan/settings/quantities.ts";
import type { Project, Source } from "../../plan/types.ts";
import type { Path } from "../json/json.ts";
import { citation, patterns, type Reporter, readShape, text } from "../readers/schema.ts";
import { readCitation } from "../readers/sources-file.ts";

const amount = z.string().min(1);
export const factShape = z.strictObject({
  id: patterns.id,
  label: text,
  value: amount,
  confidence: z.enum(confidences),
  source: citation,
  note: text.optional(),
});

/** What an entry is read against. */
export interface RecordContext {
  readonly project: Project;
  readonly reporter: Reporter;
  readonly sources: ReadonlyMap<string, Source>;
}

interface Stated {
  readonly value?: string | undefined;
  readonly confidence?: Confidence | undefined;
  readonly source?: string | readonly string[] | undefined;
  readonly alternatives?: readonly unknown[] | undefined;
}

/** The number of an entry with its source, or all that are printed for it. */
export function readFacts(shape: Stated, path: Path, unit: Unit, context: RecordContext): readonly Fact[] {
  const { reporter, sources } = context;
  const { value, confidence, source, alternatives } = shape;
  if ((value === undefined) === (alternatives === undefined)) {
    reporter.at(path, "actuals.value-or-alternatives");
    return [];
  }
  if (alternatives === undefined) {
    for (const key of ["confidence", "source"] as const)
      if (shape[key] === undefined) reporter.at(path, "shape.missing", { key });
    const read = readAmount(value as string, unit, [...path, "value"], context);
    const ids = source === undefined ? [] : cite(source, [...path, "source"], sources, reporter);
    return [{ value: read ?? 0, confidence: confidence ?? "low", source: ids }];
  }
  for (const key of ["confidence", "source"] as const)
    if (shape[key] !== undefined) reporter.at([...path, key], "actuals.in-alternatives", { key });
  const facts: Fact[] = [];
  for (const [i, raw] of alternatives.entries()) {
    const at = [...path, "alternatives", i];
    const one = readShape(factShape, raw, at, reporter);
    if (one === undefined) continue;
    if (facts.some(({ id }) => id === one.id))
      reporter.at([...at, "id"], "actuals.alternative-twice", { id: one.id });
    const { id, label, confidence, note } = one;
    facts.push({
      ...{ id, label, confidence },
      value: readAmount(one.value, unit, [...at, "value"], context) ?? 0,
      source: cite(one.source, [...at, "source"], sources, reporter),
      note,
    });
  }
  return facts;
}

/** An amount: never negative, and money never without its numeral or unit, where a slip is likeliest. */
export function readAmount(
  text: string,
  unit: Unit,
  path: Path,
  { project, reporter }: RecordContext,
): number | undefined {
  const read = readQuantity(text, unit, project.context);
  if (!isQuantity(read)) {
    reporter.at(path, read.id, read.values, read.next === undefined ? {} : { next: read.next });
    return undefined;
  }
  if (read.value < 0) reporter.at(path, "actuals.negative", { value: shown(text) });
  else if (read.bare && isOwnMoney(unit, project.context)) {
    const example = `${shown(text.trim())} ${project.context.currency}`;
    reporter.at(path, "actuals.bare", { text: shown(text), example });
  } else return fromBase(read.value, unit);
  return undefined;
}

/** Source ids, each looked up: nothing on record is assumed. */
export function cite(
  written: string | readonly string[],
  path: readonly string[] | Path,
  sources: ReadonlyMap<string, Source>,
  reporter: Reporter,
): readonly string[] {
  if (written === "ASSUMPTION") {
    reporter.at(path, "actuals.assumption");
    return [];
  }
  return readCitation(written, undefined, path as readonly string[], sources, reporter) as readonly string[];
}
