import type { App } from "../../cli/app.ts";
import { type MergeOptions, merging } from "../../cli/options.ts";
import { destination, print } from "../../cli/output.ts";
import { Failure, message } from "../../errors.ts";
import { readBytes } from "../../files/json/read-file.ts";
import { fileExamples } from "../../messages/example-names.ts";
import { Outcome, type OutcomeData, type OutcomeShape } from "../../simulation/outcome.ts";
import { markOf } from "../simulate/part.ts";
import { type SimulationFrame, simulateReport } from "../simulate/report.ts";
import { simulateView } from "../simulate/view.ts";

/** Two commands that answer as they are pasted, where the files that they name are there. */
export const examples = [fileExamples.merge, "baekjo merge part-*.json -o all.json"] as const;

/** What the command takes, and what it does. */
export function declare(app: App) {
  return merging()
    .argument("<parts...>")
    .action(async (parts, options) => merge(app, parts, options));
}

interface Part {
  readonly file: string;
  readonly key: string;
  readonly index: number;
  readonly count: number;
  readonly payload: string;
}

interface Payload {
  readonly frame: SimulationFrame;
  readonly shape: OutcomeShape;
  readonly outcome: OutcomeData;
}

/** A part of all figures of dozens of scenarios stays below this. */
const maxBytes = 256 * 2 ** 20;

/** `baekjo merge`: what the run that was split would have written. One part is held at a time. Throws Failure. */
export async function merge(app: App, files: readonly string[], options: MergeOptions): Promise<void> {
  const output = destination(options, app);
  const known = new Map<number, Pick<Part, "file" | "key" | "count">>();
  let whole: { readonly frame: SimulationFrame; readonly outcome: Outcome } | undefined;
  for (const each of files) {
    const { file, key, count, index, payload } = readPart(each, app.version);
    const first = known.values().next().value ?? { file, key, count };
    if (key !== first.key || count !== first.count) {
      throw new Failure("input", message("merge.foreign", { file, first: first.file }));
    }
    const other = known.get(index);
    if (other !== undefined) {
      throw new Failure("input", message("merge.twice", { shard: index, first: other.file, file }));
    }
    known.set(index, { file, key, count });
    try {
      const { frame, shape, outcome } = JSON.parse(payload) as Payload;
      whole ??= { frame, outcome: new Outcome(shape) };
      whole.outcome.add(outcome);
    } catch {
      // Its mark is right and what it marks is no outcome: made by hand.
      throw notPart(file);
    }
  }
  const { count } = known.values().next().value as Part;
  if (known.size < count) throw missing(known, count);
  const { frame, outcome } = whole as NonNullable<typeof whole>;
  await print(simulateReport(frame, outcome, options.chart ?? false), simulateView, output);
}

function notPart(file: string): Failure {
  return new Failure("input", message("merge.not-part", { file }));
}

/** How a part begins, whoever laid it out: what does not is not read to its end. */
const beginning = /^\s*\{\s*"format"\s*:\s*"baekjo\/part\/\d+"/;

/** Throws Failure: "file" where it cannot be read, "input" for what is no part, is of another version, or was changed. */
function readPart(file: string, version: string): Part {
  const bytes = readBytes(file, maxBytes, (start) => {
    if (!beginning.test(new TextDecoder().decode(start.subarray(0, 200)))) throw notPart(file);
  });
  let read: Readonly<Record<string, unknown>>;
  try {
    read = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw notPart(file);
  }
  const { key, check, payload, shard } = read;
  const { index, count } = (shard ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof key !== "string" || typeof payload !== "string") throw notPart(file);
  if (!isCount(index) || !isCount(count) || index > count) throw notPart(file);
  if (read.version !== version) {
    const made = typeof read.version === "string" ? read.version.slice(0, 50) : "?";
    throw new Failure("input", message("merge.version", { file, made, version }));
  }
  if (markOf({ version, key, shard: { index, count }, payload }) !== check) {
    throw new Failure("input", message("merge.changed", { file }));
  }
  return { file, key, index, count, payload };
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 1;
}

function missing(known: ReadonlyMap<number, unknown>, count: number): Failure {
  const absent: number[] = [];
  for (let i = 1; i <= count && absent.length <= 20; i++) if (!known.has(i)) absent.push(i);
  const shown = absent.slice(0, 20).join(", ") + (absent.length > 20 ? ", …" : "");
  return new Failure("input", message("merge.missing", { count, missing: shown }));
}
