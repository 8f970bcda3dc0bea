/** What the tables of run, compare, sweep and simulate must show of their JSON, number by number. */

import { type Document, type Entry, one, type Told, told, typed, typedIn, type Wanted } from "./shown.ts";

type Values = readonly (number | null)[];

const yearly = (years: readonly number[], values: Values, cell: (value: number | null) => Told) =>
  Object.fromEntries(years.map((year, i) => [String(year), cell(values[i] as number | null)]));

/** A change as a share; nothing where nothing changes, and a mark where there is no share to tell. */
const relative = ({ total, relative_change: relative }: Entry) =>
  relative === null && total === 0 ? "" : told(relative, "%", "relative");

export const ofScenarios = {
  run: ({ rows, years }) =>
    rows.map(({ label, kind, unit, values, total }) => ({
      label,
      cells: {
        ...(kind === "single" ? {} : yearly(years, values, (value) => told(value, unit))),
        ...(kind === "rate" ? {} : { total: told(total, unit) }),
      },
    })),

  compare: (
    { rows: figures, sums = [], years, scenarios, baseline, differences, bridges, inputs },
    styled,
  ) => {
    const names = scenarios.map(({ name }) => name) as string[];
    const others = names.filter((name) => name !== baseline);
    if (styled.includes("--inputs")) {
      return inputs.flatMap(({ name, label, unit, values }) =>
        names.map((scenario, i) => ({
          section: `${name}: ${label}`,
          label: scenario,
          cells: { value: typed(values[i], unit) },
        })),
      );
    }
    if (bridges !== undefined)
      return bridges.flatMap((each) => bridgeRows(each, { years, baseline, inputs }));
    const rows = [...figures, ...sums];
    const wide = styled.includes("--wide");
    const cell = (list: readonly Entry[], scenario: string, metric: string) =>
      one(list, (row) => row.scenario === scenario && row.metric === metric);
    return rows
      .filter(({ scenario }) => scenario === baseline)
      .flatMap((from): Wanted[] => {
        const { metric, label, unit, kind } = from;
        const against = others.map((name) => cell(differences, name, metric));
        // Left out where nothing changes, unless all is requested.
        const changes = against.flatMap(({ values, total }) => [...values, total]);
        if (!styled.includes("--all") && changes.every((value) => value === 0)) return [];
        const percent = (change: Entry) => (unit === "year" ? "" : relative(change));
        if (wide) {
          return against.map((change) => ({
            ...{ grid: `${change.scenario} − `, label },
            cells: {
              ...(kind === "single"
                ? {}
                : yearly(years, change.values, (value) => told(value, unit, "change"))),
              ...(kind === "rate"
                ? {}
                : { change: told(change.total, unit, "change"), "%": percent(change) }),
            },
          }));
        }
        const totals = against.flatMap((change, i): [string, Told | string][] => [
          [`#${3 * i + 2}`, told(cell(rows, change.scenario, metric).total, unit)],
          [`#${3 * i + 3}`, told(change.total, unit, "change")],
          [`#${3 * i + 4}`, percent(change)],
        ]);
        const differs = against.flatMap(({ values }) => values).some((value) => value !== 0);
        return [
          ...(kind === "rate"
            ? []
            : [{ label, cells: { "#1": told(from.total, unit), ...Object.fromEntries(totals) } }]),
          ...(kind === "single" || kind === "rate" || !differs
            ? []
            : names.map((name) => ({
                ...{ section: label, label: name },
                cells: yearly(years, cell(rows, name, metric).values, (value) => told(value, unit)),
              }))),
        ];
      });
  },

  sweep: ({ axes, metrics, points, scenarios }) =>
    metrics.flatMap(({ metric, label, unit }) =>
      points.map(({ scenario, inputs, values }) => {
        const [row, column] = axes.map(({ input }) => inputs[input]) as number[];
        const across = column === undefined ? (scenarios.length > 1 ? scenario : label) : typedIn(column);
        return {
          ...(column === undefined && scenarios.length === 1 ? {} : { grid: label }),
          label: typedIn(row as number),
          cells: { [across]: told(values[metric], unit) },
        };
      }),
    ),

  simulate: ({ rows, probabilities, first_years: firsts, differences, scenarios, years }) => {
    const several = scenarios.length > 1;
    const quantiles = ["p5", "p10", "p25", "p50", "p75", "p80", "p90", "p95"];
    const own = rows.filter(({ statistic }) => statistic === "point");
    const figures = own.flatMap(({ scenario, metric, label, unit, kind }): Wanted[] => {
      const of = (statistic: string) =>
        one(rows, (row) => row.scenario === scenario && row.metric === metric && row.statistic === statistic);
      const name = several ? { section: label, label: scenario } : { label };
      const each = (cell: (name: string) => Told) =>
        Object.fromEntries(quantiles.map((name) => [name.toUpperCase(), cell(name)]));
      const totals = [
        { ...name, cells: each((name) => told(of(name).total, unit)) },
        {
          ...name,
          cells: {
            plan: told(of("point").total, unit),
            percentile: of("sd").total === 0 ? "" : told(of("percentile_rank").total, "%", "share"),
            mean: told(of("mean").total, unit),
            "std. error": told(of("se").total, unit, "error"),
            "std. dev.": told(of("sd").total, unit),
          },
        },
      ];
      const byYear = years.map((year, t) => ({
        grid: label,
        label: String(year),
        cells: {
          ...each((name) => told(of(name).values[t], unit)),
          mean: told(of("mean").values[t], unit),
        },
      }));
      return [...(kind === "rate" ? [] : totals), ...(kind === "single" || kind === "rate" ? [] : byYear)];
    });
    const chances = probabilities.map(
      ({ scenario, condition, year, probability, se, confidence_bound: bound }) => ({
        label: `${several ? `${scenario}: ` : ""}${condition}${year === undefined ? "" : `, ${year}`}`,
        // What no trial meets, or all do, is told by its bound.
        cells:
          bound === undefined
            ? { probability: told(probability, "%", "share"), "std. error": told(se, "%", "share") }
            : {},
      }),
    );
    const paired = differences.map(({ scenario, label, unit, p5, p50, p95, mean, se, ...chances }) => ({
      section: label,
      label: scenario,
      cells: {
        ...{ P5: told(p5, unit, "change"), P50: told(p50, unit, "change"), P95: told(p95, unit, "change") },
        ...{ mean: told(mean, unit, "change"), "std. error": told(se, unit, "error") },
        higher: told(chances.probability_higher, "%", "share"),
        same: told(chances.probability_same, "%", "share"),
      },
    }));
    const named = [...new Set(firsts.flatMap(({ years }) => years.map(({ year }: Entry) => year)))];
    const firstYears = firsts.map(({ scenario, label, years: each, probability_never: never }) => ({
      label: several ? `${scenario}: ${label}` : label,
      cells: {
        ...Object.fromEntries(
          named.map((year) => [
            year,
            told(each.find((one: Entry) => one.year === year)?.probability ?? 0, "%", "share"),
          ]),
        ),
        none: told(never, "%", "share"),
      },
    }));
    return [...figures, ...chances, ...firstYears, ...paired];
  },
} satisfies Readonly<Record<string, (json: Document, styled: readonly string[]) => Wanted[]>>;

function bridgeRows(
  { scenario, label, unit, kind, baseline: from, alternative, contributions }: Entry,
  { years, baseline, inputs }: Pick<Document, "years" | "baseline" | "inputs">,
): Wanted[] {
  const names = contributions.map((part: Entry) => {
    const [only] = part.inputs;
    return part.inputs.length === 1 ? one(inputs, ({ name }) => name === only).label : /^/;
  });
  const lines: [string | RegExp, Entry, "amount" | "change"][] = [
    [baseline, from, "amount"],
    ...contributions.map((part: Entry, i: number) => [names[i], part, "change"]),
    [scenario, alternative, "amount"],
  ];
  return lines.flatMap(([name, { values, total }, as]) => [
    ...(kind === "rate" ? [] : [{ grid: label, label: name, cells: { total: told(total, unit, as) } }]),
    ...(kind === "single"
      ? []
      : [{ label: name, cells: yearly(years, values, (value) => told(value, unit, as)) }]),
  ]);
}
