/**
 * The options that verbs share, each declared once; `text/help.*.ts` words them. Only commander is imported here, and names from
 * `render/formats.ts`: help must start fast.
 */

import { Command, type CommandUnknownOpts, InvalidArgumentError, Option } from "@commander-js/extra-typings";
import type { Message } from "../errors.ts";
import { type Format, formatsFor, languages, pageFormats, scales } from "../render/formats.ts";
import { wholeIn, yearIn } from "./arguments.ts";

/** Why a value will not do, for `complain` to word: commander passes on the text of an error alone. */
export function unfit(reason: Message): InvalidArgumentError {
  return new InvalidArgumentError(JSON.stringify(reason));
}

/** A value that was given: `--years=` comes as an empty string, and means nothing. */
export function given(value: string): string {
  if (value.trim() === "") throw unfit({ id: "usage.missing-value" });
  return value;
}

/** For options that may be repeated; never variadic, which would swallow the scenarios that follow. */
export function collect(value: string, before: string[] = []): string[] {
  before.push(given(value));
  return before;
}

function calendarYear(value: string): number {
  const year = yearIn(value);
  if (year === undefined || year < 1900 || year > 2200) throw unfit({ id: "usage.not-year" });
  return year;
}

/** A whole number between limits, given once. `otherwise`: what it is where it is not given. */
export function whole(least: number, most: number, otherwise?: number) {
  return (value: string, before: number | undefined): number => {
    const read = wholeIn(value, least, most);
    if (typeof read !== "number") throw unfit({ id: read.id, values: { least, most } });
    if (before === otherwise) return read;
    throw unfit({ id: "usage.twice", values: { first: `${before}`, second: value.slice(0, 80) } });
  };
}

/** The option with which draws are repeated: of every command that draws the same seeds. */
export function seeding() {
  return new Option("--seed <number>").argParser(whole(0, Number.MAX_SAFE_INTEGER));
}

/** An option with a value of its own, and one alone: of two nobody can say which was meant. */
export function valued<const Flags extends string>(flags: Flags) {
  return new Option(flags).argParser((value: string, before: string | undefined) => {
    if (before === undefined) return given(value);
    throw unfit({ id: "usage.twice", values: { first: before.slice(0, 80), second: value.slice(0, 80) } });
  });
}

/** An option that may be given again and again. */
export function repeated<const Flags extends string>(flags: Flags) {
  return new Option(flags).argParser(collect);
}

/** What every verb takes: where the data is, and how to answer. */
export function answering(offered: readonly Format[] = formatsFor()) {
  return new Command()
    .addOption(alone("--plan <file>"))
    .addOption(alone("--model <file>"))
    .addOption(formatting(offered))
    .option("--json")
    .addOption(valued("-o, --output <file>"))
    .option("--wide")
    .option("--bom")
    .addOption(new Option("--color <when>").choices(["auto", "always", "never"]).default("auto"))
    .option("--ascii")
    .addOption(speaking());
}

/** A plan, or a model, is worked on alone: only compare takes a second one. */
function alone<const Flags extends string>(flags: Flags) {
  return new Option(flags).argParser((value: string, before: string | undefined) => {
    if (before !== undefined) throw unfit({ id: "usage.plan-twice" });
    return given(value);
  });
}

/** Makes a verb take two plans, and a model for each: the values are then lists. */
export function withTwoPlans<Verb extends CommandUnknownOpts>(verb: Verb): Verb {
  for (const option of verb.options.filter(({ long }) => long === "--plan" || long === "--model")) {
    option.argParser((value: string, before: string[] | undefined) => {
      if ((before?.length ?? 0) > 1) throw unfit({ id: "usage.plan-thrice" });
      return [...collect(value, before)];
    });
  }
  return verb;
}

/** What other programs call text is the table. */
function formatting(offered: readonly Format[]) {
  const option = new Option("--format <format>").choices(offered);
  const chosen = option.parseArg as (value: string, before: unknown) => Format;
  return option.argParser<Format>((value, before) => chosen(value === "text" ? "table" : value, before));
}

/** The default is what `languageOf` makes of the environment: `program` sets it. */
export function speaking() {
  return new Option("--lang <language>")
    .choices(languages)
    .default("en" as const, "LC_ALL, LC_MESSAGES, LANG");
}

/** Those for which there is a script of completion. */
export const shellNames = ["bash", "zsh", "fish"] as const;

/** The kinds of file of which there is a JSON Schema. */
export const schemaNames = [
  "plan",
  "model",
  "scenario",
  "sources",
  "checks",
  "actuals",
  "cases",
  "result",
] as const;

/** What `help` tells of beside the verbs. */
export const topicNames = ["formulas", "units", "scenarios", "formats", "limits", "exit-codes"] as const;

/** What verbs take that work on scenarios. */
export function resolving(offered?: readonly Format[]) {
  return answering(offered)
    .addOption(repeated("--set <setting>"))
    .addOption(repeated("--unset <input>"))
    .addOption(valued("--years <range>"));
}

/** What verbs take that ask something of figures under inputs. */
export function working() {
  return resolving()
    .addOption(valued("--in <currency>"))
    .addOption(new Option("--real <year>").argParser(calendarYear))
    .addOption(repeated("--metric <metric>"))
    .addOption(scaling());
}

export function scaling() {
  return new Option("--scale <scale>").choices(scales).default("auto" as const);
}

/** What verbs take that work scenarios out, year by year. */
export function projecting() {
  return working()
    .addOption(valued("--section <section>"))
    .addOption(new Option("--group-by <what>").choices(["payer"] as const));
}

/** What the verb takes that writes a page. */
export function paging() {
  return resolving(pageFormats)
    .addOption(valued("--metric <metric>"))
    .addOption(valued("--as-of <day>"))
    .addOption(valued("--actuals <file>"))
    .addOption(new Option("--trials <count>").argParser(whole(100, 10_000_000)))
    .addOption(seeding());
}

export type PageOptions = ReturnType<ReturnType<typeof paging>["opts"]>;
export type AnswerOptions = ReturnType<ReturnType<typeof answering>["opts"]>;
/** Which data is asked. */
export type DataOptions = Pick<AnswerOptions, "plan" | "model">;
export type ScenarioOptions = ReturnType<ReturnType<typeof resolving>["opts"]>;
export type WorkOptions = ReturnType<ReturnType<typeof working>["opts"]>;
export type ProjectOptions = ReturnType<ReturnType<typeof projecting>["opts"]>;

/** Where the program is installed, and which version of it. */
export interface Installation {
  readonly root: string;
  readonly version: string;
  /** Where a saved result is worked out again: nothing is read or written then but the shipped data. */
  readonly again?: Again;
}

export interface Again {
  /** The scenarios that do not ship, by name. */
  readonly contents: ReadonlyMap<string, string>;
  /** Is handed the result, in place of a file or a stream. */
  readonly take: (text: string) => void;
}
