/** The mark that a part of a simulation bears: over all that it says, so that no part can be taken for another. */

import { fingerprint } from "../../math/random/threefry.ts";
import type { PartReport } from "../../report/simulated.ts";

/** 64 bits in hexadecimal digits. */
export function markOf({
  version,
  key,
  shard: { index, count },
  payload,
}: Pick<PartReport, "version" | "key" | "shard" | "payload">): string {
  return fingerprint(JSON.stringify([version, key, index, count, payload]));
}
