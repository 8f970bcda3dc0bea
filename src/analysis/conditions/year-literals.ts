/** Years in a user's condition as the plan calls them: `short.first < 2027-28` compares with a year, and subtracts nothing. */

import { plainText } from "../../formula/numbers.ts";
import type { LiteralReader } from "../../formula/parse.ts";
import { readYear } from "../../plan/years.ts";
import type { Calendar } from "../../year-names.ts";

/** As fiscal calendars write years: two numbers in a row (2026-27, 2026/2027), or FY before one. */
const fiscal = "(?:FY ?'?)?\\d{4}[-/](?:\\d{4}|\\d\\d)|FY ?'?(?:\\d{4}|\\d\\d)(?:[-/](?:\\d{4}|\\d\\d))?";

/**
 * Reads the name of a year where one starts in a formula's text: its number, or what is to be asked where it could be either of two
 * years. Numbers in other forms, and names that are numbers themselves, are left to the language: 2000-50 is 1950.
 */
export function yearLiterals(calendar: Calendar | undefined): LiteralReader {
  const named = calendar === undefined ? "" : `${patternOf(calendar.name)}|`;
  const pattern = new RegExp(`(?:${named}${fiscal})(?![\\p{L}\\p{N}_.%])`, "uy");
  return (text, from) => {
    pattern.lastIndex = from;
    const written = pattern.exec(text)?.[0];
    if (written === undefined || /^\d+$/.test(written)) return undefined;
    const year = readYear(written, calendar);
    const end = from + written.length;
    if (typeof year === "number") return { value: year, end };
    return year.id === "years.no-year" && /^\d/.test(written) ? undefined : { wrong: year, end };
  };
}

/** What a name of years looks like, whichever the year is: of letters, digits, spaces and dashes (`plan.years.name`). */
function patternOf(name: string): string {
  const long = plainText(name).replaceAll(/\{(?:year|nextyear)\}/g, "\\d{4}");
  return long.replaceAll(/\{(?:yy|next)\}/g, "\\d\\d");
}
