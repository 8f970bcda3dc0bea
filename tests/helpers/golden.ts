import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";

/**
 * Whole outputs, reviewed like code: `tests/golden/COMMAND/<name>`, where the name begins with that of the command. Rewritten only
 * under UPDATE_GOLDEN=1.
 */
export function expectGolden(name: string, text: string): void {
  const [command] = name.split(/[-.]/);
  const file = fileURLToPath(new URL(`../golden/${command}/${name}`, import.meta.url));
  if (process.env.UPDATE_GOLDEN === "1") {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  expect(existsSync(file), `${name} is missing: UPDATE_GOLDEN=1 writes it`).toBe(true);
  expect(text).toBe(readFileSync(file, "utf8"));
}
