/** Shares of the trials, in tables and in sentences: of none and of all plainly, and no other share is rounded to them. */

import type { Translate } from "../../messages/format.ts";
import { grouped, percentage, powerOfTen } from "../numbers/number.ts";

/** In how many of the trials something holds. */
export interface TrialShare {
  readonly probability: number;
  /** Of none and of all, what the probability is below, or above, with 95% confidence. */
  readonly confidenceBound?: number | undefined;
}

/** Digits behind the point of a percentage of trials. */
const decimals = 1;

/** "99.7%"; "0.0%" is of none and "100.0%" of all: "<0.1%" and ">99.9%" are all but these. A bound in the place of either. */
export function shareCell({ probability, confidenceBound }: TrialShare): string {
  if (confidenceBound !== undefined) {
    const { isBelow, limit } = boundOf(probability, confidenceBound);
    return `${isBelow ? "<" : ">"}${limit}`;
  }
  const near = limitNear(probability);
  return near === undefined ? percentage(probability, decimals) : `${near.isBelow ? "<" : ">"}${near.limit}`;
}

/** Within a sentence that says the number of trials elsewhere: "99.7%", "no trial", "every trial (probability more than 99.7%)". */
export function shareWords(share: TrialShare, t: Translate): string {
  const { probability } = share;
  if (probability > 0 && probability < 1) return percentWords(probability, t);
  return withBound(t(probability === 0 ? "trials.no" : "trials.every"), share, t);
}

/** "99.7% of 10,000 trials", "none of 500 trials", "all 500 trials", "the only trial". */
export function trialsWords(share: TrialShare, trials: number, t: Translate): string {
  const { probability } = share;
  const count = { trials: grouped(trials, 0) };
  if (probability > 0 && probability < 1) {
    return t("trials.some", { share: percentWords(probability, t), ...count });
  }
  const [none, all] =
    trials === 1
      ? (["trials.none-one", "trials.all-one"] as const)
      : (["trials.none", "trials.all"] as const);
  return withBound(t(probability === 0 ? none : all, count), share, t);
}

/** "500 trials". */
export function countWords(trials: number, t: Translate): string {
  return t("trials.count", { trials: grouped(trials, 0) });
}

function percentWords(probability: number, t: Translate): string {
  const near = limitNear(probability);
  return near === undefined ? percentage(probability, decimals) : limitWords(near, t);
}

function withBound(words: string, { probability, confidenceBound }: TrialShare, t: Translate): string {
  if (confidenceBound === undefined) return words;
  return t("trials.chance", { words, chance: limitWords(boundOf(probability, confidenceBound), t) });
}

/** What a probability is below, or above. */
interface Limit {
  readonly isBelow: boolean;
  readonly limit: string;
}

function limitWords({ isBelow, limit }: Limit, t: Translate): string {
  return t(isBelow ? "trials.below" : "trials.above", { limit });
}

/** Of a share that would be rounded to none, or to all, and is neither. */
function limitNear(probability: number): Limit | undefined {
  const digit = 1 / powerOfTen(decimals + 2);
  const text = percentage(probability, decimals);
  if (probability > 0 && text === percentage(0, decimals)) {
    return { isBelow: true, limit: percentage(digit, decimals) };
  }
  if (probability < 1 && text === percentage(1, decimals)) {
    return { isBelow: false, limit: percentage(1 - digit, decimals) };
  }
  return undefined;
}

/** Rounded outwards, to one digit: 0.03% of what no trial met, 99.97% of what all did. */
function boundOf(probability: number, bound: number): Limit {
  const isBelow = probability === 0;
  const beyond = isBelow ? bound : 1 - bound;
  const places = Math.max(1, -Math.floor(Math.log10(100 * beyond) + 1e-9));
  const scale = powerOfTen(places);
  const outward = Math.ceil(100 * beyond * scale - 1e-9) / scale / 100;
  return { isBelow, limit: percentage(isBelow ? outward : 1 - outward, places) };
}
