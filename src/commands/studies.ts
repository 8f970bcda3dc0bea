/** The verbs that ask the kernel many times over: a bundle of their own, since they bring much with them. */

export { takeTables } from "./kept-tables.ts";
export { merge } from "./merge.ts";
export { report } from "./report.ts";
export { sensitivity } from "./sensitivity.ts";
export { simulate } from "./simulate.ts";
export { solve } from "./solve.ts";
export { sweep } from "./sweep.ts";
