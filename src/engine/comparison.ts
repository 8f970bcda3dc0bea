/**
 * Comparisons → nodes. Numbers that are not whole are equal where they agree to 12 significant digits: where they differ by no more than
 * that part of the largest term of either side. So 70% + 20% + 10% is 100%, and `x >= y` says what `x - y >= 0` says.
 */

import type { Graph } from "./graph.ts";
import type { Node } from "./program/steps.ts";

export type Comparison = "=" | "<>" | "<" | "<=" | ">" | ">=";
const comparisons: ReadonlySet<string> = new Set<Comparison>(["=", "<>", "<", "<=", ">", ">="]);

export function isComparison(op: string): op is Comparison {
  return comparisons.has(op);
}

const agreement = 1e-12;

/** `terms`: what both sides add up; none where they are compared exactly, as whole numbers are. */
export function compare(
  graph: Graph,
  op: Comparison,
  left: Node,
  right: Node,
  terms: readonly Node[] | undefined,
): Node {
  switch (op) {
    case "<>":
      return graph.op("not", compare(graph, "=", left, right, terms));
    case ">":
      return compare(graph, "<", right, left, terms);
    case ">=":
      return compare(graph, "<=", right, left, terms);
  }
  const slack = terms && slackOf(graph, terms);
  if (slack === undefined) return graph.op(op === "=" ? "eq" : op === "<" ? "lt" : "le", left, right);
  const difference = graph.op("sub", left, right);
  switch (op) {
    case "=":
      return graph.op("le", graph.op("abs", difference), slack);
    case "<":
      return graph.op("lt", difference, graph.op("neg", slack));
    case "<=":
      return graph.op("le", difference, slack);
  }
}

/** How far apart sums of such terms may be and still agree. None where a single term is compared with zero, which needs none. */
function slackOf(graph: Graph, terms: readonly Node[]): Node | undefined {
  const distinct = [...new Set(terms)].filter((term) => graph.valueOf(term) !== 0);
  if (distinct.length < 2) return undefined;
  const isConstant = (term: Node) => graph.valueOf(term) !== undefined;
  // Constants first: they fold.
  const sizes = [...distinct.filter(isConstant), ...distinct.filter((term) => !isConstant(term))].map(
    (term) => graph.op("abs", term),
  );
  return graph.op(
    "mul",
    sizes.reduce((most, size) => graph.op("max", most, size)),
    graph.constant(agreement),
  );
}
