/**
 * The simulation against numpy and C++ on the shipped plan: `node tests/bench/simulate.mjs [--quick]`, after `npm run build`, on an idle
 * machine with python3-numpy, g++ and time (Debian's serve). See simulate.ts. Not a test: a busy machine proves nothing.
 */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "baekjo-bench-"));
try {
  const outfile = join(folder, "simulate.mjs");
  await build({
    entryPoints: [join(root, "tests/bench/simulate.ts")],
    ...{ bundle: true, platform: "node", format: "esm", mainFields: ["module", "main"], outfile },
    ...{ target: "node20", loader: { ".wasm": "binary" } },
    logLevel: "warning",
  });
  const { bench } = await import(outfile);
  process.exitCode = bench({ root, folder, quick: process.argv.includes("--quick") }) ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true });
}
