/** Text that Markdown shows as it is, in GitHub's dialect. Every piece is one line: what could break it is made visible. */

import { maxOf } from "../../lists.ts";
import { printable } from "../../messages/format.ts";

/** Prose. The dollar is escaped because two of them on a line are taken for mathematics. */
export function escaped(text: string): string {
  return oneLine(text).replace(/[\\`*_[\]<>|~$]|&(?=#?\w+;)/g, "\\$&");
}

/** Something to be copied as it stands: a name, a formula. `inTable`: there a bar ends the cell, even inside of code. */
export function code(text: string, inTable = false): string {
  const line = oneLine(text);
  const longest = maxOf(
    (line.match(/`+/g) ?? []).map((run) => run.length),
    0,
  );
  const fence = "`".repeat(longest + 1);
  const body = longest > 0 ? ` ${line} ` : line;
  return fence + (inTable ? body.replaceAll("|", "\\|") : body) + fence;
}

export function isAddress(text: string): boolean {
  return /^https?:\/\/\S+$/.test(text);
}

export function link(address: string): string {
  return `<${printable(address).replace(/[<>|]/g, encodeURIComponent)}>`;
}

function oneLine(text: string): string {
  return printable(text.normalize("NFC")).replaceAll("\t", " ");
}
