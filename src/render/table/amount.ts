/** A single value in words of its unit, where values of all sizes stand together: 17.98조, 306억, 1,234 GWh, 12.5%. */

import type { Currency, Row, Text } from "../../report/report.ts";
import type { Language } from "../formats.ts";
import { grouped, signed } from "../number.ts";
import { quantities } from "../quantity.ts";
import { currencyName, numberStyle, type TableStyle } from "./cells.ts";
import { chooseScale } from "./money.ts";

export interface Amounts {
  readonly language: Language;
  readonly currency: Currency;
  readonly counts: ReadonlyMap<string, Text>;
  /** What is said of what is undefined. */
  readonly none: string;
}

export interface Amount {
  readonly unit: string;
  readonly kind: Row["kind"] | "parameter";
  readonly values: readonly (number | null)[];
  /** Null where only the years themselves can be told. */
  readonly total: number | null;
}

/** A figure's total, or its years from the first to the last; a parameter as it would be typed. */
export function amountText({ unit, kind, values, total }: Amount, style: Amounts): string {
  if (kind === "parameter")
    return quantities(values.length === 1 ? (values[0] as number | null) : values, unit, style.none, style);
  if (total !== null || values.length === 1) return one(total, unit, style);
  const [first = null, last = null] = [values[0], values.at(-1)];
  if (first === last) return one(first, unit, style);
  const [from, to] = [one(first, unit, style), one(last, unit, style)];
  const behind = / \S+$/.exec(to)?.[0] ?? "";
  return `${behind !== "" && from.endsWith(behind) ? from.slice(0, -behind.length) : from} … ${to}`;
}

/** The same with a sign: for changes. */
export function changeText(value: number | null, unit: string, style: Amounts): string {
  return one(value, unit, style, true);
}

function one(value: number | null, unit: string, style: Amounts, withSign = false): string {
  if (value === null) return style.none;
  const { currency } = style;
  const print = withSign ? signed : grouped;
  if (unit === currency.code && value === 0) return "0";
  if (unit === currency.code) {
    const size = Math.abs(value);
    const small = currency.code === "KRW" && size >= 1e8 && size < 1e10;
    const scale = chooseScale(small ? "eok" : "auto", currency, size, style.language);
    const text = print(value / scale.size, scale.decimals);
    if (currency.code === "KRW" && scale.name !== "") return text + scale.name;
    if (style.language === "ko") return `${text}${scale.name} ${currencyName(currency.code, "ko")}`;
    return [text, scale.name, currency.code].filter((part) => part !== "").join(" ");
  }
  const table: TableStyle = { ...style, scale: chooseScale("auto", currency, 0), asked: "auto" };
  const measured = { unit, kind: "stock" as const, values: [value], total: value };
  const numbers = numberStyle(measured, table, [measured]);
  const text = unit === "year" ? String(value) : print(value / numbers.divisor, numbers.decimals);
  if (numbers.unit === "") return text;
  return numbers.unit === "%" ? `${text}%` : `${text} ${numbers.unit}`;
}
