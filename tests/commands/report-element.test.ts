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

test.each([
  ["as of 2026-11-29, in 2028-29.", ["2026-11-29", "2028-29"]],
  ["from 7.14 trillion won left to −373.75 billion EUR", ["7.14 trillion won", "−373.75 billion EUR"]],
  ["2030년 말 7조 909억 원 남음, 수지 균형점은 7만 6,545장입니다", ["7조 909억 원", "7만 6,545"]],
  ["5개 예산 연도에 민간 65조 원과 GPU 5만 장.", ["65조 원", "5만 장"]],
  ["8 smaller programmes of 2026–2030, 1,234 GPUs", ["1,234 GPUs"]],
  ["Until 2030. Trials of 300 are left, of 2028, Korea.", []],
])("no line ends within a day or an amount: %s", (sentence, wholes) => {
  const { text } = el("p", {}, sentence);
  const found = [...text.matchAll(/<span class="whole">([^<]*)<\/span>/g)].map(([, whole]) => whole);
  expect(found).toEqual(wholes.map((whole) => expect.stringContaining(whole)));
  expect(text.replaceAll(/<[^>]*>/g, "")).toBe(sentence);
  // In a picture, an attribute or a title there are no lines, and there may be no elements.
  for (const name of ["text", "title", "desc", "option"])
    expect(el(name, {}, sentence).text).toBe(`<${name}>${sentence}</${name}>`);
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
  ["NPU development", false, 97.2],
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
