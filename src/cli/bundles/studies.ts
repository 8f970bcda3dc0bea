/** The verbs that ask the kernel many times over: a bundle of their own, since they bring much with them. */

export { merge } from "../../commands/merge/command.ts";
export { report } from "../../commands/report/command.ts";
export { sensitivity } from "../../commands/sensitivity/command.ts";
export { simulate } from "../../commands/simulate/command.ts";
export { takeTables } from "../../commands/simulate/kept-tables.ts";
export { solve } from "../../commands/solve/command.ts";
export { sweep } from "../../commands/sweep/command.ts";
