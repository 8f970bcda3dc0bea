/** How a metric depends on inputs: a tornado, or, where all were drawn at once, each input's share of the variance. */

import { type Translate, translator } from "../../messages/format.ts";
import { basisUnit, textCell } from "../../output/csv/csv.ts";
import { documentOf, recordOf, recordsOf, rowsOf } from "../../output/document.ts";
import type { Language } from "../../output/formats.ts";
import { foreignNote, moneyBasis } from "../../output/numbers/cells.ts";
import { type TableStyle, tableStyleOf } from "../../output/numbers/formatter.ts";
import { percentage, plain, plainOrEmpty } from "../../output/numbers/number.ts";
import { isBalance, rangeText } from "../../output/numbers/ranges.ts";
import type { CsvStyle, View } from "../../output/report-view.ts";
import { inputName, metricWhen, sentence, wordingOf } from "../../output/text/finding.ts";
import { assumptionsNote, basisLines, overridesLine, scenarioTitle } from "../../output/text/heading.ts";
import { type Page, type PageStyle, type Room, unlimited } from "../../output/text/page.ts";
import type { MeasureRow, RangedInputRow } from "../../report/measures.ts";
import { yearName } from "../../year-names.ts";
import { globalParts } from "./global-table.ts";
import type { BarRow, IndexRow, SensitivityReport } from "./report.ts";
import { numbersOf, tornadoParts } from "./tornado-table.ts";

export const sensitivityView: View<SensitivityReport> = {
  finding: sensitivityFinding,
  page: sensitivityPage,
  document: (report) =>
    documentOf({ ...report, sample: sampledOf(report) }, "sample", [
      ...rowsOf(report),
      ...sensitivityLists(report),
    ]),
  records: (report, style) =>
    report.global === undefined ? barRecords(report, style) : indexRecords(report, style),
};

/** What stands beside the rows. */
export function sensitivityLists({ measures, inputs, bars, global }: SensitivityReport) {
  const places = {
    measure: (m: number) => (measures[m] as MeasureRow).metric,
    input: (i: number) => (inputs[i] as RangedInputRow).name,
  };
  const measured = measures.map((measure, m) => {
    const flipping = bars.filter((bar) => bar.measure === m && flips(bar));
    return { ...measure, signFlippedBy: flipping.map(({ input }) => places.input(input)) };
  });
  const ranked = bars.map((bar) => ({
    ...bar,
    ...{ low: endOf(bar.low), high: endOf(bar.high), signFlips: flips(bar) },
  }));
  const lists = [
    {
      key: "measures",
      record: "measure",
      items: recordsOf(
        measured,
        "metric label unit kind nominal year value firstNegativeYear signFlippedBy undefinedEvaluations",
      ),
    },
    {
      key: "inputs",
      record: "input",
      items: recordsOf(
        inputs.map(({ factor, addend, ...input }) => ({
          ...input,
          as: factor ? "factor" : addend ? "addend" : undefined,
        })),
        "name label unit as shape value low high",
      ),
    },
    {
      key: "tornado",
      record: "bar",
      items: recordsOf(ranked, "metric=measure input low high swing signFlips", places),
    },
  ];
  if (global === undefined) return lists;
  const estimate = (each: IndexRow["firstOrder"]) => each && recordOf(each, "value lower=low upper=high");
  const estimated = global.indices.map((row) => ({
    ...row,
    ...{ firstOrder: estimate(row.firstOrder), totalOrder: estimate(row.totalOrder) },
  }));
  const indices = recordsOf(estimated, "metric=measure input firstOrder totalOrder rankCorrelation", places);
  return [...lists, { key: "indices", record: "index", items: indices }];
}

/** Of the head: what was sampled. */
function sampledOf({ global }: SensitivityReport) {
  if (global === undefined) return undefined;
  return {
    ...recordOf(
      global,
      "trials seed evaluations infeasibleEvaluations infeasiblePairs infeasibleTrials correlated",
    ),
    confidence: 0.95,
  };
}

/** A record a bar. A figure read over all years names none. */
function barRecords(
  { plan, scenarios: [scenario], measures, inputs, bars, money }: SensitivityReport,
  { language }: CsvStyle,
): string[][] {
  const head = [
    ...["scenario", "metric", "label", "year", "unit", "value", "first_negative_year"],
    ...["input", "input_label", "input_unit", "input_value", "input_low", "input_high"],
    ...[
      "value_low",
      "value_high",
      "swing",
      "first_negative_year_low",
      "first_negative_year_high",
      "sign_flips",
    ],
  ];
  const named = (year: number | null | undefined) => (year == null ? "" : yearName(year, plan.years));
  const records = bars.map(({ measure, input, low, high, swing }) => {
    const measured = measures[measure] as MeasureRow;
    const { metric, year, value, firstNegativeYear } = measured;
    const unit = basisUnit(measured, money);
    const ranged = inputs[input] as RangedInputRow;
    return [
      ...[scenario.name, metric, textCell(measured.label, language), named(year), unit],
      ...[plainOrEmpty(value), named(firstNegativeYear)],
      ...[
        ranged.name,
        textCell(ranged.label, language),
        ranged.unit,
        plainOrEmpty(ranged.value),
        plainOrEmpty(ranged.low),
        plainOrEmpty(ranged.high),
      ],
      ...[
        plainOrEmpty(low.value),
        plainOrEmpty(high.value),
        plainOrEmpty(swing),
        named(low.firstNegativeYear),
        named(high.firstNegativeYear),
      ],
      String(flips({ low, high })),
    ];
  });
  return [head, ...records];
}

function indexRecords(
  { plan, scenarios: [scenario], measures, inputs, global }: SensitivityReport,
  { language }: CsvStyle,
): string[][] {
  const head = [
    ...[
      "scenario",
      "metric",
      "label",
      "year",
      "input",
      "input_label",
      "first_order",
      "first_order_lower",
      "first_order_upper",
    ],
    ...["total_order", "total_order_lower", "total_order_upper", "rank_correlation"],
  ];
  const estimate = (each: IndexRow["firstOrder"]) =>
    each === null ? ["", "", ""] : [each.value, each.low, each.high].map(plain);
  const named = (year: number | undefined) => (year === undefined ? "" : yearName(year, plan.years));
  const records = (global?.indices ?? []).map(
    ({ measure, input, firstOrder, totalOrder, rankCorrelation }) => {
      const { metric, label, year } = measures[measure] as MeasureRow;
      const ranged = inputs[input] as RangedInputRow;
      const what = [
        ...[scenario.name, metric, textCell(label, language), named(year)],
        ...[ranged.name, textCell(ranged.label, language)],
      ];
      return [...what, ...estimate(firstOrder), ...estimate(totalOrder), plainOrEmpty(rankCorrelation)];
    },
  );
  return [head, ...records];
}

type Ends = Pick<BarRow, "low" | "high">;

function endOf(end: Ends["low"]) {
  const { violations } = end;
  return {
    ...recordOf(end, "inputValue value firstNegativeYear signFlips shortfall"),
    violations: violations.length > 0 ? violations : undefined,
  };
}

function flips({ low, high }: Ends): boolean {
  return low.signFlips || high.signFlips;
}

function sensitivityPage(report: SensitivityReport, style: PageStyle): Page {
  const { language } = style;
  const t = translator(language);
  const [scenario] = report.scenarios;
  const amounts = report.measures.map(({ unit, kind }, m) => ({
    ...{ unit, kind, total: null, values: numbersOf(report, m) },
  }));
  const table = tableStyleOf(report, style, amounts);
  const isMoney = report.measures.some(({ unit }) => unit === table.currency.code);
  const body =
    report.inputs.length === 0
      ? { parts: [{ remark: t("sensitivity.no-ranges") }], notes: [] }
      : report.global === undefined
        ? // A tornado takes all of a wide terminal; tables and sentences do not.
          tornadoBody(report, table, style.full ? unlimited : style.columns, t)
        : globalParts(report, report.global, style, t);
  return {
    titles: [scenarioTitle(scenario, language)],
    typed: overridesLine(scenario),
    // Shares of a spread are in no unit, but they are other ones of money that is restated.
    basis: [
      ...(isMoney && (report.global === undefined || isRestated(report)) ? [moneyBasis(report, table)] : []),
      ...(isMoney ? basisLines([scenario], language) : []),
    ],
    parts: body.parts,
    notes: [body.notes, [assumptionsNote(scenario, t)]],
  };
}

function isRestated({ money: { currency, prices }, plan }: SensitivityReport): boolean {
  return prices !== undefined || currency.code !== plan.currency.code;
}

function tornadoBody(report: SensitivityReport, table: TableStyle, width: Room, t: Translate) {
  const parts = report.measures.flatMap((measure, m) => tornadoParts(report, measure, m, table, width, t));
  const ends = report.bars.flatMap(({ low, high }) => [low, high]);
  const notes = [
    t("sensitivity.means"),
    ...(report.inputs.some(({ factor }) => factor) ? [t("sensitivity.factors")] : []),
    ...(report.inputs.some(({ addend }) => addend) ? [t("sensitivity.addends")] : []),
    ...(ends.some(({ violations }) => violations.length > 0) ? [t("sensitivity.breaks")] : []),
    ...foreignNote(report.measures, table.language),
  ];
  return { parts, notes };
}

/** Which input matters most to the first metric, from what to what; and how many inputs alone turn its sign. */
function sensitivityFinding(report: SensitivityReport, language: Language): string | undefined {
  const { measures, bars, inputs, global } = report;
  const [measure] = measures;
  if (measure === undefined) return undefined;
  const wording = wordingOf(report, language);
  const { t, amount } = wording;
  const metric = metricWhen(measure, wording);
  const nameOf = (input: RangedInputRow | undefined) =>
    input === undefined ? "" : inputName(input, wording);
  const top = global?.indices.find((each) => each.measure === 0);
  const total = top?.totalOrder?.value ?? null;
  if (top !== undefined && total !== null) {
    const values = {
      metric,
      input: nameOf(inputs[top.input]),
      share: percentage(total, 0),
    };
    return sentence(t("sensitivity.finding-global", values));
  }
  const own = bars.filter((bar) => bar.measure === 0);
  const moving = own.filter(({ moves }) => moves);
  // Of an end where inputs contradict each other there is no effect to tell.
  const isWhole = ({ low, high }: BarRow) => low.violations.length + high.violations.length === 0;
  const most = moving.find(isWhole) ?? moving[0];
  if (most === undefined) return sentence(t("sensitivity.finding-none", { metric, count: own.length }));
  const input = inputs[most.input];
  const text = (value: number | null) => amount(value, measure.unit);
  const words = { language, counts: report.model.counts, calendar: report.plan.years };
  const at = (value: number) => {
    if (input === undefined || input.factor || input.addend)
      return rangeText(input && { ...input, low: value, high: value }, words).split(" → ")[1] ?? "";
    return wording.limit(value, input.unit);
  };
  const clause = t("sensitivity.finding", {
    metric,
    input: nameOf(input),
    low: at(most.low.inputValue),
    high: at(most.high.inputValue),
    lowValue: text(most.low.value),
    highValue: text(most.high.value),
  });
  const isMoney = measure.unit === report.money.currency.code;
  const count = own.filter(flips).length;
  if (!isMoney || (count === 0 && !isBalance(measure))) return sentence(clause);
  if (count === 0) return sentence(t("sensitivity.finding-no-flip", { clause }));
  return sentence(t("sensitivity.finding-flips", { clause, count }));
}
