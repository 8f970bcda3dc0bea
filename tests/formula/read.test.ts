import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { otherFunctions } from "../../src/formula/other-functions.ts";
import { isName, readFormula } from "../../src/formula/parse.ts";
import { print } from "../../src/formula/print.ts";
import { functions, type Tree } from "../../src/formula/syntax.ts";

function read(text: string): Tree {
  const result = readFormula(text);
  if ("issue" in result) throw new Error(`${result.issue.id} at ${result.issue.span.from}: ${text}`);
  return result.tree;
}

function issue(text: string) {
  const result = readFormula(text);
  return "issue" in result ? [result.issue.id, result.issue.span.from] : undefined;
}

/** Fully bracketed, to see what was bound to what. */
function shape(tree: Tree): string {
  switch (tree.kind) {
    case "number":
      return tree.text;
    case "name":
      return tree.name;
    case "unary":
      return `(${tree.op} ${shape(tree.arg)})`;
    case "binary":
      return `(${shape(tree.left)} ${tree.op} ${shape(tree.right)})`;
    case "call":
      return `${tree.fn}(${tree.args.map(shape).join(", ")})`;
  }
}

describe("readFormula", () => {
  it.each([
    ["a + b * c", "(a + (b * c))"],
    ["a - b - c", "((a - b) - c)"],
    ["a / b * c", "((a / b) * c)"],
    ["-x ^ 2", "(- (x ^ 2))"],
    ["2 ^ 3 ^ 2", "(2 ^ (3 ^ 2))"],
    ["2 ^ -x", "(2 ^ (- x))"],
    ["not a < b and c = d or e > f", "(((not (a < b)) and (c = d)) or (e > f))"],
    ["x * (1 + g) ^ index", "(x * ((1 + g) ^ index))"],
    ["if(a <= 1, 5조, $76k)", "if((a <= 1), 5조, $76k)"],
    ["total(sum(programmes.*.cost))", "total(sum(programmes.*.cost))"],
    ["a.*.b * c", "(a.*.b * c)"],
    ["182.7[KRW/kWh] * e", "(182.7[KRW/kWh] * e)"],
    ["x <= 20‰ + 5 per mille", "(x <= (20‰ + 5 per mille))"],
    ["1조4600억 + 12%", "(1조4600억 + 12%)"],
  ])("%s", (text, expected) => {
    expect(shape(read(text))).toBe(expected);
  });

  it("says what is wrong, and where", () => {
    expect(issue("a +")).toEqual(["formula.unfinished", 3]);
    expect(issue("(a + b")).toEqual(["formula.unclosed", 0]);
    expect(issue("a b")).toEqual(["formula.unexpected", 2]);
    expect(issue("a < b < c")).toEqual(["formula.chain", 6]);
    expect(issue("eval(a)")).toEqual(["formula.unknown-function", 0]);
    expect(issue("constructor(a)")).toEqual(["formula.unknown-function", 0]);
    expect(issue("if(a, b)")).toEqual(["formula.arguments", 0]);
    expect(issue("total + 1")).toEqual(["formula.reserved", 0]);
    expect(issue("a ; b")).toEqual(["formula.character", 2]);
    expect(issue("12abc")).toEqual(["formula.number", 0]);
    expect(issue("aB")).toEqual(["formula.name", 0]);
    expect(issue("")).toEqual(["formula.unfinished", 0]);
    expect(issue("a = `x`")).toEqual(["formula.character", 4]);
  });

  const elsewhere =
    "avg AVERAGE 평균 irr XIRR pmt median product vlookup mod count sumIf 합계 pv log and ifs rate2";
  it.each(elsewhere.split(" "))("points from %s to what does it here", (name) => {
    const result = readFormula(`1 + ${name} (a)`);
    if (!("issue" in result)) throw new Error(name);
    expect([result.issue.id, result.issue.span]).toEqual([
      "formula.unknown-function",
      { from: 4, to: 4 + name.length },
    ]);
    if (name !== "rate2") expect(result.issue.next?.[0]?.id).toBe("formula.instead");
  });

  it("offers formulas that it can read, each name in one place", () => {
    const names = otherFunctions.flatMap(([formula, of]) => {
      if (!formula.startsWith("baekjo ")) expect(issue(`min(${formula})`), formula).toBeUndefined();
      return of.split(" ");
    });
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(Object.keys(functions), name).not.toContain(name);
  });

  it("bounds depth and length, so that no formula can exhaust the stack", () => {
    expect(issue(`${"(".repeat(4000)}a`)?.[0]).toBe("formula.too-deep");
    expect(issue(`${"-".repeat(4000)}a`)?.[0]).toBe("formula.too-deep");
    expect(issue(`a${"+a".repeat(2000)}`)?.[0]).toBe("formula.too-long");
    expect(issue("a".repeat(6000))?.[0]).toBe("formula.too-long");
  });

  it("knows names from the words of the language", () => {
    expect(isName("compute.gpus.installed")).toBe(true);
    expect(isName("programmes.*.cost")).toBe(true);
    for (const text of ["total", "and", "A", "1a", "a.", ".a", "a-b", ""])
      expect(isName(text), text).toBe(false);
  });
});

const leaf = fc.constantFrom("a", "b.c", "f.*.x", "1", "0.5", "12%", "5조", "$76k", "3[GPU]", "year");
const text: fc.Arbitrary<string> = fc.letrec<{ tree: string }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5 },
    leaf,
    fc
      .tuple(tie("tree"), fc.constantFrom("+", "-", "*", "/", "^", "=", "<", ">=", "and", "or"), tie("tree"))
      .map(([a, op, b]) => `(${a}) ${op} (${b})`),
    tie("tree").map((a) => `-(${a})`),
    tie("tree").map((a) => `not (${a})`),
    fc.tuple(tie("tree"), tie("tree")).map(([a, b]) => `max(${a}, ${b})`),
  ),
})).tree;

describe("print", () => {
  it("reads back to the same tree", () => {
    fc.assert(
      fc.property(text, (written) => {
        const tree = read(written);
        expect(shape(read(print(tree)))).toBe(shape(tree));
      }),
      { numRuns: 500 },
    );
  });

  it("writes no brackets that reading does not need", () => {
    expect(print(read("((a * b)) + (c)"))).toBe("a * b + c");
    expect(print(read("a - (b - c)"))).toBe("a - (b - c)");
    expect(print(read("(-a) ^ 2"))).toBe("(-a) ^ 2");
  });
});
