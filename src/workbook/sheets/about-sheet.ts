/** The first sheet: what the workbook is, how it is used, what it was made of, and the numbers that formulas need. */

import type { MessageId } from "../../errors.ts";
import { append } from "../../lists.ts";
import { yearsText } from "../../year-names.ts";
import { columns, headRows, Row } from "../spreadsheet.ts";
import { type Sheet, type SheetContext, sectionRow, textIn } from "./sheet-context.ts";

/** What the program finds a workbook's origin by, in the column of ids. */
export interface Origin {
  readonly format: "baekjo/workbook/1";
  readonly version: string;
  readonly plan: string;
  readonly plan_fingerprint: string;
  readonly model: string;
  readonly model_fingerprint: string;
  /** As it was requested. */
  readonly scenario: string;
  readonly years: string;
  /** The command that makes it once more. */
  readonly command: string;
  /** The scenario that ships which settings are laid on; none for the plan itself. */
  readonly extends: string;
  /** What this scenario is besides, as settings, one a line. */
  readonly set: string;
  /** Inputs that are not as settings can say. */
  readonly beyond_settings: string;
  /** A mark of the formulas on Model and Checks. */
  readonly formulas: string;
}

const originLabels = {
  format: "workbook.origin.format",
  version: "workbook.origin.version",
  plan: "workbook.origin.plan",
  plan_fingerprint: "workbook.origin.plan_fingerprint",
  model: "workbook.origin.model",
  model_fingerprint: "workbook.origin.model_fingerprint",
  scenario: "workbook.origin.scenario",
  years: "workbook.origin.years",
  command: "workbook.origin.command",
  extends: "workbook.origin.extends",
  set: "workbook.origin.set",
  beyond_settings: "workbook.origin.beyond_settings",
  formulas: "workbook.origin.formulas",
} as const satisfies Record<keyof Origin, MessageId>;

/** How a workbook is used, in paragraphs. */
const uses = [
  "workbook.use-1",
  "workbook.use-2",
  "workbook.use-3",
  "workbook.use-4",
  "workbook.use-5",
  "workbook.use-6",
  "workbook.use-7",
] as const;

/** A line a row, and no more in one than a cell of a spreadsheet holds. */
function linesOf(text: string): readonly string[] {
  return text.split("\n").flatMap((line) => line.match(/.{1,30000}/gu) ?? [line]);
}

/** `numbers`: those of formulas, each in a row with what it is. `mark`: of the formulas. */
export function aboutSheet(
  context: SheetContext,
  numbers: readonly Row[],
  origin: Omit<Origin, "formulas">,
  mark: Row,
): Sheet {
  const { t, project, scenario, master } = context;
  const rows: Row[] = [];
  const text = (value: string, look: "title" | "plain" | "note" = "plain") =>
    rows.push(new Row("About").set(columns.id, { value, look }));
  const { plan } = project;
  text(textIn(plan.label, context), "title");
  rows.push(
    new Row("About").set(columns.id, { value: t("workbook.checks"), look: "check" }).set(columns.value, {
      formula: { kind: "cell", row: master, column: { at: columns.value } },
      look: "check",
    }),
  );
  text(textIn(scenario.label, context));
  if (plan.about !== undefined) text(textIn(plan.about, context), "note");
  const years = yearsText(scenario.years, plan.calendar);
  text(t("workbook.money", { currency: plan.currency.code, years }));
  const basis = [plan.tax, scenario.basis].flatMap((one) =>
    one === undefined ? [] : [textIn(one, context)],
  );
  if (basis.length > 0) text(basis.join(". "));
  rows.push(sectionRow("About", t("workbook.use")));
  for (const id of uses) text(t(id));
  rows.push(sectionRow("About", t("workbook.constants")));
  append(rows, numbers);
  rows.push(sectionRow("About", t("workbook.origin")));
  for (const [id, value] of Object.entries(origin)) {
    const label = t(originLabels[id as keyof typeof origin]);
    for (const line of linesOf(value)) {
      rows.push(
        new Row("About")
          .set(columns.id, { value: id, look: "helper" })
          .set(columns.label, { value: label })
          .set(columns.unit, { value: line }),
      );
    }
  }
  rows.push(mark);
  return { name: "About", rows, widths: [26, 60, 30, 20, 3], freeze: { rows: headRows.check, columns: 0 } };
}
