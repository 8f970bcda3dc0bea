/** The library: what a program imports. Nothing is read before a plan is opened. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { OpenPlan } from "./library/api.ts";
import { openPlan as open } from "./library/facade.ts";

export * from "./library/api.ts";

/** Opens a plan: Korea's, where no other is named. Reads its files, and nothing else: no environment, no working folder. Throws BaekjoError. */
export const openPlan: OpenPlan = async (source = {}, options = {}) => {
  // The package is the folder around this file, bundled or not.
  const root = fileURLToPath(new URL("..", import.meta.url));
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
  return open({ root, version }, source, options);
};
