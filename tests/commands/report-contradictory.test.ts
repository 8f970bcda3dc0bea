/** Pages, with inputs that can be moved too, of simulations in which the inputs of some trials contradict each other. */
import { describe, expect, test } from "vitest";
import { baekjo } from "../helpers/cli.ts";
import { decoded } from "../helpers/page.ts";

/** What firms may pay reaches 100%: beside 20% of others that is too much in every third trial or so, and beside nothing never. */
const firms = ["--set", "compute.payers.firms=70%[40%..100%]"];
const others = "compute.payers.local=20%";
const trials = 300;

describe.each([
  ["in one scenario of two", ["gpus-100k", `gpus-100k+${others}`, ...firms]],
  ["in all alike", ["gpus-100k", ...firms, "--set", others]],
] as const)("contradictory trials %s", (_, args) => {
  test.each(["en", "ko"])("are left out of every share, and said, in %s", async (lang) => {
    const asked = ["report", ...args, "--trials", String(trials), "--as-of", "2026-06-30", "--lang", lang];
    const json = JSON.parse((await baekjo([...asked, "--format", "json"])).out);
    // The trials of each histogram are those that are left.
    const kept: readonly number[] = json.histograms.map(
      ({ counts, below, above }: { counts: readonly number[]; below: number; above: number }) =>
        counts.reduce((sum, each) => sum + each, below + above),
    );
    expect(Math.min(...kept)).toBeGreaterThan(trials / 3);
    expect(Math.min(...kept)).toBeLessThan(trials);
    const { out, code } = await baekjo([...asked, "--format", "html", "--interactive"]);
    expect(code).toBe(0);
    const page = decoded(out.replaceAll(/<(?:style|script)[^>]*>.*?<\/(?:style|script)>|<[^>]*>/gs, " "));
    const says = { en: "Payers of compute must add to 100%", ko: "100%여야 합니다" }[lang] as string;
    const [said = ""] =
      /(?:Trials in which the inputs contradict|입력값이 서로 모순되는 모의실험은)[^<]*?(?:remain [^.]*|남았습니다|남은 횟수: [^.]*)\./.exec(
        page,
      ) ?? [];
    expect(said).toContain(says);
    for (const count of kept) expect(said).toContain(String(count));
    // A number of trials is never that of what a scenario is called by: "396 of 50,000 GPUs".
    expect(said).not.toMatch(/\d of \d{2,3},\d{3} GPUs/);
    // Shares are of the trials that are left, so that each is a whole number of them.
    for (const { scenario, years, probability_never: never } of json.first_years) {
      const place = json.histograms.findIndex((each: { scenario: string }) => each.scenario === scenario);
      const count = kept[place] as number;
      const shares = [...years.map((each: { probability: number }) => each.probability), never];
      for (const share of shares)
        expect(Math.abs(share * count - Math.round(share * count))).toBeLessThan(1e-6);
      expect(shares.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 9);
    }
  });
});
