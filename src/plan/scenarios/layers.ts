/** Laying settings on settings. Each value remembers who set it. */

import { type Issue, type Message, message, type Place } from "../../errors.ts";
import { Issues } from "../../issues.ts";
import { limits } from "../../limits.ts";
import type { Text } from "../../model/definition.ts";
import { settleRests } from "../../model/wholes.ts";
import { nameSpace, targetsOf } from "../names.ts";
import { applyChange } from "../settings/apply.ts";
import { settingContext } from "../settings/conversion.ts";
import type { Change, Part } from "../settings/grammar.ts";
import { isQuantity, readQuantity } from "../settings/quantities.ts";
import { type Unmoved, unmovedNote } from "../settings/unmoved.ts";
import { readRest, wholesIn } from "../shares.ts";
import type { Citation, Declared, Project, Setting } from "../types.ts";

/** One layer to lay on, wherever it was written. */
export interface Overlay {
  readonly id: string;
  readonly source: Citation;
  readonly reason?: Text | undefined;
  readonly unset: readonly { readonly path: string; readonly placeOf: () => Place }[];
  readonly set: readonly { readonly change: Change; readonly placeOf: (part: Part) => Place }[];
}

export interface LayerContext {
  readonly project: Project;
  /** The plan's settings, as `--unset` brings them back. */
  readonly planned: ReadonlyMap<string, Setting>;
  readonly years: readonly number[];
  readonly reach: readonly [number, number];
  /** What is worth saying of what was read goes here. */
  readonly notes?: Message[];
}

/** What may stand in place of a value: `x=plan` takes back what other layers have set, as `--unset x` does. */
export const plansOwn = "plan";

/** Lays one layer on `settings`, in place: first what it takes back, then what it sets. Returns what was wrong. */
export function applyLayer(
  settings: Map<string, Setting>,
  overlay: Overlay,
  layerContext: LayerContext,
): readonly Issue[] {
  const { project, planned, years, reach, notes = [] } = layerContext;
  const space = nameSpace(project);
  const context = settingContext(project);
  const issues = new Issues();
  const found = new Map<string, ReturnType<typeof targetsOf>>();
  // What an unknown name may mean is looked up once, where it is reported.
  const known = { ...space, suggestions: () => [] };
  const targetsFor = (path: string) => {
    const targets = found.get(path) ?? targetsOf(path, known);
    found.set(path, targets);
    return targets;
  };
  const tooMany = overLimits(overlay, project, targetsFor);
  if (tooMany !== undefined) return [tooMany];
  const wholes = wholesIn(project);
  const meant = (change: Change) =>
    targetsOf(change.path, space, (name) => {
      const { unit } = project.declared.get(name) as Declared;
      return [change.value].flat().every((text) => isQuantity(readQuantity(text, unit, context)));
    });

  for (const { path, placeOf } of overlay.unset) {
    const targets = targetsFor(path.trim());
    if ("names" in targets)
      for (const name of targets.names) settings.set(name, planned.get(name) as Setting);
    else issues.add(() => ({ ...targets, ...targetsOf(path.trim(), space), place: placeOf() }));
  }
  for (const { change, path, placeOf } of pointlessUnsets(overlay, targetsFor)) {
    issues.add(() => ({
      ...message("set.unset-and-set", { name: path, setting: change.text }),
      place: placeOf(),
    }));
  }
  for (const { change, placeOf } of overlay.set) {
    const targets = targetsFor(change.path);
    if (!("names" in targets)) {
      issues.add(() => ({ ...targets, ...meant(change), place: placeOf("path") }));
      continue;
    }
    // What is the rest before the change, it is for all that the change is laid on.
    if (targets.names.some((name) => settings.get(name)?.rest !== undefined)) settleRests(settings, wholes);
    const unmoved: Unmoved[] = [];
    for (const name of targets.names) {
      const current = settings.get(name) as Setting;
      const within = { years, reach, context, notes, unmoved, planned: planned.get(name) as Setting };
      if (isPlansOwn(change)) {
        settings.set(name, planned.get(name) as Setting);
        continue;
      }
      const declared = project.declared.get(name);
      if (declared === undefined) throw new Error(`${name} is set but not declared`);
      const rest = readRest(change, name, wholes);
      if (typeof rest !== "boolean") {
        issues.add(() => ({ ...rest, place: placeOf("value") }));
        continue;
      }
      const changed = rest
        ? { value: current.value, rest: [] }
        : applyChange(current, change, declared, within);
      if ("part" in changed) {
        const { part, ...issue } = changed;
        issues.add(() => ({ ...issue, place: placeOf(part) }));
        continue;
      }
      // The plan's range, note and reason, and what it would be without a project, spoke of the value that was there before.
      const { range: _range, note: _note, reason: _reason, without: _without, ...others } = current;
      const { rest: _rest, ...kept } = others;
      const reason = overlay.reason === undefined ? {} : { reason: overlay.reason };
      settings.set(name, { ...kept, ...changed, ...reason, source: overlay.source, layer: overlay.id });
    }
    const note = unmovedNote(change, unmoved, targets.names.length);
    if (note !== undefined) notes.push(note);
  }
  settleRests(settings, wholes);
  return issues.all;
}

/** What is returned to the plan's value and given another in one layer, so that the first says nothing. */
function pointlessUnsets(
  { set, unset }: Overlay,
  targetsFor: (path: string) => ReturnType<typeof targetsOf>,
) {
  const given = new Map<string, Change>();
  if (unset.length > 0) {
    for (const { change } of set) {
      if (change.op !== "=" || change.years !== undefined || change.value === plansOwn) continue;
      const targets = targetsFor(change.path);
      if ("names" in targets) for (const name of targets.names) given.set(name, change);
    }
  }
  return unset.flatMap(({ path, placeOf }) => {
    const targets = targetsFor(path.trim());
    if (!("names" in targets) || !targets.names.every((name) => given.has(name))) return [];
    const change = given.get(targets.names[0] ?? "");
    return change === undefined ? [] : [{ path: path.trim(), placeOf, change }];
  });
}

/** Settings that would take longer than anybody waits: said of the first that is too much, before any is laid on. */
function overLimits(
  { set, unset }: Overlay,
  { declared }: Project,
  targetsFor: (path: string) => ReturnType<typeof targetsOf>,
): Issue | undefined {
  const paths = [
    ...unset.map(({ path, placeOf }) => ({ path: path.trim(), placeOf })),
    ...set.map(({ change, placeOf }) => ({ path: change.path, placeOf: () => placeOf("path") })),
  ];
  const patterns = new Set<string>();
  let inputs = 0;
  for (const { path, placeOf } of paths) {
    if (path.includes("*")) patterns.add(path);
    const matched = patterns.size * declared.size;
    if (matched > limits.inputsMatched) {
      const values = { requested: patterns.size, inputs: declared.size, most: limits.inputsMatched };
      return { ...message("limit.inputs-matched", values), place: placeOf() };
    }
    const targets = targetsFor(path);
    if (!("names" in targets)) continue;
    inputs += targets.names.length;
    if (inputs > limits.inputsSet) {
      return {
        ...message("limit.inputs-set", { requested: paths.length, most: limits.inputsSet }),
        place: placeOf(),
      };
    }
  }
  return undefined;
}

function isPlansOwn({ op, value, years, range }: Change): boolean {
  return op === "=" && value === plansOwn && years === undefined && range === undefined;
}
