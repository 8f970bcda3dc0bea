/**
 * The quantile tables of the shipped ranges, worked out when the package is built. They are those that any start would work out:
 * nothing but the distribution itself plays a part.
 */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { deserialize, serialize } from "node:v8";
import { type Sampler, sampler } from "../../math/distributions/distributions.ts";
import { resolveScenarios } from "../../plan/scenarios/resolve.ts";
import type { Project } from "../../plan/types.ts";
import { rangedInputs } from "../../simulation/draws.ts";
import { keyOf } from "../../simulation/samplers.ts";
import type { Samplers } from "../../simulation/types.ts";

/** In V8's own format. Throws Failure when a scenario is not sound. */
export function takeTables(project: Project): Uint8Array {
  const tables = new Map<string, Float64Array>();
  const request = { scenarios: project.scenarioNames, set: [], unset: [] };
  for (const { instance } of resolveScenarios(project, request).scenarios) {
    for (const { distribution } of rangedInputs(instance.inputs)) {
      const made = sampler(distribution);
      if (made.kind === "table") tables.set(keyOf(distribution), made.table);
    }
  }
  return serialize(tables);
}

/** None where they were not built, or cannot be read. */
export function keptTables(): Samplers {
  try {
    // The bundles stand beside it.
    const tables: ReadonlyMap<string, Float64Array> = deserialize(
      readFileSync(join(__dirname, "tables.bin")),
    );
    return new Map([...tables].map(([key, table]): [string, Sampler] => [key, { kind: "table", table }]));
  } catch {
    return new Map();
  }
}
