/** The verbs by which one gets started: what the shell, the editor and the reader are told. A bundle of their own. */

export { complete, completed } from "./complete.ts";
export { completion } from "./completion.ts";
export { help } from "./helped.ts";
export { init } from "./init.ts";
export { manual } from "./manual.ts";
export { schema } from "./schema.ts";
