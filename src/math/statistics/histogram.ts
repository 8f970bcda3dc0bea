/** How often values of which size came up, in bins over the bits of a double: histograms of parts merge to that of the whole. */

/**
 * A bin is a sign, a power of two and the first ten bits after it: 1,024 bins to the octave, the width of each at most 2^-10 of its values.
 * Bins come in pages of an octave, made when first needed.
 */
export const pageBins = 1024;
export const pages = 2 ** 12;
/** Bits of a double's upper half below its bin. */
export const below = 10;

/** Bins that hold something, from the lowest values to the highest. */
interface Sorted {
  readonly bins: Uint32Array;
  /** How many values lie in the bins before each, and behind the last one how many there are. */
  readonly before: Float64Array;
}

// One for all: what a piece of memory of its own for each costs is more than to fill it.
let scratch = { bins: new Uint32Array(pageBins), before: new Float64Array(pageBins + 1) };

export class Histogram {
  /** By the upper twelve bits of a double. */
  private readonly held = new Map<number, Uint32Array>();
  /** Until something is added. */
  private inOrder: Sorted | undefined;

  /** Adds to a bin by its number: the upper half of a double, shifted down by `below`. */
  put(bin: number, count: number): void {
    const bins = this.page(bin >>> 10);
    bins[bin & (pageBins - 1)] = (bins[bin & (pageBins - 1)] as number) + count;
  }

  /** Adds to all bins of a page. */
  putPage(page: number, counts: Uint32Array): void {
    const known = this.held.get(page);
    const bins = this.page(page);
    if (known === undefined) bins.set(counts);
    else for (let i = 0; i < pageBins; i++) bins[i] = (bins[i] as number) + (counts[i] as number);
  }

  /** Adds bins as `filled` gives them. */
  putFilled(pairs: ArrayLike<number>): void {
    let page = -1;
    let bins: Uint32Array = new Uint32Array(0);
    for (let i = 0; i < pairs.length; i += 2) {
      const bin = pairs[i] as number;
      if (bin >>> 10 !== page) {
        page = bin >>> 10;
        bins = this.page(page);
      }
      const place = bin & (pageBins - 1);
      bins[place] = (bins[place] as number) + (pairs[i + 1] as number);
    }
  }

  /** A page that is about to be added to. */
  private page(page: number): Uint32Array {
    this.inOrder = undefined;
    let bins = this.held.get(page);
    if (bins === undefined) {
      bins = new Uint32Array(pageBins);
      this.held.set(page, bins);
    }
    return bins;
  }

  /** Bins that hold something, in the order of their numbers: bin, count, bin, count, … */
  filled(): Uint32Array {
    const pairs = new Uint32Array(2 * pageBins * this.held.size);
    let size = 0;
    for (const page of this.pages()) {
      const bins = this.held.get(page) as Uint32Array;
      for (let i = 0; i < pageBins; i++) {
        if (bins[i] === 0) continue;
        pairs[size++] = page * pageBins + i;
        pairs[size++] = bins[i] as number;
      }
    }
    return pairs.slice(0, size);
  }

  sorted(): Sorted {
    this.inOrder ??= this.sort();
    return this.inOrder;
  }

  private sort(): Sorted {
    const most = pageBins * this.held.size;
    if (scratch.bins.length < most) {
      scratch = { bins: new Uint32Array(2 * most), before: new Float64Array(2 * most + 1) };
    }
    const { bins, before } = scratch;
    let size = 0;
    let count = 0;
    const own = this.pages();
    // Pages of negative numbers stand behind, the largest magnitude last.
    const negative = own.filter((page) => page >= pages / 2).reverse();
    for (const page of [...negative, ...own.slice(0, own.length - negative.length)]) {
      const counts = this.held.get(page) as Uint32Array;
      const [from, step] = page < pages / 2 ? [0, 1] : [pageBins - 1, -1];
      for (let n = 0, i = from; n < pageBins; n++, i += step) {
        if (counts[i] === 0) continue;
        bins[size] = page * pageBins + i;
        count += counts[i] as number;
        before[++size] = count;
      }
    }
    return { bins: bins.slice(0, size), before: before.slice(0, size + 1) };
  }

  private pages(): number[] {
    return [...this.held.keys()].sort((a, b) => a - b);
  }
}

/** Bins of negative numbers have the higher numbers, the largest magnitude last. */
export function order(bin: number): number {
  return bin >= 2 ** 21 ? 2 ** 21 - 1 - bin : bin;
}

// One for all: whole blocks of constants are counted by the thousand.
const value = new Float64Array(1);
const words = new Uint32Array(value.buffer);

/** The number of a value's bin. */
export function binOf(of: number): number {
  value[0] = of;
  return (words[1] as number) >>> below;
}

/** The values between which a bin lies, the lower first. */
export function ends(bin: number): [number, number] {
  const magnitude = bin & (2 ** 21 - 1);
  const at = (number: number) => {
    words[0] = 0;
    words[1] = number * 2 ** below;
    return value[0] as number;
  };
  const [near, far] = [at(magnitude), at(magnitude + 1)];
  return bin >= 2 ** 21 ? [-far, -near] : [near, far];
}
