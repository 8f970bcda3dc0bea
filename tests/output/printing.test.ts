/** One number, one print: what tables show is the number of the JSON, rounded by itself, and one place in the source rounds it. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { baekjo } from "../helpers/cli.ts";
import { root } from "../helpers/folders.ts";
import { ofScenarios } from "./of-scenarios.ts";
import { inputsOf, ofStudies } from "./of-studies.ts";
import { type Entry, rounded, type ShownPage, shownIn, tells, wrongIn } from "./shown.ts";

test("nothing but number.ts turns a number into rounded text", () => {
  const files = ["output", "report", "commands", "cli", "messages"].flatMap((folder) =>
    readdirSync(join(root, "src", folder), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts"))
      .map((file) => join("src", folder, file)),
  );
  const rounding = files.filter((file) =>
    /\.(toFixed|toPrecision|toLocaleString)\(|NumberFormat|divisor/.test(
      readFileSync(join(root, file), "utf8"),
    ),
  );
  expect(rounding).toEqual([]);
  expect(files.length).toBeGreaterThan(100);
});

const asMarkdown = ["--format", "markdown"];

/** What a command that ends well prints. */
async function answer(args: readonly string[]): Promise<string> {
  const { out, err, code } = await baekjo(args);
  expect(code, `${args.join(" ")}: ${err}`).toBe(0);
  return out;
}

/** India's years by their numbers, as JSON has them: 2024-25 is 2024. */
const byNumber = (page: string) => page.replaceAll(/(?<![\d-])(20\d\d)-\d\d(?![\d-])/g, "$1");

/** Asks a command in JSON and for the tables of both languages. */
async function asked(args: readonly string[], styled: readonly string[] = []) {
  const json = JSON.parse(await answer([...args, "--json"]));
  const page = async (lang: string) =>
    shownIn(byNumber(await answer([...args, ...styled, ...asMarkdown, "--lang", lang])));
  return { json, pages: [await page("en"), await page("ko")] as const };
}

const india = ["--plan", join(root, "data/india/plan.json")];

const wanted = { ...ofScenarios, ...ofStudies };

/** Columns that hold no number of a figure: dates, names, reasons, and the year in which a figure is worst. */
const words: Readonly<Record<string, RegExp>> = {
  run: /^peak\/low$/,
  track: /^years$/,
  compare: /^(input|set by)$/,
  backtest: /^(why|project|caveats|1.4 .*)$/,
  list: /^(label|source|reason|note)$/,
  solve: /^next value$/,
  simulate: /^probability$/,
};

describe("every number of a table is one of the JSON, rounded by itself", () => {
  const usd = ["--in", "USD"];
  const real = ["--real", "2025"];
  const cost = ["--metric", "compute.cost", "--metric", "funding.usd", "--metric", "compute.gpus.bought"];
  test.each<[keyof typeof wanted, readonly string[], (readonly string[])?]>([
    ["run", ["gpus-100k", "--section", "all"], ["--wide"]],
    ["run", ["stress", "--section", "all"], ["--scale", "eok"]],
    ["run", ["--section", "all", ...usd]],
    ["run", ["--section", "all", ...real, "--set", "fx.usd=1500.5"], ["--scale", "won"]],
    ["run", [...india, "--section", "all"]],
    ["run", [...india, "--section", "all", "--real", "2023", "--in", "USD"]],
    ["compare", ["gpus-50k", "gpus-100k", "weak-won", "--section", "all"]],
    ["compare", ["gpus-50k", "stress", "--section", "all", ...usd, ...real], ["--wide"]],
    ["compare", ["gpus-100k", "gpus-50k", "stress", "--group-by", "payer"], ["--scale", "eok"]],
    ["compare", ["gpus-50k", "stress", "--inputs"]],
    ["compare", ["gpus-50k", "stress", "--bridge", "compute.cost"]],
    ["compare", ["gpus-50k", "weak-won", "--bridge", "funding.usd"]],
    ["compare", ["gpus-50k", "stress", "--bridge", "compute.cost", ...real], ["--scale", "eok"]],
    ["compare", [...india, "as-approved", "as-approved+fx.usd=90", "--section", "all"]],
    ["sweep", ["--vary", "fx.usd=1300..1700/4", ...cost]],
    [
      "sweep",
      ["gpus-50k", "stress", "--vary", "compute.target=1000..99999/3", ...cost, ...real, "--at", "2028"],
    ],
    ["sweep", ["--vary", "energy.price=[150,182.7]", "--vary", "fx.usd=1300..1700/3", ...cost, ...usd]],
    ["sweep", [...india, "--vary", "fx.usd=80..90/3", ...cost]],
    ["simulate", ["gpus-50k", "stress", "--trials", "300", ...cost, "--prob", "any(balance.public < 0)"]],
    ["simulate", ["--trials", "300", "--section", "balance", ...usd], ["--wide"]],
    ["simulate", [...india, "--trials", "300", ...cost, "--real", "2023"]],
    ["sensitivity", ["stress", ...cost]],
    ["sensitivity", ["--metric", "funding.usd", "--metric", "uses.public", ...usd, ...real, "--at", "2029"]],
    ["sensitivity", ["--global", "--trials", "32", ...cost]],
    ["sensitivity", [...india, ...cost]],
    ["track", ["--as-of", "2026-06-30"]],
    ["track", ["stress", "--as-of", "2026-11-28"], ["--scale", "won"]],
    ["backtest", ["--class", "state"]],
    ["list", ["inputs"]],
    ["list", ["inputs", ...india]],
    [
      "solve",
      ["--max", "funding.public.amount", "--subject-to", "last(balance.public.cumulative) < 0", ...usd],
    ],
    [
      "solve",
      ["all(balance.public.cumulative >= 0)", "--by", "energy.price", "--between", "100..9000", ...usd],
    ],
    [
      "solve",
      ["all(balance.public.cumulative >= 0)", "--by", "fx.usd", "gpus-100k", "--between", "1000..2000"],
    ],
  ])("%s %j %j", async (command, args, styled = []) => {
    // A row that is zero or unchanged is shown where all are requested.
    const whole = ["run", "compare"].includes(command) && !args.includes("--group-by");
    const all = whole ? ["--all"] : [];
    const { json, pages } = await asked([command, ...args], [...styled, ...all]);
    const rows = wanted[command](json, [...args, ...styled, ...all]);
    const money = json.money?.currency ?? json.plan?.currency.code ?? "";
    expect(wrongIn(pages, rows, money, words[command]).slice(0, 12)).toEqual([]);
    expect(rows.length).toBeGreaterThan(0);
  });
});

describe("every number of an explanation is one of the JSON, rounded by itself", () => {
  test.each([
    ["compute.cost", "gpus-100k"],
    ["hosting.own.paid_share", "stress"],
    ["funding.usd@2028", "weak-won", "--in", "USD"],
    ["balance.public.cumulative", "gpus-100k", "--real", "2025", "--depth", "4"],
    [...india, "uses.public", "--depth", "4"],
  ])("explain %s %s", async (...args) => {
    const json = JSON.parse(await answer(["explain", ...args, "--json"]));
    const pages = [];
    for (const lang of ["en", "ko"]) {
      const markdown = await answer(["explain", ...args, ...asMarkdown, "--lang", lang]);
      pages.push(shownIn(markdown));
      const lines = (/```text\n(.*?)\n```/s.exec(markdown)?.[1] ?? "").split("\n");
      const nodes = lines.flatMap((line) => {
        const [, key = "", text] =
          /^[│├└─ ]*([a-z][a-z0-9_.]*(?:@[\d.]+)?)(?: .*?)? {2,}(\S.*)$/.exec(line) ?? [];
        return text === undefined ? [] : [{ key, text }];
      });
      const wrong = nodes.filter(({ key, text }) => {
        const own = json.nodes.filter((node: Entry) => [node.key, node.name].includes(key));
        return !own.some(({ values, total }: Entry) => tells(text, [...values, total]));
      });
      expect(wrong.slice(0, 12)).toEqual([]);
      expect(nodes.length).toBeGreaterThan(5);
      // Below the finding, which has a test of its own, stand two lines in bold: the scenario, and the value that is explained.
      const [, value = ""] = markdown.split("\n").filter((line) => line.startsWith("**"));
      expect(tells(/: ([^:]*?)(?:\*\*.*)?$/.exec(value)?.[1] ?? "", [json.value]), value).toBe(true);
    }
    const [english, korean] = pages as [ShownPage, ShownPage];
    const words = /^(source|set by|date|title|publisher|url|)$/;
    expect(wrongIn([english, korean], inputsOf(json), "", words).slice(0, 12)).toEqual([]);
  });
});

test("one figure prints alike in the table, the comparison, the bridge and the picture", async () => {
  const json = JSON.parse((await baekjo(["run", "gpus-100k", "--metric", "uses.public", "--json"])).out);
  const won = json.rows[0].values[3];
  const shown = rounded(won, 2, 12);
  const eok = Math.round(won / 1e8);
  const inKorean = `${Math.floor(eok / 1e4)}조 ${(eok % 1e4).toLocaleString("en")}`.slice(0, -1);
  for (const args of [
    ["run", "gpus-100k", "--metric", "uses.public"],
    ["run", "gpus-100k", "--metric", "uses.public", "--years", "2029..2029"],
    ["run", "gpus-100k", "--metric", "uses.public", "--chart"],
    ["compare", "gpus-50k", "gpus-100k", "--metric", "uses.public"],
    ["compare", "gpus-50k", "gpus-100k", "--bridge", "uses.public"],
    ["sweep", "gpus-50k", "gpus-100k", "--metric", "uses.public", "--at", "2029"],
    ["explain", "uses.public@2029", "gpus-100k"],
    ["cite", "uses.public@2029", "gpus-100k", "--lang", "ko"],
  ]) {
    const { out, err } = await baekjo(args);
    expect(out + err, args.join(" ")).toMatch(new RegExp(`${shown.replace(".", "\\.")}|${inKorean}\\d억`));
    for (const off of [-1e10, 1e10]) expect(out, args.join(" ")).not.toContain(rounded(won + off, 2, 12));
  }
});
