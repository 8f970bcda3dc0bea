import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { Command } from "@commander-js/extra-typings";
import type { App } from "../../cli/app.ts";
import { speaking } from "../../cli/options.ts";
import { temporaryIn } from "../../cli/streams/output-file.ts";
import { toStdout } from "../../cli/streams/stdout.ts";
import { failedToWrite } from "../../cli/streams/system-error.ts";
import { Failure, type IdTaking, message } from "../../errors.ts";
import { filesOf } from "../../files/json/read-file.ts";
import { format } from "../../messages/format.ts";
import { readmes } from "../../messages/help.ts";
import type { Language } from "../../output/formats.ts";
import { type PlanText, starterPlan, starterScenario } from "./starter.ts";

/** Two commands that answer as they are pasted, where the files that they name are there. */
export const examples = ["baekjo init my-plan", "baekjo init other-plan --lang ko"] as const;

/** What the command takes, and what it does. */
export function declare(app: App) {
  return new Command()
    .argument("<folder>")
    .addOption(speaking())
    .action(async (folder, { lang }) => init(app, folder, lang));
}

/** `baekjo init`: a folder in which a plan of one's own starts, whole or not at all. Throws Failure. */
export async function init(app: App, folder: string, language: Language): Promise<void> {
  const target = resolve(folder);
  const dataDir = join(app.root, "data");
  const there = entriesOf(target, folder);
  const made = temporaryIn(there ? target : dirname(target));
  try {
    write(made, dataDir, language);
    // What is there may be where somebody stands: it is filled, and not replaced.
    if (there) fill(target, made);
    else renameSync(made, target);
  } catch (error) {
    rmSync(made, { recursive: true, force: true });
    throw error instanceof Failure ? error : failedToWrite(folder, error);
  }
  const t = (id: IdTaking<"folder">) => format({ id, values: { folder } }, language);
  const commands = [
    ...(basename(target) === "" || target === app.streams.cwd ? [] : [`cd ${quoted(folder)}`]),
    "baekjo run --plan plan.json",
    "baekjo compare as-planned dearer-gpus --plan plan.json",
  ];
  await toStdout(
    app.streams,
    `${t("init.done")}\n${t("init.next")}\n${commands.map((line) => `  ${line}\n`).join("")}`,
  );
}

/** Whether the folder is there already; it must be empty. */
function entriesOf(target: string, folder: string): boolean {
  const refuse = (id: IdTaking<"folder">) =>
    new Failure("file", { id, values: { folder }, next: [message("init.other-folder")] });
  try {
    const stat = statSync(target, { throwIfNoEntry: false });
    if (stat === undefined) return false;
    if (!stat.isDirectory()) throw refuse("init.not-folder");
    if (readdirSync(target).length > 0) throw refuse("init.not-empty");
    return true;
  } catch (error) {
    throw error instanceof Failure ? error : failedToWrite(folder, error);
  }
}

function write(made: string, dataDir: string, language: Language): void {
  const shipped = JSON.parse(readFileSync(filesOf({ dataDir }).plan, "utf8")) as PlanText;
  const json = (value: object) => `${JSON.stringify(value, null, 2)}\n`;
  mkdirSync(made);
  mkdirSync(join(made, "scenarios"));
  mkdirSync(join(made, "schemas"));
  writeFileSync(join(made, "plan.json"), json(starterPlan(shipped)));
  writeFileSync(join(made, "scenarios", `${starterScenario.id}.json`), json(starterScenario));
  for (const kind of ["plan", "scenario"])
    cpSync(join(dataDir, "schemas", `${kind}.json`), join(made, "schemas", `${kind}.json`));
  writeFileSync(join(made, "README.md"), readmes[language]);
}

function fill(target: string, made: string): void {
  const moved: string[] = [];
  try {
    for (const name of readdirSync(made)) {
      renameSync(join(made, name), join(target, name));
      moved.push(name);
    }
    rmSync(made, { recursive: true });
  } catch (error) {
    for (const name of moved) rmSync(join(target, name), { recursive: true, force: true });
    throw error;
  }
}

/** As a shell takes it for one word. */
function quoted(path: string): string {
  return /^[\w./~-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`;
}
