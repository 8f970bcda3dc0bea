/** What the parts of a simulation's page have in common. */

import type { Translate } from "../../messages/format.ts";
import type { Style } from "../../output/formats.ts";
import { type Formatter, formatterOf, type TableStyle } from "../../output/numbers/formatter.ts";
import { percentage, sensibleDecimals } from "../../output/numbers/number.ts";
import { type GridCell, type GridColumn, type GridRow, gridWidth } from "../../output/text/grid.ts";
import { type Grid, type Room, unlimited, wrapAt } from "../../output/text/page.ts";
import type { SimulateReport, Statistic, StatisticRow } from "../../report/simulated.ts";
import type { Row } from "../../report/types.ts";

export const leastLabel = 12;

/** The statistics of one figure in one scenario, and how its numbers are printed. */
export interface Line {
  readonly scenario: number;
  readonly label: string;
  readonly kind: Row["kind"];
  readonly rows: ReadonlyMap<Statistic, StatisticRow>;
  readonly format: Formatter;
  /** Of means and what they are sure of: those of whole numbers are not whole. */
  readonly means: Formatter;
}

export function lineOf(point: StatisticRow, { rows }: SimulateReport, table: TableStyle): Line {
  const { metric, scenario, kind, label, unit } = point;
  const own = rows.filter((row) => row.metric === metric && row.unit === unit);
  const format = formatterOf(
    own.filter(({ statistic }) => ["point", "p5", "p95"].includes(statistic)),
    table,
  );
  const digits = sensibleDecimals(
    own.flatMap(({ statistic, values, total }) =>
      statistic === "point" || statistic === "mean" ? [...values, total] : [],
    ),
    unit,
    format.power,
  );
  const finer = unit === table.currency.code ? 0 : Math.max(0, digits - format.decimals);
  const name = label[table.language].normalize("NFC");
  return {
    ...{ scenario, kind, format },
    means: format.finer(finer),
    label: format.unit === "" || name.endsWith(`(${format.unit})`) ? name : `${name} (${format.unit})`,
    rows: new Map(
      rows
        .filter((row) => row.metric === metric && row.scenario === scenario)
        .map((row) => [row.statistic, row]),
    ),
  };
}

export interface Layout {
  readonly report: SimulateReport;
  readonly t: Translate;
  readonly room: Room;
  readonly several: boolean;
  readonly language: Style["language"];
}

/** A standard error of less than the last digit is said to be so. */
export function error(line: Line, se: number | null): string {
  const { amount, tick } = line.means;
  return se !== null && se > 0 && se < tick ? `<${amount(tick)}` : amount(se);
}

export function gridOf(
  title: string,
  heading: string,
  columns: readonly { readonly heading: string }[],
  rows: readonly GridRow[],
  room: Room,
): Grid {
  const numbers: GridColumn[] = columns.map((column) => ({ heading: column.heading, align: "right" }));
  const width = gridWidth(
    numbers,
    rows.flatMap((row) => ("title" in row ? [] : [row.slice(1) as GridCell[]])),
  );
  const label = room === unlimited ? unlimited : Math.max(leastLabel, room - width - 2);
  return { title, columns: [{ heading, align: "left", ...wrapAt(label) }, ...numbers], rows };
}

export function percent(share: number | null, decimals: number, t: Translate): string {
  return share === null ? t("table.undefined") : percentage(share, decimals);
}

/** As many digits as the standard error leaves. */
export function chance(probability: number, t: Translate): string {
  return percent(probability, 1, t);
}
