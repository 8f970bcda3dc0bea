/** The answer first: a headline, what each scenario comes to, how likely a shortfall is, and what the scenarios are. */

import { withinSentence } from "../../../../labels.ts";
import { moneyBasis } from "../../../../output/numbers/cells.ts";
import { grouped } from "../../../../output/numbers/number.ts";
import { allBases, overridesLine } from "../../../../output/text/heading.ts";
import { shareCell } from "../../../../output/text/trials.ts";
import type { SimulateReport } from "../../../../report/simulated.ts";
import { yearNamer } from "../../../../year-names.ts";
import type { AnswerRow } from "../../report.ts";
import { pageFinding } from "../../view.ts";
import { datum, minus, periodText, type Setting } from "../context.ts";
import { type Child, el, type Markup } from "../element.ts";
import { sourceMarks } from "../figure.ts";
import { table } from "../html-table.ts";
import { methodLink } from "./method.ts";

export function answer(setting: Setting): Markup {
  const { report, language } = setting;
  const { plan, about } = report;
  const period = periodText(setting, report.years);
  return el(
    "header",
    {},
    el("p", { class: "kicker" }, plan.label[language], el("span", { class: "soft" }, ` · ${period}`)),
    el("h1", {}, headline(setting)),
    // Of one scenario the headline says it already.
    report.answers.length > 1 ? el("p", { class: "lead" }, pageFinding(report, language)) : undefined,
    el("p", { class: "lead" }, about === undefined ? undefined : `${about[language]} `, assumed(setting)),
    el("p", { class: "byline" }, byline(setting)),
    allBases(report.scenarios, language).map((line) => el("p", { class: "soft" }, line)),
    atAGlance(setting),
    scenarioList(setting),
  );
}

/**
 * A headline about the first scenario in which the money runs short, or that it lasts; where the model does not say what that is, the
 * finding.
 */
export function headline(setting: Setting): Child[] {
  const { report, rich, money, nameOf, language } = setting;
  const { answers } = report;
  const place = answers.findIndex(({ firstShortfallYear }) => firstShortfallYear !== null);
  const row = answers[Math.max(0, place)];
  if (row === undefined)
    return [pageFinding(report, language)?.replace(/\.$/, "") ?? report.plan.label[language]];
  const at = (key: string) => `answers.${Math.max(0, place)}.${key}`;
  const { funding, finalBalance, firstShortfallYear, scenario } = row;
  const values = {
    what: fundingName(setting),
    funding: datum(funding, money(funding), at("funding")),
    name: nameOf(scenario),
    left: datum(finalBalance, money(finalBalance), at("final_balance")),
    missing: datum(finalBalance, money(-finalBalance), at("final_balance")),
    short: datum(
      firstShortfallYear,
      firstShortfallYear === null ? "" : yearNamer(report)(firstShortfallYear),
      at("first_shortfall_year"),
    ),
    last: yearNamer(report)(report.years.at(-1) as number),
  };
  if (firstShortfallYear === null) {
    const all = answers.every((each) => each.funding === funding);
    return answers.length > 1 && all ? rich("page.all-last", values) : rich("page.lasts", values);
  }
  if (finalBalance >= 0) return rich("page.recovers", values);
  return rich(funding === 0 ? "page.none" : "page.short", values);
}

/** What each scenario comes to, a line a scenario. */
function atAGlance(setting: Setting): Child {
  const { report, t, rich, amount, nameOf, language } = setting;
  const { answers, simulation, headline: requested } = report;
  if (answers.length === 0) return undefined;
  const label = (metric: string | undefined) =>
    report.comparison.rows.find((row) => row.metric === metric)?.label[language].normalize("NFC") ?? "";
  const risks = answers.some(({ shortfallProbability }) => shortfallProbability !== null);
  const never = t("table.none");
  const rows = answers.map(
    (
      { scenario, spending, funding, finalBalance, firstShortfallYear, shortfallProbability }: AnswerRow,
      i,
    ) => ({
      head: [el("span", { class: `k${scenario} dot`, "aria-hidden": "true" }), nameOf(scenario)],
      cells: [
        { content: datum(spending, minus(amount(spending)), `answers.${i}.spending`) },
        { content: datum(funding, minus(amount(funding)), `answers.${i}.funding`) },
        {
          content: datum(finalBalance, minus(amount(finalBalance)), `answers.${i}.final_balance`),
          alarm: finalBalance < 0,
        },
        {
          content:
            firstShortfallYear === null
              ? never
              : datum(
                  firstShortfallYear,
                  yearNamer(report)(firstShortfallYear),
                  `answers.${i}.first_shortfall_year`,
                ),
          alarm: firstShortfallYear !== null,
        },
        ...(risks
          ? [
              {
                content: datum(
                  shortfallProbability,
                  shortfallProbability === null ? "" : shareCell({ probability: shortfallProbability }),
                  `answers.${i}.shortfall_probability`,
                ),
              },
            ]
          : []),
      ],
    }),
  );
  const headings = [
    t("table.scenario"),
    label(requested.spending),
    label(requested.funding),
    label(requested.metric),
    t("page.first-short"),
    ...(risks ? [t("page.chance-short")] : []),
  ];
  return el(
    "div",
    { class: "glance" },
    table(t("page.glance"), headings, [{ rows }]),
    el(
      "p",
      { class: "measure" },
      t("page.glance-mean", {
        basis: moneyBasis(report, setting.table),
        period: periodText(setting, report.years),
        last: yearNamer(report)(report.years.at(-1) as number),
      }),
      simulation === undefined || !risks
        ? undefined
        : [
            " ",
            rich("page.risk-means", {
              trials: keptTrials(simulation),
              what: fundingName(setting),
            }),
          ],
    ),
  );
}

/** The trials that shares are of: those kept, where all scenarios kept as many. */
function keptTrials({ trials, keptTrials: [first = trials, ...others] }: SimulateReport): string | Markup {
  if (first === trials || others.some((each) => each !== first))
    return datum(trials, grouped(trials, 0), "trials");
  return grouped(first, 0);
}

function assumed({ report, rich }: Setting): Child {
  const [base] = report.scenarios;
  if (base === undefined) return undefined;
  return rich("page.assumptions", {
    assumptions: datum(base.assumptions, String(base.assumptions), "scenarios.0.assumptions"),
    inputs: datum(base.inputs, String(base.inputs), "scenarios.0.inputs"),
  });
}

/** Who made the page, of which day it is, and how it is cited. The day is given, or that of the newest page that it rests on. */
function byline(setting: Setting): Child[] {
  const { report, t } = setting;
  const { version, day } = report;
  const newest = newestSource(report.sources);
  return [
    day === undefined
      ? newest === undefined
        ? t("page.by", { version })
        : t("page.by-sources", { version, day: newest })
      : t("page.by-day", { version, day }),
    " · ",
    el("a", { href: "#made" }, t("page.how-to-cite")),
    methodLink(setting),
    " · ",
    el("a", { href: "#terms" }, t("page.terms")),
  ];
}

export function newestSource(sources: Setting["report"]["sources"]): string | undefined {
  return sources
    .map(({ date }) => date)
    .filter((date) => /^\d{4}/.test(date))
    .sort()
    .at(-1);
}

/** What the model calls the money, as it stands within a sentence: public money, EU grants. */
export function fundingName({ report, language }: Setting): string {
  const row = report.comparison.rows.find(({ metric }) => metric === report.headline.funding);
  return withinSentence((row?.label[language] ?? "").normalize("NFC"), language);
}

/** Longer names, as those of files, break where a line ends: letters. */
const maxWhole = 24;

/** Why each scenario is there, and what was changed by hand. */
function scenarioList(setting: Setting): Child {
  const { report, language } = setting;
  const items = report.scenarios.flatMap((scenario, i) => {
    const stories = report.stories.filter((story) => story.scenario === i && story.why !== undefined);
    const changes = overridesLine(scenario).map((typed) => [" ", el("code", {}, typed)]);
    return [
      el(
        "li",
        {},
        el("strong", {}, scenario.label[language].normalize("NFC")),
        " ",
        el("code", { class: scenario.name.length > maxWhole ? "soft" : "soft whole" }, scenario.name),
        stories.map(({ why, sources }) => [
          ". ",
          (why?.[language] ?? "").replace(/\.$/, ""),
          sources.length > 0 ? " " : "",
          sourceMarks(setting, sources),
        ]),
        changes,
      ),
    ];
  });
  return el("ul", { class: "scenarios" }, items);
}
