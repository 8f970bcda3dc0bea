/** The plan folder to the rest of the program: load a project, resolve scenarios on it, say where a formula stands. */

export {
  loadProject,
  locateFormula,
  nameSpace,
  type Project,
  type ProjectFiles,
  type ProjectOptions,
} from "./load.ts";
export { type Declared, type NameSpace, nextForName, targetsOf } from "./names.ts";
export type { Correlation, Plan, Setting } from "./plan.ts";
export { type Layer, resolveScenarios, type Scenario, type ScenarioRequest } from "./resolve.ts";
export type { Citation, Source } from "./sources.ts";
export { type ScenarioFile, shippedScenarios } from "./stack.ts";
export { type ValidateOptions, type Validation, validateAll } from "./validate.ts";
