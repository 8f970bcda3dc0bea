/** What a formula is once read: a tree whose every node knows where in the text it stands. */
import type { Message } from "../errors.ts";

/** UTF-16 offsets into the formula's text, `to` exclusive. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export const binaryOperators = [
  "+",
  "-",
  "*",
  "/",
  "^",
  "=",
  "<>",
  "<",
  "<=",
  ">",
  ">=",
  "and",
  "or",
] as const;
export type BinaryOperator = (typeof binaryOperators)[number];

/** Every function of the language, with the least and the most arguments that it takes. */
export const functions = {
  if: [3, 3],
  min: [1, 99],
  max: [1, 99],
  abs: [1, 1],
  round: [1, 1],
  floor: [1, 1],
  ceil: [1, 1],
  exp: [1, 1],
  ln: [1, 1],
  sqrt: [1, 1],
  sum: [1, 1],
  lag: [3, 3],
  prev: [2, 2],
  cumulative: [1, 1],
  total: [1, 1],
  first: [1, 1],
  last: [1, 1],
  lowest: [1, 1],
  highest: [1, 1],
  any: [1, 1],
  all: [1, 1],
  mean: [1, 1],
  npv: [2, 2],
  at: [2, 2],
  firstyear: [1, 1],
  allocate: [2, 2],
  waterfall: [3, 3],
} as const satisfies Record<string, readonly [number, number]>;
export type FunctionName = keyof typeof functions;

/** Functions that take a yearly metric and give one value for all years, with the place of the argument that they read in every year. */
export const reducers: Readonly<Partial<Record<FunctionName, number>>> = {
  total: 0,
  first: 0,
  last: 0,
  lowest: 0,
  highest: 0,
  any: 0,
  all: 0,
  mean: 0,
  npv: 1,
  at: 0,
  firstyear: 0,
};

export type Tree =
  | {
      readonly kind: "number";
      /** The number as written, scaled by its numerals: `5조` is 5e12, `12%` is 12 with unit `%`. */
      readonly value: number;
      /** Unit text: "" for none, "money" for an amount such as `5조`, else as in the brackets or by the sign. */
      readonly unit: string;
      /** As written, for printing back. */
      readonly text: string;
      readonly span: Span;
    }
  | { readonly kind: "name"; readonly name: string; readonly span: Span }
  | { readonly kind: "unary"; readonly op: "-" | "not"; readonly arg: Tree; readonly span: Span }
  | {
      readonly kind: "binary";
      readonly op: BinaryOperator;
      readonly left: Tree;
      readonly right: Tree;
      readonly span: Span;
    }
  | { readonly kind: "call"; readonly fn: FunctionName; readonly args: readonly Tree[]; readonly span: Span };

/** Something wrong with a formula, to be placed in its file by whoever knows the file. */
export interface FormulaIssue extends Message {
  readonly span: Span;
  readonly next?: readonly Message[];
}

/** Returns the trees directly below one, in the order in which they are written. */
export function operandsOf(tree: Tree): readonly Tree[] {
  switch (tree.kind) {
    case "unary":
      return [tree.arg];
    case "binary":
      return [tree.left, tree.right];
    case "call":
      return tree.args;
    default:
      return [];
  }
}
