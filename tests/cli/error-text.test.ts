import { expect, test } from "vitest";
import { errorText } from "../../src/cli/errors/error-text.ts";
import { message } from "../../src/errors.ts";
import { width } from "../../src/output/text/width.ts";

test("a sentence, the place, a caret under it, and the next step", () => {
  const text = errorText(
    [
      {
        id: "report.no-metric",
        values: { metric: "balanc" },
        place: { file: "data/x.json", line: 12, column: 9, length: 5, text: '  "이름": "한글값",' },
        next: [{ id: "next.see", values: { command: "baekjo list metrics balanc" } }],
      },
    ],
    "en",
  );
  const lines = text.split("\n");
  expect(lines[0]).toBe('error: no metric "balanc"');
  expect(lines[1]).toBe("  data/x.json:12:9");
  expect(lines[4]).toBe("  see: baekjo list metrics balanc");
  // "한글값" with its quotes: eight columns, behind eleven.
  const [, , line = "", caret = ""] = lines;
  expect(width(caret.slice(0, caret.indexOf("^")))).toBe(width(line.slice(0, line.indexOf('"한'))));
  expect(caret.match(/\^/g)).toHaveLength(8);
});

test("what a file says cannot steer the terminal", () => {
  const text = errorText([{ id: "report.no-metric", values: { metric: "a\u001b[2Jb\u202ec\r" } }], "en");
  expect(text).toBe('error: no metric "a�[2Jb�c�"\n');
});

test("several errors are counted", () => {
  const issue = message("report.no-metric", { metric: "x" });
  expect(errorText([issue, issue], "en").endsWith("\n2 errors\n")).toBe(true);
});
