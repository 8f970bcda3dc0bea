/**
 * The words of `--help`: of a verb by its name, of what it takes by the verb and the name of the argument or option, and of what
 * several verbs take by the option alone.
 */

import { named } from "../../example-names.ts";

export const helpEn = {
  about: "A calculator for funding plans: what each year costs, who pays, and when the money is short.",
  "guide.title": "The guide to baekjo",
  "guide.about":
    "All that baekjo help says, on one page; README.md is the way in. Written by the program: a test holds both to each other.",
  "about.verbs": "all verbs",
  "about.verb": "what a verb takes",
  usage: "Usage:",
  arguments: "Arguments:",
  verbs: "Verbs:",
  topics: "Topics, for baekjo help:",
  options: "Options:",
  shared: "Common options:",
  choices: "choices: {names}",
  default: "default: {value}",

  "--help": "this help",
  "--version": "the version of the program",
  "--plan":
    "a shipped plan by name, a file, a folder, or - for standard input; else BAEKJO_PLAN, or a plan.json here",
  "--model": "another model than the one shipped",
  "--format": "how to write the result",
  "--json": "short for --format json",
  "--output":
    "write the result to a file, whole or not at all; its name gives the format; - is standard output; repeatable",
  "--wide": "every column, however long the lines become",
  "--all": "every row, also those that are zero or unchanged",
  "--bom": "start CSV with a byte order mark, for Excel",
  "--color": "colour in tables",
  "--no-pager": "print at once what is longer than the terminal",
  "--ascii": "draw with ASCII characters alone",
  "--lang": "language of tables, messages and help",
  "--set-file":
    "lay a table of inputs, CSV or TSV, on all scenarios before --set: what it says otherwise than the plan; repeatable",
  "--set": `change an input in all scenarios: "${named.rate}=1600", "${named.rate}*=1.1"; repeatable`,
  "--unset": "return an input to the plan's value; repeatable",
  "--years": "another horizon: 2026..2035",
  "--in": "money in another currency, at each year's rate: USD",
  "--real": "money in the prices of a year: 2025",
  "--metric": "only this figure; * is any one segment; repeatable",
  "--scale": "money in tables: in thousands, millions, 조 (jo), 억 (eok), or as it is (one, won)",
  "--section": "only this section of figures, or all",
  "--chart": "a picture in place of the table",
  "--group-by": "only money that somebody pays, with sums by payer",

  run: "one scenario, year by year",
  "run scenario": "a name, a file, - for standard input, or several joined by +; none: the plan",

  compare: "scenarios side by side, with their differences",
  "compare scenarios":
    "as for run; one alone is compared with the plan, or with itself as --set changes it; of two plans one of each; or two plan files, or two saved results",
  "compare --plan":
    "a plan, as for run; given twice, two plans are compared, in one currency with --in (--plan eu --plan korea --in USD): their bases, or the scenario named of both, or one of each",
  "compare --baseline": "what the others are compared with; otherwise the first",
  "compare --inputs": "the inputs that differ, and who set them",
  "compare --bridge": "what each changed input contributes to the change of one figure",

  sensitivity: "what a figure hinges on: each input from its low to its high",
  "sensitivity scenario": "as for run",
  "sensitivity --at": "the figures' values in this year, instead of totals and last years",
  "sensitivity --global": "all inputs drawn at once: Sobol indices and rank correlations",
  "sensitivity --trials": "with --global: how many pairs of draws; 10,000 unless told",
  "sensitivity --seed": "with --global: other draws",

  sweep: "figures over a range of inputs, or over scenarios",
  "sweep scenarios": "as for run; several are an axis of their own",
  "sweep --vary":
    'an input and its values: "x=1..5:0.5" by steps, "x=1..5/9" so many, "x=[1,2,4]", "x*=0.8..1.2/5"; repeatable',
  "sweep --where": "mark the points where it does not hold",
  "sweep --at": "values of that year, not totals",

  solve: "goal seek: where along an input a condition holds",
  "solve words": "the condition, unless --subject-to has it; then a scenario, as for run",
  "solve --by": "the input to change; a path by year is multiplied by a factor",
  "solve --between":
    "how far to look: 50000..200000; otherwise the plan's range, all that a share may be, or 4 times the value",
  "solve --max": "the greatest value of an input ...",
  "solve --min": "the least value of an input ...",
  "solve --subject-to": "... for which this holds",

  simulate: "how sure it is: every input with a range drawn, many times over",
  "simulate scenarios": "as for run; several share their draws and are compared draw by draw",
  "simulate --trials": "how many draws (10000; 16384 with sobol; with --until the most)",
  "simulate --seed": "another seed gives other draws",
  "simulate --sampling": "independent draws, or 16 scrambles of Sobol points",
  "simulate --prob": `its probability: "any(${named.left} < 0)"; repeatable`,
  "simulate --until": 'go on until "se(FIGURE) < AMOUNT"',
  "simulate --draws":
    "in place of what is counted: the first trials one by one, with each input and figure, as csv, ndjson or json",
  "simulate --jobs": "threads; the answer is the same for any number",
  "simulate --shard": "only this part of the trials, for merge; auto: as Slurm or Kubernetes say",

  explain: "where a figure comes from: its formulas, down to parameters and their sources",
  "explain figure":
    "a figure, or figure@2028, or a parameter; then a scenario, as for run. With --diff: two scenarios and a figure",
  "explain --diff": "what differs between two scenarios in a figure, branch by branch",
  "explain --depth": "how many formulas deep; otherwise as many as fit a screen",

  cite: "a figure in one sentence for an article, with its sources",
  "cite metric": "a figure, or figure@2028",
  "cite scenario": "as for run",
  "cite --all": "behind the sentence: its range, its inputs and every source with its address",

  merge: "the parts of a simulation put together again",
  "merge parts": "what simulate --shard wrote, all of it",

  track: "where the plan should be by now, and where the record has it",
  "track scenario": "as for run",
  "track --as-of": "the record as it was known on this day: 2026-06-30; otherwise today",
  "track --actuals": "another record than the one shipped",

  backtest: "the model's unit costs against what real projects cost",
  "backtest --cases": "other cases than those shipped, in the same form",
  "backtest --class": "only cases of this class",
  "backtest --scope": "only cases whose cost covers this",

  check: "assertions for CI: on figures, on how likely they are, on their sources",
  "check checks": "a file of checks, else those shipped; with --assert scenarios, as for run",
  "check --assert": `check only this: "all(${named.left} >= 0)"; repeatable`,
  "check --strict": "let warnings fail too",
  "check --as-of": "count the age of sources to this day, not today: 2026-12-31",

  replay: "a saved result worked out again: is it the same?",
  "replay result": "what run, compare, sweep, solve, simulate, sensitivity or merge wrote as JSON",
  "replay --most-trials": "refuse a result of more draws than these",

  report: "one page for a browser or a printer: scenarios compared, drawn and sourced",
  "report scenarios": "as for run, beside the plan itself; none: the alternatives that the plan names",
  "report --interactive": "with sliders for the inputs: the page works the answer out again as they move",
  "report --metric": "the figure whose spread and causes are shown",
  "report --as-of": "the record as it was known on this day: 2026-06-30; otherwise today",
  "report --actuals": "another record than the one shipped",
  "report --trials": "how many draws; 10,000 unless told",
  "report --seed": "another seed gives other draws",

  export: "a scenario as a workbook (xlsx) whose cells are the plan's formulas",
  "export scenario": "as for run",
  "export --output": "the workbook to write, whole or not at all: plan.xlsx",

  import: "what was changed in an exported workbook, as a scenario",
  "import file": "what export wrote, with inputs changed since: an xlsx file",
  "import --output": "the scenario to write, whole or not at all: scenario.json; otherwise standard output",

  list: "parameters, metrics, scenarios, sources, programmes",
  "list list": "inputs, metrics, scenarios, sources, plans, or a family such as programmes",
  "list filter":
    "part of a name or label; * is any one segment of a name; of inputs, placeholder lists those to be replaced",
  "list --used-by": "of sources: who cites each",
  "list --unused": "of sources: those that nobody cites",
  "list --missing": "of sources: inputs with neither a source nor a reasoned assumption",
  "list --older-than": "of sources: those of earlier date; 12mo, 2y, 90d",
  "list --as-of": "of sources: the day from which --older-than counts; otherwise today",

  validate: "look for errors in data files",
  "validate files": "scenario files, beside all that is shipped",

  init: "start a plan of one's own: a folder with a plan, its model, a scenario, checks and what to do next",
  "init folder": "a folder that is empty, or not there yet",
  "init --blank": "a small model of its own in numbers to be replaced; so it is where nothing else is said",
  "init --from":
    "begin from another plan with its model, scenarios, checks and actuals: korea, india, a folder or a file",
  "init --table":
    "a plan of a table of lines by year, CSV or TSV: columns of names (department, programme, line), then 2026, FY2027, 2027-28",
  "init --unit": 'in what the table has its amounts, where it does not say so: "million EUR", "thousand"',
  "init --currency": "the plan's currency: EUR",
  "init --years": "the plan's years: 2027..2034; otherwise five from this one",

  schema: "the JSON Schema of a kind of file, for editors and programs",
  "schema kind": "what the schema is of",

  help: "what a verb takes, or a word on a topic",
  "help subject": "a verb or a topic",
  "help questions": "questions that are asked, each with the command that answers it",
  "help uncertainty": "ranges, trials, and what would have to be true",
  "help evidence": "where numbers come from, and how to check them",
  "help options": "the options that nearly every command takes",
  "help ci": "checks in a workflow",
  "help cluster": "a simulation on many machines",
  "help formulas": "the language of formulas and conditions",
  "help units": "amounts, currencies and units",
  "help model": "the keys of a model: inputs, metrics, families",
  "help plan": "the keys of a plan, ranges, and what lies beside it",
  "help scenarios": "layers, files and settings",
  "help checks": "the kinds of check, and their keys",
  "help formats": "tables, and what programs read",
  "help limits": "how much a command takes at once",
  "help exit-codes": "how a command ends",

  completion: "a script by which a shell completes verbs, options and names",
  "completion shell": "the shell that is to read it",
};
