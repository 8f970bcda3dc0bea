/** The program as a command finds it. */

import type { CommandUnknownOpts } from "@commander-js/extra-typings";
import type { Streams } from "./streams/streams.ts";

/** Where the program is installed, which version of it, and what it sees of the world. */
export interface App {
  /** The folder of the package. */
  readonly root: string;
  readonly version: string;
  readonly streams: Streams;
  /** Memory that the program was read into: once, to one who reads a file into it and keeps it. */
  readonly lend?: () => Uint8Array | undefined;
  /** Where a saved result is calculated again: nothing is read or written then but the shipped data. */
  readonly again?: Again;
}

export interface Again {
  /** The scenarios that do not ship, by name. */
  readonly contents: ReadonlyMap<string, string>;
  /** Is handed the result, in place of a file or a stream. */
  readonly take: (text: string) => void;
}

/** What a command may ask of the program that it is a part of. */
export interface Program {
  /** The names of all commands. */
  readonly names: readonly string[];
  /** Runs a command line once more, silently, on what a saved result brings. */
  readonly again: (argv: readonly string[], brought: Again) => Promise<unknown>;
  /** The program with every command declared: for completion, and to say what may have been meant. */
  readonly all: () => Promise<CommandUnknownOpts>;
}
