/** What foreign money costs in a plan's own. */

import type { Rate, UnitContext } from "../../formula/units.ts";
import { rateInputs } from "../../model/input-values.ts";
import type { Input } from "../../model/inputs.ts";
import type { Project } from "../types.ts";

/** What settings are read against: amounts in foreign money too, at the plan's rates. */
export function settingContext({ plan, context }: Pick<Project, "plan" | "context">): UnitContext {
  return { ...context, rates: () => ratesOf(plan.currency.code, plan.settings) };
}

/** By currency, what one of it is worth in base units of the plan's own; of a path of rates the first. */
function ratesOf(own: string, inputs: ReadonlyMap<string, Input>): ReadonlyMap<string, Rate> {
  return new Map(
    [...rateInputs(own, inputs)].map(([currency, name]) => {
      const { value } = inputs.get(name) as Input;
      const [year, first] = typeof value === "number" ? [undefined, value] : ([...value][0] ?? []);
      return [currency, { name, currency, value: first ?? Number.NaN, year }];
    }),
  );
}
