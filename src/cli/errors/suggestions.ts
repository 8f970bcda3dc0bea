/**
 * What a command line that could not be obeyed was most likely meant to be, written out so that it can be pasted: a name put in the
 * place of one that is not known, arguments in their order, a scenario where a command should stand. Nothing of it is ever run.
 */

import type { CommandUnknownOpts } from "@commander-js/extra-typings";
import { type Failure, type Hint, type Issue, message, shellWord } from "../../errors.ts";
import { commandWords, optionWords } from "../../messages/command-synonyms.ts";
import { suggestedNames } from "../../plan/lookup.ts";
import { found } from "../../plan/name-search.ts";
import { partsIn } from "../../plan/scenarios/request.ts";
import { nextSetting } from "../../plan/settings/grammar.ts";
import type { Project } from "../../plan/types.ts";
import { readYear } from "../../plan/years.ts";
import type { App } from "../app.ts";
import { cursorOf } from "../completion/cursor.ts";
import { figuresOf } from "../metric-argument.ts";
import { openProject } from "../open-project.ts";
import { exampleOf, exampleOfFiles, lacking } from "./example-command.ts";
import { isScenario, type Line, rearranged } from "./rearranged-arguments.ts";

/** The issues of a failure, with the commands that were probably meant: to each name that is suggested, and to the first of all. */
export async function withCommands(
  { issues }: Failure,
  argv: readonly string[],
  app: App,
  root: () => Promise<CommandUnknownOpts>,
): Promise<readonly Issue[]> {
  try {
    const declared = await root();
    const line = lineOf(argv, declared);
    const [first, ...more] = issues.map((issue) => withNames(issue, line));
    if (first === undefined) return issues;
    const option = otherOption(first, line, declared);
    const meant = option === undefined ? await alternatives(first, line, declared, app) : [option];
    const tried = meant.filter((words) => takesOptions(words, declared));
    const example = await exampleFor(first, line, app);
    const next = [...tried.map(attempt), ...ownersOf(first, declared), ...example, ...(first.next ?? [])];
    return [{ ...first, next }, ...more];
  } catch {
    // A hint is not worth another failure.
    return issues;
  }
}

function lineOf(argv: readonly string[], root: CommandUnknownOpts): Line {
  const cursor = cursorOf([...argv, ""], root);
  const command = argv.find((word, i) => !word.startsWith("-") && argv[i - 1] !== "--lang");
  return { words: argv, command, cursor };
}

/** Whether the command of a line has the options that stand in it: of a command that does not, the line would fail in turn. */
function takesOptions(words: readonly string[], { commands }: CommandUnknownOpts): boolean {
  const named = words.find((word) => commands.some((each) => each.name() === word));
  const command = commands.find((each) => each.name() === named);
  return words.every((word) => {
    const [option] = word.split("=") as [string];
    if (command === undefined || !/^--?[a-z]/i.test(option)) return true;
    return command.options.some(({ long, short }) => option === long || option === short);
  });
}

function commandOf(words: readonly string[]): string {
  return ["baekjo", ...words].map(shellWord).join(" ");
}

function attempt(words: readonly string[]): Hint {
  return message("next.try", { command: commandOf(words) });
}

/** The next steps that say what to write in place of what is wrong. */
const offers: ReadonlySet<string> = new Set([
  "next.did-you-mean",
  "next.did-you-mean-value",
  "next.write",
  "next.exactly",
  "next.together",
  "next.months-together",
  "next.as-one",
  "next.drop-range",
  "next.own-value",
]);

/** To everything that is offered in place of another, the command line with it. */
function withNames(issue: Issue, { words }: Line): Issue {
  const next = issue.next?.map((hint): Hint => {
    const right = hint.values?.names ?? hint.values?.name ?? hint.values?.text;
    if (!offers.has(hint.id) || hint.command !== undefined) return hint;
    const commandWith = (right: string) => {
      const mended = inPlace(words, issue, right) ?? named(words, issue, right);
      return mended === undefined ? undefined : commandOf(mended);
    };
    if (typeof right === "object") {
      const [en, ko] = [commandWith(right.en), commandWith(right.ko)];
      return en === undefined || ko === undefined ? hint : { ...hint, command: { en, ko } };
    }
    const command = typeof right === "string" ? commandWith(right) : undefined;
    return command === undefined ? hint : { ...hint, command };
  });
  return next === undefined ? issue : { ...issue, next };
}

/** The words with a text in place of what is marked in one of them: of the whole setting where it is one, and of a whole condition. */
function inPlace(words: readonly string[], { place }: Issue, right: string): string[] | undefined {
  if (
    right.startsWith("--") ||
    place?.text === undefined ||
    place.column === undefined ||
    place.cut !== undefined
  )
    return undefined;
  const { text, file, column, length = 1 } = place;
  const at = words.findIndex((word, i) => i > 0 && (word === text || word === `${file}=${text}`));
  if (at < 0 || place.argument !== true) return undefined;
  const part = partsIn(text).find((each) => each.from < column && column <= each.from + each.text.length);
  const isSetting = /^[^\s=<>]+\s*[*+]?=/.test(right) && part !== undefined;
  // A condition is offered as a whole.
  const isWhole = isSetting ? file === "--set" : /[<>=]/.test(right);
  const [from, to] = isWhole
    ? [0, text.length]
    : isSetting
      ? [part.from, part.from + part.text.length]
      : [column - 1, column - 1 + length];
  const sign = text[from] === "@" && !right.startsWith("@") ? "@" : "";
  const word = words[at] as string;
  const mended = text.slice(0, from) + sign + right + text.slice(to);
  return words.with(at, word.slice(0, word.length - text.length) + mended);
}

/** The words with a name in place of the one that an issue names. */
function named(words: readonly string[], issue: Issue, right: string): string[] | undefined {
  const wrong = wrongIn(issue);
  // A condition or an option stands in the place of no name, nor a whole setting where years or a value stand behind it.
  if (wrong === undefined || /^--|[<>]/.test(right)) return undefined;
  const mended = replaced(words, wrong, right);
  const isDoubled = mended?.some((word) => /^(?:@|[*+]?=)/.test(word.split(right).slice(1).join(right)));
  return right.includes("=") && isDoubled ? undefined : mended;
}

/** The text that an issue says is wrong: marked in an argument, or named by its sentence. */
function wrongIn({ place, values }: Issue): string | undefined {
  if (place?.text !== undefined && place.column !== undefined) {
    if (!/^(--|<)/.test(place.file) || place.cut !== undefined) return undefined;
    return place.text.slice(place.column - 1, place.column - 1 + (place.length ?? 1));
  }
  if (place !== undefined) return undefined;
  const { name, metric, section, filter, list, value, text } = values ?? {};
  const named = name ?? metric ?? section ?? filter ?? list ?? value ?? text;
  // What is longer may be quoted in part.
  return typeof named === "string" && named !== "" && named.length < 80 ? named : undefined;
}

/** The words with one name in place of another: where it is a word of its own, else in the first word that has it as a whole name. */
function replaced(words: readonly string[], wrong: string, right: string): string[] | undefined {
  const escaped = wrong.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const whole = new RegExp(`(?<![\\p{L}\\p{N}_.*-])${escaped}(?![\\p{L}\\p{N}_.*-])`, "u");
  const alone = words.findIndex((word, i) => i > 0 && word === wrong);
  const at = alone >= 0 ? alone : words.findIndex((word, i) => i > 0 && whole.test(word));
  if (at < 0) return undefined;
  const mended = (words[at] as string).replace(whole, () => right);
  return words.map((word, i) => (i === at ? (alone >= 0 ? right : mended) : word));
}

/** Whole command lines that may have been meant, best first. */
async function alternatives(
  issue: Issue,
  line: Line,
  root: CommandUnknownOpts,
  app: App,
): Promise<string[][]> {
  const { cursor, words, command } = line;
  const commands = root
    .createHelp()
    .visibleCommands(root)
    .map((each) => each.name());
  if (issue.id === "usage.unknown-command") {
    if (words.some((word) => /^(version|버전)$/i.test(word))) return [["--version"]];
    const word = command ?? "";
    // What is looked for is most often a metric, by a phrase.
    if (/^(search|grep|검색)$/i.test(word)) return [swap(words, word, ["list", "metrics"])];
    const other = commandMeant(word, commands);
    // Commander has its own guess at what is nearly spelled like a command.
    if (issue.next?.[0]?.id === "next.did-you-mean") return [];
    if (other !== undefined) return [swap(words, word, [other])];
  }
  if (issue.id === "set.several") return severalSettings(issue, words);
  if (issue.id === "usage.choice" && command === "help") {
    const other = commandMeant(cursor.args[0] ?? "", commands);
    return other === undefined ? [] : [["help", other]];
  }
  const isAt = issue.id === "usage.unknown-option" && /^--at(?:=|$)/.test(String(issue.values?.option));
  if (!structural.has(issue.id) && !isAt) return [];
  const unquoted = joinedAmount(line);
  if (unquoted !== undefined) return [unquoted];
  const plan = cursor.given.get("--plan");
  const model = cursor.given.get("--model");
  const files = { plan, model };
  const project = await openProject(app, files);
  if (issue.id === "usage.unknown-command") return withCommand(line, project);
  if (isAt) return withYear(line, project);
  // A year that stands in the name is not left out.
  if (issue.id === "set.malformed" && /(?<!\d)\d{4}(?!\d)[^=]*=/.test(issue.place?.text ?? "")) return [];
  if (issue.id === "set.malformed") return withInput(issue, line, project);
  const other = rearranged(line, project).find((each) => takesOptions(each, root));
  return other === undefined || other.join("\n") === words.join("\n") ? [] : [other];
}

/** `fx.usd=1600,compute.target=60000`: each setting by itself, as a layer or behind an option of its own. */
function severalSettings({ place }: Issue, words: readonly string[]): string[][] {
  const { text = "", file = "" } = place ?? {};
  const at = words.findIndex((word) => word === text || word === `${file}=${text}`);
  if (at < 0) return [];
  const settings = text.split(nextSetting);
  const [first = ""] = settings;
  const prefix = (words[at] as string).slice(0, -text.length);
  const by =
    file === "--set"
      ? [prefix + first, ...settings.slice(1).flatMap((each) => ["--set", each])]
      : [settings.join("+")];
  return [words.flatMap((word, i) => (i === at ? by : [word]))];
}

/** For a command without an argument that it needs, one that has it. */
async function exampleFor({ id }: Issue, { command = "", cursor }: Line, app: App): Promise<Hint[]> {
  if (!lacking.has(id)) return [];
  const plan = cursor.given.get("--plan");
  const text =
    exampleOfFiles(command) ??
    exampleOf(command, await openProject(app, { plan, model: cursor.given.get("--model") }), plan);
  return text === undefined ? [] : [message("next.example", { command: text })];
}

function commandMeant(word: string, commands: readonly string[]): string | undefined {
  const called = commands.map((name) => ({ name, labels: [], synonyms: commandWords[name] ?? [] }));
  return found(word, called, 1)[0];
}

/** The line with an option of the command in place of what other programs call it: `--currency USD`. */
function otherOption({ id, values }: Issue, { words, command }: Line, root: CommandUnknownOpts) {
  const typed = String(values?.option ?? "").split("=")[0] as string;
  const candidates =
    id === "usage.unknown-option" && Object.hasOwn(optionWords, typed) ? optionWords[typed] : undefined;
  const declared = root.commands.find((each) => each.name() === command)?.options ?? [];
  if (candidates === undefined || !declared.some(({ long }) => long === candidates[0])) return undefined;
  return words.flatMap((word) => {
    if (word === typed) return candidates;
    return word.startsWith(`${typed}=`) && candidates.length === 1
      ? [`${candidates[0]}${word.slice(typed.length)}`]
      : [word];
  });
}

/** The commands that take an option which the one typed does not. */
function ownersOf({ id, values }: Issue, root: CommandUnknownOpts): Hint[] {
  const typed = String(values?.option ?? "").split("=")[0] as string;
  if (id !== "usage.unknown-option" || typed === "") return [];
  const owners = root
    .createHelp()
    .visibleCommands(root)
    .filter(({ options }) => options.some(({ long, short }) => long === typed || short === typed))
    .map((command) => command.name());
  return owners.length === 0
    ? []
    : [message("usage.option-of", { option: typed, commands: owners.join(", ") })];
}

/** What a line in another order or form can end in. */
const structural: ReadonlySet<string> = new Set([
  ...[
    "usage.unknown-command",
    "usage.excess",
    "scenario.unknown",
    "scenario.input",
    "scenario.empty",
    "explain.unknown",
  ],
  ...["explain.one-scenario", "solve.one-scenario", "check.one-file", "file.missing", "report.no-metric"],
  "set.malformed",
]);

function swap(words: readonly string[], word: string, by: readonly string[]): string[] {
  const at = words.indexOf(word);
  return [...words.slice(0, at), ...by, ...words.slice(at + 1)];
}

/** A scenario, a setting or a figure where a command should stand. */
function withCommand({ words, command = "" }: Line, project: Project): string[][] {
  const rest = words.slice(words.indexOf(command) + 1);
  if (isScenario(command, project)) {
    const others = rest.filter((word) => isScenario(word, project));
    return [[others.length > 0 ? "compare" : "run", command, ...rest]];
  }
  const [metric] = suggestedNames(command, project, ["metric", "input"], 1);
  const [scenario] = suggestedNames(command, project, ["scenario"], 1);
  return [
    ...(scenario === undefined ? [] : [["run", scenario, ...rest]]),
    ...(metric === undefined ? [] : [["explain", metric, ...rest]]),
  ];
}

/** `explain balance --at 2028`: the year of one metric is behind its @. */
function withYear({ words, command, cursor }: Line, project: Project): string[][] {
  const at = words.findIndex((word) => /^--at(?:=|$)/.test(word));
  const joined = words[at]?.startsWith("--at=") ?? false;
  const year = joined ? (words[at]?.slice("--at=".length) ?? "") : (words[at + 1] ?? "");
  const rest = words.filter((_, i) => i !== at && (joined || i !== at + 1));
  const read = readYear(year, project.plan.calendar);
  const [name] = cursor.args.filter((word) => figuresOf(project).has(word));
  const isYear = typeof read === "number" && project.plan.years.includes(read);
  if (!(command === "explain" || command === "cite") || !isYear || name === undefined) return [];
  return [swap(rest, name, [`${name}@${year}`])];
}

/** `--set "new money=50%"`: what an input is called, in more words than a name has. */
function withInput({ place }: Issue, { words }: Line, project: Project): string[][] {
  const text = place?.text ?? "";
  const [, phrase = "", rest = ""] = /^\s*([\p{L}\p{N}][^=*+]*?)\s*([*+]?=.*)$/su.exec(text) ?? [];
  if (phrase === "") return [];
  return suggestedNames(phrase, project, ["input"]).flatMap((name) => {
    const mended = replaced(words, text, `${name}${rest}`);
    return mended === undefined ? [] : [mended];
  });
}

/** `--set funding.public.amount=1조 4,600억`: the shell parted the amount. */
function joinedAmount({ words, cursor }: Line): string[] | undefined {
  const at = cursor.places.find((place) => {
    const before = words[place - 1] ?? "";
    return (
      /=/.test(before) &&
      /^[\d,.]+\s*\p{L}*$/u.test(words[place] as string) &&
      /\d|[조억만천]/.test(before.at(-1) ?? "")
    );
  });
  if (at === undefined) return undefined;
  const joined = `${words[at - 1]} ${words[at]}`;
  return [...words.slice(0, at - 1), joined, ...words.slice(at + 1)];
}
