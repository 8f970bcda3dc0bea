/** Two plans, or two versions of one: a scenario of each, side by side. */

import { basename } from "node:path";
import { assumedYears } from "../../analysis/projection/money.ts";
import type { App } from "../../cli/app.ts";
import { metricNames } from "../../cli/completion/known-names.ts";
import { basisOf, selectionOf } from "../../cli/metric-argument.ts";
import { openProject, originOf, recordedOf, resolve } from "../../cli/open-project.ts";
import { type Destination, destination, everyDestination, print } from "../../cli/output.ts";
import { Failure, type Issue, type Message, message } from "../../errors.ts";
import { append } from "../../lists.ts";
import type { Text } from "../../model/definition.ts";
import type { Format } from "../../output/formats.ts";
import { isPlanItself } from "../../plan/scenarios/scenario-label.ts";
import type { Project, Scenario } from "../../plan/types.ts";
import { noteOnSummary, type Selection } from "../../report/selection.ts";
import { beginOf, yearName } from "../../year-names.ts";
import { compareReport, type Side } from "./report.ts";
import { onlyIn } from "./results.ts";
import { bridgesTo, type CompareOptions, refuseDropped, sameInputs, sideOf } from "./sides.ts";
import { compareView } from "./view.ts";

/** A plan's file, and its model's where that is not the shipped one. */
export interface Version {
  readonly plan: string;
  readonly model?: string;
}

/**
 * The base of each plan; or the scenario that is named, in both; or of two that are named the first in the first plan and the second
 * in the other. Settings are laid on both; each plan has its own scenarios. Years that only one plan covers are left out, and said.
 */
export async function comparePlans(
  app: App,
  [before, after]: readonly [Version, Version],
  requested: readonly string[],
  options: CompareOptions,
): Promise<void> {
  const output = destination(options, app, { wideCsv: true });
  for (const { format } of everyDestination(output)) refuseDropped(options, format);
  if (options.baseline !== undefined) throw new Failure("usage", message("compare.plans-baseline"));
  if (requested.length > 2) {
    throw new Failure("usage", message("compare.plans-one", { name: requested[2] as string }));
  }
  if (before.plan === "-" && after.plan === "-") {
    throw new Failure("usage", message("scenario.stdin-twice"));
  }
  const of = (version: Version) => ({ ...options, ...version });
  const named = [requested.slice(0, 1), requested.slice(-1)] as const;
  const first = await openProject(app, of(before), named[0]);
  const second = await openProject(app, of(after), named[1]);
  const projects = [first, second] as const;
  const years = options.years ?? sharedYears(projects, [before.plan, after.plan]);
  const resolved: Scenario[] = [];
  const notes: Message[] = [];
  for (const [i, project] of projects.entries()) {
    const ranged = years === undefined ? options : { ...options, years };
    const one = await resolve(app, project, named[i] as readonly string[], ranged);
    resolved.push(one.scenarios[0] as Scenario);
    const ownNotes = options.years === undefined ? one.notes.map(withoutDelay) : one.notes;
    append(notes, [...ownNotes, ...assumedYears(project, one.scenarios, basisOf(options, project))]);
  }
  const files = [before.plan, after.plan];
  const titles = basename(before.plan) === basename(after.plan) ? files : files.map((file) => basename(file));
  const versions = first.plan.id === second.plan.id;
  const scenarios = resolved.map((scenario, i) => ({
    ...scenario,
    name: `${titles[i]}:${scenario.name}`,
    label: versions ? scenario.label : labelBeside(scenario, projects[i] as Project),
  }));
  // Two versions of a plan are of one size.
  const joined = versions ? [] : first.definition.headline?.perSize;
  const selected = (format: Format): Selection => ({ ...selectionOf(options, format), joined });
  const sidesFor = (selection: Selection) =>
    scenarios.map((scenario, i): Side => {
      const project = projects[i] as Project;
      const plan = { id: project.plan.id, file: files[i] as string };
      return { ...sideOf(project, scenario, options, selection), plan };
    });
  const sides = sidesFor(selected(output.format));
  oneMoney(sides);
  if (options.bridge !== undefined || options.chart) await oneShape(sides);
  const bridges = bridgesTo(first, scenarios, 0, options);
  const reportFor = (to: Destination) => {
    const selection = selected(to.format);
    return compareReport(to === output ? sides : sidesFor(selection), {
      ...{ baseline: 0, selection, bridges, origin: originOf(app, first) },
      showInputs: options.inputs ?? false,
      charted: options.chart ?? false,
    });
  };
  const alike = sameInputs(reportFor(output));
  const unmarked = noteOnSummary(first, selected(output.format));
  await print(reportFor, compareView, output, [
    ...distinct(notes),
    ...otherCalendar(sides),
    ...unmarked,
    ...onlyInEach(sides),
    ...alike,
  ]);
}

/** What a scenario is called beside another plan's: by its plan, and what is laid on that by its own label as well. */
function labelBeside({ label, layers }: Scenario, { plan }: Project): Text {
  if (isPlanItself(layers)) return plan.label;
  return { en: `${plan.label.en}: ${label.en}`, ko: `${plan.label.ko}: ${label.ko}` };
}

/** A note on years left out, without the hint for who meant to delay a plan: nobody requested other years. */
function withoutDelay(note: Message): Message {
  if (note.id !== "years.part-late") return note;
  const { shown = "", years = "", unseen = "" } = note.values ?? {};
  return message("years.part", { shown, years, unseen });
}

/** The years that both plans cover, where these are not all of each. Throws Failure "usage" where there are none. */
function sharedYears(
  [first, second]: readonly [Project, Project],
  files: readonly [string, string],
): string | undefined {
  const [a, b] = [first.plan.years, second.plan.years];
  if (a.join() === b.join()) return undefined;
  const both = a.filter((year) => b.includes(year));
  if (both.length > 0) return `${both[0]}..${both.at(-1)}`;
  throw new Failure("usage", message("compare.plans-years", { a: files[0], b: files[1] }));
}

/** A note where the years of the plans begin in other months: they are compared by their numbers. */
function otherCalendar(sides: readonly Side[]): Message[] {
  const [a, b] = sides.map(({ project: { plan }, plan: named, projection: { years } }) => {
    const year = years[0] as number;
    const { calendar } = plan;
    return { begin: beginOf(year, calendar), name: yearName(year, calendar), file: named?.file ?? "" };
  }) as [Begun, Begun];
  if (a.begin === b.begin) return [];
  const values = { a: a.file, year: a.name, begin: a.begin, b: b.file, other: b.name, begun: b.begin };
  return [message("compare.calendars", values)];
}

/** The first year shown, and the calendar month in which it begins. */
interface Begun {
  readonly begin: string;
  readonly name: string;
  readonly file: string;
}

/** Amounts in two currencies have no difference. Throws Failure "usage". */
function oneMoney(sides: readonly Side[]): void {
  const [a, b] = sides.map(({ projection }) => projection.currency.code) as [string, string];
  if (a !== b) throw new Failure("usage", message("compare.plans-money", { a, b }));
}

/**
 * A bridge changes one input after another in one model: the plans must have the same members, years, inflation and currency. Throws Failure
 * "input", at the file of the second.
 */
async function oneShape(sides: readonly Side[]): Promise<void> {
  const [first, second] = sides as [Side, Side];
  const [a, b] = [first.project.plan, second.project.plan];
  const values = { a: first.plan?.file ?? "", b: second.plan?.file ?? "" };
  const next = [message("compare.plans-inputs")];
  const differ = (key: string): Issue => ({
    ...message("compare.plans-shape", { ...values, key }),
    place: { file: second.project.files.plan },
    next,
  });
  const [model, other] = await Promise.all([recordedOf(first.project), recordedOf(second.project)]);
  if (model.model.fingerprint !== other.model.fingerprint) {
    const place = { file: second.project.files.model };
    throw new Failure("input", { ...message("compare.plans-model", values), place, next });
  }
  for (const [family, members] of a.families) {
    const others = b.families.get(family);
    if ([...members.keys()].join() === [...(others?.keys() ?? [])].join()) continue;
    throw new Failure("input", differ(`families.${family}`));
  }
  // Amounts are counted in the smallest unit of each.
  const money = ({ currency: { code, decimals } }: typeof a) => `${code} ${decimals}`;
  if (money(a) !== money(b)) throw new Failure("input", differ("currency"));
  const years = ({ scenario }: Side) => scenario.instance.years.join();
  if (years(first) !== years(second)) throw new Failure("input", differ("years"));
  if (a.inflation !== b.inflation) throw new Failure("input", differ("inflation"));
}

/** What only one of the plans has, as notes: by name in two versions of a plan, by number where the plans are of different things. */
function onlyInEach(sides: readonly Side[]): Message[] {
  const names = sides.map(({ project }) => new Set(metricNames(project).map(({ name }) => name)));
  const alike = sides[0]?.plan?.id === sides[1]?.plan?.id;
  return sides.flatMap(({ plan }, i): Message[] => {
    const others = names[1 - i] as ReadonlySet<string>;
    const only = [...(names[i] as ReadonlySet<string>)].filter((name) => !others.has(name));
    const file = plan?.file ?? "";
    if (alike || only.length === 0) return onlyIn(file, only);
    return [message("compare.only-number", { file, count: only.length })];
  });
}

/** Both plans may have the same to t. */
function distinct(notes: readonly Message[]): readonly Message[] {
  return [...new Map(notes.map((note) => [JSON.stringify(note), note])).values()];
}
