/** A scenario's model: linked and checked, with every issue placed in the model's file. */

import { CycleError } from "../engine/compile.ts";
import { SizeError } from "../engine/graph.ts";
import { compileProgram } from "../engine/program/compile-program.ts";
import { isCompatible } from "../engine/program/outputs.ts";
import { didYouMean, Failure, type Issue, type Message, message, type Place } from "../errors.ts";
import { append } from "../lists.ts";
import { familyOf, forMember } from "../model/family.ts";
import { isLinkedFor, link, withInputs } from "../model/link.ts";
import type { LinkIssue, Model, Structure } from "../model/types.ts";
import { followRests } from "../model/wholes.ts";
import { placeInArgument } from "../places.ts";
import { readSetting } from "../plan/settings/grammar.ts";
import type { Project, Scenario, Setting } from "../plan/types.ts";
import type { Calendar } from "../year-names.ts";

/** More errors than these are counted, not listed. */
const maxIssues = 50;

/** A scenario under other settings of the same inputs, with its rests at what those leave them. */
export function withSettings(scenario: Scenario, settings: ReadonlyMap<string, Setting>): Scenario {
  const inputs = new Map(settings);
  followRests(inputs);
  return { ...scenario, settings: inputs, instance: { ...scenario.instance, inputs } };
}

/** What a project's formulas were linked to, for each shape of its inputs: most commands read several scenarios. */
const linkedBefore = new WeakMap<Project, Structure[]>();

/** Throws Failure "input" with all that is wrong with the formulas under this scenario's inputs. */
export function modelOf(project: Project, scenario: Scenario): Model {
  const { definition, structure } = project;
  const { instance } = scenario;
  const known = linkedBefore.get(project) ?? (structure === undefined ? [] : [structure]);
  linkedBefore.set(project, known);
  const own = known.find((each) => isLinkedFor(each, instance));
  if (own !== undefined) return withInputs(own, instance);
  const linked = link(definition, instance);
  if ("issues" in linked) {
    const byYear = givenByYear(project, scenario);
    if (byYear.length > 0) throw new Failure("input", byYear);
    throw new Failure(
      "input",
      listed(linked.issues).map((issue) => ("of" in issue ? issueOf(issue, project) : issue)),
    );
  }
  known.push(linked.structure);
  return withInputs(linked.structure, instance);
}

/**
 * Compiles a scenario's model with some inputs open, where it was not compiled before: worth it ahead of several questions that move no
 * others. Throws as modelOf does.
 */
export function openInputs(project: Project, scenario: Scenario, isOpen: (name: string) => boolean): void {
  const { instance, ...structure } = modelOf(project, scenario);
  if (structure.program !== undefined && isCompatible(structure.program, instance)) return;
  const program = locatingCycles(project, () => compileProgram({ ...structure, instance }, isOpen));
  linkedBefore.get(project)?.unshift({ ...structure, program });
}

/** More inputs than these are not tried one by one. */
const maxTried = 20;

/**
 * The inputs that a scenario gives by year where the model takes one value for all: said of the setting, since the formulas that cannot
 * be linked with it are none of the user's doing. `project` is sound with the plan's own values.
 */
function givenByYear({ definition, plan }: Project, { instance, layers }: Scenario): Issue[] {
  const inputs = new Map(instance.inputs);
  const byYear: string[] = [];
  for (const [name, { value }] of instance.inputs) {
    const planned = plan.settings.get(name);
    if (typeof value === "number" || typeof planned?.value !== "number") continue;
    byYear.push(name);
    inputs.set(name, planned);
  }
  if (byYear.length === 0 || "issues" in link(definition, { ...instance, inputs })) return [];
  return byYear.flatMap((name): Issue[] => {
    const input = instance.inputs.get(name);
    if (input === undefined) return [];
    const alone = link(definition, { ...instance, inputs: new Map(inputs).set(name, input) });
    if (byYear.length <= maxTried && !("issues" in alone)) return [];
    const [first] = "issues" in alone ? alone.issues : [];
    const metric = first !== undefined && "of" in first ? first.name : "";
    return [{ ...message("set.one-value", { name, metric }), ...settingOf(name, layers, plan.calendar) }];
  });
}

/** The last setting of an input by name that names years, as it is without them. */
function settingOf(
  name: string,
  layers: Scenario["layers"],
  calendar: Calendar | undefined,
): Pick<Issue, "place" | "next"> {
  for (const { id, set } of layers.toReversed()) {
    for (const text of set.toReversed()) {
      const change = readSetting(text, calendar);
      if ("malformed" in change || change.path !== name || change.years === undefined) continue;
      const { from, to } = change.spans.years;
      const next = [message("next.write", { text: (text.slice(0, from) + text.slice(to)).trim() })];
      return id === "--set" ? { place: placeInArgument("--set", text, from, to), next } : { next };
    }
  }
  return {};
}

/** As many as a person reads, and how many more there are: finding places and the nearest names is not free. */
function listed(issues: readonly LinkIssue[]): readonly (LinkIssue | Issue)[] {
  const more = issues.length - maxIssues;
  if (more <= 0) return issues;
  return [...issues.slice(0, maxIssues), message("issues.more", { count: more })];
}

/** Runs what unrolls a model; a cycle comes back as a Failure with the way round and the place of its first formula. */
export function locatingCycles<T>(project: Project, run: () => T): T {
  try {
    return run();
  } catch (thrown) {
    if (thrown instanceof SizeError) {
      throw new Failure("input", { ...message("model.too-large"), ...formulaOf(thrown.figure, project) });
    }
    if (!(thrown instanceof CycleError)) throw thrown;
    const { path } = thrown;
    const shown = path.length > 12 ? [...path.slice(0, 6), "…", ...path.slice(-5)] : path;
    throw new Failure("input", {
      ...message("model.cycle", { path: shown.join(" → ") }),
      ...formulaOf(thrown.figure, project),
      next: [message("model.cycle-hint")],
    });
  }
}

/** The place of the formula by which a figure is calculated. */
function formulaOf(figure: string | undefined, { definition, locate }: Project): { place?: Place } {
  const metric = definition.metrics.find((known) => figure !== undefined && matches(known.name, figure));
  return metric === undefined
    ? {}
    : { place: locate("metric", metric.name, { from: 0, to: metric.formula.length }) };
}

function matches(pattern: string, name: string): boolean {
  return (
    pattern === name || (familyOf(pattern) !== undefined && forMember(pattern, name.split(".")[1]) === name)
  );
}

/** An issue of a formula in words, with its place in the model's file unless it is given one. */
export function issueOf(issue: LinkIssue, project: Project, place?: Place): Issue {
  const { id, values = {}, next = [] } = issue;
  const hints: Message[] = [...next];
  if (id === "formula.unknown-name") {
    const hint = didYouMean(project.suggestions(String(values.name), ["metric", "input"]));
    append(hints, hint.length > 0 ? hint : [message("next.see", { command: "baekjo list metrics" })]);
  }
  return {
    id,
    values: { ...values, of: issue.name },
    ...(place !== undefined
      ? { place }
      : issue.of === "metric" || issue.of === "requirement"
        ? { place: project.locate(issue.of, issue.name, issue.span) }
        : {}),
    ...(hints.length === 0 ? {} : { next: hints }),
  };
}
