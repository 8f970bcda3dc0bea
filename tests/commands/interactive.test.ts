import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { headlineBreakEven } from "../../src/analysis/compare/break-even.ts";
import { type Projection, project as projectOver } from "../../src/analysis/projection/projection.ts";
import { Calculator } from "../../src/commands/report/interactive/calculator.ts";
import type { Carried } from "../../src/commands/report/interactive/carried.ts";
import { type Control, controlOf, settingText } from "../../src/commands/report/interactive/controls.ts";
import { pack, unpack } from "../../src/commands/report/interactive/packed.ts";
import {
  commandOf,
  hashOf,
  keyOf,
  scenarioFileOf,
  settingsOf,
  stateOf,
} from "../../src/commands/report/interactive/settings-state.ts";
import { Failure, type Message } from "../../src/errors.ts";
import { loadProject } from "../../src/files/load.ts";
import { fromBase, written } from "../../src/formula/units.ts";
import { format } from "../../src/messages/format.ts";
import { resolveScenarios } from "../../src/plan/scenarios/resolve.ts";
import { settingContext } from "../../src/plan/settings/conversion.ts";
import { readQuantity } from "../../src/plan/settings/quantities.ts";
import type { Scenario, Setting } from "../../src/plan/types.ts";
import { baekjo } from "../helpers/cli.ts";
import { folder, root } from "../helpers/folders.ts";

/** Every input of a scenario that can be moved. */
function controlsOf(calculator: Calculator, place: number): Control[] {
  const settings = calculator.scenarios[place]?.settings ?? new Map();
  const all = [...settings.values()].flatMap((setting) => controlOf(setting, calculator.project) ?? []);
  return all.filter(({ values }) => values.length > 1);
}

const made = new Map<string, Promise<string>>();

/** The text of a page, with what its script is given: each made once. */
function pageOf(args: readonly string[]): Promise<string> {
  const key = JSON.stringify(args);
  const page = made.get(key) ?? newPage(args);
  made.set(key, page);
  return page;
}

async function newPage(args: readonly string[]): Promise<string> {
  const file = join(folder(), "page.html");
  const { code } = await baekjo(["report", ...args, "--interactive", "--trials", "100", "-o", file]);
  expect(code).toBe(0);
  return readFileSync(file, "utf8");
}

function carriedOf(html: string): Carried {
  const data = /<script type="application\/json" id="explore-data">([^<]*)<\/script>/.exec(html);
  return unpack(data?.[1] as string) as Carried;
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
  [
    "scenarios with a rate by year and another rest",
    ["fx.usd@2028=1600", "compute.payers.firms=rest+compute.payers.state=60%", "--set", "compute.life*=0.9"],
    "data/korea",
    {},
    undefined,
    12,
  ],
  ["buses", ["--plan", "tests/fixtures/bus/plan.json"], "tests/fixtures/bus", {}, undefined, 25],
  ["the European Union's plan", ["--plan", "data/eu/plan.json"], "data/eu", {}, undefined, 10],
  ["Britain's plan", ["--plan", "data/uk/plan.json"], "data/uk", {}, undefined, 10],
  ["Japan's plan", ["--plan", "data/japan/plan.json"], "data/japan", {}, undefined, 10],
  ["Canada's plan", ["--plan", "data/canada/plan.json"], "data/canada", {}, undefined, 10],
] as const;

describe.each(pages)("an interactive page of %s", (_, args, at, money, years, runs) => {
  it("works out what the program does, to the last bit, whatever its inputs are moved to", async () => {
    const carried = carriedOf(await pageOf(args));
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
    let [told, evens] = [0, 0];
    fc.assert(
      fc.property(moves, ({ place, set }) => {
        const texts = set.map(({ text }) => text);
        const found = calculator.calculate(place, texts);
        const request = {
          scenarios: [calculator.scenarios[place]?.name as string],
          set: [...carried.command.behind.filter((word) => word.includes("=")), ...texts],
          unset: [],
          years,
        };
        let expected: Projection;
        let scenario: Scenario | undefined;
        try {
          [scenario] = resolveScenarios(project, request).scenarios;
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
        if ("scenario" in found) {
          const { metric } = project.definition.headline ?? {};
          const even = headlineBreakEven(project, scenario);
          expect(calculator.breakEven(place, found.scenario, metric)).toEqual(even);
          expect(calculator.breakEven(place, found.scenario, "another")).toBe(undefined);
          if (even !== undefined) evens++;
        }
        told++;
      }),
      { numRuns: runs },
    );
    expect(told).toBeGreaterThan(runs / 3);
    if (project.definition.headline?.breakEven !== undefined && at !== "data/japan")
      expect(evens).toBeGreaterThan(0);
  });
});

describe("an input that is moved", () => {
  it("stands at round values, and each is set by what is shown for it", async () => {
    const carried = carriedOf(await pageOf([]));
    const calculator = new Calculator(carried);
    const { project } = calculator;
    const context = settingContext(project);
    const controls = controlsOf(calculator, 0);
    expect(controls.length).toBeGreaterThan(200);
    for (const control of controls) {
      const { values, now, low, high, unit } = control;
      for (const marked of [now, low, high]) {
        const within =
          marked === undefined || marked < (values[0] as number) || marked > (values.at(-1) as number);
        expect(within || values.includes(marked)).toBe(true);
      }
      for (const value of [...values.slice(0, 5), ...values.slice(-5)]) {
        // Never 1480.0000000000002.
        expect(String(value)).toMatch(/^-?\d+(\.\d{1,8})?$/);
        for (const language of ["en", "ko"] as const) {
          const text = settingText(control, value, project, language);
          const read = readQuantity(text.slice(text.indexOf("=") + 1), unit, context);
          expect([text, "value" in read && written(fromBase(read.value, unit))]).toEqual([text, value]);
        }
      }
    }
  });

  it("that is the rest of a whole follows from the other parts, and has no slider", async () => {
    const calculator = new Calculator(carriedOf(await pageOf([])));
    const rest = calculator.scenarios[0]?.settings.get("compute.payers.state");
    expect(rest?.rest?.length).toBeGreaterThan(0);
    expect(controlOf(rest as Setting, calculator.project)).toBe(undefined);
    const found = calculator.calculate(0, ["compute.payers.firms=30%"]);
    expect("scenario" in found && found.scenario.settings.get("compute.payers.state")?.value).toBe(0.7);
  });

  it("to what nobody can have meant is questioned as by --set, and by years is left to the program", async () => {
    const calculator = new Calculator(carriedOf(await pageOf([])));
    for (const text of ["fx.usd=0.15", "fx.usd=ten", "compute.life=-1", "no.such=1"]) {
      const found = calculator.calculate(0, [text]);
      const { err } = await baekjo(["run", "--set", text]);
      const [issue] = "issues" in found ? found.issues : [];
      expect(err).toContain(format(issue as Message, "en"));
    }
    const found = calculator.calculate(0, ["fx.usd@2028=1500"]);
    expect("issues" in found && found.issues.map(({ id }) => id)).toEqual(["explore.beyond"]);
  });
});

describe("what was set", () => {
  const text = fc.oneof(
    fc.constantFrom("fx.usd=1,500원", "x@2028..*=2", "a b='$HOME'", "한글=1조 4,600억"),
    fc.string(),
  );
  const some = fc.uniqueArray(text, { maxLength: 8, selector: keyOf });
  const carried = {
    scenarios: [
      { name: "plan", layers: [{ id: "plan", from: "plan", set: [], unset: [] }] },
      { name: "a+b=1", layers: [{ id: "a", from: "file", set: ["c *= 2"], unset: ["d"] }] },
    ],
    command: { before: ["baekjo", "run"], behind: ["--plan", "a b.json"] },
  } as unknown as Carried;

  it("stands in a link, and comes out of it", () => {
    fc.assert(
      fc.property(fc.nat(1), some, (place, set) => {
        const state = { place, set: new Map(set.map((each) => [keyOf(each), each])) };
        const again = stateOf(`#${hashOf(state, carried)}`, carried);
        expect(again.place).toBe(place);
        expect(settingsOf(again)).toEqual(settingsOf(state));
      }),
    );
  });

  it("from a scenario that the page does not have stays one of that scenario", () => {
    const link = "#scenario=elsewhere&set=c%3D1";
    const state = stateOf(link, carried);
    expect(state.missing).toBe("elsewhere");
    expect(`#${hashOf(state, carried)}`).toBe(link);
    expect(commandOf(state, carried)).toContain(" elsewhere ");
    expect(stateOf("#scenario=plan", carried).missing).toBe(undefined);
  });

  it("stands in a command line that a shell takes as it was meant", () => {
    fc.assert(
      fc.property(some, (set) => {
        const clean = set.filter((each) => !each.includes("\0"));
        const state = { place: 1, set: new Map(clean.map((each) => [keyOf(each), each])) };
        const words = execFileSync("bash", ["-c", `printf '%s\\0' ${commandOf(state, carried)}`], {
          encoding: "utf8",
        });
        const wanted = [
          "baekjo",
          "run",
          "a+b=1",
          "--plan",
          "a b.json",
          ...settingsOf(state).flatMap((each) => ["--set", each]),
        ];
        expect(words.split("\0").slice(0, -1)).toEqual(wanted);
      }),
      { numRuns: 30 },
    );
  });

  it("stands in a scenario file behind what its scenario sets", () => {
    const state = { place: 1, set: new Map([["e", "e=1"]]) };
    expect(JSON.parse(scenarioFileOf(state, carried, "mine") as string)).toEqual({
      format: "baekjo/scenario/1",
      label: "mine",
      set: ["d = plan", "c *= 2", "e=1"],
    });
  });
});

it("what is packed is unpacked", () => {
  const value = fc.letrec((tie) => ({
    any: fc.oneof(
      fc.string(),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.constant("0"),
      fc.array(tie("any"), { maxLength: 3 }),
      fc.dictionary(fc.string(), tie("any"), { maxKeys: 3 }).map((each) => ({ ...each })),
      fc.array(fc.tuple(fc.string(), tie("any")), { maxLength: 3 }).map((each) => new Map(each)),
      fc.array(fc.string(), { maxLength: 3 }).map((each) => new Set(each)),
      fc.float64Array({ maxLength: 3, noNaN: true }),
      fc.uint32Array({ maxLength: 3 }),
      fc.uint8Array({ maxLength: 3 }),
    ),
  })).any;
  fc.assert(
    fc.property(value, (each) => {
      expect(unpack(pack(each))).toEqual(each);
    }),
  );
});

describe("an interactive page", () => {
  it("allows its own script and no other, and nothing of a plan breaks out of what it carries", async () => {
    const at = folder();
    const evil = "</script><script>alert(1)</script><!--";
    const plan = readFileSync(join(root, "tests/fixtures/other-country.json"), "utf8");
    const { label } = JSON.parse(plan);
    const name = typeof label === "string" ? label : label.en;
    writeFileSync(join(at, "plan.json"), plan.replaceAll(JSON.stringify(name), JSON.stringify(evil)));
    const html = await pageOf(["--plan", join(at, "plan.json")]);
    expect(html.match(/<script/g)?.length).toBe(2);
    const [, script] = /<script>(.*)<\/script><\/body>/s.exec(html) as RegExpExecArray;
    const hash = createHash("sha256")
      .update(script as string)
      .digest("base64");
    expect(html).toContain(`default-src &#39;none&#39;; style-src`);
    expect(html).toContain(
      `script-src &#39;sha256-${hash}&#39;; base-uri &#39;none&#39;; form-action &#39;none&#39;`,
    );
    expect(carriedOf(html).project.plan.label.en).toBe(evil);
  });

  it("is made again by its own command, and says no more in JSON", async () => {
    const html = await pageOf(["gpus-100k", "--set", "fx.usd=1600"]);
    expect(html).toMatch(/baekjo report gpus-50k gpus-100k [^<]*--interactive/);
    expect((await newPage(["gpus-100k", "--set", "fx.usd=1600"])) === html).toBe(true);
    const { command } = carriedOf(html);
    expect(command).toEqual({ before: ["baekjo", "run"], behind: ["--set", "fx.usd=1600"] });
  });
});
