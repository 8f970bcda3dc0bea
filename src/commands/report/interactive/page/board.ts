/** What the inputs come to: the answer in a sentence, two pictures and a table, drawn again whenever one is moved. */

import type { Issue } from "../../../../errors.ts";
import { format } from "../../../../messages/format.ts";
import { showRow } from "../../../../output/numbers/cells.ts";
import type { BreakEven } from "../../../../plan/types.ts";
import { yearNamer } from "../../../../year-names.ts";
import { printerOf } from "../../html/charts/frame.ts";
import { lines } from "../../html/charts/line-chart.ts";
import { datum, isMoney, minus, type Setting } from "../../html/context.ts";
import { type Child, el, inner, type Markup } from "../../html/element.ts";
import { table } from "../../html/html-table.ts";
import { spendingPanels } from "../../html/sections/spending.ts";
import { findingOf, moved, unmoved } from "../live-report.ts";

/** The places that are drawn again. */
export const boardMarkup: Child = [
  el("p", { class: "lead", id: "live-answer" }),
  el("p", { class: "soft", id: "live-before" }),
  el("div", { class: "panels", id: "live-pictures" }),
];

/** Returns the answer, to be said. `breakEven`: none where it is not known yet. */
export function showAnswer(setting: Setting, changed: boolean, breakEven?: BreakEven): string {
  const answer = findingOf(setting, changed ? moved : unmoved, breakEven);
  put("live-answer", el("span", {}, answer));
  return answer;
}

/** `changed`: whether any input is moved. */
export function showBoard(setting: Setting, changed: boolean, numbersOpen: boolean): void {
  showAnswer(setting, changed);
  const before = setting.t("explore.unmoved", { sentence: findingOf(setting, unmoved) });
  put("live-before", changed ? el("span", {}, before) : "");
  put("live-pictures", [balance(setting, changed), spending(setting, changed)]);
  put("live-numbers", numbersOpen ? numbers(setting, changed) : "");
}

/** Nothing is drawn of inputs that contradict each other. Returns what is wrong. */
export function showIssues(setting: Setting, issues: readonly Issue[], contradictory: boolean): string {
  const { t, language } = setting;
  const says = issues.map((issue) => textOf(issue, language));
  const head = t(contradictory ? "explore.contradict" : "explore.refused");
  put("live-answer", [head, ...says.map((text) => [" ", el("strong", { class: "alarm" }, text)])]);
  for (const id of ["live-before", "live-pictures", "live-numbers"]) put(id, "");
  return [head, ...says].join(" ");
}

/** An issue with what to do next, as sentences. */
export function textOf({ next = [], ...issue }: Issue, language: Setting["language"]): string {
  const texts = [issue, ...next].map((message) => format(message, language));
  // A name that a sentence begins with stays as it is.
  const sentences = texts.map((text) => text.replace(/^\p{Ll}+(?=[ :])/u, capitalized));
  return sentences.map((text) => (/[.?!…]$/.test(text) ? text : `${text}.`)).join(" ");
}

function capitalized(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function put(id: string, content: Child): void {
  const place = document.getElementById(id);
  if (place !== null) place.innerHTML = inner([content]);
}

/** The metric that is asked about, year by year. */
function balance(setting: Setting, changed: boolean): Child {
  const { report, t, placeOf, moneyName, language } = setting;
  const { metric = "" } = report.comparison.outcomes[0] ?? {};
  const drawn = (changed ? [unmoved, moved] : [unmoved]).flatMap((scenario) => {
    const row = report.comparison.rows[placeOf(metric, scenario)];
    if (row === undefined || row.kind === "single") return [];
    const ghost = changed && scenario === unmoved;
    const label = ghost ? t("explore.as-before") : "";
    return [{ row, label, stroke: ghost ? "ghost" : "k0", values: row.values, at: `live.${scenario}` }];
  });
  const [first] = drawn;
  if (first === undefined) return undefined;
  const { row } = first;
  const title = row.label[language].normalize("NFC");
  const about = { id: "live-metric", title, description: findingOf(setting, changed ? moved : unmoved) };
  const years = report.years.map(yearNamer(report));
  const values = drawn.flatMap((each) => each.values);
  const { axis, print } = printerOf(setting, row, values);
  const isBalance =
    report.comparison.outcomes[0]?.balance === true && row.kind === "stock" && isMoney(setting, row);
  const measure = isBalance ? t("page.by-year-end", { money: moneyName }) : axis.unit;
  return panel(title, measure, lines(about, years, drawn, axis, print));
}

function spending(setting: Setting, changed: boolean): Child {
  const { t, moneyName } = setting;
  const found = spendingPanels(setting, "live-spending", changed ? unmoved : undefined)[
    changed ? moved : unmoved
  ];
  if (found === undefined) return undefined;
  const measure = [t("page.by-year", { money: moneyName }), ...(changed ? [t("explore.dashed")] : [])].join(
    "; ",
  );
  return panel(t("page.picture"), measure, found.picture);
}

function panel(name: string, measure: string, picture: Markup): Child {
  return el(
    "div",
    { class: "panel" },
    el("p", { class: "panel-name" }, name),
    el("p", { class: "measure" }, measure),
    picture,
  );
}

/** Every metric of the page, before and after. */
function numbers(setting: Setting, changed: boolean): Child {
  const { report, t, table: style } = setting;
  const { rows } = report.comparison;
  const names = [...new Set(rows.map(({ metric }) => metric))];
  const groups = names.map((metric) => {
    const alike = rows.filter((row) => row.metric === metric);
    const shown = changed ? alike : alike.slice(0, 1);
    return {
      title: [
        showRow(alike[0] as (typeof rows)[number], style, alike).label,
        " ",
        el("code", { class: "soft" }, metric),
      ],
      rows: shown.map((row) => {
        const { values, total } = showRow(row, style, alike);
        const cells = [
          ...values.map((text, k) => [text, row.values[k], `values.${k}`] as const),
          [total, row.total, "total"] as const,
        ];
        return {
          head: row.scenario === unmoved ? t("explore.as-before") : t("explore.yours"),
          cells: cells.map(([text, value, at]) => ({
            content: text === "" ? "" : datum(value, minus(text), `live.${row.scenario}.${metric}.${at}`),
          })),
        };
      }),
    };
  });
  const years = report.years.map(yearNamer(report));
  return table(t("explore.numbers"), [t("table.metric"), ...years, t("table.total")], groups);
}
