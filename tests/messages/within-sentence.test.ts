/** Labels within sentences: ordinary words lose their capital, names keep it, in what ships and in what anybody may call a thing. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { withinSentence } from "../../src/labels.ts";
import { sentence } from "../../src/output/text/finding.ts";
import { root } from "../helpers/folders.ts";

test.each([
  ["Cumulative public balance", "cumulative public balance"],
  ["Build-out profile", "build-out profile"],
  ["Target number of GPUs at 60,000 GPUs", "target number of GPUs at 60,000 GPUs"],
  ["Private AI money", "private AI money"],
  ["Won 11% weaker", "won 11% weaker"],
  ["A year late", "a year late"],
  ["A", "A"],
  ["GPUs purchased", "GPUs purchased"],
  ["GDP in the year before the plan", "GDP in the year before the plan"],
  ["AI for All, take-up", "AI for All, take-up"],
  ["R&D cut", "R&D cut"],
  ["Vera Rubin, price", "Vera Rubin, price"],
  ["Public Works Fund", "Public Works Fund"],
  ["Cost-Share Programme", "Cost-Share Programme"],
  ["Seoul metro", "Seoul metro"],
  ["Korea's pledge", "Korea's pledge"],
  ["100,000 GPUs", "100,000 GPUs"],
  ["compute.cost", "compute.cost"],
])("%s is %s", (label, within) => {
  expect(withinSentence(label, "en")).toBe(within);
  expect(withinSentence(label, "ko")).toBe(label);
});

/** The first words of labels that ship which are names, abbreviations or units, or begin with one. */
const names =
  /^(?:AI|B200|Chip|DRAM|EFLOPS|GB300|GDP|GPUs?|H100e?|H200|IT|K-\w+|NPU|PUE|R&D|RTX|US|VAT|Vera|[A-Z]{2,}\w*|Actuals:|Budget|Challenge|National|Quebec's|SoftBank's)$/;

/** The labels of metrics and inputs, and of the scenarios that ship. */
const labels = readdirSync(join(root, "data"), { recursive: true, encoding: "utf8" })
  .filter((file) => file === "model.json" || /[\\/]scenarios[\\/]/.test(file))
  .flatMap((file) => labelsIn(JSON.parse(readFileSync(join(root, "data", file), "utf8"))));

function labelsIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  const { label } = value as { label?: { en?: string } };
  const own = typeof label?.en === "string" ? [label.en] : [];
  return [...own, ...Object.values(value).flatMap(labelsIn)];
}

test("of every label that ships it is known whether its first word is a name", () => {
  const capitals = labels.filter((label) => /^[A-Z]/.test(label) && withinSentence(label, "en") === label);
  const unknown = capitals
    .map((label) => label.split(/[ :,]/)[0] as string)
    .filter((word) => !names.test(word));
  expect(labels.length).toBeGreaterThan(400);
  expect([...new Set(unknown)].sort()).toEqual([]);
});

test("nothing but the first letter changes, and a sentence that begins with the label has it back", () => {
  fc.assert(
    fc.property(fc.oneof(fc.constantFrom(...labels), fc.string()), (label) => {
      const within = withinSentence(label, "en");
      expect(within.slice(1)).toBe(label.slice(1));
      expect([label, label.charAt(0).toLowerCase() + label.slice(1)]).toContain(within);
      if (within !== label) expect(sentence(`${within} is 5`), label).toBe(`${label} is 5.`);
    }),
    { numRuns: 2000 },
  );
});
