/** A row's numbers as the cells of a table. */

import { message } from "../../errors.ts";
import { format } from "../../messages/format.ts";
import type { DifferenceRow, Head, Money, Row } from "../../report/types.ts";
import { currencyName } from "../../unit-names.ts";
import { yearName } from "../../year-names.ts";
import type { Language } from "../formats.ts";
import { addsUp, type Formatter, formatterOf, type TableStyle } from "./formatter.ts";
import { signedPercentage } from "./number.ts";

export interface ShownRow {
  /** With its unit, where that is not the table's. */
  readonly label: string;
  readonly values: readonly string[];
  readonly total: string;
  /** Whether the years, as printed, add to the total as printed. */
  readonly addsUp: boolean;
}

/** What a table's money is: its scale, its currency, the prices it is in. */
export function moneyBasis({ money }: Pick<Head, "money">, style: TableStyle): string {
  return basisOf(moneyName(style), money, style);
}

/** The same of rows; nothing where none of them is money, or so much money a thing. Without rows, what is said is said of money. */
export function moneyBasisOfRows(
  { money, rows }: Pick<Head, "money"> & { readonly rows: readonly Pick<Row, "unit">[] },
  style: TableStyle,
): string[] {
  const { code } = money.currency;
  const isAny = rows.length === 0 || rows.some(({ unit }) => unit === code || unit.startsWith(`${code}/`));
  return isAny ? [moneyBasis({ money }, style)] : [];
}

/** What money is expressed in where it is not scaled: "won, current prices, without recoverable VAT". */
export function wholeMoneyBasis(
  { money, plan }: { readonly money: Money; readonly plan?: Pick<Head["plan"], "years"> },
  language: Language,
): string {
  return basisOf(currencyName(money.currency.code, language), money, { language, calendar: plan?.years });
}

/** A unit of money, the prices that it is in, and what is said of tax: "million euros, current prices, excluding VAT". */
export function basisOf(
  unit: string,
  { prices, tax }: Money,
  { language, calendar }: Pick<TableStyle, "language" | "calendar">,
): string {
  const basis =
    prices === undefined
      ? message("table.money", { unit })
      : message("table.money-real", { unit, year: yearName(prices, calendar) });
  return [format(basis, language), ...(tax === undefined ? [] : [tax[language]])].join(", ");
}

/** What is said below figures of which some are foreign money, which is not restated with the others; nothing where none is. */
export function foreignNote(figures: readonly Pick<Row, "nominal">[], language: Language): string[] {
  return figures.some(({ nominal }) => nominal) ? [format(message("table.foreign"), language)] : [];
}

/** "trillion won", "million euros"; "조 원", "억 달러". */
export function moneyName({ currency: { code }, scale, language }: Omit<TableStyle, "asked">): string {
  const name = currencyName(code, language);
  return [scale.name, name].filter((part) => part !== "").join(" ");
}

/** `alike`: the same figure in other scenarios, so that all show the same digits. */
export function showRow(row: Row, style: TableStyle, alike: readonly Row[] = [row]): ShownRow {
  const format = formatterOf(alike, style);
  const { values, total, kind } = row;
  return {
    label: labelOf(row, format, style.language),
    values: kind === "single" ? values.map(() => "") : values.map(format.amount),
    total: kind === "rate" ? "" : format.amount(total),
    addsUp: kind !== "flow" || addsUp(values, total, format),
  };
}

/** A difference in the unit and the digits of its row, with its sign. */
export function showDifference(value: number | null, style: TableStyle, alike: readonly Row[]): string {
  return formatterOf(alike, style).change(value);
}

/** A change that starts at zero or crosses it: no share of the baseline. */
export function hasNoPercent(
  difference: Pick<DifferenceRow, "total" | "relativeChange"> | undefined,
): boolean {
  return difference?.relativeChange === null && difference.total !== null && difference.total !== 0;
}

/** A change as a share of the baseline, or a mark where there is none; nothing is said of nothing changed. */
export function showRelative(
  difference: Pick<DifferenceRow, "total" | "relativeChange"> | undefined,
  language: Language,
): string {
  if (hasNoPercent(difference)) return format(message("table.no-percent-mark"), language);
  if (difference?.total === 0 && difference.relativeChange === null) return "";
  return showPercent(difference?.relativeChange ?? null, language);
}

export function showPercent(relative: number | null, language: Language): string {
  if (relative === null) return format(message("table.undefined"), language);
  return signedPercentage(relative, Math.abs(relative) >= 10 ? 0 : 1);
}

/** With its unit, where that is not the table's. */
function labelOf(row: Row, { unit }: Formatter, language: Language): string {
  const text = nameOf(row, language).normalize("NFC") + (row.memo ? " *" : "");
  // A label may name it already, percentage points as (%p).
  const named = unit === "" || text.endsWith(`(${unit})`) || (unit === "%" && /\(%p\)(?: \*)?$/.test(text));
  return named ? text : `${text} (${unit})`;
}

/** A sum has no name of its own. */
export function nameOf({ label, sum }: Pick<Row, "label" | "sum">, language: Language): string {
  if (sum === "payer") return format(message("table.payer-sum", { payer: label }), language);
  return sum === "all" ? format(message("table.payers-sum"), language) : label[language];
}
