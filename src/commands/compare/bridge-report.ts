import type { Bridge } from "../../analysis/compare/bridge.ts";
import type { BridgeRow } from "../../report/types.ts";

/** A bridge to scenario number `scenario`. */
export function bridgeRow({ baseline, other, ...bridge }: Bridge, scenario: number): BridgeRow {
  return {
    scenario,
    ...bridge,
    baseline: { values: baseline.values, total: baseline.total },
    other: { values: other.values, total: other.total },
  };
}
