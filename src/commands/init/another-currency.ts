/** A plan in another currency: every number of the first says that it is to be replaced, and amounts are converted where there is a rate. */

import type { Message } from "../../errors.ts";
import { message } from "../../errors.ts";
import { smallestUnit } from "../../formula/currency.ts";
import { fromBase, readUnit, type Unit, type UnitContext, writtenIn } from "../../formula/units.ts";
import { power } from "../../math/power.ts";
import { type Currency, moved } from "../../model/inputs.ts";
import { significant } from "../../output/numbers/number.ts";
import { leverOf, matching } from "../../plan/names.ts";
import { settingContext } from "../../plan/settings/conversion.ts";
import { readSetting } from "../../plan/settings/grammar.ts";
import { isInPercent } from "../../plan/settings/percentage-points.ts";
import type { Declared, Project, Setting } from "../../plan/types.ts";
import { cover, readYear } from "../../plan/years.ts";
import type { Calendar } from "../../year-names.ts";
import type { PlanText, Written } from "./blank.ts";
import { jsonText } from "./new-folder.ts";

/** What one unit of the new currency is worth in the plan's own, and which input says so; one for one where none does. */
interface Exchange {
  readonly from: string;
  readonly to: string;
  readonly rate: number | undefined;
  readonly input: string | undefined;
  /** What the plan calls its years. */
  readonly calendar: Calendar | undefined;
}

/** `name`: what the plan is called from which the numbers are. */
export function inCurrency(
  project: Project,
  plan: PlanText,
  currency: Currency,
  name: string,
): { plan: PlanText; notes: readonly Message[] } {
  const { plan: own, declared, context } = project;
  const rate = settingContext(project).rates?.().get(currency.code);
  const exchange: Exchange = {
    ...{ from: own.currency.code, to: currency.code, calendar: own.calendar },
    rate: rate === undefined ? undefined : fromBase(rate.value, smallestUnit(own.currency.decimals)),
    input: rate?.name,
  };
  let largest = 0;
  let money = 0;
  const parameters = Object.entries(plan.parameters).map(([id, parameter]) => {
    const entry = declared.get(id);
    const setting = own.settings.get(id);
    // A note tells of the other plan's number; the reason says what that was, and from where.
    const { source: _, note: __, without: ____, ...kept } = parameter;
    const marked = {
      source: "ASSUMPTION",
      reason: reasonOf(parameter, name, exchange, exchangeOf(entry, exchange)),
    };
    if (entry === undefined || setting === undefined || exchangeOf(entry, exchange) === 0)
      return [id, { ...kept, ...marked }];
    money++;
    const restated = restate(kept, setting, entry, exchange, context);
    largest = Math.max(largest, restated.largest);
    return [id, { ...restated.parameter, ...marked }];
  });
  const decimals = [currency.decimals, 0, -3, -6].find(
    (each) => each <= currency.decimals && largest * wholeIn(each) <= roomForSums,
  );
  const restated: PlanText = {
    ...plan,
    id: "my-plan",
    label: { en: `My plan, begun from ${name}`, ko: `${name}에서 시작한 나의 계획` },
    currency: { ...currency, decimals: decimals ?? currency.decimals },
    parameters: Object.fromEntries(parameters),
  };
  // What is said of the other plan and of its taxes is not said of this one.
  const { about: ___, tax: ____, ...rest } = restated;
  const note =
    exchange.rate === undefined
      ? message("init.not-converted", { name, from: exchange.from, to: exchange.to, money })
      : message("init.converted", {
          ...{ from: exchange.from, to: exchange.to, money },
          input: exchange.input ?? "",
        });
  return {
    plan: rest as PlanText,
    notes: [message("init.all-placeholders", { name, count: parameters.length }), note],
  };
}

/** Sums over years and members are held exactly too. */
const roomForSums = Number.MAX_SAFE_INTEGER / 3;

/** With which exponent the old currency stands in an input's unit. */
function exchangeOf(entry: Declared | undefined, { from }: Exchange): number {
  return entry?.unit.dims.get(from) ?? 0;
}

/** The input with its amounts in the new currency, in the model's own unit. */
function restate(
  { unit: stated, ...parameter }: Written,
  { value, range }: Setting,
  entry: Declared,
  exchange: Exchange,
  context: UnitContext,
): { parameter: Written; largest: number } {
  const named = typeof stated === "string" && !/\bmoney\b/.test(stated);
  const text = named || stated === undefined ? modelUnit(entry) : (stated as string);
  const read = readUnit(text, context);
  const unit = "unit" in read ? read.unit : entry.unit;
  const exponent = exchangeOf(entry, exchange);
  let largest = 0;
  const convert = (base: number): number => {
    const amount = writtenIn(base, unit);
    const factor = exchange.rate === undefined ? 1 : power(exchange.rate, -exponent);
    // An amount that was converted is no better known than its rate.
    const converted = factor === 1 ? amount : Number(significant(amount * factor, 6));
    if (exponent === 1) largest = Math.max(largest, Math.abs(converted) * moneyIn(unit, context));
    return isWholeMoney(entry) && exchange.rate !== undefined ? Math.round(converted) : converted;
  };
  // The rate between the two is one for one now.
  const isRate = entry.unit.dims.get(exchange.to) === -exponent && entry.unit.dims.size === 2;
  const { values: _, value: __, range: written, ...rest } = parameter;
  const kept = { ...(typeof stated === "string" && !named ? { unit: stated } : {}), ...rest };
  if (isRate) return { parameter: { value: 1, ...kept }, largest };
  const yearly = typeof value !== "number";
  const amounts =
    parameter.value === "rest"
      ? { value: "rest" }
      : yearly
        ? {
            values: Object.fromEntries(
              [...covered(value, parameter.values, entry, exchange.calendar)].map(([year, each]) => [
                year,
                convert(each),
              ]),
            ),
          }
        : { value: convert(value) };
  if (range === undefined || (yearly && range.as === undefined))
    return {
      parameter: { ...amounts, ...(written === undefined ? {} : { range: written }), ...kept },
      largest,
    };
  const { low, high, values } = moved(range, convert);
  const ends = values === undefined ? { low, high } : { values: values.map((each) => each.value) };
  const weights = values === undefined ? {} : { weights: values.map(({ weight }) => weight) };
  const shape = {
    shape: range.shape,
    ...(range.as === undefined ? {} : { as: range.as }),
    ...ends,
    ...weights,
  };
  return { parameter: { ...amounts, range: shape, ...kept }, largest };
}

/** A path with a value for each year that its file names, where that names more than the plan had. */
function covered(
  value: ReadonlyMap<number, number>,
  values: unknown,
  { declaration }: Declared,
  calendar: Calendar | undefined,
) {
  if (values === undefined || Array.isArray(values)) return value;
  const years = Object.keys(values as object).map((key) => Number(readYear(key, calendar)));
  return cover(value, years, declaration.outside);
}

function modelUnit({ declaration }: Declared): string {
  return declaration.unit;
}

/** How much of the currency one of a unit is. */
function moneyIn(unit: Unit, { decimals }: UnitContext): number {
  return unit.num / unit.den / wholeIn(decimals);
}

/** How many of its smallest unit one of a currency is. */
function wholeIn(decimals: number): number {
  const { num, den } = smallestUnit(decimals);
  return num / den;
}

/** Amounts are shown without decimals where they are large. */
function isWholeMoney({ unit }: Declared): boolean {
  return unit.dims.size === 1;
}

/** Why the number stands there: where it is from, what it was there, and that it is to be replaced. */
function reasonOf(
  { value, values, source }: Written,
  name: string,
  { from, to, rate }: Exchange,
  exponent: number,
): { readonly en: string; readonly ko: string } {
  const cited = source === "ASSUMPTION" ? undefined : [source].flat().join(", ");
  const was = values === undefined ? String(value) : Object.values(values as object).join(", ");
  const short = was.length <= 120 ? was : `${was.slice(0, 119)}…`;
  const way =
    exponent === 0
      ? { en: "", ko: "" }
      : rate === undefined
        ? { en: `, in ${from} and not converted`, ko: `, ${from} 금액이며 환산하지 않음` }
        : { en: `, converted from ${from} to ${to}`, ko: `, ${from}에서 ${to}(으)로 환산` };
  return {
    en: `placeholder: replace. ${name} has ${short}${way.en} (${cited ?? "an assumption there"}).`,
    ko: `임시값: 실제 값으로 바꾸십시오. ${name}의 값 ${short}${way.ko} (${cited ?? "그곳에서도 가정"}).`,
  };
}

/** The scenarios that say nothing in the old currency, each marked as an assumption; the names of those that are left out. */
export function scenariosIn(
  project: Project,
  scenarios: ReadonlyMap<string, string>,
  name: string,
): { files: ReadonlyMap<string, string>; left: readonly string[] } {
  const texts = new Map([...scenarios].map(([file, text]) => [file, JSON.parse(text) as Written]));
  const left = new Set([...texts].filter(([, { set }]) => setsMoney(project, set)).map(([file]) => file));
  for (let before = -1; before < left.size; ) {
    before = left.size;
    for (const [file, { extends: base }] of texts) if (left.has(`${String(base)}.json`)) left.add(file);
  }
  const files = [...texts].flatMap(([file, text]) => {
    if (left.has(file)) return [];
    const cited =
      text.source === undefined || text.source === "ASSUMPTION"
        ? name
        : `${name}: ${[text.source].flat().join(", ")}`;
    const reason = {
      en: `placeholder: replace. Taken from ${cited}.`,
      ko: `임시값: 실제 값으로 바꾸십시오. 출처 ${cited}.`,
    };
    return [[file, jsonText({ ...text, source: "ASSUMPTION", reason })] as const];
  });
  return { files: new Map(files), left: [...left] };
}

/** Whether any of a scenario's settings is an amount in the plan's currency. */
function setsMoney(project: Project, set: unknown): boolean {
  return ((set ?? []) as readonly string[]).some((text) => {
    const change = readSetting(text);
    if ("malformed" in change) return true;
    const inPercent = [change.value].flat().every((each) => isInPercent(each, project.context));
    const relative = change.op === "*=" || (change.op === "+=" && inPercent);
    return !relative && namesOf(project, change.path).some((id) => exponentOf(project, id) !== 0);
  });
}

function namesOf({ declared, definition }: Project, path: string): readonly string[] {
  if (declared.has(path)) return [path];
  const lever = leverOf(definition, path);
  if (typeof lever === "string") return [lever];
  return [...declared.keys()].filter(matching(path));
}

function exponentOf({ declared, plan }: Project, id: string): number {
  return declared.get(id)?.unit.dims.get(plan.currency.code) ?? 0;
}
