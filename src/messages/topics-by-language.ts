import { topicsEn } from "./en/topics.ts";
import { topicsKo } from "./ko/topics.ts";

/** What `baekjo help TOPIC` says, by language and topic. */
export const topics = { en: topicsEn, ko: topicsKo };
