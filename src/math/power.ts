/**
 * Powers of positive numbers, calculated with what IEEE 754 defines alone: the same bits in every version of Node, and in vectors. The
 * method is that of FDLIBM's `pow` (Sun Microsystems 1993) in the form that V8 had up to Node 22: the logarithm to base 2 as a
 * sum of two doubles, times the exponent in two parts, and 2 to the power of that. Off by less than one unit in the last place.
 */

/** Of 3/2 ln((1 + s)/(1 − s)) over s³, in s². */
export const logarithm = [
  0.5999999999999946, 0.4285714285785502, 0.33333332981837743, 0.272728123808534, 0.23066074577556175,
  0.20697501780033842,
] as const;
/** Of (e^z + 1)/(e^z − 1) · z − 2, over z², in z². */
export const exponential = [
  0.16666666666666602, -0.0027777777777015593, 6.613756321437934e-5, -1.6533902205465252e-6,
  4.1381367970572385e-8,
] as const;
/** 2/(3 ln 2), ln 2 and log2 of 3/2, each with the halves that add to it. */
export const third = { all: 0.9617966939259756, upper: 0.9617967009544373, lower: -7.028461650952758e-9 };
export const ln2 = { all: Math.LN2, upper: 0.6931471824645996, lower: -1.904654299957768e-9 };
export const log3halves = { upper: 0.5849624872207642, lower: 1.350039202129749e-8 };

/** Upper halves of doubles at which a significand is no longer near 1, and no longer near 3/2. */
export const limits = { one: 0x3ff3988f, threeHalves: 0x3ffbb67a };
/** Added and taken away again, it leaves the nearest whole number, of two the even one; added, that number in the last bits. */
export const toWhole = 1.5 * 2 ** 52;
/** Beyond this a power of 2 is near to overflow, or to losing digits. */
export const maxPower = 1021;
/** What is added to the lower part of a logarithm of 2^1024 to see whether the power rounds to an infinity. */
const overflow = 8.008566259537294e-17;

const double = new Float64Array(1);
const halves = new Uint32Array(double.buffer);

function upperOf(x: number): number {
  double[0] = x;
  return halves[1] as number;
}

function from(upper: number, lower = 0): number {
  halves[0] = lower;
  halves[1] = upper;
  return double[0] as number;
}

function cut(x: number): number {
  return from(upperOf(x));
}

/** a + t (b + t (c + …)) */
function polynomial(t: number, coefficients: readonly number[]): number {
  let sum = coefficients.at(-1) as number;
  for (let i = coefficients.length - 2; i >= 0; i--) sum = (coefficients[i] as number) + t * sum;
  return sum;
}

/**
 * x^y as ECMAScript has it for `x ** y`, which differs in the last bits between versions of Node: undefined (NaN) for a negative base and
 * an exponent that is not whole, and for ±1 to an infinite power.
 */
export function power(x: number, y: number): number {
  if (y === 0) return 1;
  if (Number.isNaN(x) || Number.isNaN(y) || (Math.abs(x) === 1 && Math.abs(y) === Number.POSITIVE_INFINITY)) {
    return Number.NaN;
  }
  const size = Math.abs(x);
  const isOdd = Math.abs(y % 2) === 1;
  if (x < 0 && Number.isFinite(x) && y !== Math.trunc(y)) return Number.NaN;
  const sign = isOdd && (x < 0 || Object.is(x, -0)) ? -1 : 1;
  if (size === 1) return sign;
  if (size === 0 || size === Number.POSITIVE_INFINITY || Math.abs(y) === Number.POSITIVE_INFINITY) {
    return sign * (size > 1 === y > 0 ? Number.POSITIVE_INFINITY : 0);
  }
  if (y === 1) return x;
  if (y === -1) return 1 / x;
  if (y === 2) return x * x;
  if (y === 0.5) return Math.sqrt(x);
  return sign * powerOf(size, y);
}

/** x^y for a finite x above zero. */
function powerOf(x: number, y: number): number {
  // No double but 1 is nearer to 1 than 2^-53.
  if (Math.abs(y) >= 2 ** 64) return x > 1 === y > 0 ? Number.POSITIVE_INFINITY : 0;
  // Below the least normal double the logarithm is that of 2^53 times as much.
  const isNormal = x >= 2 ** -1022;
  const t = binaryLogarithm(isNormal ? x : x * 2 ** 53, isNormal ? 0 : -53);
  const rest = restOfLogarithm[0] as number;
  const yUpper = cut(y);
  const lower = (y - yUpper) * t + y * rest;
  const most = yUpper * t;
  const whole = lower + most;
  if (whole > 1024 || (whole === 1024 && lower + overflow > whole - most)) return Number.POSITIVE_INFINITY;
  if (whole < -1075 || (whole === -1075 && lower <= whole - most)) return 0;
  return binaryPower(whole, lower, most);
}

/** Returned beside the first part of a logarithm: an object for both would be made ninety thousand times at the start of a simulation. */
const restOfLogarithm = new Float64Array(1);

/** log2 of 2^more · x as a number with its lower half zero, and what is left in `restOfLogarithm`, for a normal x above zero. */
function binaryLogarithm(x: number, more: number): number {
  // x = 2^n · a, with a near 1 or near 3/2.
  const upper = upperOf(x);
  const significand = from((upper & 0xfffff) | 0x3ff00000, halves[0]);
  const isFirst = significand < from(limits.one);
  const isBelow = significand < from(limits.threeHalves);
  const isMiddle = isBelow && !isFirst;
  const a = isBelow ? significand : significand * 0.5;
  const n = (upper >>> 20) - (isBelow ? 1023 : 1022) + more;
  const middle = isMiddle ? 1.5 : 1;
  const middleUpper = isMiddle ? log3halves.upper : 0;
  const middleLower = isMiddle ? log3halves.lower : 0;
  // s = (a − middle)/(a + middle), in two parts.
  const over = a - middle;
  const inverse = 1 / (a + middle);
  const s = over * inverse;
  const sUpper = cut(s);
  const sumUpper = from(((upperOf(a) >>> 1) | 0x20000000) + 0x80000 + (isMiddle ? 0x40000 : 0));
  const sumLower = a - (sumUpper - middle);
  const sLower = inverse * (over - sUpper * sumUpper - sUpper * sumLower);
  // log2 x = t + rest.
  const squared = s * s;
  const tail = squared * squared * polynomial(squared, logarithm) + sLower * (sUpper + s);
  const upperSquared = sUpper * sUpper;
  const three = cut(3 + upperSquared + tail);
  const threeLower = tail - (three - 3 - upperSquared);
  const product = sUpper * three;
  const productLower = sLower * three + threeLower * s;
  const p = cut(product + productLower);
  const pLower = productLower - (p - product);
  const z = third.upper * p;
  const zLower = third.lower * p + pLower * third.all + middleLower;
  const t = cut(z + zLower + middleUpper + n);
  restOfLogarithm[0] = zLower - (t - n - middleUpper - z);
  return t;
}

/** 2^whole, where whole is the rounded sum of `lower` and `most`. */
function binaryPower(whole: number, lower: number, most: number): number {
  const k = whole + toWhole - toWhole;
  const left = most - k;
  // 2 to what is left.
  const leftUpper = cut(lower + left);
  const e = leftUpper * ln2.upper;
  const eLower = (lower - (leftUpper - left)) * ln2.all + leftUpper * ln2.lower;
  const sum = e + eLower;
  const lost = eLower - (sum - e);
  const fit = sum - sum * sum * polynomial(sum * sum, exponential);
  const quotient = (sum * fit) / (fit - 2 - (lost + sum * lost));
  const part = 1 - (quotient - sum);
  if (Math.abs(k) < maxPower) return part * from((k + 1023) * 2 ** 20);
  // By two powers of two: rounded once, where digits are lost below the least normal double.
  const near = k > 0 ? k - 54 : k + 54;
  return part * from((near + 1023) * 2 ** 20) * (k > 0 ? 2 ** 54 : 2 ** -54);
}

/** Whole exponents up to this are products, left to right: exact where powers are, and ten times as fast. */
export const maxFactors = 32;

/** Returns base^exponent for any two numbers: undefined (NaN) where an operand is not finite or no real power exists. */
export function pow(base: number, exponent: number): number {
  if (base - base !== 0 || exponent - exponent !== 0) return Number.NaN;
  if (!Number.isInteger(exponent) || Math.abs(exponent) > maxFactors) {
    // What is nothing yet, or all there already, needs no power: growth along a curve is one of the two in most years.
    if (base === 1 || (base === 0 && exponent > 0)) return base + 0;
    return power(base, exponent);
  }
  let product = 1;
  for (let i = Math.abs(exponent); i > 0; i--) product *= base;
  if (exponent >= 0) return product;
  return product - product === 0 ? 1 / product : Number.NaN;
}
