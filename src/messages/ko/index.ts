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

const areas = [
  projectionKo,
  planKo,
  cliKo,
  filesKo,
  formulaKo,
  solveKo,
  simulationKo,
  explainKo,
  checkKo,
  trackKo,
  reportKo,
] as const;

type Korean = Joined<(typeof areas)[number]>;

/** The program's own words in Korean, by area and message id. */
export const ko: readonly (() => Partial<Translation<Korean>>)[] = areas;
