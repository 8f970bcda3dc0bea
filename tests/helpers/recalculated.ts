/** Workbooks evaluated by a spreadsheet engine that shares nothing with the program, from their formulas alone: HyperFormula (GPL, for tests). */

import { join } from "node:path";
import { readXlsx } from "hucre/xlsx";
import { HyperFormula, type RawCellContent } from "hyperformula";
import { project as projectOver } from "../../src/analysis/projection/projection.ts";
import { loadProject } from "../../src/files/load.ts";
import { unitTextIn } from "../../src/formula/units.ts";
import { resolveScenarios } from "../../src/plan/scenarios/resolve.ts";
import type { Project, Scenario } from "../../src/plan/types.ts";
import { shifted } from "../../src/workbook/sheets/sheet-context.ts";
import { columns, headRows } from "../../src/workbook/spreadsheet.ts";
import { type Made, sheetsOf, workbookOf } from "../../src/workbook/workbook.ts";
import { writeWorkbook } from "../../src/workbook/xlsx.ts";
import { root } from "./folders.ts";

export interface Recalculated {
  /** What is in a cell of the row that has this id in its first column; NaN for an error. */
  readonly value: (sheet: string, id: string, column: number) => unknown;
  readonly set: (sheet: string, id: string, column: number, value: number) => void;
  readonly ids: (sheet: string) => readonly string[];
  /** Every error by its sheet, row and column, counted from 0. */
  readonly errors: () => Readonly<Record<string, string>>;
  /** What every sheet shows of all checks. */
  readonly master: () => unknown;
}

export async function recalculated(bytes: Uint8Array): Promise<Recalculated> {
  const { sheets } = await readXlsx(bytes);
  const contents = Object.fromEntries(
    sheets.map(({ name, rows, cells }) => [
      name,
      rows.map((row, r) =>
        row.map((value, c): RawCellContent => {
          const formula = cells?.get(`${r},${c}`)?.formula;
          if (formula !== undefined) return `=${formula}`;
          return typeof value === "string" ? `'${value}` : (value as RawCellContent);
        }),
      ),
    ]),
  );
  const engine = HyperFormula.buildFromSheets(contents, {
    ...{ licenseKey: "gpl-v3", smartRounding: false, useArrayArithmetic: true, maxRows: 100_000 },
  });
  // The words of other programs are functions there.
  for (const word of ["TRUE", "FALSE"]) engine.addNamedExpression(word, `=${word}()`);
  const places = new Map(
    sheets.map(({ name, rows }) => [
      name,
      new Map(
        rows.flatMap(([id], row) => (typeof id === "string" && row >= headRows.index ? [[id, row]] : [])),
      ),
    ]),
  );
  const address = (sheet: string, id: string, col: number) => {
    const row = places.get(sheet)?.get(id);
    if (row === undefined) throw new Error(`no ${id} on ${sheet}`);
    return { sheet: engine.getSheetId(sheet) as number, row, col };
  };
  const valueIn = (cell: ReturnType<typeof address>) => {
    const value = engine.getCellValue(cell);
    return typeof value === "object" && value !== null ? Number.NaN : value;
  };
  return {
    value: (sheet, id, column) => valueIn(address(sheet, id, column)),
    set: (sheet, id, column, value) => void engine.setCellContents(address(sheet, id, column), [[value]]),
    errors: () =>
      Object.fromEntries(
        Object.entries(engine.getAllSheetsValues()).flatMap(([sheet, rows]) =>
          rows.flatMap((row, r) =>
            row.flatMap((value, c) =>
              typeof value === "object" && value !== null ? [[`${sheet} ${r},${c}`, value.value]] : [],
            ),
          ),
        ),
      ),
    ids: (sheet) => [...(places.get(sheet)?.keys() ?? [])],
    master: () => valueIn({ sheet: engine.getSheetId("Checks") as number, row: 1, col: columns.value }),
  };
}

/** The errors that a workbook has beside its formulas, as `Recalculated.errors` has them. */
export async function errorsIn(bytes: Uint8Array): Promise<Readonly<Record<string, string>>> {
  const { sheets } = await readXlsx(bytes, { readStyles: true });
  return Object.fromEntries(
    sheets.flatMap(({ name, cells }) =>
      [...(cells ?? [])].flatMap(([at, { type, value, formulaResult = value }]) =>
        type === "error" || /^#[A-Z/0-9]+[!?]?$/.test(`${formulaResult}`)
          ? [[`${name} ${at}`, `${formulaResult}`]]
          : [],
      ),
    ),
  );
}

/** A plan of a folder. */
export function planIn(folder: string): Project {
  return loadProject({ dataDir: join(root, "data"), planFile: join(root, folder, "plan.json") });
}

export function scenarioOf(
  project: Project,
  name: string,
  set: readonly string[] = [],
  years?: string,
): Scenario {
  const names = name === "" ? [] : [name];
  return resolveScenarios(project, { scenarios: names, set, unset: [], years }).scenarios[0] as Scenario;
}

const made: Made = {
  ...{
    format: "baekjo/workbook/1",
    version: "0",
    plan: "",
    plan_fingerprint: "",
    model: "",
    model_fingerprint: "",
  },
  ...{ scenario: "", years: "", command: "", extends: "", set: "", beyond_settings: "" },
};

export function bytesOf(
  project: Project,
  scenario: Scenario,
  language: "en" | "ko" = "en",
): Promise<Uint8Array> {
  return workbookOf(project, scenario, language, made, new Date(0));
}

/** The same without any result beside its formulas: whoever shows one has evaluated them. */
export function withoutResults(project: Project, scenario: Scenario): Promise<Uint8Array> {
  const { sheets, title } = sheetsOf(project, scenario, "en", made);
  return writeWorkbook(sheets, title, new Date(0), { valueAt: () => undefined });
}

export interface Compared {
  readonly cells: number;
  readonly money: number;
  /** Cells that are not what `run --json` says: money to its last unit, all else to 15 digits. */
  readonly differ: readonly string[];
}

/**
 * Holds every cell of a metric against what the program makes of it. `value`: what a spreadsheet program does; `saved`: it was saved by one
 * that writes 15 digits.
 */
export function compared(
  project: Project,
  scenario: Scenario,
  value: Recalculated["value"],
  saved = false,
): Compared {
  const differ: string[] = [];
  let [cells, money] = [0, 0];
  const first = scenario.instance.years.indexOf(scenario.years[0] as number);
  for (const { name, kind, unit, values, total, money: isMoney } of projectOver(project, scenario).figures) {
    const found = kind === "single" ? [] : values.map((one, i) => [columns.years + first + i, one] as const);
    for (const [column, expected] of kind === "rate" ? found : [...found, [columns.value, total] as const]) {
      cells++;
      if (isMoney) money++;
      const wanted = expected === null ? Number.NaN : unit === "%" ? shifted(expected, -2) : expected;
      const actual = value("Model", name, column);
      if (!isEqual(actual, wanted, isMoney) && !(saved && isAsSaved(actual, wanted, isMoney)))
        differ.push(`${name} in column ${column}: ${actual}, not ${wanted}`);
    }
  }
  return { cells, money, differ };
}

/**
 * Whether a number is the other one as LibreOffice saves it, with 15 digits. What it takes from something nearly as large it rounds by rules
 * of its own: fewer of the digits of the difference are then the same.
 */
function isAsSaved(actual: unknown, wanted: number, isMoney: boolean): boolean {
  if (typeof actual !== "number") return false;
  const size = isMoney ? 0.6 * fifteenthDigit(wanted) : 1e-13 * Math.abs(wanted);
  return Math.abs(actual - wanted) <= size;
}

function fifteenthDigit(value: number): number {
  return value === 0 ? 0 : 10 ** (Math.floor(Math.log10(Math.abs(value))) - 14);
}

/** Money is the same in 15 digits; all else is too, but that the last of them may be rounded the other way. */
function isEqual(actual: unknown, wanted: number, isMoney: boolean): boolean {
  if (typeof actual !== "number") return false;
  if (Number.isNaN(wanted) || Number.isNaN(actual)) return Number.isNaN(wanted) && Number.isNaN(actual);
  const digits = (one: number) => Number(one.toPrecision(15));
  if (digits(actual) === digits(wanted)) return true;
  return !isMoney && Math.abs(actual - wanted) < 1.5 * fifteenthDigit(wanted);
}

export interface Draw {
  readonly name: string;
  /** As its cell has it, and as --set does. */
  readonly cell: number;
  readonly set: string;
}

/** Values of four digits, as people type them, for all inputs that `picks`: between the ends of their ranges, or a fifth up or down. */
export function drawn(
  project: Project,
  scenario: Scenario,
  seed: number,
  picks: (name: string) => boolean,
): readonly Draw[] {
  let state = seed;
  // Park and Miller's generator (1988): the same draws everywhere.
  const next = () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
  return [...scenario.settings].flatMap(([name, { value, unit, range, rest, declaration }]): Draw[] => {
    if (typeof value !== "number" || rest !== undefined || !picks(name)) return [];
    const [low, high] = range === undefined ? [value * 0.8, value * 1.2] : [range.low, range.high];
    const shown = ((low + next() * (high - low)) * unit.den) / unit.num;
    const whole = declaration.whole || unit.text === "year" || unit.text === "money";
    const typed = Number(
      (whole ? Math.round(shown) : shown).toPrecision(whole && unit.text !== "money" ? 9 : 4),
    );
    const text =
      unit.text === "1" || unit.text === "year"
        ? ""
        : unit.text === "%"
          ? "%"
          : ` ${unitTextIn(unit.text, project.plan.currency.code)}`;
    return [{ name, cell: unit.text === "%" ? shifted(typed, -2) : typed, set: `${name}=${typed}${text}` }];
  });
}
