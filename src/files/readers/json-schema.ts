/**
 * The JSON Schemas of the data files, made of the shapes that read them, for editors. What only the readers can tell (whether a
 * name is known, a unit fits, a formula holds together) is described there, and said by `baekjo validate`.
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
import * as plan from "./plan-file.ts";
import { parameterShape } from "./plan-input.ts";
import * as scenario from "./scenario-file.ts";
import { label, patterns } from "./schema.ts";
import * as sources from "./sources-file.ts";

const quantity =
  'a number in the parameter\'s unit, or text with its own: 65조, $76k, 182.7 KRW/kWh, 12%; of a share "rest": what the others leave of 100%';
const citing = "ids of sources, or ASSUMPTION with a reason beside it";
const formula = "in the language of baekjo help formulas; numbers in it have no unit";
const member = z.string().regex(patterns.member);
const name = z.string().regex(patterns.name);
const sourceRecord = z
  .record(patterns.id, sources.sourceShape)
  .describe("by id; the id is what a parameter or scenario cites");

const { shape: parameter } = parameterShape;

const planSchema = plan.fileShape.extend({
  base: plan.fileShape.shape.base.describe("the name by which the plan itself is known among the scenarios"),
  years: plan.fileShape.shape.years.regex(/^\s*\d{4}\s*\.\.\s*\d{4}\s*$/).describe("first..last: 2026..2030"),
  currency: plan.fileShape.shape.currency.describe(
    "code by ISO 4217, and the decimals it is counted in: KRW 0, USD 2",
  ),
  inflation: plan.fileShape.shape.inflation.describe(
    "the parameter that carries amounts stated in the prices of a year",
  ),
  families: z.record(member, z.record(member, label)).describe("the members of each family of the model"),
  parameters: z
    .record(
      z.string(),
      parameterShape.extend({
        value: parameter.value.describe(quantity),
        values: parameter.values.describe("a value a year, by year or in order; in place of value"),
        unit: parameter.unit.describe("where it is not the model's: of the same dimensions"),
        range: parameter.range.describe(
          'triangular, pert, uniform: limits; normal, lognormal: the 5th and 95th percentile; discrete: values, with weights or equally likely. Nothing beyond the input\'s own limits is drawn. Of yearly values: factors on all of them, or with "as": "addend" what is added to each',
        ),
        prices: parameter.prices.describe("the year in whose prices it is stated"),
        source: parameter.source.describe(citing),
      }),
    )
    .describe("a value for every parameter of the model that has no default"),
  correlations: plan.fileShape.shape.correlations.describe(
    "pairs of parameters and their coefficient, between -1 and 1",
  ),
  synonyms: plan.fileShape.shape.synonyms.describe(
    "what people call a name of the model, a member such as programmes.ai_for_all, or the plan's base",
  ),
  sources: sourceRecord.optional(),
});

const modelSchema = model.fileShape.extend({
  counts: z.record(z.string(), label).describe("what the model counts, each a unit: GPU"),
  families: z.record(member, label).describe("families whose members a plan lists"),
  sections: z.record(member, label).describe("in the order in which tables show them"),
  payers: z.record(member, label).optional().describe("whom --group-by payer sums up"),
  parameters: z.record(name, model.parameterShape).describe("what a plan gives values for"),
  metrics: z
    .record(name, model.metricShape.extend({ formula: model.metricShape.shape.formula.describe(formula) }))
    .describe("yearly figures by name; family.*.rest is one for each member"),
  requirements: z
    .record(name, model.requirementShape)
    .optional()
    .describe("what every year of every scenario must meet"),
  shares: z
    .record(name, model.shareShape)
    .optional()
    .describe(
      'wholes: parameters that add to 100%, of which a plan may leave one to be the "rest"; family.*.rest is one whole for each member, and among the members of any other it stands for all of that family\'s',
    ),
  pictures: z.array(model.pictureShape).max(20).optional(),
  synonyms: model.fileShape.shape.synonyms.describe("by a name of the model, what people call it besides"),
});

const settings = "as for --set: x = 65조, x *= 0.8, x@2028.. += 5조, x = 50조 [40조..60조]";
const scenarioSchema = scenario.fileShape.extend({
  extends: scenario.fileShape.shape.extends.describe("the scenario that this one starts from"),
  set: scenario.fileShape.shape.set.describe(settings),
  unset: scenario.fileShape.shape.unset.describe("parameters that return to the plan's value"),
  source: scenario.fileShape.shape.source.describe(citing),
});

const sourcesSchema = sources.fileShape.extend({ sources: sourceRecord });

const actualsSchema = actuals.fileShape.extend({
  plan: patterns.id.describe("the plan that it is the record of"),
  series: z
    .record(patterns.id, entries.seriesShape)
    .describe("the sides of the plan that entries are held against"),
  entries: z.record(
    patterns.id,
    entries.entryShape.extend({ alternatives: z.array(facts.factShape).min(2).optional() }),
  ),
  sources: sourceRecord.optional(),
});

const checksSchema = checks.fileShape.extend({
  checks: z
    .array(
      checks.checkShape.extend({
        assert: checks.checkShape.shape.assert.describe(
          "a condition, or a bound on its chance: P(any(balance.public.cumulative < 0)) <= 20%",
        ),
      }),
    )
    .min(1)
    .max(1000),
});

const parameters = z.record(z.string(), parameterShape);
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

/** What every result of a program has; a verb has more beside it. Amounts are whole in the currency's smallest unit that is written. */
const amount = z.number().nullable();
const text = z.string();
const resultSchema = z.looseObject({
  format: z
    .string()
    .regex(/^baekjo\/[a-z]+\/1$/)
    .describe("baekjo/<verb>/1; fields are only added within a version"),
  version: text.describe("of the program"),
  plan: z
    .looseObject({
      id: text,
      label: text,
      currency: z.looseObject({ code: text, decimals: z.number().int() }).optional(),
    })
    .optional(),
  model: z.looseObject({ id: text }).optional(),
  scenarios: z
    .array(
      z.looseObject({
        name: text,
        label: text,
        layers: z
          .array(z.looseObject({ id: text, from: text, set: z.array(text), unset: z.array(text) }))
          .describe("from the plan up; the last to set a value holds"),
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
        values: z.array(amount).describe("one a year; null where it is undefined"),
        total: amount.optional().describe("a flow's sum, a stock's last; a rate has none"),
      }),
    )
    .optional(),
});

const schemas = {
  plan: { schema: planSchema, title: "A plan of baekjo" },
  model: { schema: modelSchema, title: "A model of baekjo" },
  scenario: { schema: scenarioSchema, title: "A scenario of baekjo" },
  sources: { schema: sourcesSchema, title: "Sources of a plan of baekjo" },
  checks: { schema: checksSchema, title: "Checks of baekjo check" },
  actuals: { schema: actualsSchema, title: "The record of a plan of baekjo" },
  cases: { schema: casesSchema, title: "Real projects for baekjo backtest" },
  result: { schema: resultSchema, title: "A result of baekjo, as JSON" },
};

export const schemaNames = Object.keys(schemas) as (keyof typeof schemas)[];

/** The JSON Schema of a kind of file, by draft 7, which every editor knows. */
export function schemaOf(kind: keyof typeof schemas): object {
  const { schema, title } = schemas[kind];
  const { $schema, ...rest } = z.toJSONSchema(schema, { target: "draft-7", io: "input" });
  return { $schema, title, ...rest };
}
