import { type CheckReport, type CheckRow, outcomeOf } from "../../report/check.ts";
import type { Json } from "../document.ts";
import { findingText } from "../findings.ts";
import { github } from "../github.ts";
import { junit } from "../junit.ts";
import { checkPage } from "../table/check.ts";
import type { View } from "../view.ts";

export const checkView: View<CheckReport> = {
  page: checkPage,
  document: (report) => {
    const { version, plan, planFile, model, modelFile, file, asOf, strict, verdict } = report;
    const { holds, passed, failed, warned } = verdict;
    return {
      head: {
        version,
        plan: { id: plan.id, file: planFile, label: plan.label.en },
        model: { id: model.id, file: modelFile },
        file,
        ...{ asOf, strict, holds, passed, failed, warned },
      },
      lists: [{ key: "checks", record: "check", items: report.checks.map(checkItem) }],
    };
  },
  records: ({ checks }) => [
    ["check", "level", "scenario", "result", "cells", "findings", "first"],
    ...checks.flatMap((check) =>
      check.cases.map((each) => {
        const [first] = each.findings;
        const found = first === undefined ? "" : findingText(first, "en");
        const { scenario = "", cells, count } = each;
        const result = each.status === "undecided" ? each.status : outcomeOf(each, check.level);
        return [check.id, check.level, scenario, result, String(cells ?? ""), String(count), found];
      }),
    ),
  ],
  own: { junit, github },
};

function checkItem({ id, kind, text, reason, assert, level, place, cases }: CheckRow): Json {
  return {
    ...{ check: id, kind, text: text?.en, reason: reason?.en, assert, level, line: place?.line },
    cases: cases.map(({ scenario, status, cells, count, findings }) => ({
      ...{ scenario, status, cells, count },
      findings: findings.map((finding) => ({ ...finding, ...saysOf(finding) }) as Json),
    })),
  } as Json;
}

/** A requirement in English, as every text of a document is. */
function saysOf(finding: CheckRow["cases"][number]["findings"][number]): { readonly says?: string } {
  return finding.kind === "requirement" ? { says: finding.says.en } : {};
}
