/** Whether all work out the same: the kernel in both its forms, numpy in both its forms, and C++, on the same rows of inputs. */

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { BlockKernel, blockTrials, columnStride } from "../../src/engine/simd/block.ts";
import { streamKey, wordOf } from "../../src/math/random/threefry.ts";
import { type Command, type Place, run } from "./programs.ts";
import type { Shipped } from "./shipped.ts";

const drawnRows = 4 * blockTrials;
/** What an input may be in a row that has nothing to do with its range. */
const odd = [0, -1, 0.5, 1e-300, 1e9, 1e15, 1e200, 1e308, -1e308, Number.POSITIVE_INFINITY, Number.NaN];

export interface Agreement {
  readonly what: string;
  readonly rows: number;
  readonly values: number;
  readonly undefinedValues: number;
  /** The largest difference that is not too large. */
  readonly most: number;
  /** Descriptions of values that are further apart than 1e-12 or one won. */
  readonly apart: readonly string[];
}

/**
 * Each against the kernel of one trial: on rows from the ranges, and those that look at what they read also on odd rows, in which one
 * input is out of all bounds. Undefined must be undefined in each.
 */
export function agreement(
  place: Place,
  shipped: Shipped,
  programs: { readonly cpp: Command; readonly numpy: Command },
): Agreement[] {
  const drawn = rowsDrawn(shipped);
  const all = Float64Array.from([...drawn, ...rowsOdd(shipped, drawn)]);
  const answers = (command: Command, inputs: Float64Array, ...more: string[]): Float64Array => {
    const [from, to] = [join(place.folder, "rows"), join(place.folder, "answers")];
    writeFileSync(from, new Uint8Array(inputs.buffer));
    run(place, [...command, "check", from, to, ...more]);
    return new Float64Array(new Uint8Array(readFileSync(to)).buffer);
  };
  const known = kernelAnswers(shipped, all);
  const compared = (what: string, theirs: Float64Array) => comparison(what, shipped, known, theirs);
  return [
    compared("kernel in blocks", blockAnswers(shipped, drawn)),
    compared("numpy", answers(programs.numpy, drawn, "fast")),
    compared("numpy, with care", answers(programs.numpy, all, "careful")),
    compared("C++", answers(programs.cpp, all)),
  ];
}

/** Row after row of slots, across each range and not where most draws fall. */
function rowsDrawn({ program: { drawn, slots } }: Shipped): Float64Array {
  const rows = new Float64Array(drawnRows * slots);
  for (const { name, slot, distribution, whole } of drawn) {
    const { low, high } = distribution;
    const key = streamKey(7, name);
    for (let row = 0; row < drawnRows; row++) {
      const value = low + (high - low) * (wordOf(key, row) / 2 ** 32);
      rows[row * slots + slot] = whole ? Math.round(value) : value;
    }
  }
  return rows;
}

function rowsOdd({ program: { drawn, slots } }: Shipped, rows: Float64Array): number[] {
  return drawn.flatMap(({ slot }, i) =>
    odd.flatMap((value, j) => {
      const at = ((i * odd.length + j) % drawnRows) * slots;
      const row = Array.from(rows.subarray(at, at + slots));
      row[slot] = value;
      return row;
    }),
  );
}

function kernelAnswers(shipped: Shipped, rows: Float64Array): Float64Array {
  const { kernel, program } = shipped;
  const own = new Float64Array(kernel.size);
  return withTotals(shipped, rows.length / program.slots, (row) => {
    kernel.evaluate(rows.subarray(row * program.slots, (row + 1) * program.slots), own);
    return own;
  });
}

function blockAnswers(shipped: Shipped, rows: Float64Array): Float64Array {
  const { blocks, program } = shipped;
  const kernel = new BlockKernel(blocks);
  const { inputs } = kernel;
  const own = new Float64Array(blocks.size);
  return withTotals(shipped, drawnRows, (row) => {
    const t = row % blockTrials;
    if (t === 0) {
      for (let slot = 0; slot < program.slots; slot++) {
        for (let i = 0; i < blockTrials; i++) {
          inputs[slot * columnStride + i] = rows[(row + i) * program.slots + slot] as number;
        }
      }
      kernel.evaluate(blockTrials);
    }
    for (let k = 0; k < own.length; k++) own[k] = kernel.outputs[k * columnStride + t] as number;
    return own;
  });
}

/** The years of each metric as `answer` gives them for a row, and their totals as the program has them. */
function withTotals(
  { program, kernel, flows }: Shipped,
  rows: number,
  answer: (row: number) => Float64Array,
): Float64Array {
  const { outputs } = program;
  const answers = new Float64Array(rows * outputs.length);
  for (let row = 0; row < rows; row++) {
    const own = answer(row);
    let at = row * outputs.length;
    for (const [i, { from, length }] of kernel.slots.entries()) {
      const years = own.subarray(from, from + length);
      answers.set(years, at);
      answers[at + length] = flows[i] ? years.reduce((sum, value) => sum + value) : (years.at(-1) as number);
      at += length + 1;
    }
  }
  return answers;
}

function comparison(
  what: string,
  { program: { outputs } }: Shipped,
  known: Float64Array,
  theirs: Float64Array,
): Agreement {
  const apart: string[] = [];
  let most = 0;
  let undefinedValues = 0;
  for (const [i, other] of theirs.entries()) {
    const value = known[i] as number;
    if (!Number.isFinite(value)) undefinedValues++;
    if (!Number.isFinite(value) && !Number.isFinite(other)) continue;
    const distance = Math.abs(other - value);
    if (distance <= Math.max(1, 1e-12 * Math.abs(value))) {
      most = Math.max(most, distance);
      continue;
    }
    const { metric, column } = outputs[i % outputs.length] as { metric: string; column: string };
    apart.push(`${metric} ${column}, row ${Math.floor(i / outputs.length)}: ${value} and ${other}`);
  }
  return { what, rows: theirs.length / outputs.length, values: theirs.length, undefinedValues, most, apart };
}
