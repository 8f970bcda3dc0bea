/**
 * Operands as a program holds them: a word with the address of a line of memory, and in its two lowest bits whether the operand is a column
 * (else a constant) and whether it is a column of the block (else of the tile).
 */

const isColumn: u32 = 1;
const isOfBlock: u32 = 2;

/** Returns the address of an operand in a tile, which starts `offset` bytes from the start of a column of the block. */
export function start(word: usize, offset: usize): usize {
  const operand: usize = load<u32>(word);
  return (operand & ~63) + (operand & isOfBlock ? offset : 0);
}

/** Returns how far it is from four trials of an operand to the next: 32 bytes, or none. */
export function step(word: usize): usize {
  return (load<u32>(word) & isColumn) << 5;
}

/** Writes the operands of a list as `pair` and `put` take them, 8 bytes each; returns the end. */
export function resolve(list: usize, n: i32, offset: usize, to: usize): usize {
  for (let i = 0; i < n; i++, list += 4, to += 8) {
    store<u32>(to, start(list, offset));
    store<i32>(to, step(list) ? -1 : 0, 4);
  }
  return to;
}

/** Returns the two trials of a resolved operand that are `at` bytes from the start of a tile. */
export function pair(operand: usize, at: usize): v128 {
  return v128.load(<usize>load<u32>(operand) + (at & <usize>load<u32>(operand, 4)));
}

/** Stores two trials of a resolved column. */
export function put(operand: usize, at: usize, value: v128): void {
  v128.store(<usize>load<u32>(operand) + at, value);
}

/** Stores one trial of a resolved column, `at` bytes from the start of a tile. */
export function putOne(operand: usize, at: usize, value: f64): void {
  store<f64>(<usize>load<u32>(operand) + at, value);
}
