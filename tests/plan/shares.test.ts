import { describe, expect, test } from "vitest";
import { shortNames } from "../../src/analysis/conditions/share-sums.ts";
import { project as projectOver } from "../../src/analysis/projection/projection.ts";
import { loadProject } from "../../src/files/load.ts";
import { resolveScenarios } from "../../src/plan/scenarios/resolve.ts";
import type { Project, Scenario } from "../../src/plan/types.ts";
import { failing, tinyWith } from "../helpers/tiny.ts";

// biome-ignore lint/suspicious/noExplicitAny: JSON about to be broken on purpose has no type
type Edit = (json: any) => void;

const label = { en: "Part", ko: "몫" };
const why = { source: "ASSUMPTION", reason: "Made up for a test." };
const names = ["mix.a", "mix.b", "mix.c"];

/** The tiny project with a whole of three parts; a plan gives them, as `values` say. */
function mixed(values: Readonly<Record<string, object>>, more: Edit = () => {}): Project {
  const dataDir = tinyWith({
    "model.json": (json) => {
      for (const name of names) json.parameters[name] = { unit: "%", label, min: 0, max: 100 };
      json.shares = { mix: { label: { en: "Parts of the mix", ko: "구성 비중" }, members: [...names] } };
      more(json);
    },
    "tiny/plan.json": (json) => {
      for (const [name, value] of Object.entries(values)) json.parameters[name] = { ...value, ...why };
    },
  });
  return loadProject({ dataDir });
}

const scenarioOf = (project: Project, set: readonly string[] = []) =>
  resolveScenarios(project, { scenarios: [], set, unset: [] }).scenarios[0] as Scenario;
const shares = (project: Project, set: readonly string[] = []) =>
  names.map((name) => scenarioOf(project, set).settings.get(name)?.value);

describe("a plan", () => {
  test("leaves one part to be the rest, in either language", () => {
    for (const rest of ["rest", "나머지"]) {
      const of = mixed({ "mix.a": { value: "20%" }, "mix.b": { value: rest }, "mix.c": { value: "14.33%" } });
      expect(shares(of)).toEqual([0.2, 0.6567, 0.1433]);
      expect(shares(of, ["mix.a=나머지", "mix.b=0%"])).toEqual([0.8567, 0, 0.1433]);
    }
  });

  test("that gives all parts by hand must have them add up, under every setting", () => {
    const of = mixed({ "mix.a": { value: "20%" }, "mix.b": { value: "70%" }, "mix.c": { value: "10%" } });
    expect(() => projectOver(of, scenarioOf(of))).not.toThrow();
    const { issues } = failing(() => projectOver(of, scenarioOf(of, ["mix.a=30%"])));
    expect(issues).toMatchObject([
      { id: "share.sum", values: { sum: "110%", members: "a 30%, b 70%, c 10%" } },
    ]);
    expect(shares(of, ["mix.a=30%", "mix.c=rest"])).toEqual([0.3, 0.7, 0]);
  });

  test("by default leaves it to the part that the model names, unless it names another itself", () => {
    const byDefault: Edit = (json) => {
      json.parameters["mix.a"].default = "rest";
      json.parameters["mix.b"].default = 0;
    };
    expect(shares(mixed({ "mix.c": { value: "40%" } }, byDefault))).toEqual([0.6, 0, 0.4]);
    expect(shares(mixed({ "mix.b": { value: "40%" }, "mix.c": { value: "rest" } }, byDefault))).toEqual([
      0, 0.4, 0.6,
    ]);
  });

  test.each<[string, Readonly<Record<string, object>>, string]>([
    [
      "two rests",
      { "mix.a": { value: "rest" }, "mix.b": { value: "rest" }, "mix.c": { value: 0 } },
      "share.two-rests",
    ],
    [
      "a rest with a range",
      {
        "mix.a": { value: "rest", range: { shape: "uniform", low: "1%", high: "2%" } },
        "mix.b": { value: "1%" },
        "mix.c": { value: 0 },
      },
      "share.rest-alone",
    ],
    [
      "a rest of nothing",
      {
        "fx.usd": { value: "rest" },
        "mix.a": { value: 0 },
        "mix.b": { value: 0 },
        "mix.c": { value: "rest" },
      },
      "share.no-part",
    ],
  ])("%s", (_, values, id) => {
    expect(failing(() => mixed(values)).ids).toContain(id);
  });
});

describe("a model", () => {
  const given = { "mix.a": { value: "rest" }, "mix.b": { value: 0 }, "mix.c": { value: 0 } };

  test.each<[string, Edit, string]>([
    ["a part that is no input", (json) => json.shares.mix.members.push("mix.d"), "model.share-unknown"],
    ["a part with a unit", (json) => json.shares.mix.members.push("fx.usd"), "model.share-unit"],
    [
      "a part of two wholes",
      (json) => Object.assign(json.shares, { more: { label, members: ["mix.a"] } }),
      "model.share-twice",
    ],
    [
      "a family's whole with a part of no member",
      (json) => Object.assign(json.shares, { "programmes.*.mix": { label, members: ["mix.a"] } }),
      "model.share-family",
    ],
    [
      "a default rest of no whole",
      (json) => Object.assign(json.parameters["compute.target"], { default: "rest" }),
      "share.no-part",
    ],
    ["no parts", (json) => Object.assign(json.shares.mix, { members: [] }), "shape.empty"],
  ])("%s", (_, edit, id) => {
    expect(failing(() => mixed(given, edit)).ids).toContain(id);
  });
});

test("parts are told apart by what their names do not share", () => {
  expect([...shortNames(["compute.payers.state", "compute.payers.firms"]).values()]).toEqual([
    "state",
    "firms",
  ]);
  expect([...shortNames(["f.a.share", "f.b_2.share"]).values()]).toEqual(["a", "b_2"]);
  expect([...shortNames(["x.y.share", "z.share"]).values()]).toEqual(["x.y", "z"]);
  expect([...shortNames(["only.one"]).values()]).toEqual(["one"]);
});
