#!/usr/bin/env node
// Starts the program, or a thread of it. CommonJS, as bin/package.json says: an ES module would start the loader of modules first, a
// quarter of Node's own start.
const { existsSync, readFileSync } = require("node:fs");
const { join } = require("node:path");
const { Script } = require("node:vm");
const { isMainThread } = require("node:worker_threads");

const root = join(__dirname, "..");
const filename = join(root, "dist", "baekjo.cjs");

/** Loads the program with what V8 has compiled of it before; another version of Node refuses that, and compiles as ever. */
function load() {
  const cache = join(root, "dist", "baekjo.cache");
  const source = `(function (exports, require, module, __filename, __dirname) {${readFileSync(filename, "utf8")}\n})`;
  const script = new Script(source, {
    filename,
    cachedData: existsSync(cache) ? readFileSync(cache) : undefined,
  });
  const loaded = { exports: {} };
  script.runInThisContext()(loaded.exports, require, loaded, filename, join(root, "dist"));
  return { ...loaded.exports, compiled: () => script.createCachedData() };
}

if (require.main !== module && isMainThread) {
  module.exports = load();
} else if (existsSync(filename)) {
  const { main, work } = load();
  if (isMainThread) {
    main(process.argv.slice(2), root).then((code) => {
      process.exitCode = code;
    });
  } else work();
} else {
  process.stderr.write(`error: baekjo is not built yet\n  see: npm ci, in ${root}\n`);
  process.exitCode = 5;
}
