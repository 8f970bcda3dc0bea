/**
 * What each key of a data file means, by its path, `plan.parameters.*.range.low`, in which `*` is any name; what several kinds of file
 * have alike stands under the end of the path that they share. `help`, the JSON Schemas and the README of a new plan are made of it.
 */

import { named } from "../../example-names.ts";

export const keysEn = {
  $schema: "the JSON Schema of the file, by which an editor completes and checks it; read by editors alone",
  format: "the kind of file, and the version of its form",
  sources: "by id, the pages that numbers come from; an input, a scenario or an entry cites the id",
  "sources.*.title": "of the page or document",
  "sources.*.publisher": "who published it",
  "sources.*.date": "the day, month or year of the page itself: 2026-04-15, 2026-04 or 2026",
  "sources.*.url": "its address, with https://",
  "sources.*.note": "what a reader has to know of it",

  "model.id": "of the model, in small letters, digits and hyphens; saved results bear it",
  "model.label": "what the model is of",
  "model.counts": "the things that the model counts, each of which is then a unit: bus, pupil",
  "model.units":
    'units made of others, each with how much of one it is: "t": "1000 kg", "l": "0.001 m3", "bp": "0.01 %"; kg and m3 are counts. Inputs, metrics, formulas (5[t]) and settings take them, and each is converted',
  "model.families": `groups of like things whose members a plan lists: programmes, depots. A name with .*. in it, ${named.members}, is there once for each member; * in a formula is the same member, and sum(${named.members}) adds up all of them`,
  "model.sections":
    "by id, the headings under which tables show metrics, in this order; run --section takes the id",
  "model.payers": "by id, who pays: run --group-by payer sums up spending by them, in this order",
  "model.parameters":
    "by name, the inputs: what a plan gives values for. A name is segments of small letters, digits and _ joined by dots; it is also what --set takes",
  "model.parameters.*.unit":
    "money (the plan's currency), %, 1 for none, kWh, month, a count of the model, or several: money/kWh. baekjo help units",
  "model.parameters.*.label":
    "what tables call it; in a family, {member} is where the member's own label goes",
  "model.parameters.*.about": "what it is, in a sentence or two: explain and list show it",
  "model.parameters.*.default":
    'the value where a plan gives none; without it every plan must give one. Of a share "rest": what the others leave of 100%',
  "model.parameters.*.min": "the least that it may be, in its unit; a simulation draws nothing below it",
  "model.parameters.*.max": "the most that it may be, in its unit; a simulation draws nothing above it",
  "model.parameters.*.whole": "true for what comes in whole numbers only: buses, calendar years",
  "model.parameters.*.outside":
    "what a path by year is in the years that it does not name: hold keeps the nearest value that it names, as for a price; zero is nothing, as for funding. hold unless said",
  "model.metrics":
    "by name, what the model works out year by year, each once; a name is used in formulas, in --metric, check and explain",
  "model.metrics.*.formula":
    "how it is worked out, of inputs and other metrics: baekjo help formulas. Amounts of money stand in plans, not here",
  "model.metrics.*.unit": "which the formula must give; money, %, 1 and so on, as for inputs",
  "model.metrics.*.kind":
    "flow: happens in a year, and is added up over the years; stock: stands at the end of a year, and the last counts; rate: has no total; single: one value for all years",
  "model.metrics.*.section": "the id of the section in which tables show it",
  "model.metrics.*.summary":
    "true shows it in the table that run begins with, and makes it one of those that commands choose from where no metric is named; without any, run has little to show",
  "model.metrics.*.memo": "true for what is shown and is part of no total",
  "model.metrics.*.label": "what tables call it; in a family, {member} is where the member's own label goes",
  "model.metrics.*.about": "what it is, in a sentence or two: explain and list show it",
  "model.metrics.*.payer": "the id of the payer who bears it; only for flows of money that do not overlap",
  "model.metrics.*.worse":
    "which way is worse: low for what comes in or is left, high for what is spent. It decides which year is called the worst; without it none is",
  "model.metrics.*.lever":
    "the input that is meant where somebody sets this metric by name: --set funding=5bn",
  "model.requirements":
    "by name, conditions without which inputs contradict each other: a plan or scenario that breaks one is refused, and a simulation leaves out such trials",
  "model.requirements.*.formula": "a condition that must hold in every year",
  "model.requirements.*.says": "the sentence shown where it does not hold",
  "model.shares":
    'by name, wholes: inputs in % that add to 100% together. A plan gives one of them the value "rest", and it moves as the others are set. family.*.name is a whole for each member; in any other whole, family.*.share stands for those of all members',
  "model.shares.*.label": "what the whole is called in errors; in a family, with {member}",
  "model.shares.*.members": "the inputs that are its parts",
  "model.cases":
    "what of the model real projects are held against, by backtest; without it there is no backtest",
  "model.cases.family":
    "the family of what is bought: its inputs share and first are a member's part of a year's purchases and its first year",
  "model.cases.rate": "the input that is the plan's currency per US dollar",
  "model.cases.life": "the input that is the years of operation in a cost",
  "model.cases.scopes":
    "by what a cost covers (servers, hardware, hardware-operation, all-in, all-in-operation, facility), the metrics that it is held against",
  "model.cases.scopes.*.each": "the cost of one of what is bought",
  "model.cases.scopes.*.mw": "the cost of a MW of the site's peak, where nothing is counted",
  "model.cases.scopes.*.it_mw": "the cost of a MW of its IT, where that is what is told",
  "model.headline":
    "the metrics that commands turn to where none is named, and that the page of report is built around; a model may lack any",
  "model.headline.metric": "what is asked about where nothing is named; on the page, what is left",
  "model.headline.spending": "what is spent, on the page",
  "model.headline.funding": "the money for it, on the page",
  "model.headline.all_funding":
    "all that the plan comes to, whoever brings it: on the page a dashed line, and the total of list plans",
  "model.headline.other_spending": "what others spend beside it",
  "model.headline.other_payer": "the id of the payer whose spending that is",
  "model.headline.shortfall":
    "the first year in which the money so far does not suffice; its probability is on the page",
  "model.headline.outcomes":
    "figures that are 1 where what the plan must do comes true, and else 0: simulate tells how likely each is",
  "model.headline.per_size":
    "figures that do not grow with a plan, as a share or a cost of one: compare shows them of two plans",
  "model.headline.break_even":
    "the input along which the page looks for how far the money lasts; not one of a family",
  "model.glossary":
    "words that not every reader of a page knows, with their meaning: report has those that are on its page",
  "model.glossary.label": "the word; of one with several names, these with commas between",
  "model.glossary.about": "its meaning",
  "model.method":
    "what the model is and what it leaves out, in paragraphs: said before its formulas and on the page",
  "model.method.label": "the paragraph's heading",
  "model.method.about": "its text",
  "model.pictures":
    "what run --chart and report draw: spending stacked of its parts year by year, under the line of what is there for it",
  "model.pictures.whole": "the metric that is drawn as a column; a flow of money, as are the others",
  "model.pictures.parts":
    "the metrics that it is stacked of, from the bottom; what they leave of it is drawn last",
  "model.pictures.line": "the metric that it should stay under",
  "model.synonyms": "by a name of the model, what people call it besides: --set and list find it by these",

  "plan.id": "of the plan, in small letters, digits and hyphens",
  "plan.base": "the name of the scenario that is the plan itself, with nothing changed",
  "plan.label": "what the plan is called in tables and sentences",
  "plan.about": "what a reader has to know of it",
  "plan.years":
    "the first and the last year: 2026..2030; or, for years with names, an object. The step is a year",
  "plan.years.range": "the first and the last year by their numbers: 2026..2030",
  "plan.years.name":
    "what a year is called in tables, CSV and settings: FY{year}, {year}-{next}; {next} is 27 of 2026, {nextyear} 2027, {yy} 26",
  "plan.years.begin":
    "the month in which the first year begins: 2026-04. Dates are in years by it; without it years begin in January",
  "plan.currency": "what the model writes as money",
  "plan.currency.code": "of three letters, as in ISO 4217: EUR, JPY",
  "plan.currency.decimals":
    "the decimals that amounts are kept to, from 4 to -6: EUR 2, JPY 0; -3 counts in thousands, -6 in millions",
  "plan.units": 'as units of a model, for what the plan\'s inputs are stated in: "toe": "11630 kWh"',
  "plan.tax": "what its amounts say of tax, in the words that tables and cite add: excluding VAT",
  "plan.basis": "what money it counts on each side, in a sentence that stands under every table",
  "plan.alternatives": "the ids of the scenarios that report holds it against where none is named",
  "plan.inflation":
    "the name of an input in % a year, by which amounts that state the year of their prices are carried to each year",
  "plan.families": "by family of the model, the members with their labels; to add a member adds no formula",
  "plan.parameters":
    "by name, a value for every input of the model that has no default; of a family once for each member: programmes.roads.cost",
  "parameters.*.value":
    'one value for all years: a number in the input\'s unit, or text with its own: "4.5bn", "0.12 EUR/kWh", "12%". Of a share also "rest": what the others leave of 100%',
  "parameters.*.values":
    'in place of value, one for each year: {"2026": "1.2bn", "2027": "1.4bn"}, or a list as long as the plan',
  "parameters.*.unit":
    "in which numbers are read and shown, where that is not the model's: months for years, EUR/kW",
  "parameters.*.range":
    "how uncertain it is: what simulate and sensitivity draw. Of a path by year it is a factor on all of the path, or with as an addend. An input without a range is certain",
  "parameters.*.range.shape":
    "uniform: any value between low and high; triangular, pert: the value is the likeliest, low and high are limits; normal, lognormal: low and high are the 5th and 95th percentile; discrete: one of values",
  "parameters.*.range.as":
    'of a path by year, "addend": what is drawn is added to each year, in its unit ("-0.5%" to "0.5%"); without it each year is multiplied by what is drawn (0.9 to 1.1)',
  "parameters.*.range.low": "the lower end",
  "parameters.*.range.high": "the upper end",
  "parameters.*.range.values": "of a discrete range, all that may be drawn",
  "parameters.*.range.weights": "how often each of them is drawn, in proportion; equally often without",
  "parameters.*.prices":
    "the year in whose prices the amount is stated; the plan's inflation carries it to each year",
  "parameters.*.source": "the id of a source, several of them, or ASSUMPTION with a reason beside it",
  "parameters.*.reason": "why, where nothing can be cited",
  "parameters.*.note": "how the value follows from its source",
  "parameters.*.without":
    "by the id of a project that informed the value, the input as it would be without that project: backtest judges the project by it",
  "plan.correlations":
    'pairs of inputs that move together in a simulation, each with a coefficient between -1 and 1: ["fuel.price", "wages", 0.3] (a Gaussian copula)',
  "plan.synonyms":
    "by a name of the model, a member such as programmes.roads, or the plan's base, what people call it besides",

  "scenario.id": "the name of the file without .json, where it is said at all",
  "scenario.label": "what tables call it",
  "scenario.why": "the question that it asks, or the event that it supposes",
  "scenario.basis": "what money it counts, where that is not what the plan counts",
  "scenario.source": "the id of a source of the plan, several, or ASSUMPTION; without it an assumption",
  "scenario.reason": "why, where nothing can be cited",
  "scenario.extends": "the scenario that this one is laid over",
  "scenario.set": 'settings as --set takes them: "x = 5bn", "x *= 0.8", "x@2028.. += 10%", "x = 50 [40..60]"',
  "scenario.unset": "inputs that return to the plan's value",

  "checks.trials": "how many trials a probability is counted in; 10,000 unless said",
  "checks.seed": "another seed gives other trials",
  "checks.checks": "what is asserted; each is of one kind: assert, defined, coverage, unused, age or drift",
  "checks.checks.id": "of the check, in small letters, digits and hyphens",
  "checks.checks.text": "what it asserts, in words",
  "checks.checks.reason": "why it must hold",
  "checks.checks.level": "fail ends check with exit code 1; warn only says so. fail unless said",
  "checks.checks.assert":
    "a condition, all(balance >= 0), or a bound on its chance: P(any(balance < 0)) <= 20%",
  "checks.checks.defined":
    'metrics that must have a value in every year: names, in which * is any segment, or "all"',
  "checks.checks.scenarios": 'where: names, stacks and patterns, "*" for all; the plan itself unless said',
  "checks.checks.each": "year: the condition of assert must hold in each year, and is told of year by year",
  "checks.checks.matrix":
    "true: also with each input that has a range at its low and at its high, one at a time",
  "checks.checks.coverage": "how many of the inputs must be sourced",
  "checks.checks.coverage.sourced": "the least share with a source: 60%",
  "checks.checks.coverage.documented": "the least share with a source, or with a reason for the assumption",
  "checks.checks.unused":
    "how many at most nothing may use: sources that nothing cites, inputs that no formula names",
  "checks.checks.age": "how old a source may be: 36 months",
  "checks.checks.drift": "that a metric is still what a saved result has it",
  "checks.checks.drift.result": "the result, saved with --json; its path from this file",
  "checks.checks.drift.metric": "the metric that is compared",
  "checks.checks.drift.scenario": "the scenario of the result, where it has several",
  "checks.checks.drift.within": "how far it may have moved: 1%",

  "actuals.plan": "the id of the plan whose actuals these are",
  "actuals.about": "what a reader of any comparison with them has to know",
  "actuals.series": "by id, the sides of the plan that entries are held against",
  "actuals.series.*.label": "what tables call it",
  "actuals.series.*.unit": "of its entries: money, or a count of the model",
  "actuals.series.*.metric": "the metric that says what should have come by now",
  "actuals.series.*.opening": "of a stock, the metric that says what was there before the plan",
  "actuals.series.*.plan": "in place of metric, a plan of its own, the same in each year",
  "actuals.series.*.plan.amount": "all of it, with its unit",
  "actuals.series.*.plan.years": "the years that it is for: 2026..2030",
  "actuals.series.*.plan.source": "ids of sources",
  "actuals.series.*.levels": "how far an entry has got at least to count; one answer for each",
  "actuals.series.*.by": "year: decided for whole years; day: comes bit by bit. year unless said",
  "actuals.series.*.goal":
    "total: to be reached over all years; each-year: looked at year by year. total unless said",
  "actuals.series.*.base": "the entry of a year before the plan, above which money is new",
  "actuals.series.*.outside": "why it is no part of the plan's total",
  "actuals.entries": "by id, sums and counts that somebody announced, voted, signed or spent",
  "actuals.entries.*.series": "the id of the side of the plan that it belongs to",
  "actuals.entries.*.label": "what tables call it",
  "actuals.entries.*.years":
    "the years that it is for, in equal parts: 2026, 2026..2028, or 2026.. where no end is said",
  "actuals.entries.*.status": "how far it has got",
  "actuals.entries.*.date": "of the decision, or of the first page that tells of it",
  "actuals.entries.*.until": "the day by which it had been reached; it says nothing of what is to come",
  "actuals.entries.*.value": "the sum or count, with its unit",
  "actuals.entries.*.confidence": "what is low is shown, and never counted",
  "actuals.entries.*.source": "ids of sources",
  "actuals.entries.*.alternatives": "in place of value, what each page prints where they differ",
  "actuals.entries.*.alternatives.id": "by which --as-of and notes name it",
  "actuals.entries.*.alternatives.label": "what it counts",
  "actuals.entries.*.alternatives.value": "the sum or count, with its unit",
  "actuals.entries.*.alternatives.confidence": "what is low is shown, and never counted",
  "actuals.entries.*.alternatives.source": "ids of sources",
  "actuals.entries.*.alternatives.note": "what a reader has to know of it",
  "actuals.entries.*.part_of": "larger entries that contain it: it is counted once",
  "actuals.entries.*.division": "which way of dividing the whole it belongs to: by ministry, by purpose",
  "actuals.entries.*.overlaps": "entries that share money with it, nobody says how much",
  "actuals.entries.*.replaces": "what it was before: the proposal that was voted, the plan that was signed",
  "actuals.entries.*.aside": "why it is kept and counts for nothing",
  "actuals.entries.*.metrics": "metrics that it can be held against by itself",
  "actuals.entries.*.note": "what a reader has to know of it",

  "cases.about": "what a reader has to know of the cases",
  "cases.rates": "exchange rates that cases need",
  "cases.rates.source": "ids of sources, or ASSUMPTION",
  "cases.rates.reason": "why, where nothing can be cited",
  "cases.rates.perDollar": "by currency and year, its units per US dollar",
  "cases.generations": "by member, accelerators that only cases have",
  "cases.generations.*.label": "what tables call it",
  "cases.generations.*.parameters": "its inputs, by the last part of their names: price, first, drift, power",
  "cases.names": "by a name that pages use, the member that it means",
  "cases.years": "by year, what held for whoever bought in it, such as a shortage",
  "cases.years.*.set": "inputs of the plan for all cases of the year, as --set takes them",
  "cases.years.*.without": "by case that informed these values, what stands for them while it is scored",
  "cases.years.*.source": "ids of sources, or ASSUMPTION",
  "cases.years.*.reason": "why these values",
  "cases.classes": "by class of buyer, what held for all of its cases, such as a discount",
  "cases.classes.*.set": "inputs of the plan for all cases of the class, as --set takes them",
  "cases.classes.*.without": "by case that informed these values, what stands for them while it is scored",
  "cases.classes.*.source": "ids of sources, or ASSUMPTION",
  "cases.classes.*.reason": "why these values",
  "cases.since": "the generation from which on a case counts as of today's kind, where most of its GPUs are",
  "cases.reference": "what was found elsewhere on projects of the kind",
  "cases.reference.label": "what it is called",
  "cases.reference.scenario": "the scenario that supposes it",
  "cases.reference.n": "of how many projects",
  "cases.reference.ratio": "reported cost over worked out cost, the geometric mean",
  "cases.reference.logSpread": "the standard deviation of its logarithm",
  "cases.reference.source": "ids of sources",
  "cases.cases": "by id, real projects: what was bought, and what was paid",
  "cases.cases.*.label": "what tables call it",
  "cases.cases.*.country": "where it is",
  "cases.cases.*.date": "of the page: 2026-04-15, 2026-04 or 2026",
  "cases.cases.*.year": "in which it was priced, if not that of date",
  "cases.cases.*.class":
    "who buys: commercial a firm; strategic a body that exists to buy and run supercomputers; state any other public buyer",
  "cases.cases.*.status": "contract, actual and approved are purchases; the others are kept and not scored",
  "cases.cases.*.scope": "what the cost covers; rental, programme and value are kept and not scored",
  "cases.cases.*.gpus": 'by name, how many; "mix" for the plan\'s own mix of the year',
  "cases.cases.*.mw": "its power in MW",
  "cases.cases.*.mwOf": "it: the power of the IT alone; site: the peak of the whole site",
  "cases.cases.*.cost": "in its own currency",
  "cases.cases.*.currency": "of the cost; US dollars unless said",
  "cases.cases.*.rate": "units of that currency per US dollar, if not the mean of the year",
  "cases.cases.*.vat": "the rate of value-added tax inside the cost: 0.1",
  "cases.cases.*.operation": "years of operation inside the cost",
  "cases.cases.*.confidence": "what is low is kept and not scored",
  "cases.cases.*.apart": "why it is kept apart and not scored",
  "cases.cases.*.doubts": "what speaks against its numbers",
  "cases.cases.*.set": "inputs of the plan as this project had them, as --set takes them",
  "cases.cases.*.source": "ids of sources, or ASSUMPTION",
  "cases.cases.*.reason": "why, where nothing can be cited",

  "result.format":
    "baekjo/<command>/2; keys are only added within a format; replay, compare and check read format 1 too",
  "result.version": "of the program that wrote it",
  "result.plan": "the plan that it is of",
  "result.plan.id": "of the plan",
  "result.plan.label": "of the plan, in English",
  "result.plan.years": "what its years are called; years stand here by their numbers",
  "result.plan.years.range": "the plan's first and last year",
  "result.plan.years.name": "as the plan writes it: FY{year}, {year}-{next}",
  "result.plan.years.begin": "the month in which the first of them begins",
  "result.plan.currency": "of its money",
  "result.plan.currency.code": "of three letters, as in ISO 4217",
  "result.plan.currency.decimals": "the decimals that amounts are kept to",
  "result.model": "the model that worked it out",
  "result.model.id": "of the model",
  "result.scenarios": "each as it was asked for",
  "result.scenarios.name": "as asked for: a+b is b laid over a",
  "result.scenarios.label": "what tables call it",
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
