import { expect } from "vitest";

/**
 * A table of texts and what each is read as, held as one test: a pattern is made once, where it is first needed, and a change of it on
 * purpose is held against the test in which that is (`npm run mutation`).
 */
export function facts<T>(read: (text: string) => T, table: Readonly<Record<string, T>>): void {
  expect(Object.fromEntries(Object.keys(table).map((text) => [text, read(text)]))).toEqual(table);
}
