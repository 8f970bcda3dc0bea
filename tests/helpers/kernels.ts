import { readFileSync } from "node:fs";

/** Lets tests of the sources import `dist/kernels.wasm` as esbuild lets the bundles: as its bytes. The build before all tests makes it. */
export const kernels = {
  name: "kernels",
  enforce: "pre",
  load(id: string): string | undefined {
    if (!id.endsWith(".wasm")) return undefined;
    return `export default Buffer.from("${readFileSync(id).toString("base64")}", "base64");`;
  },
} as const;
