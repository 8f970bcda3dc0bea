/**
 * How long a start takes against Node's own: `node tests/bench/startup.mjs`, after `npm run build`. Prints the median ratio
 * over runs taken in turn, so that a machine that slows down slows both. Not a test: a busy machine proves nothing.
 */

import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const runs = 20;
const baekjo = fileURLToPath(new URL("../../bin/baekjo.js", import.meta.url));
// NODE_EXTRA_CA_CERTS alone triples the start of Node 20.
const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;

function milliseconds(args) {
  const start = process.hrtime.bigint();
  const { status } = spawnSync(process.execPath, args, { env, stdio: "ignore" });
  if (status !== 0) throw new Error(`${args.join(" ")} ended with ${status}`);
  return Number(process.hrtime.bigint() - start) / 1e6;
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
}

const asked = [
  ["baekjo --help", [baekjo, "--help"], 1.5],
  ["baekjo run", [baekjo, "run"], 3],
];
const bare = [];
const times = asked.map(() => []);
for (let i = 0; i < runs + 2; i++) {
  const none = milliseconds(["-e", "0"]);
  const each = asked.map(([, args]) => milliseconds(args));
  // The first two fill the caches.
  if (i < 2) continue;
  bare.push(none);
  for (const [k, time] of each.entries()) times[k].push(time);
}
console.log(`node -e 0      ${median(bare).toFixed(1)} ms, median of ${runs}`);
for (const [k, [name, , most]] of asked.entries()) {
  const ratio = median(times[k].map((time, i) => time / bare[i]));
  console.log(
    `${name.padEnd(14)} ${median(times[k]).toFixed(1)} ms, ratio ${ratio.toFixed(2)} (at most ${most})`,
  );
}
