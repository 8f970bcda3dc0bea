/** The checks of a plan whose years have changed: those that hold go with it, and the others are named. */

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { outcomeOf } from "../../analysis/checks/verdict.ts";
import type { App } from "../../cli/app.ts";
import { dayIn } from "../../cli/arguments.ts";
import { Failure } from "../../errors.ts";
import { readChecks } from "../../files/readers/checks-file.ts";
import type { Language } from "../../output/formats.ts";
import type { Project } from "../../plan/types.ts";
import { casesOf, scenariosOf } from "../check/cases.ts";
import type { Written } from "./blank.ts";
import { checksOfAny } from "./copied-plan.ts";
import { jsonText } from "./new-folder.ts";

/** Rewrites checks.json in a plan's folder, and returns the ids of the checks that it no longer has. Throws Failure. */
export async function keepWhatHolds(
  app: App,
  folder: string,
  project: Project,
  lang: Language,
): Promise<readonly string[]> {
  const file = join(folder, "checks.json");
  const text = JSON.parse(readFileSync(file, "utf8")) as Written & {
    readonly checks: readonly { readonly id: string }[];
  };
  const failing = await failingIn(app, file, project, lang);
  const kept = text.checks.filter(({ id }) => !failing.has(id));
  if (kept.length === text.checks.length) return [];
  writeFileSync(file, jsonText(kept.length === 0 ? checksOfAny(app.root) : { ...text, checks: kept }));
  return text.checks.map(({ id }) => id).filter((id) => failing.has(id));
}

async function failingIn(
  app: App,
  file: string,
  project: Project,
  lang: Language,
): Promise<ReadonlySet<string>> {
  const requested = readChecks(file, file);
  const options = { lang } as Parameters<typeof scenariosOf>[3];
  const files = { dataDir: join(app.root, "data"), planFile: project.files.plan };
  try {
    const scenarios = await scenariosOf(app, project, requested.checks, options);
    const today = dayIn(undefined, app.streams);
    const rows = await casesOf(app, project, requested, scenarios, today, { options, files });
    const fails = rows.filter(({ cases, level }) =>
      cases.some((each) => ["errors", "failed"].includes(outcomeOf(each, level))),
    );
    return new Set(fails.map(({ id }) => id));
  } catch (error) {
    // Over so many years they are not asked at all.
    if (error instanceof Failure) return new Set(requested.checks.map(({ id }) => id));
    throw error;
  }
}
