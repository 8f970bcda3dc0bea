import type { Finding } from "../../analysis/checks/findings.ts";
import { outcomeOf } from "../../analysis/checks/verdict.ts";
import type { Json } from "../../output/document.ts";
import type { View } from "../../output/report-view.ts";
import { checkPage } from "./check-table.ts";
import { findingText } from "./finding-text.ts";
import { github } from "./github.ts";
import { junit } from "./junit.ts";
import type { CheckReport, CheckRow } from "./report.ts";

export const checkView: View<CheckReport> = {
  page: checkPage,
  document: (report) => {
    const { version, plan, planFile, model, modelFile, file, asOf, strict, verdict } = report;
    const { holds, passed, failed, warned, errors } = verdict;
    return {
      head: {
        version,
        plan: { id: plan.id, file: planFile, label: plan.label.en },
        model: { id: model.id, file: modelFile },
        file,
        ...{ asOf, strict, holds, passed, failed, warned, ...(errors === 0 ? {} : { errors }) },
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
        const { status } = each;
        const result = status === "undecided" || status === "error" ? status : outcomeOf(each, check.level);
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
      findings: findings.map(findingItem),
    })),
  } as Json;
}

/** What is in words is in English, as every text of a document is. */
function findingItem(finding: Finding): Json {
  if (finding.kind === "requirement") return { ...finding, says: finding.says.en } as unknown as Json;
  if (finding.kind !== "error") return finding as Json;
  const { line, column } = finding.issue.place ?? {};
  return { kind: "error", says: findingText(finding, "en"), line, column };
}
