import type { Answer } from "../../analysis/backtest.ts";
import { unitTextIn } from "../../formula/units.ts";
import { leaveOneOutMedian, p80, type Spread, sixDigits, spreadOf } from "../../math/statistics/ratios.ts";
import type { Text } from "../../model/definition.ts";
import type { Unscored } from "../../plan/cases/case-scenario.ts";
import type { Case, CaseBook } from "../../plan/cases/case-types.ts";
import type { CaseClass, CaseScope, CaseVat } from "../../plan/cases/classes.ts";
import type { Setting } from "../../plan/types.ts";
import { headOf } from "../../report/head.ts";
import type { Head, Origin } from "../../report/types.ts";

/** Where in the tables a case stands. */
export type CaseGroup = "recent" | "older" | "sites" | "strategic" | "others";

export interface CaseRow {
  readonly id: string;
  readonly label: Text;
  readonly country?: string;
  readonly date: string;
  readonly year: number;
  readonly class: CaseClass;
  readonly status: string;
  readonly scope: CaseScope;
  readonly group: CaseGroup;
  readonly metric: string;
  readonly quantity: number;
  readonly per: "gpu" | "mw";
  readonly currency: string;
  readonly vat: CaseVat;
  /** Whole units of the currency, these four. */
  readonly actual: number;
  readonly model: number;
  readonly modelLow: number;
  readonly modelHigh: number;
  readonly ratio: number;
  readonly withinRange: boolean;
  /** For a purchase of GPUs outside the range, and for a cost without a scope, the other scopes in whose range it is. */
  readonly fits?: readonly CaseScope[];
  /** Dollars. */
  readonly usdPerGpu?: number;
  /** Against one price for all, where it is among those that are held to it. */
  readonly naiveRatio?: number;
  /** Nearer to ten times, or a tenth, than to one. */
  readonly suspect: boolean;
  /** The mix, or the years of operation, are the plan's, and the scope is all IT, since the case does not say. */
  readonly assumed: readonly ("mix" | "operation" | "scope")[];
  readonly sharedInputs: readonly string[];
  readonly confidence: string;
  readonly caveats?: Text;
  readonly sources: readonly string[];
}

export interface UnscoredRow {
  readonly id: string;
  readonly label: Text;
  readonly class: CaseClass;
  readonly status: string;
  readonly scope: CaseScope;
  readonly vat: CaseVat;
  readonly reason: Unscored;
  readonly excluded?: Text;
}

export interface SpreadRow extends Spread {
  readonly group: "recent" | "all-buyers" | "naive" | "purchases" | "others" | CaseClass | CaseScope;
  readonly by: "headline" | "scope" | "class" | "all";
  /** Share of the cases inside the model's 90% range. */
  readonly withinRange: number | null;
}

/** A parameter that a case informed, and what stood for it while that case was scored. */
export interface InformedRow {
  readonly case: string;
  readonly input: string;
  readonly unit: string;
  readonly value: number | null;
  readonly valueWithout: number | null;
  readonly sources: readonly string[];
}

export interface ReferenceRow {
  readonly label: Text;
  readonly scenario: string;
  readonly n: number;
  readonly ratio: number;
  readonly sdLogRatio: number;
  readonly p80: number;
  readonly sources: readonly string[];
}

export interface BacktestReport extends Head {
  readonly command: "backtest";
  readonly casesFile?: string;
  readonly selection: { readonly class?: CaseClass; readonly scope?: CaseScope };
  readonly trials: number;
  readonly seed: number;
  /** The generation from which on a case is of today's kind. */
  readonly recentFrom?: Text;
  readonly cases: readonly CaseRow[];
  readonly unscored: readonly UnscoredRow[];
  readonly spreads: readonly SpreadRow[];
  readonly informed: readonly InformedRow[];
  readonly reference?: ReferenceRow;
  /** What four in five of the recent purchases stay below. */
  readonly p80: number | null;
}

export interface BacktestParts {
  readonly answers: readonly Answer[];
  readonly unscored: readonly { readonly case: Case; readonly why: Unscored }[];
  readonly purchases: ReadonlySet<string>;
  readonly scopes: readonly CaseScope[];
  readonly classes: readonly CaseClass[];
  readonly selection: BacktestReport["selection"];
  readonly casesFile?: string;
  readonly trials: number;
  readonly seed: number;
}

const shelves: readonly CaseGroup[] = ["recent", "older", "sites", "strategic", "others"];

export function backtestReport(book: CaseBook, parts: BacktestParts, origin: Origin): BacktestReport {
  const { project, since, reference } = book;
  const family = project.definition.cases?.family ?? "";
  const firstOf = (member: string) => Number(project.plan.settings.get(`${family}.${member}.first`)?.value);
  const modern = since === undefined ? Number.NEGATIVE_INFINITY : firstOf(since);
  const isModern = ({ case: { gpus } }: Answer) => {
    const today = [...gpus].filter(([member]) => firstOf(member) >= modern);
    return totalOf(today) * 2 > totalOf([...gpus]);
  };
  const shelfOf = (found: Answer): CaseGroup => {
    const { case: each, measure } = found;
    // A price of GPUs that are not named is the plan's mix: a purchase of them tests none.
    if (!parts.purchases.has(each.status) || (measure.per === "gpu" && each.gpus.size === 0)) return "others";
    if (each.class === "strategic") return "strategic";
    if (measure.per === "mw") return "sites";
    return isModern(found) ? "recent" : "older";
  };
  const shelved = parts.answers.map((answer) => ({ answer, shelf: shelfOf(answer) }));
  const recent = shelved.filter(({ shelf }) => shelf === "recent").map(({ answer }) => answer);
  const naive = leaveOneOutMedian(recent.map(({ usdPerGpu }) => usdPerGpu as number));
  const naiveOf = new Map(recent.map(({ case: each }, i) => [each.id, naive[i]]));
  const rows = shelves.flatMap((shelf) =>
    shelved
      .filter((each) => each.shelf === shelf)
      .map(({ answer }) => rowOf(answer, shelf, naiveOf.get(answer.case.id))),
  );
  const today = new Set(
    parts.answers
      .filter((found) => found.measure.per === "gpu" && isModern(found))
      .map((found) => found.case.id),
  );
  const spreads = spreadsOf(rows, naive, today, parts);
  const [headline] = spreads;
  const { geometricMean = null, sdLogRatio = null } = headline ?? {};
  const label = since === undefined ? undefined : project.plan.families.get(family)?.get(since);
  return {
    command: "backtest",
    ...headOf(project, origin),
    casesFile: parts.casesFile,
    recentFrom: label,
    selection: parts.selection,
    trials: parts.trials,
    seed: parts.seed,
    cases: rows,
    unscored: parts.unscored.map(({ case: each, why }) => unscoredOf(each, why)),
    spreads,
    informed: parts.answers.flatMap(({ case: { id }, leftOut }) =>
      leftOut.map(({ setting, instead }) => ({
        case: id,
        input: setting.name,
        unit: unitTextIn(setting.unit.text, project.plan.currency.code),
        value: shownValue(setting),
        valueWithout: shownValue(instead),
        sources: idsOf(instead.source),
      })),
    ),
    ...(reference === undefined
      ? {}
      : {
          reference: {
            ...{ label: reference.label, scenario: reference.scenario, n: reference.n },
            ...{ ratio: reference.ratio, sdLogRatio: reference.logSpread },
            p80: p80(reference.ratio, reference.logSpread),
            sources: idsOf(reference.source),
          },
        }),
    p80: geometricMean === null || sdLogRatio === null ? null : p80(geometricMean, sdLogRatio),
  };
}

function totalOf(gpus: readonly (readonly [string, number])[]): number {
  return gpus.reduce((sum, [, count]) => sum + count, 0);
}

function rowOf(
  { case: each, measure, ...answer }: Answer,
  group: CaseGroup,
  naive: number | undefined,
): CaseRow {
  const {
    id,
    label,
    country,
    date,
    year,
    status,
    scope,
    currency,
    vat,
    confidence,
    doubts: caveats,
    operation,
  } = each;
  const operated = scope === "hardware-operation" || scope === "all-in-operation";
  const { ratio, withinRange, usdPerGpu, sharedInputs, fits } = answer;
  const [actual, model, modelLow, modelHigh] = [
    answer.actual,
    answer.model,
    answer.modelLow,
    answer.modelHigh,
  ].map(Math.round);
  return {
    ...{ id, label, date, year, class: each.class, status, scope, group },
    ...{ ...measure, currency, vat, ratio: sixDigits(ratio), withinRange, sharedInputs, confidence },
    ...({ actual, model, modelLow, modelHigh } as Pick<
      CaseRow,
      "actual" | "model" | "modelLow" | "modelHigh"
    >),
    country,
    ...(fits === undefined ? {} : { fits }),
    ...(usdPerGpu === undefined ? {} : { usdPerGpu: Math.round(usdPerGpu) }),
    ...(naive === undefined ? {} : { naiveRatio: sixDigits(naive) }),
    suspect: each.class !== "strategic" && Math.abs(Math.log10(ratio)) > 0.5,
    assumed: [
      ...(each.gpus.size === 0 && scope !== "facility" ? (["mix"] as const) : []),
      ...(operated && operation === undefined ? (["operation"] as const) : []),
      ...(each.scopeIsAssumed ? (["scope"] as const) : []),
    ],
    caveats,
    sources: idsOf(each.source),
  };
}

function unscoredOf(
  { id, label, status, scope, vat, apart, class: kind }: Case,
  reason: Unscored,
): UnscoredRow {
  const excluded = reason === "apart" && apart !== undefined ? { excluded: apart } : {};
  return { id, label, class: kind, status, scope, vat, reason, ...excluded };
}

function spreadsOf(
  rows: readonly CaseRow[],
  naive: readonly number[],
  today: ReadonlySet<string>,
  parts: BacktestParts,
): SpreadRow[] {
  const of = (group: SpreadRow["group"], by: SpreadRow["by"], cases: readonly CaseRow[]): SpreadRow => ({
    ...{ group, by, ...spreadOf(cases.map(({ ratio }) => ratio)) },
    withinRange:
      cases.length === 0 ? null : cases.filter(({ withinRange }) => withinRange).length / cases.length,
  });
  const bought = rows.filter(({ group }) => group !== "others");
  const ordinary = bought.filter(({ group }) => group !== "strategic");
  const others = rows.filter(({ group }) => group === "others");
  const rule: SpreadRow = { group: "naive", by: "headline", ...spreadOf(naive), withinRange: null };
  return [
    of(
      "recent",
      "headline",
      rows.filter(({ group }) => group === "recent"),
    ),
    rule,
    of(
      "all-buyers",
      "all",
      bought.filter(({ id }) => today.has(id)),
    ),
    of("purchases", "all", ordinary),
    ...parts.scopes.map((scope) =>
      of(
        scope,
        "scope",
        ordinary.filter((row) => row.scope === scope),
      ),
    ),
    ...parts.classes.map((kind) =>
      of(
        kind,
        "class",
        bought.filter((row) => row.class === kind),
      ),
    ),
    of("others", "all", others),
  ].filter(({ n, by }) => n > 0 || by === "headline");
}

function shownValue({ value, unit }: Setting): number | null {
  return typeof value === "number" ? (value * unit.den) / unit.num : null;
}

function idsOf(source: readonly string[] | "ASSUMPTION"): readonly string[] {
  return source === "ASSUMPTION" ? ["ASSUMPTION"] : source;
}
