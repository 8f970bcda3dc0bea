import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cut, expectAccessible, outside, overlapping, shown, unfold } from "../helpers/browser.ts";
import { folder } from "../helpers/folders.ts";
import { placeIn } from "../helpers/page.ts";
import { spawned } from "../helpers/spawned.ts";

/** Scenarios whose labels come from strangers. */
function hostile(): string[] {
  const labels = [
    `<script>alert(1)</script>"'&<b>x</b> ]]>`,
    "غيمة العربية 60,000 (ירושלים)",
    `A label ${"of many words ".repeat(20)}`,
    "W".repeat(300),
    "한국어로만 지은 이름: 그래픽처리장치 육만 장을 모두 공공 재원으로 구매하여 운영하는 시나리오",
  ];
  const made = mkdtempSync(join(tmpdir(), "baekjo-"));
  return labels.map((label, i) => {
    const file = join(made, `scenario-${i}.json`);
    const set = [`compute.target=${60_000 + 10_000 * i}`];
    writeFileSync(file, JSON.stringify({ format: "baekjo/scenario/1", label, why: label, set }));
    return file;
  });
}

const day = ["--as-of", "2026-06-30"];

describe.each([
  ["English", ["gpus-100k"], 10],
  ["Korean", ["gpus-100k", "--lang", "ko"], 10],
  [
    "four scenarios to 2035",
    ["gpus-100k", "gpus-100k+weak-won+dear-power", "slow-private", "--years", "2026..2035"],
    15,
  ],
  ["labels of strangers", [...hostile(), "--trials", "200"], 15],
  ["three scenarios", ["gpus-100k", "gpus-200k"], 10],
  ["24 years", ["gpus-100k", "--years", "2026..2049", "--trials", "200"], 12],
  ["one year", ["gpus-100k", "--years", "2026..2026", "--trials", "200"], 10],
  ["no public money", ["--set", "funding.public.amount=0 KRW", "--trials", "200"], 10],
  ["India", ["--plan", "india"], 10],
  ["India in dollars", ["--plan", "india", "--in", "USD"], 10],
  ["the United Kingdom, in Korean", ["--plan", "uk", "--lang", "ko"], 10],
  ["the European Union", ["--plan", "eu"], 10],
  ["a country in euro and cents", ["--plan", "tests/fixtures/other-country.json", "compute.target*=2"], 10],
] as const)("a page in the browser: %s", (_, args, mostPages) => {
  let file: string;
  let json: unknown;

  beforeAll(() => {
    file = join(mkdtempSync(join(tmpdir(), "baekjo-")), "report.html");
    expect(spawned(["report", ...args, ...day, "-o", file]).code).toBe(0);
    json = JSON.parse(spawned(["report", ...args, ...day, "--format", "json"]).out);
  });

  afterAll(() => rmSync(dirname(file), { recursive: true, force: true }));

  describe.each([
    { width: 360, colorScheme: "light" },
    { width: 1280, colorScheme: "light" },
    { width: 360, colorScheme: "dark" },
    { width: 1280, colorScheme: "dark" },
  ] as const)("$width pixels wide, $colorScheme", (screen) => {
    test("has no errors, asks for nothing, overflows nowhere", async () => {
      const { page, said } = await shown(file, screen);
      expect(said).toEqual([]);
      await unfold(page);
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(screen.width);
      expect(await page.evaluate(outside)).toEqual([]);
      expect(await page.evaluate(cut)).toEqual([]);
      expect(await page.evaluate(overlapping)).toEqual([]);
      // On a narrow screen no column is out of sight.
      if (screen.width < 640) expect(await page.evaluate(hiddenColumns)).toEqual([]);
      expect(await page.evaluate("getComputedStyle(document.body).backgroundColor")).toBe(
        screen.colorScheme === "dark" ? "rgb(20, 23, 27)" : "rgb(255, 255, 255)",
      );
      await page.close();
    });
  });

  test.each([
    { width: 360, colorScheme: "dark" },
    { width: 1280, colorScheme: "light" },
  ] as const)("passes axe at $width, $colorScheme", async (screen) => {
    const { page } = await shown(file, screen);
    await unfold(page);
    await expectAccessible(page);
    await page.close();
  });

  test("shows the numbers of the JSON", async () => {
    const { page } = await shown(file, { width: 1280, colorScheme: "light" });
    const marks = (await page.evaluate(numbers)) as { at: string; value: string }[];
    expect(marks.length).toBeGreaterThan(300);
    expect(marks.filter(({ at, value }) => placeIn(json, at) !== Number(value))).toEqual([]);
    await page.close();
  });

  test("prints", async () => {
    const { page } = await shown(file, { width: 1280, colorScheme: "dark" });
    const pdf = await page.pdf({ preferCSSPageSize: true });
    const pages = pdf.toString("latin1").match(/\/Type \/Page\b/g)?.length ?? 0;
    expect(pages).toBeGreaterThan(3);
    expect(pages).toBeLessThanOrEqual(mostPages);
    await page.emulateMedia({ media: "print" });
    // On paper it is black on white, and folded inputs are unfolded.
    expect(await page.evaluate("getComputedStyle(document.body).color")).toBe("rgb(27, 31, 36)");
    expect(
      await page.evaluate(`document.querySelector("#inputs table").getBoundingClientRect().height > 200`),
    ).toBe(true);
    await page.close();
  });
});

test("the files of a chart are saved without a script and without a network", async () => {
  const file = join(folder(), "report.html");
  spawned(["report", ...day, "--trials", "100", "-o", file]);
  const { page } = await shown(file, { width: 1280, colorScheme: "light" });
  for (const [name, begins] of [
    ["chart-spending.csv", "\ufeffscenario,id,label,year,value,unit,basis\r\n"],
    ["chart-spending.svg", '<svg xmlns="http://www.w3.org/2000/svg"'],
  ] as const) {
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.locator(`a[download="${name}"]`).click(),
    ]);
    expect(download.suggestedFilename()).toBe(name);
    expect(readFileSync((await download.path()) as string, "utf8").startsWith(begins)).toBe(true);
  }
  // The picture is one that a browser can show.
  const text = Buffer.from(
    ((await page.locator('a[download="chart-spending.svg"]').getAttribute("href")) ?? "").split(",")[1] ?? "",
    "base64",
  ).toString("utf8");
  const problem = `new DOMParser().parseFromString(${JSON.stringify(text)}, "image/svg+xml").querySelector("parsererror")?.textContent ?? ""`;
  expect(await page.evaluate(problem)).toBe("");
  await page.close();
});

test("a page without styles to apply is refused: the policy allows its own alone", async () => {
  const file = join(folder(), "report.html");
  spawned(["report", "--trials", "100", "-o", file]);
  const html = readFileSync(file, "utf8");
  expect(html.match(/<style/g)?.length).toBe(1);
  const { page } = await shown(file, { width: 1280, colorScheme: "light" });
  expect(await page.evaluate("document.styleSheets.length")).toBe(1);
  await page.close();
});

/** Boxes whose content is wider than they are, and cells that are not on the screen. */
const hiddenColumns = `[...document.querySelectorAll(".scroll")].flatMap((each) =>
  each.scrollWidth > each.clientWidth + 1 ? [each.getAttribute("aria-label")] : [],
)`;

const numbers = `[...document.querySelectorAll("[data-at]")].map((each) => ({
  at: each.dataset.at,
  value: each.value ?? each.dataset.value,
}))`;
