import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { code, escaped } from "../../src/output/markdown/escape.ts";
import type { ListReport } from "../../src/report/listing.ts";
import { compareSample, head, row, runSample, style } from "../helpers/sample.ts";
import { renderers } from "../helpers/written.ts";

const tableLines = (text: string) => text.split("\n").filter((line) => line.startsWith("|"));
/** Cells as GitHub parts them: at bars that no backslash precedes. */
const cells = (line: string) =>
  line
    .slice(1, -1)
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim());

describe("run as Markdown", () => {
  test("the words and numbers of the table, in cells", () => {
    const lines = renderers.markdown(runSample, style).split("\n");
    expect(lines.slice(0, 7)).toEqual([
      "**gpus-50k: 50,000 GPUs, the plan (100 trillion won for AI)**\\",
      "trillion won, current prices, without VAT",
      "",
      "| metric | 2026 | 2027 | 2028 | 2029 | 2030 | total | peak/low |",
      "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
      "| **Funding** | | | | | | | |",
      "| Public funding | 7.00 | 7.00 | 7.00 | 7.00 | 7.00 | 35.00 | |",
    ]);
    expect(lines).toContain("| Cost of compute | 1.00 | 1.00 | 1.00 | 9.50 | 0.90 | 13.41 | 2029 |");
    expect(lines.at(-2)).toBe("7 of the 58 inputs that the plan gives are assumptions");
  });

  test("in Korean, and in won", () => {
    const text = renderers.markdown(runSample, { ...style, language: "ko", scale: "won" });
    expect(text).toContain("| 컴퓨팅 비용 | 1,004,000,000,000 |");
    expect(text).toContain("| **재원** |");
  });

  test("any number of years is shown, and the note below has no word on width", () => {
    const years = Array.from({ length: 25 }, (_, i) => 2026 + i);
    const rows = [
      row(
        "balance.public",
        years.map(() => 7e12),
      ),
    ];
    const text = renderers.markdown({ ...runSample, years, rows }, style);
    expect(cells(tableLines(text)[0] as string).slice(1, -1)).toEqual(years.map(String));
    expect(text).not.toContain("--wide");
  });

  test("a memo's asterisk is no emphasis", () => {
    const memo = row("funding.public", [1e12, 1e12, 1e12, 1e12, 1e12], { memo: true });
    const text = renderers.markdown({ ...runSample, rows: [memo] }, style);
    expect(text).toContain("| funding.public \\* |");
    expect(text).toContain("\n\\* memo item");
  });
});

test("compare as Markdown: all scenarios in one table, and a longer name is not broken", () => {
  const [plan, other] = compareSample.scenarios;
  const scenarios = [plan, { ...other, name: "gpus-100k+weak-won" }] as typeof compareSample.scenarios;
  const text = renderers.markdown({ ...compareSample, scenarios }, style);
  expect(text).toContain("| metric | gpus-50k | gpus-100k+weak-won | change | % |");
  expect(text).toContain("| by year | 2026 |");
});

describe("what is written cannot break out of its cell", () => {
  const list = (title: string): ListReport => ({
    command: "list",
    ...head,
    list: "sources",
    columns: [
      { id: "id", heading: "list.id", as: "name" },
      { id: "title", heading: "list.title", as: "text" },
      { id: "url", heading: "list.url", as: "name", wide: true },
    ],
    items: [{ id: title, title, url: "https://example.org/a|b_c" }],
  });

  test("bars, emphasis, HTML and dollars are escaped; a wide column has room; an address is a link", () => {
    const text = renderers.markdown(list("a|b *c* <b> $76k_$80k"), style);
    expect(tableLines(text).at(-1)).toBe(
      "| `a\\|b *c* <b> $76k_$80k` | a\\|b \\*c\\* \\<b\\> \\$76k\\_\\$80k | <https://example.org/a%7Cb_c> |",
    );
  });

  test("any text is one row of as many cells as there are columns", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", minLength: 1 }), (title) => {
        const lines = tableLines(renderers.markdown(list(title), style));
        expect(lines).toHaveLength(3);
        // A backslash is doubled in prose, so that none of its own stands before the bar.
        const prose = escaped(title);
        expect(prose.replace(/\\[\\`*_[\]<>|~$&]/g, "")).not.toMatch(/[\\|]/);
      }),
    );
  });

  test("code has a fence longer than any inside", () => {
    expect(code("a|b")).toBe("`a|b`");
    expect(code("a`b``c", true)).toBe("``` a`b``c ```");
  });
});
