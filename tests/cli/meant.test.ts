import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadProject } from "../../src/files/load.ts";
import { callables, suggestedNames } from "../../src/plan/lookup.ts";
import { isCalled } from "../../src/plan/name-search.ts";
import type { NameKind } from "../../src/plan/types.ts";
import { baekjo } from "../helpers/cli.ts";
import { root } from "../helpers/folders.ts";
import { failing, tiny as tinyProject, tinyWith } from "../helpers/tiny.ts";

const korea = loadProject({ dataDir: join(root, "data") });
const india = loadProject({
  dataDir: join(root, "data"),
  planFile: join(root, "data/india/plan.json"),
});

/** What people type, and what they mean by it. */
const slips: readonly (readonly [NameKind, string, string])[] = [
  ["input", "gpu", "compute.target"],
  ["input", "GPUs", "compute.target"],
  ["input", "GPU 수", "compute.target"],
  ["input", "won", "fx.usd"],
  ["input", "dollar", "fx.usd"],
  ["input", "환율", "fx.usd"],
  ["input", "exchange rate", "fx.usd"],
  ["input", "fx", "fx.usd"],
  ["input", "fx.usdd", "fx.usd"],
  ["input", "private", "funding.private.takeup"],
  ["input", "new money", "funding.private.additionality"],
  ["input", "electricity", "energy.price"],
  ["input", "전기요금", "energy.price"],
  ["input", "funding.public.delay", "funding.private.delay"],
  ["input", "물가 상승률", "macro.inflation"],
  ["input", "Population", "macro.population"],
  ["metric", "cost", "compute.cost"],
  ["metric", "Compute cost", "compute.cost"],
  ["metric", "compute.costs", "compute.cost"],
  ["metric", "ai for all", "programmes.ai_for_all.cost"],
  ["metric", "ai_for_all", "programmes.ai_for_all.cost"],
  ["metric", "programmes.ai_for_all", "programmes.ai_for_all.cost"],
  ["metric", "chatbot", "programmes.ai_for_all.cost"],
  ["metric", "모두의 AI", "programmes.ai_for_all.cost"],
  ["metric", "누적수지", "balance.public.cumulative"],
  ["metric", "dividend", "fund.dividend"],
  ["metric", "per person", "funding.per_head"],
  ["metric", "new money", "funding.private.additional"],
  ["metric", "displaced", "programmes.cut"],
  ["metric", "balance.publc", "balance.public"],
  ["scenario", "100k", "gpus-100k"],
  ["scenario", "10만장", "gpus-100k"],
  ["scenario", "십만 장", "gpus-100k"],
  ["scenario", "이십만장", "gpus-200k"],
  ["scenario", "100,000 GPUs", "gpus-100k"],
  ["scenario", "GPUS_100K", "gpus-100k"],
  ["scenario", "weakwon", "weak-won"],
  ["scenario", "원화 약세", "weak-won"],
  ["scenario", "private money late", "slow-private"],
  ["section", "수지", "balance"],
  ["section", "fundin", "funding"],
];

describe("what is meant comes first", () => {
  test.each(slips)("%s %s: %s", (kind, text, name) => {
    expect(suggestedNames(text, korea, [kind])[0]).toBe(name);
  });

  test("every name, every label and every synonym of the plan is found again, by whatever is nearest to it", () => {
    for (const kind of ["metric", "input", "scenario"] as const) {
      const all = callables(korea, kind);
      for (const { name, labels } of all) {
        for (const text of [name, ...labels]) {
          expect(all.filter((each) => isCalled(text, each)).map((each) => each.name)).toContain(name);
        }
      }
    }
  });

  test("a plan and a model without synonyms are looked through by name, part and label", () => {
    expect(suggestedNames("won", tinyProject, ["scenario"])[0]).toBe("weak-won");
    expect(suggestedNames("compute.traget", tinyProject, ["input"])[0]).toBe("compute.target");
    const bare = { ...india, definition: { ...india.definition, synonyms: new Map() } };
    expect(suggestedNames("skills", bare, ["metric"])[0]).toBe("programmes.skills.cost");
    expect(suggestedNames("환율", bare, ["input"])[0]).toBe("fx.usd");
    expect(suggestedNames("gpu", india, ["input"])[0]).toBe("compute.target");
    expect(suggestedNames("chatbot", india, ["metric"])).toEqual([]);
  });

  test("what means nothing gets no guess", () => {
    for (const text of ["xyzzy", "", "*", "12345", "#"])
      expect(suggestedNames(text, korea, ["input", "metric"])).toEqual([]);
  });
});

/** The first suggestion of an error, nothing on stdout, and its exit code. */
async function refused(args: readonly string[]): Promise<{ hint: string; code: number | null }> {
  const { out, err, code } = await baekjo(args);
  expect(out).toBe("");
  return { hint: err.split("\n").find((line) => /did you mean|try: /.test(line)) ?? err, code };
}

const condition = "total(compute.cost) > 0";
const takingInputs: readonly ((name: string) => readonly string[])[] = [
  (name) => ["run", "--set", `${name}=1600`],
  (name) => ["run", `gpus-100k+${name}=1600`],
  (name) => ["compare", "gpus-50k", "--unset", name],
  (name) => ["sweep", "--vary", `${name}=[1,2]`],
  (name) => ["solve", condition, "--by", name],
  (name) => ["solve", "--max", name, "--subject-to", condition],
];
const takingMetrics: readonly ((name: string) => readonly string[])[] = [
  (name) => ["run", "--metric", name],
  (name) => ["compare", "gpus-100k", "--metric", name],
  (name) => ["compare", "gpus-100k", "--bridge", name],
  (name) => ["sweep", "gpus-50k", "gpus-100k", "--metric", name],
  (name) => ["simulate", "--trials", "100", "--metric", name],
  (name) => ["sensitivity", "--metric", name],
  (name) => ["explain", name],
  (name) => ["explain", `${name}@2028`],
  (name) => ["cite", name],
];
const takingScenarios: readonly ((name: string) => readonly string[])[] = [
  (name) => ["run", name],
  (name) => ["compare", "gpus-50k", name],
  (name) => ["compare", "gpus-50k", "--baseline", name],
  (name) => ["sweep", name, "--vary", "fx.usd=[1,2]"],
  (name) => ["simulate", name],
  (name) => ["sensitivity", name],
  (name) => ["solve", condition, name, "--by", "fx.usd"],
  (name) => ["explain", "compute.cost", name],
  (name) => ["cite", "compute.cost", name],
  (name) => ["track", name],
  (name) => ["report", name, "--json"],
  (name) => ["check", name, "--assert", condition],
];

describe("what is suggested for a setting", () => {
  test.each([
    ["funding.private.pledge=65조원", "funding.private.amount"],
    ["public.pledge=30조", "funding.public.amount"],
    ["gpu.price=$76k", "accelerators.b300.price"],
    ["inflation=0.03", "macro.inflation"],
    ["inflation+=1%p", "macro.inflation"],
  ])("%s: %s", async (setting, name) => {
    const { hint, code } = await refused(["run", "--set", setting]);
    expect(code).toBe(3);
    expect(hint).toContain(`did you mean ${name}?`);
  });

  test("can be set to it, whatever the unit", async () => {
    const settings = [
      "funding.private.pledge=65조원",
      "private=2년",
      "hosting.shares=40%",
      "gpus.price=$76k",
    ];
    for (const setting of [...settings, "compute.open.year=2029"]) {
      const { err } = await baekjo(["run", "--set", setting]);
      const value = setting.split("=")[1] as string;
      const names = [...err.matchAll(/did you mean (\S+)\?/g)].map(([, name]) => name as string);
      expect(names.length, setting).toBeGreaterThan(0);
      for (const name of names) {
        const { err } = await baekjo(["run", "--set", `${name}=${value}`]);
        expect(err, `${name}=${value}`).not.toMatch(/is in |is needed|not a valid amount/);
      }
    }
  });

  test("is what is nearest, where no input can be set to it", async () => {
    const { hint } = await refused(["run", "--set", "inflation=abc"]);
    expect(hint).toContain("did you mean macro.inflation?");
  });
});

describe("years in other signs", () => {
  test.each([
    "2026-2030",
    "2026~2030",
    "2026 – 2030",
    "2026 to 2030",
    "2026...2030",
    "2026년부터 2030년까지",
  ])("%s", async (years) => {
    const { hint, code } = await refused(["run", "--years", years]);
    expect([hint.trim(), code]).toEqual(["did you mean 2026..2030? baekjo run --years 2026..2030", 2]);
  });

  test("of fiscal years, whose names have a hyphen", async () => {
    for (const years of ["2024-25-2030-31", "2024-25~2030-31", "2024-2030"]) {
      const { hint } = await refused(["run", "--plan", "india", "--years", years]);
      expect(hint.trim()).toBe(
        "did you mean 2024-25..2030-31? baekjo run --plan india --years 2024-25..2030-31",
      );
    }
  });

  test("two years in a row, of which one may be meant or both", async () => {
    const { err } = await baekjo(["run", "--years", "2026-2027"]);
    expect(err.match(/did you mean .*/g)).toEqual([
      "did you mean 2026? baekjo run --years 2026",
      "did you mean 2027? baekjo run --years 2027",
      "did you mean 2026..2027? baekjo run --years 2026..2027",
    ]);
  });

  test.each(["2030-2026", "500", "~2030"])("not %s", async (years) => {
    const { err } = await baekjo(["run", "--years", years]);
    expect(err).not.toContain("did you mean");
  });
});

describe("in every command that takes such a name", () => {
  test.each(takingInputs.map((args) => args("환율")))("%s %s %s", async (...args) => {
    const { hint, code } = await refused(args);
    expect(code).toBe(3);
    const command = args.map((word) => word.replace("환율", "fx.usd"));
    expect(hint).toContain("did you mean fx.usd?");
    for (const word of command.filter((each) => !each.includes(" "))) expect(hint).toContain(word);
  });

  test.each(takingMetrics.map((args) => args("누적수지")))("%s %s %s", async (...args) => {
    const { hint, code } = await refused(args);
    expect(code).toBe(3);
    expect(hint).toContain(
      `did you mean balance.public.cumulative? baekjo ${args.join(" ").replace("누적수지", "balance.public.cumulative")}`,
    );
  });

  test.each(takingScenarios.map((args) => args("십만장")))("%s %s %s", async (...args) => {
    const { hint, code } = await refused(args);
    expect(code).toBe(3);
    expect(hint).toContain("did you mean gpus-100k? baekjo ");
    expect(hint).not.toContain("십만장");
  });

  test.each([
    [["simulate", "--trials", "10", "--prob", "any(chatbot < 0)"], "any(programmes.ai_for_all.cost < 0)"],
    [["sweep", "gpus-50k", "gpus-100k", "--where", "last(cost) > 0"], "last(compute.cost) > 0"],
    [["solve", "last(cost) > 0", "--by", "fx.usd"], "last(compute.cost) > 0"],
    [["check", "--assert", "last(cost) > 0"], "last(compute.cost) > 0"],
  ])("in a condition: %j", async (args, text) => {
    const { hint, code } = await refused(args);
    expect(code).toBe(3);
    expect(hint).toContain(text);
  });
});

describe("a line in another order or form", () => {
  test.each([
    [["100k"], 2, "baekjo run gpus-100k"],
    [["gpus-100k"], 2, "baekjo run gpus-100k"],
    [["gpus-100k", "gpus-50k"], 2, "baekjo compare gpus-100k gpus-50k"],
    [["비교", "gpus-50k", "gpus-100k"], 2, "baekjo compare gpus-50k gpus-100k"],
    [["search", "new", "money"], 2, "baekjo list metrics new money"],
    [["version"], 2, "baekjo --version"],
    [["환율"], 2, "baekjo explain fx.usd"],
    [["fx.usd=1600"], 2, "baekjo run fx.usd=1600"],
    [["run", "gpus", "100k"], 2, "baekjo run gpus-100k"],
    [["run", "gpus-100k", "gpus-50k"], 2, "baekjo compare gpus-100k gpus-50k"],
    [["run", "gpus-100k", "+", "weak-won"], 2, "baekjo run gpus-100k+weak-won"],
    [["run", "gpus-100k+", "weak-won", "--wide"], 2, "baekjo run gpus-100k+weak-won --wide"],
    [["compare", "gpus-100k,gpus-50k"], 3, "baekjo compare gpus-100k gpus-50k"],
    [["run", "gpus-100k,gpus-50k"], 3, "baekjo compare gpus-100k gpus-50k"],
    [["explain", "gpus-100k", "compute.cost"], 3, "baekjo explain compute.cost gpus-100k"],
    [["cite", "gpus-100k", "compute.cost"], 3, "baekjo cite compute.cost gpus-100k"],
    [["explain", "compute.cost", "2028"], 3, "baekjo explain compute.cost@2028"],
    [["cite", "compute.cost", "2028"], 3, "baekjo cite compute.cost@2028"],
    [["explain", "2028", "compute.cost"], 3, "baekjo explain compute.cost@2028"],
    [["explain", "compute.cost", "gpus-100k", "2028"], 2, "baekjo explain compute.cost@2028 gpus-100k"],
    [["explain", "balance.public.2028"], 3, "baekjo explain balance.public@2028"],
    [["explain", "balance[2028]"], 3, "baekjo explain balance@2028"],
    [["cite", "at(balance, 2028)"], 3, "baekjo cite balance@2028"],
    [["explain", "balance.public", "--at", "2028"], 2, "baekjo explain balance.public@2028"],
    [["cite", "--at=2028", "balance", "gpus-100k"], 2, "baekjo cite balance@2028 gpus-100k"],
    [["run", "2028"], 3, "baekjo run --years 2028..2028"],
    [["run", "gpus-100k", "2028년"], 2, "baekjo run gpus-100k --years 2028..2028"],
    [["run", "--metric", "compute.cost@2028"], 3, "baekjo run --metric compute.cost --years 2028..2028"],
    [
      ["sweep", "--vary", "fx.usd=1400..1600/3", "--metric=uses.public@2028"],
      3,
      "baekjo sweep --vary fx.usd=1400..1600/3 --metric=uses.public --at 2028",
    ],
    [["sensitivity", "--metric", "uses.public@2028"], 3, "baekjo sensitivity --metric uses.public --at 2028"],
    [["explain", "gpus-100k"], 3, "baekjo run gpus-100k"],
    [["run", "compute.cost"], 3, "baekjo explain compute.cost"],
    [["run", "gpus-100k", "compute.cost"], 2, "baekjo run gpus-100k --metric compute.cost"],
    [["track", "2026-06-30"], 3, "baekjo track --as-of 2026-06-30"],
    [["track", "as-built", "2026-06-30"], 2, "baekjo track as-built --as-of 2026-06-30"],
    [["check", "gpus-50k"], 5, "baekjo check gpus-50k --assert 'all(balance.public.cumulative >= 0)'"],
    [["check", "1 < 2"], 5, "baekjo check --assert '1 < 2'"],
    [
      ["run", "--set", "funding.public.amount=1조", "4,600억"],
      3,
      "baekjo run --set 'funding.public.amount=1조 4,600억'",
    ],
    [["run", "--set", "new money=50%"], 2, "baekjo run --set funding.private.additionality=50%"],
    [
      ["simulate", "--prob", "P(any(compute.cost < 0)) < 5%"],
      2,
      "baekjo simulate --prob 'any(compute.cost < 0)'",
    ],
    [
      ["simulate", "--prob", "compute.cost@2028 < 0"],
      2,
      "baekjo simulate --prob 'at(compute.cost, 2028) < 0'",
    ],
    [["simulate", "--prob", "compute.cost > 20"], 3, "baekjo simulate --prob 'compute.cost > 20T'"],
    [["simulate", "--prob", "compute.power > 20"], 3, "baekjo simulate --prob 'compute.power > 20[MW]'"],
    [["list", "scenario"], 2, "baekjo list scenarios"],
    [["list", "시나리오"], 2, "baekjo list scenarios"],
    [["run", "--currency", "USD"], 2, "baekjo run --in USD"],
    [["run", "--currency=USD"], 2, "baekjo run --in=USD"],
    [["run", "--csv"], 2, "baekjo run --format csv"],
    [["help", "비교"], 2, "baekjo help compare"],
  ])("%j: exit %d, %s", async (args, code, command) => {
    const refusal = await refused(args);
    expect(refusal.code).toBe(code);
    expect(refusal.hint.endsWith(command)).toBe(true);
  });

  test("what is suggested can be pasted: it answers, or fails in another way", async () => {
    for (const args of [
      ["run", "100k"],
      ["explain", "gpus-100k", "compute.cost"],
      ["compare", "gpus-100k,gpus-50k"],
      ["run", "--set", "gpu=60000"],
    ]) {
      const [, command = ""] = /baekjo (.*)$/.exec((await refused(args)).hint) ?? [];
      expect((await baekjo(command.split(" "))).code).toBe(0);
    }
  });

  test("a year that the scenario does not have is in no name", async () => {
    for (const words of [["balance.public.2045"], ["balance.public", "--at", "2045"]]) {
      expect((await baekjo(["explain", ...words])).err).not.toContain("@2045");
    }
  });

  test.each(["https://example.org/a", "nowhere/plan.json"])("run is not offered %s either", async (word) => {
    for (const command of ["cite", "explain"]) {
      const { code, err } = await baekjo([command, word]);
      expect(code).toBe(3);
      expect(err).not.toContain("baekjo run");
    }
  });

  test("in Korean", async () => {
    const { err } = await baekjo(["run", "십만장", "--lang", "ko"]);
    expect(err).toContain("혹시 gpus-100k입니까? baekjo run gpus-100k --lang ko\n");
  });

  test("control characters of the line are not handed on", async () => {
    const { err } = await baekjo(["run", "weakwon", "--set", "x=\u001b[31m"]);
    expect(err).not.toContain("\u001b");
  });
});

describe("list looks through labels and synonyms of both languages", () => {
  test.each([
    ["metrics", "ai for all", "programmes.ai_for_all.cost"],
    ["metrics", "chatbot", "programmes.ai_for_all.cost"],
    ["metrics", "누적수지", "balance.public.cumulative"],
    ["metrics", "displac", "programmes.cut"],
    ["figures", "per person", "fund.dividend"],
    ["inputs", "전기요금", "energy.price"],
    ["inputs", "won", "fx.usd"],
    ["scenarios", "10만", "gpus-100k"],
    ["scenarios", "100k", "gpus-100k"],
  ])("%s %s", async (list, filter, name) => {
    for (const lang of ["en", "ko"]) {
      const { out, code } = await baekjo(["list", list, filter, "--lang", lang]);
      expect(code).toBe(0);
      expect(out).toContain(name);
    }
  });

  test("an input is not among the figures: the other list is named", async () => {
    expect(await baekjo(["list", "figures", "fx"])).toMatchObject({ out: "", code: 3 });
    expect((await baekjo(["list", "figures", "fx"])).err).toContain("see: baekjo list inputs fx");
  });
});

test.each([
  ["run", "--metric", "fx.usd"],
  ["run", "--metric", "compute.targ"],
  ["run", "--section", "nonsense"],
  ["run", "nonsense"],
  ["run", "--set", "nonsense=1"],
  ["simulate", "--metric", "fx.usd"],
  ["sweep", "--vary", "nonsense=1..2/2"],
  ["explain", "nonsense"],
  ["cite", "nonsense"],
  ["solve", "nonsense > 1", "--by", "fx.usd"],
  ["list", "parameters", "fx"],
  ["run", "--plan", "nonsense"],
])("%s %s %s: where an error says to look, there is an answer", async (...args) => {
  const { err, code } = await baekjo(args);
  expect(code).not.toBe(0);
  for (const [, command = ""] of err.matchAll(/see: baekjo (.+)$/gm)) {
    expect(await baekjo(command.split(" ")), command).toMatchObject({ code: 0, err: "" });
  }
});

test.each([
  ["rupee=90", "fx.usd=90"],
  ["루피=90", "fx.usd=90"],
  ["gpu=20000", "compute.target=20000"],
])("--set %s is found in India's plan as well", async (set, meant) => {
  const args = ["run", "--plan", "data/india/plan.json", "--set"];
  const { err, code } = await baekjo([...args, set]);
  expect(code).toBe(3);
  expect(err).toContain(`baekjo ${args.join(" ")} ${meant}\n`);
});

test("a plan's own synonyms are found, and those of unknown names refused", () => {
  const called = (synonyms: Record<string, string[]>) =>
    tinyWith({
      "tiny/plan.json": (plan) => {
        plan.synonyms = synonyms;
      },
    });
  const own = loadProject({
    dataDir: called({ "compute.target": ["Schnickschnack"], "programmes.npu": ["Zeugs"] }),
  });
  expect(suggestedNames("schnickschnack", own, ["input"])).toEqual(["compute.target"]);
  expect(suggestedNames("zeugs", own, ["metric"])[0]).toMatch(/^programmes\.npu\./);
  const { issues } = failing(() => loadProject({ dataDir: called({ "compute.traget": ["x"] }) }));
  expect(issues).toMatchObject([
    {
      id: "model.unknown-synonym",
      place: { line: expect.any(Number) },
      next: [{ values: { names: "compute.target" } }],
    },
  ]);
});
