/** A page as text that can be read and compared, and its numbers. */

export interface Mark {
  readonly at: string;
  readonly value: number;
  /** As it is shown; undefined for a mark in a picture. */
  readonly text: string | undefined;
}

/** Every number of a page that says where it stands in the JSON. */
export function marksOf(html: string): Mark[] {
  const shown = [...html.matchAll(/<data value="([^"]*)" data-at="([^"]*)">([^<]*)<\/data>/g)].map(
    ([, value, at, text]) => ({ at: at as string, value: Number(value), text: text as string }),
  );
  const drawn = [...html.matchAll(/data-value="([^"]*)" data-at="([^"]*)"/g)].map(([, value, at]) => ({
    at: at as string,
    value: Number(value),
    text: undefined,
  }));
  return [...shown, ...drawn];
}

/** The files that a page carries within its links. */
export function filesOf(
  html: string,
): { readonly name: string; readonly type: string; readonly text: string }[] {
  const links = html.matchAll(/href="data:([\w/+]+);charset=utf-8;base64,([^"]*)" download="([^"]*)"/g);
  return [...links].map(([, type, content, name]) => ({
    ...{ name: name as string, type: type as string },
    text: Buffer.from(content as string, "base64").toString("utf8"),
  }));
}

/** What stands at "rows.3.values.0" of a document. */
export function placeIn(document: unknown, at: string): unknown {
  return at
    .split(".")
    .reduce((inside, key) => (inside as Record<string, unknown> | undefined)?.[key], document);
}

const blocks = new Set("h1 h2 h3 p li dt dd tr figcaption title desc summary pre caption text".split(" "));
const passedOver = new Set(["style"]);

/** Tags with what lies between them; throws where they do not close in the order in which they opened. */
export function* tagsOf(html: string): Generator<{
  readonly open?: string;
  readonly close?: string;
  readonly text?: string;
  readonly attributes?: string;
}> {
  const open: string[] = [];
  const pattern = /<!doctype html>|<(\/?)([a-z][a-z0-9]*)((?:\s+[a-zA-Z0-9:-]+="[^"<>]*")*)(\/?)>|([^<]+)/gy;
  let end = 0;
  for (const match of html.matchAll(pattern)) {
    end = (match.index as number) + match[0].length;
    const [, slash, name = "", attributes = "", closed, text] = match;
    if (text !== undefined) yield { text };
    else if (slash === "/") {
      const last = open.pop();
      if (last !== name) throw new Error(`</${name}> closes <${last}>`);
      yield { close: name };
    } else if (name !== "") {
      yield { open: name, attributes };
      if (closed === "/" || ["meta", "br", "col"].includes(name)) yield { close: name };
      else open.push(name);
    }
  }
  if (end !== html.length || open.length > 0) throw new Error(`malformed at ${html.slice(end, end + 80)}`);
}

/** A line for each heading, sentence, row of a table and text of a picture, in order. */
export function outline(html: string): string {
  const lines: string[] = [];
  let line = "";
  let skipped = 0;
  const finish = (prefix = "") => {
    if (line.trim() !== "") lines.push(prefix + decoded(line).trim());
    line = "";
  };
  for (const { open, close, text } of tagsOf(html)) {
    if (open !== undefined) {
      if (passedOver.has(open)) skipped++;
      if (blocks.has(open)) finish();
      if (/^h[123]$/.test(open)) lines.push("");
    } else if (close !== undefined) {
      if (passedOver.has(close)) skipped--;
      if (close === "th" || close === "td") line += " | ";
      if (blocks.has(close))
        finish(
          /^h[123]$/.test(close)
            ? `${"#".repeat(Number(close[1]))} `
            : close === "text" || close === "title" || close === "desc"
              ? `${close}: `
              : "",
        );
    } else if (skipped === 0) line += text;
  }
  finish();
  return `${lines.join("\n")}\n`;
}

export function decoded(text: string): string {
  return text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");
}
