/** What may stand at the cursor of a command line that is being typed: asked by the scripts of `baekjo completion`. */

import { join } from "node:path";
import type { CommandUnknownOpts } from "@commander-js/extra-typings";
import { shippedName, shippedPlans } from "../../files/json/read-file.ts";
import type { Language } from "../../output/formats.ts";
import { partsIn } from "../../plan/scenarios/request.ts";
import { resolveScenarios } from "../../plan/scenarios/resolve.ts";
import type { Project } from "../../plan/types.ts";
import { yearName } from "../../year-names.ts";
import type { App } from "../app.ts";
import { wordsOf } from "../help/help.ts";
import { languageOf } from "../language.ts";
import { openProject } from "../open-project.ts";
import { toStdout } from "../streams/stdout.ts";
import { type Cursor, cursorOf } from "./cursor.ts";
import {
  idsOf,
  listsOf,
  metricNames,
  type Named,
  parameterNames,
  scenarioNames,
  sectionNames,
} from "./known-names.ts";
import { answerFor, lineWords, type Offer, type ShellName } from "./shells.ts";

type Names = (project: Project, cursor: Cursor) => readonly Named[];

/** How a value is typed: as a whole, or name by name within it. */
interface Kind {
  readonly names: Names;
  /** What of the text typed so far is the name that is being typed; undefined where none is. */
  readonly name?: (typed: string) => string | undefined;
  /** What follows the name without a space. */
  readonly suffix?: "=" | "";
}

const whole = (typed: string) => typed;
/** The layer that is typed last: of a setting the name before its operator. */
const layer = (typed: string) => {
  const text = partsIn(typed).at(-1)?.text ?? "";
  return text.includes("=") ? undefined : text;
};
/** A name in a condition. */
const inFormula = (typed: string) => /[a-z0-9_.]*$/.exec(typed)?.[0];
/** A name before its operator: nothing is offered behind that. */
const assigned = (typed: string) => /^[a-z0-9_.*]*$/.exec(typed)?.[0];

const figures: Names = (project) => [...metricNames(project), ...parameterNames(project)];
const formula: Kind = { names: figures, name: inFormula, suffix: "" };
const scenario: Kind = { names: scenarios, name: layer };

/** By the placeholder of an option or the name of an argument; `files` are the shell's to offer. */
export const kinds: Readonly<
  Record<string, Kind | ((cursor: Cursor) => Kind | "files") | "files" | "plans" | "nothing">
> = {
  accuracy: formula,
  axis: { names: parameterNames, name: assigned, suffix: "=" },
  checks: ({ given }) => (given.has("--assert") ? scenario : "files"),
  condition: formula,
  count: "nothing",
  currency: "nothing",
  day: "nothing",
  name: (cursor) => (isFigure(cursor) ? { names: figures } : scenario),
  file: "files",
  files: "files",
  folder: "files",
  filter: { names: filtered },
  "i/n": "nothing",
  input: { names: parameterNames },
  list: { names: listsOf },
  metric: { names: metricNames },
  n: "nothing",
  number: "nothing",
  parts: "files",
  plan: "plans",
  range: "nothing",
  scenario,
  scenarios: scenario,
  result: "files",
  span: "nothing",
  section: { names: sectionNames },
  setting: { names: parameterNames, name: assigned, suffix: "=" },
  unit: "nothing",
  goal: (cursor) => (isFormula(cursor) ? formula : scenario),
  year: { names: ({ plan }) => plan.years.map((year) => ({ name: yearName(year, plan.calendar) })) },
};

/** `baekjo __complete SHELL -- WORD...`: prints what the shell's script understands. */
export async function complete(
  app: App,
  root: CommandUnknownOpts,
  shell: ShellName,
  given: readonly string[],
): Promise<void> {
  await toStdout(app.streams, await completed(app, root, shell, given));
}

/**
 * The arguments of a script. `given`: of bash the line up to the cursor, and the part of its last word that bash replaces; otherwise
 * the words behind the program's name. Whatever goes wrong, nothing is offered.
 */
async function completed(
  app: App,
  root: CommandUnknownOpts,
  shell: ShellName,
  given: readonly string[],
): Promise<string> {
  const words = shell === "bash" ? lineWords(given[0] ?? "") : given;
  const language = languageOf(words, app.streams.env);
  const cursor = cursorOf(words, root);
  const offer = await offerAt(app, cursor, language).catch(() => nothing);
  return answerFor(shell, offer, cursor, shell === "bash" ? given[1] : undefined);
}

const nothing: Offer = { candidates: [], after: "space" };

async function offerAt(app: App, cursor: Cursor, language: Language): Promise<Offer> {
  const { wanted, typed } = cursor;
  switch (wanted.kind) {
    case "nothing":
      return nothing;
    case "command":
      return matching(
        wanted.commands.map((command) => ({
          value: command.name(),
          text: wordsOf("", command.name(), language),
        })),
      );
    case "option":
      return matching(
        wanted.options.map(({ long }) => ({
          value: long as string,
          text: wordsOf(wanted.command, long as string, language),
        })),
      );
    case "value":
      if (wanted.choices !== undefined) return matching(wanted.choices.map((value) => ({ value, text: "" })));
      return await valueAt(app, wanted.placeholder, cursor, language);
  }

  function matching(candidates: Offer["candidates"]): Offer {
    return { candidates: candidates.filter(({ value }) => value.startsWith(typed)), after: "space" };
  }
}

async function valueAt(app: App, placeholder: string, cursor: Cursor, language: Language): Promise<Offer> {
  const known = Object.hasOwn(kinds, placeholder) ? kinds[placeholder] : undefined;
  const kind = typeof known === "function" ? known(cursor) : known;
  if (kind === "files") return { candidates: [], after: "files" };
  if (kind === "plans") return plansAt(app, cursor);
  if (kind === undefined || kind === "nothing") return nothing;
  const { typed, given } = cursor;
  const name = (kind.name ?? whole)(typed);
  if (name === undefined) return nothing;
  // A scenario may be a file as well.
  if (kind.name === layer && /^[.~/]|\//.test(name)) return { candidates: [], after: "files" };
  const before = typed.slice(0, typed.length - name.length);
  // Names of inputs have points, and scenarios have none: by it a setting is known.
  const setting = kind.name === layer && name.includes(".");
  const namesOf = setting ? parameterNames : kind.names;
  const suffix = setting ? "=" : kind.suffix;
  const named = namesOf(await openProject(app, projectNamed(given)), cursor);
  return {
    candidates: named
      .filter((each) => each.name.startsWith(name))
      .map((each) => ({
        value: before + each.name + (suffix ?? ""),
        text: each.label?.[language].normalize("NFC") ?? "",
      })),
    after: suffix === undefined ? "space" : "nospace",
  };
}

/** The plans that ship, by name; where none begins so, it is a file or a folder. */
function plansAt({ root }: App, { typed }: Cursor): Offer {
  const names = shippedPlans(join(root, "data")).map(shippedName);
  const candidates = names.filter((name) => name.startsWith(typed)).map((value) => ({ value, text: "" }));
  return { candidates, after: candidates.length > 0 ? "space" : "files" };
}

/** The plan and model that the line itself names. */
function projectNamed(given: Cursor["given"]) {
  const plan = given.get("--plan");
  const model = given.get("--model");
  return { plan, model };
}

function scenarios(project: Project): readonly Named[] {
  return scenarioNames(project, (name) => {
    try {
      return resolveScenarios(project, { scenarios: [name], set: [], unset: [] }).scenarios[0];
    } catch {
      return undefined;
    }
  });
}

function filtered(project: Project, { args }: Cursor): readonly Named[] {
  const [list = ""] = args;
  if (list === "inputs") return parameterNames(project);
  if (list === "metrics") return metricNames(project);
  return list === "scenarios" ? scenarios(project) : idsOf(project, list);
}

/** `solve` takes its condition first, unless an option has it. */
function isFormula({ args, given }: Cursor): boolean {
  return args.length === 0 && !given.has("--subject-to");
}

/** `explain` takes a figure first; two scenarios come before it under --diff. */
function isFigure({ args, given }: Cursor): boolean {
  return given.has("--diff") ? args.length === 2 : args.length === 0;
}
