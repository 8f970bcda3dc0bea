/**
 * The plan folder to the rest of the program: scenarios resolved on a project. Reading and validating files is in `reading.ts`,
 * which brings zod and a JSON parser with it and is loaded only where a file has to be read.
 */

export type { Actuals, Confidence, Entry, Fact, Series, Span, Status } from "./actuals/record.ts";
export { type Axis, readAxis } from "./axis.ts";
export { callables, type NameKind, namesMeant } from "./callables.ts";
export {
  type CaseClass,
  type CaseScope,
  type CaseStatus,
  caseClasses,
  caseScopes,
  purchases,
} from "./caseclasses.ts";
export type { Case, CaseBook, ReferenceClass } from "./caseform.ts";
export {
  type CaseRun,
  caseRun,
  costRate,
  type LeftOut,
  type Measure,
  measureOf,
  rateOf,
  type Unscored,
} from "./caserun.ts";
export type { Correlation } from "./correlations.ts";
export { type Domain, domainOf } from "./domain.ts";
export { filesOf, type ProjectFiles, type ProjectOptions } from "./files.ts";
export type { Project } from "./load.ts";
export { type Declared, type NameSpace, nameSpace, nextForName, targetsOf } from "./names.ts";
export { placeInArgument } from "./place.ts";
export type { Plan, Setting } from "./plan.ts";
export { type Layer, resolveScenarios, type Scenario, type ScenarioRequest } from "./resolve.ts";
export type { ScenarioFile } from "./scenario.ts";
export { openSnapshot } from "./snapshot.ts";
export type { Citation, Source } from "./sources.ts";
export { shippedScenarios } from "./stack.ts";
