import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { baekjo, type Run, tiny } from "../helpers/cli.ts";
import { root } from "../helpers/folders.ts";
import { temporaryFolder, tinyDir } from "../helpers/tiny.ts";

// biome-ignore lint/suspicious/noExplicitAny: JSON about to be changed has no type
type Json = any;

const at = { old: "", new: "", more: "", dollars: "", late: "", cents: "" };

/** Versions of the tiny plan, each in a folder of its own with the same scenarios. */
beforeAll(() => {
  const plan = readFileSync(join(tinyDir, "tiny/plan.json"), "utf8");
  const double = readFileSync(join(tinyDir, "tiny/scenarios/double.json"), "utf8");
  const version = (name: keyof typeof at, change: (plan: Json) => void) => {
    const folder = join(temporaryFolder(), name);
    mkdirSync(join(folder, "scenarios"), { recursive: true });
    writeFileSync(join(folder, "scenarios/double.json"), double);
    const changed = JSON.parse(plan);
    change(changed);
    at[name] = join(folder, `${name}.json`);
    writeFileSync(at[name], JSON.stringify(changed));
  };
  version("old", () => {});
  version("new", ({ parameters }) => {
    parameters["compute.target"].value = 60_000;
    parameters["fx.usd"] = { value: 1500, source: "ASSUMPTION", reason: "a later day" };
  });
  version("more", ({ families, parameters }) => {
    families.programmes.extra = { en: "Extra", ko: "추가" };
    parameters["programmes.extra.amount"] = parameters["programmes.data.amount"];
  });
  version("dollars", (changed) => {
    changed.currency = { code: "EUR", decimals: 2 };
  });
  version("cents", (changed) => {
    changed.currency = { code: "KRW", decimals: 2 };
    changed.parameters["fx.usd"] = { value: 1500, source: "ASSUMPTION", reason: "a later day" };
  });
  version("late", (changed) => {
    changed.years = "2040..2042";
  });
});

interface Compared {
  readonly scenarios: readonly { readonly name: string; readonly plan?: { readonly file: string } }[];
  readonly years: readonly number[];
  readonly rows: readonly {
    readonly scenario: string;
    readonly saved_scenario?: string;
    readonly metric: string;
    readonly values: readonly (number | null)[];
    readonly total: number | null;
  }[];
  readonly differences: readonly {
    readonly metric: string;
    readonly saved_scenario?: string;
    readonly total: number | null;
  }[];
  readonly inputs: readonly { readonly name: string; readonly values: readonly unknown[] }[];
  readonly bridges: readonly {
    readonly contributions: readonly { readonly inputs: readonly string[]; readonly total: number }[];
  }[];
}

function json({ out, err, code }: Run): Compared {
  expect([err, code]).toEqual(["", 0]);
  return JSON.parse(out) as Compared;
}

function totals({ rows }: Compared, scenario: string): Record<string, number | null> {
  const own = rows.filter((row) => row.scenario === scenario);
  return Object.fromEntries(own.map(({ metric, total }) => [metric, total]));
}

const versions = () => ["--plan", at.old, "--plan", at.new];

describe("two versions of a plan", () => {
  test("each side is what run gives of that plan", async () => {
    const both = json(await tiny(["compare", ...versions(), "--json"]));
    expect(both.scenarios.map(({ name }) => name)).toEqual(["old.json:as-planned", "new.json:as-planned"]);
    expect(both.scenarios.map(({ plan }) => plan?.file)).toEqual([at.old, at.new]);
    for (const [i, plan] of [at.old, at.new].entries()) {
      const alone = json(await tiny(["run", "--plan", plan, "--json"]));
      expect(totals(both, both.scenarios[i]?.name as string)).toEqual(totals(alone, "as-planned"));
    }
    expect(both.inputs).toMatchObject([
      { name: "compute.target", values: [40_000, 60_000] },
      { name: "fx.usd", values: [[1000, 1100, 1200], 1500] },
    ]);
  });

  test("a scenario that is named is looked up in each plan, and settings are laid on both", async () => {
    const both = json(await tiny(["compare", ...versions(), "double", "--set", "fx.usd=1300", "--json"]));
    expect(both.scenarios.map(({ name }) => name)).toEqual(["old.json:double", "new.json:double"]);
    expect(both.inputs.map(({ name }) => name)).not.toContain("fx.usd");
  });

  test("a bridge says which changed input caused which part, to the last won", async () => {
    const { bridges, rows } = json(
      await tiny(["compare", ...versions(), "--bridge", "compute.cost", "--json"]),
    );
    const [from, to] = rows
      .filter(({ metric }) => metric === "compute.cost")
      .map(({ total }) => total as number);
    const parts = bridges[0]?.contributions ?? [];
    expect(parts.map(({ inputs }) => inputs.join()).sort()).toEqual(["compute.target", "fx.usd"]);
    expect(parts.reduce((sum, { total }) => sum + total, 0)).toBe((to as number) - (from as number));
  });

  test("a row of years that differs between its ends is told by the years that do", async () => {
    const setting = "as-planned+fx.usd@2027=1111.25";
    const { out } = await tiny(["compare", "as-planned", setting, "--inputs"]);
    expect(out).toMatch(/as-planned +2027: 1,100 won\/USD/);
    expect(out).toMatch(/2027: 1,111\.25 won\/USD/);
  });

  test("each plan may have a model of its own; between two models stands no bridge", async () => {
    const file = join(temporaryFolder(), "other-model.json");
    const model = JSON.parse(readFileSync(join(tinyDir, "model.json"), "utf8"));
    model.metrics["compute.cost"].formula = `2 * (${model.metrics["compute.cost"].formula})`;
    writeFileSync(file, JSON.stringify(model));
    const args = [
      "--plan",
      at.old,
      "--plan",
      at.old,
      "--model",
      join(tinyDir, "model.json"),
      "--model",
      file,
    ];
    const both = json({ ...(await tiny(["compare", ...args, "--json"])), err: "" });
    const [one, two] = both.rows
      .filter(({ metric }) => metric === "compute.cost")
      .map(({ total }) => total as number);
    expect(two).toBe(2 * (one as number));
    const bridged = await tiny(["compare", ...args, "--bridge", "compute.cost"]);
    expect(bridged).toMatchObject({ out: "", code: 3 });
    expect(bridged.err).toContain(file);
    expect(await tiny(["compare", "double", "--model", file, "--model", at.old])).toMatchObject({
      out: "",
      code: 2,
    });
    expect(await tiny(["run", "--model", file, "--model", file])).toMatchObject({ out: "", code: 2 });
  });

  test("tables name the plans; --inputs and --chart are theirs too", async () => {
    for (const more of [[], ["--inputs"], ["--chart"], ["--wide"], ["--format", "csv"], ["--lang", "ko"]]) {
      const { out, err, code } = await tiny(["compare", ...versions(), ...more]);
      expect([err, code]).toEqual(["", 0]);
      expect(out).toContain("old.json:as-planned");
      expect(out).toContain("new.json:as-planned");
    }
  });

  test("two plan files are taken for two plans", async () => {
    const args = ["--metric", "compute.cost"];
    expect(await tiny(["compare", at.old, at.new, ...args])).toEqual(
      await tiny(["compare", ...versions(), ...args]),
    );
  });

  test("of two scenarios the first is of the first plan, and the second of the other", async () => {
    const both = json(await tiny(["compare", ...versions(), "double", "as-planned", "--json"]));
    expect(both.scenarios.map(({ name }) => name)).toEqual(["old.json:double", "new.json:as-planned"]);
    const alone = [
      json(await tiny(["run", "--plan", at.old, "double", "--json"])),
      json(await tiny(["run", "--plan", at.new, "as-planned", "--json"])),
    ];
    const cost = ({ rows }: Compared) => rows.filter(({ metric }) => metric === "compute.cost");
    expect(cost(both).map(({ values }) => values)).toEqual(alone.flatMap(cost).map(({ values }) => values));
  });

  test("a plan and itself are said to be the same", async () => {
    const { err, code } = await tiny(["compare", "--plan", at.old, "--plan", at.old]);
    expect(code).toBe(0);
    expect(err).toContain("have the same inputs");
  });

  test("what only one plan has is said, and stands in no bridge", async () => {
    const { err, code } = await tiny(["compare", "--plan", at.old, "--plan", at.more]);
    expect(code).toBe(0);
    expect(err).toMatch(/only in \S*more\.json: .*programmes\.extra\.cost/);
    const inputs = json({
      ...(await tiny(["compare", "--plan", at.old, "--plan", at.more, "--json"])),
      err: "",
    }).inputs;
    expect(inputs.find(({ name }) => name === "programmes.extra.amount")?.values[0]).toBeNull();
    const bridged = await tiny(["compare", "--plan", at.old, "--plan", at.more, "--bridge", "compute.cost"]);
    expect(bridged).toMatchObject({ out: "", code: 3 });
    expect(bridged.err).toContain("families.programmes");
    expect(bridged.err).toContain(at.more);
  });

  test("in another smallest unit have the inputs that they are written with, and no bridge", async () => {
    const both = json(await tiny(["compare", "--plan", at.old, "--plan", at.cents, "--json"]));
    expect(both.inputs).toMatchObject([{ name: "fx.usd", values: [[1000, 1100, 1200], 1500] }]);
    for (const picture of [["--bridge", "compute.cost"], ["--chart"]]) {
      const { out, err, code } = await tiny(["compare", "--plan", at.old, "--plan", at.cents, ...picture]);
      expect([out, code]).toEqual(["", 3]);
      expect(err).toContain("differ in currency");
    }
  });

  test("in two currencies have a row of inputs in each, and no bridge in a third", async () => {
    const plans = ["--plan", at.old, "--plan", at.dollars, "--in", "USD"];
    const { inputs } = JSON.parse((await tiny(["compare", ...plans, "--json"])).out) as Compared;
    // The same numbers of won and of euros.
    expect(inputs.filter(({ name }) => name === "fx.usd")).toMatchObject([
      { unit: "KRW/USD", values: [[1000, 1100, 1200], null] },
      { unit: "EUR/USD", values: [null, [1000, 1100, 1200]] },
    ]);
    const { out, err, code } = await tiny(["compare", ...plans, "--bridge", "compute.cost"]);
    expect([out, code]).toEqual(["", 3]);
    expect(err).toContain("differ in currency");
  });

  test.each([
    ["two currencies", () => ["--plan", at.old, "--plan", at.dollars], "--in"],
    ["no year in common", () => ["--plan", at.old, "--plan", at.late], "no year in common"],
    ["three plans", () => [...versions(), "--plan", at.old], "--plan can be given twice"],
    [
      "three scenarios",
      () => [...versions(), "double", "double", "as-planned"],
      '"as-planned" is one too many',
    ],
    ["a baseline", () => [...versions(), "double", "--baseline", "as-planned"], "--baseline"],
  ] as const)("%s: wrong usage", async (_, args, words) => {
    const { out, err, code } = await tiny(["compare", ...args()]);
    expect([out, code]).toEqual(["", 2]);
    expect(err).toContain(words);
  });

  test.each(["run", "explain", "simulate", "check", "list", "report", "track", "solve", "sweep", "validate"])(
    "%s takes one plan",
    async (command) => {
      const { out, err, code } = await tiny([command, ...versions()]);
      expect([out, code]).toEqual(["", 2]);
      expect(err).toContain("only compare takes --plan twice");
    },
  );

  test("a plan or a result where a scenario should stand is called what it is", async () => {
    const { out, err, code } = await tiny(["run", at.old]);
    expect([out, code]).toEqual(["", 3]);
    expect(err).toContain("is a plan, not a scenario");
    expect(err).toContain(`baekjo run --plan ${at.old}`);
  });
});

test.each([
  ["en", "Korea's 100 trillion won AI pledge", "Korea's 100 trillion won AI pledge: 100,000 GPUs"],
  ["ko", "한국 AI 100조 원 공약", "한국 AI 100조 원 공약: GPU 10만 장"],
] as const)(
  "beside another plan a scenario is called by its plan, in %s",
  async (lang, base, laid) => {
    const headOf = async (...scenarios: readonly string[]) => {
      const plans = ["--plan", "eu", "--plan", "korea", "--in", "USD", "--lang", lang];
      const { out } = await baekjo(["compare", ...scenarios, ...plans]);
      return out.split("\n\n").slice(0, 2).join("\n").replaceAll("\n", " ");
    };
    const plain = await headOf();
    expect(plain).toContain(`korea:gpus-50k: ${base}`);
    // In the finding, in the title, and nowhere by the name that the base has beside its own plan's scenarios.
    expect(plain.split(base).length).toBe(3);
    expect(plain).not.toMatch(/pledged|공약한/);
    expect(await headOf("five-sites", "gpus-100k")).toContain(`korea:gpus-100k: ${laid}`);
  },
  60_000,
);

describe("two saved results", () => {
  const saved = async (...args: string[]) => {
    const file = join(temporaryFolder(), "result.json");
    expect(await tiny([...args, "-o", file])).toMatchObject({ code: 0 });
    return file;
  };

  test("rows that differ, with their changes; those that are alike are counted", async () => {
    const [a, b] = [await saved("run"), await saved("run", "--set", "fx.usd=1500")];
    const { out, err, code } = await tiny(["compare", a, b, "--json"]);
    expect(code).toBe(0);
    expect(err).toMatch(/note: \d+ of \d+ rows are the same in both/);
    const report = JSON.parse(out) as Compared;
    const [before, after] = [a, b].map((file) =>
      totals(JSON.parse(readFileSync(file, "utf8")), "as-planned"),
    );
    expect(totals(report, a)["compute.cost"]).toBe(before?.["compute.cost"]);
    expect(report.differences.find(({ metric }) => metric === "compute.cost")?.total).toBe(
      (after?.["compute.cost"] as number) - (before?.["compute.cost"] as number),
    );
    const changed = Object.keys(before ?? {}).filter((metric) => before?.[metric] !== after?.[metric]);
    expect(report.rows.map(({ metric }) => metric)).toEqual(expect.arrayContaining(changed));
    expect(report.rows.map(({ metric }) => metric)).not.toContain("funding.private");
  });

  test.each([
    ["run"],
    ["simulate", "--trials", "200"],
    ["run", "gpus-100k+weak-won", "--plan", "korea"],
    ["run", "--plan", "india"],
  ])("%s has Korean names in Korean, where the plan ships", async (...args) => {
    const files = ["1400", "1500"].map(() => join(temporaryFolder(), "result.json")) as [string, string];
    for (const [i, file] of files.entries()) {
      const set = ["--set", `macro.inflation=${i + 1}%`];
      expect(await baekjo([...args, ...set, "-o", file])).toMatchObject({ code: 0 });
    }
    const korean = await baekjo(["compare", ...files, "--lang", "ko"]);
    expect(korean.code).toBe(0);
    // But for the names of files, products and units there is no English word, and no label without a Korean one.
    const bare = files.reduce((text, file) => text.replaceAll(file, "·"), korean.out.replaceAll("\n", " "));
    expect(bare.match(/[a-z]{3,}(?: [a-z]{2,})+/g) ?? []).toEqual([]);
    expect(korean.err).not.toContain("저장된 그대로");
    expect((await baekjo(["compare", ...files, "--lang", "en"])).err).not.toContain("as it was saved");
  });

  test("a result of a plan that does not ship keeps its labels in Korean, and says so", async () => {
    const folder = temporaryFolder();
    const plan = join(folder, "plan.json");
    writeFileSync(plan, readFileSync(join(root, "data/india/plan.json")));
    const files = ["1%", "2%"].map((_, i) => join(folder, `${i}.json`));
    for (const [i, file] of files.entries())
      await baekjo(["run", "--plan", plan, "--set", `macro.inflation=${i + 1}%`, "-o", file]);
    const { out, err, code } = await baekjo(["compare", ...files, "--lang", "ko"]);
    expect(code).toBe(0);
    expect(out).toContain("10,000 GPUs as approved");
    expect(err).toMatch(/참고: ".+"은\(는\)|참고: ".+"[은는] 저장된 그대로 표시합니다/);
  });

  test("a result over more years differs in no row from one over some of them: both are summed alike", async () => {
    const [all, some] = ["all", "some"].map((name) => join(temporaryFolder(), `${name}.json`)) as [
      string,
      string,
    ];
    await baekjo(["run", "-o", all]);
    await baekjo(["run", "--years", "2026..2028", "-o", some]);
    const { rows } = JSON.parse((await baekjo(["compare", all, some, "--json"])).out) as Compared;
    expect(rows).toEqual([]);
  });

  test("the sentence names the difference of the numbers that it names: of medians, not of the points that stand before them", async () => {
    const metric = ["--metric", "balance.public.cumulative"];
    const files = [
      await saved("simulate", "--trials", "300", ...metric),
      await saved("simulate", "--trials", "300", ...metric, "--set", "fx.usd=1500"),
    ];
    const [point, median] = ["point", "p50"].map((statistic) => {
      const totals = files.map((file) => {
        const { rows } = JSON.parse(readFileSync(file, "utf8")) as {
          rows: readonly { statistic: string; total: number }[];
        };
        return rows.find((row) => row.statistic === statistic)?.total as number;
      });
      return (totals[1] as number) - (totals[0] as number);
    }) as [number, number];
    const three = (apart: number) => Number((apart / 1e12).toPrecision(3));
    expect(three(median)).not.toBe(three(point));
    const { out } = await tiny(["compare", ...files, ...metric]);
    const [, apart = ""] =
      /the difference is ([+−][\d.]+) trillion won/.exec(out.replaceAll("\n", " ")) ?? [];
    expect(Number(apart.replace("−", "-"))).toBe(three(median));
  });

  test("results of several scenarios are compared scenario by scenario", async () => {
    const [a, b] = [
      await saved("compare", "as-planned", "double"),
      await saved("compare", "double", "weak-won"),
    ];
    const { out, err, code } = await tiny(["compare", a, b, "--json", "--set", "x=1"]);
    expect([out, code]).toEqual(["", 2]);
    expect(err).toContain("--set");
    const other = await saved("compare", "as-planned", "double", "--set", "fx.usd=1500");
    const { rows } = JSON.parse((await tiny(["compare", a, other, "--json"])).out) as Compared;
    expect(new Set(rows.map((row) => row.saved_scenario))).toEqual(new Set(["as-planned", "double"]));
    expect((await tiny(["compare", a, b])).err).toContain("only in");
    const csv = (await tiny(["compare", a, other, "--format", "csv"])).out;
    expect(csv.split("\r\n")[0]).toBe("scenario,year,metric,label,value,unit,difference,saved_scenario");
  });

  test("only the years of both count", async () => {
    const [a, b] = [await saved("run"), await saved("run", "--years", "2027..2028")];
    const { out, err } = await tiny(["compare", a, b, "--json"]);
    expect(err).toContain("2027, 2028");
    const { years, differences } = JSON.parse(out) as Compared;
    expect(years).toEqual([2027, 2028]);
    expect(differences.filter(({ metric, total }) => metric === "compute.cost" && total !== 0)).toEqual([]);
  });

  test("kinds are not mixed, and nothing else stands beside a result", async () => {
    const [run, compare] = [await saved("run"), await saved("compare", "as-planned", "double")];
    const sweep = await saved("sweep", "--vary", "fx.usd=[1400,1500]");
    for (const [args, code, words] of [
      [[run, compare], 3, "results of one command"],
      [[sweep, sweep], 3, "no rows over the years"],
      [[run, "double"], 2, "with nothing else"],
      [[run], 2, "with nothing else"],
      [[run, at.old], 2, "with nothing else"],
    ] as const) {
      const refused = await tiny(["compare", ...args]);
      expect(refused).toMatchObject({ out: "", code });
      expect(refused.err).toContain(words);
    }
    expect((await tiny(["run", run])).err).toContain("is a saved result, not a scenario");
  });
});
