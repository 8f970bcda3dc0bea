/**
 * Sobol' indices of a function of independent inputs: which share of an output's variance an input brings alone (first
 * order), and with all that it takes part in (total).
 *
 * Estimators: first order as in Saltelli, Annoni, Azzini, Campolongo, Ratto, Tarantola, "Variance based sensitivity analysis
 * of model output", Computer Physics Communications 181 (2010), table 2 (b), on outputs less their mean; total as in Jansen,
 * "Analysis of variance designs for model output", CPC 117 (1999), there (f). Both are exactly 0 for an input that plays no part.
 */

/** The trials fall into this many groups, which give the standard error. */
const groups = 16;
/** Student's t of 15 degrees of freedom: 97.5%. */
const t95 = 2.131449545559323;

export interface SobolQuestion {
  readonly dimensions: number;
  readonly outputs: number;
  /** Inputs that are known to play no part: nothing need be evaluated for them. */
  readonly idle?: ReadonlySet<number>;
  /** Pairs of rows. The function is evaluated `trials × (dimensions + 2)` times, less for idle inputs. */
  readonly trials: number;
  /** The length of a column: the most rows that are evaluated at once; even. */
  readonly stride: number;
  /** Draws rows `from` to `from + n - 1` of independent inputs, input i of row t at `columns[i * stride + t]`. Rows 2i and 2i + 1 are a pair. */
  readonly draw: (from: number, n: number, columns: Float64Array) => void;
  /**
   * Output o of row t goes to `values[o * stride + t]`. Marks in `excluded` the rows of which there is nothing to evaluate: a pair that
   * has such a row among its evaluations is left out whole, so that what is compared is of the same trials.
   */
  readonly evaluate: (columns: Float64Array, n: number, values: Float64Array, excluded: Uint8Array) => void;
}

/** An index with its 95% confidence interval, which may reach beyond 0 and 1 as the estimate itself may. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

export interface SobolIndices {
  readonly mean: number;
  readonly variance: number;
  /** One an input; undefined where the output does not vary, is undefined in any evaluation, or fewer than `minTrials` pairs are kept. */
  readonly inputs: readonly { readonly first: Estimate; readonly total: Estimate }[] | undefined;
  /** Evaluations in which the output was undefined. */
  readonly undefined: number;
  /** Pairs that were left out. */
  readonly excluded: number;
}

export const minTrials = 2 * groups;
/** Values of a block of pairs that are kept until all of it is evaluated: 32 MB. */
const maxKept = 4_000_000;

/** One answer for each output. Memory does not grow with the number of trials, of which there are at least two a group. */
export function sobolIndices(question: SobolQuestion): SobolIndices[] {
  const { dimensions, outputs, trials } = question;
  if (trials < minTrials) throw new RangeError(`${trials} trials`);
  const sums = Array.from({ length: outputs }, () => new Sums(dimensions));
  evaluateAll(question, sums);
  return sums.map((sum) => sum.indices(trials));
}

function evaluateAll(question: SobolQuestion, sums: readonly Sums[]): void {
  const { dimensions, idle, outputs, trials, stride, draw, evaluate } = question;
  const columns = () => new Float64Array(dimensions * stride);
  const values = () => new Float64Array(outputs * stride);
  const [drawn, a, b] = [columns(), columns(), columns()];
  const [ofA, ofB, mixed] = [values(), values(), values()];
  const own = Array.from({ length: dimensions }, (_, i) => i).filter((i) => !idle?.has(i));
  // Fewer at once come to the same sums: trials are added in their order.
  const pairs = Math.max(1, Math.min(stride / 2, Math.floor(maxKept / Math.max(1, own.length * outputs))));
  const kept = own.map(() => new Float64Array(outputs * pairs));
  const excluded = new Uint8Array(stride);
  for (let from = 0; from < trials; from += pairs) {
    const n = Math.min(pairs, trials - from);
    excluded.fill(0);
    draw(2 * from, 2 * n, drawn);
    for (let i = 0; i < dimensions; i++) {
      for (let t = 0; t < n; t++) {
        a[i * stride + t] = drawn[i * stride + 2 * t] as number;
        b[i * stride + t] = drawn[i * stride + 2 * t + 1] as number;
      }
    }
    evaluate(a, n, ofA, excluded);
    evaluate(b, n, ofB, excluded);
    for (const [k, i] of own.entries()) {
      const [start, end] = [i * stride, i * stride + n];
      // What was drawn is not needed again: there A's own column is kept.
      drawn.set(a.subarray(start, end), start);
      a.set(b.subarray(start, end), start);
      evaluate(a, n, mixed, excluded);
      a.set(drawn.subarray(start, end), start);
      for (let o = 0; o < outputs; o++) kept[k]?.set(mixed.subarray(o * stride, o * stride + n), o * pairs);
    }
    for (const [o, sum] of sums.entries()) {
      for (let t = 0; t < n; t++) {
        if (excluded[t] === 1) {
          sum.exclude();
          continue;
        }
        const [x, y] = [ofA[o * stride + t] as number, ofB[o * stride + t] as number];
        sum.pair(from + t, x, y);
        for (const [k, i] of own.entries())
          sum.exchange(from + t, i, x, y, kept[k]?.[o * pairs + t] as number);
      }
    }
  }
}

/** What the estimators of one output need of the trials, by group. */
class Sums {
  private readonly dimensions: number;
  /** A value of the output: from it on, sums of squares lose no digits. */
  private origin: number | undefined;
  private missing = 0;
  private excluded = 0;
  /** Pairs by group. */
  private readonly pairs = new Float64Array(groups);
  /** Of pairs: sum and sum of squares of both outputs. */
  private readonly plain = new Float64Array(groups);
  private readonly squares = new Float64Array(groups);
  /** By group and input: of (f(B) − origin) × d, of d and of d², where d = f(A with B's input) − f(A). */
  private readonly crossed: Float64Array;
  private readonly moved: Float64Array;
  private readonly squaredDifferences: Float64Array;

  constructor(dimensions: number) {
    this.dimensions = dimensions;
    this.crossed = new Float64Array(groups * dimensions);
    this.moved = new Float64Array(groups * dimensions);
    this.squaredDifferences = new Float64Array(groups * dimensions);
  }

  exclude(): void {
    this.excluded++;
  }

  pair(trial: number, a: number, b: number): void {
    const group = trial % groups;
    this.pairs[group] = (this.pairs[group] as number) + 1;
    this.missing += Number(!Number.isFinite(a)) + Number(!Number.isFinite(b));
    if (this.missing > 0) return;
    this.origin ??= a;
    const [x, y] = [a - this.origin, b - this.origin];
    this.plain[group] = (this.plain[group] as number) + (x + y);
    this.squares[group] = (this.squares[group] as number) + (x * x + y * y);
  }

  exchange(trial: number, input: number, a: number, b: number, mixed: number): void {
    this.missing += Number(!Number.isFinite(mixed));
    if (this.missing > 0) return;
    const d = mixed - a;
    const at = (trial % groups) * this.dimensions + input;
    this.crossed[at] = (this.crossed[at] as number) + (b - (this.origin as number)) * d;
    this.moved[at] = (this.moved[at] as number) + d;
    this.squaredDifferences[at] = (this.squaredDifferences[at] as number) + d * d;
  }

  indices(trials: number): SobolIndices {
    const none = { inputs: undefined, undefined: this.missing, excluded: this.excluded };
    if (this.missing > 0 || trials - this.excluded < minTrials)
      return { mean: Number.NaN, variance: Number.NaN, ...none };
    const whole = this.without(-1);
    const mean = (this.origin as number) + whole.mean;
    if (!(whole.variance > 0)) return { mean, variance: 0, ...none };
    const parts = Array.from({ length: groups }, (_, group) => this.without(group));
    const inputs = Array.from({ length: this.dimensions }, (_, i) => ({
      first: estimate(
        whole.first(i),
        parts.map((part) => part.first(i)),
      ),
      total: estimate(
        whole.total(i),
        parts.map((part) => part.total(i)),
      ),
    }));
    return { mean, variance: whole.variance, ...none, inputs };
  }

  /** The estimates from all groups but one. */
  private without(left: number) {
    const over = (sums: Float64Array, at: (group: number) => number) => {
      let sum = 0;
      for (let group = 0; group < groups; group++) if (group !== left) sum += sums[at(group)] as number;
      return sum;
    };
    const ofInput = (i: number) => (group: number) => group * this.dimensions + i;
    const n = over(this.pairs, (group) => group);
    const mean = over(this.plain, (group) => group) / (2 * n);
    const variance = over(this.squares, (group) => group) / (2 * n) - mean * mean;
    return {
      mean,
      variance,
      first: (i: number) =>
        (over(this.crossed, ofInput(i)) - mean * over(this.moved, ofInput(i))) / n / variance,
      total: (i: number) => over(this.squaredDifferences, ofInput(i)) / (2 * n) / variance,
    };
  }
}

/** Its error by the jackknife over groups (Quenouille 1956, Tukey 1958): what leaving out each in turn makes of it. */
function estimate(value: number, without: readonly number[]): Estimate {
  const mean = without.reduce((sum, each) => sum + each, 0) / groups;
  const squares = without.reduce((sum, each) => sum + (each - mean) * (each - mean), 0);
  const margin = t95 * Math.sqrt(((groups - 1) / groups) * squares);
  return { value: value + 0, low: value - margin + 0, high: value + margin + 0 };
}
