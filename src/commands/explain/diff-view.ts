import { type Translate, translator } from "../../messages/format.ts";
import { textCell } from "../../output/csv/csv.ts";
import { headOf, recordOf, recordsOf, scenariosOf } from "../../output/document.ts";
import type { Style } from "../../output/formats.ts";
import { type Amounts, amountText, changeText } from "../../output/numbers/amount.ts";
import { showPercent } from "../../output/numbers/cells.ts";
import { plainOrEmpty } from "../../output/numbers/number.ts";
import { quantitiesApart, type UnitWords } from "../../output/numbers/quantity.ts";
import { measureName } from "../../output/numbers/ranges.ts";
import type { View } from "../../output/report-view.ts";
import { basisLines, overridesLine } from "../../output/text/heading.ts";
import { type Entry, outline } from "../../output/text/outline.ts";
import type { Page, Room } from "../../output/text/page.ts";
import type { ChangedRow, ChangeRow, DifferenceReport } from "../../report/explanation.ts";
import { yearNamer } from "../../year-names.ts";
import { differenceFinding } from "./explain-finding.ts";
import { nameOf } from "./tree.ts";
import { amountsOf, moneyLine, valueCell } from "./view.ts";

export const changesView: View<DifferenceReport> = {
  finding: differenceFinding,
  page: changesPage,
  document: (report) => ({
    head: {
      ...headOf(report),
      ...scenariosOf(report),
      subject: "difference",
      ...recordOf(report.figure, "metric label about unit kind year baseline alternative difference"),
      ...recordOf(report, "depth otherDifferingInputs"),
    },
    lists: [
      {
        key: "branches",
        record: "branch",
        items: recordsOf(
          report.branches,
          "key name kind unit years depth formula baseline alternative contribution repeated omittedBranches label",
        ),
      },
      {
        key: "inputs",
        record: "input",
        items: recordsOf(report.parameters, "name unit baseline alternative setBy contribution label"),
      },
    ],
  }),
  records: ({ plan, branches }, { language }) => [
    ["depth", "name", "label", "years", "baseline", "alternative", "unit", "contribution", "repeated"],
    ...branches.map((row) => [
      String(row.depth),
      row.name,
      textCell(row.label, language),
      row.years.map(yearNamer({ plan })).join(";"),
      valueCell(row.baseline),
      valueCell(row.alternative),
      row.unit,
      plainOrEmpty(row.contribution),
      String(row.repeated ?? false),
    ]),
  ],
};

/** A tree of more lines than these is cut at a level above, unless a depth was requested. */
const screen = 40;

/** What differs between two scenarios in a figure, branch by branch, and what each branch brings. */
export function changesPage(report: DifferenceReport, { language }: Style, room: Room): Page {
  const t = translator(language);
  const { scenarios, figure, parameters, otherDifferingInputs } = report;
  const style = amountsOf(report, language);
  const partOf = (share: number | null) => {
    const percent =
      share === null || figure.difference === null || figure.difference === 0
        ? null
        : share / figure.difference;
    return `${changeText(share, figure.unit, style)}  ${showPercent(percent, language).replace("+", "").padStart(7)}`;
  };
  const [from, to] = [figure.baseline, figure.alternative].map((total) =>
    amountText({ unit: figure.unit, kind: figure.kind, values: [total], total }, style),
  ) as [string, string];
  const [baseline, other] = scenarios;
  const shown = branchesShown(report);
  const own = report.branches[0]?.years ?? [];
  const usual = own.length > 0 ? own : report.years;
  const entries = entriesOf(shown.rows, usual, style, partOf, t);
  const values = {
    figure: measureName(figure, report, language, t),
    from,
    to,
    change: changeText(figure.difference, figure.unit, style),
  };
  return {
    titles: [
      ...scenarios.map(({ name, label }) =>
        t("table.title", { name, label: label[language].normalize("NFC") }),
      ),
      t("explain.change", values),
    ],
    typed: overridesLine(baseline),
    basis: [...moneyLine(report, report.branches, language), ...basisLines(scenarios, language)],
    parts: [
      ...(figure.difference === 0
        ? [{ remark: t("explain.same", { a: baseline.name, b: other.name }) }]
        : [{ drawing: outline(entries, room) }]),
      ...(shown.cut === 0
        ? []
        : [{ remark: t("explain.cut", { count: shown.cut, depth: shown.depth + 1 }) }]),
      ...(parameters.length === 0
        ? []
        : [
            {
              title: t("explain.in-the-end"),
              drawing: outline(
                parameters.map((row) => changedEntry(row, partOf(row.contribution), report.years, style)),
                room,
              ),
            },
          ]),
    ],
    notes: [
      [
        ...(figure.difference === null ? [t("explain.undefined-change")] : []),
        ...(otherDifferingInputs === 0 ? [] : [t("explain.apart", { count: otherDifferingInputs })]),
        ...(figure.difference === 0 || figure.difference === null ? [] : [t("explain.shapley")]),
      ],
    ],
  };
}

/** The branches to a depth: to the one requested, or to what a screen holds. */
function branchesShown({ branches, depth }: DifferenceReport) {
  const cutAt = (most: number) => {
    const rows = branches.filter((row) => row.depth <= most);
    const followed = (row: ChangeRow) => branches[branches.indexOf(row) + 1]?.depth === row.depth + 1;
    const cut = rows.filter(
      (row) => row.depth === most && (row.omittedBranches !== undefined || followed(row)),
    ).length;
    return { rows, cut, depth: most };
  };
  if (depth !== undefined) return cutAt(depth);
  let shown = cutAt(1);
  while (shown.cut > 0) {
    const next = cutAt(shown.depth + 1);
    if (next.rows.length * 2 > screen) break;
    shown = next;
  }
  return shown;
}

function entriesOf(
  rows: readonly ChangeRow[],
  usual: readonly number[],
  style: Amounts,
  partOf: (share: number | null) => string,
  t: Translate,
): Entry[] {
  return rows.map((row, i): Entry => {
    const opens = rows[i + 1]?.depth === row.depth + 1;
    const constant = row.kind === "flow" && row.years.length === 0;
    const value = (side: ChangeRow["baseline"]) => {
      const amount = sideText(row, side, style);
      return constant ? t("explain.a-year", { amount }) : amount;
    };
    const mark = row.repeated ? ` ${t("explain.above")}` : row.formula !== undefined && !opens ? " …" : "";
    return {
      first: `${stem(rows, i)}${row.depth === 0 ? "" : lastOf(rows, i, row.depth) ? "└─ " : "├─ "}`,
      next: `${stem(rows, i)}${row.depth === 0 ? "" : lastOf(rows, i, row.depth) ? "   " : "│  "}`,
      name: nameOf(row, usual, style) + mark,
      value: partOf(row.contribution),
      below: [
        `${value(row.baseline)} → ${value(row.alternative)}`,
        ...(opens && row.formula !== undefined ? [`= ${row.formula}`] : []),
      ],
    };
  });
}

function sideText({ kind, unit }: ChangeRow, side: ChangeRow["baseline"], style: Amounts): string {
  const several = Array.isArray(side);
  const values = several ? (side as readonly (number | null)[]) : [side as number | null];
  return amountText({ unit, kind, values, total: several ? null : (side as number | null) }, style);
}

/** Whether a branch at some depth is the last of those that stand beside it. */
function lastOf(rows: readonly ChangeRow[], from: number, depth: number): boolean {
  for (let i = from + 1; i < rows.length; i++) {
    const other = (rows[i] as ChangeRow).depth;
    if (other === depth) return false;
    if (other < depth) return true;
  }
  return true;
}

/** What stands before a branch: a line for each branch above it that goes on below. */
function stem(rows: readonly ChangeRow[], at: number): string {
  let text = "";
  for (let depth = 1; depth < (rows[at] as ChangeRow).depth; depth++)
    text += lastOf(rows, at, depth) ? "   " : "│  ";
  return text;
}

function changedEntry(
  { name, unit, baseline, alternative, setBy }: ChangedRow,
  share: string,
  years: readonly number[],
  words: UnitWords,
): Entry {
  const sides = quantitiesApart([baseline, alternative], unit, years, words);
  return {
    first: "",
    next: "  ",
    name,
    value: share,
    below: [`${sides.join(" → ")} · ${setBy.join(" → ")}`],
  };
}
