/** What is loaded when a workbook is requested: a bundle of its own, with the library that reads and writes these files. */

export { readBack } from "./reading/read-back.ts";
export { changesOn } from "./scenario-changes.ts";
export { workbookOf } from "./workbook.ts";
