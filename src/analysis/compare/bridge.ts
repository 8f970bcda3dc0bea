/**
 * What each changed input contributes to the difference of two scenarios: the Shapley value (Shapley 1953), that is the
 * input's effect averaged over every order in which the changes could be made. Parts add to the difference exactly.
 */

import { compile } from "../../engine/evaluate.ts";
import type { Switch } from "../../engine/slots.ts";
import { didYouMean, Failure, message } from "../../errors.ts";
import { writtenIn } from "../../formula/units.ts";
import { maxOf } from "../../lists.ts";
import { shapley, wholeShapley } from "../../math/statistics/shapley.ts";
import type { Kind, Text } from "../../model/definition.ts";
import { valueIn } from "../../model/input-values.ts";
import type { Input } from "../../model/inputs.ts";
import { wholesOf } from "../../model/wholes.ts";
import type { Project, Scenario, Setting } from "../../plan/types.ts";
import { type MoneyBasis, type Nominal, restate } from "../projection/money.ts";
import { type Figure, project as projectOver, totalOf, unitIn } from "../projection/projection.ts";
import { locatingCycles, modelOf, withSettings } from "../scenario-model.ts";
import { differingInputs } from "./difference.ts";

/** Two to this power are the coalitions that are calculated. */
const maxParts = 12;

export interface BridgePart {
  /** One input, or those of a group. */
  readonly inputs: readonly string[];
  /** What the names of a group have in common: `programmes`. */
  readonly prefix?: string;
  readonly values: readonly (number | null)[];
  readonly total: number | null;
}

export interface Bridge extends Nominal {
  readonly metric: string;
  readonly label: Text;
  readonly unit: string;
  readonly kind: Kind;
  readonly baseline: Pick<Figure, "values" | "total">;
  readonly alternative: Pick<Figure, "values" | "total">;
  /** The largest total first. They add to `other` less `baseline`: money to its smallest unit. */
  readonly contributions: readonly BridgePart[];
}

/**
 * Splits the difference in one figure over the inputs that differ; a yearly path is one input. Beyond 12 inputs, those with the
 * longest prefix in common are grouped until 12 remain. `money`: what money is expressed in. Throws Failure "input" for a figure that is not
 * known, and for money that cannot be expressed so.
 */
export function bridge(
  project: Project,
  baseline: Scenario,
  other: Scenario,
  metric: string,
  money: MoneyBasis = {},
): Bridge {
  const from = figureOf(project, baseline, metric, money);
  const to = figureOf(project, other, metric, money);
  const changed = differingInputs(baseline, [other])
    .filter(({ values: [own, its] }) => JSON.stringify(own) !== JSON.stringify(its))
    .map(({ name }) => name);
  const groups = grouped(together(changed, project, baseline, other), maxParts);
  const worths = coalitions(project, baseline, other, metric, groups, money);

  const { years, instance } = baseline;
  const first = instance.years.indexOf(years[0] as number);
  const unit = worths.unit;
  // Of each year one split; a single figure has one for all.
  const splits = Array.from({ length: worths.length }, (_, t) =>
    split(worths.values, t, worths.length, groups.length, from.money),
  );
  const contributions = groups.map(({ names, prefix }, i): BridgePart => {
    const base = splits.map((parts) => parts[i] as number);
    const shown =
      worths.length === 1 ? years.map(() => base[0] as number) : base.slice(first, first + years.length);
    const inUnit = (value: number) => (Number.isFinite(value) ? writtenIn(value, unit) : null);
    return {
      inputs: names,
      prefix,
      values: shown.map(inUnit),
      total: inUnit(totalOf(from.kind, shown)),
    };
  });
  const size = ({ total, values }: BridgePart) =>
    Math.abs(
      total ??
        maxOf(
          values.map((value) => Math.abs(value ?? 0)),
          0,
        ),
    );
  contributions.sort((a, b) => size(b) - size(a) || (String(a.inputs) < String(b.inputs) ? -1 : 1));
  const { label, unit: unitText, kind, nominal } = from;
  const own = nominal === undefined ? {} : { nominal };
  return { metric, label, unit: unitText, kind, ...own, baseline: from, alternative: to, contributions };
}

function figureOf(project: Project, scenario: Scenario, metric: string, money: MoneyBasis): Figure {
  const { figures } = projectOver(project, scenario, { money });
  const figure = figures.find(({ name }) => name === metric);
  if (figure !== undefined) return figure;
  const hint = didYouMean(project.suggestions(metric, ["metric"]));
  throw new Failure("input", {
    ...message("report.no-metric", { metric }),
    next: [...hint, message("next.see", { command: "baekjo list metrics" })],
  });
}

interface Group {
  readonly names: readonly string[];
  readonly prefix?: string;
}

/**
 * The inputs that changed, in groups of those that can only change as one. What is the rest of its whole on both sides is none of them:
 * it goes along with the others. Parts of a whole of which no one is the rest on both sides, or which would leave the rest less
 * than nothing if some of them changed and others did not, contradict each other one by one.
 */
function together(
  changed: readonly string[],
  project: Project,
  baseline: Scenario,
  other: Scenario,
): readonly Group[] {
  const groups: Group[] = [];
  const left = new Set(changed);
  for (const { name, parts } of wholesOf(project.definition, baseline.instance.members)) {
    const of = (scenario: Scenario, part: string) => scenario.settings.get(part) as Setting;
    const rest = parts.find((part) => [baseline, other].every((each) => of(each, part).rest !== undefined));
    if (rest !== undefined) left.delete(rest);
    const names = parts.filter((part) => left.has(part));
    if (names.length < 2) continue;
    const others = parts.filter((part) => part !== rest);
    const most = (year: number) =>
      others.reduce(
        (sum, part) => sum + Math.max(valueIn(of(baseline, part), year), valueIn(of(other, part), year)),
        0,
      );
    const fits = rest !== undefined && baseline.instance.years.every((year) => most(year) <= 1 + 1e-12);
    if (fits) continue;
    for (const part of names) left.delete(part);
    groups.push({ names: [...names].sort(), prefix: name });
  }
  return [...[...left].map((name) => ({ names: [name] })), ...groups];
}

/** Joins the two or more groups with the longest prefix in common, of equals the first by name, until few enough remain. */
export function grouped(given: readonly (string | Group)[], most: number): Group[] {
  let groups = given.map((one): Group => (typeof one === "string" ? { names: [one] } : one));
  groups.sort((a, b) => ((a.names[0] as string) < (b.names[0] as string) ? -1 : 1));
  while (groups.length > most) {
    const depthOf = (a: Group, b: Group): number => {
      const left = (a.prefix ?? (a.names[0] as string)).split(".");
      const right = (b.prefix ?? (b.names[0] as string)).split(".");
      let depth = 0;
      while (depth < Math.min(left.length, right.length) && left[depth] === right[depth]) depth++;
      return depth;
    };
    let deepest = -1;
    let at = 0;
    for (let i = 0; i + 1 < groups.length; i++) {
      const depth = depthOf(groups[i] as Group, groups[i + 1] as Group);
      if (depth > deepest) [deepest, at] = [depth, i];
    }
    const prefix = ((groups[at] as Group).names[0] as string).split(".").slice(0, deepest).join(".");
    let end = at + 1;
    while (end < groups.length && depthOf(groups[at] as Group, groups[end] as Group) >= deepest) end++;
    const joined = {
      names: groups.slice(at, end).flatMap((group) => group.names),
      prefix: prefix === "" ? "*" : prefix,
    };
    groups = [...groups.slice(0, at), joined, ...groups.slice(end)];
  }
  return groups;
}

/** The figure for every set of groups that have changed: bit i of the set says whether group i has. In base units. */
function coalitions(
  project: Project,
  baseline: Scenario,
  other: Scenario,
  metric: string,
  groups: readonly Group[],
  money: MoneyBasis,
) {
  const switches = groups.map(
    ({ names }): Switch => ({
      inputs: new Map(names.map((name) => [name, other.settings.get(name) as Input])),
    }),
  );
  const changed = new Set(groups.flatMap(({ names }) => names));
  const model = modelOf(project, withShapes(baseline, other, changed));
  const figure = model.figures.get(metric);
  if (figure === undefined) throw new Error(`no figure ${metric}`);
  const { restatement, currency } = restate(baseline, money);
  const kernel = locatingCycles(project, () => compile(model, [figure], { switches, restatement }));
  const sets = 2 ** groups.length;
  const values = new Float64Array(sets * kernel.size);
  const inputs = new Float64Array(groups.length);
  for (let set = 0; set < sets; set++) {
    for (let i = 0; i < groups.length; i++) inputs[i] = (set >> i) & 1;
    kernel.evaluate(inputs, values.subarray(set * kernel.size, (set + 1) * kernel.size));
  }
  return { values, length: kernel.size, unit: unitIn(figure, currency, project) };
}

/** The baseline with every changed input yearly that is so in either scenario: one model serves all coalitions. */
function withShapes(baseline: Scenario, other: Scenario, changed: ReadonlySet<string>): Scenario {
  const inputs = new Map(baseline.settings);
  for (const name of changed) {
    const own = baseline.settings.get(name) as Setting;
    if (typeof own.value !== "number" || typeof other.settings.get(name)?.value === "number") continue;
    const { value } = own;
    inputs.set(name, { ...own, value: new Map(baseline.instance.years.map((year) => [year, value])) });
  }
  return withSettings(baseline, inputs);
}

/** The Shapley values of one year, exact for whole money; undefined (NaN) where the figure is for some of the sets. */
function split(values: Float64Array, t: number, length: number, n: number, whole: boolean): number[] {
  const worth = (set: number) => values[set * length + t] as number;
  for (let set = 0; set < 2 ** n; set++) {
    if (!Number.isFinite(worth(set))) return Array.from({ length: n }, () => Number.NaN);
  }
  return whole ? wholeShapley(n, worth) : shapley(n, worth);
}
