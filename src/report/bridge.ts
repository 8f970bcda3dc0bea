import type { Bridge } from "../analysis/bridge.ts";
import type { BridgeRow } from "./report.ts";

/** A bridge to scenario number `scenario`. */
export function bridgeRow({ baseline, other, ...bridge }: Bridge, scenario: number): BridgeRow {
  return {
    scenario,
    ...bridge,
    baseline: { values: baseline.values, total: baseline.total },
    other: { values: other.values, total: other.total },
  };
}
