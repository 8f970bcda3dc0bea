/** Inputs that are parts of one whole, of which one may be the rest: what the others leave of 100%. */

import type { Definition, Text } from "./definition.ts";
import { familyOf, forMember, labelFor } from "./family.ts";
import { restOf, valueIn } from "./input-values.ts";
import type { Input, Instance } from "./inputs.ts";
import type { Structure, Whole } from "./types.ts";

/** The wholes of a definition for the members that a plan gives its families. One without any parts is none. */
export function wholesOf(
  { shares = [] }: Pick<Definition, "shares">,
  members: ReadonlyMap<string, readonly string[]>,
): readonly Whole[] {
  return shares.flatMap((share): Whole[] => {
    const family = familyOf(share.name);
    if (family === undefined) {
      const parts = share.members.flatMap((pattern) => {
        const of = familyOf(pattern);
        return of === undefined
          ? [pattern]
          : [...(members.get(of) ?? [])].map((member) => forMember(pattern, member));
      });
      return parts.length === 0 ? [] : [{ name: share.name, share, parts }];
    }
    return [...(members.get(family) ?? [])].map((member) => ({
      name: forMember(share.name, member),
      share,
      member,
      parts: share.members.map((pattern) => forMember(pattern, member)),
    }));
  });
}

/** A whole's label; of a family's with the name of its member. `families`: the members' names, by family. */
export function labelOf(
  { share, member }: Pick<Whole, "share" | "member">,
  families: ReadonlyMap<string, ReadonlyMap<string, Text>>,
): Text {
  const family = familyOf(share.name);
  if (member === undefined || family === undefined) return share.label;
  return labelFor(share.label, families.get(family)?.get(member) ?? { en: member, ko: member });
}

/** The part of a whole that is the rest; the first by order of the whole where several are. */
export function restIn<T extends Input>(inputs: ReadonlyMap<string, T>, { parts }: Whole): T | undefined {
  for (const part of parts) {
    const input = inputs.get(part);
    if (input?.rest !== undefined) return input;
  }
  return undefined;
}

/** Says of every rest among some inputs what it is the rest of, and gives it its value, in place. */
export function settleRests<T extends Input>(inputs: Map<string, T>, wholes: readonly Whole[]): void {
  for (const whole of wholes) {
    const rest = restIn(inputs, whole);
    if (rest === undefined) continue;
    const { range: _range, prices: _prices, ...kept } = rest;
    const others = whole.parts.filter((part) => part !== rest.name && inputs.has(part));
    inputs.set(rest.name, { ...(kept as T), rest: others });
  }
  followRests(inputs);
}

/** Gives every rest what the other parts leave it, in place: one number, or one for each year that any of them names. */
export function followRests<T extends Input>(inputs: Map<string, T>): void {
  for (const [name, input] of inputs) {
    if (input.rest === undefined) continue;
    const others = input.rest.map((other) => inputs.get(other) as T);
    const years = new Set(
      others.flatMap(({ value }) => (typeof value === "number" ? [] : [...value.keys()])),
    );
    const sorted = [...years].sort((a, b) => a - b);
    const value =
      sorted.length === 0
        ? restOf(others.map((other) => other.value as number))
        : new Map(sorted.map((year) => [year, restOf(others.map((other) => valueIn(other, year)))]));
    inputs.set(name, { ...input, value });
  }
}

export function restsIn({ inputs }: Pick<Instance, "inputs">): Structure["rests"] {
  const rests = new Map<string, readonly string[]>();
  for (const [name, { rest }] of inputs) if (rest !== undefined) rests.set(name, rest);
  return rests;
}

/** Whether the same parts of the same wholes are the rest. */
export function sameRests(a: Structure["rests"], b: Structure["rests"]): boolean {
  return a.size === b.size && [...a].every(([name, parts]) => String(b.get(name)) === String(parts));
}
