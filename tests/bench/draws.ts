/** The draws for programs in other languages: `draws.h` with baekjo's own streams and tables, `draws.py` for numpy's generators. */

import { type Distribution, quantile, sampler } from "../../src/math/distributions/distributions.ts";
import { streamKey } from "../../src/math/random/threefry.ts";
import type { Drawn, Program } from "./shipped.ts";

/** `draws[]`: for each input its slot, stream, shape and table, as `simulate.cpp` reads them. The same words give the same values. */
export function cppDraws({ drawn, slots, outputs, steps }: Program, seed: number): string {
  const tables = new Map<string, string>();
  const written: string[] = [];
  const table = ({ distribution }: Drawn): string => {
    const made = sampler(distribution);
    if (!("table" in made)) return "nullptr";
    const digits = Array.from(made.table).join(",");
    const name = tables.get(digits) ?? `table${tables.size}`;
    if (!tables.has(digits)) written.push(`static const double ${name}[] = {${digits}};`);
    tables.set(digits, name);
    return name;
  };
  const rows = drawn.map((input) => {
    const [k0, k1] = streamKey(seed, input.name);
    const { shape, low, mode, high } = input.distribution;
    return `{${input.slot}, ${k0}u, ${k1}u, '${shape[0]}', ${low}, ${mode}, ${high}, ${input.whole}, ${input.distribution.values?.length ?? 0}, ${table(input)}},`;
  });
  const varying = outputs.flatMap(({ node }, i) => (steps[node]?.kind === "constant" ? [] : [i]));
  return [
    ...written,
    `static const Draw draws[] = {`,
    ...rows,
    "};",
    `static const int slots = ${slots}, outputs = ${outputs.length}, varying[] = {${varying.join(", ")}};`,
    "",
  ].join("\n");
}

/** Cells of a quantile function that numpy reads with straight lines between them. */
const cells = 1024;

/**
 * A function for each input that fills an array with draws, each in the way that is quickest in numpy: normals from its ziggurat,
 * triangles by inverting them, PERT from a table (`beta` takes three times as long).
 */
export function numpyDraws({ drawn, slots, outputs, steps }: Program): string {
  const z95 = 1.6448536269514722;
  const written = drawn.map(({ slot, distribution, whole }) => {
    const { shape, low, mode, high } = distribution;
    const args: Record<Distribution["shape"], () => string> = {
      uniform: () => `${[low, high].map(float)}`,
      triangular: () => `${[low, mode, high].map(float)}`,
      pert: () => `array([${knots(distribution).join(", ")}])`,
      normal: () => `${(low + high) / 2}, ${(high - low) / (2 * z95)}`,
      discrete: () => {
        const made = sampler(distribution);
        const pairs = made.kind === "steps" ? Array.from(made.table) : [];
        const every = (from: number) => pairs.filter((_, i) => i % 2 === from);
        return `array([${every(0).map((place) => place / 2 ** 32)}]), array([${every(1)}])`;
      },
      lognormal: () => `${Math.log(low * high) / 2}, ${Math.log(high / low) / (2 * z95)}`,
    };
    return `    (${slot}, ${shape}(${args[shape]()}), ${whole ? "True" : "False"}),`;
  });
  const varying = outputs.flatMap(({ node }, i) => (steps[node]?.kind === "constant" ? [] : [i]));
  return [
    "from numpy import array",
    "from shapes import discrete, lognormal, normal, pert, triangular, uniform",
    "DRAWS = [",
    ...written,
    "]",
    `SLOTS, OUTPUTS, VARYING = ${slots}, ${outputs.length}, [${varying.join(", ")}]`,
    "",
  ].join("\n");
}

/** numpy's square root knows no whole number beyond 64 bits. */
const float = (value: number): string => `float(${value})`;

function knots(distribution: Distribution): number[] {
  return Array.from({ length: cells + 1 }, (_, i) =>
    i === 0 ? distribution.low : i === cells ? distribution.high : quantile(distribution, i / cells),
  );
}
