/**
 * The few kinds of error, each with its exit code. An issue is a message with its place: `messages/` words it, so
 * that English and Korean are two tables over one list of ids.
 */

import type { IdTaking, Message, MessageId, Values, ValuesFor } from "./messages/message.ts";

export type { IdTaking, Message, MessageId, Values, ValuesFor };

export const exitCodes = {
  done: 0,
  no: 1,
  usage: 2,
  input: 3,
  unsolved: 4,
  file: 5,
  bug: 70,
  interrupted: 130,
} as const;

/**
 * A message by its id, with a value for each name in braces of its text: an id without a text, a value that is missing and one
 * that the text does not name do not compile. Where either of two ids is meant, the values are those of both.
 */
export function message<Id extends MessageId>(id: Id, ...values: ValuesFor<Id>): Message {
  const [given] = values;
  return given === undefined ? { id } : { id, values: given };
}

/**
 * Where in which file: line and column count from 1, in UTF-16 units; `text` is that line, for the caret. Of a very long line
 * `text` is the part around the column, and `cut` says how many units of the line stand before that part.
 */
export interface Place {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  readonly length?: number;
  readonly text?: string;
  readonly cut?: number;
  /** It is an argument of the command line, and no file: `file` is its option. */
  readonly argument?: true;
}

/** What to do next: a name that may be meant, a command to try. */
export interface Hint extends Message {
  /** The command line with the name in it, to be pasted; in each language where amounts are in its numerals. */
  readonly command?: string | { readonly en: string; readonly ko: string };
}

export interface Issue extends Message {
  readonly place?: Place;
  readonly next?: readonly Hint[];
}

/** How many errors these are, with those that are counted and not shown. */
export function numberOf(issues: readonly Issue[]): number {
  const of = ({ id, values }: Issue) => (id === "issues.more" ? Number(values?.count) : 1);
  return issues.reduce((sum, issue) => sum + of(issue), 0);
}

export type FailureKind = "usage" | "input" | "unsolved" | "file";

/** Every error that is the user's to mend. Anything else that is thrown is a bug of ours (exit 70). */
export class Failure extends Error {
  readonly kind: FailureKind;
  readonly issues: readonly Issue[];

  constructor(kind: FailureKind, issues: Issue | readonly Issue[]) {
    const list = Array.isArray(issues) ? (issues as readonly Issue[]) : [issues as Issue];
    super(list.map((issue) => issue.id).join(", "));
    this.name = "Failure";
    this.kind = kind;
    this.issues = list;
  }

  /** The bundles each hold this class: what any of them throws is a failure to all. */
  static override [Symbol.hasInstance](thrown: unknown): boolean {
    return thrown instanceof Error && thrown.name === "Failure" && "issues" in thrown;
  }

  get exitCode(): number {
    return exitCodes[this.kind];
  }
}

/** The user ended the program while it waited: there is nothing to say. */
export class Interrupted extends Error {}

/** To try instead of a name that is not known: a message for each name that may be meant. */
export function didYouMean(names: readonly string[]): Message[] {
  return names.map((name) => message("next.did-you-mean", { names: name }));
}

/** A word of a command that is to be pasted into a POSIX shell: as it is where that is safe, otherwise quoted. */
export function shellWord(word: string): string {
  // Most are of ASCII: classes of Unicode take V8 a millisecond to make out.
  const isSafe = /^[\w@%+=:,./-]+$/.test(word) || /^[\p{L}\p{N}_@%+=:,./-]+$/u.test(word);
  return isSafe ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/**
 * The names nearest to `name`, best first: by edit distance on the whole, and on the last segment. Of equals the one that
 * `known` gives first.
 */
export function nearest(name: string, known: Iterable<string>, most = 3): string[] {
  const wanted = name.toLowerCase();
  const last = wanted.slice(wanted.lastIndexOf(".") + 1);
  const scored: { known: string; score: number }[] = [];
  for (const candidate of known) {
    const lower = candidate.toLowerCase();
    const lastOfCandidate = lower.slice(lower.lastIndexOf(".") + 1);
    let score = distance(wanted, lower) / Math.max(wanted.length, lower.length);
    if (lastOfCandidate === last) score = Math.min(score, 0.4);
    if (score <= 0.45) scored.push({ known: candidate, score });
  }
  scored.sort((a, b) => a.score - b.score);
  return scored.slice(0, most).map((entry) => entry.known);
}

/** Levenshtein distance (1966), bounded by looking at the first 80 characters: names are short. */
export function distance(a: string, b: string): number {
  const left = a.slice(0, 80);
  const right = b.slice(0, 80);
  let row = Array.from({ length: right.length + 1 }, (_, i) => i);
  for (let i = 1; i <= left.length; i++) {
    const next = [i];
    for (let j = 1; j <= right.length; j++) {
      const change = left[i - 1] === right[j - 1] ? 0 : 1;
      next.push(
        Math.min((row[j] as number) + 1, (next[j - 1] as number) + 1, (row[j - 1] as number) + change),
      );
    }
    row = next;
  }
  return row[right.length] as number;
}
