/**
 * Counter-based random words: Threefry-2x32 with 20 rounds (Salmon, Moraes, Dror & Shaw, "Parallel random numbers: as easy as 1, 2, 3",
 * SC 2011). A word depends on its key and its place alone, so that any worker can draw any part of any stream.
 */

export type Key = readonly [number, number];

/** Both words for one counter. */
export function threefry(key: Key, c0: number, c1: number): [number, number] {
  const [k0, k1] = key;
  const ks = [k0 | 0, k1 | 0, 0x1bd11bda ^ k0 ^ k1] as const;
  const rotations = [13, 15, 26, 6, 17, 29, 16, 24] as const;
  let x0 = (c0 + k0) | 0;
  let x1 = (c1 + k1) | 0;
  for (let round = 0; round < 20; round++) {
    const by = rotations[round % 8] as number;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << by) | (x1 >>> (32 - by))) ^ x0;
    if (round % 4 === 3) {
      const step = (round + 1) / 4;
      x0 = (x0 + (ks[step % 3] as number)) | 0;
      x1 = (x1 + (ks[(step + 1) % 3] as number) + step) | 0;
    }
  }
  return [x0 >>> 0, x1 >>> 0];
}

/**
 * The key of the stream that belongs to a name under a seed, a whole number from 0 up to 2^53: the name's characters chained through
 * Threefry, as in CBC-MAC with the length in front. What else is drawn, and in what order, plays no part.
 */
export function streamKey(seed: number, name: string): Key {
  const key: Key = [seed >>> 0, Math.floor(seed / 2 ** 32) >>> 0];
  let state = threefry(key, name.length, 0);
  for (let at = 0; at < name.length; at += 4) {
    const two = (i: number) => (name.charCodeAt(i) || 0) | ((name.charCodeAt(i + 1) || 0) << 16);
    state = threefry(key, state[0] ^ two(at), state[1] ^ two(at + 2));
  }
  return state;
}

/** 64 bits of a text, in hexadecimal digits: whether two texts are the same one, among those that nobody made to deceive. */
export function fingerprint(text: string): string {
  return streamKey(0, text)
    .map((word) => word.toString(16).padStart(8, "0"))
    .join("");
}

/**
 * Words number `from` to `from + n - 1` of a stream, written to `out[0..n-1]`; `from` is even. Word i is one half of the block for the
 * counter ⌊i/2⌋. Written out round by round: this is where a simulation spends a good part of its time.
 */
export function fillWords(key: Key, from: number, n: number, out: Uint32Array): void {
  const k0 = key[0] | 0;
  const k1 = key[1] | 0;
  const k2 = 0x1bd11bda ^ k0 ^ k1;
  const k2p1 = (k2 + 1) | 0;
  const k0p2 = (k0 + 2) | 0;
  const k1p3 = (k1 + 3) | 0;
  const k2p4 = (k2 + 4) | 0;
  const k0p5 = (k0 + 5) | 0;
  const first = from / 2;
  for (let i = 0; i < n; i += 2) {
    const counter = first + i / 2;
    let x0 = ((counter | 0) + k0) | 0;
    let x1 = (Math.floor(counter / 4294967296) + k1) | 0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 13) | (x1 >>> 19)) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 15) | (x1 >>> 17)) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 26) | (x1 >>> 6)) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 6) | (x1 >>> 26)) ^ x0;
    x0 = (x0 + k1) | 0;
    x1 = (x1 + k2p1) | 0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 17) | (x1 >>> 15)) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 29) | (x1 >>> 3)) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 16) | (x1 >>> 16)) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 24) | (x1 >>> 8)) ^ x0;
    x0 = (x0 + k2) | 0;
    x1 = (x1 + k0p2) | 0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 13) | (x1 >>> 19)) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 15) | (x1 >>> 17)) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 26) | (x1 >>> 6)) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 6) | (x1 >>> 26)) ^ x0;
    x0 = (x0 + k0) | 0;
    x1 = (x1 + k1p3) | 0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 17) | (x1 >>> 15)) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 29) | (x1 >>> 3)) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 16) | (x1 >>> 16)) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 24) | (x1 >>> 8)) ^ x0;
    x0 = (x0 + k1) | 0;
    x1 = (x1 + k2p4) | 0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 13) | (x1 >>> 19)) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 15) | (x1 >>> 17)) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 26) | (x1 >>> 6)) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 6) | (x1 >>> 26)) ^ x0;
    out[i] = (x0 + k2) | 0;
    // An odd n ends on the first half; a typed array drops what would stand behind its end.
    if (i + 1 < n) out[i + 1] = (x1 + k0p5) | 0;
  }
}
