import type { Projection } from "../../analysis/projection/projection.ts";
import type { Influence, Influences } from "../../analysis/sensitivity/global.ts";
import { moves, type Tornado, type TornadoBar } from "../../analysis/sensitivity/one-at-a-time.ts";
import { unitTextIn } from "../../formula/units.ts";
import type { Project, Scenario, Setting } from "../../plan/types.ts";
import { headOf, memberLabel, moneyOf, scenarioHead } from "../../report/head.ts";
import type { MeasureRow, RangedInputRow } from "../../report/measures.ts";
import { rowOf } from "../../report/rows.ts";
import type { Head, Origin, Row, ScenarioHead } from "../../report/types.ts";

/** `measure` and `input` are places in the report's lists. */
export interface BarRow extends Pick<TornadoBar, "low" | "high" | "swing"> {
  readonly measure: number;
  readonly input: number;
  /** Whether it changes the figure at all. */
  readonly moves: boolean;
}

export interface IndexRow extends Pick<Influence, "firstOrder" | "totalOrder" | "rankCorrelation"> {
  readonly measure: number;
  readonly input: number;
}

export interface SensitivityReport extends Head {
  readonly command: "sensitivity";
  readonly scenarios: readonly [ScenarioHead];
  readonly years: readonly number[];
  /** The figures looked at, with every input at its value. */
  readonly rows: readonly Row[];
  readonly measures: readonly MeasureRow[];
  /** By name. */
  readonly inputs: readonly RangedInputRow[];
  /** Measure by measure, within each the largest first. */
  readonly bars: readonly BarRow[];
  /** Where all inputs were drawn at once: then tables are about that. */
  readonly global?: GlobalPart;
}

export interface GlobalPart extends Omit<Influences, "figures"> {
  /** Measure by measure, within each the largest total first. */
  readonly indices: readonly IndexRow[];
}

/** What figures of one scenario hinge on. `influences`: where they were requested. */
export function sensitivityReport(
  project: Project,
  scenario: Scenario,
  projection: Projection,
  tornadoes: readonly Tornado[],
  influences: Influences | undefined,
  origin: Origin,
): SensitivityReport {
  // All tornadoes have the same bars, each in an order of its own.
  const ranged = [...(tornadoes[0]?.bars ?? [])].sort((a, b) => (a.input < b.input ? -1 : 1));
  const places = new Map(ranged.map(({ input }, i) => [input, i]));
  const placeOf = (name: string) => places.get(name) as number;
  return {
    command: "sensitivity",
    ...headOf(project, origin, moneyOf(projection)),
    scenarios: [scenarioHead(scenario)],
    years: scenario.years,
    rows: tornadoes.map(({ figure }) => rowOf(figure, 0)),
    measures: tornadoes.map((tornado, m) => measureOf(tornado, influences?.figures[m]?.undefined)),
    inputs: ranged.map((bar) => inputOf(scenario.settings.get(bar.input) as Setting, bar, project)),
    bars: tornadoes.flatMap(({ bars, value }, measure) =>
      bars.map((bar) => {
        const { input, low, high, swing } = bar;
        return { measure, input: placeOf(input), low, high, swing, moves: moves(bar, value) };
      }),
    ),
    global: influences && globalOf(influences, placeOf),
  };
}

function measureOf(
  { figure: { name, label, unit, kind, nominal }, reading: { year }, value, firstNegativeYear }: Tornado,
  undefinedIn: number | undefined,
): MeasureRow {
  return {
    ...{ metric: name, label, unit, kind, value, firstNegativeYear },
    nominal,
    year,
    undefinedEvaluations: undefinedIn,
  };
}

function inputOf(
  setting: Setting,
  { factor, addend, value, low, high }: TornadoBar,
  project: Project,
): RangedInputRow {
  const { name, declaration, unit, range } = setting;
  return {
    name,
    label: memberLabel(declaration.label, name, project),
    unit: factor ? "1" : unitTextIn(unit.text, project.plan.currency.code),
    factor,
    ...(addend ? { addend } : {}),
    shape: range?.shape ?? "",
    value,
    low: low.inputValue,
    high: high.inputValue,
  };
}

function globalOf({ figures, ...rest }: Influences, placeOf: (name: string) => number): GlobalPart {
  const indices = figures.flatMap(({ inputs }, measure) =>
    inputs.map(({ input, firstOrder, totalOrder, rankCorrelation }) => ({
      measure,
      input: placeOf(input),
      firstOrder,
      totalOrder,
      rankCorrelation,
    })),
  );
  return { ...rest, indices };
}
