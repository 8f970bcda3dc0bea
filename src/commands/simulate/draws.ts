/** Single trials of a simulation, a row each: what each input was drawn as, and what came of it. */

import type { SimulationLayout } from "../../analysis/simulated-scenarios.ts";
import { fromBase, unitTextIn } from "../../formula/units.ts";
import { basisUnit } from "../../output/csv/csv.ts";
import { headOf as documentHead, nameOf, recordsOf, scenariosOf } from "../../output/document.ts";
import { plain, plainOrEmpty } from "../../output/numbers/number.ts";
import type { View } from "../../output/report-view.ts";
import { isOwnMoney } from "../../plan/settings/quantities.ts";
import type { Project, Scenario, Setting } from "../../plan/types.ts";
import { headOf, memberLabel, moneyOf, scenarioHead } from "../../report/head.ts";
import type { DrawnColumn, DrawsReport } from "../../report/simulated.ts";
import type { Origin } from "../../report/types.ts";
import { trialsOf } from "../../simulation/simulation.ts";
import type { RangedInput, ScenarioJob, SimulationJob } from "../../simulation/types.ts";
import { yearName } from "../../year-names.ts";
import { inUnit } from "./report.ts";

interface Prepared {
  readonly job: SimulationJob;
  readonly layout: SimulationLayout;
}

/** The first `count` trials of each scenario. They are calculated as they are read, and again each time. */
export function drawsReport(
  project: Project,
  scenarios: readonly Scenario[],
  { job, layout }: Prepared,
  count: number,
  origin: Origin,
): DrawsReport {
  const inputs = new Map<string, DrawnColumn>();
  for (const [i, { inputs: own }] of job.scenarios.entries()) {
    for (const input of own) {
      const { shown: _, ...column } = inputColumn(input, project, scenarios[i] as Scenario);
      inputs.set(column.column, column);
    }
  }
  const metrics = metricColumns(project, scenarios[0] as Scenario, layout);
  return {
    command: "draws",
    ...headOf(project, origin, moneyOf(layout)),
    scenarios: scenarios.map(scenarioHead),
    years: layout.years,
    ...{ draws: count, seed: job.seed, sampling: job.sampling },
    inputs: [...inputs.values()].sort((a, b) => (a.name < b.name ? -1 : 1)),
    metrics: metrics.map(({ value: _, ...column }) => column),
    required: job.scenarios.some(({ requirements }) => requirements.length > 0),
    rows: {
      *[Symbol.iterator]() {
        for (const [scenario, own] of job.scenarios.entries()) {
          const drawn = own.inputs.map((each) => inputColumn(each, project, scenarios[scenario] as Scenario));
          for (const { trial, input, output } of trialsOf(job, own, count)) {
            const broken = own.requirements.some((columns) => columns.some((column) => output(column) === 0));
            yield {
              ...{ scenario, trial: trial + 1 },
              inputs: new Map(drawn.map(({ column, shown }, i) => [column, shown(input(i))])),
              values: metrics.map(({ value }) => (broken ? null : value(own, output))),
              ...(broken ? { contradictory: true } : {}),
            };
          }
        }
      },
    },
  };
}

interface InputColumn extends DrawnColumn {
  /** In the unit, from base units. */
  readonly shown: (base: number) => number;
}

/** Headed as a setting of it begins: what is drawn of a path multiplies all of its years, or is added to them. */
function inputColumn({ name, addend }: RangedInput, project: Project, { settings }: Scenario): InputColumn {
  const { value, declaration, unit } = settings.get(name) as Setting;
  const label = memberLabel(declaration.label, name, project);
  const own = unitTextIn(unit.text, project.plan.currency.code);
  // A setting of the plan's own money is whole in its smallest unit.
  const whole = (base: number) =>
    isOwnMoney(unit, project.context) ? Math.sign(base) * Math.round(Math.abs(base)) : base;
  const shown = (base: number) => fromBase(whole(base), unit) + 0;
  if (typeof value === "number") return { column: name, name, label, unit: own, shown };
  if (addend) return { column: `${name} +=`, name, label, unit: own, as: "addend", shown };
  return { column: `${name} *=`, name, label, unit: "1", as: "factor", shown: (factor) => factor };
}

interface MetricColumn extends DrawnColumn {
  readonly value: (job: ScenarioJob, output: (column: number) => number) => number | null;
}

/** Of each figure its total, where it has one, and its years. */
function metricColumns(
  { plan }: Project,
  { instance }: Scenario,
  { metrics, firsts, years, ...layout }: SimulationLayout,
): MetricColumn[] {
  const money = moneyOf(layout);
  const restated = money.prices !== undefined || money.currency.code !== plan.currency.code;
  const tallied = metrics.flatMap((metric) => {
    const { name, label, unit, nominal } = metric;
    const shown = inUnit(metric);
    const more = restated ? ` [${basisUnit({ unit, nominal }, money)}]` : "";
    const columnAt = (place: number, year = ""): MetricColumn => ({
      ...{ column: `${name}${year}${more}`, name, label, unit },
      value: ({ tallied }, output) => shown(output(tallied[place]?.column as number)),
    });
    return [
      ...(metric.total === null ? [] : [columnAt(metric.total)]),
      ...metric.years.map((place, t) =>
        columnAt(place, `@${yearName(years[t] as number, instance.calendar)}`),
      ),
    ];
  });
  const first = firsts.map(
    ({ name, label }, k): MetricColumn => ({
      ...{ column: name, name, label, unit: "year" },
      value: (job, output) => {
        const year = output(job.years[k] as number);
        return Number.isFinite(year) ? year : null;
      },
    }),
  );
  return [...tallied, ...first];
}

export const drawsView: View<DrawsReport> = {
  page: onlyRows,
  document: (report) => ({
    head: {
      ...documentHead(report),
      ...scenariosOf(report),
      ...{ trials: report.draws, seed: report.seed, sampling: report.sampling },
      inputs: recordsOf(report.inputs, "column name label unit as"),
      metrics: recordsOf(report.metrics, "column name label unit"),
    },
    lists: [{ key: "rows", record: "trial", items: documentRows(report) }],
  }),
  records: tableRows,
};

function* documentRows(report: DrawsReport) {
  const columns = report.metrics.map(({ column }) => column);
  for (const { scenario, trial, inputs, values, contradictory } of report.rows) {
    yield {
      ...{ scenario: nameOf(report, scenario), trial, inputs: Object.fromEntries(inputs) },
      values: Object.fromEntries(columns.map((column, i) => [column, values[i] ?? null])),
      infeasible: contradictory,
    };
  }
}

/** Names and numbers alone: a label in each of a million rows would say nothing more. */
function* tableRows(report: DrawsReport): Iterable<readonly string[]> {
  const { inputs, metrics, required, rows } = report;
  const heads = [...inputs, ...metrics].map(({ column }) => column);
  yield ["scenario", "trial", ...heads, ...(required ? ["infeasible"] : [])];
  for (const { scenario, trial, inputs: drawn, values, contradictory = false } of rows) {
    yield [
      ...[nameOf(report, scenario), plain(trial)],
      ...inputs.map(({ column }) => plainOrEmpty(drawn.get(column) ?? null)),
      ...values.map(plainOrEmpty),
      ...(required ? [String(contradictory)] : []),
    ];
  }
}

function onlyRows(): never {
  throw new Error("draws are rows");
}
