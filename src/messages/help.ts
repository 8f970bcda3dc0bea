/** The texts of `--help`, by language. */

import { helpEn } from "./en/help/commands.ts";
import { helpKo } from "./ko/help/commands.ts";

/** Names a text of `--help`: "run", "run scenario", "--plan", "compare --plan". */
export type HelpId = keyof typeof helpEn;

export function isHelpId(id: string): id is HelpId {
  return Object.hasOwn(helpEn, id);
}

export const helpTexts = { en: helpEn, ko: helpKo };
