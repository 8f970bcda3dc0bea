/** Amounts in conditions that are written as the language of formulas does not read them, and what was probably meant. */

import { type Message, message } from "../../errors.ts";
import type { Text } from "../../model/definition.ts";
import { linkExpression } from "../../model/link.ts";
import type { Model } from "../../model/types.ts";
import { isQuantity, readQuantity } from "../../plan/settings/quantities.ts";
import { typedQuantity } from "../../plan/settings/quantity-text.ts";
import type { Project } from "../../plan/types.ts";
import { yearLiterals } from "./year-literals.ts";

const otherSigns: Readonly<Record<string, string>> = {
  ...{ "≥": ">=", "≤": "<=", "≠": "<>" },
  ...{ "=>": ">=", "=<": "<=", "!=": "<>", "==": "=" },
};

/**
 * The condition with the amount at its end as it is read (`cost > 35tn 500bn`, `share >= half`, `all(balance ≥ 0)`), in the unit of the metric
 * or input before it; between both ends of a range. None where that is no condition either.
 */
export function amountMeant(text: string, project: Project, model: Model): Message[] {
  const plain = text.replaceAll(/[≥≤≠]|=>|=<|!=|==/g, (sign) => otherSigns[sign] as string);
  const found = /^([^<>=]*[^<>=\s])\s*(<=|>=|<>|<|>|=)\s*([^<>=]+)$/.exec(plain);
  if (found === null) return [];
  const [, left = "", sign = "", right = ""] = found;
  const { amount, closing } = withoutClosing(right.trim());
  const conditions = amountsMeant(amount, left, project, model).map((meant) =>
    "low" in meant
      ? `${left} >= ${meant.low}${closing} and ${left} <= ${meant.high}${closing}`
      : { en: `${left} ${sign} ${meant.en}${closing}`, ko: `${left} ${sign} ${meant.ko}${closing}` },
  );
  const links = (condition: string) =>
    !("issues" in linkExpression(model, condition, yearLiterals(model.instance.calendar)));
  return [...(plain === text ? [] : [plain]), ...conditions]
    .filter((each) => links(typeof each === "string" ? each : each.en))
    .slice(0, 1)
    .map((each) => message("next.write", { text: each }));
}

/** Brackets that close what was opened before the amount stand behind it. */
function withoutClosing(right: string): { readonly amount: string; readonly closing: string } {
  const count = (bracket: string, of: string) => of.split(bracket).length;
  let amount = right;
  while (amount.endsWith(")") && count(")", amount) > count("(", amount)) amount = amount.slice(0, -1);
  return { amount, closing: right.slice(amount.length) };
}

type Meant = Text | { readonly low: string; readonly high: string };

function amountsMeant(amount: string, left: string, { context }: Project, model: Model): Meant[] {
  const names = left.match(/[a-z][\w.]*/g) ?? [];
  const unit = names
    .map((name) => (model.figures.get(name) ?? model.instance.inputs.get(name))?.unit)
    .find((each) => each !== undefined);
  if (unit === undefined) return [];
  const { rates: _, ...own } = context;
  const read = readQuantity(amount, unit, own);
  if (isQuantity(read)) return [typedQuantity(read.value, unit, own)];
  return (read.next ?? []).flatMap(({ id, values = {} }): Meant[] => {
    if (id === "next.range") return [{ low: String(values.low), high: String(values.high) }];
    const { text } = values;
    if (id !== "next.write" || text === undefined) return [];
    return [typeof text === "object" ? (text as Text) : { en: String(text), ko: String(text) }];
  });
}
