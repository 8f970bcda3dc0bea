import { readFileSync } from "node:fs";
import { Outcome, type OutcomeData, type OutcomeShape } from "../analysis/outcome.ts";
import { fingerprint } from "../analysis/threefry.ts";
import { Failure } from "../errors.ts";
import type { ScaleName } from "../render/formats.ts";
import { simulateView } from "../render/views/simulate.ts";
import { type SimulationFrame, simulateReport } from "../report/simulate.ts";
import type { AnswerOptions, Installation } from "./options.ts";
import { destination, print } from "./print.ts";

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

/** `baekjo merge`: what the run that was split would have written. */
export async function merge(
  at: Installation,
  files: readonly string[],
  options: AnswerOptions & { readonly scale?: ScaleName; readonly chart?: true },
): Promise<void> {
  const to = destination(options);
  const parts = files.map((file) => readPart(file, at.version));
  const first = parts[0] as Part;
  const known = new Map<number, Part>();
  for (const part of parts) {
    const { file, key, count, index } = part;
    if (key !== first.key || count !== first.count) {
      throw new Failure("input", { id: "merge.foreign", values: { file, first: first.file } });
    }
    const other = known.get(index);
    if (other !== undefined) {
      throw new Failure("input", { id: "merge.twice", values: { shard: index, first: other.file, file } });
    }
    known.set(index, part);
  }
  if (known.size < first.count) throw missing(known, first.count);
  const { frame, shape } = JSON.parse(first.payload) as Payload;
  const outcome = new Outcome(shape);
  for (const { payload } of parts) {
    outcome.add((JSON.parse(payload) as Payload).outcome);
  }
  await print(simulateReport(frame, outcome, options.chart ?? false), simulateView, to);
}

function readPart(file: string, version: string): Part {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") throw new Failure("file", { id: "file.missing", values: { file } });
    throw new Failure("file", { id: "merge.unreadable", values: { file, reason: code ?? message } });
  }
  const notPart = new Failure("input", { id: "merge.not-part", values: { file } });
  let read: Readonly<Record<string, unknown>> | null;
  try {
    read = JSON.parse(text);
  } catch {
    throw notPart;
  }
  const { format, key, check, payload, shard } = read ?? {};
  const { index, count } = (shard ?? {}) as Readonly<Record<string, unknown>>;
  if (format !== "baekjo/part/1" || typeof key !== "string" || typeof payload !== "string") throw notPart;
  if (fingerprint(payload) !== check) throw notPart;
  if (!isCount(index) || !isCount(count) || index > count || read?.version !== version) throw notPart;
  return { file, key, index, count, payload };
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 1;
}

function missing(known: ReadonlyMap<number, Part>, count: number): Failure {
  const absent: number[] = [];
  for (let i = 1; i <= count && absent.length <= 20; i++) if (!known.has(i)) absent.push(i);
  const shown = absent.slice(0, 20).join(", ") + (absent.length > 20 ? ", …" : "");
  return new Failure("input", { id: "merge.missing", values: { count, missing: shown } });
}
