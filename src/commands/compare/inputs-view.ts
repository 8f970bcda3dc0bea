/** The inputs in which scenarios differ, and who set them. */

import type { Translate } from "../../messages/format.ts";
import { textCell } from "../../output/csv/csv.ts";
import type { Style } from "../../output/formats.ts";
import { plainOrEmpty } from "../../output/numbers/number.ts";
import { quantities } from "../../output/numbers/quantity.ts";
import type { CsvStyle } from "../../output/report-view.ts";
import type { GridCell, GridColumn, GridRow } from "../../output/text/grid.ts";
import type { Part } from "../../output/text/page.ts";
import type { CompareReport, InputRow } from "../../report/types.ts";
import { yearName } from "../../year-names.ts";

export function inputPart(report: CompareReport, language: Style["language"], t: Translate): Part {
  if (report.inputs.length === 0) return { remark: t("table.no-differing-inputs") };
  const columns: GridColumn[] = [
    { heading: t("table.scenario"), align: "left", wrap: 40 },
    { heading: t("list.value"), align: "right" },
    { heading: t("list.set-by"), align: "left" },
  ];
  const words = { language, counts: report.model.counts, calendar: report.plan.years };
  const none = t("table.undefined");
  const rows = report.inputs.flatMap((input): GridRow[] => {
    const texts = input.values.map((value) => quantities(value, input.unit, words));
    // A row of years is shown by its ends: where these are alike, the years that differ t what has changed.
    const alike = texts.every((text) => text === texts[0]);
    const years = alike ? differingYears(input, report.years) : [];
    const shown = (value: InputRow["values"][number], i: number) => {
      if (years.length === 0 || value === null) return texts[i] ?? none;
      const named = years.slice(0, maxYears).map(({ year, at }) => {
        const one = typeof value === "number" ? value : (value[at] ?? null);
        return `${yearName(year, words.calendar)}: ${quantities(one, input.unit, words)}`;
      });
      return [...named, ...(years.length > maxYears ? ["…"] : [])].join(", ");
    };
    return [
      { title: `${input.name}: ${input.label[language]}` },
      ...report.scenarios.map((scenario, i): GridCell[] => [
        { text: scenario.name, indent: 2 },
        { text: shown(input.values[i] ?? null, i) + (input.rest?.[i] ? ` (${t("share.rest")})` : "") },
        { text: input.setBy[i] ?? "" },
      ]),
    ];
  });
  return { columns, rows };
}

/** So many of the years that differ fit a cell. */
const maxYears = 3;

/** The years in which not all scenarios give an input one value; none where only its range differs. */
function differingYears({ values }: InputRow, years: readonly number[]) {
  const valueAt = (value: InputRow["values"][number], at: number) =>
    value === null || typeof value === "number" ? value : (value[at] ?? null);
  return years
    .map((year, at) => ({ year, at }))
    .filter(({ at }) => values.some((value) => valueAt(value, at) !== valueAt(values[0] ?? null, at)));
}

/** The inputs that differ: one record a value, without a year where one holds for all. */
export function inputRecords(
  { plan, scenarios, years, inputs }: CompareReport,
  { language }: CsvStyle,
): string[][] {
  const head = ["scenario", "year", "input", "label", "value", "unit", "set_by"];
  const records = inputs.flatMap(({ name, label, unit, values, setBy }) =>
    scenarios.flatMap((scenario, i) => {
      const value = values[i] ?? null;
      const record = (year: string, one: number | null) => [
        scenario.name,
        year,
        name,
        textCell(label, language),
        plainOrEmpty(one),
        unit,
        setBy[i] ?? "",
      ];
      if (value === null || typeof value === "number") return [record("", value)];
      return years.map((year, k) => record(yearName(year, plan.years), value[k] ?? null));
    }),
  );
  return [head, ...records];
}
