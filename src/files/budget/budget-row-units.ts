/** Units of amounts that a table gives line by line, in a column of their own: `million EUR` beside one, `thousand EUR` beside another. */

import { type Issue, message } from "../../errors.ts";
import type { Cell, CsvDocument } from "../csv-reader.ts";
import { type AmountUnit, isBlank, readAmountUnit } from "./budget-amounts.ts";

const heading =
  /^(units?|scale|currency|measure|단위|금액\s?단위|통화|einheit|währung|unités?|devise|unidad|moneda|unità|valuta|eenheid|enhet|yksikkö|jednostka|单位|單位|単位)$/iu;

/** The column that has the unit of each line: it is headed so, or has nothing but units. */
export function unitColumnOf({ records }: CsvDocument, record: number, columns: readonly number[]) {
  return columns.find((column) => {
    if (heading.test((records[record]?.[column]?.text ?? "").normalize("NFKC").trim())) return true;
    const filled = records
      .slice(record + 1)
      .map((cells) => cells[column]?.text ?? "")
      .filter((text) => text.trim() !== "");
    return filled.length > 0 && filled.every((text) => readAmountUnit(text) !== undefined);
  });
}

export interface RowUnits {
  /** What one of the lines says, where the table says nothing else. */
  readonly stated: AmountUnit | undefined;
  /** The unit of a line: what it says itself, or what is stated. What is wrong with it is among the issues. */
  readonly of: (cells: readonly Cell[]) => AmountUnit | undefined;
}

/**
 * `unit`: that of all amounts, as the user or the table states it; `given`: as the user does. A line without one has it, or what all others have; one that says a currency
 * and no scale has the scale that is stated for all.
 */
export function rowUnitsOf(
  { records, placeOf }: CsvDocument,
  {
    record,
    unitColumn,
    years,
  }: {
    readonly record: number;
    readonly unitColumn?: number;
    readonly years: readonly { readonly amountUnit?: AmountUnit }[];
  },
  { unit, given }: Record<"unit" | "given", AmountUnit | undefined>,
  issues: Issue[],
): RowUnits {
  if (unitColumn === undefined) return { stated: undefined, of: () => unit };
  const said = records.slice(record + 1).flatMap((cells) => {
    const read = readAmountUnit(cells[unitColumn]?.text ?? "");
    return read === undefined ? [] : [read];
  });
  const [first] = said;
  const differs = (a: AmountUnit, b: AmountUnit) =>
    a.exponent !== b.exponent || (a.currency ?? b.currency) !== (b.currency ?? a.currency);
  const isOne = first !== undefined && !said.some((each) => differs(each, first));
  const currency = said.find((each) => each.currency !== undefined)?.currency;
  const stated = first && { exponent: first.exponent, ...(currency === undefined ? {} : { currency }) };
  return {
    stated,
    of: (cells) => {
      const cell = cells[unitColumn];
      const place = placeOf(cell ?? (cells[0] as Cell));
      if (cell === undefined || isBlank(cell.text)) {
        if (!isOne && unit === undefined && said.length > 0)
          issues.push({ ...message("budget.unit-missing"), place });
        return unit ?? stated;
      }
      const own = readAmountUnit(cell.text);
      if (own === undefined)
        issues.push({ ...message("init.unit", { unit: cell.text.trim().slice(0, 40) }), place });
      else if (own.currency !== undefined && currency !== undefined && own.currency !== currency)
        issues.push({ ...message("budget.two-currencies"), place });
      else if (own.exponent === 0 && unit !== undefined) return { ...unit, ...own, exponent: unit.exponent };
      else if (given !== undefined && differs(own, given))
        issues.push({ ...message("budget.unit-differs"), place });
      else if ([unit, ...years.map((each) => each.amountUnit)].some((each) => each && differs(own, each)))
        issues.push({ ...message("budget.two-units"), place });
      return own;
    },
  };
}
