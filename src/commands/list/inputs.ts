/** The inputs of a scenario as a list, and as a table with a column a year that `--set-file` reads back. */

import { inputRange, inputUnit } from "../../analysis/projection/displayed.ts";
import { message } from "../../errors.ts";
import { written, writtenIn } from "../../formula/units.ts";
import { yearsOf } from "../../plan/settings/table/input-table.ts";
import type { Project, Scenario, Setting } from "../../plan/types.ts";
import { memberLabel } from "../../report/head.ts";
import type { Cell, Column, ListReport } from "../../report/listing.ts";
import { yearName } from "../../year-names.ts";

type Item = Readonly<Record<string, Cell>>;

export const inputColumns: readonly Column[] = [
  { id: "name", heading: "list.name", as: "name" },
  { id: "value", heading: "list.value", as: "number" },
  { id: "mark", heading: "list.mark", as: "mark" },
  { id: "label", heading: "list.label", as: "text" },
  { id: "unit", as: "name" },
  { id: "source", heading: "list.source", as: "name", wide: true },
  { id: "reason", heading: "list.reason", as: "text", wide: true },
  { id: "shape", heading: "list.shape", as: "shape", wide: true },
  { id: "as", as: "name" },
  { id: "low", heading: "list.low", as: "number", wide: true },
  { id: "high", heading: "list.high", as: "number", wide: true },
  { id: "note", heading: "list.note", as: "text", wide: true },
  { id: "rest", as: "name" },
  { id: "values", as: "number" },
  { id: "weights", as: "number" },
  { id: "prices", as: "name" },
];

/** Who set each input, shown where any is not as the plan has it; and for CSV the years that any of them names, of which JSON makes one value. */
export function columnsOf({ settings, instance, layers }: Scenario): Column[] {
  const shown = layers.length > 1 ? { heading: "list.set-by" as const } : {};
  const years = yearsOf(settings.values(), instance.years);
  return [
    { id: "set_by", as: "name", ...shown },
    ...years.map((year): Column => ({ id: yearName(year, instance.calendar), as: "number", only: "csv" })),
  ];
}

/** An input in the unit that it is shown in. */
export function inputItem(setting: Setting, project: Project, { instance }: Scenario): Item {
  const { name, declaration, unit, value, source, reason, note, prices, rest, layer } = setting;
  const yearly = typeof value !== "number";
  const range = inputRange(setting);
  const discrete = range !== undefined && "values" in range ? range.values : undefined;
  const byYear = yearly ? [...value].map(([year, base]) => [year, writtenIn(base, unit)] as const) : [];
  const shown = new Map(byYear);
  return {
    name,
    value: yearly ? instance.years.map((year) => shown.get(year) ?? null) : writtenIn(value, unit),
    mark: source === "ASSUMPTION" ? "*" : "",
    label: memberLabel(declaration.label, name, project),
    unit: inputUnit(setting, project),
    source,
    reason: reason ?? null,
    note: note ?? null,
    shape: range?.shape ?? null,
    as: range === undefined || !yearly ? null : (range.as ?? "factor"),
    // The other parts of the whole that it is the rest of.
    rest: rest ?? null,
    low: range?.low ?? null,
    high: range?.high ?? null,
    values: discrete?.map((each) => each.value) ?? null,
    weights: discrete?.map(({ weight }) => written(weight)) ?? null,
    prices: prices ?? null,
    set_by: layer,
    ...Object.fromEntries(byYear.map(([year, one]) => [yearName(year, instance.calendar), one])),
  };
}

/** Sentences in a narrower column are hard to read. */
const minReason = 24;

/** Of a list of inputs those that no page gives, with the reason beside each in place of the mark. */
export function assumptionsOf({ legend: _legend, ...report }: ListReport): ListReport {
  const items = report.items.filter(({ source }) => source === "ASSUMPTION");
  const columns = report.columns
    .filter(({ as }) => as !== "mark")
    .map((column) => (column.id === "reason" ? { ...column, wide: false, min: minReason } : column));
  return {
    ...report,
    columns,
    items,
    ...(items.length === 0 ? { legend: message("list.none-assumed") } : {}),
  };
}
