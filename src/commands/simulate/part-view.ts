import { recordOf } from "../../output/document.ts";
import type { View } from "../../output/report-view.ts";
import type { PartReport } from "../../report/simulated.ts";

/** Part of a simulation, for `merge` alone: the verb refuses other formats before there is anything to write. */
export const partView: View<PartReport> = {
  page: onlyJson,
  document: (report) => ({ head: recordOf(report, "version shard key check payload"), lists: [] }),
  records: onlyJson,
};

function onlyJson(): never {
  throw new Error("a part is JSON");
}
