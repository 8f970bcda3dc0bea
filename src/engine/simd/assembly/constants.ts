/**
 * Constants that loops read, in both lanes. They stand in memory, from where one instruction takes them: V8 makes a literal vector again each
 * time that it is used, in three or four.
 */

const values = memory.data<f64>([
  0.5,
  1,
  Infinity,
  -Infinity,
  NaN,
  // How near to a half or a whole number counts as there, in parts of the number, and at most: see formula/rounding.ts.
  6.661338147750939e-16,
  0.015625,
  // Doubles from here on are whole, and integers up to here are counted exactly.
  4503599627370496,
  9007199254740991,
]);

export function half(): v128 {
  return v128.load64_splat(values);
}

export function one(): v128 {
  return v128.load64_splat(values, 8);
}

export function infinity(): v128 {
  return v128.load64_splat(values, 16);
}

export function minusInfinity(): v128 {
  return v128.load64_splat(values, 24);
}

export function notANumber(): v128 {
  return v128.load64_splat(values, 32);
}

export function nearness(): v128 {
  return v128.load64_splat(values, 40);
}

export function farthest(): v128 {
  return v128.load64_splat(values, 48);
}

export function allWhole(): v128 {
  return v128.load64_splat(values, 56);
}

export function maxExact(): v128 {
  return v128.load64_splat(values, 64);
}
