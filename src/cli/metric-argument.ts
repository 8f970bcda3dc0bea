import type { Question } from "../analysis/conditions/condition.ts";
import type { MoneyBasis } from "../analysis/projection/money.ts";
import { didYouMean, Failure, type Message, message } from "../errors.ts";
import { currencyNamed, currencyOfSign } from "../formula/currency.ts";
import { type Format, formats } from "../output/formats.ts";
import { placeInArgument } from "../places.ts";
import type { Project, Scenario } from "../plan/types.ts";
import { readYear } from "../plan/years.ts";
import type { Selection } from "../report/selection.ts";
import { headlineMetric } from "../report/selection.ts";
import { yearName } from "../year-names.ts";
import { yearAmong, yearMeant } from "./arguments.ts";
import type { MoneyOptions, ProjectOptions } from "./options.ts";

/** `compute.cost@2028`: a name, and a year where one is given. Throws Failure "usage" for what follows an @ and is no year. */
export function nameAndYear(
  text: string,
  { plan }: Pick<Project, "plan">,
): { readonly name: string; readonly year: number | undefined } {
  const at = text.indexOf("@");
  if (at < 0) return { name: text, year: undefined };
  const behind = text.slice(at + 1);
  const year = readYear(behind, plan.calendar);
  if (typeof year === "number") return { name: text.slice(0, at), year };
  if (year.id !== "years.no-year") throw new Failure("usage", year);
  const each =
    behind.length > longestDated ? [] : behind.split(/[,;&\s]+/).map((one) => readYear(one, plan.calendar));
  const next = each.every((one) => typeof one === "number")
    ? each.map((one) => message("next.write", { text: yearName(one, plan.calendar) }))
    : yearMeant(behind, plan.years).next;
  throw new Failure("usage", {
    ...message("explain.year", { text: behind }),
    ...(next === undefined ? {} : { next }),
  });
}

/** What a name is: a figure or a parameter. Throws Failure "input" where it is neither. */
export function kindOf(name: string, project: Project, scenario: Scenario): "figure" | "parameter" {
  if (scenario.settings.has(name)) return "parameter";
  const figures = figuresOf(project);
  if (figures.has(name)) return "figure";
  const dated = datedIn(name, figures, project, scenario);
  const next: Message[] = [
    ...didYouMean(dated === undefined ? project.suggestions(name, ["metric", "input"]) : [dated]),
    message("next.see", { command: "baekjo list metrics" }),
    message("next.see", { command: "baekjo list inputs" }),
  ];
  throw new Failure("input", { ...message("explain.unknown", { name: name.slice(0, 80) }), next });
}

/** No name and year are longer: to look for both takes the square of the time. */
const longestDated = 200;

/** The figure with its year behind an @, of `balance.public.2028`, `balance[2028]` and `at(balance, 2028)`. */
function datedIn(
  text: string,
  figures: ReadonlySet<string>,
  { plan }: Project,
  { years }: Scenario,
): string | undefined {
  if (text.length > longestDated) return undefined;
  const found =
    /^(?<name>[\p{L}_][^\s@[(:,]*?)(?:[.:,\s]|\s?[[(])\s?(?<year>\d{4}[^\s\])]*)[\])]?$/u.exec(text) ??
    /^at\(\s*(?<name>[^\s,]+)\s*,\s*(?<year>\d{4}[^\s)]*)\s*\)$/.exec(text);
  const { name = "", year = "" } = found?.groups ?? {};
  const read = readYear(year, plan.calendar);
  if (!figures.has(name) || typeof read !== "number" || !years.includes(read)) return undefined;
  return `${name}@${yearName(read, plan.calendar)}`;
}

/** The names of all figures, members written out. */
export function figuresOf({ definition, plan }: Project): ReadonlySet<string> {
  return new Set(
    definition.metrics.flatMap(({ name }) => {
      const [family = "", second] = name.split(".");
      if (second !== "*") return [name];
      return [...(plan.families.get(family)?.keys() ?? [])].map((member) => name.replace("*", member));
    }),
  );
}

/** Refuses a year that is not asked about. Throws Failure "usage". */
export function checkYear(
  year: number | undefined,
  { years }: Scenario,
  { plan }: Pick<Project, "plan">,
): void {
  if (year !== undefined) yearAmong(String(year), years, plan.calendar);
}

/** A condition as it was given to an option or an argument. */
export function questionFrom(option: string, text: string): Question {
  return { text, notes: [], placeOf: ({ from, to }) => placeInArgument(option, text, from, to) };
}

/** What is asked about where nothing is named. Throws Failure "usage" for a model without metrics. */
export function metricUnnamed({ definition }: Project): string {
  const metric = headlineMetric(definition);
  if (metric === undefined) throw new Failure("usage", message("usage.no-metric"));
  return metric;
}

/** A person starts with the summary; a program is given everything. */
export function selectionOf(
  { metric, section, groupBy }: Pick<ProjectOptions, "metric" | "section" | "groupBy">,
  format: Format,
): Selection {
  const otherwise = formats[format].reader === "person" ? "summary" : "all";
  return { metrics: metric ?? [], section, groupBy, otherwise };
}

/** What money is to be expressed in: `USD`, `usd` or `dollars`, and a year by its number or as the plan calls it. Throws Failure "usage". */
export function basisOf({ in: currency, real }: MoneyOptions, { plan }: Pick<Project, "plan">): MoneyBasis {
  const written = currency?.trim();
  const code =
    written === undefined ? undefined : (currencyOfSign(written) ?? currencyNamed(written) ?? currency);
  const prices = typeof real === "string" ? readYear(real, plan.calendar) : real;
  if (typeof prices === "object") throw new Failure("usage", { ...prices, ...yearMeant(String(real)) });
  return { currency: code, prices };
}
