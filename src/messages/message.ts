/** A message: a text by its id, and the values of the places in it. Types alone, so that any folder may say what is wrong. */

import type { English } from "./en/index.ts";

/** Names a text of the program, in every language. */
export type MessageId = keyof English;

/** A text that comes in both languages is worded in the reader's. */
export type Value = string | number | { readonly en: string; readonly ko: string };

/**
 * The names in braces of a text: `"file" | "key"` of `{file} has no {key}`, `"count"` of `{count} {count|row|rows}`. Empty braces stand for
 * themselves.
 */
export type Placeholders<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? (Name extends "" | " " ? never : Name extends `${infer Own}|${string}` ? Own : Name) | Placeholders<Rest>
  : never;

/** The names that the text of an id is filled in with; of several ids, what any of them names. */
export type PlaceholdersOf<Id extends MessageId> = Placeholders<English[Id]>;

/** Values for texts that are not known yet: each by a name that some text has. */
export type Values = Readonly<Partial<Record<PlaceholdersOf<MessageId>, Value>>>;

export interface Message {
  readonly id: MessageId;
  readonly values?: Values;
}

/**
 * What follows an id: the values of all that its text names, or nothing where it names nothing. Of an id that comes with a message
 * of its own, the values that came with it.
 */
export type ValuesFor<Id extends MessageId> = MessageId extends Id
  ? [values?: Values]
  : [PlaceholdersOf<Id>] extends [never]
    ? []
    : [values: Readonly<Record<PlaceholdersOf<Id>, Value>>];

/** An id whose text names nothing but these: what may be said where no other values are at hand. */
export type IdTaking<Names extends string> = {
  [Id in MessageId]: [PlaceholdersOf<Id>] extends [Names] ? Id : never;
}[MessageId];

/** The texts of another language: a text for each id that names what the English one names, or none that would do. */
export type Translation<Texts extends Readonly<Record<MessageId, string>>> = {
  readonly [Id in MessageId]: [Placeholders<Texts[Id]>, PlaceholdersOf<Id>] extends [
    PlaceholdersOf<Id>,
    Placeholders<Texts[Id]>,
  ]
    ? string
    : never;
};
