import { expect, test } from "vitest";
import { wantsColor } from "../../src/cli/output.ts";

test.each([
  [{ TERM: "xterm-256color" }, true],
  [{}, true],
  // A terminal that can show none.
  [{ TERM: "dumb" }, false],
  [{ TERM: "xterm", NO_COLOR: "1" }, false],
  // no-color.org: what is empty is not set.
  [{ TERM: "xterm", NO_COLOR: "" }, true],
  [{ TERM: "dumb", FORCE_COLOR: "1" }, true],
  [{ TERM: "xterm", FORCE_COLOR: "0" }, false],
  [{ TERM: "xterm", FORCE_COLOR: "1", NO_COLOR: "1" }, true],
])("a terminal with %j is coloured: %s", (env, colored) => {
  expect(wantsColor("auto", true, env)).toBe(colored);
});

test("what is no terminal is coloured where that is forced, and what is asked for goes before all else", () => {
  expect(wantsColor("auto", false, { TERM: "xterm" })).toBe(false);
  expect(wantsColor("auto", false, { FORCE_COLOR: "1" })).toBe(true);
  for (const terminal of [true, false]) {
    expect(wantsColor("always", terminal, { TERM: "dumb", NO_COLOR: "1" })).toBe(true);
    expect(wantsColor("never", terminal, { TERM: "xterm", FORCE_COLOR: "1" })).toBe(false);
  }
});
