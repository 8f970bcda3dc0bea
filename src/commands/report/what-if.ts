/** A slider on paper: the figure of the page over a grid of the two inputs that matter most. */

import type { MoneyBasis } from "../../analysis/projection/money.ts";
import type { Figure } from "../../analysis/projection/projection.ts";
import { sweep } from "../../analysis/sweep/grid-search.ts";
import { Failure } from "../../errors.ts";
import { exactProduct } from "../../formula/decimal.ts";
import { maxOf, minOf } from "../../lists.ts";
import { magnitude, plain, powerOfTen } from "../../output/numbers/number.ts";
import { type Axis, middleOf, readAxis, smallestOf } from "../../plan/settings/axis.ts";
import type { Project, Scenario } from "../../plan/types.ts";
import type { InputRow } from "../../report/types.ts";
import type { SensitivityReport } from "../sensitivity/report.ts";
import { axisHead } from "../sweep/report.ts";
import type { GridPart } from "./report.ts";

/** Of an input in which scenarios differ. */
const gridValues = 5;

/** Of a value as `--vary` reads it. */
const valueText = (value: number, unit: string) =>
  unit === "1" || unit === "year" ? String(value) : `${value} ${unit}`;

/** How many digits it takes to write a number, without zeros at its ends. */
const digitsOf = (value: number) =>
  plain(value)
    .replaceAll(/e.*|[-.]/g, "")
    .replaceAll(/^0+|0+$/g, "").length;

/** So many values from the one to the other: in even steps where these are short numbers, else at round ones. */
export function evenly(low: number, high: number, smallest = 0): number[] {
  const step = (high - low) / (gridValues - 1);
  const inner = Array.from({ length: gridValues - 2 }, (_, i) => low + (i + 1) * step);
  const isShort = (value: number) =>
    digitsOf(value) <= 4 && (smallest === 0 || Number.isInteger(value / smallest));
  const unit = Math.max(smallest, powerOfTen(magnitude(step)));
  const between = inner.every(isShort)
    ? inner
    : inner.map((each) => exactProduct(Math.round(each / unit), unit));
  return [low, ...between, high];
}

/**
 * The figure in the first scenario, along the first input in which the scenarios differ and the strongest of the last one's tornado, or
 * along the strongest two. Undefined where there are no two that can be moved by themselves.
 */
export function gridOf(
  project: Project,
  scenarios: readonly Scenario[],
  figure: Figure | undefined,
  differing: readonly InputRow[],
  { bars = [], inputs = [], measures = [] }: Partial<SensitivityReport>,
  money: MoneyBasis,
): GridPart | undefined {
  const [first] = scenarios as readonly [Scenario, ...Scenario[]];
  if (figure === undefined) return undefined;
  const own = measures[0]?.value ?? null;
  const between = differing.flatMap(({ name, unit, values }): string[] => {
    const numbers = values.filter((value) => typeof value === "number");
    const [low, high] = [minOf(numbers), maxOf(numbers)];
    const declared = project.declared.get(name);
    const smallest = declared && smallestOf("=", declared, project);
    // A switch has no values between.
    const isStepped = smallest === undefined || high - low >= (gridValues - 1) * smallest;
    return numbers.length < values.length || low === high || !isStepped
      ? []
      : [
          `${name}=[${evenly(low, high, smallest)
            .map((each) => valueText(each, unit))
            .join(", ")}]`,
        ];
  });
  const ranged = bars.flatMap((bar): string[] => {
    const input = inputs[bar.input];
    const declared = project.declared.get(input?.name ?? "");
    // What moves the figure one way alone has nothing to show between.
    const turns = bar.low.value !== own && bar.high.value !== own;
    if (input === undefined || declared === undefined || !turns || input.factor || input.addend) return [];
    const { name, unit, low, value, high } = input;
    const smallest = smallestOf("=", declared, project);
    const values = [low, middleOf(low, value, smallest), value, middleOf(value, high, smallest), high];
    const texts = [...new Set(values)].map((each) => valueText(each, unit));
    return texts.length < 3 ? [] : [`${name}=[${texts.join(", ")}]`];
  });
  const axes: Axis[] = [];
  for (const text of [...between.slice(0, 1), ...ranged]) {
    const axis = axisFor(text, project, first);
    if (axis !== undefined && axes.every(({ inputs }) => inputs[0] !== axis.inputs[0])) axes.push(axis);
    if (axes.length === 2) break;
  }
  if (axes.length < 2) return undefined;
  const { points, figures } = sweep(project, [first], axes, {
    choose: (all) => all.filter(({ name }) => name === figure.name),
    money,
  });
  const [swept] = figures;
  if (swept === undefined) return undefined;
  return {
    ...{ metric: swept.name, label: swept.label, unit: swept.unit, kind: swept.kind },
    axes: axes.map((axis) => axisHead(axis, project)),
    points: [...points].map(({ at, values }) => ({ inputValues: at, value: values[0] ?? null })),
  };
}

/** None for an input that cannot be moved by itself, as the rest of a whole cannot. */
function axisFor(text: string, project: Project, scenario: Scenario): Axis | undefined {
  try {
    const axis = readAxis(text, "--vary", project);
    axis.check(scenario);
    return axis;
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}
