/** The settings that a workbook came back with, laid on the scenario that they are to be laid on. */

import { refuseContradictions } from "../../analysis/conditions/contradictions.ts";
import { withSettings } from "../../analysis/scenario-model.ts";
import { Failure, type Issue, type Message, message, type Place } from "../../errors.ts";
import type { Issues } from "../../issues.ts";
import { maxOf, minOf } from "../../lists.ts";
import { labelOf } from "../../model/wholes.ts";
import { applyLayer, type Overlay } from "../../plan/scenarios/layers.ts";
import { readSetting } from "../../plan/settings/grammar.ts";
import { wholesIn } from "../../plan/shares.ts";
import type { Project, Scenario } from "../../plan/types.ts";
import { readYears } from "../../plan/years.ts";
import { baseOf } from "../scenario-changes.ts";
import type { Origin } from "../sheets/about-sheet.ts";
import { placeOf } from "./input-headings.ts";
import type { Edit } from "./input-rows.ts";

/** Lays the settings on the scenario that they are to be laid on: what is wrong with them is wrong with their cells. */
export function laid(
  carried: readonly string[],
  edits: readonly Edit[],
  origin: Partial<Origin>,
  file: string,
  project: Project,
  issues: Issues,
): readonly Message[] {
  const base = baseOf(project, origin.extends || undefined);
  const { years } = project.plan;
  const ownYears = readYears(origin.years ?? "", undefined);
  const horizon = "id" in ownYears ? years : [...years, ...ownYears];
  const reach = [minOf(horizon), maxOf(horizon)] as const;
  const notes: Message[] = [];
  const overlay = (texts: readonly { text: string; place: Place }[], unset: Overlay["unset"]): Overlay => ({
    ...{ id: file, source: "ASSUMPTION", unset },
    set: texts.flatMap(({ text, place }) => {
      const change = readSetting(text, project.plan.calendar);
      if (!("malformed" in change)) return [{ change, placeOf: () => place }];
      const { span: _, ...wrong } = change.malformed;
      issues.add(() => ({ ...wrong, place }));
      return [];
    }),
  });
  const cellOf = (cell: string) => placeOf(file, "Inputs", cell);
  const before = carried.map((text) => ({ text, place: { file } }));
  const changed = edits.flatMap(({ set, cell }) =>
    set === undefined ? [] : [{ text: set, place: cellOf(cell) }],
  );
  const unset = edits.flatMap(({ unset: path, cell }) =>
    path === undefined ? [] : [{ path, placeOf: () => cellOf(cell) }],
  );
  const layerContext = { project, planned: project.plan.settings, years, reach, notes };
  const settings = new Map(base.settings);
  const wrong = applyLayer(settings, overlay([...before, ...changed], unset), layerContext);
  for (const issue of wrong) issues.add(() => issue);
  if (issues.all.length === 0)
    lookForContradictions(withSettings(base, settings), edits, file, project, issues, notes);
  return notes;
}

/**
 * Inputs that contradict each other. Parts of a whole that do not add up are wrong, with the cell of the last of them that was changed; what
 * else the model requires of its inputs is noted: a scenario may hold it until others are laid on it.
 */
function lookForContradictions(
  scenario: Scenario,
  edits: readonly Edit[],
  file: string,
  project: Project,
  issues: Issues,
  notes: Message[],
): void {
  const { families, settings } = project.plan;
  const wholes = wholesIn(project).map((whole) => ({
    ...whole,
    label: JSON.stringify(labelOf(whole, families)),
  }));
  for (const { next: _, ...issue } of contradictionsOf(scenario, project)) {
    const parts = wholes.find(({ label }) => label === JSON.stringify(issue.values?.whole))?.parts ?? [];
    const edit = edits.findLast(({ input }) => parts.includes(input));
    if (edit === undefined) {
      notes.push(issue);
      continue;
    }
    const rest = parts.find((part) => settings.get(part)?.rest !== undefined);
    const isOver = edits.some(({ input }) => input === rest);
    const next =
      rest !== undefined && isOver
        ? message("import.rest-back", { name: rest })
        : message("share.must-add", { names: parts.join(", ") });
    issues.add(() => ({ ...issue, place: placeOf(file, "Inputs", edit.cell), next: [next] }));
  }
}

function contradictionsOf(scenario: Scenario, project: Project): readonly Issue[] {
  try {
    refuseContradictions(project, scenario);
    return [];
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return error.issues;
  }
}
