import { describe, expect, it } from "vitest";
import { betaDistribution, betaQuantile } from "../../src/math/distributions/beta.ts";
import { type Distribution, quantile, sampler } from "../../src/math/distributions/distributions.ts";
import { normalDistribution, normalQuantile } from "../../src/math/distributions/normal.ts";
import { drawn } from "../helpers/draws.ts";

const shapes: readonly Distribution[] = [
  { shape: "uniform", low: -2, mode: 0, high: 6 },
  { shape: "triangular", low: 0.4, mode: 1, high: 4 },
  { shape: "triangular", low: 0, mode: 0, high: 1 },
  { shape: "triangular", low: 0, mode: 1, high: 1 },
  { shape: "pert", low: 0, mode: 0, high: 24 },
  { shape: "pert", low: 0.3, mode: 0.5, high: 0.8 },
  { shape: "pert", low: -1, mode: 1, high: 1 },
  { shape: "normal", low: -0.06, mode: 0.05, high: 0.16 },
  { shape: "lognormal", low: 4000, mode: 10000, high: 25000 },
  {
    ...{ shape: "discrete", low: -1, mode: 0, high: 8 },
    values: [
      { value: -1, weight: 2 },
      { value: 3, weight: 5 },
      { value: 8, weight: 1 },
    ],
  },
];

/** Mean and variance as textbooks give them. */
function moments({ shape, low, mode, high, values = [] }: Distribution): [number, number] {
  const width = high - low;
  switch (shape) {
    case "discrete": {
      const weighted = (of: (value: number) => number) =>
        values.reduce((sum, { value, weight }) => sum + of(value) * weight, 0) /
        values.reduce((sum, { weight }) => sum + weight, 0);
      const mean = weighted((value) => value);
      return [mean, weighted((value) => (value - mean) ** 2)];
    }
    case "uniform":
      return [(low + high) / 2, width ** 2 / 12];
    case "triangular":
      return [
        (low + mode + high) / 3,
        (low ** 2 + mode ** 2 + high ** 2 - low * mode - low * high - mode * high) / 18,
      ];
    case "pert": {
      const mean = (low + 4 * mode + high) / 6;
      return [mean, ((mean - low) * (high - mean)) / 7];
    }
    case "normal":
      return [(low + high) / 2, (width / (2 * 1.6448536269514722)) ** 2];
    case "lognormal": {
      const mu = Math.log(low * high) / 2;
      const variance = (Math.log(high / low) / (2 * 1.6448536269514722)) ** 2;
      return [Math.exp(mu + variance / 2), Math.expm1(variance) * Math.exp(2 * mu + variance)];
    }
  }
}

describe("the normal distribution", () => {
  it("has the quantiles of the tables", () => {
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 14);
    expect(normalQuantile(0.95)).toBeCloseTo(1.6448536269514722, 14);
    expect(normalQuantile(1e-10)).toBeCloseTo(-6.361340902404056, 13);
    expect(normalQuantile(0.5)).toBe(0);
  });

  it("is the inverse of its distribution function", () => {
    for (const z of [-6, -3.3, -1, -0.2, 0, 0.7, 2, 5]) {
      expect(normalQuantile(normalDistribution(z))).toBeCloseTo(z, Math.abs(z) > 3 ? 8 : 12);
    }
    expect(normalDistribution(-40)).toBe(0);
    expect(normalDistribution(-8) / 6.220960574271785e-16).toBeCloseTo(1, 6);
  });
});

describe("the beta distribution", () => {
  it("is a polynomial for whole shapes", () => {
    // Beta(2, 3): 6x² − 8x³ + 3x⁴; Beta(1, 5): 1 − (1 − x)⁵.
    for (const x of [0.001, 0.1, 0.4, 0.5, 0.9, 0.999]) {
      expect(betaDistribution(x, 2, 3)).toBeCloseTo(6 * x ** 2 - 8 * x ** 3 + 3 * x ** 4, 14);
      expect(betaDistribution(x, 1, 5)).toBeCloseTo(1 - (1 - x) ** 5, 14);
      expect(betaDistribution(x, 5, 1)).toBeCloseTo(x ** 5, 14);
    }
  });

  it("finds the quantile of any probability, however small", () => {
    for (const [a, b] of [
      [1, 5],
      [5, 1],
      [3, 3],
      [1.7, 4.3],
    ] as const) {
      for (const p of [1e-12, 1e-6, 0.01, 0.3, 0.5, 0.77]) {
        expect(betaDistribution(betaQuantile(p, a, b), a, b) / p).toBeCloseTo(1, 12);
      }
    }
    expect(betaQuantile(1e-10, 5, 1)).toBeCloseTo(0.01, 14);
  });
});

describe.each(shapes)("$shape from $low by $mode to $high", (distribution) => {
  const { low, high, shape } = distribution;

  it("has the quantiles that it is defined by", () => {
    if (shape === "normal" || shape === "lognormal") {
      expect(quantile(distribution, 0.05) / low).toBeCloseTo(1, 12);
      expect(quantile(distribution, 0.95) / high).toBeCloseTo(1, 12);
    } else {
      expect(quantile(distribution, 1e-15)).toBeGreaterThanOrEqual(low);
      expect(quantile(distribution, 1 - 1e-15)).toBeLessThanOrEqual(high);
    }
  });

  it("is sampled as its quantile function, to 1e-8 of its width, and rises with the word", () => {
    const words = new Uint32Array(20_000);
    for (let i = 0; i < words.length; i++) words[i] = Math.floor((i / words.length) * 2 ** 32);
    for (let i = 0; i < 32; i++) words[i] = i * i * i;
    for (let i = 0; i < 32; i++) words[words.length - 1 - i] = 2 ** 32 - 1 - i * i * i;
    words.sort();
    const values = drawn(sampler(distribution), words);
    let worst = 0;
    for (let i = 0; i < words.length; i++) {
      const r = words[i] as number;
      const exact = quantile(distribution, (r + 0.5) / 2 ** 32);
      const size = shape === "lognormal" ? exact : high - low;
      worst = Math.max(worst, Math.abs((values[i] as number) - exact) / size);
      if (i > 0 && r > (words[i - 1] as number)) {
        expect(values[i]).toBeGreaterThanOrEqual(values[i - 1] as number);
      }
    }
    expect(worst).toBeLessThan(1e-8);
  });

  it("has the mean and the variance of the textbook", () => {
    // The middle of each of 2^18 equal parts of the probability.
    const n = 2 ** 18;
    const words = Uint32Array.from({ length: n }, (_, i) => i * 2 ** 14 + 2 ** 13);
    const values = drawn(sampler(distribution), words);
    const mean = values.reduce((sum, value) => sum + value) / n;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / n;
    const [wantedMean, wantedVariance] = moments(distribution);
    const deviation = Math.sqrt(wantedVariance);
    expect(Math.abs(mean - wantedMean) / deviation).toBeLessThan(1e-5);
    expect(Math.abs(variance / wantedVariance - 1)).toBeLessThan(2e-4);
  });
});
