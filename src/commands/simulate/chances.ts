/** How likely: conditions, first years, and one scenario against another. */

import { percentage, powerOfTen } from "../../output/numbers/number.ts";
import type { GridRow } from "../../output/text/grid.ts";
import type { Grid } from "../../output/text/page.ts";
import type { ScenarioHead } from "../../report/types.ts";
import { chance, error, gridOf, type Layout, type Line, percent } from "./lines.ts";

export function chanceGrids({ report, t, room, several }: Layout): Grid[] {
  if (report.probabilities.length === 0) return [];
  const rows = report.probabilities.map(({ scenario, condition, year, probability, se, bound }): GridRow => {
    const of = several ? `${(report.scenarios[scenario] as ScenarioHead).name}: ` : "";
    const when = year === undefined ? "" : `, ${year}`;
    return [
      { text: `${of}${condition}${when}` },
      ...(bound === undefined
        ? [{ text: chance(probability, t) }, { text: chance(se, t) }]
        : [{ text: boundText(probability, bound) }, { text: "" }]),
    ];
  });
  const columns = [{ heading: t("simulate.probability") }, { heading: t("simulate.se") }];
  return [gridOf(t("simulate.chances"), t("simulate.condition"), columns, rows, room)];
}

/** "<0.03%" of what no trial met, ">99.97%" of what all did: rounded outwards, to one digit. */
function boundText(probability: number, bound: number): string {
  const beyond = probability === 0 ? bound : 1 - bound;
  const decimals = Math.max(1, -Math.floor(Math.log10(100 * beyond) + 1e-9));
  const [scale, up] = [powerOfTen(decimals), 100 * beyond];
  const outward = Math.ceil(up * scale - 1e-9) / scale / 100;
  return probability === 0 ? `<${percentage(outward, decimals)}` : `>${percentage(1 - outward, decimals)}`;
}

export function firstGrids({ report, t, room, several, language }: Layout): Grid[] {
  if (report.firsts.length === 0) return [];
  const years = [...new Set(report.firsts.flatMap((first) => first.years.map(({ year }) => year)))].sort(
    (a, b) => a - b,
  );
  const rows = report.firsts.map(({ scenario, label, years: each, never }): GridRow => {
    const name = label[language].normalize("NFC");
    const of = several ? `${(report.scenarios[scenario] as ScenarioHead).name}: ${name}` : name;
    const share = (year: number) => each.find((one) => one.year === year)?.probability ?? 0;
    return [
      { text: of },
      ...years.map((year) => ({ text: chance(share(year), t) })),
      { text: chance(never, t) },
    ];
  });
  const columns = [...years.map((year) => ({ heading: String(year) })), { heading: t("simulate.never") }];
  return [gridOf(t("simulate.firsts"), t("table.metric"), columns, rows, room)];
}

export function pairedGrids(lines: readonly Line[], { report, t, room }: Layout): Grid[] {
  if (report.differences.length === 0) return [];
  const [first] = report.scenarios as [ScenarioHead, ...ScenarioHead[]];
  const rows: GridRow[] = [];
  let last = "";
  for (const { scenario, metric, statistics, higher, same } of report.differences) {
    const line = lines.find((each) => each.rows.get("point")?.metric === metric) as Line;
    if (line.label !== last) rows.push({ title: line.label });
    last = line.label;
    const { mean, se, p5, p50, p95 } = statistics;
    rows.push([
      { text: (report.scenarios[scenario] as ScenarioHead).name, indent: 2 },
      ...[p5, p50, p95, mean].map((value) => ({ text: line.format.change(value) })),
      { text: error(line, se) },
      { text: percent(higher, 1, t) },
      { text: percent(same, 1, t) },
    ]);
  }
  const columns = [
    "P5",
    "P50",
    "P95",
    t("simulate.mean"),
    t("simulate.se"),
    t("simulate.higher"),
    t("simulate.same"),
  ];
  return [
    gridOf(
      t("simulate.differences", { name: first.name }),
      t("table.metric"),
      columns.map((heading) => ({ heading })),
      rows,
      room,
    ),
  ];
}
