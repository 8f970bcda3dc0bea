/** The public money first: what it is spent on, year by year, against how much of it there is, and what is missing. */

import { withinSentence } from "../../../../labels.ts";
import { maxOf, minOf } from "../../../../lists.ts";
import { consecutive, yearNamer } from "../../../../year-names.ts";
import type { UseRow } from "../../report.ts";
import { axisAmount } from "../charts/frame.ts";
import { type Left, type Limit, stacked } from "../charts/stacked-chart.ts";
import { datum, minus, periodText, type Setting } from "../context.ts";
import { type Child, inner, Markup } from "../element.ts";
import { type Chart, chart, type Panel, type Sheet, section, sourceOf } from "../figure.ts";
import { folded, table } from "../html-table.ts";

export function picture(setting: Setting): Markup | undefined {
  const content = spendingChart(setting);
  return content && section("spending", setting.t("page.picture"), chart(setting, content));
}

/** The chart of that section, which also stands alone; none where nothing is spent. */
export function spendingChart(setting: Setting): Chart | undefined {
  const { report, t, moneyName } = setting;
  const panels = spendingPanels(setting, "picture");
  if (panels.length === 0) return undefined;
  return {
    id: "chart-spending",
    title: finding(setting),
    measure: t(isOver(setting) ? "page.by-year-over" : "page.by-year", { money: moneyName }),
    panels,
    notes: notDrawn(setting),
    sheet: sheetOf(setting),
    source: sourceOf(setting, report.headline.spending ?? ""),
    numbers: folded(t("page.picture-numbers"), numbers(setting)),
  };
}

/**
 * A picture for each scenario, on one scale; none where nothing is spent. `id`: of the page, for these pictures alone. `ghost`: the scenario
 * whose spending is marked in the pictures of the others.
 */
export function spendingPanels(setting: Setting, id: string, ghost?: number): Panel[] {
  const { report, t, nameOf, amount } = setting;
  const { years, scenarios } = report;
  const uses = report.uses.flatMap((use, i) =>
    use.type === "private" ? [] : [{ use, at: `spending.${i}`, label: useName(setting, use) }],
  );
  if (uses.length === 0) return [];
  const fills = fillsOf(uses.map(({ use }) => use));
  const span = spanOf(setting);
  return scenarios.map((_, scenario) => {
    const own = uses.filter(({ use }) => use.scenario === scenario);
    const about = {
      ...{ id: `${id}-${scenario}`, title: t("page.picture-title", { name: nameOf(scenario) }) },
      description: t("page.picture-desc", { parts: own.map(({ label }) => label).join(", ") }),
    };
    const layers = own.map(({ use, at, label }) => ({
      ...{ key: use.id, label, fill: fills.get(use.id) as string, at },
      values: use.values.map((value) => value ?? 0),
    }));
    return {
      ...(scenarios.length > 1 ? { heading: nameOf(scenario) } : {}),
      picture: stacked(
        about,
        years.map(yearNamer(report)),
        layers,
        limitOf(setting, scenario),
        leftIn(setting, scenario),
        span,
        axisAmount(setting),
        amount,
        ghost === undefined || ghost === scenario ? [] : totalsOf(setting, ghost),
      ),
    };
  });
}

function isOver({ report }: Setting): boolean {
  return report.left.some(({ values }) => values.some((value) => value !== null && value < 0));
}

/** What is seen: the years in which the first scenario that spends more than the year's money does so, or that none does. */
function finding(setting: Setting): string {
  const { report, t, language, nameOf } = setting;
  const { spending, funding } = report.headline;
  const label = (metric: string | undefined) => {
    const row = report.comparison.rows.find((each) => each.metric === metric);
    return row === undefined ? undefined : row.label[language].normalize("NFC");
  };
  const [spent, given] = [label(spending), label(funding)];
  if (spent === undefined || given === undefined) return t("page.picture-plain");
  const words = { spending: spent, funding: withinSentence(given, setting.language) };
  const over = report.left.find(({ values }) => values.some((value) => value !== null && value < 0));
  if (over === undefined)
    return t(report.scenarios.length > 1 ? "page.picture-within" : "page.picture-within-one", words);
  const years = report.years.filter((_, k) => (over.values[k] ?? 0) < 0);
  const spans = consecutive(years).flatMap((span) =>
    // Two years are no span.
    span.length < 3 ? span.map((year) => periodText(setting, [year])) : [periodText(setting, span)],
  );
  return t("page.picture-over", {
    ...words,
    spending: withinSentence(spent, language),
    name: nameOf(over.scenario),
    years: spans.join(", "),
  });
}

/** What others pay is said, not drawn: it is as much as they bring, and would press the public money into the foot of the picture. */
function notDrawn(setting: Setting): Child {
  const { report, rich, money, nameOf } = setting;
  const others = report.uses.flatMap((use, i) => (use.type === "private" ? [{ use, i }] : []));
  const [first] = others;
  if (first === undefined) return undefined;
  const amountOf = ({ use, i }: typeof first) =>
    datum(use.total, money(use.total ?? 0), `spending.${i}.total`);
  const what = useName(setting, first.use);
  if (others.length === 1) return rich("page.not-drawn-one", { what, amount: amountOf(first) });
  if (others.every(({ use }) => use.total === first.use.total))
    return rich("page.not-drawn", { what, amount: amountOf(first) });
  const totals = [...new Set(others.map(({ use }) => use.total))];
  const amounts = totals.map((total, k): Child => {
    const alike = others.filter(({ use }) => use.total === total) as [typeof first, ...typeof others];
    const names = alike.map(({ use }) => nameOf(use.scenario)).join("; ");
    return [k === 0 ? "" : ", ", rich("page.not-drawn-in", { amount: amountOf(alike[0]), names })];
  });
  return rich("page.not-drawn-each", { what, amounts: new Markup(inner([amounts])) });
}

function numbers(setting: Setting): Markup {
  const { report, t, nameOf, amount } = setting;
  const { uses, years, left } = report;
  const line = ({ scenario, values, total }: Pick<UseRow, "scenario" | "values" | "total">, at: string) => ({
    head: nameOf(scenario),
    cells: [...values, total].map((value, k) => ({
      content: datum(
        value,
        value === null ? "" : minus(amount(value)),
        `${at}.${k < years.length ? `values.${k}` : "total"}`,
      ),
      alarm: (value ?? 0) < 0,
    })),
  });
  const ids = [...new Set(uses.map(({ id }) => id))];
  const groups = ids.map((id) => ({
    title: useName(setting, uses.find((use) => use.id === id) as UseRow),
    rows: uses.flatMap((each, i) => (each.id === id ? [line(each, `spending.${i}`)] : [])),
  }));
  const balance = { title: t("page.left"), rows: left.map((each, i) => line(each, `annual_balances.${i}`)) };
  return table(
    t("page.picture-numbers"),
    [t("table.scenario"), ...years.map(yearNamer(report)), t("table.total")],
    [...groups, ...(left.length === 0 ? [] : [balance])],
  );
}

function sheetOf(setting: Setting): Sheet {
  const { report, t } = setting;
  const { uses, left, scenarios } = report;
  const years = report.years.map(yearNamer(report));
  const rows = [
    ...uses.map((use) => ({ ...use, label: useName(setting, use) })),
    ...left.map((row) => ({ ...row, id: "left", label: t("page.left") })),
  ];
  return {
    columns: ["scenario", "id", "label", "year", "value", "unit"],
    rows: rows.flatMap(({ scenario, id, label, unit, values }) =>
      values.map((value, k) => [
        ...[scenarios[scenario]?.name ?? "", id, label],
        ...[years[k] as string, value, unit],
      ]),
    ),
  };
}

/** What is large in any scenario has the same fill in all. */
function fillsOf(uses: readonly UseRow[]): Map<string, string> {
  const fills = new Map<string, string>();
  let next = 0;
  for (const { id, type } of uses) {
    if (fills.has(id)) continue;
    fills.set(id, type === "thing" ? `f${Math.min(next++, 7)}` : "others");
  }
  return fills;
}

function useName({ t, language }: Setting, { type, label, count = 0 }: UseRow): string {
  if (type === "others") return t("page.other-uses", { count });
  return (label?.[language] ?? t("chart.rest")).normalize("NFC");
}

function limitOf({ report, placeOf, language }: Setting, scenario: number): Limit | undefined {
  const { funding } = report.headline;
  const place = funding === undefined ? -1 : placeOf(funding, scenario);
  const row = report.comparison.rows[place];
  if (row === undefined) return undefined;
  return { label: row.label[language].normalize("NFC"), values: row.values, at: `rows.${place}` };
}

function leftIn({ report }: Setting, scenario: number): Left | undefined {
  const place = report.left.findIndex((row) => row.scenario === scenario);
  const row = report.left[place];
  return row === undefined ? undefined : { values: row.values, at: `annual_balances.${place}` };
}

/** What is stacked of each year in one scenario. */
function totalsOf({ report }: Setting, scenario: number): number[] {
  const own = report.uses.filter((use) => use.scenario === scenario && use.type !== "private");
  return report.years.map((_, k) => own.reduce((sum, { values }) => sum + Math.max(0, values[k] ?? 0), 0));
}

/** From the least to the most that any panel stacks or draws a line at. */
function spanOf(setting: Setting): [number, number] {
  const { report } = setting;
  const tops = report.scenarios.flatMap((_, scenario) => {
    const own = report.uses.filter((use) => use.scenario === scenario && use.type !== "private");
    const line = (limitOf(setting, scenario)?.values ?? []).map((value) => value ?? 0);
    const sums = report.years.flatMap((_, k) => {
      const values = own.map(({ values }) => values[k] ?? 0);
      const sum = (sign: number) =>
        values.filter((value) => value * sign > 0).reduce((all, value) => all + value, 0);
      return [sum(1), sum(-1)];
    });
    return [...line, ...sums];
  });
  return [minOf(tops, 0), maxOf(tops, 0)];
}
