import type { Joined } from "../en/index.ts";
import type { Translation } from "../message.ts";
import { checkKo } from "./check.ts";
import { cliKo } from "./cli.ts";
import { explainKo } from "./explain.ts";
import { filesKo } from "./files.ts";
import { formulaKo } from "./formula.ts";
import { planKo } from "./plan.ts";
import { projectionKo } from "./projection.ts";
import { reportKo } from "./report.ts";
import { simulationKo } from "./simulation.ts";
import { solveKo } from "./solve.ts";
import { trackKo } from "./track.ts";

const tables = [
  cliKo,
  filesKo,
  formulaKo,
  planKo,
  projectionKo,
  solveKo,
  simulationKo,
  explainKo,
  checkKo,
  trackKo,
  reportKo,
] as const;

type Korean = Joined<(typeof tables)[number]>;

/** The program's own words in Korean, by message id. */
export const ko: readonly Partial<Translation<Korean>>[] = tables;
