/** Text of a formula → tree. A formula that does not read gives one issue, at the place where reading stopped. */

import type { Message, MessageId, Values } from "../errors.ts";
import { plainText, readNumber, startsNumber, toNumber } from "./numbers.ts";
import { insteadOf } from "./other-functions.ts";
import {
  type BinaryOperator,
  type FormulaIssue,
  type FunctionName,
  functions,
  type Span,
  type Tree,
} from "./syntax.ts";

const longest = 5_000;
const deepest = 100;
/** A chain such as `a + b + c` grows the tree like nesting does, and trees are walked recursively. */
const maxOperators = 1_000;

const namePattern = /[a-z][a-z0-9_]*(?:\.(?:[a-z][a-z0-9_]*|\*))*/y;
/** What stands before a bracket is a function, in whatever letters: SUM(, 평균(. */
const functionPattern = /[\p{L}_][\p{L}\p{N}_.]*(?=[ \t\r\n]*\()/uy;
const spacePattern = /[ \t\r\n]*/y;
const symbols = ["<>", "<=", ">=", "<", ">", "=", "+", "-", "*", "/", "^", "(", ")", ","] as const;
const words = ["and", "or", "not"] as const;
const reserved: ReadonlySet<string> = new Set([...words, ...Object.keys(functions)]);

type Token =
  | { readonly kind: "symbol"; readonly text: string; readonly span: Span }
  | { readonly kind: "name"; readonly text: string; readonly span: Span }
  | { readonly kind: "number"; readonly tree: Tree; readonly span: Span }
  | { readonly kind: "end"; readonly text: string; readonly span: Span };

class Stop extends Error {
  readonly issue: FormulaIssue;
  constructor(issue: FormulaIssue) {
    super(issue.id);
    this.issue = issue;
  }
}

/** A number that the reader of a formula is taught: its value, or what is wrong with it. `end` is the offset behind it. */
export type Literal = { readonly end: number } & (
  | { readonly value: number }
  | { readonly wrong: Message & { readonly next?: readonly Message[] } }
);
/** Reads a literal of one's own where one starts, before the language's numbers and names are tried. */
export type LiteralReader = (text: string, from: number) => Literal | undefined;

/** Whether a name may stand for a figure: its own grammar, and not a word of the language. */
export function isName(text: string): boolean {
  namePattern.lastIndex = 0;
  const match = namePattern.exec(text);
  return match !== null && match[0] === text && !reserved.has(text);
}

/**
 * Reads one formula. Precedence, loosest first: `or`, `and`, `not`, one comparison, `+ -`, `* /`, unary `-`, `^` (from the right,
 * and tighter than a minus before it: `-x^2` is `-(x^2)`).
 */
export function readFormula(
  text: string,
  literal?: LiteralReader,
): { readonly tree: Tree } | { readonly issue: FormulaIssue } {
  try {
    if (text.length > longest) stop("formula.too-long", { from: 0, to: 1 }, { most: longest });
    return { tree: new Reader(tokens(plainText(text), literal)).formula() };
  } catch (thrown) {
    if (thrown instanceof Stop) return { issue: thrown.issue };
    throw thrown;
  }
}

function stop(id: MessageId, span: Span, values?: Values, next: readonly Message[] = []): never {
  throw new Stop({ id, span, ...(values && { values }), ...(next.length > 0 && { next }) });
}

function tokens(text: string, literal: LiteralReader | undefined): Token[] {
  const found: Token[] = [];
  /** Of each bracket that is open, whether it holds the arguments of a function, which commas part. */
  const calls: boolean[] = [];
  let at = 0;
  for (;;) {
    spacePattern.lastIndex = at;
    at += spacePattern.exec(text)?.[0].length ?? 0;
    if (at >= text.length) break;
    const token =
      literalAt(text, at, literal) ??
      numberAt(text, at, !calls.includes(true)) ??
      nameAt(text, at) ??
      symbolAt(text, at);
    if (token === undefined) {
      const character = String.fromCodePoint(text.codePointAt(at) as number);
      stop("formula.character", { from: at, to: at + character.length }, { character });
    }
    if (token.kind === "symbol" && token.text === "(") {
      const before = found.at(-1);
      calls.push(before?.kind === "name" && !words.includes(before.text as never));
    } else if (token.kind === "symbol" && token.text === ")") calls.pop();
    found.push(token);
    at = token.span.to;
  }
  found.push({ kind: "end", text: "", span: { from: text.length, to: text.length } });
  return found;
}

function literalAt(text: string, from: number, read: LiteralReader | undefined): Token | undefined {
  const literal = read?.(text, from);
  if (literal === undefined) return undefined;
  const span = { from, to: literal.end };
  if ("wrong" in literal) stop(literal.wrong.id, span, literal.wrong.values, literal.wrong.next);
  const { value } = literal;
  return { kind: "number", tree: { kind: "number", value, unit: "", text: String(value), span }, span };
}

function numberAt(text: string, from: number, commas: boolean): Token | undefined {
  const first = text[from] as string;
  if (!startsNumber(first)) return undefined;
  const read = readNumber(text, from, commas);
  if (read === undefined && /\p{L}/u.test(first)) return undefined;
  if (read === undefined) stop("formula.number", { from, to: from + 1 });
  let to = read.end;
  let unit = read.unit;
  const bracket = /[ ]*\[([^\][]{1,60})\]/y;
  bracket.lastIndex = to;
  const match = bracket.exec(text);
  if (match !== null && (unit === "" || unit === "money")) {
    unit = (match[1] as string).trim();
    to = bracket.lastIndex;
  }
  // `12조원` reads whole; `12abc` and `1.2.3` do not.
  if (/[\p{L}\p{N}_.]/u.test(text[to] ?? "")) stop("formula.number", { from, to: to + 1 });
  const span = { from, to };
  return {
    kind: "number",
    tree: { kind: "number", value: toNumber(read.decimal), unit, text: text.slice(from, to), span },
    span,
  };
}

function nameAt(text: string, from: number): Token | undefined {
  functionPattern.lastIndex = from;
  const called = functionPattern.exec(text)?.[0];
  if (called !== undefined) return { kind: "name", text: called, span: { from, to: from + called.length } };
  namePattern.lastIndex = from;
  const match = namePattern.exec(text);
  if (match === null) return undefined;
  const to = namePattern.lastIndex;
  if (/[\p{L}\p{N}_]/u.test(text[to] ?? "")) stop("formula.name", { from, to: to + 1 });
  return { kind: "name", text: match[0], span: { from, to } };
}

function symbolAt(text: string, from: number): Token | undefined {
  const symbol = symbols.find((candidate) => text.startsWith(candidate, from));
  if (symbol === undefined) return undefined;
  return { kind: "symbol", text: symbol, span: { from, to: from + symbol.length } };
}

class Reader {
  private readonly tokens: readonly Token[];
  private at = 0;
  private depth = 0;
  private operators = 0;

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  formula(): Tree {
    const tree = this.or();
    const next = this.peek();
    if (next.kind !== "end") this.unexpected(next);
    return tree;
  }

  private peek(): Token {
    return this.tokens[this.at] as Token;
  }

  private take(...texts: string[]): Token | undefined {
    const token = this.peek();
    if (token.kind === "number" || token.kind === "end" || !texts.includes(token.text)) return undefined;
    this.at++;
    return token;
  }

  private unexpected(token: Token): never {
    if (token.kind === "end") stop("formula.unfinished", token.span);
    const found = token.kind === "number" ? (token.tree as { text: string }).text : token.text;
    stop("formula.unexpected", token.span, { found });
  }

  private deeper<T>(read: () => T): T {
    if (++this.depth > deepest) stop("formula.too-deep", this.peek().span, { most: deepest });
    const result = read();
    this.depth--;
    return result;
  }

  private leftToRight(next: () => Tree, ...operators: BinaryOperator[]): Tree {
    let left = next();
    for (;;) {
      const operator = this.take(...operators);
      if (operator === undefined) return left;
      if (++this.operators > maxOperators) stop("formula.too-long", operator.span, { most: maxOperators });
      left = binary((operator as { text: BinaryOperator }).text, left, next());
    }
  }

  private or(): Tree {
    return this.deeper(() => this.leftToRight(() => this.and(), "or"));
  }

  private and(): Tree {
    return this.leftToRight(() => this.not(), "and");
  }

  private not(): Tree {
    const not = this.take("not");
    if (not === undefined) return this.comparison();
    const arg = this.deeper(() => this.not());
    return { kind: "unary", op: "not", arg, span: { from: not.span.from, to: arg.span.to } };
  }

  private comparison(): Tree {
    const operators = ["=", "<>", "<", "<=", ">", ">="] as const;
    const left = this.sum();
    const operator = this.take(...operators);
    if (operator === undefined) return left;
    const tree = binary((operator as { text: BinaryOperator }).text, left, this.sum());
    const second = this.take(...operators);
    if (second !== undefined) stop("formula.chain", second.span);
    return tree;
  }

  private sum(): Tree {
    return this.leftToRight(() => this.product(), "+", "-");
  }

  private product(): Tree {
    return this.leftToRight(() => this.minus(), "*", "/");
  }

  private minus(): Tree {
    const minus = this.take("-");
    if (minus === undefined) return this.power();
    const arg = this.deeper(() => this.minus());
    return { kind: "unary", op: "-", arg, span: { from: minus.span.from, to: arg.span.to } };
  }

  private power(): Tree {
    const base = this.atom();
    if (this.take("^") === undefined) return base;
    return binary(
      "^",
      base,
      this.deeper(() => this.minus()),
    );
  }

  private atom(): Tree {
    const token = this.peek();
    this.at++;
    if (token.kind === "number") return token.tree;
    if (token.kind === "symbol" && token.text === "(") {
      const tree = this.or();
      this.close(token);
      return tree;
    }
    if (token.kind !== "name") this.unexpected(token);
    const open = this.take("(");
    if (open !== undefined) return this.call(token, open);
    if (reserved.has(token.text)) stop("formula.reserved", token.span, { word: token.text });
    return { kind: "name", name: token.text, span: token.span };
  }

  private call(name: Token & { text: string }, open: Token): Tree {
    if (!Object.hasOwn(functions, name.text)) {
      const values = { name: name.text, known: Object.keys(functions).join(" ") };
      stop("formula.unknown-function", name.span, values, insteadOf(name.text));
    }
    const fn = name.text as FunctionName;
    const args = [this.or()];
    while (this.take(",") !== undefined) args.push(this.or());
    const to = this.close(open);
    const [least, most] = functions[fn];
    const span = { from: name.span.from, to };
    if (args.length < least || args.length > most) {
      stop("formula.arguments", span, { name: fn, expected: least, given: args.length });
    }
    return { kind: "call", fn, args, span };
  }

  private close(open: Token): number {
    const close = this.take(")");
    if (close !== undefined) return close.span.to;
    const next = this.peek();
    if (next.kind === "end") stop("formula.unclosed", open.span);
    this.unexpected(next);
  }
}

function binary(op: BinaryOperator, left: Tree, right: Tree): Tree {
  return { kind: "binary", op, left, right, span: { from: left.span.from, to: right.span.to } };
}
