/** Korean sets a bracket close behind its word: 기업 자체 투자(용도 미지정). */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ko } from "../../src/messages/ko/index.ts";
import { root } from "../helpers/folders.ts";

const apart = /[가-힣] \([^)]*[가-힣][^)]*\)/;

test("in every message", () => {
  const texts = ko.flatMap((area) => Object.entries(area()));
  expect(texts.length).toBeGreaterThan(500);
  expect(texts.filter(([, text]) => apart.test(text as string))).toEqual([]);
});

test("in every label that ships", () => {
  const labels = readdirSync(join(root, "data"), { recursive: true, encoding: "utf8" })
    .filter(
      (file) => /(?:model|plan|actuals)\.json$|[\\/]scenarios[\\/]/.test(file) && !file.includes("schemas"),
    )
    .flatMap((file) => koreanIn(JSON.parse(readFileSync(join(root, "data", file), "utf8"))));
  expect(labels.length).toBeGreaterThan(400);
  expect(labels.filter((label) => apart.test(label))).toEqual([]);
});

/** What stands in both languages, but for sentences. */
function koreanIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  const { ko: korean } = value as { ko?: unknown };
  const own = typeof korean === "string" && !korean.endsWith(".") ? [korean] : [];
  return [...own, ...Object.values(value).flatMap(koreanIn)];
}
