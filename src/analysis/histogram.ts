/** How often values of which size came up, in bins over the bits of a double: histograms of parts merge to that of the whole. */

/**
 * A bin is a sign, a power of two and the first ten bits after it: 1,024 bins to the octave, the width of each at most 2^-10 of its values.
 * Bins come in pages of an octave, made when first needed.
 */
const pageBins = 1024;
const pages = 2 ** 12;
/** Bits of a double's upper half below its bin. */
export const below = 10;

export class Histogram {
  /** Where the page for the upper twelve bits of a double stands in `bins`; -1 for none yet. */
  readonly pageOf = new Int32Array(pages).fill(-1);
  bins = new Uint32Array(2 * pageBins);
  private used = 0;

  /** Makes a page and gives its place. */
  page(page: number): number {
    const place = this.used;
    this.used += pageBins;
    if (this.used > this.bins.length) {
      const grown = new Uint32Array(2 * this.bins.length);
      grown.set(this.bins);
      this.bins = grown;
    }
    this.pageOf[page] = place;
    return place;
  }

  /** Adds to a bin by its number: the upper half of a double, shifted down by `below`. */
  put(bin: number, count: number): void {
    const page = bin >>> 10;
    const known = this.pageOf[page] as number;
    const place = (known < 0 ? this.page(page) : known) + (bin & 1023);
    this.bins[place] = (this.bins[place] as number) + count;
  }

  /** Bins that hold something, in the order of their numbers. */
  *filled(): Iterable<[number, number]> {
    for (let page = 0; page < pages; page++) {
      const place = this.pageOf[page] as number;
      if (place < 0) continue;
      for (let i = 0; i < pageBins; i++) {
        const count = this.bins[place + i] as number;
        if (count > 0) yield [page * pageBins + i, count];
      }
    }
  }

  /** The same, from the lowest values to the highest, as two lists. */
  sorted(): { bins: number[]; counts: number[] } {
    const bins: number[] = [];
    const counts: number[] = [];
    const take = (page: number, i: number) => {
      const count = this.bins[(this.pageOf[page] as number) + i] as number;
      if (count === 0) return;
      bins.push(page * pageBins + i);
      counts.push(count);
    };
    // Pages of negative numbers stand behind, the largest magnitude last.
    for (let page = pages - 1; page >= pages / 2; page--) {
      if ((this.pageOf[page] as number) < 0) continue;
      for (let i = pageBins - 1; i >= 0; i--) take(page, i);
    }
    for (let page = 0; page < pages / 2; page++) {
      if ((this.pageOf[page] as number) < 0) continue;
      for (let i = 0; i < pageBins; i++) take(page, i);
    }
    return { bins, counts };
  }
}

/** Bins of negative numbers have the higher numbers, the largest magnitude last. */
export function order(bin: number): number {
  return bin >= 2 ** 21 ? 2 ** 21 - 1 - bin : bin;
}

/** The values between which a bin lies, the lower first. */
export function ends(bin: number): [number, number] {
  const words = new Uint32Array(2);
  const value = new Float64Array(words.buffer);
  const magnitude = bin & (2 ** 21 - 1);
  const at = (number: number) => {
    words[0] = 0;
    words[1] = number * 2 ** below;
    return value[0] as number;
  };
  const [near, far] = [at(magnitude), at(magnitude + 1)];
  return bin >= 2 ** 21 ? [-far, -near] : [near, far];
}
