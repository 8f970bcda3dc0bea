import type { ScenarioHead } from "../../report/types.ts";

/**
 * What was changed by options of the command line, as it was typed: a table that is passed on must not look like the plan's own.
 * Settings by position stand in the scenario's name.
 */
export function byHand({ layers }: ScenarioHead): string[] {
  const typed = layers
    .filter(({ id }) => id === "--set")
    .flatMap(({ set, unset }) => [
      ...set.map((setting) => `--set ${setting}`),
      ...unset.map((name) => `--unset ${name}`),
    ]);
  return typed.length === 0 ? [] : [typed.join(" ")];
}
