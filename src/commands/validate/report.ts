import type { ValidateReport } from "../../report/types.ts";

export function validateReport(files: readonly string[], version: string): ValidateReport {
  return { verb: "validate", version, files };
}
