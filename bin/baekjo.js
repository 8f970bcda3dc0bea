#!/usr/bin/env node
// Starts the program. CommonJS, as bin/package.json says: an ES module would start the loader of modules first, a quarter of Node's own start.
const { closeSync, existsSync, fstatSync, openSync, readSync } = require("node:fs");
const { join } = require("node:path");
const { Script } = require("node:vm");

const root = join(__dirname, "..");
const filename = join(root, "dist", "baekjo.cjs");
const [, , first = "--help", ...others] = process.argv;
// All that a cache holds is read: for a help that would be most of a start.
const isHelp = first.startsWith("-") || others.at(-1) === "--help";
const cache = join(root, "dist", isHelp ? "help.cache" : "baekjo.cache");

/** What is read at the start is read into one piece of memory: a piece of its own for each file would cost more than to read it. */
let memory = Buffer.allocUnsafeSlow(4 * 1024 * 1024);

/** The bytes of a file, until the next is read. */
function read(path) {
  const file = openSync(path);
  try {
    const { size } = fstatSync(file);
    if (size > memory.length) memory = Buffer.allocUnsafeSlow(size);
    let length = 0;
    for (let more = 1; more > 0 && length < size; length += more) {
      more = readSync(file, memory, length, size - length, null);
    }
    return memory.subarray(0, length);
  } finally {
    closeSync(file);
  }
}

/** The memory, to one who keeps what is read into it. */
function lend() {
  const lent = memory;
  memory = undefined;
  return lent;
}

/** Loads the program with what V8 has compiled of it before; another version of Node refuses that, and compiles as ever. */
function load() {
  // The build writes ASCII alone, and a function around it: it is taken as it is read.
  const script = new Script(read(filename).latin1Slice(), {
    filename,
    cachedData: existsSync(cache) ? read(cache) : undefined,
  });
  const loaded = { exports: {} };
  script.runInThisContext()(loaded.exports, require, loaded, filename, join(root, "dist"));
  return { ...loaded.exports, compiled: () => script.createCachedData() };
}

if (require.main !== module) {
  module.exports = load();
} else if (existsSync(filename)) {
  load()
    .main(process.argv.slice(2), root, undefined, lend)
    .then((code) => {
      process.exitCode = code;
    });
} else {
  process.stderr.write(`error: baekjo is not built yet\n  see: npm ci, in ${root}\n`);
  process.exitCode = 5;
}
