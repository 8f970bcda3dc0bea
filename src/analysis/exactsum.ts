/** A sum without rounding: whatever the order of its terms, and however they were split, it ends on the same double. */
export class ExactSum {
  /** Doubles that do not overlap, the least first: their sum is the exact one (Shewchuk 1997). */
  readonly parts: number[];

  constructor(parts: readonly number[] = []) {
    this.parts = [...parts];
  }

  /** Of a finite term; sums beyond the largest double are not finite and stay so. */
  add(term: number): void {
    const { parts } = this;
    let x = term;
    let kept = 0;
    for (const part of parts) {
      const [large, small] = Math.abs(x) < Math.abs(part) ? [part, x] : [x, part];
      const sum = large + small;
      const lost = small - (sum - large);
      if (lost !== 0) parts[kept++] = lost;
      x = sum;
    }
    parts.length = kept;
    parts.push(x);
  }

  merge(other: ExactSum): void {
    for (const part of other.parts) this.add(part);
  }

  /** The nearest double, ties to even. */
  get value(): number {
    const { parts } = this;
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
