/** A table of inputs laid on settings. */

import { type Issue, type Message, message } from "../../errors.ts";
import { exactProduct, exactSum } from "../../formula/decimal.ts";
import { unitless } from "../../formula/units.ts";
import type { Text } from "../../model/definition.ts";
import { moved, type Range } from "../../model/inputs.ts";
import { settleRests } from "../../model/wholes.ts";
import { fromValue } from "../settings/apply.ts";
import { settingContext } from "../settings/conversion.ts";
import { writeSetting } from "../settings/grammar.ts";
import { badPathRange, badRange } from "../settings/input-limits.ts";
import type { Wrong } from "../settings/quantities.ts";
import { writeQuantity } from "../settings/quantity-text.ts";
import { type RowContext, saysRanges } from "../settings/table/table-cells.ts";
import { wholesIn } from "../shares.ts";
import type { Citation, Declared, InputTable, Layer, Project, Setting, TableRow } from "../types.ts";
import type { LayerContext } from "./layers.ts";

/** Lays a table on `settings`, in place. Returns what was wrong. */
export function applyTable(
  settings: Map<string, Setting>,
  { rows, id }: InputTable,
  { project, planned, years }: Pick<LayerContext, "project" | "planned" | "years">,
): readonly Issue[] {
  const context = settingContext(project);
  const wholes = wholesIn(project);
  const issues: Issue[] = [];
  // What is the rest before the table, it is for all of it.
  settleRests(settings, wholes);
  for (const row of rows) {
    const { name, placeOf } = row;
    const declared = project.declared.get(name) as Declared;
    const rowContext = { planned: planned.get(name) as Setting, declared, years, context };
    const laid = layRow(row, settings.get(name) as Setting, rowContext, id);
    if ("column" in laid) {
      const { column, ...wrong } = laid;
      issues.push({ ...wrong, place: placeOf(column) });
    } else settings.set(name, laid);
  }
  settleRests(settings, wholes);
  return issues;
}

/** A table among the layers of a scenario: what it sets, as settings are written. */
export function tableLayer({ id, content, rows }: InputTable, project: Project): Layer {
  const set = rows.flatMap(({ name, value, range }) => {
    const { unit } = project.declared.get(name) as Declared;
    const write = (one: number, as = unit) => writeQuantity(one, as, project.context);
    if (value === "rest") return [writeSetting({ path: name, op: "=", value })];
    const planned = project.plan.settings.get(name)?.value;
    const isYearly = typeof (value ?? planned) !== "number";
    const as = isYearly && range !== "none" && range?.as === undefined ? unitless : unit;
    const ends =
      range === undefined || range === "none"
        ? {}
        : { range: { low: write(range.low, as), high: write(range.high, as) } };
    if (value instanceof Map) {
      return [...value].map(([year, one]) =>
        writeSetting({ path: name, years: { from: year, to: year }, op: "=", value: write(one), ...ends }),
      );
    }
    const one = value ?? planned;
    return typeof one === "number" ? [writeSetting({ path: name, op: "=", value: write(one), ...ends })] : [];
  });
  return { id, from: "table", file: id, content, set, unset: [] };
}

/** Lays what a row says on a setting. Returns what is wrong with that: with its value, or with its range. */
export function layRow(
  row: Omit<TableRow, "placeOf">,
  current: Setting,
  { planned, declared, years, context }: Pick<RowContext, "planned" | "declared" | "years" | "context">,
  layer: string,
): Setting | (Wrong & { readonly column: "value" | "range" }) {
  const isMoved = row.value !== undefined || row.range !== undefined;
  const rest = row.value === "rest" ? [] : row.value === undefined ? current.rest : undefined;
  const value = valueAfter(row.value, current.value, years);
  const gap = gapIn(value, declared);
  if (gap !== undefined) return { ...gap, column: "value" };
  const range = row.value === "rest" ? undefined : rangeAfter(row, value, current, planned);
  if (range !== undefined) {
    const wrong =
      typeof value === "number"
        ? badRange(range, value, declared, context)
        : badPathRange(range, value, declared);
    const next = row.range === undefined ? [message("set-file.clear-range")] : [];
    if (wrong !== undefined) return { ...wrong, next, column: row.range === undefined ? "value" : "range" };
  }
  const stated = <Key extends "reason" | "note">(key: Key): Text | undefined => {
    const cell = row[key];
    if (cell !== undefined) return cell === "" ? undefined : { en: cell, ko: cell };
    return isMoved ? (row.columns.has(key) ? planned[key] : undefined) : current[key];
  };
  const prices =
    row.prices === "none" ? undefined : (row.prices ?? (isMoved ? planned.prices : current.prices));
  const { range: _, rest: __, without, reason: ___, note: ____, prices: _____, ...kept } = current;
  const [reason, note] = [stated("reason"), stated("note")];
  return {
    ...kept,
    ...{ value, source: sourceAfter(row, current, planned, isMoved), layer },
    ...(rest === undefined ? {} : { rest }),
    ...(range === undefined ? {} : { range }),
    ...(prices === undefined ? {} : { prices }),
    ...(reason === undefined ? {} : { reason }),
    ...(note === undefined ? {} : { note }),
    // What it would be without a project spoke of the value that was there before.
    ...(without === undefined || isMoved ? {} : { without }),
  };
}

/** A table that has the column says where each of its values is from; of another a value that it changes is an assumption. */
function sourceAfter(
  { source, columns }: Omit<TableRow, "placeOf">,
  current: Setting,
  planned: Setting,
  isMoved: boolean,
): Citation {
  if (source !== undefined) return source;
  if (!isMoved) return current.source;
  return columns.has("source") && planned.source.length > 0 ? planned.source : "ASSUMPTION";
}

function valueAfter(
  written: TableRow["value"],
  current: Setting["value"],
  years: readonly number[],
): Setting["value"] {
  if (written === undefined || written === "rest") return current;
  if (typeof written === "number") return written;
  const path = typeof current === "number" ? years.map((year) => [year, current] as const) : current;
  return new Map([...path, ...written].sort(([a], [b]) => a - b));
}

/** A path that holds names every year between its first and its last. */
function gapIn(value: Setting["value"], { name, declaration }: Declared): Message | undefined {
  if (typeof value === "number" || declaration.outside !== "hold") return undefined;
  const named = [...value.keys()];
  const gap = named.find((year, i) => i > 0 && year !== (named[i - 1] as number) + 1);
  return gap === undefined
    ? undefined
    : message("plan.values-gap", { name, year: (named[named.indexOf(gap) - 1] as number) + 1 });
}

/** A table with columns for it says the range of each value that it changes; without them a value by itself is certain, as by --set. */
function rangeAfter(
  { value: written, range, columns }: Omit<TableRow, "placeOf">,
  value: Setting["value"],
  current: Setting,
  planned: Setting,
): Range | undefined {
  if (range === "none") return undefined;
  const stated = written === undefined || written === "rest" ? planned.value : written;
  if (range !== undefined) return carried(range, stated, value);
  if (written === undefined) return current.range;
  if (saysRanges(columns)) return carried(planned.range, planned.value, value);
  return typeof value === "number" ? undefined : carried(current.range, current.value, value);
}

/** A range around one value as one on a path, and back. */
function carried(range: Range | undefined, from: Setting["value"], to: Setting["value"]): Range | undefined {
  if (range === undefined || typeof from === typeof to) return range;
  if (typeof from === "number") return fromValue(range, from);
  const { as, ...ends } = range;
  return moved(ends, (end) => (as === undefined ? exactProduct : exactSum)(to as number, end));
}
