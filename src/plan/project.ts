/**
 * The plan folder to the rest of the program: scenarios resolved on a project. Reading and validating files is in `reading.ts`,
 * which brings zod and a JSON parser with it and is loaded only where a file has to be read.
 */

export { openSnapshot } from "../files/cache/snapshot.ts";
export { placeInArgument } from "../files/json/place.ts";
export { filesOf, type ProjectFiles, type ProjectOptions } from "../files/json/read-file.ts";
export type { Project } from "../files/load.ts";
export type { Correlation } from "../files/readers/correlations.ts";
export type { Plan, Setting } from "../files/readers/plan-file.ts";
export type { ScenarioFile } from "../files/readers/scenario-file.ts";
export type { Citation, Source } from "../files/readers/sources-file.ts";
export type { Actuals, Confidence, Entry, Fact, Series, Span, Status } from "./actuals.ts";
export {
  type CaseRun,
  caseRun,
  costRate,
  type LeftOut,
  type Measure,
  measureOf,
  rateOf,
  type Unscored,
} from "./cases/case-scenario.ts";
export type { Case, CaseBook, ReferenceClass } from "./cases/case-types.ts";
export {
  type CaseClass,
  type CaseScope,
  type CaseStatus,
  caseClasses,
  caseScopes,
  purchases,
} from "./cases/classes.ts";
export { callables, type NameKind, namesMeant } from "./lookup.ts";
export { type Declared, type NameSpace, nameSpace, nextForName, targetsOf } from "./names.ts";
export { type Layer, resolveScenarios, type Scenario, type ScenarioRequest } from "./scenarios/resolve.ts";
export { shippedScenarios } from "./scenarios/stack.ts";
export { type Axis, readAxis } from "./settings/axis.ts";
export { type Domain, domainOf } from "./settings/search-range.ts";
