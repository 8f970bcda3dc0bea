/** The verbs that show where numbers come from, how they stand, and how far they are to be believed: a bundle of their own. */

export { backtest } from "./backtest.ts";
export { check } from "./check.ts";
export { cite } from "./cite.ts";
export { explain } from "./explain.ts";
export { replay } from "./replay.ts";
export { track } from "./track.ts";
