import { expect, test } from "vitest";
import { Failure } from "../../src/errors.ts";
import { resolveScenarios } from "../../src/plan/scenarios/resolve.ts";
import { readAxis } from "../../src/plan/settings/axis.ts";
import { domainOf } from "../../src/plan/settings/search-range.ts";
import type { Scenario } from "../../src/plan/types.ts";
import { baekjo } from "../helpers/cli.ts";
import { planNamed, planNames, shipped, shippedScenario } from "../helpers/shipped.ts";

const about = new Set(["note.zero", "note.zeros", "note.rounded-back", "note.unmoved"]);
const resolved = (set: readonly string[], project = shipped) =>
  resolveScenarios(project, { scenarios: [], set, unset: [] });
const noted = (...set: string[]) =>
  resolved(set)
    .notes.map(({ id }) => id)
    .filter((id) => about.has(id));

test.each([
  ["compute.delay*=1.1", ["note.zero"]],
  ["compute.delay+=10%", ["note.zero"]],
  ["compute.delay*=0", []],
  ["compute.delay*=1", []],
  ["compute.delay+=1 months", []],
  // By year: all that are set, and one that is not zero.
  ["programmes.departments.record@2027*=2", ["note.zero"]],
  ["programmes.departments.record@2026..2027*=2", ["note.zero"]],
  ["programmes.*.record*=1.1", ["note.zeros"]],
  // A pattern that moves some of its inputs moves.
  ["accelerators.*.share*=0.5", []],
  // 50,000 times 1.000001 are 50,000.05 GPUs.
  ["compute.target*=1.000001", ["note.rounded-back"]],
  ["compute.target*=1.1", []],
])("%s: %j", (set, notes) => {
  expect(noted(set)).toEqual(notes);
});

test("a factor on what an earlier setting made zero moves nothing", () => {
  expect(noted("energy.price=0", "energy.price*=1.1")).toEqual(["note.zero"]);
  expect(noted("compute.delay=6 months", "compute.delay*=1.1")).toEqual([]);
});

test("of every input of every plan: a factor is noted where it leaves the value, and nowhere else", () => {
  let counted = 0;
  for (const plan of planNames) {
    const project = planNamed(plan);
    const base = resolved([], project).scenarios[0] as Scenario;
    for (const [name, { value, rest }] of base.settings) {
      // 0.999 times a year is none.
      if (rest !== undefined || project.declared.get(name)?.unit.text === "year") continue;
      const set = `${name}*=0.999`;
      const laid = attempt(() => resolved([set], project));
      // What stands at the least that it may be goes no lower.
      if (laid === undefined) continue;
      const { scenarios, notes } = laid;
      const after = (scenarios[0] as Scenario).settings.get(name)?.value;
      const isNoted = notes.some(({ id }) => about.has(id));
      counted++;
      expect([set, isNoted]).toEqual([
        set,
        JSON.stringify(numbers(after)) === JSON.stringify(numbers(value)),
      ]);
    }
  }
  expect(counted).toBeGreaterThan(1500);
});

function attempt<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch (error) {
    if (error instanceof Failure && error.issues[0]?.id === "value.below-minimum") return undefined;
    throw error;
  }
}

const numbers = (value: number | ReadonlyMap<number, number> | undefined) =>
  value === undefined || typeof value === "number" ? value : [...value];

test("so it is along an axis, and where an input is looked for", () => {
  const base = shippedScenario("gpus-50k");
  const along = (text: string) => readAxis(text, "--vary", shipped).unmoved(base)?.id;
  expect(along("compute.delay*=0.8..1.2/3")).toBe("note.zero");
  expect(along("compute.delay=0..6/3")).toBeUndefined();
  expect(along("energy.price*=[1]")).toBeUndefined();
  expect(along("programmes.*.record*=[2, 3]")).toBe("note.zeros");
  const domain = domainOf(shipped, base, "--by", "programmes.departments.record", "0..3");
  expect(domain.axis.unmoved(base)?.id).toBe(domain.axis.op === "*=" ? "note.zero" : undefined);
});

test("every command says it once, on standard error", async () => {
  const note =
    "note: compute.delay*=2 leaves compute.delay at 0, as any factor does: compute.delay=… gives it a value\n";
  for (const args of [
    ["run", "--set", "compute.delay*=2"],
    ["compare", "gpus-50k", "gpus-100k", "--set", "compute.delay*=2"],
    ["compare", "gpus-50k", "gpus-50k+compute.delay*=2"],
    ["simulate", "--trials", "10", "--set", "compute.delay*=2"],
    [
      "solve",
      "--max",
      "compute.target",
      "--subject-to",
      "all(balance.public.cumulative >= 0)",
      "gpus-50k+compute.delay*=2",
    ],
    ["sweep", "--vary", "compute.target=1000..3000/3", "--set", "compute.delay*=2"],
    ["sensitivity", "--set", "compute.delay*=2"],
    ["explain", "compute.cost", "--set", "compute.delay*=2"],
    ["cite", "compute.cost", "--set", "compute.delay*=2"],
  ]) {
    const { err, code } = await baekjo(args);
    expect([args[0], code, err.split(note).length]).toEqual([args[0], 0, 2]);
  }
  expect((await baekjo(["sweep", "--vary", "compute.delay*=0.8..1.2/3", "--lang", "ko"])).err).toBe(
    "참고: compute.delay의 값이 0이어서 배수를 곱하는 compute.delay*=…로는 바뀌지 않습니다. 값을 주려면 compute.delay=…처럼 쓰십시오\n",
  );
});
