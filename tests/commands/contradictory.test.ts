/** Inputs that contradict each other: what an error shows to type next. */
import { expect, test } from "vitest";
import { baekjo } from "../helpers/cli.ts";

test.each([
  ["funding.private.by_year=1tn"],
  ["funding.public.by_year=1조"],
  ["funding.public.record@2026=1조", "funding.public.by_year@2026=1조"],
])("%s: the command that shows the input can be pasted", async (...settings) => {
  const { out, err, code } = await baekjo(["run", ...settings.flatMap((each) => ["--set", each])]);
  expect([out, code]).toEqual(["", 3]);
  const commands = [...err.matchAll(/^ {2}see: baekjo (.*)$/gm)].map(([, command = ""]) =>
    command.split(" "),
  );
  expect(commands.length).toBeGreaterThan(0);
  // The first names one that was set.
  expect(settings.map((each) => each.split(/[@=]/)[0])).toContain(commands[0]?.at(-1));
  for (const command of commands) expect([command, (await baekjo(command)).code]).toEqual([command, 0]);
});

test("and is about the plan that the command line was about", async () => {
  const wrong = ["--plan", "uk", "--set", "funding.private.by_year=1tn"];
  for (const args of [
    ["run", ...wrong],
    ["run", "--plan=uk", "--set", "no.such.input=1"],
    ["explain", "no.such.metric", "--plan", "uk"],
  ]) {
    const { err } = await baekjo(args);
    const commands = [...err.matchAll(/^ {2}see: baekjo (list .*)$/gm)].map(([, command = ""]) => command);
    expect(commands.length).toBeGreaterThan(0);
    for (const command of commands) {
      expect([args, command]).toEqual([args, expect.stringMatching(/ --plan uk$/)]);
      expect([command, (await baekjo(command.split(" "))).code]).toEqual([command, 0]);
    }
  }
});
