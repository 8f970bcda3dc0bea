import { describe, expect, it } from "vitest";
import { isDay, lastDayOf, partOfYear } from "../../src/plan/calendar.ts";

describe("days", () => {
  it("are those that there are", () => {
    for (const day of ["2026-01-01", "2024-02-29", "2000-02-29", "2026-12-31"])
      expect(isDay(day), day).toBe(true);
    const none = [
      "2026-02-29",
      "1900-02-29",
      "2026-04-31",
      "2026-13-01",
      "2026-00-10",
      "2026-01-00",
      "2026-1-1",
      "today",
      "",
    ];
    for (const day of none) expect(isDay(day), day).toBe(false);
  });

  it("end a month and a year", () => {
    expect(["2026", "2026-06", "2024-02", "2026-02", "2026-05-11"].map(lastDayOf)).toEqual([
      ...["2026-12-31", "2026-06-30", "2024-02-29", "2026-02-28", "2026-05-11"],
    ]);
  });

  it("are a part of their year, counted at their end", () => {
    expect(partOfYear("2026-01-01")).toBe(1 / 365);
    // 31 + 28 + 31 + 30
    expect(partOfYear("2026-04-30")).toBe(120 / 365);
    expect(partOfYear("2024-03-01")).toBe(61 / 366);
    expect(partOfYear("2026-11-22")).toBe(326 / 365);
    expect(partOfYear("2024-12-31")).toBe(1);
  });
});
