/** Numbers on axes: in the page's scale, with no more digits than the round values there have. */

import { formatterOf } from "../../../output/numbers/formatter.ts";
import { short } from "../../../output/numbers/number.ts";
import type { Axis } from "./charts/frame.ts";
import { isMoney, type Setting } from "./context.ts";

export type Print = (value: number) => string;

export function axisAmount({ table, moneyName }: Setting): Axis {
  return { print: (value) => short(value, table.scale.power), unit: moneyName };
}

/** How one figure's numbers are printed: in text with its usual digits, on an axis short; and its unit, where it is not money. */
export function printerOf(
  setting: Setting,
  figure: { readonly unit: string; readonly kind: "flow" | "stock" | "rate" | "single" },
  values: readonly (number | null)[],
): { readonly print: Print; readonly axis: Axis; readonly unit: string } {
  const alike = [null, ...values].map((total) => ({ ...figure, values: [], total }));
  const { amount, unit, power } = formatterOf(alike, setting.table);
  const axis = isMoney(setting, figure)
    ? axisAmount(setting)
    : { print: (value: number) => short(value, power), unit };
  return { print: amount, axis, unit };
}
