/**
 * Wrong command lines, in both languages: the exit code says of which kind the fault is, nothing is printed as a result, and the message
 * says what is wrong, where, and what to do next. Each command that a message suggests is one that runs.
 */

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { baekjo } from "../helpers/cli.ts";
import { temporaryFolder } from "../helpers/tiny.ts";

const folder = temporaryFolder();
writeFileSync(join(folder, "empty.json"), "\n");
writeFileSync(join(folder, "page.md"), "# A page\n\n[1](https://example.org)\n");

/** A line, its exit code, and what of it the message has to name. */
const wrong: readonly (readonly [line: string, code: number, names: string])[] = [
  // A command that there is not, in either language; what belongs behind one.
  ["rnu", 2, "rnu"],
  ["실행하라", 2, "실행하라"],
  ["gpus-100k", 2, "gpus-100k"],
  ["fx.usd=1500", 2, "fx.usd"],
  ["compute.cost", 2, "compute.cost"],
  ["--metric compute.cost", 2, "--metric"],
  ["help runn", 2, "runn"],
  // An option that there is not, of another program, and of another command.
  ["run --sett fx.usd=1500", 2, "--sett"],
  ["run --currency USD", 2, "--currency"],
  ["run --vary fx.usd=1000..2000/3", 2, "--vary"],
  ["sweep --trials 100 --vary fx.usd=1000..2000/3", 2, "--trials"],
  // Names of plans, scenarios, inputs, metrics, sections, lists and years.
  ["run --plan koera", 3, "koera"],
  ["run gpus-100", 3, "gpus-100"],
  ["run --set fx.uds=1500", 3, "fx.uds"],
  ["run --set 환율=1500", 3, "환율"],
  ["run --metric compute.cots", 3, "compute.cots"],
  ["run --metric 적자", 3, "적자"],
  ["run --section fundin", 3, "fundin"],
  ["list input", 2, "input"],
  ["list 입력값", 2, "입력값"],
  ["list inputs zzzz", 3, "zzzz"],
  ["explain compute.cost@2040", 2, "2040"],
  ["sensitivity --at 1999", 2, "1999"],
  ["run 2028", 3, "2028"],
  ["run --years 2035..2026", 2, "2035"],
  ["run --real 1900", 3, "1900"],
  // Units and amounts.
  ["run --set energy.price=200_GPU", 2, "200_GPU"],
  ["run --set fx.usd=1,5OO", 2, "1,5OO"],
  ["run --set fx.usd=0.15", 3, "0.15"],
  ["run --set fx.usd", 2, "fx.usd"],
  ["run --in USDD", 2, "USDD"],
  // What is missing, empty, or in the wrong order.
  ["run --set", 2, "--set"],
  ["sweep", 2, "--vary"],
  ["solve compute.cost", 2, "--by"],
  ["explain", 2, ""],
  ["explain gpus-50k compute.cost", 3, "compute.cost"],
  // A figure where scenarios stand, beside options that not every command takes.
  ["run compute.cost --chart", 3, "compute.cost"],
  ["sweep compute.cost --vary fx.usd=1000..2000/3", 3, "compute.cost"],
  ["simulate compute.cost --trials 100", 3, "compute.cost"],
  ["sensitivity compute.cost --at 2027", 3, "compute.cost"],
  ["solve compute.cost --max compute.target --subject-to uses.total<9e20", 3, "compute.cost"],
  ["compute.cost --trials 100", 2, "compute.cost"],
  ["list sources --unused --used-by", 2, "--used-by"],
  ["track 2026-06-30", 3, "2026-06-30"],
  ["track --as-of 2026-02-31", 2, "2026-02-31"],
  ["check --assert compute.cost", 3, "compute.cost"],
  ["simulate --trials 만", 2, "--trials"],
  ["export", 2, ""],
  // Files, streams, formats and languages.
  ["replay none.json", 5, "none.json"],
  ["replay page.md", 3, "page.md"],
  ["replay empty.json", 3, "empty.json"],
  ["run -", 3, "-"],
  ["run ./none.json", 5, "none.json"],
  ["import page.md", 3, "page.md"],
  ["run -o x.foo", 2, "x.foo"],
  ["run --format xlsxx", 2, "xlsxx"],
  ["run --format junit", 2, "junit"],
  ["run --lang kr", 2, "kr"],
];

/** Commands in a message, as they can be pasted. */
const suggestion = /(?:^|[\s:])baekjo ((?:"[^"]*"|'[^']*'|[^\s"']+)(?: (?:"[^"]*"|'[^']*'|[^\s"']+))*)/gm;

function words(line: string): string[] {
  return [...line.matchAll(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g)].map(([word]) => word.replaceAll(/["']/g, ""));
}

describe.each(["en", "ko"])("in %s", (language) => {
  test.each(wrong)("%s", async (line, code, names) => {
    const args = line.split(" ");
    const asked = line.includes("--lang") ? args : [...args, "--lang", language];
    const env = { LC_ALL: language === "ko" ? "ko_KR.UTF-8" : "C.UTF-8" };
    const { out, err, code: ended } = await baekjo(asked, { env, cwd: folder });
    expect([out, ended]).toEqual(["", code]);
    expect(err).toMatch(language === "ko" ? /^오류(?: \d+개)?: .*[가-힣]/ : /^error: [^가-힣]*\S/);
    expect(err).toContain(names);
    expect(err).not.toMatch(/undefined|\{\w+\}|ENOENT|\(은\)|\(는\)|\((?:을|를|이|가|과|와|으)\)/);
    // A next step stands below the sentence, unless a place in a file is marked.
    const below = err
      .split("\n")
      .slice(1)
      .filter((each) => each.trim() !== "");
    expect(below.length).toBeGreaterThan(0);
    for (const [, suggested = ""] of err.matchAll(suggestion)) {
      const again = await baekjo(words(suggested), { cwd: folder });
      expect({ suggested, code: again.code, err: again.code === 0 ? "" : again.err }).toMatchObject({
        code: expect.toSatisfy((each: number) => [0, 1, 4].includes(each)),
      });
    }
  });
});
