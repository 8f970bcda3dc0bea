/** Steps of a graph as JavaScript, for one trial; each as `arithmetic.ts` defines it, without the looks that bounds spare. */

import type { Operation } from "./arithmetic.ts";
import type { Bounds } from "./bounds.ts";
import type { Node, Step } from "./graph.ts";

/** What a statement needs to know of the values that it reads. */
export interface Values {
  /** The text of a value: a number, or a name. */
  readonly value: (node: Node) => string;
  /** Whether it is surely defined. */
  readonly finite: (node: Node) => boolean;
  readonly bounds: (node: Node) => Bounds;
  readonly constantOf: (node: Node) => number | undefined;
  /** Whether a split is taken to be lawful: where it is not, the trial is marked. */
  readonly assumed: (node: Node) => boolean;
  /** The number of a new workspace of some length: `w0`, `w1`, … */
  readonly workspace: (length: number) => number;
}

/** The lines that work a step out: `v<node>`, or `v<part>` for each part of a split that is wanted. */
export function written(
  node: Node,
  step: Step,
  parts: ReadonlyMap<number, Node>,
  values: Values,
): readonly string[] {
  switch (step.kind) {
    case "constant":
    case "input":
    case "part":
      return [];
    case "operation":
      return [`const v${node}=${operation(step.op, step.args, values)};`];
    case "lag":
      return lag(node, step.least, step.args, values);
    case "split":
      return split(node, step.op, step.args, step.parts, parts, values);
  }
}

/** Negative numbers in brackets: `a--1` is not `a-(-1)`. */
export function numeral(value: number): string {
  if (Number.isNaN(value)) return "NaN";
  return value < 0 ? `(${value})` : `${value}`;
}

export function operation(
  op: Operation,
  args: readonly Node[],
  { value, finite, bounds }: Pick<Values, "value" | "finite" | "bounds">,
): string {
  const [a, b, c] = args.map(value) as [string, string, string];
  const guarded = (result: string, ...which: number[]): string => {
    const looks = which
      .filter((i) => !finite(args[i] as Node))
      .map((i) => `${value(args[i] as Node)}-${value(args[i] as Node)}===0`);
    return looks.length === 0 ? result : `(${looks.join("&&")}?${result}:NaN)`;
  };
  switch (op) {
    case "add":
      return `${a}+${b}`;
    case "sub":
      return `${a}-${b}`;
    case "mul":
    case "and":
      return `${a}*${b}`;
    case "div":
      return guarded(`${a}/${b}`, 1);
    case "neg":
      return `-${a}`;
    case "not":
      return `1-${a}`;
    case "or":
      return `${a}+${b}-${a}*${b}`;
    case "select":
      if (finite(args[0] as Node)) return `(${a}===1?${b}:${c})`;
      return `(${a}===1?${b}:${a}===0?${c}:NaN)`;
    case "min":
    case "max":
      return guarded(`Math.${op}(${a},${b})`, 0, 1);
    case "eq":
      return guarded(`(${a}===${b}?1:0)`, 0, 1);
    case "lt":
      return guarded(`(${a}<${b}?1:0)`, 0, 1);
    case "le":
      return guarded(`(${a}<=${b}?1:0)`, 0, 1);
    case "abs":
    case "floor":
    case "ceil":
    case "sqrt":
      return `Math.${op}(${a})`;
    case "ln":
      return `Math.log(${a})`;
    case "exp":
      return guarded(`Math.exp(${a})`, 0);
    case "round":
      return rounded(a, bounds(args[0] as Node));
    case "pow":
      return `pow(${a},${b})`;
  }
}

/**
 * Half away from zero. The double before a half, added, carries every half and nothing below it over the next whole number: exact for
 * all doubles, and one operation where the sign is known.
 */
function rounded(x: string, [low, high]: Bounds): string {
  const half = "0.49999999999999994";
  if (low >= 0) return `Math.floor(${x}+${half})`;
  if (high <= 0) return `Math.ceil(${x}-${half})`;
  return `Math.trunc(${x}+(${x}<0?-${half}:${half}))`;
}

/** `arithmetic.lagged`, with the years to choose from written out. */
function lag(node: Node, least: number, args: readonly Node[], values: Values): string[] {
  const { value, bounds } = values;
  const [years, before, ...past] = args as [Node, Node, ...Node[]];
  const from = bounds(years)[0];
  const x = value(years);
  const ahead = value(before);
  const texts = past.map(value);
  const choice = (shift: number) =>
    texts.map((text, i) => (i < shift ? "" : `k${node}===${i - shift}?${text}:`)).join("") + ahead;
  const lines = [
    `const l${node}=Math.floor(${x});`,
    `const k${node}=l${node}-${least};`,
    `const p${node}=${x}-l${node};`,
    `const n${node}=${choice(0)};`,
    `const f${node}=${choice(1)};`,
  ];
  const result = `(p${node}===0?n${node}:n${node}*(1-p${node})+f${node}*p${node})`;
  const lawful = values.finite(years) && from >= least;
  const guarded = lawful ? result : `(${x}-${x}===0&&${x}>=${least}?${result}:NaN)`;
  return [...lines, `const v${node}=${guarded};`];
}

function split(
  node: Node,
  op: "allocate" | "waterfall",
  args: readonly Node[],
  count: number,
  parts: ReadonlyMap<number, Node>,
  values: Values,
): string[] {
  const { value, workspace } = values;
  const [amount, ...rest] = args as [Node, ...Node[]];
  const texts = rest.map(value);
  const whole = value(amount);
  const space = workspace(rest.length);
  const byCall = [
    ...texts.map((text, i) => `w${space}[${i}]=${text};`),
    `${op}(${whole},w${space},${count});`,
    ...[...parts].map(([i, part]) => `v${part}=w${space}[${i}];`),
  ];
  const declared =
    parts.size === 0 ? [] : [`let ${[...parts.values()].map((part) => `v${part}`).join(",")};`];
  if (op === "waterfall") return [...declared, ...byCall];
  const short = shortAllocate(node, amount, rest, parts, values);
  const assumed = values.assumed(node);
  if (short === undefined) {
    return [...declared, ...byCall, ...(assumed ? [`if(w${space}[0]!==w${space}[0])F[t]=1;`] : [])];
  }
  const marked = ["F[t]=1;", ...[...parts.values()].map((part) => `v${part}=0;`)];
  const otherwise = assumed ? marked : byCall;
  return [...declared, ...short.before, `if(${short.lawful}){`, ...short.lines, "}else{", ...otherwise, "}"];
}

/** Beyond so many parts, comparing each with each is no longer the short way. */
export const mostCompared = 8;

/**
 * `arithmetic.allocate` in the common case: nothing undefined, and as many units left over as there are parts that may take one, or fewer.
 * A part takes one when fewer parts than that have a larger remainder; of equals the earlier is the larger.
 */
function shortAllocate(
  node: Node,
  amount: Node,
  weights: readonly Node[],
  parts: ReadonlyMap<number, Node>,
  { value, finite, bounds, constantOf }: Values,
): { before: string[]; lawful: string; lines: string[] } | undefined {
  const taking = weights.map((_, i) => i).filter((i) => constantOf(weights[i] as Node) !== 0);
  if (taking.length > mostCompared || taking.length === 0) return undefined;
  const name = (letter: string, i: number | string = "") => `${letter}${node}_${i}`;
  const a = value(amount);
  const texts = weights.map(value);
  const fixed = taking.map((i) => constantOf(weights[i] as Node));
  const constant = fixed.every((each) => each !== undefined);
  const total = taking.reduce((all, i) => all + (constantOf(weights[i] as Node) ?? Number.NaN), 0);
  if (constant && !(total < Number.POSITIVE_INFINITY)) return undefined;
  // The weights of all parts are added in their order; a zero changes no sum.
  const sum = constant ? numeral(total) : taking.map((i) => texts[i]).join("+");
  const lawfulWeights = taking
    .filter((i) => !(finite(weights[i] as Node) && bounds(weights[i] as Node)[0] >= 0))
    .map((i) => `${texts[i]}>=0`);
  const [low, high] = bounds(amount);
  const small = Math.max(Math.abs(low), Math.abs(high)) <= Number.MAX_SAFE_INTEGER;
  const before = [
    `const ${name("s")}=${sum};`,
    `const ${name("m")}=Math.round(Math.abs(${a}));`,
    ...taking.map(
      (i) =>
        `const ${name("q", i)}=${name("m")}*(${constant ? numeral((constantOf(weights[i] as Node) as number) / total) : `${texts[i]}/${name("s")}`});`,
    ),
    ...taking.map((i) => `const ${name("g", i)}=Math.floor(${name("q", i)});`),
    `const ${name("o")}=${name("m")}-(${taking.map((i) => name("g", i)).join("+")});`,
  ];
  const fit = constant ? String(taking.length) : taking.map((i) => `(${name("q", i)}===0?0:1)`).join("+");
  const lawful = [
    ...lawfulWeights,
    ...(small ? [] : [`Math.abs(${a})<=${Number.MAX_SAFE_INTEGER}`]),
    ...(constant ? [] : [`${name("s")}>0`, `${name("s")}<Infinity`]),
    `${name("o")}>=0`,
    `${name("o")}<=${fit}`,
  ].join("&&");
  // Without a weight there is no remainder to go by: such a part comes last.
  const remainder = (i: number) =>
    constant ? `${name("q", i)}-${name("g", i)}` : `(${name("q", i)}===0?-1:${name("q", i)}-${name("g", i)})`;
  const lines = taking.length === 1 ? [] : taking.map((i) => `const ${name("r", i)}=${remainder(i)};`);
  const aheadOf = new Map<number, string[]>(taking.map((i) => [i, []]));
  for (const [x, i] of taking.entries()) {
    for (const j of taking.slice(x + 1)) {
      const later = name("c", `${i}_${j}`);
      lines.push(`const ${later}=${name("r", j)}>${name("r", i)}?1:0;`);
      aheadOf.get(i)?.push(later);
      aheadOf.get(j)?.push(`1-${later}`);
    }
  }
  for (const [i, part] of parts) {
    if (!taking.includes(i)) {
      lines.push(`v${part}=0;`);
      continue;
    }
    const ahead = aheadOf.get(i) as string[];
    const rank = ahead.length === 0 ? "0" : ahead.join("+");
    const units = `${name("g", i)}+(${rank}<${name("o")}?1:0)`;
    lines.push(low >= 0 ? `v${part}=${units};` : `v${part}=${a}<0?0-(${units}):${units};`);
  }
  return { before, lawful, lines };
}
