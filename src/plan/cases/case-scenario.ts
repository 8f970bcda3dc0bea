/** A case as a run of the model: the plan in the case's own year, with its accelerators, its exchange rate and what it says itself. */

import { Failure, type Issue } from "../../errors.ts";
import { smallestUnit } from "../../formula/currency.ts";
import { toBase } from "../../formula/units.ts";
import { append } from "../../lists.ts";
import type { CaseTerms } from "../../model/definition.ts";
import { applyLayer } from "../scenarios/layers.ts";
import { resolveOne } from "../scenarios/resolve.ts";
import type { Scenario, Setting } from "../types.ts";
import type { Case, CaseBook, SharedSettings } from "./case-types.ts";

/** What of the model a case is held against: a figure, and how many of what it is the cost of. */
export interface Measure {
  readonly metric: string;
  readonly quantity: number;
  readonly per: "gpu" | "mw";
}

/** Why a case is not held against the model. */
export type Unscored = "apart" | "low" | "scope" | "cost" | "size" | "generation" | "price";

/** What a case is measured by, or why not. A facility is measured by its IT power where that is what is known. */
export function measureOf(each: Case, { scopes }: CaseTerms): Measure | Unscored {
  const { scope, count, mw, mwOf } = each;
  if (each.apart !== undefined) return "apart";
  if (each.confidence === "low") return "low";
  const by = scopes[scope] ?? {};
  if (by.each === undefined && by.mw === undefined) return "scope";
  if (each.cost === undefined) return "cost";
  if (each.unknown.length > 0) return "generation";
  if (by.each !== undefined && count !== undefined) return { metric: by.each, quantity: count, per: "gpu" };
  if (by.mw === undefined || mw === undefined) return "size";
  const metric = mwOf === "it" ? (by.itMw ?? by.mw) : by.mw;
  return { metric, quantity: mw, per: "mw" };
}

/** Units of a currency per dollar in a year, if it is known. */
export function rateOf(
  { rates }: Pick<CaseBook, "rates">,
  currency: string,
  year: number,
): number | undefined {
  return currency === "USD" ? 1 : rates.get(currency)?.get(year);
}

/** The rate at which a case's cost is turned into dollars: its own, or that of its year. */
export function costRate(book: Pick<CaseBook, "rates">, { rate, currency, year }: Case): number | undefined {
  return rate ?? rateOf(book, currency, year);
}

/** A parameter that a case informed, and what stands for it while that case is scored. */
export interface LeftOut {
  readonly setting: Setting;
  readonly instead: Setting;
}

export interface CaseRun {
  readonly scenario: Scenario;
  readonly leftOut: readonly LeftOut[];
}

/** The plan under a case, without what the case itself informed. Throws Failure "input" for settings that do not fit. */
export function caseRun(book: CaseBook, each: Case): CaseRun {
  const { project } = book;
  const years = [each.year];
  const { scenario } = resolveOne(project, [], undefined, years);
  const settings = new Map(scenario.settings);
  const put = (name: string, value: number) => {
    const setting = settings.get(name);
    if (setting === undefined) return;
    const { range: _, without: __, note: ___, reason: ____, prices: _____, rest: ______, ...kept } = setting;
    settings.set(name, { ...kept, value, source: each.source, layer: each.id });
  };

  const leftOut: LeftOut[] = [];
  for (const [name, setting] of settings) {
    const instead = setting.without?.get(each.id);
    if (instead === undefined) continue;
    leftOut.push({ setting, instead });
    settings.set(name, instead);
  }
  const { count, gpus } = each;
  const { cases: terms } = project.definition;
  const family = terms?.family ?? "";
  if (count !== undefined && gpus.size > 0) {
    for (const member of project.plan.families.get(family)?.keys() ?? []) {
      put(`${family}.${member}.share`, (gpus.get(member) ?? 0) / count);
    }
  }
  const { code } = project.plan.currency;
  const rate = each.currency === code ? costRate(book, each) : rateOf(book, code, each.year);
  if (rate !== undefined && terms !== undefined)
    put(terms.rate, toBase(rate, smallestUnit(project.plan.currency.decimals)));
  if (each.operation !== undefined && terms !== undefined) put(terms.life, each.operation);
  const planned = new Map(settings);
  const issues: Issue[] = [];
  const lay = ({ set, source, placeOf }: Omit<SharedSettings, "without">, path: readonly string[]) => {
    const placed = set.map(({ change, index }) => ({
      change,
      placeOf: (part: keyof typeof change.spans) => {
        const { from, to } = change.spans[part];
        return placeOf([...path, index], from, to);
      },
    }));
    const overlay = { id: each.id, source, reason: undefined, unset: [], set: placed };
    const reach = [each.year, each.year] as const;
    append(issues, applyLayer(settings, overlay, { project, planned, years, reach }));
  };
  const { small } = book;
  const isSmall = small !== undefined && count !== undefined && count < small.below;
  const shared = [
    { of: book.years.get(each.year), path: ["years", String(each.year)] },
    { of: book.classes.get(each.class), path: ["classes", each.class] },
    { of: isSmall ? small : undefined, path: ["small"] },
  ];
  for (const { of, path } of shared) {
    if (of === undefined) continue;
    lay(of, [...path, "set"]);
    const instead = of.without.get(each.id);
    if (instead === undefined) continue;
    const before = new Map(settings);
    lay({ ...of, set: instead }, [...path, "without", each.id]);
    for (const [name, setting] of settings) {
      const informed = before.get(name);
      if (setting.layer !== each.id || informed === undefined || informed.value === setting.value) continue;
      leftOut.push({ setting: informed, instead: setting });
    }
  }
  lay(each, ["cases", each.id, "set"]);
  if (issues.length > 0) throw new Failure("input", issues);
  const instance = { ...scenario.instance, inputs: settings };
  return {
    scenario: { ...scenario, name: each.id, label: each.label, years, instance, settings },
    leftOut,
  };
}
