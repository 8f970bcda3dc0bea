import type { Trace } from "../../analysis/explain/trace.ts";
import { defined, type Figure, type Projection } from "../../analysis/projection/projection.ts";
import type { SimulationLayout } from "../../analysis/simulated-scenarios.ts";
import { maxOf, minOf } from "../../lists.ts";
import { barsOf, edgesOver } from "../../math/statistics/bins.ts";
import type { Tally } from "../../math/statistics/tally.ts";
import type { Headline } from "../../model/definition.ts";
import type { Project, Scenario } from "../../plan/types.ts";
import { headOf, moneyOf, scenarioHead } from "../../report/head.ts";
import { headlineMetric } from "../../report/selection.ts";
import { curveShares, type SimulateReport } from "../../report/simulated.ts";
import type { CompareReport, Origin } from "../../report/types.ts";
import type { Outcome } from "../../simulation/outcome.ts";
import type { SensitivityReport } from "../sensitivity/report.ts";
import { inUnit } from "../simulate/report.ts";
import type { TrackReport } from "../track/report.ts";
import { citationsOf } from "./cited-sources.ts";
import type { AnswerRow, PageReport, SpreadPart } from "./report.ts";
import type { SpendingParts } from "./spending-parts.ts";
import { leftOf, usesOf } from "./uses.ts";

/** What was asked of the kernel for one page: all of the same scenarios, in the same order. */
export interface PageParts {
  readonly spentOn: SpendingParts;
  readonly projections: readonly Projection[];
  readonly comparison: CompareReport;
  readonly simulation: SimulateReport | undefined;
  readonly spread: SpreadPart | undefined;
  readonly sensitivities: readonly SensitivityReport[];
  readonly worse: PageReport["worse"];
  readonly grid: PageReport["grid"];
  readonly record: TrackReport | undefined;
  /** The figures shown, in the first scenario, and how they come about there. */
  readonly shown: readonly Figure[];
  readonly trace: Trace;
}

/** A page about scenarios of a plan, the first being what the others are compared with. */
export function pageReport(
  project: Project,
  scenarios: readonly Scenario[],
  {
    spentOn,
    projections,
    comparison,
    simulation,
    spread,
    sensitivities,
    worse,
    grid,
    record,
    shown,
    trace,
  }: PageParts,
  made: Pick<PageReport, "fingerprint" | "commandLine" | "day">,
  origin: Origin,
): PageReport {
  const [first] = projections as [Projection, ...Projection[]];
  const { about } = project.plan;
  const differing = comparison.inputs.map(({ name }) => name);
  return {
    command: "report",
    ...headOf(project, origin, moneyOf(first)),
    ...made,
    about,
    method: project.definition.method ?? [],
    glossary: project.definition.glossary ?? [],
    headline: headlineOf(project),
    scenarios: scenarios.map(scenarioHead),
    years: first.years,
    answers: projections.flatMap((projection, i) => answerOf(headlineOf(project), projection, i, simulation)),
    spentOn,
    uses: usesOf(project, projections, spentOn),
    left: leftOf(project, projections),
    comparison,
    simulation,
    spread,
    sensitivities,
    worse,
    grid,
    record,
    ...citationsOf(project, scenarios, trace, shown, differing),
  };
}

/** What the model says, and in any case what is asked about where nothing is named. */
export function headlineOf({ definition }: Project): Headline {
  return { ...definition.headline, metric: headlineMetric(definition) };
}

/** None where the model lacks one of the figures that the answer is made of, or one is undefined. */
function answerOf(
  headline: Headline,
  { figures, years }: Projection,
  scenario: number,
  simulation: SimulateReport | undefined,
): AnswerRow[] {
  const named = (name: string | undefined) => figures.find((figure) => figure.name === name);
  const [spending, funding] = [named(headline.spending)?.total, named(headline.funding)?.total];
  const balance = named(headline.metric);
  const finalBalance = balance?.total;
  if (typeof spending !== "number" || typeof funding !== "number" || typeof finalBalance !== "number")
    return [];
  const short = (balance as Figure).values.findIndex((value) => value !== null && value < 0);
  const never = simulation?.firstYears.find(
    (each) => each.metric === headline.shortfall && each.scenario === scenario,
  )?.probabilityNever;
  return [
    {
      ...{ scenario, spending, funding, finalBalance },
      firstShortfallYear: short < 0 ? null : (years[short] as number),
      shortfallProbability: never === undefined ? null : defined(1 - never),
    },
  ];
}

/** What lies beyond is counted but not drawn: one wild trial would squeeze all others into a corner. */
const outermost = { least: curveShares.indexOf(0.001), most: curveShares.indexOf(0.999) };
/** Of the shares every tenth: a percent apart, a curve is smooth. */
const each = 10;

/**
 * How the total of a simulated figure falls, the scenarios on the same bars; none where it has no total, or is undefined in every
 * trial of one of them. `simulation` is of `outcome`, with its curves.
 */
export function spreadPart(
  { curves = [], keptTrials }: SimulateReport,
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
    ...{ metric: name, label, unit, kind, edges, cumulativeProbabilities: some(curveShares) },
    spreads: values.map((curve, scenario) => ({
      scenario,
      trials: keptTrials[scenario] as number,
      ...barsOf(
        scenarios[scenario]?.tallies[total as number] as Tally,
        edges,
        (value) => shown(value) ?? Number.NaN,
      ),
      quantiles: some(curve),
    })),
  };
}
