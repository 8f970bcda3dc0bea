import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { baekjo } from "../helpers/cli.ts";
import { root } from "../helpers/folders.ts";

const file = "tests/fixtures/unseen.json";
const { cases } = JSON.parse(readFileSync(join(root, file), "utf8"));
const projects = readFileSync(join(root, "data/projects.json"), "utf8");

interface Scored {
  readonly id: string;
  readonly group: string;
  readonly ratio: number;
  readonly within_range: boolean;
  readonly shared_inputs: readonly string[];
}

const scored = async (): Promise<readonly Scored[]> =>
  JSON.parse((await baekjo(["backtest", "--cases", file, "--json"])).out).cases;

test("no case is among those that the model was held against, and none informed an input", async () => {
  for (const id of Object.keys(cases)) expect(projects).not.toContain(`"${id}"`);
  for (const { shared_inputs } of await scored()) expect(shared_inputs).toEqual([]);
});

test("purchases of H100 or later: near the model in the middle, a fifth off in the mean, four in five in its range", async () => {
  const purchases = (await scored()).filter(({ group }) => group === "recent");
  expect(purchases.map(({ id }) => id)).toEqual([
    ...["us-iren-2023-08", "us-iren-2025-09", "in-yotta-2023", "us-xai-fulton"],
    ...["us-iren-2026-03", "us-uf-hipergator"],
  ]);
  const ratios = purchases.map(({ ratio }) => ratio).sort((a, b) => a - b);
  // 248 × 33,000 × 89.6% / 0.8375 × 1.24 dollars are 10.86 million.
  expect(purchases[0]?.ratio).toBeCloseTo(10 / 10.86, 3);
  for (const middle of [ratios[2], ratios[3]]) {
    expect(middle).toBeGreaterThan(0.9);
    expect(middle).toBeLessThan(1.1);
  }
  // 50,000 × 60,900 dollars are 3.045 billion.
  expect(purchases[4]?.ratio).toBeCloseTo(3.5 / 3.045, 4);
  // 504 × 47,400 × 81% / 0.8375 × 1.07, a public buyer's in the shortage of 2024, are 24.72 million.
  expect(purchases[5]?.ratio).toBeCloseTo(24 / 24.7225, 4);
  expect(ratios.reduce((sum, ratio) => sum + Math.abs(ratio - 1), 0) / 6).toBeLessThanOrEqual(0.2);
  // The one outside is the one whose page speaks of chips alone.
  expect(purchases.filter(({ within_range }) => !within_range).map(({ id }) => id)).toEqual([
    "in-yotta-2023",
  ]);
});

test("what was bought for 2026 cost more than the model, by what its page of method says", async () => {
  const shipped: readonly Scored[] = JSON.parse((await baekjo(["backtest", "--json"])).out).cases;
  const ratios = [...shipped, ...(await scored())]
    .filter(({ id }) => ["kr-msit-2026", "us-iren-msft-hw", "us-iren-2026-03"].includes(id))
    .map(({ ratio }) => ratio.toFixed(2));
  expect(ratios.sort()).toEqual(["1.11", "1.15", "1.16"]);
  expect(readFileSync(join(root, "data/model.md"), "utf8")).toContain("bought for 2026 cost 1.11 to 1.16 of");
});

test("what is announced, estimated or remarked is apart: ten such sums, four of them in the range", async () => {
  const others = (await scored()).filter(({ group }) => group === "others");
  expect(others).toHaveLength(10);
  expect(others.filter(({ within_range }) => within_range)).toHaveLength(4);
  const ratios = others.map(({ ratio }) => ratio);
  expect(Math.min(...ratios)).toBeCloseTo(0.5, 1);
  expect(Math.max(...ratios)).toBeCloseTo(2.3, 1);
});
