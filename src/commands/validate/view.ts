import { translator } from "../../messages/format.ts";
import type { View } from "../../output/report-view.ts";
import { sentence } from "../../output/text/finding.ts";
import { validatePage } from "../list/view.ts";

export interface ValidateReport {
  readonly command: "validate";
  readonly version: string;
  readonly files: readonly string[];
}

export const validateView: View<ValidateReport> = {
  finding: ({ files }, language) => sentence(translator(language)("validate.good", { count: files.length })),
  page: validatePage,
  document: ({ version, files }) => ({
    head: { version },
    lists: [{ key: "files", record: "file", items: files }],
  }),
  records: ({ files }) => [["file"], ...files.map((file) => [file])],
};

export function validateReport(files: readonly string[], version: string): ValidateReport {
  return { command: "validate", version, files };
}
