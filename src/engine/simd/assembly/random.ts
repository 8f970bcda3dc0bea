/**
 * Random words: Threefry-2x32 with 20 rounds (Salmon, Moraes, Dror & Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011). See
 * math/random/threefry.ts for one counter at a time.
 */

/** Rotates the words of x1 and mixes them with x0. */
function mix(x1: v128, by: i32, x0: v128): v128 {
  return v128.xor(v128.or(i32x4.shl(x1, by), i32x4.shr_u(x1, 32 - by)), x0);
}

/** Stores both words of four counters in order. */
function put(out: usize, x0: v128, x1: v128): void {
  v128.store(out, v128.shuffle<i32>(x0, x1, 0, 4, 1, 5));
  v128.store(out, v128.shuffle<i32>(x0, x1, 2, 6, 3, 7), 16);
}

/**
 * Writes the words from `out` to `end`, and on to a multiple of 128 bytes: two of each counter, from the given one on, under a key schedule of
 * three words. Four counters lie in a vector, and four vectors go side by side, since each round waits for the one before it.
 */
export function words(
  k0: i32,
  k1: i32,
  k2: i32,
  counter: i32,
  counterUpper: i32,
  out: usize,
  end: usize,
): void {
  let counters = i32x4.add(i32x4.splat(counter), i32x4(0, 1, 2, 3));
  const upper = i32x4.splat(counterUpper + k1);
  const first = i32x4.splat(k0);
  for (; out < end; out += 128) {
    let a0 = i32x4.add(counters, first);
    let b0 = i32x4.add(a0, i32x4.splat(4));
    let c0 = i32x4.add(a0, i32x4.splat(8));
    let d0 = i32x4.add(a0, i32x4.splat(12));
    let a1 = upper;
    let b1 = upper;
    let c1 = upper;
    let d1 = upper;
    let key0 = k1;
    let key1 = k2;
    let key2 = k0;
    for (let step = 1; ; step += 2) {
      a0 = i32x4.add(a0, a1);
      b0 = i32x4.add(b0, b1);
      c0 = i32x4.add(c0, c1);
      d0 = i32x4.add(d0, d1);
      a1 = mix(a1, 13, a0);
      b1 = mix(b1, 13, b0);
      c1 = mix(c1, 13, c0);
      d1 = mix(d1, 13, d0);
      a0 = i32x4.add(a0, a1);
      b0 = i32x4.add(b0, b1);
      c0 = i32x4.add(c0, c1);
      d0 = i32x4.add(d0, d1);
      a1 = mix(a1, 15, a0);
      b1 = mix(b1, 15, b0);
      c1 = mix(c1, 15, c0);
      d1 = mix(d1, 15, d0);
      a0 = i32x4.add(a0, a1);
      b0 = i32x4.add(b0, b1);
      c0 = i32x4.add(c0, c1);
      d0 = i32x4.add(d0, d1);
      a1 = mix(a1, 26, a0);
      b1 = mix(b1, 26, b0);
      c1 = mix(c1, 26, c0);
      d1 = mix(d1, 26, d0);
      a0 = i32x4.add(a0, a1);
      b0 = i32x4.add(b0, b1);
      c0 = i32x4.add(c0, c1);
      d0 = i32x4.add(d0, d1);
      a1 = mix(a1, 6, a0);
      b1 = mix(b1, 6, b0);
      c1 = mix(c1, 6, c0);
      d1 = mix(d1, 6, d0);
      const odd0 = i32x4.splat(key0);
      const odd1 = i32x4.splat(key1 + step);
      a0 = i32x4.add(a0, odd0);
      a1 = i32x4.add(a1, odd1);
      b0 = i32x4.add(b0, odd0);
      b1 = i32x4.add(b1, odd1);
      c0 = i32x4.add(c0, odd0);
      c1 = i32x4.add(c1, odd1);
      d0 = i32x4.add(d0, odd0);
      d1 = i32x4.add(d1, odd1);
      if (step === 5) break;
      a0 = i32x4.add(a0, a1);
      b0 = i32x4.add(b0, b1);
      c0 = i32x4.add(c0, c1);
      d0 = i32x4.add(d0, d1);
      a1 = mix(a1, 17, a0);
      b1 = mix(b1, 17, b0);
      c1 = mix(c1, 17, c0);
      d1 = mix(d1, 17, d0);
      a0 = i32x4.add(a0, a1);
      b0 = i32x4.add(b0, b1);
      c0 = i32x4.add(c0, c1);
      d0 = i32x4.add(d0, d1);
      a1 = mix(a1, 29, a0);
      b1 = mix(b1, 29, b0);
      c1 = mix(c1, 29, c0);
      d1 = mix(d1, 29, d0);
      a0 = i32x4.add(a0, a1);
      b0 = i32x4.add(b0, b1);
      c0 = i32x4.add(c0, c1);
      d0 = i32x4.add(d0, d1);
      a1 = mix(a1, 16, a0);
      b1 = mix(b1, 16, b0);
      c1 = mix(c1, 16, c0);
      d1 = mix(d1, 16, d0);
      a0 = i32x4.add(a0, a1);
      b0 = i32x4.add(b0, b1);
      c0 = i32x4.add(c0, c1);
      d0 = i32x4.add(d0, d1);
      a1 = mix(a1, 24, a0);
      b1 = mix(b1, 24, b0);
      c1 = mix(c1, 24, c0);
      d1 = mix(d1, 24, d0);
      const even0 = i32x4.splat(key1);
      const even1 = i32x4.splat(key2 + step + 1);
      a0 = i32x4.add(a0, even0);
      a1 = i32x4.add(a1, even1);
      b0 = i32x4.add(b0, even0);
      b1 = i32x4.add(b1, even1);
      c0 = i32x4.add(c0, even0);
      c1 = i32x4.add(c1, even1);
      d0 = i32x4.add(d0, even0);
      d1 = i32x4.add(d1, even1);
      // The keys go round: two on.
      const key = key0;
      key0 = key2;
      key2 = key1;
      key1 = key;
    }
    put(out, a0, a1);
    put(out + 32, b0, b1);
    put(out + 64, c0, c1);
    put(out + 96, d0, d1);
    counters = i32x4.add(counters, i32x4.splat(16));
  }
}
