#!/usr/bin/env node
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const built = new URL("../dist/cli.cjs", import.meta.url);
if (existsSync(built)) {
  // require, since import would first search the whole bundle for the names that it exports.
  const { main } = createRequire(import.meta.url)("../dist/cli.cjs");
  await main(process.argv.slice(2), root);
} else {
  process.stderr.write(`error: baekjo is not built yet\n  see: npm ci, in ${root}\n`);
  process.exitCode = 5;
}
