/** A figure's tree: each formula with what it reads, down to the parameters or to a depth. */

import { append } from "../../lists.ts";
import type { Translate } from "../../messages/format.ts";
import { type Amounts, amountsBeside, amountText } from "../../output/numbers/amount.ts";
import type { Entry } from "../../output/text/outline.ts";
import type { ExplainReport, TreeRow } from "../../report/explanation.ts";
import { yearsText } from "../../year-names.ts";

/** A tree of more lines than these is cut at a level above, unless a depth was requested. */
const screen = 40;

export interface Tree {
  readonly entries: readonly Entry[];
  /** The rows of the entries. */
  readonly rows: readonly TreeRow[];
  /** How many branches are not followed further, and to which depth they are. */
  readonly cut: number;
  readonly depth: number;
  readonly lines: number;
}

export function treeOf(report: ExplainReport, style: Amounts, t: Translate): Tree {
  const { depth } = report;
  if (depth !== undefined) return treeTo(depth, report, style, t);
  let tree = treeTo(1, report, style, t);
  for (let deeper = 2; tree.cut > 0; deeper++) {
    const next = treeTo(deeper, report, style, t, screen);
    if (next.lines > screen) break;
    tree = next;
  }
  return tree;
}

/** Of a flow that is the same each year, that and the sum: "50.00 trillion won (10.00 a year)". */
function valueText(node: TreeRow, style: Amounts, t: Translate): string {
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

/** `most`: no line is added beyond so many. */
function treeTo(
  depth: number,
  { tree: root, years }: ExplainReport,
  style: Amounts,
  t: Translate,
  most = Number.POSITIVE_INFINITY,
): Tree {
  // Years are named where they are not those of the figure.
  const usual = root.years.length > 0 ? root.years : years;
  const entries: Entry[] = [];
  const rows: TreeRow[] = [];
  let lines = 0;
  const seen = new Set<string>();
  let cut = 0;

  /** Whether a node's formula is opened, or only marked: it stands above already, or lies below the depth. */
  function stateOf(node: TreeRow, level: number): "leaf" | "above" | "cut" | "open" {
    if (node.formula === undefined) return "leaf";
    if (covered(node, seen)) return "above";
    if (isZero(node, root)) return "leaf";
    return level < depth ? "open" : "cut";
  }

  function enter(entry: Entry, shown: readonly TreeRow[]): void {
    entries.push(entry);
    append(rows, shown);
    lines += 1 + entry.below.length;
  }

  function add(node: TreeRow, { first, next }: Stem, level: number): void {
    if (lines > most) return;
    const state = stateOf(node, level);
    const mark = state === "above" ? ` ${t("explain.above")}` : state === "cut" ? " …" : "";
    const foreign = node.nominal ? ` (${t("explain.nominal")})` : "";
    const name = nameOf(node, usual, style) + foreign + mark;
    const below = state === "open" ? [`= ${node.formula}`] : [];
    enter({ first, next, name, value: valueText(node, style, t), below }, [node]);
    if (state === "cut") cut++;
    if (state !== "open") return;
    seen.add(node.key);
    addReads(node, next, level + 1);
  }

  /** What a formula reads: branches for what moves it, and a line each for the names of what is zero and of what moves nothing. */
  function addReads(node: TreeRow, lead: string, level: number): void {
    const reads = node.reads().map(({ row: read, active }) => {
      const zero = read.formula !== undefined && isZero(read, root);
      return { read, sort: !active ? "still" : zero ? "zero" : "followed" };
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
      enter({ ...stem, name: "", value: "", below: [`${what}: ${names}`] }, nodes);
    }
  }

  add(root, { first: "", next: "" }, 0);
  return { entries, rows, cut, depth, lines };
}

/** With its years, unless they are the usual ones or there are none. */
export function nameOf(
  { name, years }: Pick<TreeRow, "name" | "years">,
  usual: readonly number[],
  { calendar }: Pick<Amounts, "calendar">,
): string {
  const own = years.length === 0 || (years.length === usual.length && years[0] === usual[0]);
  return own ? name : `${name}@${yearsText(years, calendar)}`;
}

/** Whether a node, or the same over more years, stands above already. */
function covered({ key, name, years }: TreeRow, seen: ReadonlySet<string>): boolean {
  if (seen.has(key)) return true;
  for (const other of seen) {
    if (!other.startsWith(`${name}@`)) continue;
    const [from = "", to = from] = other.slice(name.length + 1).split("..");
    if (years.every((year) => year >= Number(from) && year <= Number(to))) return true;
  }
  return false;
}

/** Nothing in any year: there is nothing to explain, unless it is what was asked about. */
function isZero(node: TreeRow, root: TreeRow): boolean {
  return node !== root && node.values.every((value) => value === 0);
}
