/** A table of inputs, a row each and a column a year, as `list inputs` writes it and spreadsheets edit it. */

import { didYouMean, Failure, type Issue, type Message, message, nearest } from "../../errors.ts";
import { plainText } from "../../formula/numbers.ts";
import { Issues, shown } from "../../issues.ts";
import { settleRests } from "../../model/wholes.ts";
import { nameSpace, targetsOf } from "../../plan/names.ts";
import { layRow } from "../../plan/scenarios/table-layer.ts";
import { settingContext } from "../../plan/settings/conversion.ts";
import { ignoredColumns, readRow, tableColumns } from "../../plan/settings/table/input-table.ts";
import { otherwiseSet, settingMeant } from "../../plan/settings/table/settings-as-rows.ts";
import {
  isShownAs,
  type RowContext,
  saysRanges,
  type WrongCell,
} from "../../plan/settings/table/table-cells.ts";
import { wholesIn } from "../../plan/shares.ts";
import type { Declared, InputTable, Project, Setting, TableRow } from "../../plan/types.ts";
import { firstYear, lastYear, readYear } from "../../plan/years.ts";
import type { Calendar } from "../../year-names.ts";
import { type Cell, type CsvDocument, readCsv } from "../csv-reader.ts";
import { readBytes } from "../json/read-file.ts";

/** Other words for the columns, as tables of people have them. */
const otherWords: Readonly<Record<string, string>> = {
  ...{ input: "name", parameter: "name", distribution: "shape", setby: "set_by" },
  ...{
    이름: "name",
    입력값: "name",
    값: "value",
    단위: "unit",
    출처: "source",
    이유: "reason",
    분포: "shape",
  },
  ...{ 최저: "low", 하한: "low", 최고: "high", 상한: "high", 비고: "note", 명칭: "label", 나머지: "rest" },
};

/** The columns of a table by place: an id or a year, and undefined where a column has no heading. */
type Columns = readonly (string | undefined)[];

/** Throws Failure: "file" where it cannot be read, else "input" with all that is wrong with it. */
export function readInputTable(file: string, content: unknown, project: Project): InputTable {
  const csv = readCsv(file, content === undefined ? readBytes(file) : writtenOut(file, content));
  const issues = new Issues();
  const [head = [], ...records] = csv.records;
  const columns = readHead(head, csv, project.plan.calendar, issues);
  const setting = columns.includes("name") ? undefined : headSetting(head, csv, project);
  if (setting !== undefined) throw new Failure("input", setting);
  if (issues.all.length > 0) throw new Failure("input", issues.all);
  const named = namedRecords(records, columns, csv, project, issues);
  const notes: Message[] = [];
  const rows = readRows(named, columns, csv, project, issues, notes);
  if (issues.all.length > 0) throw new Failure("input", issues.all);
  return {
    from: "table",
    id: file,
    rows,
    content: csv.records.map(kept),
    notes: [...notes, ...notesOn(file, rows, project)],
  };
}

/** Cells that a saved result has kept, as a file of this name would have them. Throws Failure "input". */
function writtenOut(file: string, content: unknown): string {
  const isRecord = (record: unknown): record is string[] =>
    Array.isArray(record) && record.every((cell) => typeof cell === "string");
  if (!Array.isArray(content) || !content.every(isRecord)) {
    throw new Failure("input", message("scenario.not-recorded", { name: shown(file) }));
  }
  const separator = /\.tsv$/i.test(file) ? "\t" : ",";
  const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
  return content.map((record) => record.map(quoted).join(separator)).join("\n");
}

/** JSON of ours holds no line breaks in its texts, and no table needs them. */
function kept(record: readonly Cell[]): string[] {
  return record.map(({ text }) => text.replaceAll(/\s+/g, " ").trim());
}

/** What is wrong with a first row that is no row of headings but a setting: `fx.usd=1600`, or a name and its value. */
function headSetting(head: readonly Cell[], csv: CsvDocument, project: Project): Issue | undefined {
  const [first, second] = head;
  if (first === undefined) return undefined;
  const place = csv.placeOf(first);
  const isLine = /[:=]/.test(first.text);
  const next = settingAsRow(isLine ? (place.text ?? "") : `${first.text}=${second?.text}`, isLine, project);
  return next.length === 0 ? undefined : { ...message("set-file.no-head"), place, next };
}

/** In a line that is longer no setting is looked for. */
const longestSetting = 160;

/** How a table says what a line sets, and how the command line does; nothing of what sets no input. `guess`: whether its name may be a slip. */
function settingAsRow(line: string, guess: boolean, project: Project): readonly Message[] {
  const { years, calendar } = project.plan;
  const change = line.length > longestSetting ? undefined : settingMeant(line, calendar);
  if (change === undefined || change.path.includes("*")) return [];
  const targets = targetsOf(change.path, nameSpace(project));
  const [name] =
    "names" in targets ? targets.names : guess ? project.suggestions(change.path, ["input"]) : [];
  return name === undefined ? [] : otherwiseSet(change, name, years, calendar);
}

function readHead(
  head: readonly Cell[],
  csv: CsvDocument,
  calendar: Calendar | undefined,
  issues: Issues,
): Columns {
  const ids: string[] = [...tableColumns, ...ignoredColumns];
  const columns: (string | undefined)[] = [];
  for (const cell of head) {
    const text = plainText(cell.text).trim();
    const read = readYear(text, calendar);
    const year = typeof read === "number" ? String(read) : undefined;
    const plain = text.toLowerCase().replaceAll(/[ _-]+/g, "_");
    const id = year ?? (ids.includes(plain) ? plain : otherWords[plain.replaceAll("_", "")]);
    const place = () => csv.placeOf(cell);
    const isYear = year !== undefined;
    if (isYear && (Number(year) < firstYear || Number(year) > lastYear)) {
      const values = { key: text, first: firstYear, last: lastYear };
      issues.add(() => ({ ...message("plan.values-year", values), place: place() }));
    } else if (id === undefined && typeof read === "object" && read.id !== "years.no-year") {
      issues.add(() => ({ ...read, place: place() }));
    } else if (id === undefined && text !== "") {
      const next = didYouMean(nearest(plain, ids, 1));
      const values = { column: shown(text), known: ids.join(", ") };
      issues.add(() => ({ ...message("set-file.no-column", values), place: place(), next }));
    } else if (id !== undefined && columns.includes(id)) {
      issues.add(() => ({ ...message("set-file.column-twice", { column: id }), place: place() }));
    }
    columns.push(id);
  }
  if (columns.includes("name")) return columns;
  const place = head[0] === undefined ? { file: csv.file } : csv.placeOf(head[0]);
  const next = [message("next.see", { command: "baekjo list inputs --format csv" })];
  issues.add(() => ({ ...message("set-file.no-names"), place, next }));
  return columns;
}

/** The records by the inputs that they name, each once. */
function namedRecords(
  records: readonly (readonly Cell[])[],
  columns: Columns,
  csv: CsvDocument,
  project: Project,
  issues: Issues,
): ReadonlyMap<string, readonly Cell[]> {
  const space = nameSpace(project);
  const found = new Map<string, readonly Cell[]>();
  for (const record of records) {
    const report = (issue: Issue, cell: Cell) => issues.add(() => ({ ...issue, place: csv.placeOf(cell) }));
    const filled = record.filter(({ text }) => text.trim() !== "");
    const extra = record.find(({ text }, i) => columns[i] === undefined && text.trim() !== "");
    if (extra !== undefined) report(message("set-file.extra-cell"), extra);
    const cell = record[columns.indexOf("name")];
    const written = cell?.text.trim() ?? "";
    if (cell === undefined || written === "") {
      report(message("set-file.no-name"), filled[0] as Cell);
      continue;
    }
    const targets = written.includes("*") ? undefined : targetsOf(written, space);
    const isNamed = targets !== undefined && "names" in targets;
    const setting = isNamed ? undefined : rowSetting(written, record, columns, project);
    if (setting !== undefined) report(setting, cell);
    else if (targets === undefined) report(message("set-file.one-input", { name: shown(written) }), cell);
    else if (!("names" in targets)) report(targets, cell);
    else {
      const name = targets.names[0] as string;
      const before = found.get(name)?.[columns.indexOf("name")];
      if (before === undefined) found.set(name, record);
      else report(message("set-file.twice", { name, line: csv.placeOf(before).line ?? 0 }), cell);
    }
  }
  return found;
}

/** What is wrong with a name that has years of its value behind it, or the value itself: `fx.usd@2026`, `fx.usd=1600`. */
function rowSetting(
  written: string,
  record: readonly Cell[],
  columns: Columns,
  project: Project,
): Issue | undefined {
  const cellOf = (column: string) => record[columns.indexOf(column)]?.text.trim() ?? "";
  const amount = `${cellOf("value")} ${cellOf("unit")}`.trim();
  const isSetting = written.includes("=");
  const change = settingMeant(isSetting ? written : `${written}=${amount || 0}`, project.plan.calendar);
  if (written.length > longestSetting || change === undefined) return undefined;
  const { path, years, text } = change;
  const targets = targetsOf(path, nameSpace(project));
  if ((years === undefined && !isSetting) || !("names" in targets)) return undefined;
  const filled = columns.filter((column) => /^\d{4}$/.test(column ?? "") && cellOf(column as string) !== "");
  const isNamed = (column: string | undefined) =>
    Number(column) >= (years?.from ?? 0) && Number(column) <= (years?.to ?? lastYear);
  const next =
    isSetting || amount !== ""
      ? settingAsRow(text, false, project)
      : didYouMean(filled.length > 0 && filled.every(isNamed) ? targets.names : []);
  return { ...message("set-file.name-alone", { name: shown(written) }), next };
}

/** What the records say otherwise than the plan. */
function readRows(
  records: ReadonlyMap<string, readonly Cell[]>,
  columns: Columns,
  csv: CsvDocument,
  project: Project,
  issues: Issues,
  notes: Message[],
): readonly TableRow[] {
  const wholes = wholesIn(project);
  const parts = new Set(wholes.flatMap((whole) => whole.parts));
  const known = new Set(columns.filter((column) => column !== undefined));
  const { plan, sources } = project;
  const grounds = {
    ...{ years: plan.years, context: settingContext(project), inflation: plan.inflation !== undefined },
    isSource: (id: string) => sources.has(id),
  };
  const rows: TableRow[] = [];
  const rests = new Map<string, number | ReadonlyMap<number, number>>();
  const laidOn = new Map(plan.settings);
  for (const [name, record] of records) {
    const declared = project.declared.get(name) as Declared;
    const planned = plan.settings.get(name) as Setting;
    const rowContext: RowContext = { ...grounds, planned, declared, isPart: parts.has(name) };
    const cells = new Map(
      columns.flatMap((column, i) => (column === undefined ? [] : [[column, record[i]?.text.trim() ?? ""]])),
    );
    const wrong: WrongCell[] = [];
    const found = readRow(cells, rowContext, wrong, notes, rests);
    const placeOf = (column: string) => {
      const cell = record[columns.indexOf(column)];
      return csv.placeOf(cell ?? (record[columns.indexOf("name")] as Cell));
    };
    for (const { column, ...issue } of wrong) issues.add(() => ({ ...issue, place: placeOf(column) }));
    if (wrong.length > 0 || Object.keys(found).length === 0) continue;
    const changed = found.value instanceof Map ? String([...found.value.keys()][0]) : "value";
    const row: TableRow = {
      ...{ ...found, name, columns: known },
      placeOf: (part) => placeOf(part === "value" ? changed : cells.has("low") ? "low" : "values"),
    };
    const laid = layRow(row, planned, rowContext, csv.file);
    if ("column" in laid) {
      const { column, ...issue } = laid;
      issues.add(() => ({ ...issue, place: row.placeOf(column) }));
    } else {
      rows.push(row);
      laidOn.set(name, laid);
    }
  }
  settleRests(laidOn, wholes);
  for (const [name, stated] of issues.all.length > 0 ? [] : rests) {
    const column = otherwise(stated, laidOn.get(name) as Setting);
    if (column === undefined) continue;
    const cell = records.get(name)?.[columns.indexOf(column)] as Cell;
    issues.add(() => ({ ...message("set-file.rest-value", { name }), place: csv.placeOf(cell) }));
  }
  return rows;
}

/** The column in which the rest of a whole is said to be what the other parts do not leave; undefined where there is none. */
function otherwise(stated: Setting["value"], { value, unit }: Setting): string | undefined {
  if (typeof stated === "number") {
    const left = typeof value === "number" ? [value] : [...value.values()];
    return left.every((one) => isShownAs(stated, one, unit)) ? undefined : "value";
  }
  const left = (year: number) => (typeof value === "number" ? value : (value.get(year) ?? Number.NaN));
  const wrong = [...stated].find(([year, one]) => !isShownAs(one, left(year), unit));
  return wrong && String(wrong[0]);
}

/** So many inputs are named in a note, and the others counted. */
const maxNamed = 3;

/** What a table changes without saying all that there is to say of it. */
function notesOn(file: string, rows: readonly TableRow[], { plan }: Project): Message[] {
  const moved = rows.filter(({ value, range }) => value !== undefined || range !== undefined);
  const planned = ({ name }: TableRow) => plan.settings.get(name) as Setting;
  const cited = moved.filter((row) => {
    const { source } = planned(row);
    return (
      row.source === undefined && row.columns.has("source") && source !== "ASSUMPTION" && source.length > 0
    );
  });
  const certain = moved.filter(
    (row) => typeof row.value === "number" && planned(row).range !== undefined && !saysRanges(row.columns),
  );
  const naming = (some: readonly TableRow[]) => {
    const names = some.slice(0, maxNamed).map(({ name }) => name);
    return {
      file: shown(file),
      count: some.length,
      names: [...names, ...(some.length > maxNamed ? ["…"] : [])].join(", "),
    };
  };
  return [
    ...(cited.length === 0 ? [] : [message("set-file.same-source", naming(cited))]),
    ...(certain.length === 0 ? [] : [message("set-file.certain", naming(certain))]),
  ];
}
