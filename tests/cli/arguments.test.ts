import { describe, expect, test } from "vitest";
import { dayIn, wholeIn, yearAmong } from "../../src/cli/arguments.ts";
import { baekjo } from "../helpers/cli.ts";
import { failing } from "../helpers/tiny.ts";

test.each([
  ["100000", 100_000],
  ["100,000", 100_000],
  ["100_000", 100_000],
  ["1e5", 100_000],
  ["100k", 100_000],
  ["10만", 100_000],
  ["0.1M", 100_000],
  ["１０만", 100_000],
])("%s is a hundred thousand", (text, count) => {
  expect(wholeIn(text, 1, 1e6)).toBe(count);
});

test.each(["", "x", "-1", "0", "1.5", "1e7", "2조", "$5", "5%", "5 GPU", "1,00", "1e400"])(
  "%j is no count from 1 to a million, and the limits are said",
  (text) => {
    expect(wholeIn(text, 1, 1e6)).toEqual({
      id: "usage.whole-number",
      values: { value: text, least: 1, most: 1e6 },
    });
  },
);

test.each(["2028", " 2028 ", "2028.0", "2028년", "２０２８"])("%j is the year 2028", (text) => {
  expect(yearAmong(text, [2026, 2027, 2028])).toBe(2028);
});

test("what is no year, and a year that is not shown, are refused in one way", () => {
  const refused = (text: string) => failing(() => yearAmong(text, [2026, 2027, 2028])).issues;
  const issue = (text: string) => ({ id: "usage.no-year", values: { text, years: "2026..2028" } });
  for (const text of ["29", "2028.5", "202", "year", "2029"]) expect(refused(text)).toEqual([issue(text)]);
  // A year that is shown, by its last two digits.
  const next = [{ id: "next.write", values: { text: "2028" } }];
  expect(refused("28")).toEqual([{ ...issue("28"), next }]);
});

describe("days", () => {
  const noClock = () => Number.NaN;

  test.each([
    ...["2026-06-30", "2026/06/30", "2026.06.30", "2026.6.30.", "2026. 6. 30.", "20260630"],
    ...["2026년 6월 30일", "２０２６-06-30"],
  ])("%s", (text) => {
    expect(dayIn(text, { now: noClock, env: {} })).toBe("2026-06-30");
  });

  test.each(["june", "2026-02-30", "30/06/2026", "06-30-2026", "2026-06", "2026-6/30", ""])(
    "%j is none",
    (text) => {
      expect(failing(() => dayIn(text, { now: noClock, env: {} })).ids).toEqual(["usage.no-day"]);
    },
  );

  test("where none is given it is the day in Greenwich", () => {
    expect(dayIn(undefined, { now: () => Date.parse("2027-12-31T23:59:59Z"), env: {} })).toBe("2027-12-31");
    expect(dayIn(undefined, { now: () => Date.parse("2028-01-01T08:59:59+09:00"), env: {} })).toBe(
      "2027-12-31",
    );
    // date -u -d 2026-06-30T12:00 +%s
    const build = (value: string) => ({ now: noClock, env: { SOURCE_DATE_EPOCH: value } });
    expect(dayIn(undefined, build("1782820800"))).toBe("2026-06-30");
    expect(dayIn("2026-01-01", build("1782820800"))).toBe("2026-01-01");
    for (const wrong of ["yesterday", "-1", "1e9", "9999999999999"])
      expect(failing(() => dayIn(undefined, build(wrong))).ids).toEqual(["usage.no-epoch"]);
  });
});

test.each([
  [["simulate", "--trials", "x"], '--trials is a whole number from 1 to 4000000000, not "x"'],
  [["sensitivity", "--global", "--trials", "x"], '--trials is a whole number from 32 to 1000000, not "x"'],
  [["report", "--trials", "x"], '--trials is a whole number from 100 to 10000000, not "x"'],
  ...["simulate", "sensitivity", "report"].map((command): [string[], string] => [
    [command, "--seed", "1e16"],
    '--seed is a whole number from 0 to 9007199254740991, not "1e16"',
  ]),
  [["sweep", "--vary", "fx.usd=[1400,1500]", "--at", "1999"], "1999 is not one of the years 2026..2030"],
  [["sensitivity", "--at", "1999"], "1999 is not one of the years 2026..2030"],
  [["explain", "compute.cost@1999"], "1999 is not one of the years 2026..2030"],
  ...[["track"], ["check"], ["report"], ["list", "sources", "--older-than", "1y"]].map(
    (words): [string[], string] => [[...words, "--as-of", "june"], '"june" is not a date: write 2026-06-30'],
  ),
])("%j is refused in the words of its kind", async (words, sentence) => {
  const { out, err, code } = await baekjo(words);
  expect([out, err.split("\n")[0], code]).toEqual(["", `error: ${sentence}`, 2]);
});
