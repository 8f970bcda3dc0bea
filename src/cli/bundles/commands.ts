/** What is loaded once there is something to do: the verbs asked most. */

export { compare } from "../../commands/compare/command.ts";
export { list } from "../../commands/list/command.ts";
export { run } from "../../commands/run/command.ts";
export { validate } from "../../commands/validate/command.ts";
export { complain } from "../errors/usage-errors.ts";
