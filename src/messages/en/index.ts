import type { Joined } from "../message.ts";
import { checkEn } from "./check.ts";
import { cliEn } from "./cli.ts";
import { explainEn } from "./explain.ts";
import { filesEn } from "./files.ts";
import { formulaEn } from "./formula.ts";
import { planEn } from "./plan.ts";
import { projectionEn } from "./projection.ts";
import { reportEn } from "./report.ts";
import { simulationEn } from "./simulation.ts";
import { solveEn } from "./solve.ts";
import { trackEn } from "./track.ts";

/** The program's own words in English, by message id, a table an area; `{name}` is filled in. To join them takes a start milliseconds. */
export const en = [
  cliEn,
  filesEn,
  formulaEn,
  planEn,
  projectionEn,
  solveEn,
  simulationEn,
  explainEn,
  checkEn,
  trackEn,
  reportEn,
] as const;

export type English = Joined<(typeof en)[number]>;
