/** Why scenarios differ, as records of CSV. */

import { basisUnit } from "../../output/csv/unit-basis.ts";
import { plainOrEmpty } from "../../output/numbers/number.ts";
import type { CompareReport, ScenarioHead } from "../../report/types.ts";

/** The inputs that differ: one record a value, without a year where one holds for all. */
export function inputRecords({ scenarios, years, inputs }: CompareReport): string[][] {
  const head = ["scenario", "year", "input", "value", "unit", "set_by"];
  const records = inputs.flatMap(({ name, unit, values, layers }) =>
    scenarios.flatMap((scenario, i) => {
      const value = values[i] ?? null;
      const record = (year: string, one: number | null) => [
        scenario.name,
        year,
        name,
        plainOrEmpty(one),
        unit,
        layers[i] ?? "",
      ];
      if (value === null || typeof value === "number") return [record("", value)];
      return years.map((year, t) => record(String(year), value[t] ?? null));
    }),
  );
  return [head, ...records];
}

/** From the baseline to each scenario: its start, a part for each input or group of inputs, its end. */
export function bridgeRecords(
  { scenarios, years, bridges, money }: CompareReport,
  wide: boolean,
): string[][] {
  const step = ["step", "inputs"];
  const head = wide
    ? ["scenario", "metric", ...step, "unit", ...years.map(String), "total"]
    : ["scenario", "year", "metric", ...step, "value", "unit"];
  const records = bridges.flatMap((bridge) => {
    const { scenario, metric, kind, baseline, other, parts } = bridge;
    const unit = basisUnit(bridge, money);
    const { name } = scenarios[scenario] as ScenarioHead;
    const steps = [
      { ...baseline, step: ["start", ""] },
      ...parts.map((part) => ({ ...part, step: ["part", part.inputs.join(";")] })),
      { ...other, step: ["end", ""] },
    ];
    return steps.flatMap(({ step, values, total }): string[][] => {
      const yearly = kind === "single" ? years.map(() => "") : values.map(plainOrEmpty);
      if (wide) return [[name, metric, ...step, unit, ...yearly, plainOrEmpty(total)]];
      if (kind === "single") return [[name, "", metric, ...step, plainOrEmpty(total), unit]];
      return yearly.map((value, t) => [name, String(years[t]), metric, ...step, value, unit]);
    });
  });
  return [head, ...records];
}
