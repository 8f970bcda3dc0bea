/** The verbs that show where numbers come from, how they stand, and how far they are to be believed: a bundle of their own. */

export { backtest } from "../../commands/backtest/command.ts";
export { check } from "../../commands/check/command.ts";
export { cite } from "../../commands/cite/command.ts";
export { explain } from "../../commands/explain/command.ts";
export { replay } from "../../commands/replay/command.ts";
export { track } from "../../commands/track/command.ts";
