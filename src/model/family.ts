/** Names of families: `F.*.rest` is one figure or parameter for each member of F. */

/** The family whose member a name's `*` stands for: its first segment, when the second is `*`. */
export function familyOf(name: string): string | undefined {
  const segments = name.split(".");
  return segments[1] === "*" ? segments[0] : undefined;
}

/** A family's name for one member: `programmes.*.cost` → `programmes.npu.cost`. */
export function forMember(name: string, member: string | undefined): string {
  return member === undefined ? name : name.replace("*", member);
}
