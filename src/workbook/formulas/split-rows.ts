/** What takes several rows to calculate: amounts split by weights or in order of priority, values of years ago, and discounted sums. */

import { print } from "../../formula/print.ts";
import type { Tree } from "../../formula/syntax.ts";
import { forMember } from "../../model/family.ts";
import { dividesMembers } from "../../model/references.ts";
import {
  type Column,
  call,
  choose,
  columns,
  type Formula,
  minus,
  number,
  ofColumn,
  ofValue,
  ofYear,
  operation,
  over,
  plus,
  type Row,
  range,
  times,
  undefinedValue,
} from "../spreadsheet.ts";
import { digitsOf, rounded } from "./rounding-formulas.ts";
import { type At, type Call, keyOf, type Translator } from "./translator.ts";

type Members = readonly (string | undefined)[];

/**
 * Whole units in proportion to weights, by largest remainder, ties to the earlier. With A = h × S + rest, S being the sum of the weights, a
 * quota is h × weight, which is exact, and a part of the rest, which is small: so that amounts of 14 digits keep their remainders.
 */
export function allocation(to: Translator, tree: Call, at: At): Formula {
  const [amount, weights] = tree.args as [Tree, Tree];
  const divides = dividesMembers(tree);
  const { constants } = to.places;
  const name = print(tree);
  const key = (what: string, yearly: boolean) => keyOf(what, tree, { ...at, yearly });
  const digits = digitsOf(to, amount, at);
  const parts = to.membersOf(weights);
  const yearly = !divides || at.yearly;
  // Over years there is one amount, for a member of its own where it has one; over members one in each year.
  const singles: Members = divides ? [undefined] : to.membersOf(amount, weights);
  const rows: Members = divides ? parts : singles;
  const memberOf = (member: string | undefined) => (divides ? undefined : member);
  const single = (what: string, make: (member: string | undefined) => Formula) => {
    const made = to.helper(key(what, yearly), `${what}: ${name}`, singles, divides && at.yearly, (one) => [
      make(one),
    ]);
    return (member: string | undefined) => {
      const row = made.get(memberOf(singles.length === 1 ? singles[0] : member)) as Row;
      return divides && at.yearly ? ofYear(row) : ofValue(row);
    };
  };
  const several = (
    what: string,
    make: (member: string | undefined) => Formula,
    numbered = false,
  ): {
    own: (member: string | undefined) => Formula;
    all: (member: string | undefined) => Formula;
    row: (member: string | undefined) => Row;
  } => {
    const made = to.helper(key(what, yearly), `${what}: ${name}`, rows, yearly, (one, _, place) =>
      numbered && divides ? [make(one), place + 1] : [make(one)],
    );
    const row = (member: string | undefined) => made.get(rows.length === 1 ? rows[0] : member) as Row;
    const own = (member: string | undefined) => (yearly ? ofYear(row(member)) : ofValue(row(member)));
    return {
      own,
      row,
      all: (member) =>
        divides ? down(made, rows, yearly ? { years: 0 } : { at: columns.value }) : to.across(row(member)),
    };
  };

  const size = single("amount", (member) => {
    const own = { ...at, yearly: divides && at.yearly, member };
    const whole = to.places.wholes.isWhole(amount)
      ? to.of(amount, own)
      : rounded(to, to.cell(amount, own), digits);
    return digits === 0 ? whole : call("ROUND", times(whole, constants.smallest(digits)), number(0));
  });
  const isWhole = to.places.wholes.isWhole(weights);
  const weight = several("weight", (member) => {
    const value = to.cell(weights, { ...at, yearly, member });
    const counted = isWhole ? value : call("ROUND", times(value, constants.of("millionths")), number(9));
    return choose(operation("<", value, number(0)), undefinedValue, counted);
  });
  const sum = single("sum", (member) => call("SUM", weight.all(member)));
  const times_ = single("times", (member) => call("INT", over(call("ABS", size(member)), sum(member))));
  const whole = several("whole", (member) => call("INT", times(times_(member), weight.own(member))));
  const part = several("part", (member) => {
    const rest = minus(call("ABS", size(member)), times(times_(member), sum(member)));
    const over_ = over(times(rest, weight.own(member)), sum(member));
    return plus(minus(times(times_(member), weight.own(member)), whole.own(member)), over_);
  });
  const down_ = several("down", (member) => plus(whole.own(member), call("INT", part.own(member))));
  const remainder = several(
    "remainder",
    (member) => call("ROUND", minus(part.own(member), call("INT", part.own(member))), number(9)),
    true,
  );
  const left = single("left", (member) => minus(call("ABS", size(member)), call("SUM", down_.all(member))));
  const rank = several("rank", (member) => {
    const [own, all] = [remainder.own(member), remainder.all(member)];
    const place = divides ? ofColumn(remainder.row(member), columns.before) : ofYear(to.heads.index);
    const places = divides
      ? down(new Map(rows.map((one) => [one, remainder.row(one)])), rows, { at: columns.before })
      : to.across(to.heads.index);
    const before = times(operation("=", all, own), operation("<=", places, place));
    return call("SUMPRODUCT", plus(operation(">", all, own), before));
  });
  const { member } = at;
  const units = plus(
    down_.own(member),
    choose(operation("<=", rank.own(member), left(member)), number(1), number(0)),
  );
  // What is too little for a whole unit has no more of a part where all weights are nothing than more has.
  const own = { ...at, yearly: divides && at.yearly, member: singles.length === 1 ? singles[0] : member };
  const nothing = times(number(0), sum(member));
  const none = to.places.wholes.isWhole(amount)
    ? nothing
    : choose(
        operation("=", sum(member), number(0)),
        choose(operation("=", to.of(amount, own), number(0)), number(0), undefinedValue),
        nothing,
      );
  const split = choose(
    operation("=", size(member), number(0)),
    none,
    times(call("SIGN", size(member)), units),
  );
  return digits === 0 ? split : call("ROUND", over(split, constants.smallest(digits)), number(digits));
}

/** The cells of rows that stand one below the other, in one column. */
function down(rows: ReadonlyMap<string | undefined, Row>, members: Members, column: Column): Formula {
  return range(rows.get(members[0]) as Row, column, column, rows.get(members.at(-1)) as Row);
}

/** What asks get of an envelope, the lowest priority first: the envelope less all that is asked ahead, and no more than is asked. */
export function served(to: Translator, tree: Call, at: At): Formula {
  const [envelope, asks, priorities] = tree.args as [Tree, Tree, Tree];
  const name = print(tree);
  const key = (what: string, yearly: boolean) => keyOf(what, tree, { ...at, yearly });
  const members = to.membersOf(asks);
  const { yearly } = at;
  const column: Column = yearly ? { years: 0 } : { at: columns.value };
  const cellOf = (row: Row): Formula => ({ kind: "cell", row, column });
  const rowsOf = (what: string, make: (member: string | undefined) => Formula, numbered = false) =>
    to.helper(key(what, yearly), `${what}: ${name}`, members, yearly, (member, _, place) =>
      numbered ? [make(member), place + 1] : [make(member)],
    );
  const ask = rowsOf("ask", (member) => call("MAX", number(0), to.of(asks, { ...at, yearly, member })));
  const priority = rowsOf("priority", (member) => to.of(priorities, { ...at, yearly, member }), true);
  const ahead = rowsOf("ahead", (member) => {
    const row = priority.get(member) as Row;
    const all = down(priority, members, column);
    const places = down(priority, members, { at: columns.before });
    const tie = times(
      operation("=", all, cellOf(row)),
      operation("<", places, ofColumn(row, columns.before)),
    );
    const first = plus(operation("<", all, cellOf(row)), tie);
    return call("SUMPRODUCT", times(first, down(ask, members, column)));
  });
  const room = minus(call("MAX", number(0), to.of(envelope, at)), cellOf(ahead.get(at.member) as Row));
  return call("MAX", number(0), call("MIN", cellOf(ask.get(at.member) as Row), room));
}

/**
 * The value of so many years ago, and between whole years a part of the one before it. What it reads ends a year earlier where a lag looks
 * back a year at least: a range that goes on to the same year would wait for itself.
 */
export function lagged(to: Translator, tree: Call, at: At): Formula {
  const [arg, years, before] = tree.args as [Tree, Tree, Tree];
  const row = (member: string | undefined) => to.rowOf(arg, { ...at, member });
  const least = to.minLag(years, arg, at.member);
  const past = (member: string | undefined) =>
    range(row(member), { at: columns.before }, { years: least >= 1 ? -1 : 0 });
  const index = ofYear(to.heads.index);
  const ago = (back: Formula, member: string | undefined) =>
    choose(
      operation("<", index, back),
      to.of(before, { ...at, member }),
      call("INDEX", past(member), number(1), plus(minus(index, back), number(2))),
    );
  if (years.kind === "number" && Number.isInteger(years.value)) {
    if (years.value === 0) return to.of(arg, at);
    return years.value < 0 ? undefinedValue : ago(number(years.value), at.member);
  }
  const span = to.cell(years, at);
  const tooShort = operation("<", span, number(least));
  if (isWholeSpan(to, years, at.member)) return choose(tooShort, undefinedValue, ago(span, at.member));
  const name = print(tree);
  const key = (what: string, yearly: boolean) => keyOf(what, tree, { ...at, yearly });
  const members = to.membersOf(arg, years, before);
  const whole = (member: string | undefined) => call("INT", to.cell(years, { ...at, member }));
  const near = to.helper(key("near", true), name, members, true, (member) => [ago(whole(member), member)]);
  const far = to.helper(key("far", true), name, members, true, (member) => [
    ago(plus(whole(member), number(1)), member),
  ]);
  const of = (rows: typeof near) => ofYear(rows.get(members.length === 1 ? members[0] : at.member) as Row);
  const part = minus(span, call("INT", span));
  const between = plus(times(of(near), minus(number(1), part)), times(of(far), part));
  const value = choose(operation("=", span, call("INT", span)), of(near), between);
  return choose(tooShort, undefinedValue, value);
}

/** A length of time that is declared to be whole in years, and not in months. */
function isWholeSpan(to: Translator, years: Tree, member: string | undefined): boolean {
  if (years.kind !== "name") return false;
  const input = to.places.model.instance.inputs.get(forMember(years.name, member));
  return input?.declaration.whole === true && input.unit.num === 1 && input.unit.den === 1;
}

/** The first year is discounted once, the second twice, and so on. */
export function presentValue(to: Translator, tree: Call, at: At): Formula {
  const [rate, flow] = tree.args as [Tree, Tree];
  const name = print(tree);
  const key = (what: string, yearly: boolean) => keyOf(what, tree, { ...at, yearly });
  const members = to.membersOf(rate, flow);
  const factor = to.helper(key("factor", true), `(1 + ${print(rate)})^n`, members, true, (member, own) => [
    times(ofYear(own, -1), plus(number(1), to.of(rate, { ...at, yearly: false, member }))),
    1,
  ]);
  // Added up year by year, as the program does: what functions of spreadsheets add otherwise may round to another won.
  const discounted = to.helper(key("discounted", true), name, members, true, (member, own) => [
    plus(
      ofYear(own, -1),
      over(to.of(flow, { ...at, yearly: true, member }), ofYear(factor.get(member) as Row)),
    ),
    0,
  ]);
  const row = discounted.get(members.length === 1 ? members[0] : at.member) as Row;
  return ofColumn(row, to.lastColumn);
}
