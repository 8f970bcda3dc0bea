/** A plan to begin with: a small model of its own that works, in numbers that say they are to be replaced. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Currency } from "../../model/inputs.ts";
import { yearsText } from "../../year-names.ts";
import type { Files } from "./new-folder.ts";
import { jsonText } from "./new-folder.ts";

export type Written = Readonly<Record<string, unknown>>;

export interface PlanText extends Written {
  readonly parameters: Readonly<Record<string, Written>>;
}

/** A template that ships, as its JSON has it. */
export function templateOf(root: string, name: string): Written {
  return JSON.parse(readFileSync(join(root, "data", "templates", name), "utf8"));
}

export function blankFiles(root: string, years: readonly number[], currency: Currency): Files {
  const plan = templateOf(root, "blank/plan.json") as PlanText;
  const scenario = templateOf(root, "blank/scenarios/dearer-building.json");
  const parameters = Object.entries(plan.parameters).map(([name, parameter]) => {
    const { values, prices } = parameter;
    return [
      name,
      {
        ...parameter,
        ...(Array.isArray(values) ? { values: byYear(values, years) } : {}),
        ...(prices === undefined ? {} : { prices: years[0] }),
      },
    ];
  });
  const own = { years: yearsText(years), currency, parameters: Object.fromEntries(parameters) };
  return new Map([
    ["plan.json", jsonText({ ...plan, ...own, $schema: "./schemas/plan.json" })],
    ["model.json", jsonText({ ...templateOf(root, "blank/model.json"), $schema: "./schemas/model.json" })],
    ["checks.json", jsonText({ ...templateOf(root, "blank/checks.json"), $schema: "./schemas/checks.json" })],
    ["scenarios/dearer-building.json", jsonText({ ...scenario, $schema: "../schemas/scenario.json" })],
  ]);
}

/** A value for each year; the last for the years behind. */
function byYear(values: readonly unknown[], years: readonly number[]): Written {
  return Object.fromEntries(years.map((year, i) => [year, values[Math.min(i, values.length - 1)]]));
}
