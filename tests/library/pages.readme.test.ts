/**
 * The pages about the library: each program on them is run as it stands, against the package as it is built, and prints what stands below
 * it. `UPDATE_README=1 npx vitest run readme.test.ts` writes the outputs again.
 */

import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { root } from "../helpers/folders.ts";
import { environment } from "../helpers/spawned.ts";
import { temporaryFolder } from "../helpers/tiny.ts";

const pages = ["data/library.md", "data/library.ko.md"] as const;
const read = (file: string) => readFileSync(join(root, file), "utf8");
const example = /^```js\n([\s\S]*?)^```\n\n```text\n([\s\S]*?)^```$/gm;

const folder = temporaryFolder();
mkdirSync(join(folder, "node_modules"));
symlinkSync(root, join(folder, "node_modules/baekjo"));

const printed = new Map<string, string>();

function printedBy(program: string): string {
  const known = printed.get(program);
  if (known !== undefined) return known;
  const file = join(folder, "example.mjs");
  writeFileSync(file, program);
  const { stdout, stderr, status } = spawnSync(process.execPath, [file], {
    encoding: "utf8",
    env: environment(),
  });
  expect([stderr, status], program).toEqual(["", 0]);
  printed.set(program, stdout);
  return stdout;
}

describe.each(pages)("%s", (page) => {
  test("has twelve programs, which print what it says", () => {
    if (process.env.UPDATE_README !== undefined) {
      const anew = read(page).replaceAll(
        example,
        (_, program: string) => `\`\`\`js\n${program}\`\`\`\n\n\`\`\`text\n${printedBy(program)}\`\`\``,
      );
      writeFileSync(join(root, page), anew);
    }
    const examples = [...read(page).matchAll(example)];
    expect(examples.length).toBe(12);
    for (const [, program = "", output] of examples) expect(output).toBe(printedBy(program));
  }, 60_000);
});

test("the pages are one text: the same programs, sections and tables", () => {
  const [english, korean] = pages.map((page) => {
    const text = read(page);
    const bare = text.replaceAll(example, "");
    return {
      programs: [...text.matchAll(example)].map(([, program]) => program),
      headings: [...bare.matchAll(/^#+ (?:\d+\.)?/gm)].map(([mark]) => mark),
      paragraphs: bare.split(/^#+ /m).map((section) => section.trim().split(/\n{2,}/).length),
      rows: [...bare.matchAll(/^\| `[^|]*/gm)].map(([cell]) => cell.trim()),
    };
  });
  expect(korean).toEqual(english);
});
