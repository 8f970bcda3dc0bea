/** A plan begun from another: copied with what lies beside it, and restated where another currency or other years are requested. */

import { basename, dirname, isAbsolute, join, normalize, resolve } from "node:path";
import type { App } from "../../cli/app.ts";
import { choosePlan } from "../../cli/which-plan.ts";
import { Failure, type Message, message } from "../../errors.ts";
import { exists, jsonFilesIn, readBytes, shippedName } from "../../files/json/read-file.ts";
import { loadProject } from "../../files/load.ts";
import { append } from "../../lists.ts";
import type { Currency } from "../../model/inputs.ts";
import { placeInArgument } from "../../places.ts";
import { resolveScenarios } from "../../plan/scenarios/resolve.ts";
import type { Project } from "../../plan/types.ts";
import { cover, readYear } from "../../plan/years.ts";
import { beginningOf, type Calendar, spansText, yearsText } from "../../year-names.ts";
import { inCurrency, scenariosIn } from "./another-currency.ts";
import { type PlanText, templateOf, type Written } from "./blank.ts";
import { type Files, jsonText } from "./new-folder.ts";

interface CopyRequest {
  readonly from: string;
  readonly currency: Currency | undefined;
  /** The years that are requested, as they are typed: the plan may call its years otherwise than by their number. */
  readonly years: (calendar?: Calendar) => readonly number[] | undefined;
}

/** Throws Failure for a plan that is none, is not sound, or has none of the years. */
export function copiedFiles(
  app: App,
  { from, currency, years: requested }: CopyRequest,
): { files: Files; notes: readonly Message[] } {
  if (from === "-") throw new Failure("usage", message("file.no-stdin"));
  const options = { dataDir: join(app.root, "data"), ...choosePlan(app, { text: from, by: "--from" }).files };
  const project = loadProject(options);
  const name = nameOf(project);
  const years = requested(project.plan.calendar);
  const other = currency !== undefined && currency.code !== project.plan.currency.code ? currency : undefined;
  const files = new Map<string, string>();
  const notes: Message[] = [];
  let plan: PlanText | undefined;
  if (years !== undefined && yearsText(years) !== yearsText(project.plan.years)) {
    const moved = inYears(project, textOf(project.files.plan) as PlanText, years);
    plan = moved.plan;
    append(notes, moved.notes);
  }
  if (other !== undefined) {
    const restated = inCurrency(project, plan ?? (textOf(project.files.plan) as PlanText), other, name);
    plan = restated.plan;
    append(notes, restated.notes);
  }
  files.set("model.json", copied(project.files.model, "./schemas/model.json"));
  const texts = scenarioTexts(project);
  const unfit = years === undefined ? [] : scenariosBeyond(project, years);
  const scenarios = new Map([...texts].filter(([file]) => !unfit.includes(file)));
  const kept = other === undefined ? { files: scenarios, left: [] } : scenariosIn(project, scenarios, name);
  for (const [file, text] of kept.files) files.set(`scenarios/${file}`, text);
  const text = copied(project.files.plan, "./schemas/plan.json");
  files.set("plan.json", plan === undefined ? text : jsonText(heldAgainst(plan, [...kept.files.keys()])));
  const left = kept.left.map((file) => `scenarios/${file}`);
  for (const file of ["checks.json", "actuals.json"] as const) {
    const path = join(dirname(project.files.plan), file);
    if (!exists(path)) continue;
    // What has happened to another country's money, and what must hold of its amounts, is not of this one.
    if (other !== undefined) left.push(file);
    else files.set(file, copied(path, `./schemas/${file}`));
  }
  const beyond = unfit.map((file) => `scenarios/${file}`);
  const written = files.get("checks.json");
  if (written !== undefined) {
    for (const [path, content] of resultsOf(written, dirname(project.files.plan))) files.set(path, content);
  }
  if (beyond.length > 0) notes.push(message("init.beyond-years", { files: beyond.join(", ") }));
  if (!files.has("checks.json")) files.set("checks.json", jsonText(checksOfAny(app.root)));
  const beside = [...files.keys()].filter((file) => !/^(plan|model)\.json$/.test(file));
  const about = message("init.copied", { name, plan: project.plan.label, files: counted(beside) });
  return {
    files,
    notes: [
      about,
      ...notes,
      ...(left.length === 0 ? [] : [message("init.left-out", { files: left.join(", ") })]),
    ],
  };
}

/** The plan, to be held against no other scenarios than these files. */
function heldAgainst(plan: PlanText, scenarios: readonly string[]): PlanText {
  const { alternatives, ...rest } = plan as PlanText & { readonly alternatives?: readonly string[] };
  const there = alternatives?.filter((id) => scenarios.includes(`${id}.json`)) ?? [];
  return { ...rest, $schema: "./schemas/plan.json", ...(there.length === 0 ? {} : { alternatives: there }) };
}

/** What a plan is called: one that ships by its folder, any other by its folder or its file. */
function nameOf({ files: { plan, own } }: Project): string {
  if (!own) return shippedName(plan);
  return basename(plan) === "plan.json" ? basename(dirname(resolve(plan))) : basename(plan);
}

/** The scenario files that cannot be laid on the plan over other years: they list a value for each year, or name one that is gone. */
function scenariosBeyond(project: Project, years: readonly number[]): readonly string[] {
  const elsewhere = { ...project, plan: { ...project.plan, years } };
  return project.scenarioNames
    .filter((id) => id !== project.plan.base)
    .filter((id) => {
      try {
        resolveScenarios(elsewhere, { scenarios: [id], set: [], unset: [] });
        return false;
      } catch (error) {
        if (error instanceof Failure && error.kind === "input") return true;
        throw error;
      }
    })
    .map((id) => `${id}.json`);
}

interface CheckText {
  readonly id: string;
  readonly drift?: { readonly result: string };
}

/** The saved results that checks are held against, by their path beside the plan. */
function resultsOf(text: string, folder: string): readonly (readonly [string, string])[] {
  const { checks } = JSON.parse(text) as { readonly checks: readonly CheckText[] };
  const paths = checks.flatMap(({ drift }) => drift?.result ?? []).map((path) => normalize(path));
  return paths
    .filter((path) => !isAbsolute(path) && !path.startsWith("..") && exists(join(folder, path)))
    .map((path) => [path, new TextDecoder().decode(readBytes(join(folder, path)))]);
}

/** The scenarios beside a plan, by the name of the file, with their schema where it will lie. */
function scenarioTexts({ files }: Project): ReadonlyMap<string, string> {
  return new Map(
    jsonFilesIn(files.scenarios).map((file) => [
      file,
      copied(join(files.scenarios, file), "../schemas/scenario.json"),
    ]),
  );
}

function textOf(file: string): unknown {
  return JSON.parse(new TextDecoder().decode(readBytes(file)));
}

/** The text of a file as it is, but for the schema that it names. */
function copied(file: string, schema: string): string {
  const text = new TextDecoder().decode(readBytes(file));
  return text.replace(/("\$schema"\s*:\s*)"(?:[^"\\]|\\.)*"/, (_, key) => key + JSON.stringify(schema));
}

function counted(files: readonly string[]): string {
  const scenarios = files.filter((file) => file.startsWith("scenarios/"));
  const others = files.filter((file) => !scenarios.includes(file));
  return [...(scenarios.length === 0 ? [] : [`scenarios/ (${scenarios.length})`]), ...others].join(", ");
}

/** What holds of every plan: that its inputs are documented. */
export function checksOfAny(root: string): Written {
  const checks = templateOf(root, "table/checks.json");
  const { checks: all } = checks as { readonly checks: readonly { readonly coverage?: unknown }[] };
  return {
    ...checks,
    $schema: "./schemas/checks.json",
    checks: all.filter(({ coverage }) => coverage !== undefined),
  };
}

/**
 * The plan over other years. Each path has a value for each of them: what the plan would take for a year that it does not name, which a
 * note then says.
 */
function inYears(
  { plan: { years: before, calendar, settings }, declared }: Project,
  plan: PlanText,
  years: readonly number[],
): { plan: PlanText; notes: readonly Message[] } {
  if (!years.some((year) => before.includes(year))) {
    const text = yearsText(years, calendar);
    const place = placeInArgument("--years", text, 0, text.length);
    const values = { years: yearsText(before, calendar) };
    throw new Failure("usage", { ...message("init.no-common-year", values), place });
  }
  const filled: string[] = [];
  const parameters = Object.entries(plan.parameters).map(([name, parameter]) => {
    const { values } = parameter as { readonly values?: unknown };
    const value = settings.get(name)?.value;
    if (values === undefined || value === undefined || typeof value === "number") return [name, parameter];
    const own = new Map(
      Array.isArray(values)
        ? before.map((year, i) => [year, values[i]] as const)
        : Object.entries(values as Written).map(
            ([year, each]) => [readYear(year, calendar) as number, each] as const,
          ),
    );
    const { outside } = declared.get(name)?.declaration ?? { outside: "hold" };
    const missing = years.filter((year) => !own.has(year) && !before.includes(year));
    // A path covers the years by the same rule by which the plan would: of the texts, each stands for the year that it is held from.
    const held = cover(new Map([...own.keys()].map((year) => [year, year])), years, outside);
    const all = [...held].map(([year, from]) => [year, own.get(year) ?? own.get(from) ?? 0] as const);
    const covered = { ...parameter, values: Object.fromEntries(all) };
    if (missing.length === 0) return [name, covered];
    filled.push(name);
    return [name, { ...covered, note: noted(parameter.note, spansText(missing, calendar), outside) }];
  });
  const notes =
    filled.length === 0 ? [] : [message("init.filled", { inputs: some(filled), count: filled.length })];
  const range = yearsText(years);
  const named =
    calendar === undefined ? range : { ...calendar, range, begin: beginIn(years[0] as number, calendar) };
  return { plan: { ...plan, years: named, parameters: Object.fromEntries(parameters) }, notes };
}

/** The month in which another first year begins by the same calendar. */
function beginIn(first: number, calendar: Calendar): string {
  return `${first + beginningOf(calendar).ahead}${calendar.begin.slice(4)}`;
}

function noted(note: unknown, span: string, outside: "hold" | "zero"): object {
  const described = {
    en: `placeholder: replace. ${span}: ${outside === "zero" ? "nothing, as the plan says nothing" : "as in the nearest year that the plan has"}.`,
    ko: `임시값: 실제 값으로 바꾸십시오. ${span}: ${outside === "zero" ? "계획에 없어 0" : "계획에 있는 가장 가까운 해와 같은 값"}.`,
  };
  if (note === undefined) return described;
  const { en = "", ko = en } =
    typeof note === "string" ? { en: note } : (note as { en?: string; ko?: string });
  return { en: `${en || ko} ${described.en}`, ko: `${ko || en} ${described.ko}` };
}

/** The first few of many names. */
function some(names: readonly string[]): string {
  return names.length <= 4 ? names.join(", ") : `${names.slice(0, 3).join(", ")}, …`;
}
