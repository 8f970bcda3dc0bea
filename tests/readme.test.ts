import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { baekjo } from "./commands/cli.ts";

const readme = readFileSync(fileURLToPath(new URL("../README.md", import.meta.url)), "utf8");

test("the README shows what the program prints", () => {
  const shown = [...readme.matchAll(/```\n\$ baekjo (.*)\n([\s\S]*?)```/g)];
  expect(shown.length).toBeGreaterThan(0);
  for (const [, args = "", expected] of shown) expect(baekjo(args.split(" ")).out).toBe(expected);
});

test("data/model.md is the page that the program writes about the model", () => {
  const page = readFileSync(fileURLToPath(new URL("../data/model.md", import.meta.url)), "utf8");
  const { out } = baekjo(["list", "metrics", "--format", "markdown"]);
  expect(page, "npx baekjo list metrics -o data/model.md").toBe(out);
});

test("the README's JSON is the data's own", () => {
  const squeeze = (text: string) => text.replaceAll(/\s+/g, "");
  const plan = squeeze(
    readFileSync(fileURLToPath(new URL("../data/plans/korea-100t.json", import.meta.url)), "utf8"),
  );
  const model = squeeze(readFileSync(fileURLToPath(new URL("../data/model.json", import.meta.url)), "utf8"));
  const blocks = [...readme.matchAll(/```json\n([\s\S]*?)```/g)].map((match) => squeeze(match[1] as string));
  const record = squeeze(
    readFileSync(fileURLToPath(new URL("../data/actuals.json", import.meta.url)), "utf8"),
  );
  const [formula = "", figure = ""] = blocks;
  expect(model).toContain(formula.slice(0, formula.indexOf("...")));
  expect(plan).toContain(figure);
  expect(record).toContain(blocks.find((block) => block.includes('"series"')));
});
