import type { ValidateReport } from "./report.ts";

export function validateReport(files: readonly string[], version: string): ValidateReport {
  return { verb: "validate", version, files };
}
