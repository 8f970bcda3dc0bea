/** A row's numbers as the cells of a table. */

import type { Currency, Head, Row, Text } from "../../report/report.ts";
import { isCalendarYear } from "../../report/rows.ts";
import { unitsKo } from "../../text/units.ko.ts";
import { word } from "../../text/word.ts";
import type { Language, ScaleName } from "../formats.ts";
import { grouped, sensibleDecimals, signed } from "../number.ts";
import { unitName } from "../quantity.ts";
import { chooseScale, type Scale, scaleRow } from "./money.ts";

/** What all rows of one table share. */
export interface TableStyle {
  readonly language: Language;
  readonly currency: Currency;
  readonly scale: Scale;
  /** What was asked for, by which rows with money of another kind go too. */
  readonly asked: ScaleName;
  readonly counts: ReadonlyMap<string, Text>;
}

export interface ShownRow {
  /** With its unit, where that is not the table's. */
  readonly label: string;
  readonly values: readonly string[];
  readonly total: string;
  readonly rounded: boolean;
}

/** What the digits of a figure depend on. */
export type Measured = Pick<Row, "unit" | "kind" | "values" | "total">;

/** How the numbers of one figure are printed, in all scenarios alike. */
export interface NumberStyle {
  readonly unit: string;
  readonly decimals: number;
  readonly print: (value: number) => string;
  readonly printSigned: (value: number) => string;
  readonly divisor: number;
}

/** The scale of a table: its largest amount decides, unless it was asked for. */
export function tableScale(
  rows: readonly Measured[],
  currency: Currency,
  asked: ScaleName,
  language: Language,
): Scale {
  const amounts = rows
    .filter((row) => row.unit === currency.code)
    .flatMap((row) => [...row.values, row.total])
    .map((value) => Math.abs(value ?? 0));
  return chooseScale(asked, currency, Math.max(0, ...amounts), language);
}

/** What a table's money is: its scale, its currency, the prices it is in. */
export function moneyBasis({ money: { prices } }: Pick<Head, "money">, style: TableStyle): string {
  const unit = moneyName(style);
  return prices === undefined
    ? word({ id: "table.money", values: { unit } }, style.language)
    : word({ id: "table.money-real", values: { unit, year: prices } }, style.language);
}

/** "조 won", "million USD"; "조 원", "억 달러". */
export function moneyName({ currency: { code }, scale, language }: Omit<TableStyle, "asked">): string {
  const name = currencyName(code, language);
  return [scale.name, name].filter((part) => part !== "").join(" ");
}

export function currencyName(code: string, language: Language): string {
  if (language === "ko") return unitsKo[code] ?? code;
  return code === "KRW" ? word({ id: "currency.KRW" }, language) : code;
}

/** `alike`: the same figure in other scenarios, so that all show the same digits. */
export function showRow(row: Row, style: TableStyle, alike: readonly Row[] = [row]): ShownRow {
  const undefinedText = word({ id: "table.undefined" }, style.language);
  const label = labelOf(row, style, alike);
  const yearly = row.kind !== "single";
  const hasTotal = row.kind !== "rate";
  if (row.unit === style.currency.code) {
    const { scale, currency } = style;
    const scaled = scaleRow(row.values, row.total, row.kind === "flow", scale, currency);
    const print = (value: number | null) => (value === null ? undefinedText : grouped(value, scale.decimals));
    return {
      label,
      values: yearly ? scaled.values.map(print) : scaled.values.map(() => ""),
      total: hasTotal ? print(scaled.total) : "",
      rounded: scaled.rounded,
    };
  }
  const numbers = numberStyle(row, style, alike);
  const print = (value: number | null) =>
    value === null ? undefinedText : numbers.print(value / numbers.divisor);
  return {
    label,
    values: yearly ? row.values.map(print) : row.values.map(() => ""),
    total: hasTotal ? print(row.total) : "",
    rounded: false,
  };
}

/** A difference in the unit and the digits of its row, with its sign. */
export function showDifference(
  value: number | null,
  row: Row,
  style: TableStyle,
  alike: readonly Row[],
): string {
  if (value === null) return word({ id: "table.undefined" }, style.language);
  if (row.unit === style.currency.code) {
    const { scale, currency } = style;
    const [scaled] = scaleRow([value], value, false, scale, currency).values;
    return signed(scaled as number, scale.decimals);
  }
  const numbers = numberStyle(row, style, alike);
  return numbers.printSigned(value / numbers.divisor);
}

export function showPercent(relative: number | null, language: Language): string {
  if (relative === null) return word({ id: "table.undefined" }, language);
  const percent = relative * 100;
  if (!Number.isFinite(percent)) return word({ id: "table.undefined" }, language);
  return `${signed(percent, Math.abs(percent) >= 1000 ? 0 : 1)}%`;
}

function labelOf(row: Row, style: TableStyle, alike: readonly Row[]): string {
  const text = nameOf(row, style.language).normalize("NFC") + (row.memo ? " *" : "");
  const { unit } = row.unit === style.currency.code ? { unit: "" } : numberStyle(row, style, alike);
  // A label may name it already, percentage points as (%p).
  const named = unit === "" || text.endsWith(`(${unit})`) || (unit === "%" && /\(%p\)(?: \*)?$/.test(text));
  return named ? text : `${text} (${unit})`;
}

/** A sum has no name of its own. */
export function nameOf({ label, sum }: Pick<Row, "label" | "sum">, language: Language): string {
  if (sum === "payer") return word({ id: "table.payer-sum", values: { payer: label } }, language);
  return sum === "all" ? word({ id: "table.payers-sum" }, language) : label[language];
}

export function numberStyle(row: Measured, style: TableStyle, alike: readonly Measured[]): NumberStyle {
  if (alike.some(isCalendarYear)) {
    return { unit: "", decimals: 0, print: String, printSigned: (value) => signed(value, 0), divisor: 1 };
  }
  const numbers = alike.flatMap((each) => [...each.values, each.total]).filter((value) => value !== null);
  const scale = /^[A-Z]{3}(\/|$)/.test(row.unit) ? ownScale(row.unit.slice(0, 3), numbers, style) : undefined;
  const divisor = scale?.size ?? 1;
  const decimals =
    scale === undefined || scale.size === 1
      ? sensibleDecimals(numbers, row.unit)
      : sensibleDecimals(
          numbers.map((value) => value / divisor),
          row.unit,
        );
  return {
    unit: [scale?.name ?? "", row.unit === "1" ? "" : unitName(row.unit, style)]
      .filter((part) => part !== "")
      .join(" "),
    decimals,
    print: (value) => grouped(value, decimals),
    printSigned: (value) => signed(value, decimals),
    divisor,
  };
}

/** Foreign money and money per something: a scale for the row alone, since its unit stands in its label. */
function ownScale(code: string, numbers: readonly number[], style: TableStyle): Scale {
  const currency: Currency = { code, decimals: 0 };
  if (style.asked === "won") return chooseScale("won", currency, 0);
  const largest = Math.max(0, ...numbers.map(Math.abs));
  if (code === "KRW" && largest >= 1e8 && largest < 1e10) return { name: "억", size: 1e8, decimals: 2 };
  return chooseScale("auto", currency, largest, style.language);
}
