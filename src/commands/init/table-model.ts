/** The model of a budget table: a family for each group of lines, and sums of groups. */

import type { BudgetLine } from "../../files/budget/budget-totals.ts";
import { append } from "../../lists.ts";
import type { Written } from "./blank.ts";
import { idOf } from "./member-ids.ts";

/** The lines that have the same groups. */
export interface Group {
  readonly names: readonly string[];
  readonly family: string;
  readonly lines: readonly (BudgetLine & { readonly id: string })[];
}

type Metric = Readonly<Record<string, unknown>>;

const flow = { unit: "money", kind: "flow" };

/** `template`: the model of lines alone, as it ships. */
export function modelOf(template: Written, groups: readonly Group[]): object {
  const metrics: [string, Metric][] = [];
  const widest = new Map<string, { readonly name: string; readonly parts: string[] }>();
  const taken = new Set(groups.map(({ family }) => family));
  const single = groups.length === 1 && groups[0]?.names.length === 0;
  for (const { names, family } of groups) {
    const label = names.at(-1) ?? "Lines";
    metrics.push([
      `${family}.*.spending`,
      {
        formula: `${family}.*.amount * outturn`,
        ...{ ...flow, section: "lines", summary: single, label: "{member}" },
        about: { en: "The line's amount, as far as it is spent.", ko: "항목의 금액 가운데 집행되는 금액." },
        worse: "high",
      },
    ]);
    if (single) continue;
    metrics.push([
      `${family}.spending`,
      {
        formula: `sum(${family}.*.spending)`,
        ...{
          ...flow,
          section: names.length === 2 ? "programmes" : "departments",
          summary: names.length < 2,
          label,
        },
        about: { en: "Of its lines.", ko: "딸린 항목의 합계." },
        worse: "high",
      },
    ]);
    if (names.length !== 2) continue;
    const [name = ""] = names;
    const department = widest.get(name) ?? { name: `${idOf(name, "department", taken)}.spending`, parts: [] };
    department.parts.push(`${family}.spending`);
    widest.set(name, department);
  }
  for (const [label, { name, parts }] of widest)
    append(
      metrics,
      added(name, parts, {
        ...{ ...flow, section: "departments", summary: true, label },
        about: { en: "Of its programmes.", ko: "딸린 사업의 합계." },
        worse: "high",
      }),
    );
  const families = groups.map(({ family }) => family);
  const grouped = new Set([...widest.values()].flatMap(({ parts }) => parts));
  const top = [
    ...families.map((family) => `${family}.spending`).filter((name) => !grouped.has(name)),
    ...[...widest.values()].map(({ name }) => name),
  ];
  const spent = single ? [`sum(${families[0]}.*.spending)`] : top;
  append(metrics, [
    ...added(
      "budget",
      families.map((family) => `sum(${family}.*.amount)`),
      {
        ...{ ...flow, section: "total", summary: false },
        label: { en: "Total of the table", ko: "표의 합계" },
        about: { en: "All lines, as the table has them.", ko: "표에 적힌 모든 항목의 합계." },
        worse: "high",
      },
    ),
    ...added("spending", spent, {
      ...{ ...flow, section: "total", summary: true },
      label: { en: "Total spending", ko: "지출 합계" },
      about: { en: "Of all lines.", ko: "모든 항목의 합계." },
      worse: "high",
    }),
  ]);
  const { "lines.*.amount": amount, ...own } = template.parameters as Readonly<Record<string, Written>>;
  return {
    ...template,
    $schema: "./schemas/model.json",
    families: Object.fromEntries(
      groups.map(({ family, names }) => [family, names.join(": ") || template.label]),
    ),
    parameters: { ...own, ...Object.fromEntries(families.map((family) => [`${family}.*.amount`, amount])) },
    metrics: { ...Object.fromEntries(metrics), ...(template.metrics as object) },
    pictures: [{ whole: "spending", parts: single || top.length > 20 ? [] : top, line: "available" }],
  };
}

/** A formula holds so many characters; a longer sum is made of parts. */
const longestSum = 1800;

function added(name: string, parts: readonly string[], metric: Metric): readonly [string, Metric][] {
  const formula = parts.join(" + ");
  if (formula.length <= longestSum) return [[name, { formula, ...metric }]];
  const chunks: string[][] = [[]];
  for (const part of parts) {
    const last = chunks.at(-1) as string[];
    if (last.join(" + ").length + part.length > longestSum - 10) chunks.push([part]);
    else last.push(part);
  }
  const names = chunks.map((_, i) => `${name}.part_${i + 1}`);
  return [
    ...chunks.map((chunk, i): [string, Metric] => [
      names[i] as string,
      { formula: chunk.join(" + "), ...metric, summary: false },
    ]),
    ...added(name, names, metric),
  ];
}
