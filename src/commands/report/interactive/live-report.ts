/** The report that the live part of a page shows: a scenario as it is, and the same with inputs moved. */

import type { Figure, Projection } from "../../../analysis/projection/projection.ts";
import { outcomeClause, sentence, withBreakEven, wordingOf } from "../../../output/text/finding.ts";
import type { BreakEven } from "../../../plan/types.ts";
import type { OutcomeAmount, OutcomeRow } from "../../../report/scenario-outcome.ts";
import type { Row, Text } from "../../../report/types.ts";
import { type Setting, settingIn } from "../html/context.ts";
import type { PageReport } from "../report.ts";
import { leftOf, usesOf } from "../uses.ts";
import type { Calculator } from "./calculator.ts";
import type { Carried } from "./carried.ts";

/** Places of the two scenarios of a live report. */
export const [unmoved, moved] = [0, 1];

/** `place`: of the scenario on the page. `figures`: as it is, and with inputs moved. `yours`: what the second is called. */
export function liveSetting(
  { report, table }: Carried,
  { project }: Calculator,
  place: number,
  figures: readonly [readonly Figure[], readonly Figure[]],
  yours: Text,
): Setting {
  const own = report.scenarios[place] as PageReport["scenarios"][number];
  const { currency, prices } = report.money;
  const { years } = report;
  const projections = figures.map((each): Projection => ({ years, currency, prices, figures: each }));
  const named = figures.map((each) => new Map(each.map((figure) => [figure.name, figure])));
  const valued = <A extends OutcomeAmount | Row>(row: A, scenario: number): A => {
    const figure = named[scenario]?.get(row.metric);
    if (figure === undefined) return row;
    const { values, earlier, total } = figure;
    return { ...row, values, total, ...(earlier && "earlier" in row ? { earlier } : {}) };
  };
  const both = [unmoved, moved];
  const rows = report.comparison.rows.filter(({ scenario }) => scenario === place);
  const outcome = report.comparison.outcomes[place];
  const live: PageReport = {
    ...report,
    scenarios: [own, { ...own, label: yours }],
    uses: usesOf(project, projections, report.spentOn),
    left: leftOf(project, projections),
    comparison: {
      ...report.comparison,
      rows: rows.flatMap((row) => both.map((scenario) => ({ ...valued(row, scenario), scenario }))),
      outcomes: outcome === undefined ? [] : both.map((scenario) => outcomeIn(outcome, scenario, valued)),
    },
  };
  // Money keeps the scale of the page, whatever the inputs are moved to.
  return settingIn(live, table);
}

function outcomeIn(
  outcome: OutcomeRow,
  scenario: number,
  valued: <A extends OutcomeAmount>(row: A, scenario: number) => A,
): OutcomeRow {
  const { funding, spending } = outcome;
  return {
    ...valued(outcome, scenario),
    scenario,
    ...(funding === undefined ? {} : { funding: valued(funding, scenario) }),
    ...(spending === undefined ? {} : { spending: valued(spending, scenario) }),
  };
}

/** The answer of one of the two, as `run` says it: with its break-even, where that is known. */
export function findingOf({ report, language }: Setting, scenario: number, breakEven?: BreakEven): string {
  const outcome = report.comparison.outcomes[scenario];
  if (outcome === undefined) return "";
  const wording = wordingOf(report, language);
  const { scenarios } = report;
  return sentence(withBreakEven(outcomeClause(outcome, wording), { breakEven, scenarios }, wording));
}
