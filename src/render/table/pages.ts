import type { Report } from "../../report/report.ts";
import type { Style } from "../formats.ts";
import { comparePage } from "./compare.ts";
import { listPage, validatePage } from "./list.ts";
import type { Page, Room } from "./page.ts";
import { runPage } from "./run.ts";
import { sensitivityPage } from "./sensitivity.ts";
import { simulatePage } from "./simulate.ts";
import { solvePage } from "./solve.ts";
import { sweepPage } from "./sweep.ts";

/** What a person is shown of a report, in lines of at most so many columns where that can be had. */
export function pageOf(report: Report, style: Style, room: Room): Page {
  switch (report.verb) {
    case "run":
      return runPage(report, style, room);
    case "compare":
      return comparePage(report, style, room);
    case "sensitivity":
      return sensitivityPage(report, style, room);
    case "list":
      return listPage(report, style, room);
    case "sweep":
      return sweepPage(report, style, room);
    case "simulate":
      return simulatePage(report, style, room);
    case "part":
      throw new Error("a part is JSON");
    case "solve":
      return solvePage(report, style);
    case "validate":
      return validatePage(report, style);
  }
}
