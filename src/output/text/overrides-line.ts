export { overridesLine as byHand } from "./heading.ts";
