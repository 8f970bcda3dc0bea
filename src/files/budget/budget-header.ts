/** The heading of a budget table: which columns are names, which are years, and the unit of their amounts. */

import { type Issue, message } from "../../errors.ts";
import { minOf } from "../../lists.ts";
import { firstYear, lastYear } from "../../plan/years.ts";
import type { Cell, CsvDocument } from "../csv-reader.ts";
import { type AmountUnit, readAmountUnit } from "./budget-amounts.ts";
import { unitColumnOf } from "./budget-row-units.ts";

export interface YearColumn {
  readonly column: number;
  readonly year: number;
  /** As the table calls it: `2026-27`. */
  readonly name: string;
  readonly amountUnit?: AmountUnit;
}

export interface Header {
  /** The index of its record: what stands before it is a title. */
  readonly record: number;
  readonly cells: readonly Cell[];
  /** The columns of names, from the widest group to the line. */
  readonly names: readonly number[];
  /** In order of the years. */
  readonly years: readonly YearColumn[];
  /** The column that has the unit of each line's amounts. */
  readonly unitColumn?: number;
  /** Columns that add up the years. */
  readonly totals: readonly number[];
  /** Columns that are neither, and are left out. */
  readonly others: readonly Cell[];
  /** What a title, or a heading of names, says of all amounts. */
  readonly amountUnit?: AmountUnit;
  /** The line above the heading that says something else. */
  readonly title?: string;
}

const maxNames = 3;
const total =
  /^(grand |sub-? ?)?totals?\b|\btotals?$|^sum$|^(합|총|소)\s*(합\s*)?계\b|(합|총|소)\s*계$|^계(?!\p{L})|^합계|^소계|^총계|^all years$/iu;
/** The same in the languages in which budgets are published most: Latin and Cyrillic words as they are inflected, and the signs of China and Japan. */
const foreignTotal =
  /^(ins)?gesamt(summe|betrag|ausgaben|e?\s+ausgaben)?$|^(zwischen|teil|end)?summen?(?!\p{L})|^(sub|sous|sotto)?-?\s?tota(l|le|al|lt|ux|is)(?!\p{L})|^(ensemble|suma|summa|razem|ogółem|toplam|yhteensä|celkem|összesen|jumlah|i alt)(?!\p{L})|^(итого|всего)(?!\p{L})|^[合總総总小]?\s*[計计](?!\p{L})/iu;

/** Whether a name or a heading says that what is under it adds up others. */
export function isTotal(text: string): boolean {
  const plain = text.normalize("NFKC").trim();
  return total.test(plain) || foreignTotal.test(plain);
}

/** The year that a heading names: 2026, FY2026, FY26, 2026-27, 2026/27, 2026년, 2026 budget. Undefined where it names none. */
export function yearOf(text: string): { readonly year: number; readonly name: string } | undefined {
  const plain = text.normalize("NFKC").trim();
  const match =
    /^(?:fy\s*'?(\d\d)|(?:fy|회계연도|year)?\s*'?(\d{4}))(?!\d)(?:\s*[-–/]\s*(\d{4}|\d\d)(?!\d))?(.*)$/i.exec(
      plain,
    );
  if (match === null) return undefined;
  const [, short, long, end, rest = ""] = match;
  const year = long === undefined ? 2000 + Number(short) : Number(long);
  if (year < firstYear || year > lastYear) return undefined;
  if (end !== undefined && Number(end) % 100 !== (year + 1) % 100) return undefined;
  // Words behind it say what kind of figure the year has; a digit would be another number.
  if (/\d/.test(rest)) return undefined;
  return { year, name: plain.slice(0, plain.length - rest.length).trim() };
}

/** The heading of a table: its first line with a year and something beside it. What is wrong with it is among the issues. */
export function readHeader(document: CsvDocument): { header: Header | undefined; issues: readonly Issue[] } {
  const { records, file, placeOf } = document;
  const filled = (cells: readonly Cell[]) => cells.filter(({ text }) => text.trim() !== "").length;
  const record = records.findIndex((cells) => filled(cells) > 1 && cells.some(({ text }) => yearOf(text)));
  const cells = records[record];
  if (cells === undefined) {
    const [first] = records[0] ?? [];
    const place = first === undefined ? { file } : placeOf(first);
    return { header: undefined, issues: [{ ...message("budget.no-years"), place }] };
  }
  const issues: Issue[] = [];
  const years: YearColumn[] = [];
  for (const [column, cell] of cells.entries()) {
    const found = yearOf(cell.text);
    if (found === undefined) continue;
    const twice = years.find(({ year }) => year === found.year);
    if (twice !== undefined)
      issues.push({ ...message("budget.year-twice", { year: found.year }), place: placeOf(cell) });
    const amountUnit = amountUnitIn(cell.text);
    years.push({ column, ...found, ...(amountUnit === undefined ? {} : { amountUnit }) });
  }
  years.sort((a, b) => a.year - b.year);
  const gap = years.find(({ year }, i) => i > 0 && year > (years[i - 1]?.year ?? year) + 1);
  if (gap !== undefined) {
    const missing = (years[years.indexOf(gap) - 1]?.year ?? 0) + 1;
    issues.push({
      ...message("budget.year-gap", { year: missing }),
      place: placeOf(cells[gap.column] as Cell),
    });
  }
  const first = minOf(years.map(({ column }) => column));
  const before = cells.map((_, column) => column).slice(0, first);
  const code = /^(code|no\.?|nr\.?|id|#|번호|코드|연번|순번)$/i;
  const isYear = (column: number) => years.some((each) => each.column === column);
  const unitColumn = unitColumnOf(
    document,
    record,
    cells.map((_, column) => column).filter((column) => !isYear(column)),
  );
  const named = (column: number) =>
    column !== unitColumn &&
    !code.test((cells[column] as Cell).text.trim()) &&
    isUsed(document, record, column);
  const names = before.filter(named);
  if (names.length === 0)
    issues.push({ ...message("budget.no-names"), place: placeOf(cells[first] as Cell) });
  if (names.length > maxNames) {
    const extra = cells[names[maxNames] as number] as Cell;
    issues.push({ ...message("budget.names", { most: maxNames }), place: placeOf(extra) });
  }
  const rest = cells
    .map((_, column) => column)
    .slice(first)
    .filter((column) => !isYear(column));
  const text = (column: number) => (cells[column] as Cell).text.trim();
  const totals = rest.filter((column) => isTotal(text(column)));
  const others = [
    ...before.filter((column) => !names.includes(column)),
    ...rest.filter((column) => !totals.includes(column)),
  ]
    .filter((column) => column !== unitColumn)
    .map((column) => cells[column] as Cell)
    .filter((cell) => cell.text.trim() !== "");
  const amountUnit = [...records.slice(0, record).flat(), ...names.map((column) => cells[column] as Cell)]
    .map((cell) => amountUnitIn(cell.text))
    .find((each) => each !== undefined);
  const title = records
    .slice(0, record)
    .flat()
    .find((cell) => cell.text.trim() !== "" && amountUnitIn(cell.text) === undefined);
  const header = {
    ...{ record, cells, names, years, totals, others },
    ...(amountUnit === undefined ? {} : { amountUnit }),
    ...(unitColumn === undefined ? {} : { unitColumn }),
    ...(title === undefined ? {} : { title: title.text.replaceAll(/\s+/g, " ").trim() }),
  };
  return { header, issues };
}

function isUsed({ records }: CsvDocument, record: number, column: number): boolean {
  return records.slice(record).some((cells) => (cells[column]?.text.trim() ?? "") !== "");
}

/** What a heading says in brackets, behind a colon, or after `in`: `2026 (million EUR)`, `(단위: 백만원)`, `Unit: KRW bn`. */
function amountUnitIn(text: string): AmountUnit | undefined {
  const plain = text.normalize("NFKC");
  const statements = [
    ...[...plain.matchAll(/[([]([^)\]]*)[)\]]/g)].map(([, inside = ""]) => inside),
    /(?:units?|단위)\s*[:=]\s*(.+)$/i.exec(plain)?.[1],
    /\bin ([\p{L}$€£¥₹₩' ]+)$/iu.exec(plain)?.[1],
    /,\s*([\p{L}$€£¥₹₩' ]+)$/u.exec(plain)?.[1],
  ];
  for (const each of statements) {
    const amountUnit =
      each === undefined ? undefined : readAmountUnit(each.replace(/^\s*(units?|단위)\s*[:=]?\s*/i, ""));
    if (amountUnit !== undefined) return amountUnit;
  }
  return undefined;
}
