/** Folders of tests: the package, the small plan as a package of its own, and empty ones. */

import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, onTestFinished } from "vitest";

export const root = fileURLToPath(new URL("../..", import.meta.url));

let installed: string | undefined;

/** A package with the small plan that was made for tests in place of the shipped one. */
export function tinyRoot(): string {
  if (installed !== undefined) return installed;
  const made = mkdtempSync(join(tmpdir(), "baekjo-tiny-"));
  writeFileSync(join(made, "package.json"), '{ "version": "9.9.9" }');
  cpSync(join(root, "tests/fixtures/tiny"), join(made, "data"), { recursive: true });
  symlinkSync(join(root, "bin"), join(made, "bin"));
  installed = made;
  return made;
}

afterAll(() => {
  if (installed !== undefined) rmSync(installed, { recursive: true, force: true });
});

/** An empty folder, gone after the test. */
export function folder(): string {
  const path = mkdtempSync(join(tmpdir(), "baekjo-"));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}
