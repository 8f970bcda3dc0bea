/** One number, one print: what tables show is the number of the JSON, rounded by itself, and one place in the source rounds it. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { baekjo, root } from "../commands/cli.ts";

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

/** A number in units of ten to the `power`, with so many decimals, half away from zero: worked out on the digits of the JSON. */
function rounded(digits: string, decimals: number, power: number): string {
  const [, sign = "", whole = "", fraction = ""] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(digits) ?? [];
  const places = 30;
  const exact = BigInt(whole + fraction.padEnd(places, "0"));
  const tick = 10n ** BigInt(places + power - decimals);
  const ticks = (2n * exact + tick) / (2n * tick);
  const text = String(ticks).padStart(decimals + 1, "0");
  const point = text.length - decimals;
  const commas = text.slice(0, point).replace(/\B(?=(\d{3})+$)/g, ",");
  return (ticks === 0n ? "" : sign) + commas + (decimals === 0 ? "" : `.${text.slice(point)}`);
}

/** Whether a cell shows a number of the JSON in a scale that people have names for; `money` in trillions alone. */
function shows(cell: string, value: number | null, money: boolean): boolean {
  if (value === null) return ["n/a", "없음"].includes(cell);
  const text = cell.replace(/^[+]/, "").replace("\\", "");
  const decimals = text.split(".")[1]?.length ?? 0;
  const powers = money ? [12] : [0, 4, 6, 8, 9, 12];
  const plain = value.toLocaleString("en-US", { useGrouping: false, maximumFractionDigits: 20 });
  return powers.some((power) => rounded(plain, decimals, power) === text) || text === String(value);
}

interface Row {
  readonly metric: string;
  readonly unit: string;
  readonly kind: string;
  readonly values: readonly (number | null)[];
  readonly total: number | null;
}

const json = (...args: string[]) => JSON.parse(baekjo([...args, "--json"]).out);
/** The cells of Markdown's rows, without headings. */
const cells = (...args: string[]) =>
  baekjo([...args, "--format", "markdown", "--scale", "jo"])
    .out.split("\n")
    .filter((line) => line.startsWith("| ") && !/^\| (\*\*|---|:--)/.test(line))
    .map((line) =>
      line
        .slice(1, -1)
        .split("|")
        .map((cell) => cell.trim()),
    );

test.each([
  ["gpus-100k", "en", []],
  ["gpus-50k", "ko", []],
  ["stress", "en", []],
  ["gpus-100k", "ko", ["--set", "fx.usd=1500.5"]],
])("every cell of run %s (%s) is the number of the JSON, rounded by itself", (name, lang, more) => {
  const asked = ["run", name, "--section", "all", ...more];
  const { rows } = json(...asked) as { rows: (Row & { label: string })[] };
  // Sections bring rows into another order; it is the same in both languages.
  const lines = (language: string) =>
    cells(...asked, "--wide", "--lang", language).filter((row) => row.length >= 8 || row[6] !== undefined);
  const [english, shown] = [lines("en"), lines(lang)];
  const plain = (text: string) => text.replaceAll("\\", "");
  const wrong = rows.flatMap((row) => {
    const places = english.flatMap(([label = ""], i) =>
      plain(label) === row.label || plain(label).startsWith(`${row.label} `) ? [i] : [],
    );
    const numbers = [
      ...(row.kind === "single" ? [] : row.values),
      ...(row.kind === "rate" ? [] : [row.total]),
    ];
    const holds = (texts: readonly string[]) => {
      const filled = texts.slice(1, row.values.length + 2).filter((text) => text !== "");
      return (
        filled.length === numbers.length &&
        numbers.every((value, k) => shows(filled[k] as string, value, row.unit === "KRW"))
      );
    };
    return places.some((i) => holds(shown[i] as string[]))
      ? []
      : [`${row.metric}: ${numbers.join(" ")} as ${places.map((i) => (shown[i] as string[]).join(" "))}`];
  });
  expect(wrong).toEqual([]);
  expect(rows.length).toBeGreaterThan(400);
});

test("one figure prints alike in the table, the comparison, the bridge and the picture", () => {
  // 8,505,4xx,xxx,xxx won.
  const uses = (json("run", "gpus-100k", "--metric", "uses.public").rows as Row[])[0]?.values[3];
  expect(rounded(String(uses), 2, 12)).toBe("8.51");
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
    const { out, err } = baekjo(args);
    expect(out + err, args.join(" ")).toMatch(/8\.51|8조 5,05\d억/);
    expect(out, args.join(" ")).not.toContain("8.50");
  }
});
