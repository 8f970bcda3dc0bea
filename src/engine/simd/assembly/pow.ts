/**
 * Powers of columns: the steps of `power` in math/power.ts, which follows FDLIBM's `pow` (Sun Microsystems 1993), two at a time and without
 * branches. IEEE 754 defines every operation, so the bits are the same in every version of Node.
 */

import { half, infinity, one } from "./constants";
import { pow as anyPower } from "./host";

/** Coefficients of 3/2 ln((1 + s)/(1 − s)) over s³, in s². */
const logarithmTerms = memory.data<f64>([
  0.5999999999999946, 0.4285714285785502, 0.33333332981837743, 0.272728123808534, 0.23066074577556175,
  0.20697501780033842,
]);
/** Coefficients of (e^z + 1)/(e^z − 1) · z − 2, over z², in z². */
const exponentialTerms = memory.data<f64>([
  0.16666666666666602, -0.0027777777777015593, 6.613756321437934e-5, -1.6533902205465252e-6,
  4.1381367970572385e-8,
]);
/** 2/(3 ln 2) and ln 2, each with the halves that add to it, and the halves of log2(3/2). */
const third = memory.data<f64>([0.9617966939259756]);
const thirdUpper = memory.data<f64>([0.9617967009544373]);
const thirdLower = memory.data<f64>([-7.028461650952758e-9]);
const ln2 = memory.data<f64>([Math.LN2]);
const ln2Upper = memory.data<f64>([0.6931471824645996]);
const ln2Lower = memory.data<f64>([-1.904654299957768e-9]);
const log3halvesUpper = memory.data<f64>([0.5849624872207642]);
const log3halvesLower = memory.data<f64>([1.350039202129749e-8]);
/** Added and taken away again, it leaves the nearest integer, ties to even; added, that integer in the last bits. */
const toInteger = memory.data<f64>([6755399441055744]);
/** Beyond this exponent a power of two is near to overflow, or to losing digits. */
const maxPower = memory.data<f64>([1021]);
const two = memory.data<f64>([2]);
const three = memory.data<f64>([3]);
/** What a biased exponent is more than that of a number that is half as much. */
const bias = memory.data<f64>([1022]);
const minNormal = memory.data<f64>([2.2250738585072014e-308]);
/** Whole exponents up to this are products: see `maxFactors` in math/power.ts. */
const maxFactors = memory.data<f64>([32]);
const maxExponent = memory.data<f64>([2147483648]);
/** Bits of the significand, and of the upper half of a double. */
const significandBits = memory.data<u64>([0x000fffffffffffff]);
const upperBits = memory.data<u64>([0xffffffff00000000]);
/** Significands from which on they are no longer near 1, and no longer near 3/2. */
const nearOne = memory.data<f64>([1.224745750427246]);
const nearThreeHalves = memory.data<f64>([1.7320499420166016]);
/** The lowest bit of the exponent, the two highest ones of the significand, and one of the exponent that halving moves away. */
const exponentBit = memory.data<u64>([0x0010000000000000]);
const halfBit = memory.data<u64>([0x0008000000000000]);
const quarterBit = memory.data<u64>([0x0004000000000000]);
const halvedBit = memory.data<u64>([0x2000000000000000]);

/** Returns a constant in both lanes: from memory, see constants.ts. */
function constant(at: usize): v128 {
  return v128.load64_splat(at);
}

/** Clears the lower halves of both doubles. */
function upper(x: v128): v128 {
  return v128.and(x, constant(upperBits));
}

/** Returns a + t · b, a in memory. */
function term(a: usize, t: v128, b: v128): v128 {
  return f64x2.add(constant(a), f64x2.mul(t, b));
}

function quartic(t: v128, terms: usize): v128 {
  return term(terms, t, term(terms + 8, t, term(terms + 16, t, term(terms + 24, t, constant(terms + 32)))));
}

function quintic(t: v128, terms: usize): v128 {
  return term(terms, t, quartic(t, terms + 8));
}

/** Writes log2 x of a column as the sum of two doubles, the first with its lower half zero: one after the other, by pairs. */
function logarithms(a: usize, da: usize, out: usize, end: usize): void {
  for (; out < end; out += 32, a += da / 2) {
    const x = v128.load(a);

    // x = 2^n · m, with m near 1 or near 3/2.
    const significand = v128.or(v128.and(x, constant(significandBits)), one());
    const isFirst = f64x2.lt(significand, constant(nearOne));
    const isBelow = f64x2.lt(significand, constant(nearThreeHalves));
    const isMiddle = v128.andnot(isBelow, isFirst);
    // Times a half where it is not below, else times one: the bits of a half and one more.
    const m = f64x2.mul(significand, v128.or(half(), v128.and(isBelow, constant(exponentBit))));
    const biased = i64x2.shr_u(x, 52);
    const exponent = f64x2.convert_low_i32x4_u(v128.shuffle<i32>(biased, biased, 0, 2, 0, 2));
    const n = f64x2.sub(f64x2.sub(exponent, constant(bias)), v128.and(isBelow, one()));
    const middle = v128.or(one(), v128.and(isMiddle, constant(halfBit)));
    const middleUpper = v128.and(constant(log3halvesUpper), isMiddle);
    const middleLower = v128.and(constant(log3halvesLower), isMiddle);

    // s = (m − middle)/(m + middle), in two parts.
    const over = f64x2.sub(m, middle);
    const inverse = f64x2.div(one(), f64x2.add(m, middle));
    const s = f64x2.mul(over, inverse);
    const sUpper = upper(s);
    const halved = v128.or(i32x4.shr_u(m, 1), constant(halvedBit));
    const raised = i32x4.add(constant(halfBit), v128.and(constant(quarterBit), isMiddle));
    const sumUpper = upper(i32x4.add(halved, raised));
    const sumLower = f64x2.sub(m, f64x2.sub(sumUpper, middle));
    const sRest = f64x2.sub(f64x2.sub(over, f64x2.mul(sUpper, sumUpper)), f64x2.mul(sUpper, sumLower));
    const sLower = f64x2.mul(inverse, sRest);

    // log2 x = t + rest.
    const ss = f64x2.mul(s, s);
    const logarithm = quintic(ss, logarithmTerms);
    const tail = f64x2.add(f64x2.mul(f64x2.mul(ss, ss), logarithm), f64x2.mul(sLower, f64x2.add(sUpper, s)));
    const upperSquared = f64x2.mul(sUpper, sUpper);
    const cubic = upper(f64x2.add(f64x2.add(constant(three), upperSquared), tail));
    const cubicLower = f64x2.sub(tail, f64x2.sub(f64x2.sub(cubic, constant(three)), upperSquared));
    const product = f64x2.mul(sUpper, cubic);
    const productLower = f64x2.add(f64x2.mul(sLower, cubic), f64x2.mul(cubicLower, s));
    const p = upper(f64x2.add(product, productLower));
    const pLower = f64x2.sub(productLower, f64x2.sub(p, product));
    const z = f64x2.mul(constant(thirdUpper), p);
    const zLower = f64x2.add(
      f64x2.add(f64x2.mul(constant(thirdLower), p), f64x2.mul(pLower, constant(third))),
      middleLower,
    );
    const t = upper(f64x2.add(f64x2.add(f64x2.add(z, zLower), middleUpper), n));
    const rest = f64x2.sub(zLower, f64x2.sub(f64x2.sub(f64x2.sub(t, n), middleUpper), z));
    v128.store(out, t);
    v128.store(out, rest, 16);
  }
}

/**
 * pow: columns of bases and exponents. `workspace`: twice as long as a column. The logarithms come first, in a loop of their own: each step
 * of a power waits for the one before it, and a processor looks ahead over several powers only where the loop is short.
 */
export function pow(
  a: usize,
  da: usize,
  b: usize,
  db: usize,
  out: usize,
  end: usize,
  workspace: usize,
): void {
  const zero = f64x2.splat(0);
  // A base that is the same in all trials has one logarithm, which stays where it is: from one pair of them to the next it is as far.
  logarithms(a, da, workspace, workspace + (da === 0 ? 32 : 2 * (end - out)));
  for (; out < end; out += 16, a += da / 2, b += db / 2, workspace += da) {
    const x = v128.load(a);
    const y = v128.load(b);
    const t = v128.load(workspace);
    const rest = v128.load(workspace, 16);

    // y log2 x, and its nearest integer.
    const yUpper = upper(y);
    const lower = f64x2.add(f64x2.mul(f64x2.sub(y, yUpper), t), f64x2.mul(y, rest));
    const most = f64x2.mul(yUpper, t);
    const whole = f64x2.add(lower, most);
    const shifted = f64x2.add(whole, constant(toInteger));
    const k = f64x2.sub(shifted, constant(toInteger));

    // 2 to the power of what is left.
    const left = f64x2.sub(most, k);
    const leftUpper = upper(f64x2.add(lower, left));
    const e = f64x2.mul(leftUpper, constant(ln2Upper));
    const eLower = f64x2.add(
      f64x2.mul(f64x2.sub(lower, f64x2.sub(leftUpper, left)), constant(ln2)),
      f64x2.mul(leftUpper, constant(ln2Lower)),
    );
    const sum = f64x2.add(e, eLower);
    const lost = f64x2.sub(eLower, f64x2.sub(sum, e));
    const zz = f64x2.mul(sum, sum);
    const exponential = quartic(zz, exponentialTerms);
    const fit = f64x2.sub(sum, f64x2.mul(zz, exponential));
    const quotient = f64x2.div(
      f64x2.mul(sum, fit),
      f64x2.sub(f64x2.sub(fit, constant(two)), f64x2.add(lost, f64x2.mul(sum, lost))),
    );
    const part = f64x2.sub(one(), f64x2.sub(quotient, sum));
    // The integer in the last bits, moved to where a double has its exponent.
    const scale = i64x2.add(i64x2.shl(shifted, 52), one());

    // A power of 1, or of 0 to a positive exponent, is its base: growth along a curve is one of the two in most years.
    const ySize = f64x2.abs(y);
    const isZero = v128.and(f64x2.eq(x, zero), f64x2.gt(y, zero));
    const isKnown = v128.and(v128.or(f64x2.eq(x, one()), isZero), f64x2.lt(ySize, infinity()));
    v128.store(out, v128.bitselect(f64x2.abs(x), f64x2.mul(part, scale), isKnown));
    const isWithin = f64x2.lt(f64x2.abs(whole), constant(maxPower));
    // Positive normal bases, and exponents that are neither products nor ±½.
    const isNormal = v128.and(f64x2.ge(x, constant(minNormal)), f64x2.lt(x, infinity()));
    const isProduct = v128.and(f64x2.eq(y, f64x2.trunc(y)), f64x2.le(ySize, constant(maxFactors)));
    const isPower = v128.andnot(f64x2.ne(ySize, half()), isProduct);
    const isOrdinary = v128.and(v128.and(isNormal, isPower), f64x2.lt(ySize, constant(maxExponent)));
    const isDone = v128.or(isKnown, v128.and(isOrdinary, isWithin));
    if (!i64x2.all_true(isDone)) {
      store<f64>(out, anyPower(f64x2.extract_lane(x, 0), f64x2.extract_lane(y, 0)));
      store<f64>(out, anyPower(f64x2.extract_lane(x, 1), f64x2.extract_lane(y, 1)), 8);
    }
  }
}
