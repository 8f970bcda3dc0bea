/** A command as somebody could type it again: what was given, in one order. */

import { basename } from "node:path";
import { shellWord } from "../../errors.ts";

type Given = string | number | boolean | undefined | readonly string[];

/** `options`: as commander has parsed them. Of a file only its name: where it lay says nothing about what is in it. */
export function commandLine(
  verb: string,
  names: readonly string[],
  options: Readonly<Record<string, Given>>,
): string {
  const flags = Object.entries(options)
    .filter(([name]) => !without.has(name))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, value]) => wordsOf(name, value));
  const output = typeof options.output === "string" ? ["-o", basename(options.output)] : [];
  return ["baekjo", verb, ...names, ...flags, ...output].map(shellWord).join(" ");
}

/** What changes nothing in the page. */
const without: ReadonlySet<string> = new Set(["output", "color", "wide", "bom", "ascii"]);

function wordsOf(name: string, value: Given): string[] {
  const flag = `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  if (value === undefined || value === false) return [];
  if (value === true) return [flag];
  if (typeof value === "string" || typeof value === "number") return [flag, String(value)];
  return value.flatMap((each) => [flag, each]);
}
