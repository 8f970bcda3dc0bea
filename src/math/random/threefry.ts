/**
 * Counter-based random words: Threefry-2x32 with 20 rounds (Salmon, Moraes, Dror & Shaw, "Parallel random numbers: as easy as 1, 2, 3",
 * SC 2011). A word depends on its key and its place alone, so that any worker can draw any part of any stream.
 */

export type Key = readonly [number, number];

/** By how many bits each round turns, over and over. */
export const rotations = [13, 15, 26, 6, 17, 29, 16, 24] as const;

/** What is added in turn after every fourth round. */
export function keySchedule(key: Key): readonly [number, number, number] {
  return [key[0] | 0, key[1] | 0, 0x1bd11bda ^ key[0] ^ key[1]];
}

/** Both words for one counter. */
export function threefry(key: Key, c0: number, c1: number): [number, number] {
  const ks = keySchedule(key);
  let x0 = (c0 + ks[0]) | 0;
  let x1 = (c1 + ks[1]) | 0;
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

/** Word number `place` of a stream: one half of the block for the counter ⌊place / 2⌋. */
export function wordOf(key: Key, place: number): number {
  const counter = Math.floor(place / 2);
  return threefry(key, counter >>> 0, Math.floor(counter / 2 ** 32))[place % 2] as number;
}
