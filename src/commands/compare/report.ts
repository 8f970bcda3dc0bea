import { difference, differingInputs } from "../../analysis/compare/difference.ts";
import type { Figure, Projection } from "../../analysis/projection/projection.ts";
import { maxOf } from "../../lists.ts";
import type { Text } from "../../model/definition.ts";
import type { Project, Scenario } from "../../plan/types.ts";
import { headOf, memberLabel, moneyOf, scenarioHead } from "../../report/head.ts";
import { groupsOf } from "../../report/payers.ts";
import { outcomeOf, rowOf } from "../../report/rows.ts";
import type { Outcomes } from "../../report/scenario-outcome.ts";
import type { Selection } from "../../report/selection.ts";
import type {
  BridgeRow,
  CompareReport,
  DifferenceRow,
  Origin,
  Row,
  ScenarioHead,
  Section,
} from "../../report/types.ts";

/** One scenario of a comparison, and whose plan it is of where these are two. */
export interface Side {
  readonly project: Project;
  readonly scenario: Scenario;
  readonly projection: Projection;
  readonly plan?: ScenarioHead["plan"];
}

interface Comparison {
  /** Place among the sides. */
  readonly baseline: number;
  readonly selection: Selection;
  readonly bridges?: readonly BridgeRow[];
  readonly showInputs?: boolean;
  readonly charted?: boolean;
  readonly origin: Origin;
  readonly breakEven?: Outcomes["breakEven"];
  /** What the finding is about, where that is not what is selected. */
  readonly about?: Pick<Selection, "metrics">;
}

/**
 * Scenarios side by side, each against the one at place `baseline`. All projections are over the same years and in the same
 * money. Of two plans, the figures and inputs that both have are compared.
 */
export function compareReport(sides: readonly Side[], comparison: Comparison): CompareReport {
  const {
    baseline,
    selection,
    bridges = [],
    showInputs = false,
    charted = false,
    origin,
    breakEven,
    about = selection,
  } = comparison;
  const first = sides[baseline] as Side;
  const decimals = maxOf(
    sides.map(({ projection }) => projection.currency.decimals),
    first.projection.currency.decimals,
  );
  const groups = sides.map(({ projection, project }) => groupsOf(projection, selection, project));
  const named = groups.map(({ figures }) => new Map(figures.map((each) => [each.figure.name, each.figure])));
  const { figures: selected, sections, ...grouping } = groups[baseline] as (typeof groups)[number];
  const inAll = ({ id, label }: Section): Section => {
    const others = groups.flatMap((group) => group.sections.find((each) => each.id === id)?.label ?? []);
    return label === undefined ? { id } : { id, label: labelIn([label, ...others]) };
  };
  const labels = new Map<string, Text>();
  const rows: Row[] = [];
  const differences: DifferenceRow[] = [];
  for (const { figure: base, sum } of selected) {
    const figures = named.map((figures) => figures.get(base.name));
    if (!figures.every((each) => each !== undefined && each.unit === base.unit && each.kind === base.kind))
      continue;
    const label = labelIn([base, ...(figures as Figure[])].map((each) => each.label));
    labels.set(base.name, label);
    for (const [scenario, figure] of (figures as Figure[]).entries()) {
      rows.push(rowOf({ ...figure, label }, scenario, sum));
      if (scenario === baseline) continue;
      differences.push({ scenario, ...difference(base, figure, decimals) });
    }
  }
  const scenarios = sides.map(({ scenario }) => scenario);
  const others = scenarios.filter((_, i) => i !== baseline);
  const back = (i: number) => (i === baseline ? 0 : i < baseline ? i + 1 : i);
  const head = headOf(first.project, origin, moneyOf(first.projection));
  // Plans that say different things of tax say them with the money that each counts, not once for both.
  const taxed = sides.some(({ project }) => project.plan.tax?.en !== head.money.tax?.en);
  return {
    command: "compare",
    ...head,
    ...(taxed ? { money: moneyOf(first.projection) } : {}),
    scenarios: sides.map(({ scenario, plan, project }) => ({
      ...withTax(scenarioHead(scenario), taxed ? project.plan.tax : undefined),
      plan,
    })),
    baseline,
    years: first.projection.years,
    ...grouping,
    sections: sections.map(inAll),
    outcomes: sides
      .flatMap(({ project, projection }, i) => outcomeOf(project, projection, about, i))
      .map((outcome) => ({ ...outcome, label: labels.get(outcome.metric) ?? outcome.label })),
    requested: about.metrics,
    rows,
    differences,
    inputs: differingInputs(first.scenario, others).map(({ name, label, unit, values, setBy, rest }) => ({
      name,
      label: memberLabel(label, name, first.project),
      unit,
      // Compared with the baseline first; expressed in the order of the scenarios.
      values: scenarios.map((_, i) => values[back(i)] ?? null),
      setBy: scenarios.map((_, i) => setBy[back(i)] ?? ""),
      ...(rest.includes(true) ? { rest: scenarios.map((_, i) => rest[back(i)] ?? false) } : {}),
    })),
    bridges,
    showInputs,
    charted,
    ...(breakEven === undefined ? {} : { breakEven }),
  };
}

/** What a thing is called in all plans compared: where they name it differently, by each of its names. */
function labelIn(labels: readonly Text[]): Text {
  const names = (language: keyof Text) => [...new Set(labels.map((label) => label[language]))].join(" / ");
  return { en: names("en"), ko: names("ko") };
}

/** A scenario's head with what its plan says of tax before the money that it counts. */
function withTax(head: ScenarioHead, tax: Text | undefined): ScenarioHead {
  if (tax === undefined) return head;
  const { basis = tax } = head;
  return {
    ...head,
    basis: basis === tax ? tax : { en: `${tax.en}; ${basis.en}`, ko: `${tax.ko}; ${basis.ko}` },
  };
}
