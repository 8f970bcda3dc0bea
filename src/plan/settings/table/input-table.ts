/** Inputs as a table, a row each: what a row says otherwise than the plan. */

import { escapingHidden, unguarded } from "../../../control-characters.ts";
import { type Message, message } from "../../../errors.ts";
import { readUnit, sameDims, type Unit, unitTextIn } from "../../../formula/units.ts";
import { yearName } from "../../../year-names.ts";
import { saysRest } from "../../shares.ts";
import type { Citation, Setting, TableRow } from "../../types.ts";
import { cover, firstYear, lastYear } from "../../years.ts";
import { forbidden } from "../input-limits.ts";
import { isQuantity, readQuantity } from "../quantities.ts";
import { quantityText } from "../quantity-text.ts";
import {
  isShownAs,
  type Reading,
  type RowContext,
  readAmount,
  readRangeCells,
  type WrongCell,
} from "./table-cells.ts";

/** The columns that a table of inputs has beside one for each year. Only the first has to be there. */
export const tableColumns = [
  ...["name", "value", "unit", "source", "reason", "shape", "as", "low", "high", "note", "rest"],
  ...["values", "weights", "prices"],
] as const;

/** Those that say what stands in the others, or who set it. */
export const ignoredColumns: ReadonlySet<string> = new Set(["label", "set_by"]);

/** The years of a table: those asked about, and all that any yearly input names beside them; in order. */
export function yearsOf(settings: Iterable<Setting>, years: readonly number[]): readonly number[] {
  const named = new Set(years);
  for (const { value } of settings) {
    if (typeof value !== "number") for (const year of value.keys()) named.add(year);
  }
  return [...named].sort((a, b) => a - b);
}

export type ReadRow = Pick<TableRow, "value" | "range" | "prices" | "source" | "reason" | "note">;

/**
 * What a row says otherwise than the plan: nothing where each of its cells is as the plan's table has it, to the 15 digits that a
 * spreadsheet keeps. `cells`: by column, a text for every column of the table. What cannot be read goes to `wrong`, what is worth
 * saying of what was read to `notes`, and what an input that is the rest of its whole is said to be to `rests`: that depends on the
 * other parts.
 */
export function readRow(
  cells: ReadonlyMap<string, string>,
  rowContext: RowContext,
  wrong: WrongCell[],
  notes: Message[],
  rests: Map<string, number | ReadonlyMap<number, number>>,
): ReadRow {
  const { planned } = rowContext;
  const unit = readUnitCell(cells, rowContext, wrong);
  if (unit === undefined) return {};
  const reading: Reading = { ...rowContext, cells, unit, wrong, notes, rests };
  const value = readValue(reading);
  const yearly = typeof (typeof value === "number" || isPath(value) ? value : planned.value) !== "number";
  const found = {
    value,
    range: value === "rest" ? undefined : readRangeCells(reading, yearly),
    prices: readPrices(reading),
    source: readSource(reading),
    reason: readWords(reading, "reason"),
    note: readWords(reading, "note"),
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

/** The unit that the row's amounts are in: its input's, or one of another scale. A numeral is none: it is offered behind the amount. */
function readUnitCell(
  cells: ReadonlyMap<string, string>,
  { declared, context }: RowContext,
  wrong: WrongCell[],
): Unit | undefined {
  const text = cells.get("unit") ?? "";
  const own = unitTextIn(declared.unit.text, context.currency);
  if (text === "" || text.replaceAll(" ", "") === own) return declared.unit;
  const read = readUnit(text, context);
  if ("unit" in read && sameDims(read.unit.dims, declared.unit.dims)) return read.unit;
  const values = { name: declared.name, found: text.slice(0, 80), expected: own };
  const [, amount = ""] =
    [...cells].find(([column, cell]) => /^(?:value|\d{4})$/.test(column) && cell !== "") ?? [];
  const sign = /^[$€£¥₩₹]/u.exec(text)?.[0] ?? "";
  const behind = text.slice(sign.length);
  const gap = sign === "" && /^[a-z]/i.test(behind) ? " " : "";
  const whole = `${sign}${amount}${gap}${behind}`;
  const isAmount = whole.length <= longestAmount && isQuantity(readQuantity(whole, declared.unit, context));
  const next = isAmount ? [message("set-file.in-amount", { text: whole })] : [];
  wrong.push({ ...message("plan.unit-mismatch", values), next, column: "unit" });
  return undefined;
}

const longestAmount = 80;

function isPath(value: unknown): value is ReadonlyMap<number, number> {
  return value instanceof Map;
}

/** The value, or the years, that are not the plan's. */
function readValue(reading: Reading): TableRow["value"] {
  const { cells, planned, declared, context, wrong } = reading;
  const text = cells.get("value") ?? "";
  const years = [...cells.keys()].filter((column) => /^\d{4}$/.test(column));
  const given = years.filter((year) => cells.get(year) !== "");
  const rest = cells.get("rest");
  const isRest = rest === undefined ? undefined : rest !== "" || saysRest(text);
  const differs = (value: number | ReadonlyMap<number, number>): TableRow["value"] => {
    if (planned.rest === undefined || !isRest) return value;
    reading.rests.set(declared.name, value);
    return undefined;
  };
  if (saysRest(text) || (isRest === true && planned.rest === undefined)) {
    if (reading.isPart) return planned.rest === undefined ? "rest" : undefined;
    const column = saysRest(text) ? "value" : "rest";
    wrong.push({ ...message("share.no-part", { name: declared.name }), column });
    return undefined;
  }
  if (text !== "" && given.length > 0) {
    wrong.push({ ...message("set-file.value-and-years", { name: declared.name }), column: "value" });
    return undefined;
  }
  const named = typeof planned.value === "number" ? undefined : planned.value;
  if (text === "" && given.length === 0) {
    const expected = named === undefined ? cells.has("value") : years.some((year) => named.has(Number(year)));
    if (!expected) return undefined;
    const one =
      typeof planned.value === "number" ? planned.value : (planned.value.values().next().value ?? 0);
    const values = { name: declared.name, planned: quantityText(one, declared.unit, context) };
    wrong.push({ ...message("set-file.no-value", values), column: "name" });
    return undefined;
  }
  if (text !== "") {
    const own = typeof planned.value === "number" ? planned.value : undefined;
    const value = readAmount(reading, { column: "value", own });
    if (value === undefined || isForbidden(value, "value", reading)) return undefined;
    // What is no longer said to be the rest has this value by itself.
    if (value === own) return planned.rest !== undefined && isRest === false ? value : undefined;
    const flat =
      named !== undefined && [...named.values()].every((one) => isShownAs(value, one, reading.unit));
    return flat ? undefined : differs(value);
  }
  const path = readYears(reading, years);
  return path === undefined || path.size === 0 ? undefined : differs(path);
}

function isForbidden(value: number, column: string, { declared, context, wrong }: Reading): boolean {
  const limit = forbidden(value, declared, context);
  if (limit !== undefined) wrong.push({ ...limit, column });
  return limit !== undefined;
}

/** Those of the years whose value is not the plan's. An empty cell for a year of the plan's is asked about. */
function readYears(reading: Reading, columns: readonly string[]): ReadonlyMap<number, number> | undefined {
  const { cells, planned, declared, context, wrong } = reading;
  const named =
    typeof planned.value === "number"
      ? new Map(reading.years.map((year) => [year, planned.value as number]))
      : planned.value;
  const years = columns.map(Number);
  const own = cover(named, years, declared.declaration.outside);
  const found = new Map<number, number>();
  let complete = true;
  for (const year of years) {
    const column = String(year);
    if (cells.get(column) === "") {
      const plans = named.get(year);
      if (plans === undefined) continue;
      const values = {
        name: declared.name,
        year: yearName(year, context.calendar),
        planned: quantityText(plans, declared.unit, context),
      };
      wrong.push({ ...message("set-file.no-year", values), column });
      complete = false;
      continue;
    }
    const value = readAmount(reading, { column, own: own.get(year) });
    if (value === undefined || isForbidden(value, column, reading)) complete = false;
    else if (value !== own.get(year)) found.set(year, value);
  }
  return complete ? found : undefined;
}

function readPrices({ cells, planned, declared, inflation, wrong }: Reading): TableRow["prices"] {
  const text = cells.get("prices");
  if (text === undefined || text === String(planned.prices ?? "")) return undefined;
  if (text === "") return "none";
  const year = Number(text);
  if (Number.isInteger(year) && year >= firstYear && year <= lastYear && inflation) return year;
  const known = `${firstYear}..${lastYear}`;
  const wrongYear = inflation
    ? message("shape.one-of", { known })
    : message("plan.no-inflation", { name: declared.name });
  wrong.push({ ...wrongYear, column: "prices" });
  return undefined;
}

function readSource({ cells, planned, isSource, wrong }: Reading): Citation | undefined {
  const text = cells.get("source");
  if (text === undefined) return undefined;
  const ids = text.split(/[;,\s]+/).filter((id) => id !== "");
  const assumed = ids.length === 0 || (ids.length === 1 && /^(assumption|가정)$/i.test(ids[0] as string));
  const own = planned.source;
  if (assumed)
    return own === "ASSUMPTION" || (own.length === 0 && ids.length === 0) ? undefined : "ASSUMPTION";
  if (own !== "ASSUMPTION" && own.join() === ids.join()) return undefined;
  const known = message("next.see", { command: "baekjo list sources" });
  const unknown = ids.filter((id) => !isSource(id));
  for (const id of unknown)
    wrong.push({
      ...message("source.unknown", { source: id.slice(0, 80) }),
      next: [known],
      column: "source",
    });
  return unknown.length > 0 ? undefined : ids;
}

/** As long as a plan's own may be. */
const longest = 2000;

/** A text that is the plan's in neither language; "" for none. */
function readWords({ cells, planned, wrong }: Reading, column: "reason" | "note"): string | undefined {
  const text = cells.get(column);
  if (text === undefined) return undefined;
  const own = planned[column];
  const texts = own === undefined ? [""] : [own.en, own.ko];
  const plain = (words: string) => words.normalize("NFC").replaceAll(/\s+/g, " ").trim();
  const guarded = unguarded(text);
  if (texts.some((each) => plain(escapingHidden(each)) === plain(guarded))) return undefined;
  if (guarded.length > longest) {
    wrong.push({ ...message("shape.too-long", { max: longest }), column });
    return undefined;
  }
  return guarded;
}
