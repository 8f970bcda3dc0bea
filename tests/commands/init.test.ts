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
      expect([line, err.replaceAll(/^note: .*\n/gm, ""), code]).toEqual([line, "", 0]);
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

  test("list and validate find what is to be replaced, until it is", async () => {
    const cwd = await started();
    const inputs = Object.keys(read(cwd, "plan.json").parameters);
    const listed = async (...words: string[]) => {
      const { out } = await baekjo(["list", "inputs", ...words, "--format", "csv"], { cwd });
      return [...out.matchAll(/^([a-z][\w.]*),/gm)].map(([, name]) => name).slice(1);
    };
    expect(await listed("placeholder")).toEqual(inputs.sort());
    expect(await listed("임시값", "--lang", "ko")).toEqual(inputs);
    expect((await baekjo(["validate"], { cwd })).err).toContain(`to be replaced: ${inputs.length} inputs`);
    const file = join(cwd, "plan.json");
    writeFileSync(file, textOf(file).replaceAll(/"reason": \{[^}]*\}/g, '"reason": "mine"'));
    expect((await baekjo(["validate"], { cwd })).err).not.toContain("to be replaced");
    expect((await baekjo(["list", "inputs", "placeholder"], { cwd })).code).toBe(3);
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
    ["is not empty", "full", "full is not empty\n  name an empty folder, or one that does not exist yet\n"],
    ["is a file", "file", "file is a file\n  name"],
    ["has none to be in", "no/such", "the folder of no/such does not exist\n"],
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

describe("what help says of models and plans", () => {
  /** A plan in a folder of its own, whose balances help calculates for half-years. */
  async function halves() {
    const { out } = await baekjo(["help", "plan"]);
    const [mid, end] = ["balance.mid", "balance.end"].map(
      (name) => new RegExp(`"${name}" is (.*?)[,.](?: and| Years)`).exec(out.replaceAll(/\s+/g, " "))?.[1],
    );
    const metric = (formula: string | undefined) => ({
      ...{ formula, unit: "money", kind: "stock", section: "all", label: "Balance", about: "Of a half." },
    });
    const input = { unit: "money", label: "Money", outside: "zero" };
    const names = ["funding.first_half", "funding.second_half", "cost.first_half", "cost.second_half"];
    const model = {
      format: "baekjo/model/1",
      ...{ id: "halves", label: "Halves", counts: {}, families: {}, sections: { all: "All" } },
      parameters: Object.fromEntries(names.map((name) => [name, input])),
      metrics: { "balance.mid": metric(mid), "balance.end": metric(end) },
    };
    const values = [
      [50, 50],
      [50, 50],
      [80, 20],
      [30, 60],
    ];
    const plan = {
      format: "baekjo/plan/1",
      ...{ id: "halves", base: "as-planned", label: "Halves", years: "2026..2027", families: {} },
      currency: { code: "EUR", decimals: 2 },
      parameters: Object.fromEntries(
        names.map((name, i) => [name, { values: values[i], source: "ASSUMPTION", reason: "For a test." }]),
      ),
    };
    const cwd = folder();
    writeFileSync(join(cwd, "model.json"), JSON.stringify(model));
    writeFileSync(join(cwd, "plan.json"), JSON.stringify(plan));
    return cwd;
  }

  test("a plan in half-years is written as it says: the balance of each half follows the one before", async () => {
    const cwd = await halves();
    const asked = ["run", "--json", "--metric", "balance.mid", "--metric", "balance.end"];
    const { out, code } = await baekjo(asked, { cwd });
    expect(code).toBe(0);
    const rows = JSON.parse(out).rows as { metric: string; values: number[] }[];
    // 50 - 80 = -30, and 50 - 30 = 20 more; then 50 - 20 = 30 more, and 50 - 60 = 10 less.
    expect(Object.fromEntries(rows.map(({ metric, values }) => [metric, values]))).toEqual({
      "balance.mid": [-30, 20],
      "balance.end": [-10, 10],
    });
  });

  test.each(["en", "ko"])(
    "the metric of a family and the range that is added are taken as they are written: %s",
    async (language) => {
      const block = async (topic: string) => {
        const { out } = await baekjo(["help", topic, "--lang", language]);
        return JSON.parse(`{${/^ {2}("[\s\S]*?\n {2}\})$/m.exec(out)?.[1]}}`);
      };
      const cwd = await started();
      const metric = (await block("model"))["depots.*.cost"];
      const model = read(cwd, "model.json");
      const formula = metric.formula.replaceAll("depots", "sites").replace(/\bprice$/, "price.running");
      model.metrics["sites.*.help"] = { ...metric, formula };
      writeFileSync(join(cwd, "model.json"), JSON.stringify(model));
      const plan = read(cwd, "plan.json");
      const { values, ...growth } = (await block("plan")).growth;
      plan.parameters["prices.growth"] = { ...growth, values: Object.values(values).concat("2%", "2%") };
      writeFileSync(join(cwd, "plan.json"), JSON.stringify(plan));
      const { out, code } = await baekjo(["run", "--json", "--metric", "sites.north.help"], { cwd });
      expect(code).toBe(0);
      expect(JSON.parse(out).rows[0].values[0]).toBe(150_000);
      const tornado = await baekjo(["sensitivity", "--metric", "cost", "--json"], { cwd });
      expect([tornado.out.includes('"prices.growth"'), tornado.code]).toEqual([true, 0]);
    },
  );
});
