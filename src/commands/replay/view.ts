import type { Json } from "../../output/document.ts";
import { plain } from "../../output/numbers/number.ts";
import type { View } from "../../output/report-view.ts";
import { replayPage } from "./replay-table.ts";
import type { ReplayReport } from "./report.ts";

export const replayView: View<ReplayReport> = {
  page: replayPage,
  document: ({ version, file, saved, asked, same, formulas, inputs, differences, count }) => ({
    head: {
      version,
      file,
      saved: { ...saved },
      asked: { arguments: asked.arguments, options: { ...asked.options } },
      same,
      differing: count,
    },
    lists: [
      { key: "formulas", record: "formula", items: formulas.map((each) => ({ ...each })) },
      { key: "inputs", record: "input", items: inputs.map((each) => ({ ...each })) },
      { key: "differences", record: "difference", items: differences.map((each) => ({ ...each }) as Json) },
    ],
  }),
  records: ({ formulas, inputs, differences }) => [
    ["what", "name", "saved", "now"],
    ...formulas.map(({ name, saved = "", now = "" }) => ["formula", name, saved, now]),
    ...inputs.map(({ name, saved = "", now = "" }) => ["input", name, saved, now]),
    ...differences.map(({ path, saved, now }) => ["result", path, text(saved as Json), text(now as Json)]),
  ],
};

function text(value: Json | undefined): string {
  if (value === undefined) return "";
  return typeof value === "number" ? plain(value) : typeof value === "string" ? value : JSON.stringify(value);
}
