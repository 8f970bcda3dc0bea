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

/** The program's own words in English, by area and message id; `{name}` is filled in. What is said most is looked for first. */
export const en = [
  projectionEn,
  planEn,
  cliEn,
  filesEn,
  formulaEn,
  solveEn,
  simulationEn,
  explainEn,
  checkEn,
  trackEn,
  reportEn,
] as const;

/** Areas as one: an object with the texts of all. */
export type Joined<Areas extends () => unknown> = (
  Areas extends Areas
    ? (texts: ReturnType<Areas>) => void
    : never
) extends (texts: infer All) => void
  ? All
  : never;

export type English = Joined<(typeof en)[number]>;
