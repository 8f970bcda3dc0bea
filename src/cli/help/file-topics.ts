/** What help says of the kinds of data file: the topic in words, and behind them every key. */

import { join } from "node:path";
import { readBytes } from "../../files/json/read-file.ts";
import { keysOf, type SchemaKey, type SchemaPart } from "../../files/readers/schema-keys.ts";
import type { Block } from "../../messages/en/help/guide.ts";
import { topicsEn } from "../../messages/en/help/topics.ts";
import { textOfKey } from "../../messages/key-texts.ts";
import { topicsKo } from "../../messages/ko/help/topics.ts";
import type { Language } from "../../output/formats.ts";
import type { schemaNames, topicNames } from "../options.ts";
import type { HelpEntry } from "./help-text.ts";

const topics = { en: topicsEn, ko: topicsKo };

type Topic = (typeof topicNames)[number];
type Kind = (typeof schemaNames)[number];

/** The kind of file whose keys a topic lists. */
const kinds: Partial<Record<Topic, Kind>> = {
  model: "model",
  plan: "plan",
  scenarios: "scenario",
  checks: "checks",
};

/**
 * All that a topic says; the commands to paste stay last. `root`: the folder of the package. `common`: the options that nearly every command
 * takes. Throws Failure "file".
 */
export function topicBlocks(
  topic: Topic,
  language: Language,
  root: string,
  common: readonly HelpEntry[],
): readonly Block[] {
  const blocks = topics[language]()[topic];
  if (topic === "options" && common.length > 0) {
    const terms = common.map(({ term, text }) => [term, text] as const);
    return [...blocks.slice(0, -1), { terms }, ...blocks.slice(-1)];
  }
  const kind = kinds[topic];
  if (kind === undefined) return blocks;
  const terms = keysOfKind(kind, root).map(({ path, required, part }) => {
    const within = path.split(".").filter((segment) => segment !== "*");
    const term = `${"  ".repeat(within.length - 2)}${within.at(-1)}${required ? "" : "?"}`;
    return [term, `${textOfKey(path, language)}${choices(part)}`] as const;
  });
  return [...blocks.slice(0, -1), { terms }, ...blocks.slice(-1)];
}

/** The keys of a kind of file as list items of Markdown, with their paths: `parameters.NAME.range.low`. Throws Failure "file". */
export function keysInMarkdown(kind: Kind, language: Language, root: string): string {
  const lines = keysOfKind(kind, root).map(({ path, required, part }) => {
    const name = path.slice(kind.length + 1).replaceAll("*", language === "ko" ? "이름" : "NAME");
    return `- \`${name}\`${required ? "" : "?"}: ${textOfKey(path, language)}${choices(part)}\n`;
  });
  return lines.join("");
}

function keysOfKind(kind: Kind, root: string): readonly SchemaKey[] {
  const text = new TextDecoder().decode(readBytes(join(root, "data", "schemas", `${kind}.json`)));
  return keysOf(kind, JSON.parse(text) as SchemaPart);
}

/** The words that may stand there, where there are several. */
function choices({ enum: words }: SchemaPart): string {
  return words === undefined || words.length < 2 ? "" : ` (${words.join(", ")})`;
}
