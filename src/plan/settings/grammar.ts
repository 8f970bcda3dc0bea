/**
 * The one grammar of settings, for `--set` and for scenario files:
 * `PATH[@Y|@Y1..Y2|@Y1..|@..Y2] OP VALUE [RANGE]`, years as numbers or as the plan calls them, OP one of `=` `*=` `+=`, VALUE a quantity or `[a, b, c]`, RANGE `[low..high]`.
 */

import { type IdTaking, message } from "../../errors.ts";
import type { Span } from "../../formula/syntax.ts";
import type { Calendar } from "../../year-names.ts";
import { otherwiseWritten, readYear, type WrongYear } from "../years.ts";

export const operators = ["=", "*=", "+="] as const;
export type Operator = (typeof operators)[number];

export interface Change {
  /** As written, for places and for replay. */
  readonly text: string;
  readonly path: string;
  /** The years named; an end left open is undefined. Without it, all years. */
  readonly years?: { readonly from: number | undefined; readonly to: number | undefined };
  readonly op: Operator;
  /** One quantity, or one for each year. Read in the unit of the parameter, later. */
  readonly value: string | readonly string[];
  readonly range?: { readonly low: string; readonly high: string };
  readonly spans: Readonly<Record<Part, Span>>;
}

export type Part = "path" | "years" | "value" | "range";

export interface Malformed {
  readonly malformed: WrongYear & { readonly span: Span };
}

const maxCharacters = 4000;

// A segment is looser than a name may be: `gpu-count` is then an unknown name, with the nearest beside it, and no riddle.
const segment = String.raw`(?:\*|[\p{L}_][\p{L}\p{N}_-]*)`;
const path = String.raw`(?<path>${segment}(?:\.${segment})*)`;
// Gaps that may all be empty share out what space there is in every possible way, so they are short.
const gap = String.raw`\s{0,9}`;
// What a year is called has letters, digits and what joins them: FY2026, 2026-27, 2026/27, FY '26.
// Signs between two years are read here too, so that the range that was meant can be named.
const year = String.raw`[\p{L}\d][\p{L}\d'’/–—~〜:-]{0,30}(?:\s'?[\p{L}\d][\p{L}\d'’/–—~〜:-]{0,30})?`;
const years = String.raw`(?<years>@${gap}(?<from>${year})?${gap}(?<dots>\.\.)?${gap}(?<to>${year})?)?`;
/** Made when a setting is first read: classes of Unicode take V8 a millisecond to make out. */
let head: RegExp | undefined;
const headPattern = (): RegExp =>
  new RegExp(String.raw`^\s*${path}${gap}${years}${gap}(?<op>\*=|\+=|=)\s*`, "u");

/** Where another setting begins in the value of one: `fx.usd=1600, compute.target=60000`. */
export const nextSetting = /[,;\s]+(?=[\p{L}_][\p{L}\p{N}_.-]{0,200}(?:@[^=,;\s]{0,30})?\s?[*+]?=)/u;

/**
 * Reads one setting, with years as the plan calls them. What its names and quantities mean is for the parameter that it is laid on.
 */
export function readSetting(text: string, calendar?: Calendar): Change | Malformed {
  const wrong = (id: IdTaking<"text">, from = 0, to = text.length): Malformed => ({
    malformed: { id, values: { text: text.trim().slice(0, 80) }, span: { from, to } },
  });
  if (text.length > maxCharacters) return wrong("set.too-long");
  const subtraction = /[-/]=/.exec(text);
  if (subtraction !== null) return wrong("set.operator", subtraction.index, subtraction.index + 2);
  head ??= headPattern();
  const match = head.exec(text);
  const groups = match?.groups;
  if (match === null || groups === undefined) {
    const { malformed } = wrong(text.includes("=") ? "set.malformed" : "set.no-operator");
    const colon = text.includes("=") ? text : text.replace(":", "=");
    const meant =
      colon === text || "malformed" in readSetting(colon, calendar) ? yearsMeant(text, calendar) : [colon];
    const next = meant.map((each) => message("next.write", { text: each }));
    return { malformed: { ...malformed, ...(next.length === 0 ? {} : { next }) } };
  }

  const pathAt = match[0].indexOf(groups.path as string);
  const yearsAt = groups.years === undefined ? pathAt : match[0].indexOf("@");
  const yearsSpan = { from: yearsAt, to: yearsAt + (groups.years ?? groups.path ?? "").trimEnd().length };
  const named = readYearsNamed(groups, calendar);
  if (named !== undefined && "id" in named) {
    const written = (groups.years as string).slice(1).trim();
    const short = /^'?(\d\d)년?$/.exec(written)?.[1];
    const meant =
      short === undefined
        ? otherwiseWritten(written, calendar)
        : [message("next.write", { text: `20${short}` })];
    const next = [...(named.next ?? []), ...meant];
    const { malformed } = wrong("set.years", yearsSpan.from, yearsSpan.to);
    return { malformed: { ...malformed, ...(named.id === "set.years" ? {} : named), next } };
  }

  const op = groups.op as Operator;
  const start = match[0].length;
  // Space goes before matching, not in it: a pattern that shares it out among its parts takes minutes over 4,000 of it.
  const rest = text.slice(start).trimEnd();
  if (nextSetting.test(rest)) return wrong("set.several", start);
  const body = /^(?:\[(?<list>[^[\]]*)\]\s*|(?<one>[^[\]]*))(?<range>\[(?<inner>[^[\]]*)\])?$/.exec(
    rest,
  )?.groups;
  if (body === undefined) return wrong("set.brackets", start);
  const { list, range: bracketed, inner } = body;
  const one = body.one?.trimEnd();
  if (list === undefined && (one ?? "") === "") {
    return wrong(bracketed === undefined ? "set.no-value" : "set.range-alone", start);
  }
  if (list !== undefined && /\.\./.test(list) && !list.includes(",")) return wrong("set.range-alone", start);
  if (op !== "=" && list !== undefined) return wrong("set.list-operator", start);
  if (op !== "=" && bracketed !== undefined) return wrong("set.range-operator", start);

  const valueEnd = start + (list === undefined ? (one as string).length : list.length + 2);
  const rangeAt = bracketed === undefined ? valueEnd : text.lastIndexOf("[");
  const ends = inner === undefined ? undefined : readEnds(inner.trim());
  if (bracketed !== undefined && ends === undefined) return wrong("set.range", rangeAt);
  const items = list?.split(",").map((item) => item.trim());
  // `[1,000, 2,000]` would be four values: commas in a list part values and nothing else.
  if (items?.some((item) => item === "" || /^0\d/.test(item))) return wrong("set.list", start, valueEnd);

  return {
    ...{ text, path: groups.path as string, op, value: items ?? (one as string).trim() },
    years: named,
    range: ends,
    spans: {
      path: { from: pathAt, to: pathAt + (groups.path as string).length },
      years: yearsSpan,
      value: { from: start, to: valueEnd },
      range: { from: rangeAt, to: bracketed === undefined ? valueEnd : rangeAt + bracketed.length },
    },
  };
}

/** The setting with its years behind an @: of `name.2026=1tn`, `name[2026..2027]=1tn`, `name@2026,2027=1tn` and `2026 name=1tn`. */
function yearsMeant(text: string, calendar: Calendar | undefined): readonly string[] {
  const name = String.raw`(?<name>[\p{L}_][\p{L}\p{N}_-]*(?:\.[\p{L}_][\p{L}\p{N}_-]*)*)`;
  const year = String.raw`(?<from>\d{4})(?:\s?(?:\.\.|,|-|~|and|&)\s?(?<to>\d{4}))?년?`;
  const rest = String.raw`\s*(?<rest>[*+]?=.*)$`;
  const behind = new RegExp(`^\\s*${name}(?:\\.|@|,|:|\\s?[[(]|\\s)\\s?${year}[\\])]?${rest}`, "su");
  const before = new RegExp(`^\\s*${year}(?:\\.|:|\\s)\\s?${name}${rest}`, "su");
  const found = (behind.exec(text) ?? before.exec(text))?.groups;
  if (found === undefined) return [];
  const { from = "", to = from } = found;
  // Of 2026,2028 the year between is not meant.
  const isSpan = !/^\D*\d{4}\s?(?:,|and|&)/.test(text.slice(text.indexOf(from)));
  if (Number(to) < Number(from) || (!isSpan && Number(to) > Number(from) + 1)) return [];
  const written = `${found.name}@${from}${to === from ? "" : `..${to}`}${found.rest}`;
  return "malformed" in readSetting(written, calendar) ? [] : [written];
}

/** A change as one would write it: reads back to the same change. */
export function writeSetting(change: Omit<Change, "text" | "spans">): string {
  const { path: name, years: named, op, value, range } = change;
  let text = name;
  if (named !== undefined) {
    const { from, to } = named;
    text += from === to ? `@${from}` : `@${from ?? ""}..${to ?? ""}`;
  }
  // In a list a comma ends a value: its thousands stand without.
  const listed = (values: readonly string[]) => values.map((one) => one.replaceAll(/(?<=\d),(?=\d{3})/g, ""));
  text += ` ${op} ${typeof value === "string" ? value : `[${listed(value).join(", ")}]`}`;
  return range === undefined ? text : `${text} [${range.low}..${range.high}]`;
}

function readEnds(inner: string): Change["range"] {
  // A low end has a character at least, so that the points of `[..5]` are not taken for one.
  const at = inner.indexOf("..", 1);
  const [low, high] = [inner.slice(0, at).trimEnd(), inner.slice(at + 2).trimStart()];
  return at < 0 || low === "" || high === "" ? undefined : { low, high };
}

/** The years that are named, or what is wrong with them: `set.years` where they are not in the form of any. */
function readYearsNamed(
  groups: Readonly<Record<string, string | undefined>>,
  calendar: Calendar | undefined,
): Change["years"] | WrongYear {
  if (groups.years === undefined) return undefined;
  const malformed = { id: "set.years" } as const;
  const [from, to] = [groups.from, groups.to].map((text) =>
    text === undefined ? undefined : readYear(text, calendar),
  );
  for (const each of [from, to]) {
    if (typeof each === "object") return each.id === "years.no-year" ? malformed : each;
  }
  const [first, last] = [from, to] as [number | undefined, number | undefined];
  if (groups.dots === undefined) {
    return first === undefined || last !== undefined ? malformed : { from: first, to: first };
  }
  if (first === undefined && last === undefined) return malformed;
  if (first !== undefined && last !== undefined && first > last) {
    return message("years.backwards", { from: groups.from as string, to: groups.to as string });
  }
  return { from: first, to: last };
}
