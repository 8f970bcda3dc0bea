/**
 * How much may be requested at once: far more than a plan of a person's needs, and little enough that what is too much is said
 * before the work is begun. `baekjo help limits` lists them. What one file may hold is said where the file is read.
 */
export const limits = {
  /** Scenarios in one command. */
  scenarios: 200,
  /** Scenario files in a plan's folder. */
  scenarioFiles: 500,
  /** Metrics of a model, those of a family once for each member. */
  figures: 200_000,
  /** Cells of a table that is read. */
  tableCells: 500_000,
  /** Lines of a budget table. */
  tableLines: 5_000,
  /** Settings in one scenario, or on one command line. */
  settings: 1_000,
  /** Inputs that the settings of one scenario set, each as often as it is set. */
  inputsSet: 200_000,
  /** Settings with a `*`, each held against every input of the plan. */
  inputsMatched: 5_000_000,
  /** Trials of a simulation: the counts of a block are of 32 bits. */
  trials: 4_000_000_000,
  /** Single trials that are written out, counted for each scenario; and their numbers in one JSON document. */
  draws: 1_000_000,
  drawnNumbers: 5_000_000,
  /** Trials that a saved result may have, counted for each scenario, before `replay` needs an option for more. */
  replayTrials: 2_000_000,
  /** Years of `check` over ranges, `report` and `solve`, of a plan of any size. */
  longYears: 30,
  /** Values of metrics, one for each year and scenario, that these take over more years. */
  longValues: 10_000,
  /** The same of a report, which looks at most metrics but once: a hundred years of the shipped plan in three scenarios. */
  longReportValues: 200_000,
  /** Operations by which `solve` bounds stretches of an input. */
  stepsBounded: 10_000_000,
} as const;
