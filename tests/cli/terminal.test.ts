import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { width } from "../../src/output/text/width.ts";
import { baekjo, tiny } from "../helpers/cli.ts";
import { folder } from "../helpers/folders.ts";

const colour = "\u001b[";
const widest = (text: string) => Math.max(...text.split("\n").map(width));

describe("on a terminal", () => {
  test("a table is in colour, and the same without it as in a pipe of that width", async () => {
    const { out } = await tiny(["run"], { terminal: 80 });
    expect(out).toContain(colour);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are made of one
    expect(out.replaceAll(/\u001b\[[\d;]*m/g, "")).toBe((await tiny(["run"])).out);
  });

  test.each(["TERM=dumb", "NO_COLOR=1"])("none under %s", async (setting) => {
    const env = Object.fromEntries([setting.split("=")]);
    expect((await tiny(["run"], { terminal: 80, env })).out).not.toContain(colour);
  });

  test("one that can draw nothing gets no lines and blocks", async () => {
    const { out } = await tiny(["run", "--chart"], { terminal: 80, env: { TERM: "dumb" } });
    expect(out).not.toMatch(/[\u2500-\u259f]/);
    expect((await tiny(["run", "--chart"], { terminal: 80 })).out).toMatch(/[\u2500-\u259f]/);
  });

  test("text is as wide as it is, and 80 columns in a pipe, unless COLUMNS says otherwise", async () => {
    const help = ["compare", "--help"];
    const [narrow, wide] = [await baekjo(help, { terminal: 60 }), await baekjo(help, { terminal: 120 })];
    expect(widest(wide.out)).toBeLessThanOrEqual(120);
    expect(widest(wide.out)).toBeGreaterThan(80);
    expect(narrow.out.split("\n").length).toBeGreaterThan(wide.out.split("\n").length);
    const piped = await baekjo(help);
    expect(await baekjo(help, { terminal: 80 })).toEqual(piped);
    expect(await baekjo(help, { env: { COLUMNS: "60" } })).toEqual(narrow);
    expect(await baekjo(help, { terminal: 60, env: { COLUMNS: "80" } })).toEqual(piped);
  });

  test("a file is written as anywhere else", async () => {
    const [at, other] = [join(folder(), "a.txt"), join(folder(), "a.txt")];
    await tiny(["run", "-o", at], { terminal: 150 });
    await tiny(["run", "-o", other]);
    expect(readFileSync(at, "utf8")).toBe(readFileSync(other, "utf8"));
  });

  test("it is said what a scenario is waited for from", async () => {
    const scenario = JSON.stringify({ format: "baekjo/scenario/1", set: ["fx.usd = 1300"] });
    const { out, err, code } = await tiny(["run", "-", "--json"], { input: scenario, terminal: 80 });
    expect([err, code]).toEqual(["note: reading from the terminal; Ctrl-D ends it\n", 0]);
    expect(JSON.parse(out).format).toBe("baekjo/run/2");
  });

  test("a page is refused, with the way to a file", async () => {
    const { out, err, code } = await tiny(["report", "--trials", "100"], { terminal: 80 });
    expect([out, code]).toEqual(["", 2]);
    expect(err).toContain("baekjo report -o report.html");
  });
});

describe("progress of a simulation", () => {
  /** A clock that a second goes by on at each look. */
  const slow = () => {
    let seconds = 0;
    return () => 1000 * seconds++;
  };
  const simulate = ["simulate", "--trials", "50000", "--jobs", "1"];

  test("is told on a terminal where it takes long, and taken away at the end", async () => {
    const { err, code } = await tiny(simulate, { terminal: 80, now: slow() });
    const told = err.split(`\r${colour}K`);
    expect([told[0], told.at(-1), code]).toEqual(["", "", 0]);
    expect(told.slice(1, -1).length).toBeGreaterThan(1);
    for (const line of told.slice(1, -1)) expect(line).toMatch(/^[\d,]+ of 50,000 trials \(\d+%\)$/);
  });

  test("and nothing of it in a pipe, or where it is done at once", async () => {
    expect((await tiny(simulate, { now: slow() })).err).toBe("");
    expect((await tiny(simulate, { terminal: 80, now: () => 0 })).err).toBe("");
  });
});

test("where no day is named it is today's", async () => {
  const now = () => Date.parse("2026-12-31T12:00:00Z");
  expect(await tiny(["track"], { now })).toEqual(await tiny(["track", "--as-of", "2026-12-31"], { now }));
});

describe("a result that is longer than the terminal", () => {
  const shown = async (
    args: readonly string[],
    env: Readonly<Record<string, string>>,
    rows: number,
    found = true,
  ) => {
    const paged: string[] = [];
    const page = async (command: string, text: string) => {
      paged.push(command, text);
      return found;
    };
    const { out } = await baekjo(args, { terminal: 80, rows, env, page });
    return { out, paged };
  };

  test("goes through what PAGER says, or less, whole and coloured", async () => {
    const { out } = await shown(["run"], {}, 100);
    expect(out).toContain("\u001b[1mPublic funding");
    expect(await shown(["run"], { PAGER: "more -s" }, 20)).toEqual({ out: "", paged: ["more -s", out] });
    const { paged } = await shown(["run"], {}, 20);
    // What is written is UTF-8, also where the system lacks the locale that the environment names.
    expect(paged[0]).toMatch(/LESSCHARSET=utf-8; less -FRX$/);
  });

  test.each([
    ["help", "questions"],
    ["help", "run"],
    ["run", "--help"],
  ])("help is one: %s %s", async (...args) => {
    const { out } = await baekjo(args);
    expect(await shown(args, { PAGER: "more -s" }, 20)).toEqual({ out: "", paged: ["more -s", out] });
    expect(await shown(args, {}, 200)).toEqual({ out, paged: [] });
  });

  test.each([
    [["run"], {}, 100],
    [["run", "--no-pager"], {}, 20],
    [["run"], { CI: "true" }, 20],
    [["run"], { TERM: "dumb" }, 20],
    [["run"], { PAGER: "" }, 20],
    [["run"], { PAGER: "cat" }, 20],
  ] as const)("%j with %j in %i lines is printed at once", async (args, env, rows) => {
    const { out, paged } = await shown(args, env, rows);
    expect(paged).toEqual([]);
    expect(out).toContain("Public funding");
  });

  test("is printed where the pager is not found, and never paged into a pipe", async () => {
    expect((await shown(["run"], {}, 20, false)).out).toContain("Public funding");
    const page = () => Promise.reject(new Error("no pager for a pipe"));
    expect((await baekjo(["run"], { page })).out).toContain("Public funding");
  });
});
