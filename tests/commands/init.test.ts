import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { baekjo } from "../helpers/cli.ts";
import { folder, root } from "../helpers/folders.ts";

const read = (...path: string[]) => JSON.parse(readFileSync(join(...path), "utf8"));
const names = ["README.md", "plan.json", "scenarios", "schemas"];

/** A plan that was started, in `plan` of a new folder. */
async function started(...more: string[]): Promise<string> {
  const at = folder();
  const { err, code } = await baekjo(["init", "plan", ...more], { cwd: at });
  expect([err, code]).toEqual(["", 0]);
  return join(at, "plan");
}

describe("a plan that is started", () => {
  test("is there whole, and nothing beside it", async () => {
    const cwd = await started();
    expect(readdirSync(cwd).sort()).toEqual(names);
    expect(readdirSync(join(cwd, ".."))).toEqual(["plan"]);
  });

  test("is sound, and answers all that its README asks", async () => {
    const cwd = await started();
    const readme = readFileSync(join(cwd, "README.md"), "utf8");
    const commands = [...(/```sh\n([\s\S]*?)```/.exec(readme)?.[1] ?? "").matchAll(/^baekjo (.*)$/gm)];
    expect(commands.length).toBe(4);
    for (const [, line = ""] of commands) {
      const { err, code } = await baekjo(line.replaceAll('"', "").split(" "), { cwd });
      expect([line, err, code]).toEqual([line, "", 0]);
    }
    expect(
      (await baekjo(["list", "scenarios", "--plan", "plan.json", "--format", "csv"], { cwd })).out,
    ).toMatch(/^name,.*\r\nas-planned,.*\r\ndearer-gpus,.*\r\n$/);
  });

  test("is what the schemas beside it say", async () => {
    const cwd = await started();
    const ajv = new Ajv({ strict: true, strictTuples: false, allowUnionTypes: true });
    for (const [file, kind] of [
      ["plan.json", "plan"],
      ["scenarios/dearer-gpus.json", "scenario"],
    ] as const) {
      const value = read(cwd, file);
      expect(join(cwd, file, "..", value.$schema)).toBe(join(cwd, "schemas", `${kind}.json`));
      const check = ajv.compile(read(cwd, "schemas", `${kind}.json`));
      expect([check(value), check.errors]).toEqual([true, null]);
    }
  });

  test("has no figure but those of the shipped plan, with their sources, and examples that say so", async () => {
    const shipped = read(root, "data/korea/plan.json").parameters;
    const parameters = Object.entries<Record<string, unknown>>(read(await started(), "plan.json").parameters);
    expect(parameters.length).toBeGreaterThan(40);
    for (const [name, parameter] of parameters) {
      if ((parameter.reason as { en?: string })?.en?.startsWith("An example")) {
        expect([name, parameter.source]).toEqual([name, "ASSUMPTION"]);
        continue;
      }
      const { without: _, ...same } = shipped[name];
      expect([name, parameter]).toEqual([name, same]);
    }
  });

  test("its GPUs cost a fifth more where its scenario says so", async () => {
    const cwd = await started();
    const price = async (scenario: string) => {
      const { out } = await baekjo(
        ["run", scenario, "--plan", "plan.json", "--json", "--metric", "compute.cost.it"],
        { cwd },
      );
      return JSON.parse(out).rows[0].total;
    };
    expect((await price("dearer-gpus")) / (await price("as-planned"))).toBeCloseTo(1.2, 6);
  });

  test("its scenarios may be as short as their settings, and in one language", async () => {
    const cwd = await started();
    const file = join(cwd, "scenarios/mine.json");
    writeFileSync(
      file,
      '{ "format": "baekjo/scenario/1", "label": "Mine", "set": ["compute.target = 2000"] }',
    );
    expect((await baekjo(["validate", "--plan", "plan.json"], { cwd })).code).toBe(0);
    const { out, code } = await baekjo(["run", "mine", "--plan", "plan.json", "--json"], { cwd });
    expect([JSON.parse(out).scenarios[0].label, code]).toEqual(["Mine", 0]);
    writeFileSync(file, '{ "format": "baekjo/scenario/1", "id": "other", "set": [] }');
    const wrong = await baekjo(["validate", "--plan", "plan.json"], { cwd });
    expect([wrong.out, wrong.code]).toEqual(["", 3]);
    expect(wrong.err).toContain("scenarios/mine.json");
  });

  test("its README is in the reader's language", async () => {
    expect(readFileSync(join(await started("--lang", "ko"), "README.md"), "utf8")).toMatch(/^# 나의 계획\n/);
    const said = (await baekjo(["init", "plan", "--lang", "ko"], { cwd: folder() })).out;
    expect(said).toMatch(/^plan: 계획, 시나리오, README\n다음:\n {2}cd plan\n/);
  });
});

describe("a folder", () => {
  test("that is empty is filled, also where one stands", async () => {
    const cwd = folder();
    const { out, code } = await baekjo(["init", "."], { cwd });
    expect([out.includes("cd "), code]).toEqual([false, 0]);
    expect(readdirSync(cwd).sort()).toEqual(names);
  });

  test.each([
    ["is not empty", "full", "full is not empty\n  name a folder that is empty, or not there yet\n"],
    ["is a file", "file", "file is a file\n  name"],
    ["has none to be in", "no/such", "no folder to write no/such in\n"],
  ])("that %s is left alone", async (_, name, words) => {
    const cwd = folder();
    mkdirSync(join(cwd, "full"));
    writeFileSync(join(cwd, "full/kept"), "kept");
    writeFileSync(join(cwd, "file"), "kept");
    const { out, err, code } = await baekjo(["init", name], { cwd });
    expect([out, code]).toEqual(["", 5]);
    expect(err).toContain(words);
    expect(readdirSync(cwd).sort()).toEqual(["file", "full"]);
    expect(readdirSync(join(cwd, "full"))).toEqual(["kept"]);
    expect(existsSync(join(cwd, "no"))).toBe(false);
  });
});
