/**
 * Markup that cannot be broken out of: whatever is text when it comes in is text when it goes out. Plans and scenarios come from
 * strangers.
 */

import { printable } from "../../../messages/format.ts";
import { unbreakable } from "../../../output/text/width.ts";

export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export type Child = string | Markup | undefined | readonly Child[];
type Attributes = Readonly<Record<string, string | number | undefined>>;

const empty: ReadonlySet<string> = new Set([
  "meta",
  "br",
  "input",
  "rect",
  "path",
  "line",
  "circle",
  "use",
  "col",
]);

/** An element with its children; attributes that are undefined are left out. */
export function el(name: string, attributes: Attributes = {}, ...children: readonly Child[]): Markup {
  const given = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escaped(String(value))}"`)
    .join("");
  if (empty.has(name) && children.length === 0) {
    return new Markup(
      ["meta", "br", "col", "input"].includes(name) ? `<${name}${given}>` : `<${name}${given}/>`,
    );
  }
  return new Markup(`<${name}${given}>${inner(children, running.has(name) ? unbroken : escaped)}</${name}>`);
}

/** `write`: text as it stands in markup. */
export function inner(children: readonly Child[], write: (text: string) => string = escaped): string {
  return children
    .map((child) => {
      if (child === undefined) return "";
      if (child instanceof Markup) return child.text;
      return typeof child === "string" ? write(child) : inner(child, write);
    })
    .join("");
}

/** Elements of running text, in which lines break. */
const running: ReadonlySet<string> = new Set(
  "h1 h2 h3 p li dt dd th td figcaption strong span summary a".split(" "),
);
/** No line ends within a day or an amount. */
function unbroken(text: string): string {
  return escaped(text).replace(unbreakable, (found) => `<span class="whole">${found}</span>`);
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escaped(text: string): string {
  return printable(text.normalize("NFC")).replace(/[&<>"']/g, (character) => entities[character] as string);
}

/** A link for what leads to a page of the web, by its address unless it has words; anything else stays text. */
export function link(url: string, words = url): Markup {
  if (!/^https?:\/\/[^\s"'<>]+$/i.test(url)) return el("span", { class: "url" }, words);
  return el("a", { class: "url", href: url, rel: "noreferrer noopener" }, words);
}

/** What is read of some markup. */
export function plainText(children: readonly Child[]): string {
  const text = inner(children).replaceAll(/<[^>]*>/g, "");
  return Object.entries(entities).reduce(
    (left, [character, entity]) => left.replaceAll(entity, character),
    text,
  );
}
