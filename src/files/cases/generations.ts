/** Generations of accelerator that only cases have: members of the family, without a formula more and without a share in the plan. */

import * as z from "zod";
import type { Text } from "../../model/definition.ts";
import { familyOf } from "../../model/family.ts";
import { settleRests } from "../../model/wholes.ts";
import type { CaseBook } from "../../plan/cases/case-types.ts";
import { wholesIn } from "../../plan/shares.ts";
import type { Citation, Declared, Setting } from "../../plan/types.ts";
import { byDefault, entryOf, ofMember } from "../readers/plan-file.ts";
import { readParameter } from "../readers/plan-input.ts";
import { anything, label, patterns, type Reporter } from "../readers/schema.ts";
import { keyOf } from "./accelerator-names.ts";

export const generationShape = z.strictObject({
  label,
  /** By the last part of their names: `server_price`, `first`, `drift`, `power`. */
  parameters: anything,
});

/** What no case asks of a generation, where it is left out. */
const unasked: ReadonlySet<string> = new Set(["share", "performance"]);

/**
 * The project with these generations as further accelerators, and the names under which all are known. One that another case file brought
 * is replaced; one of the plan's own cannot be.
 */
export function extend(
  { project, names: before, planned }: Pick<CaseBook, "project" | "names" | "planned">,
  generations: Readonly<Record<string, z.infer<typeof generationShape>>>,
  cite: (source: Citation) => Citation,
  reporter: Reporter,
  lenient: boolean,
): Pick<CaseBook, "project" | "names"> {
  const { plan, context, sources } = project;
  const family = project.definition.cases?.family ?? "";
  const names = new Map(before);
  const members = new Map<string, Text>(plan.families.get(family));
  const declared = new Map(project.declared);
  const settings = new Map(plan.settings);
  const { years, base, inflation } = plan;
  const inputContext = { years, base, inflation, context, sources, reporter };
  for (const [member, { label, parameters }] of Object.entries(generations)) {
    const path = ["generations", member];
    if (!patterns.member.test(member) || member.length > 60) {
      reporter.at(path, "plan.malformed-member", { member: member.slice(0, 80) }, { key: true });
      continue;
    }
    if (planned.has(member)) {
      if (lenient) continue;
      reporter.at(path, "cases.generation-known", { member }, { key: true });
      continue;
    }
    members.set(member, label);
    names.set(keyOf(member), member).set(keyOf(label.en), member);
    const own = declarationsFor(member, project);
    for (const key of Object.keys(parameters)) {
      if (own.has(key)) continue;
      const known = [...own.keys()].join(", ");
      reporter.at([...path, "parameters", key], "shape.one-of", { known }, { key: true });
    }
    let priced = false;
    for (const [key, entry] of own) {
      const at = [...path, "parameters", key];
      declared.set(entry.name, entry);
      const raw = parameters[key];
      const setting: Setting | undefined =
        raw === undefined
          ? unasked.has(key)
            ? { ...entry, value: 0, source: [], layer: "default" }
            : byDefault(entry)
          : readParameter(raw, entry, inputContext, at);
      if (setting === undefined) {
        if (raw === undefined) reporter.at(at, "shape.missing", { key });
        continue;
      }
      if (raw !== undefined) {
        cite(setting.source);
        for (const other of setting.without?.values() ?? []) cite(other.source);
        if (key === "price" || key === "server_price") priced = true;
      }
      if (setting.rest !== undefined) reporter.at([...at, "value"], "share.no-part", { name: entry.name });
      settings.set(entry.name, setting);
    }
    if (!priced) reporter.at([...path, "parameters"], "cases.no-price", { member });
  }
  const families = new Map([...plan.families, [family, sorted(members)]]);
  const settled = sorted(settings);
  settleRests(settled, wholesIn({ definition: project.definition, plan: { families } }));
  const { structure: _, ...rest } = project;
  return {
    project: { ...rest, declared: sorted(declared), plan: { ...plan, families, settings: settled } },
    names,
  };
}

/** The family's parameters for one member, by the last part of their names. */
function declarationsFor(
  member: string,
  { definition, context }: CaseBook["project"],
): ReadonlyMap<string, Declared> {
  const own = new Map<string, Declared>();
  const family = definition.cases?.family ?? "";
  for (const declaration of definition.parameters) {
    const general = entryOf(declaration, context);
    if (familyOf(declaration.name) !== family || general === undefined) continue;
    const entry = ofMember(general, family, member);
    own.set(entry.name.slice(`${family}.${member}.`.length), entry);
  }
  return own;
}

function sorted<T>(map: ReadonlyMap<string, T>): Map<string, T> {
  return new Map([...map].sort(([a], [b]) => (a < b ? -1 : 1)));
}
