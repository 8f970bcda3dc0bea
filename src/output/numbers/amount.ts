/** A single value in words of its unit, where values of all sizes stand together: 17.98 trillion won, 306억 원, 1,234 GWh, 12.5%. */

import type { Currency, Row, Text } from "../../report/types.ts";
import { currencyName } from "../../unit-names.ts";
import type { Calendar } from "../../year-names.ts";
import type { Language } from "../formats.ts";
import { formatterOf, type TableStyle } from "./formatter.ts";
import { chooseScale, ownScale } from "./money-scale.ts";
import { absent, joined, quantities, withName, withShownUnit } from "./quantity.ts";

export interface Amounts {
  readonly language: Language;
  readonly currency: Currency;
  readonly counts: ReadonlyMap<string, Text>;
  readonly calendar?: Calendar | undefined;
}

export interface Amount {
  readonly unit: string;
  readonly kind: Row["kind"] | "input";
  readonly values: readonly (number | null)[];
  /** Null where only the years themselves are known. */
  readonly total: number | null;
}

/** A figure's total, or its years from the first to the last; a parameter as it would be typed. */
export function amountText({ unit, kind, values, total }: Amount, style: Amounts): string {
  if (kind === "input")
    return quantities(values.length === 1 ? (values[0] as number | null) : values, unit, style);
  if (total !== null || values.length === 1) return one(total, unit, style);
  const [first = null, last = null] = [values[0], values.at(-1)];
  if (first === last) return one(first, unit, style);
  return joined([one(first, unit, style), one(last, unit, style)], " … ");
}

/** Several amounts beside each other, in the scale of the last: "10.00", "50.00 trillion won". */
export function amountsBeside(values: readonly number[], unit: string, style: Amounts): string[] {
  const size = Math.abs(values.at(-1) as number);
  return joined(
    values.map((value) => one(value, unit, style, false, size)),
    "\n",
  ).split("\n");
}

/** The same with a sign: for changes. */
export function changeText(value: number | null, unit: string, style: Amounts): string {
  return one(value, unit, style, true);
}

function one(
  value: number | null,
  unit: string,
  style: Amounts,
  withSign = false,
  size = Math.abs(value ?? 0),
): string {
  if (value === null) return absent(unit, style.language);
  const { currency, language } = style;
  const money = unit === currency.code;
  if (money && value === 0) return "0";
  const scale = money ? ownScale(currency, size, language) : chooseScale("auto", currency, 0);
  const table: TableStyle = { ...style, scale, requested: "auto" };
  const format = formatterOf([{ unit, kind: "stock", values: [value], total: value }], table);
  const text = withSign ? format.change(value) : format.amount(value);
  if (money) {
    const name = currencyName(currency.code, language);
    return withName(text, [scale.name, name].filter((part) => part !== "").join(" "));
  }
  if (format.unit === "%") return `${text}%`;
  return withShownUnit(text, format.unit, unit, style);
}
