import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

export const root = fileURLToPath(new URL("../..", import.meta.url));
const bin = join(root, "bin/baekjo.js");

export interface Run {
  readonly out: string;
  readonly err: string;
  readonly code: number | null;
}

export interface Surroundings {
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

/** An environment without what would colour, shape or slow the program, or have it speak another language than English. */
export function environment(more: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const { NO_COLOR, FORCE_COLOR, NODE_OPTIONS, NODE_EXTRA_CA_CERTS, BAEKJO_DEBUG, COLUMNS, ...rest } =
    process.env;
  return { ...rest, LC_ALL: "C.UTF-8", ...more };
}

/** What takes longer is killed, and has no exit code: hostile input must be given up on long before, on a busy machine too. */
const patience = 30_000;

function run(args: readonly string[], { input = "", env = {}, cwd = root }: Surroundings): Run {
  const done = spawnSync(process.execPath, args, {
    input,
    cwd,
    env: environment(env),
    encoding: "utf8",
    timeout: patience,
  });
  return { out: done.stdout, err: done.stderr, code: done.status };
}

/** The program as it is shipped, on the shipped data. */
export function baekjo(args: readonly string[], surroundings: Surroundings = {}): Run {
  return run([bin, ...args], surroundings);
}

/** The same program on the small plan that was made for tests. */
export function tiny(args: readonly string[], surroundings: Surroundings = {}): Run {
  const script = `require(${JSON.stringify(join(root, "bin/baekjo.js"))}).main(process.argv.slice(1), ${JSON.stringify(tinyRoot())}).then((code) => { process.exitCode = code; })`;
  return run(["-e", script, "--", ...args], surroundings);
}

let installed: string | undefined;

function tinyRoot(): string {
  if (installed !== undefined) return installed;
  installed = mkdtempSync(join(tmpdir(), "baekjo-tiny-"));
  writeFileSync(join(installed, "package.json"), '{ "version": "9.9.9" }');
  cpSync(join(root, "tests/fixtures/tiny"), join(installed, "data"), { recursive: true });
  const made = installed;
  process.once("exit", () => rmSync(made, { recursive: true, force: true }));
  return installed;
}

/** An empty folder, gone after the test. */
export function folder(): string {
  const path = mkdtempSync(join(tmpdir(), "baekjo-"));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}
