/** The model against real projects: as a page, as the records of JSON and NDJSON, and of CSV. */

import { type Translate, translator } from "../../messages/format.ts";
import type { IdTaking } from "../../messages/message.ts";
import { textCell } from "../../output/csv/csv.ts";
import { headOf, recordOf, recordsOf } from "../../output/document.ts";
import type { Language, Style } from "../../output/formats.ts";
import { grouped, plain, plainOrEmpty, sensibleDecimals } from "../../output/numbers/number.ts";
import type { View } from "../../output/report-view.ts";
import { type GridCell, type GridColumn, gridWidth } from "../../output/text/grid.ts";
import { type Page, type Part, type Room, unlimited, wrapAt } from "../../output/text/page.ts";
import type { CaseScope } from "../../plan/cases/classes.ts";
import { backtestFinding, ratioBar, scopeIds, spreadsPart, vatIds, vatPart, vatText } from "./class-table.ts";
import { costText } from "./cost-text.ts";
import type { BacktestReport, CaseGroup, CaseRow, InformedRow } from "./report.ts";

export const backtestView: View<BacktestReport> = {
  finding: backtestFinding,
  page: backtestPage,
  document: (report) => {
    const { cases, trials, seed, reference } = report;
    const sample = { trials, seed, percentiles: [5, 95] };
    const held = reference && recordOf(reference, "label scenario n ratio sdLogRatio p80 sources");
    return {
      head: {
        ...headOf(report),
        ...recordOf(
          { ...report, sample, reference: held },
          "casesFile selection recentFrom sample reference p80",
        ),
      },
      lists: [
        { key: "cases", record: "case", items: recordsOf(cases, caseFields) },
        {
          key: "unscored",
          record: "unscored",
          items: recordsOf(report.unscored, "id label class status scope vat reason excluded"),
        },
        { key: "accuracy", record: "accuracy", items: recordsOf(report.spreads, accuracyFields) },
        {
          key: "informed_inputs",
          record: "informed_input",
          items: recordsOf(report.informed, "case input unit value valueWithout sources"),
        },
      ],
    };
  },
  records: ({ cases }, { language }) => [
    [
      ...["case", "label", "class", "status", "scope", "group", "year", "currency", "actual", "model"],
      ...["model_low", "model_high", "ratio", "within_range", "naive_ratio", "usd_per_gpu", "vat"],
    ],
    ...cases.map((row) => [
      ...[
        row.id,
        textCell(row.label, language),
        row.class,
        row.status,
        row.scope,
        row.group,
        String(row.year),
        row.currency,
      ],
      ...[row.actual, row.model, row.modelLow, row.modelHigh, row.ratio].map(plain),
      String(row.withinRange),
      ...[row.naiveRatio ?? null, row.usdPerGpu ?? null].map(plainOrEmpty),
      row.vat,
    ]),
  ],
};

const caseFields =
  "id label group date year class status scope metric quantity per currency vat ratio withinRange sharedInputs confidence actual model modelLow modelHigh country fits usdPerGpu naiveRatio suspect assumed sources caveats";

const accuracyFields = "group by n median geometricMean sdLogRatio absoluteError withinRange";

const barColumns = { least: 9, most: 25 };

const shelfTitles: Readonly<Record<Exclude<CaseGroup, "recent">, IdTaking<never>>> = {
  older: "backtest.older",
  sites: "backtest.sites",
  strategic: "backtest.strategic-cases",
  others: "backtest.others-cases",
};

export function backtestPage(report: BacktestReport, style: Style, room: Room): Page {
  const { language } = style;
  const t = translator(language);
  const shelves = [...new Set(report.cases.map(({ group }) => group))];
  const titleOf = (shelf: CaseGroup) =>
    shelf !== "recent"
      ? t(shelfTitles[shelf])
      : report.recentFrom === undefined
        ? t("backtest.recent-all")
        : t("backtest.recent", { since: report.recentFrom[language] });
  return {
    titles: [t("backtest.title")],
    typed: report.casesFile === undefined ? [] : [report.casesFile],
    basis: report.cases.length === 0 ? [] : [vatText(report, t)],
    parts: [
      { remark: t("backtest.basis") },
      spreadsPart(report, room, t, language),
      ...shelves.map((shelf) => casesPart(report, shelf, titleOf(shelf), room, t, language)),
      ...(room === unlimited || report.cases.length === 0 ? [] : [vatPart(report, room, t)]),
      ...informedPart(report, room, t),
      ...unscoredPart(report, room, t, language),
    ],
    notes: [[t("backtest.means")], referenceNotes(report, t, language), doubtNotes(report, t)],
  };
}

function casesPart(
  report: BacktestReport,
  shelf: CaseGroup,
  title: string,
  room: Room,
  t: Translate,
  language: Language,
): Part {
  const cases = report.cases.filter((row) => row.group === shelf);
  const gridOf = (some: readonly CaseColumn[]) => ({
    columns: some.map(({ heading, align }): GridColumn => ({ heading: t(heading), align })),
    cells: cases.map((row) => some.map(({ cellOf }) => cellOf(row, language))),
  });
  const whole = gridOf(caseColumns);
  const fits = room === unlimited || room - gridWidth(whole.columns, whole.cells) - 2 >= barColumns.least;
  const { columns: kept, cells } = fits ? whole : gridOf(caseColumns.filter(({ narrow }) => narrow));
  const left = room === unlimited ? barColumns.most : room - gridWidth(kept, cells) - 2;
  const width = Math.max(barColumns.least, Math.min(barColumns.most, left));
  const odd = width % 2 === 1 ? width : width - 1;
  const rows = cases.map((row, i) => [
    ...(cells[i] as GridCell[]),
    { text: barOf(row, odd), code: true },
    ...(room === unlimited ? wideCells(row, language, t) : []),
  ]);
  const wide: GridColumn[] =
    room === unlimited
      ? wideHeadings.map((id) => ({ heading: t(id), align: id === "backtest.per-gpu" ? "right" : "left" }))
      : [];
  return { title, columns: [...kept, { heading: axisText(odd), align: "left" }, ...wide], rows };
}

interface CaseColumn {
  readonly heading: IdTaking<never>;
  readonly align: GridColumn["align"];
  readonly cellOf: (row: CaseRow, language: Language) => GridCell;
  /** It stays where there is no room for all. */
  readonly narrow?: true;
}

const caseColumns: readonly CaseColumn[] = [
  {
    heading: "backtest.case",
    align: "left",
    cellOf: ({ id, assumed }) => ({
      text: assumed.some((what) => what !== "scope") ? `${id} *` : id,
      code: true,
    }),
    narrow: true,
  },
  {
    heading: "backtest.actual",
    align: "right",
    cellOf: ({ actual, currency }, language) => ({ text: costText(actual, currency, language) }),
  },
  {
    heading: "backtest.model",
    align: "right",
    cellOf: ({ model, currency }, language) => ({ text: costText(model, currency, language) }),
  },
  {
    heading: "backtest.ratio",
    align: "right",
    cellOf: ({ ratio, suspect }) => ({ text: ratioText(ratio) + (suspect ? " !" : ""), alarm: suspect }),
    narrow: true,
  },
];

const wideHeadings = [
  ...(["backtest.scope", "backtest.year", "backtest.vat", "backtest.per-gpu"] as const),
  ...(["backtest.project", "backtest.doubts"] as const),
];

function wideCells(
  { scope, year, vat, usdPerGpu, label, caveats }: CaseRow,
  language: Language,
  t: Translate,
): GridCell[] {
  return [
    { text: t(scopeIds[scope]) },
    { text: String(year) },
    { text: t(vatIds[vat]) },
    { text: usdPerGpu === undefined ? "" : grouped(usdPerGpu, 0) },
    { text: label[language].normalize("NFC") },
    { text: (caveats?.[language] ?? "").normalize("NFC") },
  ];
}

/** The model's range as ratios to what it makes of the case: inside it the bar ends in the light part. */
function barOf({ ratio, model, modelLow, modelHigh }: CaseRow, columns: number): string {
  return ratioBar(ratio, { low: modelLow / model, high: modelHigh / model }, columns);
}

/** Over the bars: the ends of their axis, and one. */
function axisText(columns: number): string {
  const half = (columns - 1) / 2;
  return `${"1/4".padEnd(half)}1${"4".padStart(half)}`;
}

/** A row for each input that cases informed: of how many, its value, and the values that stood for it while one was scored. */
function informedPart({ informed }: BacktestReport, room: Room, t: Translate): Part[] {
  if (informed.length === 0) return [];
  // An input that classes of buyers have different values of is a row for each.
  const keyOf = ({ input, value }: InformedRow) => `${input} ${value}`;
  const rows = [...new Set(informed.map(keyOf))].map((key): GridCell[] => {
    const of = informed.filter((row) => keyOf(row) === key);
    const { input, unit, value } = of[0] as InformedRow;
    const number = (at: number | null) =>
      at === null ? t("table.undefined") : grouped(at, sensibleDecimals([at], unit));
    const instead = of.map((row) => row.valueWithout).sort((a, b) => (a ?? 0) - (b ?? 0));
    const ends = [...new Set([instead[0], instead.at(-1)].map((at) => number(at as number | null)))];
    return [
      { text: `${input} (${unit})` },
      { text: String(of.length) },
      { text: number(value) },
      { text: ends.join("–") },
    ];
  });
  const [name, ...numbers]: [GridColumn, ...GridColumn[]] = [
    { heading: t("backtest.input"), align: "left" },
    { heading: t("backtest.cases"), align: "right" },
    { heading: t("backtest.with"), align: "right" },
    { heading: t("backtest.without"), align: "right" },
  ];
  const others = gridWidth(
    numbers,
    rows.map((row) => row.slice(1)),
  );
  const columns = [{ ...name, ...wrapAt(Math.max(16, room - others - 2)) }, ...numbers];
  return [{ title: t("backtest.informed"), columns, rows }];
}

const whyIds = {
  low: "backtest.why-low",
  scope: "backtest.why-scope",
  cost: "backtest.why-cost",
  size: "backtest.why-size",
  generation: "backtest.why-generation",
  price: "backtest.why-price",
} as const;

function unscoredPart({ unscored }: BacktestReport, room: Room, t: Translate, language: Language): Part[] {
  if (unscored.length === 0) return [];
  const rows = unscored.map(({ id, reason, scope, excluded }): GridCell[] => [
    { text: id, code: true },
    {
      text:
        reason === "apart"
          ? (excluded?.[language] ?? "").normalize("NFC")
          : t(whyIds[reason], { scope: t(scopeIds[scope]) }),
    },
  ]);
  const name: GridColumn = { heading: t("backtest.case"), align: "left" };
  const left = Math.max(
    12,
    room -
      gridWidth(
        [name],
        rows.map((row) => [row[0] as GridCell]),
      ) -
      2,
  );
  const columns: GridColumn[] = [name, { heading: t("backtest.why"), align: "left", ...wrapAt(left) }];
  return [{ title: t("backtest.unscored", { count: unscored.length }), columns, rows }];
}

function referenceNotes(report: BacktestReport, t: Translate, language: Language): string[] {
  const { reference, p80, spreads, cases, informed } = report;
  const [recent] = spreads;
  const n = recent?.n ?? 0;
  const shelved = cases.filter(({ group }) => group === "recent");
  const ids = new Set(informed.map((row) => row.case));
  const counts = {
    n,
    within: shelved.filter(({ withinRange }) => withinRange).length,
    informed: shelved.filter(({ id }) => ids.has(id)).length,
  };
  const own = [
    ...(n === 0 ? [] : [t("backtest.coverage", counts)]),
    ...(p80 === null ? [] : [t("backtest.four-in-five", { n, ratio: grouped(p80, 2) })]),
  ];
  if (reference === undefined) return own;
  const { label, scenario, ratio, sdLogRatio, p80: most } = reference;
  const values = {
    n: reference.n,
    ratio: grouped(ratio, 2),
    spread: grouped(sdLogRatio, 2),
    most: grouped(most, 2),
  };
  return [...own, t("backtest.reference", { ...values, scenario, label: label[language] })];
}

function doubtNotes({ cases }: BacktestReport, t: Translate): string[] {
  const slips = cases.filter(({ suspect }) => suspect).map(({ id }) => id);
  const shared = cases.filter(({ sharedInputs }) => sharedInputs.length > 0);
  return [
    ...(cases.some(({ assumed }) => assumed.some((what) => what !== "scope")) ? [t("backtest.assumed")] : []),
    ...(slips.length > 0 ? [t("backtest.slip", { cases: slips.join(", ") })] : []),
    ...scopeNotes(cases, t),
    ...shared.map(({ id, sharedInputs }) =>
      t("backtest.shared", { case: id, parameters: sharedInputs.join(", ") }),
    ),
  ];
}

/** Of costs without a scope, and of purchases outside the range of theirs, in whose range they lie. */
function scopeNotes(cases: readonly CaseRow[], t: Translate): string[] {
  const nameOf = (scope: CaseScope) => t(scopeIds[scope]);
  const open: string[] = [];
  const outside: string[] = [];
  for (const { id, scope, fits, assumed, withinRange } of cases) {
    if (fits === undefined) continue;
    const named = { case: id, scope: nameOf(scope) };
    const others = fits.map(nameOf).join(", ");
    if (assumed.includes("scope")) {
      const all = (withinRange ? [scope, ...fits] : fits).map(nameOf);
      open.push(t("backtest.scope-fits", { case: id, scopes: all.join(", ") || t("backtest.scope-none") }));
    } else if (fits.length === 0) outside.push(t("backtest.fits-none", named));
    else outside.push(t("backtest.fits-other", { ...named, others }));
  }
  return [
    ...(open.length === 0 ? [] : [t("backtest.scope-open", { list: open.join("; ") })]),
    ...(outside.length === 0 ? [] : [t("backtest.fits", { list: outside.join("; ") })]),
  ];
}

function ratioText(ratio: number): string {
  return grouped(ratio, ratio < 9.995 ? 2 : ratio < 99.95 ? 1 : 0);
}
