/**
 * The bundles, loaded when each is needed. Beside each lies what V8 made of it when the package was built: with it nothing is
 * compiled again. Another version of Node refuses that, and compiles as ever.
 */

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Script } from "node:vm";

// Bundles are CommonJS: these two are there.
declare const __dirname: string;
declare const require: NodeJS.Require;

const loaded = new Map<string, { readonly exports: unknown; readonly script: Script }>();

export function cli(): typeof import("./main.ts") {
  return bundle("cli") as typeof import("./main.ts");
}

export const commands = lazily<typeof import("./cli/bundles/commands.ts")>("commands");
export const studies = lazily<typeof import("./cli/bundles/studies.ts")>("studies");
export const trust = lazily<typeof import("./cli/bundles/trust.ts")>("trust");
export const guide = lazily<typeof import("./cli/bundles/guide.ts")>("guide");
export const reading = lazily<typeof import("./files/reading.ts")>("reading");
export const recording = lazily<typeof import("./files/cache/recording.ts")>("recording");
export const page = lazily<typeof import("./commands/report/html/html-page.ts")>("page");

/** What V8 has compiled of the bundles by now, to be kept: the more has run, the more it holds. */
export function compiled(): ReadonlyMap<string, Uint8Array> {
  return new Map([...loaded].map(([name, { script }]) => [`${name}.cache`, script.createCachedData()]));
}

function lazily<Exports>(name: string): () => Promise<Exports> {
  return async () => bundle(name) as Exports;
}

function bundle(name: string): unknown {
  const before = loaded.get(name);
  if (before !== undefined) return before.exports;
  const filename = join(__dirname, `${name}.cjs`);
  const cache = join(__dirname, `${name}.cache`);
  const script = new Script(
    `(function (exports, require, module, __filename, __dirname) {${readFileSync(filename, "utf8")}\n})`,
    { filename, ...(existsSync(cache) ? { cachedData: readFileSync(cache) } : {}) },
  );
  const module = { exports: {} };
  script.runInThisContext()(module.exports, require, module, filename, __dirname);
  loaded.set(name, { exports: module.exports, script });
  return module.exports;
}
