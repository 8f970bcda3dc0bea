/**
 * Strict JSON whose every value knows where it stands. JSON.parse keeps the last of duplicate keys, turns 1e309 into
 * Infinity and gives no line; jsonc-parser gives offsets, but recurses, forgives, and lists errors without end. So depth
 * and size are bounded before it, and what it forgives is refused after it.
 */

import {
  findNodeAtLocation,
  getNodeValue,
  type Node,
  parseTree,
  printParseErrorCode,
  visit,
} from "jsonc-parser";
import { firstHidden } from "../../control-characters.ts";
import { Failure, type Issue, type Message, type MessageId, message, type ValuesFor } from "../../errors.ts";
import { capped, maxIssues, shown } from "../../issues.ts";
import { type Lines, linesOf, placeAt } from "../../places.ts";
import { maxBytes, tooLarge } from "./read-file.ts";

export interface JsonDocument {
  /** As named to the user: a path, or `-`. */
  readonly file: string;
  readonly lines: Lines;
  readonly root: Node;
  /** The node at a path, if there is one. */
  readonly find: (path: Path) => Node | undefined;
  /** Plain data; objects in it have no prototype. */
  readonly value: unknown;
}

export type Path = readonly (string | number)[];

const deepest = 64;
const maxValues = 200_000;

/** Ids for what jsonc-parser finds. */
const syntaxIds: Readonly<Record<string, MessageId>> = {
  PropertyNameExpected: "json.key-expected",
  ValueExpected: "json.value-expected",
  ColonExpected: "json.colon-expected",
  CommaExpected: "json.comma-expected",
  CloseBraceExpected: "json.brace-expected",
  CloseBracketExpected: "json.bracket-expected",
  EndOfFileExpected: "json.end-expected",
  UnexpectedEndOfString: "json.string-end",
  UnexpectedEndOfNumber: "json.number-end",
  InvalidUnicode: "json.escape",
  InvalidEscapeCharacter: "json.escape",
  InvalidCharacter: "json.control-character",
};

const forbiddenKeys: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);

/**
 * Reads a whole JSON text. Bytes must be UTF-8; one leading BOM is tolerated. Throws Failure "input" with all that is
 * wrong with it, each placed, and Failure "file" for more than 8 MiB.
 */
export function readJson(file: string, content: Uint8Array | string): JsonDocument {
  if (content.length > maxBytes) throw tooLarge(file);
  const text = typeof content === "string" ? content.replace(/^\ufeff/, "") : decodeUtf8(file, content);
  const lines = linesOf(file, text);
  const issues: Issue[] = [];
  const report: Report = (id, offset, length, ...values) => {
    // Behind the cap only their number counts.
    if (issues.length > maxIssues) issues.push({ id });
    else issues.push({ ...message(id, ...values), place: placeAt(lines, offset, length) });
  };

  const begins = text.search(/\S/);
  if (begins < 0) throw new Failure("input", { ...message("json.empty"), place: { file, line: 1 } });
  // A page or a table is no JSON from its first letter on: nothing behind that says more.
  if (/[^[{"\-\dtfn/]/.test(text[begins] as string)) {
    report("json.symbol", begins, 1);
    throw new Failure("input", issues);
  }
  const bound = overBounds(text);
  if (bound !== undefined) {
    report(bound.id, bound.offset, 1, bound.values);
    throw new Failure("input", issues);
  }
  if (!isJson(text)) for (const error of syntaxErrors(text)) report(error.id, error.offset, error.length);
  const root = issues.length === 0 ? parseTree(text) : undefined;
  if (root === undefined) throw new Failure("input", capped(issues));
  refuseUnsafe(root, text, report);
  if (issues.length > 0) throw new Failure("input", capped(issues));
  const find = (path: Path) => findNodeAtLocation(root, [...path]);
  return { file, lines, root, find, value: getNodeValue(root) };
}

/** The text of bytes in UTF-8, without a byte order mark. Throws Failure "input" with the first line that is something else. */
export function decodeUtf8(file: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    // The longest beginning that still decodes ends on the line that an editor should show.
    let good = 0;
    let bad = bytes.length + 1;
    while (bad - good > 1) {
      const middle = (good + bad) >> 1;
      if (decodes(bytes.subarray(0, middle))) good = middle;
      else bad = middle;
    }
    let line = 1;
    for (let at = 0; at < good; at++) if (bytes[at] === 10) line++;
    throw new Failure("input", { ...message("json.not-utf8"), place: { file, line } });
  }
}

function decodes(beginning: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(beginning, { stream: true });
    return true;
  } catch {
    return false;
  }
}

interface Bound extends Message {
  readonly offset: number;
}

type Report = <Id extends MessageId>(
  id: Id,
  offset: number,
  length: number,
  ...values: ValuesFor<Id>
) => void;

/** What must not reach the recursive parser: depth, sheer number of values, and comments, in which brackets could hide. */
function overBounds(text: string): Bound | undefined {
  let depth = 0;
  let values = 1;
  let inString = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (inString) {
      // Strings end at a line break here because they do so (with an error) in the parser.
      if (code === 0x22 || code === 0x0a || code === 0x0d) inString = false;
      else if (code === 0x5c) at++;
    } else if (code === 0x22) {
      inString = true;
    } else if (code === 0x7b || code === 0x5b) {
      depth++;
      values++;
      if (depth > deepest) return { ...message("json.too-deep", { most: deepest }), offset: at };
    } else if (code === 0x7d || code === 0x5d) {
      depth--;
    } else if (code === 0x2c) {
      values++;
      if (values > maxValues) return { ...message("json.too-many", { most: maxValues }), offset: at };
    } else if (code === 0x2f) {
      return { ...message("json.comment"), offset: at };
    }
  }
  return undefined;
}

/** Whether there is nothing to look for: it takes a fraction of the time of looking. */
function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

interface SyntaxIssue {
  readonly id: MessageId;
  readonly offset: number;
  readonly length: number;
}

/** The first syntax errors. The parser goes on behind each and would list millions, so it is stopped by throwing. */
function syntaxErrors(text: string): SyntaxIssue[] {
  const found: SyntaxIssue[] = [];
  const stop = new Error("enough");
  const onError = (code: number, offset: number, length: number) => {
    // Where one slip makes several errors, the first tells it.
    if (found.at(-1)?.offset === offset) return;
    const name = printParseErrorCode(code);
    const id = trailingComma(text, offset) ? "json.trailing-comma" : (syntaxIds[name] ?? "json.symbol");
    found.push({ id, offset, length: Math.max(1, length) });
    if (found.length > maxIssues) throw stop;
  };
  try {
    visit(text, { onError }, { disallowComments: true });
  } catch (error) {
    if (error !== stop) throw error;
  }
  return found;
}

function trailingComma(text: string, offset: number): boolean {
  if (text[offset] !== "}" && text[offset] !== "]") return false;
  let before = offset - 1;
  while (before >= 0 && " \t\r\n".includes(text[before] as string)) before--;
  return text[before] === ",";
}

/** Well-formed JSON that would be misread: duplicate keys, names of prototypes, numbers out of range, hidden characters. */
function refuseUnsafe(root: Node, text: string, report: Report): void {
  const visitNode = (node: Node): void => {
    if (node.type === "object") {
      const keys = new Set<string>();
      for (const property of node.children ?? []) {
        const [key, value] = property.children as [Node, Node];
        const name = key.value as string;
        visitNode(key);
        if (forbiddenKeys.has(name)) report("json.forbidden-key", key.offset, key.length, { key: name });
        if (keys.has(name)) report("json.duplicate-key", key.offset, key.length, { key: shown(name) });
        keys.add(name);
        visitNode(value);
      }
    } else if (node.type === "array") {
      for (const child of node.children ?? []) visitNode(child);
    } else if (node.type === "string") {
      const code = firstHidden(node.value)?.character.codePointAt(0);
      if (code !== undefined) {
        const character = `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
        report("json.hidden-character", node.offset, node.length, { character });
      }
    } else if (node.type === "number") {
      const written = text.slice(node.offset, node.offset + node.length);
      const vanished = node.value === 0 && /[1-9]/.test(written.split(/e/i)[0] as string);
      if (!Number.isFinite(node.value) || vanished) {
        report("json.number-range", node.offset, node.length, { number: shown(written) });
      } else if (/^-?\d+$/.test(written) && !Number.isSafeInteger(node.value)) {
        report("json.integer-range", node.offset, node.length, { number: shown(written) });
      }
    }
  };
  visitNode(root);
}
