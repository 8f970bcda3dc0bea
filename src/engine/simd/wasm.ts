/**
 * The instructions of WebAssembly that columns of doubles need: on two doubles or four words at a time, and what loops take (W3C,
 * WebAssembly Core Specification 2.0).
 */

/** Instructions as bytes, each operand before what takes it. */
export type Code = number | Uint8Array | readonly Code[];

export const i32 = 0x7f;
export const f64 = 0x7c;
export const v128 = 0x7b;
export type ValueType = typeof i32 | typeof f64 | typeof v128;

/** LEB128. */
export function unsigned(value: number): number[] {
  if (value < 128) return [value];
  const bytes: number[] = [];
  let rest = value;
  while (rest > 127) {
    bytes.push((rest & 127) | 128);
    rest >>>= 7;
  }
  bytes.push(rest);
  return bytes;
}

function signed(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  while (rest < -64 || rest > 63) {
    bytes.push((rest & 127) | 128);
    rest >>= 7;
  }
  return [...bytes, rest & 127];
}

type Instruction = (...operands: readonly Code[]) => Code;

const plain =
  (opcode: number): Instruction =>
  (...operands) => [operands, opcode];

const vector = (opcode: number): Instruction => {
  const bytes = [0xfd, ...unsigned(opcode)];
  return (...operands) => [operands, bytes];
};

/** Takes the number of a lane before its operands. */
const lane = (opcode: number) => {
  const bytes = [0xfd, ...unsigned(opcode)];
  return (which: number, ...operands: readonly Code[]): Code => [operands, bytes, which];
};

/** Takes an address and what is added to it; a store takes its value last. `align`: the power of two that is hoped for. */
const access = (opcode: readonly number[], align: number) => {
  const bytes = [...opcode, align];
  return (address: Code, offset: number, value: Code = []): Code => [address, value, bytes, unsigned(offset)];
};

const gets: Code[] = [];
const sets: Code[] = [];
export const get = (local: number): Code => {
  gets[local] ??= [0x20, ...unsigned(local)];
  return gets[local];
};
export const set = (local: number, value: Code): Code => {
  sets[local] ??= [0x21, ...unsigned(local)];
  return [value, sets[local]];
};
export const call = (fn: number, ...operands: readonly Code[]): Code => [...operands, 0x10, ...unsigned(fn)];
/** `if` without a value. */
export const when = (condition: Code, ...then: readonly Code[]): Code => [
  condition,
  0x04,
  0x40,
  ...then,
  0x0b,
];
/** Repeats its body for as long as the condition that ends it holds: at least once. */
export const repeat = (body: Code, condition: Code): Code => [0x03, 0x40, body, condition, 0x0d, 0, 0x0b];
export const leave = (value: Code): Code => [value, 0x0f];

export const word = {
  const: (value: number): Code => [0x41, ...signed(value | 0)],
  load: access([0x28], 2),
  store: access([0x36], 2),
  eqz: plain(0x45),
  lt: plain(0x48),
  ltUnsigned: plain(0x49),
  add: plain(0x6a),
  sub: plain(0x6b),
  and: plain(0x71),
  or: plain(0x72),
  xor: plain(0x73),
  shiftLeft: plain(0x74),
  shiftRight: plain(0x76),
  ne: plain(0x47),
};

export const double = {
  load: access([0x2b], 3),
  store: access([0x39], 3),
};

const double64 = new Float64Array(1);
const twoWords = new Uint32Array(double64.buffer);

/** The two words of a double, the lower first. */
export function halves(value: number): [low: number, high: number] {
  double64[0] = value;
  return [twoWords[0] as number, twoWords[1] as number];
}

export const both = {
  load: access([0xfd, 0x00], 3),
  store: access([0xfd, 0x0b], 3),
  /** One double of memory, twice. */
  loadSplat: access([0xfd, 0x0a], 3),
  /** One double, twice. */
  splat: vector(0x14),
  lane: lane(0x21),
  withLane: lane(0x22),
  eq: vector(0x47),
  ne: vector(0x48),
  lt: vector(0x49),
  gt: vector(0x4a),
  le: vector(0x4b),
  ge: vector(0x4c),
  ceil: vector(0x74),
  floor: vector(0x75),
  trunc: vector(0x7a),
  /** The nearest whole number, of two the even one. */
  nearest: vector(0x94),
  abs: vector(0xec),
  neg: vector(0xed),
  sqrt: vector(0xef),
  add: vector(0xf0),
  sub: vector(0xf1),
  mul: vector(0xf2),
  div: vector(0xf3),
  const: (value: number): Code => {
    const [low, high] = halves(value);
    return words.const([low, high, low, high]);
  },
  /** The second where it is less (greater) than the first, else the first: for what is surely a number. */
  least: vector(0xf6),
  most: vector(0xf7),
  /** The first two of four words without a sign, as doubles. */
  fromWords: vector(0xff),
  /** The same of words with a sign. */
  fromSigned: vector(0xfe),
};

export const bits = {
  not: vector(0x4d),
  and: vector(0x4e),
  /** The first's bits where the second has none. */
  without: vector(0x4f),
  or: vector(0x50),
  xor: vector(0x51),
  /** Bits of the first where the third has ones, else of the second. */
  select: vector(0x52),
  any: vector(0x53),
};

export const words = {
  /** Two words, into the first half. */
  loadTwo: access([0xfd, 0x5d], 3),
  const: (values: readonly number[]): Code => {
    const code = [0xfd, 0x0c];
    for (const value of values) {
      code.push(value & 255, (value >>> 8) & 255, (value >>> 16) & 255, value >>> 24);
    }
    return code;
  },
  splat: vector(0x11),
  lane: lane(0x1b),
  shiftLeft: vector(0xab),
  shiftRight: vector(0xad),
  add: vector(0xae),
  /** Of each word the products of its halves, which have signs, with those of the other, added. */
  dot: vector(0xba),
};

export const longs = {
  eq: vector(0xd6),
  shiftLeft: vector(0xcb),
  shiftRight: vector(0xcd),
  add: vector(0xce),
  sub: vector(0xd1),
  /** Whether both have any bit. */
  all: vector(0xc3),
};

/** Picks 16 of the 32 bytes of two vectors. */
export const shuffle = (places: readonly number[], a: Code, b: Code): Code => [a, b, 0xfd, 0x0d, ...places];
/** The same by words: 0 to 3 are of the first, 4 to 7 of the second. */
export const pickWords = (places: readonly number[], a: Code, b: Code): Code =>
  shuffle(
    places.flatMap((place) => [4 * place, 4 * place + 1, 4 * place + 2, 4 * place + 3]),
    a,
    b,
  );
