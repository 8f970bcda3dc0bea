/** A plan made of a budget table: each line is a member of its group's family, and groups are added up. */

import { basename } from "node:path";
import { Failure, type Message, message } from "../../errors.ts";
import {
  type Amount,
  type AmountUnit,
  at,
  plainAmount,
  readAmountUnit,
  sumOf,
} from "../../files/budget/budget-amounts.ts";
import { type BudgetTable, readBudget, totalsByYear } from "../../files/budget/budget-table.ts";
import type { BudgetLine } from "../../files/budget/budget-totals.ts";
import { readCsv } from "../../files/csv-reader.ts";
import { readBytes } from "../../files/json/read-file.ts";
import { smallestUnit } from "../../formula/currency.ts";
import { functions } from "../../formula/syntax.ts";
import { maxAmount } from "../../formula/units.ts";
import { capped } from "../../issues.ts";
import type { Text } from "../../model/definition.ts";
import type { Currency } from "../../model/inputs.ts";
import { placeInArgument } from "../../places.ts";
import { beginUnsaid } from "../../plan/calendar.ts";
import { readsBack } from "../../plan/years.ts";
import { type Calendar, periodInWords, yearName, yearsText } from "../../year-names.ts";
import { templateOf, type Written } from "./blank.ts";
import { idOf } from "./member-ids.ts";
import { type Files, jsonText } from "./new-folder.ts";
import { type Group, modelOf } from "./table-model.ts";

interface TableRequest {
  readonly file: string;
  /** `million EUR`, where the table does not say it. */
  readonly unit: string | undefined;
  readonly currency: Currency | undefined;
  readonly years: readonly number[] | undefined;
}

const maxInGroup = 500;

/** Throws Failure: "file" for a table that cannot be read, "input" with all that is wrong with it, "usage" for what is asked of it. */
export function tableFiles(
  root: string,
  { file, unit, currency: requested, years: wanted }: TableRequest,
  currencyOf: (code: string) => Currency,
): { files: Files; notes: readonly Message[] } {
  const amountUnit = unit === undefined ? undefined : givenUnit(unit);
  const whole = readBudget(readCsv(file, readBytes(file)), amountUnit);
  const table = wanted === undefined ? whole : within(whole, wanted);
  const currency = fitting(currencyOfTable(table, requested, currencyOf), table);
  refuseParts(table, currency);
  const groups = groupsOf(table);
  const years = table.years.map(({ year }) => year);
  const totals = totalsByYear(table);
  const name = namedAlike(table);
  const scenario = templateOf(root, "table/scenarios/five-percent-less.json");
  const placeholder = scenario.reason as Text;
  const plan = {
    $schema: "./schemas/plan.json",
    format: "baekjo/plan/1",
    id: idOf(basename(file).replace(/\.\w+$/, ""), "budget", new Set()).replaceAll("_", "-"),
    base: "as-tabled",
    alternatives: ["five-percent-less"],
    label: (table.title ?? basename(file).replace(/\.\w+$/, "")).slice(0, 200),
    years: name === undefined ? yearsText(years) : { range: yearsText(years), name },
    currency,
    families: Object.fromEntries(
      groups.map(({ family, lines }) => [
        family,
        Object.fromEntries(lines.map(({ id, names }) => [id, names.at(-1)])),
      ]),
    ),
    parameters: {
      outturn: {
        value: 100,
        range: { shape: "triangular", low: 95, high: 105 },
        source: "ASSUMPTION",
        reason: placeholder,
      },
      envelope: {
        values: byYear(years, totals),
        source: "ASSUMPTION",
        reason: {
          en: `${placeholder.en}. It is set to the total of the table.`,
          ko: `${placeholder.ko}. 표의 합계로 두었습니다.`,
        },
      },
      ...Object.fromEntries(
        groups.flatMap(({ family, lines }) =>
          lines.map(({ id, amounts, place }) => [
            `${family}.${id}.amount`,
            {
              values: byYear(years, amounts),
              source: "ASSUMPTION",
              reason: `${basename(file)}:${place.line}`,
            },
          ]),
        ),
      ),
    },
    sources: {},
  };
  const files = new Map([
    ["plan.json", jsonText(plan)],
    ["model.json", jsonText(modelOf(templateOf(root, "table/model.json"), groups))],
    ["checks.json", jsonText(checksOf(templateOf(root, "table/checks.json"), years, totals, currency))],
    ["scenarios/five-percent-less.json", jsonText({ ...scenario, $schema: "../schemas/scenario.json" })],
  ]);
  const total = grouped(plainAmount(sumOf(totals)));
  const about = {
    file,
    lines: table.lines.length,
    years: periodInWords(years),
    total,
    currency: currency.code,
  };
  const notes = [
    groups.length === 1
      ? message("init.table-flat", about)
      : message("init.table", { ...about, groups: groups.length }),
    ...(table.amountUnit === undefined ? [message("init.no-unit", { currency: currency.code })] : []),
    ...(name === undefined && table.years.some(({ name, year }) => name !== String(year))
      ? [message("init.named-years", { name: table.years[0]?.name ?? "", year: years[0] ?? 0 })]
      : []),
    ...[beginUnsaid(calendarNamed(years, name)) ?? []].flat(),
    ...table.notes,
    message("init.placeholders", { inputs: "outturn, envelope" }),
  ];
  return { files, notes };
}

/** By which rule the table calls its years, where it calls all of them by one and not by their number alone: FY{year}, {year}-{next}. */
function namedAlike({ years }: BudgetTable): string | undefined {
  const [first] = years;
  if (first === undefined || first.name === String(first.year)) return undefined;
  const next = first.year + 1;
  const rule = first.name
    .replace(String(first.year), "{year}")
    .replace(String(next), "{nextyear}")
    .replace(new RegExp(`(?<!\\d)${String(next).slice(2)}(?!\\d)`), "{next}")
    .replace(new RegExp(`(?<!\\d)${String(first.year).slice(2)}(?!\\d)`), "{yy}");
  const calendar = calendarNamed([first.year], rule);
  const isOwn = years.every(
    ({ year, name }) => yearName(year, calendar) === name && readsBack(year, calendar),
  );
  return isOwn ? rule : undefined;
}

/** The calendar of years that a rule names; a table does not say when they begin. */
function calendarNamed(years: readonly number[], name: string): Calendar;
function calendarNamed(years: readonly number[], name: string | undefined): Calendar | undefined;
function calendarNamed(years: readonly number[], name: string | undefined): Calendar | undefined {
  return name === undefined ? undefined : { range: yearsText(years), name, begin: `${years[0]}-01` };
}

function givenUnit(unit: string): AmountUnit {
  const amountUnit = readAmountUnit(unit);
  if (amountUnit !== undefined) return amountUnit;
  const place = placeInArgument("--unit", unit, 0, unit.length);
  const [, digits = "", currency = ""] = /^\s*1((?:[,.']?000){1,4})(?!\d)(.{0,40})$/u.exec(unit) ?? [];
  const scale = ["thousand", "million", "billion", "trillion"][digits.replaceAll(/[^0]/g, "").length / 3 - 1];
  const meant = `${scale} ${currency.trim()}`.trim();
  const next = readAmountUnit(meant) === undefined ? [] : [message("next.write", { text: meant })];
  throw new Failure("usage", { ...message("init.unit", { unit: unit.slice(0, 40) }), place, next });
}

/** The years that are wanted, which the table has to have. */
function within(table: BudgetTable, wanted: readonly number[]): BudgetTable {
  const columns = table.years.map(({ year }, i) => ({ year, i })).filter(({ year }) => wanted.includes(year));
  if (columns.length !== wanted.length) {
    const has = yearsText(table.years.map(({ year }) => year));
    const text = yearsText(wanted);
    const place = placeInArgument("--years", text, 0, text.length);
    throw new Failure("usage", { ...message("init.years-outside", { years: has }), place });
  }
  return {
    ...table,
    years: columns.map(({ i }) => table.years[i] as BudgetTable["years"][number]),
    lines: table.lines.map((line) => ({
      ...line,
      amounts: columns.map(({ i }) => line.amounts[i] as Amount),
    })),
  };
}

function currencyOfTable(
  { amountUnit }: BudgetTable,
  requested: Currency | undefined,
  currencyOf: (code: string) => Currency,
): Currency {
  const found = amountUnit?.currency;
  if (found === undefined && requested === undefined)
    throw new Failure("usage", { ...message("init.which-currency"), next: [message("init.say-currency")] });
  if (found !== undefined && requested !== undefined && found !== requested.code) {
    const place = placeInArgument("--currency", requested.code, 0, requested.code.length);
    throw new Failure("usage", {
      ...message("budget.currency-differs", { found, requested: requested.code }),
      place,
    });
  }
  return requested ?? currencyOf(found as string);
}

/** The currency kept to as few decimals as its largest sum needs in order to be exact: thousands, where whole ones are too many. */
function fitting(currency: Currency, { lines }: BudgetTable): Currency {
  const all = lines.flatMap(({ amounts }) => amounts);
  const sum = sumOf(all.map((each) => (each.digits < 0n ? { ...each, digits: -each.digits } : each)));
  const fits = (decimals: number) =>
    at(sum, Math.min(-decimals, sum.exponent)) <= limitAt(decimals, sum.exponent);
  const decimals = [currency.decimals, 0, -3, -6].find((each) => each <= currency.decimals && fits(each));
  return { ...currency, decimals: decimals ?? currency.decimals };
}

/** Throws Failure "input" where an amount is no multiple of the currency's smallest unit: a point that separates thousands, perhaps. */
function refuseParts({ lines, notes }: BudgetTable, { code, decimals }: Currency): void {
  const whole = ({ digits, exponent }: Amount) =>
    exponent >= -decimals || digits % 10n ** BigInt(-decimals - exponent) === 0n;
  const smallest = `${plainAmount({ digits: 1n, exponent: -decimals })} ${code}`;
  const issues = lines.flatMap(({ amounts, place }) =>
    amounts
      .filter((amount) => !whole(amount))
      .map((amount) => ({
        ...message("quantity.not-whole", { text: plainAmount(amount), smallest }),
        ...{ place, next: notes },
      })),
  );
  if (issues.length > 0) throw new Failure("input", capped(issues));
}

/** The most that is held to the last smallest unit, in units of 10 ** the lesser exponent. */
function limitAt(decimals: number, exponent: number): bigint {
  return BigInt(maxAmount(smallestUnit(decimals))) * 10n ** BigInt(-decimals - Math.min(-decimals, exponent));
}

/** Words that no family may be called: they are the language's, or the model's own. */
const reserved = [
  ...["year", "index", "hours", "and", "or", "not", "undefined", "payers"],
  ...["spending", "budget", "balance", "outturn", "envelope"],
  ...Object.keys(functions),
];

function groupsOf({ lines }: BudgetTable): readonly Group[] {
  const byNames = new Map<string, BudgetLine[]>();
  for (const line of lines) {
    const key = line.names.slice(0, -1).join("\n");
    byNames.set(key, [...(byNames.get(key) ?? []), line]);
  }
  const families = new Set(reserved);
  return [...byNames.values()].map((members) => {
    const names = (members[0] as BudgetLine).names.slice(0, -1).filter((name) => name !== "");
    const full = members[maxInGroup];
    if (full !== undefined) {
      const values = { name: names.join(", "), most: maxInGroup };
      throw new Failure("input", {
        ...message("budget.group-full", values),
        place: full.place,
      });
    }
    const ids = new Set<string>();
    return {
      names,
      family: idOf(names.length === 0 ? "lines" : names.join(" "), "group", families),
      lines: members.map((line) => ({ ...line, id: idOf(line.names.at(-1) ?? "", "line", ids) })),
    };
  });
}

function byYear(
  years: readonly number[],
  amounts: readonly Amount[],
): Readonly<Record<string, number | string>> {
  return Object.fromEntries(
    years.map((year, i) => {
      const text = plainAmount(amounts[i] as Amount);
      // A double has fifteen digits for sure.
      return [year, text.replaceAll(/\D/g, "").length <= 15 ? Number(text) : text];
    }),
  );
}

/** What the table adds to, year by year, so that no edit of a line goes unseen. */
function checksOf(
  template: Written,
  years: readonly number[],
  totals: readonly Amount[],
  { code }: Currency,
): object {
  return {
    ...template,
    $schema: "./schemas/checks.json",
    checks: [
      ...years.map((year, i) => ({
        id: `table-${year}`,
        text: {
          en: `The lines of ${year} add to the table's total.`,
          ko: `${year}년 항목의 합이 표의 합계와 같다.`,
        },
        assert: `at(budget, ${year}) = ${plainAmount(totals[i] as Amount)}[${code}]`,
      })),
      ...(template.checks as readonly object[]),
    ],
  };
}

/** Thousands apart, for people. */
function grouped(amount: string): string {
  return amount.replace(/^-?\d+/, (whole) => whole.replaceAll(/\B(?=(\d{3})+$)/g, ","));
}
