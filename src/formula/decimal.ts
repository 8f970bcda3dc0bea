/**
 * Sums and products of numbers as they are written, rounded once: 1,480 × 1.1 is 1,628 and not 1628.0000000000002. Settings
 * such as `fx.usd *= 1.1` are read by people who check them by hand.
 */

import { type Decimal, toNumber } from "./numbers.ts";

export function exactProduct(a: number, b: number): number {
  const [x, y] = [decimalOf(a), decimalOf(b)];
  return toNumber({ digits: x.digits * y.digits, exponent: x.exponent + y.exponent });
}

export function exactSum(a: number, b: number): number {
  const [x, y] = [decimalOf(a), decimalOf(b)];
  const exponent = Math.min(x.exponent, y.exponent);
  const raise = (d: Decimal) => d.digits * 10n ** BigInt(d.exponent - exponent);
  return toNumber({ digits: raise(x) + raise(y), exponent });
}

/** The shortest decimal that reads back to this finite number. */
function decimalOf(value: number): Decimal {
  const [mantissa = "0", exponent = "0"] = String(value).split("e");
  const [whole = "0", fraction = ""] = mantissa.split(".");
  return { digits: BigInt(whole + fraction), exponent: Number(exponent) - fraction.length };
}
