/** Nodes by what they are made of (hash-consing; Filliâtre and Conchon 2006): a hash table with open addressing, of numbers alone. */

export class NodeTable {
  /** Nodes at the places that their hashes give, or behind: none where it is -1. Never more than half full. */
  private places = new Int32Array(1024).fill(-1);
  private count = 0;
  /** By node: what is done, and what with. */
  private readonly codes: number[] = [];
  private readonly args: (readonly number[])[] = [];

  /** The node of a code and its arguments, if there is one. */
  find(code: number, args: readonly number[]): number | undefined {
    const node = this.places[this.placeOf(code, args)] as number;
    return node < 0 ? undefined : node;
  }

  /** Adds a node that is not there. */
  add(node: number, code: number, args: readonly number[]): void {
    this.codes[node] = code;
    this.args[node] = args;
    if (++this.count * 2 > this.places.length) this.grow();
    this.places[this.placeOf(code, args)] = node;
  }

  /** Where the node is, or would be. */
  private placeOf(code: number, args: readonly number[]): number {
    const last = this.places.length - 1;
    let place = hash(code, args) & last;
    for (;;) {
      const node = this.places[place] as number;
      if (node < 0 || (this.codes[node] === code && isSame(this.args[node] as readonly number[], args))) {
        return place;
      }
      place = (place + 1) & last;
    }
  }

  private grow(): void {
    const before = this.places;
    this.places = new Int32Array(2 * before.length).fill(-1);
    for (const node of before) {
      if (node < 0) continue;
      this.places[this.placeOf(this.codes[node] as number, this.args[node] as readonly number[])] = node;
    }
  }
}

function hash(code: number, args: readonly number[]): number {
  let mixed = code;
  for (let i = 0; i < args.length; i++) {
    mixed = Math.imul(mixed ^ (args[i] as number), 0x9e3779b1);
    mixed ^= mixed >>> 15;
  }
  return mixed;
}

function isSame(a: readonly number[], b: readonly number[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
