/** Two operations on columns in one: what lies between is neither written nor read. Each is rounded by itself. See elementwise.ts. */

/** (a + b) + c */
export function addAdd(
  a: usize,
  da: usize,
  b: usize,
  db: usize,
  c: usize,
  dc: usize,
  out: usize,
  end: usize,
): void {
  for (; out < end; out += 32, a += da, b += db, c += dc) {
    v128.store(out, f64x2.add(f64x2.add(v128.load(a), v128.load(b)), v128.load(c)));
    v128.store(out, f64x2.add(f64x2.add(v128.load(a, 16), v128.load(b, 16)), v128.load(c, 16)), 16);
  }
}

/** (a + b) · c */
export function addMul(
  a: usize,
  da: usize,
  b: usize,
  db: usize,
  c: usize,
  dc: usize,
  out: usize,
  end: usize,
): void {
  for (; out < end; out += 32, a += da, b += db, c += dc) {
    v128.store(out, f64x2.mul(f64x2.add(v128.load(a), v128.load(b)), v128.load(c)));
    v128.store(out, f64x2.mul(f64x2.add(v128.load(a, 16), v128.load(b, 16)), v128.load(c, 16)), 16);
  }
}

/** (a − b) + c */
export function subAdd(
  a: usize,
  da: usize,
  b: usize,
  db: usize,
  c: usize,
  dc: usize,
  out: usize,
  end: usize,
): void {
  for (; out < end; out += 32, a += da, b += db, c += dc) {
    v128.store(out, f64x2.add(f64x2.sub(v128.load(a), v128.load(b)), v128.load(c)));
    v128.store(out, f64x2.add(f64x2.sub(v128.load(a, 16), v128.load(b, 16)), v128.load(c, 16)), 16);
  }
}

/** (a − b) − c */
export function subSub(
  a: usize,
  da: usize,
  b: usize,
  db: usize,
  c: usize,
  dc: usize,
  out: usize,
  end: usize,
): void {
  for (; out < end; out += 32, a += da, b += db, c += dc) {
    v128.store(out, f64x2.sub(f64x2.sub(v128.load(a), v128.load(b)), v128.load(c)));
    v128.store(out, f64x2.sub(f64x2.sub(v128.load(a, 16), v128.load(b, 16)), v128.load(c, 16)), 16);
  }
}

/** a · b + c */
export function mulAdd(
  a: usize,
  da: usize,
  b: usize,
  db: usize,
  c: usize,
  dc: usize,
  out: usize,
  end: usize,
): void {
  for (; out < end; out += 32, a += da, b += db, c += dc) {
    v128.store(out, f64x2.add(f64x2.mul(v128.load(a), v128.load(b)), v128.load(c)));
    v128.store(out, f64x2.add(f64x2.mul(v128.load(a, 16), v128.load(b, 16)), v128.load(c, 16)), 16);
  }
}

/** (a · b) · c */
export function mulMul(
  a: usize,
  da: usize,
  b: usize,
  db: usize,
  c: usize,
  dc: usize,
  out: usize,
  end: usize,
): void {
  for (; out < end; out += 32, a += da, b += db, c += dc) {
    v128.store(out, f64x2.mul(f64x2.mul(v128.load(a), v128.load(b)), v128.load(c)));
    v128.store(out, f64x2.mul(f64x2.mul(v128.load(a, 16), v128.load(b, 16)), v128.load(c, 16)), 16);
  }
}
