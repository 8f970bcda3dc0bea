/** Settings of `run` that move nothing of what it shows say so, and name what they move instead. */

import { expect, test } from "vitest";
import { baekjo } from "../helpers/cli.ts";

const unseen = ["run", "--set", "credits.facility_large.rate=5%"];

test("they move rows that are not shown: how many, and where to see them", async () => {
  const { out, err } = await baekjo(unseen);
  expect(err).toMatch(
    /^note: the settings change none of the rows shown, but (\d+) others: .*\(see --section outside\)$/m,
  );
  const count = Number(/but (\d+) others/.exec(err)?.[1]);
  const rows = async (args: readonly string[]) =>
    JSON.parse((await baekjo([...args, "--section", "all", "--json"])).out).rows as { metric: string }[];
  const before = new Map((await rows(["run"])).map((row) => [row.metric, JSON.stringify(row)]));
  const moved = (await rows(unseen)).filter((row) => before.get(row.metric) !== JSON.stringify(row));
  expect(count).toBe(moved.length);
  const plain = (await baekjo(["run"])).out;
  // But for the line that says what was typed, and the count of assumptions, the table is that of the plan.
  const table = (text: string) => text.split("\n").filter((line) => / \d/.test(line) && !/inputs/.test(line));
  expect(table(out).filter((line) => !line.startsWith("--set"))).toEqual(table(plain));
  expect((await baekjo([...unseen, "--lang", "ko"])).err).toMatch(
    /^참고: 이 설정은 여기 보이는 행은 바꾸지 않고/m,
  );
});

test("they move nothing at all", async () => {
  expect((await baekjo(["run", "--set", "compute.target=50000"])).err).toContain(
    "note: the settings change no metric\n",
  );
});

test("nothing is said where a row moves, where its row is named, and where nothing is set", async () => {
  for (const args of [
    ["run", "--set", "compute.target=60000"],
    [...unseen, "--section", "outside"],
    ["run"],
    ["run", "gpus-100k"],
  ])
    expect((await baekjo(args)).err, args.join(" ")).not.toContain("settings change");
});
