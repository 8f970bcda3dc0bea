import { describe, expect, it } from "vitest";
import { baekjo } from "../helpers/cli.ts";
import { figuresUnder, planNamed, planNames, shipped, shippedScenario } from "../helpers/shipped.ts";

/** The text as it was before lines were wrapped, and an apostrophe written as markup has it. */
const unwrapped = (text: string) =>
  text
    .replaceAll(/<\/?span[^>]*>/g, "")
    .replaceAll(/\s+/g, " ")
    .replaceAll(/&(?:apos|#0?39);/g, "'");

describe("every result names the money that it counts", () => {
  const commands = [
    ["run", "SCENARIO"],
    ["run", "SCENARIO", "--group-by", "payer"],
    ["compare", "SCENARIO", "--set", "fx.usd=1600"],
    ["compare", "SCENARIO", "--set", "fx.usd=1600", "--bridge", "balance.public"],
    ["simulate", "SCENARIO", "--trials", "200"],
    ["sweep", "SCENARIO", "--vary", "fx.usd=1400..1600:100"],
    ["solve", "SCENARIO", "--max", "compute.target", "--subject-to", "all(balance.public.cumulative >= 0)"],
    ["sensitivity", "SCENARIO"],
    ["explain", "balance.public", "SCENARIO"],
    ["cite", "balance.public", "SCENARIO", "--all"],
    ["report", "SCENARIO", "-o", "-"],
    ["track", "SCENARIO"],
  ];
  it.each(commands.map((args) => ({ args })))("$args", async ({ args }) => {
    for (const name of ["gpus-50k", "basis-all-money", "basis-new-money+gpus-100k"]) {
      const basis = shippedScenario(name).basis;
      for (const language of ["en", "ko"] as const) {
        const asked = args.map((arg) => (arg === "SCENARIO" ? name : arg));
        const { out, err } = await baekjo([...asked, "--lang", language]);
        expect(unwrapped(out), `${asked.join(" ")} ${err}`).toContain(basis?.[language]);
      }
    }
  });

  /** Of each command that asks about scenarios, one question; `short`: a sentence that has the basis in few words. */
  const questions: readonly (readonly [args: readonly string[], more?: readonly string[]])[] = [
    [["run", "NAME", "--metric", "balance.public"]],
    [["run", "NAME", "--group-by", "payer"]],
    [["compare", "NAME", "NAME+weak-won", "--metric", "balance.public"]],
    [["compare", "NAME", "NAME+weak-won", "--bridge", "balance.public"]],
    [["simulate", "NAME", "--trials", "100", "--metric", "balance.public"]],
    [["sweep", "NAME", "--vary", "fx.usd=1400..1600:100"]],
    [["solve", "NAME", "--max", "compute.target", "--subject-to", "total(uses.public) <= 60조"]],
    [["sensitivity", "NAME"]],
    [["explain", "balance.public", "NAME"]],
    [["cite", "balance.public", "NAME"], ["--all"]],
    [["track", "NAME"]],
    [["check", "NAME", "--assert", "total(funding.public) > 0"], ["--format junit"]],
    [
      ["report", "NAME"],
      ["--format html", "--format svg"],
    ],
  ];
  const shared = ["table", "markdown", "csv", "json", "ndjson"].map((format) => `--format ${format}`);
  it.each(
    questions.flatMap(([args, more = []]) =>
      [...shared, ...more]
        .filter((option) => args[0] !== "report" || !/table|markdown|csv/.test(option))
        .map((option) => ({ args, option })),
    ),
  )("$args $option", { timeout: 60_000 }, async ({ args, option }) => {
    for (const name of ["gpus-50k", "basis-all-money+gpus-100k"]) {
      const asked = [...args.map((arg) => arg.replace("NAME", name)), ...option.split(" ")];
      const { basis, basisShort } = shippedScenario(name);
      for (const language of option.endsWith("json") ? (["en"] as const) : (["en", "ko"] as const)) {
        const { out, err } = await baekjo([
          ...asked,
          "--lang",
          language,
          ...(args[0] === "report" ? ["-o", "-"] : []),
        ]);
        // A picture's lines are elements.
        const text = unwrapped(out.replaceAll(/<\/text>\s*<text[^>]*>/g, " "));
        const inFew = args[0] === "cite" && /table|markdown/.test(option);
        const money = (inFew ? basisShort : basis)?.[language] as string;
        // A scenario's label may say in a sentence whose money it counts, and begin with that.
        expect(inFew ? text.toLowerCase() : text, `${asked.join(" ")} ${err}`).toContain(
          inFew ? money.toLowerCase() : money,
        );
        expect(text, `${asked.join(" ")} ${err}`).toContain(shipped.plan.tax?.[language]);
      }
    }
  });

  it("in CSV record by record, each its own scenario's", async () => {
    const names = ["gpus-50k", "basis-new-money", "with-vat"];
    const { out } = await baekjo(["compare", ...names, "--metric", "balance.public", "--format", "csv"]);
    const [head = "", ...records] = out.trimEnd().split("\r\n");
    expect(head.split(",").at(-1)).toBe("basis");
    for (const name of names) {
      const own = records.filter((record) => record.startsWith(`${name},`));
      expect(own.length).toBeGreaterThan(0);
      for (const record of own)
        expect(record).toMatch(new RegExp(`"[^"]*; ${shippedScenario(name).basis?.en}"$`));
    }
  });

  it("nothing of a plan that does not say it", async () => {
    const { out } = await baekjo(["run", "--plan", "tests/fixtures/bus", "--format", "csv"]);
    expect(out.split("\r\n")[0]).toBe("scenario,year,metric,label,value,unit");
  });

  it.each(planNames)(
    "%s: in its own words, for a person and in a document",
    { timeout: 60_000 },
    async (name) => {
      const basis = planNamed(name).plan.basis as { en: string; ko: string };
      const each = [
        ["run"],
        ["simulate", "--trials", "100"],
        ["sensitivity"],
        ["compare", "--set", "fx.usd*=1.1"],
        ["explain", "balance.public"],
        ["cite", "balance.public"],
        ["sweep", "--vary", "fx.usd*=0.9..1.1:0.1"],
      ];
      for (const args of each) {
        const asked = [...args, "--plan", name];
        const [text, document] = [
          await baekjo([...asked, "--all", "--lang", "ko"]),
          await baekjo([...asked, "--json"]),
        ];
        expect(unwrapped(text.out), `${asked.join(" ")} ${text.err}`).toContain(basis.ko);
        expect(document.out, `${asked.join(" ")} ${document.err}`).toContain(JSON.stringify(basis.en));
      }
    },
  );

  it("is the topmost scenario's that says so, and the plan's where none does", () => {
    const of = (name: string) => shippedScenario(name).basis?.en;
    expect(of("gpus-100k+weak-won")).toBe(shipped.plan.basis?.en);
    expect(of("basis-new-money+late-grid")).toBe(of("basis-new-money"));
    expect(of("basis-new-money+basis-all-money")).toBe(of("basis-all-money"));
    expect(of("basis-all-money")).not.toBe(of("budget-2026-held"));
  });
});

describe("a simulation tells whether the target is met, whether the money lasts, and whether both", () => {
  type Probability = { condition: string; label?: { en: string }; probability: number };
  const probabilities = async (...args: string[]) => {
    const { out } = await baekjo(["simulate", ...args, "--trials", "2000", "--json"]);
    return (JSON.parse(out) as { probabilities: Probability[] }).probabilities;
  };

  it("where nothing else is asked, first, and as conditions of one's own would", async () => {
    const told = await probabilities("gpus-100k");
    expect(told.map(({ condition }) => condition)).toEqual([
      "outcome.target = 1",
      "outcome.money = 1",
      "outcome.both = 1",
    ]);
    const asked = [
      "at(compute.gpus.installed, 2030) >= compute.target",
      "all(balance.public.cumulative >= 0)",
      "at(compute.gpus.installed, 2030) >= compute.target and all(balance.public.cumulative >= 0)",
    ];
    const own = await probabilities("gpus-100k", ...asked.flatMap((text) => ["--prob", text]));
    expect(told.map(({ probability }) => probability)).toEqual(own.map(({ probability }) => probability));
    const page = (await baekjo(["simulate", "gpus-100k", "--all", "--trials", "200", "--lang", "ko"])).out;
    expect(page.indexOf("목표를 제때 달성")).toBeLessThan(page.indexOf("GPU 확보·운영 비용"));
    expect(page.indexOf("목표를 제때 달성")).toBeGreaterThan(0);
  });

  it("late by a whole year at least, no trial meets it; on time, all do", async () => {
    const [target] = await probabilities("late-grid");
    expect(target?.probability).toBe(0);
    const [met, money, both] = await probabilities("gpus-50k", "--set", "compute.delay=0");
    expect(met?.probability).toBe(1);
    expect(both?.probability).toBe(money?.probability);
  });

  it("of any plan on the model, of the money alone where it has no target; not of what was asked about alone", async () => {
    expect(await probabilities("--plan", "india")).toHaveLength(3);
    const without = await probabilities("--plan", "japan");
    expect(without.map(({ condition, probability }) => [condition, probability])).toEqual([
      ["outcome.money = 1", 1],
    ]);
    const both = await probabilities("ten-trillion", "softbank-gpus", "--plan", "japan");
    expect(both).toHaveLength(1 + 3);
    expect(await probabilities("--metric", "compute.cost")).toEqual([]);
  });

  it.each(planNames)(
    "%s: sides of the pledge that are drawn, no whole numbers, add up all the same",
    async (plan) => {
      const { currency, settings } = planNamed(plan).plan;
      const set = ["funding.private.amount", "funding.public.amount"].flatMap((name) => {
        const whole = Math.round((settings.get(name)?.value as number) / 10 ** currency.decimals);
        return whole === 0 ? [] : ["--set", `${name}=${whole}[${whole}..${Math.ceil(1.2 * whole)}]`];
      });
      const { out, err, code } = await baekjo([
        "simulate",
        "--plan",
        plan,
        ...set,
        "--trials",
        "200",
        "--json",
      ]);
      expect(code, err).toBe(0);
      expect(JSON.parse(out).violations).toEqual([]);
    },
  );

  it("says why the plan's own value is not the middle of the trials, by what one input at its median makes", async () => {
    const { out } = await baekjo(["simulate", "gpus-50k", "--trials", "2000"]);
    const [, own, rank, inputs = ""] =
      /own value \(([\d.]+)\) is at P(\d+) of the trials, .* range: (.*?)\.(?: The last|$)/.exec(
        unwrapped(out),
      ) ?? [];
    const json = JSON.parse(
      (
        await baekjo([
          "simulate",
          "gpus-50k",
          "--trials",
          "2000",
          "--metric",
          "balance.public.cumulative",
          "--json",
        ])
      ).out,
    ) as { rows: { statistic: string; total: number }[] };
    const statistic = (name: string) => json.rows.find((row) => row.statistic === name)?.total as number;
    expect(Number(own)).toBeCloseTo(statistic("point") / 1e12, 2);
    expect(Number(rank)).toBe(Math.round(100 * statistic("percentile_rank")));
    // A triangle from 3 to 6 with its top at 5 has half of its area below 3 + √(½ × 3 × 2): below five years, something is replaced.
    const life = 3 + Math.sqrt(0.5 * 3 * 2);
    const median = figuresUnder("gpus-50k", [`compute.life=${life}`]).get("balance.public.cumulative");
    expect(inputs).toContain(`(${((median?.total as number) / 1e12).toFixed(2)})`);
    // A figure that nothing moves has no middle.
    expect(
      (await baekjo(["simulate", "gpus-50k", "--trials", "200", "--metric", "funding.public"])).out,
    ).not.toContain("own value (");
  });
});
