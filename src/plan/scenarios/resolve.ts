/** Scenarios of one command, resolved: plan, then each scenario's layers, then `--set` for all, over one horizon. */

import { Failure, type IdTaking, type Issue, type Message, message } from "../../errors.ts";
import { capped } from "../../issues.ts";
import { limits } from "../../limits.ts";
import { append } from "../../lists.ts";
import type { Instance } from "../../model/inputs.ts";
import { settleRests } from "../../model/wholes.ts";
import { placeInArgument } from "../../places.ts";
import { type Calendar, yearsText } from "../../year-names.ts";
import { type Part, readSetting } from "../settings/grammar.ts";
import { isMalformed } from "../settings/quantities.ts";
import { severalRests, wholesIn } from "../shares.ts";
import type { Layer, Project, Scenario, ScenarioFile, ScenarioRequest, Setting } from "../types.ts";
import { cover, maxYears, readYears, yearsFrom } from "../years.ts";
import { applyLayer, type Overlay, plansOwn } from "./layers.ts";
import { unseenNotes } from "./outside-horizon.ts";
import { outsideNotes } from "./outside-range.ts";
import { indexedNotes } from "./price-basis.ts";
import { maxParts, partsIn } from "./request.ts";
import { labelOf } from "./scenario-label.ts";
import { type Laid, libraryOf, type SettingLayer, scenarioArgument, stackOf } from "./stack.ts";
import { applyTable, tableLayer } from "./table-layer.ts";

/**
 * Every scenario requested, in order; none requested means the base. Throws Failure: "usage" for malformed `--set`,
 * `--years` and scenario arguments, "file" for a file that cannot be read, else "input" with all that is wrong.
 */
export function resolveScenarios(
  project: Project,
  request: ScenarioRequest,
): { scenarios: Scenario[]; notes: Message[] } {
  const planned = project.plan.years;
  const requested = request.years === undefined ? planned : horizonOf(request.years, project.plan);
  const years = yearsFrom(
    Math.min(requested[0] as number, planned[0] as number),
    Math.max(requested.at(-1) as number, planned.at(-1) as number),
  );
  if (years.length > maxYears) {
    // Every figure is calculated from the plan's own years on, however few of them are asked about.
    const values = { count: years.length, most: maxYears };
    throw new Failure(
      "usage",
      message("years.too-far", { ...values, years: yearsText(years, project.plan.calendar) }),
    );
  }
  refuseMore("limit.scenarios", request.scenarios.length, limits.scenarios);
  refuseMore("limit.settings", request.set.length + request.unset.length, limits.settings);
  if ((request.tables?.length ?? 0) > maxParts) {
    const values = { count: request.tables?.length ?? 0, most: maxParts };
    throw new Failure("usage", message("scenario.too-many", values));
  }
  const commandLine = readCommandLine(request, project.plan.calendar);
  const names = request.scenarios.length === 0 ? [project.plan.base] : request.scenarios;
  const library = libraryOf(project, request.stdin, request.contents);
  if (names.flatMap(library.partsOf).filter(({ kind }) => kind === "stdin").length > 1) {
    throw new Failure("usage", message("scenario.stdin-twice"));
  }

  const issues: Issue[] = [];
  const tables = collected(issues, () => (request.tables ?? []).map(library.table)) ?? [];
  const held = new Set<string>();
  const read = new Map<string, Message>();
  const scenarios: Scenario[] = [];
  const changed = (name: string) => ({ name, as: nameChanged(name, request), overlay: commandLine, tables });
  const wanted = names.flatMap((name) =>
    request.contrast
      ? [{ name, as: name, overlay: undefined, tables: [] }, changed(name)]
      : [{ name, as: name, overlay: commandLine, tables }],
  );
  for (const { name, as, overlay, tables } of wanted) {
    const own = collected(issues, () => stackOf(name, project, library));
    if (own === undefined) continue;
    const stack = [...own, ...tables];
    const resolved = resolveOne(project, stack, overlay, years);
    append(issues, resolved.issues);
    for (const held_ of resolved.held) held.add(held_);
    for (const note of resolved.notes) read.set(JSON.stringify(note), note);
    const parts = library.partsOf(name);
    const more = as === name ? [] : partsIn(as).slice(partsIn(name).length);
    scenarios.push({
      ...resolved.scenario,
      name: as.trim(),
      label: labelOf([...parts, ...more], project, stack),
      years: requested,
    });
  }
  if (issues.length > 0) throw failureOf(distinct(issues));

  const notes: Message[] = [...read.values()];
  if (years.length > planned.length && held.size > 0) {
    notes.push(message("years.held", { count: held.size, years: yearsText(planned, project.plan.calendar) }));
  }
  append(notes, unseenNotes(project, scenarios, requested, years));
  append(notes, outsideNotes(project, scenarios));
  append(notes, indexedNotes(project, scenarios));
  return { scenarios, notes };
}

/**
 * One stack over one horizon. Files speak of the plan's years, and settings of the horizon; what they leave is carried to the
 * horizon; then `--set`.
 */
export function resolveOne(
  project: Project,
  stack: readonly Laid[],
  commandLine: Overlay | undefined,
  years: readonly number[],
): {
  scenario: Omit<Scenario, "name" | "label" | "years">;
  issues: Issue[];
  notes: readonly Message[];
  held: readonly string[];
} {
  const { plan } = project;
  const issues: Issue[] = [];
  const notes: Message[] = [];
  const settings = new Map(plan.settings);
  const [first, last] = [years[0] as number, years.at(-1) as number];
  const [planFirst, planLast] = [plan.years[0] as number, plan.years.at(-1) as number];
  const reach = [Math.min(first, planFirst), Math.max(last, planLast)] as const;
  const planned = once(
    () => new Map([...plan.settings].map(([name, setting]) => [name, carry(setting, years).setting])),
  );
  const typed = () => ({ project, planned: planned(), years, reach: [first, last] as const, notes });
  for (const laid of stack) {
    if (laid.from === "set") append(issues, applyLayer(settings, overlayOfSetting(laid), typed()));
    else if (laid.from === "table") {
      append(notes, laid.notes);
      append(issues, applyTable(settings, laid, { project, planned: plan.settings, years: plan.years }));
    } else {
      const layerContext = { project, planned: plan.settings, years: plan.years, reach, notes };
      append(issues, [...laid.issues, ...applyLayer(settings, overlayOf(laid), layerContext)]);
    }
  }
  const held: string[] = [];
  for (const [name, setting] of settings) {
    const carried = carry(setting, years);
    settings.set(name, carried.setting);
    if (carried.held) held.push(name);
  }
  if (commandLine !== undefined) append(issues, applyLayer(settings, commandLine, typed()));

  settleRests(settings, wholesIn(project));
  append(issues, severalRests(settings, project));
  const members = [...plan.families].map(([family, of]) => [family, [...of.keys()]] as const);
  const instance: Instance = {
    ...{ currency: plan.currency, years, members: new Map(members), inputs: settings },
    ...{ calendar: plan.calendar, inflation: plan.inflation, units: plan.units },
  };
  const layers = [planLayer(project), ...stack.map((laid) => layerOf(laid, project))];
  if (commandLine !== undefined) {
    const set = commandLine.set.map(({ change }) => change.text);
    layers.push({ id: "--set", from: "set", set, unset: commandLine.unset.map(({ path }) => path) });
  }
  const counted = [plan, ...stack.filter((laid) => "basis" in laid)].at(-1) as Pick<
    Scenario,
    "basis" | "basisShort"
  >;
  return {
    scenario: { layers, basis: counted.basis, basisShort: counted.basisShort, instance, settings },
    issues,
    notes,
    held,
  };
}

/** A scenario with the settings of the command line, so that it can be requested by this name. */
function nameChanged(name: string, { set, unset, tables = [] }: ScenarioRequest): string {
  const back = unset.map((path) => `${path.trim()}=${plansOwn}`);
  const settings = set.map((text) => text.trim().replace(/\s*([*+]?=)\s*/, "$1"));
  return [name, ...tables, ...back, ...settings].join("+");
}

/** Throws Failure "usage" where more is requested than there may be. */
function refuseMore(id: IdTaking<"requested" | "most">, requested: number, most: number): void {
  if (requested > most) throw new Failure("usage", { id, values: { requested, most } });
}

/** What is read, or undefined where its content is at fault, which is then among the issues. */
function collected<T>(issues: Issue[], read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Failure) || error.kind !== "input") throw error;
    append(issues, error.issues);
    return undefined;
  }
}

function horizonOf(text: string, { calendar, years: planned }: Project["plan"]): readonly number[] {
  const years = readYears(text, calendar);
  if ("id" in years) {
    // As many years, from the plan's first on.
    const count = Number(/^\s*(\d\d?)\s*(?:년|years?)?\s*$/i.exec(text)?.[1] ?? 0);
    const [first = 0] = planned;
    const meant = count === 0 ? [] : [yearsText(yearsFrom(first, first + count - 1), calendar)];
    const next = [...(years.next ?? []), ...meant.map((each) => message("next.write", { text: each }))];
    throw new Failure("usage", { ...years, next });
  }
  return years;
}

/** `--set` and `--unset` as one layer. Throws Failure "usage" with everything that is malformed. */
function readCommandLine(request: ScenarioRequest, calendar: Calendar | undefined): Overlay | undefined {
  if (request.set.length === 0 && request.unset.length === 0) return undefined;
  const issues: Issue[] = [];
  const set: Overlay["set"][number][] = [];
  for (const text of request.set) {
    const read = readSetting(text, calendar);
    if ("malformed" in read) {
      const { span, ...wrong } = read.malformed;
      issues.push({ ...wrong, place: placeInArgument("--set", text, span.from, span.to) });
      continue;
    }
    const { spans } = read;
    set.push({
      change: read,
      placeOf: (part) => placeInArgument("--set", text, spans[part].from, spans[part].to),
    });
  }
  const unset = request.unset.map((path) => {
    if (path.trim() === "") issues.push(message("set.unset-empty"));
    return { path, placeOf: () => placeInArgument("--unset", path, 0, path.length) };
  });
  if (issues.length > 0) throw new Failure("usage", capped(issues));
  return { id: "--set", source: "ASSUMPTION", unset, set };
}

function overlayOfSetting({ id, change, request, offset }: SettingLayer): Overlay {
  const placeOf = (part: Part) => {
    const { from, to } = change.spans[part];
    return placeInArgument(scenarioArgument, request, offset + from, offset + to);
  };
  return { id, source: "ASSUMPTION", unset: [], set: [{ change, placeOf }] };
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

function overlayOf(file: ScenarioFile): Overlay {
  const { id, source, reason } = file;
  return {
    ...{ id, source, reason },
    unset: file.unset.map((path, i) => ({ path, placeOf: () => file.placeOf(["unset", i], 0, path.length) })),
    set: file.set.map(({ change, index }) => ({
      change,
      placeOf: (part) => {
        const { from, to } = change.spans[part];
        return file.placeOf(["set", index], from, to);
      },
    })),
  };
}

/** A setting with a value in each year of the horizon, and whether it holds one in a year that it does not name. */
function carry(setting: Setting, years: readonly number[]): { setting: Setting; held: boolean } {
  const { value, declaration } = setting;
  if (typeof value === "number" || years.every((year) => value.has(year))) return { setting, held: false };
  const covered = cover(value, years, declaration.outside);
  return { setting: { ...setting, value: covered }, held: declaration.outside === "hold" };
}

function planLayer(project: Project): Layer {
  const { plan, files } = project;
  const { base: id, label } = plan;
  return { id, from: "plan", file: files.plan, label, set: [], unset: [] };
}

function layerOf(file: Laid, project: Project): Layer {
  if (file.from === "table") return tableLayer(file, project);
  if (file.from === "set") return { id: file.id, from: "set", set: [file.change.text], unset: [] };
  return {
    ...{
      id: file.id,
      from: file.from,
      label: file.label,
      source: file.source,
      unset: file.unset,
    },
    ...(file.from === "stdin" ? {} : { file: file.file }),
    ...(file.from === "shipped" ? {} : { content: file.content }),
    why: file.why,
    set: file.set.map(({ change }) => change.text),
  };
}

/** Scenarios of one command share `--set` and base layers, and so their faults. */
function distinct(issues: readonly Issue[]): readonly Issue[] {
  const seen = new Map(issues.map((issue) => [JSON.stringify(issue), issue]));
  return [...seen.values()];
}

/** A `--set` whose quantity is none at all is wrong usage, like one that breaks the grammar; its content is input. */
function failureOf(issues: readonly Issue[]): Failure {
  const malformed = issues.filter(
    (issue) =>
      (issue.place?.file === "--set" || issue.place?.file === scenarioArgument) && isMalformed(issue),
  );
  return malformed.length > 0
    ? new Failure("usage", capped(malformed))
    : new Failure("input", capped(issues));
}
