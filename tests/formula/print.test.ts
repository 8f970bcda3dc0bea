import { expect, test } from "vitest";
import { readFormula } from "../../src/formula/parse.ts";
import { print } from "../../src/formula/print.ts";
import { operandsOf, type Tree } from "../../src/formula/syntax.ts";
import { facts } from "../helpers/facts.ts";

function read(text: string): Tree {
  const result = readFormula(text);
  if ("issue" in result) throw new Error(`${result.issue.id}: ${text}`);
  return result.tree;
}

test("a formula is printed with the brackets that reading needs, and no others", () => {
  const needed = [
    ...["a", "5조", "12%", "a + b - c", "a * b / c", "a and b and c", "a or b or c", "a ^ b ^ c"],
    ...["a - (b - c)", "a / (b / c)", "(a ^ b) ^ c", "(a = b) = c", "a = (b = c)", "(a < b) >= (c <= d)"],
    ...["a ^ -b", "(-a) ^ b", "-a ^ b", "--a", "-(a * b)", "-a * b", "not a", "not not a", "not (a or b)"],
    ...["not a = b", "(not a) = b", "max(a, b + c)", "total(a) + 1", "(a or b) and c", "a <> b"],
    ...[
      "a + b * c",
      "a and b = c",
      "a < b + c",
      "(a + b) * c",
      "a * (b + c)",
      "a ^ (b * c)",
      "(a * b) ^ c",
      "a * -b",
    ],
  ];
  facts((text) => print(read(text)), Object.fromEntries(needed.map((text) => [text, text])));
  facts((text) => print(read(text)), {
    "((a * b)) + (c)": "a * b + c",
    "(a - b) - c": "a - b - c",
    "(a * b) / c": "a * b / c",
    "a ^ (b ^ c)": "a ^ b ^ c",
    "a ^ (-b)": "a ^ -b",
    "not (a = b)": "not a = b",
    "(a + b) = (c)": "a + b = c",
    "(-(a)) * (b)": "-a * b",
    "min((a),(b))": "min(a, b)",
  });
});

test("the operands of a formula are the trees directly below it, as they stand", () => {
  facts((text) => operandsOf(read(text)).map(print), {
    "a + b * c": ["a", "b * c"],
    "-a": ["a"],
    "not a": ["a"],
    "max(a, b + c, 3)": ["a", "b + c", "3"],
    a: [],
    "5": [],
  });
  expect(operandsOf(read("a"))).toEqual([]);
});
