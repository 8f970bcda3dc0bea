/** What money is expressed in: another currency at each year's rate, the prices of one year, or both. */

import type { Restatement } from "../../engine/restatement.ts";
import { Failure, type Message, message } from "../../errors.ts";
import { isCurrency } from "../../formula/currency.ts";
import { maxOf, minOf } from "../../lists.ts";
import type { Text } from "../../model/definition.ts";
import { rateInputs, valueIn } from "../../model/input-values.ts";
import type { Currency } from "../../model/inputs.ts";
import { hasForeign } from "../../model/money-terms.ts";
import type { Figure as ModelFigure } from "../../model/types.ts";
import type { Project, Scenario } from "../../plan/types.ts";
import { spansText, yearName } from "../../year-names.ts";

/** What is said of money of another currency than the plan's: it is never restated, and stands beside what is. */
export interface Nominal {
  readonly nominal?: true;
}

/** Foreign money among what is restated is marked, and its label says so. */
export function nominalOf(
  { unit }: Pick<ModelFigure, "unit">,
  label: Text,
  { instance: { currency } }: Scenario,
  restatement: Restatement | undefined,
): Nominal & { readonly label: Text } {
  if (restatement === undefined || !hasForeign(unit.dims, currency.code)) return { label };
  return { label: { en: `${label.en}, nominal`, ko: `${label.ko}, 경상` }, nominal: true };
}

export interface MoneyBasis {
  /** A currency code of ISO 4217. */
  readonly currency?: string;
  /** The year whose prices money is expressed in, along the plan's inflation path. */
  readonly prices?: number;
}

/**
 * Throws Failure: "usage" for what is no currency, "input" where the plan has no rate or no inflation path, and for prices of a year
 * that the path does not reach.
 */
export function restate(
  { instance }: Scenario,
  { currency: code = instance.currency.code, prices }: MoneyBasis,
): { currency: Currency; restatement: Restatement | undefined } {
  const own = instance.currency;
  if (code === own.code && prices === undefined) return { currency: own, restatement: undefined };
  if (!isCurrency(code)) throw new Failure("usage", message("money.no-currency", { currency: code }));
  if (prices !== undefined && instance.inflation === undefined) {
    throw new Failure("input", message("money.no-inflation", { year: yearName(prices, instance.calendar) }));
  }
  if (prices !== undefined) refuseBeyond(prices, instance);
  const basis = prices === undefined ? {} : { prices };
  if (code === own.code) return { currency: own, restatement: { decimals: own.decimals, ...basis } };

  const rates = rateInputs(own.code, instance.inputs);
  const rate = rates.get(code);
  if (rate === undefined) {
    const values = { currency: code, own: own.code, known: [...rates.keys()].join(", ") };
    throw new Failure("input", message(rates.size === 0 ? "money.no-rates" : "money.no-rate", values));
  }
  const decimals =
    new Intl.NumberFormat("en", { style: "currency", currency: code }).resolvedOptions()
      .maximumFractionDigits ?? 2;
  return { currency: { code, decimals }, restatement: { rate, decimals, ...basis } };
}

/** A price level is known of the years that are calculated, and of the year before the first of which the plan has inflation. */
function refuseBeyond(
  prices: number,
  { inflation = "", inputs, years, calendar }: Scenario["instance"],
): void {
  const path = inputs.get(inflation)?.value;
  const named = path === undefined || typeof path === "number" ? [] : [...path.keys()];
  const [first, last] = [minOf([...named, ...years]) - 1, maxOf([...named, ...years])];
  if (prices >= first && prices <= last) return;
  const [year, from, to] = [prices, first, last].map((each) => yearName(each, calendar)) as [
    string,
    string,
    string,
  ];
  throw new Failure("input", message("money.no-level", { year, first: from, last: to }));
}

/**
 * Of the years of which the plan itself says nothing, those that money is restated by nevertheless: inflation and rates are taken from
 * the nearest year of its own. A note for each input that this is so of.
 */
export function assumedYears(
  { plan }: Project,
  scenarios: readonly Scenario[],
  money: MoneyBasis,
): Message[] {
  const notes = new Map<string, Message>();
  for (const scenario of scenarios) {
    const { restatement } = restate(scenario, money);
    if (restatement === undefined) continue;
    const { inputs, inflation, years } = scenario.instance;
    const { rate, prices } = restatement;
    const [first, last] = [years[0] as number, years.at(-1) as number];
    const read = [
      ...(rate === undefined ? [] : [[rate, first, last] as const]),
      ...(prices === undefined || inflation === undefined
        ? []
        : [[inflation, Math.min(first, prices) + 1, Math.max(last, prices)] as const]),
    ];
    for (const [name, from, to] of read) {
      const own = plan.settings.get(name);
      const input = inputs.get(name);
      if (own === undefined || input === undefined) continue;
      const assumed = [];
      for (let year = from; year <= to; year++) {
        const given = plan.years.includes(year) || (typeof own.value !== "number" && own.value.has(year));
        // What a scenario or the command line gives for the year is no assumption of the program.
        if (!given && valueIn(input, year) === valueIn(own, year)) assumed.push(year);
      }
      if (assumed.length > 0) {
        notes.set(name, message("money.assumed", { input: name, years: spansText(assumed, plan.calendar) }));
      }
    }
  }
  return [...notes.values()];
}
