import { area } from "../area.ts";

/** What the command line says: errors and what to do next, options, selections, files that are written. */
export const cliEn = area(() => ({
  "error.one": "error: {sentence}",
  "error.many": "{count} {count|error|errors}",
  "error.bug": "bug: {sentence} (BAEKJO_DEBUG=1 shows where; please report it)",

  "note.one": "note: {sentence}",

  "next.did-you-mean": "did you mean {names}?",
  "next.try": "try: {command}",
  "next.example": "for example: {command}",
  "next.see": "see: {command}",

  "usage.unknown-option": 'no option "{option}"',
  "usage.unknown-command": 'unknown command "{command}"',
  "usage.missing-argument": 'the argument "{argument}" is missing',
  "usage.missing-value": "{option} needs a value",
  "usage.twice": "{option} is given twice: {first} and {second}",
  "usage.excess": "too many arguments: {command} takes {expected}, and {given} {given|was|were} given",
  "usage.no-year": "{text} is not one of the years {years}",
  "usage.no-epoch":
    'SOURCE_DATE_EPOCH is "{value}", not a number of seconds since 1970: unset it, or give --as-of where the command has it',
  "usage.no-day": '"{day}" is not a date: write 2026-06-30',
  "usage.not-year": '{option} is a year such as 2025, not "{value}"',
  "usage.choice": '{option} is one of {allowed}, not "{value}"',
  "usage.whole-number": '{option} is a whole number from {least} to {most}, not "{value}"',
  "usage.other": "{text}",
  "usage.options-last": "options come after the command",
  "usage.option-of": "{option} is an option of {commands}",
  "usage.two-formats": "--json and --format {format} contradict each other",
  "usage.formats-places":
    "more formats than places to write to ({formats}): give each its -o; one of them may go to standard output",
  "usage.output-twice": "-o {file} is given twice",
  "usage.output-input": "-o {file} would replace a file that the result is made from",
  "usage.extension-differs": "--format {format} and -o {file} contradict each other",
  "usage.extension-unknown": "cannot tell the format from the name {file}",
  "usage.give-format": "give --format, or a name that ends in {extensions}",
  "usage.together": "{option} does not go with {other}",
  "usage.only-format": "{option} is for --format {format}",
  "usage.scale-currency": "--scale won is for won, and the money here is {currency}",
  "usage.no-list": 'no list "{list}"',
  "usage.lists": "lists: {names}",
  "usage.no-metric": "the model has no metrics to ask about",
  "usage.plan-twice": "one plan and one model at a time: only compare takes {option} twice",
  "usage.plan-thrice": "{option} can be given twice, for two versions of a plan",

  "request.unknown-key": 'no "{key}" in a request of {method}',
  "request.no-object": "{method} takes one object, whose keys are called as the command's options are",
  "request.keys": "it takes {names}",
  "request.text": '"{key}" is a non-empty text',
  "request.texts": '"{key}" is a text, or a list of texts',
  "request.flag": '"{key}" is true or false',
  "request.object": '"{key}" is an object',
  "request.function": '"{key}" is a function',
  "request.signal": '"{key}" is an AbortSignal',
  "request.numbers": '"{key}" is a list of numbers',
  "request.settings":
    '"{key}" is a setting as text, a list of these, or an object: by the name of an input a number in its unit, a text, or numbers by year',
  "request.unreadable": '"{key}" throws an error when it is read',
  "request.no-json": '"{key}" cannot be written as JSON',
  "request.one-object":
    "a request has one scenario that is an object: others are named where the plan is opened",
  "request.kernel-number": "{input} cannot have the value {value}",
  "request.kernel-values":
    "{given} {given|number was|numbers were} given where {expected}, or a multiple of that, {expected|is|are} evaluated",

  "report.no-metric": 'no metric "{metric}"',
  "report.parameter": '"{metric}" is an input, not a metric',
  "report.no-summary": 'the model marks no metric with "summary", so all of them are shown',
  "report.no-section": 'no section "{section}"',
  "report.sections": "sections: {names}, all",
  "report.no-payer": '"{metric}" has no payer',
  "report.no-payers": "none of these metrics has a payer",

  "stdin.terminal": "reading from the terminal; Ctrl-D ends it",

  "init.not-empty": "{folder} is not empty",
  "init.not-folder": "{folder} is a file",
  "init.other-folder": "name an empty folder, or one that does not exist yet",
  "init.done": "{folder}: {files}",
  "init.blank": "A blank plan of {years} in {currency}: every number is a placeholder to replace.",
  "init.table":
    "{lines} {lines|line|lines} in {groups} {groups|group|groups}, {years}, {total} {currency} in all, from {file}.",
  "init.table-flat": "{lines} {lines|line|lines}, {years}, {total} {currency} in all, from {file}.",
  "init.no-unit":
    "No unit is given, so the amounts are read as whole {currency}; --unit million changes that.",
  "init.named-years": "{name} is called {year}, and so on.",
  "init.placeholders": "Placeholders to replace: {inputs}.",
  "init.unit": '"{unit}" is not a unit of amounts: write million, thousand EUR or million won',
  "init.unit-of-table": "--unit gives the unit of the amounts in a --table",
  "init.years-outside": "the table has {years}",
  "init.which-currency": "the table does not give its currency",
  "init.say-currency": 'give it: --currency EUR, or --unit "million EUR"',
  "init.copied": 'A copy of {name} ("{plan}") with its model; beside it {files}.',
  "init.left-out": "Left out, as it refers to the other currency: {files}.",
  "init.filled":
    "Years that the plan does not have are filled, with a note, in {count} {count|input|inputs}: {inputs}.",
  "init.no-common-year":
    "none of these years is among the plan's, {years}: give some that are, or start with --blank",
  "init.all-placeholders":
    "{count} {count|input|inputs} of {name} {count|is marked as a placeholder|are marked as placeholders} to replace; each says what it was, and from which source.",
  "init.converted": "Amounts of {from} are converted to {to} at {input}: {money} {money|input|inputs}.",
  "init.not-converted":
    "{name} has no rate of {to}: {money} {money|input|inputs} with {from} in {money|its unit keeps its|their unit keep their} digits, and {money|says|say} so.",
  "init.beyond-years": "Left out, as it does not fit these years: {files}.",
  "init.checks-left": "Checks left out, as they do not hold over these years: {ids}.",
  "init.next": "Next:",
}));
