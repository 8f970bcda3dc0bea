/** A figure's tree: each formula with what it reads, down to the parameters or to a depth. */

import type { Translate } from "../../messages/format.ts";
import { type Amounts, amountText } from "../../output/numbers/amount.ts";
import type { Entry } from "../../output/text/outline.ts";
import type { ExplainReport, NodeRow } from "../../report/explanation.ts";

/** A tree of more lines than these is cut at a level above, unless a depth was asked for. */
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

/** Of a flow that is the same each year, that and the sum: "10.00조 a year, 50.00조 in all". */
function valueText(node: NodeRow, style: Amounts, t: Translate): string {
  const { kind, years, values, total } = node;
  const [each = null] = values;
  if (kind !== "flow" || years.length > 0 || each === null || each === 0) return amountText(node, style);
  const amount = amountText({ ...node, total: each }, style);
  return each === total
    ? t("explain.a-year", { amount })
    : t("explain.each-year", { amount, total: amountText(node, style) });
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

  function add(node: NodeRow, first: string, next: string, level: number): void {
    const figure = node.formula !== undefined;
    const repeated = figure && covered(node, seen);
    const deeper = figure && !repeated && !isZero(node, root);
    const follows = deeper && level < depth;
    if (deeper && !follows) cut++;
    if (follows) seen.add(node.key);
    const foreign = node.nominal ? ` (${t("explain.nominal")})` : "";
    const mark = repeated ? ` ${t("explain.above")}` : deeper && !follows ? " …" : "";
    const below = follows ? [`= ${node.formula}`] : [];
    const name = nameOf(node, usual) + foreign + mark;
    entries.push({ first, next, name, value: valueText(node, style, t), below });
    if (!follows) return;
    const reads = node.reads.flatMap(({ key, active }) => {
      const read = byKey.get(key);
      return read === undefined ? [] : [{ read, active }];
    });
    const followed = reads.filter(
      ({ read, active }) => active && !(read.formula !== undefined && isZero(read, root)),
    );
    const groups = [
      [
        t("explain.zero"),
        reads.filter(({ read, active }) => active && read.formula !== undefined && isZero(read, root)),
      ],
      [t("explain.still"), reads.filter(({ active }) => !active)],
    ] as const;
    const shown = groups.filter(([, group]) => group.length > 0);
    for (const [i, { read }] of followed.entries()) {
      const last = i === followed.length - 1 && shown.length === 0;
      add(read, `${next}${last ? "└─ " : "├─ "}`, `${next}${last ? "   " : "│  "}`, level + 1);
    }
    for (const [i, [what, group]] of shown.entries()) {
      const last = i === shown.length - 1;
      const names = group.map(({ read }) => nameOf(read, usual)).join(", ");
      entries.push({
        first: `${next}${last ? "└─ " : "├─ "}`,
        next: `${next}${last ? "   " : "│  "}`,
        name: "",
        value: "",
        below: [`${what}: ${names}`],
      });
    }
  }

  add(root, "", "", 0);
  return { entries, cut, depth };
}

/** With its years, unless they are the usual ones or there are none. */
export function nameOf(
  { name, key, years }: Pick<NodeRow, "name" | "key" | "years">,
  usual: readonly number[],
): string {
  const own = years.length === 0 || (years.length === usual.length && years[0] === usual[0]);
  return own ? name : key;
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
