/** A figure's tree: each formula with what it reads, down to the parameters or to a depth. */

import type { Translate } from "../../messages/format.ts";
import { type Amounts, amountsBeside, amountText } from "../../output/numbers/amount.ts";
import type { Entry } from "../../output/text/outline.ts";
import type { ExplainReport, NodeRow } from "../../report/explanation.ts";
import { yearsText } from "../../year-names.ts";

/** A tree of more lines than these is cut at a level above, unless a depth was requested. */
const screen = 40;

export interface Tree {
  readonly entries: readonly Entry[];
  /** How many branches are not followed further, and to which depth they are. */
  readonly cut: number;
  readonly depth: number;
}

export function treeOf(report: ExplainReport, style: Amounts, t: Translate): Tree {
  const { depth } = report;
  if (depth !== undefined) return treeTo(depth, report, style, t);
  let tree = treeTo(1, report, style, t);
  for (let deeper = 2; tree.cut > 0; deeper++) {
    const next = treeTo(deeper, report, style, t);
    if (lines(next) > screen) break;
    tree = next;
  }
  return tree;
}

/** Of a flow that is the same each year, that and the sum: "50.00 trillion won (10.00 a year)". */
function valueText(node: NodeRow, style: Amounts, t: Translate): string {
  const { kind, years, values, total } = node;
  const [each = null] = values;
  if (kind !== "flow" || years.length > 0 || each === null || each === 0) return amountText(node, style);
  if (each === total || total === null)
    return t("explain.a-year", { amount: amountText({ ...node, total: each }, style) });
  const [amount = "", sum = ""] = amountsBeside([each, total], node.unit, style);
  return t("explain.each-year", { amount, total: sum });
}

/** What stands before an entry, in its first line and in those below. */
type Stem = Pick<Entry, "first" | "next">;

function stemOf(lead: string, last: boolean): Stem {
  return last ? { first: `${lead}└─ `, next: `${lead}   ` } : { first: `${lead}├─ `, next: `${lead}│  ` };
}

function lines({ entries }: Tree): number {
  return entries.reduce((sum, { below }) => sum + 1 + below.length, 0);
}

function treeTo(depth: number, { nodes, years }: ExplainReport, style: Amounts, t: Translate): Tree {
  const byKey = new Map(nodes.map((node) => [node.key, node]));
  const root = nodes[0] as NodeRow;
  // Years are named where they are not those of the figure.
  const usual = root.years.length > 0 ? root.years : years;
  const entries: Entry[] = [];
  const seen = new Set<string>();
  let cut = 0;

  /** Whether a node's formula is opened, or only marked: it stands above already, or lies below the depth. */
  function stateOf(node: NodeRow, level: number): "leaf" | "above" | "cut" | "open" {
    if (node.formula === undefined) return "leaf";
    if (covered(node, seen)) return "above";
    if (isZero(node, root)) return "leaf";
    return level < depth ? "open" : "cut";
  }

  function add(node: NodeRow, { first, next }: Stem, level: number): void {
    const state = stateOf(node, level);
    const mark = state === "above" ? ` ${t("explain.above")}` : state === "cut" ? " …" : "";
    const foreign = node.nominal ? ` (${t("explain.nominal")})` : "";
    const name = nameOf(node, usual, style) + foreign + mark;
    const below = state === "open" ? [`= ${node.formula}`] : [];
    entries.push({ first, next, name, value: valueText(node, style, t), below });
    if (state === "cut") cut++;
    if (state !== "open") return;
    seen.add(node.key);
    addReads(node, next, level + 1);
  }

  /** What a formula reads: branches for what moves it, and a line each for the names of what is zero and of what moves nothing. */
  function addReads(node: NodeRow, lead: string, level: number): void {
    const reads = node.reads.flatMap(({ key, active }) => {
      const read = byKey.get(key);
      if (read === undefined) return [];
      const zero = read.formula !== undefined && isZero(read, root);
      return [{ read, sort: !active ? "still" : zero ? "zero" : "followed" }];
    });
    const of = (sort: string) => reads.flatMap(({ read, sort: own }) => (own === sort ? [read] : []));
    const named = [
      { what: t("explain.zero"), nodes: of("zero") },
      { what: t("explain.still"), nodes: of("still") },
    ].filter(({ nodes }) => nodes.length > 0);
    const followed = of("followed");
    for (const [i, read] of followed.entries()) {
      add(read, stemOf(lead, i === followed.length - 1 && named.length === 0), level);
    }
    for (const [i, { what, nodes }] of named.entries()) {
      const names = nodes.map((read) => nameOf(read, usual, style)).join(", ");
      const stem = stemOf(lead, i === named.length - 1);
      entries.push({ ...stem, name: "", value: "", below: [`${what}: ${names}`] });
    }
  }

  add(root, { first: "", next: "" }, 0);
  return { entries, cut, depth };
}

/** With its years, unless they are the usual ones or there are none. */
export function nameOf(
  { name, years }: Pick<NodeRow, "name" | "years">,
  usual: readonly number[],
  { calendar }: Pick<Amounts, "calendar">,
): string {
  const own = years.length === 0 || (years.length === usual.length && years[0] === usual[0]);
  return own ? name : `${name}@${yearsText(years, calendar)}`;
}

/** Whether a node, or the same over more years, stands above already. */
function covered({ key, name, years }: NodeRow, seen: ReadonlySet<string>): boolean {
  if (seen.has(key)) return true;
  for (const other of seen) {
    if (!other.startsWith(`${name}@`)) continue;
    const [from = "", to = from] = other.slice(name.length + 1).split("..");
    if (years.every((year) => year >= Number(from) && year <= Number(to))) return true;
  }
  return false;
}

/** Nothing in any year: there is nothing to explain, unless it is what was asked about. */
function isZero(node: NodeRow, root: NodeRow): boolean {
  return node !== root && node.values.every((value) => value === 0);
}
