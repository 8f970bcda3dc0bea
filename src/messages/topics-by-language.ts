import { topicsEn } from "./en/help/topics.ts";
import { topicsKo } from "./ko/help/topics.ts";

/** What `baekjo help TOPIC` says, by language and topic. */
export const topics = { en: topicsEn, ko: topicsKo };
