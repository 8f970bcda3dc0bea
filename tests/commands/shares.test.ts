import { describe, expect, test } from "vitest";
import { baekjo } from "../helpers/cli.ts";

const contradictory = ["--set", "compute.payers.firms=0", "--set", "compute.payers.state=1%"];
const said = "error: gpus-50k: Payers of compute add to 1%: state 1%\n";

describe("inputs that contradict each other", () => {
  test.each([
    [["run"]],
    [["compare", "gpus-50k", "gpus-100k"]],
    [["sweep", "--vary", "fx.usd=1300..1500/3"]],
    [["solve", "--max", "compute.target", "--subject-to", "all(balance.public.cumulative >= 0)"]],
    [["simulate", "--trials", "100"]],
    [["sensitivity"]],
    [["explain", "compute.cost"]],
    [["explain", "compute.payers.firms"]],
    [["explain", "--diff", "gpus-50k", "gpus-100k", "compute.cost"]],
    [["cite", "compute.cost"]],
    [["check", "--assert", "compute.target > 0[GPU]"]],
    [["check", "--assert", "P(compute.target > 0[GPU]) >= 50%", "--assert", "2 < 1"]],
    [["track"]],
    [["report", "--format", "json"]],
  ])("are one error in %s", async (args) => {
    const { out, err, code } = await baekjo([...args, ...contradictory]);
    expect([out, code]).toEqual(["", 3]);
    expect(err).toContain(said);
    expect(err).toContain("leave out compute.payers.state");
    expect(err).not.toMatch(/[ \t]$/m);
  });

  test("are told in Korean as every sentence of the program is", async () => {
    const { err, code } = await baekjo(["run", ...contradictory, "--lang", "ko"]);
    expect(code).toBe(3);
    expect(err).toContain("오류: gpus-50k: 컴퓨팅 부담 비중 합이 1%입니다: state 1%\n");
  });

  test("are counted where there are many points", async () => {
    const swept = await baekjo([
      "sweep",
      "--vary",
      "hosting.in_kind.share=50%..90%/5",
      "--metric",
      "compute.cost",
    ]);
    expect(swept.out).toContain("At 2 of the points the inputs contradict each other");
    const drawn = [
      "--set",
      "compute.payers.firms=70%[40%..100%]",
      "--set",
      "compute.payers.local=30%[0%..60%]",
    ];
    const simulated = await baekjo(["simulate", ...drawn, "--trials", "1000", "--json"]);
    const [broken] = JSON.parse(simulated.out).violations;
    expect(broken).toMatchObject({ requirement: "Payers of compute must add to 100%." });
    expect(broken.trials).toBeGreaterThan(400);
    expect(broken.trials).toBeLessThan(600);
  });
});

test("the part that is the rest is shown as what it is", async () => {
  const explained = (await baekjo(["explain", "compute.payers.state", "gpus-200k"])).out.replaceAll(
    /\s+/g,
    " ",
  );
  expect(explained).toContain("Share of GPU cost paid by the state: 19.7277%");
  expect(explained).toContain(
    "the rest: what the other parts leave of 100% (Payers of compute: compute.payers.local,",
  );
  expect(explained).toContain("It changes when the other parts do, and not by itself.");
  const under = (await baekjo(["explain", "hosting.own.due", "--depth", "2"])).out;
  expect(under).toContain("= 100% - hosting.in_kind.share - hosting.paid.share");
  expect((await baekjo(["list", "inputs", "hosting.own.share"])).out).toContain("40% (the rest)");
  const { items } = JSON.parse((await baekjo(["list", "inputs", "hosting.own.share", "--json"])).out);
  expect(items).toMatchObject([{ value: 40, rest: ["hosting.in_kind.share", "hosting.paid.share"] }]);
});

describe("who sets the rest by hand learns what to type instead", () => {
  test("and what is said works when typed in", async () => {
    const { err, code } = await baekjo(["run", "--set", "hosting.own.share=50%"]);
    expect(code).toBe(3);
    expect(err).toContain("Ways of hosting new power add to 110%: in_kind 30%, paid 30%, own 50%");
    expect(err).toContain("add --set hosting.paid.share=rest");
    const both = ["--set", "hosting.own.share=50%", "--set", "hosting.paid.share=rest"];
    expect((await baekjo(["run", ...both])).code).toBe(0);
  });

  test("in solve, where it cannot be looked for", async () => {
    const asked = [
      "solve",
      "--max",
      "hosting.own.share",
      "--subject-to",
      "last(balance.public.cumulative) >= -5조",
    ];
    const { out, err, code } = await baekjo([...asked, "gpus-100k"]);
    expect([out, code]).toEqual(["", 3]);
    expect(err).toContain("hosting.own.share is the rest of 100%");
    const [typed] = /--set hosting\.in_kind\.share=rest --set hosting\.own\.share=40%/.exec(err) ?? [];
    expect((await baekjo([...asked, "gpus-100k", ...(typed as string).split(" ")])).code).toBe(0);
  });
});

describe("solve", () => {
  test.each([[["gpus-200k"]], [["--set", "compute.target=200000", "--between", "0%..100%"]]])(
    "finds the private share that is needed: %s",
    async (more) => {
      const condition = "last(balance.public.cumulative) >= 0";
      const { out, code } = await baekjo([
        "solve",
        "--min",
        "compute.payers.firms",
        "--subject-to",
        condition,
        ...more,
        "--json",
      ]);
      const { optimum, proved, answers, infeasible_ranges } = JSON.parse(out);
      expect([code, proved, infeasible_ranges]).toEqual([0, true, undefined]);
      // The least share: just below it the money does not last.
      const left = async (firms: number) => {
        const set = ["--set", "compute.target=200000", "--set", `compute.payers.firms=${firms}%`];
        const run = await baekjo(["run", ...set, "--metric", "balance.public.cumulative", "--json"]);
        return JSON.parse(run.out).rows[0].total;
      };
      expect(await left(optimum)).toBeGreaterThanOrEqual(0);
      expect(await left(answers[0].next_below)).toBeLessThan(0);
    },
  );

  test("says where inputs contradict each other, and calls the end beside that by its name", async () => {
    const asked = [
      "--subject-to",
      "last(balance.public.cumulative) >= 0",
      "--set",
      "compute.payers.local=30%",
    ];
    const json = JSON.parse(
      (await baekjo(["solve", "--max", "compute.payers.firms", ...asked, "--json"])).out,
    );
    expect(json).toMatchObject({
      optimum: 70,
      proved: true,
      answers: [{ to: 70, next_above: 70.0000001, next_above_is: "infeasible" }],
      infeasible_ranges: [
        { from: 70.0000001, to: 100, requirements: ["Payers of compute must add to 100%."] },
      ],
    });
    const { out } = await baekjo(["solve", "--max", "compute.payers.firms", ...asked]);
    expect(out).toContain("at 70.0000001 the inputs contradict each other");
    expect(out).not.toContain("fails\n");
    expect(out.replaceAll(/\s+/g, " ")).toContain(
      "Verified over the whole range: no larger value works where the inputs do not contradict each other",
    );
  });

  test("answers an equality that no whole value meets with the two beside it, and the question to ask", async () => {
    const asked = ["solve", "total(compute.cost) = 10조", "--by", "compute.target"];
    const { out, code } = await baekjo([...asked, "--json"]);
    const { answers, nearest, suggested_condition: instead, proved } = JSON.parse(out);
    expect([code, answers, proved, instead]).toEqual([4, [], true, "total(compute.cost) <= 10조"]);
    const [few, more] = nearest.map((each: { input_value: number }) => each.input_value);
    expect(more).toBe(few + 1);
    const [below, above] = nearest as { left: number; right: number; unit: string }[];
    expect(below?.left).toBeLessThan(10e12);
    expect(above?.left).toBeGreaterThan(10e12);
    expect(below).toMatchObject({ right: 10e12, unit: "KRW" });
    const text = (await baekjo(asked)).out;
    for (const part of [few.toLocaleString("en"), more.toLocaleString("en"), "total(compute.cost) <= 10조"])
      expect(text).toContain(part);
  });

  test("says where a condition is undefined, and so not met", async () => {
    const { undefined_ranges: missing, answers } = JSON.parse(
      (await baekjo(["solve", "balance.public.short <= 2028", "--by", "compute.target", "--json"])).out,
    );
    // Up to the most GPUs for which the money lasts it is never short.
    const lasting = [
      "solve",
      "--max",
      "compute.target",
      "--subject-to",
      "all(balance.public.cumulative >= 0)",
    ];
    const { optimum: best } = JSON.parse((await baekjo([...lasting, "--json"])).out);
    // Single GPUs more or less round the years apart: there may be gaps just below the most.
    expect([missing[0].from, missing.at(-1).to]).toEqual([0, best]);
    expect(answers[0].from).toBeGreaterThan(best);
  });
});

test("a tornado takes the rest along with an input at its ends, and does not take it by itself", async () => {
  const ranged = ["--set", "hosting.paid.share=30%[10%..50%]", "--metric", "compute.cost", "--json"];
  const { tornado } = JSON.parse((await baekjo(["sensitivity", ...ranged])).out);
  const bar = tornado.find(({ input }: { input: string }) => input === "hosting.paid.share");
  const cost = async (share: string) => {
    const run = await baekjo([
      "run",
      "--set",
      `hosting.paid.share=${share}`,
      "--metric",
      "compute.cost",
      "--json",
    ]);
    return JSON.parse(run.out).rows[0].total;
  };
  expect([bar.low.value, bar.high.value]).toEqual([await cost("10%"), await cost("50%")]);
  expect(tornado.map(({ input }: { input: string }) => input)).not.toContain("hosting.own.share");
});
