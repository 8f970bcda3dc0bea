/** `power` of a pair of doubles by another, as a function of a module: the same steps without branches, two at a time. */

import { exponential, limits, ln2, log3halves, logarithm, mostPower, third } from "./power.ts";
import {
  bits,
  both,
  type Code,
  call,
  get,
  halves,
  i32,
  leave,
  longs,
  pickWords,
  set,
  type ValueType,
  v128,
  when,
  word,
  words,
} from "./wasm.ts";
import type { WasmFunction } from "./wasm-module.ts";

/**
 * `powers(base, exponent, room)`. `one`: the number of the function that works out a single power; `literal`: reads a double, given by its
 * halves, from where parameter 2 points.
 */
export function powers(one: number, literal: (low: number, high: number) => Code): WasmFunction {
  const locals: ValueType[] = [];
  const body: Code[] = [];
  const [x, y] = [get(0), get(1)];
  const keep = (code: Code): Code => {
    const local = 2 + locals.push(v128);
    body.push(set(local, code));
    return get(local);
  };
  const { add, sub, mul, div, abs, lt, le, eq, ne, trunc } = both;
  const number = (value: number): Code => literal(...halves(value));
  /** The upper halves of both doubles, the lower ones zero. */
  const upperWords = (value: number): Code => literal(0, value);
  const cut = (code: Code) => bits.and(code, upperWords(0xffffffff));

  /** a + t (b + t (c + …)) */
  const polynomial = (t: Code, coefficients: readonly number[]): Code =>
    coefficients.map(number).reduceRight((sum, each) => add(each, mul(t, sum)));

  // What is nothing yet, or all there already, needs no power.
  const isEither = bits.or(eq(x, number(1)), bits.and(eq(x, number(0)), lt(number(0), y)));
  const settled = keep(bits.and(isEither, lt(abs(y), number(Number.POSITIVE_INFINITY))));
  body.push(when(longs.all(settled), leave(abs(x))));
  const covered = [
    le(number(2 ** -1022), x),
    lt(x, number(Number.POSITIVE_INFINITY)),
    lt(abs(y), number(2 ** 31)),
    ne(y, trunc(y)),
    ne(abs(y), number(0.5)),
  ];

  // x = 2^n · a, with a near 1 or near 3/2.
  const significand = keep(bits.or(bits.and(x, literal(0xffffffff, 0xfffff)), number(1)));
  const isFirst = keep(lt(significand, upperWords(limits.one)));
  const isBelow = keep(lt(significand, upperWords(limits.threeHalves)));
  const isMiddle = keep(bits.without(isBelow, isFirst));
  const a = keep(bits.select(significand, mul(significand, number(0.5)), isBelow));
  const power = longs.shiftRight(x, word.const(52));
  const n = keep(
    sub(
      both.fromWords(pickWords([0, 2, 0, 2], power, power)),
      bits.select(number(1023), number(1022), isBelow),
    ),
  );
  const middle = keep(bits.select(number(1.5), number(1), isMiddle));
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
  const isOrdinary = keep(
    [...covered, lt(abs(whole), number(mostPower))].reduce((all, look) => bits.and(all, look)),
  );
  const away = bits.or(trunc(add(abs(whole), number(0.5))), bits.and(whole, number(-0)));
  const k = keep(bits.and(away, le(upperWords(limits.whole), abs(whole))));
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
  // The whole number at the end of a double's bits, moved to where its power of two stands.
  const scale = longs.shiftLeft(add(k, number(2 ** 52 + 1023)), word.const(52));
  const result = bits.select(abs(x), mul(part, scale), settled);

  const each = (trial: number) => call(one, both.lane(trial, x), both.lane(trial, y));
  body.push(
    when(
      word.eqz(longs.all(bits.or(settled, isOrdinary))),
      leave(both.withLane(1, both.splat(each(0)), each(1))),
    ),
    result,
  );
  return { params: [v128, v128, i32], results: [v128], locals, body };
}
