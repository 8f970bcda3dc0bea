/** A budget as a table: lines by year, under up to two columns of groups, with what is left out and what is doubtful. */

import { Failure, type Issue, type Message, message } from "../../errors.ts";
import { capped } from "../../issues.ts";
import { limits } from "../../limits.ts";
import { append } from "../../lists.ts";
import type { Cell, CsvDocument } from "../csv-reader.ts";
import {
  type Amount,
  type AmountUnit,
  commaDecimals,
  isBlank,
  pointInDoubt,
  readAmount,
  sumOf,
} from "./budget-amounts.ts";
import { type Header, isTotal, readHeader, type YearColumn } from "./budget-header.ts";
import { type RowUnits, rowUnitsOf } from "./budget-row-units.ts";
import { type BudgetLine, checkRowTotal, checkTotals, sumsAmong, type TotalRow } from "./budget-totals.ts";

export interface BudgetTable {
  readonly years: readonly YearColumn[];
  readonly lines: readonly BudgetLine[];
  /** The unit of all amounts; the currency where the table, or `--unit`, says it. */
  readonly amountUnit: AmountUnit | undefined;
  readonly notes: readonly Message[];
  /** What stands above it. */
  readonly title?: string;
}

/** `unit`: that of the amounts, as the user states it. Throws Failure "input" with all that is wrong, each placed. */
export function readBudget(document: CsvDocument, unit: AmountUnit | undefined): BudgetTable {
  const { header, issues: wrong } = readHeader(document);
  const issues: Issue[] = [...wrong];
  if (header === undefined || header.names.length === 0) throw new Failure("input", capped(issues));
  const ofAll = amountUnitOf(header, unit, document, issues);
  const rowUnits = rowUnitsOf(document, header, { unit: ofAll, given: unit }, issues);
  const amountUnit = ofAll === undefined ? rowUnits.stated : { ...rowUnits.stated, ...ofAll };
  const read = readRows(document, header, rowUnits, issues);
  const { lines, totals } = read;
  if (lines.length === 0 && issues.length === 0)
    issues.push({ ...message("budget.no-lines"), place: document.placeOf(header.cells[0] as Cell) });
  const notes = [...read.notes];
  // Sums are only worth checking where every amount could be read.
  if (issues.length === 0) {
    const checked = checkTotals(lines, totals, header.years, document);
    append(issues, checked.issues);
    append(notes, checked.notes);
    append(notes, sumsAmong(lines));
  }
  if (issues.length > 0) throw new Failure("input", capped(issues));
  const { years, title } = header;
  return { years, lines, amountUnit, notes, ...(title === undefined ? {} : { title }) };
}

/** The unit of the amounts: as `--unit` says, or the table; where both say it they have to agree. */
function amountUnitOf(
  header: Header,
  unit: AmountUnit | undefined,
  { placeOf }: CsvDocument,
  issues: Issue[],
): AmountUnit | undefined {
  const columns = header.years.map(({ amountUnit }) => amountUnit);
  const stated = columns.find((each) => each !== undefined) ?? header.amountUnit;
  for (const { column, amountUnit } of header.years) {
    if (amountUnit?.currency === undefined || stated?.currency === undefined) continue;
    if (amountUnit.currency !== stated.currency)
      issues.push({ ...message("budget.two-currencies"), place: placeOf(header.cells[column] as Cell) });
  }
  if (unit === undefined || stated === undefined) return unit ?? stated;
  const differs =
    unit.exponent !== stated.exponent ||
    (unit.currency ?? stated.currency) !== (stated.currency ?? unit.currency);
  if (differs) {
    const [first] = header.years;
    issues.push({
      ...message("budget.unit-differs"),
      place: placeOf(header.cells[first?.column ?? 0] as Cell),
    });
  }
  return { ...stated, ...unit };
}

interface Rows {
  readonly lines: readonly BudgetLine[];
  readonly totals: readonly TotalRow[];
  readonly notes: readonly Message[];
}

function readRows(document: CsvDocument, header: Header, rowUnits: RowUnits, issues: Issue[]): Rows {
  const { placeOf } = document;
  const lineOf = (cell: Cell) => placeOf(cell).line ?? 0;
  const rows = document.records.slice(header.record + 1);
  const amountCells = rows.flatMap((cells) => header.years.map(({ column }) => cells[column]?.text ?? ""));
  const comma = commaDecimals(amountCells);
  const point = pointInDoubt(amountCells);
  const lines: BudgetLine[] = [];
  const totals: TotalRow[] = [];
  const known = new Map<string, number>();
  const left: string[] = [];
  let groups: readonly string[] = header.names.slice(1).map(() => "");
  let blanks = 0;
  for (const cells of rows) {
    const [first] = cells as [Cell];
    const beyond = cells.slice(header.cells.length).find(({ text }) => text.trim() !== "");
    if (beyond !== undefined) {
      issues.push({ ...message("budget.too-long", { most: header.cells.length }), place: placeOf(beyond) });
      continue;
    }
    const written = header.names.map((column) => nameIn(cells[column]));
    const texts = header.years.map(({ column }) => cells[column]?.text ?? "");
    const own = written.at(-1) ?? "";
    groups = groupsOf(written.slice(0, -1), groups, own);
    if (texts.every(isBlank)) {
      // A heading of a group says what is under it; any other line without an amount is a remark.
      if (own !== "" || written.every((name) => name === ""))
        left.push(`${lineOf(first)}: ${shortened(written, cells)}`);
      continue;
    }
    const short = header.years.find(({ column }) => column >= cells.length);
    if (short !== undefined) {
      const values = { found: cells.length, wanted: header.cells.length };
      issues.push({ ...message("budget.too-short", values), place: placeOf(cells.at(-1) as Cell) });
      continue;
    }
    const before = issues.length;
    const rowUnit = rowUnits.of(cells) ?? { exponent: 0 };
    const amounts = header.years.map(({ column, amountUnit: columns }) => {
      const cell = cells[column] as Cell;
      const read = readAmount(cell.text, columns ?? rowUnit, comma);
      if ("digits" in read) return read;
      issues.push({ ...read, place: placeOf(cell) });
      return { digits: 0n, exponent: 0 };
    });
    if (issues.length > before) continue;
    for (const column of header.totals)
      append(issues, checkRowTotal(cells[column], amounts, rowUnit, comma, document));
    const names = [...groups, own];
    const called = written.findLast((name) => name !== "") ?? "";
    if (isTotal(called)) {
      totals.push({
        name: called,
        groups: written.slice(0, -1).some(isTotal) ? [] : groups,
        amounts,
        cells,
        before: lines.length,
      });
      continue;
    }
    blanks += texts.filter(isBlank).length;
    if (called === "") {
      issues.push({ ...message("budget.no-name"), place: placeOf(first) });
      continue;
    }
    // A group with amounts of its own, and no name of a line, is a line that is called like it.
    const named = own === "" ? [...names.slice(0, -1), called] : names;
    const key = named.join("\n").normalize("NFKC").toLowerCase();
    const twice = known.get(key);
    const at = cells[header.names[written.lastIndexOf(called)] as number] as Cell;
    if (twice !== undefined)
      issues.push({ ...message("budget.line-twice", { name: called, line: twice }), place: placeOf(at) });
    if (called.length > 150) issues.push({ ...message("shape.too-long", { max: 150 }), place: placeOf(at) });
    known.set(key, lineOf(first));
    lines.push({ names: named, amounts, place: placeOf(at) });
    if (lines.length > limits.tableLines) {
      issues.push({ ...message("budget.too-many", { most: limits.tableLines }), place: placeOf(first) });
      break;
    }
  }
  const others = header.others.map(({ text }) => text.trim());
  const notes = [
    ...(blanks === 0 ? [] : [message("budget.blanks", { count: blanks })]),
    ...(others.length === 0 ? [] : [message("budget.columns-left", { names: others.join(", ") })]),
    ...(left.length === 0
      ? []
      : [message("budget.lines-left", { lines: left.slice(0, 5).join("; "), count: left.length })]),
    ...(comma ? [message("budget.comma")] : []),
    ...(comma || point === undefined ? [] : [message("budget.point", { text: point })]),
  ];
  return { lines, totals, notes };
}

/** The groups of a row: where a cell is blank, those of the row before, as tables print them. */
function groupsOf(written: readonly string[], before: readonly string[], own: string): readonly string[] {
  const first = written.findIndex((name) => name !== "");
  if (first === -1) return before;
  const changed = first !== -1 && written[first] !== before[first];
  return written.map((name, i) => {
    if (name !== "" || own === "") return isTotal(name) ? "" : name;
    return i < first || !changed ? (before[i] as string) : "";
  });
}

function nameIn(cell: Cell | undefined): string {
  return (cell?.text ?? "").normalize("NFC").replaceAll(/\s+/g, " ").trim();
}

function shortened(written: readonly string[], cells: readonly Cell[]): string {
  const text =
    written.findLast((name) => name !== "") ?? nameIn(cells.find(({ text }) => text.trim() !== ""));
  return text.length <= 40 ? text : `${text.slice(0, 39)}…`;
}

/** What the lines come to in each year. */
export function totalsByYear({ years, lines }: Pick<BudgetTable, "years" | "lines">): readonly Amount[] {
  return years.map((_, i) => sumOf(lines.map(({ amounts }) => amounts[i] as Amount)));
}
