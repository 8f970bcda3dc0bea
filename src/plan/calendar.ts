/** Days of the Gregorian calendar as text, `2026-11-22`: they sort as they follow each other. */

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

export function yearOf(day: string): number {
  return Number(day.slice(0, 4));
}

/** How much of its year has gone at the end of a day: 1 on 31 December. */
export function partOfYear(day: string): number {
  const [year, month, date] = day.split("-").map(Number) as [number, number, number];
  let gone = date;
  for (let before = 1; before < month; before++) gone += daysInMonth(year, before);
  return gone / (isLeap(year) ? 366 : 365);
}

/** 28 to 31; months count from 1. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}
