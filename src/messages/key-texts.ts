/** The texts of the keys of data files, by language. */

import { keysEn } from "./en/help/keys.ts";
import { keysKo } from "./ko/help/keys.ts";

export const keyTexts: Readonly<Record<"en" | "ko", () => Readonly<Record<string, string>>>> = {
  en: keysEn,
  ko: keysKo,
};

/** The id of the text of a key by its path, `plan.sources.*.url`: its own, or that of the longest end of the path which has one. */
export function keyTextId(path: string): string | undefined {
  const segments = path.split(".");
  return segments.map((_, i) => segments.slice(i).join(".")).find((end) => Object.hasOwn(keysEn(), end));
}

/** What a key means. */
export function textOfKey(path: string, language: "en" | "ko"): string | undefined {
  const id = keyTextId(path);
  return id === undefined ? undefined : keyTexts[language]()[id];
}
