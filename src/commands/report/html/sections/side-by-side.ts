/** The scenarios side by side: what is left, year by year, and every figure's total with its change. */

import { hasNoPercent, showDifference, showRelative, showRow } from "../../../../output/numbers/cells.ts";
import { quantitiesApart } from "../../../../output/numbers/quantity.ts";
import { totalsLine } from "../../../../output/text/heading.ts";
import { isCalendarYear } from "../../../../report/rows.ts";
import type { Row } from "../../../../report/types.ts";
import { yearNamer } from "../../../../year-names.ts";
import { axisAmount } from "../charts/frame.ts";
import { lines } from "../charts/line-chart.ts";
import { datum, isMoney, minus, type Setting } from "../context.ts";
import { type Child, el, type Markup } from "../element.ts";
import { chart, named, noteOf, section, sourceMarks, sourceOf } from "../figure.ts";
import { type Cell, folded, table } from "../html-table.ts";

export function comparison(setting: Setting): Markup | undefined {
  const { report, t } = setting;
  if (report.scenarios.length < 2) return undefined;
  return section("compared", t("page.compared"), left(setting), whatChanges(setting), totals(setting));
}

/** The figures, each with its row in every scenario. */
function figuresOf({ report }: Setting): { readonly rows: readonly Row[]; readonly place: number }[] {
  const count = report.scenarios.length;
  const { rows } = report.comparison;
  return Array.from({ length: rows.length / count }, (_, i) => ({
    rows: rows.slice(i * count, (i + 1) * count),
    place: i * count,
  }));
}

function left(setting: Setting): Child {
  const { report, t, placeOf, amount, nameOf, language, moneyName } = setting;
  const { rows } = report.comparison;
  const { metric = "" } = report.headline;
  const drawn = report.scenarios.flatMap((_, scenario) => {
    const place = placeOf(metric, scenario);
    const row = rows[place];
    return row === undefined || !isMoney(setting, row)
      ? []
      : [{ row, label: nameOf(scenario), stroke: `k${scenario}`, values: row.values, at: `rows.${place}` }];
  });
  const [first] = drawn;
  if (first === undefined) return undefined;
  const title = first.row.label[language].normalize("NFC");
  const about = {
    id: "left",
    title,
    description: t("page.left-desc", { names: report.scenarios.map((_, i) => nameOf(i)).join(", ") }),
  };
  const years = report.years.map(yearNamer(report));
  const numbers = table(
    title,
    [t("table.scenario"), ...years],
    [
      {
        rows: drawn.map(({ label, values, at }) => ({
          head: label,
          cells: values.map((value, k) => ({
            content: datum(
              value,
              value === null ? t("table.undefined") : minus(amount(value)),
              `${at}.values.${k}`,
            ),
            alarm: (value ?? 0) < 0,
          })),
        })),
      },
    ],
  );
  return chart(setting, {
    id: "chart-balance",
    title,
    titleNote: noteOf(setting, metric),
    measure: t("page.by-year-end", { money: moneyName }),
    panels: [{ picture: lines(about, years, drawn, axisAmount(setting), amount) }],
    sheet: {
      columns: ["scenario", "metric", "label", "year", "value", "unit"],
      rows: drawn.flatMap(({ row, values }) =>
        values.map((value, k) => [
          ...[report.scenarios[row.scenario]?.name ?? "", row.metric, title],
          ...[years[k] as string, value, row.unit],
        ]),
      ),
    },
    source: sourceOf(setting, metric),
    numbers: folded(t("page.picture-numbers"), numbers),
  });
}

function totals(setting: Setting): Markup {
  const { report, t, nameOf, table: style } = setting;
  const others = report.scenarios.map((_, i) => i).slice(1);
  const headings = [
    t("table.metric"),
    nameOf(0),
    ...others.flatMap((i) => [nameOf(i), t("table.difference"), t("table.percent")]),
  ];
  const figures = figuresOf(setting).filter(({ rows }) => rows[0]?.kind !== "rate");
  const equal = ({ rows }: (typeof figures)[number]) => rows.every(({ total }) => total === rows[0]?.total);
  const same = figures.filter(equal);
  const groupsOf = (those: typeof figures) =>
    report.comparison.sections.flatMap((part) => {
      const own = those.filter(({ rows }) => rows[0]?.section === part.id);
      const title = part.label?.[style.language];
      const lines = own.map(({ rows, place }) => lineOf(setting, rows, place, others));
      return own.length === 0 ? [] : [{ title, rows: lines }];
    });
  const noPercent = figures.some(
    ({ rows }) =>
      !rows.some(isCalendarYear) &&
      report.comparison.differences.some((each) => each.metric === rows[0]?.metric && hasNoPercent(each)),
  );
  return el(
    "div",
    {},
    el("h3", {}, t("page.totals")),
    el("p", { class: "measure" }, totalsLine(report, t)),
    table(t("page.totals"), headings, groupsOf(figures.filter((each) => !equal(each)))),
    noPercent
      ? el("p", { class: "soft marked" }, t("table.no-percent", { mark: t("table.no-percent-mark") }))
      : undefined,
    same.length === 0
      ? undefined
      : folded(
          t("page.same", { count: same.length }),
          table(t("page.same", { count: same.length }), headings, groupsOf(same)),
        ),
  );
}

function lineOf(setting: Setting, rows: readonly Row[], place: number, others: readonly number[]) {
  const { table: style, report, differencePlaceOf } = setting;
  const [first] = rows as [Row, ...Row[]];
  const balance = first.metric.split(".")[0] === "balance";
  const total = (scenario: number): Cell => {
    const row = rows[scenario] as Row;
    return {
      content: datum(row.total, showRow(row, style, rows).total, `rows.${place + scenario}.total`),
      alarm: balance && (row.total ?? 0) < 0,
    };
  };
  const changes = others.flatMap((scenario): Cell[] => {
    const at = differencePlaceOf(first.metric, scenario);
    const found = report.comparison.differences[at];
    const change = found?.total ?? null;
    const relative = isCalendarYear(first) ? null : (found?.relativeChange ?? null);
    return [
      total(scenario),
      {
        content:
          change === null
            ? ""
            : datum(change, minus(showDifference(change, style, rows)), `differences.${at}.total`),
      },
      {
        content:
          found === undefined || isCalendarYear(first)
            ? ""
            : datum(
                relative,
                minus(showRelative(found, style.language)),
                `differences.${at}.relative_change`,
              ),
      },
    ];
  });
  const { label } = showRow(first, style, rows);
  return { head: named(setting, label, first.metric), cells: [total(0), ...changes] };
}

/** The inputs that set the scenarios apart, with who says so. */
function whatChanges(setting: Setting): Child {
  const { report, t, language, nameOf } = setting;
  if (report.changed.length === 0) return el("p", {}, t("table.no-differing-inputs"));
  const others = [...new Set(report.changed.map(({ scenario }) => scenario))].sort((a, b) => a - b);
  const groups = others.map((other) => ({
    title: [el("span", { class: `k${other} dot`, "aria-hidden": "true" }), nameOf(other)],
    rows: report.changed.flatMap((changed, i) => {
      const { scenario, label, unit, before, value, sources, evidence } = changed;
      if (scenario !== other) return [];
      const texts = quantitiesApart([before, value], unit, report.years, setting.table);
      const cell = (shown: typeof value, key: string, place: number): Cell => {
        const text = minus(texts[place] as string);
        return {
          content: typeof shown === "number" ? datum(shown, text, `changed_inputs.${i}.${key}`) : text,
        };
      };
      const by =
        sources.length > 0
          ? sourceMarks(setting, sources)
          : evidence === "assumption"
            ? t("page.assumption")
            : "";
      const cells = [
        cell(before, "baseline", 0),
        cell(value, "value", 1),
        { content: by, as: "text" as const },
      ];
      const alike = texts[0] === texts[1] ? ` (${t("compare.inputs-alike")})` : "";
      return [{ head: `${label[language]}${alike}`, cells }];
    }),
  }));
  const headings = [t("sensitivity.input"), nameOf(0), t("page.changed-to"), { text: t("list.source") }];
  return el(
    "div",
    { class: "changes" },
    el("h3", {}, t("page.changed")),
    table(t("page.changed"), headings, groups),
  );
}
