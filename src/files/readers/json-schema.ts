/**
 * The JSON Schemas of the data files, made of the shapes that read them, for editors. What only the readers can tell (whether a
 * name is known, a unit fits, a formula holds together) is said by `baekjo validate`.
 */

import * as z from "zod";
import { kinds } from "../../model/definition.ts";
import { caseShape } from "../cases/case.ts";
import * as cases from "../cases/case-file.ts";
import { generationShape } from "../cases/generations.ts";
import * as entries from "../record/entries.ts";
import * as facts from "../record/facts.ts";
import * as actuals from "../record/record-file.ts";
import * as checks from "./checks-file.ts";
import * as model from "./model-file.ts";
import { pictureShape } from "./model-references.ts";
import * as plan from "./plan-file.ts";
import { parameterShape } from "./plan-input.ts";
import * as scenario from "./scenario-file.ts";
import { label, patterns } from "./schema.ts";
import { keysOf, type SchemaPart } from "./schema-keys.ts";
import * as sources from "./sources-file.ts";

const member = z.string().regex(patterns.member);
const name = z.string().regex(patterns.name);
const sourceRecord = z.record(patterns.id, sources.sourceShape);
const yearRange = z.string().regex(/^\s*\d{4}\s*\.\.\s*\d{4}\s*$/);
const parameters = z.record(z.string(), parameterShape);

const planSchema = plan.fileShape.extend({
  years: z.union([
    yearRange,
    plan.yearsShape.extend({
      range: yearRange,
      begin: z
        .string()
        .regex(/^\d{4}-\d\d$/)
        .optional(),
    }),
  ]),
  families: z.record(member, z.record(member, label)),
  payers: z.record(member, label).optional(),
  parameters,
  sources: sourceRecord.optional(),
});

const modelSchema = model.fileShape.extend({
  counts: z.record(z.string(), label),
  families: z.record(member, label),
  sections: z.record(member, label),
  payers: z.record(member, label).optional(),
  parameters: z.record(name, model.parameterShape),
  metrics: z.record(name, model.metricShape),
  requirements: z.record(name, model.requirementShape).optional(),
  shares: z.record(name, model.shareShape).optional(),
  pictures: z.array(pictureShape).max(20).optional(),
});

const sourcesSchema = sources.fileShape.extend({ sources: sourceRecord });

const actualsSchema = actuals.fileShape.extend({
  series: z.record(patterns.id, entries.seriesShape),
  entries: z.record(
    patterns.id,
    entries.entryShape.extend({ alternatives: z.array(facts.factShape).min(2).optional() }),
  ),
  sources: sourceRecord.optional(),
});

const checksSchema = checks.fileShape.extend({
  checks: z.array(checks.checkShape).min(1).max(1000),
});

const { shape: casesFile } = cases.fileShape;
const casesSchema = cases.fileShape.extend({
  rates: z
    .strictObject({
      ...casesFile.rates.unwrap().shape,
      perDollar: z.record(z.string(), z.record(z.string(), z.number())),
    })
    .optional(),
  generations: z.record(member, generationShape.extend({ parameters })).optional(),
  cases: z.record(patterns.id, caseShape),
  sources: sourceRecord.optional(),
});

/** What every result of a program has; a command has more beside it. Amounts are whole in the currency's smallest unit that is written. */
const amount = z.number().nullable();
const text = z.string();
const resultSchema = z.looseObject({
  format: z.string().regex(/^baekjo\/[a-z]+\/2$/),
  version: text,
  plan: z
    .looseObject({
      id: text,
      label: text,
      currency: z.looseObject({ code: text, decimals: z.number().int() }).optional(),
      years: z.looseObject({ range: text, name: text, begin: text }).optional(),
      tax: text.optional(),
    })
    .optional(),
  model: z.looseObject({ id: text }).optional(),
  scenarios: z
    .array(
      z.looseObject({
        name: text,
        label: text,
        basis: text.optional(),
        layers: z.array(z.looseObject({ id: text, from: text, set: z.array(text), unset: z.array(text) })),
      }),
    )
    .optional(),
  years: z.array(z.number().int()).optional(),
  rows: z
    .array(
      z.looseObject({
        scenario: text,
        metric: text,
        label: text,
        unit: text,
        kind: z.enum(kinds),
        values: z.array(amount),
        total: amount.optional(),
      }),
    )
    .optional(),
});

const schemas = {
  plan: { schema: planSchema, title: "A plan of baekjo" },
  model: { schema: modelSchema, title: "A model of baekjo" },
  scenario: { schema: scenario.fileShape, title: "A scenario of baekjo" },
  sources: { schema: sourcesSchema, title: "Sources of a plan of baekjo" },
  checks: { schema: checksSchema, title: "Checks of baekjo check" },
  actuals: { schema: actualsSchema, title: "The record of a plan of baekjo" },
  cases: { schema: casesSchema, title: "Real projects for baekjo backtest" },
  result: { schema: resultSchema, title: "A result of baekjo, as JSON" },
};

export const schemaNames = Object.keys(schemas) as (keyof typeof schemas)[];

/** The JSON Schema of a kind of file, by draft 7, which every editor knows. `describe`: what a key means, by its path. */
export function schemaOf(
  kind: keyof typeof schemas,
  describe: (path: string) => string | undefined = () => undefined,
): object {
  const { schema, title } = schemas[kind];
  const { $schema, ...rest } = z.toJSONSchema(schema, { target: "draft-7", io: "input" });
  for (const { path, part } of keysOf(kind, rest as SchemaPart)) {
    const description = describe(path);
    if (description !== undefined) part.description = description;
  }
  return { $schema, title, ...rest };
}
