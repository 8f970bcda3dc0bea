/** Two projections of one plan held against each other, and the inputs that set them apart. */

import { exactProduct } from "../../formula/decimal.ts";
import { unitTextIn, writtenIn } from "../../formula/units.ts";
import type { Text } from "../../model/definition.ts";
import { moved } from "../../model/inputs.ts";
import type { Scenario, Setting } from "../../plan/types.ts";
import { defined, type Figure, smallestUnits } from "../projection/projection.ts";

export interface Difference {
  readonly metric: string;
  readonly unit: string;
  /** Other less baseline, one a year; null where either is undefined. */
  readonly values: readonly (number | null)[];
  readonly total: number | null;
  /** Of the baseline's total: 0.12 is 12% more. Null without totals, from zero and across it. */
  readonly relativeChange: number | null;
}

/** What a figure is compared by. */
type Compared = Pick<Figure, "name" | "unit" | "money" | "values" | "total">;

/** `decimals`: of the plan's currency, so that differences of money are as exact as its sums. */
export function difference(baseline: Compared, other: Compared, decimals: number): Difference {
  const less = (a: number | null, b: number | null): number | null => {
    if (a === null || b === null) return null;
    if (!baseline.money) return defined(a - b);
    const { count, amount, isExact } = smallestUnits(decimals);
    const difference = count(a) - count(b);
    return isExact(difference) ? amount(difference) : null;
  };
  const total = less(other.total, baseline.total);
  return {
    metric: baseline.name,
    unit: baseline.unit,
    values: baseline.values.map((value, t) => less(other.values[t] ?? null, value)),
    total,
    relativeChange: shareOf(baseline.total, other.total, total),
  };
}

/** `change` as a share of the baseline; from zero, or across it, there is no such share. */
function shareOf(baseline: number | null, other: number | null, change: number | null): number | null {
  if (baseline === null || other === null || change === null || baseline === 0) return null;
  if (Math.sign(other) === -Math.sign(baseline)) return null;
  const share = change / Math.abs(baseline);
  return Number.isFinite(share) ? share : null;
}

export interface DifferingInput {
  readonly name: string;
  readonly label: Text;
  readonly unit: string;
  /** One a scenario, the baseline first: a number, or one a year of the horizon; null where a plan has no such input. */
  readonly values: readonly (number | readonly number[] | null)[];
  /** One a scenario: who set it. */
  readonly setBy: readonly string[];
  /** One a scenario: whether it is the rest of its whole there. */
  readonly rest: readonly boolean[];
}

/**
 * The inputs whose value or range is not the same in all scenarios, by name, in the unit of the first that has them. All
 * scenarios are of one horizon, and of one plan or of plans of one model.
 */
export function differingInputs(baseline: Scenario, others: readonly Scenario[]): DifferingInput[] {
  const scenarios = [baseline, ...others];
  const names = new Set(scenarios.flatMap(({ settings }) => [...settings.keys()]));
  // Of one plan, all have the same names in the same order.
  const sorted = names.size === baseline.settings.size ? [...names] : [...names].sort();
  const differing: DifferingInput[] = [];
  const { decimals } = baseline.instance.currency;
  for (const name of sorted) {
    const settings = scenarios.map((scenario) =>
      countedAlike(scenario.settings.get(name), scenario, decimals),
    );
    const [first, ...rest] = settings.map((setting) => (setting === undefined ? "" : fingerprint(setting)));
    const currencies = settings.map((setting, i) => currencyIn(setting, scenarios[i] as Scenario));
    const all = new Set(currencies.filter((each) => each !== undefined));
    if (all.size === 1 && rest.every((other) => other === first)) continue;
    // Amounts in two currencies are no values of one row.
    for (const currency of all) {
      const own = settings.map((setting, i) => (currencies[i] === currency ? setting : undefined));
      const { declaration, unit } = own.find((setting) => setting !== undefined) as Setting;
      differing.push({
        name,
        label: declaration.label,
        unit: unitTextIn(unit.text, currency || baseline.instance.currency.code),
        values: own.map((one) => (one === undefined ? null : shownValue({ ...one, unit }, baseline.years))),
        setBy: own.map((one) => one?.layer ?? ""),
        rest: own.map((one) => one?.rest !== undefined),
      });
    }
  }
  return differing;
}

/** The plan's currency where an input is money of it, or money per something; "" where it is not. */
function currencyIn(setting: Setting | undefined, { instance }: Scenario): string | undefined {
  const { code } = instance.currency;
  return setting && (setting.unit.dims.has(code) ? code : "");
}

/** An input with money counted in a smallest unit of so many decimals: two plans may count one currency in cents and in thousands. */
function countedAlike(
  setting: Setting | undefined,
  { instance }: Scenario,
  decimals: number,
): Setting | undefined {
  const { currency } = instance;
  const power = setting?.unit.dims.get(currency.code) ?? 0;
  const places = power * (decimals - currency.decimals);
  if (setting === undefined || places === 0) return setting;
  const factor = Number(`1e${places}`);
  const of = (value: number) => exactProduct(value, factor);
  const { value, range, unit } = setting;
  const path =
    typeof value === "number" ? of(value) : new Map([...value].map(([year, each]) => [year, of(each)]));
  const size = Number(`1e${Math.abs(places)}`);
  return {
    ...setting,
    value: path,
    unit: places > 0 ? { ...unit, num: unit.num * size } : { ...unit, den: unit.den * size },
    // The range of a path is one of factors, unless it is added.
    ...(range === undefined || (typeof value !== "number" && range.as !== "addend")
      ? {}
      : { range: moved(range, of) }),
  };
}

function fingerprint({ value, range }: Setting): string {
  if (typeof value === "number") return JSON.stringify([value, range ?? null]);
  // One value in every year is the same input, whether it is written once or by year; a range by year is of factors.
  const [first, ...more] = [...value].sort(([a], [b]) => a - b);
  const constant = range === undefined && first !== undefined && more.every(([, each]) => each === first[1]);
  return JSON.stringify([constant ? first[1] : [first, ...more], range ?? null]);
}

function shownValue({ value, unit }: Setting, years: readonly number[]): number | readonly number[] {
  if (typeof value === "number") return writtenIn(value, unit);
  return years.map((year) => writtenIn(value.get(year) ?? 0, unit));
}
