/**
 * Where an input is looked for: from a low end to a high one, in steps. What is whole comes in ones; all else in the power of
 * ten that parts its range into some thousand million.
 */

import { Failure, type Message, message } from "../../errors.ts";
import { smallestUnit } from "../../formula/currency.ts";
import { exactProduct, exactSum } from "../../formula/decimal.ts";
import { rangeIn } from "../../formula/notations.ts";
import { fromBase, maxAmount, type UnitContext } from "../../formula/units.ts";
import { placeInArgument } from "../../places.ts";
import { yearName } from "../../year-names.ts";
import type { Declared, Project, Scenario, Setting } from "../types.ts";
import { type Axis, axisOver, endsIssue, readEnd, shownIn, smallestOf, targetOf, unitFor } from "./axis.ts";
import { type Change, type Operator, readSetting } from "./grammar.ts";
import { isInPercent } from "./percentage-points.ts";
import { isMalformed, isOwnMoney } from "./quantities.ts";

export interface Domain {
  /** Its values rise from the low end to the high one. */
  readonly axis: Axis;
  /** Whether there is nothing between two neighbours: whole things, and money in its smallest unit. */
  readonly integer: boolean;
  /** Between neighbours, in the axis's unit. */
  readonly step: number;
  readonly from: number;
  readonly to: number;
  /**
   * Who says how far to look: the user, the plan's range of the input, its limits, or nobody, and then up to 4 times its value. A share
   * is looked for in all that it may be, a calendar year among those of the scenario and as many before and after.
   */
  readonly chosenBy: "given" | "plan" | "limits" | "years" | "multiple";
  /** What the input is now; 1 of a factor. */
  readonly current: number;
}

const multiple = 4;
const digits = 9;

/**
 * The domain of an input. A path by year, and all that a `*` stands for, is looked for as a factor. Throws Failure: "usage"
 * where the range is malformed or missing, "input" for the name and for values that the input may not have.
 */
export function domainOf(
  project: Project,
  scenario: Scenario,
  option: string,
  by: string,
  between: string | undefined,
): Domain {
  const place = placeInArgument(option, by, 0, by.length);
  if (/=/.test(by))
    throw new Failure("usage", { ...message("solve.input", { text: by.slice(0, 80) }), place });
  const named = headOf(by, "=", place, project);
  const target = targetOf({ path: named.path, op: "*=" }, place, project);
  const first = target.declared[0] as Declared;
  const current = scenario.settings.get(first.name) as Setting;
  const factor = target.inputs.length > 1 || (named.years === undefined && typeof current.value !== "number");
  const op = factor ? "*=" : "=";
  const head = factor ? headOf(by, "*=", place, project) : named;
  const currentValue = factor ? 1 : valueNow(current, named);
  const notes: Message[] = [];
  const range =
    between === undefined
      ? defaultRange(project, scenario, target.declared, op, currentValue)
      : rangeGiven(between, op, first, project, notes, () =>
          defaultRange(project, scenario, target.declared, op, currentValue),
        );
  if (factor && between !== undefined) refusePercentages(between, range, first, scenario, project);
  const smallest = smallestOf(op, first, project);
  const integer = smallest !== undefined;
  const step = smallest ?? Number(`1e${Math.floor(Math.log10(range.to - range.from || 1)) - digits}`);
  const from = integer ? exactProduct(Math.ceil(range.from / step - 1e-9), step) : range.from;
  const to = integer ? exactProduct(Math.floor(range.to / step + 1e-9), step) : range.to;
  if (!(from <= to)) throw new Failure("usage", message("solve.empty", { from, to }));
  const steps = exactSum(to, -from) / step;
  const count = (integer ? Math.round(steps) : Math.ceil(Number(steps.toPrecision(12)))) + 1;
  const valueAt = (i: number) => (i === count - 1 ? to : exactSum(from, exactProduct(i, step)));
  const axis = axisOver(project, head, target, { count, valueAt, rising: true }, place, notes);
  axis.check(scenario);
  return { axis, integer, step, from, to, chosenBy: range.chosenBy, current: currentValue };
}

export function headOf(
  by: string,
  op: Operator,
  place: ReturnType<typeof placeInArgument>,
  { plan }: Project,
): Change {
  const read = readSetting(`${by} ${op} 1`, plan.calendar);
  if (!("malformed" in read)) return { ...read, text: by };
  throw new Failure("usage", { ...message("solve.input", { text: by.slice(0, 80) }), place });
}

function valueNow({ value, unit }: Setting, { years }: Change): number {
  if (typeof value === "number") return shownIn(value, unit);
  return shownIn(value.get(years?.from ?? years?.to ?? 0) ?? 0, unit);
}

type Ends = Pick<Domain, "from" | "to" | "chosenBy">;

function rangeGiven(
  text: string,
  op: Operator,
  declared: Declared,
  project: Project,
  notes: Message[],
  usual: () => Ends,
): Ends {
  const place = placeInArgument("--between", text, 0, text.length);
  const at = text.indexOf("..", 1);
  const ends = [text.slice(0, at), text.slice(at + 2)].map((end) => end.trim());
  if (at < 0 || ends.includes("")) {
    const isOpen = at >= 0 || text.trim().startsWith("..");
    const meant = isOpen ? closed(text.trim(), usual) : (rangeIn(text.trim()) ?? []);
    const reads = meant.every((end) => typeof readEnd(end, op, declared, project, []) === "number");
    const next = meant.length > 0 && reads ? [message("next.write", { text: meant.join("..") })] : [];
    throw new Failure("usage", { ...message("solve.range", { text }), place, next });
  }
  const [from, to] = ends.map((end) => {
    const read = readEnd(end, op, declared, project, notes);
    if (typeof read === "number") return read;
    throw new Failure(isMalformed(read) ? "usage" : "input", { ...read, place });
  }) as [number, number];
  const notRising = endsIssue(from, to, ends[0] as string, ends[1] as string);
  if (notRising !== undefined) {
    const next = from > to ? [message("next.write", { text: ends.toReversed().join("..") })] : [];
    throw new Failure("usage", { ...notRising, place, next });
  }
  return { from, to, chosenBy: "given" };
}

/** The ends of `50000..` and of `..50000`, the one that is missing as where no range is given. */
function closed(text: string, usual: () => Ends): readonly string[] {
  const [low = "", high = ""] = text.split("..").map((end) => end.trim());
  if (low === high) return [];
  const { from, to } = usual();
  return [low || String(from), high || String(to)];
}

/**
 * Throws Failure "usage" for percentages as the factors of a path that is in % itself: `--by macro.inflation --between 0%..5%` looks for
 * a rate, most likely, and not for factors from 0 to 0.05.
 */
function refusePercentages(
  between: string,
  { from, to }: Ends,
  { name, unit }: Declared,
  { years }: Scenario,
  { plan, context }: Project,
): void {
  if (unit.text !== "%" || !between.split("..").some((end) => isInPercent(end, context))) return;
  const every = `${name}@${yearName(years[0] as number, plan.calendar)}..`;
  throw new Failure("usage", {
    ...message("solve.percent-factor", { name, text: between.slice(0, 80) }),
    place: placeInArgument("--between", between, 0, between.length),
    next: [
      message("next.write", { text: `--by ${every} --between ${between}` }),
      message("next.exactly", { text: `--between ${from}..${to}` }),
    ],
  });
}

/**
 * The plan's range; without one, all that a share may be; of a calendar year the scenario's years and as many before and after; and of
 * anything else from 0 to 4 times the value, as far as it may go. A factor on a share goes as far as the share may.
 */
function defaultRange(
  project: Project,
  scenario: Scenario,
  declared: readonly Declared[],
  op: Operator,
  now: number,
): Ends {
  const searched = { scenario, declared, op, context: project.context };
  const [only, other] = declared as [Declared, Declared?];
  const planned = project.plan.settings.get(only.name);
  const yearly = typeof planned?.value !== "number";
  const isOfThat = planned?.range?.as === undefined && yearly === (op === "*=");
  if (planned?.range !== undefined && other === undefined && isOfThat) {
    const { low, high } = planned.range;
    const unit = unitFor(op, only);
    return limited(shownIn(low, unit), shownIn(high, unit), "plan", searched);
  }
  const { unit, declaration } = only;
  const { min, max } = declaration;
  if (op === "=" && unit.text === "%" && min !== undefined && max !== undefined) {
    return limited(min, max, "limits", searched);
  }
  if (op === "=" && unit.text === "year") {
    const { years } = scenario;
    const [first, last] = [years[0] as number, years.at(-1) as number];
    // A year of 0 is none.
    const [low, high] = now === 0 ? [first, last] : [Math.min(first, now), Math.max(last, now)];
    return limited(low - years.length, high + years.length, "years", searched);
  }
  if (now === 0) throw new Failure("usage", message("solve.no-range", { name: only.name }));
  const far = multiple * now;
  const ends = limited(Math.min(0, far), Math.max(0, far), "multiple", searched);
  // It is not 4 times the value that ends the range where the limits do.
  return ends.to < Math.max(0, far) || ends.from > Math.min(0, far) ? { ...ends, chosenBy: "limits" } : ends;
}

interface Searched {
  readonly scenario: Scenario;
  readonly declared: readonly Declared[];
  readonly op: Operator;
  readonly context: UnitContext;
}

/** No further than the declarations allow: a factor by its largest and smallest value. */
function limited(
  low: number,
  high: number,
  chosenBy: Domain["chosenBy"],
  { scenario, declared, op, context }: Searched,
): Ends {
  let [from, to] = [low, high];
  for (const { name, declaration, unit } of declared) {
    // Money goes as far as it can be counted.
    const largest = maxAmount(smallestUnit(context.decimals));
    const most = isOwnMoney(unit, context) ? Math.floor(fromBase(largest, unit)) : Number.POSITIVE_INFINITY;
    const { min = -most, max = most } = declaration;
    if (op === "=") {
      from = Math.max(from, min);
      to = Math.min(to, max);
      continue;
    }
    const { value } = scenario.settings.get(name) as Setting;
    for (const base of typeof value === "number" ? [value] : value.values()) {
      const own = shownIn(base, unit);
      if (own <= 0) continue;
      from = Math.max(from, min / own);
      to = Math.min(to, max / own);
    }
  }
  return { from, to, chosenBy };
}
