import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

/**
 * A list that is spread into a call overflows the stack where it is long, and lists are as long as somebody's file. Those that may be
 * spread are as long as the program's own source makes them.
 */
const allowed: Readonly<Record<string, readonly [string, string][]>> = {
  "commands/solve/ask.ts": [["...values", "the values of a message"]],
  "engine/derivatives/dependence.ts": [["...masks(x, y)", "two"]],
  "engine/derivatives/gradient.ts": [["...step.args.map(values)", "the operands of an operation"]],
  "files/cache/snapshot.ts": [["...at", "the parameters of a function"]],
  "files/json/json.ts": [["...values", "the values of a message"]],
  "math/distributions/distributions.ts": [["...pertShapes(low, mode, high)", "two shapes"]],
  "formula/parse.ts": [["...operators", "the operators of one precedence"]],
  "commands/report/html/sections/progress.ts": [
    [
      '...(restated ? [el("p", {}, t("page.record-money", { basis: moneyBasis(found, setting.table) }))] : [])',
      "one or none",
    ],
    [
      '...(disagreements.length === 0 ? [] : [folded(t("track.disagreements"), disagreements)])',
      "one or none",
    ],
    ['...(lines.length === 0 ? [] : [folded(t("track.lines", { money }), lines)])', "one or none"],
  ],
};

const source = fileURLToPath(new URL("../src", import.meta.url));

/** What is spread into calls in a text of TypeScript: parameters (`...of: T[]`) and what is between brackets or braces is not. */
function spreadsIn(text: string): string[] {
  const found: string[] = [];
  const open: number[] = [];
  const skipped = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'/y;
  for (let at = 0; at < text.length; at++) {
    skipped.lastIndex = at;
    const skip = skipped.exec(text);
    if (skip !== null) at += skip[0].length - 1;
    else if ("([{".includes(text[at] as string)) open.push(at);
    else if (")]}".includes(text[at] as string)) open.pop();
    else if (text.startsWith("...", at)) {
      const call = open.at(-1) ?? 0;
      const called = text[call] === "(" && /[\w$)\]>]/.test(text[call - 1] ?? "");
      if (called && !/^\.\.\.\w+\s*:/.test(text.slice(at, at + 80))) found.push(argumentAt(text, at));
      at += 2;
    }
  }
  return found;
}

/** From an offset to the comma or bracket that ends the argument, on one line. */
function argumentAt(text: string, from: number): string {
  let depth = 0;
  let to = from;
  for (; depth > 0 || !",)]}".includes(text[to] as string); to++) {
    if ("([{".includes(text[to] as string)) depth++;
    else if (")]}".includes(text[to] as string)) depth--;
  }
  return text.slice(from, to).replaceAll(/\s+/g, " ").trim();
}

test("finds what is spread into a call, and nothing else", () => {
  const text =
    "f(...a); g(1, ...b(2)); x.push(...(c ?? [])); [...d]; h([...e], {...i}); (...j) => 1; k(...l: T[])";
  expect(spreadsIn(text)).toEqual(["...a", "...b(2)", "...(c ?? [])"]);
});

test("no list whose length comes from input is spread into a call", () => {
  const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".ts"),
  );
  const found = files.flatMap((file) =>
    spreadsIn(readFileSync(join(source, file), "utf8")).map((argument) => [file, argument] as const),
  );
  const isAllowed = (file: string, argument: string) =>
    allowed[file]?.some(([one]) => one === argument) === true;
  expect(found.filter(([file, argument]) => !isAllowed(file, argument))).toEqual([]);
  const unused = Object.entries(allowed).flatMap(([file, list]) =>
    list.filter(([argument]) => !found.some(([at, one]) => at === file && one === argument)),
  );
  expect(unused).toEqual([]);
});
