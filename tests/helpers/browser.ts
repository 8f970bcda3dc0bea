/** A real browser, for what only one can tell. */

import { existsSync } from "node:fs";
import { pathToFileURL } from "node:url";
import axe from "axe-core";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, expect } from "vitest";

/** Debian's; CHROMIUM names another. */
const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const flags = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

let browser: Browser;

beforeAll(async () => {
  if (!existsSync(executablePath)) throw new Error(`no browser at ${executablePath}: CHROMIUM names another`);
  browser = await chromium.launch({ executablePath, args: flags });
});

afterAll(() => browser?.close());

export interface Screen {
  readonly width: number;
  readonly colorScheme: "light" | "dark";
  /** Without it a page's script runs. */
  readonly script?: false;
  /** Of the address, behind its #. */
  readonly hash?: string;
}

/** Shows a page; gives what the browser had to say about it. */
export async function shown(
  file: string,
  { width, colorScheme, script, hash }: Screen,
): Promise<{ page: Page; said: string[] }> {
  const viewport = { width, height: 900 };
  const page = await browser.newPage({ viewport, colorScheme, javaScriptEnabled: script ?? true });
  const said: string[] = [];
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(error.message));
  page.on("request", (request) => {
    if (!request.url().startsWith("file:")) said.push(request.url());
  });
  await page.goto(pathToFileURL(file).href + (hash === undefined ? "" : `#${hash}`));
  return { page, said };
}

/** With everything unfolded. */
export async function unfold(page: Page): Promise<void> {
  await page.evaluate(`for (const each of document.querySelectorAll("details")) each.open = true`);
}

/** Holds a page, or what a selector finds of it, to the rules of axe. */
export async function expectAccessible(page: Page, part = "document"): Promise<void> {
  await page.evaluate(axe.source);
  const { violations } = (await page.evaluate(`axe.run(${part})`)) as axe.AxeResults;
  expect(violations.map(({ id, nodes }) => [id, nodes.slice(0, 3).map(({ html }) => html)])).toEqual([]);
}

/** What reaches beyond the screen and is not in a box that scrolls. */
export const outside = `[...document.querySelectorAll("body *")]
  .filter((each) => !each.closest(".scroll") && !each.closest(".unseen") && each.getBoundingClientRect().right > innerWidth + 0.5)
  .map((each) => each.outerHTML.slice(0, 120))`;

/** Text of pictures that is not wholly in its picture. */
export const cut = `[...document.querySelectorAll("svg[role=img] text")].flatMap((each) => {
  const box = each.getBBox();
  const { width, height } = each.ownerSVGElement.viewBox.baseVal;
  const inside = box.x >= -1 && box.y >= -3 && box.x + box.width <= width + 1 && box.y + box.height <= height + 1;
  return inside ? [] : [each.ownerSVGElement.querySelector("title").textContent + ": " + each.textContent];
})`;

/** Texts of a picture that lie over each other. */
export const overlapping = `[...document.querySelectorAll("svg[role=img]")].flatMap((svg) => {
  const texts = [...svg.querySelectorAll("text")].map((each) => ({ words: each.textContent, box: each.getBBox() }));
  const shared = (from, to) => Math.min(from[1], to[1]) - Math.max(from[0], to[0]);
  return texts.flatMap(({ words, box }, i) => texts.slice(i + 1).flatMap((other) => {
    const across = shared([box.x, box.x + box.width], [other.box.x, other.box.x + other.box.width]);
    const down = shared([box.y, box.y + box.height], [other.box.y, other.box.y + other.box.height]);
    // Lines of one label stand closer than their boxes are high.
    return across > 2 && down > 4.5 ? [svg.querySelector("title").textContent + ": " + words + " / " + other.words] : [];
  }));
})`;
