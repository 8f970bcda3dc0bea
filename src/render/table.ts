import type { Report } from "../report/report.ts";
import type { Style } from "./formats.ts";
import { compareTable } from "./table/compare.ts";
import { listTable, validateTable } from "./table/list.ts";
import { runTable } from "./table/run.ts";

/** For reading: 80 columns, rounded, in scaled money. Scripts should ask for another format. */
export function table(report: Report, style: Style): string {
  switch (report.verb) {
    case "run":
      return runTable(report, style);
    case "compare":
      return compareTable(report, style);
    case "list":
      return listTable(report, style);
    case "validate":
      return validateTable(report, style);
  }
}
