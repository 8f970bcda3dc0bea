/** The one place where a result leaves the program. */

import { extname, resolve } from "node:path";
import { Failure, type Message, message } from "../errors.ts";
import type { Reported } from "../output/document.ts";
import { type Format, formats, formatsFor, readableFormats, type Style } from "../output/formats.ts";
import type { Answer, View } from "../output/report-view.ts";
import { renderers, streams as streamed } from "../output/writers.ts";
import type { App } from "./app.ts";
import { together } from "./arguments.ts";
import { noteText } from "./errors/error-text.ts";
import type { WriteOptions } from "./options.ts";
import { isStdout, refuseTarget, save } from "./streams/output-file.ts";
import { toStderr, toStdout } from "./streams/stdout.ts";
import type { Streams } from "./streams/streams.ts";
import { columnsOf, defaultColumns, toScreen } from "./streams/terminal.ts";

export interface Destination {
  readonly streams: Streams;
  readonly format: Format;
  readonly style: Style;
  readonly file: string | undefined;
  /** Who is handed the result instead. */
  readonly take: ((text: string) => void) | undefined;
  /** Whether what is longer than a terminal may be shown with a pager. */
  readonly pager: boolean;
  /** Where it goes besides, each with a format of its own. */
  readonly others: readonly Destination[];
}

interface Offered {
  /** The formats, the first where none is named. */
  readonly offered?: readonly Format[];
  /** Whether CSV has a wide form too. */
  readonly wideCsv?: boolean;
}

/**
 * Where and how to write, from the options alone: contradictions are refused before any work is done. Of several places standard output is
 * the last. Throws Failure "usage".
 */
export function destination(
  options: WriteOptions,
  { again, streams }: App,
  { offered = formatsFor(), wideCsv = false }: Offered = {},
): Destination {
  const targets = targetsOf(options, offered);
  for (const { file } of targets) if (file !== undefined) refuseTarget(file);
  const wider: readonly Format[] = [...readableFormats, ...(wideCsv ? (["csv"] as const) : [])];
  refuseUnobeyed(
    options,
    targets.map(({ format }) => format),
    wider,
  );
  const { section, groupBy, chart, filtered } = options;
  const { lang, scale = "auto", wide = false, all: whole = false, bom = false, metric } = options;
  const requested = [metric, section, groupBy, filtered];
  const screen = !whole && !wide && !chart && requested.every((each) => each === undefined);
  const named = [metric ?? []].flat().some((name) => !name.includes("*"));
  const all = targets.map(({ format, file }): Destination => {
    const ownTerminal = file === undefined && streams.stdout.isTTY;
    const color = format === "table" && wantsColor(options.color ?? "auto", ownTerminal, streams.env);
    const columns = format === "table" ? columnsOf(streams, ownTerminal) : defaultColumns;
    const ascii = format === "table" && (options.ascii ?? (ownTerminal && asciiOnly(streams.env)));
    const more = {
      all: whole,
      named,
      screen: screen && format === "table",
      wide: wide && wider.includes(format),
      bom: bom && format === "csv",
    };
    const style = { language: lang, color, scale, columns, ascii, ...more };
    return { streams, format, style, file, take: again?.take, pager: options.pager ?? false, others: [] };
  });
  const [first, ...others] = all as [Destination, ...Destination[]];
  return { ...first, others };
}

/** Options that none of the formats obeys. Throws Failure "usage". */
function refuseUnobeyed(options: WriteOptions, requested: readonly Format[], wider: readonly Format[]): void {
  const { bom, wide, all, chart, ascii, color, scale = "auto" } = options;
  const refuse = (option: string, obeying: readonly Format[]) => {
    if (!requested.some((format) => obeying.includes(format))) throw onlyFor(option, obeying);
  };
  if (bom) refuse("--bom", ["csv"]);
  if (wide) refuse("--wide", wider);
  if (all) refuse("--all", readableFormats);
  if (wide && chart) throw together("--wide", "--chart");
  if (all && chart) throw together("--all", "--chart");
  if (ascii) refuse("--ascii", ["table"]);
  if (color === "always") refuse("--color always", ["table"]);
  if (scale !== "auto") refuse("--scale", readableFormats);
  if (chart) refuse("--chart", readableFormats);
}

/** Writes an answer, and ends the program as it says. Throws Failure. */
export async function printAnswer<R extends Reported>(answer: Answer<R>, to: Destination): Promise<void> {
  const { report, view, notes, exitCode } = answer;
  await print(({ format }) => report(format), view, to, notes);
  if (exitCode !== undefined) to.streams.exitCode = exitCode;
}

/** The formats of all places that a result goes to, the first of them first. */
export function formatsOf(to: Destination): readonly [Format, ...Format[]] {
  return [to.format, ...to.others.map(({ format }) => format)];
}

/** All places that a result goes to. */
export function everyDestination(to: Destination): readonly Destination[] {
  return [to, ...to.others];
}

/**
 * Writes notes to stderr and the report to where it belongs, at once; where what is left depends on the format, the report is made for
 * each place. Throws Failure.
 */
export async function print<R extends Reported>(
  report: R | ((to: Destination) => R | Promise<R>),
  view: View<R>,
  to: Destination,
  notes: readonly Message[] = [],
) {
  let left = notes;
  for (const each of everyDestination(to)) {
    await printOne(typeof report === "function" ? await report(each) : report, view, each, left);
    left = [];
  }
}

async function printOne<R extends Reported>(
  report: R,
  view: View<R>,
  { streams, format, style, file, take, pager }: Destination,
  notes: readonly Message[],
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
  if (pager && streams.stdout.isTTY) {
    return await toScreen(streams, [...parts].join(""));
  }
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

interface Target {
  readonly format: Format;
  /** Standard output without one. */
  readonly file: string | undefined;
}

/**
 * The formats and the files that are given, brought together: a file has the format that its name says, if that is requested or none is;
 * what is left goes together in order. One format more than there are files is for standard output. Throws Failure "usage".
 */
function targetsOf(
  { format: requested = [], json, output = [] }: WriteOptions,
  names: readonly Format[],
): readonly Target[] {
  const left: Format[] = [...requested, ...(json && !requested.includes("json") ? (["json"] as const) : [])];
  const tooMany = () =>
    json && left.length > 0 && output.length < 2
      ? message("usage.two-formats", { format: requested.find((format) => format !== "json") ?? "json" })
      : message("usage.formats-places", { formats: left.join(", ") });
  const files = output.map((file) => (isStdout(file) ? undefined : file));
  const places = files.map((file) => (file === undefined ? file : resolve(file)));
  const twice = output.find((_, i) => places.indexOf(places[i]) < i);
  if (twice !== undefined) throw new Failure("usage", message("usage.output-twice", { file: twice }));
  const implied = files.map((file) => impliedBy(file, names));
  const matched = implied.map((format) => {
    const at = format === undefined ? -1 : left.indexOf(format);
    return at < 0 ? undefined : left.splice(at, 1)[0];
  });
  // Names that say no format come first: one that does keeps its own while there is another place.
  const taken = files.map((_, i) => (implied[i] === undefined ? left.shift() : undefined));
  const targets = files.map((file, i): Target => {
    const format =
      matched[i] ?? taken[i] ?? left.shift() ?? implied[i] ?? (file === undefined ? names[0] : undefined);
    if (format === undefined) throw unknownExtension(file as string, names);
    const own = implied[i];
    if (own !== undefined && own !== format && own !== "table") {
      throw new Failure("usage", message("usage.extension-differs", { format, file: file as string }));
    }
    return { format, file };
  });
  const last = targets.some(({ file }) => file === undefined) ? undefined : left.shift();
  if (left.length > 0) throw new Failure("usage", tooMany());
  if (targets.length === 0) return [{ format: last ?? (names[0] as Format), file: undefined }];
  const inFiles = targets.filter(({ file }) => file !== undefined);
  const onStdout = targets.filter(({ file }) => file === undefined);
  return [...inFiles, ...onStdout, ...(last === undefined ? [] : [{ format: last, file: undefined }])];
}

/** What the name of a file says of its format. */
function impliedBy(file: string | undefined, names: readonly Format[]): Format | undefined {
  const extension = file === undefined ? "" : extname(file).toLowerCase();
  return names.find((name) => (formats[name].extensions as readonly string[]).includes(extension));
}

function unknownExtension(file: string, names: readonly Format[]): Failure {
  const extensions = names.flatMap((name) => formats[name].extensions).join(", ");
  return new Failure("usage", {
    ...message("usage.extension-unknown", { file }),
    next: [message("usage.give-format", { extensions })],
  });
}

function onlyFor(option: string, wanted: readonly Format[]): Failure {
  return new Failure("usage", message("usage.only-format", { option, format: wanted.join(", ") }));
}

/** A terminal that can draw nothing, or whose language says that it is not one of Unicode. */
function asciiOnly({ LC_ALL, LC_CTYPE, LANG, TERM }: Streams["env"]): boolean {
  const locale = [LC_ALL, LC_CTYPE, LANG].find((each) => each !== undefined && each !== "");
  return TERM === "dumb" || (locale !== undefined && !/utf-?8/i.test(locale));
}

/** One decision on colour: what was requested, then the two customary variables, then whether anyone is looking. */
export function wantsColor(
  requested: "auto" | "always" | "never",
  terminal: boolean,
  { FORCE_COLOR, NO_COLOR, TERM }: Streams["env"],
): boolean {
  if (requested !== "auto") return requested === "always";
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== "0" && FORCE_COLOR !== "false";
  if (NO_COLOR !== undefined && NO_COLOR !== "") return false;
  return terminal && TERM !== "dumb";
}
