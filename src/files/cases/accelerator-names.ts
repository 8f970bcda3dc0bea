/** Names of accelerators as people write them. */

import { message } from "../../errors.ts";
import { shown } from "../../issues.ts";
import type { Path } from "../json/json.ts";
import { hint, type Reporter } from "../readers/schema.ts";

/** A name of an accelerator without what people write differently: `NVIDIA H100-SXM` and `h100 sxm`. */
export function keyOf(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .replaceAll(/\b(?:nvidia|amd|intel|hgx|dgx|instinct|radeon|gpus?)\b/g, " ")
    .trim()
    .replaceAll(/\s+/g, "_");
}

/**
 * The member that a name means: by the name as it is, else by what is left of it without form and memory, which make no other generation
 * (`H200 NVL`, `H100 SXM5 80 GB`, `GH200 Grace Hopper`). A file that tells two forms apart names both, and so does not come to this.
 */
export function memberNamed(name: string, names: ReadonlyMap<string, string>): string | undefined {
  const key = keyOf(name);
  return names.get(key) ?? names.get(keyOf(key.replaceAll("_", " ").replaceAll(forms, " ")));
}

const forms =
  /\b(?:sxm\d?|pcie|oam|nvl ?\d*|\d+ ?gb|hbm\d?e?|superchips?|grace (?:hopper|blackwell)|tensor cores?)\b/g;

export function unknownName(
  name: string,
  path: Path,
  names: ReadonlyMap<string, string>,
  reporter: Reporter,
  key = false,
): void {
  const next = [
    ...hint(keyOf(name), names.keys(), reporter),
    message("cases.generations", { known: [...new Set(names.values())].sort().join(", ") }),
  ];
  reporter.at(path, "cases.unknown-generation", { name: shown(name) }, { next, key });
}
