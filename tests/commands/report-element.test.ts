import fc from "fast-check";
import { expect, test } from "vitest";
import { pictureWidth, text, textWidth } from "../../src/commands/report/html/charts/frame.ts";
import { el, link } from "../../src/commands/report/html/element.ts";
import { tagsOf } from "../helpers/page.ts";

test("text and attributes are text, whatever is in them", () => {
  const { text } = el("p", { title: `"><script>` }, "<b>", el("b", {}, "bold & 'plain'"));
  expect(text).toBe('<p title="&quot;&gt;&lt;script&gt;">&lt;b&gt;<b>bold &amp; &#39;plain&#39;</b></p>');
});

test("no text opens or closes anything, in or out of attributes", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "binary" }), (a, b) => {
      const { text } = el("p", { title: a, "data-at": b }, a, el("b", {}, b), a);
      const tags = [...tagsOf(text)].flatMap(
        ({ open, close }) => open ?? (close === undefined ? [] : `/${close}`),
      );
      expect(tags).toEqual(["p", "b", "/b", "/p"]);
    }),
  );
});

test("characters that cannot be seen are made visible", () => {
  expect(el("p", {}, "a\u202eb\u0000c").text).toBe("<p>a�b�c</p>");
});

test.each([
  "javascript:alert(1)",
  "data:text/html,x",
  "//x.org",
  "ftp://x.org",
  " https://x.org",
  "https://x.org/ y",
  'https://x.org/"',
])("%j is no link", (url) => {
  expect(link(url).text).not.toContain("href");
});

test.each(["https://x.org/a?b=1&c=2#d", "HTTP://X.ORG"])("%j is one", (url) => {
  expect(link(url).text).toContain(`href="${url.replaceAll("&", "&amp;")}"`);
});

/** Measured in Chromium 156 with DejaVu Sans, the widest of usual fonts, at the size of pictures: what is drawn is no wider than it is taken for. */
const measured = [
  ["as planned 409.88", true, 112],
  ["−3,000", false, 39.9],
  ["1,000", false, 30.9],
] as const;

test.each(measured)(
  "%s in a picture takes no more than it is given, and is moved where it would be cut",
  (words, bold, pixels) => {
    expect(textWidth(words, bold)).toBeGreaterThanOrEqual(pixels);
    expect(textWidth(words, bold)).toBeLessThan(1.25 * pixels);
    for (const [anchor, before] of [
      ["start", 0],
      ["middle", 0.5],
      ["end", 1],
    ] as const) {
      for (const x of [-50, 0, 20, 340, 360, 400]) {
        const at = Number(
          / x="([^"]*)"/.exec(text(x, 10, words, anchor, bold ? "strong" : undefined).text)?.[1],
        );
        expect(at - before * pixels).toBeGreaterThanOrEqual(0);
        expect(at + (1 - before) * pixels).toBeLessThanOrEqual(pictureWidth);
      }
    }
  },
);
