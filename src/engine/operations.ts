/**
 * Every operation of the language, and all that is known of each: how it is evaluated, bounded and differentiated, what it keeps and what
 * it hides. The columns of trials have a kernel of the same name in `simd/assembly`.
 *
 * Undefined is NaN, conditions are 1, 0 and NaN. Overflow is undefined too: an infinity that has come about goes on through `+ - *` and
 * ends as NaN or as an infinity, which is undefined where it is read; so only the operations that could swallow one (a divisor, a
 * comparison, a minimum, an exponent) look for it.
 */

import { ceil, floor, round } from "../formula/rounding.ts";
import { pow, power } from "../math/power.ts";
import type { Interval } from "./bounds/interval.ts";
import * as interval from "./bounds/interval.ts";

interface Rules {
  /** The operands that have to be whole for the result to be; none where it always is, undefined where it may not be in any case. */
  readonly whole?: readonly number[] | undefined;
  /** What each operand is multiplied by, of an operation that adds them up (but for rounding); 0 for one that is none of them. */
  readonly linear?: readonly number[] | undefined;
  /** The value of either operand that leaves the other as it is. */
  readonly identity?: number | undefined;
  /** The value of the second operand that leaves the first as it is. */
  readonly rightIdentity?: number | undefined;
  /** The value of either operand that is the result, whatever the other is. */
  readonly absorbing?: number | undefined;
  /** Whether that is so where the other is undefined, too (Kleene 1938). */
  readonly threeValued?: true | undefined;
  /** Whether what moves one operand is hidden by the value of the other: by the first, and by the second. */
  readonly masks?:
    | ((first: number, second: number) => readonly [byFirst: boolean, bySecond: boolean])
    | undefined;
  /** What it comes to where both operands are one and the same, and defined. */
  readonly ofItself?: 0 | 1 | "operand" | undefined;
}

/**
 * `derivative`: by each operand, at their values and the result. Rounding counts as if it were not there; a condition has the derivative 0.
 * `interval`: bounds of the result for operands within theirs.
 */
interface Unary extends Rules {
  readonly arity: 1;
  readonly evaluate: (a: number) => number;
  readonly interval: (a: Interval) => Interval;
  readonly derivative: (a: number, result: number) => readonly [number];
}

interface Binary extends Rules {
  readonly arity: 2;
  readonly evaluate: (a: number, b: number) => number;
  /** `isSame`: both operands are one and the same value, however wide its bounds. */
  readonly interval: (a: Interval, b: Interval, isSame: boolean) => Interval;
  readonly derivative: (a: number, b: number, result: number) => readonly [number, number];
}

interface Ternary extends Rules {
  readonly arity: 3;
  readonly evaluate: (a: number, b: number, c: number) => number;
  readonly interval: (a: Interval, b: Interval, c: Interval) => Interval;
  readonly derivative: (a: number, b: number, c: number, result: number) => readonly [number, number, number];
}

/** Of two operands that both have to be finite. */
const finite =
  (of: (a: number, b: number) => number) =>
  (a: number, b: number): number =>
    Number.isFinite(a) && Number.isFinite(b) ? of(a, b) : Number.NaN;
const flat = () => [0, 0] as const;

export const operations = {
  add: {
    arity: 2,
    evaluate: (a, b) => a + b,
    interval: interval.add,
    derivative: () => [1, 1],
    whole: [0, 1],
    linear: [1, 1],
    identity: 0,
  },
  sub: {
    arity: 2,
    evaluate: (a, b) => a - b,
    interval: interval.sub,
    derivative: () => [1, -1],
    whole: [0, 1],
    linear: [1, -1],
    rightIdentity: 0,
    ofItself: 0,
  },
  mul: {
    arity: 2,
    evaluate: (a, b) => a * b,
    interval: interval.mul,
    derivative: (a, b) => [b, a],
    whole: [0, 1],
    identity: 1,
    absorbing: 0,
    masks: (a, b) => [a === 0, b === 0],
  },
  div: {
    arity: 2,
    evaluate: (a, b) => (Number.isFinite(b) ? a / b : Number.NaN),
    interval: interval.div,
    derivative: (_, b, result) => [1 / b, -result / b],
    rightIdentity: 1,
    masks: (a, b) => [a === 0 && b !== 0, false],
  },
  neg: {
    arity: 1,
    evaluate: (a) => -a,
    interval: interval.neg,
    derivative: () => [-1],
    whole: [0],
    linear: [-1],
  },
  min: {
    arity: 2,
    evaluate: finite(Math.min),
    interval: interval.min,
    derivative: (a, b) => (a <= b ? [1, 0] : [0, 1]),
    whole: [0, 1],
    ofItself: "operand",
  },
  max: {
    arity: 2,
    evaluate: finite(Math.max),
    interval: interval.max,
    derivative: (a, b) => (a >= b ? [1, 0] : [0, 1]),
    whole: [0, 1],
    ofItself: "operand",
  },
  eq: {
    arity: 2,
    evaluate: finite((a, b) => Number(a === b)),
    interval: interval.eq,
    derivative: flat,
    ofItself: 1,
  },
  lt: {
    arity: 2,
    evaluate: finite((a, b) => Number(a < b)),
    interval: interval.lt,
    derivative: flat,
    ofItself: 0,
  },
  le: {
    arity: 2,
    evaluate: finite((a, b) => Number(a <= b)),
    interval: interval.le,
    derivative: flat,
    ofItself: 1,
  },
  and: {
    arity: 2,
    evaluate: (a, b) => (a === 0 || b === 0 ? 0 : a * b),
    interval: interval.and,
    derivative: flat,
    identity: 1,
    absorbing: 0,
    threeValued: true,
    masks: (a, b) => [a === 0, b === 0],
  },
  or: {
    arity: 2,
    evaluate: (a, b) => (a === 1 || b === 1 ? 1 : a + b),
    interval: interval.or,
    derivative: flat,
    identity: 0,
    absorbing: 1,
    threeValued: true,
    masks: (a, b) => [a === 1, b === 1],
  },
  not: { arity: 1, evaluate: (a) => 1 - a, interval: interval.not, derivative: () => [0] },
  select: {
    arity: 3,
    evaluate: (c, a, b) => (c === 1 ? a : c === 0 ? b : Number.NaN),
    interval: interval.select,
    derivative: (c) => [0, c === 1 ? 1 : 0, c === 0 ? 1 : 0],
    whole: [1, 2],
  },
  abs: {
    arity: 1,
    evaluate: Math.abs,
    interval: interval.abs,
    derivative: (a) => [Math.sign(a)],
    whole: [0],
  },
  floor: {
    arity: 1,
    evaluate: floor,
    interval: interval.monotone(floor),
    derivative: () => [1],
    whole: [],
  },
  ceil: {
    arity: 1,
    evaluate: ceil,
    interval: interval.monotone(ceil),
    derivative: () => [1],
    whole: [],
  },
  round: {
    arity: 1,
    evaluate: round,
    interval: interval.monotone(round),
    derivative: () => [1],
    whole: [],
    linear: [1],
  },
  /** An amount of money to its last unit: undefined beyond the largest that is counted, the second operand. */
  exact: {
    arity: 2,
    evaluate: (a, most) => (Math.abs(a) <= most ? a : Number.NaN),
    interval: interval.exact,
    derivative: () => [1, 0],
    whole: [0],
    linear: [1, 0],
  },
  exp: {
    arity: 1,
    evaluate: (a) => (Number.isFinite(a) ? Math.exp(a) : Number.NaN),
    interval: interval.exp,
    derivative: (_, result) => [result],
  },
  ln: {
    arity: 1,
    evaluate: Math.log,
    interval: interval.ln,
    derivative: (a) => [1 / a],
  },
  sqrt: {
    arity: 1,
    evaluate: Math.sqrt,
    interval: interval.sqrt,
    derivative: (_, result) => [1 / (2 * result)],
  },
  pow: {
    arity: 2,
    evaluate: pow,
    interval: interval.pow,
    derivative: (a, b, result) => [b === 0 ? 0 : b * power(a, b - 1), a > 0 ? result * Math.log(a) : 0],
    masks: (a, b) => [a === 1, b === 0],
  },
} as const satisfies Record<string, Unary | Binary | Ternary>;

export type Operation = keyof typeof operations;
type UnaryOperation = {
  [Name in Operation]: (typeof operations)[Name]["arity"] extends 1 ? Name : never;
}[Operation];

/** Whether a function of the language is an operation of one operand. */
export function isUnary(name: string): name is UnaryOperation {
  return Object.hasOwn(operations, name) && operations[name as Operation].arity === 1;
}

/** An operation of any number of operands. */
interface AnyOperation extends Rules {
  readonly arity: 1 | 2 | 3;
  readonly evaluate: (...operands: number[]) => number;
  readonly interval: (a: Interval, b?: Interval, c?: Interval | boolean) => Interval;
  /** Takes the operands, and behind them the result. */
  readonly derivative: (...operands: number[]) => readonly number[];
}

// All of one shape, so that V8 finds a rule at the same place in each.
const rules = Object.fromEntries(
  Object.entries(operations as unknown as Record<Operation, AnyOperation>).map(([name, row]) => {
    const { arity, evaluate, interval, derivative } = row;
    const { whole, linear, identity, rightIdentity, absorbing, threeValued, masks, ofItself } = row;
    const known = { whole, linear, identity, rightIdentity, absorbing, threeValued, masks, ofItself };
    return [name, { arity, evaluate, interval, derivative, ...known }];
  }),
) as Record<Operation, AnyOperation>;

/** Returns what is known of an operation, without the number of its operands in its type. */
export function rulesOf(operation: Operation): AnyOperation {
  return rules[operation];
}
