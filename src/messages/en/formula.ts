import { area } from "../area.ts";

/** What can be wrong with a formula, a model or a condition. `{of}` is the metric that a formula belongs to. */
export const formulaEn = area(() => ({
  "condition.yearly": '"{of}" has an answer for each year, and one answer is needed',
  "condition.bare":
    "{name} is shown in {unit}, and {number} beside it would be read as {exactly}: write the unit",
  "condition.no-year": "{year} is not one of the years {years}, and what it holds is undefined",
  "condition.more-years": "{year} too is calculated with --years {years}",
  "condition.every-year": "for all years: all({text}); for one of them: any({text})",

  "formula.too-long":
    "the formula of {of} is too long: it may have {most} {most|character or operator|characters or operators}",
  "formula.too-deep": "the formula of {of} is nested too deeply: the maximum is {most} {most|level|levels}",
  "formula.character": 'unexpected "{character}" in the formula of {of}',
  "formula.number": "this number in the formula of {of} cannot be read",
  "formula.name": "a name in the formula of {of} has letters other than a-z, 0-9 and _",
  "formula.reserved": '"{word}" in the formula of {of} is a reserved word, not a name',
  "formula.unfinished": "the formula of {of} ends too early",
  "formula.unexpected": 'unexpected "{found}" in the formula of {of}',
  "formula.unclosed": "a bracket in the formula of {of} is not closed",
  "formula.chain": "one comparison at a time in the formula of {of}: join them with and",
  "formula.unknown-function": 'no function "{name}" in the formula of {of}: there are {known}',
  "formula.instead": "in place of {name}: {formula}",
  "formula.over-years": "over the years: {formula}",
  "formula.npv-order": "the rate comes first: npv(rate, x)",
  "formula.arguments":
    "{name} takes {expected} {expected|argument|arguments}, not {given}, in the formula of {of}",
  "formula.unknown-unit": 'no unit "{unit}" in the formula of {of}: there are {known}',
  "formula.literal-money":
    "{literal} in the formula of {of} is money: the model holds formulas, and a plan's inputs hold amounts",
  "formula.amount-in-plan": "make the amount an input: a plan gives its value",
  "formula.unknown-name": 'no input or metric "{name}" in the formula of {of}',
  "formula.star-place":
    '"{name}" in the formula of {of}: only one * is allowed, as the second part of the name, after a family',
  "formula.unknown-family": '"{name}" in the formula of {of}: no family "{family}", there are {known}',
  "formula.star-outside":
    '"{name}" in the formula of {of} stands for every member of {family}: use sum, min, max or mean of it',
  "formula.star-wanted": "{fn} in the formula of {of} needs an argument with a *",
  "formula.number-wanted": "the formula of {of} needs a number here, not a condition: use if(…, 1, 0)",
  "formula.condition-wanted": "the formula of {of} needs a condition here, such as x > 0",
  "formula.not-condition": "{of} must be a condition",
  "formula.condition-result": "{of} must be a number, and its formula is a condition: use if(…, 1, 0)",
  "formula.units-differ": "units differ in the formula of {of}: {left} {operation} {right}",
  "formula.result-unit": "the formula of {of} gives {found}, and its unit is {expected}",
  "formula.exponent-unit": "the exponent in the formula of {of} is in {unit}: an exponent has no unit",
  "formula.power-unit": "{unit} in the formula of {of} can be raised to a literal whole exponent only",
  "formula.branches-differ": "the branches of if in the formula of {of} are a number and a condition",
  "formula.round-unit":
    "{fn} in the formula of {of} takes whole things: money, counts or plain numbers, not {unit}",
  "formula.unitless-wanted": "{fn} in the formula of {of} takes a number without unit, not {unit}",
  "formula.root-unit": "{unit} in the formula of {of} has no square root",
  "formula.one-value-wanted":
    "{what} in the formula of {of} has a value for each year, and one value is needed: use total, mean, first, last, lowest, highest, at or firstyear of it",
  "formula.lag-years":
    "lag in the formula of {of} looks back by a number or a formula of inputs, not by {what}: the lag must be known before the calculation",
  "formula.at-year": "at in the formula of {of} takes a calendar year, and {what} is a length of time",
  "formula.at-from-first": "so long after the first year: {formula}",
  "formula.allocate-family":
    "allocate in the formula of {of} divides among {family}: it can only be used in a metric of each of them",
  "formula.waterfall-family":
    "waterfall in the formula of {of} needs asks and priorities of one family, in a metric of each of its members",

  "model.name-twice": "{name} is defined twice ({of})",
  "model.cycle": "metrics depend on each other in a circle: {path}",
  "model.cycle-hint": "look back a whole year with prev or lag, whose minimum must then be 1 year or more",
  "model.too-large": "the model is too large or too deeply nested to evaluate",
  "model.requirement": "{scenario}: {says}",
  "model.requirement-year": "{scenario}, {year}: {says}",
  "model.share-unknown": 'no input "{name}" is declared',
  "model.share-unit": "{name} is in {unit}: a share of a whole has no unit or is in %",
  "model.share-family": "{name} has no member in its name, and {share} is a whole for each member",
  "model.share-twice": "{name} is a part of {share} already",
  "model.malformed-name":
    '"{name}" is not a valid name: parts of a-z, 0-9 and _ joined by dots, * only as the second part',
  "model.reserved-name": '"{name}" has a meaning in formulas already',
  "model.name-taken": '"{name}" is an input already',

  "unit.taken": '"{name}" is a unit already',
  "unit.malformed-name": '"{name}" is not a valid name of a unit: letters, digits and _, a letter first',
  "unit.numeral": '"{name}" behind a number is read as part of it, as 5 m is 5 million: take a longer name',
  "unit.malformed": '"{text}" is not an amount of another unit: write how much 1 {name} is, such as 1000 kg',
  "unit.zero": '"{text}" is zero: 1 {name} must be some amount of another unit',
  "unit.cycle": "units are made of each other: {path}",
  "unit.money":
    "{name} would be money: write amounts as 12k or 3.5 million, and choose how tables show them with --scale",
  "unit.time": "{name} would be a length of time: there are month and year",
  "unit.inexact": '"{text}" cannot be counted exactly: 1 {name} has more digits than a number holds',
  "unit.too-many": "{count} {count|unit|units}: the maximum is {most}",
  "unit.scale-of":
    'one may be so many of the other: then count one of them only, and under units say "{left}": "1000 {right}"',

  "model.unknown-family": 'no family "{family}"',
  "model.unknown-section": 'no section "{section}"',
  "model.unknown-metric": 'the model has no metric "{name}" (a metric of a family is named with a member)',
  "model.unknown-term": 'there is no "{name}" in the model or among the scopes of cases',
  "model.unknown-input": 'the model has no input "{name}" (one of a family is not there once)',
  "model.unknown-payer": 'no payer "{payer}"',
  "model.picture-flow": 'a chart is of flows of money, and "{name}" is not one',
  "model.payer-flow": "only a flow of money that is not a memo item has a payer",
  "model.unknown-unit": 'no unit "{unit}"',
  "model.unknown-synonym": 'synonyms are given for "{name}", which is not a name of the model',
  "model.unknown-lever": 'the lever "{lever}" is not an input',
  "model.lever-family": "{metric} cannot stand for {lever}: the member would not be known",
  "model.limits-crossed": "the minimum {min} is above the maximum {max}",
}));
