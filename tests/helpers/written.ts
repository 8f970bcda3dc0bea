import { compareView } from "../../src/commands/compare/view.ts";
import { listView } from "../../src/commands/list/view.ts";
import { runView } from "../../src/commands/run/view.ts";
import type { ValidateReport } from "../../src/commands/validate/view.ts";
import { validateView } from "../../src/commands/validate/view.ts";
import type { Format, Style } from "../../src/output/formats.ts";
import { renderers as byFormat } from "../../src/output/writers.ts";
import type { ListReport } from "../../src/report/listing.ts";
import type { CompareReport, RunReport } from "../../src/report/types.ts";

type Report = RunReport | CompareReport | ListReport | ValidateReport;

/** A report in a format, with the view of its command. */
function written(format: Format, report: Report, style: Style): string {
  const write = byFormat[format];
  switch (report.command) {
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
