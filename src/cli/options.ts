/**
 * The options that commands share, each declared once; `text/help.*.ts` words them. Only commander is imported here, and names from
 * `render/formats.ts`: help must start fast.
 */

import {
  Command,
  type CommandUnknownOpts,
  InvalidArgumentError,
  Option,
  type OptionValues,
} from "@commander-js/extra-typings";
import type { Message } from "../errors.ts";
import { type Format, formatsFor, languages, pageFormats, scales } from "../output/formats.ts";
import { basisYearIn, currencyIn, wholeIn } from "./arguments.ts";

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

/** A year of the basis of money. */
function yearAsked(value: string): number | string {
  const year = basisYearIn(value);
  if (typeof year === "object") throw unfit(year);
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

/**
 * Groups of options: a command declares those that it obeys and no others. What commands take that read data: where it is, and how to answer.
 * `offered`: the formats, the first where none is named.
 */
export function answering(offered: readonly Format[] = formatsFor()) {
  return writing(naming(new Command()), offered).option("--bom");
}

/** The same, and how tables are laid out and coloured. */
export function tabling(offered: readonly Format[] = formatsFor()) {
  return laying(answering(offered));
}

/** What the command takes that reads nothing but its arguments. */
export function merging() {
  return laying(writing(new Command(), formatsFor()).option("--bom"))
    .option("--all")
    .option("--chart")
    .addOption(scaling());
}

/** What the command takes that writes a scenario as a workbook, and what the one takes that reads a workbook back. */
export function exporting() {
  return setting(importing());
}

export function importing() {
  return naming(new Command()).addOption(valued("-o, --output <file>")).addOption(speaking());
}

function naming<Options extends OptionValues>(command: Command<[], Options>) {
  return command.addOption(alone("--plan <plan>")).addOption(alone("--model <file>"));
}

function writing<Options extends OptionValues>(command: Command<[], Options>, offered: readonly Format[]) {
  return command
    .addOption(formatting(offered))
    .option("--json")
    .addOption(repeated("-o, --output <file>"))
    .addOption(speaking());
}

/** A plan, or a model, is worked on alone: only compare takes a second one. */
function alone<const Flags extends string>(flags: Flags) {
  return new Option(flags).argParser((value: string, before: string | undefined) => {
    if (before !== undefined) throw unfit({ id: "usage.plan-twice" });
    return given(value);
  });
}

/** Makes a command take two plans, and a model for each: the values are then lists. */
export function withTwoPlans<Command extends CommandUnknownOpts>(command: Command): Command {
  for (const option of command.options.filter(({ long }) => long === "--plan" || long === "--model")) {
    option.argParser((value: string, before: string[] | undefined) => {
      if ((before?.length ?? 0) > 1) throw unfit({ id: "usage.plan-thrice" });
      return [...collect(value, before)];
    });
  }
  return command;
}

function laying<Options extends OptionValues>(command: Command<[], Options>) {
  return drawing(command).option("--wide");
}

function drawing<Options extends OptionValues>(command: Command<[], Options>) {
  return command
    .addOption(new Option("--color <when>").choices(["auto", "always", "never"]).default("auto"))
    .option("--ascii")
    .option("--no-pager");
}

/** What other programs call text is the table. */
function formatting(offered: readonly Format[]) {
  const option = new Option("--format <format>").choices(offered);
  const chosen = option.parseArg as (value: string, before: unknown) => Format;
  return option.argParser<Format[]>((value, before = []) => [
    ...before,
    chosen(value === "text" ? "table" : value, undefined),
  ]);
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

/** What `help` tells of beside the commands: what is asked first, then how to ask, then files, then where it runs. */
export const topicNames = [
  ...(["questions", "scenarios", "units", "formats", "uncertainty", "evidence", "options"] as const),
  ...(["formulas", "model", "plan", "checks"] as const),
  ...(["ci", "cluster", "limits", "exit-codes"] as const),
] as const;

/** Options of nearly every command: the help of a command names them, and `help options` tells of them. */
export const commonOptions: ReadonlySet<string> = new Set([
  ...["--plan", "--model", "--format", "--json", "--output", "--bom", "--lang"],
  ...["--set-file", "--set", "--unset", "--years", "--in", "--real", "--scale"],
  ...["--wide", "--color", "--ascii", "--no-pager", "--help"],
]);

/** What commands take that work on scenarios, and lay out what comes of them. */
export function resolving(offered?: readonly Format[]) {
  return laying(setting(answering(offered))).option("--all");
}

/** The same where money may be restated. */
export function explaining() {
  return restating(resolving());
}

/** What commands take that work on scenarios, and tell of one figure in their own formats. */
export function citing(offered?: readonly Format[]) {
  return setting(answering(offered));
}

/** The same where lines are as long as they are. */
export function seeking() {
  return restating(drawing(setting(answering())));
}

/** What commands take that ask something of figures under inputs. */
export function working() {
  return restating(resolving()).addOption(repeated("--metric <metric>")).addOption(scaling());
}

/** What commands take that ask about many figures at once. */
export function selecting() {
  return working().addOption(valued("--section <section>"));
}

/** What commands take that work scenarios out, year by year. */
export function projecting() {
  return selecting().addOption(new Option("--group-by <what>").choices(["payer"] as const));
}

function setting<Options extends OptionValues>(command: Command<[], Options>) {
  return command
    .addOption(repeated("--set-file <file>"))
    .addOption(repeated("--set <setting>"))
    .addOption(repeated("--unset <input>"))
    .addOption(valued("--years <range>"));
}

function restating<Options extends OptionValues>(command: Command<[], Options>) {
  return command
    .addOption(new Option("--in <currency>").argParser(currencyCode))
    .addOption(new Option("--real <year>").argParser(yearAsked));
}

function currencyCode(value: string, before: string | undefined): string {
  if (before !== undefined) throw unfit({ id: "usage.twice", values: { first: before, second: value } });
  return currencyIn(given(value));
}

export function scaling() {
  return new Option("--scale <scale>").choices(scales).default("auto" as const);
}

/** What the command takes that writes a page. */
export function paging() {
  return restating(setting(writing(naming(new Command()), pageFormats)))
    .addOption(valued("--metric <metric>"))
    .addOption(valued("--as-of <day>"))
    .addOption(valued("--actuals <file>"))
    .addOption(new Option("--trials <count>").argParser(whole(100, 10_000_000)))
    .addOption(seeding())
    .option("--interactive");
}

export type ExportOptions = ReturnType<ReturnType<typeof exporting>["opts"]>;
export type ImportOptions = ReturnType<ReturnType<typeof importing>["opts"]>;
export type PageOptions = ReturnType<ReturnType<typeof paging>["opts"]>;
export type AnswerOptions = ReturnType<ReturnType<typeof answering>["opts"]>;
export type MergeOptions = ReturnType<ReturnType<typeof merging>["opts"]>;
/** Which data is asked. */
export type DataOptions = Pick<AnswerOptions, "plan" | "model">;
/** How an answer is written, by any command: those of these that it takes. */
export type WriteOptions = Pick<AnswerOptions, "format" | "json" | "output" | "lang"> &
  Partial<Omit<MergeOptions, "format">> & {
    readonly all?: true | undefined;
    readonly metric?: string | readonly string[] | undefined;
    readonly section?: string | undefined;
    readonly groupBy?: string | undefined;
    /** Part of a list that was requested. */
    readonly filtered?: string | undefined;
  };
/** What a question needs of a command's options: those of how the answer is written are none of its own. */
export type RequestOf<Options> = Omit<
  Options,
  Exclude<keyof WriteOptions, "lang" | "metric" | "section" | "groupBy" | "chart"> | "pager"
>;
export type ScenarioOptions = ReturnType<ReturnType<typeof citing>["opts"]>;
/** What money is expressed in. */
export type MoneyOptions = Pick<WorkOptions, "in" | "real">;
export type WorkOptions = ReturnType<ReturnType<typeof working>["opts"]>;
export type SelectOptions = ReturnType<ReturnType<typeof selecting>["opts"]>;
export type ProjectOptions = ReturnType<ReturnType<typeof projecting>["opts"]>;
