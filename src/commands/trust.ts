/** The verbs that show where numbers come from, and how they stand: a bundle of their own. */

export { cite } from "./cite.ts";
export { explain } from "./explain.ts";
export { track } from "./track.ts";
