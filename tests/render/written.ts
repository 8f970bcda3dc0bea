import type { Format, Style } from "../../src/render/formats.ts";
import { renderers as byFormat } from "../../src/render/renderers.ts";
import { compareView } from "../../src/render/views/compare.ts";
import { listView } from "../../src/render/views/list.ts";
import { runView } from "../../src/render/views/run.ts";
import { validateView } from "../../src/render/views/validate.ts";
import type { CompareReport, ListReport, RunReport, ValidateReport } from "../../src/report/report.ts";

type Report = RunReport | CompareReport | ListReport | ValidateReport;

/** A report in a format, with the view of its verb. */
function written(format: Format, report: Report, style: Style): string {
  const write = byFormat[format];
  switch (report.verb) {
    case "run":
      return write(report, runView, style);
    case "compare":
      return write(report, compareView, style);
    case "list":
      return write(report, listView, style);
    case "validate":
      return write(report, validateView, style);
  }
}

const formats = Object.keys(byFormat) as Format[];

export const renderers = Object.fromEntries(
  formats.map((format) => [format, (report: Report, style: Style) => written(format, report, style)]),
) as Readonly<Record<Format, (report: Report, style: Style) => string>>;
