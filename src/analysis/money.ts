/** What money is told in: another currency at each year's rate, the prices of one year, or both. */

import { Failure } from "../errors.ts";
import { isCurrency } from "../formula/units.ts";
import type { Currency } from "../model/instance.ts";
import { rateInputs } from "../model/rates.ts";
import type { Restatement } from "../model/restating.ts";
import type { Scenario } from "../plan/project.ts";

export interface MoneyBasis {
  /** A currency code of ISO 4217. */
  readonly currency?: string;
  /** The year whose prices money is told in, along the plan's inflation path. */
  readonly prices?: number;
}

/** Throws Failure: "usage" for what is no currency, "input" where the plan has no rate or no inflation path. */
export function restate(
  { instance }: Scenario,
  { currency: code = instance.currency.code, prices }: MoneyBasis,
): { currency: Currency; restatement: Restatement | undefined } {
  const own = instance.currency;
  if (code === own.code && prices === undefined) return { currency: own, restatement: undefined };
  if (!isCurrency(code)) throw new Failure("usage", { id: "money.no-currency", values: { currency: code } });
  if (prices !== undefined && instance.inflation === undefined) {
    throw new Failure("input", { id: "money.no-inflation", values: { year: prices } });
  }
  const basis = prices === undefined ? {} : { prices };
  if (code === own.code) return { currency: own, restatement: { decimals: own.decimals, ...basis } };

  const rates = rateInputs(own.code, instance.inputs);
  const rate = rates.get(code);
  if (rate === undefined) {
    const values = { currency: code, own: own.code, known: [...rates.keys()].join(", ") };
    throw new Failure("input", { id: rates.size === 0 ? "money.no-rates" : "money.no-rate", values });
  }
  const decimals =
    new Intl.NumberFormat("en", { style: "currency", currency: code }).resolvedOptions()
      .maximumFractionDigits ?? 2;
  return { currency: { code, decimals }, restatement: { rate, decimals, ...basis } };
}
