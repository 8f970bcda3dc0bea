/** What a reader has set: from which scenario, and the settings, as a link, a command line and a scenario file carry them. */

import { shellWord } from "../../../errors.ts";
import type { Layer } from "../../../plan/types.ts";
import type { Carried } from "./carried.ts";

export interface State {
  /** Place of the scenario. */
  readonly place: number;
  /** As they would be given to `--set`: by name of the input, or where it has none here by the setting itself. */
  readonly set: ReadonlyMap<string, string>;
  /** A scenario that the page does not have, from which a link starts. */
  readonly missing?: string;
}

/** The settings in one order, whatever the order in which they were made. */
export function settingsOf({ set }: State): string[] {
  return [...set].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, text]) => text);
}

/** The part of a link behind its #. Empty for the page as it is. */
export function hashOf(state: State, { scenarios }: Carried): string {
  const parts = new URLSearchParams();
  if (state.missing !== undefined || state.place !== 0) parts.append("scenario", nameIn(state, scenarios));
  for (const text of settingsOf(state)) parts.append("set", text);
  return parts.toString();
}

/** A link's state; settings by the names that their texts begin with. What is no such link has none. */
export function stateOf(hash: string, { scenarios }: Carried): State {
  const parts = new URLSearchParams(hash.replace(/^#/, ""));
  const requested = parts.get("scenario");
  const place = scenarios.findIndex(({ name }) => name === requested);
  const set = new Map(parts.getAll("set").map((text) => [keyOf(text), text]));
  const missing = requested === null || place >= 0 ? {} : { missing: requested };
  return { place: Math.max(0, place), set, ...missing };
}

/** Whether the part of an address behind its # says what is set, and is no place on the page. */
export function isSettings(hash: string): boolean {
  return /^#?$|^#(?:scenario|set)=/.test(hash);
}

function nameIn({ place, missing }: State, scenarios: Carried["scenarios"]): string {
  return missing ?? scenarios[place]?.name ?? "";
}

/** Of a setting of all years of an input its name, so that it takes the place of another of that input; else all of it. */
export function keyOf(text: string): string {
  return /^\s*([\w.]+)\s*[*+]?=/.exec(text)?.[1] ?? text;
}

/** The command line that calculates what is shown. */
export function commandOf(state: State, { scenarios, command }: Carried): string {
  const name = nameIn(state, scenarios);
  const set = settingsOf(state).flatMap((text) => ["--set", text]);
  return [...command.before, name, ...command.behind, ...set].map(shellWord).join(" ");
}

/**
 * The same as a scenario file; undefined where what it is laid on cannot be said in one, as a table of inputs. `label`: what the scenario is
 * called.
 */
export function scenarioFileOf(state: State, { scenarios }: Carried, label: string): string | undefined {
  const own = scenarios[state.place];
  const layers = (own?.layers ?? []).filter(({ from }) => from !== "plan");
  if (layers.some(({ from }) => from === "table")) return undefined;
  const [last] = layers.slice(-1);
  const extended = last?.from === "shipped" && last.id === own?.name ? last : undefined;
  const below = extended === undefined ? layers.flatMap(writtenOut) : [];
  const file = {
    ...{ format: "baekjo/scenario/1", label, extends: extended?.id },
    set: [...below, ...settingsOf(state)],
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** A layer's settings, with what it takes back first. */
function writtenOut({ set, unset }: Layer): string[] {
  return [...unset.map((path) => `${path} = plan`), ...set];
}
