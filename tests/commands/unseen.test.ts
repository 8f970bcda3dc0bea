import { describe, expect, test } from "vitest";
import { baekjo } from "../helpers/cli.ts";

const late = "--set compute.delay=2years --set funding.private.delay=2years";

describe("--years that leave something out of sight", () => {
  test("for two years later: what runs dry, what is in no total, and how to write a delay", async () => {
    const { err, code } = await baekjo(["run", "--years", "2028..2032"]);
    expect(code).toBe(0);
    const notes = err.trimEnd().split("\n");
    expect(notes.slice(1)).toEqual([
      expect.stringMatching(/^note: zero in 2031\.\.2032, which the plan does not name: .*funding/i),
      "note: calculated over 2026..2032 and shown for 2028..2032: the totals leave out the funding, spending and purchases of 2026..2027; " +
        `to delay the plan by 2 years instead, write ${late}`,
    ]);
  });

  test("the delay offered is taken, and said no more", async () => {
    const moved = ["run", "--years", "2028..2032", ...late.split(" ")];
    const { err, code } = await baekjo(moved);
    expect(code).toBe(0);
    expect(err).not.toContain("to delay");
  });

  test("a target year behind the years shown is named, in Korean too", async () => {
    const asked = async (...more: string[]) => (await baekjo(["run", "--years", "2026..2028", ...more])).err;
    expect(await asked()).toMatch(
      /^note: after the years shown \(2026\.\.2028\): .* \(compute\.target\.year\) 2030$/m,
    );
    const korean = await asked("--lang", "ko");
    expect(korean).toMatch(
      /^참고: 표시된 기간\(2026\.\.2028\) 뒤에 오는 연도: .*\(compute\.target\.year\) 2030$/m,
    );
    expect(korean).toContain("2029..2030의 재원·지출·구매는 표시된 합계에 들어가지 않습니다");
  });

  test("another plan has its own years", async () => {
    const { err } = await baekjo(["run", "--plan", "data/india/plan.json", "--years", "2026..2030"]);
    expect(err).toContain("note: zero in 2029-30..2030-31, which the plan does not name: ");
    expect(err).toContain(
      "the funding, spending and purchases of 2024-25..2025-26; to delay the plan by 2 years",
    );
  });

  test.each([["2026..2030"], ["2026..2030", "--lang", "ko"]])(
    "the plan's own years say nothing",
    async (...years) => {
      expect((await baekjo(["run", "--years", ...years])).err).toBe("");
    },
  );
});
