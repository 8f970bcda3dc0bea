/** What is loaded once there is something to do: the verbs asked most. */

export { compare } from "./compare.ts";
export { complain } from "./complain.ts";
export { list } from "./list.ts";
export { run } from "./run.ts";
export { validate } from "./validate.ts";
