import { defined } from "../../analysis/projection/projection.ts";
import { prepare } from "../../analysis/simulated-scenarios.ts";
import type { Tally } from "../../math/statistics/tally.ts";
import type { Project, Scenario } from "../../plan/types.ts";
import type { FigureHead, TrialRange } from "../../report/explanation.ts";
import { samplersOf } from "../../simulation/samplers.ts";
import { blocksOf, Simulation, sharedBlocks } from "../../simulation/simulation.ts";
import { inUnit } from "../simulate/report.ts";

/** What `simulate` draws where nothing else is asked: its P5 and P95 are these. */
const [trials, seed] = [10_000, 1];
const shares = [0.05, 0.95] as const;

/** Returns where metrics lie in nine of ten trials, by name; none where no input of the scenario has a range. Throws Failure "input". */
export function trialRanges(
  project: Project,
  scenario: Scenario,
  metrics: readonly Pick<FigureHead, "metric" | "year">[],
): ReadonlyMap<string, TrialRange> {
  if ([...scenario.settings.values()].every(({ range }) => range === undefined)) return new Map();
  const names = metrics.map(({ metric }) => metric);
  const request = { metrics: names, conditions: [], sampling: "plain", seed, trials } as const;
  const { job, layout } = prepare(project, [scenario], request);
  const simulation = new Simulation(job, samplersOf(job));
  simulation.runAll(sharedBlocks(0, blocksOf(trials)));
  simulation.flush();
  const { tallies = [], years = [] } = simulation.outcome.scenarios[0] ?? {};
  const firsts = layout.firsts.map(({ name }, i): [string, TrialRange] => {
    const [p5, p95] = shares.map((share) => yearAt(years[i] ?? new Map(), share * (trials - 1)));
    return [name, { trials, seed, p5: p5 ?? null, p95: p95 ?? null, undefinedShare: 0 }];
  });
  const amounts = layout.metrics.map((simulated): [string, TrialRange] => {
    const { name, total } = simulated;
    const year = metrics.find(({ metric }) => metric === name)?.year;
    const place = year === undefined ? total : simulated.years[layout.years.indexOf(year)];
    const tally = tallies[place ?? (total as number)] as Tally;
    const [p5, p95] = tally.quantiles(shares).map(inUnit(simulated));
    const missing = defined(tally.undefined / trials) ?? 0;
    return [name, { trials, seed, p5: p5 ?? null, p95: p95 ?? null, undefinedShare: missing }];
  });
  return new Map([...firsts, ...amounts]);
}

/** The year by which so many trials have come to it; null, later than all years, where they never do. */
function yearAt(counts: ReadonlyMap<number, number>, trials: number): number | null {
  let before = 0;
  for (const [year, count] of [...counts].sort(([a], [b]) => a - b)) {
    before += count;
    if (before > trials) return year;
  }
  return null;
}
