import { expect, test } from "vitest";
import { baekjo } from "../helpers/cli.ts";

/** Amounts of a currency with decimals: years add to totals, and parts to wholes, to the last cent, in every machine format. */

const plan = ["--plan", "data/canada/plan.json", "--section", "all"];
const amounts = [
  ["--set", "funding.public.amount=20.00000000000007T"],
  ["--set", "funding.private.amount=40.12345678901203T", "--set", "private.own.share=33.3%"],
  ["--set", "funding.public.amount=59.99999999999999T", "--set", "fx.usd=1.40123456"],
];

/** Cents, off the text: a double has no say in it. */
function cents(text: string): bigint {
  const [whole = "", hundredths = ""] = text.replace("-", "").split(".");
  expect(hundredths.length).toBeLessThanOrEqual(2);
  const size = BigInt(whole + hundredths.padEnd(2, "0"));
  return text.startsWith("-") ? -size : size;
}

const sum = (all: readonly bigint[]) => all.reduce((a, b) => a + b, 0n);

test.each(amounts.map((set) => [set]))("%j", async (set) => {
  const { out, code } = await baekjo(["run", ...plan, ...set, "--json"]);
  expect(code).toBe(0);
  const rows = [
    ...out.matchAll(
      /"metric": "([^"]+)".*"unit": "CAD", "kind": "flow".*"values": \[([^\]]*)\], "total": ([^ }]+)/g,
    ),
  ];
  expect(rows.length).toBeGreaterThan(30);
  const totals = new Map<string, bigint>();
  for (const [, metric = "", values = "", total = ""] of rows) {
    if (values.includes("null")) continue;
    totals.set(metric, cents(total));
    expect(sum(values.split(", ").map(cents)), metric).toBe(cents(total));
  }
  expect(totals.get("funding.total")).toBe(
    (totals.get("funding.public") as bigint) + (totals.get("funding.private.planned") as bigint),
  );

  const wide = (await baekjo(["run", ...plan, ...set, "--format", "csv", "--wide"])).out.split("\r\n");
  for (const line of wide) {
    const [, metric = "", unit, kind, ...cells] = line.split(",");
    if (unit !== "CAD" || kind !== "flow" || !totals.has(metric)) continue;
    expect(cells.slice(-6).map(cents).at(-1), metric).toBe(totals.get(metric));
    expect(sum(cells.slice(-6, -1).map(cents)), metric).toBe(totals.get(metric));
  }
});

test.each(["sweep", "compare"])("%s tells the same amounts", async (command) => {
  const [set = []] = amounts;
  const metric = ["--metric", "uses.total", "--metric", "funding.total"];
  const ran = JSON.parse((await baekjo(["run", ...plan.slice(0, 2), ...set, ...metric, "--json"])).out).rows;
  const args = command === "sweep" ? ["--vary", "energy.price=[0.103]"] : [];
  const { out, code } = await baekjo([command, ...plan.slice(0, 2), ...set, ...metric, ...args, "--json"]);
  expect(code).toBe(0);
  for (const { total } of ran) expect(out).toContain(String(total));
});
