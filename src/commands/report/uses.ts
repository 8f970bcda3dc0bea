/** What the money is for: a plan's uses as the layers of one picture. */

import { type Figure, type Projection, smallestUnits } from "../../analysis/projection/projection.ts";
import { maxOf } from "../../lists.ts";
import type { Headline, Text } from "../../model/definition.ts";
import type { Project } from "../../plan/types.ts";
import type { LeftRow, UseRow } from "./report.ts";
import type { SpendingParts } from "./spending-parts.ts";

/** More members of families than these are put together: beyond, no colour tells them apart. */
const maxMembers = 4;

interface Thing {
  readonly id: string;
  readonly member: boolean;
  readonly label: Text;
  readonly values: readonly number[];
}

type Amounts = readonly (number | null)[];

/**
 * The uses of several scenarios, of the same things in the same order: the plan's own money by what it is for, the largest families'
 * members first, then what others pay. The former add to the spending of the headline wherever the model has that: they are what payers
 * bear of it, where it is a sum of that, or else the parts of the model's picture of it.
 */
export function usesOf(
  project: Project,
  projections: readonly Projection[],
  spentOn: SpendingParts,
): UseRow[] {
  const things = projections.map((projection) => thingsOf(project, projection, spentOn));
  const ids = [...new Set(things.flatMap((each) => [...each.keys()]))];
  const weight = (id: string) => maxOf(things.map((each) => sum(each.get(id)?.values ?? [])));
  const isMember = (id: string) => things.some((each) => each.get(id)?.member);
  const paid = ids.filter((id) => weight(id) > 0);
  const members = paid.filter(isMember).sort((a, b) => weight(b) - weight(a) || (a < b ? -1 : 1));
  // One thing alone in its group is named.
  const kept = members.length <= maxMembers + 1 ? members : members.slice(0, maxMembers);
  const others = members.slice(kept.length);
  const named = [...paid.filter((id) => !isMember(id)), ...kept];
  const { headline = {} } = project.definition;
  const rows = projections.map((projection, scenario) => {
    const own = things[scenario] as ReadonlyMap<string, Thing>;
    const years = projection.years.map(() => 0);
    const valuesOf = (id: string) => own.get(id)?.values ?? years;
    const label = (id: string) => things.find((each) => each.has(id))?.get(id)?.label as Text;
    const { code, decimals } = projection.currency;
    // Money is whole in its smallest unit: what sums of cents leave beyond is noise.
    const { count, amount } = smallestUnits(decimals);
    const whole = (value: number) => amount(count(value));
    const row = (id: string, type: UseRow["type"], sums: readonly number[], more = {}): UseRow => {
      const values = sums.map(whole);
      return { scenario, id, type, unit: code, values, total: whole(sum(values)), ...more };
    };
    const named_ = named.map((id) => row(id, "thing", valuesOf(id), { label: label(id) }));
    const small = others.map(valuesOf).reduce(plus, years);
    const together = others.length === 0 ? [] : [row("others", "others", small, { count: others.length })];
    return [
      ...named_,
      ...together,
      ...restOf(headline, projection, [...named_, ...together], row),
      ...privateOf(project.definition, projection, row),
    ];
  });
  const used = new Set(
    rows.flat().flatMap(({ id, values }) => (values.some((value) => value !== 0) ? [id] : [])),
  );
  return rows.flatMap((each) => each.filter(({ id }) => used.has(id)));
}

/** What is left of the public money of each year; none where the model does not say what that is. */
export function leftOf({ definition }: Project, projections: readonly Projection[]): LeftRow[] {
  const { spending, funding } = definition.headline ?? {};
  return projections.flatMap(({ figures, currency }, scenario) => {
    const [spent, given] = [spending, funding].map((name) => figures.find((figure) => figure.name === name));
    if (spent === undefined || given === undefined || spent.unit !== given.unit) return [];
    const { count, amount } = smallestUnits(currency.decimals);
    const less = (a: number | null | undefined, b: number | null | undefined) =>
      typeof a !== "number" || typeof b !== "number" ? null : amount(count(a - b));
    const values = given.values.map((value, t) => less(value, spent.values[t]));
    return [{ scenario, unit: given.unit, values, total: less(given.total, spent.total) }];
  });
}

/** Money by what it is for, but for the other payer's: a family's member, or the first segment of a name. */
function thingsOf(
  project: Project,
  { figures, years }: Projection,
  { names, grouped }: SpendingParts,
): Map<string, Thing> {
  const { definition, plan } = project;
  const parts = figures.filter(({ name }) => names.includes(name));
  if (!grouped)
    return new Map(
      parts.map(({ name, label, values }) => [
        name,
        { id: name, member: false, label, values: numbers(values) },
      ]),
    );
  const things = new Map<string, Thing>();
  const alone = (family: string) => parts.filter(({ name }) => name.split(".")[0] === family).length === 1;
  for (const { name, member, section, label: own, values } of parts) {
    const [family = "", id = ""] = name.split(".");
    const key = member === undefined ? family : `${family}.${id}`;
    const known = things.get(key);
    const label =
      member !== undefined
        ? (plan.families.get(family)?.get(member) ?? { en: member, ko: member })
        : alone(family)
          ? own
          : (definition.metrics.find((metric) => metric.name === `${family}.cost`)?.label ??
            definition.sections.get(section) ?? { en: family, ko: family });
    const zero = years.map(() => 0);
    things.set(key, {
      id: key,
      member: member !== undefined,
      label,
      values: plus(known?.values ?? zero, numbers(values)),
    });
  }
  return things;
}

type MakeRow = (
  id: string,
  sort: UseRow["type"],
  values: readonly number[],
  more?: Pick<UseRow, "label">,
) => UseRow;

/** Spending that no payer stands beside: the model may count more than its parts have payers for. */
function restOf(
  { spending }: Headline,
  { figures }: Projection,
  named: readonly UseRow[],
  row: MakeRow,
): UseRow[] {
  const all = valuesNamed(figures, spending);
  if (all === undefined) return [];
  const rest = named.reduce(
    (left, { values }) =>
      plus(
        left,
        numbers(values).map((value) => -value),
      ),
    numbers(all),
  );
  return [row("rest", "rest", rest)];
}

/** What the payer beside them spends: called as the metric of that, or as the payer. */
function privateOf(
  { headline = {}, payers }: Project["definition"],
  { figures, years }: Projection,
  row: MakeRow,
): UseRow[] {
  const { otherSpending, otherPayer } = headline;
  if (otherPayer === undefined && otherSpending === undefined) return [];
  const all = figures.find(({ name }) => name === otherSpending);
  const parts = figures
    .filter(({ payer }) => payer !== undefined && payer === otherPayer)
    .map(({ values }) => numbers(values));
  const none = years.map(() => 0);
  const values = all === undefined ? parts.reduce(plus, none) : numbers(all.values);
  return [row("private", "private", values, { label: all?.label ?? payers.get(otherPayer ?? "") })];
}

function valuesNamed(figures: readonly Figure[], name: string | undefined): Amounts | undefined {
  return figures.find((figure) => figure.name === name)?.values;
}

/** Of what is undefined nothing is drawn. */
function numbers(values: Amounts): number[] {
  return values.map((value) => value ?? 0);
}

function plus(a: readonly number[], b: readonly number[]): number[] {
  return a.map((value, i) => value + (b[i] ?? 0));
}

function sum(values: Amounts): number {
  return numbers(values).reduce((all, value) => all + value, 0);
}
