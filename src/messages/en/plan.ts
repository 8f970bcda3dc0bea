import { area } from "../area.ts";

/** What can be wrong with plans, scenarios and settings, and what is noted of them. */
export const planEn = area(() => ({
  "scenario.is-plan": "{file} is a plan, not a scenario",
  "scenario.is-result": "{file} is a saved result, not a scenario",
  "scenario.link":
    "this scenario is a link that leads out of the plan's folder, and is not followed: copy the file",
  "scenario.input": '"{name}" is an input and not a scenario: to stand for one it needs a value',
  "scenario.unknown": 'no scenario "{name}"',
  "scenario.empty": '"{name}" names no scenario between its plus signs',
  "scenario.too-many": "{count} {count|scenario|scenarios} on top of each other: at most {most}",
  "scenario.no-stdin": "standard input cannot be read here",
  "scenario.stdin-twice": "standard input (-) can be read once",
  "scenario.cycle": "scenarios extend each other in a circle: {cycle}",
  "scenario.chain": "more than {most} {most|scenario extends|scenarios extend} one another",
  "scenario.id-file": 'the id is "{id}" and the file is {file}.json',
  "scenario.file-name":
    '"{name}" is not a scenario id: lower-case letters and digits with single hyphens between',
  "scenario.base-taken": '"{name}" is the plan itself',
  "scenario.one-language": "a scenario that ships says this in English and Korean",
  "scenario.not-recorded": 'the saved result does not hold the scenario "{name}"',

  "limit.scenarios": "{requested} {requested|scenario|scenarios}: one command takes at most {most}",
  "limit.figures":
    "{requested} {requested|metric|metrics}, those of a family once for each member: a model has at most {most}",
  "limit.scenario-files":
    "{requested} {requested|scenario file|scenario files} in one folder: at most {most}",
  "limit.draws":
    "{requested} {requested|trial|trials}: at most {most} {most|is|are} written out, counted for each scenario",
  "limit.draws-json":
    "{requested} {requested|number is|numbers are} too many for one JSON document: at most {most}; csv and ndjson are written row by row",
  "limit.settings": "{requested} {requested|setting|settings}: one command takes at most {most}",
  "limit.long":
    "--years: {command} over {first}..{last} has {requested} {requested|value|values} to evaluate (metrics {metrics}, years {count}, scenarios {scenarios}); over more than {most} {most|year|years} it takes at most {maxValues}",
  "limit.inputs-set":
    "{requested} {requested|setting sets|settings set} more than {most} {most|input|inputs}, each counted as often as it is set: that is the limit",
  "limit.inputs-matched":
    "{requested} {requested|setting|settings} with a * over {inputs} {inputs|input|inputs}: at most {most} {most|input is|inputs are} looked through",

  "plan.here": "the plan is {file} in this folder; baekjo list plans names those that ship",
  "plan.foreign": "{file} in this folder is not a baekjo plan: the plan that ships, {name}, is used",
  "plan.both": "--plan {name} is the plan that ships under this name; for the folder here, give ./{name}",
  "plan.unknown": 'no plan "{name}": none ships under this name, and no file or folder here has it',
  "plan.empty-folder": "no plan.json in the folder {file}",
  "model.foreign": "{file} beside the plan is not a baekjo model: the model that ships is used",
  "plan.unknown-currency": '"{currency}" is not a currency code',
  "plan.unknown-family": 'the model has no family "{family}"',
  "plan.missing-family": 'the plan does not list the members of "{family}" ({} for none)',
  "plan.malformed-member": '"{member}" is not a member id: a-z first, then a-z, 0-9 and _',
  "plan.too-many-members": "more than {most} {most|member|members} in {family}",
  "plan.too-many-parameters": "more than {most} {most|input|inputs}, counting each member",
  "plan.name-clash": 'two inputs would have the name "{name}"',
  "plan.unknown-parameter": 'no input "{name}"',
  "plan.missing-parameter": 'the plan gives no value for "{name}" (in {unit})',
  "plan.no-value": '"{name}" has neither "value" nor "values"',
  "plan.value-twice": '"{name}" has both "value" and "values"',
  "plan.unit-mismatch": "{name} is in {expected}, to which {found} cannot be converted",
  "plan.values-count": "{count} {count|value|values} for the {wanted} {wanted|year|years} {years}",
  "plan.values-year": '"{key}" is not a year from {first} to {last}',
  "plan.values-twice": 'the year "{key}" is here already',
  "plan.year-name": '"{name}" gives each year no name of its own, as {examples} do',
  "plan.year-misread":
    'the year {year} would be called "{called}", which cannot be read back as that year; write a name such as {examples}',
  "plan.year-begin": '"{begin}" is not a month in which the year {first} begins: 2026-04',
  "plan.values-gap": "{name} has no value for {year}, which lies between years that it names",
  "plan.without-within": '"without" cannot stand within "without"',
  "plan.no-inflation": '"prices" needs the plan\'s "inflation" to carry {name} to other years',
  "plan.inflation-unit": "{name} is in {unit}: inflation is a rate without a unit",
  "plan.inflation-prices": "{name} restates other prices and cannot have a price year itself",
  "plan.correlation-self": "{name} is paired with itself",
  "plan.correlation-twice": "{a} and {b} are paired twice",
  "plan.correlations-contradict":
    "the correlations among {names} contradict each other: no joint distribution has them all (the matrix is not positive definite)",
  "plan.correlation-range": "a correlation is between -1 and 1, both excluded: {value}",

  "value.below-minimum": "{value} is below the minimum of {min}",
  "value.above-maximum": "{value} is above the maximum of {max}",
  "value.not-whole": "{value} is not whole",
  "value.not-finite": "{name} gets too large to hold",

  "share.rest": "the rest",
  "share.rest-years": "the rest is the rest in every year: write {name}=rest without years or a list",
  "share.rest-range":
    "{name} is to be the rest: it follows from the other parts and cannot have a range of its own",
  "share.rest-operator": "the rest is set by =, not by {op}: {name}=rest",
  "share.rest-alone":
    "{name} is the rest: it follows from the other parts and cannot have a value of its own",
  "share.no-part": "{name} is not part of a whole in the model, so it cannot be the rest of one",
  "share.two-rests": "{whole}: {a} and {b} cannot both be the rest",
  "share.give": "give one of them a value: --set {name}={value}",
  "share.sum": "{scenario}: {whole} add to {sum}: {members}",
  "share.sum-year": "{scenario}, {year}: {whole} add to {sum}: {members}",
  "share.rest-below":
    "{scenario}: {whole} add to {sum}: {members}; {rest}, which is the rest, would be {left}",
  "share.rest-below-year":
    "{scenario}, {year}: {whole} add to {sum}: {members}; {rest}, which is the rest, would be {left}",
  "share.lower": "set these so that they add to 100% or less: {names}",
  "share.leave-out": "leave out {name}, which is the rest: it takes what the others leave",
  "share.make-rest": "to let {name} take what is left, add --set {name}=rest",
  "share.must-add": "together they must add to 100%, or one of them be the rest: {names}",
  "share.rest-moved":
    "{name} is the rest of 100%: it changes when the other parts do, and not by itself ({whole})",
  "share.move-other": "ask about another part instead: {names}",
  "share.other-rest": "or make another part the rest: --set {other}=rest --set {name}={now}",

  "range.above-maximum": "the high end of its range, {value}, is above the maximum of {max}",
  "range.below-minimum": "the low end of its range, {value}, is below the minimum of {min}",
  "range.crossed": "the low end of the range is not below its high end",
  "range.lognormal-sign": "a lognormal range lies above zero",
  "range.value-outside": "the value is not between the ends of its {shape} range",
  "range.weights-count":
    "{wanted} {wanted|value needs|values need} as many weights, in the same order, not {count}",
  "range.value-twice": "this value is here twice: give it once, with the weight of both",
  "range.few-values": "a discrete range has two values or more with a weight above 0",
  "range.factor-sign": "a range on values by year is in factors, and they are above zero",
  "range.factors-around-one": "a range on values by year is in factors around 1, such as 0.9 and 1.2",
  "range.addends-around-zero":
    "a range on values by year that is added to them is around 0, such as -1% and 1%",
  "range.addend-of-one": "only values by year have a range that is added to them: give the ends themselves",
  "range.beyond-limits": "no part of this range keeps {name} within its limits in every year",

  "quantity.malformed": '"{text}" is not a valid amount; for example 65 trillion, $76k, 12%, 182.7 won/kWh',
  "quantity.comma":
    '"{text}" has a comma that does not separate thousands; decimals have a point, and several values go in [ ]',
  "quantity.skips": '"{text}" leaves out a step of ten thousand, and can be read in two ways',
  "quantity.triangle":
    '"{text}": ▲ and ▼ mark a rise in some tables and a cut in others; write - for a minus (△ is read as one)',
  "quantity.time": '"{text}" has no unit of time, and {expected} is needed',
  "quantity.unknown-unit": 'no unit "{unit}" in "{text}"',
  "quantity.no-rate": '"{text}" is in {currency}, for which the plan has no rate: it has {known}',
  "quantity.no-rates": '"{text}" is in {currency}, and the plan has no exchange rates',
  "quantity.unit": '"{text}" is in {found}; {expected} is needed',
  "quantity.unitless": '"{text}" is in {found}; a number without a unit is needed',
  "quantity.percentage": '"{text}" is a percentage; {expected} is needed',
  "quantity.points": '"{text}" is a difference in percentage points; {expected} is needed',
  "quantity.points-set":
    '"{text}" is a difference in percentage points: it can be added to {name}, or the value can be set in %',
  "quantity.points-factor":
    '"{text}" is a difference in percentage points, and {name} cannot be multiplied by one',
  "quantity.not-whole": '"{text}" is not a multiple of {smallest}, the smallest unit of the money here',
  "quantity.too-large": '"{text}" is too large to hold exactly: the maximum is {most}',
  "quantity.bare": '"{text}" for {name} is at least 100 times off the plan\'s {planned}',
  "quantity.fraction": '"{text}" for {name} is {text}%: a bare number is read in the unit that is shown',
  "quantity.nothing": '"{text}" for {name} is zero',
  "quantity.no-year": '"{text}" is an amount a year, and {name} is one for all years',
  "quantity.no-month": '"{text}" is an amount a month, and {name} is one for all years',
  "quantity.each-year": '"{text}": {name} has an amount for each year here, and its unit says no year',
  "quantity.plus": '"{text}": a plus sign does not add here',
  "quantity.relative": '"{text}" more of {name}, which has no unit, can be read in two ways',

  "set.too-long": "this setting is too long",
  "set.operator": '"{text}": a setting has =, *= or +=; += takes a negative amount, *= a fraction',
  "set.no-operator": '"{text}" does not set anything: write name=value, name*=factor or name+=amount',
  "set.malformed": '"{text}" is not a setting: write name=value, name*=factor or name+=amount',
  "set.years": '"{text}": years are written @2028, @2028..2030, @2028.. or @..2030',
  "set.years-outside": "{year} is outside the years {first}..{last}",
  "set.brackets": '"{text}": brackets hold a list [1, 2, 3] or, behind the value, a range [low..high]',
  "set.no-value": '"{text}" has no value',
  "set.range-alone": '"{text}": a range follows a value: name=50T[40T..60T]',
  "set.range": '"{text}": a range is written [low..high]',
  "set.range-operator": '"{text}": a range follows only =; *= and += move the one that is there',
  "set.list": '"{text}": commas separate the values of a list, so write its numbers without them',
  "set.list-operator": '"{text}": a list follows only =',
  "set.list-count": "{count} {count|value|values} for the {wanted} {wanted|year|years} {years}",
  "set.list-count-named": "{count} {count|value|values} for the {wanted} {wanted|year|years} named",
  "set.several": '"{text}" sets several inputs, and a setting sets one',
  "set.unset-empty": "--unset needs a name",
  "set.unset-and-set":
    '"{name}" is returned to the plan\'s value first, and then given another by "{setting}": leave out one of the two',
  "set.one-value":
    '"{name}" has a value for each year here, and the model takes one for all of them, as in {metric}',
  "set.unknown-parameter": 'no input "{name}"',
  "set.no-match": 'no input matches "{name}"; * stands for one part of a name',
  "set.not-an-input": '"{name}" is a metric, calculated by a formula, and not an input',

  "set-file.no-names": 'a table of inputs has a column "name" in its first row',
  "set-file.no-head":
    "this table has no row of headings: its first row names its columns, and the others have an input each",
  "set-file.name-alone": '"{name}": a row has the name of its input alone; values and years are in columns',
  "set-file.as-row": "as a table: first line {head}; next line {row}",
  "set-file.as-option": "on the command line, without this line: {option}",
  "set-file.in-amount": "write it behind the amount, and leave this cell empty: {text}",
  "set-file.no-column": 'no column "{column}"; a table of inputs has a column for each year, and: {known}',
  "set-file.column-twice": 'the column "{column}" is here twice',
  "set-file.extra-cell": "this cell has no heading above it; a number with commas in it needs quotes",
  "set-file.no-name": "this row has no input name",
  "set-file.one-input": '"{name}": a row is for one input, by its full name',
  "set-file.twice": "{name} has a row already, in line {line}",
  "set-file.value-and-years": "{name} has both one value and values by year: leave one of them empty",
  "set-file.no-value": "{name} has no value here; the plan's is {planned}",
  "set-file.no-year": "{name} has no value for {year} here; the plan's is {planned}",
  "set-file.rest-value":
    '{name} is the rest: it follows from the other parts; to give it a value of its own, empty its cell in "rest"',
  "set-file.rounded":
    '"{text}" is what a spreadsheet has left of {planned}: show all digits of the column, and save it again',
  "set-file.range-end": "a range has both a low and a high end; for none, leave both and the shape empty",
  "set-file.as-of-one":
    "only values by year have a range in factors or addends: leave this empty for one value",
  "set-file.clear-range": "for the value alone, without a range, empty low, high and shape",
  "set-file.same-source":
    "{file} changes {count} {count|value|values} and keeps the sources that the plan gives for its own: {names}",
  "set-file.certain":
    "{file} has no columns for ranges: the inputs that it changes have none any more ({count}: {names})",

  "years.malformed": '"{text}" is not a range of years; for example 2026..2035',
  "years.no-year": '"{text}" is not a year',
  "years.calendar": '"{text}" is a fiscal year, and the years of the plan are calendar years',
  "years.two-years": '"{text}" could be either of two years of the plan',
  "years.backwards": "{from} comes after {to}",
  "years.range": "years are from {first} to {last}",
  "years.too-far":
    "with the plan's own years these are {count}, {years}, all of which are calculated: at most {most}",
  "years.too-many": "{count} {count|year|years}: at most {most}",
  "years.part":
    "calculated over {years} and shown for {shown}: the totals leave out the funding, spending and purchases of {unseen}",
  "years.part-late":
    "calculated over {years} and shown for {shown}: the totals leave out the funding, spending and purchases of {unseen}; to delay the plan by {count} {count|year|years} instead, write {settings}",
  "years.begin-unsaid":
    '{year} is taken to begin in {begin}, as the plan names no other month; "begin": "{example}" under "years" in plan.json sets another',
  "years.zero": "zero in {years}, which the plan does not name: {inputs}; {example} sets those years",
  "years.dated": "after the years shown ({shown}): {inputs}",
  "years.held":
    "{count} yearly {count|input holds|inputs hold} the nearest value that {count|it names|they name} in years outside {count|its own|theirs} ({years})",

  "next.did-you-mean-value": "did you mean {name}? ({value})",
  "next.declare-rate":
    'declare the rate: in the model an input such as "{name}" with the unit {unit}, in the plan its value in {stated}',
  "next.own-value": "with the plan's own value that is {text}",
  "next.write": "did you mean {text}?",
  "next.single-quotes":
    "a shell takes $ and the digit behind it out of double quotes: '{name}=$…' in single ones is kept",
  "next.range": "a range stands behind its value, in brackets: VALUE[{low}..{high}]",
  "next.drop-range": "for the value alone, without its range, write {text}",
  "next.together": "for as much in each year of the plan ({count}), together, write {text}",
  "next.months-together": "for as much in each month of the plan's years ({count}), together, write {text}",
  "next.as-one": "for one such amount, write {text}",
  "next.exactly": "for exactly that, write {text}",
  "next.range-factors": "a range on values by year is in factors, such as [0.9..1.2]",

  "note.converted-amount": '"{text}" is read as {value}, at the rate of the plan ({rate})',
  "note.converted": '"{text}" is read as {value} for {name}, at the rate of the plan ({rate})',
  "note.indexed":
    "{name} is {value} in prices of {prices} and comes to {nominal} in {year}; for {value} in prices of {year}, write {text}",
  "note.zero": "{setting} leaves {name} at 0, as any factor does: {path}=… gives it a value",
  "note.zeros": "{setting} leaves all {count} {count|input|inputs} at 0, as any factor does",
  "note.rounded-back": "{setting} leaves {name} as it is: it is whole, and the product is rounded",
  "note.unmoved":
    "{setting} leaves all {count} {count|input as it is: it is|inputs as they are: they are} 0, or whole and rounded",
  "note.outside-years": "{name} is {value}, outside the years calculated ({years})",
  "note.outside-range": "{name} is {value}, outside the range of the plan, {low} to {high}",
  "note.outside-unsigned":
    "{name} is {value}, outside the range of the plan, {low} to {high}; a $ in double quotes is lost to the shell",
}));
