/** The one place where a result leaves the program. */

import { extname } from "node:path";
import { Failure, type Message, message } from "../errors.ts";
import type { Reported } from "../output/document.ts";
import { type Format, formats, formatsFor, readableFormats, type Style } from "../output/formats.ts";
import type { View } from "../output/report-view.ts";
import { renderers, streams as streamed } from "../output/writers.ts";
import type { App } from "./app.ts";
import { noteText } from "./errors/error-text.ts";
import type { WriteOptions } from "./options.ts";
import { isStdout, refuseTarget, save } from "./streams/output-file.ts";
import { toStderr, toStdout } from "./streams/stdout.ts";
import type { Streams } from "./streams/streams.ts";
import { columnsOf, defaultColumns } from "./streams/terminal.ts";

export interface Destination {
  readonly streams: Streams;
  readonly format: Format;
  readonly style: Style;
  readonly file: string | undefined;
  /** Who is handed the result instead. */
  readonly take: ((text: string) => void) | undefined;
}

interface Offered {
  /** The formats, the first where none is named. */
  readonly offered?: readonly Format[];
  /** Whether CSV has a wide form too. */
  readonly wideCsv?: boolean;
}

/** Where and how to write, from the options alone: contradictions are refused before any work is done. Throws Failure "usage". */
export function destination(
  options: WriteOptions,
  { again, streams }: App,
  { offered = formatsFor(), wideCsv = false }: Offered = {},
): Destination {
  const file = options.output === undefined || isStdout(options.output) ? undefined : options.output;
  if (file !== undefined) refuseTarget(file);
  const format = formatOf(options, file, offered);
  const { lang, scale = "auto", wide = false, bom = false } = options;
  if (bom && format !== "csv") throw onlyFor("--bom", ["csv"]);
  const wider: readonly Format[] = [...readableFormats, ...(wideCsv ? (["csv"] as const) : [])];
  if (wide && !wider.includes(format)) throw onlyFor("--wide", wider);
  if (wide && options.chart) throw together("--wide", "--chart");
  if (options.ascii && format !== "table") throw onlyFor("--ascii", ["table"]);
  if (options.color === "always" && format !== "table") throw onlyFor("--color always", ["table"]);
  if (scale !== "auto" && !readableFormats.includes(format)) throw onlyFor("--scale", readableFormats);
  if (options.chart && !readableFormats.includes(format)) throw onlyFor("--chart", readableFormats);
  const ownTerminal = file === undefined && streams.stdout.isTTY;
  const color = format === "table" && wantsColor(options.color ?? "auto", ownTerminal, streams.env);
  const columns = format === "table" ? columnsOf(streams, ownTerminal) : defaultColumns;
  const ascii = format === "table" && (options.ascii ?? (ownTerminal && asciiOnly(streams.env)));
  const style = { language: lang, color, wide, scale, columns, ascii, bom };
  return { streams, format, style, file, take: again?.take };
}

/** Writes notes to stderr and the report to where it belongs, at once. Throws Failure. */
export async function print<R extends Reported>(
  report: R,
  view: View<R>,
  { streams, format, style, file, take }: Destination,
  notes: readonly Message[] = [],
) {
  const currency = report.money?.currency.code;
  if (style.scale === "won" && currency !== undefined && currency !== "KRW") {
    const next = [message("next.write", { text: "--scale one" })];
    throw new Failure("usage", { ...message("usage.scale-currency", { currency }), next });
  }
  if (take !== undefined) return take(renderers[format](report, view, style));
  const rows = streamed[format]?.(report, view, style) ?? [renderers[format](report, view, style)];
  const parts = begun(inParts(rows));
  for (const note of notes) await toStderr(streams, noteText(note, style.language));
  if (file !== undefined) return await save(streams, file, parts);
  for (const part of parts) if (!(await toStdout(streams, part))) return;
}

/** The same parts with the first of them made: a report that cannot be written fails before anything is said. */
function begun(parts: Iterator<string>): Iterable<string> {
  let next = parts.next();
  return (function* () {
    for (; !next.done; next = parts.next()) yield next.value;
  })();
}

const enough = 65_536;

/** Rows put together to pieces that are worth a write. */
function* inParts(rows: Iterable<string>): Generator<string, undefined> {
  let part = "";
  for (const row of rows) {
    part += row;
    if (part.length < enough) continue;
    yield part;
    part = "";
  }
  yield part;
}

/** What is asked for; else what the name of the file says, and without a file the first. */
function formatOf(
  { format: asked, json }: WriteOptions,
  output: string | undefined,
  names: readonly Format[],
): Format {
  if (json && asked !== undefined && asked !== "json") {
    throw new Failure("usage", message("usage.two-formats", { format: asked }));
  }
  const format = json ? "json" : asked;
  if (output === undefined) return format ?? (names[0] as Format);
  const extension = extname(output).toLowerCase();
  const implied = names.find((name) => (formats[name].extensions as readonly string[]).includes(extension));
  if (format !== undefined) {
    if (implied !== undefined && implied !== format && implied !== "table") {
      throw new Failure("usage", message("usage.extension-differs", { format, file: output }));
    }
    return format;
  }
  if (implied === undefined) {
    const extensions = names.flatMap((name) => formats[name].extensions).join(", ");
    throw new Failure("usage", {
      ...message("usage.extension-unknown", { file: output }),
      next: [message("usage.give-format", { extensions })],
    });
  }
  return implied;
}

/** Options of which one would be dropped. */
export function together(option: string, other: string): Failure {
  return new Failure("usage", message("usage.together", { option, other }));
}

function onlyFor(option: string, wanted: readonly Format[]): Failure {
  return new Failure("usage", message("usage.only-format", { option, format: wanted.join(", ") }));
}

/** A terminal that can draw nothing, or whose language says that it is not one of Unicode. */
function asciiOnly({ LC_ALL, LC_CTYPE, LANG, TERM }: Streams["env"]): boolean {
  const locale = [LC_ALL, LC_CTYPE, LANG].find((each) => each !== undefined && each !== "");
  return TERM === "dumb" || (locale !== undefined && !/utf-?8/i.test(locale));
}

/** One decision on colour: what was asked for, then the two customary variables, then whether anyone is looking. */
export function wantsColor(
  asked: "auto" | "always" | "never",
  terminal: boolean,
  { FORCE_COLOR, NO_COLOR, TERM }: Streams["env"],
): boolean {
  if (asked !== "auto") return asked === "always";
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== "0" && FORCE_COLOR !== "false";
  if (NO_COLOR !== undefined && NO_COLOR !== "") return false;
  return terminal && TERM !== "dumb";
}
