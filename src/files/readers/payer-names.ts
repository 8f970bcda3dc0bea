/** What a plan calls those who pay, in the texts of its model. */

import type { Definition, Text } from "../../model/definition.ts";
import { hint, type Reporter } from "./schema.ts";

/** `{payers.state|the state}`: the plan's name of the payer, or the words behind the bar; without a bar, the model's label of it. */
const hole = /\{payers\.([a-z][a-z0-9_]*)(?:\|([^{}|]*))?\}/g;

/**
 * The definition with its holes for payers filled, and its payers labelled, by the names that a plan gives. A name begins with a
 * capital where the words that it replaces do; a payer without a name keeps the words of the model.
 */
export function withPayers(definition: Definition, names: ReadonlyMap<string, Text>): Definition {
  const { payers } = definition;
  const labels = new Map([...payers].map(([id, label]) => [id, inPlaceOf(label, names.get(id))]));
  const replace = ({ en, ko }: Text): Text => ({ en: filled(en, "en"), ko: filled(ko, "ko") });
  const filled = (text: string, language: keyof Text) =>
    text.replace(hole, (whole, id: string, words?: string) => {
      const replaced = words ?? payers.get(id)?.[language] ?? whole;
      return inCaseOf(replaced, names.get(id)?.[language] ?? replaced);
    });
  return { ...eachText(definition, replace), payers: labels };
}

/** Reports payers that the model does not have, wherever a text of its file has a hole for one. */
export function checkPayersNamed(
  value: unknown,
  payers: ReadonlyMap<string, Text>,
  reporter: Reporter,
  path: readonly (string | number)[] = [],
): void {
  if (typeof value === "string") {
    for (const [, id = ""] of value.matchAll(hole)) {
      if (payers.has(id)) continue;
      const next = hint(id, payers.keys(), reporter);
      reporter.at(path, "model.unknown-payer", { payer: id.slice(0, 80) }, { next });
    }
  } else if (typeof value === "object" && value !== null) {
    for (const [key, part] of Object.entries(value)) {
      checkPayersNamed(part, payers, reporter, [...path, Array.isArray(value) ? Number(key) : key]);
    }
  }
}

function inPlaceOf(label: Text, name: Text | undefined): Text {
  return name === undefined ? label : { en: inCaseOf(label.en, name.en), ko: inCaseOf(label.ko, name.ko) };
}

function inCaseOf(words: string, name: string): string {
  return /^\p{Lu}/u.test(words) ? name.charAt(0).toUpperCase() + name.slice(1) : name;
}

/** The same value, each text in it in both languages replaced. */
function eachText<Value>(value: Value, replace: (text: Text) => Text): Value {
  if (value instanceof Map) {
    return new Map([...value].map(([key, part]) => [key, eachText(part, replace)])) as Value;
  }
  if (Array.isArray(value)) return value.map((part) => eachText(part, replace)) as Value;
  if (typeof value !== "object" || value === null) return value;
  if (isText(value)) return replace(value) as Value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, eachText(part, replace)]),
  ) as Value;
}

function isText(value: object): value is Text {
  return "en" in value && "ko" in value && typeof value.en === "string" && typeof value.ko === "string";
}
