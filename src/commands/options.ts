/**
 * The options that verbs share, each declared once. Only commander is imported here, and names from `render/formats.ts`:
 * help must start fast.
 */

import { Command, InvalidArgumentError, Option } from "@commander-js/extra-typings";
import { type Format, formats, languages, scales } from "../render/formats.ts";

/** A value that was given: `--years=` comes as an empty string, and means nothing. */
export function given(value: string): string {
  if (value.trim() === "") throw new InvalidArgumentError("it is empty.");
  return value;
}

/** For options that may be repeated; never variadic, which would swallow the scenarios that follow. */
export function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, given(value)];
}

function calendarYear(value: string): number {
  if (!/^(19|20|21)\d\d$|^2200$/.test(value)) throw new InvalidArgumentError("it is no year such as 2025.");
  return Number(value);
}

/** What every verb takes: where the data is, and how to answer. */
export function answering() {
  return new Command()
    .option("--plan <file>", "another plan than the one shipped", given)
    .option("--model <file>", "another model than the one shipped", given)
    .addOption(
      new Option("--format <format>", "how to write the result").choices(Object.keys(formats) as Format[]),
    )
    .option("--json", "short for --format json")
    .option(
      "-o, --output <file>",
      "write the result to a file, whole or not at all; its name gives the format",
      given,
    )
    .option("--wide", "every column, however long the lines become")
    .option("--bom", "start CSV with a byte order mark, for Excel")
    .addOption(
      new Option("--color <when>", "colour in tables").choices(["auto", "always", "never"]).default("auto"),
    )
    .option("--ascii", "draw with ASCII characters alone")
    .addOption(
      new Option("--lang <language>", "language of tables and messages").choices(languages).default("en"),
    );
}

/** A whole number between limits. */
export function whole(least: number, most: number): (value: string) => number {
  return (value) => {
    const number = /^\d{1,15}$/.test(value) ? Number(value) : Number.NaN;
    if (number >= least && number <= most) return number;
    throw new InvalidArgumentError(`it is not a whole number from ${least} to ${most}.`);
  };
}

/** What verbs take that work on scenarios. */
export function resolving() {
  return answering()
    .option(
      "--set <setting>",
      'change an input in all scenarios: "fx.usd=1600", "fx.usd*=1.1"; repeatable',
      collect,
    )
    .option("--unset <name>", "return an input to the plan's value; repeatable", collect)
    .option("--years <range>", "another horizon: 2026..2035", given);
}

/** What verbs take that ask something of figures under inputs. */
export function working() {
  return resolving()
    .option("--in <currency>", "money in another currency, at each year's rate: USD", given)
    .option("--real <year>", "money in the prices of a year: 2025", calendarYear)
    .option("--metric <name>", "only this figure; * is any one segment; repeatable", collect)
    .addOption(scaling());
}

export function scaling() {
  return new Option("--scale <scale>", "money in tables: 조 (jo), 억 (eok) or won")
    .choices(scales)
    .default("auto" as const);
}

/** Of verbs that can show a picture in place of their table. */
export const chart = ["--chart", "a picture in place of the table"] as const;

/** What verbs take that work scenarios out, year by year. */
export function projecting() {
  return working()
    .option("--section <name>", "only this section of figures, or all", given)
    .addOption(
      new Option("--group-by <what>", "only money that somebody pays, with sums by payer").choices([
        "payer",
      ] as const),
    );
}

export type AnswerOptions = ReturnType<ReturnType<typeof answering>["opts"]>;
export type ScenarioOptions = ReturnType<ReturnType<typeof resolving>["opts"]>;
export type WorkOptions = ReturnType<ReturnType<typeof working>["opts"]>;
export type ProjectOptions = ReturnType<ReturnType<typeof projecting>["opts"]>;

/** Where the program is installed, and which version of it. */
export interface Installation {
  readonly root: string;
  readonly version: string;
}
