import type { SimulationLayout } from "../../analysis/simulated-scenarios.ts";
import { maxOf, minOf } from "../../lists.ts";
import { barsOf, edgesOver } from "../../math/statistics/bins.ts";
import type { Tally } from "../../math/statistics/tally.ts";
import { curveShares, type SimulateReport } from "../../report/simulated.ts";
import type { Outcome } from "../../simulation/outcome.ts";
import { inUnit } from "../simulate/report.ts";
import type { SpreadPart } from "./report.ts";

/** What lies beyond is counted but not drawn: one wild trial would squeeze all others into a corner. */
const outermost = { least: curveShares.indexOf(0.001), most: curveShares.indexOf(0.999) };
/** Of the shares every tenth: a percent apart, a curve is smooth. */
const each = 10;

/**
 * How the total of a simulated figure falls, the scenarios on the same bars; none where it has no total, or is undefined in every
 * trial of one of them. `simulation` is of `outcome`, with its curves.
 */
export function spreadPart(
  { curves = [], trials }: SimulateReport,
  name: string,
  { metrics }: SimulationLayout,
  { scenarios }: Outcome,
): SpreadPart | undefined {
  const metric = metrics.find((one) => one.name === name);
  const own = curves.filter((curve) => curve.metric === name);
  if (metric === undefined || own.length === 0) return undefined;
  const values = own.map((curve) => curve.values.filter((value) => value !== null));
  if (values.some(({ length }) => length < curveShares.length)) return undefined;
  const edges = edgesOver(
    minOf(values.map((curve) => curve[outermost.least] as number)),
    maxOf(values.map((curve) => curve[outermost.most] as number)),
  );
  const shown = inUnit(metric);
  const some = <T>(all: readonly T[]) => all.filter((_, i) => i % each === 0);
  const { label, unit, kind, total } = metric;
  return {
    ...{ metric: name, label, unit, kind, trials, edges, shares: some(curveShares) },
    spreads: values.map((curve, scenario) => ({
      scenario,
      ...barsOf(
        scenarios[scenario]?.tallies[total as number] as Tally,
        edges,
        (value) => shown(value) ?? Number.NaN,
      ),
      curve: some(curve),
    })),
  };
}
