import { describe, expect, test } from "vitest";
import { baekjo } from "../helpers/cli.ts";

const sweep = (...args: string[]) => baekjo(["sweep", "--vary", ...args]);
const finding = (out: string) => out.split("\n\n")[0]?.replaceAll("\n", " ");

describe("the values of an axis", () => {
  test.each([
    [
      "compute.target=50000..50000:10",
      "50000..50000 is a single value: the second number must be above the first",
    ],
    [
      "compute.target=50000..50000/3",
      "50000..50000 is a single value: the second number must be above the first",
    ],
    ["compute.target=60000..50000:10", "60000..50000 runs backwards: write the smaller number first"],
    ["compute.target=50000..100000:60k", "a step of 60k is longer than the range: only 50000 would be left"],
  ])("%s are refused", async (axis, message) => {
    const { out, err, code } = await sweep(axis);
    expect([out, code, err.split("\n")[0]]).toEqual(["", 2, `error: ${message}`]);
  });

  test("a step as long as the range has both ends", async () => {
    const { out } = await sweep("compute.target=50000..100000:50000", "--json");
    expect(JSON.parse(out).axes[0].count).toBe(2);
  });

  test("are told by size, in whatever order they are listed", async () => {
    const [listed, sorted] = await Promise.all([
      sweep("compute.target=[200000,50000,60000]"),
      sweep("compute.target=[50000,60000,200000]"),
    ]);
    expect(finding(listed.out)).toBe(finding(sorted.out));
    expect(finding(listed.out)).toContain("it crosses zero between 60,000 GPUs and 200,000 GPUs");
  });

  test("one value is told as one", async () => {
    const [once, twice] = await Promise.all([
      sweep("compute.target=[60000]"),
      sweep("compute.target=[60000,60000]"),
    ]);
    expect(finding(once.out)).toMatch(
      /^Cumulative public balance at the end of 2030 is [^,]* at 60,000 GPUs \(target number of GPUs\)\.$/,
    );
    expect(finding(twice.out)).toBe(finding(once.out));
  });

  test("take the place of --set, which is said; what they only multiply, or set in one year, is not", async () => {
    const note = "note: --vary sets fx.usd at every point: what --set gives it has no effect\n";
    const set = ["--set", "fx.usd=1400"];
    expect((await sweep("fx.usd=1400..1600/3", ...set)).err).toBe(note);
    expect((await sweep("fx.usd*=0.9..1.1/3", ...set)).err).toBe("");
    expect((await sweep("fx.usd@2028=1400..1600/3", ...set)).err).toBe("");
    expect((await sweep("fx.usd=1400..1600/3")).err).toBe("");
  });
});

test("plans whose years begin in other months are compared with a note, those of one calendar without", async () => {
  const compare = async (a: string, b: string) =>
    (await baekjo(["compare", "--plan", a, "--plan", b, "--in", "USD"])).err;
  expect(await compare("canada", "uk")).toContain(
    "note: a year of canada does not begin when one of uk does: 2026-27 in 2026-04, 2026 in 2026-01; they are compared by their numbers\n",
  );
  expect(await compare("canada", "japan")).not.toContain("does not begin when");
  expect(await compare("eu", "uk")).not.toContain("does not begin when");
});

test("what a metric moves between is told apart in words", async () => {
  const words = async (...args: string[]) => finding((await sweep(...args)).out);
  // 7.5263 and 7.5252 trillion won, both 7.53 in the table.
  expect(await words("fx.usd=[1400,1400.2]")).toContain(
    "from 7.526 trillion won at 1,400 won/USD to 7.525 tr",
  );
  // 225.2 million won apart, and alike in four digits.
  expect(await words("compute.target=[50001,50002]")).toMatch(
    /from 7,091,3\d\d,\d{3},\d{3} won at 50,001 GPUs to 7,091,0\d\d,\d{3},\d{3} won at/,
  );
});
