/** Requests of a program, checked and made the words and options of a command: a key is called as the option is. */

import { basisYearIn, currencyIn } from "../cli/arguments.ts";
import { didYouMean, Failure, type IdTaking, type Message, message, nearest } from "../errors.ts";
import { unitTextIn } from "../formula/units.ts";
import { limits } from "../limits.ts";
import { plain } from "../output/numbers/number.ts";
import { nameSpace, targetsOf } from "../plan/names.ts";
import type { Project } from "../plan/types.ts";

/** How the value of a key is read: a whole number between limits, one of a few words, or what the name says; a word may be a number. */
type Field =
  | "text"
  | "word"
  | "texts"
  | "flag"
  | "settings"
  | "currency"
  | "year"
  | readonly [number, number]
  | { readonly of: readonly string[] };

const settings = { set: "settings", unset: "texts", setFile: "texts", years: "text" } as const;
const money = { in: "currency", real: "year" } as const;
const selection = { metric: "texts", section: "text" } as const;
const grouped = { groupBy: { of: ["payer"] } } as const;
const seed = [0, Number.MAX_SAFE_INTEGER] as const;

/** By method: the options that it takes, which are those of the command but for how the answer is written. */
export const requestFields = {
  run: { ...settings, ...money, ...selection, ...grouped },
  compare: {
    ...settings,
    ...money,
    ...selection,
    ...grouped,
    baseline: "text",
    inputs: "flag",
    bridge: "text",
  },
  sweep: { ...settings, ...money, ...selection, vary: "texts", where: "text", at: "word" },
  solve: { ...settings, ...money, by: "text", between: "text", max: "text", min: "text", subjectTo: "text" },
  simulate: {
    ...{
      ...settings,
      ...money,
      ...selection,
      trials: [1, limits.trials],
      seed,
      prob: "texts",
      until: "text",
    },
    ...{ sampling: { of: ["plain", "sobol"] }, draws: [1, limits.draws], jobs: [1, 512] },
  },
  explain: { ...settings, ...money, diff: "flag", depth: [0, 99] },
  check: { ...settings, assert: "texts", strict: "flag", asOf: "text" },
  kernel: { ...settings, ...money, metric: "texts", inputs: "texts" },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Field>>>>;

export type Method = keyof typeof requestFields;

/** What a command's options come as: by key, of those that are given. */
export type Options = Readonly<Record<string, unknown>>;

/** The options of a request. `beside`: keys that are none, such as the scenarios. Throws Failure "usage" for what a method does not take. */
export function optionsOf(
  method: Method,
  request: unknown,
  beside: readonly string[],
  project: Project,
): Options {
  const fields: Readonly<Record<string, Field>> = requestFields[method];
  const entries = entriesIn(method, request, [...beside, ...Object.keys(fields)]);
  const read: Record<string, unknown> = {};
  for (const [key, value] of entries) {
    const field = fields[key];
    if (field === undefined || value === undefined) continue;
    const option = optionFrom(key, value, field, project);
    if (option !== undefined) read[key] = option;
  }
  return read;
}

/** What an object that is handed to a method holds, where it has no other keys than these. Throws Failure "usage". */
export function entriesIn(
  method: string,
  given: unknown,
  known: readonly string[],
): readonly (readonly [string, unknown])[] {
  if (!isObject(given)) throw new Failure("usage", message("request.no-object", { method }));
  const entries = ownEntries(method, given);
  for (const [key] of entries) {
    if (known.includes(key)) continue;
    const keys = message("request.keys", { names: known.join(", ") });
    const next = [...didYouMean(nearest(key, known, 1)), keys];
    throw new Failure("usage", {
      ...message("request.unknown-key", { key: key.slice(0, 80), method }),
      next,
    });
  }
  return entries;
}

/** What an object holds. One that throws when it is read is the caller's to mend. Throws Failure "usage". */
export function ownEntries(key: string, of: object): [string, unknown][] {
  try {
    return Object.entries(of);
  } catch {
    throw wrong("request.unreadable", key);
  }
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function optionFrom(key: string, value: unknown, field: Field, project: Project): unknown {
  if (field === "text") return textIn(key, value);
  if (field === "word") return textIn(key, typeof value === "number" ? String(value) : value);
  if (field === "texts") return textsIn(key, value);
  if (field === "settings") return settingsIn(key, value, project);
  if (field === "currency") return currencyIn(textIn(key, value));
  if (field === "year") {
    const year = basisYearIn(typeof value === "number" ? String(value) : textIn(key, value));
    if (typeof year === "object")
      throw new Failure("usage", message("usage.not-year", { option: key, value: shown(value) }));
    return year;
  }
  if (field === "flag") {
    if (typeof value !== "boolean") throw wrong("request.flag", key);
    // An option that is not given is not there.
    return value || undefined;
  }
  if ("of" in field) return choiceIn(key, value, field.of);
  const [least, most] = field;
  if (Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most) return value;
  throw new Failure(
    "usage",
    message("usage.whole-number", { option: key, least, most, value: shown(value) }),
  );
}

/** A text that is not empty. Throws Failure "usage". */
export function textIn(key: string, value: unknown): string {
  if (typeof value === "string" && value.trim() !== "") return value;
  throw wrong("request.text", key);
}

/** One of a few words. Throws Failure "usage". */
export function choiceIn<Choice extends string>(
  key: string,
  value: unknown,
  choices: readonly Choice[],
): Choice {
  const chosen = choices.find((each) => each === value);
  if (chosen !== undefined) return chosen;
  const values = { option: key, allowed: choices.join(", "), value: shown(value) };
  throw new Failure("usage", message("usage.choice", values));
}

/** A text or several; none where nothing is given, as where no option is. Throws Failure "usage". */
function textsIn(key: string, value: unknown): readonly string[] | undefined {
  const list: unknown = typeof value === "string" ? [value] : value;
  const areTexts =
    Array.isArray(list) && list.every((each) => typeof each === "string" && each.trim() !== "");
  if (!areTexts) throw wrong("request.texts", key);
  return list.length === 0 ? undefined : (list as readonly string[]);
}

/** Settings in the grammar of `--set`: as they are, or written out of an object. Throws Failure "usage". */
function settingsIn(key: string, value: unknown, project: Project): readonly string[] | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    try {
      return textsIn(key, value);
    } catch {
      throw wrong("request.settings", key);
    }
  }
  const texts = ownEntries(key, value).flatMap(([path, to]) => settingTexts(key, path, to, project));
  return texts.length === 0 ? undefined : texts;
}

function settingTexts(key: string, path: string, to: unknown, project: Project): readonly string[] {
  const unit = unitOf(path, project);
  const quantity = (one: unknown): string => {
    if (typeof one === "string" && one.trim() !== "") return one;
    if (typeof one !== "number" || !Number.isFinite(one)) throw wrong("request.settings", `${key}.${path}`);
    return unit === undefined ? plain(one) : `${plain(one)} ${unit}`;
  };
  if (Array.isArray(to)) return [`${path}=[${to.map(quantity).join(", ")}]`];
  if (typeof to !== "object" || to === null) return [`${path}=${quantity(to)}`];
  return ownEntries(`${key}.${path}`, to).map(([year, one]) => `${path}@${year}=${quantity(one)}`);
}

/** The unit in which the inputs that a path means are shown, as it is written behind a number; none where they differ or have none. */
function unitOf(path: string, project: Project): string | undefined {
  const [name = ""] = path.split("@");
  const targets = targetsOf(name.trim(), nameSpace(project));
  if (!("names" in targets)) return undefined;
  const units = new Set(targets.names.map((each) => project.declared.get(each)?.unit.text));
  const [unit] = units;
  return units.size !== 1 || unit === undefined || unit === "1"
    ? undefined
    : unitTextIn(unit, project.plan.currency.code);
}

export function wrong(id: IdTaking<"key">, key: string): Failure {
  return new Failure("usage", { id, values: { key } } as Message);
}

/** A value as an error names it; of an object, what stands for any: what it says of itself may be anything. */
function shown(value: unknown): string {
  if (Array.isArray(value)) return "[…]";
  if (typeof value === "object" && value !== null) return "{…}";
  if (typeof value === "function") return "() => …";
  return String(value).slice(0, 80);
}
