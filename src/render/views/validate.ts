import type { ValidateReport } from "../../report/report.ts";
import { validatePage } from "../table/list.ts";
import type { View } from "../view.ts";

export const validateView: View<ValidateReport> = {
  page: validatePage,
  document: ({ version, files }) => ({
    head: { version },
    lists: [{ key: "files", record: "file", items: files }],
  }),
  records: ({ files }) => [["file"], ...files.map((file) => [file])],
};
