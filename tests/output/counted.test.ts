/** What is counted stands in the plural wherever a number stands before it: in no output "36,864 GPU" beside "50,000 GPUs". */

import { expect, test } from "vitest";
import { type Amounts, amountText, changeText } from "../../src/output/numbers/amount.ts";
import { baekjo } from "../helpers/cli.ts";

const counts = new Map([["tram", { en: "tram", ko: "대" }]]);
const currency = { code: "KRW", decimals: 0 } as Amounts["currency"];
const style: Amounts = { language: "en", currency, counts };
const trams = (value: number) =>
  amountText({ unit: "tram", kind: "stock", values: [value], total: value }, style);

test("one of it, and several", () => {
  expect([0, 1, -1, 2, 29].map(trams)).toEqual(["0 trams", "1 tram", "-1 tram", "2 trams", "29 trams"]);
  expect([1, -1, 3].map((value) => changeText(value, "tram", style))).toEqual([
    "+1 tram",
    "-1 tram",
    "+3 trams",
  ]);
});

test.each([
  ["explain", "compute.gpus.bought"],
  ["explain", "compute.target", "--all"],
  ["explain", "compute.gpus.bought", "gpus-50k", "--diff", "gpus-100k"],
  ["sensitivity", "--metric", "compute.gpus.bought"],
  ["cite", "compute.gpus.bought"],
  ["check", "--assert", "last(compute.gpus.installed) = 1[GPU]"],
  ["report"],
])("%s %s", async (...args) => {
  const { out } = await baekjo(args);
  expect(out).toMatch(/GPU/);
  expect(out.match(/[\d,]*(?:[02-9]|\d1) GPU(?![\w/'-])[^\n]{0,20}/g) ?? []).toEqual([]);
});
