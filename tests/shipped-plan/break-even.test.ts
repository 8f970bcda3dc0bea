/** The value up to which the money lasts, which stands in the first sentence of `run`: held to runs at both sides of it. */

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { headlineBreakEven, shippedBreakEvens } from "../../src/analysis/compare/break-even.ts";
import { recordOf } from "../../src/files/cache/recording.ts";
import { openSnapshot, takeSnapshot } from "../../src/files/cache/snapshot.ts";
import { filesOf } from "../../src/files/json/read-file.ts";
import type { BreakEven, Project } from "../../src/plan/types.ts";
import { baekjo } from "../helpers/cli.ts";
import { dataDir, everyScenario, shipped, shippedScenario } from "../helpers/shipped.ts";

interface Result {
  readonly break_even?: BreakEven;
  readonly finding: Readonly<Record<"en" | "ko", string>>;
  readonly rows: readonly { readonly metric: string; readonly values: readonly number[] }[];
}

async function run(...args: readonly string[]): Promise<Result> {
  const { out, err } = await baekjo(["run", ...args, "--json"]);
  if (out === "") throw new Error(err);
  return JSON.parse(out);
}

const balance = "balance.public.cumulative";

async function lastsAt(value: number, { input, unit }: BreakEven, ...args: readonly string[]) {
  const { rows } = await run(...args, "--set", `${input}=${value} ${unit}`, "--metric", balance);
  return (rows.find(({ metric }) => metric === balance)?.values ?? [Number.NaN]).every((each) => each >= 0);
}

describe("in the first sentence of run", () => {
  it.each(everyScenario)(
    "$plan, $id: lasts at the number said, and not at the next",
    async ({ plan, id }) => {
      const { break_even: found, finding } = await run(id, "--plan", plan);
      if (found === undefined) {
        expect(finding.en).not.toContain("break-even");
        return;
      }
      expect(found.insufficient - found.sufficient).toBe(1);
      expect(finding.en).toContain(`the break-even is ${found.sufficient.toLocaleString("en-US")} GPUs`);
      expect(finding.ko).toContain("수지 균형점은");
      expect(await lastsAt(found.sufficient, found, id, "--plan", plan)).toBe(true);
      expect(await lastsAt(found.insufficient, found, id, "--plan", plan)).toBe(false);
    },
  );

  it("says what it counts: H100-equivalents in the United Kingdom, as its target does, and GPUs where chips are counted", async () => {
    const said = async (...args: readonly string[]) => (await run(...args)).finding;
    const uk = ["--plan", "uk"];
    expect((await said(...uk)).en).toMatch(
      /break-even is 54,\d{3} GPUs \(target, counted in H100-equivalents\)/,
    );
    expect((await said(...uk)).ko).toContain("H100 환산 대수");
    expect((await said("by-count", ...uk)).en).toContain("(target number of GPUs)");
    const asCompute = await said("gpus-100k", "--set", "compute.target.by_compute=1");
    expect(asCompute.en).toContain("(target, counted in GPUs of the reference performance)");
    const asGpus = await said(...uk, "--set", "compute.target.reference=2");
    expect(asGpus.en).toContain("(target, counted in GPUs of the reference performance)");
  });

  it("is the same number that solve finds", async () => {
    const condition = ["--subject-to", `all(${balance} >= 0)`, "--json"];
    const { out } = await baekjo(["solve", "gpus-100k", "--max", "compute.target", ...condition]);
    const { break_even: found } = await run("gpus-100k");
    expect(JSON.parse(out).finding.en).toContain(`${found?.sufficient.toLocaleString("en-US")} GPUs`);
  });

  it("is of the scenario as it is changed, over the years requested", async () => {
    const { break_even: own } = await run();
    for (const args of [
      ["--set", "fx.usd*=1.2"],
      ["--years", "2026..2028"],
    ]) {
      const { break_even: changed } = await run(...args);
      expect(changed?.sufficient).not.toBe(own?.sufficient);
      expect(await lastsAt(changed?.sufficient ?? Number.NaN, changed as BreakEven, ...args)).toBe(true);
      expect(await lastsAt(changed?.insufficient ?? Number.NaN, changed as BreakEven, ...args)).toBe(false);
    }
  });

  it("is not said of another metric", async () => {
    const { break_even: found, finding } = await run("--metric", "compute.cost");
    expect(found).toBeUndefined();
    expect(finding.en).not.toContain("break-even");
  });
});

it("is what it was when the package was built, for what ships as it ships and for nothing else", () => {
  const folder = mkdtempSync(join(tmpdir(), "baekjo-"));
  const kept = join(folder, "shipped.bin");
  const known = { ...shipped, breakEvens: shippedBreakEvens(shipped) };
  writeFileSync(kept, takeSnapshot(known, recordOf(shipped), dataDir));
  const snapshot = openSnapshot(kept, dataDir, filesOf({ dataDir })) as Project;
  rmSync(folder, { recursive: true });
  expect(snapshot.breakEvens?.size).toBeGreaterThan(10);
  for (const name of shipped.scenarioNames) {
    const scenario = shippedScenario(name);
    expect(headlineBreakEven(snapshot, scenario)).toEqual(headlineBreakEven(shipped, scenario));
    const changed = shippedScenario(name, ["fx.usd*=1.2"]);
    expect(headlineBreakEven(snapshot, changed)).toEqual(headlineBreakEven(shipped, changed));
    const longer = shippedScenario(name, [], "2026..2031");
    expect(headlineBreakEven(snapshot, longer)).toEqual(headlineBreakEven(shipped, longer));
  }
});
