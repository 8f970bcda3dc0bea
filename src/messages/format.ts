/** Puts messages into words. */

import { withoutHidden } from "../control-characters.ts";
import { en } from "./en/index.ts";
import { ko } from "./ko/index.ts";
import { holeWithParticle, particle } from "./particles.ts";

const tables: Readonly<Record<string, Readonly<Record<string, string>>>> = { en, ko };

type Value = string | number | { readonly en: string; readonly ko: string };

/** The sentence of a message in a language; the id itself where a table lacks it, so that nothing is ever silent. */
export function word(
  message: { readonly id: string; readonly values?: Readonly<Record<string, Value>> },
  language: string,
): string {
  const { id, values = {} } = message;
  const table: Readonly<Record<string, string>> = tables[language] ?? en;
  const template = Object.hasOwn(table, id) ? table[id] : undefined;
  if (template === undefined)
    return [id, ...Object.values(values).map((value) => said(value, language))].join(" ");
  return template.replace(holeWithParticle, (hole, name: string, closing = "", both = "") => {
    if (!Object.hasOwn(values, name)) return hole;
    const text = printable(said(values[name] as Value, language));
    return text + closing + (both === "" ? "" : particle(text, both));
  });
}

function said(value: Value, language: string): string {
  return typeof value === "object" ? value[language === "ko" ? "ko" : "en"] : String(value);
}

/**
 * Text from files and arguments with control and direction characters made visible: an error that quotes a file must
 * not be able to move the cursor.
 */
export function printable(text: string): string {
  return withoutHidden(text, (character) => {
    if (character === "\t") return character;
    return character === "\n" ? "⏎" : "\ufffd";
  });
}
