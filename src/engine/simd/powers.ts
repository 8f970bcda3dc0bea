/**
 * Powers of columns, as a function of a module: the steps of `power` without branches, for several pairs of trials side by side, since one
 * alone would wait for each of its steps.
 */

import {
  exponential,
  limits,
  ln2,
  log3halves,
  logarithm,
  mostPower,
  third,
  toWhole,
} from "../../math/power.ts";
import type { Bounds } from "../bounds/value-bounds.ts";
import {
  bits,
  both,
  type Code,
  call,
  get,
  halves,
  i32,
  longs,
  pickWords,
  repeat,
  set,
  when,
  word,
  words,
} from "./wasm.ts";
import { define, keepIn, type Signature, type WasmFunction } from "./wasm-module.ts";

/** Beyond it, an exponent is of no use. */
const mostExponent = 2 ** 31;

/** Whether bases are surely numbers that are not below zero, and exponents numbers above it. */
export function areOrdinary(base: Bounds, exponent: Bounds): boolean {
  return base[0] >= 0 && base[1] < Number.POSITIVE_INFINITY && exponent[0] > 0 && exponent[1] < mostExponent;
}

const pairs = 4;
/** Trials that are worked out together: those behind the last one of a column are worked out too. */
export const powersAtOnce = 2 * pairs;

/** Addresses of the first base, the first exponent and the first result. */
export const powersSignature: Signature = { params: [i32, i32, i32], results: [] };

/**
 * `powers(bases, exponents, results, end of the results)`: columns by their addresses. `others`: the number of a function of
 * `powersSignature` that works out `powersAtOnce` powers where one of them is not covered. `isOrdinary`: all are known to be so, which spares
 * some looks.
 */
export function powers(others: number, isOrdinary: boolean): WasmFunction {
  return define("powers", { params: [i32, i32, i32, i32], results: [] }, (local) => {
    const [base, exponent, result, end] = [0, 1, 2, 3] as const;
    const before: Code[] = [];
    const known = new Map<string, Code>();
    const keepBefore = keepIn(before, local);
    /** Set before the loop: in it, it would be made anew each time. */
    const literal = (low: number, high: number): Code => {
      const key = `${low} ${high}`;
      let code = known.get(key);
      if (code === undefined) {
        code = keepBefore(words.const([low, high, low, high]));
        known.set(key, code);
      }
      return code;
    };
    const body: Code[] = [];
    const keep = keepIn(body, local);
    const all = Array.from({ length: pairs }, (_, i) => {
      const [x, y] = [keep(both.load(get(base), 16 * i)), keep(both.load(get(exponent), 16 * i))];
      return powersOf(x, y, isOrdinary, literal, keep);
    });
    const next = (column: number) => set(column, word.add(get(column), word.const(8 * powersAtOnce)));
    return [
      ...before,
      repeat(
        [
          ...body,
          ...all.map((pair, i) => both.store(get(result), 16 * i, pair.result)),
          when(
            word.eqz(
              longs.all(all.map(({ isCovered }) => isCovered).reduce((some, each) => bits.and(some, each))),
            ),
            call(others, get(base), get(exponent), get(result)),
          ),
          [base, exponent, result].map(next),
        ],
        word.ltUnsigned(get(result), get(end)),
      ),
    ];
  });
}

/** A pair of powers, and a mask of those that are worked out. */
function powersOf(
  x: Code,
  y: Code,
  isOrdinary: boolean,
  literal: (low: number, high: number) => Code,
  keep: (code: Code) => Code,
): { readonly result: Code; readonly isCovered: Code } {
  const { add, sub, mul, div, abs, lt, le, eq, ne, trunc } = both;
  const number = (value: number): Code => literal(...halves(value));
  /** The upper halves of both doubles, the lower ones zero. */
  const upperWords = (value: number): Code => literal(0, value);
  const cut = (code: Code) => bits.and(code, upperWords(0xffffffff));

  /** a + t (b + t (c + …)) */
  const polynomial = (t: Code, coefficients: readonly number[]): Code =>
    coefficients.map(number).reduceRight((sum, each) => add(each, mul(t, sum)));

  // What is nothing yet, or all there already, needs no power.
  const isOne = eq(x, number(1));
  const isZero = eq(x, number(0));
  const isBounded = lt(abs(y), number(Number.POSITIVE_INFINITY));
  const settled = keep(
    isOrdinary
      ? bits.or(isOne, isZero)
      : bits.and(bits.or(isOne, bits.and(isZero, lt(number(0), y))), isBounded),
  );
  const covered = [
    le(number(2 ** -1022), x),
    ne(y, trunc(y)),
    ...(isOrdinary
      ? [ne(y, number(0.5))]
      : [lt(x, number(Number.POSITIVE_INFINITY)), lt(abs(y), number(mostExponent)), ne(abs(y), number(0.5))]),
  ];

  // x = 2^n · a, with a near 1 or near 3/2.
  const significand = keep(bits.or(bits.and(x, literal(0xffffffff, 0xfffff)), number(1)));
  const isFirst = keep(lt(significand, upperWords(limits.one)));
  const isBelow = keep(lt(significand, upperWords(limits.threeHalves)));
  const isMiddle = keep(bits.without(isBelow, isFirst));
  // A half where it is not below, else one: the bits of a half and one more.
  const a = keep(mul(significand, bits.or(number(0.5), bits.and(isBelow, upperWords(0x100000)))));
  const power = longs.shiftRight(x, word.const(52));
  const n = keep(
    sub(
      sub(both.fromWords(pickWords([0, 2, 0, 2], power, power)), number(1022)),
      bits.and(isBelow, number(1)),
    ),
  );
  const middle = keep(bits.or(number(1), bits.and(isMiddle, upperWords(0x80000))));
  const middleUpper = bits.and(number(log3halves.upper), isMiddle);
  const middleLower = bits.and(number(log3halves.lower), isMiddle);

  // s = (a − middle)/(a + middle), in two parts.
  const over = keep(sub(a, middle));
  const inverse = keep(div(number(1), add(a, middle)));
  const s = keep(mul(over, inverse));
  const sUpper = keep(cut(s));
  const sumUpper = keep(
    cut(
      words.add(
        bits.or(words.shiftRight(a, word.const(1)), upperWords(0x20000000)),
        words.add(upperWords(0x80000), bits.and(upperWords(0x40000), isMiddle)),
      ),
    ),
  );
  const sumLower = sub(a, sub(sumUpper, middle));
  const sLower = keep(mul(inverse, sub(sub(over, mul(sUpper, sumUpper)), mul(sUpper, sumLower))));
  // log2 x = t + rest.
  const squared = keep(mul(s, s));
  const tail = keep(
    add(mul(mul(squared, squared), polynomial(squared, logarithm)), mul(sLower, add(sUpper, s))),
  );
  const upperSquared = keep(mul(sUpper, sUpper));
  const three = keep(cut(add(add(number(3), upperSquared), tail)));
  const threeLower = sub(tail, sub(sub(three, number(3)), upperSquared));
  const product = keep(mul(sUpper, three));
  const productLower = keep(add(mul(sLower, three), mul(threeLower, s)));
  const p = keep(cut(add(product, productLower)));
  const pLower = sub(productLower, sub(p, product));
  const z = keep(mul(number(third.upper), p));
  const zLower = keep(add(add(mul(number(third.lower), p), mul(pLower, number(third.all))), middleLower));
  const t = keep(cut(add(add(add(z, zLower), middleUpper), n)));
  const rest = sub(zLower, sub(sub(sub(t, n), middleUpper), z));

  // y log2 x, and its nearest whole number.
  const yUpper = keep(cut(y));
  const lower = keep(add(mul(sub(y, yUpper), t), mul(y, rest)));
  const most = keep(mul(yUpper, t));
  const whole = keep(add(lower, most));
  const isWorked = keep(
    [...covered, lt(abs(whole), number(mostPower))].reduce((all, look) => bits.and(all, look)),
  );
  const shifted = keep(add(whole, number(toWhole)));
  const k = keep(sub(shifted, number(toWhole)));
  const left = keep(sub(most, k));
  // 2 to what is left.
  const leftUpper = keep(cut(add(lower, left)));
  const e = keep(mul(leftUpper, number(ln2.upper)));
  const eLower = keep(
    add(mul(sub(lower, sub(leftUpper, left)), number(ln2.all)), mul(leftUpper, number(ln2.lower))),
  );
  const sum = keep(add(e, eLower));
  const lost = keep(sub(eLower, sub(sum, e)));
  const sumSquared = keep(mul(sum, sum));
  const fit = keep(sub(sum, mul(sumSquared, polynomial(sumSquared, exponential))));
  const quotient = div(mul(sum, fit), sub(sub(fit, number(2)), add(lost, mul(sum, lost))));
  const part = sub(number(1), sub(quotient, sum));
  // The whole number in the last bits, moved to where a power of two stands.
  const scale = longs.add(longs.shiftLeft(shifted, word.const(52)), number(1));
  return {
    result: keep(bits.select(isOrdinary ? x : abs(x), mul(part, scale), settled)),
    isCovered: keep(bits.or(settled, isWorked)),
  };
}
