/** Exchange rates among the inputs of a plan. */

import { isCurrency } from "../formula/units.ts";
import type { Input } from "./inputs.ts";

/** The inputs that are the price of a currency in the plan's own: by currency, the first by name. */
export function rateInputs(own: string, inputs: ReadonlyMap<string, Input>): ReadonlyMap<string, string> {
  const rates = new Map<string, string>();
  for (const name of [...inputs.keys()].sort()) {
    const dims = inputs.get(name)?.unit.dims;
    if (dims?.size !== 2 || dims.get(own) !== 1) continue;
    const other = [...dims].find(([dim, power]) => power === -1 && isCurrency(dim))?.[0];
    if (other !== undefined && !rates.has(other)) rates.set(other, name);
  }
  return rates;
}
