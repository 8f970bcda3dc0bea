/** What `explain` and `cite` say. */
export const explainMessagesEn: Record<string, string> = {
  "explain.what": "explain what? Give a figure or a parameter",
  "explain.unknown": 'no figure and no parameter "{name}"',
  "explain.year": '"{text}" is no year: a figure of one year is written compute.cost@2028',
  "explain.one-scenario": 'one scenario at a time: "{name}" is one too many (--diff takes two)',
  "explain.diff-form":
    "--diff takes two scenarios and a figure: explain --diff gpus-50k gpus-100k compute.cost",
  "explain.title": "{figure}: {value}",
  "explain.above": "(above)",
  "explain.zero": "nothing here",
  "explain.still": "without effect here",
  "explain.inactive": "without effect here",
  "explain.cut": "Branches that go on (…): {count}. --depth {depth} follows them one formula further.",
  "explain.rests":
    "Parameters: {active} of {parameters} can move it. What 1% more of each does, the strongest first",
  "explain.percent": "1% more",
  "explain.parameter": "parameter",
  "explain.set-by": "set by {layer}",
  "explain.prices": "in prices of {year}",
  "explain.default": "default of the model",
  "explain.assumption": "ASSUMPTION",
  "explain.assumption-why": "ASSUMPTION: {reason}",
  "explain.sources": "Sources",
  "explain.more": "{count} more parameters: --wide shows all, with the pages that they cite.",
  "explain.no-slope":
    "None of its {parameters} parameters moves it by a percent: of {active} that can, each does so in a step or from zero.",
  "explain.assumed":
    "{share} of what its parameters can do to it comes from assumptions ({assumptions} of the {active} that can move it).",
  "explain.defaulted": "{share} comes from the model's own defaults ({defaults}).",
  "explain.measure":
    "Measured by elasticities: each parameter's share of the sum of the changes, all taken as positive, that 1% of each alone brings. Calendar years and zeros have no percent.",
  "explain.counts": "{assumptions} of the {active} parameters that can move it are assumptions.",
  "explain.used-by": "Formulas that name it: {count}",
  "explain.unused": "No formula names it.",
  "explain.one-percent": "What 1% more of it does to the main figures",
  "explain.moves": "It can move {figures} of {of} figures.",
  "explain.change": "{figure}: {from} → {to}, {change}",
  "explain.same": "This figure is the same in {a} and {b}.",
  "explain.in-the-end": "By parameter, in the end",
  "explain.undefined-change": "The figure is undefined in one of the two: there is no change to divide.",
  "explain.apart": "{count} more parameters differ; this figure does not come from them.",
  "explain.shapley":
    "Parts add up to the whole on every level. A formula's change is divided among what it reads by Shapley values, that is averaged over every order of the changes; what a branch brings is divided further in proportion to the parts of its own change. compare --bridge divides by parameter at once.",

  "cite.sentence":
    'Under the scenario {scenario} ({label}{typed}), "{figure}" is {value} {when}{basis}, as baekjo {version} works out the plan "{plan}" ({hashes}){sources}.',
  "cite.total": "over {first}–{last}",
  "cite.year": "in {year}",
  "cite.years": "over {first}–{last}",
  "cite.basis": " (nominal, without VAT)",
  "cite.typed": "; {settings}",
  "cite.hashes": "plan {plan}, model {model}",
  "cite.sources": ", from {count} sources: {addresses}",
  "cite.source": ", from one source: {addresses}",
  "cite.no-sources": ", without a source",
};
