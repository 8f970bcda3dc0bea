/** The inputs in which scenarios differ, and who set them. */

import type { Translate } from "../../messages/format.ts";
import { textCell } from "../../output/csv/csv.ts";
import type { Style } from "../../output/formats.ts";
import { plainOrEmpty } from "../../output/numbers/number.ts";
import { quantitiesApart } from "../../output/numbers/quantity.ts";
import type { CsvStyle } from "../../output/report-view.ts";
import type { GridCell, GridColumn, GridRow } from "../../output/text/grid.ts";
import type { Part } from "../../output/text/page.ts";
import type { CompareReport } from "../../report/types.ts";
import { yearName } from "../../year-names.ts";

export function inputPart(report: CompareReport, language: Style["language"], t: Translate): Part {
  if (report.inputs.length === 0) return { remark: t("table.no-differing-inputs") };
  const columns: GridColumn[] = [
    { heading: t("table.scenario"), align: "left", wrap: 40 },
    { heading: t("list.value"), align: "right" },
    { heading: t("list.set-by"), align: "left" },
  ];
  const words = { language, counts: report.model.counts, calendar: report.plan.years };
  const rows = report.inputs.flatMap((input): GridRow[] => {
    const texts = quantitiesApart(input.values, input.unit, report.years, words);
    return [
      {
        title: `${input.name}: ${input.label[language]}${areAlike(texts, input.rest) ? ` (${t("compare.inputs-alike")})` : ""}`,
      },
      ...report.scenarios.map((scenario, i): GridCell[] => [
        { text: scenario.name, indent: 2 },
        { text: (texts[i] as string) + (input.rest?.[i] ? ` (${t("share.rest")})` : "") },
        { text: input.setBy[i] ?? "" },
      ]),
    ];
  });
  return { columns, rows };
}

/** Whether nothing that is shown is different: then it is the range, or a year that is not shown. */
function areAlike(texts: readonly string[], rest: readonly boolean[] = []): boolean {
  return texts.every((text, i) => text === texts[0] && rest[i] === rest[0]);
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
