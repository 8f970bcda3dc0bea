import { shellWord } from "../../errors.ts";
import { translator } from "../../messages/format.ts";
import { type Json, recordsOf } from "../../output/document.ts";
import type { Style } from "../../output/formats.ts";
import { plain } from "../../output/numbers/number.ts";
import type { View } from "../../output/report-view.ts";
import { type Page, type Part, type Room, unlimited, wrapAt } from "../../output/text/page.ts";
import type { Difference, ReplayReport } from "./report.ts";

export const replayView: View<ReplayReport> = {
  page: replayPage,
  document: ({ version, file, saved, requested, same, formulas, inputs, differences, count }) => ({
    head: {
      version,
      file,
      saved: { command: saved.command, version: saved.version },
      request: { arguments: requested.arguments, options: { ...requested.options } },
      same,
      difference_count: count,
    },
    lists: [
      {
        key: "changed_formulas",
        record: "changed_formula",
        items: recordsOf(formulas, "name saved current"),
      },
      { key: "changed_inputs", record: "changed_input", items: recordsOf(inputs, "name saved current") },
      {
        key: "differences",
        record: "difference",
        items: differences.map(({ current, ...each }) => ({ ...each, current }) as Json),
      },
    ],
  }),
  records: ({ formulas, inputs, differences }) => [
    ["what", "name", "saved", "current"],
    ...formulas.map(({ name, saved = "", current = "" }) => ["formula", name, saved, current]),
    ...inputs.map(({ name, saved = "", current = "" }) => ["input", name, saved, current]),
    ...differences.map(({ path, saved, current }) => [
      "result",
      path,
      text(saved as Json),
      text(current as Json),
    ]),
  ],
};

function text(value: Json | undefined): string {
  if (value === undefined) return "";
  return typeof value === "number" ? plain(value) : typeof value === "string" ? value : JSON.stringify(value);
}

/** As many as tell what has happened; programs are given more. */
const maxShown = 5;
const maxInputs = 12;

export function replayPage(report: ReplayReport, { language }: Style, room: Room): Page {
  const t = translator(language);
  const { same, file, formulas, inputs, differences, count } = report;
  const shown = differences.slice(0, room === unlimited ? undefined : maxShown);
  const none = t("replay.absent");
  const parts: Part[] = [];
  if (formulas.length > 0) {
    parts.push({ remark: t("replay.formulas", { names: formulas.map(({ name }) => name).join(", ") }) });
  }
  const column = (heading: string, columns: number) => ({
    heading,
    align: "left" as const,
    ...(room === unlimited ? {} : wrapAt(columns)),
  });
  // 80 columns with the gaps between them; a number needs twenty at most.
  const values = [column(t("replay.saved"), 21), column(t("replay.now"), 21)];
  if (inputs.length > 0) {
    parts.push({
      title: t("replay.inputs"),
      columns: [column(t("replay.input"), 34), ...values],
      rows: inputs
        .slice(0, room === unlimited ? undefined : maxInputs)
        .map(({ name, saved, current }) => [
          { text: name, code: true },
          { text: saved ?? none },
          { text: current ?? none },
        ]),
    });
  }
  if (inputs.length > maxInputs && room !== unlimited) {
    parts.push({ remark: t("replay.more-inputs", { count: inputs.length, shown: maxInputs }) });
  }
  if (shown.length > 0) {
    parts.push({
      title: t("replay.places"),
      columns: [column("JSON", 34), ...values],
      rows: shown.flatMap((each) => [
        [
          { text: each.path, code: true },
          { text: valueText(each.saved, none) },
          { text: valueText(each.current, none) },
        ],
        ...(aboutText(each) === ""
          ? []
          : [[{ text: aboutText(each), indent: 2 }, { text: "" }, { text: "" }]]),
      ]),
    });
  }
  const more = count > shown.length ? [t("replay.more", { count, shown: shown.length })] : [];
  return {
    titles: [t(same ? "replay.same" : "replay.differs", { file })],
    typed: [commandText(report)],
    basis: [],
    parts,
    notes: [same || count > 0 ? more : [t("replay.none")]],
  };
}

/** As it would be typed. */
export function commandText({ saved, requested }: Pick<ReplayReport, "saved" | "requested">): string {
  const options = Object.entries(requested.options).flatMap(([name, value]) => {
    if (typeof value === "boolean") return value ? [`--${name}`] : [];
    const values = typeof value === "object" ? value : [value];
    return values.flatMap((each) => [`--${name}`, shellWord(String(each))]);
  });
  return ["baekjo", saved.command, ...requested.arguments.map(shellWord), ...options].join(" ");
}

/** The figure that a number is of: a pointer alone says little. */
function aboutText({ metric, scenario, year }: Difference): string {
  const figure = [metric, year === undefined ? undefined : String(year)].filter((part) => part !== undefined);
  return [figure.join(" "), scenario ?? ""].filter((part) => part !== "").join(", ");
}

const longest = 60;

/** A number with every digit; of a longer value the beginning. */
function valueText(value: Difference["saved"], none: string): string {
  if (value === undefined) return none;
  if (typeof value === "number") return plain(value);
  const text = JSON.stringify(value);
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
}
