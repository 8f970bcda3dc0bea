/** Buses bought in any country: tests/fixtures/currency/model.json, and a plan of three years. */

import { cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { temporaryFolder } from "./tiny.ts";

const model = fileURLToPath(new URL("../fixtures/currency/model.json", import.meta.url));
const label = (text: string) => ({ en: text, ko: text });

export interface Country {
  readonly code: string;
  readonly decimals: number;
  readonly budget: string;
  readonly price: string;
  /** Of a dollar. */
  readonly rate: number;
  readonly gdp: string;
}

export const indonesia: Country = {
  ...{ code: "IDR", decimals: -3, rate: 16_300 },
  ...amounts("100T", "4B", "22139T"),
};
export const countries: readonly Country[] = [
  indonesia,
  { ...{ code: "VND", decimals: -6, rate: 25_400 }, ...amounts("100T", "5B", "11512T") },
  { ...{ code: "JPY", decimals: 0, rate: 150 }, ...amounts("100B", "40M", "600T") },
  { ...{ code: "EUR", decimals: 2, rate: 0.9 }, ...amounts("120M", "0.35M", "38B") },
  { ...{ code: "EUR", decimals: -3, rate: 0.9 }, ...amounts("120M", "0.35M", "38B") },
  { ...{ code: "GBP", decimals: 2, rate: 0.78 }, ...amounts("120M", "0.35M", "2.7T") },
  { ...{ code: "KWD", decimals: 3, rate: 0.307 }, ...amounts("120M", "0.35M", "49B") },
  { ...{ code: "KRW", decimals: -3, rate: 1400 }, ...amounts("1조", "4억", "2,700조") },
  { ...{ code: "EUR", decimals: 4, rate: 0.9 }, ...amounts("10M", "9000", "8B") },
];

function amounts(budget: string, price: string, gdp: string) {
  return { budget, price, gdp };
}

/** Where a plan lies, as options; `more`: inputs of its own, `keys`: keys of its own. */
export function planIn(
  { code, decimals, budget, price, rate, gdp }: Country,
  more: object = {},
  keys: object = {},
): string[] {
  const folder = temporaryFolder();
  cpSync(model, join(folder, "model.json"));
  const input = (value: unknown) => ({ value, source: "ASSUMPTION", reason: "Made up for a test." });
  const lines = ["a", "b", "c"];
  const plan = {
    format: "baekjo/plan/1",
    id: "buses",
    base: "as-written",
    label: label("Buses"),
    years: "2026..2028",
    currency: { code, decimals },
    families: { lines: Object.fromEntries(lines.map((line) => [line, label(`Line ${line}`)])) },
    parameters: {
      budget: input(budget),
      spread: { values: [1, 1, 1], source: "ASSUMPTION", reason: "Made up for a test." },
      price: input(price),
      fuel: input(1000),
      fleet: input(1000),
      "fx.usd": input(rate),
      "gdp.first": input(gdp),
      ...Object.fromEntries(lines.map((line) => [`lines.${line}.weight`, input(1)])),
      ...Object.fromEntries(lines.map((line) => [`lines.${line}.ask`, input(budget)])),
      ...more,
    },
    ...keys,
  };
  writeFileSync(join(folder, "plan.json"), JSON.stringify(plan));
  return ["--plan", join(folder, "plan.json"), "--model", join(folder, "model.json")];
}
