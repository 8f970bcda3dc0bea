/** What is made of the shipped data and of the help when the package is built. */

import { shippedBreakEvens } from "../src/analysis/compare/break-even.ts";
import { manual } from "../src/cli/help/man-page.ts";
import { silentStreams } from "../src/cli/streams/streams.ts";
import { Failure } from "../src/errors.ts";
import { recordOf } from "../src/files/cache/recording.ts";
import { takeSnapshot } from "../src/files/cache/snapshot.ts";
import { loadProject } from "../src/files/load.ts";
import { examples, program } from "../src/program.ts";

/** The shipped data as it was found sound; undefined where it is not. */
export function snapshot(dataDir: string): Uint8Array | undefined {
  try {
    const project = loadProject({ dataDir });
    const known = { ...project, breakEvens: shippedBreakEvens(project) };
    return takeSnapshot(known, recordOf(project), dataDir);
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}

/** The manual in both languages, each with its path in the folder where man looks. */
export async function manuals(root: string, version: string) {
  const of = await examples();
  const page = async (language: "en" | "ko") =>
    manual(
      await program({ root, version, streams: silentStreams() }, {}, language),
      (command) => of.get(command) ?? [],
      { root, version },
      language,
    );
  return [
    { path: "man1/baekjo.1", text: await page("en") },
    { path: "ko/man1/baekjo.1", text: await page("ko") },
  ];
}
