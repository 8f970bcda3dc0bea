import { type Attribution, atInputs } from "../../analysis/explain/attribution.ts";
import { type Branch, Branches } from "../../analysis/explain/branches.ts";
import { nameOf, rootsOf } from "../../analysis/explain/trace.ts";
import { figureValue, inputUnit, inputValue } from "../../analysis/projection/displayed.ts";
import { labelsOf } from "../../analysis/projection/projection.ts";
import { type Quanta, quantaOf } from "../../math/statistics/largest-remainder.ts";
import { formulaOf } from "../../model/formula-text.ts";
import type { Figure as ModelFigure } from "../../model/types.ts";
import type { Project, Scenario, Setting } from "../../plan/types.ts";
import type { ChangedRow, ChangeRow, DifferenceReport } from "../../report/explanation.ts";
import { headOf, memberLabel, scenarioHead } from "../../report/head.ts";
import { restFormula } from "../../report/provenance-rows.ts";
import type { Origin } from "../../report/types.ts";

/** What differs in a figure between two scenarios, and how much of the difference comes by each branch. */
export function differenceReport(
  project: Project,
  [baseline, other]: readonly [Scenario, Scenario],
  attribution: Attribution,
  figure: ModelFigure,
  { year, depth }: { readonly year?: number | undefined; readonly depth?: number | undefined },
  origin: Origin,
): DifferenceReport {
  const { trace } = attribution;
  const roots = rootsOf(trace, figure, year);
  const sum = (at: (slot: number) => number) =>
    [...roots].reduce((all, [slot, times]) => all + times * at(slot), 0);
  const displayed = (base: number) => figureValue(figure, base, project).value;
  const before = sum((slot) => trace.value(slot));
  const after = sum((slot) => attribution.other[slot] as number);
  const change = after - before;
  const seeds = new Map([...roots].map(([slot, times]) => [slot, times * attribution.change(slot)]));
  const quanta = quantaOf(change, figure.rounded ? 1 : undefined);
  const share = (part: number) => displayed(quanta.toValue(part));
  const tree = new ChangeTree(project, attribution, quanta, share);
  const { kind } = figure.metric;
  const shown =
    kind === "single" || (kind === "flow" && year === undefined)
      ? undefined
      : (year ?? trace.scenario.years.at(-1));
  const parameters = changedRows(project, baseline, other, attribution, seeds, quanta, change, share);
  return {
    command: "explain",
    ...headOf(project, origin),
    scenarios: [scenarioHead(baseline), scenarioHead(other)],
    years: baseline.years,
    figure: {
      metric: figure.name,
      ...labelsOf(project, figure),
      unit: figureValue(figure, before, project).unit,
      kind,
      year: shown,
      baseline: displayed(before),
      alternative: displayed(after),
      difference: Number.isFinite(change) ? share(quanta.whole(change)) : null,
    },
    depth,
    branches: tree.rows([...roots.keys()], seeds, change, depth ?? Number.POSITIVE_INFINITY),
    parameters,
    otherDifferingInputs: differing(baseline, other).filter(
      (name) => !parameters.some((row) => row.name === name),
    ).length,
  };
}

/** Branches that differ, with what each brings to the figure on this very way. */
class ChangeTree {
  private readonly project: Project;
  private readonly attribution: Attribution;
  private readonly branches: Branches;
  private readonly quanta: Quanta;
  private readonly share: (quanta: number) => number | null;
  private readonly seen = new Set<string>();

  constructor(
    project: Project,
    attribution: Attribution,
    quanta: Quanta,
    share: (quanta: number) => number | null,
  ) {
    this.project = project;
    this.attribution = attribution;
    this.branches = new Branches(project, attribution.trace);
    this.quanta = quanta;
    this.share = share;
  }

  rows(
    roots: readonly number[],
    seeds: ReadonlyMap<number, number>,
    change: number,
    most: number,
  ): ChangeRow[] {
    const rows: ChangeRow[] = [];
    this.add(this.branches.branch(roots), seeds, this.quanta.whole(change), 0, most, rows);
    return rows;
  }

  private add(
    branch: Branch,
    amounts: ReadonlyMap<number, number>,
    part: number,
    depth: number,
    most: number,
    rows: ChangeRow[],
  ): void {
    const repeated = this.seen.has(branch.key) && branch.figure !== undefined;
    this.seen.add(branch.key);
    const below = repeated ? [] : this.below(amounts);
    rows.push({
      ...this.row(branch, part, depth),
      ...(repeated ? { repeated } : {}),
      ...this.more(below, depth, most),
    });
    if (depth >= most) {
      // What is not shown here may be shown where the branch is met again.
      this.seen.delete(branch.key);
      return;
    }
    const sums = below.map(({ amounts }) => [...amounts.values()].reduce((all, each) => all + each, 0));
    const parts = sums.every(Number.isFinite) ? this.quanta.split(sums, part) : sums;
    for (const [i, each] of below.entries()) {
      this.add(each.branch, each.amounts, parts[i] as number, depth + 1, most, rows);
    }
  }

  private more(below: readonly unknown[], depth: number, most: number) {
    return depth >= most && below.length > 0 ? { omittedBranches: below.length } : {};
  }

  /** The branches that bring something to the amounts of some slots, the largest first. */
  private below(amounts: ReadonlyMap<number, number>): { branch: Branch; amounts: Map<number, number> }[] {
    const { trace, passOn } = this.attribution;
    const byName = new Map<string, Map<number, number>>();
    for (const [slot, amount] of amounts) {
      for (const [read, part] of passOn(slot, amount)) {
        if (part === 0) continue;
        const name = nameOf(trace.cell(read));
        const own = byName.get(name) ?? new Map<number, number>();
        own.set(read, (own.get(read) ?? 0) + part);
        byName.set(name, own);
      }
    }
    const size = ({ amounts }: { amounts: Map<number, number> }) =>
      Math.abs([...amounts.values()].reduce((all, each) => all + each, 0));
    return [...byName.values()]
      .map((own) => ({ branch: this.branches.branch([...own.keys()].sort((a, b) => a - b)), amounts: own }))
      .sort((a, b) => size(b) - size(a) || (a.branch.name < b.branch.name ? -1 : 1));
  }

  private row(branch: Branch, part: number, depth: number): Omit<ChangeRow, "repeated" | "more"> {
    const { key, name, years, figure, kind } = branch;
    const { trace, other } = this.attribution;
    const own = this.branches.value(branch);
    const its = this.branches.value(branch, (slot) => other[slot] as number);
    const one = own.total !== null || its.total !== null || own.values.length === 1;
    const setting = trace.scenario.settings.get(name) as Setting;
    const formula = figure === undefined ? restFormula(setting) : formulaOf(figure);
    return {
      key,
      name,
      label:
        figure === undefined
          ? memberLabel(setting.declaration.label, name, this.project)
          : labelsOf(this.project, figure).label,
      kind: kind ?? "input",
      unit: own.unit,
      years,
      depth,
      formula,
      baseline: one ? own.total : own.values,
      alternative: one ? its.total : its.values,
      contribution: Number.isFinite(part) ? this.share(part) : null,
    };
  }
}

function changedRows(
  project: Project,
  baseline: Scenario,
  other: Scenario,
  attribution: Attribution,
  seeds: ReadonlyMap<number, number>,
  quanta: Quanta,
  change: number,
  share: (quanta: number) => number | null,
): ChangedRow[] {
  const found = [...atInputs(attribution, seeds)];
  found.sort(([a, x], [b, y]) => Math.abs(y) - Math.abs(x) || (a < b ? -1 : 1));
  const amounts = found.map(([, amount]) => amount);
  const whole = amounts.every(Number.isFinite) && Number.isFinite(change);
  const parts = whole ? quanta.split(amounts, quanta.whole(change)) : amounts;
  return found.map(([name], i) => {
    const [own, its] = [baseline, other].map(({ settings }) => settings.get(name) as Setting) as [
      Setting,
      Setting,
    ];
    return {
      name,
      label: memberLabel(own.declaration.label, name, project),
      unit: inputUnit(own, project),
      baseline: inputValue(own, baseline),
      alternative: inputValue(its, other),
      setBy: [own.layer, its.layer],
      contribution: whole ? share(parts[i] as number) : null,
    };
  });
}

/** Parameters whose values are not the same in both. */
function differing(baseline: Scenario, other: Scenario): string[] {
  const text = ({ value }: Setting) =>
    JSON.stringify(typeof value === "number" ? value : [...value].sort(([a], [b]) => a - b));
  return [...baseline.settings]
    .filter(([name, setting]) => text(setting) !== text(other.settings.get(name) as Setting))
    .map(([name]) => name);
}
