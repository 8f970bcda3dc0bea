/** Names of families: `F.*.rest` is one figure or parameter for each member of F. */

import type { Text } from "./definition.ts";

/** The family whose member a name's `*` stands for: its first segment, when the second is `*`. */
export function familyOf(name: string): string | undefined {
  // Asked of every name of every formula: a look at two characters, not a split.
  const dot = name.indexOf(".");
  if (dot < 0 || name[dot + 1] !== "*") return undefined;
  return name.length === dot + 2 || name[dot + 2] === "." ? name.slice(0, dot) : undefined;
}

/** A family's label for one member, whose name stands for `{member}`. */
export function labelFor(label: Text, member: Text): Text {
  return { en: label.en.replaceAll("{member}", member.en), ko: label.ko.replaceAll("{member}", member.ko) };
}

/** A family's name for one member: `programmes.*.cost` → `programmes.npu.cost`. */
export function forMember(name: string, member: string | undefined): string {
  return member === undefined ? name : name.replace("*", member);
}
