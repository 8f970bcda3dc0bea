/** Arguments that a command does not take as they stand, in the order and the words in which some command takes them. */

import { existsSync } from "node:fs";
import { callables, suggestedNames } from "../../plan/lookup.ts";
import { joinedLayers, partsIn } from "../../plan/scenarios/request.ts";
import { readSetting } from "../../plan/settings/grammar.ts";
import type { Project } from "../../plan/types.ts";
import { headlineMetric, isBalance } from "../../report/selection.ts";
import type { Cursor } from "../completion/cursor.ts";

/** A command line: its words behind the program's name, and what they are by the table of commands. */
export interface Line {
  readonly words: readonly string[];
  readonly command: string | undefined;
  readonly cursor: Cursor;
}

/** Whole command lines, best first: arguments in their order, joined or parted as the command takes them. */
export function rearranged(line: Line, project: Project): string[][] {
  const { words, cursor, command = "" } = line;
  const { args, places } = cursor;
  const withArgs = (to: string, others: readonly string[]) => {
    const rest = words.filter((_, i) => !places.includes(i) && i !== words.indexOf(command));
    return [to, ...others, ...rest];
  };
  const known = (word: string) => isScenario(word, project);
  const figure = (word: string) => isFigure(word, project);
  const joined = joinedLayers(args);
  const parted = args.filter((arg) => known(arg) || !between.test(arg));
  if (parted.length < args.length && parted.every(known)) {
    return [withArgs(severalOf.has(command) ? command : "compare", parted)];
  }
  if (joined.length < args.length) return [withArgs(command, joined)];
  if (args.some((arg) => arg.includes(",") && !arg.includes("="))) {
    const parted = args.flatMap((arg) =>
      arg.includes("=") ? [arg] : arg.split(",").filter((each) => each !== ""),
    );
    if (parted.every((each) => known(each) || figure(each))) {
      return [withArgs(severalOf.has(command) ? command : "compare", parted)];
    }
  }
  const [one = "", two = "", ...more] = args;
  if (command === "explain" || command === "cite") {
    const year = args.find((arg) => isYear(arg) && !known(arg));
    const name = args.find(figure);
    if (year !== undefined && name !== undefined && !name.includes("@")) {
      const others = args.filter((arg) => arg !== year && arg !== name);
      return others.length < 2 && others.every(known)
        ? [withArgs(command, [`${name}@${year}`, ...others])]
        : [];
    }
    if (known(one) && figure(two)) return [withArgs(command, [two, one, ...more])];
    // `run` has no use either for an address, or a file that is nowhere.
    const isNowhere = partsIn(one).some(({ kind, text }) => kind === "file" && !existsSync(text));
    if (known(one) && args.length === 1 && !isNowhere) return [withArgs("run", [one])];
    return [];
  }
  const day = args.find((arg) => /^\d{4}-\d{2}(-\d{2})?$/.test(arg));
  if (day !== undefined && (command === "track" || command === "report" || command === "check")) {
    return [
      withArgs(command, [
        ...args.filter((arg) => arg !== day),
        "--as-of",
        day.length === 7 ? `${day}-01` : day,
      ]),
    ];
  }
  if (command === "check") {
    const asserted = args.filter((arg) => /[<>=]/.test(arg) && !known(arg));
    const others = args.filter((arg) => !asserted.includes(arg));
    if (args.length === 0 || !others.every(known)) return [];
    const conditions = asserted.length > 0 ? asserted : [conditionFor(project)];
    return [withArgs(command, [...others, ...conditions.flatMap((each) => ["--assert", each])])];
  }
  const year = args.find((arg) => isYear(arg) && !known(arg));
  if (year !== undefined) {
    const others = args.filter((arg) => arg !== year);
    return others.every((arg) => known(arg) || figure(arg))
      ? [withArgs(command, [...others, ...ofYear(command, year)])]
      : [];
  }
  const dated = words.findIndex(
    (word, i) => !places.includes(i) && /^(?:--metric=)?[^\s@]+@[^@]+$/.test(word),
  );
  const [name = "", at = ""] = (words[dated] ?? "").split("@");
  if (isYear(at) && figure(name.replace("--metric=", ""))) {
    return [[...words.map((word, i) => (i === dated ? name : word)), ...ofYear(command, at)]];
  }
  if (args.length === 1 && figure(one)) {
    return [withArgs("explain", [one]), withArgs(command, ["--metric", one])];
  }
  const metrics = new Set(callables(project, "metric").map(({ name }) => name));
  const figures = args.filter((arg) => metrics.has(arg.split("@")[0] as string) && !known(arg));
  const others = args.filter((arg) => !figures.includes(arg));
  if (figures.length > 0 && others.every(known)) {
    return [withArgs(command, [...others, ...figures.flatMap((each) => ["--metric", each])])];
  }
  if (args.length > 1 && args.every(known) && !severalOf.has(command)) return [withArgs("compare", args)];
  if (args.length < 2 || severalOf.has(command)) return [];
  return suggestedNames(args.join(" "), project, ["scenario"], 1).map((name) => withArgs(command, [name]));
}

/** What stands between two scenarios in a sentence. */
const between = /^(?:vs?\.?|versus|and|with|to|against|대|와|과|및|[&,])$/i;

function isYear(word: string): boolean {
  return /^(19|20|21)\d\d년?$/.test(word);
}

/** The option by which a command is asked about one year. */
function ofYear(command: string, word: string): string[] {
  const year = word.slice(0, 4);
  return command === "sweep" || command === "sensitivity" ? ["--at", year] : ["--years", `${year}..${year}`];
}

/** The commands that take several scenarios. */
const severalOf: ReadonlySet<string> = new Set(["compare", "simulate", "sweep", "report"]);

export function isScenario(word: string, { scenarioNames, plan }: Project): boolean {
  return partsIn(word).every(({ kind, text }) => {
    if (kind === "setting") return !("malformed" in readSetting(text, plan.calendar));
    return kind === "file" || scenarioNames.includes(text);
  });
}

function isFigure(word: string, project: Project): boolean {
  const name = word.split("@")[0];
  return [...callables(project, "metric"), ...callables(project, "input")].some((each) => each.name === name);
}

/** Something to assert: of the plan's main stock of money that it lasts. */
function conditionFor({ definition }: Project): string {
  const requested = headlineMetric(definition);
  const stock = definition.metrics.find((metric) => metric.name === requested && isBalance(metric));
  return stock === undefined ? "CONDITION" : `all(${stock.name} >= 0)`;
}
