import type { Figure } from "../../src/analysis/projection/projection.ts";
import type { Style } from "../../src/output/formats.ts";
import type { CompareReport, Row, RunReport, ScenarioHead } from "../../src/report/types.ts";

export const style: Style = {
  language: "en",
  color: false,
  wide: false,
  scale: "auto",
  columns: 80,
  ascii: false,
  all: false,
  named: false,
  screen: false,
  bom: false,
};

const jo = 1e12;

export function row(metric: string, values: (number | null)[], more: Partial<Row> = {}): Row {
  const numbers = values.filter((value) => value !== null);
  return {
    scenario: 0,
    metric,
    label: { en: metric, ko: `${metric} 항목` },
    unit: "KRW",
    kind: "flow",
    section: metric.split(".")[0] as string,
    memo: false,
    values,
    total: numbers.length === values.length ? numbers.reduce((sum, value) => sum + value, 0) : null,
    ...more,
  };
}

export function figure(name: string, values: (number | null)[], more: Partial<Figure> = {}): Figure {
  const { label, unit, kind, section, memo, total } = row(name, values);
  return {
    name,
    label,
    about: label,
    unit,
    kind,
    section,
    memo,
    total,
    values,
    summary: true,
    money: unit === "KRW",
    smallest: 1,
    formula: "",
    ...more,
  };
}

export const plan: ScenarioHead = {
  name: "gpus-50k",
  label: { en: "50,000 GPUs, the plan", ko: "GPU 5만 장, 정부 계획" },
  layers: [{ id: "gpus-50k", from: "plan", set: [], unset: [] }],
  inputs: 58,
  assumptions: 7,
};

const doubled: ScenarioHead = {
  name: "gpus-100k",
  label: { en: "100,000 GPUs", ko: "GPU 10만 장" },
  layers: [
    ...plan.layers,
    { id: "gpus-100k", from: "shipped", set: ["compute.target = 100000"], unset: [], why: "Asked for." },
  ],
  inputs: 58,
  assumptions: 7,
};

const funding = [7, 7, 7, 7, 7].map((value) => value * jo);
const cost = [1.004, 1.004, 1.004, 9.5, 0.9].map((value) => value * jo);
const twice = cost.map((value) => 2 * value);
const balance = (spent: number[]) => spent.map((value, i) => (funding[i] as number) - value);

export const head = {
  version: "0.1.0",
  plan: {
    id: "korea-100t",
    label: { en: "100 trillion won for AI", ko: "AI 100조 원" },
    currency: { code: "KRW", decimals: 0 },
  },
  money: { currency: { code: "KRW", decimals: 0 }, tax: { en: "without VAT", ko: "부가가치세 제외" } },
  model: { id: "public-funding", counts: new Map([["GPU", { en: "GPU", ko: "장" }]]) },
} as const;

const sections = [
  { id: "funding", label: { en: "Funding", ko: "재원" } },
  { id: "compute", label: { en: "Compute", ko: "컴퓨팅" } },
  { id: "balance", label: { en: "Balance", ko: "수지" } },
];

function rowsOf(scenario: number, spent: number[], gpus: number): Row[] {
  return [
    row("funding.public", funding, { scenario, label: { en: "Public funding", ko: "공공 재원" } }),
    row("compute.cost", spent, { scenario, worst: 3, label: { en: "Cost of compute", ko: "컴퓨팅 비용" } }),
    row(
      "compute.gpus.installed",
      [1, 2, 3, 4, 5].map((year) => (year * gpus) / 5),
      {
        scenario,
        kind: "stock",
        unit: "GPU",
        total: gpus,
        label: { en: "GPUs installed on 31 December", ko: "연말 설치 GPU" },
      },
    ),
    row("compute.share", [1, 2, null, 4, 5], {
      scenario,
      kind: "rate",
      unit: "%",
      total: null,
      label: { en: "Share of the state budget", ko: "정부 예산 대비" },
    }),
    row("balance.public", balance(spent), {
      scenario,
      worst: 3,
      label: { en: "Public balance", ko: "공공 수지" },
    }),
    row("balance.short", [2029, 2029, 2029, 2029, 2029], {
      scenario,
      kind: "single",
      unit: "year",
      total: 2029,
      label: { en: "First year short", ko: "처음 모자라는 해" },
    }),
  ];
}

export const runSample: RunReport = {
  command: "run",
  ...head,
  scenarios: [plan],
  years: [2026, 2027, 2028, 2029, 2030],
  sections,
  rows: rowsOf(0, cost, 50_000),
  outcomes: [],
};

const both = [rowsOf(0, cost, 50_000), rowsOf(1, twice, 100_000)] as const;

export const compareSample: CompareReport = {
  command: "compare",
  ...head,
  scenarios: [plan, doubled],
  baseline: 0,
  years: runSample.years,
  sections,
  rows: both[0].flatMap((each, i) => [each, both[1][i] as Row]),
  outcomes: [],
  differences: both[1].map((each, i) => {
    const base = both[0][i] as Row;
    const change = (a: number | null, b: number | null) => (a === null || b === null ? null : a - b);
    return {
      scenario: 1,
      metric: each.metric,
      unit: each.unit,
      values: each.values.map((value, year) => change(value, base.values[year] ?? null)),
      total: change(each.total, base.total),
      relativeChange: each.total === null || !base.total ? null : each.total / base.total - 1,
    };
  }),
  inputs: [
    {
      name: "compute.target",
      label: { en: "GPUs by the target date", ko: "목표 GPU" },
      unit: "GPU",
      values: [50_000, 100_000],
      setBy: ["gpus-50k", "gpus-100k"],
    },
  ],
  bridges: [],
  showInputs: false,
  charted: false,
};
