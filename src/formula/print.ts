/** Tree → text, with no more parentheses than reading needs: `readFormula(print(tree))` is the same tree. */

import type { Tree } from "./syntax.ts";

const strength: Readonly<Record<string, number>> = {
  or: 1,
  and: 2,
  not: 3,
  "=": 4,
  "<>": 4,
  "<": 4,
  "<=": 4,
  ">": 4,
  ">=": 4,
  "+": 5,
  "-": 5,
  "*": 6,
  "/": 6,
  negative: 7,
  "^": 8,
};
const atom = 9;

export function print(tree: Tree): string {
  switch (tree.kind) {
    case "number":
      return tree.text;
    case "name":
      return tree.name;
    case "call":
      return `${tree.fn}(${tree.args.map(print).join(", ")})`;
    case "unary":
      return tree.op === "not"
        ? `not ${within(tree.arg, strengthOf(tree))}`
        : `-${within(tree.arg, strengthOf(tree))}`;
    case "binary": {
      const own = strengthOf(tree);
      const chains = tree.op !== "^" && own !== strength["="];
      const left = within(tree.left, chains ? own : own + 1);
      // The right of `^` is read as a minus or a power again, so both stand there bare.
      const right = within(tree.right, tree.op === "^" ? (strength.negative as number) : own + 1);
      return `${left} ${tree.op} ${right}`;
    }
  }
}

function strengthOf(tree: Tree): number {
  if (tree.kind === "binary") return strength[tree.op] as number;
  if (tree.kind === "unary") return strength[tree.op === "not" ? "not" : "negative"] as number;
  return atom;
}

function within(tree: Tree, least: number): string {
  return strengthOf(tree) < least ? `(${print(tree)})` : print(tree);
}
