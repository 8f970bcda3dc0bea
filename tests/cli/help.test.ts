import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { languageOf } from "../../src/cli/language.ts";
import { topicNames } from "../../src/cli/options.ts";
import { silentStreams } from "../../src/cli/streams/streams.ts";
import { exitCodes } from "../../src/errors.ts";
import { functions } from "../../src/formula/syntax.ts";
import { unitNames } from "../../src/formula/units.ts";
import { limits } from "../../src/limits.ts";
import { helpEn } from "../../src/messages/en/help/commands.ts";
import { topicsEn } from "../../src/messages/en/help/topics.ts";
import { questions } from "../../src/messages/example-names.ts";
import type { HelpId } from "../../src/messages/help.ts";
import { helpKo, placeholdersKo } from "../../src/messages/ko/help/commands.ts";
import { topicsKo } from "../../src/messages/ko/help/topics.ts";
import { formats, type Language } from "../../src/output/formats.ts";
import { width } from "../../src/output/text/width.ts";
import { commandNames, program } from "../../src/program.ts";
import { baekjo } from "../helpers/cli.ts";
import { folder, root } from "../helpers/folders.ts";
import { environment } from "../helpers/spawned.ts";

const whole = await program({ root, version: "0", streams: silentStreams() }, {}, "en");
const { options } = whole;
const commands = whole.commands.filter((command) => commandNames.includes(command.name()));

describe("every command, argument and option has words in both languages", () => {
  const wanted = commands.flatMap((command) => [
    command.name(),
    ...command.registeredArguments.map((argument) => `${command.name()} ${argument.name()}`),
    ...command.options.map(({ long }) => {
      const own = `${command.name()} ${long}`;
      return Object.hasOwn(helpEn(), own) ? own : (long as string);
    }),
  ]);
  const general = Object.keys(helpEn()).filter((id) =>
    /^(about|guide|usage|arguments|commands|topics|options|shared|choices|default)/.test(id),
  );
  const topics = topicNames.map((name) => `help ${name}`);
  const ids = new Set([
    ...general,
    ...topics,
    "--help",
    ...options.map(({ long }) => long as string),
    ...wanted,
  ]);

  test("and every word is of one of them", () => {
    expect(Object.keys(helpEn()).sort()).toEqual([...ids].sort());
  });

  test("each text in its language, with the same options and examples in both", () => {
    const quoted = (words: string) => `${words.match(/"[^"가-힣A-Z]*"|--[a-z-]+|\{\w+\}/g)?.sort()}`;
    const wrong = Object.entries(helpEn()).filter(([id, text]) => {
      const korean = helpKo()[id as HelpId];
      const inEnglish = /[a-z]/.test(text) && !/[가-힣]{2}/.test(text);
      return !inEnglish || !/[가-힣]/.test(korean) || quoted(korean) !== quoted(text);
    });
    expect(wrong.map(([id]) => id)).toEqual([]);
  });

  test("and what stands for a value has a Korean word", () => {
    const terms = [options, ...commands.map((command) => command.options)].flat().map(({ flags }) => flags);
    const names = terms.flatMap((flags) => /<(.+)>/.exec(flags)?.[1] ?? []);
    const all = [
      "command",
      "options",
      ...names,
      ...commands.flatMap((command) => command.registeredArguments.map((argument) => argument.name())),
    ];
    expect([...new Set(all)].sort()).toEqual(Object.keys(placeholdersKo).sort());
  });
});

/** A folder in which `baekjo` is a command, with the files that examples name. */
function place(): (command: string) => { readonly err: string; readonly code: number | null } {
  const at = folder();
  mkdirSync(join(at, "bin"));
  symlinkSync(join(root, "bin/baekjo.js"), join(at, "bin/baekjo"));
  spawnSync(process.execPath, [
    join(root, "bin/baekjo.js"),
    "export",
    "--set",
    "fx.usd=1600",
    "-o",
    join(at, "plan.xlsx"),
  ]);
  writeFileSync(join(at, "my-scenario.json"), '{ "format": "baekjo/scenario/1", "set": ["fx.usd*=1.05"] }');
  const env = environment({ PATH: `${join(at, "bin")}:${process.env.PATH}` });
  return (command) => {
    const { stderr, status } = spawnSync("bash", ["-c", command], { cwd: at, env, encoding: "utf8" });
    return { err: stderr, code: status };
  };
}

describe("what is shown first works as it is pasted", () => {
  test("alone: three commands", async () => {
    const run = place();
    const { out, err, code } = await baekjo([]);
    expect([err, code]).toEqual(["", 0]);
    for (const command of out.split("\n").slice(0, 3)) {
      expect(command).toMatch(/^ {2}baekjo /);
      expect(run(command)).toEqual({ err: "", code: 0 });
    }
  });

  test.each(commandNames)("%s --help: two commands", async (command) => {
    const run = place();
    for (const shard of command === "merge" ? [1, 2] : [])
      run(`baekjo simulate --trials 1024 --shard ${shard}/2 -o part-${shard}.json`);
    if (command === "replay") run("baekjo run -o result.json");
    const { out, err, code } = await baekjo([command, "--help"]);
    expect([err, code]).toEqual(["", 0]);
    const [first = "", second = "", third, usage] = out.split("\n");
    expect([third, usage]).toEqual(["", expect.stringMatching(`^Usage: baekjo ${command} `)]);
    for (const line of [first, second]) {
      expect(line).toContain(`baekjo ${command}`);
      expect(run(line)).toEqual({ err: "", code: 0 });
    }
  });
});

const topics = { en: topicsEn, ko: topicsKo };

/** What commands to paste print beside their answer: a price twice as high is beyond its range, which is what that question is about. */
const notes = new Map<string, RegExp>([
  [questions.electricity, /^note: energy\.price is [\d.]+ won\/kWh, outside the range of the plan, .+\n$/],
]);

describe("topics", () => {
  const said = async (topic: string, language = "en") =>
    (await baekjo(["help", topic, "--lang", language])).out;
  const pasted = (text: string) => text.split("\n").filter((line) => /^ {2}(echo .*\| )?baekjo /.test(line));

  test.each(topicNames)("%s is in both languages, with the same commands, which work", async (topic) => {
    const english = await said(topic);
    const korean = await said(topic, "ko");
    expect(korean).toMatch(/[가-힣]{2}/);
    // A Korean example writes an amount as Koreans do.
    expect(pasted(korean).map((text) => text.replaceAll(/(?<=\d)조/g, "tn"))).toEqual(pasted(english));
    expect(pasted(english).length).toBeGreaterThan(0);
    const shapes = (language: "en" | "ko") =>
      topics[language]()[topic].map((block) =>
        "terms" in Object(block) ? Object(block).terms.length : typeof block,
      );
    expect(shapes("ko")).toEqual(shapes("en"));
    const run = place();
    for (const command of pasted(english)) {
      const { err, code } = run(command);
      expect([command, code]).toEqual([command, 0]);
      expect([command, err]).toEqual([command, expect.stringMatching(notes.get(command.trim()) ?? /^$/)]);
    }
  });

  test.each(["en", "ko"])("leave nothing out: %s", async (language) => {
    const words = async (topic: string) => new Set((await said(topic, language)).match(/[A-Za-z0-9%-]+/g));
    for (const name of Object.keys(functions)) expect(await words("formulas")).toContain(name);
    for (const name of Object.keys(formats)) expect(await words("formats")).toContain(name);
    for (const code of Object.values(exitCodes)) expect(await words("exit-codes")).toContain(String(code));
    for (const limit of Object.values(limits))
      expect((await said("limits", language)).replaceAll(/\s+/g, " ")).toContain(limit.toLocaleString("en"));
    const own = unitNames({ currency: "KRW", decimals: 0, counts: new Set() });
    for (const unit of own.filter((each) => !["1", "KRW"].includes(each)))
      expect(await words("units")).toContain(unit);
  });

  test.each([
    [["help"], ["--help"]],
    [
      ["help", "solve"],
      ["solve", "--help"],
    ],
  ])("%j is %j", async (asked, other) => {
    expect(await baekjo(asked)).toEqual(await baekjo(other));
  });

  test("what is none is refused, with the nearest", async () => {
    const { out, err, code } = await baekjo(["help", "formula", "--lang", "ko"]);
    expect([out, code]).toEqual(["", 2]);
    expect(err).toMatch(/^오류: <명령이나 주제>.*"formula"는 없습니다\n {2}혹시 formulas, formats입니까\?/);
  });
});

describe("the manual", () => {
  const page = (language: string) =>
    join(root, "dist/man", language === "en" ? "man1" : `${language}/man1`, "baekjo.1");
  const has = (command: string) => spawnSync("which", [command]).status === 0;

  test.each(["en", "ko"])("has every command, option and topic: %s", async (language) => {
    const text = readFileSync(page(language), "utf8").replaceAll("\\-", "-").replaceAll("\\(ha", "^");
    const { options, commands } = await program(
      { root, version: "0", streams: silentStreams() },
      {},
      language as Language,
    );
    for (const command of commands.filter((each) => commandNames.includes(each.name()))) {
      expect(text).toContain(`.SS "${command.name()} `);
      for (const { long } of [...options, ...command.options]) expect(text).toContain(long);
    }
    for (const name of topicNames)
      for (const block of topics[language as Language]()[name]) {
        if (typeof block === "object" && "terms" in block) expect(text).toContain(block.terms[0]?.[0]);
      }
  });

  test.skipIf(!has("man") || !has("groff")).each(["en", "ko"])(
    "man reads it without a warning: %s",
    (language) => {
      const { stdout, stderr, status } = spawnSync("man", ["--warnings", "-l", page(language)], {
        ...{ encoding: "utf8", env: { ...environment(), MANWIDTH: "80", LC_ALL: "C.UTF-8" } },
      });
      expect([stderr, status]).toEqual(["", 0]);
      expect(stdout).toContain('baekjo run gpus-100k+weak-won --set "energy.price*=1.1"');
    },
  );
});

describe("the language", () => {
  test.each([
    [[], {}, "en"],
    [[], { LANG: "ko_KR.UTF-8" }, "ko"],
    [[], { LANG: "ko" }, "ko"],
    [[], { LANG: "korean" }, "ko"],
    [[], { LANG: "kok_IN.UTF-8" }, "en"],
    [[], { LANG: "ko_KR.UTF-8", LC_MESSAGES: "C" }, "en"],
    [[], { LC_ALL: "ko_KR", LC_MESSAGES: "C", LANG: "en_US" }, "ko"],
    [[], { LC_ALL: "", LC_MESSAGES: "", LANG: "ko_KR" }, "ko"],
    [["run", "--lang", "en"], { LANG: "ko_KR" }, "en"],
    [["--lang=ko", "run"], {}, "ko"],
    [["run", "--lang", "ko", "--lang", "en"], {}, "en"],
    [["run", "--", "--lang", "ko"], {}, "en"],
    [["run", "--lang", "fr"], { LANG: "ko_KR" }, "ko"],
    [["run", "--lang"], { LANG: "ko_KR" }, "ko"],
  ] as const)("of %j under %j is %s", (argv, env, language) => {
    expect(languageOf(argv, env)).toBe(language);
  });

  const ko = { LC_ALL: "", LC_MESSAGES: "", LANG: "ko_KR.UTF-8" };

  test.each([[[]], [["--help"]], [["run", "--help"]], [["run"]], [["rnu"]], [["list", "scenarios"]]])(
    "%j: said before the command, behind it, or by the environment",
    async (args) => {
      const asked = await baekjo([...args, "--lang", "ko"]);
      expect(asked.out + asked.err).toMatch(/[가-힣]/);
      expect(await baekjo(["--lang", "ko", ...args])).toEqual(asked);
      expect(await baekjo(args, { env: ko })).toEqual(asked);
      expect(await baekjo([...args, "--lang", "en"], { env: ko })).toEqual(await baekjo(args));
    },
  );

  test.each([
    [["run", "--json"]],
    [["compare", "gpus-50k", "gpus-100k", "--inputs", "--format", "ndjson"]],
    [["list", "metrics", "--json"]],
    [["validate", "--json"]],
    [["sweep", "--vary", "fx.usd=1300..1400/2", "--json"]],
    [["solve", "--max", "compute.target", "--subject-to", "last(balance.public) >= 0", "--json"]],
  ])("is nothing to JSON: %j", async (args) => {
    const { out, err, code } = await baekjo(args);
    expect([err, code]).toEqual(["", 0]);
    expect(await baekjo(args, { env: ko })).toEqual({ out, err, code });
  });
});

describe("the layout", () => {
  test.each(["en", "ko"])("stays within 80 columns but for what is pasted: %s", async (language) => {
    for (const args of [["--help"], ...commandNames.map((command) => [command, "--help"])]) {
      const { out } = await baekjo([...args, "--lang", language]);
      const [, ...rest] = out.split("\n\n");
      for (const line of rest.join("\n").split("\n")) expect(width(line), line).toBeLessThanOrEqual(80);
      expect(out).not.toMatch(/ \n|\n\n$/);
    }
  });

  test("in Korean there is no English but for names", async () => {
    for (const args of [["--help"], ...commandNames.map((command) => [command, "--help"])]) {
      const { out } = await baekjo([...args, "--lang", "ko"]);
      // But for the topic of that name: in the list of topics, among the choices of help, and where it is pointed to.
      const words = out
        .replace(/^ {2}options {2,}/m, "")
        .replace(/evidence,\s+options,\s+formulas/, "")
        .replace(/^ {2}baekjo help options$/m, "");
      expect(words).not.toMatch(/usage|options|arguments|default|choices|display|output the/i);
    }
  });

  test("what a command alone takes comes before what all take", async () => {
    const { out } = await baekjo(["sweep", "--help"]);
    expect(out.indexOf("--vary")).toBeLessThan(out.indexOf("--plan"));
  });
});
