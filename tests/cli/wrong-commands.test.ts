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

/** A line that is refused rightly, and what stands in each command that the message offers instead, in order. */
const slips: readonly (readonly [line: string, offers: readonly string[]])[] = [
  ["run --set fx.usd=1,48", ["fx.usd=1.48k", "'fx.usd=1.48 KRW/USD'"]],
  ["run --set=fx.usd=1,48", ["--set=fx.usd=1.48k", "'--set=fx.usd=1.48 KRW/USD'"]],
  ["run --set fx.usd=+14", ["'fx.usd += 14'", "'fx.usd=14 KRW/USD'"]],
  ["run --set energy.price=200원/kW", ["'energy.price=200 KRW/kWh'"]],
  ["run --set 'fx.usd=1600 USD/KRW'", ["'fx.usd=1600 KRW/USD'"]],
  ["run --set 'fx.usd=0.000625 USD/KRW'", ["'fx.usd=1600 KRW/USD'"]],
  ["run --set fx.usd=$1600", ["'fx.usd=1600 KRW/USD'"]],
  ["run --set fx.usd=1:1600", ["fx.usd=1600"]],
  [
    "run --set funding.public.amount=500bn/month",
    ["funding.public.amount=30T", "funding.public.amount=500bn"],
  ],
  [
    "run --set 'funding.public.amount=매월 5000억'",
    ["funding.public.amount=30T", "funding.public.amount=5000억"],
  ],
  ["run --set programmes.departments.record@2026=100bn/month", ["record@2026=1.2T"]],
  ["run --set programmes.departments.record@26=1tn", ["record@2026=1tn"]],
  ["run --set programmes.departments.record@2026-2028=1tn", ["record@2026..2028=1tn"]],
  [
    "run --set fx.usd=1600,compute.target=60000 --wide",
    ["--set fx.usd=1600 --set compute.target=60000 --wide"],
  ],
  // Layers.
  ["run gpus-50k+fx.usd=1,48", ["gpus-50k+fx.usd=1.48k", "'gpus-50k+fx.usd=1.48 KRW/USD'"]],
  ["compare gpus-50k+compute.target=+20%", ["+compute.target += 20%", "+compute.target *= 1.2"]],
  ["compare gpus-50k+fx.usd:1600", ["gpus-50k+fx.usd=1600"]],
  ["compare gpus-50k+fx.usd", ["'gpus-50k+fx.usd=1,480 KRW/USD'"]],
  ["compare gpus-50k vs gpus-100k", ["compare gpus-50k gpus-100k"]],
  ["run gpus-50k 대 gpus-100k", ["compare gpus-50k gpus-100k"]],
  ["run +fx.usd=1600,compute.target=60000", ["run +fx.usd=1600+compute.target=60000"]],
  // Conditions.
  [
    "check --assert 'total(compute.cost) < 20tn per year'",
    ["'all(compute.cost < 20T)'", "'mean(compute.cost) < 20T'", "'total(compute.cost) < 20T'"],
  ],
  ["check --assert 'compute.cost < 연 20조'", ["'all(compute.cost < 20T)'", "'any(compute.cost < 20T)'"]],
  ["simulate --trials 20 --prob 'compute.cost < 20tn/yr'", ["'compute.cost < 20T'"]],
  [
    "solve --max compute.target --subject-to 'total(compute.cost) between 5tn and 9tn'",
    ["'total(compute.cost) >= 5tn and total(compute.cost) <= 9tn'"],
  ],
  ["check --assert 'all(compute.cost between 1tn and 9tn)'", ["'all(compute.cost >= 1tn) and all("]],
  ["check --assert 'total(compute.cost) < 1/3조'", ["'total(compute.cost) < 333,333,333,333 KRW'"]],
  ["check --assert 'total(compute cost) > 10tn'", ["'total(compute.cost) > 10tn'"]],
  ["check --assert 'compute cost > 10tn'", ["'all(compute.cost > 10tn)'", "'any(compute.cost > 10tn)'"]],
  // Years, and what options choose among.
  ["run --years 5", ["--years 2026..2030"]],
  ["sensitivity --at last --metric uses.public", ["--at 2030"]],
  ["explain compute.cost@26", ["compute.cost@2026"]],
  ["explain compute.cost@2026,2029", ["compute.cost@2026", "compute.cost@2029"]],
  ["run --scale 억", ["--scale eok"]],
  ["run --lang kr", ["--lang ko"]],
  [
    "solve 'all(balance.public.cumulative >= 0)' --by compute.target --between 50000..",
    ["--between 50000..2"],
  ],
  // The same of plans of other countries.
  ["run --plan uk --set 'fx.usd=1.36 USD/GBP'", ["'fx.usd=0.735294 GBP/USD'"]],
  ["run --plan uk --set fx.usd:0.8", ["fx.usd=0.8"]],
  ["run --plan uk fx.usd", ["explain fx.usd", "fx.usd=£0.735/USD"]],
  ["run --plan uk --set funding.public.amount=£20m/month", ["£1,200,000,000", "£20m"]],
  [
    "check --plan eu --assert 'compute.cost between €1bn and €2bn'",
    ["'all(compute.cost >= €1bn and", "'any("],
  ],
  [
    "check --assert 'all(compute.delay >= 6)'",
    ["'all(compute.delay >= 6[months])'", "'all(compute.delay >= 6[years])'"],
  ],
  [
    "check --assert 'compute.target > 0 and 6<compute.delay'",
    ["'compute.target > 0 and 6[months]<compute.delay'", "'compute.target > 0 and 6[years]<compute.delay'"],
  ],
  ["run --set compute.target@2026..2028=60000", ["--set compute.target=60000"]],
  ["run --set compute.life@2027=3 --set compute.target*=1.1", ["--set compute.life=3 --set"]],
  ["run --plan india --set compute.life@2025-26=3", ["--set compute.life=3"]],
  ["sweep gpus-50k+compute.life@2027=3 --vary compute.target=[40000,50000]", []],
  ["run --plan india --years 5", ["--years 2024-25..2028-29"]],
  ["run --plan japan --set 'fx.usd=160 USD/JPY'", ["'fx.usd=160 JPY/USD'"]],
];

/** Commands in a message, as they can be pasted. */
const suggestion = /(?:^|[\s:])baekjo ((?:"[^"]*"|'[^']*'|[^\s"']+)(?: (?:"[^"]*"|'[^']*'|[^\s"']+))*)/gm;

function words(line: string): string[] {
  return [...line.matchAll(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g)].map(([word]) => word.replaceAll(/["']/g, ""));
}

describe.each(["en", "ko"])("in %s", (language) => {
  test.each(slips)("%s", async (line, offers) => {
    const args = words(line);
    const asked = line.includes("--lang") ? args : [...args, "--lang", language];
    const { out, err, code } = await baekjo(asked, { cwd: folder });
    expect([out, [2, 3].includes(code ?? 0)]).toEqual(["", true]);
    const commands = [...err.matchAll(suggestion)].map(([, command = ""]) => command);
    const instead = commands.filter((command) => !/--help|^list /.test(command));
    if (language === "en") expect(instead).toEqual(offers.map((offer) => expect.stringContaining(offer)));
    expect(instead).toHaveLength(offers.length);
    for (const command of instead) {
      const again = await baekjo(words(command), { cwd: folder });
      expect({
        command,
        err: again.code === 1 ? "" : again.err.replaceAll(/^(?:note|참고): .*\n/gm, ""),
      }).toEqual({
        command,
        err: "",
      });
    }
  });

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
