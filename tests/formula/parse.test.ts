import { expect, test } from "vitest";
import { type LiteralReader, readFormula } from "../../src/formula/parse.ts";
import { functions, type Tree } from "../../src/formula/syntax.ts";
import { facts } from "../helpers/facts.ts";

const read = (text: string, literal?: LiteralReader): Tree => {
  const result = readFormula(text, literal);
  if ("issue" in result) throw new Error(`${result.issue.id}: ${text}`);
  return result.tree;
};
/** What is wrong, from where to where, and what is said of it. */
const wrong = (text: string) => {
  const result = readFormula(text);
  if (!("issue" in result)) return undefined;
  const { id, span, values } = result.issue;
  return values === undefined ? [id, span.from, span.to] : [id, span.from, span.to, values];
};
/** The values of the numbers of a formula, and its names. */
const leaves = (tree: Tree): (number | string)[] =>
  tree.kind === "number"
    ? [tree.value]
    : tree.kind === "name"
      ? [tree.name]
      : tree.kind === "unary"
        ? leaves(tree.arg)
        : tree.kind === "binary"
          ? [...leaves(tree.left), ...leaves(tree.right)]
          : tree.args.flatMap(leaves);

test("commas part the arguments of a function, and thousands everywhere else", () => {
  facts((text) => leaves(read(text)), {
    "1,000": [1000],
    "(1,000)": [1000],
    "a + (1,000)": ["a", 1000],
    "a * (1,000) + 2,000": ["a", 1000, 2000],
    "max(1,000)": [1, 0],
    "max(1,000) + 2,000": [1, 0, 2000],
    "not (1,000)": [1000],
    "a and (1,000)": ["a", 1000],
    "a or (1,000)": ["a", 1000],
    "max(a, (b)) + 1,000": ["a", "b", 1000],
    "max(a, (b) + 1,000)": ["a", "b", 1, 0],
  });
});

test("where each part of a formula stands", () => {
  const span = (text: string) => read(text).span;
  facts(span, {
    " a + b ": { from: 1, to: 6 },
    "- a": { from: 0, to: 3 },
    "not a": { from: 0, to: 5 },
    " max( a )": { from: 1, to: 9 },
    "5조 [GPU]": { from: 0, to: 8 },
  });
});

test("a number and the unit behind it", () => {
  const number = (text: string) => {
    const tree = read(text);
    return tree.kind === "number" ? [tree.value, tree.unit, tree.text] : undefined;
  };
  facts(number, {
    "3[GPU]": [3, "GPU", "3[GPU]"],
    "3 [GPU]": [3, "GPU", "3 [GPU]"],
    "3  [ GPU ]": [3, "GPU", "3  [ GPU ]"],
    "5조[USD]": [5e12, "USD", "5조[USD]"],
    "5조": [5e12, "money", "5조"],
    $5: [5, "USD", "$5"],
    "5%": [5, "%", "5%"],
  });
});

test("what is wrong, where, and what is said of it", () => {
  facts(wrong, {
    "a + ;": ["formula.character", 4, 5, { character: ";" }],
    "a + 😀": ["formula.character", 4, 6, { character: "😀" }],
    "12abc": ["formula.number", 0, 3],
    "1.2.3": ["formula.number", 0, 4],
    "a + 12_": ["formula.number", 4, 7],
    "1e999": ["formula.number", 0, 1],
    "a + 1e999": ["formula.number", 4, 5],
    $: ["formula.number", 0, 1],
    aB: ["formula.name", 0, 2],
    "a + bC": ["formula.name", 4, 6],
    "a b": ["formula.unexpected", 2, 3, { found: "b" }],
    "a 5조": ["formula.unexpected", 2, 4, { found: "5조" }],
    ")": ["formula.unexpected", 0, 1, { found: ")" }],
    "a )": ["formula.unexpected", 2, 3, { found: ")" }],
    "(a b": ["formula.unexpected", 3, 4, { found: "b" }],
    "+ a": ["formula.unexpected", 0, 1, { found: "+" }],
    "a, b": ["formula.unexpected", 1, 2, { found: "," }],
    "5% [GPU]": ["formula.character", 3, 4, { character: "[" }],
    "(a": ["formula.unclosed", 0, 1],
    "max(a": ["formula.unclosed", 3, 4],
    "a +": ["formula.unfinished", 3, 3],
    "a < b = c": ["formula.chain", 6, 7],
    total: ["formula.reserved", 0, 5, { word: "total" }],
    "a + and": ["formula.reserved", 4, 7, { word: "and" }],
    "if(a, b)": ["formula.arguments", 0, 8, { name: "if", expected: 3, given: 2 }],
    "abs(a, b)": ["formula.arguments", 0, 9, { name: "abs", expected: 1, given: 2 }],
    "qqqq(a)": ["formula.unknown-function", 0, 4, { name: "qqqq", known: Object.keys(functions).join(" ") }],
  });
  const issue = (text: string) => (readFormula(text) as { issue: object }).issue;
  expect(issue("12abc")).toStrictEqual({ id: "formula.number", span: { from: 0, to: 3 } });
  expect(issue("cumulativ(a)")).toMatchObject({
    next: [{ id: "next.did-you-mean", values: { names: "cumulative" } }],
  });
});

test("how deep and how long a formula may be, to the last one", () => {
  const most = (count: number) => ({ most: count });
  const nested = (count: number) => `${"(".repeat(count)}a${")".repeat(count)}`;
  expect(wrong(nested(99))).toBeUndefined();
  expect(wrong(nested(100))).toEqual(["formula.too-deep", 100, 101, most(100)]);
  // Of what is closed again nothing is left.
  expect(wrong(Array(300).fill("(a)").join("+"))).toBeUndefined();
  expect(wrong(`a${"+a".repeat(1000)}`)).toBeUndefined();
  expect(wrong(`a${"+a".repeat(1001)}`)).toEqual(["formula.too-long", 2001, 2002, most(1000)]);
  expect(wrong("a".repeat(5000))).toBeUndefined();
  expect(wrong("a".repeat(5001))).toEqual(["formula.too-long", 0, 1, most(5000)]);
});

test("a reader of one's own comes before the numbers and names of the language", () => {
  const literal: LiteralReader = (text, from) => {
    if (text.startsWith("#7", from)) return { end: from + 2, value: 7 };
    if (!text.startsWith("#x", from)) return undefined;
    const next = [{ id: "next.see" as const, values: { command: "baekjo" } }];
    return { end: from + 2, wrong: { id: "formula.number", values: { what: "x" }, next } };
  };
  const span = { from: 4, to: 6 };
  expect(read("a + #7", literal)).toMatchObject({
    right: { kind: "number", value: 7, unit: "", text: "7", span },
  });
  expect(readFormula("a + #x", literal)).toEqual({
    issue: {
      id: "formula.number",
      span,
      values: { what: "x" },
      next: [{ id: "next.see", values: { command: "baekjo" } }],
    },
  });
  const broken: LiteralReader = () => {
    throw new Error("a bug of the reader");
  };
  expect(() => readFormula("a", broken)).toThrow("a bug of the reader");
});
