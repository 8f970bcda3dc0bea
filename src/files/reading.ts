/** Reading and validating data files. */

export { takeSnapshot } from "./cache/snapshot.ts";
export { loadCases } from "./cases/case-file.ts";
export { type Citer, citersOf } from "./citations.ts";
export { loadProject } from "./load.ts";
export { readSaved, savedRows } from "./readers/result-file.ts";
export { loadActuals } from "./record/record-file.ts";
export { type ValidateOptions, type Validation, validateAll } from "./validate.ts";
