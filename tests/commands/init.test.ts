import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { keysOf, type SchemaPart } from "../../src/files/readers/schema-keys.ts";
import { baekjo } from "../helpers/cli.ts";
import { folder, root } from "../helpers/folders.ts";

const read = (...path: string[]) => JSON.parse(readFileSync(join(...path), "utf8"));
const names = ["README.md", "checks.json", "model.json", "plan.json", "scenarios", "schemas"];

const textOf = (...path: string[]) => readFileSync(join(...path), "utf8");

/** A plan that was started, in `plan` of a new folder. */
async function started(...more: string[]): Promise<string> {
  const at = folder();
  const { err, code } = await baekjo(["init", "plan", "--years", "2027..2031", ...more], { cwd: at });
  expect([err, code]).toEqual(["", 0]);
  return join(at, "plan");
}

/** The commands that a README asks, as they would be typed. */
function asked(cwd: string): string[] {
  const readme = readFileSync(join(cwd, "README.md"), "utf8");
  const block = /```sh\n([\s\S]*?)```/.exec(readme)?.[1] ?? "";
  return [...block.matchAll(/^baekjo (.*)$/gm)].map(([, line = ""]) => line);
}

describe("a blank plan", () => {
  test("is there whole, and nothing beside it", async () => {
    const cwd = await started();
    expect(readdirSync(cwd).sort()).toEqual(names);
    expect(readdirSync(join(cwd, ".."))).toEqual(["plan"]);
  });

  test("is what is started where nothing else is said", async () => {
    const [one, other] = [await started(), await started("--blank")];
    for (const file of ["plan.json", "model.json", "checks.json", "README.md"])
      expect(textOf(one, file)).toBe(textOf(other, file));
  });

  test.each([
    [],
    ["--lang", "ko"],
    ["--currency", "EUR", "--years", "2026..2033"],
    ["--currency", "jpy", "--years", "2030"],
  ])("answers all that its README asks: %j", async (...more) => {
    const cwd = await started(...more);
    const lines = asked(cwd);
    expect(lines.length).toBeGreaterThan(5);
    for (const line of lines) {
      const { err, code } = await baekjo(line.split(" "), { cwd });
      expect([line, err.replace(/^note: .*\n/, ""), code]).toEqual([line, "", 0]);
    }
  });

  test("has the currency with its decimals, and the years, that were asked for", async () => {
    const { currency, years, parameters } = read(
      await started("--currency", "euro", "--years", "2026..2033"),
      "plan.json",
    );
    expect([currency, years]).toEqual([{ code: "EUR", decimals: 2 }, "2026..2033"]);
    expect(Object.keys(parameters["funding.amount"].values)).toHaveLength(8);
    expect(read(await started("--currency", "JPY"), "plan.json").currency).toEqual({
      code: "JPY",
      decimals: 0,
    });
    expect(read(await started("--lang", "ko"), "plan.json").currency.code).toBe("KRW");
  });

  test("says of every number that it is to be replaced, and speaks of no country", async () => {
    const cwd = await started("--currency", "EUR");
    const plan = read(cwd, "plan.json");
    for (const [name, { source, reason }] of Object.entries<Record<string, unknown>>(plan.parameters))
      expect([name, source, reason]).toEqual([
        name,
        "ASSUMPTION",
        { en: "placeholder: replace", ko: expect.any(String) },
      ]);
    const all = ["plan.json", "model.json", "checks.json", "README.md"]
      .map((file) => textOf(cwd, file))
      .join("");
    expect(all).not.toMatch(/korea|한국|\bwon\b|GPU|KRW/i);
  });

  test("is what the schemas beside it say", async () => {
    const cwd = await started();
    const ajv = new Ajv({ strict: true, strictTuples: false, allowUnionTypes: true });
    for (const [file, kind] of [
      ["plan.json", "plan"],
      ["model.json", "model"],
      ["checks.json", "checks"],
      ["scenarios/dearer-building.json", "scenario"],
    ] as const) {
      const value = read(cwd, file);
      expect(join(cwd, file, "..", value.$schema)).toBe(join(cwd, "schemas", `${kind}.json`));
      const check = ajv.compile(read(cwd, "schemas", `${kind}.json`));
      expect([file, check(value), check.errors]).toEqual([file, true, null]);
    }
  });

  test.each(["en", "ko"])("its README explains every key of plan and model: %s", async (language) => {
    const readme = textOf(await started("--lang", language), "README.md");
    for (const kind of ["plan", "model"])
      for (const { path } of keysOf(kind, read(root, "data/schemas", `${kind}.json`) as SchemaPart)) {
        const name = path.slice(kind.length + 1).replaceAll("*", language === "ko" ? "이름" : "NAME");
        expect(readme).toContain(`\n- \`${name}\``);
      }
    expect(readme).toMatch(language === "ko" ? /^# 나의 계획\n/ : /^# My plan\n/);
  });

  test("its numbers are those that can be worked out by hand", async () => {
    const cwd = await started();
    const { out } = await baekjo(["run", "--json", "--metric", "cost", "--metric", "places"], { cwd });
    const [places, cost] = ["places", "cost"].map(
      (metric) => JSON.parse(out).rows.find((row: { metric: string }) => row.metric === metric).values,
    );
    expect(places).toEqual([100, 180, 240, 240, 240]);
    // 100 places built at 20,000 and run at 1,500; then 80 built and 180 run, both 2% dearer.
    expect(cost.slice(0, 2)).toEqual([2_150_000, 80 * 20_400 + 180 * 1_530]);
  });

  test("its scenarios may be as short as their settings, and in one language", async () => {
    const cwd = await started();
    const file = join(cwd, "scenarios/mine.json");
    writeFileSync(
      file,
      '{ "format": "baekjo/scenario/1", "label": "Mine", "set": ["sites.north.places = 90"] }',
    );
    const { out, code } = await baekjo(["run", "mine", "--json"], { cwd });
    expect([JSON.parse(out).scenarios[0].label, code]).toEqual(["Mine", 0]);
    writeFileSync(file, '{ "format": "baekjo/scenario/1", "id": "other", "set": [] }');
    const wrong = await baekjo(["run", "mine"], { cwd });
    expect([wrong.out, wrong.code]).toEqual(["", 3]);
    expect(wrong.err).toContain("scenarios/mine.json");
  });
});

describe("what is asked for wrongly is said with its place", () => {
  test.each([
    [["--currency", "EURO1"], "EURO1", 2],
    [["--years", "2030..2026"], "--years", 2],
    [["--years", "soon"], "--years", 2],
  ])("%j", async (more, words, expected) => {
    const cwd = folder();
    const { out, err, code } = await baekjo(["init", "plan", ...more], { cwd });
    expect([out, code]).toEqual(["", expected]);
    expect(err).toContain(words);
    expect(readdirSync(cwd)).toEqual([]);
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
