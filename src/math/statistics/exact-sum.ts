/** No more than 40 parts that do not overlap cover all doubles. */
const maxParts = 48;

/** A sum without rounding: whatever the order of its terms, and however they were split, it ends on the same double. */
export class ExactSum {
  /** Doubles that do not overlap, the least first: their sum is the exact one (Shewchuk 1997). */
  private readonly held = new Float64Array(maxParts);
  private size = 0;

  constructor(parts: readonly number[] = []) {
    for (const part of parts) this.add(part);
  }

  /** The least first, each the nearest to all that those behind it leave: the same for terms in any order. */
  get parts(): number[] {
    const left = new ExactSum();
    left.merge(this);
    const parts: number[] = [];
    for (let next = left.value; next !== 0; next = left.value) {
      parts.unshift(next);
      if (!Number.isFinite(next)) break;
      left.add(-next);
    }
    return parts;
  }

  /** Of a finite term; sums beyond the largest double are not finite and stay so. */
  add(term: number): void {
    const { held } = this;
    let x = term;
    let kept = 0;
    for (let i = 0; i < this.size; i++) {
      const part = held[i] as number;
      const swap = Math.abs(x) < Math.abs(part);
      const large = swap ? part : x;
      const small = swap ? x : part;
      const sum = large + small;
      const lost = small - (sum - large);
      if (lost !== 0) held[kept++] = lost;
      x = sum;
    }
    // What is not a number swallows the rest.
    if (x - x !== 0) kept = 0;
    held[kept] = x;
    this.size = kept + 1;
  }

  /** Adds what another sum holds: as it stands, where there is nothing yet. */
  take(parts: Float64Array): void {
    if (this.size > 0) for (const part of parts) this.add(part);
    else {
      this.held.set(parts);
      this.size = parts.length;
    }
  }

  merge(other: ExactSum): void {
    for (let i = 0; i < other.size; i++) this.add(other.held[i] as number);
  }

  /** The nearest double, ties to even. */
  get value(): number {
    const parts = this.held.subarray(0, this.size);
    let i = parts.length - 1;
    let high = parts[i] ?? 0;
    let low = 0;
    while (i > 0) {
      const x = high;
      const y = parts[--i] as number;
      high = x + y;
      low = y - (high - x);
      if (low !== 0) break;
    }
    // Halfway between two doubles: what is left further down decides.
    const next = parts[i - 1];
    if (i > 0 && next !== undefined && next < 0 === low < 0 && low !== 0) {
      const doubled = low * 2;
      const x = high + doubled;
      if (doubled === x - high) high = x;
    }
    return high + 0;
  }
}
