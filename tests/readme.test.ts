import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import stringWidth from "string-width";
import { describe, expect, test } from "vitest";
import { guidePage } from "../src/cli/help/guide.ts";
import { silentStreams } from "../src/cli/streams/streams.ts";
import { program } from "../src/program.ts";
import { root } from "./helpers/folders.ts";
import { spawned } from "./helpers/spawned.ts";

/**
 * What the two READMEs show is what the program prints. After a change that moves a number or a word,
 * `UPDATE_README=1 npx vitest run tests/readme.test.ts` writes the outputs anew; the prose around them is read like code.
 */

const pages = ["README.md", "README.ko.md"] as const;
const read = (file: string) => readFileSync(join(root, file), "utf8");

/** A fence of no language that begins with a command, and all that it prints. */
const session = /^```\n\$ baekjo (.*)\n([\s\S]*?)^```$/gm;
const fence = /^```(\w*)\n([\s\S]*?)^```$/gm;

/** Words as a shell takes them, of which a README needs spaces and two kinds of quotes. */
function words(line: string): readonly string[] {
  return [...line.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(
    ([, one, two, bare]) => one ?? two ?? bare ?? "",
  );
}

/** What the prose says of commands whose output is not shown: the figure, and the line of the output that has it. */
const beside = [
  [
    "simulate gpus-100k --set compute.delay=0 --prob 'any(balance.public.cumulative < 0)'",
    "99.5%",
    "any(balance.public.cumulative < 0)",
  ],
] as const;

/** Numbers of two digits or more, written alike: `10,000`, `1만` and `10000` are one, and so are `35` and `35.00`. */
function numbersIn(text: string): readonly string[] {
  return [...text.matchAll(/(?<![\w.,-])-?(\d[\d,]*(?:\.\d+)?)(만?)(%?)/g)].flatMap(
    ([, digits = "", myriad, percent]) => {
      const value = Number(digits.replaceAll(",", "")) * (myriad === "" ? 1 : 10_000);
      return value < 10 && !digits.includes(".") ? [] : [`${value}${percent}`];
    },
  );
}

/** The JSON block that has this in it. */
function jsonWith(page: string, key: string): string {
  const block = [...page.matchAll(fence)].find(([, kind, text]) => kind === "json" && text?.includes(key));
  expect(block, key).toBeDefined();
  return block?.[2] ?? "";
}

/** As much of an output as the page shows: all of it, or so many paragraphs and then a line of dots. */
function shown(output: string, expected: string): string {
  const end = "\n\n...\n";
  if (!expected.endsWith(end)) return output;
  const paragraphs = expected.slice(0, -end.length).split("\n\n").length;
  return output.split("\n\n").slice(0, paragraphs).join("\n\n") + end;
}

function printed(args: string, expected: string): string {
  const { out, err, code } = spawned(words(args));
  expect(err, args).toBe("");
  expect(code, args).toBe(0);
  return shown(out, expected);
}

describe.each(pages)("%s", (file) => {
  test("shows what the program prints", () => {
    const page = read(file);
    if (process.env.UPDATE_README !== undefined) {
      const anew = page.replaceAll(
        session,
        (_, args: string, old: string) => `\`\`\`\n$ baekjo ${args}\n${printed(args, old)}\`\`\``,
      );
      writeFileSync(join(root, file), anew);
    }
    const sessions = [...read(file).matchAll(session)];
    expect(sessions.length).toBeGreaterThan(5);
    for (const [, args = "", expected = ""] of sessions) expect(printed(args, expected)).toBe(expected);
  });

  test("says no figure about its outputs that is not in one of them", () => {
    const page = read(file);
    const outputs = [...page.matchAll(session)].map(([, , out]) => out).join("\n");
    const [top = "", , questions = ""] = page.replaceAll(fence, "").split(/^## /m);
    const known = new Set([...numbersIn(outputs), ...beside.map(([, figure]) => figure)]);
    const figures = numbersIn((top + questions).replaceAll(/`[^`]*`/g, ""));
    expect(figures.length).toBeGreaterThan(20);
    expect(figures.filter((figure) => !known.has(figure))).toEqual([]);
  });

  test.each(beside)("says of $0 what it prints", (command, figure, line) => {
    expect(numbersIn(read(file))).toContain(figure);
    const { out } = spawned(words(command));
    expect(out.split("\n").find((text) => text.startsWith(line))).toContain(figure);
  });

  test("shows the data's own JSON", () => {
    const squeeze = (text: string) => text.replaceAll(/\s+/g, "");
    for (const [key, data] of [
      ['"formula"', "data/model.json"],
      ['"note"', "data/korea/plan.json"],
      ['"series"', "data/korea/actuals.json"],
    ] as const) {
      const [said = ""] = squeeze(jsonWith(read(file), key)).split("...");
      expect(squeeze(read(data)).includes(said), `${data} has ${said}`).toBe(true);
    }
  });

  test("shows a scenario that runs", () => {
    const input = jsonWith(read(file), '"baekjo/scenario/1"');
    const { err, code } = spawned(["run", "-"], { input });
    expect([err, code]).toEqual(["", 0]);
  });

  test("names every verb, and every folder of the source", () => {
    const page = read(file);
    const [, help = ""] = /^Verbs:\n([\s\S]*?)\n\n/m.exec(spawned(["--help"]).out) ?? [];
    const verbs = [...help.matchAll(/^ {2}([a-z]+) {2}/gm)].map(([, verb]) => verb);
    expect(verbs.length).toBeGreaterThan(15);
    for (const verb of verbs) expect(page).toMatch(new RegExp(`\\bbaekjo ${verb}\\b|\`${verb}\\b`));
    const tree = [...page.matchAll(fence)]
      .map(([, , text = ""]) => text)
      .find((text) => /^src\/$/m.test(text));
    for (const entry of readdirSync(join(root, "src"))) expect(tree).toContain(`  ${entry}`);
  });

  test("links to what is there, in lines that fit a screen", () => {
    const page = read(file);
    for (const [, target = ""] of page.matchAll(/\]\(([^)#:]+)\)/g)) {
      expect(existsSync(join(root, dirname(file), target)), target).toBe(true);
    }
    const outside = page.replaceAll(session, "");
    for (const line of outside.split("\n")) expect(stringWidth(line), line).toBeLessThanOrEqual(150);
  });
});

test("the two READMEs are one text: the same sections, the same commands, the same files", () => {
  const [english, korean] = pages.map((file) => {
    const page = read(file);
    const bare = page.replaceAll(fence, "");
    return {
      headings: [...bare.matchAll(/^#+ /gm)].map(([marks]) => marks.length),
      paragraphs: bare.split(/^## /m).map((section) => section.trim().split(/\n{2,}/).length),
      points: [...bare.matchAll(/^(- |\| )/gm)].length,
      blocks: [...page.matchAll(fence)].map(([, kind = "", text = ""]) => [kind, comparable(kind, text)]),
    };
  });
  expect(korean).toEqual(english);
});

/** A block without what is in a language: remarks, output, the words of the tree. */
function comparable(kind: string, text: string): string {
  if (text.startsWith("$ ")) return (text.split("\n", 1)[0] ?? "").replace(" --lang ko", "");
  if (kind === "sh") return text.replaceAll(" --lang ko", "");
  if (kind === "") return text.replaceAll(/(\S) {2,}.*$/gm, "$1");
  return kind === "json" ? text : text.replaceAll(/ *# .*$/gm, "");
}

describe.each(["en", "ko"] as const)("the guide: %s", (language) => {
  const file = language === "en" ? "data/guide.md" : "data/guide.ko.md";

  test("is what help says, with what the questions print", async () => {
    const whole = await program({ root, version: "0", streams: silentStreams() }, {}, language);
    const page = guidePage(whole, root, language, (command) => {
      const { out, code } = spawned([...words(command.replace("baekjo ", "")), "--lang", language]);
      expect(code, command).toBe(0);
      return out;
    });
    if (process.env.UPDATE_README !== undefined) writeFileSync(join(root, file), page);
    expect(read(file), "UPDATE_README=1 npx vitest run tests/readme.test.ts").toBe(page);
  });
});

test("data/model.md is the page that the program writes about the model", () => {
  const { out } = spawned(["list", "metrics", "--format", "markdown"]);
  expect(read("data/model.md"), "npx baekjo list metrics -o data/model.md").toBe(out);
});
