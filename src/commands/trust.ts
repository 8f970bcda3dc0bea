/** The verbs that show where numbers come from: a bundle of their own. */

export { cite } from "./cite.ts";
export { explain } from "./explain.ts";
