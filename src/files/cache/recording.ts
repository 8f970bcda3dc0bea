/**
 * What a saved result records of the plan, the model and the scenarios, so that it can be calculated again and what has changed
 * since can be named. A bundle of its own: of what ships it is in the snapshot, and hashing is loaded only where that does not serve.
 */

import { type Unit, type UnitContext, unitless } from "../../formula/units.ts";
import { writeQuantity } from "../../plan/settings/quantity-text.ts";
import type { Project, Recorded, Setting } from "../../plan/types.ts";
import { formulaHashes, modelFingerprint, planFingerprint } from "./fingerprint.ts";

export function recordOf({ plan, context, definition }: Omit<Project, "recorded">): Recorded {
  const inputs = [...plan.settings]
    .filter(([, { layer }]) => layer !== "default")
    .map(([name, setting]) => [name, settingText(setting, context)]);
  const defaults = definition.parameters.flatMap(({ name, default: value, unit }) =>
    value === undefined ? [] : [[name, value === "rest" ? value : `${value} ${unit}`]],
  );
  return {
    plan: { fingerprint: planFingerprint(plan), inputs: Object.fromEntries(inputs) },
    model: {
      fingerprint: modelFingerprint(definition),
      defaults: Object.fromEntries(defaults),
      ...formulaHashes(definition),
    },
  };
}

/** `$76,000/GPU (lognormal, $65,000/GPU to $97,000/GPU)`; a path as `2026: 1, 2027: 2`, its range being factors or addends. */
export function settingText({ value, unit, range, prices, rest }: Setting, context: UnitContext): string {
  if (rest !== undefined) return "rest";
  const write = (one: number, as: Unit) => writeQuantity(one, as, context);
  const single = typeof value === "number";
  const text = single
    ? write(value, unit)
    : [...value].map(([year, one]) => `${year}: ${write(one, unit)}`).join(", ");
  const as = single || range?.as === "addend" ? unit : unitless;
  const shape = range?.as === undefined ? range?.shape : `${range.shape} ${range.as}`;
  const ends = range && ` (${shape}, ${write(range.low, as)} to ${write(range.high, as)})`;
  return `${text}${ends ?? ""}${prices === undefined ? "" : `, prices of ${prices}`}`;
}
