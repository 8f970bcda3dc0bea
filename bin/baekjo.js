#!/usr/bin/env node
// CommonJS, as bin/package.json says: an ES module would start the loader of modules first, a quarter of Node's own start.
const { existsSync } = require("node:fs");
const { join } = require("node:path");

const root = join(__dirname, "..");
const built = join(root, "dist", "start.cjs");
if (existsSync(built)) {
  require(built).start(process.argv.slice(2), root);
} else {
  process.stderr.write(`error: baekjo is not built yet\n  see: npm ci, in ${root}\n`);
  process.exitCode = 5;
}
