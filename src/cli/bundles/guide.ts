/** The verbs by which one gets started: what the shell, the editor and the reader are told. A bundle of their own. */

export { completion } from "../../commands/completion/command.ts";
export { help } from "../../commands/help/command.ts";
export { init } from "../../commands/init/command.ts";
export { schema } from "../../commands/schema/command.ts";
export { complete, completed } from "../completion/complete.ts";
export { manual } from "../help/manual.ts";
