/** How sure it is: how a figure falls over the trials, and in which year the money is first short. */

import { grouped } from "../../../../output/numbers/number.ts";
import { shareCell } from "../../../../output/text/trials.ts";
import { quantileNames, type Statistic } from "../../../../report/simulated.ts";
import { yearNamer } from "../../../../year-names.ts";
import { type Bound, type Guide, spreadChart } from "../charts/distribution-chart.ts";
import { printerOf } from "../charts/frame.ts";
import { datum, isMoney, minus, type Setting } from "../context.ts";
import { type Child, el, type Markup } from "../element.ts";
import { chart, named, noteOf, section, sourceOf } from "../figure.ts";
import { folded, table } from "../html-table.ts";

type Print = (value: number) => string;

export function uncertainty(setting: Setting): Markup | undefined {
  const { report, t, language, nameOf, moneyName } = setting;
  const { simulation, spread } = report;
  if (simulation === undefined) return undefined;
  const trials = grouped(simulation.trials, 0);
  const [base] = simulation.variedInputs;
  const intro = el(
    "p",
    {},
    [t("page.drawn", { trials, seed: simulation.seed, ranged: base ?? 0 }), ...keptText(setting)].join(" "),
  );
  if (spread === undefined) return section("sure", t("page.sure"), intro, firstYears(setting));
  const { metric, label, edges } = spread;
  const { print, axis, unit } = printerOf(setting, spread, edges);
  const figure = (label[language] + (unit === "" ? "" : ` (${unit})`)).normalize("NFC");
  const panels = spread.spreads.map((each) => {
    const { scenario } = each;
    const guides = guidesOf(setting, scenario, print);
    const values = guides.map((guide) => guide.label).join(", ");
    const about = {
      id: `sure-${scenario}`,
      title: t("page.spread-title", { figure, name: nameOf(scenario) }),
      description: t("page.spread-desc", { trials: grouped(each.trials, 0), values }),
    };
    const names = { share: t("page.share-of-trials"), notAbove: t("page.not-above") };
    const bound = boundOf(setting, scenario);
    return {
      heading: nameOf(scenario),
      picture: spreadChart(about, `k${scenario}`, spread, each, guides, bound, axis, names),
    };
  });
  const outside = spread.spreads.reduce((sum, { below, above }) => sum + below + above, 0);
  return section(
    "sure",
    t("page.sure"),
    intro,
    chart(setting, {
      id: "chart-distribution",
      title: t("page.spread-name", { figure }),
      titleNote: noteOf(setting, metric),
      measure: isMoney(setting, spread) ? moneyName : unit,
      panels,
      notes: [t("page.spread-caption"), outside > 0 ? ` ${t("page.outside", { count: outside })}` : ""],
      sheet: {
        columns: ["scenario", "metric", "from", "to", "trials", "unit"],
        rows: spread.spreads.flatMap(({ scenario, counts }) =>
          counts.map((count, i) => [
            ...[report.scenarios[scenario]?.name ?? "", metric],
            ...[edges[i] as number, edges[i + 1] as number, count, spread.unit],
          ]),
        ),
      },
      source: sourceOf(setting, metric),
      numbers: folded(t("page.spread-numbers"), bars(setting, print)),
    }),
    quantiles(setting, print),
    firstYears(setting),
  );
}

/** How many trials count where in some the inputs contradict each other, and what these break. */
function keptText({ report: { simulation }, t, nameOf, language }: Setting): string[] {
  const { trials = 0, keptTrials = [], violations = [] } = simulation ?? {};
  if (keptTrials.every((kept) => kept === trials)) return [];
  const [first = 0, ...others] = keptTrials;
  const list = keptTrials.map((kept, scenario) =>
    t("page.kept-of", { name: nameOf(scenario), kept: grouped(kept, 0) }),
  );
  const says = violations.map(({ requirement }) => requirement[language].normalize("NFC").replace(/\.$/, ""));
  const values = { says: [...new Set(says)].join("; "), trials: grouped(trials, 0) };
  return [
    others.every((kept) => kept === first)
      ? t("page.kept-all", { ...values, kept: grouped(first, 0) })
      : t("page.kept", { ...values, list: list.join(", ") }),
  ];
}

function statistic({ report }: Setting, scenario: number, which: Statistic) {
  const rows = report.simulation?.rows ?? [];
  const place = rows.findIndex(
    (row) => row.scenario === scenario && row.metric === report.spread?.metric && row.statistic === which,
  );
  return { value: rows[place]?.total ?? null, at: `statistics.${place}.total` };
}

function guidesOf(setting: Setting, scenario: number, print: Print): Guide[] {
  const wanted = [
    { which: "p50", share: 0.5 },
    { which: "p80", share: 0.8 },
  ] as const;
  return wanted.flatMap(({ which, share }) => {
    const { value, at } = statistic(setting, scenario, which);
    return value === null
      ? []
      : [{ label: `${which.toUpperCase()} ${minus(print(value))}`, value, share, at }];
  });
}

/** Of spending, the money for it. */
function boundOf({ report, placeOf, language, amount }: Setting, scenario: number): Bound | undefined {
  const { spending, funding } = report.headline;
  if (funding === undefined || report.spread?.metric !== spending) return undefined;
  const place = placeOf(funding, scenario);
  const row = report.comparison.rows[place];
  if (row === undefined || row.total === null) return undefined;
  return {
    label: `${row.label[language]} ${amount(row.total)}`,
    value: row.total,
    at: `rows.${place}.total`,
  };
}

function quantiles(setting: Setting, print: Print): Markup {
  const { report, t, nameOf } = setting;
  const columns = [...quantileNames, "mean", "point"] as const;
  const headings = [
    t("table.scenario"),
    ...quantileNames.map((name) => name.toUpperCase()),
    t("simulate.mean"),
    t("simulate.point"),
  ];
  const rows = report.scenarios.map((_, scenario) => ({
    head: nameOf(scenario),
    cells: columns.map((which) => {
      const { value, at } = statistic(setting, scenario, which);
      return { content: datum(value, value === null ? t("table.undefined") : print(value), at) };
    }),
  }));
  return el(
    "div",
    {},
    el("h3", {}, t("page.quantiles")),
    el("p", { class: "measure" }, t("page.quantiles-mean")),
    table(t("page.quantiles"), headings, [{ rows }]),
  );
}

function bars({ report, t, nameOf }: Setting, print: Print): Child {
  const { spread } = report;
  if (spread === undefined) return undefined;
  const { edges, spreads } = spread;
  const rows = edges.slice(1).map((edge, i) => ({
    head: t("page.between", { from: minus(print(edges[i] as number)), to: minus(print(edge)) }),
    cells: spreads.map(({ counts, scenario }) => ({
      content: datum(counts[i], grouped(counts[i] ?? 0, 0), `histograms.${scenario}.counts.${i}`),
    })),
  }));
  const headings = [t("page.stretch"), ...spreads.map(({ scenario }) => nameOf(scenario))];
  return table(t("page.spread-numbers"), headings, [{ rows }]);
}

function firstYears(setting: Setting): Child {
  const { report, t, nameOf, language } = setting;
  const firsts = report.simulation?.firstYears ?? [];
  const [first] = firsts;
  if (first === undefined) return undefined;
  const rows = firsts.map(({ scenario, years, probabilityNever }, i) => ({
    head: nameOf(scenario),
    cells: [
      ...report.years.map((year) => {
        const k = years.findIndex((each) => each.year === year);
        const probability = years[k]?.probability;
        return {
          content:
            probability === undefined
              ? shareCell({ probability: 0 })
              : datum(probability, shareCell({ probability }), `first_years.${i}.years.${k}.probability`),
        };
      }),
      {
        content: datum(
          probabilityNever,
          shareCell({ probability: probabilityNever }),
          `first_years.${i}.probability_never`,
        ),
      },
    ],
  }));
  const headings = [t("table.scenario"), ...report.years.map(yearNamer(report)), t("table.none")];
  const title = t("page.firsts", { figure: first.label[language] });
  return el(
    "div",
    { class: "keep" },
    el("h3", {}, named(setting, title, first.metric)),
    table(title, headings, [{ rows }]),
  );
}
