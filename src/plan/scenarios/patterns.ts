/** Scenarios by pattern: `*` stands for any part of a shipped scenario's name, in any named part of a stack. */

import { Failure, message, type Place } from "../../errors.ts";
import { shown } from "../../issues.ts";
import { limits } from "../../limits.ts";
import type { Project } from "../types.ts";
import { partsIn } from "./request.ts";
import { unknownScenario } from "./stack.ts";

/**
 * The names that a pattern means: `gpus-*`, `*+weak-won`, `*+fx.usd=1600`, a plain name, a file. Throws Failure "input" for a name that is not
 * known, and for a pattern that means none: a check of nothing would hold.
 */
export function scenariosMeant(pattern: string, place: Place | undefined, project: Project): string[] {
  const at = place === undefined ? {} : { place };
  if (/\/|\.json/.test(pattern) && project.isFile(pattern)) return [pattern];
  let stacks = [""];
  for (const { kind, text: part } of partsIn(pattern)) {
    const several = kind === "name" && part.includes("*");
    const names = several ? project.scenarioNames.filter(matcher(part)) : [part];
    if (names.length === 0) {
      throw new Failure("input", { ...message("check.no-scenario", { pattern: shown(part) }), ...at });
    }
    const [name = ""] = names;
    if (kind === "name" && !project.scenarioNames.includes(name)) {
      throw new Failure("input", { ...unknownScenario(name, project), ...at });
    }
    stacks = stacks.flatMap((stack) => names.map((each) => (stack === "" ? each : `${stack}+${each}`)));
    if (stacks.length > limits.scenarios) {
      throw new Failure("input", { ...message("check.many-scenarios", { most: limits.scenarios }), ...at });
    }
  }
  return stacks;
}

/** Without regular expressions: a pattern is a stranger's, and some take for ever. */
function matcher(pattern: string): (name: string) => boolean {
  const [first = "", ...rest] = pattern.split("*");
  const last = rest.pop() ?? "";
  return (name) => {
    if (!name.startsWith(first) || !name.endsWith(last)) return false;
    let at = first.length;
    for (const piece of rest) {
      const found = name.indexOf(piece, at);
      if (found < 0) return false;
      at = found + piece.length;
    }
    return at <= name.length - last.length;
  };
}
