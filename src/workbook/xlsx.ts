/** Sheets ⇄ an xlsx file. The one place that knows the library which writes and reads these files. */

import {
  type CellStyle,
  type CellValue,
  readXlsx,
  type SheetChart,
  type WriteOptions,
  type WriteSheet,
  writeXlsx,
} from "hucre/xlsx";
import { columnName, formulaText } from "./formulas/cell-text.ts";
import { CellError, type Evaluation } from "./formulas/evaluate-cells.ts";
import type { Chart, Sheet } from "./sheets/sheet-context.ts";
import { type Cell, columns, type Look, type Row, sheetNames, type Value } from "./spreadsheet.ts";
import { entriesOf, inflated, packed } from "./zip-package.ts";

const fill = (rgb: string): CellStyle["fill"] => ({ type: "pattern", pattern: "solid", fgColor: { rgb } });
const grey = { color: { rgb: "6B7280" } };

/** Blue on yellow is what may be changed, as is the custom; on orange where nothing but an assumption says it. */
const looks: Readonly<Record<Look, CellStyle>> = {
  title: { font: { bold: true, size: 14 } },
  heading: { font: { bold: true }, fill: fill("E5E7EB"), alignment: { wrapText: true, vertical: "top" } },
  section: { font: { bold: true } },
  note: { font: grey },
  input: { font: { color: { rgb: "1D4ED8" } }, fill: fill("FEF9C3") },
  assumption: { font: { color: { rgb: "1D4ED8" } }, fill: fill("FED7AA") },
  helper: { font: grey },
  total: { font: { bold: true } },
  check: { font: { bold: true } },
  plain: {},
};

/** A day as the library takes it. */
export type Day = NonNullable<WriteOptions["properties"]>["created"];

/** `day`: what the file says of when it was made; the same bytes come of the same sheets and day. */
export async function writeWorkbook(
  sheets: readonly Sheet[],
  title: string,
  day: Day,
  evaluation: Pick<Evaluation, "valueAt">,
): Promise<Uint8Array> {
  const bytes = await writeXlsx({
    sheets: sheets.map((sheet) => written(sheet, evaluation)),
    properties: { title, creator: "baekjo", created: day, modified: day },
  });
  return withErrors(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}

/** The library writes errors beside formulas as texts, by which programs would go on. */
function withErrors(bytes: Buffer): Uint8Array {
  const parts = (entriesOf(bytes) ?? []).map((entry) => {
    const content = inflated(bytes, entry) as Buffer;
    if (!entry.name.startsWith("xl/worksheets/sheet")) return { name: entry.name, content };
    const asText = /t="str"(?=><f>[^<]*<\/f><v>#(?:N\/A|DIV\/0!|NUM!|REF!)<\/v>)/g;
    return { name: entry.name, content: Buffer.from(content.toString().replaceAll(asText, 't="e"')) };
  });
  return packed(parts, true);
}

/** Rows of the sheet that a chart takes, and an empty one before it. */
const chartRows = 18;

function writtenChart(
  { title, format, series, years, from, to, fromZero }: Chart,
  place: number,
): SheetChart {
  const rangeOf = ({ sheet, number }: Row) =>
    `${sheet}!$${columnName(from)}$${number}:$${columnName(to)}$${number}`;
  const colors = ["1D4ED8", "9CA3AF"];
  return {
    type: "column",
    title,
    titleFontSize: 12,
    series: series.map(({ name, row }, i) => ({
      ...{ name, values: rangeOf(row), categories: rangeOf(years), color: colors[i] as string },
      invertIfNegative: false,
    })),
    axes: {
      y: {
        numberFormat: { formatCode: format },
        gridlines: { major: true },
        // Columns that do not begin at zero tell other proportions than their numbers.
        ...(fromZero ? { scale: { min: 0 } } : {}),
      },
    },
    legend: "bottom",
    altText: title,
    anchor: { from: { row: place + 1, col: 0 }, to: { row: place + chartRows, col: columns.before } },
  };
}

function written(
  { name, rows, widths, freeze, validations = [], charts = [] }: Sheet,
  evaluation: Pick<Evaluation, "valueAt">,
): WriteSheet {
  const cells: NonNullable<WriteSheet["cells"]> = new Map();
  const rowDefs: NonNullable<WriteSheet["rowDefs"]> = new Map();
  for (const [i, row] of rows.entries()) {
    if (row.helper) rowDefs.set(i, { outlineLevel: 1 });
    for (const [column, cell] of row.cells)
      cells.set(`${i},${column}`, writtenCell(row, column, cell, evaluation));
  }
  const last = columnName(widths.length - 1) + rows.length;
  const counts = name === "Model" || name === "Summary";
  return {
    name,
    rows: [],
    cells,
    rowDefs,
    columns: widths.map((width) => ({ width })),
    outlineProperties: { summaryBelow: true },
    ...(freeze === undefined ? {} : { freezePane: freeze }),
    dataValidations: validations.map(({ range, low, high }) => ({
      type: "decimal" as const,
      operator:
        low === undefined
          ? ("lessThanOrEqual" as const)
          : high === undefined
            ? ("greaterThanOrEqual" as const)
            : ("between" as const),
      formula1: String(low ?? high),
      ...(low === undefined || high === undefined ? {} : { formula2: String(high) }),
      range,
      errorStyle: "warning" as const,
      showErrorMessage: true,
      allowBlank: true,
    })),
    ...(name === "Inputs" || name === "Model"
      ? {}
      : { pageSetup: { orientation: "landscape" as const, fitToPage: true, fitToWidth: 1, fitToHeight: 0 } }),
    charts: charts.map((chart, i) => writtenChart(chart, rows.length + i * chartRows)),
    conditionalRules: counts
      ? [
          // A condition of its own for each: number formats with conditions lose the minus of amounts in some programs.
          {
            type: "expression" as const,
            priority: 1,
            formula: "ISERROR(D6)",
            range: `D6:${last}`,
            style: { font: { color: { rgb: "9CA3AF" } } },
          },
          {
            type: "cellIs" as const,
            priority: 2,
            operator: "lessThan" as const,
            formula: "0",
            range: `D6:${last}`,
            style: { font: { color: { rgb: "B91C1C" } } },
          },
        ]
      : [],
  };
}

function writtenCell(
  row: Row,
  column: number,
  { value, formula, look = "plain", format, link }: Cell,
  evaluation: Pick<Evaluation, "valueAt">,
) {
  const style: CellStyle = format === undefined ? looks[look] : { ...looks[look], numFmt: format };
  if (formula === undefined) {
    return {
      value: escaped(value) ?? null,
      style,
      ...(link === undefined ? {} : { hyperlink: { target: link } }),
    };
  }
  const result = evaluation.valueAt(row, column);
  // Without a result, programs that evaluate nothing show a zero.
  const known = result instanceof CellError ? result.text : result;
  return {
    style,
    formula: formulaText(formula, { sheet: row.sheet, column }),
    ...(known === undefined ? {} : { formulaResult: known === 0 ? 0 : known }),
  };
}

/** Texts with what the format would read as the code of a character: _x0041_ is A there. */
function escaped(value: Value | undefined): Value | undefined {
  return typeof value === "string" ? value.replaceAll(/_(?=x[\da-f]{4}_)/gi, "_x005F_") : value;
}

/** A cell as it is read back. */
export interface ReadCell {
  readonly value: CellValue;
  readonly formula?: string | undefined;
  readonly type: string;
}

export interface ReadSheet {
  readonly name: string;
  /** By row and column, counted from 0; empty cells are undefined. */
  readonly at: (row: number, column: number) => ReadCell | undefined;
  readonly rows: number;
  readonly columns: number;
}

/** Reads the sheets of ours. `bytes`: a package that was found harmless. Throws whatever the library does. */
export async function readWorkbook(bytes: Uint8Array): Promise<readonly ReadSheet[]> {
  const known: ReadonlySet<string> = new Set(sheetNames);
  const read = await readXlsx(bytes, { sheets: ({ name }) => known.has(name), readStyles: true });
  return read.sheets.map(({ name, rows, cells }) => ({
    name,
    at: (row, column) => {
      const value = rows[row]?.[column] ?? null;
      const cell = cells?.get(`${row},${column}`);
      if (cell?.formula !== undefined) {
        const known = cell.formulaResult ?? cell.value ?? null;
        // A result that is no number, text or truth is a day.
        const type = typeof known === "object" && known !== null ? "date" : cell.type;
        return { value: known, formula: cell.formula, type };
      }
      if (value === null) return undefined;
      return { value, type: cell?.type ?? typeof value };
    },
    rows: rows.length,
    columns: rows.reduce((most, row) => Math.max(most, row.length), 0),
  }));
}
