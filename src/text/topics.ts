import { topicsEn } from "./topics.en.ts";
import { topicsKo } from "./topics.ko.ts";

/** What `baekjo help TOPIC` says, by language and topic. */
export const topics = { en: topicsEn, ko: topicsKo };
