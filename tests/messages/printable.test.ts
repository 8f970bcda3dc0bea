import { expect, test } from "vitest";
import { printable } from "../../src/messages/format.ts";

test("what moves the cursor or cannot be seen is replaced, and nothing else", () => {
  const hidden = /[\p{Cc}\p{Cs}\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/u;
  const wrong: string[] = [];
  for (let code = 0; code <= 0x10ffff; code++) {
    const character = String.fromCodePoint(code);
    const expected =
      character === "\n" ? "⏎" : hidden.test(character) && character !== "\t" ? "\ufffd" : character;
    if (printable(character) !== expected) wrong.push(code.toString(16));
  }
  expect(wrong).toEqual([]);
  expect(printable("a\u001b[2J 조\n")).toBe("a\ufffd[2J 조⏎");
});
