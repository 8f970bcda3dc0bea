/** JSON for machines: every digit, labels in English, nothing that depends on the locale. */

import type {
  Cell,
  CompareReport,
  Head,
  ListReport,
  Report,
  Row,
  RunReport,
  ScenarioHead,
} from "../report/report.ts";
import { plain } from "./number.ts";

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };

export function json(report: Report): string {
  return `${write(documentOf(report), "")}\n`;
}

function documentOf(report: Report): Json {
  const format = `baekjo/${report.verb}/1`;
  switch (report.verb) {
    case "run":
      return { format, ...headOf(report), ...scenariosOf(report), rows: rowsOf(report) };
    case "compare":
      return {
        format,
        ...headOf(report),
        ...scenariosOf(report),
        baseline: (report.scenarios[report.baseline] as ScenarioHead).name,
        rows: rowsOf(report),
        differences: report.differences.map(({ scenario, metric, unit, values, total, relative }) => ({
          scenario: (report.scenarios[scenario] as ScenarioHead).name,
          metric,
          unit,
          values,
          total,
          relative,
        })),
        inputs: report.inputs.map(({ label, ...input }) => ({ ...input, label: label.en })),
      };
    case "list":
      return {
        format,
        ...headOf(report),
        list: report.list,
        items: report.items.map((item) => itemOf(item, report)),
      };
    case "validate":
      return { format, version: report.version, files: report.files };
  }
}

function headOf({ version, plan, planFile, model, modelFile }: Head) {
  const currency = { code: plan.currency.code, decimals: plan.currency.decimals };
  return {
    version,
    plan: { id: plan.id, file: planFile, label: plan.label.en, currency },
    model: { id: model.id, file: modelFile },
  };
}

function scenariosOf(report: RunReport | CompareReport) {
  const scenarios = report.scenarios.map(({ name, label, layers, inputs, assumptions }) => ({
    name,
    label: label.en,
    layers: layers.map(({ id, from, file, set, unset, why }) => ({ id, from, file, set, unset, why })),
    inputs,
    assumptions,
  }));
  return { scenarios, years: report.years };
}

function rowsOf(report: { rows: readonly Row[]; scenarios: readonly ScenarioHead[] }) {
  return report.rows.map(({ scenario, metric, label, unit, kind, values, total }) => ({
    scenario: (report.scenarios[scenario] as ScenarioHead).name,
    metric,
    label: label.en,
    unit,
    kind,
    values,
    total,
  }));
}

function itemOf(item: Readonly<Record<string, Cell>>, report: ListReport): Json {
  const columns = report.columns.filter(({ as }) => as !== "mark");
  return Object.fromEntries(columns.map(({ id }) => [id, english(item[id] ?? null)]));
}

function english(cell: Cell): Json {
  return cell !== null && typeof cell === "object" && "en" in cell ? cell.en : cell;
}

/** Two spaces a level; what holds no objects stays on one line, so that a changed figure is one changed line. */
function write(value: Json, indent: string): string {
  if (value === null || typeof value !== "object") return scalar(value);
  const flat = indent !== "" && !holdsObjects(value);
  if (isList(value)) {
    if (value.length === 0) return "[]";
    if (value.every((item) => item === null || typeof item !== "object"))
      return `[${value.map(scalar).join(", ")}]`;
    return block(
      "[",
      "]",
      value.map((item) => write(item, `${indent}  `)),
      indent,
    );
  }
  const entries = Object.entries(value).flatMap(([key, item]) =>
    item === undefined ? [] : [[key, item] as const],
  );
  if (entries.length === 0) return "{}";
  const parts = entries.map(([key, item]) => `${JSON.stringify(key)}: ${write(item, `${indent}  `)}`);
  return flat ? `{ ${parts.join(", ")} }` : block("{", "}", parts, indent);
}

function block(open: string, close: string, parts: readonly string[], indent: string): string {
  return `${open}\n${parts.map((part) => `${indent}  ${part}`).join(",\n")}\n${indent}${close}`;
}

function holdsObjects(value: Json): boolean {
  if (value === null || typeof value !== "object") return false;
  const inside: readonly (Json | undefined)[] = isList(value) ? value : Object.values(value);
  return inside.some(
    (item) => item !== null && typeof item === "object" && (!isList(item) || item.some(isObject)),
  );
}

function isObject(value: Json): boolean {
  return value !== null && typeof value === "object";
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function scalar(value: Json): string {
  return typeof value === "number" ? plain(value) : JSON.stringify(value);
}
