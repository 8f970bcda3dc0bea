/** The README of a plan that was started, by language: its head, what is of one kind of start, and the heading of the keys. */

import { readmeEn } from "./en/help/readme.ts";
import { readmeKo } from "./ko/help/readme.ts";

export const readmes = { en: readmeEn, ko: readmeKo };
