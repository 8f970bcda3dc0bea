/** Days of the Gregorian calendar as text, `2026-11-22`: they sort as they follow each other. */

import { type Message, message } from "../errors.ts";
import { beginningOf, beginOf, type Calendar, yearName } from "../year-names.ts";

/** Whether a text is a day that there is. */
export function isDay(text: string): boolean {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  if (match === null) return false;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** The last day of `2026`, of `2026-06`, or the day itself: by then it had surely come. */
export function lastDayOf(date: string): string {
  const [year = "", month = "12", day] = date.split("-");
  return `${year}-${month}-${day ?? String(daysInMonth(Number(year), Number(month))).padStart(2, "0")}`;
}

/** The number of the plan's year that a day is in: by a calendar that begins in April, of March 2027 that of 2026. */
export function yearOf(day: string, calendar?: Calendar): number {
  return begunOn(day, calendar).year;
}

/** How much of its year has gone at the end of a day: 1 on 31 December, or on the last day by another calendar. */
export function partOfYear(day: string, calendar?: Calendar): number {
  const { from, month } = begunOn(day, calendar);
  const [, inMonth, date = 0] = day.split("-").map(Number);
  let gone = date;
  let all = 0;
  for (let each = month; each < month + 12; each++) {
    const [year, ofYear] = each > 12 ? [from + 1, each - 12] : [from, each];
    if (ofYear === inMonth) gone += all;
    all += daysInMonth(year, ofYear);
  }
  return gone / all;
}

/** The number of the year that a day is in, and the calendar year and month in which that year began. */
function begunOn(day: string, calendar: Calendar | undefined) {
  const [calendarYear = 0, inMonth = 1] = day.split("-").map(Number);
  const { month, ahead } = calendar === undefined ? { month: 1, ahead: 0 } : beginningOf(calendar);
  const from = inMonth < month ? calendarYear - 1 : calendarYear;
  return { year: from - ahead, from, month };
}

/** 28 to 31; months count from 1. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Says of years with two numbers in their names that they are taken to begin in January, where the plan names no other month. */
export function beginUnsaid(calendar: Calendar | undefined): Message | undefined {
  if (calendar === undefined || !/\{next(year)?\}/.test(calendar.name)) return undefined;
  const { first, month } = beginningOf(calendar);
  if (month !== 1) return undefined;
  const year = yearName(first, calendar);
  return message("years.begin-unsaid", { year, begin: beginOf(first, calendar), example: `${first}-04` });
}
