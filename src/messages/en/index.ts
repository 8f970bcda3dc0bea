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

/** Tables as one: an object with the texts of all. */
export type Joined<Tables> = (Tables extends Tables ? (table: Tables) => void : never) extends (
  table: infer All,
) => void
  ? All
  : never;

export type English = Joined<(typeof en)[number]>;
