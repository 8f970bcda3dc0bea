/** What is wrong where the parts of a whole do not add up, in words that say what to type instead. */

import { type Issue, type Message, message } from "../../errors.ts";
import { fromBase } from "../../formula/units.ts";
import { restOf, valueIn } from "../../model/input-values.ts";
import type { Whole } from "../../model/types.ts";
import { labelOf } from "../../model/wholes.ts";
import type { Project, Scenario, Setting } from "../../plan/types.ts";
import { yearName } from "../../year-names.ts";

/** What is wrong with a whole in a year: its parts, their sum, and what to set so that they add up. */
export function sumIssue(
  whole: Whole,
  scenario: Pick<Scenario, "name" | "settings" | "layers">,
  year: number | undefined,
  project: Project,
): Issue {
  const settings = whole.parts.map((part) => scenario.settings.get(part) as Setting);
  const rest = settings.find((setting) => setting.rest !== undefined);
  const given = settings.filter((setting) => setting !== rest);
  const at = (setting: Setting) => valueIn(setting, year ?? 0);
  const { unit } = settings[0] as Setting;
  const write = (value: number) => decimal(fromBase(value, unit)) + (unit.text === "%" ? "%" : "");
  const left = restOf(given.map(at));
  const parts = given.filter((setting) => at(setting) !== 0);
  const named = shortNames(whole.parts);
  const members = (parts.length > 0 ? parts : given).map(
    (setting) => `${named.get(setting.name)} ${write(at(setting))}`,
  );
  const values = {
    ...{ scenario: scenario.name, whole: labelOf(whole, project.plan.families), sum: write(restOf([left])) },
    ...{ members: members.join(", "), year: year === undefined ? "" : yearName(year, project.plan.calendar) },
    ...(rest === undefined ? {} : { rest: named.get(rest.name) as string, left: write(left) }),
  };
  const [ofAll, ofYear] =
    rest === undefined
      ? (["share.sum", "share.sum-year"] as const)
      : (["share.rest-below", "share.rest-below-year"] as const);
  const id = year === undefined ? ofAll : ofYear;
  const next = rest === undefined ? waysOut(whole, scenario, year, project) : [lower(parts)];
  return { id, values, next };
}

/** What of parts that leave nothing for the rest to lower. */
function lower(parts: readonly Setting[]): Message {
  return message("share.lower", { names: parts.map(({ name }) => name).join(", ") });
}

/**
 * Where all parts are given: another of them may be the rest, if what the others add to leaves it a share; first what the settings of
 * the command line did not name. Or the one that the plan makes the rest may be left out.
 */
function waysOut(
  { parts }: Whole,
  { settings, layers }: Pick<Scenario, "settings" | "layers">,
  year: number | undefined,
  { plan }: Project,
): Message[] {
  const last = layers.at(-1)?.id;
  const at = (name: string) => valueIn(settings.get(name) as Setting, year ?? 0);
  const leaves = (name: string) => {
    const left = restOf(parts.filter((part) => part !== name).map(at));
    return left >= 0 && left <= 1;
  };
  const others = parts.filter((name) => at(name) !== 0 && settings.get(name)?.layer !== last && leaves(name));
  const planned = parts.find((name) => plan.settings.get(name)?.rest !== undefined);
  const next = others
    .filter((name) => name !== planned)
    .map((name): Message => message("share.make-rest", { name }));
  if (planned !== undefined && leaves(planned)) {
    next.push(message("share.leave-out", { name: planned }));
  }
  if (next.length === 0) next.push(message("share.must-add", { names: parts.join(", ") }));
  return next;
}

/** What tells parts apart: of `compute.payers.state`, `state`; of `accelerators.gb300.share`, `gb300`. */
export function shortNames(names: readonly string[]): ReadonlyMap<string, string> {
  const split = names.map((name) => name.split("."));
  const [first = []] = split;
  const same = (at: (segments: readonly string[]) => string | undefined) =>
    split.every((segments) => at(segments) === at(first));
  let from = 0;
  while (from < first.length - 1 && same((segments) => segments[from])) from++;
  let behind = 0;
  while (behind < first.length - 1 - from && same((segments) => segments.at(-1 - behind))) behind++;
  return new Map(
    names.map((name, i) => {
      const segments = split[i] as readonly string[];
      return [name, segments.slice(from, segments.length - behind).join(".") || name];
    }),
  );
}

/** In digits, up to the twelfth behind the point. */
function decimal(value: number): string {
  return value.toFixed(12).replace(/\.?0+$/, "");
}
