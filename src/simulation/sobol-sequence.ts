/**
 * Scrambled Sobol points as random words. The points of each of 16 scrambles cover every input evenly, and so all sums of effects of one
 * or two inputs; the 16 are independent of each other, so their means tell the error of the mean.
 */

import { dimensions } from "../math/random/direction-numbers.ts";
import { streamKey, wordOf } from "../math/random/threefry.ts";
import { plainWords, type Source } from "./draws.ts";
import type { RangedInput } from "./types.ts";

export const scrambles = 16;
const bits = 32;

/** Direction numbers v_1 … v_32 of each dimension, as 32-bit fractions (Bratley & Fox 1988; Joe & Kuo 2003). */
export function directions(count: number): Uint32Array[] {
  const first = Uint32Array.from({ length: bits }, (_, i) => 2 ** (bits - 1 - i));
  const others = dimensions()
    .slice(0, Math.max(0, count - 1))
    .map(({ degree, polynomial, m }) => {
      const v = new Uint32Array(bits);
      for (let i = 0; i < bits; i++) {
        if (i < degree) {
          v[i] = (m[i] as number) * 2 ** (bits - 1 - i);
          continue;
        }
        const far = v[i - degree] as number;
        let sum = far ^ (far >>> degree);
        for (let k = 1; k < degree; k++) {
          if ((polynomial >> (degree - k)) & 1) sum ^= v[i - k] as number;
        }
        v[i] = sum;
      }
      return v;
    });
  return [first, ...others].slice(0, count);
}

/**
 * Words for inputs that take the dimensions in the order of `names`. Trial i of a run is laid out in blocks of `block` trials (the last may be
 * shorter; all are multiples of 16): each block has a 16th of its trials from each scramble. A scramble is Matoušek's (1998): a random
 * lower triangular matrix over the bits, and a random digital shift, drawn for (seed, name, scramble). What is beyond the
 * table's dimensions is drawn plainly.
 */
export function sobolWords(
  inputs: readonly RangedInput[],
  names: readonly string[],
  seed: number,
  block: number,
): Source[] {
  const plain = plainWords(inputs, seed);
  const tables = directions(names.length);
  return inputs.map(({ name }, input): Source => {
    const own = tables[names.indexOf(name)];
    if (own === undefined) return plain[input] as Source;
    const sequences = Array.from({ length: scrambles }, (_, s) => scramble(own, seed, `${name} ${s}`));
    return (from, out) => {
      const each = out.length / scrambles;
      const start = (Math.floor(from / block) * block) / scrambles;
      for (const [s, { v, shift }] of sequences.entries()) points(v, shift, start, each, out, s * each);
    };
  });
}

/** Points `from` to `from + n - 1` in Gray code order (Antonov & Saleev 1979), which keeps every power of two together. */
function points(v: Uint32Array, shift: number, from: number, n: number, out: Uint32Array, at: number): void {
  let x = shift;
  const gray = from ^ (from >>> 1);
  for (let i = 0; i < bits; i++) if ((gray >>> i) & 1) x ^= v[i] as number;
  for (let i = 0; i < n; i++) {
    out[at + i] = x;
    const next = from + i + 1;
    x ^= v[31 - Math.clz32(next & -next)] as number;
  }
}

function scramble(own: Uint32Array, seed: number, name: string): { v: Uint32Array; shift: number } {
  const key = streamKey(seed, name);
  const words = Array.from({ length: bits + 1 }, (_, i) => wordOf(key, i));
  const v = new Uint32Array(bits);
  for (let row = 0; row < bits; row++) {
    // Output bit `row`, from the top: the bit itself and a random choice of those above it.
    const diagonal = 2 ** (bits - 1 - row);
    const above = row === 0 ? 0 : (words[row] as number) & ~(2 * diagonal - 1);
    const mask = (above | diagonal) >>> 0;
    for (let i = 0; i < bits; i++) {
      if (odd(mask & (own[i] as number))) v[i] = ((v[i] as number) | diagonal) >>> 0;
    }
  }
  return { v, shift: words[bits] as number };
}

function odd(x: number): boolean {
  let y = x ^ (x >>> 16);
  y ^= y >>> 8;
  y ^= y >>> 4;
  return ((0x6996 >>> (y & 15)) & 1) === 1;
}
