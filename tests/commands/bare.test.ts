import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { baekjo } from "../helpers/cli.ts";

/** Each command with an option that takes a condition. */
const asking: readonly (readonly [string, ...string[]])[] = [
  ["--prob", "simulate", "--trials", "200"],
  ["--assert", "check"],
  ["--where", "sweep", "--vary", "fx.usd*=0.9..1.1:0.1"],
  ["--subject-to", "solve", "--min", "compute.target"],
];

describe("a bare number beside an input that the plan states in months", () => {
  test.each(asking)("is questioned by %s of %s", async (option, ...command) => {
    const { out, err, code } = await baekjo([...command, option, "compute.delay >= 6"]);
    const line = `baekjo ${command.join(" ").replace(/\S*\*\S*/, "'$&'")}`;
    expect([out, code]).toEqual(["", 2]);
    expect(err).toBe(
      `error: compute.delay is shown in months, and 6 beside it would be read as 6[years]: write the unit
  ${option} | compute.delay >= 6
  ${" ".repeat(option.length)} |                  ^
  did you mean compute.delay >= 6[months]? ${line} ${option} 'compute.delay >= 6[months]'
  for exactly that, write compute.delay >= 6[years]: ${line} ${option} 'compute.delay >= 6[years]'
`,
    );
  });

  test("in Korean", async () => {
    const { out, err, code } = await baekjo(["check", "--assert", "6 < compute.delay", "--lang", "ko"]);
    expect([out, code]).toEqual(["", 2]);
    expect(
      err,
    ).toBe(`오류: compute.delay의 표시 단위는 months인데, 단위 없는 6은 6[years]로 읽힙니다: 단위를 함께 쓰십시오
  --assert | 6 < compute.delay
           | ^
  혹시 6[months] < compute.delay입니까? baekjo check --assert '6[months] < compute.delay' --lang ko
  바로 그 값이라면 6[years] < compute.delay로 쓰십시오: baekjo check --assert '6[years] < compute.delay' --lang ko
`);
  });

  test.each([
    ["not (compute.delay + 6 > fx.usd / fx.usd)", "6[months]"],
    ["max(compute.delay, -3) > 0", "-3[months]"],
    ["any(compute.cost > 0) and compute.delay <> 6", "6[months]"],
    ["P(compute.delay > 6) < 10%", "6[months]"],
  ])("wherever it stands in %s", async (condition, meant) => {
    const { err, code } = await baekjo(["check", "--assert", condition]);
    expect(code).toBe(2);
    expect(err).toContain(meant);
  });

  test("what is offered is taken, and says what it says: half a year is six months", async () => {
    const holds = async (condition: string) =>
      (await baekjo(["check", "--set", "compute.delay=6", "--assert", condition])).code;
    expect(await holds("compute.delay = 6[months]")).toBe(0);
    expect(await holds("compute.delay = 0.5[years]")).toBe(0);
    expect(await holds("compute.delay = 6[years]")).toBe(1);
    // 0 is the same in both, and what is multiplied is converted on purpose.
    expect(await holds("compute.delay > 0 and compute.delay * 12 = 6")).toBe(0);
    // A model's own word for a length of time is years: that is shown, and read.
    expect(await holds("funding.private.delay < 6")).toBe(0);
  });

  test("so it is in a file of checks, at its place, and the other checks are asked all the same", async () => {
    const cwd = mkdtempSync(join(tmpdir(), "baekjo-bare-"));
    onTestFinished(() => rmSync(cwd, { recursive: true }));
    const checks = ["compute.delay < 6", "1 < 2"].map((assert, i) => ({ id: `c${i}`, assert }));
    const file = join(cwd, "c.json");
    writeFileSync(file, JSON.stringify({ format: "baekjo/checks/1", checks }, null, 2));
    const { out, err, code } = await baekjo(["check", file]);
    expect(code).toBe(3);
    expect(out).toContain("1 passed, 0 failed, 0 warned, 1 could not be evaluated");
    expect(err).toContain("compute.delay is shown in months");
    expect(err).toContain(`${file}:6:34`);
  });
});

describe("a bare number beside what is shown in %", () => {
  test("is the share that a formula means, up to the whole", async () => {
    for (const condition of [
      "hosting.load < 0.9 and hosting.load > 0.5",
      "hosting.in_kind.share + hosting.paid.share + hosting.own.share = 1",
      // Factors, and products that are converted on purpose.
      "all(1 + macro.growth > 1.01) and all(1 + macro.growth < 1.2)",
      "hosting.load * 100 > 50",
    ]) {
      expect((await baekjo(["check", "--assert", condition])).code, condition).toBe(0);
    }
  });

  test.each(asking)("is questioned above the whole by %s of %s", async (option, ...command) => {
    const { out, err, code } = await baekjo([...command, option, "hosting.load < 90"]);
    expect([out, code]).toEqual(["", 2]);
    expect(err).toContain(
      "hosting.load is shown in %, and 90 beside it would be read as 9000%: write the unit",
    );
    expect(err).toContain("did you mean hosting.load < 90%?");
    expect(err).toContain("for exactly that, write hosting.load < 9000%: baekjo");
  });

  test.each([
    ["50 < hosting.load", "50% < hosting.load"],
    ["hosting.load + 5 > 60%", "hosting.load + 5% > 60%"],
    ["hosting.paid.share + hosting.own.share >= 70", "hosting.paid.share + hosting.own.share >= 70%"],
    ["funding.public.gdp_share.mean < 1.5", "funding.public.gdp_share.mean < 1.5%"],
    ["any(macro.growth < -2)", "any(macro.growth < -2%)"],
  ])("is questioned in %s", async (condition, meant) => {
    const { err, code } = await baekjo(["check", "--assert", condition]);
    expect(code).toBe(2);
    expect(err).toContain(`did you mean ${meant}?`);
  });
});
