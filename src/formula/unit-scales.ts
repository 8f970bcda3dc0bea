/** Units that a model or plan makes of others: `"t": "1000 kg"`. */

import { type Message, type MessageId, message, nearest, type Values } from "../errors.ts";
import { isCurrency } from "./currency.ts";
import { plainText, readNumber } from "./numbers.ts";
import { isUnitName, readUnit, type Unit, type UnitContext, unitNames } from "./units.ts";

/** What is wrong with a unit, by its name: with the name itself, or with what it is said to be. */
export interface ScaleIssue extends Message {
  readonly name: string;
  readonly ofName: boolean;
  readonly next: readonly Message[];
}

/**
 * Reads units by name, each as so many of another unit: of one of the language, a count of the model, or one of these, in any order and
 * chain. What is wrong with one is among the issues, and it is then left out. A unit is of no money and no length of time: those have
 * scales of their own.
 */
export function readScales(
  written: Readonly<Record<string, string>>,
  context: UnitContext,
): { readonly scales: ReadonlyMap<string, Unit>; readonly issues: readonly ScaleIssue[] } {
  const scales = new Map<string, Unit>();
  const issues: ScaleIssue[] = [];
  const done = new Set<string>();
  const stop = (
    name: string,
    id: MessageId,
    values: Values,
    more: { ofName?: true; next?: Message[] } = {},
  ) => {
    issues.push({ id, values, name, ofName: more.ofName ?? false, next: more.next ?? [] });
  };

  /** `waiting`: the units that are made of this one. */
  function resolve(name: string, waiting: readonly string[]): void {
    if (waiting.includes(name)) {
      const path = [...waiting.slice(waiting.indexOf(name)), name].join(" → ");
      if (!done.has(name)) stop(name, "unit.cycle", { path });
      done.add(name);
    }
    if (done.has(name)) return;
    const text = written[name] as string;
    const amount = amountOf(text);
    const named = amount?.unit.match(/\p{L}[\p{L}\p{N}_]*/gu) ?? [];
    for (const other of named) if (Object.hasOwn(written, other)) resolve(other, [...waiting, name]);
    if (done.has(name)) return;
    done.add(name);
    const wrong = nameTaken(name, context);
    if (wrong !== undefined) stop(name, wrong.id, wrong.values ?? {}, { ofName: true });
    else if (amount === undefined) stop(name, "unit.malformed", { name, text });
    else if (amount.num === 0n) stop(name, "unit.zero", { name, text });
    else {
      const within = { ...context, scales: new Map([...(context.scales ?? []), ...scales]) };
      const read = readUnit(amount.unit, within);
      if ("unknown" in read) {
        const names = nearest(read.unknown, [...unitNames(within), ...Object.keys(written)]).filter(
          (near) => near !== name,
        );
        // What it is made of may be known and wrong itself.
        if (named.some((other) => Object.hasOwn(written, other) && !scales.has(other))) return;
        const next = names.length === 0 ? [] : [message("next.did-you-mean", { names: names.join(", ") })];
        stop(name, "model.unknown-unit", { unit: read.unknown.slice(0, 80) }, { next });
        return;
      }
      const { dims } = read.unit;
      if ([...dims.keys()].some(isCurrency)) stop(name, "unit.money", { name });
      else if (/(?:^|[*/])(?:months?|years?)\b/.test(amount.unit)) stop(name, "unit.time", { name });
      else {
        const scale = reduced(amount.num * BigInt(read.unit.num), amount.den * BigInt(read.unit.den));
        if (scale === undefined) stop(name, "unit.inexact", { name, text });
        else scales.set(name, { text: name, ...scale, dims });
      }
    }
  }

  for (const name of Object.keys(written)) resolve(name, []);
  return { scales, issues };
}

/** Why no unit may have a name: it has another meaning, or is read with the number before it. */
export function nameTaken(name: string, context: UnitContext): Message | undefined {
  const shown = name.slice(0, 80);
  if (!/^\p{L}[\p{L}\p{N}_]*$/u.test(name)) return message("unit.malformed-name", { name: shown });
  if (isCurrency(name) || isUnitName(name, context)) return message("unit.taken", { name: shown });
  const number = readNumber(`1 ${name}`, 0, false);
  return number === undefined || number.end === 1 ? undefined : message("unit.numeral", { name: shown });
}

/** `1000 kg` as a fraction, and the text of its unit; of no unit, as of a basis point, which is 0.0001, 1. */
function amountOf(
  text: string,
): { readonly num: bigint; readonly den: bigint; readonly unit: string } | undefined {
  const plain = plainText(text).trim();
  const number = readNumber(plain, 0, true);
  const behind = number === undefined ? "" : plain.slice(number.end).trim();
  if (number === undefined || (number.unit !== "" && number.unit !== "%")) return undefined;
  const { digits, exponent } = number.decimal;
  const unit = number.unit + behind;
  if (Math.abs(exponent) > 22) return undefined;
  return {
    num: exponent > 0 ? digits * 10n ** BigInt(exponent) : digits,
    den: exponent < 0 ? 10n ** BigInt(-exponent) : 1n,
    unit: unit === "" ? "1" : unit,
  };
}

/** A fraction in its lowest terms; undefined where a double does not hold these to the last digit. */
function reduced(num: bigint, den: bigint): Pick<Unit, "num" | "den"> | undefined {
  let [a, b] = [num, den];
  while (b !== 0n) [a, b] = [b, a % b];
  const terms = { num: Number(num / a), den: Number(den / a) };
  return Number.isSafeInteger(terms.num) && Number.isSafeInteger(terms.den) ? terms : undefined;
}
