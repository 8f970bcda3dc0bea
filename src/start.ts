/** The first to run, and so small: it alone is compiled at every start, the rest when the package was built. */

import { cli } from "./bundles.ts";

/** `root`: the folder of the package. Sets the exit code and never throws. */
export function start(argv: readonly string[], root: string): Promise<void> {
  return cli().main(argv, root);
}
