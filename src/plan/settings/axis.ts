/**
 * One input along which a question is asked again and again: `PATH=start..end:step`, `start..end/N`, `[a, b, c]`. Each of
 * its values is laid on a scenario as `--set PATH=value` would lay it; `*=` and `+=` serve as well.
 */

import { Failure, type Issue, type Message, message } from "../../errors.ts";
import { exactProduct, exactSum } from "../../formula/decimal.ts";
import { rangeIn } from "../../formula/notations.ts";
import { fromBase, type Unit, unitless } from "../../formula/units.ts";
import { capped } from "../../issues.ts";
import type { Text } from "../../model/definition.ts";
import { placeInArgument } from "../../places.ts";
import { nameSpace, targetsOf } from "../names.ts";
import { restCannotMove } from "../shares.ts";
import type { Declared, Project, Scenario, Setting } from "../types.ts";
import { readYear } from "../years.ts";
import { applyChange, type WrongPart } from "./apply.ts";
import { settingContext } from "./conversion.ts";
import { convertedNote, questionOf } from "./doubtful.ts";
import { type Change, type Operator, readSetting } from "./grammar.ts";
import { isMalformed, isOwnMoney, isQuantity, readQuantity, unitText, type Wrong } from "./quantities.ts";
import { type Unmoved, unmovedNote } from "./unmoved.ts";

export interface Axis {
  /** As written. */
  readonly text: string;
  /** As written too: the name of an input or of a figure that it sets, with `*` perhaps, and the years. */
  readonly input: string;
  readonly op: Operator;
  /** The first of the years that it names, where it names any. */
  readonly year?: number | undefined;
  /** The inputs that it sets. */
  readonly inputs: readonly string[];
  readonly label: Text | undefined;
  /** Of the values, as shown: "1" of factors. */
  readonly unit: string;
  readonly count: number;
  /** In `unit`; never falling where they were not listed. */
  readonly valueAt: (i: number) => number;
  /** What is worth saying of how its values were read. */
  readonly notes: readonly Message[];
  /** What the inputs of a scenario become at a value. Throws Failure "input" where they may not. */
  readonly settingsAt: (scenario: Scenario, i: number) => ReadonlyMap<string, Setting>;
  /** Refuses, before anything is calculated, what a scenario may not be set to. Throws Failure "input". */
  readonly check: (scenario: Scenario) => void;
  /** What is worth saying of inputs of a scenario that none of the values moves: factors on what is 0. */
  readonly unmoved: (scenario: Scenario) => Message | undefined;
}

/** The values of an axis, in the unit in which they are shown. */
export interface Values {
  readonly count: number;
  readonly valueAt: (i: number) => number;
  /** Whether they rise: then the two ends answer for what lies between. */
  readonly rising: boolean;
}

const maxValues = 1e9;

/** Reads an axis as it is given to `option`. Throws Failure: "usage" for what is malformed, "input" for its content. */
export function readAxis(text: string, option: string, project: Project): Axis {
  const operator = /[*+]?=/.exec(text);
  const bodyAt = operator === null ? text.length : operator.index + operator[0].length;
  const head = readSetting(operator === null ? text : `${text.slice(0, bodyAt)}1`, project.plan.calendar);
  const place = (from: number, to: number) => placeInArgument(option, text, from, to);
  if ("malformed" in head) {
    const { span, ...wrong } = head.malformed;
    throw new Failure("usage", { ...wrong, place: place(span.from, span.to) });
  }
  const target = targetOf(head, place(head.spans.path.from, head.spans.path.to), project);
  const notes: Message[] = [];
  const values = valuesOf(text.slice(bodyAt), head.op, target.declared[0] as Declared, project, notes);
  if ("id" in values) {
    const malformed = values.id.startsWith("axis.") || isMalformed(values);
    throw new Failure(malformed ? "usage" : "input", { ...values, place: place(bodyAt, text.length) });
  }
  return axisOver(project, { ...head, text: text.trim() }, target, values, place(bodyAt, text.length), notes);
}

interface Target {
  readonly inputs: readonly string[];
  /** Of each of the names; all are of one unit. */
  readonly declared: readonly Declared[];
}

/** The inputs that a path means. Throws Failure "input" where there are none, or they differ in unit. */
export function targetOf(head: Pick<Change, "path" | "op">, place: Issue["place"], project: Project): Target {
  const targets = targetsOf(head.path, nameSpace(project));
  const at = place === undefined ? {} : { place };
  if (!("names" in targets)) throw new Failure("input", { ...targets, ...at });
  const declared = targets.names.map((name) => project.declared.get(name) as Declared);
  const [first, other] = [declared[0], declared.find(({ unit }) => unit.text !== declared[0]?.unit.text)];
  if (head.op !== "*=" && first !== undefined && other !== undefined) {
    const values = { a: first.name, b: other.name };
    throw new Failure("input", { ...message("axis.units", values), ...at });
  }
  return { inputs: targets.names, declared };
}

export function axisOver(
  project: Project,
  head: Change,
  { inputs, declared }: Target,
  values: Values,
  place: Issue["place"],
  notes: readonly Message[] = [],
): Axis {
  const [first] = declared as [Declared];
  const unit = head.op === "*=" ? unitless : first.unit;
  const changed = (scenario: Scenario, i: number): Map<string, Setting> | Issue[] => {
    const value = `${values.valueAt(i)} ${unit.text}`;
    const settings = new Map<string, Setting>();
    const issues: Issue[] = [];
    for (const each of declared) {
      const current = scenario.settings.get(each.name) as Setting;
      const next = applyChange(current, { ...head, value }, each, stageOf(scenario, each, project));
      if ("part" in next) issues.push(issueOf(next, place));
      else {
        const { range: _range, rest: _rest, ...kept } = current;
        settings.set(each.name, { ...kept, ...next, layer: "--vary" });
      }
    }
    return issues.length > 0 ? issues : settings;
  };
  const settingsAt = (scenario: Scenario, i: number) => {
    const settings = changed(scenario, i);
    if (Array.isArray(settings)) throw new Failure("input", settings);
    return settings;
  };
  return {
    text: head.text,
    input: head.text.slice(head.spans.path.from, head.spans.years.to).trim(),
    op: head.op,
    year: head.years?.from,
    inputs,
    label: inputs.length === 1 ? first.declaration.label : undefined,
    unit: unitText(unit, project.context),
    count: values.count,
    valueAt: values.valueAt,
    notes,
    settingsAt,
    check: (scenario) => {
      for (const name of inputs) {
        const issue = restCannotMove(name, scenario, project);
        if (issue !== undefined)
          throw new Failure("input", place === undefined ? issue : { ...issue, place });
      }
      const { count, rising } = values;
      const looked = rising ? [...new Set([0, count - 1])] : Array.from({ length: count }, (_, i) => i);
      const issues = looked.flatMap((i) => {
        const found = changed(scenario, i);
        return Array.isArray(found) ? found : [];
      });
      if (issues.length > 0) throw new Failure("input", capped(issues));
    },
    unmoved: (scenario) => {
      if (head.op !== "*=") return undefined;
      const text = `${head.text.slice(0, head.spans.years.to).trim()}*=…`;
      const samples = [0, Math.floor(values.count / 2), values.count - 1];
      const moving = samples.filter((i) => values.valueAt(i) !== 0 && values.valueAt(i) !== 1);
      const found = declared.flatMap((each): Unmoved[] => {
        const current = scenario.settings.get(each.name) as Setting;
        const unmoved: Unmoved[] = [];
        const stage = { ...stageOf(scenario, each, project), unmoved };
        for (const i of moving) applyChange(current, { ...head, value: `${values.valueAt(i)}` }, each, stage);
        return moving.length > 0 && unmoved.length === moving.length ? unmoved.slice(0, 1) : [];
      });
      return unmovedNote({ text, path: head.path }, found, inputs.length);
    },
  };
}

function stageOf({ instance }: Scenario, { name }: Declared, { plan, context }: Project) {
  const { years } = instance;
  const reach = [years[0] as number, years.at(-1) as number] as const;
  return { years, reach, context, planned: plan.settings.get(name) as Setting };
}

function issueOf({ part: _part, ...wrong }: WrongPart, place: Issue["place"]): Issue {
  return place === undefined ? wrong : { ...wrong, place };
}

function valuesOf(
  body: string,
  op: Operator,
  declared: Declared,
  project: Project,
  notes: Message[],
): Values | Wrong {
  const text = body.trim();
  const list = /^\[(.*)\]$/s.exec(text)?.[1];
  const read = (each: string) => readEnd(each, op, declared, project, notes);
  if (list !== undefined) {
    const values = list.split(",").map((each) => read(each.trim()));
    const wrong = values.find((value) => typeof value !== "number");
    if (wrong !== undefined) return wrong as Wrong;
    return { count: values.length, valueAt: (i) => values[i] as number, rising: false };
  }
  const match = /^(.+?)\s*\.\.\s*(.+?)\s*(?:\/\s*(\d{1,10})|:\s*(.+))$/s.exec(text);
  if (match === null) {
    const ends = rangeIn(text.trim()) ?? [];
    const reads = ends.length > 0 && ends.every((end) => typeof read(end) === "number");
    // What is shown is the beginning: of a longer text nothing is offered.
    const each = text.length > 80 ? [] : text.split(",").map((each) => each.trim());
    // 1,480,1,600 may be two values as well as four.
    const isList = each.length > 1 && !each.some((one, i) => i > 0 && /^\d{3}(?!\d)/.test(one));
    const lists = isList && each.every((one) => typeof read(one) === "number");
    const meant = reads ? `${ends.join("..")}/5` : lists ? `[${each.join(", ")}]` : undefined;
    const next = meant === undefined ? [] : [message("next.write", { text: meant })];
    return { ...message("axis.malformed", { text: text.slice(0, 80) }), next };
  }
  const [, low = "", high = "", parts, step = ""] = match;
  // 2030/31 is a year of a plan that calls its years so, and not 31 values up to 2030.
  if (parts !== undefined && declared.unit.text === "year") {
    if (typeof readYear(`${high}/${parts}`, project.plan.calendar) === "number") {
      return message("axis.malformed", { text: text.slice(0, 80) });
    }
  }
  const [start, end] = [read(low), read(high)];
  if (typeof start !== "number") return start;
  if (typeof end !== "number") return end;
  const notRising = endsIssue(start, end, low, high);
  if (notRising !== undefined) {
    const rest = parts === undefined ? `:${step}` : `/${parts}`;
    const next = start > end ? [message("next.write", { text: `${high}..${low}${rest}` })] : [];
    return { ...notRising, next };
  }
  if (parts !== undefined) return evenly(start, end, Number(parts), smallestOf(op, declared, project));
  // A step is no value of the input, and is as far from its own as it likes.
  const stride = readQuantity(step, unitFor(op, declared), settingContext(project));
  if (!isQuantity(stride)) return stride;
  if (stride.rates !== undefined) notes.push(convertedNote(step, stride, declared, project.context));
  const by = shownIn(stride.value, unitFor(op, declared));
  if (!(by > 0)) return message("axis.step", { step });
  const values = stepwise(start, end, by);
  return "count" in values && values.count === 1 ? message("axis.one-step", { from: low, step }) : values;
}

/** What is wrong with the ends of a range, as they were written, where the second is not above the first. */
export function endsIssue(start: number, end: number, from: string, to: string): Wrong | undefined {
  if (start < end) return undefined;
  return message(start === end ? "axis.one-value" : "axis.backwards", { from, to });
}

/** From `start` by whole steps up to `end`: exact as they are written. */
export function stepwise(start: number, end: number, step: number): Values | Wrong {
  // A step that fits up to a rounding fits: 0..1:0.1 has eleven values.
  const count = Math.floor((end - start) / step + 1e-9) + 1;
  if (!(count <= maxValues)) return message("axis.too-many", { most: maxValues });
  return { count, valueAt: (i) => exactSum(start, exactProduct(i, step)), rising: true };
}

/** So many values from `start` to `end`, both included, each a multiple of `smallest` where there is one. */
function evenly(start: number, end: number, count: number, smallest: number | undefined): Values | Wrong {
  if (count < 2 || count > maxValues) return message("axis.count", { count, most: maxValues });
  const valueAt = (i: number) => {
    if (i === 0) return start;
    if (i === count - 1) return end;
    const value = start + (end - start) * (i / (count - 1));
    if (smallest === undefined) return Number(value.toPrecision(12));
    return exactProduct(Math.round(value / smallest), smallest);
  };
  return { count, valueAt, rising: true };
}

/** Half way between two values, in three digits, and a multiple of `smallest` where there is one; `low` where nothing lies between. */
export function middleOf(low: number, high: number, smallest: number | undefined): number {
  const half = (low + high) / 2;
  const rounded =
    smallest === undefined ? Number(half.toPrecision(3)) : Math.round(half / smallest) * smallest;
  return rounded > low && rounded < high ? rounded : low;
}

/** What an input comes in: whole things, or the smallest unit of the plan's money. In its unit. */
export function smallestOf(
  op: Operator,
  { unit, declaration }: Declared,
  project: Project,
): number | undefined {
  const whole = declaration.whole || isOwnMoney(unit, project.context);
  return whole && op !== "*=" ? fromBase(1, unit) : undefined;
}

export function unitFor(op: Operator, { unit }: Declared): Unit {
  return op === "*=" ? unitless : unit;
}

/** An end of an axis in the unit that is shown. A bare amount far from the plan's is questioned, as by `--set`. */
export function readEnd(
  text: string,
  op: Operator,
  declared: Declared,
  project: Project,
  notes: Message[],
): number | Wrong {
  const context = settingContext(project);
  const read = readQuantity(text, unitFor(op, declared), context);
  if (!isQuantity(read)) return read;
  const planned = project.plan.settings.get(declared.name);
  if (planned !== undefined && op === "=") {
    const question = questionOf(text, read, planned, declared, context);
    if (question !== undefined) return question;
  }
  if (read.rates !== undefined) notes.push(convertedNote(text, read, declared, context));
  return shownIn(read.value, unitFor(op, declared));
}

/** A value in base units as it was written: what a division leaves in the last digits is noise. */
export function shownIn(base: number, unit: Unit): number {
  const value = fromBase(base, unit);
  return Number.isSafeInteger(value) ? value : Number(value.toPrecision(15));
}
