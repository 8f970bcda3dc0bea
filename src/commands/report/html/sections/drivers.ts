/** What a figure hinges on, in each scenario. */

import { maxOf, minOf } from "../../../../lists.ts";
import { inputLabel, isBalance, measureName, rangeText } from "../../../../output/numbers/ranges.ts";
import { wrap } from "../../../../output/text/width.ts";
import type { MeasureRow, RangedInputRow } from "../../../../report/measures.ts";
import type { BarRow, SensitivityReport } from "../../../sensitivity/report.ts";
import { numbersOf, signFlips } from "../../../sensitivity/tornado-table.ts";
import { printerOf } from "../charts/frame.ts";
import { tornadoChart } from "../charts/tornado-chart.ts";
import { datum, minus, type Setting } from "../context.ts";
import { el, type Markup } from "../element.ts";
import { legend, panels, section, sourceMarks } from "../figure.ts";
import { type Cell, folded, table } from "../html-table.ts";

/** More bars are read by nobody; the table has them all. */
const maxBars = 12;
/** Of a label, before it breaks: columns of text. */
const columns = 52;

export function hinges(setting: Setting): Markup | undefined {
  const { report, t } = setting;
  const found = report.sensitivities.filter(({ bars }) => bars.some(({ moves }) => moves));
  if (found.length === 0) return undefined;
  const numbers = report.sensitivities
    .flatMap((each) => numbersOf(each, 0))
    .filter((value) => value !== null);
  const span: [number, number] = [minOf(numbers), maxOf(numbers)];
  const all = report.sensitivities.flatMap((each, scenario) => panelOf(setting, each, scenario, span));
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
  return section(
    "hinges",
    t("page.hinges"),
    el(
      "p",
      {},
      t("page.tornado-means"),
      factors ? ` ${t("sensitivity.factors")}` : "",
      addends ? ` ${t("sensitivity.addends")}` : "",
    ),
    el("p", { class: "figure-name" }, measureName(measure, report, setting.language, t)),
    panels(
      all,
      legend([
        { mark: "low", shape: "box", label: t("sensitivity.at-low") },
        { mark: "high", shape: "box", label: t("sensitivity.at-high") },
      ]),
    ),
    turns.length === 0 ? undefined : el("ul", {}, turns),
    folded(t("page.tornado-numbers"), tables),
  );
}

/** Where the bars of a scenario begin in the JSON, which has those of all in one list. */
function firstBar({ report }: Setting, scenario: number): number {
  return report.sensitivities.slice(0, scenario).reduce((sum, { bars }) => sum + bars.length, 0);
}

function panelOf(
  setting: Setting,
  own: SensitivityReport,
  scenario: number,
  span: readonly [number, number],
) {
  const { t, nameOf, language } = setting;
  const [measure] = own.measures;
  if (measure === undefined || measure.value === null) return [];
  const { print, axis } = printerOf(setting, measure, numbersOf(own, 0));
  const from = firstBar(setting, scenario);
  const bars = own.bars
    .map((bar, i) => ({ bar, at: `tornado.${from + i}` }))
    .filter(({ bar }) => bar.moves)
    .slice(0, maxBars)
    .map(({ bar, at }) => {
      const input = own.inputs[bar.input];
      return {
        label: wrap(minus(`${inputLabel(input, language)}: ${rangeText(input, setting.table)}`), columns),
        low: { value: bar.low.value, at: `${at}.low.value` },
        high: { value: bar.high.value, at: `${at}.high.value` },
      };
    });
  const name = nameOf(scenario);
  const about = {
    id: `hinges-${scenario}`,
    title: t("page.tornado-title", { name }),
    description: t("page.tornado-desc", { count: bars.length, inputs: topInputs(setting, own) }),
  };
  const value = el(
    "span",
    { class: "soft" },
    " ",
    datum(measure.value, print(measure.value), `measures.${scenario}.value`),
  );
  return [{ heading: [name, value], picture: tornadoChart(about, measure.value, bars, span, axis, print) }];
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
