/**
 * The draws of a simulation: for each ranged input a stream of its own, known by (seed, the input's name, trial). Another input,
 * worker or shard changes none of them, and scenarios that range the same input draw it alike.
 */

import type { Bounds } from "../engine/bounds/interval.ts";
import { blockTrials, columnBytes, Memory } from "../engine/simd/memory.ts";
import type { FreeInput } from "../engine/slots.ts";
import { Failure, message } from "../errors.ts";
import { append, maxOf, minOf } from "../lists.ts";
import { cholesky } from "../math/cholesky.ts";
import { type Distribution, quantile, type Sampler, sampler } from "../math/distributions/distributions.ts";
import { normalDistribution, normalQuantile } from "../math/distributions/normal.ts";
import { type Key, streamKey } from "../math/random/threefry.ts";
import { limitsOf, standing } from "../model/input-values.ts";
import type { Input } from "../model/inputs.ts";
import type { Correlation, Scenario, Setting } from "../plan/types.ts";
import { Drawing, type Drawn, type Places } from "./drawing.ts";
import { drawnFrom, keyOf } from "./samplers.ts";
import type { RangedInput, Samplers } from "./types.ts";

/** The inputs that have a range, by name. */
export function rangedInputs(inputs: ReadonlyMap<string, Input>): RangedInput[] {
  const ranged: RangedInput[] = [];
  for (const name of [...inputs.keys()].sort()) {
    const input = inputs.get(name) as Input;
    if (input.range === undefined) continue;
    const { as, ...range } = input.range;
    const yearly = typeof input.value !== "number";
    const distribution = { ...range, mode: standing(input) };
    const limits = truncated(distribution, limitsOf(input));
    ranged.push({
      ...{ name, distribution, whole: input.declaration.whole && !yearly },
      ...(as === undefined ? {} : { addend: true }),
      ...(input.declaration.whole && yearly ? { wholeYears: true } : {}),
      limits,
    });
  }
  return ranged;
}

/** Between which values a distribution that goes beyond its limits stays; undefined for one that does not. */
function truncated(distribution: Distribution, [least, most]: Bounds): Bounds | undefined {
  const [from, to] = drawnBetween(distribution);
  return from >= least && to <= most ? undefined : [Math.max(from, least), Math.min(to, most)];
}

/** The least and the most that a distribution is drawn as, were there no limits. */
function drawnBetween(distribution: Distribution): Bounds {
  const { shape, low, high } = distribution;
  // Draws stand for probabilities from 2^-33 up, on either side.
  if (shape !== "normal" && shape !== "lognormal") return [low, high];
  return [quantile(distribution, 2 ** -34), quantile(distribution, 1 - 2 ** -34)];
}

/** Low and high of an input's range, or its limits where they are nearer; whole where every draw is. */
export function endsOf({ distribution, whole, limits }: RangedInput): {
  readonly low: number;
  readonly high: number;
} {
  const [least, most] = limits ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  const [low, high] = [Math.max(distribution.low, least), Math.min(distribution.high, most)];
  return whole ? { low: Math.round(low), high: Math.round(high) } : { low, high };
}

/** What half of an input's draws do not exceed, its limits left out where they are further away; whole where every draw is. */
export function medianOf(input: RangedInput): number {
  const { whole, limits } = input;
  const [least, most] = limits ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  const median = Math.min(most, Math.max(least, quantile(drawnFrom(input), 0.5)));
  return whole ? Math.round(median) : median;
}

/** The bounds that the kernel gets: between which values it can be drawn, or stands. */
export function freeInput({ name, distribution, limits, addend, wholeYears }: RangedInput): FreeInput {
  const { low, high, mode } = distribution;
  const [from, to] = limits ?? drawnBetween(distribution);
  const least = Math.floor(Math.min(low, mode, from));
  const most = Math.ceil(Math.max(high, mode, to));
  return {
    ...{ name, least, most },
    ...(addend ? { addend } : {}),
    ...(wholeYears ? { wholeYears } : {}),
  };
}

/** Between which values an input stays: what it can be drawn as, what it is, and the ends of its range. */
export function supportOf(input: RangedInput, { settings }: Pick<Scenario, "settings">): Bounds {
  const { name, distribution, whole, limits } = input;
  const { low, high } = endsOf(input);
  const ends = [
    low,
    high,
    standing(settings.get(name) as Setting),
    ...(limits ?? drawnBetween(distribution)),
  ];
  if (whole) append(ends, ends.map(Math.round));
  return [minOf(ends), maxOf(ends)];
}

/** Where an input's random words come from: a stream, or what writes those of trials `from` on. */
export type Source = Key | ((from: number, out: Uint32Array) => void);

/** Independent streams under a seed, a whole number from 0 up to 2^53. */
export function plainWords(inputs: readonly RangedInput[], seed: number): Source[] {
  return inputs.map(({ name }) => streamKey(seed, name));
}

/** An input that goes along with others: its normal score is a sum of theirs. */
interface Correlated {
  readonly input: number;
  readonly terms: readonly { readonly input: number; readonly weight: number }[];
}

/**
 * What makes independent normal scores correlated (a Gaussian copula): the rows of the Cholesky factor, for inputs that are paired
 * with others alone. Pairs of which one is not ranged have no effect. Throws Failure "input" where no such distribution exists.
 */
export function copula(inputs: readonly RangedInput[], correlations: readonly Correlation[]): Correlated[] {
  const places = new Map(inputs.map(({ name }, place) => [name, place]));
  const pairs = correlations.flatMap(({ a, b, coefficient }) => {
    const [i, j] = [places.get(a), places.get(b)];
    return i === undefined || j === undefined || coefficient === 0 ? [] : [{ i, j, coefficient }];
  });
  const members = [...new Set(pairs.flatMap(({ i, j }) => [i, j]))].sort((a, b) => a - b);
  const matrix = members.map((i) => members.map((j) => (i === j ? 1 : 0)));
  for (const { i, j, coefficient } of pairs) {
    const [row, column] = [members.indexOf(i), members.indexOf(j)];
    (matrix[row] as number[])[column] = coefficient;
    (matrix[column] as number[])[row] = coefficient;
  }
  const { factor, failed } = cholesky(matrix);
  if (failed !== undefined) {
    const names = members.map((i) => (inputs[i] as RangedInput).name).join(", ");
    throw new Failure("input", message("plan.correlations-contradict", { names }));
  }
  return members.map((input, row) => ({
    input,
    terms: members.slice(0, row + 1).flatMap((other, column) => {
      const weight = factor[row]?.[column] as number;
      return weight === 0 ? [] : [{ input: other, weight }];
    }),
  }));
}

/** Draws in columns of a memory: of up to `blockTrials` trials at a time. */
export class Draws {
  private readonly memory: Memory;
  private readonly inputs: readonly RangedInput[];
  private readonly drawing: Drawing;
  private readonly samplers = new Map<number, Sampler>();
  private readonly places = new Map<number, Places>();
  private readonly known: Map<string, Sampler>;
  private readonly sources: readonly Source[];
  private readonly correlated: ReadonlyMap<number, Correlated>;
  private readonly scores = new Map<number, Float64Array>();
  private readonly column: number;

  constructor(
    inputs: readonly RangedInput[],
    correlations: readonly Correlation[],
    sources: readonly Source[],
    memory = new Memory(),
    samplers: Samplers = new Map(),
  ) {
    this.known = new Map(samplers);
    this.memory = memory;
    this.inputs = inputs;
    this.sources = sources;
    this.drawing = new Drawing(memory, blockTrials);
    this.column = memory.reserve(8 * blockTrials);
    this.correlated = new Map(copula(inputs, correlations).map((row) => [row.input, row]));
  }

  /**
   * What draws some inputs over and over: trials `from` (even) to `from + n - 1`, those of input i to the column at address
   * `at + i * columnBytes`.
   */
  into(at: number, inputs: readonly number[]): (from: number, n: number) => void {
    const streams: Drawn[] = [];
    const others: number[] = [];
    for (const input of inputs) {
      const key = this.sources[input] as Source;
      const { whole, limits } = this.inputs[input] as RangedInput;
      if (typeof key === "function" || this.correlated.has(input) || limits !== undefined) others.push(input);
      else {
        streams.push({ key, sampler: this.samplerOf(input), whole, out: at + input * columnBytes });
      }
    }
    const together = this.drawing.together(streams);
    return (from, n) => {
      together(from, n);
      this.scores.clear();
      for (const input of others) this.drawOne(input, from, n, at + input * columnBytes);
    };
  }

  /** Any number of trials: input i goes to `columns[i * stride]` and on. `only`: which inputs, if not all. */
  fill(from: number, n: number, columns: Float64Array, stride: number, only?: readonly number[]): void {
    for (let done = 0; done < n; done += blockTrials) {
      const trials = Math.min(blockTrials, n - done);
      this.scores.clear();
      for (const input of only ?? this.inputs.keys()) {
        this.drawOne(input, from + done, trials, this.column);
        columns.set(this.memory.doubles(this.column, trials), input * stride + done);
      }
    }
  }

  private drawOne(input: number, from: number, n: number, at: number): void {
    const sampler = this.samplerOf(input);
    const row = this.correlated.get(input);
    const { whole, limits } = this.inputs[input] as RangedInput;
    if (row === undefined) this.wordsOf(input, from, n);
    else this.correlate(row, from, n);
    if (limits !== undefined) this.drawing.narrow(n, this.placesOf(input, sampler, limits));
    this.drawing.fill(sampler, n, at);
    if (whole) this.drawing.round(n, at);
    if (limits !== undefined) this.drawing.clamp(n, at, limits);
  }

  /** Which of all random words become values within an input's limits: found once. */
  private placesOf(input: number, sampler: Sampler, limits: Bounds): Places {
    let places = this.places.get(input);
    if (places === undefined) {
      // The words to be narrowed wait in the same memory.
      const waiting = this.drawing.words(4).slice();
      places = this.drawing.placesWithin(sampler, limits, this.column);
      this.drawing.words(4).set(waiting);
      this.places.set(input, places);
    }
    return places;
  }

  private wordsOf(input: number, from: number, n: number): void {
    const source = this.sources[input] as Source;
    if (typeof source === "function") source(from, this.drawing.words(n));
    else this.drawing.fillWords(source, from, n);
  }

  /** Made when first needed, and once for inputs that are drawn alike: tables take time. */
  private samplerOf(input: number): Sampler {
    let made = this.samplers.get(input);
    if (made === undefined) {
      const distribution = drawnFrom(this.inputs[input] as RangedInput);
      const key = keyOf(distribution);
      made = this.known.get(key) ?? sampler(distribution);
      this.known.set(key, made);
      this.samplers.set(input, made);
    }
    return made;
  }

  /** Words whose normal scores are the weighted sums that the copula asks for. */
  private correlate({ terms }: Correlated, from: number, n: number): void {
    const sum = new Float64Array(n);
    for (const { input, weight } of terms) {
      const scores = this.scoresOf(input, from, n);
      for (let t = 0; t < n; t++) sum[t] = (sum[t] as number) + weight * (scores[t] as number);
    }
    const words = this.drawing.words(n);
    for (let t = 0; t < n; t++) {
      words[t] = Math.min(4294967295, Math.floor(normalDistribution(sum[t] as number) * 4294967296));
    }
  }

  private scoresOf(input: number, from: number, n: number): Float64Array {
    const known = this.scores.get(input);
    if (known !== undefined) return known;
    this.wordsOf(input, from, n);
    const scores = Float64Array.from(this.drawing.words(n), (word) =>
      normalQuantile((word + 0.5) / 4294967296),
    );
    this.scores.set(input, scores);
    return scores;
  }
}
