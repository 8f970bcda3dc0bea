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
 * `UPDATE_README=1 npx vitest run tests/readme.test.ts` writes the outputs again; the prose around them is read like code.
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

interface SavedRow {
  readonly metric: string;
  readonly values: readonly number[];
  readonly total: number | null;
}

const jo = 1e12;

/** What a command of the page answers, as JSON. */
function jsonOf(args: string): unknown {
  const { out, code } = spawned([...words(args.replace(" --lang ko", "")), "--format", "json"]);
  expect(code, args).toBe(0);
  return JSON.parse(out);
}

/** All numbers of a document, and those that its sentences have. */
function numbersOf(json: unknown): readonly number[] {
  if (typeof json === "number") return [json];
  if (typeof json === "string") {
    return [...json.matchAll(/\d[\d,]*(?:\.\d+)?/g)].map(([text]) => Number(text.replaceAll(",", "")));
  }
  return typeof json === "object" && json !== null ? Object.values(json).flatMap(numbersOf) : [];
}

/** Whether a figure is one of some numbers, rounded to its digits: in trillions, billions, millions, percent, or as it is. */
function isRounded(figure: string, numbers: readonly number[]): boolean {
  const value = Number(figure.replaceAll(",", ""));
  const half = 0.5 * 10 ** -(figure.split(".")[1]?.length ?? 0);
  return numbers.some((number) =>
    [1, 1e-12, 1e-9, 1e-6, 1e-8, 100].some(
      (scale) => Math.abs(Math.abs(number) * scale - value) <= half * (1 + 1e-9),
    ),
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
    // What the pledge itself says: its money, its years, and the GPUs of the two scenarios.
    const { rows, years } = jsonOf("compare gpus-50k gpus-100k") as { rows: SavedRow[]; years: number[] };
    const total = (metric: string, i = 0) => rows.filter((row) => row.metric === metric)[i]?.total ?? 0;
    const pledged = ["funding.total", "funding.private", "funding.public"].map((each) => total(each) / jo);
    const gpus = [0, 1].map((i) => total("compute.gpus.installed", i));
    const own = [...pledged, ...gpus, years[0], years.at(-1)].join(" ");
    const known = new Set([...numbersIn(outputs), ...numbersIn(own)]);
    const figures = numbersIn((top + questions).replaceAll(/`[^`]*`/g, ""));
    expect(figures.filter((figure) => !known.has(figure))).toEqual([]);
    // So many figures the page has, and each that an output shows is one of the same command's JSON, at the digits shown.
    const shown = [...page.matchAll(session)].map(([, args = "", out = ""]) => {
      const numbers = numbersOf(jsonOf(args));
      const [text = ""] = out.split("\n\n...");
      const own = [...text.matchAll(/(?<![\w.,-])\d[\d,]*\.\d+(?!\d)/g)].map(([figure]) => figure);
      for (const figure of own) expect(isRounded(figure, numbers), `${args}: ${figure}`).toBe(true);
      return own.length;
    });
    expect(figures.length + shown.reduce((sum, count) => sum + count)).toBeGreaterThan(40);
  }, 60_000);

  test("says figures that arithmetic on others of the page gives", () => {
    const page = read(file);
    const output = (command: string) =>
      [...page.matchAll(session)].find(([, args]) => args?.startsWith(command))?.[2] ?? "";
    const cells = (line: string) =>
      [...line.matchAll(/[+-]?\d[\d,.]*%?/g)].map(([text]) => Number.parseFloat(text));
    // Rows of money: changes are differences, and percentages are of the baseline.
    const compared = output("compare");
    const money = compared
      .split("\n")
      .filter((line) => / -?\d+\.\d\d +-?\d+\.\d\d +[+-]\d+\.\d\d /.test(line))
      .map(cells);
    expect(money.length).toBe(6);
    for (const [base = 0, other = 0, change = 0, percent] of money) {
      expect(Math.abs(other - base - change)).toBeLessThan(0.015);
      if (percent !== undefined) expect(Math.abs((100 * change) / base - percent)).toBeLessThan(0.3);
    }
    // What the GPUs cost more is spent more and missing at the end: nothing else differs between the two.
    const [costs, , spending = [], balances = [], cumulative = []] = money;
    expect(spending[2]).toBe(costs?.[2]);
    expect(balances[2]).toBe(-(costs?.[2] ?? 0));
    expect(cumulative.slice(0, 3)).toEqual(balances.slice(0, 3));
    // What a year brings adds up to its total, and what of that is not spent is left.
    const funding = output("run")
      .split("\n")
      .map(cells)
      .filter((row) => row.length === 6);
    expect(funding.length).toBe(2);
    for (const row of funding) {
      expect(row.slice(0, 5).reduce((sum, each) => sum + each)).toBeCloseTo(row[5] as number, 10);
    }
    for (const i of [0, 1]) {
      const left = (funding[1]?.[5] ?? 0) - (spending[i] ?? 0);
      expect(Math.abs(left - (balances[i] ?? 0))).toBeLessThan(0.015);
    }
    // The first year of a shortfall is that of the sentence.
    const [, first] = /^[^\n]*(?:none|없음) +(20\d\d)$/m.exec(compared) ?? [];
    expect(compared.split("\n\n")[0]?.replaceAll("\n", " ")).toMatch(
      new RegExp(`runs short in ${first}|${first}년에 부족`),
    );
    // The largest number of GPUs for which the money lasts: it lasts with them, and not with one more.
    const [most = 0] =
      /^ +([\d,]+) +[\d,]+/m
        .exec(output("solve"))
        ?.slice(1)
        .map((text) => Number(text.replaceAll(",", ""))) ?? [];
    const lowest = (gpus: number) => {
      const { rows } = jsonOf(`run --set compute.target=${gpus} --metric balance.public.cumulative`) as {
        rows: SavedRow[];
      };
      return Math.min(...(rows.find(({ metric }) => metric === "balance.public.cumulative")?.values ?? []));
    };
    expect(most).toBeGreaterThan(50_000);
    expect([lowest(most) >= 0, lowest(most + 1) >= 0]).toEqual([true, false]);
    // How likely it is, counted again in single trials.
    const drawn = spawned(
      words("simulate gpus-100k --draws 2000 --metric balance.public.cumulative --format csv"),
    ).out;
    const [head = "", ...trials] = drawn.trimEnd().split("\r\n");
    const columns = head
      .split(",")
      .flatMap((name, i) => (name.startsWith("balance.public.cumulative@") ? [i] : []));
    expect(columns.length).toBe(5);
    const short = trials.filter((line) => columns.some((i) => Number(line.split(",")[i]) < 0)).length;
    const [, share = ""] = /([\d.]+)%/.exec(output("simulate")) ?? [];
    // Within four standard errors of 2,000 trials, and a digit of rounding.
    const p = Number(share) / 100;
    expect(Math.abs(short / trials.length - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / 2000) + 0.001);
  }, 60_000);

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
