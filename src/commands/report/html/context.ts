/** What all parts of a page share: its words, its numbers, and where each number stands in the JSON of the same report. */

import { format, type Translate, translator } from "../../../messages/format.ts";
import type { MessageId, PlaceholdersOf } from "../../../messages/message.ts";
import type { Language, Style } from "../../../output/formats.ts";
import { moneyName } from "../../../output/numbers/cells.ts";
import {
  type Formatter,
  formatterOf,
  type TableStyle,
  tableScale,
} from "../../../output/numbers/formatter.ts";
import { plain } from "../../../output/numbers/number.ts";
import { wordingOf } from "../../../output/text/finding.ts";
import { clipped } from "../../../output/text/width.ts";
import type { Row, ScenarioHead } from "../../../report/types.ts";
import { yearNamer } from "../../../year-names.ts";
import type { PageReport } from "../report.ts";
import { type Child, el, Markup, plainText } from "./element.ts";

export interface Setting {
  readonly report: PageReport;
  readonly language: Language;
  readonly table: TableStyle;
  readonly t: Translate;
  /** A sentence some of whose values are markup. */
  readonly rich: <Id extends MessageId>(
    id: Id,
    values: Readonly<Record<PlaceholdersOf<Id>, string | Markup>>,
  ) => Child[];
  /** An amount of money in the page's scale, without its name: 27.38. */
  readonly amount: (value: number) => string;
  /** As a sentence has it: 27.38 trillion won, 27조 3,800억 원. */
  readonly money: (value: number) => string;
  /** The name alone: 조 won. */
  readonly moneyName: string;
  /** What a scenario is called: its label, a long one shortened, and its name too where another one is called the same. */
  readonly nameOf: (scenario: number) => string;
  /** Of a figure, its place among `comparison.rows` in one scenario; -1 where it is not there. */
  readonly placeOf: (metric: string, scenario: number) => number;
  /** The same among `comparison.differences`. */
  readonly differencePlaceOf: (metric: string, scenario: number) => number;
}

export function settingOf(
  report: PageReport,
  { language, scale: requested }: Pick<Style, "language" | "scale">,
): Setting {
  const { currency } = report.money;
  const scale = tableScale(report.comparison.rows, currency, requested, language);
  const { counts } = report.model;
  const calendar = report.plan.years;
  return settingIn(report, { language, currency, scale, requested: requested, counts, calendar });
}

/** The same with money in a scale that is given. */
export function settingIn(report: PageReport, table: TableStyle): Setting {
  const { language, currency } = table;
  const t = translator(language);
  const { rows, differences } = report.comparison;
  const { amount } = moneyFormat(table);
  const names = namesOf(report.scenarios, language);
  const placesIn = (rows: readonly { readonly metric: string; readonly scenario: number }[]) => {
    const places = new Map(rows.map(({ metric, scenario }, i) => [`${scenario} ${metric}`, i]));
    return (metric: string, scenario: number) => places.get(`${scenario} ${metric}`) ?? -1;
  };
  return {
    ...{ report, language, table, t, amount },
    rich: (id, values) => richly(id, values, language),
    money: (value) => wordingOf(report, language).amount(value, currency.code),
    moneyName: moneyName(table),
    nameOf: (scenario) => names[scenario] as string,
    placeOf: placesIn(rows),
    differencePlaceOf: placesIn(differences),
  };
}

/** Of a scenario's label in headlines, headings and pictures: columns of text. The list of scenarios has all of it. */
const maxNameColumns = 64;

function namesOf(scenarios: readonly ScenarioHead[], language: Language): string[] {
  const labels = scenarios.map(({ label }) =>
    clipped(label[language].normalize("NFC").trim(), maxNameColumns),
  );
  return scenarios.map(({ name }, i) => {
    const label = labels[i] as string;
    return labels.filter((each) => each === label).length > 1 ? `${label} (${name})` : label;
  });
}

/** Marks of the private use area stand around markup while the sentence is worded, in which Korean particles follow what is read of it. */
function richly(
  id: MessageId,
  values: Readonly<Record<string, string | Markup>>,
  language: Language,
): Child[] {
  const marked = Object.entries(values).map(([name, value]) => [
    name,
    value instanceof Markup
      ? `\ue000${name}\ue001${plainText([value])}\ue002`
      : value.replaceAll(/[\ue000-\ue002]/g, ""),
  ]);
  return format({ id, values: Object.fromEntries(marked) }, language)
    .split(/\ue000(\w+)\ue001[^\ue002]*\ue002/)
    .map((part, i) => (i % 2 === 1 ? values[part] : part));
}

/** A number as it is shown, with all its digits and its place in the JSON beside it. */
export function datum(value: number | null | undefined, text: string, at: string): Markup {
  if (value === null || value === undefined) return el("span", {}, text);
  return el("data", { value: plain(value), "data-at": at }, minus(text));
}

/** The same for a mark in a picture. */
export function marked(value: number | null, at: string): Readonly<Record<string, string>> {
  return value === null ? {} : { "data-value": plain(value), "data-at": at };
}

/** Consecutive years by the first and the last: 2026–2030, 2026~2030년; one alone by itself. */
export function periodText({ report, t }: Pick<Setting, "report" | "t">, years: readonly number[]): string {
  const [first, last] = [years[0] as number, years.at(-1) as number].map(yearNamer(report)) as [
    string,
    string,
  ];
  return first === last ? t("page.year", { year: first }) : t("page.period", { first, last });
}

/** A hyphen is too short for a minus among figures. */
export function minus(text: string): string {
  return text.replaceAll(/(?<=^|[\s×])-(?=\d)/g, "−");
}

/** How the plan's own money is printed in a table of some scale. */
function moneyFormat(table: TableStyle): Formatter {
  return formatterOf([{ unit: table.currency.code, kind: "flow", values: [], total: null }], table);
}

export function isMoney({ table }: Setting, { unit }: Pick<Row, "unit">): boolean {
  return unit === table.currency.code;
}
