/** Where a plan should be by a day, where the record has it, and what the rest of its years must bring. */

import { toBase, writtenIn } from "../../formula/units.ts";
import { maxOf, minOf } from "../../lists.ts";
import type { Actuals, Entry, Fact, Series, Status } from "../../plan/actuals.ts";
import { partOfYear, yearOf } from "../../plan/calendar.ts";
import type { Calendar } from "../../year-names.ts";
import type { Figure, Projection } from "../projection/projection.ts";
import {
  type Doubled,
  doubledIn,
  isDone,
  type Known,
  knownOn,
  type Reason,
  usable,
} from "./counting-rules.ts";
import { type Answer, answerOf, type Path, sharesOf } from "./pace.ts";

/** One side of the plan against the record, where a sum has got at least so far. */
export interface Track {
  readonly series: Series;
  readonly status: Status;
  /** Above what was spent a year before the plan: the fact that says how much that was. */
  readonly baseline?: Fact;
  /** Decided for whole years: the last of them; none yet is the year before the plan. Otherwise the day of the report. */
  readonly lastDecidedYear?: number;
  readonly day?: string;
  /** Years that have begun, and nothing is on record for them. */
  readonly missingYears: readonly number[];
  /** By now, and in all. */
  readonly planned: number | null;
  readonly target: number | null;
  readonly yearsLeft: number;
  /** With every disagreement at its least, and at its most. */
  readonly lower: Answer;
  readonly upper: Answer;
}

/** An entry that pages disagree on, and what would follow from each. */
export interface Disagreement {
  readonly entry: Entry;
  readonly options: readonly {
    readonly fact: Fact;
    /** Where the entry counts, or is the base: with all else between its least and most. */
    readonly track?: Track;
  }[];
}

/** A year of something that is looked at year by year. */
export interface YearRow {
  readonly series: Series;
  readonly entry: Entry;
  readonly year: number;
  readonly facts: readonly Fact[];
  readonly planned: number | null;
  /** Against the year before, one for each pair of facts. */
  readonly changes: readonly number[];
}

/** An entry that names the figures of the plan it is about. */
export interface LineRow {
  readonly entry: Entry;
  readonly lower: number;
  readonly upper: number;
  readonly planned: number | null;
}

export interface Tracking {
  readonly entries: readonly Entry[];
  /** Why an entry adds nothing to the first answer of its series; undefined where it does. */
  readonly reason: (entry: Entry) => Reason | undefined;
  readonly tracks: readonly Track[];
  readonly doubled: readonly Doubled[];
  readonly disagreements: readonly Disagreement[];
  readonly years: readonly YearRow[];
  readonly lines: readonly LineRow[];
}

/** Holds a projection against the record as it was known on a day, `2026-11-22`; `calendar` says in which of the plan's years that is. */
export function track(projection: Projection, actuals: Actuals, day: string, calendar?: Calendar): Tracking {
  const known = knownOn(actuals, day);
  const figures = new Map(projection.figures.map((figure) => [figure.name, figure]));
  const context: Context = { known, figures, years: projection.years, day, calendar };
  const all = [...actuals.series.values()];
  const tracks = all
    .filter(({ goal }) => goal === "total")
    .flatMap((series) => [
      ...series.levels.map((level) => trackOf(series, level, context)),
      ...basesOf(series, actuals, known).map((base) =>
        trackOf(series, series.levels[0] as Status, context, { base }),
      ),
    ]);
  return {
    entries: known.entries,
    reason: (entry) => reasonOf(entry, actuals, context),
    tracks,
    doubled: all.flatMap(({ id, levels }) => doubledIn(known.counting(id, levels[0] as Status))),
    disagreements: known.entries
      .filter((entry) => entry.facts.length > 1 && !known.replaced(entry))
      .map((entry) => disagreementOf(entry, actuals, context)),
    years: all.filter(({ goal }) => goal === "each-year").flatMap((series) => yearsOf(series, context)),
    lines: linesOf(context, actuals),
  };
}

/** The figures that tracking reads. */
export function figuresTracked({ series, entries }: Actuals): ReadonlySet<string> {
  return new Set([
    ...[...series.values()].flatMap(({ metric, opening }) => [metric ?? [], opening ?? []].flat()),
    ...[...entries.values()].flatMap(({ metrics }) => metrics),
  ]);
}

interface Context {
  readonly known: Known;
  readonly figures: ReadonlyMap<string, Figure>;
  readonly years: readonly number[];
  readonly day: string;
  readonly calendar: Calendar | undefined;
}

/** What is taken instead of all that may be: one fact of one entry, a base of one size. */
interface Choice {
  readonly base?: Fact;
  readonly entry?: Entry;
  readonly fact?: Fact;
}

function basesOf({ base }: Series, actuals: Actuals, known: Known): readonly Fact[] {
  const entry = base === undefined ? undefined : actuals.entries.get(base);
  return entry === undefined || !known.entries.includes(entry) ? [] : usable(entry);
}

function trackOf(series: Series, status: Status, context: Context, choice: Choice = {}): Track {
  const { known, years } = context;
  const [first, last] = [years[0] as number, years.at(-1) as number];
  const counting = known.counting(series.id, status);
  const byDay = series.by === "day" || isDone(status);
  const path = pathOf(series, context);
  const isDue = (i: number) => path.target === null || path.at(i) !== path.at(i + 1);
  const open = years.filter((year, i) => !covered(counting, year) && isDue(i));
  const before = (open[0] ?? last + 1) - 1;
  const lastDecidedYear = years.findLast((year) => year <= before && covered(counting, year)) ?? first - 1;
  const untils = counting.flatMap(({ until }) => until ?? []).sort();
  const day = untils.at(-1) ?? context.day;
  const elapsed = byDay ? elapsedBy(day, first, last, context.calendar) : lastDecidedYear + 1 - first;
  const { whole, displayed } = amountsOf(series);
  const base = whole(choice.base?.value ?? 0);
  const answer = (pick: (values: readonly number[]) => number) => {
    const shares = counting.flatMap((entry) => {
      const values = usable(entry).map(({ value }) => value);
      const value = entry === choice.entry ? (choice.fact as Fact).value : pick(values);
      return sharesOf(entry, whole(value), last);
    });
    const countable = series.money || (path.whole && shares.every(({ amount }) => Number.isInteger(amount)));
    const nearest = countable ? Math.round : (amount: number) => amount;
    const yearly = series.money ? Math.round : (amount: number) => amount;
    const done = isDone(status);
    return answerIn(answerOf(shares, path, { first, last, elapsed, base, done, nearest, yearly }), displayed);
  };
  const begun = yearOf(context.day, context.calendar);
  return {
    ...{ series, status },
    baseline: choice.base,
    ...(byDay ? { day } : { lastDecidedYear }),
    missingYears: byDay ? [] : open.filter((year) => year <= begun),
    planned: displayed(path.at(elapsed)),
    target: displayed(path.target),
    yearsLeft: last + 1 - first - elapsed,
    lower: answer((values) => minOf(values)),
    upper: answer((values) => maxOf(values)),
  };
}

/** Whether something on record is for a year. */
function covered(counting: readonly Entry[], year: number): boolean {
  return counting.some(({ years: { from, to } }) => from <= year && year <= (to ?? Number.POSITIVE_INFINITY));
}

/** Years of the plan that have gone at the end of a day, none before it and all behind it. */
function elapsedBy(day: string, first: number, last: number, calendar: Calendar | undefined): number {
  return Math.min(last + 1 - first, Math.max(0, yearOf(day, calendar) - first + partOfYear(day, calendar)));
}

/** Amounts of a series as they are counted, money in its smallest unit so that sums of it are exact, and as they are displayed. */
function amountsOf({ unit, money }: Series) {
  return {
    whole: (amount: number): number => (money ? Math.round(toBase(amount, unit)) : toBase(amount, unit)),
    displayed: <T extends number | null>(base: T) => (base === null ? null : writtenIn(base, unit)) as T,
  };
}

function answerIn(answer: Answer, displayed: <T extends number | null>(base: T) => T): Answer {
  const { beforePlan, actual, committed, afterPlan, remaining, requiredPerYear, pace, completionYear } =
    answer;
  return {
    ...{ beforePlan: displayed(beforePlan), actual: displayed(actual), committed: displayed(committed) },
    ...{ afterPlan: displayed(afterPlan), remaining: displayed(remaining) },
    ...{ requiredPerYear: displayed(requiredPerYear), pace: displayed(pace), completionYear },
  };
}

/** What the plan says of a series, in base units; what comes one by one is rounded to whole ones within a year, as money is. */
function pathOf(series: Series, { figures, years }: Context): Path & { readonly whole: boolean } {
  const { metric, opening, plan, money } = series;
  const { whole: counted } = amountsOf(series);
  const evenly = (from: number, to: number, amount: number) =>
    years.map((year) => (year >= from && year <= to ? amount / (to - from + 1) : 0));
  const figure = metric === undefined ? undefined : figures.get(metric);
  const stock = figure?.kind === "stock";
  const values =
    plan === undefined
      ? (figure?.values ?? []).map((value) => (value === null ? null : counted(value)))
      : evenly(plan.years.from, plan.years.to ?? (years.at(-1) as number), counted(plan.amount));
  const before = stock ? stockBefore(figure, opening === undefined ? undefined : figures.get(opening)) : 0;
  const start = before === null ? null : counted(before);
  if (start === null || values.length === 0 || values.some((value) => value === null))
    return { stock, whole: false, target: null, at: () => null };
  const whole =
    plan === undefined ? [start, ...values].every(Number.isInteger) : Number.isInteger(counted(plan.amount));
  const nearest = money || whole ? Math.round : (amount: number) => amount;
  const sums: number[] = [start];
  for (const value of values as readonly number[]) sums.push(stock ? value : (sums.at(-1) as number) + value);
  return {
    ...{ stock, whole },
    target: nearest(sums.at(-1) as number),
    at: (elapsed) => {
      const gone = Math.floor(elapsed);
      const [from, to] = [sums[gone] as number, sums[gone + 1] ?? (sums[gone] as number)];
      return from + nearest((to - from) * (elapsed - gone));
    },
  };
}

/** What there was when the first of the years began: of the year before, where that is calculated, or what the plan opens with. */
function stockBefore({ earlier }: Figure, opening: Figure | undefined): number | null {
  if (earlier !== undefined) return earlier.at(-1) ?? null;
  return opening === undefined ? 0 : (opening.values[0] ?? null);
}

function disagreementOf(entry: Entry, actuals: Actuals, context: Context): Disagreement {
  const series = actuals.series.get(entry.series) as Series;
  const level = series.levels[0] as Status;
  const isBase = series.base === entry.id;
  const counts = reasonOf(entry, actuals, context) === undefined;
  const options = entry.facts.map((fact) => {
    if (series.goal !== "total" || !(isBase || counts)) return { fact };
    const choice = isBase ? { base: fact } : { entry, fact };
    return { fact, track: trackOf(series, level, context, choice) };
  });
  return { entry, options };
}

function reasonOf(entry: Entry, actuals: Actuals, { known, figures, years }: Context): Reason | undefined {
  const series = actuals.series.get(entry.series) as Series;
  const reason = known.reason(entry, series.levels[0] as Status);
  if (reason !== undefined || series.goal !== "total") return reason;
  if (series.base === entry.id) return "base";
  const { from, to = Number.POSITIVE_INFINITY } = entry.years;
  const stock = series.metric !== undefined && figures.get(series.metric)?.kind === "stock";
  const early = !stock && to < (years[0] as number);
  return early || from > (years.at(-1) as number) ? "years" : undefined;
}

function yearsOf(series: Series, { known, figures, years }: Context): readonly YearRow[] {
  const rows = known
    .counting(series.id, series.levels[0] as Status)
    .filter(({ years: { from, to } }) => from === to)
    .sort((a, b) => a.years.from - b.years.from);
  return rows.map((entry) => {
    const year = entry.years.from;
    const facts = usable(entry);
    const earlier = rows.find(({ years: { from } }) => from === year - 1);
    const planned = series.metric === undefined ? undefined : figures.get(series.metric)?.values;
    return {
      ...{ series, entry, year, facts },
      planned: planned?.[years.indexOf(year)] ?? null,
      changes: (earlier === undefined ? [] : usable(earlier)).flatMap((old) =>
        old.value === 0 ? [] : facts.map(({ value }) => value / old.value - 1),
      ),
    };
  });
}

function linesOf({ known, figures, years }: Context, actuals: Actuals): readonly LineRow[] {
  const last = years.at(-1) as number;
  return known.entries
    .filter((entry) => entry.metrics.length > 0 && !known.replaced(entry) && usable(entry).length > 0)
    .map((entry) => {
      const { whole, displayed } = amountsOf(actuals.series.get(entry.series) as Series);
      const { from, to = Math.max(from, last) } = entry.years;
      const over = Array.from({ length: to - from + 1 }, (_, i) => years.indexOf(from + i));
      const planned = entry.metrics.flatMap((name) => {
        const figure = figures.get(name);
        // A flow is what its years come to, and a stock what there is at the end of the last.
        const places = figure?.kind === "flow" ? over : over.slice(-1);
        return places.map((place) => figure?.values[place] ?? null);
      });
      const values = usable(entry).map(({ value }) => value);
      const sum = planned.reduce<number | null>(
        (total, one) => (total === null || one === null ? null : total + whole(one)),
        0,
      );
      return { ...{ entry, lower: minOf(values), upper: maxOf(values) }, planned: displayed(sum) };
    });
}
