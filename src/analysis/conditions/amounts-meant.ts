/** Amounts in conditions that are written as the language of formulas does not read them, and what was probably meant. */

import { type Message, message } from "../../errors.ts";
import { eachTimeIn } from "../../formula/parted-amounts.ts";
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
 * The conditions that a text most likely is: with names for what its metrics are called (`compute cost > 10tn`), and the amount at its end as it
 * is read (`cost > 35tn 500bn`, `share >= half`), between both ends of a range, or of each year. None where that is no condition either.
 * `yearly`: whether one that holds in some years and not in others is asked about.
 */
export function conditionsMeant(text: string, project: Project, model: Model, yearly: boolean): Message[] {
  if (text.length > longest) return [];
  const signed = text.replaceAll(/[≥≤≠]|=>|=<|!=|==/g, (sign) => otherSigns[sign] as string);
  const plain = withNames(signed, project, model);
  const link = (condition: string) => linkExpression(model, condition, yearLiterals(model.instance.calendar));
  for (const meant of [plain === text ? [] : [plain], ...otherAmounts(plain, project, model)]) {
    const conditions = meant.flatMap((condition): Text[] => {
      const { en, ko } = typeof condition === "string" ? { en: condition, ko: condition } : condition;
      const linked = link(en);
      if ("issues" in linked || linked.checked.type !== "condition") return [];
      if (yearly || !linked.expression.yearly) return [{ en, ko }];
      return ["all", "any"].map((over) => ({ en: `${over}(${en})`, ko: `${over}(${ko})` }));
    });
    if (conditions.length > 0) return conditions.map((each) => message("next.write", { text: each }));
  }
  return [];
}

/** In a text that is longer no condition is looked for. */
const longest = 400;

/** What is called so in words, by the name that it has: `total(compute cost)`, `공공 재원`. */
function withNames(text: string, project: Project, model: Model): string {
  const isName = (words: string) =>
    model.figures.has(words) || model.instance.inputs.has(words) || !/[\s\u0080-\uffff]/.test(words);
  const [, left = "", rest = ""] = /^([^<>=]*)(.*)$/s.exec(text) ?? [];
  const between = betweenIn(left) ?? left.length;
  return (
    left.slice(0, between).replaceAll(/\p{L}[^()+*/,-]*/gu, (words) => {
      const called = words.trim();
      const [name] = isName(called) ? [] : project.suggestions(called, ["metric", "input"]);
      return name === undefined ? words : name + words.slice(words.trimEnd().length);
    }) +
    left.slice(between) +
    rest
  );
}

/** Where `between` stands in a text. */
function betweenIn(text: string): number | undefined {
  const at = text.search(/\s(?:is )?between\s/i);
  return at < 0 ? undefined : at;
}

/** The condition with other amounts at its end: the ways in which it may be meant, the likeliest first, of each all that are. */
function otherAmounts(text: string, project: Project, model: Model): (string | Text)[][] {
  const at = betweenIn(text);
  const found = /^([^<>=]*[^<>=\s])\s*(<=|>=|<>|<|>|=)\s*([^<>=]+)$/.exec(text);
  if (at === undefined && found === null) return [];
  const [left = "", sign = "", right = ""] =
    at === undefined
      ? (found ?? []).slice(1)
      : [text.slice(0, at), "=", text.slice(at).replace(/^\s(?:is )?/i, "")];
  const { amount, closing } = withoutClosing(right.trim());
  const said = eachTimeIn(amount);
  const each = said?.inYear === 1 ? said.each : undefined;
  const reduced = /^\s*(?:total|sum)\s*\(/.exec(left)?.[0];
  const conditions = amountsMeant(each ?? amount, left, project, model).map((meant) => {
    if ("low" in meant) return [`${left} >= ${meant.low}${closing} and ${left} <= ${meant.high}${closing}`];
    const compared = (of: string, behind: string) => ({
      en: `${of} ${sign} ${meant.en}${behind}`,
      ko: `${of} ${sign} ${meant.ko}${behind}`,
    });
    if (each === undefined || reduced === undefined || closing !== "") return [compared(left, closing)];
    // A total is of all years: of each year, of an average one, or of all after all.
    const inner = left.slice(reduced.length);
    return [
      compared(`all(${inner.replace(/\)\s*$/, "")}`, ")"),
      compared(`mean(${inner}`, ""),
      compared(left, ""),
    ];
  });
  return conditions;
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
