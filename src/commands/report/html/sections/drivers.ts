/** What a figure hinges on, in each scenario. */

import { withinSentence } from "../../../../labels.ts";
import { maxOf, minOf } from "../../../../lists.ts";
import { moneyBasis } from "../../../../output/numbers/cells.ts";
import { unitForHeading, withoutUnit, withShownUnit } from "../../../../output/numbers/quantity.ts";
import { inputLabel, isBalance, measureName, rangeText } from "../../../../output/numbers/ranges.ts";
import { wrap } from "../../../../output/text/width.ts";
import type { MeasureRow, RangedInputRow } from "../../../../report/measures.ts";
import type { AxisHead } from "../../../../report/types.ts";
import type { BarRow, SensitivityReport } from "../../../sensitivity/report.ts";
import { numbersOf, signFlips } from "../../../sensitivity/tornado-table.ts";
import { printerOf } from "../charts/frame.ts";
import { type Bar, type Scale, tornadoChart, tornadoScale } from "../charts/tornado-chart.ts";
import { datum, isMoney, minus, type Setting } from "../context.ts";
import { type Child, el, type Markup } from "../element.ts";
import {
  chart,
  type Key,
  noteOf,
  type Panel,
  type Sheet,
  section,
  sourceMarks,
  sourceOf,
} from "../figure.ts";
import { type Cell, folded, table } from "../html-table.ts";

/** More bars are read by nobody; the table has them all. */
const maxBars = 12;
/** Of a label, before it breaks: columns of text. */
const columns = 23;

export function hinges(setting: Setting): Markup | undefined {
  const { report, t } = setting;
  const found = report.sensitivities.filter(({ bars }) => bars.some(({ moves }) => moves));
  if (found.length === 0) return undefined;
  const numbers = report.sensitivities
    .flatMap((each) => numbersOf(each, 0))
    .filter((value) => value !== null);
  const span: [number, number] = [minOf(numbers), maxOf(numbers)];
  const drawn = report.sensitivities.flatMap((each, scenario) => {
    const own = each.measures[0]?.value ?? null;
    return own === null ? [] : [{ each, scenario, own, bars: barsOf(setting, each, scenario) }];
  });
  const scale = tornadoScale(drawn, span);
  const all = drawn.map(({ each, scenario, own, bars }) =>
    panelOf(setting, each, scenario, { own, bars, scale }),
  );
  const tables = report.sensitivities.map((each, scenario) => numbersTable(setting, each, scenario));
  const measure = report.sensitivities[0]?.measures[0] as MeasureRow;
  const turns = report.sensitivities.flatMap((each, scenario) => {
    const own = each.measures[0];
    if (own === undefined) return [];
    const sentences = signFlips(each, own, 0, setting.language, t);
    return sentences.length === 0
      ? []
      : [el("li", {}, el("strong", {}, setting.nameOf(scenario)), `: ${sentences.join(" ")}`)];
  });
  const inputs = report.sensitivities.flatMap((each) => each.inputs);
  const factors = inputs.some(({ factor }) => factor);
  const addends = inputs.some(({ addend }) => addend);
  const name = measureName(measure, report, setting.language, t);
  return section(
    "hinges",
    t("page.hinges"),
    chart(setting, {
      id: "chart-sensitivity",
      title: t("page.tornado-name", { figure: name }),
      titleNote: noteOf(setting, measure.metric),
      measure: [
        t("page.tornado-means"),
        factors ? t("sensitivity.factors") : "",
        addends ? t("sensitivity.addends") : "",
      ]
        .filter((sentence) => sentence !== "")
        .join(" "),
      panels: all,
      keys: keysOf(setting),
      notes: undefined,
      sheet: sheetOf(setting),
      source: sourceOf(setting, measure.metric),
      numbers: folded(t("page.tornado-numbers"), tables),
    }),
    turns.length === 0 ? undefined : el("ul", {}, turns),
    whatIf(setting),
  );
}

/** The figure for values of two inputs at once. */
function whatIf(setting: Setting): Child {
  const { report, t, language, nameOf } = setting;
  const { grid } = report;
  if (grid === undefined) return undefined;
  const [down, across] = grid.axes as [AxisHead, AxisHead];
  const { print, unit } = printerOf(
    setting,
    grid,
    grid.points.map(({ value }) => value),
  );
  // The unit stands with the name, once.
  const text = (place: number, k: number) => {
    const { unit } = grid.axes[k] as AxisHead;
    return minus(withoutUnit(grid.points[place]?.inputValues[k] as number, unit, setting.table));
  };
  const name = (axis: AxisHead) => (axis.label?.[language] ?? axis.input).normalize("NFC");
  const label = (axis: AxisHead) => {
    const unit = unitForHeading(axis.unit, setting.table);
    return unit === "" ? name(axis) : `${name(axis)} (${unit})`;
  };
  const title = t("page.what-if", {
    figure: grid.label[language].normalize("NFC") + (unit === "" ? "" : ` (${unit})`),
    down: withinSentence(name(down), language),
    across: withinSentence(name(across), language),
  });
  const places = (i: number) => Array.from({ length: across.count }, (_, k) => i * across.count + k);
  const rows = Array.from({ length: down.count }, (_, i) => ({
    head: datum(
      grid.points[places(i)[0] as number]?.inputValues[0],
      text(places(i)[0] as number, 0),
      `grid.${places(i)[0]}.input_values.0`,
    ),
    cells: places(i).map((place) => {
      const found = grid.points[place]?.value ?? null;
      const text = found === null ? t("table.undefined") : minus(print(found));
      return {
        content: datum(found, text, `grid.${place}.value`),
        alarm: report.worse === "low" && (found ?? 0) < 0,
      };
    }),
  }));
  const headings = [`${label(down)} ↓ · ${label(across)} →`, ...places(0).map((place) => text(place, 1))];
  return el(
    "div",
    { class: "grid" },
    el("h3", {}, title),
    el(
      "p",
      { class: "measure" },
      t("page.what-if-mean", { name: nameOf(0), basis: moneyBasis(report, setting.table) }),
    ),
    table(title, headings, [{ rows }]),
  );
}

function keysOf({ report, t }: Setting): Key[] {
  return report.worse === undefined
    ? [
        { mark: "low", shape: "box", label: t("sensitivity.at-low") },
        { mark: "high", shape: "box", label: t("sensitivity.at-high") },
      ]
    : [
        { mark: "better", shape: "box", label: t("page.better") },
        { mark: "worse", shape: "box", label: t("page.worse") },
      ];
}

function sheetOf({ report, language }: Setting): Sheet {
  return {
    columns: [
      "scenario",
      "input",
      "label",
      "input_unit",
      "low",
      "high",
      "metric",
      "at_low",
      "at_high",
      "unit",
    ],
    rows: report.sensitivities.flatMap(({ bars, inputs, measures }, scenario) =>
      bars.flatMap((bar): Sheet["rows"] => {
        const input = inputs[bar.input];
        const measure = measures[bar.measure];
        if (input === undefined || measure === undefined || !bar.moves) return [];
        return [
          [
            ...[report.scenarios[scenario]?.name ?? "", input.name, inputLabel(input, language), input.unit],
            ...[input.low, input.high, measure.metric, bar.low.value, bar.high.value, measure.unit],
          ],
        ];
      }),
    ),
  };
}

/** Where the bars of a scenario begin in the JSON, which has those of all in one list. */
function firstBar({ report }: Setting, scenario: number): number {
  return report.sensitivities.slice(0, scenario).reduce((sum, { bars }) => sum + bars.length, 0);
}

function barsOf(setting: Setting, own: SensitivityReport, scenario: number): Bar[] {
  const { worse } = setting.report;
  const from = firstBar(setting, scenario);
  const fill = (end: "low" | "high", value: number | null) => {
    if (worse === undefined) return end;
    const gain = (value ?? 0) - (own.measures[0]?.value ?? 0);
    return (worse === "low" ? gain > 0 : gain < 0) ? "better" : "worse";
  };
  return own.bars
    .map((bar, i) => ({ bar, at: `tornado.${from + i}` }))
    .filter(({ bar }) => bar.moves)
    .slice(0, maxBars)
    .map(({ bar, at }): Bar => {
      const { label, low, high } = barText(setting, own.inputs[bar.input]);
      const end = (which: "low" | "high", label: string) => {
        const { value } = bar[which];
        return { value, at: `${at}.${which}.value`, label, fill: fill(which, value) };
      };
      return { label: wrap(label, columns).slice(0, 3), low: end("low", low), high: end("high", high) };
    });
}

function panelOf(
  setting: Setting,
  found: SensitivityReport,
  scenario: number,
  { own, bars, scale }: { readonly own: number; readonly bars: readonly Bar[]; readonly scale: Scale },
): Panel {
  const { t, nameOf, report } = setting;
  const { worse } = report;
  const [measure] = found.measures as [MeasureRow];
  const { print, axis, unit } = printerOf(setting, measure, numbersOf(found, 0));
  const about = {
    id: `hinges-${scenario}`,
    title: t("page.tornado-title", { name: nameOf(scenario) }),
    description: t("page.tornado-desc", { count: bars.length, inputs: topInputs(setting, found) }),
  };
  const value = withShownUnit(minus(print(own)), unit, measure.unit, setting.table);
  return {
    heading: nameOf(scenario),
    more: el("span", { class: "soft" }, " ", datum(own, value, `measures.${scenario}.value`)),
    picture: tornadoChart(
      about,
      { value: own, label: t("page.as-planned", { value: print(own) }) },
      worse === "low" && isMoney(setting, measure) ? t("page.zero-balance") : "0",
      bars,
      scale,
      axis,
    ),
  };
}

/** An input's name with its unit, and its values at either end of its bar. */
function barText(setting: Setting, input: RangedInputRow | undefined) {
  const { table, language } = setting;
  const name = inputLabel(input, language);
  if (input === undefined || input.factor || input.addend) {
    const [low = "", high = ""] = rangeText(input, table).split(" → ");
    return { label: name, low, high };
  }
  const unit = unitForHeading(input.unit, table);
  const end = (value: number) => withoutUnit(value, input.unit, table);
  return { label: unit === "" ? name : `${name} (${unit})`, low: end(input.low), high: end(input.high) };
}

function topInputs({ language }: Setting, { bars, inputs }: SensitivityReport): string {
  return bars
    .filter(({ moves }) => moves)
    .slice(0, 3)
    .map(({ input }) => inputLabel(inputs[input], language))
    .join(", ");
}

function numbersTable(setting: Setting, own: SensitivityReport, scenario: number): Markup {
  const { t, nameOf, language, report } = setting;
  const [measure] = own.measures as [MeasureRow];
  const { print } = printerOf(setting, measure, numbersOf(own, 0));
  const from = firstBar(setting, scenario);
  const end = (side: BarRow["low"], at: string): Cell => ({
    content: datum(side.value, side.value === null ? t("table.undefined") : print(side.value), `${at}.value`),
    alarm: isBalance(measure) && (side.value ?? 0) < 0,
  });
  const rows = own.bars.flatMap((bar, i) => {
    if (!bar.moves) return [];
    const input = own.inputs[bar.input] as RangedInputRow;
    const cited = report.inputs.find(({ name }) => name === input.name);
    return [
      {
        head: [
          inputLabel(input, language),
          " ",
          cited === undefined ? undefined : sourceMarks(setting, cited.sources),
        ],
        cells: [
          { content: minus(rangeText(input, setting.table)), as: "text" as const },
          end(bar.low, `tornado.${from + i}.low`),
          end(bar.high, `tornado.${from + i}.high`),
        ],
      },
    ];
  });
  const headings = [
    t("sensitivity.input"),
    { text: t("sensitivity.range") },
    t("sensitivity.at-low"),
    t("sensitivity.at-high"),
  ];
  const name = nameOf(scenario);
  return el("div", {}, el("h3", {}, name), table(t("page.tornado-of", { name }), headings, [{ rows }]));
}
