/** Puts messages into words. */

import { withoutHidden } from "../control-characters.ts";
import { en } from "./en/index.ts";
import { ko } from "./ko/index.ts";
import type { Message, MessageId, Value, ValuesFor } from "./message.ts";
import { holeWithParticle, particle } from "./particles.ts";

/**
 * The sentence of a message in a language: `{name}` is a value, and `{name|is|are}` the first of two forms where that value is 1, else the
 * second: "{count} {count|row is|rows are} left out".
 */
export function format({ id, values = {} }: Message, language: string): string {
  const fill = (hole: string, name: string, one?: string, several?: string, closing = "", both = "") => {
    const value = (values as Readonly<Record<string, Value>>)[name];
    if (value === undefined) return hole;
    const text = printable(textOf(value, language));
    if (one !== undefined && several !== undefined) return isOne(text) ? one : several;
    return text + closing + (both === "" ? "" : particle(text, both));
  };
  const text = template(id, language).replace(holeWithParticle, fill);
  return language === "ko" ? inFiscalYears(text) : text;
}

/**
 * What a plan calls FY2030 is 2030회계연도 in a Korean sentence, and not FY2030년; a name that ends in a word for a year gets no second one. What
 * is quoted stays as it was typed.
 */
function inFiscalYears(text: string): string {
  return text
    .replace(/(?<!["\w])(?:FY(\d{4})~)?FY(\d{4})년/g, (_, first: string | undefined, last: string) =>
      first === undefined ? `${last}회계연도` : `${first}~${last}회계연도`,
    )
    .replace(/(年度?|회계연도|\d년도?)년/g, "$1");
}

/** Whether a number as it is shown is 1, also where marks of the private use area stand around it, as on pages. */
function isOne(text: string): boolean {
  return /^(?:\ue000\w+\ue001)?1\ue002?$/.test(text);
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
