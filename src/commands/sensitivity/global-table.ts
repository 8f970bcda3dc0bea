/** Where the inputs were drawn at once: each input's share of a figure's variance, with its confidence interval. */

import { minTrials } from "../../math/statistics/sobol-indices.ts";
import type { Translate } from "../../messages/format.ts";
import { shareBar } from "../../output/charts/bar.ts";
import { grouped, signed } from "../../output/numbers/number.ts";
import { inputLabel, measureName } from "../../output/numbers/ranges.ts";
import type { GridCell, GridColumn } from "../../output/text/grid.ts";
import type { PageStyle, Part } from "../../output/text/page.ts";
import type { MeasureRow } from "../../report/measures.ts";
import type { GlobalPart, IndexRow, SensitivityReport } from "./report.ts";

const maxRows = 15;
const barColumns = 16;
const decimals = 3;
const minLabel = 16;

interface InfluenceColumn extends GridColumn {
  readonly cell: (index: IndexRow) => GridCell;
}

export function globalParts(report: SensitivityReport, global: GlobalPart, style: PageStyle, t: Translate) {
  const {
    trials,
    seed,
    evaluations,
    infeasibleEvaluations,
    infeasiblePairs = 0,
    infeasibleTrials = 0,
    correlated,
  } = global;
  const count = (value: number) => grouped(value, 0);
  const parts = report.measures.flatMap((measure, m) => partOf(report, global, measure, m, style, t));
  const sample = { trials: count(trials), evaluations: count(evaluations), seed: String(seed) };
  const notes = [
    t("sensitivity.indices-mean"),
    t("sensitivity.drawn", sample),
    ...(correlated ? [t("sensitivity.correlated")] : []),
    ...(infeasibleEvaluations > 0
      ? [
          t("sensitivity.unsound", {
            count: count(infeasibleEvaluations),
            evaluations: count(evaluations),
            pairs: count(infeasiblePairs),
            left: count(infeasibleTrials),
            trials: count(trials),
          }),
        ]
      : []),
  ];
  return { parts, notes };
}

function partOf(
  { plan, inputs, years }: SensitivityReport,
  { indices, evaluations, trials, infeasiblePairs = 0 }: GlobalPart,
  measure: MeasureRow,
  m: number,
  { language, full }: PageStyle,
  t: Translate,
): Part[] {
  const every = indices.filter((index) => index.measure === m);
  const moving = every.filter(({ totalOrder }) => totalOrder?.value !== 0);
  const shown = full ? every : moving.slice(0, maxRows);
  const figure = measureName(measure, { plan, years }, language, t);
  if (every.every(({ firstOrder, totalOrder }) => firstOrder === null && totalOrder === null)) {
    if (trials - infeasiblePairs < minTrials) {
      const pairs = {
        pairs: grouped(infeasiblePairs, 0),
        trials: grouped(trials, 0),
        least: String(minTrials),
      };
      return [{ remark: t("sensitivity.contradictory", { figure, ...pairs }) }];
    }
    const missing = measure.undefinedEvaluations ?? 0;
    const values = { figure, count: grouped(missing, 0), evaluations: grouped(evaluations, 0) };
    const remark = missing > 0 ? t("sensitivity.undefined", values) : t("sensitivity.constant", { figure });
    return [{ remark }];
  }
  const none = t("table.undefined");
  const columns: InfluenceColumn[] = [
    {
      ...{ heading: t("sensitivity.input"), align: "left", min: minLabel },
      cell: ({ input }) => ({ text: inputLabel(inputs[input], language) }),
    },
    {
      ...{ heading: t("sensitivity.first"), align: "right", optional: 2 },
      cell: ({ firstOrder }) => ({ text: estimateText(firstOrder, none) }),
    },
    {
      ...{ heading: t("sensitivity.whole"), align: "right" },
      cell: ({ totalOrder }) => ({ text: estimateText(totalOrder, none) }),
    },
    {
      ...{ heading: t("sensitivity.rank"), align: "right", optional: 1 },
      cell: ({ rankCorrelation }) => ({ text: rankCorrelation === null ? none : signed(rankCorrelation, 2) }),
    },
    {
      ...{ heading: "", align: "left", optional: 3, reserved: barColumns },
      cell: ({ totalOrder }) => ({ text: shareBar(totalOrder?.value ?? 0, barColumns), code: true }),
    },
  ];
  const left = moving.length - shown.length;
  const still = every.length - moving.length;
  const beside = [
    ...(!full && left > 0 ? [t("sensitivity.more", { count: left })] : []),
    ...(still > 0 ? [t("sensitivity.still", { count: still })] : []),
  ];
  const rows = shown.map((index) => columns.map(({ cell }) => cell(index)));
  return [
    { title: t("sensitivity.spread", { figure }), columns, rows },
    ...(beside.length === 0 ? [] : [{ remark: beside.join(" ") }]),
  ];
}

/** "0.431 ±0.012": half of the 95% interval. */
function estimateText(estimate: IndexRow["firstOrder"], none: string): string {
  if (estimate === null) return none;
  const { value, low, high } = estimate;
  return `${grouped(value, decimals)} ±${grouped((high - low) / 2, decimals)}`;
}
