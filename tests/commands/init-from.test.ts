import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { baekjo } from "../helpers/cli.ts";
import { root } from "../helpers/folders.ts";
import { temporaryFolder } from "../helpers/tiny.ts";

const all = temporaryFolder();
const korea = join(root, "data/korea");
const read = (...path: string[]) => JSON.parse(readFileSync(join(...path), "utf8"));

/** A plan begun from another, in `plan` of a new folder; what `init` said. */
async function begun(...args: string[]) {
  const at = mkdtempSync(join(all, "from-"));
  const { out, err, code } = await baekjo(["init", "plan", ...args], { cwd: at });
  return { cwd: join(at, "plan"), said: out, err, code };
}

async function answers(cwd: string, ...args: string[]) {
  const { out, err, code } = await baekjo(args, { cwd });
  expect([args, err.replaceAll(/^note: .*\n/gm, ""), code]).toEqual([args, "", 0]);
  return out;
}

interface Parameter {
  readonly value?: unknown;
  readonly values?: Readonly<Record<string, unknown>>;
  readonly source: unknown;
  readonly reason?: { readonly en: string };
  readonly note?: { readonly en: string };
}
const parametersOf = (cwd: string) => Object.entries<Parameter>(read(cwd, "plan.json").parameters);

describe("a copy", () => {
  test("of korea has its plan, model, scenarios, checks, actuals and sources, word for word but for the schemas", async () => {
    const { cwd, said } = await begun("--from", "korea");
    expect(said).toContain("A copy of korea");
    const without = (value: Record<string, unknown>) => ({ ...value, $schema: "" });
    for (const file of ["plan.json", "checks.json", "actuals.json"])
      expect(without(read(cwd, file))).toEqual(without(read(korea, file)));
    expect(without(read(cwd, "model.json"))).toEqual(without(read(root, "data/model.json")));
    expect(readdirSync(join(cwd, "scenarios"))).toEqual(readdirSync(join(korea, "scenarios")));
    const rows = (text: string) => JSON.parse(text).rows;
    expect(rows(await answers(cwd, "run", "gpus-100k", "--json"))).toEqual(
      rows((await baekjo(["run", "gpus-100k", "--json"])).out),
    );
    await answers(cwd, "check", "--as-of", "2026-11-30");
    await answers(cwd, "track", "--as-of", "2026-11-30");
  });

  test("of a folder, and of a file in it, is the same plan", async () => {
    const { cwd } = await begun("--years", "2026..2028");
    const one = await begun("--from", cwd);
    const other = await begun("--from", join(cwd, "plan.json"));
    for (const { cwd: copy } of [one, other])
      for (const file of ["plan.json", "model.json", "checks.json", "scenarios/dearer-building.json"])
        expect(readFileSync(join(copy, file), "utf8")).toBe(readFileSync(join(cwd, file), "utf8"));
  });
});

describe("another currency", () => {
  test.each([
    ["korea", "EUR"],
    ["korea", "USD"],
    ["india", "EUR"],
  ])(
    "%s in %s: no number stays that does not say it is to be replaced, and it works at once",
    async (from, code) => {
      const { cwd, said, err } = await begun("--from", from, "--currency", code);
      expect(err).toBe("");
      expect(said).toContain(`inputs of ${from} are marked as placeholders`);
      const plan = read(cwd, "plan.json");
      expect([plan.currency.code, plan.id, plan.$schema]).toEqual([code, "my-plan", "./schemas/plan.json"]);
      for (const [name, { source, reason, note }] of parametersOf(cwd)) {
        expect([name, source, note]).toEqual([name, "ASSUMPTION", undefined]);
        expect([name, reason?.en]).toEqual([
          name,
          expect.stringMatching(`^placeholder: replace\\. ${from} has `),
        ]);
      }
      expect(readdirSync(cwd)).not.toContain("actuals.json");
      for (const args of [
        ["run", "--section", "all"],
        ["check"],
        ["list", "scenarios"],
        ["simulate", "--trials", "100"],
        ["report", "--trials", "100", "-o", "report.html"],
      ])
        await answers(cwd, ...args);
      for (const file of from === "korea" ? readdirSync(join(cwd, "scenarios")) : [])
        expect(read(cwd, "scenarios", file)).toMatchObject({
          source: "ASSUMPTION",
          reason: { en: expect.stringMatching(/^placeholder/) },
        });
    },
  );

  test("is converted at the plan's rate, which is one for one from then on", async () => {
    const { cwd } = await begun("--from", "korea", "--currency", "USD");
    const parameters = new Map(parametersOf(cwd));
    const rate = read(korea, "plan.json").parameters["fx.usd"].value;
    // 35 trillion won, at so many won to the dollar.
    expect(parameters.get("funding.public.amount")?.value).toBe(
      Math.round(Number((35e12 / rate).toPrecision(6))),
    );
    expect(parameters.get("fx.usd")).toMatchObject({ value: 1 });
    expect(parameters.get("fx.usd")).not.toHaveProperty("range");
    expect(parameters.get("accelerators.gb300.price")?.value).toEqual(
      read(korea, "plan.json").parameters["accelerators.gb300.price"].value,
    );
  });

  test("without a rate keeps the digits, and each says so", async () => {
    const { cwd, said } = await begun("--from", "korea", "--currency", "EUR");
    expect(said).toContain("korea has no rate of EUR");
    const amount = new Map(parametersOf(cwd)).get("funding.public.amount");
    expect([amount?.value, amount?.reason?.en]).toEqual([
      35e12,
      expect.stringContaining("in KRW and not converted"),
    ]);
  });

  test("leaves out the scenarios that set an amount of the old one, and what lies over them", async () => {
    const at = mkdtempSync(join(all, "own-"));
    await baekjo(["init", "own", "--currency", "USD", "--years", "2026..2028"], { cwd: at });
    const scenario = (name: string, rest: object) =>
      writeFileSync(
        join(at, "own/scenarios", `${name}.json`),
        JSON.stringify({ format: "baekjo/scenario/1", ...rest }),
      );
    scenario("dear", { set: ["price.building = 30000"] });
    scenario("dear-later", { extends: "dear", set: ["sites.north.opens = 1"] });
    scenario("later", { set: ["sites.north.opens = 1"] });
    const { cwd, said } = await begun("--from", join(at, "own"), "--currency", "EUR");
    expect(readdirSync(join(cwd, "scenarios"))).toEqual(["dearer-building.json", "later.json"]);
    expect(said).toContain("scenarios/dear.json, scenarios/dear-later.json, checks.json");
  });
});

describe("other years", () => {
  test.each(["2026..2033", "2026..2028", "2028..2031"])("korea over %s works at once", async (years) => {
    const { cwd, err } = await begun("--from", "korea", "--years", years);
    expect(err).toBe("");
    for (const args of [
      ["run"],
      ["check", "--as-of", "2026-11-30"],
      ["list", "scenarios"],
      ["simulate", "--trials", "100"],
    ])
      await answers(cwd, ...args);
  });

  test("are held or zero as the model says, which a note says of each input; what was there stays", async () => {
    const { cwd, said } = await begun("--from", "korea", "--years", "2026..2032");
    const parameters = new Map(parametersOf(cwd));
    const growth = parameters.get("macro.growth");
    const before = read(korea, "plan.json").parameters["macro.growth"];
    expect(growth?.values).toMatchObject(before.values);
    const last = Object.keys(before.values).sort().at(-1) as string;
    expect([growth?.values?.["2031"], growth?.source]).toEqual([before.values[last], before.source]);
    expect(growth?.note?.en).toContain("placeholder: replace. 2031..2032");
    expect(parameters.get("funding.public.profile")?.values).toMatchObject({
      "2030": 1,
      "2031": 0,
      "2032": 0,
    });
    expect(said).toContain("scenarios/budget-2026-held.json");
    // What the same years are worth where they are asked of the plan that ships.
    const rows = (text: string) =>
      JSON.parse(text).rows.map(({ label: _, ...row }: { label: string }) => row);
    const asked = await baekjo(["run", "--years", "2026..2032", "--json", "--section", "funding"]);
    expect(rows(await answers(cwd, "run", "--json", "--section", "funding"))).toEqual(rows(asked.out));
  });

  test("are asked for and called as the plan calls them", async () => {
    const { cwd, err } = await begun("--from", "india", "--years", "2025-26..2029-30");
    expect(err).toBe("");
    expect(read(cwd, "plan.json").years).toEqual({
      range: "2025..2029",
      name: "{year}-{next}",
      begin: "2025-04",
    });
    const profile = new Map(parametersOf(cwd)).get("funding.public.profile");
    expect(profile?.note?.en).toContain("placeholder: replace. 2029-30");
  });

  test("in another currency too", async () => {
    const { cwd, err } = await begun("--from", "india", "--currency", "USD", "--years", "2024..2030");
    expect(err).toBe("");
    for (const args of [["run"], ["check"]]) await answers(cwd, ...args);
  });
});

describe("what cannot be begun from is said, and nothing is written", () => {
  test.each([
    [["--from", "kore"], "did you mean korea?", 3],
    [["--from", "no/such"], "no file no/such", 5],
    [["--from", "-"], "standard input", 2],
    [["--from", "india", "--years", "2031..2035"], "2024-25..2028-29", 2],
    [
      ["--from", "korea", "--years", "2025..2031"],
      "2025: A generation cannot be bought before its first year",
      3,
    ],
    [["--from", "korea", "--blank"], "--blank does not go with --from", 2],
    [["--from", "korea", "--unit", "million"], "--unit", 2],
    [["--from", "korea", "--currency", "EURO1"], "EURO1", 2],
  ])("%j", async (args, words, expected) => {
    const { cwd, said, err, code } = await begun(...(args as string[]));
    expect([said, code]).toEqual(["", expected]);
    expect(err).toContain(words);
    expect(readdirSync(join(cwd, ".."))).toEqual([]);
  });

  test("a plan that is not sound, with its place", async () => {
    const { cwd: own } = await begun();
    const file = join(own, "plan.json");
    writeFileSync(file, readFileSync(file, "utf8").replace('"sites.north.places"', '"sites.north.place"'));
    const { err, code } = await begun("--from", own);
    expect([err.includes("plan.json:"), code]).toEqual([true, 3]);
  });
});
