/** Numbers on axes: in the page's scale, with no more digits than the round values there have. */

import { grouped } from "../number.ts";
import { numberStyle } from "../table/cells.ts";
import type { Axis } from "./chart/frame.ts";
import { isMoney, type Setting } from "./setting.ts";

export type Print = (value: number) => string;

export function axisAmount({ table, moneyName }: Setting): Axis {
  return { print: (value) => short(value / table.scale.size), unit: moneyName };
}

function short(value: number): string {
  const decimals =
    [0, 1, 2, 3].find((each) => Math.abs(value * 10 ** each - Math.round(value * 10 ** each)) < 1e-6) ?? 3;
  return grouped(value, decimals);
}

/** How one figure's numbers are printed: in text with its usual digits, on an axis short; and its unit, where it is not money. */
export function printerOf(
  setting: Setting,
  figure: { readonly unit: string; readonly kind: "flow" | "stock" | "rate" | "single" },
  values: readonly (number | null)[],
): { readonly print: Print; readonly axis: Axis; readonly unit: string } {
  if (isMoney(setting, figure)) {
    return { print: setting.amount, axis: axisAmount(setting), unit: "" };
  }
  const alike = values.map((total) => ({ ...figure, values: [], total }));
  const style = numberStyle({ ...figure, values: [], total: null }, setting.table, alike);
  return {
    print: (value) => style.print(value / style.divisor),
    axis: { print: (value) => short(value / style.divisor), unit: style.unit },
    unit: style.unit,
  };
}
