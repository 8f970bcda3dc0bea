/**
 * The words of `--help`: of a command by its name, of its arguments and options by the command and the name of the argument or option, and
 * of options that several commands have by the option alone.
 */

import { area } from "../../area.ts";
import { named } from "../../example-names.ts";

export const helpEn = area(() => ({
  about: "A calculator for funding plans: what each year costs, who pays, and when the money is short.",
  "guide.title": "The guide to baekjo",
  "guide.about":
    "All that baekjo help says, on one page; README.md is the way in. Written by the program: a test holds the two to each other.",
  "about.commands": "all commands",
  "about.command": "the arguments and options of a command",
  usage: "Usage:",
  arguments: "Arguments:",
  commands: "Commands:",
  topics: "Topics, for baekjo help:",
  options: "Options:",
  shared: "Common options:",
  choices: "choices: {names}",
  default: "default: {value}",

  "--help": "this help",
  "--version": "the version of the program",
  "--plan":
    "a shipped plan by name, a file, a folder, or - for standard input; default: BAEKJO_PLAN, or a plan.json in this folder, or Korea's",
  "--model": "a model file to use in place of the plan's own",
  "--format": "output format",
  "--json": "same as --format json",
  "--output":
    "write the result to a file, atomically; the file name gives the format; - is standard output; repeatable",
  "--wide": "show all columns, however wide the table becomes",
  "--all": "show all rows, also those that are zero or unchanged",
  "--bom": "start CSV with a byte order mark, for Excel",
  "--color": "use colour in tables",
  "--no-pager": "do not use a pager for output that is longer than the terminal",
  "--ascii": "draw with ASCII characters only",
  "--lang": "language of tables, messages and help",
  "--set-file":
    "apply a table of inputs (CSV or TSV) to all scenarios before --set, where it differs from the plan; repeatable",
  "--set": `change an input in all scenarios: "${named.rate}=1600", "${named.rate}*=1.1"; repeatable`,
  "--unset": "return an input to the plan's value; repeatable",
  "--years": "other years: 2026..2035",
  "--in": "convert money to another currency at each year's rate: USD",
  "--real": "money at the prices of a year: 2025",
  "--metric": "show only this metric; * stands for one part of a name; repeatable",
  "--scale":
    "scale of money in tables: thousand, million, billion, trillion, eok (100 million), jo (trillion), or unscaled (one, won)",
  "--section": "show only this section of metrics, or all of them",
  "--chart": "draw a chart in place of the table",
  "--group-by": "spending by payer, with subtotals",

  run: "one scenario, year by year",
  "run scenario": "a name, a file, - for standard input, or several joined by +; default: the plan itself",

  compare: "scenarios side by side, with their differences",
  "compare scenarios":
    "as for run; one alone is compared with the plan, or with itself as changed by --set; of two plans one of each; or two plan files, or two saved results",
  "compare --plan":
    "a plan, as for run; given twice, two plans are compared, in one currency with --in (--plan eu --plan korea --in USD): their base scenarios, or the named scenario of both, or one of each",
  "compare --baseline": "the scenario that the others are compared with; default: the first",
  "compare --inputs": "show the inputs that differ, and what set them",
  "compare --bridge": "show what each changed input contributes to the change in one metric",

  sensitivity: "tornado of a metric: each input at its low and at its high; --global: Sobol indices",
  "sensitivity scenario": "as for run",
  "sensitivity --at": "values of this year, in place of totals and final years",
  "sensitivity --global": "vary all inputs at once: Sobol indices and rank correlations",
  "sensitivity --trials": "with --global: number of sample pairs (default: 10,000)",
  "sensitivity --seed": "with --global: random seed",

  sweep: "metrics over a range of inputs, or over scenarios",
  "sweep scenarios": "as for run; several form an axis of their own",
  "sweep --vary":
    'an input and its values: "x=1..5:0.5" (step), "x=1..5/9" (number of values), "x=[1,2,4]", "x*=0.8..1.2/5"; repeatable',
  "sweep --where": "mark the points at which this condition does not hold",
  "sweep --at": "values of this year, in place of totals",

  solve: "goal seek: the values of one input for which a condition holds",
  "solve goal": "the condition, unless --subject-to gives it; then a scenario, as for run",
  "solve --by": "the input to vary; a yearly path is multiplied by a factor",
  "solve --between":
    "search range: 50000..200000; default: the plan's range, all possible values of a share, or up to 4 times the current value",
  "solve --max": "find the largest value of an input ...",
  "solve --min": "find the smallest value of an input ...",
  "solve --subject-to": "... for which this condition holds",

  simulate: "Monte Carlo simulation: all inputs that have a range, varied at random",
  "simulate scenarios": "as for run; several share their random draws and are compared trial by trial",
  "simulate --trials": "number of trials (default: 10,000; 16,384 with sobol; with --until the maximum)",
  "simulate --seed": "random seed",
  "simulate --sampling": "independent draws, or 16 scrambled Sobol sequences",
  "simulate --prob": `its probability: "any(${named.left} < 0)"; repeatable`,
  "simulate --until": 'continue until "se(METRIC) < AMOUNT"; se is the standard error of the mean',
  "simulate --draws": "write the first trials one by one, with each input and metric, as csv, ndjson or json",
  "simulate --jobs": "number of threads; the result is the same for any number",
  "simulate --shard": "run only this part of the trials, for merge; auto: as Slurm or Kubernetes sets it",

  explain: "a metric traced through its formulas to inputs and their sources",
  "explain name":
    "a metric, or metric@2028, or an input; then a scenario, as for run. With --diff: two scenarios and a metric",
  "explain --diff": "what makes a metric differ between two scenarios, branch by branch",
  "explain --depth": "number of formula levels to show; default: as many as fit the screen",

  cite: "a metric in one sentence for an article, with its sources",
  "cite metric": "a metric, or metric@2028",
  "cite scenario": "as for run",
  "cite --all": "add its range, its inputs and every source with its address",

  merge: "merge the parts of a simulation",
  "merge parts": "all files that simulate --shard wrote",

  track: "the plan against actuals: where it should be by now, and where it is",
  "track scenario": "as for run",
  "track --as-of": "use the actuals known on this day: 2026-06-30; default: today",
  "track --actuals": "a file of actuals to use in place of the plan's own",

  backtest: "the model's unit costs against the costs of real projects",
  "backtest --cases": "a file of cases to use in place of those shipped, in the same form",
  "backtest --class": "use only cases of this class of buyer",
  "backtest --scope": "use only cases whose cost has this scope",

  check: "assertions for CI: about metrics, probabilities and sources",
  "check checks": "a file of checks; default: the plan's own; with --assert, scenarios as for run",
  "check --assert": `check only this: "all(${named.left} >= 0)"; repeatable`,
  "check --strict": "count warnings as failures",
  "check --as-of": "measure the age of sources on this day, not today: 2026-12-31",

  replay: "recalculate a saved result and compare: is it still the same?",
  "replay result": "a file that run, compare, sweep, solve, simulate, sensitivity or merge wrote as JSON",
  "replay --most-trials": "refuse a result of more trials than this",

  report: "one page for a browser or for print: scenarios compared, with charts and sources",
  "report scenarios":
    "as for run, shown beside the plan itself; default: the alternatives that the plan names",
  "report --interactive": "with sliders for the inputs, which recalculate the page as they move",
  "report --metric": "the metric whose distribution and drivers are shown",
  "report --as-of": "use the actuals known on this day: 2026-06-30; default: today",
  "report --actuals": "a file of actuals to use in place of the plan's own",
  "report --trials": "number of trials (default: 10,000)",
  "report --seed": "random seed",
  export: "a scenario as a workbook (xlsx) whose cells are the plan's formulas",
  "export scenario": "as for run",
  "export --output": "the workbook to write, atomically: plan.xlsx",
  import: "what was changed in an exported workbook, as a scenario",
  "import file": "what export wrote, with inputs changed since: an xlsx file",
  "import --output": "the scenario to write, atomically: scenario.json; otherwise standard output",
  list: "inputs, metrics, scenarios, sources, programmes, plans",
  "list list": "inputs, metrics, scenarios, sources, plans, or a family such as programmes",
  "list filter":
    "part of a name or label; * stands for one part of a name; of inputs, placeholder lists those still to be replaced",
  "list --assumptions": "of inputs: only assumptions, each with its reason",
  "list --used-by": "of sources: what cites each",
  "list --unused": "of sources: those that nothing cites",
  "list --missing": "of sources: inputs with neither a source nor a reason for the assumption",
  "list --older-than": "of sources: those older than 12mo, 2y, 90d",
  "list --as-of": "of sources: the day to which --older-than counts; default: today",

  validate: "check data files for errors",
  "validate files": "scenario files to check, besides all that is shipped",

  init: "start a plan of your own: a folder with a plan, its model, a scenario, checks and a README",
  "init folder": "an empty folder, or one that does not exist yet",
  "init --blank": "start from a small model with placeholder numbers (the default)",
  "init --from":
    "start from another plan with its model, scenarios, checks and actuals: korea, india, a folder or a file",
  "init --table":
    "start from a table of budget lines by year (CSV or TSV): columns of names (department, programme, line), then 2026, FY2027, 2027-28",
  "init --unit":
    'the unit of the amounts in the table, where the table does not give it: "million EUR", "thousand"',
  "init --currency": "the plan's currency: EUR",
  "init --years": "the plan's years: 2027..2034; default: five years from this one",

  schema: "the JSON Schema of a kind of file, for editors and programs",
  "schema kind": "the kind of file",

  help: "help on a command or a topic",
  "help subject": "a command or a topic",
  "help questions": "common questions, each with the command that answers it",
  "help uncertainty": "ranges, trials, sensitivity and goal seek",
  "help evidence": "sources of the numbers, and how to check them",
  "help options": "the options common to nearly all commands",
  "help ci": "checks in a workflow",
  "help cluster": "one simulation on many machines",
  "help formulas": "the language of formulas and conditions",
  "help units": "amounts, currencies and units",
  "help model": "the keys of a model: inputs, metrics, families",
  "help plan": "the keys of a plan, ranges, and what lies beside it",
  "help scenarios": "layers, files and settings",
  "help checks": "the kinds of check, and their keys",
  "help formats": "output formats for people and programs",
  "help limits": "limits on the size of plans, models and commands",
  "help exit-codes": "how commands end",

  completion: "a script that completes commands, options and names in a shell",
  "completion shell": "the shell to write it for",
}));
