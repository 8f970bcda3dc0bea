/**
 * What each key of a data file means, by its path, `plan.parameters.*.range.low`, in which `*` is any name; what several kinds of file
 * have alike stands under the end of the path that they share. `help`, the JSON Schemas and the README of a new plan are made of it.
 */

import { named } from "../../example-names.ts";

const keys = {
  $schema:
    "the JSON Schema of the file, which editors use to complete and check it; the program does not read it",
  format: "the kind of file, and the version of its form",
  sources: "by id, the sources of the numbers; inputs, scenarios and entries cite the id",
  "sources.*.title": "of the page or document",
  "sources.*.publisher": "who published it",
  "sources.*.date": "the day, month or year of the source itself: 2026-04-15, 2026-04 or 2026",
  "sources.*.url": "its address, with https://",
  "sources.*.note": "what a reader needs to know about it",

  "model.id": "id of the model, in lower-case letters, digits and hyphens; saved results contain it",
  "model.label": "what the model is of",
  "model.counts": "the things that the model counts, each of which becomes a unit: bus, pupil",
  "model.units":
    'units defined by others, each with its amount: "t": "1000 kg", "l": "0.001 m3", "bp": "0.01 %"; kg and m3 are counts. Inputs, metrics, formulas (5[t]) and settings can use them and are converted',
  "model.families": `groups of similar things whose members a plan lists: programmes, depots. A name with .*. in it, ${named.members}, exists once for each member; * in a formula is the same member, and sum(${named.members}) adds up all of them`,
  "model.sections":
    "by id, the headings under which tables show metrics, in this order; run --section takes the id",
  "model.payers":
    "by id, who pays: run --group-by payer sums spending by payer, in this order. A plan may name them otherwise: a label or text has that name at {payers.city|the city}, and the words behind the bar where a plan gives none",
  "model.parameters":
    "by name, the inputs, to which a plan gives values. A name has parts of lower-case letters, digits and _ joined by dots; --set takes the same name",
  "model.parameters.*.unit":
    "money (the plan's currency), %, 1 for no unit, kWh, month, a count of the model, or a combination: money/kWh. baekjo help units",
  "model.parameters.*.label": "its name in tables; in a family, {member} is replaced by the member's label",
  "model.parameters.*.about": "a description in a sentence or two, shown by explain and list",
  "model.parameters.*.default":
    'the value if a plan gives none; without it every plan must give one. For a share also "rest": what the others leave of 100%',
  "model.parameters.*.min": "its minimum, in its unit; simulations draw no value below it",
  "model.parameters.*.max": "its maximum, in its unit; simulations draw no value above it",
  "model.parameters.*.whole": "true for whole numbers only: buses, calendar years",
  "model.parameters.*.outside":
    "the value of a yearly path in years that it does not name: hold keeps the nearest value given, as for a price; zero is 0, as for funding. Default: hold",
  "model.parameters.*.where":
    "what it is called where other inputs have certain values; the first that holds is taken",
  "model.parameters.*.where.set": "inputs by name, each with a value in its unit",
  "model.parameters.*.where.label": "its name where they have these values",
  "model.metrics":
    "by name, what the model calculates year by year, each defined once; formulas, --metric, check and explain use the name",
  "model.metrics.*.formula":
    "its formula, from inputs and other metrics: baekjo help formulas. Amounts of money belong in plans, not here",
  "model.metrics.*.unit": "the unit that the formula must give: money, %, 1 and so on, as for inputs",
  "model.metrics.*.kind":
    "flow: happens in a year and adds up over the years; stock: a level at the end of a year, of which the last counts; rate: has no total; single: one value for all years",
  "model.metrics.*.section": "the id of its section in tables",
  "model.metrics.*.summary":
    "true for metrics in the first table of run, from which commands choose where no metric is named; without any, run has little to show",
  "model.metrics.*.memo": "true for a memo item, which is shown but not part of any total",
  "model.metrics.*.label": "its name in tables; in a family, {member} is replaced by the member's label",
  "model.metrics.*.about": "a description in a sentence or two, shown by explain and list",
  "model.metrics.*.payer": "the id of the payer; only for flows of money that do not overlap",
  "model.metrics.*.worse":
    "which direction is worse: low for income and balances, high for spending. It decides which year is shown as the peak or the low; without it none is",
  "model.metrics.*.lever": "the input that is set where this metric is set by name: --set funding=5bn",
  "model.requirements":
    "by name, conditions without which inputs contradict each other: a plan or scenario that violates one is refused, and a simulation leaves out such trials",
  "model.requirements.*.formula": "a condition that must hold in every year",
  "model.requirements.*.says": "the sentence shown where it does not hold",
  "model.shares":
    'by name, wholes: inputs in % that add up to 100%. A plan gives one of them the value "rest", and it changes with the others. family.*.name is a whole for each member; in any other whole, family.*.share stands for the shares of all members',
  "model.shares.*.label": "the name of the whole in errors; in a family, with {member}",
  "model.shares.*.members": "the inputs that are its parts",
  "model.cases": "the metrics that backtest compares with real projects; without it there is no backtest",
  "model.cases.family":
    "the family of what is bought: its inputs share and first are a member's share of a year's purchases and its first year",
  "model.cases.rate": "the input with the plan's currency per US dollar",
  "model.cases.life": "the input with the years of operation included in a cost",
  "model.cases.scopes":
    "by scope of the cost (servers, hardware, hardware-operation, all-in, all-in-operation, facility), the metrics that it is compared with",
  "model.cases.scopes.*.each": "the cost of one unit",
  "model.cases.scopes.*.mw": "the cost per MW of the site's peak, where units are not counted",
  "model.cases.scopes.*.it_mw": "the cost per MW of its IT, where only that is given",
  "model.headline":
    "the metrics that commands use where none is named, and around which report builds its page; each is optional",
  "model.headline.metric": "the metric used where none is named; on the page, the balance",
  "model.headline.spending": "spending, on the page",
  "model.headline.funding": "its funding, on the page",
  "model.headline.all_funding":
    "total funding from all sides: a dashed line on the page, and the total in list plans",
  "model.headline.other_spending": "spending by others",
  "model.headline.other_payer": "the id of the payer whose spending that is",
  "model.headline.shortfall": "the first year of shortfall; its probability is on the page",
  "model.headline.outcomes":
    "metrics that are 1 if the plan reaches an outcome, and else 0: simulate gives the probability of each",
  "model.headline.per_size":
    "figures that do not grow with a plan, as a share or a cost of one: compare shows them of two plans",
  "model.headline.break_even":
    "the input along which the page looks for how far the money lasts; not one of a family",
  "model.glossary":
    "words that not every reader of a page knows, with their meaning: report has those that are on its page",
  "model.glossary.label": "the word; of one with several names, these with commas between",
  "model.glossary.about": "its meaning",
  "model.method":
    "what the model covers and what it leaves out, in paragraphs: shown before its formulas and on the page",
  "model.method.label": "the paragraph's heading",
  "model.method.about": "its text",
  "model.pictures":
    "what run --chart and report draw: spending by year, stacked, under the line of its funding",
  "model.pictures.whole": "the metric drawn as a column; like the others, a flow of money",
  "model.pictures.parts": "the metrics stacked in it, from the bottom; the remainder is drawn last",
  "model.pictures.line": "the metric that it should not exceed",
  "model.synonyms": "by a name of the model, other words for it, by which --set and list also find it",

  "plan.id": "id of the plan, in lower-case letters, digits and hyphens",
  "plan.base": "the name of the scenario that is the plan itself, with nothing changed",
  "plan.label": "the name of the plan in tables and sentences",
  "plan.base_label":
    "what its base scenario is called beside the others, within a sentence: the plan as announced; without it, label",
  "plan.about": "what a reader needs to know about it",
  "plan.years":
    "the first and the last year: 2026..2030; or, for years with names, an object. The time step is one year",
  "plan.years.range": "the first and the last year, as numbers: 2026..2030",
  "plan.years.name":
    "the name of a year in tables, CSV and settings: FY{year}, {year}-{next}; {next} is 27 of 2026, {nextyear} 2027, {yy} 26",
  "plan.years.begin":
    "the month in which the first year begins: 2026-04. It decides the year of a date; without it years begin in January",
  "plan.currency": "what the model writes as money",
  "plan.currency.code": "of three letters, as in ISO 4217: EUR, JPY",
  "plan.currency.decimals":
    "the decimals that amounts are kept to, from 4 to -6: EUR 2, JPY 0; -3 counts in thousands, -6 in millions",
  "plan.units": 'units of the plan\'s own, in which its inputs may be stated: "toe": "11630 kWh"',
  "plan.tax": "whether its amounts include taxes, in the words that tables and cite add: excluding VAT",
  "plan.basis_short": "the same in few words, for the sentence of cite",
  "plan.basis": "which money it counts on each side, in a sentence shown with every table",
  "plan.alternatives": "the ids of the scenarios that report compares it with where none is named",
  "plan.inflation":
    "the name of an input in % per year, by which amounts stated in prices of a year are converted to each year",
  "plan.payers":
    'by payer of the model, what the plan calls it, within a sentence: "state": "Union budget"; its tables, findings, reports and workbooks then use that name. A payer left out keeps the model\'s name',
  "plan.families": "by family of the model, the members with their labels; a new member needs no new formula",
  "plan.parameters":
    "by name, a value for every input of the model that has no default; in a family once for each member: programmes.roads.cost",
  "parameters.*.value":
    'one value for all years: a number in the input\'s unit, or text with its own: "4.5bn", "0.12 EUR/kWh", "12%". For a share also "rest": what the others leave of 100%',
  "parameters.*.values":
    'in place of value, one for each year: {"2026": "1.2bn", "2027": "1.4bn"}, or a list as long as the plan',
  "parameters.*.unit":
    "the unit in which numbers are read and shown, if it is not the model's: months for years, EUR/kW",
  "parameters.*.range":
    "its uncertainty, from which simulate and sensitivity take values. For a yearly path it is a factor on the whole path, or with as an addend. An input without a range is certain",
  "parameters.*.range.shape":
    "uniform: any value between low and high; triangular, pert: value is the most likely, low and high are limits; normal, lognormal: low and high are the 5th and 95th percentile; discrete: one of values",
  "parameters.*.range.as":
    'for a yearly path, "addend": the drawn value is added to each year, in the unit of the input ("-0.5%" to "0.5%"); without it each year is multiplied by the drawn value (0.9 to 1.1)',
  "parameters.*.range.low": "the lower end",
  "parameters.*.range.high": "the upper end",
  "parameters.*.range.values": "for a discrete range, all possible values",
  "parameters.*.range.weights": "the relative weight of each value; default: equal weights",
  "parameters.*.prices":
    "the year in whose prices the amount is stated; the plan's inflation converts it to each year",
  "parameters.*.source": "the id of a source, several of them, or ASSUMPTION with a reason beside it",
  "parameters.*.reason": "why, where nothing can be cited",
  "parameters.*.note": "how the value follows from its source",
  "parameters.*.without":
    "by the id of a project that informed the value, the input as it would be without that project, with which backtest scores the project",
  "plan.correlations":
    'pairs of correlated inputs, each with a coefficient between -1 and 1: ["fuel.price", "wages", 0.3] (a Gaussian copula)',
  "plan.synonyms":
    "by a name of the model, a member such as programmes.roads, or the plan's base, other words for it",

  "scenario.id": "the name of the file without .json, if given",
  "scenario.label": "its name in tables",
  "scenario.why": "the question that it answers, or the event that it assumes",
  "scenario.basis_short": "the same in few words, for the sentence of cite",
  "scenario.basis": "which money it counts, if different from the plan",
  "scenario.source": "the id of a source of the plan, several, or ASSUMPTION; without it an assumption",
  "scenario.reason": "why, where nothing can be cited",
  "scenario.extends": "the scenario on which this one is based",
  "scenario.set": 'settings as --set takes them: "x = 5bn", "x *= 0.8", "x@2028.. += 10%", "x = 50 [40..60]"',
  "scenario.unset": "inputs that return to the plan's value",

  "checks.trials": "the number of trials for probabilities (default: 10,000)",
  "checks.seed": "the random seed",
  "checks.checks": "what is asserted; each is of one kind: assert, defined, coverage, unused, age or drift",
  "checks.checks.id": "id of the check, in lower-case letters, digits and hyphens",
  "checks.checks.text": "what it asserts, in words",
  "checks.checks.reason": "why it must hold",
  "checks.checks.level": "fail: check ends with exit code 1; warn: only a warning. Default: fail",
  "checks.checks.assert":
    "a condition, all(balance >= 0), or a bound on its chance: P(any(balance < 0)) <= 20%",
  "checks.checks.defined":
    'metrics that must have a value in every year: names, in which * stands for one part, or "all"',
  "checks.checks.scenarios":
    'the scenarios: names, combinations and patterns, "*" for all; default: the plan itself',
  "checks.checks.each": "year: the condition of assert must hold in each year, and is reported by year",
  "checks.checks.matrix":
    "true: also with every input that has a range at its low and at its high, one at a time",
  "checks.checks.coverage": "the share of inputs that must have sources",
  "checks.checks.coverage.sourced": "the minimum share with a source: 60%",
  "checks.checks.coverage.documented": "the minimum share with a source or with a reason for the assumption",
  "checks.checks.unused": "how many may be unused: sources that nothing cites, inputs that no formula names",
  "checks.checks.age": "the maximum age of a source: 36 months",
  "checks.checks.drift": "that a metric is still as in a saved result",
  "checks.checks.drift.result": "the result, saved with --json; its path relative to this file",
  "checks.checks.drift.metric": "the metric that is compared",
  "checks.checks.drift.scenario": "the scenario of the result, where it has several",
  "checks.checks.drift.within": "the tolerated change: 1%",

  "actuals.plan": "the id of the plan whose actuals these are",
  "actuals.about": "what a reader needs to know about comparisons with them",
  "actuals.series": "by id, the series of the plan with which entries are compared",
  "actuals.series.*.label": "its name in tables",
  "actuals.series.*.unit": "unit of its entries: money, or a count of the model",
  "actuals.series.*.metric": "the metric for the planned amount to date",
  "actuals.series.*.opening": "for a stock, the metric for its level before the plan",
  "actuals.series.*.plan": "in place of metric, a plan of its own, equal in each year",
  "actuals.series.*.plan.amount": "its total, with its unit",
  "actuals.series.*.plan.years": "the years it covers: 2026..2030",
  "actuals.series.*.plan.source": "ids of sources",
  "actuals.series.*.levels": "the minimum stage of entries that count; one result for each",
  "actuals.series.*.by": "year: decided for whole years; day: arrives gradually. Default: year",
  "actuals.series.*.goal":
    "total: to be reached over all years; each-year: compared year by year. Default: total",
  "actuals.series.*.base": "the entry of a year before the plan that is the baseline for new money",
  "actuals.series.*.outside": "why it is not part of the plan's total",
  "actuals.entries": "by id, amounts and counts that were announced, voted, signed or spent",
  "actuals.entries.*.series": "the id of its series",
  "actuals.entries.*.label": "its name in tables",
  "actuals.entries.*.years":
    "the years it covers, in equal parts: 2026, 2026..2028, or 2026.. if no end is given",
  "actuals.entries.*.status": "its stage",
  "actuals.entries.*.date": "date of the decision, or of the first source that reports it",
  "actuals.entries.*.until": "the day by which it had been reached; it implies nothing for later",
  "actuals.entries.*.value": "the amount or count, with its unit",
  "actuals.entries.*.confidence": "low: shown, but not counted",
  "actuals.entries.*.source": "ids of sources",
  "actuals.entries.*.alternatives": "in place of value, each source's number where sources differ",
  "actuals.entries.*.alternatives.id": "the id of this number",
  "actuals.entries.*.alternatives.label": "what it counts",
  "actuals.entries.*.alternatives.value": "the amount or count, with its unit",
  "actuals.entries.*.alternatives.confidence": "low: shown, but not counted",
  "actuals.entries.*.alternatives.source": "ids of sources",
  "actuals.entries.*.alternatives.note": "what a reader needs to know about it",
  "actuals.entries.*.part_of": "larger entries that contain it, so that it is counted once",
  "actuals.entries.*.division": "the breakdown of the whole that it belongs to: by ministry, by purpose",
  "actuals.entries.*.overlaps": "entries that overlap with it by an unknown amount",
  "actuals.entries.*.replaces":
    "the entry that it replaces: the proposal that was voted, the plan that was signed",
  "actuals.entries.*.aside": "why it is listed but not counted",
  "actuals.entries.*.metrics": "metrics with which it can be compared by itself",
  "actuals.entries.*.note": "what a reader needs to know about it",

  "cases.about": "what a reader needs to know about the cases",
  "cases.rates": "exchange rates that cases need",
  "cases.rates.source": "ids of sources, or ASSUMPTION",
  "cases.rates.reason": "why, where nothing can be cited",
  "cases.rates.perDollar": "by currency and year, its units per US dollar",
  "cases.generations": "by member, accelerators that only cases use",
  "cases.generations.*.label": "its name in tables",
  "cases.generations.*.parameters": "its inputs, by the last part of their names: price, first, drift, power",
  "cases.names": "by a name used in sources, the member that it means",
  "cases.years": "by year, what applied to all purchases of the year, such as a shortage",
  "cases.years.*.set": "inputs of the plan for all cases of the year, as --set takes them",
  "cases.years.*.without": "by case that informed these values, the values used while it is scored",
  "cases.years.*.source": "ids of sources, or ASSUMPTION",
  "cases.years.*.reason": "why these values",
  "cases.classes": "by class of buyer, what applied to all of its cases, such as a discount",
  "cases.classes.*.set": "inputs of the plan for all cases of the class, as --set takes them",
  "cases.classes.*.without": "by case that informed these values, the values used while it is scored",
  "cases.classes.*.source": "ids of sources, or ASSUMPTION",
  "cases.classes.*.reason": "why these values",
  "cases.classes.*.vat": "what is taken of value-added tax where a case of the class does not state it",
  "cases.classes.*.vat.is": "one of the words that a case may say",
  "cases.classes.*.vat.source": "ids of sources, or ASSUMPTION",
  "cases.classes.*.vat.reason": "why it is taken so",
  "cases.small": "what applies to small orders, over what applies to their year and class",
  "cases.small.below": "an order of fewer GPUs is small",
  "cases.small.set": "inputs of the plan for small orders, as --set takes them",
  "cases.small.source": "ids of sources, or ASSUMPTION",
  "cases.small.reason": "why these values",
  "cases.since": "the generation from which a case counts as current, by the majority of its GPUs",
  "cases.reference": "a published result for projects of this kind",
  "cases.reference.label": "its name",
  "cases.reference.scenario": "the scenario that assumes it",
  "cases.reference.n": "the number of projects",
  "cases.reference.ratio": "geometric mean of reported cost over calculated cost",
  "cases.reference.logSpread": "the standard deviation of its logarithm",
  "cases.reference.source": "ids of sources",
  "cases.cases": "by id, real projects: what was bought and what was paid",
  "cases.cases.*.label": "its name in tables",
  "cases.cases.*.country": "its country",
  "cases.cases.*.date": "of the page: 2026-04-15, 2026-04 or 2026",
  "cases.cases.*.year": "the year of its prices, if not the year of date",
  "cases.cases.*.class":
    "the buyer: commercial, a firm; strategic, a body that exists to buy and run supercomputers; state, any other public buyer",
  "cases.cases.*.status":
    "contract, actual and approved are purchases; the others are scored apart from them",
  "cases.cases.*.scope":
    "what the cost covers, for GPUs hardware if it is left out; rental, programme and value are listed but not scored",
  "cases.cases.*.gpus": 'by name, how many; "mix" for the plan\'s own mix of the year',
  "cases.cases.*.mw": "its power in MW",
  "cases.cases.*.mwOf": "it: the power of the IT alone; site: the peak of the whole site",
  "cases.cases.*.cost": "in its own currency",
  "cases.cases.*.currency": "currency of the cost; default: US dollars",
  "cases.cases.*.rate": "units of that currency per US dollar, if not the mean of the year",
  "cases.cases.*.vat":
    "value-added tax in the cost: its rate, 0.1, which is then removed; or included (rate unknown), excluded, recoverable where the buyer gets it back, none where the country has none, not-stated; not-stated unless said",
  "cases.cases.*.operation": "years of operation included in the cost",
  "cases.cases.*.confidence": "low: listed but not scored",
  "cases.cases.*.apart": "why it is excluded from scoring",
  "cases.cases.*.doubts": "caveats about its numbers",
  "cases.cases.*.set": "inputs of the plan as this project had them, as --set takes them",
  "cases.cases.*.source": "ids of sources, or ASSUMPTION",
  "cases.cases.*.reason": "why, where nothing can be cited",

  "result.format":
    "baekjo/<command>/2; keys are only added within a format; replay, compare and check read format 1 too",
  "result.version": "version of the program that wrote it",
  "result.plan": "the plan that it is about",
  "result.plan.id": "of the plan",
  "result.plan.label": "of the plan, in English",
  "result.plan.years": "the names of its years; years are given here as numbers",
  "result.plan.years.range": "the plan's first and last year",
  "result.plan.years.name": "as the plan writes it: FY{year}, {year}-{next}",
  "result.plan.years.begin": "the month in which the first of them begins",
  "result.plan.currency": "currency of its money",
  "result.plan.currency.code": "of three letters, as in ISO 4217",
  "result.plan.currency.decimals": "the decimals that amounts are kept to",
  "result.model": "the model that calculated it",
  "result.model.id": "of the model",
  "result.scenarios": "each as requested",
  "result.scenarios.name": "as requested: a+b is b on top of a",
  "result.scenarios.label": "its name in tables",
  "result.scenarios.basis": "which money it counts on each side",
  "result.scenarios.layers": "from the plan up; the last to set a value holds",
  "result.scenarios.layers.id": "the plan's base, a scenario, a file, or --set",
  "result.scenarios.layers.from": "plan, shipped, file, stdin or set",
  "result.scenarios.layers.set": "its settings, as written",
  "result.scenarios.layers.unset": "what it returns to the plan's value",
  "result.years": "the years of values, in order",
  "result.rows": "a metric in a scenario each",
  "result.rows.scenario": "its name",
  "result.rows.metric": "the metric's name",
  "result.rows.label": "what tables call it, in English",
  "result.rows.unit": "of the values",
  "result.rows.kind": "of the metric: baekjo help model",
  "result.rows.values": "one for each year; null where it is undefined",
  "result.rows.total": "of a flow the sum, of a stock the last; a rate has none",
} as const;

export const keysEn = () => keys;
