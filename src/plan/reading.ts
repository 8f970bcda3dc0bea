/** Reading and validating data files. */

export { loadActuals } from "./actuals/read.ts";
export { loadCases } from "./cases.ts";
export { type Citer, citersOf } from "./citations.ts";
export { loadProject } from "./load.ts";
export { readSaved, savedRows } from "./saved.ts";
export { takeSnapshot } from "./snapshot.ts";
export { type ValidateOptions, type Validation, validateAll } from "./validate.ts";
