import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import stringWidth from "string-width";
import { describe, expect, test } from "vitest";
import { guidePage } from "../src/cli/help/guide.ts";
import { silentStreams } from "../src/cli/streams/streams.ts";
import { commandNames, program } from "../src/program.ts";
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

/** Numbers of two digits or more, written alike: `10,000`, `1만` and `10000` are one, and so are `35` and `35.00`. */
function numbersIn(text: string): readonly string[] {
  return [...text.matchAll(/(?<![\w.,-])-?(\d[\d,]*(?:\.\d+)?)(만?)(%?)/g)].flatMap(
    ([, digits = "", myriad, percent]) => {
      const value = Number(digits.replaceAll(",", "")) * (myriad === "" ? 1 : 10_000);
      return value < 10 && !digits.includes(".") ? [] : [`${value}${percent}`];
    },
  );
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
    expect(sessions.length).toBe(5);
    for (const [, args = "", expected = ""] of sessions) expect(printed(args, expected)).toBe(expected);
  });

  test("says no figure about its outputs that is not in one of them", () => {
    const page = read(file);
    const outputs = [...page.matchAll(session)].map(([, , out]) => out).join("\n");
    const [top = "", , questions = ""] = page.replaceAll(fence, "").split(/^## /m);
    // What the pledge itself says, and the prices of an example.
    const known = new Set([
      ...numbersIn(outputs),
      ...numbersIn("100 65 35 50,000 130,000 30,000 100,000 2025 2026 2030"),
    ]);
    const figures = numbersIn((top + questions).replaceAll(/`[^`]*`/g, ""));
    expect(figures.length).toBeGreaterThan(5);
    expect(figures.filter((figure) => !known.has(figure))).toEqual([]);
  });

  test("is read in five minutes", () => {
    expect(read(file).split("\n").length).toBeLessThanOrEqual(200);
  });

  test("has the picture that the program draws", () => {
    const picture = file === "README.md" ? "data/picture.svg" : "data/picture.ko.svg";
    const language = file === "README.md" ? "en" : "ko";
    const args = [
      "report",
      "gpus-50k",
      "gpus-100k",
      "--trials",
      "100",
      "--format",
      "svg",
      "--lang",
      language,
    ];
    const { out, code } = spawned(args);
    expect(code).toBe(0);
    if (process.env.UPDATE_README !== undefined) writeFileSync(join(root, picture), out);
    expect(read(file)).toContain(`](${picture})`);
    expect(read(picture), "UPDATE_README=1 npx vitest run tests/readme.test.ts").toBe(out);
  });

  test("has a sample of the page that the program makes", () => {
    const [sample, language] =
      file === "README.md" ? ["data/report.html", "en"] : ["data/report.ko.html", "ko"];
    const few = ["--trials", "100", "--as-of", "2026-06-30"];
    const { out, code } = spawned([
      ...["report", "gpus-50k", "gpus-100k", ...few, "--format", "html", "--lang", language],
    ]);
    expect(code).toBe(0);
    if (process.env.UPDATE_README !== undefined) writeFileSync(join(root, sample), out);
    expect(read(file)).toContain(`](${sample})`);
    expect(read(sample) === out, "UPDATE_README=1 npx vitest run tests/readme.test.ts").toBe(true);
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

test.each(pages)("%s names columns for other programs that a result has", (file) => {
  const [, written = ""] = /`baekjo (run [^`]*) -o run\.csv`/.exec(read(file)) ?? [];
  const [head = ""] = spawned([...words(written), "--format", "csv"]).out.split("\r\n");
  const line = (program: string) => new RegExp(`^- ${program}: (.*)$`, "m").exec(read(file))?.[1] ?? "";
  const named = [
    ...[...line("pandas").matchAll(/"(?!run\.csv|Int64)(\w+)"/g)].map(([, name]) => name),
    ...(/xtabs\((\w+) ~ (\w+) \+ (\w+)/.exec(line("R"))?.slice(1) ?? []),
    ...(/ON (\w+) USING sum\((\w+)\) GROUP BY (\w+), (\w+)/.exec(line("DuckDB"))?.slice(1) ?? []),
  ];
  expect(named.length).toBe(12);
  for (const name of named) expect(head.split(",")).toContain(name);
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

  test("names every command", () => {
    for (const command of commandNames) expect(read(file)).toContain(`### \`baekjo ${command}`);
  });

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

test.each([
  ["data/model.md", "README.md", ["list", "metrics"]],
  ["data/model.ko.md", "README.ko.md", ["list", "metrics", "--lang", "ko"]],
])("%s is the page that the program writes about the model, and %s links it", (page, readme, args) => {
  const { out } = spawned([...args, "--format", "markdown"]);
  if (process.env.UPDATE_README !== undefined) writeFileSync(join(root, page), out);
  expect(read(page), "UPDATE_README=1 npx vitest run tests/readme.test.ts").toBe(out);
  expect(read(readme)).toContain(`(${page})`);
});
