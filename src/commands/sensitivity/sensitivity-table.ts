/** What a figure hinges on: a bar for each input, or, where all were drawn at once, each input's share of the variance. */

import { type Translate, translator } from "../../messages/format.ts";
import type { Style } from "../../output/formats.ts";
import { foreignNote, moneyBasis } from "../../output/numbers/cells.ts";
import { type TableStyle, tableScale } from "../../output/numbers/formatter.ts";
import { byHand } from "../../output/text/overrides-line.ts";
import { type Page, type Room, unlimited } from "../../output/text/page.ts";
import { influenceParts } from "./global-table.ts";
import type { SensitivityReport } from "./report.ts";
import { numbersOf, tornadoOf } from "./tornado-table.ts";

export function sensitivityPage(report: SensitivityReport, style: Style, room: Room): Page {
  const { language } = style;
  const { currency } = report.money;
  const t = translator(language);
  const [scenario] = report.scenarios;
  const amounts = report.measures.map(({ unit, kind }, m) => ({
    ...{ unit, kind, total: null },
    values: numbersOf(report, m),
  }));
  const table: TableStyle = {
    ...{ language, currency, scale: tableScale(amounts, currency, style.scale, language) },
    ...{ asked: style.scale, counts: report.model.counts },
  };
  const money = report.measures.some(({ unit }) => unit === currency.code);
  const body =
    report.inputs.length === 0
      ? { parts: [{ remark: t("sensitivity.no-ranges") }], notes: [] }
      : report.global === undefined
        ? // A tornado takes all of a wide terminal; tables and sentences do not.
          tornadoParts(report, table, room === unlimited ? room : style.columns, t)
        : influenceParts(report, report.global, language, room, t);
  return {
    titles: [t("table.title", { name: scenario.name, label: scenario.label[language].normalize("NFC") })],
    typed: byHand(scenario),
    // Shares of a spread are in no unit, but they are other ones of money that is restated.
    basis: money && (report.global === undefined || isRestated(report)) ? [moneyBasis(report, table)] : [],
    parts: body.parts,
    notes: [
      body.notes,
      [t("table.assumptions", { assumptions: scenario.assumptions, inputs: scenario.inputs })],
    ],
  };
}

function isRestated({ money: { currency, prices }, plan }: SensitivityReport): boolean {
  return prices !== undefined || currency.code !== plan.currency.code;
}

function tornadoParts(report: SensitivityReport, table: TableStyle, room: Room, t: Translate) {
  const parts = report.measures.flatMap((measure, m) => tornadoOf(report, measure, m, table, room, t));
  const ends = report.bars.flatMap(({ low, high }) => [low, high]);
  const notes = [
    t("sensitivity.means"),
    ...(report.inputs.some(({ factor }) => factor) ? [t("sensitivity.factors")] : []),
    ...(report.inputs.some(({ addend }) => addend) ? [t("sensitivity.addends")] : []),
    ...(ends.some(({ breaks }) => breaks.length > 0) ? [t("sensitivity.breaks")] : []),
    ...foreignNote(report.measures, table.language),
  ];
  return { parts, notes };
}
