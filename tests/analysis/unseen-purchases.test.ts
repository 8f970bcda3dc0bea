import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { baekjo } from "../helpers/cli.ts";
import { folder, root } from "../helpers/folders.ts";

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
    ...["us-iren-2026-03", "us-uf-hipergator", "cn-lianhua"],
  ]);
  const ratios = purchases.map(({ ratio }) => ratio).sort((a, b) => a - b);
  // 248 × 33,000 × 89.6% / 0.8375 × 1.24 dollars are 10.86 million.
  expect(purchases[0]?.ratio).toBeCloseTo(10 / 10.86, 3);
  expect(ratios[3]).toBeGreaterThan(0.9);
  expect(ratios[3]).toBeLessThan(1.1);
  // 50,000 × 60,900 dollars are 3.045 billion.
  expect(purchases[4]?.ratio).toBeCloseTo(3.5 / 3.045, 4);
  // 504 × 47,400 × 80% / 0.8375 × 1.07, a public buyer's in the shortage of 2024, are 24.42 million.
  expect(purchases[5]?.ratio).toBeCloseTo(24 / 24.4173, 4);
  // 693 million yuan are 97.87 million dollars at 7.0809; 2,640 × 33,000 × 89.6% × 1.24, of servers alone, are 96.80.
  expect(purchases[6]?.ratio).toBeCloseTo(97.87 / 96.8, 3);
  const error = ratios.reduce((sum, ratio) => sum + Math.abs(ratio - 1), 0) / 7;
  expect(error).toBeLessThanOrEqual(0.2);
  const page = readFileSync(join(root, "data/model.md"), "utf8");
  expect(page).toContain(
    `${(ratios[3] as number).toFixed(2)} of the model in the median, ${Math.round(error * 100)}% more`,
  );
  expect(purchases.filter(({ within_range }) => !within_range)).toEqual([]);
});

test("what was bought for 2026 cost more than the model, by what its page of method says", async () => {
  const shipped: readonly Scored[] = JSON.parse((await baekjo(["backtest", "--json"])).out).cases;
  const ratios = [...shipped, ...(await scored())]
    .filter(({ id }) => ["kr-msit-2026", "us-iren-msft-hw", "us-iren-2026-03"].includes(id))
    .map(({ ratio }) => ratio.toFixed(2));
  expect(ratios.sort()).toEqual(["1.11", "1.15", "1.16"]);
  expect(readFileSync(join(root, "data/model.md"), "utf8")).toContain("bought for 2026 cost 1.11 to 1.16 of");
});

test("what is announced, estimated or remarked, or of GPUs without a name, is apart: 18 such sums, seven of them in the range", async () => {
  const others = (await scored()).filter(({ group }) => group === "others");
  expect(others).toHaveLength(18);
  expect(others.filter(({ within_range }) => within_range)).toHaveLength(7);
  const ratios = others.map(({ ratio }) => ratio);
  expect(Math.min(...ratios)).toBeCloseTo(0.3, 1);
  expect(Math.max(...ratios)).toBeCloseTo(2.4, 1);
  // In the middle they are not far from it.
  const sorted = ratios.sort((a, b) => a - b);
  expect(((sorted[8] as number) + (sorted[9] as number)) / 2).toBeCloseTo(0.9, 1);
});

test("the maker's own brand costs twice the model and more, but for one buyer, as the page of method says", async () => {
  const file = join(folder(), "brand.json");
  const kept = ["us-ualbany", "us-mitre-2024", "fr-iliad", "us-uf-hipergator"];
  const all = JSON.parse(readFileSync(join(root, "tests/fixtures/unseen.json"), "utf8"));
  for (const id of Object.keys(all.cases)) if (!kept.includes(id)) delete all.cases[id];
  delete all.cases["us-ualbany"].apart;
  writeFileSync(file, JSON.stringify(all));
  const rows: readonly Scored[] = JSON.parse(
    (await baekjo(["backtest", "--cases", file, "--json"])).out,
  ).cases;
  const ratioOf = (id: string) => rows.find((row) => row.id === id)?.ratio;
  // 16.5 million dollars / 192 are 85,938, over 33,000 × 80% / 0.8375 × 1.07.
  expect(ratioOf("us-ualbany")).toBeCloseTo(85_937.5 / 33_729, 3);
  expect(ratioOf("us-mitre-2024")).toBeCloseTo(2.3, 1);
  expect(ratioOf("fr-iliad")).toBeCloseTo(2.4, 1);
  expect(ratioOf("us-uf-hipergator")).toBeLessThan(1);
  // Resellers ask 41,217 to 46,875 dollars a GPU for it; its software is 1,125 or 4,500 a year, for three years or five.
  const asked = (server: number, software: number) => ((server / 0.8375) * 1.07 + software) / 33_729;
  const [least, most] = [asked(41_217, 3 * 1125), asked(46_875, 5 * 4500)].map((ratio) => ratio.toFixed(1));
  expect(readFileSync(join(root, "data/model.md"), "utf8")).toContain(
    `would make ${least} to ${most} times the model of a public buyer`,
  );
});

test("a building of which a sum and a power are known costs more than the model", async () => {
  const site = (await scored()).find(({ id }) => id === "de-schwarz-building");
  // 2.5 billion euro / 0.8845 / 200 MW, over 11.5 million / 1.06 a MW of IT, of which a site's peak is 1.35 times.
  expect(site?.ratio).toBeCloseTo(2500 / 0.8845 / 200 / (11.5 / 1.06 / 1.35), 3);
});
