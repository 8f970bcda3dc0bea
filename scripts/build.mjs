/**
 * Builds the package into `dist/`, in its folder: `npm run build`. First the kernels, with them the program and the library, each as one
 * file, and the script of interactive pages; then what is made by running it: the shipped data as it was found sound, the manual pages, and
 * what V8 compiles of the program while it answers what is asked most.
 */

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import asc from "assemblyscript/asc";
import { build } from "esbuild";

const require = createRequire(import.meta.url);
const root = resolve(import.meta.dirname, "..");
const dist = join(root, "dist");

/** Loads nothing for a module that the program never uses. */
const without = (name) => ({
  name: `without ${name}`,
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: new RegExp(`^${name}$`) }, () => ({ path: name, namespace: name }));
    onLoad({ filter: /.*/, namespace: name }, () => ({ contents: "export {};" }));
  },
});

/** The half of jsonc-parser that writes takes a millisecond to start and is not used, which its package does not let a bundler see. */
const readingOnly = {
  name: "reading only",
  setup: ({ onResolve }) => {
    onResolve({ filter: /^\.\/impl\/(edit|format)$/ }, ({ path, resolveDir }) => ({
      path: resolve(resolveDir, `${path}.js`),
      sideEffects: false,
    }));
  },
};

/** What is requested seldom and is large is a file of its own: the program loads it from where `bin/baekjo.js` is. */
const apart = {
  name: "apart",
  setup: ({ onResolve }) => {
    onResolve({ filter: /^\.\.\/dist\/\w+\.json$/ }, ({ path }) => ({ path, external: true }));
    onResolve({ filter: /\/workbook-bundle\.ts$/ }, ({ kind }) =>
      kind === "dynamic-import" ? { path: "../dist/workbook.cjs", external: true } : undefined,
    );
  },
};

const bundled = {
  bundle: true,
  minify: true,
  platform: "node",
  target: "node20",
  format: "cjs",
  mainFields: ["module", "main"],
  absWorkingDir: root,
  logLevel: "warning",
  // The kernels are part of the program.
  loader: { ".wasm": "binary" },
  // commander loads it for subcommands that are programs of their own; Node takes as long for it as for the rest of a help.
  plugins: [without("node:child_process"), readingOnly, apart],
  alias: {
    // A page is measured in one way, and without the tables of emoji that cli-table3 brings.
    "string-width": "./src/output/text/string-width.cts",
    // Chalk is told whether to colour: what it would find out by itself is not asked.
    "#supports-color": "./node_modules/chalk/source/vendor/supports-color/browser.js",
  },
};

/** AssemblyScript → WebAssembly, made for speed: the memory is the caller's, and nothing is allocated in it. */
async function buildKernels() {
  const { error, stderr } = await asc.main([
    join(root, "src/engine/simd/assembly/index.ts"),
    ...["--outFile", join(dist, "kernels.wasm")],
    ...["-O3", "--noAssert", "--enable", "simd", "--runtime", "stub", "--importMemory"],
    // Vectors go from one function of the kernels to another, never to JavaScript.
    ...["--disableWarning", "112"],
  ]);
  if (error !== null) throw new Error(`asc: ${stderr}`);
}

/** What few starts say would be a fifth of what each reads: all Korean texts, and in English those that are read as documents. */
const seldomSaid = /\/messages\/(?:(ko)\/.*|(en)\/help\/(?:keys|readme|topics))\.ts$/;

/** Its tables by language, as their functions give them: the program reads them from the file of the language when they are called. */
const tables = { en: new Map(), ko: new Map() };

const textsApart = {
  name: "texts apart",
  setup: ({ onLoad }) => {
    onLoad({ filter: seldomSaid }, async ({ path }) => {
      // The index has no texts, only where they are.
      if (path.endsWith("/index.ts")) return undefined;
      const [, korean, english] = seldomSaid.exec(path);
      const language = korean ?? english;
      const { outputFiles } = await build({ ...bundled, entryPoints: [path], write: false });
      const module = { exports: {} };
      new Function("module", outputFiles[0].text)(module);
      const exported = Object.entries(module.exports).map(([name, table]) => {
        // A constant beside a table is small: it stays in the program.
        if (typeof table !== "function") return `export const ${name} = ${JSON.stringify(table)};`;
        tables[language].set(name, table());
        return `export const ${name} = () => require("../dist/${language}.json").${name};`;
      });
      return { contents: exported.join("\n") };
    });
  },
};

/** The program as a function of what a module is given, of ASCII alone: such a source takes V8 half the memory and time. */
async function buildProgram() {
  // A script that is run as it was compiled before has nothing to import with: what is apart is required.
  const supported = { "dynamic-import": false };
  const plugins = [...bundled.plugins, textsApart];
  const entryPoints = ["src/main.ts"];
  const { outputFiles } = await build({ ...bundled, supported, plugins, entryPoints, write: false });
  for (const [language, byName] of Object.entries(tables)) {
    // The same bytes, whichever was read first.
    const sorted = Object.fromEntries([...byName].sort(([a], [b]) => (a < b ? -1 : 1)));
    writeFileSync(join(dist, `${language}.json`), JSON.stringify(sorted));
  }
  const text = outputFiles[0].text.replace(
    /[^\0-\x7f]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  writeFileSync(
    join(dist, "baekjo.cjs"),
    `(function (exports, require, module, __filename, __dirname) {${text}\n})`,
  );
}

/** The library as one module, and its types as one file that names no other. */
async function buildLibrary() {
  const outfile = join(dist, "index.js");
  await build({ ...bundled, format: "esm", entryPoints: ["src/index.ts"], outfile });
  const folder = mkdtempSync(join(tmpdir(), "baekjo-"));
  try {
    const asDeclarations = ["--ignoreConfig", "--noCheck", "--declaration", "--emitDeclarationOnly"];
    const asSources = ["--module", "nodenext", "--target", "es2023", "--allowImportingTsExtensions"];
    const names = ["results", "explained-results", "api"];
    const files = names.map((name) => join(root, "src", "library", `${name}.ts`));
    const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
    execFileSync(process.execPath, [tsc, ...asDeclarations, ...asSources, "--outDir", folder, ...files]);
    const texts = names.map((name) => readFileSync(join(folder, `${name}.d.ts`), "utf8"));
    const together = texts
      .join("\n")
      .replaceAll(/^(import|export) type .* from "\.\/[\w-]+\.ts";\n/gm, "")
      .replace(/^export type OpenPlan =/m, "export declare const openPlan: OpenPlan;\n$&");
    writeFileSync(join(dist, "index.d.ts"), together);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The texts of all languages are many times what a page says: it carries its own. Of what nothing calls, nothing is kept. */
const asInPage = {
  name: "as in a page",
  setup: ({ onResolve }) => {
    onResolve({ filter: /\/(en|ko)\/index\.ts$/ }, () => ({ path: join(root, "src/messages/carried.ts") }));
    onResolve({ filter: /^\..*\.ts$/ }, ({ path, resolveDir }) => ({
      path: resolve(resolveDir, path),
      sideEffects: false,
    }));
  },
};

/** What runs in an interactive page, for the browsers of the last years: the program's own arithmetic, and nothing of Node. */
async function buildPage() {
  await build({
    ...bundled,
    entryPoints: ["src/commands/report/interactive/page/main.ts"],
    ...{ platform: "browser", target: "es2022", format: "iife", mainFields: ["module", "main"] },
    plugins: [asInPage],
    outfile: join(dist, "page.js"),
  });
}

/** Workbooks, with the library that reads and writes their files. */
async function buildWorkbook() {
  const outfile = join(dist, "workbook.cjs");
  await build({ ...bundled, entryPoints: ["src/workbook/workbook-bundle.ts"], outfile });
}

/** The shipped data and the manual pages, in English and where `man -L ko` looks for Korean. */
async function buildShipped() {
  const folder = mkdtempSync(join(tmpdir(), "baekjo-"));
  try {
    const outfile = join(folder, "shipped.cjs");
    await build({ ...bundled, entryPoints: ["scripts/shipped.ts"], outfile });
    const { manuals, snapshot } = require(outfile);
    const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    for (const { path, text } of await manuals(root, version)) {
      mkdirSync(join(dist, "man", path, ".."), { recursive: true });
      writeFileSync(join(dist, "man", path), text);
    }
    const bytes = snapshot(join(root, "data"));
    // Data that is being worked on may be unsound: then it is read and checked at every start, which says what is wrong.
    if (bytes !== undefined) writeFileSync(join(dist, "shipped.bin"), bytes);
    return bytes !== undefined;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * Runs what is asked most, so that V8 compiles it, and keeps what it has compiled: every start reads all that is kept, so no more than that,
 * and a help, for which that is most of the time, its own.
 */
async function buildCache() {
  const folder = mkdtempSync(join(tmpdir(), "baekjo-"));
  const file = (name) => join(folder, name);
  const { main, silentStreams, compiled } = require(join(root, "bin", "baekjo.js"));
  const keep = async (name, commands) => {
    for (const command of commands) {
      const code = await main(command, root, silentStreams());
      if (code !== 0) throw new Error(`baekjo ${command.join(" ")}: exit code ${code}`);
    }
    writeFileSync(join(dist, name), compiled());
  };
  try {
    await keep("help.cache", [["--help"]]);
    await keep("baekjo.cache", [
      // Last what is asked most: V8 forgets what has not run for a while.
      ["compare", "gpus-50k", "gpus-100k", "-o", file("compare.txt")],
      ["run", "-o", file("run.json")],
      ["run", "-o", file("run.txt")],
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

// What an earlier build left is no part of the package.
rmSync(dist, { recursive: true, force: true });
mkdirSync(dist, { recursive: true });
await buildKernels();
await buildProgram();
await buildLibrary();
await buildPage();
await buildWorkbook();
if (await buildShipped()) await buildCache();
