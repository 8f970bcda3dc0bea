/** Where the inputs were drawn at once: each input's share of a figure's variance, with its confidence interval. */

import type { Translate } from "../../messages/format.ts";
import type { IdTaking } from "../../messages/message.ts";
import { shareBar } from "../../output/charts/bar.ts";
import type { Language } from "../../output/formats.ts";
import { grouped, signed } from "../../output/numbers/number.ts";
import { inputLabel, measureName } from "../../output/numbers/ranges.ts";
import { type GridCell, type GridColumn, gridWidth } from "../../output/text/grid.ts";
import { type Part, type Room, unlimited, wrapAt } from "../../output/text/page.ts";
import type { MeasureRow } from "../../report/measures.ts";
import type { GlobalPart, IndexRow, SensitivityReport } from "./report.ts";

const mostRows = 15;
const barColumns = 16;
const decimals = 3;
const leastLabel = 16;

interface InfluenceColumn {
  readonly heading?: IdTaking<never>;
  readonly align: "left" | "right";
  readonly cell: (index: IndexRow) => GridCell;
  /** Columns of text that are kept for it, whatever is in it. */
  readonly room?: number;
}

export function influenceParts(
  report: SensitivityReport,
  global: GlobalPart,
  language: Language,
  room: Room,
  t: Translate,
) {
  const { trials, seed, evaluations, unsound, correlated } = global;
  const count = (value: number) => grouped(value, 0);
  const parts = report.measures.flatMap((measure, m) =>
    partOf(report, global, measure, m, language, room, t),
  );
  const drawn = { trials: count(trials), evaluations: count(evaluations), seed: String(seed) };
  const notes = [
    t("sensitivity.indices-mean"),
    t("sensitivity.drawn", drawn),
    ...(correlated ? [t("sensitivity.correlated")] : []),
    ...(unsound > 0
      ? [t("sensitivity.unsound", { count: count(unsound), evaluations: count(evaluations) })]
      : []),
  ];
  return { parts, notes };
}

function partOf(
  { inputs, years }: SensitivityReport,
  { indices, evaluations }: GlobalPart,
  measure: MeasureRow,
  m: number,
  language: Language,
  room: Room,
  t: Translate,
): Part[] {
  const every = indices.filter((index) => index.measure === m);
  const moving = every.filter(({ total }) => total?.value !== 0);
  const shown = room === unlimited ? every : moving.slice(0, mostRows);
  const none = t("table.undefined");
  const figure = measureName(measure, years, language, t);
  if (every.every(({ first, total }) => first === null && total === null)) {
    const missing = measure.undefined ?? 0;
    const values = { figure, count: grouped(missing, 0), evaluations: grouped(evaluations, 0) };
    return [
      {
        remark: missing > 0 ? t("sensitivity.undefined", values) : t("sensitivity.constant", { figure }),
      },
    ];
  }
  const first = column("sensitivity.first", (index) => estimateText(index.first, none));
  const whole = column("sensitivity.whole", (index) => estimateText(index.total, none));
  const rank = column("sensitivity.rank", ({ rank }) => (rank === null ? none : signed(rank, 2)));
  const bar: InfluenceColumn = {
    align: "left",
    cell: ({ total }) => ({ text: shareBar(total?.value ?? 0, barColumns), code: true }),
    room: barColumns,
  };
  // The fullest that leaves room for labels.
  const layouts = [
    [first, whole, rank, bar],
    [first, whole, rank],
    [whole, rank],
  ];
  const leftBy = (layout: readonly InfluenceColumn[]) =>
    layout.reduce((left, each) => left - 2 - (each.room ?? gridWidth([headed(each)], cellsOf(each))), room);
  const cellsOf = ({ cell }: InfluenceColumn) => shown.map((index) => [cell(index)]);
  const headed = ({ heading, align }: InfluenceColumn): GridColumn => ({
    heading: heading === undefined ? "" : t(heading),
    align,
  });
  const layout = layouts.find((each) => leftBy(each) >= leastLabel) ?? [whole];
  const columns: GridColumn[] = [
    {
      heading: t("sensitivity.input"),
      align: "left",
      ...wrapAt(room === unlimited ? room : Math.max(leastLabel, leftBy(layout))),
    },
    ...layout.map(headed),
  ];
  const rows = shown.map((index): GridCell[] => [
    { text: inputLabel(inputs[index.input], language) },
    ...layout.map(({ cell }) => cell(index)),
  ]);
  const left = moving.length - shown.length;
  const still = every.length - moving.length;
  const beside = [
    ...(room !== unlimited && left > 0 ? [t("sensitivity.more", { count: left })] : []),
    ...(still > 0 ? [t("sensitivity.still", { count: still })] : []),
  ];
  return [
    { title: t("sensitivity.spread", { figure }), columns, rows },
    ...(beside.length === 0 ? [] : [{ remark: beside.join(" ") }]),
  ];
}

function column(heading: IdTaking<never>, text: (index: IndexRow) => string): InfluenceColumn {
  return { heading, align: "right", cell: (index) => ({ text: text(index) }) };
}

/** "0.431 ±0.012": half of the 95% interval. */
function estimateText(estimate: IndexRow["first"], none: string): string {
  if (estimate === null) return none;
  const { value, low, high } = estimate;
  return `${grouped(value, decimals)} ±${grouped((high - low) / 2, decimals)}`;
}
