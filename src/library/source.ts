/** What a plan is opened from: a shipped name, a path, or the objects that its files would hold. */

import { join } from "node:path";
import type { App } from "../cli/app.ts";
import { choosePlan } from "../cli/which-plan.ts";
import { Failure, message } from "../errors.ts";
import type { ProjectOptions } from "../files/json/read-file.ts";
import { entriesIn, isObject, ownEntries, textIn, wrong } from "./request-options.ts";

/** Which files a source means. Throws Failure. */
export function filesOfSource(source: unknown, app: App): ProjectOptions {
  const dataDir = join(app.root, "data");
  if (typeof source === "string") return { dataDir, ...planNamed(source, app) };
  const { plan, model, scenarios } = Object.fromEntries(
    entriesIn("openPlan", source, ["plan", "model", "scenarios"]),
  );
  const files =
    plan === undefined
      ? {}
      : typeof plan === "string"
        ? planNamed(plan, app)
        : // As what comes by standard input it lies nowhere, and has nothing beside it.
          { planFile: "-", planContent: bytesOf("plan", plan), named: { plan: "-" } };
  return { dataDir, ...files, ...modelIn(model, files.named), ...scenariosIn(scenarios) };
}

function planNamed(text: string, app: App): Partial<ProjectOptions> {
  return choosePlan(app, { text: textIn("plan", text), by: "plan" }).files;
}

function modelIn(model: unknown, named: ProjectOptions["named"]): Partial<ProjectOptions> {
  if (model === undefined) return {};
  if (typeof model === "string") return { modelFile: textIn("model", model), named: { ...named, model } };
  return { modelFile: "model", modelContent: bytesOf("model", model), named: { ...named, model: "model" } };
}

function scenariosIn(scenarios: unknown): Partial<ProjectOptions> {
  if (scenarios === undefined) return {};
  if (!isObject(scenarios)) throw wrong("request.object", "scenarios");
  const contents = ownEntries("scenarios", scenarios).map(([name, content]) => {
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name))
      throw new Failure("usage", message("scenario.file-name", { name }));
    return [name, bytesOf(`scenarios.${name}`, content)] as const;
  });
  return { scenarioContents: new Map(contents) };
}

/** An object of a program as the bytes of a file, laid out so that a place in it can be found. Throws Failure "usage". */
export function bytesOf(key: string, value: unknown): Uint8Array {
  let text: string | undefined;
  try {
    text = JSON.stringify(value, undefined, 2);
  } catch {
    // It is round, or holds what JSON has no word for.
  }
  if (text === undefined) throw wrong("request.no-json", key);
  return new TextEncoder().encode(`${text}\n`);
}
