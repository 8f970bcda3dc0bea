import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Projection, project as projectOver } from "../../src/analysis/projection/projection.ts";
import { Calculator } from "../../src/commands/report/interactive/calculator.ts";
import type { Carried } from "../../src/commands/report/interactive/carried.ts";
import { type Control, controlOf, settingText } from "../../src/commands/report/interactive/controls.ts";
import { unpack } from "../../src/commands/report/interactive/packed.ts";
import { Failure } from "../../src/errors.ts";
import { loadProject } from "../../src/files/load.ts";
import { resolveScenarios } from "../../src/plan/scenarios/resolve.ts";
import { baekjo } from "../helpers/cli.ts";
import { folder, root } from "../helpers/folders.ts";

/** What an interactive page carries. */
async function carriedIn(args: readonly string[]): Promise<Carried> {
  const file = join(folder(), "page.html");
  const { code } = await baekjo(["report", ...args, "--interactive", "--trials", "100", "-o", file]);
  expect(code).toBe(0);
  const data = /<script type="application\/json" id="explore-data">([^<]*)<\/script>/.exec(
    readFileSync(file, "utf8"),
  );
  return unpack(data?.[1] as string) as Carried;
}

/** Every input of a scenario that can be moved. */
function controlsOf(calculator: Calculator, place: number): Control[] {
  const settings = calculator.scenarios[place]?.settings ?? new Map();
  const all = [...settings.values()].flatMap((setting) => controlOf(setting, calculator.project) ?? []);
  return all.filter(({ values }) => values.length > 1);
}

const dataDir = join(root, "data");
const pages = [
  ["Korea's plan", [], "data/korea", {}, undefined, 25],
  [
    "India's plan, in dollars",
    ["--plan", "data/india/plan.json", "--in", "USD"],
    "data/india",
    { currency: "USD" },
    undefined,
    15,
  ],
  [
    "Korea's plan to 2035, in prices of 2027",
    ["slow-private", "--years", "2027..2035", "--real", "2027"],
    "data/korea",
    { prices: 2027 },
    "2027..2035",
    8,
  ],
  ["buses", ["--plan", "tests/fixtures/bus/plan.json"], "tests/fixtures/bus", {}, undefined, 25],
  ["the European Union's plan", ["--plan", "data/eu/plan.json"], "data/eu", {}, undefined, 10],
  ["Britain's plan", ["--plan", "data/uk/plan.json"], "data/uk", {}, undefined, 10],
  ["Japan's plan", ["--plan", "data/japan/plan.json"], "data/japan", {}, undefined, 10],
  ["Canada's plan", ["--plan", "data/canada/plan.json"], "data/canada", {}, undefined, 10],
] as const;

describe.each(pages)("an interactive page of %s", (_, args, at, money, years, runs) => {
  it("works out what the program does, to the last bit, whatever its inputs are moved to", async () => {
    const carried = await carriedIn(args);
    const calculator = new Calculator(carried);
    const own = join(root, at);
    const project = loadProject({
      dataDir,
      planFile: join(own, "plan.json"),
      modelFile: at.startsWith("tests") ? join(own, "model.json") : undefined,
    });
    const names = new Set(carried.figures.map(({ figure }) => figure.name));
    const only = () => names;
    const controls = calculator.scenarios.map((_, place) => controlsOf(calculator, place));
    const moves = fc.nat(calculator.scenarios.length - 1).chain((place) =>
      fc.record({
        place: fc.constant(place),
        set: fc.uniqueArray(
          fc
            .tuple(
              fc.nat((controls[place]?.length ?? 1) - 1),
              fc.double({ min: 0, max: 1, noNaN: true }),
              fc.boolean(),
            )
            .map(([at, share, korean]) => {
              const control = controls[place]?.[at] as Control;
              const value = control.values[Math.round(share * (control.values.length - 1))] as number;
              return { name: control.name, text: settingText(control, value, project, korean ? "ko" : "en") };
            }),
          { maxLength: 25, selector: ({ name }) => name },
        ),
      }),
    );
    let told = 0;
    fc.assert(
      fc.property(moves, ({ place, set }) => {
        const texts = set.map(({ text }) => text);
        const found = calculator.calculate(place, texts);
        const request = {
          scenarios: [calculator.scenarios[place]?.name as string],
          set: texts,
          unset: [],
          years,
        };
        let expected: Projection;
        try {
          const [scenario] = resolveScenarios(project, request).scenarios;
          if (scenario === undefined) throw new Error("no scenario");
          expected = projectOver(project, scenario, { money, only });
        } catch (error) {
          if (!(error instanceof Failure)) throw error;
          // Of inputs that contradict each other both say the same.
          expect("issues" in found && found.issues.map(({ id, values }) => [id, values])).toEqual(
            error.issues.map(({ id, values }) => [id, values]),
          );
          return;
        }
        const values = ("figures" in found ? found.figures : []).map((figure) => [
          figure.name,
          figure.values,
          figure.total,
        ]);
        expect(values).toEqual(expected.figures.map((figure) => [figure.name, figure.values, figure.total]));
        told++;
      }),
      { numRuns: runs },
    );
    expect(told).toBeGreaterThan(runs / 3);
  });
});
