import { readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { Command } from "@commander-js/extra-typings";
import { project as projectOver } from "../../analysis/projection/projection.ts";
import type { App } from "../../cli/app.ts";
import { keysInMarkdown } from "../../cli/help/file-topics.ts";
import { speaking } from "../../cli/options.ts";
import { toStdout } from "../../cli/streams/stdout.ts";
import { Failure, type Message, message, shellWord } from "../../errors.ts";
import { loadProject } from "../../files/load.ts";
import { currencyNamed, decimalsOf, isCurrency } from "../../formula/currency.ts";
import { fileExamples } from "../../messages/example-names.ts";
import { translator } from "../../messages/format.ts";
import { readmes } from "../../messages/readmes.ts";
import type { Currency } from "../../model/inputs.ts";
import type { Language } from "../../output/formats.ts";
import { placeInArgument } from "../../places.ts";
import { resolveScenarios } from "../../plan/scenarios/resolve.ts";
import type { Scenario } from "../../plan/types.ts";
import { readYears, yearsFrom } from "../../plan/years.ts";
import { type Calendar, periodInWords } from "../../year-names.ts";
import { blankFiles } from "./blank.ts";
import { copiedFiles } from "./copied-plan.ts";
import { type Files, refuseUsed, writeFolder } from "./new-folder.ts";
import { tableFiles } from "./table.ts";

/** Two commands that answer as they are pasted, where the files that they name are there. */
export const examples = [
  fileExamples.init,
  "baekjo init other-plan --currency EUR --years 2027..2034",
] as const;

/** What the command takes, and what it does. */
export function declare(app: App) {
  return new Command()
    .argument("<folder>")
    .option("--blank")
    .option("--from <plan>")
    .option("--table <file>")
    .option("--unit <unit>")
    .option("--currency <currency>")
    .option("--years <span>")
    .addOption(speaking())
    .action(async (folder, options) => init(app, folder, options));
}

interface Options {
  readonly blank?: true | undefined;
  readonly from?: string | undefined;
  readonly table?: string | undefined;
  readonly unit?: string | undefined;
  readonly currency?: string | undefined;
  readonly years?: string | undefined;
  readonly lang: Language;
}

/** A plan that is started: its files, the questions that its README asks, and what is to be said of it. */
interface Started {
  readonly files: Files;
  readonly kind: keyof ReturnType<(typeof readmes)["en"]>["kinds"];
  readonly notes: readonly Message[];
}

/** `baekjo init`: a folder in which a plan of one's own starts, whole or not at all. Throws Failure. */
export async function init(app: App, folder: string, options: Options): Promise<void> {
  refuseUsed(folder);
  const { lang } = options;
  const { files, kind, notes } = start(app, options);
  const all = new Map([...files, ...beside(app.root, kind, lang)]);
  const dropped: Message[] = [];
  await writeFolder(folder, all, async (made) => {
    const project = loadProject({ dataDir: join(app.root, "data"), planFile: join(made, "plan.json") });
    const { scenarios } = resolveScenarios(project, {
      scenarios: project.scenarioNames,
      set: [],
      unset: [],
    });
    // Inputs that contradict each other over the years requested are said, and no plan is made that cannot be run.
    projectOver(project, scenarios[0] as Scenario);
    if (kind !== "copied" || options.years === undefined) return;
    const { keepWhatHolds } = await import("./checks-that-hold.ts");
    const ids = await keepWhatHolds(app, made, project, lang);
    if (ids.length > 0) dropped.push(message("init.checks-left", { ids: ids.join(", ") }));
  });
  const t = translator(lang);
  const there = [...new Set([...all.keys()].map((path) => path.split("/")[0] as string))].sort();
  const here = basename(resolve(folder)) === "" || resolve(folder) === app.streams.cwd;
  const commands = [
    ...(here ? [] : [`cd ${shellWord(folder)}`]),
    "baekjo run",
    "baekjo check",
    "baekjo list inputs",
  ];
  const lines = [
    t("init.done", { folder, files: there.join(", ") }),
    ...[...notes, ...dropped].map(({ id, values }) => t(id as "init.done", values as never)),
    t("init.next"),
    ...commands.map((line) => `  ${line}`),
  ];
  await toStdout(app.streams, lines.map((line) => `${line}\n`).join(""));
}

function start(app: App, options: Options): Started {
  const { root, streams } = app;
  const { blank, from, table, unit } = options;
  refuseTogether({ "--blank": blank, "--from": from, "--table": table });
  if (unit !== undefined && table === undefined) throw new Failure("usage", message("init.unit-of-table"));
  const currencyGiven = currencyAsked(options.currency);
  if (from !== undefined) {
    const years = (calendar?: Calendar) => yearsAsked(options.years, calendar);
    const requested = { from, currency: currencyGiven, years };
    return { ...copiedFiles(app, requested), kind: "copied" };
  }
  const yearsGiven = yearsAsked(options.years);
  if (table !== undefined) {
    const request = { file: table, unit, currency: currencyGiven, years: yearsGiven };
    return { ...tableFiles(root, request, currencyOf), kind: "table" };
  }
  const years = yearsGiven ?? fiveYears(streams.now());
  const currency = currencyGiven ?? currencyOf(options.lang === "ko" ? "KRW" : "USD");
  const about = { years: periodInWords(years), currency: currency.code };
  return {
    files: blankFiles(root, years, currency),
    kind: "blank",
    notes: [message("init.blank", about)],
  };
}

/** A plan starts in one way. Throws Failure "usage". */
function refuseTogether(ways: Readonly<Record<string, unknown>>): void {
  const [option, other] = Object.keys(ways).filter((way) => ways[way] !== undefined);
  if (option !== undefined && other !== undefined)
    throw new Failure("usage", message("usage.together", { option, other }));
}

/** What lies beside the plan of whatever kind: the schemas for an editor, and a README with every key. */
function beside(root: string, kind: Started["kind"], language: Language): Files {
  const schemas = ["plan", "model", "scenario", "checks"] as const;
  const { head, kinds, keys } = readmes[language]();
  const sections = schemas.map(
    (each) => `## ${keys.replace("{file}", names[each])}\n\n${keysInMarkdown(each, language, root)}`,
  );
  return new Map<string, string | Uint8Array>([
    ...schemas.map(
      (each) =>
        [`schemas/${each}.json`, readFileSync(join(root, "data", "schemas", `${each}.json`))] as const,
    ),
    ["README.md", `${head}\n${kinds[kind]}\n${sections.join("\n")}`],
  ]);
}

const names = {
  plan: "plan.json",
  model: "model.json",
  scenario: "scenarios/*.json",
  checks: "checks.json",
};

/** Five years from the one that it is. */
function fiveYears(now: number): readonly number[] {
  const first = new Date(now).getUTCFullYear();
  return yearsFrom(first, first + 4);
}

/** Throws Failure "usage". */
function yearsAsked(text: string | undefined, calendar?: Calendar): readonly number[] | undefined {
  if (text === undefined) return undefined;
  const years = readYears(text, calendar);
  if (!("id" in years)) return years;
  throw new Failure("usage", { ...years, place: placeInArgument("--years", text, 0, text.length) });
}

/** By its code or its word: `EUR`, `euro`. Throws Failure "usage". */
function currencyAsked(text: string | undefined): Currency | undefined {
  if (text === undefined) return undefined;
  const code = currencyNamed(text) ?? text.toUpperCase();
  if (isCurrency(code)) return currencyOf(code);
  throw new Failure("usage", {
    ...message("plan.unknown-currency", { currency: text.slice(0, 80) }),
    place: placeInArgument("--currency", text, 0, text.length),
  });
}

/** A currency, with the decimals that it is counted in by ISO 4217. */
function currencyOf(code: string): Currency {
  return { code, decimals: decimalsOf(code) };
}
