/** The texts of help, by language: of commands, topics and the manual page. */

import { helpEn } from "./en/help/commands.ts";
import { manualEn, topicsEn } from "./en/help/topics.ts";
import { helpKo } from "./ko/help/commands.ts";
import { manualKo, topicsKo } from "./ko/help/topics.ts";

/** Names a text of `--help`: "run", "run scenario", "--plan", "compare --plan". */
export type HelpId = keyof typeof helpEn;

export function isHelpId(id: string): id is HelpId {
  return Object.hasOwn(helpEn, id);
}

export const helpTexts = { en: helpEn, ko: helpKo };
export const topics = { en: topicsEn, ko: topicsKo };
export const manualTexts = { en: manualEn, ko: manualKo };
