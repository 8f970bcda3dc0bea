#!/usr/bin/env node
// Starts the program. CommonJS, as bin/package.json says: an ES module would start the loader of modules first, a quarter of Node's own start.
const { existsSync, readFileSync } = require("node:fs");
const { join } = require("node:path");
const { Script } = require("node:vm");

const root = join(__dirname, "..");
const filename = join(root, "dist", "baekjo.cjs");
const [, , first = "--help", ...others] = process.argv;
// All that a cache holds is read: for a help that would be most of a start.
const isHelp = first.startsWith("-") || others.at(-1) === "--help";
const cache = join(root, "dist", isHelp ? "help.cache" : "baekjo.cache");

/** Loads the program with what V8 has compiled of it before; another version of Node refuses that, and compiles as ever. */
function load() {
  // The build writes ASCII alone, and a function around it: it is taken as it is read.
  const script = new Script(readFileSync(filename, "latin1"), {
    filename,
    cachedData: existsSync(cache) ? readFileSync(cache) : undefined,
  });
  const loaded = { exports: {} };
  script.runInThisContext()(loaded.exports, require, loaded, filename, join(root, "dist"));
  return { ...loaded.exports, compiled: () => script.createCachedData() };
}

if (require.main !== module) {
  module.exports = load();
} else if (existsSync(filename)) {
  load()
    .main(process.argv.slice(2), root)
    .then((code) => {
      process.exitCode = code;
    });
} else {
  process.stderr.write(`error: baekjo is not built yet\n  see: npm ci, in ${root}\n`);
  process.exitCode = 5;
}
