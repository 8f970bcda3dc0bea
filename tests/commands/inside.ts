/** The built program inside the process of a test: for laws that ask many commands, of which a process each would take minutes. */

import { readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { root } from "./cli.ts";

type Main = (argv: readonly string[], root: string) => Promise<void>;

let main: Main | undefined;
let count = 0;

/**
 * What a command writes to a file in `at`, in the format that `extension` stands for. Throws where it does not end well, with
 * what it says on standard error; notes of a command that does are dropped.
 */
export async function inside(at: string, args: readonly string[], extension: "json" | "md"): Promise<string> {
  main ??= (createRequire(import.meta.url)(join(root, "bin/baekjo.js")) as { main: Main }).main;
  const file = join(at, `${count++}.${extension}`);
  const { write } = process.stderr;
  const { exitCode } = process;
  let said = "";
  process.stderr.write = ((text: string, done?: () => void) => {
    said += text;
    done?.();
    return true;
  }) as typeof write;
  process.exitCode = 0;
  try {
    await main([...args, "-o", file], root);
    if (process.exitCode !== 0) throw new Error(`${args.join(" ")}: ${process.exitCode}: ${said}`);
    return readFileSync(file, "utf8");
  } finally {
    process.stderr.write = write;
    process.exitCode = exitCode;
    rmSync(file, { force: true });
  }
}
