import type { MoneyBasis } from "../analysis/projection/money.ts";
import { currencyNamed } from "../formula/currency.ts";
import { type Format, formats } from "../output/formats.ts";
import type { Selection } from "../report/selection.ts";
import type { MoneyOptions, ProjectOptions } from "./options.ts";

/** What is asked about where nothing is named: is the money short at the end? */
export const usualFigure = "balance.public.cumulative";

/** A person starts with the summary; a program is given everything. */
export function selectionOf({ metric, section, groupBy }: ProjectOptions, format: Format): Selection {
  const otherwise = formats[format].reader === "person" ? "summary" : "all";
  return { metrics: metric ?? [], section, groupBy, otherwise };
}

/** What money is to be told in: `USD`, `usd` or `dollars`. */
export function basisOf({ in: currency, real: prices }: MoneyOptions): MoneyBasis {
  const code = currency === undefined ? undefined : (currencyNamed(currency.trim()) ?? currency);
  return { currency: code, prices };
}
