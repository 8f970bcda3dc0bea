/** What a plan calls its years, where that is not their number: FY2026, 2026-27. */

/** As a plan states them. A year without a calendar is one from January to December, called by its number. */
export interface Calendar {
  /** The first year and the last, by their numbers: `2026..2030`. */
  readonly range: string;
  /** With `{year}`, `{yy}`, `{next}` (the following year's two digits) or `{nextyear}` in it: `FY{year}`, `{year}-{next}`. */
  readonly name: string;
  /** The month in which the first year begins: `2026-04`. */
  readonly begin: string;
}

/** What a year is called, by its number; what is no year of four digits, as the year of what never is, stays a number. */
export function yearName(year: number, calendar: Pick<Calendar, "name"> | undefined): string {
  if (calendar === undefined || year < 1000 || year > 9999) return String(year);
  const lastTwo = (each: number) => String(each % 100).padStart(2, "0");
  return calendar.name
    .replaceAll("{year}", String(year))
    .replaceAll("{yy}", lastTwo(year))
    .replaceAll("{nextyear}", String(year + 1))
    .replaceAll("{next}", lastTwo(year + 1));
}

/** Whether a metric that is a calendar year names none: it is undefined, or 0, as a model has it that compares the year with others. */
export function isNoYear(year: number | null): year is null | 0 {
  return year === null || year === 0;
}

/** Names the years of a report: its head says what its plan calls them. */
export function yearNamer({
  plan,
}: {
  readonly plan: { readonly years?: Calendar | undefined };
}): (year: number) => string {
  return (year) => yearName(year, plan.years);
}

/** Consecutive years from the first to the last: `2026..2030`. */
export function yearsText(years: readonly number[], calendar?: Calendar): string {
  const [first, last] = [years[0] as number, years.at(-1) as number].map((year) => yearName(year, calendar));
  return first === last ? `${first}` : `${first}..${last}`;
}

/** Consecutive years from the first to the last, in a sentence. */
export function periodInWords(years: readonly number[]): { readonly en: string; readonly ko: string } {
  const [first, last] = [years[0] as number, years.at(-1) as number];
  return first === last
    ? { en: `${first}`, ko: `${first}년` }
    : { en: `${first}–${last}`, ko: `${first}~${last}년` };
}

/** Years in order, with gaps: `2026..2027, 2031`. */
export function spansText(years: readonly number[], calendar?: Calendar): string {
  return consecutive(years)
    .map((span) => yearsText(span, calendar))
    .join(", ");
}

/** Years in order, each run of consecutive ones by itself. */
export function consecutive(years: readonly number[]): number[][] {
  const spans: number[][] = [];
  for (const year of years) {
    const open = spans.at(-1);
    if (open?.at(-1) === year - 1) open.push(year);
    else spans.push([year]);
  }
  return spans;
}

/** The number of the first year, and the calendar month in which it begins. */
export function beginningOf({ range, begin }: Pick<Calendar, "range" | "begin">) {
  const [year = 0, month = 1] = begin.split("-").map(Number);
  const first = Number(range.trim().slice(0, 4));
  /** `ahead`: the calendar year in which a year begins, less its number. */
  return { first, month, ahead: year - first };
}

/** The calendar month in which a year begins, by its number: 2026-04. */
export function beginOf(year: number, calendar: Calendar | undefined): string {
  const { month, ahead } = calendar === undefined ? { month: 1, ahead: 0 } : beginningOf(calendar);
  return `${year + ahead}-${String(month).padStart(2, "0")}`;
}
