/** The texts of `--help`, by language. */

import { helpEn } from "./en/help/commands.ts";
import { helpKo } from "./ko/help/commands.ts";

/** Names a text of `--help`: "run", "run scenario", "--plan", "compare --plan". */
export type HelpId = keyof ReturnType<typeof helpEn>;

export function isHelpId(id: string): id is HelpId {
  return Object.hasOwn(helpEn(), id);
}

export function helpTexts(language: string): Readonly<Record<HelpId, string>> {
  return language === "ko" ? helpKo() : helpEn();
}
