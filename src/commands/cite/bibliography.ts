/** The sources of a metric for a reference manager: BibTeX as btparse and biber read it, and CSL-JSON by the schema of CSL 1.0.2. */

import { escapingHidden } from "../../control-characters.ts";
import type { Language } from "../../output/formats.ts";
import type { SourceRow } from "../../report/explanation.ts";

/** What stands in a field for a character that TeX reads as something else; braces must pair, even behind a backslash. */
const inTex: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "{": "\\textbraceleft{}",
  "}": "\\textbraceright{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
};

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"] as const;

/** An entry for each source. Titles are in `language`, Hangul as it is; capitals stay as they are. */
export function bibtex(sources: readonly SourceRow[], language: Language): string {
  const keys = keysOf(sources);
  const entries = sources.map(({ title, publisher, date, url }, i) => {
    const [year, month, day] = date.split("-");
    const named = months[Number(month) - 1];
    const when =
      named === undefined ? [] : [["month", day === undefined ? named : `${named} # "~${Number(day)}"`]];
    const fields = [
      ["author", `{{${tex(publisher[language])}}}`],
      ["title", `{{${tex(title[language])}}}`],
      ["year", `{${year}}`],
      ...when,
      ["howpublished", `{\\url{${address(url)}}}`],
      ["url", `{${address(url)}}`],
    ];
    const lines = fields.map(([name, value]) => `  ${name} = ${value},\n`);
    return `@misc{${keys[i]},\n${lines.join("")}}\n`;
  });
  return entries.join("\n");
}

/** One array of items, each a web page with what is known of it. */
export function cslJson(sources: readonly SourceRow[], language: Language): string {
  const items = sources.map(({ id, title, publisher, date, url }) => ({
    id,
    type: "webpage",
    title: text(title[language]),
    author: [{ literal: text(publisher[language]) }],
    publisher: text(publisher[language]),
    issued: { "date-parts": [date.split("-").map(Number)] },
    URL: address(url),
  }));
  return `${escapingHidden(JSON.stringify(items, null, 2), "\n")}\n`;
}

/** Ids as keys of BibTeX, which are of few characters and differ in more than capitals. */
function keysOf(sources: readonly SourceRow[]): readonly string[] {
  const taken = new Set<string>();
  return sources.map(({ id }) => {
    const key = id.normalize("NFC").replaceAll(/[^\p{L}\p{N}:._-]/gu, "-");
    let own = key;
    for (let n = 2; taken.has(own.toLowerCase()); n++) own = `${key}-${n}`;
    taken.add(own.toLowerCase());
    return own;
  });
}

function text(value: string): string {
  return value.normalize("NFC").replaceAll(/\s+/g, " ");
}

function tex(value: string): string {
  const escaped = text(value).replaceAll(
    /[\\{}~^]|[$&#%_]/g,
    (character) => inTex[character] ?? `\\${character}`,
  );
  return escapingHidden(escaped);
}

/** An address in which nothing ends a field or is a space. */
function address(url: string): string {
  return url.replaceAll(/[\\{}\s"<>^`|\p{Cc}\p{Cf}]/gu, encodeURIComponent);
}
