/** What the parts of a simulation's page have in common. */

import type { Row } from "../../report/report.ts";
import type { SimulateReport, Statistic, StatisticRow } from "../../report/simulation.ts";
import type { Style } from "../formats.ts";
import { grouped, signed } from "../number.ts";
import { numberStyle, type TableStyle } from "./cells.ts";
import { type GridCell, type GridColumn, type GridRow, gridWidth } from "./grid.ts";
import { scaleRow } from "./money.ts";
import { type Grid, type Room, type Say, unlimited, wrapAt } from "./page.ts";

export const leastLabel = 12;

/** The statistics of one figure in one scenario, and how its numbers are printed. */
export interface Line {
  readonly scenario: number;
  readonly label: string;
  readonly kind: Row["kind"];
  readonly rows: ReadonlyMap<Statistic, StatisticRow>;
  readonly print: (value: number | null) => string;
  readonly printSigned: (value: number | null) => string;
  /** One of the last digit that is printed. */
  readonly tick: number;
}

export function lineOf(
  point: StatisticRow,
  { rows, plan }: SimulateReport,
  table: TableStyle,
  say: Say,
): Line {
  const { metric, scenario, kind, label, unit } = point;
  const none = say("table.undefined");
  const own = rows.filter((row) => row.metric === metric && row.unit === unit);
  const alike = own.filter(({ statistic }) => ["point", "p5", "p95"].includes(statistic));
  const money = unit === plan.currency.code;
  const numbers = numberStyle(point, table, alike);
  const scaled = (value: number) =>
    scaleRow([value], value, false, table.scale, plan.currency).values[0] as number;
  const name = label[table.language].normalize("NFC");
  const shownUnit = money ? "" : numbers.unit;
  return {
    scenario,
    kind,
    label: shownUnit === "" || name.endsWith(`(${shownUnit})`) ? name : `${name} (${shownUnit})`,
    rows: new Map(
      rows
        .filter((row) => row.metric === metric && row.scenario === scenario)
        .map((row) => [row.statistic, row]),
    ),
    print: (value) =>
      value === null
        ? none
        : money
          ? grouped(scaled(value), table.scale.decimals)
          : numbers.print(value / numbers.divisor),
    printSigned: (value) =>
      value === null
        ? none
        : money
          ? signed(scaled(value), table.scale.decimals)
          : numbers.printSigned(value / numbers.divisor),
    tick: money ? table.scale.size / 10 ** table.scale.decimals : numbers.divisor / 10 ** numbers.decimals,
  };
}

export interface Layout {
  readonly report: SimulateReport;
  readonly say: Say;
  readonly room: Room;
  readonly several: boolean;
  readonly language: Style["language"];
}

/** A standard error of less than the last digit is said to be so. */
export function error(line: Line, se: number | null): string {
  if (se === null) return line.print(null);
  if (se > 0 && se < line.tick) return `<${line.print(line.tick)}`;
  return line.print(se);
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

export function percent(share: number | null, decimals: number, say: Say): string {
  return share === null ? say("table.undefined") : `${grouped(share * 100, decimals)}%`;
}

/** As many digits as the standard error leaves. */
export function chance(probability: number, say: Say): string {
  return percent(probability, 1, say);
}
