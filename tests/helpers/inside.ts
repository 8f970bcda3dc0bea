/** The built program inside the process of a test: for laws that ask many commands, of which a process each would take minutes. */

import { readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { silentStreams } from "../../src/cli/streams/streams.ts";
import type { main as run } from "../../src/main.ts";
import { root } from "./cli.ts";

let main: typeof run | undefined;
let count = 0;

/**
 * What a command writes to a file in `at`, in the format that `extension` stands for. Throws where it does not end well, with
 * what it says on standard error; notes of a command that does are dropped.
 */
export async function inside(at: string, args: readonly string[], extension: "json" | "md"): Promise<string> {
  main ??= (createRequire(import.meta.url)(join(root, "bin/baekjo.js")) as { main: typeof run }).main;
  const file = join(at, `${count++}.${extension}`);
  let said = "";
  const write = async (text: string) => {
    said += text;
  };
  const streams = { ...silentStreams(), stderr: { isTTY: false, columns: undefined, write } };
  try {
    const code = await main([...args, "-o", file], root, streams);
    if (code !== 0) throw new Error(`${args.join(" ")}: ${code}: ${said}`);
    return readFileSync(file, "utf8");
  } finally {
    rmSync(file, { force: true });
  }
}
