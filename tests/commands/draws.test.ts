import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readCsv } from "../../src/files/csv-reader.ts";
import { baekjo } from "../helpers/cli.ts";
import { temporaryFolder } from "../helpers/tiny.ts";

const metrics = ["compute.cost", "balance.public.cumulative", "energy.price.now", "balance.public.short"];

async function drawn(...args: string[]) {
  const { out, err, code } = await baekjo([
    "simulate",
    ...args,
    ...metrics.flatMap((name) => ["--metric", name]),
  ]);
  expect([err.replaceAll(/^note: .*\n/gm, ""), code]).toEqual(["", 0]);
  if (args.includes("--json")) return { out, head: [], rows: [] };
  const [head = [], ...rows] = readCsv("d.csv", out).records.map((cells) => cells.map(({ text }) => text));
  return { out, head, rows };
}

describe("single trials", () => {
  test.each([[[]], [["--sampling", "sobol"]], [["gpus-100k", "--years", "2026..2032", "--in", "USD"]]])(
    "each is what run gives under the inputs that it names: %j",
    async (more) => {
      const { head, rows } = await drawn("--draws", "3", ...more);
      const { inputs } = JSON.parse((await drawn("--draws", "1", ...more, "--json")).out);
      const first = 2 + inputs.length;
      for (const row of rows) {
        // The heading is the setting, but for the = of one that is a value by itself.
        const sets = inputs.flatMap(({ column, unit, as }: Record<string, string>, i: number) => {
          expect(head[i + 2]).toBe(column);
          const amount = `${row[i + 2]}${unit === "1" || as === "factor" ? "" : ` ${unit}`}`;
          return ["--set", as === undefined ? `${column} = ${amount}` : `${column} ${amount}`];
        });
        const run = more.filter((each) => each !== "--sampling" && each !== "sobol");
        const { out, code } = await baekjo([
          "run",
          ...run,
          ...sets,
          ...metrics.flatMap((name) => ["--metric", name]),
          "--json",
        ]);
        expect(code, out === "" ? sets.join(" ") : "").toBe(0);
        const result = JSON.parse(out);
        let compared = 0;
        for (const { metric, values, total } of result.rows) {
          for (const [i, column] of head.entries()) {
            const [name, year] = column.replace(/ \[.*\]$/, "").split("@");
            if (i < first || name !== metric) continue;
            const expected = year === undefined ? total : values[result.years.indexOf(Number(year))];
            const found = row[i] === "" ? null : Number(row[i]);
            compared++;
            if (expected === null || found === null) expect(found, column).toBe(expected);
            // Inputs are written to as many digits as a double has, and half a won may fall either way.
            else
              expect(Math.abs(found - expected), column).toBeLessThanOrEqual(2 + 1e-12 * Math.abs(expected));
          }
        }
        expect(compared).toBe(
          head.slice(first).filter((column) => column !== "infeasible" && column !== "basis").length,
        );
      }
    },
  );

  test("are those that a simulation counts, whatever is asked besides", async () => {
    const { head, rows } = await drawn("--draws", "200", "--seed", "7");
    const { out } = await baekjo([
      "simulate",
      "--trials",
      "200",
      "--seed",
      "7",
      "--metric",
      "compute.cost",
      "--json",
    ]);
    const column = head.indexOf("compute.cost");
    const values = rows.map((row) => Number(row[column])).sort((a, b) => a - b);
    const told = (statistic: string) =>
      JSON.parse(out).rows.find((row: { statistic: string }) => row.statistic === statistic).total;
    expect([values[0], values.at(-1)]).toEqual([told("min"), told("max")]);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(mean / told("mean")).toBeCloseTo(1, 12);
    // More of them, other threads, a limit that is not reached: the first are the same.
    const more = await drawn("--draws", "1300", "--trials", "5000", "--jobs", "2", "--seed", "7");
    expect(more.rows.slice(0, 200)).toEqual(rows);
    expect((await drawn("--draws", "200", "--seed", "8")).rows[0]).not.toEqual(rows[0]);
  });

  test.each([
    [["envelope-priority", "--metric", "uses.state"], "uses.state"],
    [["gpus-100k", "--sampling", "sobol", "--metric", "compute.gpus.bought"], "compute.gpus.bought"],
    [["--plan", "eu", "--in", "USD", "--metric", "uses.public"], "uses.public"],
    // One in six of these draws leaves less than nothing for the rest.
    [["--set", "hosting.in_kind.share=30%[0%..100%]", "--metric", "compute.cost"], "compute.cost"],
  ])("their percentiles are those of the simulation, to the last unit: %j", async (args, metric) => {
    const asked = ["simulate", ...args, "--trials", "1600", "--jobs", "2"];
    const csv = readCsv("d.csv", (await baekjo([...asked, "--draws", "1600"])).out).records;
    const [head = [], ...rows] = csv.map((cells) => cells.map(({ text }) => text));
    const { rows: found, years, percentiles } = JSON.parse((await baekjo([...asked, "--json"])).out);
    for (const year of [undefined, ...years]) {
      const column = head.findIndex(
        (each) => each.replace(/ \[.*\]$/, "") === (year === undefined ? metric : `${metric}@${year}`),
      );
      const values = rows.flatMap((row) => (row[column] === "" ? [] : [Number(row[column])]));
      values.sort((a, b) => a - b);
      for (const [name, percent] of Object.entries(percentiles)) {
        const row = found.find(({ statistic }: { statistic: string }) => statistic === name);
        const told = year === undefined ? row.total : row.values[years.indexOf(year)];
        const place = ((percent as number) / 100) * (values.length - 1);
        const [low, high] = [values[Math.floor(place)] as number, values[Math.ceil(place)] as number];
        // A number between two neighbours, to the unit in which both are given.
        const expected = low + (high - low) * (place - Math.floor(place));
        expect(Math.abs(told - expected), `${name} ${year}`).toBeLessThanOrEqual(
          Number.isInteger(low) ? 1 : 0.011,
        );
        if (low === high) expect(told).toBe(low);
      }
    }
  });

  test("one range less changes no other draw, and scenarios draw alike", async () => {
    const all = await drawn("--draws", "5", "gpus-50k", "gpus-100k");
    expect(all.rows.map(([scenario, trial]) => [scenario, trial])).toEqual(
      ["gpus-50k", "gpus-100k"].flatMap((name) => [1, 2, 3, 4, 5].map((trial) => [name, String(trial)])),
    );
    const at = all.head.indexOf("energy.price");
    expect(all.rows.slice(0, 5).map((row) => row[at])).toEqual(all.rows.slice(5).map((row) => row[at]));
    const less = await drawn("--draws", "5", "--set", "fx.usd=1480");
    expect(less.head).not.toContain("fx.usd");
    expect(less.rows.map((row) => row[less.head.indexOf("energy.price")])).toEqual(
      all.rows.slice(0, 5).map((row) => row[at]),
    );
  });

  test("JSON and NDJSON have the same numbers, and what each column is", async () => {
    const cwd = temporaryFolder();
    const files = ["d.csv", "d.json", "d.ndjson"];
    const args = ["simulate", "--draws", "4", ...files.flatMap((file) => ["-o", file])];
    expect(await baekjo(args, { cwd })).toMatchObject({ out: "", err: "", code: 0 });
    const [table, document, lines] = files.map((file) => readFileSync(join(cwd, file), "utf8")) as [
      string,
      string,
      string,
    ];
    const { inputs, metrics: figures, rows, format } = JSON.parse(document);
    expect(format).toBe("baekjo/draws/2");
    const [head = [], ...records] = readCsv("d.csv", table).records.map((cells) =>
      cells.map(({ text }) => text),
    );
    const names = [...inputs, ...figures].map(({ column }: { column: string }) => column);
    expect(head.slice(2, 2 + names.length)).toEqual(names);
    const rate = inputs.find(({ name }: { name: string }) => name === "fx.usd");
    expect([rate.unit, rate.as]).toEqual(["KRW/USD", undefined]);
    const numbers = rows.map((row: { inputs: object; values: object }) =>
      Object.values({ ...row.inputs, ...row.values }),
    );
    expect(
      records.map((record) =>
        record.slice(2, 2 + names.length).map((text) => (text === "" ? null : Number(text))),
      ),
    ).toEqual(numbers);
    const [, ...draws] = lines
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(draws.map(({ record: _, ...row }) => row)).toEqual(rows);
  });

  test.each([
    ["--draws 20 --trials 10", "more than the 10 of --trials"],
    ["--draws 5 --prob 1<2", "--draws does not go with --prob"],
    ["--draws 5 --shard 1/2", "--draws does not go with --shard"],
    ["--draws 5 --format table", "--draws is for --format csv, ndjson, json"],
    ["--draws 5 --chart", "--chart is for --format"],
    ["--draws 1000001", "1000000"],
    ["--draws 600000 gpus-50k gpus-100k", "at most 1000000"],
    ["--draws 900000 --json", "one JSON document"],
  ])("refused: %s", async (line, words) => {
    const { out, err, code } = await baekjo(["simulate", ...line.split(" ")]);
    expect([out, code]).toEqual(["", 2]);
    expect(err.replaceAll(",", "")).toContain(words.replaceAll(",", ""));
  });
});

test("a condition and its contrary are all trials but those whose inputs contradict each other, which are counted apart", async () => {
  const conditions = ["total(compute.cost) > 9조", "not (total(compute.cost) > 9조)", "1 = 1"];
  const { out } = await baekjo([
    ...["simulate", "gpus-50k", "gpus-100k", "--set", "hosting.in_kind.share=30%[0%..100%]"],
    ...["--metric", "compute.cost", "--metric", "balance.public.short", "--trials", "1500", "--json"],
    ...conditions.flatMap((condition) => ["--prob", condition]),
  ]);
  const { probabilities, violations, first_years } = JSON.parse(out);
  for (const scenario of ["gpus-50k", "gpus-100k"]) {
    const [{ trials }] = violations.filter((each: { scenario: string }) => each.scenario === scenario);
    expect(trials).toBeGreaterThan(100);
    const [met, unmet, sure] = probabilities.filter(
      (each: { scenario: string }) => each.scenario === scenario,
    );
    expect([met.undefined_trials, unmet.undefined_trials]).toEqual([0, 0]);
    expect(met.probability).toBeGreaterThan(0);
    expect(met.probability + unmet.probability).toBeCloseTo(1, 12);
    expect(sure.probability).toBe(1);
    const first = first_years.find((each: { scenario: string }) => each.scenario === scenario);
    const years = first.years.reduce(
      (sum: number, each: { probability: number }) => sum + each.probability,
      0,
    );
    expect(years + first.probability_never).toBeCloseTo(1, 12);
  }
});
