/** Where an argument is missing, the error shows a command to paste, with names of the plan at hand, that answers as it stands. */

import { expect, test } from "vitest";
import { fileExamples } from "../../src/messages/example-names.ts";
import { commandNames, examples } from "../../src/program.ts";
import { baekjo, tiny } from "../helpers/cli.ts";

/** The words of the example in what was said on stderr. */
function exampleIn(err: string): string[] {
  const text = /^ {2}for example: baekjo (.*)$/m.exec(err)?.[1] ?? "";
  return [...text.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, word]) => quoted ?? (word as string));
}

test.each(["korea", "japan", "uk"])(
  "of plan %s every example answers",
  async (plan) => {
    for (const command of ["compare", "explain", "cite", "solve", "sweep"]) {
      const lacking = await baekjo([command, "--plan", plan]);
      expect([lacking.out, lacking.code], command).toEqual(["", 2]);
      const example = exampleIn(lacking.err);
      expect(example[0], lacking.err).toBe(command);
      expect(example.slice(-2)).toEqual(["--plan", plan]);
      const { out, code } = await baekjo(example);
      expect(code, example.join(" ")).toBe(0);
      expect(out).not.toBe("");
    }
  },
  120_000,
);

test("compare is shown with what the plan itself is held against where none is named", async () => {
  expect(exampleIn((await baekjo(["compare"])).err)).toEqual(["compare", "gpus-50k", "gpus-100k"]);
});

test("of a plan of one's own too, and an argument that is half there is no obstacle", async () => {
  const { err } = await tiny(["compare"]);
  expect((await tiny(exampleIn(err).slice(0, 3))).code).toBe(0);
  const half = await baekjo(["solve", "--max", "compute.target"]);
  expect(half.err).toContain("for example: baekjo solve --");
  const korean = await baekjo(["explain", "--lang", "ko"]);
  expect(korean.err).toMatch(/^오류: .*\n {2}예: baekjo explain /);
});

test("a command that needs files or words shows its first example, which its help begins with", async () => {
  const all = await examples();
  const needing: string[] = [];
  for (const command of commandNames) {
    const { err } = await baekjo([command]);
    if (!err.includes("is missing")) continue;
    needing.push(command);
    expect(err, command).toContain("\n  for example: ");
  }
  for (const [command, example] of Object.entries(fileExamples)) {
    expect(needing).toContain(command);
    expect(all.get(command)?.[0]).toBe(example);
  }
}, 120_000);
