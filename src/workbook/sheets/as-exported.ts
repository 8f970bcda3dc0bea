/** What an input was when its workbook was written, as a cell of its row keeps it. */

import { fingerprint } from "../../files/cache/fingerprint.ts";

/** The columns of words, in which somebody may type where another value comes from. */
export const textColumns = ["label", "setBy", "source", "reason"] as const;
export type TextColumn = (typeof textColumns)[number];

/** What an input was when it was written: numbers as its cells have them, by heading. */
export interface Exported {
  readonly value?: number;
  readonly years?: Readonly<Record<string, number>>;
  readonly low?: number;
  readonly high?: number;
  readonly shape?: string;
  readonly rest?: true;
  /** Of one value, the first and the last year whose cells take it from its own. */
  readonly followed?: readonly [first: number, last: number];
  readonly prices?: number;
  /** Marks of the words in its row. */
  readonly texts?: Readonly<Record<TextColumn, string>>;
}

/** A mark by which words in a cell are known again, however programs lay out the spaces between them. */
export function textMark(text: string): string {
  return fingerprint(text.replaceAll(/\s+/g, " ").trim());
}

/** Whether what a cell says is of this shape. */
export function exportedIn(text: unknown): Exported | undefined {
  const read = parsed(text);
  if (typeof read !== "object" || read === null || Array.isArray(read)) return undefined;
  const { value, years, low, high, shape, rest, followed, prices, texts } = read as Record<
    keyof Exported,
    unknown
  >;
  const isNumber = (one: unknown) => one === undefined || (typeof one === "number" && Number.isFinite(one));
  const byYear =
    years === undefined ||
    (typeof years === "object" &&
      years !== null &&
      Object.values(years).every((one) => one !== undefined && isNumber(one)));
  const isTexts =
    texts === undefined ||
    (typeof texts === "object" &&
      texts !== null &&
      textColumns.every((column) => typeof (texts as Record<string, unknown>)[column] === "string"));
  const isExported =
    isTexts &&
    [value, low, high, prices].every(isNumber) &&
    byYear &&
    (shape === undefined || typeof shape === "string") &&
    (rest === undefined || rest === true) &&
    (followed === undefined ||
      (Array.isArray(followed) && followed.length === 2 && followed.every(isNumber))) &&
    [value, years, rest].filter((one) => one !== undefined).length === 1;
  return isExported ? (read as Exported) : undefined;
}

/** The years that an input had a cell for. */
export function yearsIn({ years = {}, followed: [first, last] = [0, -1] }: Exported): readonly number[] {
  const between = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  return [...Object.keys(years).map(Number), ...between];
}

function parsed(text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    return undefined;
  }
}
