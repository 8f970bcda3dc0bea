/** What the tables of the other commands must show of their JSON, number by number. */

import {
  type Document,
  type Entry,
  list,
  one,
  range,
  rounded,
  type Told,
  told,
  typed,
  typedIn,
  type Wanted,
} from "./shown.ts";

const begins = (label: string, then: string) =>
  new RegExp(`^${label.replaceAll(/[^\\p{L}\\d ]/gu, ".")}${then}`);

export const ofStudies = {
  sensitivity: ({ measures, inputs, tornado, indices, rows }) => {
    const input = (name: string) => one(inputs, (each) => each.name === name);
    const title = (metric: string) => one(rows, (row) => row.metric === metric).label;
    const half = ({ lower, upper }: Entry) => Number(((upper - lower) / 2).toFixed(12));
    return (indices ?? tornado).map(({ metric, input: name, low, high, ...index }): Wanted => {
      const { label, unit, low: from, high: to } = input(name);
      const of = one(measures, (each) => each.metric === metric).unit;
      const estimate = (each: Entry | null) =>
        each === null ? "n/a" : `${rounded(each.value, 3)} ±${rounded(half(each), 3)}`;
      return {
        ...{ grid: title(metric), label },
        cells:
          indices === undefined
            ? {
                "low → high": typed([from, to], unit),
                "at low": told(low.value, of),
                "at high": told(high.value, of),
              }
            : {
                "first-order": estimate(index.first_order),
                "total-order": estimate(index.total_order),
                "rank corr.": told(index.rank_correlation, "1", "change"),
              },
      };
    });
  },

  track: ({ tracks, disagreements, lines, history, entries }) => {
    const arrives = ({ lower, upper }: Entry) => {
      const year = (each: Entry) => each.completion_year ?? (each.pace === null ? "n/a" : "never");
      return year(lower) === year(upper) ? `${year(upper)}` : `${year(upper)}–${year(lower)}`;
    };
    const answers = ({ lower, upper }: Entry, unit: string) => ({
      actuals: range(lower.actual, upper.actual, unit),
      "required per year": range(upper.required_per_year, lower.required_per_year, unit),
    });
    const shown = new Set(tracks.map(({ series }) => series));
    return [
      ...tracks.map((track) => ({
        ...{ section: begins(track.label, ": "), label: /^/ },
        cells: {
          ...answers(track, track.unit),
          plan: told(track.planned, track.unit),
          "committed later": range(track.lower.committed, track.upper.committed, track.unit),
          ...(/never|n.a/.test(arrives(track)) ? {} : { "on track for": arrives(track) }),
        },
      })),
      ...disagreements.flatMap(({ label, unit, options }) =>
        options.map((option: Entry) => ({
          ...{ section: label, label: /^/ },
          cells: {
            reported: told(option.value, unit),
            ...(option.lower === undefined
              ? {}
              : { ...answers(option, unit), "on track for": arrives(option) }),
          },
        })),
      ),
      ...lines.map(({ label, unit, planned, lower, upper }) => ({
        label: begins(label, " "),
        cells: {
          ...{ plan: told(planned, unit), actuals: range(lower, upper, unit) },
          difference:
            lower === upper
              ? told(planned === null ? null : upper - planned, unit, "change")
              : list([lower - planned, upper - planned], unit, "change"),
        },
      })),
      ...history.map(({ label, unit, year, facts, planned, changes }) => ({
        ...{ grid: label, label: new RegExp(`^${year}`) },
        cells: {
          actuals: list(
            facts.map(({ value }: Entry) => value),
            unit,
          ),
          "year on year": changes.length === 0 ? "" : list(changes, "%", "relative"),
          plan: planned === null ? "" : told(planned, unit),
        },
      })),
      ...entries
        .filter(({ series, reason }) => shown.has(series) && reason !== "part")
        .map(({ label, unit, facts }) => ({
          label: begins(label, "[: ]"),
          cells: {
            sum: list(
              facts.map(({ value }: Entry) => value),
              unit,
            ),
          },
        })),
    ];
  },

  backtest: ({ accuracy, cases, informed_inputs: informed }) => [
    ...accuracy.map(({ n, median, within_range: within, ...row }) => ({
      ...{ grid: "Accuracy", label: /^/ },
      cells: {
        n: String(n),
        ...{ median: told(median, "1"), "geo. mean": told(row.geometric_mean, "1") },
        ...{ "σ of ln(ratio)": told(row.sd_log_ratio, "1"), "abs. error": told(row.absolute_error, "1") },
        "in 90% range": within === null ? "" : told(within, "%", "share"),
      },
    })),
    ...cases.map(({ id, usd_per_gpu: perGpu, assumed, year, actual, model, ratio, suspect, currency }) => ({
      label: assumed.length > 0 ? `${id} *` : id,
      cells: {
        ...{ actual: told(actual, currency, "cost"), model: told(model, currency, "cost") },
        ...{ ratio: told(ratio, "1", suspect ? "slip" : "amount"), year: String(year) },
        "$ per GPU": perGpu === undefined ? "" : told(perGpu, "1"),
      },
    })),
    ...[...new Set(informed.map(({ input }) => input as string))].map((name) => {
      const rows = informed.filter(({ input }) => input === name);
      const instead = rows.map((row) => row.value_without as number);
      const ends = [Math.min(...instead), Math.max(...instead)];
      return {
        label: `${name} (${rows[0]?.unit})`,
        cells: {
          "#1": String(rows.length),
          "#2": told(rows[0]?.value, "1"),
          "#3": { values: ends, unit: "1", as: "range" } as const,
        },
      };
    }),
  ],

  list: ({ items }) =>
    items.map(({ name, unit, value, low, high, shape, as }) => {
      const end = (each: number | null) =>
        each === null ? "" : typed(each, Array.isArray(value) && as !== "addend" ? "1" : unit);
      return {
        label: name,
        cells: { value: typed(value, unit), ...(shape === null ? {} : { low: end(low), high: end(high) }) },
      };
    }),

  solve: ({ optimum: best, optimum_restated: bestRestated, answers }): Wanted[] => {
    const digits = (value: number | null | undefined) =>
      value === null || value === undefined
        ? /^$/
        : new RegExp(`^${typedIn(value).replaceAll(".", "\\.")}( \\*)?$`);
    if (best !== undefined)
      return [
        { label: digits(best), cells: bestRestated === undefined ? {} : { "#1": typedIn(bestRestated) } },
      ];
    return answers.map(({ from, to, restated }) => ({
      label: digits(from),
      cells: {
        ...(from === to ? {} : { to: typedIn(to) }),
        ...(restated === undefined
          ? {}
          : { "#2": typedIn(restated.from), "#3": from === to ? "" : typedIn(restated.to) }),
      },
    }));
  },
} satisfies Readonly<Record<string, (json: Document) => Wanted[]>>;

/** The inputs of an explanation, as they stand beside what one percent of each does. */
export const inputsOf = ({ inputs }: Document): Wanted[] =>
  inputs.map(({ name, value, unit, range: ends, ...row }) => ({
    ...{ by: 3, label: name },
    cells: {
      ...{
        "#0": effect(row.effect_of_increase, row.effect_of_decrease),
        "#1": effect(row.effect_of_decrease, row.effect_of_increase),
        value: typed(value, unit),
      },
      ...(ends === null ? {} : { distribution: typed([ends.low, ends.high], rangeUnit(ends, value, unit)) }),
    },
  }));

const rangeUnit = (ends: Entry, value: unknown, unit: string) =>
  Array.isArray(value) && ends.as !== "addend" ? "1" : unit;
/** What one percent does: nothing where it cannot be said of either side. */
const effect = (share: number | null, other: number | null): Told | string =>
  share === null && other === null ? "" : told(share, "%", "effect");
