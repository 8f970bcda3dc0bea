/** The answer first: what it comes to, how likely that is, and what stands behind it. */

import { moneyBasis } from "../../../../output/numbers/cells.ts";
import { grouped, percentage } from "../../../../output/numbers/number.ts";
import { basisLines, overridesLine, periodOf } from "../../../../output/text/heading.ts";
import { yearNamer } from "../../../../year-names.ts";
import type { AnswerRow } from "../../report.ts";
import { datum, type Setting } from "../context.ts";
import { type Child, el, type Markup } from "../element.ts";
import { sourceMarks } from "../figure.ts";

export function answer(setting: Setting): Markup {
  const { report, t, language, table } = setting;
  const { plan, answers, about } = report;
  const [own, ...others] = answers;
  const joined = (all: readonly Child[][]) =>
    all.flatMap((each, i): Child[] => [i === 0 ? "" : t("page.and"), each]);
  // One sentence holds two scenarios; a third makes it a list.
  const inOne = own !== undefined && others.length <= 1;
  const sentences = answers.map((each, i) => clause(setting, each, i, i === 0 || !inOne));
  const period = t("page.period", periodOf(report));
  return el(
    "header",
    {},
    el("p", { class: "kicker" }, plan.label[language], el("span", { class: "soft" }, ` · ${period}`)),
    el(
      "h1",
      {},
      own === undefined ? plan.label[language] : joined(inOne ? sentences : sentences.slice(0, 1)),
      own === undefined ? undefined : t("page.stop"),
    ),
    inOne || own === undefined
      ? undefined
      : el(
          "ul",
          { class: "answers" },
          sentences.slice(1).map((each) => el("li", {}, each, t("page.stop"))),
        ),
    el("p", { class: "lead" }, lead(setting)),
    scenarioList(setting),
    el(
      "p",
      { class: "soft" },
      about === undefined ? undefined : `${about[language]} `,
      t("page.basis", { basis: moneyBasis(report, table) }),
    ),
    ...basisLines(report.scenarios, setting.language).map((line) => el("p", { class: "soft" }, line)),
  );
}

/** A name of so many letters is not broken: it fits the narrowest screen. */
const longestWhole = 16;

/** Whose money it is is said once, and again where it is another amount. */
function clause(setting: Setting, row: AnswerRow, i: number, begins: boolean): Child[] {
  const { rich, money, short: brief, nameOf, report } = setting;
  const { scenario, uses, funding, left, short } = row;
  const what = fundingName(setting);
  const at = (key: string) => `answers.${i}.${key}`;
  const values = {
    name: el("span", nameOf(scenario).length <= longestWhole ? { class: "whole" } : {}, nameOf(scenario)),
    uses: datum(uses, brief(uses), at("uses")),
    left: datum(left, brief(left), at("left")),
    missing: datum(left, brief(-left), at("left")),
    short: datum(short, short === null ? "" : yearNamer(report)(short), at("short")),
  };
  const of = { what, funding: datum(funding, money(funding), at("funding")) };
  const said = report.answers[i - 1]?.funding === funding;
  const whose = said ? [] : begins ? rich("page.of-first", of) : rich("page.of", of);
  if (short === null) return [whose, rich("page.fits", values)];
  return [whose, left < 0 ? rich("page.short", values) : rich("page.recovers", values)];
}

function lead(setting: Setting): Child[] {
  const { report, rich, t, nameOf } = setting;
  const { simulation, answers, scenarios } = report;
  const risks = answers.flatMap(({ scenario, risk }, i) => (risk === null ? [] : [{ scenario, risk, i }]));
  const shares = risks.flatMap(({ scenario, risk, i }, k): Child[] => [
    k === 0 ? "" : ", ",
    `${nameOf(scenario)} `,
    el("strong", {}, datum(risk, percentage(risk, 1), `answers.${i}.risk`)),
  ]);
  const [base] = scenarios;
  return [
    ...(simulation === undefined || risks.length === 0
      ? []
      : [
          rich("page.risk", {
            trials: datum(simulation.trials, grouped(simulation.trials, 0), "trials"),
            shares: el("span", {}, shares),
            what: fundingName(setting),
          }),
          " ",
        ]),
    ...(base === undefined
      ? []
      : rich("page.assumptions", {
          assumptions: datum(base.assumptions, String(base.assumptions), "scenarios.0.assumptions"),
          inputs: datum(base.inputs, String(base.inputs), "scenarios.0.inputs"),
        })),
    t("page.stop"),
  ];
}

/** What the model calls the money, as it stands within a sentence: public money, EU grants. */
function fundingName({ report, language }: Setting): string {
  const row = report.comparison.rows.find(({ metric }) => metric === report.headline.funding);
  const label = row?.label[language] ?? "";
  return /^\p{Lu}\p{Ll}/u.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}

/** Who is who among the scenarios, why, and what was changed by hand. */
function scenarioList(setting: Setting): Markup {
  const { report, language } = setting;
  return el(
    "dl",
    { class: "scenarios" },
    report.scenarios.map((scenario, i) => {
      const stories = report.stories.filter((story) => story.scenario === i);
      return el(
        "div",
        {},
        el("dt", {}, el("span", { class: `k${i} dot`, "aria-hidden": "true" }), scenario.name),
        el(
          "dd",
          {},
          scenario.label[language],
          stories.map(({ why, sources }) =>
            why === undefined
              ? undefined
              : [
                  ". ",
                  why[language].replace(/\.$/, ""),
                  sources.length > 0 ? " " : "",
                  sourceMarks(setting, sources),
                ],
          ),
          overridesLine(scenario).map((typed) => [" ", el("code", {}, typed)]),
        ),
      );
    }),
  );
}
