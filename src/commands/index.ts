/** Everything that is loaded only once there is something to do: the second of the two bundles. */

export { compare } from "./compare.ts";
export { complain } from "./complain.ts";
export { list } from "./list.ts";
export { merge } from "./merge.ts";
export { run } from "./run.ts";
export { sensitivity } from "./sensitivity.ts";
export { simulate } from "./simulate.ts";
export { solve } from "./solve.ts";
export { sweep } from "./sweep.ts";
export { validate } from "./validate.ts";
