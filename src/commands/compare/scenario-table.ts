/** Many scenarios in one table, a row each: what the finding is about, then the other metrics that differ. */

import type { Translate } from "../../messages/format.ts";
import { showDifference, showRow } from "../../output/numbers/cells.ts";
import type { TableStyle } from "../../output/numbers/formatter.ts";
import { isBalance } from "../../output/numbers/ranges.ts";
import type { GridColumn } from "../../output/text/grid.ts";
import type { Alternative, PageStyle, Part } from "../../output/text/page.ts";
import type { CompareReport, DifferenceRow, Row, ScenarioHead } from "../../report/types.ts";

/** One figure in every scenario. */
export interface Line {
  readonly rows: readonly Row[];
  /** By scenario; the baseline has none. */
  readonly differences: readonly (DifferenceRow | undefined)[];
}

/** What the parts of the page share. */
export interface Layout {
  readonly report: CompareReport;
  readonly style: PageStyle;
  readonly table: TableStyle;
  readonly t: Translate;
}

interface Column {
  readonly heading: string;
  readonly text: (scenario: number) => string;
  readonly alarm?: (scenario: number) => boolean;
}

/** As many columns as a line has room for; how many metrics have none is said below. */
export function scenarioTable(lines: readonly Line[], layout: Layout): Part {
  const { report, t } = layout;
  const ordered = [...lines].sort((a, b) => rankOf(a, report) - rankOf(b, report));
  const columns = ordered.map((line, i) => columnsOf(line, layout, i === 0));
  const choices = columns.map((_, i) => (): Alternative => {
    const shown = columns.slice(0, columns.length - i);
    const notes = i === 0 ? [] : [t("table.more-differ", { count: i })];
    return { parts: [gridOf(shown.flat(), layout)], notes };
  });
  return { choices };
}

/** What the finding is about comes first, then the single values beside it, what is spent and what it is spent of; the rest as it is. */
function rankOf({ rows: [row] }: Line, { outcomes: [outcome], rows }: CompareReport): number {
  if (row === undefined || outcome === undefined) return 0;
  const names = [outcome.metric, outcome.spending?.metric, outcome.funding?.metric];
  const section = rows.find(({ metric }) => metric === outcome.metric)?.section;
  if (row.metric === outcome.metric) return 0;
  if (row.kind === "single" && row.section === section) return 1;
  const at = names.indexOf(row.metric);
  return at < 0 ? names.length + 1 : 1 + at;
}

/** A metric's total; of the first, its change from the baseline too. */
function columnsOf({ rows, differences }: Line, { table, t }: Layout, changes: boolean): Column[] {
  const shown = rows.map((row) => showRow(row, table, rows));
  const short = (scenario: number) => isBalance(rows[scenario] as Row) && (rows[scenario]?.total ?? 0) < 0;
  const total = { heading: shown[0]?.label ?? "", text: (i: number) => shown[i]?.total ?? "", alarm: short };
  const change = (i: number) =>
    differences[i] === undefined ? "" : showDifference(differences[i].total, table, rows);
  return changes ? [total, { heading: t("table.difference"), text: change }] : [total];
}

function gridOf(columns: readonly Column[], { report, table, style, t }: Layout): Part {
  const name = ({ name, label }: ScenarioHead) => (style.full ? `${name}: ${label[table.language]}` : name);
  return {
    columns: [
      { heading: t("table.scenario"), align: "left", ...(style.full ? {} : { narrow: true }) },
      ...columns.map(({ heading }): GridColumn => ({ heading, align: "right", narrow: true })),
    ],
    rows: report.scenarios.map((scenario, i) => [
      { text: name(scenario) },
      ...columns.map(({ text, alarm }) => ({ text: text(i), alarm: alarm?.(i) ?? false })),
    ]),
  };
}
