/** Inputs and figures in the units in which they are shown. */

import { unitTextIn, written, writtenIn } from "../../formula/units.ts";
import type { Currency } from "../../model/inputs.ts";
import type { Figure as ModelFigure } from "../../model/types.ts";
import type { Project, Scenario, Setting } from "../../plan/types.ts";
import { definedIn, toDisplayed, unitIn } from "./projection.ts";

/** An input's unit with money read as the plan's currency. */
export function inputUnit({ unit }: Setting, { plan }: Project): string {
  return unitTextIn(unit.text, plan.currency.code);
}

/** An input's value, or one for each year asked about. */
export function inputValue(
  { value, unit }: Setting,
  { years }: Scenario,
): number | readonly (number | null)[] {
  if (typeof value === "number") return writtenIn(value, unit);
  return years.map((year) => definedIn(value.get(year) ?? Number.NaN, unit));
}

/** The ends of its range, and the values of a discrete one: in its unit, and so what is added to a path; or factors on it. */
export function inputRange({ value, unit, range }: Setting) {
  if (range === undefined) return undefined;
  const factor = typeof value !== "number" && range.as === undefined;
  const shown = (base: number) => (factor ? written(base) : writtenIn(base, unit));
  const values = range.values?.map(({ value, weight }) => ({ value: shown(value), weight }));
  const ends = {
    shape: range.shape,
    as: range.as,
    low: shown(range.low),
    high: shown(range.high),
  };
  return values === undefined ? ends : { ...ends, values };
}

/** A figure's value in base units as it goes out, and its unit. `currency`: what it was evaluated in, if not in the plan's own. */
export function figureValue(
  figure: ModelFigure,
  base: number,
  project: Project,
  currency: Currency = project.plan.currency,
) {
  const unit = unitIn(figure, currency, project);
  return { unit: unit.text, value: toDisplayed(base, unit, figure.rounded) };
}
