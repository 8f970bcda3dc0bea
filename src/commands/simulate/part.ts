/** Part of a simulation, of one shard: what `merge` reads, and the mark by which it knows it. */

import { fingerprint } from "../../math/random/threefry.ts";
import { recordOf } from "../../output/document.ts";
import type { View } from "../../output/report-view.ts";
import type { PartReport } from "../../report/simulated.ts";
import { listed, type Outcome, shapeOf } from "../../simulation/outcome.ts";
import type { SimulationJob } from "../../simulation/types.ts";
import type { SimulationFrame } from "./report.ts";
import type { Shard } from "./shards.ts";

export function partOf(
  frame: SimulationFrame,
  job: SimulationJob,
  outcome: Outcome,
  { index, count }: Shard,
  version: string,
): PartReport {
  const shard = { index, count };
  // Anything that could change a number, the program itself included, makes another key.
  const key = fingerprint(JSON.stringify([version, count, job, frame]));
  const payload = JSON.stringify({ frame, shape: shapeOf(job), outcome: outcome.data }, listed);
  return { command: "part", version, shard, key, check: markOf({ version, key, shard, payload }), payload };
}

/** The mark over all that a part says, so that no part can be taken for another: 64 bits in hexadecimal digits. */
export function markOf({
  version,
  key,
  shard: { index, count },
  payload,
}: Pick<PartReport, "version" | "key" | "shard" | "payload">): string {
  return fingerprint(JSON.stringify([version, key, index, count, payload]));
}

/** Part of a simulation, for `merge` alone: the command refuses other formats before there is anything to write. */
export const partView: View<PartReport> = {
  page: onlyJson,
  document: (report) => ({ head: recordOf(report, "version shard key check payload"), lists: [] }),
  records: onlyJson,
};

function onlyJson(): never {
  throw new Error("a part is JSON");
}
