/** What a scenario is called: the labels of the files that it is laid of, and what its settings change, in words. */

import { inWords } from "../../labels.ts";
import { sameText, type Text } from "../../model/definition.ts";
import { labelFor } from "../../model/family.ts";
import { type Calendar, yearName } from "../../year-names.ts";
import { nameSpace, targetsOf } from "../names.ts";
import { settingContext } from "../settings/conversion.ts";
import { type Change, readSetting } from "../settings/grammar.ts";
import { isQuantity, readQuantity } from "../settings/quantities.ts";
import { quantityText } from "../settings/quantity-text.ts";
import type { Declared, Project } from "../types.ts";
import { plansOwn } from "./layers.ts";
import type { RequestPart } from "./request.ts";
import type { Laid } from "./stack.ts";

/** The plan's label for the base scenario, else its own; of a stack the labels of its parts, joined. */
export function labelOf(parts: readonly RequestPart[], project: Project, stack: readonly Laid[]): Text {
  const files = parts.flatMap(
    ({ text }) => stack.find(({ from, id }) => from !== "set" && id === text) ?? [],
  );
  const named = files.map((file) => ("label" in file ? file.label : sameText(file.id)));
  const settings = parts
    .filter(({ kind }) => kind === "setting")
    .map(({ text }) => settingLabel(text, project));
  const labels = [
    ...(named.length === 0 ? [project.plan.baseLabel ?? project.plan.label] : named),
    ...settings,
  ];
  return { en: labels.map(({ en }) => en).join(" + "), ko: labels.map(({ ko }) => ko).join(" + ") };
}

/** Whether a scenario is its plan as it is, but for settings of the command line. */
export function isPlanItself(layers: readonly { readonly from: string; readonly id: string }[]): boolean {
  return layers.every(({ from, id }) => from === "plan" || id === "--set");
}

function inputLabel({ declaration: { label }, family = "", member = "" }: Declared, { plan }: Project): Text {
  return labelFor(label, plan.families.get(family)?.get(member) ?? sameText(member));
}

/** What a setting changes and how: "Electricity price ×2", "전기요금 2배". As it was written where it is of several inputs, or of none. */
export function settingLabel(text: string, project: Project): Text {
  const change = readSetting(text, project.plan.calendar);
  if ("malformed" in change) return sameText(text);
  const targets = targetsOf(change.path, nameSpace(project));
  const [name, ...more] = "names" in targets ? targets.names : [];
  const declared = name === undefined || more.length > 0 ? undefined : project.declared.get(name);
  if (declared === undefined) return sameText(text);
  const [input, when, how] = [
    inWords(inputLabel(declared, project)),
    yearsOf(change, project.plan.calendar),
    valueText(change, declared, project),
  ];
  return { en: `${input.en}${when.en} ${how.en}`, ko: `${input.ko}${when.ko} ${how.ko}` };
}

function valueText({ op, value }: Change, { unit }: Declared, project: Project): Text {
  if (typeof value !== "string") return { en: "set by year", ko: "연도별 설정" };
  if (op === "=" && value === plansOwn) return { en: "as in the plan", ko: "계획대로" };
  if (op === "=" && value === "rest") return { en: "as the rest", ko: "나머지" };
  if (op === "*=") {
    const factor = withMinus(value);
    return { en: `×${factor}`, ko: /\d$/.test(value) ? `${factor}배` : `×${factor}` };
  }
  const read = readQuantity(value, unit, settingContext(project));
  const { en, ko } = isQuantity(read) ? quantityText(read.value, unit, project.context) : sameText(value);
  const amount = { en: withMinus(en), ko: withMinus(ko) };
  if (op === "=") return { en: `at ${amount.en}`, ko: amount.ko };
  const plus = /^[-−]/.test(amount.en) ? "" : "+";
  return { en: `${plus}${amount.en}`, ko: `${plus}${amount.ko}` };
}

/** Below zero with the minus sign of sentences. */
function withMinus(amount: string): string {
  return amount.replace(/^\s*-/, "−");
}

function yearsOf({ years }: Change, calendar: Calendar | undefined): Text {
  if (years === undefined) return sameText("");
  const [from, to] = [years.from, years.to].map((year) =>
    year === undefined ? "" : yearName(year, calendar),
  );
  if (from === to) return { en: ` in ${from}`, ko: ` ${from}년` };
  if (to === "") return { en: ` from ${from}`, ko: ` ${from}년부터` };
  if (from === "") return { en: ` to ${to}`, ko: ` ${to}년까지` };
  return { en: ` in ${from}–${to}`, ko: ` ${from}~${to}년` };
}
