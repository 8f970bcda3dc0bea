/** The texts of help, by language: of commands, topics and the manual page, and the README of a plan that was started. */

import { helpEn } from "./en/help/commands.ts";
import { readmeEn } from "./en/help/readme.ts";
import { manualEn, topicsEn } from "./en/help/topics.ts";
import { helpKo } from "./ko/help/commands.ts";
import { readmeKo } from "./ko/help/readme.ts";
import { manualKo, topicsKo } from "./ko/help/topics.ts";

/** Names a text of `--help`: "run", "run scenario", "--plan", "compare --plan". */
export type HelpId = keyof typeof helpEn;

export function isHelpId(id: string): id is HelpId {
  return Object.hasOwn(helpEn, id);
}

export const helpTexts = { en: helpEn, ko: helpKo };
export const topics = { en: topicsEn, ko: topicsKo };
export const manualTexts = { en: manualEn, ko: manualKo };
export const readmes = { en: readmeEn, ko: readmeKo };
