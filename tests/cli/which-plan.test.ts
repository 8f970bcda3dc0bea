/** Which plan a command works on: by name, file, folder or standard input; by BAEKJO_PLAN; by a plan.json in the working folder. */

import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { silentStreams } from "../../src/cli/streams/streams.ts";
import { program } from "../../src/program.ts";
import { type Run, runIn, type Surroundings } from "../helpers/cli.ts";
import { root } from "../helpers/folders.ts";
import { temporaryFolder, tinyDir, tinyWith } from "../helpers/tiny.ts";

// biome-ignore lint/suspicious/noExplicitAny: JSON about to be changed has no type
type Json = any;

const plan = JSON.parse(readFileSync(join(tinyDir, "tiny/plan.json"), "utf8"));
/** The small plan as somebody else's: another id, another target. */
const other = (change: (plan: Json) => void = () => {}) => {
  const changed = structuredClone(plan);
  changed.id = "other-plan";
  changed.label = { en: "Another plan", ko: "다른 계획" };
  changed.parameters["compute.target"].value = 60_000;
  change(changed);
  return JSON.stringify(changed);
};

/** A package that ships two plans, `tiny` and `zulu`; the first is the one where none is named. */
const at = temporaryFolder();
cpSync(tinyWith({}), join(at, "data"), { recursive: true });
mkdirSync(join(at, "data/zulu"));
writeFileSync(join(at, "data/zulu/plan.json"), other());
writeFileSync(join(at, "package.json"), '{ "version": "9.9.9" }');
symlinkSync(join(root, "bin"), join(at, "bin"));

/** Somebody's folder with a plan, its scenario and its checks. */
const mine = temporaryFolder();
mkdirSync(join(mine, "scenarios"));
writeFileSync(join(mine, "plan.json"), other());
const double = readFileSync(join(tinyDir, "tiny/scenarios/double.json"), "utf8");
writeFileSync(join(mine, "scenarios/double.json"), double);
const asserted = { format: "baekjo/checks/1", checks: [{ id: "cost", assert: "total(compute.cost) > 0" }] };
writeFileSync(join(mine, "checks.json"), JSON.stringify(asserted));
const elsewhere = temporaryFolder();

const ask = (args: readonly string[], world: Surroundings = {}) =>
  runIn(at, args, { cwd: elsewhere, ...world });

async function planOf(args: readonly string[], world: Surroundings = {}) {
  const { out, err, code } = await ask([...args, "--json"], world);
  expect([err, code]).toEqual(["", 0]);
  return JSON.parse(out).plan as { readonly id: string; readonly file?: string };
}

describe("--plan", () => {
  test("is the name of a plan that ships, a file, a folder, or standard input", async () => {
    expect(await planOf(["run"])).not.toHaveProperty("file");
    expect(await planOf(["run"])).toMatchObject({ id: plan.id });
    expect(await planOf(["run", "--plan", "zulu"])).toMatchObject({ id: "other-plan", file: "zulu" });
    const file = join(mine, "plan.json");
    expect(await planOf(["run", "--plan", file])).toMatchObject({ id: "other-plan", file });
    expect(await planOf(["run", "--plan", mine])).toMatchObject({ id: "other-plan", file });
    expect(await planOf(["run", "--plan", "."], { cwd: mine })).toMatchObject({ file: "plan.json" });
    const input = { input: other() };
    expect(await planOf(["run", "--plan", "-"], input)).toMatchObject({ id: "other-plan", file: "-" });
  });

  test("the plan that is meant anyway is the same by its name, to the byte", async () => {
    expect(await ask(["run", "--plan", "tiny", "--json"])).toEqual(await ask(["run", "--json"]));
  });

  test("a folder's plan has what lies beside it, and one from standard input nothing", async () => {
    expect((await ask(["run", "double", "--plan", mine])).code).toBe(0);
    expect(await ask(["check", "--plan", mine])).toMatchObject({ err: "", code: 0 });
    expect(await ask(["run", "double", "--plan", "-"], { input: other() })).toMatchObject({
      ...{ out: "", code: 3 },
      err: expect.stringContaining('no scenario "double"'),
    });
    expect((await ask(["check", "--plan", "-"], { input: other(), cwd: mine })).code).toBe(5);
  });

  test("standard input is read once", async () => {
    for (const args of [
      ["run", "-", "--plan", "-"],
      ["compare", "--plan", "-", "--plan", "-"],
    ]) {
      const { out, err, code } = await ask(args, { input: other() });
      expect([out, code]).toEqual(["", 2]);
      expect(err).toContain("standard input (-) can be read once");
    }
  });

  test("a model of ours beside it is its own; another tool's is left alone, and that is said", async () => {
    const model = JSON.parse(readFileSync(join(tinyDir, "model.json"), "utf8"));
    const folder = temporaryFolder();
    writeFileSync(join(folder, "plan.json"), other());
    writeFileSync(join(folder, "model.json"), JSON.stringify({ ...model, id: "my-model" }));
    const { out } = await ask(["run", "--plan", folder, "--json"]);
    expect(JSON.parse(out).model).toEqual({ id: "my-model" });
    const shipped = await ask(["run", "--plan", folder, "--model", join(at, "data/model.json"), "--json"]);
    expect(JSON.parse(shipped.out).model.id).toBe(model.id);
    writeFileSync(join(folder, "model.json"), '{ "layers": 12 }');
    const foreign = await ask(["run", "--plan", folder, "--json"]);
    expect(JSON.parse(foreign.out).model).toEqual({ id: model.id });
    expect(foreign.err).toMatch(/^note: .*model\.json beside the plan is not a baekjo model/);
  });

  test("what is no plan is said with what is nearest: exit 3 for a name, 5 for a path", async () => {
    const unknown = await ask(["run", "--plan", "zulo"]);
    expect(unknown).toMatchObject({ out: "", code: 3 });
    expect(unknown.err).toContain("did you mean zulu? baekjo run --plan zulu\n");
    expect(unknown.err).toContain("see: baekjo list plans");
    expect((await ask(["run", "--plan", "다른 계획", "--lang", "ko"])).err).toContain("zulu");
    const path = await ask(["run", "--plan", "here/zulu.json"]);
    expect(path).toMatchObject({ out: "", code: 5, err: expect.stringContaining("did you mean zulu?") });
    expect(await ask(["run", "--plan", elsewhere])).toMatchObject({
      ...{ out: "", code: 5 },
      err: expect.stringContaining("no plan.json in the folder"),
    });
    expect(await ask(["run", "--plan", ""])).toMatchObject({ out: "", code: 2 });
  });

  test("a folder here that is called like a plan that ships does not take its place, and that is said", async () => {
    const here = temporaryFolder();
    mkdirSync(join(here, "zulu"));
    expect((await ask(["run", "--plan", "zulu"], { cwd: here })).err).toBe("");
    writeFileSync(
      join(here, "zulu/plan.json"),
      other((mine) => (mine.id = "mine")),
    );
    const named = await ask(["run", "--plan", "zulu", "--json"], { cwd: here });
    expect(JSON.parse(named.out).plan.id).toBe("other-plan");
    expect(named.err).toMatch(/^note: .*give \.\/zulu\n$/);
    expect(await planOf(["run", "--plan", "./zulu"], { cwd: here })).toMatchObject({ id: "mine" });
  });

  test("given twice, two plans by name and file are compared", async () => {
    const { out, err, code } = await ask(["compare", "--plan", "tiny", "--plan", mine, "--json"]);
    expect([err, code]).toEqual(["", 0]);
    expect(JSON.parse(out).scenarios.map(({ plan }: Json) => plan)).toEqual([
      { id: plan.id, file: "tiny" },
      { id: "other-plan", file: mine },
    ]);
  });
});

describe("where no plan is named", () => {
  test("BAEKJO_PLAN is as --plan would be", async () => {
    for (const name of ["zulu", mine, join(mine, "plan.json")]) {
      const env = { BAEKJO_PLAN: name };
      expect(await ask(["run", "--json"], { env })).toEqual(await ask(["run", "--plan", name, "--json"]));
    }
    expect(await planOf(["run"], { env: { BAEKJO_PLAN: "" } })).toMatchObject({ id: plan.id });
    expect(await planOf(["run", "--plan", "tiny"], { env: { BAEKJO_PLAN: "zulu" } })).toMatchObject({
      id: plan.id,
    });
    const wrong = await ask(["run"], { env: { BAEKJO_PLAN: "zulo" } });
    expect(wrong).toMatchObject({ out: "", code: 3 });
    expect(wrong.err).toContain("BAEKJO_PLAN | zulo");
    // The way out that is offered there leads out.
    expect((await ask(["list", "plans"], { env: { BAEKJO_PLAN: "zulo" } })).code).toBe(0);
  });

  test("a plan.json here is the plan, and that is said on stderr in the language asked for", async () => {
    const named = await ask(["run", "--plan", "plan.json", "--json"], { cwd: mine });
    expect(named.err).toBe("");
    const here = await ask(["run", "--json"], { cwd: mine });
    expect(here.out).toBe(named.out);
    expect(here.err).toBe(
      "note: the plan is plan.json in this folder; baekjo list plans names those that ship\n",
    );
    const korean = await ask(["run", "--json", "--lang", "ko"], { cwd: mine });
    expect(korean.err).toMatch(/^참고: 이 폴더의 plan\.json을 계획으로 씁니다\. .*baekjo list plans\n$/);
    expect(await planOf(["run"], { cwd: mine, env: { BAEKJO_PLAN: "tiny" } })).toMatchObject({ id: plan.id });
    expect(await planOf(["run"], { cwd: join(at, "data/tiny") })).toMatchObject({ id: plan.id });
  });

  test("another tool's plan.json is left alone, and that is said", async () => {
    const here = temporaryFolder();
    for (const content of ['{ "terraform_version": "1.9" }', "no JSON", "", '{ "format": "other/plan/1" }']) {
      writeFileSync(join(here, "plan.json"), content);
      const { out, err, code } = await ask(["run", "--json"], { cwd: here });
      expect([out, code]).toEqual([(await ask(["run", "--json"])).out, 0]);
      expect(err).toBe(
        "note: plan.json in this folder is not a baekjo plan: the plan that ships, tiny, is used\n",
      );
    }
    // A plan of ours that is broken is no other tool's.
    writeFileSync(join(here, "plan.json"), '{ "format": "baekjo/plan/1", ');
    expect(await ask(["run"], { cwd: here })).toMatchObject({ out: "", code: 3 });
  });
});

test("every command that takes a plan takes it from its surroundings too, and says so once", async () => {
  const { commands } = await program({ root: at, version: "0", streams: silentStreams() }, {}, "en");
  const takers = commands.filter(({ options }) => options.some(({ long }) => long === "--plan"));
  const [saved, book] = [join(temporaryFolder(), "saved.json"), join(temporaryFolder(), "book.xlsx")];
  writeFileSync(saved, (await ask(["run", "--plan", "plan.json", "--json"], { cwd: mine })).out);
  const asked: Readonly<Record<string, readonly string[]>> = {
    run: ["double"],
    compare: ["double"],
    sensitivity: ["--metric", "compute.cost"],
    sweep: ["--vary", "compute.target=1000..3000/2", "--metric", "compute.cost"],
    solve: ["total(compute.cost) <= 5조", "--by", "compute.target"],
    simulate: ["--trials", "100", "--metric", "compute.cost"],
    explain: ["compute.cost"],
    cite: ["compute.cost"],
    track: ["--actuals", join(tinyDir, "tiny/actuals.json"), "--as-of", "2026-06-30"],
    backtest: [],
    check: [],
    replay: [saved],
    report: ["--trials", "100", "--as-of", "2026-06-30", "--format", "json"],
    list: ["scenarios"],
    validate: [],
    export: ["-o", book],
    import: [book],
  };
  expect(takers.map((command) => command.name()).sort()).toEqual(Object.keys(asked).sort());
  const same = ({ out, code }: Run) => [out.replaceAll(" --plan plan.json", ""), code];
  for (const [name, args] of Object.entries(asked)) {
    const named = await ask([name, ...args, "--plan", "plan.json"], { cwd: mine });
    const here = await ask([name, ...args], { cwd: mine });
    expect([name, ...same(here)]).toEqual([name, ...same(named)]);
    expect([name, here.err]).toEqual([
      name,
      `note: the plan is plan.json in this folder; baekjo list plans names those that ship\n${named.err}`,
    ]);
  }
});

test("a result of the plan that ships is worked out again on that, whatever surrounds it", async () => {
  const folder = temporaryFolder();
  const [ours, zulu] = [join(folder, "tiny.json"), join(folder, "zulu.json")];
  writeFileSync(ours, (await ask(["run", "--json"])).out);
  writeFileSync(zulu, (await ask(["run", "--plan", "zulu", "--json"])).out);
  for (const saved of [ours, zulu]) {
    expect(await ask(["replay", saved], { cwd: mine })).toMatchObject({ err: "", code: 0 });
    expect(await ask(["replay", saved], { env: { BAEKJO_PLAN: mine } })).toMatchObject({ err: "", code: 0 });
  }
});

test("list plans: what ships, in every form", async () => {
  const { out } = await ask(["list", "plans", "--format", "csv"]);
  expect(out).toBe(
    [
      "name,label,currency,years,scenarios,total",
      `tiny,${plan.label.en},KRW,2026..2028,5,100000000000000`,
      "zulu,Another plan,KRW,2026..2028,1,100000000000000",
      "",
    ].join("\r\n"),
  );
  expect((await ask(["list", "plans", "zul", "--lang", "ko"])).out).toContain("다른 계획");
  expect((await ask(["list", "plans"], { cwd: mine })).err).toBe("");
  expect(await ask(["list", "plans", "zzz"])).toMatchObject({ out: "", code: 3 });
});

test("completion offers the plans that ship, and files where no name begins so", async () => {
  const offered = async (typed: string) =>
    (await ask(["__complete", "fish", "--", "run", "--plan", typed], { cwd: mine })).out.trimEnd();
  expect(await offered("")).toBe("space\ntiny\nzulu");
  expect(await offered("z")).toBe("space\nzulu");
  expect(await offered("./")).toBe("files");
  // Names within are those of the plan that the command would work on, in silence.
  const { out, err } = await ask(["__complete", "fish", "--", "run", "dou"], { cwd: mine });
  expect([out.split("\t")[0], err]).toEqual(["space\ndouble", ""]);
});
