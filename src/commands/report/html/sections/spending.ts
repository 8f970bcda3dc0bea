/** The plan in one picture: what the money is for, year by year, under the money that there is. */

import { maxOf, minOf } from "../../../../lists.ts";
import { yearNamer } from "../../../../year-names.ts";
import type { UseRow } from "../../report.ts";
import { axisAmount } from "../charts/frame.ts";
import { type Limit, stacked } from "../charts/stacked-chart.ts";
import { datum, type Setting } from "../context.ts";
import type { Markup } from "../element.ts";
import { type Key, legend, panels, section } from "../figure.ts";
import { folded, table } from "../html-table.ts";

export function picture(setting: Setting): Markup | undefined {
  const { report, t, nameOf, amount } = setting;
  const { uses, years, scenarios } = report;
  if (uses.length === 0) return undefined;
  const fills = fillsOf(uses);
  const span = spanOf(setting);
  const all = scenarios.map((_, scenario) => {
    const own = uses.flatMap((use, i) => (use.scenario === scenario ? [{ use, at: `uses.${i}` }] : []));
    const limits = limitsOf(setting, scenario);
    const title = t("page.picture-title", { name: nameOf(scenario) });
    const about = {
      ...{ id: `picture-${scenario}`, title },
      description: t("page.picture-desc", {
        parts: own.map(({ use }) => useName(setting, use)).join(", "),
      }),
    };
    const layers = own.map(({ use, at }) => ({
      ...{ key: use.id, fill: fills.get(use.id) as string, at },
      values: use.values.map((value) => value ?? 0),
    }));
    return {
      ...(scenarios.length > 1 ? { heading: nameOf(scenario) } : {}),
      picture: stacked(about, years.map(yearNamer(report)), layers, limits, span, axisAmount(setting)),
    };
  });
  const shown = [...fills.keys()].map((id) => uses.find((use) => use.id === id) as UseRow);
  const limitKeys = limitsOf(setting, 0).map(
    ({ kind, label }): Key => ({ mark: `limit ${kind}`, shape: "line", label }),
  );
  // The legend from top to bottom as the layers lie.
  const keys = shown.map(
    (use): Key => ({ mark: fills.get(use.id) as string, shape: "box", label: useName(setting, use) }),
  );
  const caption = t("page.picture-numbers");
  const numbers = table(
    caption,
    [t("table.scenario"), ...years.map(yearNamer(report)), t("table.total")],
    shown.map((use) => ({
      title: useName(setting, use),
      rows: uses.flatMap((each, i) =>
        each.id !== use.id
          ? []
          : [
              {
                head: nameOf(each.scenario),
                cells: [...each.values, each.total].map((value, k) => ({
                  content: datum(
                    value,
                    value === null ? "" : amount(value),
                    `uses.${i}.${k < years.length ? `values.${k}` : "total"}`,
                  ),
                })),
              },
            ],
      ),
    })),
  );
  return section(
    "picture",
    t("page.picture"),
    panels(all, legend([...limitKeys, ...keys.reverse()]), folded(caption, numbers)),
  );
}

/** What is large in any scenario has the same fill in all. */
function fillsOf(uses: readonly UseRow[]): Map<string, string> {
  const fills = new Map<string, string>();
  let next = 0;
  for (const { id, sort } of uses) {
    if (fills.has(id)) continue;
    fills.set(id, sort === "thing" ? `f${Math.min(next++, 7)}` : sort === "private" ? "private" : "others");
  }
  const order = ["thing", "others", "rest", "private"];
  const rank = (id: string) => order.indexOf((uses.find((use) => use.id === id) as UseRow).sort);
  return new Map([...fills].sort(([a], [b]) => rank(a) - rank(b)));
}

function useName({ t, language }: Setting, { sort, label, count = 0 }: UseRow): string {
  if (sort === "others") return t("page.other-uses", { count });
  return label?.[language] ?? t("chart.rest");
}

function limitsOf({ report, placeOf, language }: Setting, scenario: number): Limit[] {
  const { funding, allFunding } = report.headline;
  const kinds = [
    { metric: funding, kind: "solid" },
    { metric: allFunding, kind: "dashed" },
  ] as const;
  return kinds.flatMap(({ metric, kind }) => {
    const place = metric === undefined ? -1 : placeOf(metric, scenario);
    const row = report.comparison.rows[place];
    return row === undefined
      ? []
      : [{ label: row.label[language], kind, values: row.values, at: `rows.${place}` }];
  });
}

/** From the least to the most that any panel stacks or draws a line at. */
function spanOf(setting: Setting): [number, number] {
  const { report } = setting;
  const tops = report.scenarios.flatMap((_, scenario) => {
    const own = report.uses.filter((use) => use.scenario === scenario);
    const lines = limitsOf(setting, scenario).flatMap(({ values }) => values.map((value) => value ?? 0));
    const sums = report.years.flatMap((_, k) => {
      const values = own.map(({ values }) => values[k] ?? 0);
      const sum = (sign: number) =>
        values.filter((value) => value * sign > 0).reduce((all, value) => all + value, 0);
      return [sum(1), sum(-1)];
    });
    return [...lines, ...sums];
  });
  return [minOf(tops, 0), maxOf(tops, 0)];
}
