/**
 * What a figure rests on: its inputs by how strongly they move it, and how much of that belongs to assumptions.
 *
 * The measure: an input's pull is its value times the figure's derivative by it, that is what 1% of it moves, over 0.01; a yearly
 * path moves as a whole. A share is an absolute pull over the sum of all absolute pulls. Calendar years and zeros have no percent
 * and so no pull.
 */

import { maxOf } from "../lists.ts";
import type { Setting } from "../plan/project.ts";
import type { Trace } from "./trace.ts";

export interface Footing {
  readonly setting: Setting;
  /** Whether it can move the figure by itself, all else as it is. */
  readonly active: boolean;
  /** Percent of the figure for one percent of the input; null where either has none. */
  readonly elasticity: number | null;
  readonly share: number | null;
}

/** What a sum of slots rests on: what moves it most first, by name where it does not; then what cannot move it here. */
export function footing(trace: Trace, roots: ReadonlyMap<number, number>): readonly Footing[] {
  const { settings } = trace.scenario;
  const value = [...roots].reduce((sum, [slot, times]) => sum + times * trace.value(slot), 0);
  const active = trace.active([...roots.keys()]);
  const pulls = new Map<string, number>();
  for (const [name, pull] of trace.pulls(roots)) {
    const date = isDate((settings.get(name) as Setting).unit.text);
    pulls.set(name, date || !active.has(name) ? Number.NaN : pull);
  }
  const finite = [...pulls.values()].filter(Number.isFinite).map(Math.abs);
  const sum = finite.reduce((all, pull) => all + pull, 0);
  // Sums that cancel leave noise in the last digits.
  const noise = maxOf(finite, 0) * 1e-12;
  const all = [...pulls].map(([name, pull]): Footing => {
    const real = Math.abs(pull) > noise ? pull : pull * 0;
    const has = Number.isFinite(real);
    return {
      setting: settings.get(name) as Setting,
      active: active.has(name),
      elasticity: has && value !== 0 && Number.isFinite(value) ? real / value + 0 : null,
      share: has && sum > 0 ? Math.abs(real) / sum : null,
    };
  });
  // A calendar year moves a figure by no percent, but may move it all the same: before what is zero.
  const size = ({ active, share }: Footing) => (active ? (share ?? Number.MIN_VALUE) : -1);
  return all.sort((a, b) => size(b) - size(a) || (a.setting.name < b.setting.name ? -1 : 1));
}

/** A calendar year is no amount: a percent of 2030 is nothing. */
function isDate(unit: string): boolean {
  return unit === "year";
}
