/** Run in the package's folder when it is built: keeps the shipped data, found sound, beside the bundles. */

import { rmSync, writeFileSync } from "node:fs";
import { Failure } from "./errors.ts";
import { loadProject, takeSnapshot } from "./plan/reading.ts";

const target = "dist/shipped.bin";
try {
  writeFileSync(target, takeSnapshot(loadProject({ dataDir: "data" }), "data"));
} catch (error) {
  // Data that is being worked on may be unsound: then it is read and checked at every start, which says what is wrong.
  if (!(error instanceof Failure)) throw error;
  rmSync(target, { force: true });
}
