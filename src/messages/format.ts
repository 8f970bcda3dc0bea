/** Puts messages into words. */

import { withoutHidden } from "../control-characters.ts";
import { en } from "./en/index.ts";
import { ko } from "./ko/index.ts";
import type { Message, MessageId, Value, ValuesFor } from "./message.ts";
import { holeWithParticle, particle } from "./particles.ts";

/** The sentence of a message in a language. */
export function format({ id, values = {} }: Message, language: string): string {
  return template(id, language).replace(holeWithParticle, (hole, name: string, closing = "", both = "") => {
    const value = (values as Readonly<Record<string, Value>>)[name];
    if (value === undefined) return hole;
    const text = printable(textOf(value, language));
    return text + closing + (both === "" ? "" : particle(text, both));
  });
}

/** The text of a message, with its holes. */
export function template(id: MessageId, language: string): string {
  const areas: readonly (() => Partial<Record<MessageId, string>>)[] = language === "ko" ? ko : en;
  return areas.find((texts) => id in texts())?.()[id] as string;
}

/** Words the message of an id in the language of its reader: `t("solve.more", { count })`. */
export type Translate = <Id extends MessageId>(id: Id, ...values: ValuesFor<Id>) => string;

export function translator(language: string): Translate {
  return (id, ...[values]) => format(values === undefined ? { id } : { id, values }, language);
}

function textOf(value: Value, language: string): string {
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
