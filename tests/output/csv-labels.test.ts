import { expect, test } from "vitest";
import { readCsv } from "../../src/files/csv-reader.ts";
import { baekjo } from "../helpers/cli.ts";

/** The columns that are words: names, ids and numbers are the same in every language. */
const words = /^(?:(?:input_|payer_)?labels?|title|publisher|note|reason|why|about|finding|basis)$/;

const balance = "balance.public.cumulative";
const commands: readonly (readonly string[])[] = [
  ["run"],
  ["run", "--wide"],
  ["run", "--group-by", "payer"],
  ["compare", "gpus-50k", "gpus-100k"],
  ["compare", "gpus-50k", "gpus-100k", "--wide"],
  ["compare", "gpus-50k", "gpus-100k", "--inputs"],
  ["compare", "gpus-50k", "gpus-100k", "--bridge", balance],
  ["sweep", "--vary", "fx.usd=1300..1500/2"],
  ["sweep", "--vary", "fx.usd=1300..1500/2", "--wide"],
  ["solve", `last(${balance}) >= 0`, "--by", "compute.target"],
  ["simulate", "gpus-50k", "gpus-100k", "--trials", "100", "--prob", `any(${balance} < 0)`],
  ["sensitivity", "--metric", balance],
  ["sensitivity", "--metric", balance, "--global", "--trials", "64"],
  ["explain", balance],
  ["explain", "fx.usd"],
  ["explain", "--diff", "gpus-50k", "gpus-100k", balance],
  ["cite", balance],
  ["check", "--as-of", "2026-11-01"],
  ["track", "--as-of", "2026-11-01"],
  ["backtest"],
  ["list", "inputs"],
  ["list", "metrics"],
  ["list", "scenarios"],
  ["list", "sources"],
  ["list", "programmes"],
  ["list", "sources", "--missing"],
];

async function tableOf(args: readonly string[], language: string) {
  const { out, err } = await baekjo([...args, "--format", "csv", "--lang", language]);
  expect(out, err).not.toBe("");
  const [head = [], ...rows] = readCsv("out.csv", out).records.map((cells) => cells.map(({ text }) => text));
  return { head, rows };
}

test.each(commands)(
  "a table in Korean differs from the English one in its words alone: %s %s %s %s",
  async (...args) => {
    const [en, ko] = [await tableOf(args, "en"), await tableOf(args, "ko")];
    expect(ko.head).toEqual(en.head);
    expect(ko.rows.length).toBe(en.rows.length);
    expect(en.head.some((column) => /label|title/.test(column))).toBe(true);
    const differing = en.head.filter((_, i) => en.rows.some((row, k) => row[i] !== ko.rows[k]?.[i]));
    expect(differing.filter((column) => !words.test(column))).toEqual([]);
    if (en.rows.length === 0) return;
    const hangul = (rows: readonly (readonly string[])[]) =>
      rows.some((row) => row.some((cell, i) => /label|title/.test(en.head[i] ?? "") && /[가-힣]/.test(cell)));
    expect([hangul(en.rows), hangul(ko.rows)]).toEqual([false, true]);
  },
);
