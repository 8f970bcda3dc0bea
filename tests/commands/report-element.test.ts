import fc from "fast-check";
import { expect, test } from "vitest";
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
